"""Conditions against the facts there are: names, kinds, codes, definitions."""

import pytest

from kriminalpraeventiv import Case, InvalidCondition
from kriminalpraeventiv.logic.graver import lowering
from kriminalpraeventiv.logic.parse import parse
from kriminalpraeventiv.logic.vocabulary import Vocabulary, define

FACTS = Vocabulary(Case.facts(), frozenset({"open.point"}))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("risk_behavior", "the nearest is `risk_behaviour`"),
        ("age", "does not stand alone: compare it with a whole number"),
        ("custody", "does not stand alone"),
        ('victim == "yes"', "write `victim` or `not victim`"),
        ("victim != acute", "stand alone"),
        ('custody < "remand"', "codes have no order"),
        ("custody == gang_relation", "not of one kind"),
        ("age == release_on", "not of one kind"),
        ('custody == "remnad"', "the nearest is `remand`"),
        ("custody == 3", "wants a quoted code"),
        ('age < "18"', "wants a whole number"),
        ("age < 131", "wants a whole number from 0 to 130"),
        ('on >= "2024-02-30"', "wants a quoted date"),
        ('id == "a"', "no rule may read it"),
        ("age in parties", "there is no set `parties`"),
        ("open.pint", "the nearest is `open.point`"),
    ],
)
def test_what_does_not_fit_the_facts_is_refused(text: str, hint: str) -> None:
    with pytest.raises(InvalidCondition) as refused:
        FACTS.read(text)
    assert hint in str(refused.value)


def test_definitions_are_expanded_and_may_name_each_other() -> None:
    words, faults = define(FACTS, {"young": "age < 18 and not held", "held": "custody in closed", "closed": ["remand"]})
    assert faults == ()
    assert str(words.read("young or acute")) == 'age < 18 and not custody in {"remand"} or acute'


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ({"a": "b", "b": "a"}, "define each other"),
        ({"a": "a"}, "define each other"),
        ({"victim": "acute"}, "is the name of a fact"),
        ({"a": "agee < 3"}, "the nearest is `age`"),
        ({"a": "age < 1_0"}, "plain whole number"),
        ({"a": []}, "want a condition as text, or a list"),
        ({"a": [True]}, "want a condition as text, or a list"),
        ({"a": 3}, "want a condition as text, or a list"),
    ],
)
def test_a_bad_definition_is_told_once_and_not_blamed_on_those_who_use_it(
    written: dict[str, object], hint: str
) -> None:
    words, faults = define(FACTS, written)
    assert hint in str(faults[0])
    if "a" not in FACTS.facts and "a" in written:
        assert str(words.read("a or acute")) == "a or acute"


def test_a_set_is_no_condition_and_a_condition_no_set() -> None:
    words, _ = define(FACTS, {"closed": ["remand"], "young": "age < 18"})
    with pytest.raises(InvalidCondition, match="is a set"):
        words.read("closed")
    with pytest.raises(InvalidCondition, match="named condition, not a set"):
        words.read("custody in young")


@pytest.mark.parametrize(
    ("text", "lowers"),
    [
        ("risk_behaviour", False),
        ("not risk_behaviour", True),
        ("not (acute or not risk_behaviour)", False),
        ("offences >= 2", False),
        ("offences > 1", False),
        ("not offences < 2", False),
        ("offences < 2", True),
        ("offences == 2", True),
        ("offences in {2, 3}", True),
        ("offences >= victimisations", True),
        ("age >= 18", False),
        ("acute and age == 17", False),
        ("victim", True),
    ],
)
def test_a_graver_fact_may_only_raise_a_level(text: str, lowers: bool) -> None:
    assert bool(list(lowering(parse(text), Case.facts()))) is lowers
