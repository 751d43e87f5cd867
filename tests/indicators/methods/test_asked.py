"""Asked: what a method refuses, and what it just takes."""

import pytest

from kriminalpraeventiv.indicators.methods.asked import (
    LARGEST,
    count_faults,
    is_number,
    level_faults,
    number_faults,
    positive_faults,
)
from kriminalpraeventiv.indicators.methods.told import rounded, whole


def test_counts_are_taken_up_to_the_largest() -> None:
    assert [*count_faults("$.count", 0), *count_faults("$.count", LARGEST), *count_faults("$.count", 1, least=1)] == []
    [above] = count_faults("$.count", LARGEST + 1)
    [below] = count_faults("$.count", 0, least=1)
    assert (above.code, below.message) == ("out_of_range", "want a whole number from 1")


@pytest.mark.parametrize("number", [1, 1.0, LARGEST, -1.5])
def test_a_number_is_whole_or_broken(number: float) -> None:
    assert is_number(number)


@pytest.mark.parametrize("number", [True, None, "1", float("nan"), float("inf"), 1 + 0j])
def test_what_is_no_finite_number_is_none(number: object) -> None:
    assert not is_number(number)


def test_a_number_may_be_a_bound_itself() -> None:
    assert [*number_faults("$.share", 0, 0, 1), *number_faults("$.share", 1, 0, 1)] == []
    assert [fault.message for fault in number_faults("$.share", 1.01, 0, 1)] == ["want a number from 0 to 1"]
    assert [fault.message for fault in number_faults("$.population", 0.9, 1)] == ["want a number from 1"]


def test_a_positive_number_is_neither_0_nor_too_small_or_large_to_compute_with() -> None:
    assert [*positive_faults("$.n", 1e-12), *positive_faults("$.n", 1e12)] == []
    assert [len([*positive_faults("$.n", number)]) for number in (0, -1, 1e-13, 1.1e12, True)] == [1] * 5


def test_a_level_lies_between_0_and_1() -> None:
    assert [*level_faults(0.001), *level_faults(0.999)] == []
    assert [len([*level_faults(level)]) for level in (0.0, 1.0, 1, -0.5, 95.0, None)] == [1] * 6


@pytest.mark.parametrize(
    ("number", "like", "text"),
    [
        (40.45, None, "40,4"),
        (0.0, None, "0,0"),
        (1.0, None, "1,0"),
        (0.99, None, "0,99"),
        (0.1, None, "0,10"),
        (0.099, None, "0,099"),
        (-0.0386, None, "-0,039"),
        (12.0, 0.0386, "12,000"),
        (1e-20, None, "0,000000000000"),
        (1e15, None, "1.000.000.000.000.000"),
        (1e30, 0.01, "1.000.000.000.000.000.019.884.624.838.656"),
        (1234.56, None, "1.234,6"),
    ],
)
def test_numbers_in_sentences_have_two_digits_that_count(number: float, like: float | None, text: str) -> None:
    assert rounded(number, like).da == text


def test_whole_numbers_are_written_without_decimals() -> None:
    assert (whole(1000.0).da, whole(1000).en, whole(99.8).da) == ("1.000", "1,000", "99,8")


@pytest.mark.parametrize(("level", "refused"), [(0.9999, False), (0.99991, True), (1 - 1e-16, True), (0.0, True)])
def test_no_level_is_told_as_quite_sure(level: float, refused: bool) -> None:
    assert bool(tuple(level_faults(level))) is refused
