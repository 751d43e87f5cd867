"""Worked cases: may an intervention start, what to mind, and which rung of evaluation it reaches."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import GateAnswer, InterventionPlan, Rulebook

Ask = Callable[..., GateAnswer]
PARTS = ("measuring_parameters", "success_criteria", "documentation", "assessed_on_parameters")
SOUND: dict[str, Any] = {
    "analysis": "sara",
    "analysis_on": date(2026, 1, 5),
    "method_chosen_on": date(2026, 1, 20),
    "evaluation": "effect",
    "evaluation_planned_on": date(2026, 2, 1),
    "starts_on": date(2026, 3, 1),
    "effect_evaluation_possible": True,
    **dict.fromkeys(PARTS, True),
    "new_method": False,
    "pilot": False,
    "pilot_evaluated": False,
    "wide": False,
    "evidence": "evaluated_positive",
    "results_recorded": True,
    "partners_identified": True,
    "partner_form": "cooperation",
    "crime_data": True,
    "safety_survey": True,
    "offender_side": True,
    "target_side": True,
    "control_side": True,
    "subject": "area",
}
"""A plan nothing can be said against."""


def could_change(answer: GateAnswer) -> dict[str, tuple[str, ...]]:
    return {missing.fact: missing.could_change for missing in answer.missing}


def warned(answer: GateAnswer) -> set[str]:
    return {row for warning in answer.warnings for row in warning.rows}


def stopped(answer: GateAnswer) -> set[str]:
    return {row for stop in answer.stops for row in stop.rows}


@pytest.fixture(scope="module")
def start(rulebook: Rulebook) -> Ask:
    def ask(**facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
        return rulebook.may_start(InterventionPlan(id="p", on=date(2026, 2, 12), municipality="0751", **SOUND | facts))

    return ask


def test_a_sound_plan_may_start_without_a_word_of_warning(start: Ask) -> None:
    answer = start()
    assert (answer.verdict, answer.stops, answer.warnings, answer.missing) == ("may", (), (), ())
    assert answer.evaluation_level == "effect"


STOPPING: list[tuple[str, dict[str, Any], str]] = [
    ("INT-01", {"analysis": "none"}, "may_not"),
    ("INT-01", {"analysis": "sara"}, "may"),
    ("INT-01", {"analysis": "pop"}, "may"),
    ("INT-01", {"analysis": "other"}, "may"),
    ("INT-02", {"evaluation_planned_on": date(2026, 2, 28)}, "may"),
    ("INT-02", {"evaluation_planned_on": date(2026, 3, 1)}, "may"),
    ("INT-02", {"evaluation_planned_on": date(2026, 3, 2)}, "may_not"),
    ("INT-02", {"evaluation": "process", "evaluation_planned_on": date(2026, 3, 2)}, "may_not"),
    ("INT-02", {"evaluation": "result", "evaluation_planned_on": date(2026, 3, 2)}, "may_not"),
    ("INT-02", {"evaluation": "none", "evaluation_planned_on": None}, "may"),
    ("INT-08", {"analysis_on": date(2026, 1, 19)}, "may"),
    ("INT-08", {"analysis_on": date(2026, 1, 20)}, "may"),
    ("INT-08", {"analysis_on": date(2026, 1, 21)}, "may_not"),
]


@pytest.mark.parametrize(("row", "facts", "verdict"), STOPPING)
def test_only_a_lacking_analysis_or_a_late_plan_or_analysis_stops(
    start: Ask, row: str, facts: dict[str, Any], verdict: str
) -> None:
    answer = start(**facts)
    assert (answer.verdict, stopped(answer)) == (verdict, {row} if verdict == "may_not" else set())


@pytest.mark.parametrize(
    ("facts", "asked"),
    [
        ({"analysis": None}, {"analysis"}),
        ({"evaluation_planned_on": None}, {"evaluation_planned_on"}),
        ({"starts_on": None}, {"starts_on"}),
        ({"analysis_on": None}, {"analysis_on"}),
        ({"method_chosen_on": None}, {"method_chosen_on"}),
        ({"analysis_on": None, "method_chosen_on": None}, {"analysis_on", "method_chosen_on"}),
    ],
)
def test_what_could_still_stop_is_asked_for_while_unknown(start: Ask, facts: dict[str, Any], asked: set[str]) -> None:
    answer = start(**facts)
    assert answer.verdict == "undetermined"
    assert {fact for fact, change in could_change(answer).items() if "verdict" in change} == asked
    assert all(missing.question.da and missing.question.en for missing in answer.missing)


def test_a_certain_stop_is_not_made_uncertain_by_what_is_unknown(start: Ask) -> None:
    answer = start(analysis="none", analysis_on=None, method_chosen_on=None, evaluation_planned_on=None)
    assert (answer.verdict, stopped(answer)) == ("may_not", {"INT-01"})


def test_whether_an_evaluation_is_planned_in_time_is_asked_only_where_there_is_one(start: Ask) -> None:
    assert start(evaluation="none", evaluation_planned_on=None, starts_on=None).verdict == "may"
    assert start(evaluation=None, evaluation_planned_on=date(2026, 3, 2)).verdict == "undetermined"


WARNING: list[tuple[str, dict[str, Any]]] = [
    ("INT-03", {"documentation": False}),
    ("INT-04", {"new_method": True, "pilot": True, "pilot_evaluated": True, "evidence": "promising_or_unknown"}),
    ("INT-04", {"new_method": True, "pilot": True, "pilot_evaluated": True, "evidence": "negative"}),
    ("INT-05", {"evaluation": "result"}),
    *(("INT-05", {"evaluation": "result", "effect_evaluation_possible": False, part: False}) for part in PARTS),
    ("INT-02", {"evaluation": "none", "evaluation_planned_on": None}),
    ("INT-07", {"new_method": True, "wide": True}),
    ("INT-07", {"new_method": True, "wide": True, "pilot": True, "pilot_evaluated": False}),
    ("INT-09", {"partners_identified": False}),
    ("INT-12", {"crime_data": False}),
    ("INT-12", {"safety_survey": False}),
    ("INT-14", {"offender_side": False}),
    ("INT-14", {"target_side": False}),
    ("INT-14", {"control_side": False}),
    ("INT-27", {"evidence": "negative", "results_recorded": False}),
    ("INT-27", {"evidence": "promising_or_unknown", "results_recorded": False}),
]


@pytest.mark.parametrize(("row", "facts"), WARNING)
def test_everything_else_warns_and_never_stops(start: Ask, row: str, facts: dict[str, Any]) -> None:
    answer = start(**facts)
    assert (answer.verdict, answer.stops) == ("may", ())
    assert row in warned(answer)


QUIET: list[tuple[str, dict[str, Any]]] = [
    ("INT-04", {"new_method": True, "pilot": True, "pilot_evaluated": True, "evidence": "evidence_based"}),
    ("INT-04", {"new_method": True, "pilot": True, "pilot_evaluated": True, "evidence": "documented"}),
    ("INT-05", {"evaluation": "result", "effect_evaluation_possible": False}),
    ("INT-07", {"new_method": True, "wide": True, "pilot": True, "pilot_evaluated": True}),
    ("INT-07", {"new_method": True, "wide": False}),
    ("INT-07", {"new_method": False, "wide": True}),
    ("INT-27", {"evidence": "negative", "results_recorded": True}),
    ("INT-27", {"evidence": "evidence_based", "results_recorded": False}),
]


@pytest.mark.parametrize(("row", "facts"), QUIET)
def test_what_the_strategy_asks_for_is_not_warned_about(start: Ask, row: str, facts: dict[str, Any]) -> None:
    answer = start(**facts)
    assert answer.verdict == "may"
    assert row not in warned(answer)


def test_which_form_the_cooperation_has_is_asked_for_while_unknown(start: Ask) -> None:
    assert "warnings" in could_change(start(partner_form=None))["partner_form"]


def test_all_warnings_together_stop_nothing(start: Ask) -> None:
    facts = {name: value for _, stated in WARNING for name, value in stated.items()}
    answer = start(**facts | {"new_method": True, "wide": True, "pilot": False, "pilot_evaluated": False})
    assert (answer.verdict, answer.stops) == ("may", ())
    assert {"INT-03", "INT-04", "INT-07", "INT-09", "INT-12", "INT-14", "INT-27"} <= warned(answer)


@pytest.mark.parametrize("form", ["involvement", "cooperation", "partnership"])
def test_any_of_the_three_forms_of_cooperation_will_do(start: Ask, form: str) -> None:
    assert start(partner_form=form).warnings == ()


LADDER: list[tuple[dict[str, Any], str | None]] = [
    ({"evaluation": "effect"}, "effect"),
    ({"evaluation": "effect", **dict.fromkeys(PARTS, False)}, "effect"),
    ({"evaluation": "result"}, "documented"),
    ({"evaluation": "process", **dict.fromkeys(PARTS, False)}, "process"),
    ({"evaluation": "none", **dict.fromkeys(PARTS, False)}, "none"),
    ({"evaluation": None}, None),
    *(({"evaluation": "result", part: None}, None) for part in PARTS),
]


@pytest.mark.parametrize(("facts", "level"), LADDER)
def test_the_rung_of_evaluation_a_plan_reaches(start: Ask, facts: dict[str, Any], level: str | None) -> None:
    answer = start(effect_evaluation_possible=False, **facts)
    assert answer.evaluation_level == level
    unknown = {name for name, value in facts.items() if value is None}
    asked = {fact for fact, change in could_change(answer).items() if "evaluation_level" in change}
    assert unknown <= asked


@pytest.mark.parametrize("part", PARTS)
def test_the_fallback_needs_all_four_parts(start: Ask, part: str) -> None:
    answer = start(evaluation="result", effect_evaluation_possible=False, **{part: False})
    assert (answer.verdict, answer.evaluation_level) == ("may", "none")


def test_process_evaluation_does_not_need_the_four_parts_of_the_fallback(start: Ask) -> None:
    process = {"evaluation": "process", "effect_evaluation_possible": False} | dict.fromkeys(PARTS, False)
    assert "INT-05" not in warned(start(**process | {"documentation": True}))


def test_where_effect_could_be_evaluated_process_is_less_than_the_ideal(start: Ask) -> None:
    assert "INT-05" in warned(start(evaluation="process", effect_evaluation_possible=True))


def test_process_evaluation_is_acceptable(start: Ask) -> None:
    answer = start(evaluation="process", effect_evaluation_possible=False)
    assert (answer.verdict, answer.stops) == ("may", ())
    assert "INT-06" in {row for reason in (*answer.warnings, *answer.reasons) for row in reason.rows}


ASKED_FOR_A_WARNING = [
    ("documentation", {}),
    ("crime_data", {}),
    ("safety_survey", {}),
    ("offender_side", {}),
    ("target_side", {}),
    ("control_side", {}),
    ("partners_identified", {}),
    ("results_recorded", {"evidence": "negative"}),
    ("evidence", {"new_method": True, "pilot": True, "pilot_evaluated": True}),
    ("pilot", {"new_method": True, "wide": True, "pilot_evaluated": True}),
    ("pilot_evaluated", {"new_method": True, "wide": True, "pilot": True}),
    ("wide", {"new_method": True}),
    ("new_method", {"wide": True}),
]


@pytest.mark.parametrize(("fact", "facts"), ASKED_FOR_A_WARNING)
def test_what_could_only_warn_is_asked_for_and_leaves_the_verdict_certain(
    start: Ask, fact: str, facts: dict[str, Any]
) -> None:
    answer = start(**facts | {fact: None})
    assert answer.verdict == "may"
    assert "warnings" in could_change(answer)[fact]
    assert "verdict" not in could_change(answer)[fact]


def test_silence_counts_as_no_only_where_the_caller_says_so(rulebook: Rulebook) -> None:
    for unstated, verdict in (("no", "may_not"), ("unknown", "undetermined")):
        plan = InterventionPlan(id="p", on=date(2026, 2, 12), unstated=unstated)  # type: ignore[arg-type] # - both
        answer = rulebook.may_start(plan)
        assert (answer.verdict, stopped(answer)) == (verdict, {"INT-01"} if unstated == "no" else set())
