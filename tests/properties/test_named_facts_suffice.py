"""Law: with only the facts named by `reasons` and `checked` known, the answer is the same."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests
from kriminalpraeventiv_albertslund import plugin as albertslund
from properties.borough import BOROUGH, CODE

BOOK = Rulebook.load(plugins=())
LOCAL = Rulebook.load(plugins=[albertslund, BOROUGH])
PLACES = st.sampled_from([None, "0751", "0165", CODE])
# What is recorded follows from these.
WRITTEN = {
    "national_scheme": {"decided_scheme"},
    "override_recorded": {"override_reason", "decided_by"},
    "obvious_risk_recorded": {"obvious_risk_reason"},
}


def named(*reasons: Reason) -> set[str]:
    return {fact.name for reason in reasons for fact in reason.facts}


@given(sharing_requests())
def test_the_named_facts_alone_give_the_same_verdict(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    kept = {name: request.known(name) for name in named(*answer.reasons, *answer.checked)}
    free = [n for n, fact in SharingRequest.facts().items() if not fact.derived and n not in ("id", "on")]
    facts: dict[str, Any] = {name: kept.get(name) for name in free}
    only = SharingRequest(id=request.id, on=request.on, **facts)
    assert BOOK.may_share(only).verdict == answer.verdict


@given(cases())
def test_the_named_facts_alone_give_the_same_levels(case: Case) -> None:
    answer = BOOK.classify(case)
    kept = {name: case.known(name) for name in named(*answer.reasons, *answer.checked)}
    free = [name for name in Case.facts() if name not in ("id", "on")]
    facts: dict[str, Any] = {name: kept.get(name) for name in free}
    only = BOOK.classify(Case(id=case.id, on=case.on, **facts))
    assert (only.level, only.at_most, only.in_target_group) == (answer.level, answer.at_most, answer.in_target_group)


def named_alone(record: CaseFile | InterventionPlan, answer: GateAnswer) -> dict[str, Any]:
    """Return the facts an answer names, and nothing else that is known; whose rules count is stated."""
    kept = {"municipality"} | named(*answer.stops, *answer.warnings, *answer.reasons, *answer.checked)
    for fact in tuple(kept):
        kept |= WRITTEN.get(fact, set())
    free = [name for name, fact in record.facts().items() if not fact.derived and name not in ("id", "on")]
    return {name: record.known(name) if name in kept else None for name in free}


@given(case_files(municipality=PLACES))
def test_the_named_facts_alone_give_the_same_verdict_about_a_step(file: CaseFile) -> None:
    answer = LOCAL.may_advance(file)
    only = LOCAL.may_advance(CaseFile(id=file.id, on=file.on, **named_alone(file, answer)))
    assert only.verdict == answer.verdict


@given(intervention_plans(municipality=PLACES))
def test_the_named_facts_alone_give_the_same_verdict_about_a_start(plan: InterventionPlan) -> None:
    answer = LOCAL.may_start(plan)
    only = LOCAL.may_start(InterventionPlan(id=plan.id, on=plan.on, **named_alone(plan, answer)))
    assert (only.verdict, only.evaluation_level) == (answer.verdict, answer.evaluation_level)


def test_what_is_out_of_turn_in_one_course_only_names_the_municipality() -> None:
    file = CaseFile(id="f", on=date(2026, 11, 1), municipality=CODE, step="investigated", to_step="allocated")
    answer = LOCAL.may_advance(file)
    assert [stop.rule for stop in answer.stops] == ["gate.out_of_order"]
    assert "municipality" in named(*answer.stops)
