"""Syd- og Sønderjylland: what a rule says is no more than the plan prints, and a reading is told to be one."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv.text import Text
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
VAGUE: dict[str, Any] = {"child_abuse_concern": True, "knowledge": "suspicion"}
CLOSED: dict[str, Any] = {"local": {"syd_soenderjylland.police_case_closed": True}}


def triage(**facts: Any) -> TriageAnswer:  # noqa: ANN401 - any fact
    return BOOK.classify(Case(id="c", on=date(2018, 6, 1), municipality="0561", unstated="no", **facts))


def said(answer: TriageAnswer, rule: str) -> Text:
    [reason] = [reason for reason in answer.reasons if reason.rule == f"syd_soenderjylland.{rule}"]
    return reason.text


@pytest.mark.parametrize(
    ("facts", "code", "kind", "da", "en"),
    [
        (VAGUE, "use_questioning_guidance", "offer", "fagpersoner kan anvende", "professionals may use"),
        (VAGUE, "do_not_question_further", "do_not", "Følger I vejledningen: ", "Where you follow the guidance: "),
        ({"incident": "vandalism"}, "repair", "do", "bør udbedres så hurtigt som muligt", "should be repaired"),
        ({"incident": "disorder"}, "repair", "do", "bør udbedres så hurtigt som muligt", "should be repaired"),
    ],
)
def test_a_step_says_no_more_than_the_plan(facts: dict[str, Any], code: str, kind: str, da: str, en: str) -> None:
    [step] = [step for step in triage(**facts).next_steps if step.code == f"syd_soenderjylland.{code}"]
    assert step.kind == kind
    assert da in step.text.da
    assert en in step.text.en


def test_the_guidance_is_one_that_professionals_may_use() -> None:
    text = said(triage(**VAGUE), "vague_suspicion")
    assert "kan fagpersoner anvende vejledningen" in text.da
    assert "professionals may use the guidance" in text.en


def test_prevention_of_radicalisation_is_one_task_of_psp_among_others() -> None:
    text = said(triage(radicalisation_concern=True), "radicalisation_belongs_to_psp")
    assert "er blandt PSP-sekretariatets opgaver" in text.da
    assert "is among the tasks of the PSP secretariat" in text.en


@pytest.mark.parametrize(
    ("facts", "comes"),
    [
        ({}, False),
        ({"age": 17}, True),
        ({"age": 18}, False),
        ({"child_abuse_concern": True}, True),
        ({"child_abuse_concern": True, "age": 18}, True),
    ],
)
def test_the_social_need_is_assessed_where_the_closed_case_was_about_a_child(
    facts: dict[str, Any], *, comes: bool
) -> None:
    answer = triage(**CLOSED | facts)
    assert ("syd_soenderjylland.assess_social_need" in {step.code for step in answer.next_steps}) is comes


@pytest.mark.parametrize(("age", "comes"), [(None, False), (16, True), (25, True), (26, False), (60, False)])
def test_the_coordinated_effort_is_for_persons_as_old_as_the_plan_s_young(age: int | None, *, comes: bool) -> None:
    answer = triage(age=age, risk_behaviour=True)
    assert ("syd_soenderjylland.coordinate_area_effort" in {step.code for step in answer.next_steps}) is comes


def test_that_the_young_are_up_to_25_is_said_to_be_a_reading() -> None:
    answer = triage(age=25, risk_behaviour=True)
    assert "højst 25 år, er en læsning" in said(answer, "coordinated_effort").da
    [reason] = [reason for reason in answer.reasons if reason.rule == "syd_soenderjylland.coordinated_effort"]
    assert reason.source.certainty == "implied"
