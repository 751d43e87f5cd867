"""An unknown condition hangs on the facts of its unknown parts alone: what is settled asks nothing more."""

from datetime import date

import pytest

from kriminalpraeventiv import Case
from kriminalpraeventiv.logic.evaluate import evaluate, undecided
from kriminalpraeventiv.logic.parse import parse

CASE = Case(id="a", on=date(2026, 11, 1), age=16)


@pytest.mark.parametrize(
    ("text", "hangs_on"),
    [
        ("(age == 16 or offences >= 2) and acute", ["acute"]),
        ("(age == 17 and offences >= 2) or acute", ["acute"]),
        ("not ((age == 17 and offences >= 2) or acute)", ["acute"]),
        ("not (acute and (age == 16 or offences >= 2))", ["acute"]),
        ("acute and offences >= 2", ["acute", "offences"]),
        ("release_on <= on", ["release_on"]),
        ("age == 17 and acute", []),
        ("age == 16 or acute", []),
    ],
)
def test_a_part_that_is_settled_asks_for_nothing(text: str, hangs_on: list[str]) -> None:
    assert list(undecided(evaluate(parse(text), CASE), CASE)) == hangs_on


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("age == 16 and acute", [True, None]),
        ("age == 17 or acute or age == 16", [False, None, True]),
        ("not (age == 16)", [True]),
    ],
)
def test_a_trace_keeps_what_each_part_came_to(text: str, values: list[bool | None]) -> None:
    assert [part.value for part in evaluate(parse(text), CASE).parts] == values
