"""A level decided under a scheme apart is told as such, and a level of none leads straight to the closure."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import CaseFile, Rulebook
from plugins.invented import APART

BOOK = Rulebook.load(plugins=[APART])


def file(**facts: Any) -> CaseFile:  # noqa: ANN401 - any fact
    return CaseFile(id="f", on=date(2026, 4, 1), **facts)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"decided_level": 1, "decided_scheme": "apart"}, True),
        ({"decided_scheme": "apart"}, False),
        ({"decided_level": 1, "decided_scheme": "core-default"}, False),
    ],
)
def test_a_level_decided_under_a_scheme_apart_is_told_as_such(facts: dict[str, Any], told: bool) -> None:
    answer = BOOK.may_advance(file(municipality="0101", step="identified", to_step="attested", **facts))
    assert ("gate.other_scheme" in {reason.rule for reason in answer.reasons}) is told


@pytest.mark.parametrize(
    ("step", "level", "following"),
    [
        ("identified", 0, "closed"),
        ("allocated", 0, "closed"),
        ("identified", 1, "attested"),
        ("identified", None, "attested"),
        ("closed", 0, None),
    ],
)
def test_a_case_decided_to_have_no_level_is_closed_next(step: str, level: int | None, following: str | None) -> None:
    assert BOOK.next_steps(file(municipality="0751", step=step, decided_level=level)).to_step == following
