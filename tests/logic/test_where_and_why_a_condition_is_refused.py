"""A refused condition: each refusal has a code of its own and the column at which what is wrong begins."""

import pytest

from kriminalpraeventiv import Case, InvalidCondition
from kriminalpraeventiv.logic.graver import lowering
from kriminalpraeventiv.logic.parse import parse
from kriminalpraeventiv.logic.vocabulary import Vocabulary, define


def facts() -> Vocabulary:
    return Vocabulary(Case.facts(), frozenset({"open.point"}))


def refusals(text: str, vocabulary: Vocabulary | None = None) -> list[tuple[str, str]]:
    with pytest.raises(InvalidCondition) as refused:
        (vocabulary or facts()).read(text)
    return [(fault.code, fault.place) for fault in refused.value.faults]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("acute and risk_behavior", "unknown_name", 11),
        ("acute and agee < 3", "unknown_name", 11),
        ('acute and custdy in {"remand"}', "unknown_name", 11),
        ("acute and age == agee", "unknown_name", 11),
        ("acute and agee == age", "unknown_name", 11),
        ("acute and age", "not_yes_no", 11),
        ('acute and victim == "yes"', "yes_no_compared", 11),
        ('acute and open.point == "yes"', "yes_no_compared", 11),
        ("acute and victim != acute", "yes_no_compared", 11),
        ("acute and victim != age", "yes_no_compared", 11),
        ("acute and age != victim", "yes_no_compared", 11),
        ('acute and custody < "remand"', "no_order", 11),
        ("acute and custody < custody", "no_order", 11),
        ("acute and custody == gang_relation", "different_kinds", 11),
        ("acute and age < release_on", "different_kinds", 11),
        ('acute and id == "a"', "not_comparable", 11),
        ("acute and id == id", "not_comparable", 11),
        ('acute and custody == "remnad"', "wrong_literal", 11),
        ('acute and custody in {"remnad"}', "wrong_literal", 11),
        ("acute and age < 131", "wrong_literal", 11),
        ("acute and age in parties", "unknown_set", 11),
        ("acute and 18 > agee", "unknown_name", 11),
        ("acute and age is 3", "refused", 15),
        ("acute\nand risk_behavior", "unknown_name", 11),
        ("acute\n  and victim\n  or risk_behavior", "unknown_name", 25),
        ("risk_behavior", "unknown_name", 1),
    ],
)
def test_a_refusal_names_what_is_wrong_and_the_column_where_it_begins(text: str, code: str, column: int) -> None:
    assert refusals(text) == [(code, f"column {column}")]


def test_every_name_that_is_unknown_is_told_in_its_place() -> None:
    assert refusals("agee == otherr") == [("unknown_name", "column 1"), ("unknown_name", "column 1")]
    assert refusals("agee < 3 or acutee") == [("unknown_name", "column 1"), ("unknown_name", "column 13")]


def test_codes_of_one_kind_may_be_compared_and_the_bounds_of_a_number_be_asked() -> None:
    words = facts()
    for text in ("custody == custody", "custody != custody", "age < age", "on <= release_on", "age <= 130", "age >= 0"):
        assert str(words.read(text)) == text


@pytest.mark.parametrize(
    ("written", "code", "place"),
    [
        ({"victim": "acute"}, "shadows", "definition `victim`"),
        ({"known": "acute"}, "shadows", "definition `known`"),
        ({"a": []}, "bad_definition", "definition `a`"),
        ({"a": [True]}, "bad_definition", "definition `a`"),
        ({"a": "b", "b": "a"}, "cycle", "definition `a`"),
        ({"a": "agee < 3"}, "unknown_name", "definition `a`, column 1"),
        ({"a": "acute and age is 3"}, "refused", "definition `a`, column 15"),
    ],
)
def test_a_definition_at_fault_is_named_with_what_is_wrong(written: dict[str, object], code: str, place: str) -> None:
    words, _ = define(facts(), {"known": "acute"})
    _, faults = define(words, written)
    assert [(fault.code, fault.place) for fault in faults] == [(code, place)]


def test_all_that_define_each_other_are_named() -> None:
    _, faults = define(facts(), {"a": "b", "b": "c", "c": "a"})
    assert [fault.message for fault in faults] == ["`a`, `b`, `c` define each other"]


def test_a_set_reads_the_same_in_whatever_order_and_however_often_its_members_are_written() -> None:
    mixed, _ = define(facts(), {"some": ["b", 2, "a", 1, "a"]})
    assert mixed.definitions["some"] == (1, 2, "a", "b")
    assert str(parse('custody in {"b", "a", "b"}')) == 'custody in {"a", "b"}'


def test_a_definition_that_names_a_broken_one_is_not_blamed() -> None:
    words, faults = define(facts(), {"broken": 3, "uses": "broken or acute"})
    assert [fault.place for fault in faults] == ["definition `broken`"]
    assert str(words.read("uses")) == "broken or acute"


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("acute and not risk_behaviour", "lowers", 15),
        ("not risk_behaviour", "lowers", 5),
        ("acute or offences < 2", "lowers", 10),
        ("acute or offences in {2, 3}", "lowers", 10),
        ("acute or offences >= victimisations", "lowers", 10),
        ("acute and victim", "never_in_levels", 11),
        ("victim", "never_in_levels", 1),
    ],
)
def test_what_could_lower_a_level_is_shown_in_its_place(text: str, code: str, column: int) -> None:
    found = [(fault.code, fault.place) for fault in lowering(parse(text), Case.facts())]
    assert (code, f"column {column}") in found
