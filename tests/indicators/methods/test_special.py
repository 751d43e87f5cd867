"""Special functions: as scipy has them, on random grids."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kriminalpraeventiv.indicators.methods.special import (
    normal_multiplier,
    poisson_at_least,
    poisson_at_most,
    poisson_exactly,
    solve,
    student_multiplier,
    two_sided,
)

LEVELS = st.one_of(st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99, 0.998, 0.9999]), st.floats(0.001, 0.999))
MEANS = st.one_of(st.floats(0.001, 50), st.floats(50, 5_000))


def near(mean: float, sigmas: float) -> int:
    return max(0, round(mean + sigmas * math.sqrt(mean)))


@given(LEVELS)
def test_normal_multipliers_agree_with_scipy(level: float) -> None:
    assert normal_multiplier(level) == pytest.approx(stats.norm.isf((1 - level) / 2), rel=1e-12)


@given(st.floats(-30, 30))
def test_two_sided_probabilities_agree_with_scipy(statistic: float) -> None:
    assert two_sided(statistic) == pytest.approx(2 * stats.norm.sf(abs(statistic)), rel=1e-12)


@given(LEVELS, st.one_of(st.integers(1, 40), st.integers(41, 1_100), st.integers(1_001, 10**7)))
def test_student_multipliers_agree_with_scipy(level: float, degrees: int) -> None:
    assert student_multiplier(level, degrees) == pytest.approx(stats.t.ppf((1 + level) / 2, degrees), rel=1e-9)


@pytest.mark.parametrize("degrees", [1, 2, 3, 4, 5, 999, 1000, 1001])
def test_student_multipliers_agree_with_scipy_where_formulas_change(degrees: int) -> None:
    assert student_multiplier(0.95, degrees) == pytest.approx(stats.t.ppf(0.975, degrees), rel=1e-11)


@given(MEANS, st.floats(-6, 6))
def test_poisson_probabilities_agree_with_scipy(mean: float, sigmas: float) -> None:
    count = near(mean, sigmas)
    assert poisson_at_most(count, mean) == pytest.approx(stats.poisson.cdf(count, mean), rel=1e-9)
    assert poisson_at_least(count, mean) == pytest.approx(stats.poisson.sf(count - 1, mean), rel=1e-9)
    assert poisson_exactly(count, mean) == pytest.approx(stats.poisson.pmf(count, mean), rel=1e-9)


@given(MEANS, st.floats(-6, 6))
def test_at_most_and_more_are_everything(mean: float, sigmas: float) -> None:
    count = near(mean, sigmas)
    assert poisson_at_most(count, mean) + poisson_at_least(count + 1, mean) == pytest.approx(1, abs=1e-10)


def test_no_events_are_expected_where_none_can_happen() -> None:
    assert (poisson_exactly(0, 0.0), poisson_exactly(1, 0.0)) == (1.0, 0.0)
    assert (poisson_at_most(0, 0.0), poisson_at_least(1, 0.0)) == (1.0, 0.0)
    assert (poisson_at_most(-1, 3.0), poisson_at_least(0, 3.0)) == (0.0, 1.0)


def test_a_root_is_found_to_the_last_digit() -> None:
    assert solve(lambda x: x - 0.1, 0.0, 1.0) == 0.1
    assert solve(lambda x: x**3 - 27, 0.0, 100.0) == 3.0
