"""Albertslund: where each gate and each step after the intervention begins and ends, level by level."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import CaseFile, GateAnswer, Rulebook
from kriminalpraeventiv_albertslund import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2026, 11, 1)
LATER = date(2026, 11, 2)
CHECKS = ("risk", "need", "responsivity", "proportionality", "side_effects", "capacity", "barriers")
READY: dict[str, Any] = {
    **dict.fromkeys((*CHECKS, "has_plan", "closing_note"), True),
    "milestones": 1,
    "plan_starts": DAY,
    "plan_ends": LATER,
}


def at(step: str, *, level: int | None, to: str | None = None, **facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"decided_level": level, "preliminary_level": level, "step": step} | facts
    file = CaseFile(id="f", on=DAY, unstated="no", **{"municipality": "0165"} | stated)
    return BOOK.may_advance(file, to) if to else BOOK.next_steps(file)


def warned(answer: GateAnswer) -> set[str]:
    return {w.rule.removeprefix("albertslund.") for w in answer.warnings if w.plugin == "albertslund"}


@pytest.mark.parametrize(
    ("plan", "stopped"),
    [
        ({"milestones": 1, "plan_starts": DAY, "plan_ends": LATER}, False),
        ({"milestones": 2, "plan_starts": DAY, "plan_ends": LATER}, False),
        ({"milestones": 1, "plan_starts": DAY, "plan_ends": DAY}, False),
        ({"milestones": 0, "plan_starts": DAY, "plan_ends": LATER}, True),
        ({"milestones": 1, "plan_starts": DAY, "plan_ends": LATER, "has_plan": False}, True),
    ],
)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_plan_has_at_least_one_milestone_and_may_end_the_day_it_starts(
    level: int, plan: dict[str, Any], stopped: bool
) -> None:
    answer = at("allocated", level=level, to="intervention", **{"has_plan": True} | plan)
    assert ("albertslund.action_plan" in {stop.rule for stop in answer.stops}) is stopped


@pytest.mark.parametrize(("level", "expected"), [(0, False), (1, True), (2, True), (3, True)])
@pytest.mark.parametrize(
    ("rule", "step", "to", "lacking"),
    [
        ("action_plan", "allocated", "intervention", "has_plan"),
        *(("seven_checks", "allocated", "intervention", check) for check in CHECKS),
        ("closing_note", "aftercare", "closed", "closing_note"),
    ],
)
def test_without_a_level_nothing_is_planned_assessed_or_noted_about_a_person(  # noqa: PLR0913, PLR0917 - one table
    rule: str, step: str, to: str, lacking: str, level: int, expected: bool
) -> None:
    answer = at(step, level=level, to=to, **READY | {lacking: False})
    local = {stop.rule for stop in answer.stops if stop.plugin == "albertslund"}
    assert local == ({f"albertslund.{rule}"} if expected else set())


@pytest.mark.parametrize("step", ["attested", "investigated", "aftercare"])
def test_a_case_the_meeting_decided_is_none_is_closed_without_a_closing_note(step: str) -> None:
    answer = at(step, level=0, to="closed", closing_note=False)
    assert (answer.verdict, answer.stops) == ("may", ())


def test_where_the_level_is_not_stated_it_is_asked_for_before_a_closing_note_is_missed() -> None:
    answer = at("aftercare", level=None, to="closed", closing_note=False)
    assert (answer.verdict, answer.stops) == ("undetermined", ())
    assert "decided_level" in {missing.fact for missing in answer.missing if "verdict" in missing.could_change}


@pytest.mark.parametrize(
    ("level", "aftercare", "expected"),
    [
        (0, "planned", False),
        (1, "planned", True),
        (2, "planned", True),
        (3, "planned", True),
        (1, "not_needed", False),
        (1, "done", False),
        (2, "not_needed", False),
        (3, "done", False),
    ],
)
def test_after_care_that_is_only_planned_is_a_warning_at_closure_where_there_is_a_level(
    level: int, aftercare: str, expected: bool
) -> None:
    answer = at("aftercare", level=level, to="closed", aftercare=aftercare, reassessed=True, evaluated=True)
    assert warned(answer) == ({"aftercare_settled"} if expected else set())


@pytest.mark.parametrize(("level", "expected"), [(0, False), (1, True), (2, True), (3, True)])
@pytest.mark.parametrize("fact", ["reassessed", "evaluated"])
def test_a_case_without_a_level_is_closed_without_reassessment_and_evaluation(
    fact: str, level: int, expected: bool
) -> None:
    facts = {"reassessed": True, "evaluated": True, "aftercare": "done"} | {fact: False}
    assert warned(at("aftercare", level=level, to="closed", **facts)) == ({fact} if expected else set())


@pytest.mark.parametrize(("level", "comes"), [(0, False), (1, True), (2, True), (3, True)])
@pytest.mark.parametrize(
    ("step", "facts", "code"),
    [
        ("intervention", {"reassessed": False}, "reassess"),
        ("aftercare", {"reassessed": False}, "reassess"),
        ("intervention", {"aftercare": "planned", "reassessed": True}, "carry_out_aftercare"),
        ("aftercare", {"aftercare": "planned", "reassessed": True}, "carry_out_aftercare"),
        ("aftercare", {"evaluated": False, "reassessed": True}, "evaluate"),
    ],
)
def test_what_follows_the_intervention_follows_at_every_level_and_not_without_one(
    step: str, facts: dict[str, Any], code: str, level: int, comes: bool
) -> None:
    codes = {found.code for found in at(step, level=level, **facts).next_steps}
    assert (f"albertslund.{code}" in codes) is comes


@pytest.mark.parametrize(
    ("aftercare", "measures"), [("planned", ("measure.aftercare",)), ("done", ()), ("not_needed", ())]
)
def test_planned_after_care_is_shown_as_a_measure(aftercare: str, measures: tuple[str, ...]) -> None:
    assert at("intervention", level=2, aftercare=aftercare).measures == measures


@pytest.mark.parametrize("town", ["0169", "0183", "0751"])
def test_no_gate_of_albertslund_is_met_in_another_municipality(town: str) -> None:
    answer = at("aftercare", level=2, to="closed", municipality=town, aftercare="planned")
    assert [w.rule for w in (*answer.warnings, *answer.stops) if w.plugin != "national"] == []
    assert (answer.measures, answer.national) == ((), None)
