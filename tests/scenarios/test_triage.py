"""Worked cases: levels, target group, flags and next steps. Each test is one sentence of the source documents."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import TriageAnswer

Ask = Callable[..., TriageAnswer]
YOUNG = {"municipality": "0751", "age": 16}


def flags(answer: TriageAnswer) -> set[str]:
    return {flag.code for flag in answer.flags} - {"municipality_without_plugin"}


def steps(answer: TriageAnswer) -> set[str]:
    return {step.code for step in answer.next_steps}


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"situational_crime": True}, 1),
        ({"risk_behaviour": True}, 1),
        ({"offences": 1}, None),
        ({"offences": 2}, 2),
        ({"relapse_risk": True, "offences": 1}, 2),
        ({"relapse_risk": True, "offences": 2}, 2),
        ({"served_serious_offence": True, "offences": 1}, 2),
        ({"serious_crime": True}, 3),
        ({"crime_harmful_to_society": True}, 3),
        ({"organised_crime": True}, 3),
        ({"risk_behaviour": True, "offences": 3}, 2),
        ({"risk_behaviour": True, "offences": 3, "organised_crime": True}, 3),
        ({"served_serious_offence": True, "serious_crime": True}, 3),
        ({"victim": True}, None),
        ({"victim": True, "risk_behaviour": True}, 1),
        ({}, None),
    ],
)
def test_the_highest_level_any_concern_gives_is_the_level(triage: Ask, facts: dict[str, Any], level: int) -> None:
    answer = triage(**YOUNG, **facts)
    assert (answer.level, answer.at_most, answer.provisional) == (level, level, False)


@pytest.mark.parametrize(
    ("age", "facts", "inside"),
    [
        (5, {"risk_behaviour": True}, False),
        (6, {}, True),
        (25, {}, True),
        (26, {}, False),
        (26, {"risk_behaviour": True}, False),
        (26, {"relapse_risk": True}, False),
        (26, {"offences": 1}, True),
        (26, {"situational_crime": True}, True),
        (26, {"serious_crime": True}, True),
        (26, {"crime_harmful_to_society": True}, True),
        (26, {"organised_crime": True}, True),
        (26, {"served_serious_offence": True}, True),
        (26, {"obvious_risk": True}, True),
        (25, {"obvious_risk": True}, True),
        (90, {"offences": 1}, True),
    ],
)
def test_who_is_in_the_target_group(triage: Ask, age: int, facts: dict[str, Any], inside: bool) -> None:
    answer = triage(municipality="0751", age=age, **facts)
    assert answer.in_target_group is inside
    if not inside:
        assert (answer.level, answer.at_most) == (None, None)
        assert flags(answer) - {"inconsistent_facts"} == {"outside_target_group"}
        assert "refer_ordinary_services" in steps(answer)


@pytest.mark.parametrize(
    ("age", "facts", "groups"),
    [
        (25, {"offences": 1}, ("main_group",)),
        (26, {"offences": 1}, ("adult_with_crime",)),
        (26, {"offences": 1, "obvious_risk": True}, ("adult_with_crime", "adult_at_obvious_risk")),
    ],
)
def test_the_target_groups_are_named(triage: Ask, age: int, facts: dict[str, Any], groups: tuple[str, ...]) -> None:
    assert triage(municipality="0751", age=age, **facts).target_groups == groups


@pytest.mark.parametrize(
    ("facts", "confirm"),
    [
        ({"offences": 2}, True),
        ({"offences": 1, "relapse_risk": True}, True),
        ({"offences": 2, "relapse_risk": True}, False),
        ({"offences": 2, "organised_crime": True}, False),
        ({"risk_behaviour": True}, False),
        ({"offences": 2, "relapse_risk": True, "served_serious_offence": True}, True),
        ({"offences": 2, "relapse_risk": True, "served_serious_offence": True, "serious_crime": True}, False),
    ],
)
def test_one_limb_or_a_served_offence_asks_a_person_to_confirm_level_2(
    triage: Ask, facts: dict[str, Any], confirm: bool
) -> None:
    assert ("confirm_level" in flags(triage(**YOUNG, **facts))) is confirm


@pytest.mark.parametrize("facts", [{"offences": 3, "relapse_risk": None}, {"offences": None, "relapse_risk": True}])
def test_the_other_limb_of_level_2_is_asked_for_while_unknown(triage: Ask, facts: dict[str, Any]) -> None:
    answer = triage(**YOUNG, **facts)
    unknown = next(name for name, value in facts.items() if value is None)
    assert (answer.level, [missing.fact for missing in answer.missing]) == (2, [unknown])


def test_a_victim_with_a_concern_is_not_triaged_and_the_concern_is_flagged(triage: Ask) -> None:
    answer = triage(**YOUNG, victim=True, gang_relation="leading")
    assert flags(answer) == {"not_triaged", "concern_without_level"}
    assert "no_registration" not in steps(answer)


def test_a_served_offence_says_so_also_without_relapse_risk(triage: Ask) -> None:
    answer = triage(**YOUNG, offences=1, served_serious_offence=True, relapse_risk=False)
    told = [flag.text.en for flag in answer.flags if flag.code == "confirm_level"]
    assert any("also when relapse risk is assessed as absent" in text for text in told)


def test_a_victim_only_is_referred_not_triaged(triage: Ask) -> None:
    for facts in ({"victim": True}, {"victimisations": 2}):
        answer = triage(**YOUNG, **facts)
        assert (answer.level, flags(answer)) == (None, {"not_triaged"})
        assert "refer_victim" in steps(answer)
    offending = triage(**YOUNG, victim=True, situational_crime=True)
    assert (offending.level, flags(offending)) == (1, set())
    assert "refer_victim" in steps(offending)


@pytest.mark.parametrize("subject", ["group", "institution", "area"])
def test_a_concern_about_a_group_or_a_place_has_no_level(triage: Ask, subject: str) -> None:
    answer = triage(municipality="0751", subject=subject, risk_behaviour=True, age=16)
    assert (answer.level, answer.at_most, flags(answer)) == (None, None, {"not_triaged"})
    assert "no_personal_case_for_group" in steps(answer)


def test_no_crime_no_risk_no_relapse_is_advice_and_no_registration(triage: Ask) -> None:
    answer = triage(**YOUNG)
    assert (answer.level, flags(answer)) == (None, {"no_concern"})
    assert {"advise", "no_registration"} <= steps(answer)
    assert "advise" not in steps(triage(**YOUNG, risk_behaviour=True))


@pytest.mark.parametrize(
    "facts",
    [
        {"gang_relation": "seen_with_members"},
        {"recruitment_risk": True},
        {"radicalisation_concern": True},
        {"child_abuse_concern": True},
        {"obvious_risk": True},
        {"offences": 1},
    ],
)
def test_a_concern_that_gives_no_level_is_flagged(triage: Ask, facts: dict[str, Any]) -> None:
    answer = triage(**YOUNG, **facts)
    assert (answer.level, flags(answer) - {"give_reason"}) == (None, {"concern_without_level"})


@pytest.mark.parametrize("age", [16, 26])
def test_an_obvious_risk_needs_a_recorded_reason(triage: Ask, age: int) -> None:
    assert "give_reason" in flags(triage(municipality="0751", age=age, obvious_risk=True))
    assert "give_reason" not in flags(triage(municipality="0751", age=age))


@pytest.mark.parametrize(
    ("facts", "inconsistent"),
    [
        ({"relapse_risk": True}, True),
        ({"served_serious_offence": True}, True),
        ({"relapse_risk": True, "offences": 1}, False),
        ({"release_on": date(2026, 1, 1)}, True),
        ({"release_on": date(2026, 12, 1)}, True),
        ({"release_on": date(2026, 12, 1), "custody": "serving", "offences": 1}, False),
        ({"release_on": date(2026, 12, 1), "custody": "serving", "offences": 0}, True),
        ({"release_on": date(2026, 2, 11), "custody": "serving", "offences": 1}, True),
        ({"release_on": date(2026, 2, 12), "custody": "serving", "offences": 1}, False),
        ({"release_on": date(2026, 2, 13), "custody": "released"}, True),
        ({"release_on": date(2026, 2, 12), "custody": "released"}, False),
        ({"custody": "remand", "released_from": "sentence"}, True),
    ],
)
def test_facts_that_do_not_fit_are_flagged_not_refused(triage: Ask, facts: dict[str, Any], inconsistent: bool) -> None:
    assert ("inconsistent_facts" in flags(triage(**YOUNG, **facts))) is inconsistent


def test_abuse_of_a_child_is_reported_under_the_act_of_the_day(triage: Ask) -> None:
    now = triage(**YOUNG, child_abuse_concern=True, on=date(2024, 1, 1))
    then = triage(**YOUNG, child_abuse_concern=True, on=date(2023, 12, 31))
    assert ["Barnets Lov" in step.text.da for step in now.next_steps if step.code == "report_child_abuse"] == [True]
    assert ["serviceloven" in step.text.da for step in then.next_steps if step.code == "report_child_abuse"] == [True]


def test_the_duty_to_report_comes_first_and_nobody_is_told_not_to_register(triage: Ask) -> None:
    answer = triage(**YOUNG, child_abuse_concern=True)
    assert answer.next_steps[0].code == "report_child_abuse"
    assert "no_registration" not in steps(answer)
    assert "no_registration" not in steps(triage(**YOUNG, gang_relation="registered_member"))


def test_what_is_unknown_leaves_an_interval_and_questions(triage: Ask) -> None:
    answer = triage(**YOUNG, risk_behaviour=True, unstated="unknown")
    assert (answer.level, answer.at_most, answer.provisional) == (1, 3, True)
    asked = {missing.fact: missing.could_change for missing in answer.missing}
    assert asked["organised_crime"] == ("level",)
    assert asked["child_abuse_concern"] == ("next_steps",)
    assert "age" not in asked
    assert asked["victim"] == ("next_steps",)


def test_an_unknown_age_leaves_the_target_group_open(triage: Ask) -> None:
    answer = triage(municipality="0751", risk_behaviour=True)
    assert (answer.level, answer.at_most, answer.in_target_group) == (None, 1, None)
    assert {missing.fact: missing.could_change for missing in answer.missing} == {"age": ("in_target_group", "level")}


def test_an_unknown_that_could_not_raise_the_level_is_not_asked_for(triage: Ask) -> None:
    answer = triage(**YOUNG, organised_crime=True, unstated="unknown")
    assert {change for missing in answer.missing for change in missing.could_change} == {"next_steps"}
    assert {missing.fact for missing in answer.missing} == {
        "child_abuse_concern",
        "custody",
        "exit_motivation",
        "gang_relation",
        "incident",
        "mental_illness",
        "radicalisation_concern",
        "release_on",
        "released_from",
        "socially_vulnerable",
        "under_prison_service",
        "victim",
        "victimisations",
    }


def test_a_municipality_not_stated_is_answered_nationally_and_asked_for(triage: Ask) -> None:
    answer = triage(age=16, risk_behaviour=True)
    assert (answer.level, answer.scheme) == (1, "core-default")
    assert [missing.fact for missing in answer.missing] == ["municipality"]


def test_the_core_names_no_register_no_forum_and_no_column(triage: Ask) -> None:
    answer = triage(**YOUNG, organised_crime=True)
    assert (answer.scheme, answer.register, answer.forum, answer.column) == ("core-default", None, None, None)
    assert answer.national is None


def test_what_was_assumed_is_marked_in_the_reasons(triage: Ask) -> None:
    answer = triage(**YOUNG, offences=2)
    facts = {fact.name: fact.assumed for reason in (*answer.reasons, *answer.checked) for fact in reason.facts}
    assert facts["offences"] is False
    assert facts["relapse_risk"] is True
    assert facts["subject"] is True
