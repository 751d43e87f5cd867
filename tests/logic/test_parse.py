"""The language of conditions: what it lets through, what it refuses, and what it says to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import InvalidCondition
from kriminalpraeventiv.logic.condition import Condition
from kriminalpraeventiv.logic.lexis import faults_in_detail, plainly_written
from kriminalpraeventiv.logic.parse import parse
from kriminalpraeventiv.testing.strategies import conditions
from refused_conditions import REFUSED


@pytest.mark.parametrize(("text", "hint"), REFUSED, ids=[text[:24] for text, _ in REFUSED])
def test_what_is_not_in_the_language_is_refused_with_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(InvalidCondition) as refused:
        parse(text)
    assert hint in str(refused.value)
    assert all(fault.place.startswith("column ") for fault in refused.value.faults)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("victim", "victim"),
        ("not victim", "not victim"),
        ("18 > age", "age < 18"),
        ("6 <= age <= 25", "age >= 6 and age <= 25"),
        ("'police' == sender", 'sender == "police"'),
        ("sender == receiver", "sender == receiver"),
        ('sender in {"b", "a", "a"}', 'sender in {"a", "b"}'),
        ("sender not in parties", "sender not in parties"),
        ("viborg.in_day_care and (a or b)", "viborg.in_day_care and (a or b)"),
        ("(a and b) and (c and d)", "a and b and c and d"),
        ("a or (b or c)", "a or b or c"),
        ("not (a and b)", "not (a and b)"),
        ("not (not a)", "not not a"),
        ("a and not b or c", "a and not b or c"),
        ('on >= "2024-01-01"', 'on >= "2024-01-01"'),
        ("a\n  and b", "a and b"),
    ],
)
def test_a_condition_prints_in_one_canonical_way(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


def test_every_fault_of_a_condition_is_told_at_once_with_its_column() -> None:
    with pytest.raises(InvalidCondition) as refused:
        parse("age < 1_0 and victim == true & acute")
    assert [fault.place for fault in refused.value.faults] == ["column 7", "column 25", "column 30"]


@given(conditions())
def test_what_is_printed_parses_to_the_same_condition(condition: Condition) -> None:
    assert parse(str(condition)) == condition


PIECES = [
    *("age", "a.b", "a.", ".5", "1_0", "18", "007", "true", "and", "or", "not", "in", "AND", '"police"', "'x'"),
    *('"', "'", "b", "(", ")", "{", "}", ",", "==", "=", "!", "!=", "<", "<=", ">", ">=", "<>", "~", "-", ":", "#"),
    *(" ", "\n", "\t", "2026-11-01", '"2026-11-01"', "æ", "[", "]", "\\"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_a_text_that_looks_plainly_written_has_no_fault_in_any_token(text: str) -> None:
    assert not plainly_written(text) or list(faults_in_detail(text)) == []


@given(conditions())
def test_every_condition_as_it_prints_is_plainly_written(condition: Condition) -> None:
    assert plainly_written(str(condition))
