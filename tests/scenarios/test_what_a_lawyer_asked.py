"""Worked cases a lawyer asked about: children in violent homes, victims who offend, releases, plans and endings."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import CaseFile, GateAnswer, InterventionPlan, Rulebook, TriageAnswer

Ask = Callable[..., TriageAnswer]
ELSEWHERE = "0751"
TODAY = date(2026, 2, 12)
CHECKS = ("risk", "need", "responsivity", "proportionality", "side_effects", "capacity", "barriers")


def steps(answer: TriageAnswer | GateAnswer) -> dict[str, str]:
    return {step.code: step.kind for step in answer.next_steps}


def flags(answer: TriageAnswer | GateAnswer) -> set[str]:
    return {flag.code for flag in answer.flags}


@pytest.mark.parametrize(("age", "told"), [(0, True), (17, True), (18, False)])
def test_a_child_in_a_violent_home_is_no_matter_for_advice_alone(triage: Ask, age: int, told: bool) -> None:
    answer = triage(municipality=ELSEWHERE, age=age, incident="domestic_violence")
    assert ("assess_duty_to_report" in steps(answer)) is told
    assert not {"no_registration", "advise"} & set(steps(answer))
    assert "no_concern" not in flags(answer)


@pytest.mark.parametrize(
    ("on", "act"),
    [
        (date(2006, 12, 31), None),
        (date(2007, 1, 1), "serviceloven § 153"),
        (date(2023, 12, 31), "serviceloven § 153"),
        (date(2024, 1, 1), "Barnets Lov § 133"),
    ],
)
@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"incident": "domestic_violence"}, "assess_duty_to_report"),
        ({"child_abuse_concern": True}, "report_child_abuse"),
    ],
)
def test_the_duty_to_report_is_cited_from_the_act_in_force(
    triage: Ask, on: date, act: str | None, facts: dict[str, Any], code: str
) -> None:
    answer = triage(on=on, municipality=ELSEWHERE, age=9, **facts)
    told = [step.text.da for step in answer.next_steps if step.code == code]
    assert [act in text for text in told if act] == ([True] if act else [])
    assert bool(told) is (act is not None)


@pytest.mark.parametrize("facts", [{"victim": True}, {"victimisations": 1}])
def test_a_victim_who_offends_is_triaged_and_helped(triage: Ask, facts: dict[str, Any]) -> None:
    answer = triage(municipality=ELSEWHERE, age=15, relapse_risk=True, offences=1, **facts)
    assert answer.level == 2
    assert {"refer_victim", "prevent_repeat_victimisation"} <= set(steps(answer))


def test_whoever_is_in_custody_is_not_told_to_be_left_unregistered(triage: Ask) -> None:
    answer = triage(municipality=ELSEWHERE, age=16, custody="serving", release_on=date(2026, 3, 1))
    assert "no_registration" not in steps(answer)
    assert "inconsistent_facts" in flags(answer)


@pytest.mark.parametrize(
    ("release_on", "asked"), [(date(2026, 2, 11), True), (date(2026, 2, 12), False), (None, False)]
)
def test_after_a_release_a_person_decides_whether_it_is_still_coordinated(
    triage: Ask, release_on: date | None, asked: bool
) -> None:
    facts = {"custody": "released", "released_from": "sentence", "release_on": release_on, "offences": 1}
    answer = triage(municipality=ELSEWHERE, age=30, **facts)
    assert ("human_choice" in flags(answer)) is asked
    assert "ksp" in answer.cooperations


@pytest.mark.parametrize(
    ("facts", "kind"),
    [({"risk_behaviour": True}, "offer"), ({"offences": 2}, "do"), ({"serious_crime": True}, "do"), ({}, None)],
)
def test_a_plan_is_optional_at_level_1_and_called_for_at_levels_2_and_3(
    triage: Ask, facts: dict[str, Any], kind: str | None
) -> None:
    assert steps(triage(municipality=ELSEWHERE, age=16, **facts)).get("action_plan") == kind


def file(**facts: Any) -> CaseFile:  # noqa: ANN401 - any fact
    usual: dict[str, Any] = {"id": "f", "on": TODAY, "municipality": ELSEWHERE, "under_prison_service": False}
    return CaseFile(**usual | facts, unstated="no")


def ready(level: int) -> dict[str, Any]:
    plan = {"has_plan": True, "milestones": 1, "plan_starts": TODAY, "plan_ends": TODAY}
    return {"preliminary_level": level, "decided_level": level} | plan | dict.fromkeys(CHECKS, True)


@pytest.mark.parametrize(("ends", "warned"), [(date(2026, 2, 11), True), (date(2026, 2, 12), False)])
@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_plan_whose_time_has_run_out_is_a_warning(rulebook: Rulebook, level: int, ends: date, warned: bool) -> None:
    facts = ready(level) | {"plan_starts": date(2026, 1, 1), "plan_ends": ends}
    answer = rulebook.may_advance(file(step="allocated", **facts), "intervention")
    assert answer.verdict == "may"
    assert ("renew_plan" in steps(answer)) is warned


def test_a_case_without_a_plan_is_not_told_that_its_plan_has_run_out(rulebook: Rulebook) -> None:
    facts = ready(1) | {"has_plan": False, "plan_starts": None, "plan_ends": None}
    answer = rulebook.may_advance(file(step="allocated", **facts), "intervention")
    assert "renew_plan" not in steps(answer)


@pytest.mark.parametrize("step", ["identified", "attested", "investigated", "allocated", "intervention"])
def test_where_the_meeting_decided_that_there_is_no_level_the_case_is_closed_at_once(
    rulebook: Rulebook, step: str
) -> None:
    facts = {"preliminary_level": 2, "decided_level": 0, "decided_by": "case_meeting", "override_reason": "a mistake"}
    case = file(step=step, closing_note=True, **facts)
    answer = rulebook.next_steps(case)
    assert (answer.to_step, answer.verdict, answer.stops) == ("closed", "may", ())
    assert {"advise": "offer", "no_registration": "do_not"}.items() <= steps(answer).items()
    assert rulebook.may_advance(case, "intervention").verdict == "may_not"


def test_no_case_with_a_level_is_closed_past_its_course(rulebook: Rulebook) -> None:
    answer = rulebook.may_advance(file(step="investigated", closing_note=True, **ready(1)), "closed")
    assert (answer.verdict, [stop.rule for stop in answer.stops]) == ("may_not", ["gate.out_of_order"])


@pytest.mark.parametrize(
    ("recorded", "verdict"),
    [
        ({"decided_by": "case_meeting", "override_reason": "a second incident"}, "may"),
        ({"decided_by": "case_meeting", "override_reason": " "}, "may_not"),
        ({"decided_by": "case_meeting", "override_reason": None}, "undetermined"),
    ],
)
def test_no_intervention_starts_on_an_override_that_is_not_recorded(
    rulebook: Rulebook, recorded: dict[str, str | None], verdict: str
) -> None:
    facts = ready(2) | {"preliminary_level": 1} | recorded
    assert rulebook.may_advance(file(step="allocated", **facts), "intervention").verdict == verdict


@pytest.mark.parametrize(("analysed", "verdict"), [(date(2026, 2, 12), "may"), (date(2026, 2, 13), "may_not")])
def test_no_intervention_starts_before_its_analysis_is_there(rulebook: Rulebook, analysed: date, verdict: str) -> None:
    plan = InterventionPlan(
        id="p",
        on=TODAY,
        analysis="sara",
        starts_on=TODAY,
        analysis_on=analysed,
        method_chosen_on=analysed,
        unstated="no",
    )
    assert rulebook.may_start(plan).verdict == verdict


@pytest.mark.parametrize("to_step", ["intervention", "aftercare", "closed"])
@pytest.mark.parametrize(
    ("reason", "verdict"), [("a second incident", "may"), (" ", "may_not"), (None, "undetermined")]
)
def test_no_step_after_the_decision_passes_an_override_that_is_not_recorded(
    rulebook: Rulebook, to_step: str, reason: str | None, verdict: str
) -> None:
    before = {"intervention": "allocated", "aftercare": "intervention", "closed": "aftercare"}[to_step]
    facts = ready(2) | {"preliminary_level": 1, "decided_by": "case_meeting", "override_reason": reason}
    assert rulebook.may_advance(file(step=before, closing_note=True, **facts), to_step).verdict == verdict


def test_a_decision_that_there_is_no_level_closes_nothing_without_role_and_reason(rulebook: Rulebook) -> None:
    silent = file(step="identified", preliminary_level=3, decided_level=0, closing_note=True)
    answer = rulebook.may_advance(silent, "closed")
    assert answer.verdict == "undetermined"
    assert {"decided_by", "override_reason"} <= {missing.fact for missing in answer.missing}


@pytest.mark.parametrize(
    "facts", [{"under_prison_service": True}, {"gang_registration": "current"}, {"incident": "gang_conflict"}]
)
def test_what_speaks_of_crime_or_gangs_is_no_matter_for_advice_alone(triage: Ask, facts: dict[str, Any]) -> None:
    assert "no_registration" not in steps(triage(municipality=ELSEWHERE, age=16, **facts))


@pytest.mark.parametrize(("on", "verdict"), [(date(2006, 2, 9), "may"), (date(2006, 2, 10), "undetermined")])
def test_the_order_on_coordinated_plans_asks_nothing_before_there_was_one(
    rulebook: Rulebook, on: date, verdict: str
) -> None:
    facts = ready(1) | {"under_prison_service": True, "in_coordination_group": True, "on": on}
    assert rulebook.may_advance(file(step="allocated", **facts), "intervention").verdict == verdict


def test_a_closed_case_is_told_of_nothing_to_do(rulebook: Rulebook) -> None:
    facts = ready(1) | {"under_prison_service": True, "in_coordination_group": True}
    assert steps(rulebook.next_steps(file(step="closed", **facts))) == {}


def test_what_is_silent_in_a_failing_gate_is_asked_for_too(rulebook: Rulebook) -> None:
    answer = rulebook.may_advance(
        file(step="allocated", **ready(2) | {"risk": False, "capacity": None}), "intervention"
    )
    assert answer.verdict == "may_not"
    assert [missing.could_change for missing in answer.missing if missing.fact == "capacity"] == [("next_steps",)]


@pytest.mark.parametrize(
    ("proposed", "decided", "shown"), [(1, 2, True), (3, 2, True), (2, 0, True), (2, 2, False), (None, 2, False)]
)
@pytest.mark.parametrize("step", ["identified", "investigated", "aftercare", "closed"])
def test_a_decision_other_than_the_proposal_is_always_visible_and_its_history_is_kept(
    rulebook: Rulebook, step: str, proposed: int | None, decided: int, shown: bool
) -> None:
    facts = {"preliminary_level": proposed, "decided_level": decided, "decided_by": "case_meeting"}
    answer = rulebook.next_steps(file(step=step, override_reason="a second incident", **facts))
    assert ("overridden" in flags(answer)) is shown
    assert ("keep_history" in steps(answer)) is (shown and decided > 0 and step in {"investigated", "aftercare"})
