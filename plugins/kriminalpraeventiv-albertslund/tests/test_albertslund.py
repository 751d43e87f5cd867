"""Albertslund: the worked cases of the PRO model, and the conformance every plugin must show."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kriminalpraeventiv import Case, CaseFile, GateAnswer, InterventionPlan, Rulebook, TriageAnswer
from kriminalpraeventiv.prevention.cut_line import Function
from kriminalpraeventiv.testing import conformance
from kriminalpraeventiv_albertslund import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2026, 11, 1)
BEFORE = {"allocated": "investigated", "intervention": "allocated", "aftercare": "intervention", "closed": "aftercare"}
PARTS = ("pre_investigation", "classification", "prevention_perspective")
CHECKS = ("risk", "need", "responsivity", "proportionality", "side_effects", "capacity", "barriers")
PLAN = {"has_plan": True, "milestones": 1, "plan_starts": DAY, "plan_ends": date(2027, 5, 1)}
READY: dict[str, Any] = {
    **dict.fromkeys((*PARTS, *CHECKS, "reassessed", "evaluated", "closing_note"), True),
    **PLAN,
    "preliminary_level": 1,
    "decided_level": 1,
    "aftercare": "done",
}

TestConformance = conformance(plugin)


def triage(**facts: object) -> TriageAnswer:
    stated = {"municipality": "0165", "unstated": "no"} | facts
    return BOOK.classify(Case(id="c", on=DAY, **stated))  # type: ignore[arg-type] # - any fact


@pytest.mark.parametrize(
    ("facts", "level", "register", "meeting", "column"),
    [
        ({"risk_behaviour": True}, 1, "DKE-Journal", "Koordinationsmøde", "operative"),
        ({"offences": 2, "relapse_risk": True}, 2, "DKE-Sag", "Sagsmøde", "reactive"),
        ({"organised_crime": True}, 3, "DKE-Sag", "Operativgruppemøde", "reactive"),
        ({}, None, None, None, None),
    ],
)
def test_each_level_has_its_register_meeting_and_column(
    facts: dict[str, object], level: int, register: str, meeting: str, column: str
) -> None:
    answer = triage(age=16, **facts)
    assert (answer.scheme, answer.level) == ("pro", level)
    assert (answer.register, answer.forum, answer.column) == (register, meeting, column)


@pytest.mark.parametrize("age", [3, 40, 85])
def test_all_ages_are_in_the_target_group_here_and_nationally_not(age: int) -> None:
    answer = triage(age=age, risk_behaviour=True)
    assert (answer.level, answer.in_target_group) == (1, True)
    assert answer.national is not None
    assert (answer.national.level, answer.national.in_target_group) == (None, False)
    assert ("give_reason" in {flag.code for flag in answer.flags}) is (age < 6)


def test_a_case_still_needs_crime_risk_behaviour_or_relapse_risk() -> None:
    assert triage(age=40).in_target_group is False


@pytest.mark.parametrize("facts", [{"risk_behaviour": True}, {"offences": 2}, {"organised_crime": True}])
def test_every_level_asks_for_a_plan(facts: dict[str, object]) -> None:
    def plans(answer: TriageAnswer) -> list[str]:
        return [step.kind for step in answer.next_steps if step.code.endswith("action_plan")]

    assert plans(triage(age=16, **facts)) == ["do"]
    assert plans(triage(age=16)) == []


def step(to: str, *, town: str = "0165", lacking: tuple[str, ...] = (), **facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
    """Return the answer about a step of a case of level 1 that has all it could need, but for what is lacking."""
    stated = {name: value for name, value in READY.items() if name not in lacking} | facts
    return BOOK.may_advance(CaseFile(id="f", on=DAY, municipality=town, unstated="no", step=BEFORE[to], **stated), to)


@pytest.mark.parametrize("to", ["allocated", "intervention", "aftercare", "closed"])
def test_a_case_with_all_that_is_asked_takes_every_step(to: str) -> None:
    answer = step(to)
    assert (answer.verdict, answer.stops, answer.warnings) == ("may", (), ())


@pytest.mark.parametrize("part", PARTS)
def test_each_part_of_the_assessment_stands_before_a_case_is_distributed(part: str) -> None:
    answer = step("allocated", lacking=(part,))
    assert [stop.rule for stop in answer.stops] == ["albertslund.three_parts_of_assessment"]
    assert "albertslund.complete_assessment" in {found.code for found in answer.next_steps}
    assert answer.national is not None
    assert answer.national.verdict == "may"


@pytest.mark.parametrize(
    ("lacking", "rule"),
    [*(((check,), "albertslund.seven_checks") for check in CHECKS), (tuple(PLAN), "albertslund.action_plan")],
)
def test_level_1_needs_here_what_nationally_only_higher_levels_need(lacking: tuple[str, ...], rule: str) -> None:
    answer = step("intervention", lacking=lacking)
    assert (answer.verdict, [stop.rule for stop in answer.stops]) == ("may_not", [rule])
    code = rule.removeprefix("albertslund.")
    assert [found.rule for found in answer.next_steps if found.code.endswith(code)] == [rule]
    assert answer.national is not None
    assert (answer.national.verdict, answer.national.stops) == ("may", ())


@pytest.mark.parametrize("facts", [{"milestones": 0}, {"has_plan": False}])
def test_a_plan_has_milestones_at_every_level(facts: dict[str, Any]) -> None:
    assert [stop.rule for stop in step("intervention", **facts).stops] == ["albertslund.action_plan"]


def test_a_plan_whose_end_is_not_stated_leaves_the_step_open() -> None:
    answer = step("intervention", plan_ends=None)
    assert (answer.verdict, answer.stops) == ("undetermined", ())
    assert "plan_ends" in {missing.fact for missing in answer.missing if "verdict" in missing.could_change}


def test_a_case_is_not_closed_without_a_closing_note_though_nationally_it_may_be() -> None:
    answer = step("closed", lacking=("closing_note",))
    assert (answer.verdict, [stop.rule for stop in answer.stops]) == ("may_not", ["albertslund.closing_note"])
    assert [(s.code, s.kind) for s in answer.next_steps if s.code.endswith("closing_note")] == [("closing_note", "do")]
    assert answer.national is not None
    assert (answer.national.verdict, [found.rule for found in answer.national.warnings]) == (
        "may",
        ["gate.closing_note"],
    )


@pytest.mark.parametrize(
    ("fact", "rule"), [("reassessed", "albertslund.reassessed"), ("evaluated", "albertslund.evaluated")]
)
def test_what_was_not_reassessed_or_evaluated_is_a_warning_at_closure(fact: str, rule: str) -> None:
    answer = step("closed", lacking=(fact,))
    assert (answer.verdict, [warning.rule for warning in answer.warnings]) == ("may", [rule])


@pytest.mark.parametrize(
    ("at", "facts", "comes"),
    [
        ("allocated", {"aftercare": "planned"}, set()),
        ("intervention", {"aftercare": "planned"}, {"reassess", "carry_out_aftercare"}),
        ("intervention", {"aftercare": "not_needed", "reassessed": True}, set()),
        ("aftercare", {"aftercare": "planned"}, {"reassess", "carry_out_aftercare", "evaluate"}),
        ("aftercare", {"aftercare": "done", "reassessed": True}, {"evaluate"}),
        ("aftercare", {"aftercare": "done", "reassessed": True, "evaluated": True}, set()),
    ],
)
def test_reassessment_aftercare_and_evaluation_follow_the_intervention(
    at: str, facts: dict[str, Any], comes: set[str]
) -> None:
    file = CaseFile(id="f", on=DAY, municipality="0165", step=at, decided_level=2, unstated="no", **facts)
    codes = {found.code.removeprefix("albertslund.") for found in BOOK.next_steps(file).next_steps}
    assert codes & {"reassess", "carry_out_aftercare", "evaluate"} == comes


@pytest.mark.parametrize(
    ("mentor", "measures"), [("statutory", ("measure.mentoring",)), ("unit", ("measure.mentoring",)), ("none", ())]
)
def test_a_mentor_brings_the_mentor_effort(mentor: str, measures: tuple[str, ...]) -> None:
    assert step("closed", mentor=mentor).measures == measures


@pytest.mark.parametrize(
    ("tasks", "place"),
    [("exclusive", "inside"), ("primary", "inside"), ("partial", "supporting"), ("none", "supporting"), (None, None)],
)
def test_whose_primary_task_is_prevention_belongs_to_the_unit(tasks: Any, place: str | None) -> None:  # noqa: ANN401 - a code
    assert BOOK.cut_line(Function(id="f", on=DAY, municipality="0165", tasks=tasks)).place == place
    assert BOOK.cut_line(Function(id="f", on=DAY, municipality="0751", tasks=tasks)).place is None


@pytest.mark.parametrize(("to", "lacking"), [("intervention", CHECKS), ("closed", ("closing_note", "evaluated"))])
def test_the_gates_stop_no_case_of_another_municipality(to: str, lacking: tuple[str, ...]) -> None:
    answer = step(to, town="0751", lacking=lacking)
    assert (answer.verdict, answer.national) == ("may", None)
    assert [found.rule for found in (*answer.stops, *answer.warnings) if found.rule.startswith("albertslund.")] == []


def test_no_local_rule_is_about_the_start_of_an_intervention() -> None:
    plan = InterventionPlan(id="p", on=DAY, municipality="0165", analysis="none")
    answer = BOOK.may_start(plan)
    assert [stop.rule for stop in answer.stops] == ["intervention.analysis"]


def test_another_municipality_is_untouched() -> None:
    alone = Rulebook.load(plugins=())
    case = Case(id="c", municipality="0751", on=DAY, age=40, risk_behaviour=True, unstated="no")
    here, there = BOOK.classify(case), alone.classify(case)
    assert (here.level, here.reasons, here.flags) == (there.level, there.reasons, there.flags)
    assert here.national is None


@settings(max_examples=20, deadline=None)
@given(st.from_type(Case))
def test_a_suite_of_its_own_draws_valid_cases_by_type(case: Case) -> None:
    assert BOOK.classify(case).case == case.id
