"""Albertslund: the worked cases of the PRO model, and the conformance every plugin must show."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv.testing import conformance
from kriminalpraeventiv_albertslund import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2026, 11, 1)

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
    assert "albertslund.action_plan" in {step.code for step in triage(age=16, **facts).next_steps}
    assert "albertslund.action_plan" not in {step.code for step in triage(age=16).next_steps}


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
