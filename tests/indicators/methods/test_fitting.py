"""Fitting: the test of a change finds one where there is none in at most as many cases as its level says."""

from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, fisher_exact, poisson

from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.fitting import (
    beyond,
    changed_counts,
    changed_printed,
    changed_shares,
    few_expected,
)
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare
from kriminalpraeventiv.indicators.methods.two_counts import poisson_z


@cache
def found(test: str, count: int, base: int) -> bool:
    before, after = Counted(count=base), Counted(count=count)
    result = changed_counts(after, before) if test == "exact" else poisson_z(before, after, past="random")
    return (result.p or 0.0) < 0.05


def error(test: str, mean: float) -> float:
    top = int(mean + 6 * mean**0.5 + 6)
    terms = [float(term) for term in poisson.pmf(range(top), mean)]
    pairs = ((one, other) for one in range(top) for other in range(top))
    return sum(terms[one] * terms[other] for one, other in pairs if found(test, one, other))


@pytest.mark.parametrize("mean", [1, 2, 3, 5, 10, 20])
def test_of_counts_from_one_level_at_most_five_per_cent_are_told_apart(mean: int) -> None:
    assert error("exact", mean) <= 0.05


def test_the_square_roots_tell_nineteen_per_cent_apart_where_one_event_is_expected() -> None:
    assert error("z", 1) == pytest.approx(0.195, abs=0.001)


@pytest.mark.parametrize(("before", "after"), [(2, 0), (3, 0), (4, 0), (6, 1), (10, 3), (0, 0), (144, 100)])
def test_counts_are_tested_as_the_binomial_says(before: int, after: int) -> None:
    result = changed_counts(Counted(count=after, exposure=2.0), Counted(count=before))
    expected = binomtest(after, before + after, 2 / 3).pvalue if before + after else 1.0
    assert result.method == "conditional_test"
    assert result.p == pytest.approx(float(expected))


def test_more_than_a_million_events_are_tested_by_their_square_roots() -> None:
    assert changed_counts(Counted(count=500_000), Counted(count=500_000)).method == "conditional_test"
    assert changed_counts(Counted(count=500_001), Counted(count=500_000)).method == "poisson_z_random"


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_shares_are_tested_exactly_where_few_are_expected_and_by_newcombe_elsewhere(
    answers: int, others: int, data: st.DataObject
) -> None:
    one = Sample(count=data.draw(st.integers(0, answers)), denominator=answers)
    other = Sample(count=data.draw(st.integers(0, others)), denominator=others)
    result = changed_shares(one, other)
    assert result is not None
    cells = [[one.count, answers - one.count], [other.count, others - other.count]]
    events = one.count + other.count
    expected = min(size * part / (answers + others) for size in (answers, others)
                   for part in (events, answers + others - events))  # fmt: skip
    if abs(expected - 5) > 1e-9:
        assert few_expected(one, other) is (expected < 5)
    if few_expected(one, other):
        assert result.p == pytest.approx(float(fisher_exact(cells).pvalue))
    else:
        assert result == newcombe(one, other)


def test_few_of_very_many_are_tested_as_counts() -> None:
    one, other = Sample(count=0, denominator=100_000), Sample(count=8, denominator=100_000)
    result = changed_shares(one, other)
    assert result is not None
    assert result.method == "conditional_test"
    assert result.p == pytest.approx(2 / 2**8)
    almost, all_ = (Sample(count=100_000 - each.count, denominator=100_000) for each in (other, one))
    mirrored = changed_shares(all_, almost)
    assert mirrored is not None
    assert mirrored.p == pytest.approx(2 / 2**8)


def test_few_in_a_weighted_survey_have_no_exact_test() -> None:
    one, other = Sample(count=0, denominator=100, design_effect=1.5), Sample(count=9, denominator=100)
    assert changed_shares(one, other) is None
    assert changed_shares(other, one) is None


def printed(percent: str, answers: int = 100, effect: float = 1.0) -> PrintedShare:
    return PrintedShare(percent=Decimal(percent), answers=answers, design_effect=effect)


@pytest.mark.parametrize(
    ("after", "before", "verdict"),
    [
        (printed("0.0"), printed("5.0"), None),  # Fisher: 0.06
        (printed("0.0"), printed("9.0"), "significant"),  # Fisher: 0.003
        (printed("1.0"), printed("2.0"), "not_significant"),
        (printed("20", 3_500), printed("22", 3_500), "indeterminate"),
        (printed("18", 3_500), printed("22", 3_500), "significant"),
        (printed("0.0", effect=1.2), printed("9.0", effect=1.2), None),
        (printed("0.4"), printed("9.3"), None),  # no count of 100 gives 0.4 per cent: weights moved it
        (printed("9.4"), printed("60.3"), "significant"),
    ],
)
def test_printed_shares_of_few_show_a_change_only_where_every_count_behind_them_does(
    after: PrintedShare, before: PrintedShare, verdict: str | None
) -> None:
    result = changed_printed(after, before)
    assert (result and result.verdict) == verdict


def test_a_change_is_seen_in_an_interval_without_0_and_in_a_small_p() -> None:
    assert beyond(newcombe(Sample(count=60, denominator=275), Sample(count=22, denominator=275)))
    assert beyond(newcombe(Sample(count=22, denominator=275), Sample(count=60, denominator=275)))
    assert not beyond(newcombe(Sample(count=30, denominator=275), Sample(count=22, denominator=275)))
    assert not beyond(changed_counts(Counted(count=0), Counted(count=5)))  # 0.0625
    assert beyond(changed_counts(Counted(count=0), Counted(count=6)))  # 0.03125
