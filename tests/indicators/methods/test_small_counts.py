"""Small counts: the printed example of the E-test, scipy, a count of every pair, and the laws of a test."""

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson, poisson_means_test

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Counted
from kriminalpraeventiv.indicators.methods.exact_tests import conditional_test
from kriminalpraeventiv.indicators.methods.small_counts import e_test
from kriminalpraeventiv.indicators.methods.two_counts import poisson_z

SMALL = st.integers(0, 40)


def p_of(count: int, base: int, exposure: float = 1.0, base_exposure: float = 1.0) -> float:
    found = e_test(Counted(count=count, exposure=exposure), Counted(count=base, exposure=base_exposure)).p
    assert found is not None
    return found


def every_pair(count: int, base: int, exposure: int, base_exposure: int) -> float:
    def square(one: int, other: int) -> Fraction:
        if one + other == 0:
            return Fraction(0)
        apart = Fraction(one, exposure) - Fraction(other, base_exposure)
        return apart**2 / (Fraction(one, exposure**2) + Fraction(other, base_exposure**2))

    pooled = (count + base) / (exposure + base_exposure)
    means = exposure * pooled, base_exposure * pooled
    edge, most = square(count, base), [int(mean + 10 * mean**0.5 + 20) for mean in means]
    first, second = (poisson.pmf(range(top), mean) for top, mean in zip(most, means, strict=True))
    return float(sum(first[x] * second[y] for x in range(most[0]) for y in range(most[1]) if square(x, y) >= edge))


def test_nineteen_against_twelve() -> None:
    # 2.2: p 0.216047
    assert p_of(19, 12) == pytest.approx(0.216047, abs=5e-7)
    assert e_test(Counted(count=19), Counted(count=12)).text.da == (
        "Antallene er 19 og 12. Var der ingen forskel, ville tilfældigheder alene give en mindst så stor forskel "
        "i 21,6 pct. af tilfældene."
    )


@settings(max_examples=60)
@given(st.integers(0, 300), st.integers(0, 300))
def test_the_test_agrees_with_scipy(count: int, base: int) -> None:
    if count != base:  # scipy leaves out that nothing happens at all
        expected = poisson_means_test(count, 1, base, 1)
        assert p_of(count, base) == pytest.approx(float(expected.pvalue), abs=1e-9)
        assert e_test(Counted(count=count), Counted(count=base)).statistic == pytest.approx(
            float(expected.statistic), rel=1e-9
        )


@pytest.mark.parametrize(
    ("count", "base", "exposure", "base_exposure"),
    [(3, 1, 1, 2), (6, 4, 3, 1), (0, 5, 1, 1), (5, 0, 2, 3), (9, 8, 1, 2), (1, 0, 1, 3), (2, 12, 2, 4)],
)
def test_the_test_is_the_sum_over_every_pair(count: int, base: int, exposure: int, base_exposure: int) -> None:
    expected = every_pair(count, base, exposure, base_exposure)
    assert p_of(count, base, exposure, base_exposure) == pytest.approx(expected, rel=1e-9)


@given(SMALL, SMALL, st.sampled_from([0.75, 1.0, 3.0]))
def test_the_other_way_round_the_p_value_is_the_same(count: int, base: int, exposure: float) -> None:
    assert p_of(count, base, exposure, 2.0) == pytest.approx(p_of(base, count, 2.0, exposure), rel=1e-10)
    forth = e_test(Counted(count=count, exposure=exposure), Counted(count=base))
    back = e_test(Counted(count=base), Counted(count=count, exposure=exposure))
    assert (forth.value, forth.statistic) == pytest.approx((-(back.value or 0), -(back.statistic or 0)))


@given(SMALL, SMALL, st.sampled_from([0.25, 4.0, 1_000.0]))
def test_only_the_ratio_of_exposures_matters(count: int, base: int, unit: float) -> None:
    assert p_of(count, base, 2.0 * unit, 3.0 * unit) == pytest.approx(p_of(count, base, 2.0, 3.0), rel=1e-9)


@given(st.integers(0, 60))
def test_the_same_rates_are_never_surprising(count: int) -> None:
    assert p_of(count, count) == 1
    assert p_of(2 * count, count, 2.0) == 1


@given(st.integers(0, 30), st.integers(0, 30))
def test_further_apart_is_rarer(count: int, more: int) -> None:
    # the total stays the same, so that the expected level does
    total = 2 * count + 2 * more
    here, further = p_of(count + more, total - count - more), p_of(count, total - count)
    assert 0 <= further <= here <= 1


def test_under_no_difference_at_most_about_the_level_is_found() -> None:
    # "p-values uniform-ish": of pairs from the same level of 8, about 5 % or fewer are told apart at 5 %
    terms = poisson.pmf(range(31), 8)
    found = sum(terms[x] * terms[y] for x in range(31) for y in range(31) if p_of(x, y) <= 0.05)
    assert 0.02 < found < 0.056


def test_large_counts_take_no_time_and_agree_with_the_square_roots() -> None:
    started = time.process_time()
    p = p_of(1_000_000, 997_000)
    assert time.process_time() - started < 2
    assert p == pytest.approx(poisson_z(Counted(count=997_000), Counted(count=1_000_000), past="random").p, abs=1e-4)


def test_counts_above_a_million_are_refused() -> None:
    with pytest.raises(InvalidInput) as refusal:
        e_test(Counted(count=1_000_001), Counted(count=1_000_002))
    assert [fault.place for fault in refusal.value.faults] == ["$.counted.count", "$.base.count"]
    assert e_test(Counted(count=2), Counted(count=1, exposure=2.0)).inputs == (
        ("count", 2), ("exposure", 1.0), ("base_count", 1), ("base_exposure", 2.0),
    )  # fmt: skip


def test_very_unequal_exposures_with_few_expected_are_left_to_the_conditional_test() -> None:
    # The method itself gives 0.18 for 19 in 10 against 0 in 200, in scipy too; the exact p is below 1e-24.
    assert float(poisson_means_test(19, 10, 0, 200).pvalue) == pytest.approx(0.1807, abs=1e-4)
    assert (conditional_test(Counted(count=19, exposure=10), Counted(count=0, exposure=200)).p or 0) < 1e-24
    for exposure, other in ((10.0, 20_000.0), (20_000.0, 10.0), (10.0, 31.0)):
        with pytest.raises(InvalidInput) as refusal:
            e_test(Counted(count=0, exposure=exposure), Counted(count=19, exposure=other))
        assert [(fault.code, fault.place) for fault in refusal.value.faults] == [("out_of_range", "$.counted.exposure")]
    assert p_of(0, 19, 10.0, 30.0) < 1
    with pytest.raises(InvalidInput):
        p_of(100, 399, 1.0, 9.0)
    assert p_of(100, 400, 1.0, 9.0) < 1e-3  # 50 are expected in the shorter one
    assert p_of(0, 0, 1.0, 9.0) == 1
