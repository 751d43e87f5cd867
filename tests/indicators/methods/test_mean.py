"""Mean: Student's interval as scipy has it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.mean import mean
from kriminalpraeventiv.indicators.methods.result import Interval, Result

LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.998])
VALUES = st.lists(st.floats(-1e4, 1e4).map(lambda value: round(value, 3)), min_size=2, max_size=60)


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


@given(VALUES, LEVELS)
def test_the_interval_agrees_with_scipy(values: list[float], level: float) -> None:
    found = mean(values, level=level)
    value = math.fsum(values) / len(values)
    error = math.sqrt(math.fsum((each - value) ** 2 for each in values) / (len(values) - 1) / len(values))
    reach = stats.t.ppf((1 + level) / 2, len(values) - 1) * error
    assert found.value == pytest.approx(value, rel=1e-9, abs=1e-9)
    assert found.standard_error == pytest.approx(error, rel=1e-9, abs=1e-9)
    assert bounds(found) == pytest.approx((value - reach, value + reach), rel=1e-9, abs=1e-8)


@given(VALUES, LEVELS)
def test_the_mean_lies_in_the_middle_of_its_interval(values: list[float], level: float) -> None:
    found = mean(values, level=level)
    low, high = bounds(found)
    assert low <= (found.value or 0) <= high
    assert (low + high) / 2 == pytest.approx(found.value, abs=1e-6)


@given(VALUES, st.floats(-100, 100), st.integers(1, 9))
def test_values_moved_or_measured_in_other_units_move_the_interval(
    values: list[float], moved: float, times: int
) -> None:
    low, high = bounds(mean(values))
    other = bounds(mean([value * times + moved for value in values]))
    assert other == pytest.approx((low * times + moved, high * times + moved), rel=1e-6, abs=1e-6)


@given(VALUES)
def test_a_higher_level_gives_a_wider_interval(values: list[float]) -> None:
    (low, high), (wide_low, wide_high) = bounds(mean(values, level=0.8)), bounds(mean(values, level=0.95))
    assert wide_low <= low
    assert high <= wide_high


def test_values_that_do_not_vary_have_no_width() -> None:
    assert mean([12, 12, 12]).interval == Interval(low=12, high=12)


def test_a_mean_says_how_it_was_computed_in_both_languages() -> None:
    found = mean([12, 9, 14, 13, 11, 13], level=0.9)
    assert (found.method, found.level, found.inputs) == ("mean", 0.9, (("values", (12, 9, 14, 13, 11, 13)),))
    low, high = stats.t.interval(0.9, 5, 12, stats.sem([12, 9, 14, 13, 11, 13]))
    assert found.text.en == (
        "The mean of 6 numbers is 12.0. With 90 per cent confidence the mean they vary about lies between "
        f"{low:.1f} and {high:.1f}."
    )
    assert found.text.da.startswith("Gennemsnittet af 6 tal er 12,0. Med 90 pct. sikkerhed")


def test_numbers_in_the_sentence_keep_the_digits_that_count() -> None:
    assert "is 0.020. With" in mean([0.01, 0.02, 0.03], level=0.5).text.en
    assert "is 0.0. With" in mean([-1000, 1000]).text.en


@pytest.mark.parametrize("values", [[], [3]])
def test_one_value_has_no_interval(values: list[float]) -> None:
    with pytest.raises(InvalidInput) as refused:
        mean(values)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("too_few", "$.values")]


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        mean([1, float("nan"), True, 1e13, -1e13], level=95)
    assert [fault.place for fault in refused.value.faults] == [
        "$.values[1]",
        "$.values[2]",
        "$.values[3]",
        "$.values[4]",
        "$.level",
    ]
