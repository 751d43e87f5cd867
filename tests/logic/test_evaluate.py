"""Three truth values: tables of strong Kleene logic, and comparisons with an unknown side."""

from datetime import date

import pytest

from kriminalpraeventiv import Case
from kriminalpraeventiv.logic.evaluate import both, either, evaluate, opposite, undecided
from kriminalpraeventiv.logic.parse import parse

DAY = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("a", "b", "conjunction", "disjunction"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (True, None, None, True),
        (False, False, False, False),
        (False, None, False, None),
        (None, None, None, None),
    ],
)
def test_the_tables_of_strong_kleene_logic(
    a: bool | None, b: bool | None, conjunction: bool | None, disjunction: bool | None
) -> None:
    assert both((a, b)) is both((b, a)) is conjunction
    assert either((a, b)) is either((b, a)) is disjunction


def test_the_opposite_of_unknown_is_unknown() -> None:
    assert [opposite(value) for value in (True, False, None)] == [False, True, None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("age < 18", True),
        ("age < 16", False),
        ("16 <= age < 17", True),
        ("age in {15, 16}", True),
        ("age not in {15, 16}", False),
        ("offences >= 0", None),
        ("offences < 1 or offences >= 1", None),
        ("offences == offences", None),
        ("release_on > on", None),
        ("victim", False),
        ("not victim", True),
        ("acute or age == 16", True),
        ("acute and age == 17", False),
        ("acute and age == 16", None),
        ('on == "2026-11-01"', True),
        ('on > "2026-11-01"', False),
        ('custody in {"remand"}', None),
        ("open.point or victim", None),
    ],
)
def test_a_condition_comes_to_true_false_or_unknown(text: str, value: bool | None) -> None:
    case = Case(id="a", on=DAY, age=16, victim=False)
    assert evaluate(parse(text), case).value is value


def test_an_unknown_hangs_only_on_what_could_still_decide_it() -> None:
    case = Case(id="a", on=DAY, age=16, victim=False)
    trace = evaluate(parse("age == 16 and (acute or victim or offences >= 2) and open.point"), case)
    assert list(undecided(trace, case)) == ["acute", "offences", "open.point"]
    assert list(undecided(evaluate(parse("age == 16"), case), case)) == []
