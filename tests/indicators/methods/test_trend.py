"""Trend: the printed examples, the oracles on random grids, and what turns a trend round."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau, theilslopes
from statsmodels.stats.contingency_tables import Table

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.trend import monotone_trend, trend_of_shares

SAMPLES = st.lists(
    st.integers(1, 2_000).flatmap(lambda n: st.builds(Sample, count=st.integers(0, n), denominator=st.just(n))),
    min_size=5,
    max_size=9,
)
VALUES = st.lists(st.integers(-50, 50).map(float), min_size=5, max_size=15)


def of_a_thousand(*counts: int) -> list[Sample]:
    return [Sample(count=count, denominator=1_000) for count in counts]


def test_110_to_81_of_a_thousand() -> None:
    # 2.3: z -2.437271, p 0.014799
    found = trend_of_shares(of_a_thousand(110, 104, 98, 90, 81))
    assert (found.statistic, found.p) == pytest.approx((-2.437271, 0.014799), abs=5e-7)
    assert found.value == pytest.approx(-0.0072)
    assert found.text.da.startswith("Andelen falder: ændringen er -0,7 procentpoint fra gang til gang")


@given(SAMPLES)
def test_a_trend_of_shares_agrees_with_statsmodels(samples: list[Sample]) -> None:
    if 0 < sum(sample.count for sample in samples) < sum(sample.denominator for sample in samples):
        table = Table(np.array([[s.denominator - s.count, s.count] for s in samples], dtype=float), shift_zeros=False)
        expected = table.test_ordinal_association()
        total = sum(sample.denominator for sample in samples)
        # the oracle divides the variance by total - 1, Cochran and Armitage by total
        statistic = trend_of_shares(samples).statistic
        assert statistic is not None
        assert statistic * math.sqrt((total - 1) / total) == pytest.approx(expected.zscore, rel=1e-9, abs=1e-9)


@given(SAMPLES)
def test_the_change_is_the_weighted_slope(samples: list[Sample]) -> None:
    weights = np.sqrt([sample.denominator for sample in samples])
    slope = np.polyfit(range(len(samples)), [sample.share for sample in samples], 1, w=weights)[0]
    assert trend_of_shares(samples).value == pytest.approx(slope, rel=1e-6, abs=1e-9)


@given(SAMPLES)
def test_backwards_a_trend_has_the_other_sign(samples: list[Sample]) -> None:
    forth, back = trend_of_shares(samples), trend_of_shares(samples[::-1])
    assert (back.value, back.statistic) == pytest.approx((-(forth.value or 0), -(forth.statistic or 0)), abs=1e-9)


def test_weights_make_a_trend_less_sure() -> None:
    samples = [Sample(count=4 * count, denominator=4_000, design_effect=4.0) for count in (110, 104, 98, 90, 81)]
    assert trend_of_shares(samples).statistic == pytest.approx(-2.437271, abs=5e-7)


def test_without_any_change_there_is_no_trend() -> None:
    found = trend_of_shares(of_a_thousand(0, 0, 0, 0, 0))
    assert (found.value, found.statistic, found.p) == (0, 0, 1)
    assert trend_of_shares(of_a_thousand(110, 104, 112, 104, 108)).text.en.startswith("No trend is shown")
    assert trend_of_shares(of_a_thousand(81, 90, 98, 104, 110)).text.en.startswith("The share rises by 0.7 percentage")
    assert trend_of_shares(of_a_thousand(110, 104, 98, 90, 81), level=0.99).text.da.startswith("Der er ikke vist nogen")


def test_from_41_to_29() -> None:
    # 2.3: S -17, p 0.016261 (normal), slope -2.0
    found = monotone_trend([41, 38, 36, 39, 33, 31, 29])
    assert (found.statistic, found.value) == (-17, -2.0)
    assert found.p == pytest.approx(0.016261, abs=5e-7)
    assert found.text.da.startswith("Tallene falder: ændringen er -2,0 fra gang til gang.")


@given(VALUES)
def test_a_steady_trend_agrees_with_scipy(values: list[float]) -> None:
    found = monotone_trend(values)
    assert found.value == pytest.approx(theilslopes(values).slope, rel=1e-9, abs=1e-12)
    ranks, pairs = range(len(values)), len(values) * (len(values) - 1) / 2
    s = sum(np.sign(values[j] - values[i]) for i, j in itertools.combinations(ranks, 2))
    assert found.statistic == s
    if found.standard_error:
        # scipy's normal form has no step towards 0
        expected = kendalltau(ranks, values, method="asymptotic").pvalue
        assert math.erfc(abs(s) / found.standard_error / math.sqrt(2)) == pytest.approx(expected, rel=1e-9)
        tied = (abs(s) - 1) / found.standard_error if s else 0
        assert found.p == pytest.approx(math.erfc(tied / math.sqrt(2)), rel=1e-9)
    assert abs(found.statistic or 0) <= pairs


@given(VALUES)
def test_turned_over_a_steady_trend_has_the_other_sign(values: list[float]) -> None:
    forth, down, back = (monotone_trend(each) for each in (values, [-value for value in values], values[::-1]))
    assert (forth.p, -(forth.statistic or 0)) == (down.p, down.statistic) == (back.p, back.statistic)
    assert down.value == -(forth.value or 0)


@given(VALUES)
def test_a_steady_trend_knows_only_the_order(values: list[float]) -> None:
    stretched = monotone_trend([3 * value + value**3 + 7 for value in values])
    plain = monotone_trend(values)
    assert (stretched.statistic, stretched.p) == (plain.statistic, plain.p)


def test_what_does_not_move_has_no_trend() -> None:
    found = monotone_trend([5.0] * 6)
    assert (found.value, found.statistic, found.p, found.standard_error) == (0, 0, 1, 0)
    assert monotone_trend([1, 2, 3, 4, 5, 6]).text.en.startswith("The numbers rise by 1.0 each time.")
    assert monotone_trend([1, 3, 2, 4, 1, 3]).text.en.startswith("No trend is shown: the numbers")


def test_the_inputs_are_told() -> None:
    assert monotone_trend([1, 3, 2, 4, 1]).inputs == (("values", (1.0, 3.0, 2.0, 4.0, 1.0)),)
    assert dict(trend_of_shares(of_a_thousand(1, 2, 3, 4, 5)).inputs) == {
        "counts": (1, 2, 3, 4, 5), "denominators": (1_000,) * 5, "design_effects": (1.0,) * 5,
    }  # fmt: skip


def test_four_periods_are_too_few() -> None:
    with pytest.raises(InvalidInput, match="want at least 5 periods"):
        trend_of_shares(of_a_thousand(1, 2, 3, 4))
    with pytest.raises(InvalidInput) as refusal:
        monotone_trend([1.0, math.nan, 2.0], level=2.0)
    assert [fault.place for fault in refusal.value.faults] == ["$.values", "$.values[1]", "$.level"]
