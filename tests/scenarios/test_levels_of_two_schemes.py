"""Levels of two schemes are never compared: another number in another scheme is no override."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import CaseFile, Rulebook

BOOK = Rulebook.load(plugins=["koebenhavn"])
STEPS = {"allocated": "investigated", "intervention": "allocated", "aftercare": "intervention"}


def overridden(to: str, preliminary: tuple[int, str], decided: tuple[int, str]) -> bool:
    """Return whether a decision without any reason counts as an override that was not explained."""
    stated: dict[str, Any] = {"decided_by": None, "override_reason": None, "step": STEPS[to]}
    stated |= {"preliminary_level": preliminary[0], "preliminary_scheme": preliminary[1]}
    stated |= {"decided_level": decided[0], "decided_scheme": decided[1]}
    answer = BOOK.may_advance(CaseFile(id="f", on=date(2018, 6, 1), municipality="0101", **stated), to)
    told = {part.rule for part in (*answer.stops, *answer.warnings)}
    return any("override_recorded" in rule for rule in told) or "overridden" in {flag.code for flag in answer.flags}


@pytest.mark.parametrize("to", STEPS)
def test_another_level_of_the_same_scheme_is_an_override(to: str) -> None:
    assert overridden(to, (1, "core-default"), (2, "core-default"))
    assert not overridden(to, (2, "core-default"), (2, "core-default"))


@pytest.mark.parametrize("to", STEPS)
def test_another_number_of_another_scheme_is_none(to: str) -> None:
    assert not overridden(to, (1, "enkeltsagskoncept"), (2, "core-default"))
    assert not overridden(to, (2, "core-default"), (1, "enkeltsagskoncept"))
