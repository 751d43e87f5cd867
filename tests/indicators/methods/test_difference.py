"""Difference: the printed example, the oracle on random grids, and the laws of a difference."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportions_ztest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe, shares_z
from kriminalpraeventiv.indicators.methods.result import Result

SAMPLES = st.integers(1, 5_000).flatmap(
    lambda n: st.builds(Sample, count=st.integers(0, n), denominator=st.just(n), design_effect=st.just(1.0))
)
LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.998])


def sample(count: int, denominator: int, design_effect: float = 1.0) -> Sample:
    return Sample(count=count, denominator=denominator, design_effect=design_effect)


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


def test_thirty_against_twenty_two_of_275() -> None:
    # 2.2: +2.909 (-2.045, 7.911) points; z 1.165883, p 0.243662
    found = newcombe(sample(30, 275), sample(22, 275), multiplier=100)
    assert found.value == pytest.approx(2.909, abs=5e-4)
    assert bounds(found) == pytest.approx((-2.045, 7.911), abs=5e-4)
    assert found.statistic == pytest.approx(1.165883, abs=5e-7)
    assert found.p == pytest.approx(0.243662, abs=5e-7)


def test_eight_against_eleven_per_cent_of_a_copenhagen_district() -> None:
    # 1.6: ca. 234 answers a district, difference +3.0 (-2.4 to 8.5) points, computed from the shares themselves
    found = newcombe(sample(11 * 234, 100 * 234, 100.0), sample(8 * 234, 100 * 234, 100.0), multiplier=100)
    assert found.value == pytest.approx(3.0)
    assert bounds(found) == pytest.approx((-2.4, 8.5), abs=0.05)


@given(SAMPLES, SAMPLES, LEVELS)
def test_interval_and_test_agree_with_statsmodels(one: Sample, other: Sample, level: float) -> None:
    found = newcombe(one, other, level=level)
    expected = confint_proportions_2indep(
        one.count, one.denominator, other.count, other.denominator, method="newcomb", compare="diff", alpha=1 - level
    )
    assert bounds(found) == pytest.approx(expected, rel=1e-9, abs=1e-12)
    if 0 < one.count + other.count < one.denominator + other.denominator:
        statistic, p = proportions_ztest([one.count, other.count], [one.denominator, other.denominator])
        assert found.statistic == pytest.approx(statistic, rel=1e-9, abs=1e-12)
        assert found.p == pytest.approx(p, rel=1e-9)


@given(SAMPLES, SAMPLES)
def test_the_other_way_round_everything_changes_its_sign(one: Sample, other: Sample) -> None:
    forth, back = newcombe(one, other), newcombe(other, one)
    low, high = bounds(forth)
    assert (back.value, *bounds(back)) == pytest.approx((-(forth.value or 0), -high, -low), abs=1e-15)
    assert back.statistic == pytest.approx(-(forth.statistic or 0))
    assert back.p == forth.p


@given(SAMPLES, SAMPLES, st.sampled_from([0.5, 1, 100, 1_000]))
def test_a_multiplier_stretches_value_and_interval_and_no_test(one: Sample, other: Sample, multiplier: float) -> None:
    plain, stretched = newcombe(one, other), newcombe(one, other, multiplier=multiplier)
    expected = [multiplier * number for number in (plain.value or 0, *bounds(plain))]
    assert [stretched.value, *bounds(stretched)] == pytest.approx(expected)
    assert (stretched.statistic, stretched.p, stretched.text) == (plain.statistic, plain.p, plain.text)


@given(SAMPLES, SAMPLES)
def test_the_difference_lies_in_its_interval_and_a_higher_level_reaches_further(one: Sample, other: Sample) -> None:
    found, wider = newcombe(one, other), newcombe(one, other, level=0.998)
    (low, high), (lower, higher) = bounds(found), bounds(wider)
    assert lower <= low + 1e-15
    assert low <= (found.value or 0) <= high <= higher + 1e-15
    assert lower >= -1
    assert higher <= 1


def test_a_difference_is_never_above_1() -> None:
    assert bounds(newcombe(sample(2_044, 2_044), sample(0, 1)))[1] == 1
    assert bounds(newcombe(sample(0, 1), sample(1_023, 1_023)))[0] == -1


def test_a_design_effect_is_fewer_answers() -> None:
    weighted = newcombe(sample(60, 600, 2.0), sample(90, 600, 2.0))
    assert bounds(weighted) == pytest.approx(bounds(newcombe(sample(30, 300), sample(45, 300))))
    assert weighted.statistic == pytest.approx(newcombe(sample(30, 300), sample(45, 300)).statistic)


def test_a_result_says_what_it_was_computed_from() -> None:
    found = newcombe(sample(30, 275, 1.4), sample(22, 260), level=0.9, multiplier=100)
    assert (found.method, found.level, found.multiplier) == ("newcombe", 0.9, 100)
    assert dict(found.inputs) == {
        "count": 30, "denominator": 275, "design_effect": 1.4,
        "base_count": 22, "base_denominator": 260, "base_design_effect": 1.0,
    }  # fmt: skip


def test_the_sentence_says_whether_chance_explains_it() -> None:
    unclear = newcombe(sample(30, 275), sample(22, 275)).text
    assert unclear.da == (
        "Forskellen er 2,9 procentpoint. Med 95 pct. sikkerhed ligger den mellem -2,0 og 7,9: "
        "den kan skyldes tilfældigheder."
    )
    assert newcombe(sample(60, 275), sample(22, 275)).text.en.endswith("it is larger than chance explains.")
    assert newcombe(sample(22, 275), sample(60, 275)).text.en.endswith("it is larger than chance explains.")


@pytest.mark.parametrize("count", [0, 10])
def test_where_nothing_varies_nothing_differs(count: int) -> None:
    found = newcombe(sample(count, 10), sample(count * 2, 20))
    assert (found.value, found.statistic, found.p) == (0, 0, 1)


@given(st.floats(0, 0.99), st.floats(0.001, 0.01), st.floats(0, 1), st.integers(1, 999), st.integers(1, 999))
def test_the_statistic_grows_with_the_share_and_falls_with_the_base(
    share: float, more: float, base: float, answers: int, base_answers: int
) -> None:
    assert shares_z(share, base, answers, base_answers) <= shares_z(share + more, base, answers, base_answers) + 1e-9
    assert shares_z(base, share, answers, base_answers) >= shares_z(base, share + more, answers, base_answers) - 1e-9


@pytest.mark.parametrize(
    ("facts", "places"),
    [
        ((-1, 10, 1.0), ["$.count"]),
        ((11, 10, 1.0), ["$.count"]),
        ((0, 0, 1.0), ["$.denominator"]),
        ((True, 10, 1.0), ["$.count"]),
        ((-1, 0, 0.0), ["$.count", "$.denominator", "$.design_effect"]),
        ((1, 10, math.nan), ["$.design_effect"]),
        ((1, 10, math.inf), ["$.design_effect"]),
    ],
)
def test_counts_that_cannot_be_are_refused_all_at_once(facts: tuple[int, int, float], places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        sample(*facts)
    assert [fault.place for fault in refusal.value.faults] == places


@pytest.mark.parametrize("level", [0.0, 1.0, 95.0, math.nan])
def test_a_level_is_between_0_and_1(level: float) -> None:
    with pytest.raises(InvalidInput, match=r"\$.level"):
        newcombe(sample(1, 2), sample(1, 2), level=level)
