"""Worked cases: next steps and cooperations. Each row is one sentence of the source documents, under its row id."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import TriageAnswer

Ask = Callable[..., TriageAnswer]
Facts = dict[str, Any]
PERSON: Facts = {"municipality": "0751", "age": 20}
TODAY = date(2026, 2, 12)
LATER, EARLIER = date(2026, 5, 1), date(2026, 1, 5)
PARTIES = ("police", "prison_and_probation", "social_authority")
EXIT = {"offer_exit"}
NO_EXIT = {"no_exit_without_motivation"}
TRIANGLE = {"consider_offender", "consider_target", "consider_control"}
# Steps of other rules: what a case without crime or concern, outside the target group, or about a victim gets.
ELSEWHERE = {"advise", "no_registration", "refer_ordinary_services", "refer_victim", "no_personal_case_for_group"}


def steps(answer: TriageAnswer) -> set[str]:
    return {step.code for step in answer.next_steps} - ELSEWHERE


def asked(answer: TriageAnswer) -> dict[str, tuple[str, ...]]:
    return {missing.fact: missing.could_change for missing in answer.missing}


@pytest.mark.parametrize(
    ("row", "facts", "expected"),
    [
        ("EXI-05", {"age": 18, "gang_relation": "first_contact", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "seen_with_members", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "gang_behaviour", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "associate", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "registered_member", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "leading", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "formerly_registered", "exit_motivation": True}, EXIT),
        ("EXI-05", {"age": 18, "gang_relation": "none", "exit_motivation": True}, set()),
        ("EXI-05", {"age": 17, "gang_relation": "leading", "exit_motivation": True}, set()),
        ("EXI-05", {"age": 60, "gang_relation": "leading", "exit_motivation": True}, EXIT),
        ("EXI-01", {"age": 18, "gang_relation": "leading", "exit_motivation": False}, NO_EXIT),
        ("EXI-01", {"age": 17, "gang_relation": "first_contact", "exit_motivation": False}, NO_EXIT),
        ("EXI-01", {"age": 18, "gang_relation": "none", "exit_motivation": False}, set()),
        ("EXI-01", {"age": 18, "gang_relation": "leading"}, set()),
        ("EXI-05", {"age": 18, "gang_relation": "leading", "exit_motivation": True, "subject": "group"}, set()),
        ("EXI-01", {"age": 18, "gang_relation": "leading", "exit_motivation": False, "subject": "group"}, set()),
    ],
)
def test_exit_is_offered_to_motivated_adults_with_a_gang_relation(
    triage: Ask, row: str, facts: Facts, expected: set[str]
) -> None:
    answer = triage(municipality="0751", **facts)
    assert steps(answer) & (EXIT | NO_EXIT) == expected
    assert all(row in step.rows for step in answer.next_steps if step.code in EXIT | NO_EXIT)
    assert ("measure.exit_national_framework" in answer.measures) is (expected == EXIT)


def test_exit_is_an_offer_by_three_parties_and_a_ban_without_motivation(triage: Ask) -> None:
    offer = triage(**PERSON, gang_relation="leading", exit_motivation=True).next_steps[0]
    ban = triage(**PERSON, gang_relation="leading", exit_motivation=False).next_steps[0]
    assert (offer.kind, offer.who, offer.rows) == ("offer", PARTIES, ("EXI-01", "EXI-05", "EXI-07"))
    assert (ban.kind, ban.who) == ("do_not", ())


SERVING: Facts = {"custody": "serving", "release_on": LATER}
INSTITUTION: Facts = {"custody": "youth_institution", "release_on": LATER}
REMAND: Facts = {"custody": "remand", "release_on": LATER}
RADICAL: Facts = {"radicalisation_concern": True}


@pytest.mark.parametrize(
    ("row", "facts", "expected"),
    [
        ("LOS-04", SERVING, ("ksp",)),
        ("LOS-04", INSTITUTION, ("ksp",)),
        ("LOS-04", SERVING | {"release_on": TODAY}, ("ksp",)),
        ("LOS-04", SERVING | {"release_on": EARLIER}, ("ksp",)),
        ("LOS-04", {"custody": "serving"}, ()),
        ("LOS-04", {"custody": "serving", "released_from": "sentence"}, ()),
        ("LOS-04", {"custody": "youth_institution"}, ()),
        ("LOS-04", {"custody": "released", "released_from": "sentence"}, ("ksp",)),
        ("LOS-04", {"custody": "released", "released_from": "youth_institution"}, ("ksp",)),
        ("LOS-04", {"custody": "released", "released_from": "remand"}, ()),
        ("LOS-04", {"custody": "released", "released_from": "other"}, ()),
        ("LOS-04", {"custody": "released"}, ()),
        ("LOS-04", {"custody": "released", "release_on": EARLIER}, ()),
        ("LOS-04", {"custody": "none", "release_on": LATER, "released_from": "sentence"}, ()),
        ("LOS-04", {"custody": "arrested", "release_on": LATER}, ()),
        ("LOS-04", {"custody": "arrested", "release_on": LATER} | RADICAL, ()),
        ("LOS-04", REMAND, ()),
        ("LOS-04", REMAND | RADICAL, ("ksp",)),
        ("LOS-04", {"custody": "remand"} | RADICAL, ()),
        ("LOS-04", {"custody": "released", "released_from": "remand"} | RADICAL, ("ksp",)),
        ("LOS-04", {"custody": "released", "released_from": "other"} | RADICAL, ()),
        ("LOS-04", {"custody": "released"} | RADICAL, ()),
        ("LOS-04", {"custody": "released", "released_from": "sentence"} | RADICAL, ("ksp",)),
        ("LOS-04", SERVING | {"subject": "group"}, ()),
        ("LOS-04", REMAND | RADICAL | {"subject": "group"}, ()),
        ("MG-14", {"socially_vulnerable": True}, ("psp",)),
        ("MG-14", {"mental_illness": True}, ("psp",)),
        ("MG-14", {"socially_vulnerable": True, "mental_illness": True}, ("psp",)),
        ("MG-14", {"socially_vulnerable": False, "mental_illness": False}, ()),
        ("MG-14", RADICAL, ()),
        ("MG-14", {"socially_vulnerable": True, "subject": "group"}, ()),
        ("MG-14", SERVING | {"mental_illness": True}, ("ksp", "psp")),
    ],
)
def test_release_belongs_to_ksp_and_vulnerability_to_psp(
    triage: Ask, row: str, facts: Facts, expected: tuple[str, ...]
) -> None:
    answer = triage(**PERSON, **facts)
    assert answer.cooperations == expected
    assert ("coordinate_release" in steps(answer)) is ("ksp" in expected)
    assert not expected or row in {id_ for reason in answer.reasons for id_ in reason.rows}


@pytest.mark.parametrize(
    ("row", "on", "facts", "expected"),
    [
        ("LOS-04", date(2016, 2, 29), {"custody": "released", "released_from": "remand"} | RADICAL, ()),
        ("LOS-04", date(2016, 3, 1), {"custody": "released", "released_from": "remand"} | RADICAL, ("ksp",)),
        ("LOS-04", date(2016, 2, 29), {"custody": "released", "released_from": "sentence"}, ("ksp",)),
        ("LOS-04", date(2010, 12, 22), {"custody": "released", "released_from": "sentence"}, ("ksp",)),
        ("LOS-04", date(2010, 12, 21), {"custody": "released", "released_from": "sentence"}, ()),
        ("MG-14", date(2009, 3, 31), {"mental_illness": True}, ()),
        ("MG-14", date(2009, 4, 1), {"mental_illness": True}, ("psp",)),
    ],
)
def test_a_cooperation_is_pointed_to_from_the_day_the_law_names_it(
    triage: Ask, row: str, on: date, facts: Facts, expected: tuple[str, ...]
) -> None:
    answer = triage(**PERSON, on=on, **facts)
    assert answer.cooperations == expected
    assert not expected or row in {id_ for reason in answer.reasons for id_ in reason.rows}


def test_a_cooperation_is_a_pointer_and_no_permission(triage: Ask) -> None:
    for facts in (SERVING, REMAND | RADICAL, {"mental_illness": True}):
        told = [reason.text for reason in triage(**PERSON, **facts).reasons if reason.rows[-1] == "MG-14"]
        assert ["ingen tilladelse til at dele" in text.da for text in told] == [True]
        assert ["no permission to share" in text.en for text in told] == [True]


def test_the_release_is_coordinated_by_the_three_parties_of_ksp(triage: Ask) -> None:
    for facts in (SERVING, REMAND | RADICAL):
        release = next(s for s in triage(**PERSON, **facts).next_steps if s.code == "coordinate_release")
        assert (release.kind, set(release.who)) == ("do", set(PARTIES))


@pytest.mark.parametrize(
    ("age", "custody", "asks"),
    [
        (17, "serving", True),
        (17, "youth_institution", True),
        (18, "serving", False),
        (18, "youth_institution", False),
        (17, "none", False),
        (17, "arrested", False),
        (17, "remand", False),
        (17, "released", False),
    ],
)
def test_a_person_chooses_the_cooperation_for_a_sentenced_minor(
    triage: Ask, age: int, custody: str, asks: bool
) -> None:
    answer = triage(municipality="0751", age=age, custody=custody)
    assert ("human_choice" in {flag.code for flag in answer.flags}) is asks


GUIDANCE = {"guidance_on_treatment", "consider_removal"}


@pytest.mark.parametrize(
    ("rows", "incident", "expected", "measures"),
    [
        ({"INT-14"}, "none", set(), ()),
        (
            {"INT-11", "INT-14"},
            "burglary",
            TRIANGLE | {"security_guidance"},
            ("measure.security_guidance_at_burglary_scene",),
        ),
        ({"INT-11"}, "domestic_violence", GUIDANCE, ("measure.guidance_in_domestic_violence",)),
        ({"INT-14"}, "disorder", TRIANGLE, ()),
        ({"INT-14"}, "vandalism", TRIANGLE, ()),
        ({"INT-14"}, "gang_conflict", TRIANGLE, ()),
        ({"INT-14"}, "public_gathering", TRIANGLE, ()),
        ({"INT-14"}, "other", TRIANGLE, ()),
    ],
)
def test_what_follows_an_incident(
    triage: Ask, rows: set[str], incident: str, expected: set[str], measures: tuple[str, ...]
) -> None:
    answer = triage(**PERSON, incident=incident)
    assert steps(answer) == expected
    assert answer.measures == measures
    assert {step.rows[0] for step in answer.next_steps if step.code not in ELSEWHERE} == (rows if expected else set())


def test_guidance_is_for_police_to_give_and_the_triangle_an_offer(triage: Ask) -> None:
    burglary = {step.code: step for step in triage(**PERSON, incident="burglary").next_steps}
    violence = {step.code: step for step in triage(**PERSON, incident="domestic_violence").next_steps}
    for step in (burglary["security_guidance"], *(violence[code] for code in GUIDANCE)):
        assert (step.kind, step.who) == ("do", ("police",))
    assert burglary["security_guidance"].by == "crime_scene_examination"
    assert {burglary[code].kind for code in TRIANGLE} == {"offer"}


@pytest.mark.parametrize(
    ("row", "facts", "step", "given"),
    [
        ("INT-10", {"victim": True}, "prevent_repeat_victimisation", True),
        ("INT-10", {"victimisations": 1}, "prevent_repeat_victimisation", True),
        ("INT-10", {"victim": True, "offences": 2}, "prevent_repeat_victimisation", True),
        ("INT-10", {"victim": True, "subject": "area"}, "prevent_repeat_victimisation", True),
        ("INT-10", {"victim": False, "victimisations": 0}, "prevent_repeat_victimisation", False),
        ("JUR-14", {"under_prison_service": True}, "coordinate_plan_with_prison_service", True),
        ("JUR-14", {"under_prison_service": False}, "coordinate_plan_with_prison_service", False),
        ("JUR-14", {"under_prison_service": True, "subject": "group"}, "coordinate_plan_with_prison_service", False),
    ],
)
def test_victims_and_those_under_the_prison_service(
    triage: Ask, row: str, facts: Facts, step: str, given: bool
) -> None:
    found = [s for s in triage(**PERSON, **facts).next_steps if s.code == step]
    assert [s.rows for s in found] == ([(row,)] if given else [])


def test_the_order_on_plans_is_said_to_be_unverified(triage: Ask) -> None:
    answer = triage(**PERSON, under_prison_service=True)
    told = next(reason for reason in answer.reasons if reason.rows == ("JUR-14",))
    assert told.source.certainty == "uncertain"
    assert "ikke efterprøvet" in told.text.da
    assert "not verified" in told.text.en


@pytest.mark.parametrize(
    ("subject", "who"),
    [
        ("person", {}),
        ("group", {"identify_and_plan": "proactive", "carry_out": "operative", "take_up_exposed_children": "reactive"}),
        (
            "institution",
            {"identify_and_plan": "proactive", "carry_out": "operative", "take_up_exposed_children": "reactive"},
        ),
        ("area", {"identify_and_plan": "proactive", "carry_out": "operative", "take_up_exposed_children": "reactive"}),
    ],
)
def test_a_concern_about_a_group_is_shared_out_over_three_columns(
    triage: Ask, subject: str, who: dict[str, str]
) -> None:
    answer = triage(municipality="0751", subject=subject)
    assert {step.code: step.who[0] for step in answer.next_steps if step.code not in ELSEWHERE} == who


WITH_STEPS: Facts = SERVING | {
    "gang_relation": "leading",
    "exit_motivation": True,
    "mental_illness": True,
    "under_prison_service": True,
    "incident": "burglary",
    "victim": True,
}


@pytest.mark.parametrize(
    ("age", "facts", "levels"),
    [
        (20, {"risk_behaviour": True}, (1, 1, True)),
        (20, {"offences": 3}, (2, 2, True)),
        (20, {"organised_crime": True}, (3, 3, True)),
        (20, {"offences": 1}, (None, None, True)),
        (20, {"risk_behaviour": True, "organised_crime": None}, (1, 3, True)),
        (40, {"risk_behaviour": True}, (None, None, False)),
        (None, {"risk_behaviour": True}, (None, 1, None)),
    ],
)
def test_a_next_step_never_changes_level_or_target_group(
    triage: Ask, age: int | None, facts: Facts, levels: tuple[int | None, int | None, bool | None]
) -> None:
    for more in ({}, WITH_STEPS):
        answer = triage(municipality="0751", age=age, **facts, **more)
        assert (answer.level, answer.at_most, answer.in_target_group) == levels


@pytest.mark.parametrize(
    ("row", "facts", "unknown"),
    [
        ("EXI-01", {"gang_relation": "leading"}, {"exit_motivation"}),
        ("EXI-05", {"gang_relation": None, "exit_motivation": True}, {"gang_relation"}),
        ("LOS-04", {"custody": "serving"}, {"release_on"}),
        ("LOS-04", {"custody": "released"}, {"released_from"}),
        ("LOS-04", {"custody": "remand"}, set()),
        ("LOS-04", {"custody": "remand"} | RADICAL, {"release_on"}),
        ("LOS-04", REMAND | {"radicalisation_concern": None}, {"radicalisation_concern"}),
        ("LOS-04", SERVING | {"custody": None, "released_from": "sentence"}, {"custody"}),
        ("LOS-04", {"custody": "none"}, set()),
        ("MG-14", {"mental_illness": None}, {"mental_illness"}),
        ("MG-14", {"mental_illness": None, "socially_vulnerable": True}, set()),
        ("INT-10", {"victim": None}, {"victim"}),
        ("INT-10", {"victim": None, "victimisations": 1}, set()),
        ("INT-11", {"incident": None}, {"incident"}),
        ("JUR-14", {"under_prison_service": None}, {"under_prison_service"}),
    ],
)
def test_an_unknown_that_decides_a_step_is_asked_for(triage: Ask, row: str, facts: Facts, unknown: set[str]) -> None:
    answer = triage(**PERSON, risk_behaviour=True, **facts)
    assert asked(answer) == dict.fromkeys(unknown, ("next_steps",)), row
    assert (answer.level, answer.at_most) == (1, 1)


def test_the_age_decides_whether_exit_is_offered(triage: Ask) -> None:
    answer = triage(municipality="0751", gang_relation="leading", exit_motivation=True)
    assert "next_steps" in asked(answer)["age"]
