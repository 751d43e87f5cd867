"""Syd- og Sønderjylland: the worked cases of the cooperation plan, and the conformance every plugin must show."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv.testing import conformance
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
ALONE = Rulebook.load(plugins=())
DAY = date(2018, 6, 1)
DISTRICT = ("0510", "0540", "0550", "0561", "0563", "0573", "0575", "0580")
NEIGHBOURS = ("0530", "0607", "0621", "0751")
CLOSED: dict[str, Any] = {"child_abuse_concern": True, "local": {"syd_soenderjylland.police_case_closed": True}}
YOUNG: dict[str, Any] = {"age": 25, "risk_behaviour": True}
CHILD: dict[str, Any] = {"age": 17, "victim": True, "child_abuse_concern": True}
REPEATED: dict[str, Any] = {"incident": "domestic_violence", "victimisations": 2}
HOLDING: dict[str, dict[str, Any]] = {
    "ssp_up_to_25": {"age": 25},
    "radicalisation_belongs_to_psp": {"radicalisation_concern": True},
    "react_to_abuse": {"child_abuse_concern": True},
    "abused_child_is_a_victim": CHILD,
    "grade_of_knowledge": {"child_abuse_concern": True},
    "vague_suspicion": {"child_abuse_concern": True, "knowledge": "suspicion"},
    "social_need_after_closed_case": CLOSED,
    "repeated_violence_at_home": REPEATED,
    "rapid_repair": {"incident": "vandalism"},
    "coordinated_effort": YOUNG,
}

TestConformance = conformance(plugin)


def triage(on: date = DAY, town: str = "0561", **facts: Any) -> TriageAnswer:  # noqa: ANN401 - any fact
    return BOOK.classify(Case(id="c", on=on, municipality=town, **{"unstated": "no"} | facts))


def held(answer: TriageAnswer) -> set[str]:
    """Return the local rules that an answer says hold, without their prefix."""
    own = (reason.rule for reason in answer.reasons if reason.plugin == "syd_soenderjylland")
    return {rule.removeprefix("syd_soenderjylland.") for rule in own}


def steps(answer: TriageAnswer) -> dict[str, str]:
    """Return the kind of each local step, by code without the prefix."""
    prefix = "syd_soenderjylland."
    return {s.code.removeprefix(prefix): s.kind for s in answer.next_steps if s.code.startswith(prefix)}


def flags(answer: TriageAnswer) -> set[tuple[str, str]]:
    return {(flag.code, flag.rule.removeprefix("syd_soenderjylland.")) for flag in answer.flags}


@pytest.mark.parametrize(
    ("rule", "facts", "holds"),
    [
        *((rule, facts, True) for rule, facts in HOLDING.items()),
        ("ssp_up_to_25", {"age": 3}, True),
        ("ssp_up_to_25", {"age": 26}, False),
        ("ssp_up_to_25", {"age": 25, "subject": "group"}, False),
        ("ssp_up_to_25", {"age": 25, "subject": "institution"}, False),
        ("ssp_up_to_25", {"age": 25, "subject": "area"}, False),
        ("radicalisation_belongs_to_psp", {}, False),
        ("radicalisation_belongs_to_psp", {"radicalisation_concern": True, "subject": "group"}, False),
        ("react_to_abuse", {}, False),
        ("abused_child_is_a_victim", CHILD | {"age": 3}, True),
        ("abused_child_is_a_victim", CHILD | {"age": 18}, False),
        ("abused_child_is_a_victim", CHILD | {"age": 19}, False),
        ("abused_child_is_a_victim", CHILD | {"victim": False}, False),
        ("abused_child_is_a_victim", CHILD | {"child_abuse_concern": False}, False),
        ("abused_child_is_a_victim", CHILD | {"subject": "group"}, False),
        ("abused_child_is_a_victim", CHILD | {"risk_behaviour": True}, False),
        ("grade_of_knowledge", {}, False),
        ("vague_suspicion", {"child_abuse_concern": True, "knowledge": "concern"}, True),
        ("vague_suspicion", {"child_abuse_concern": True, "knowledge": "knowledge"}, False),
        ("vague_suspicion", {"child_abuse_concern": True}, False),
        ("vague_suspicion", {"knowledge": "suspicion"}, False),
        ("social_need_after_closed_case", {"child_abuse_concern": True}, False),
        ("social_need_after_closed_case", CLOSED | {"child_abuse_concern": False}, False),
        ("social_need_after_closed_case", CLOSED | {"child_abuse_concern": False, "age": 17}, True),
        ("social_need_after_closed_case", CLOSED | {"child_abuse_concern": False, "age": 18}, False),
        ("social_need_after_closed_case", CLOSED | {"child_abuse_concern": False, "age": 40}, False),
        ("social_need_after_closed_case", CLOSED | {"age": 18}, True),
        ("social_need_after_closed_case", {"age": 17}, False),
        ("repeated_violence_at_home", REPEATED | {"victimisations": 3}, True),
        ("repeated_violence_at_home", REPEATED | {"victimisations": 1}, False),
        ("repeated_violence_at_home", REPEATED | {"incident": "burglary"}, False),
        ("rapid_repair", {"incident": "disorder"}, True),
        ("rapid_repair", {"incident": "burglary"}, False),
        ("rapid_repair", {"incident": "none"}, False),
        ("coordinated_effort", YOUNG | {"age": 16}, True),
        ("coordinated_effort", YOUNG | {"age": 26}, False),
        ("coordinated_effort", {"risk_behaviour": True}, False),
        ("coordinated_effort", {"risk_behaviour": True, "subject": "group"}, True),
        ("coordinated_effort", {"risk_behaviour": True, "subject": "area"}, True),
        ("coordinated_effort", YOUNG | {"age": 26, "subject": "group"}, True),
        ("coordinated_effort", YOUNG | {"subject": "institution"}, False),
        ("coordinated_effort", YOUNG | {"risk_behaviour": False}, False),
        ("coordinated_effort", {"subject": "group"}, False),
    ],
)
def test_a_rule_holds_on_what_the_plan_speaks_of_and_on_nothing_else(
    rule: str, facts: dict[str, Any], *, holds: bool
) -> None:
    assert (rule in held(triage(**facts))) is holds


@pytest.mark.parametrize("rule", HOLDING)
@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2016, 12, 31), False),
        (date(2017, 1, 1), True),
        (date(2018, 12, 31), True),
        (date(2019, 1, 1), False),
        (date(2026, 11, 22), False),
    ],
)
def test_the_plan_holds_in_2017_and_2018_only(rule: str, day: date, *, holds: bool) -> None:
    assert (rule in held(triage(day, **HOLDING[rule]))) is holds


@pytest.mark.parametrize(
    ("day", "told"), [(date(2018, 12, 31), False), (date(2019, 1, 1), True), (date(2026, 11, 22), True)]
)
def test_what_has_expired_is_said(day: date, *, told: bool) -> None:
    assert ("expired_local_rule" in {flag.code for flag in triage(day, age=16).flags}) is told
    assert "expired_local_rule" not in {flag.code for flag in triage(day, "0751", age=16).flags}


@pytest.mark.parametrize(
    ("facts", "cooperations"),
    [
        ({"age": 25}, ("ssp",)),
        ({"age": 26}, ()),
        ({"age": 26, "radicalisation_concern": True}, ("psp",)),
        ({"age": 25, "radicalisation_concern": True}, ("psp", "ssp")),
    ],
)
def test_ssp_reaches_to_25_and_radicalisation_belongs_to_psp(
    facts: dict[str, Any], cooperations: tuple[str, ...]
) -> None:
    answer = triage(**facts)
    assert tuple(sorted(answer.cooperations)) == cooperations
    assert answer.national is not None
    assert answer.national.cooperations == ()


def test_the_frame_of_ssp_makes_nobody_part_of_the_target_group() -> None:
    answer = triage(age=5)
    assert (answer.cooperations, answer.in_target_group, answer.level) == (("ssp",), False, None)


@pytest.mark.parametrize(
    ("facts", "measures"),
    [
        (HOLDING["vague_suspicion"], {"measure.guidance_on_questioning_children"}),
        (REPEATED, {"measure.common_concept_for_violent_homes"}),
        ({"incident": "disorder"}, {"measure.planning_and_rapid_repair"}),
        (YOUNG, {"measure.coordinated_area_effort", "measure.residents_cooperation"}),
        ({}, set()),
    ],
)
def test_the_plan_points_to_measures_that_its_municipalities_have(facts: dict[str, Any], measures: set[str]) -> None:
    answer = triage(**facts)
    assert answer.national is not None
    assert set(answer.measures) - set(answer.national.measures) == measures
    assert all(set(DISTRICT) <= set(BOOK.measure(id_).municipalities) for id_ in measures)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (HOLDING["react_to_abuse"], {"react_quickly": "do", "grade_knowledge": "do"}),
        (
            HOLDING["vague_suspicion"],
            {
                "react_quickly": "do",
                "grade_knowledge": "do",
                "use_questioning_guidance": "offer",
                "do_not_question_further": "do_not",
            },
        ),
        (CLOSED | {"age": 17, "child_abuse_concern": False}, {"assess_social_need": "do"}),
        (REPEATED, {"ask_for_common_concept": "offer"}),
        ({"incident": "vandalism"}, {"repair": "do"}),
        (YOUNG, {"coordinate_area_effort": "offer", "involve_residents": "offer"}),
        ({"age": 25, "radicalisation_concern": True}, {}),
    ],
)
def test_each_finding_brings_its_steps(facts: dict[str, Any], expected: dict[str, str]) -> None:
    assert steps(triage(**facts)) == expected


def test_the_duty_to_report_comes_before_every_local_step() -> None:
    answer = triage(date(2018, 6, 1), **HOLDING["vague_suspicion"])
    assert answer.next_steps[0].code == "report_child_abuse"


def test_no_step_of_the_plan_has_a_deadline_for_the_plan_sets_none() -> None:
    answers = [triage(**facts) for facts in HOLDING.values()]
    assert {s.by for a in answers for s in a.next_steps if s.code.startswith("syd_soenderjylland.")} == {None}


def test_the_grade_of_knowledge_is_asked_for_where_abuse_is_a_concern() -> None:
    asked = {missing.fact: missing.could_change for missing in triage(age=9, child_abuse_concern=True).missing}
    assert asked == {"knowledge": ("next_steps",)}
    assert triage(age=9, child_abuse_concern=True, knowledge="knowledge").missing == ()


def test_an_abused_child_is_not_triaged_and_one_who_offends_is_triaged_on_that() -> None:
    victim = triage(**CHILD)
    assert (victim.level, ("not_triaged", "abused_child_is_a_victim") in flags(victim)) == (None, True)
    offender = triage(**CHILD, risk_behaviour=True)
    assert (offender.level, ("not_triaged", "abused_child_is_a_victim") in flags(offender)) == (1, False)


def test_a_person_chooses_whether_the_effort_in_an_area_fits() -> None:
    assert ("human_choice", "coordinated_effort") in flags(triage(age=16, risk_behaviour=True))
    assert triage(age=16, risk_behaviour=True).level == 1


@pytest.mark.parametrize("town", DISTRICT)
def test_every_municipality_of_the_district_has_the_plan(town: str) -> None:
    assert "ssp_up_to_25" in held(triage(town=town, age=25))


@pytest.mark.parametrize("town", NEIGHBOURS)
@pytest.mark.parametrize("rule", HOLDING)
def test_another_municipality_is_untouched(rule: str, town: str) -> None:
    facts = {name: value for name, value in HOLDING[rule].items() if name != "local"}
    case = Case(id="c", on=DAY, municipality=town, unstated="no", **facts)
    here, there = BOOK.classify(case), ALONE.classify(case)
    assert (here.level, here.reasons, here.flags, here.cooperations, here.measures, here.next_steps, here.missing) == (
        there.level, there.reasons, there.flags, there.cooperations, there.measures, there.next_steps, there.missing,
    )  # fmt: skip
    assert here.national is None


@pytest.mark.parametrize("rule", HOLDING)
def test_the_national_answer_stays_what_it_is_without_the_plan(rule: str) -> None:
    facts = {name: value for name, value in HOLDING[rule].items() if name != "local"}
    case = Case(id="c", on=DAY, municipality="0561", unstated="no", **facts)
    national, alone = BOOK.classify(case).national, ALONE.classify(case)
    assert national is not None
    assert (national.level, national.reasons, national.next_steps) == (alone.level, alone.reasons, alone.next_steps)
    assert (national.measures, national.cooperations) == (alone.measures, alone.cooperations)
