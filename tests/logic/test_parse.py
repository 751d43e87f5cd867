"""The language of conditions: what it lets through, what it refuses, and what it says to write instead."""

import pytest
from hypothesis import given

from kriminalpraeventiv import InvalidCondition
from kriminalpraeventiv.logic.condition import Condition
from kriminalpraeventiv.logic.parse import parse
from kriminalpraeventiv.testing.strategies import conditions

REFUSED = [
    ("age == true", "stands alone"),
    ("victim == True", "stands alone"),
    ("victim == None", "unknown cannot be asked for"),
    ("victim is True", "not `is`"),
    ('sender in ("police")', 'comes a set: `{"police"}`, not `("police")`'),
    ('sender in "police"', "comes a set"),
    ('sender in ["police"]', "braces"),
    ("sender in {}", "at least one"),
    ('sender == {"police"}', "write `in` before a set"),
    ('{"police"}', "a set is not a condition"),
    ('"police"', "a literal is not a condition"),
    ('"a" == "a"', "one side must be a fact"),
    ("on >= 2024-01-01", "write a date in quotes"),
    ("age < 1_0", "plain whole number"),
    ("age < 1.5", "plain whole number"),
    ("age < 0x1F", "plain whole number"),
    ("age < 1e3", "plain whole number"),
    ("age < -1", "no arithmetic"),
    ("age + 1 < 18", "not in the language"),
    ("age * 2 < 18", "not in the language"),
    ("len(age)", "no functions"),
    ("a.b.c", "one dot"),
    ("a[0]", "braces"),
    ("a if b else c", "no `if`"),
    ("lambda: a", "no functions"),
    ("(a := b)", "nothing is assigned"),
    ("a & b", "write `and`"),
    ("a | b", "write `or`"),
    ("~a", "write `not`"),
    ("a && b", "write `and`"),
    ("!a", "write `not`"),
    ("a = 1", "write `==`"),
    ("a AND b", "small letters"),
    ("a <> b", "write `!=`"),
    ("a) or (b", "closes what was never opened"),
    ("(a", "not closed"),
    ('"police', "not closed"),
    ("a # why", "no comments"),
    ('sender == "a" "b"', "a comma is missing"),
    ("sender == f'a'", "plain quoted code"),
    (r"sender == 'a\n'", "plain quoted code"),
    ("Age < 18", "small letters"),
    ("å", "small letters"),
    ("a, b", "only inside a set"),
    ("a in {b}", "quoted codes or whole numbers only"),
    ("f(a) in {1}", "a fact before `in`"),
    ("*a", "not in the language"),
    ("a b", "not a condition"),
    ("a; b", "one expression"),
    ("", "empty"),
    ("   ", "empty"),
    ("not " * 21 + "a", "at most 20 levels"),
    ("(" * 21 + "a" + ")" * 21, "at most 20 levels"),
    ("a or " * 500 + "a", "at most 2000 characters"),
    ("a\0", "not in the language"),
]


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
