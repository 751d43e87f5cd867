"""A bar is told as what stops a sharing, as a note beside a basis it does not reach, or, touching nothing, never."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import InvalidInput, Rulebook, SharingAnswer, SharingRequest

DAY = date(2026, 2, 12)
SILENT: dict[str, Any] = {"identifiable": True, "necessary": True, "subject_age": 16, "special_silence": True}
ABUSE = {"cooperation": "psp", "sender": "social_authority", "receiver": "social_authority"}
ABUSE |= {"purpose": "child_protection"}
IN_SSP = {"cooperation": "ssp", "sender": "police", "receiver": "school", "purpose": "crime_prevention"}
WELLBEING = {"sender": "police", "receiver": "social_authority", "purpose": "child_wellbeing"}
EARLY_HELP = {"sender": "school", "receiver": "social_authority", "purpose": "child_wellbeing"}
INVESTIGATION = IN_SSP | {"purpose": "investigation", "special_silence": False}
BAR = "law.special_silence_outside_cooperation"


def ask(book: Rulebook, facts: dict[str, Any]) -> SharingAnswer:
    return book.may_share(SharingRequest(id="r", on=DAY, unstated="no", **SILENT | facts))


@pytest.mark.parametrize(
    ("facts", "verdict", "bar", "effect"),
    [
        (WELLBEING, "may_not", BAR, {"forbids"}),
        (EARLY_HELP, "may_not", BAR, {"forbids"}),
        (INVESTIGATION, "may_not", "law.no_investigation", {"forbids"}),
        (ABUSE, "may", BAR, {"notes"}),
        (IN_SSP, "may", BAR, set()),
    ],
)
def test_a_bar_forbids_or_is_noted_beside_another_basis_or_is_not_told(
    rulebook: Rulebook, facts: dict[str, Any], verdict: str, bar: str, effect: set[str]
) -> None:
    answer = ask(rulebook, facts)
    assert answer.verdict == verdict
    assert {reason.effect for reason in answer.reasons if reason.rule == bar} == effect


def test_what_permits_is_told_before_what_is_noted(rulebook: Rulebook) -> None:
    effects = [reason.effect for reason in ask(rulebook, ABUSE).reasons]
    assert effects == sorted(effects, key=["permits", "forbids", "notes"].index)
    assert set(effects) == {"permits", "notes"}


@pytest.mark.parametrize("facts", [ABUSE, IN_SSP, WELLBEING])
def test_what_was_tested_and_does_not_apply_is_lacking(rulebook: Rulebook, facts: dict[str, Any]) -> None:
    assert {reason.effect for reason in ask(rulebook, facts).checked} == {"lacks"}


@pytest.mark.parametrize("facts", [WELLBEING, EARLY_HELP, INVESTIGATION])
def test_what_may_not_be_shared_brings_no_duties_of_sharing(rulebook: Rulebook, facts: dict[str, Any]) -> None:
    assert ask(rulebook, facts).duties == ()


@pytest.mark.parametrize("facts", [ABUSE, IN_SSP])
def test_what_may_be_shared_brings_its_duties(rulebook: Rulebook, facts: dict[str, Any]) -> None:
    told = {duty.rule: duty.certain for duty in ask(rulebook, facts).duties}
    assert told["law.only_what_is_needed"] is told["law.secure_channel"] is True


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ({"municipality": "0101", "territory": "greenland"}, "$.territory"),
        ({"municipality": "0101", "territory": "faroe_islands"}, "$.territory"),
        ({"identifiable": False, "third_persons": True}, "$.identifiable"),
    ],
)
def test_facts_that_contradict_each_other_are_refused_as_such(facts: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        SharingRequest(id="r", on=DAY, **facts)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("contradiction", place)]


@pytest.mark.parametrize(
    "facts",
    [
        {"municipality": "0101", "territory": "denmark"},
        {"municipality": "0101", "territory": None},
        {"territory": "greenland"},
        {"identifiable": False, "third_persons": False},
        {"identifiable": False, "third_persons": None},
        {"identifiable": None, "third_persons": True},
        {"identifiable": True, "third_persons": True},
    ],
)
def test_facts_that_can_stand_beside_each_other_are_taken(facts: dict[str, Any]) -> None:
    request = SharingRequest(id="r", on=DAY, **facts)
    assert {name: request.known(name) for name in facts} == facts


@pytest.mark.parametrize(
    ("reason", "who", "recorded"),
    [
        ("opdigtet", "ssp_consultant", True),
        ("opdigtet", None, False),
        (None, "ssp_consultant", False),
        (None, None, False),
    ],
)
def test_a_necessity_is_recorded_where_both_reason_and_assessor_are(
    reason: str | None, who: str | None, recorded: bool
) -> None:
    request = SharingRequest(id="r", on=DAY, necessity_reason=reason, assessed_by=who)
    assert request.known("necessity_recorded") is recorded
