"""Group: what is said of few persons is hidden too, numbers in texts are listed, and the maker's file counts."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput, UnknownName
from kriminalpraeventiv.indicators.disclosure import (
    SUPPRESSED,
    Account,
    account,
    custom,
    numbers_in,
    of_group,
    profile,
    profile_of_audience,
    suppressed,
    suppressed_cross,
)
from kriminalpraeventiv.schedule.content import AUDIENCES

RESEARCH = profile("dst_research")


@pytest.mark.parametrize(("size", "hidden"), [(0, True), (1, True), (4, True), (5, False), (6, False)])
def test_what_is_said_of_a_small_group_is_hidden(size: int, hidden: bool) -> None:
    assert of_group("2018-05-01", size, RESEARCH) == (SUPPRESSED if hidden else "2018-05-01")


@pytest.mark.parametrize("size", [-1, None, 5.0, True])
def test_a_size_that_cannot_be_is_refused(size: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(InvalidInput):
        of_group(17, size, RESEARCH)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ingen ændring.", ("Ingen",)),
        ("Der er 3 nye medlemmer og To på vej ud.", ("3", "To")),
        ("36,2 pct. af 1.000, heraf én på 17 år", ("36,2", "1.000", "én", "17")),
        ("Miljøet er roligt, toget kører.", ()),
        ("Only one was charged.", ("Only", "one")),
        ("3 3", ("3", "3")),
    ],
)
def test_the_numbers_of_a_text_are_listed_in_their_order(text: str, numbers: tuple[str, ...]) -> None:
    assert numbers_in(text) == numbers


def test_every_audience_selects_a_profile_and_only_those_who_handle_the_case_none() -> None:
    chosen = {audience: profile_of_audience(audience) for audience in AUDIENCES}
    assert chosen == {"case": "off", "authorities": RESEARCH, "political": RESEARCH, "public": RESEARCH}
    with pytest.raises(UnknownName, match="public"):
        profile_of_audience("publik")


def test_the_account_tells_small_numbers_from_those_hidden_beside_them() -> None:
    row = {"a": 12, "b": 3, "c": 7}
    assert account(row, suppressed(row, RESEARCH)) == Account(
        profile="dst_research", version=1, threshold=5, shown=2, small=1, beside=1
    )
    few = {"a": 1, "b": 3}
    assert account(few, suppressed(few, RESEARCH)) == Account(
        profile="dst_research", version=1, threshold=5, shown=0, small=3, beside=0
    )
    cross = {"x": {"a": 14, "b": 7, "c": 2}, "y": {"a": 9, "b": 11, "c": 6}, "z": {"a": 21, "b": 5, "c": 8}}
    made = account(cross, suppressed_cross(cross, RESEARCH))
    assert (made.shown, made.small, made.beside) == (12, 1, 3)


@pytest.mark.parametrize(
    ("zeros", "small", "beside"), [("show", 0, 0), ("show_unless_all_or_none", 1, 1), ("hide", 1, 1)]
)
def test_the_account_counts_zeros_as_the_profile_does(zeros: Any, small: int, beside: int) -> None:  # noqa: ANN401 - a code
    row = {"charged": 12, "not_charged": 0}
    made = account(row, suppressed(row, custom(threshold=5, zeros=zeros)))
    assert (made.small, made.beside) == (small, beside)


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 20), min_size=1))
def test_the_account_adds_up_to_what_the_table_hides(row: dict[str, int]) -> None:
    table = suppressed(row, profile("dst_public"))
    made = account(row, table)
    assert made.small + made.beside == table.hidden
    assert made.shown + table.hidden == len(row) + 1
    assert made.small == sum(count < 3 for count in (*row.values(), sum(row.values())))
