"""Copenhagen: exit, custody, and the review of a gang registration."""

from datetime import date, timedelta
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv.explanation import NextStep
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2017, 9, 1)
LATER = date(2018, 1, 1)
AFTER = date(2020, 1, 1)
CUSTODY = ("none", "arrested", "remand", "serving", "youth_institution", "released")


def triage(**facts: object) -> TriageAnswer:
    stated = {"municipality": "0101", "on": DAY, "unstated": "no"} | facts
    return BOOK.classify(Case(id="c", **stated))  # type: ignore[arg-type] # - any fact


def steps(**facts: object) -> dict[str, NextStep]:
    local = [step for step in triage(**facts).next_steps if step.code.startswith("koebenhavn.")]
    return {step.code.removeprefix("koebenhavn."): step for step in local}


def flagged(**facts: object) -> set[str]:
    return {flag.rule.removeprefix("koebenhavn.") for flag in triage(**facts).flags if flag.code == "human_choice"}


@pytest.mark.parametrize(("registration", "offered"), [("current", True), ("former", True), ("none", False)])
def test_the_exit_unit_is_for_those_registered_now_or_formerly_who_are_motivated(
    registration: str, offered: bool
) -> None:
    facts: dict[str, Any] = {"age": 30, "gang_registration": registration}
    motivated = facts | {"exit_motivation": True}
    assert ("exit_unit" in steps(**motivated)) is offered
    assert ("which_exit" in flagged(**motivated)) is offered
    assert "exit_unit" not in steps(**facts | {"exit_motivation": False})
    assert "exit_unit" not in steps(**motivated | {"subject": "group"})


@pytest.mark.parametrize("registration", ["current", "former", "none"])
@pytest.mark.parametrize("motivated", [True, False])
@pytest.mark.parametrize("subject", ["person", "group"])
def test_under_18_a_person_decides_about_exit_and_from_18_the_exit_unit_is_offered(
    registration: str, motivated: bool, subject: str
) -> None:
    facts: dict[str, Any] = {"subject": subject, "gang_registration": registration, "exit_motivation": motivated}
    meant = registration != "none" and motivated and subject == "person"
    for age in (17, 18, 30):
        assert ("exit_unit" in steps(age=age, **facts)) is (meant and age >= 18)
        assert ("exit_under_18" in flagged(age=age, **facts)) is (meant and age == 17)


def test_whether_somebody_registered_is_motivated_is_asked_for() -> None:
    answer = triage(age=30, gang_registration="current")
    assert "exit_unit" not in steps(age=30, gang_registration="current")
    assert "exit_motivation" in {missing.fact for missing in answer.missing if "next_steps" in missing.could_change}


@pytest.mark.parametrize(
    ("facts", "chosen"),
    [
        ({}, True),
        ({"gang_relation": "first_contact"}, True),
        ({"gang_relation": "none"}, False),
        ({"gang_relation": "none", "gang_registration": "former"}, True),
        ({"age": 17}, False),
        ({"exit_motivation": False}, False),
        ({"subject": "group"}, False),
    ],
)
def test_between_the_two_exit_tracks_a_person_chooses(facts: dict[str, Any], chosen: bool) -> None:
    adult: dict[str, Any] = {"age": 18, "gang_relation": "associate", "exit_motivation": True}
    assert ("which_exit" in flagged(**adult | facts)) is chosen


@pytest.mark.parametrize(
    ("facts", "offered"),
    [
        ({"offences": 1}, True),
        ({"offences": 2, "age": 30}, True),
        ({"obvious_risk": True}, True),
        ({"offences": 0}, False),
        ({"offences": 1, "age": 17}, False),
        ({"offences": 1, "wants_help": False}, False),
        ({"offences": 1, "subject": "group"}, False),
    ],
)
def test_exit_kk_is_for_adults_who_offend_or_are_at_risk_and_want_help(facts: dict[str, Any], offered: bool) -> None:
    asked: dict[str, Any] = {"age": 18, "wants_help": True, "gang_registration": "none"} | facts
    assert ("exit_kk" in steps(**asked)) is offered
    assert ("measure.exit_municipal_copenhagen" in triage(**asked).measures) is offered


def test_the_own_wish_is_not_the_assessed_motivation() -> None:
    assert "exit_kk" in steps(age=18, offences=1, wants_help=True)
    assert "exit_unit" not in steps(age=18, gang_registration="current", wants_help=True)


@pytest.mark.parametrize("custody", CUSTODY)
def test_without_motivation_a_motivating_talk_and_in_custody_the_motivation_is_assessed_again(custody: str) -> None:
    found = steps(age=30, gang_relation="associate", exit_motivation=False, custody=custody)
    assert "motivating_talk" in found
    assert ("check_motivation_again" in found) is (custody in {"arrested", "remand", "serving"})
    ready = steps(age=30, gang_relation="associate", exit_motivation=True, custody=custody)
    assert {"motivating_talk", "check_motivation_again"}.isdisjoint(ready)
    group = steps(subject="group", gang_relation="associate", exit_motivation=False, custody=custody)
    assert {"motivating_talk", "check_motivation_again"}.isdisjoint(group)


RELATIONS = (
    "first_contact", "seen_with_members", "gang_behaviour", "associate", "registered_member", "leading",
    "formerly_registered",
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "tied"),
    [
        *(({"gang_relation": relation}, True) for relation in RELATIONS),
        ({"gang_registration": "current"}, True),
        ({"gang_registration": "former"}, True),
        ({"gang_registration": "none"}, False),
        ({"offences": 3}, False),
    ],
)
def test_motivation_is_spoken_of_only_with_a_tie_to_the_milieu(facts: dict[str, Any], tied: bool) -> None:
    answer = triage(age=30, exit_motivation=False, custody="remand", **facts)
    found = {step.code: step.kind for step in answer.next_steps}
    assert (found.get("koebenhavn.motivating_talk") == "offer") is tied
    assert (found.get("koebenhavn.check_motivation_again") == "offer") is tied
    asked = {missing.fact for missing in triage(age=30, custody="remand", **facts).missing}
    assert ("exit_motivation" in asked) is tied


@pytest.mark.parametrize(("custody", "measured"), [("none", False), ("remand", True)])
def test_the_outreach_talks_are_a_measure_for_the_young_in_custody_only(custody: str, measured: bool) -> None:
    facts: dict[str, Any] = {"gang_relation": "associate", "exit_motivation": False, "custody": custody}
    assert ("measure.motivating_outreach_talks" in triage(age=20, **facts).measures) is measured
    assert "measure.motivating_outreach_talks" not in triage(age=30, **facts).measures


def test_what_follows_without_motivation_is_said_to_be_inferred() -> None:
    rules = {"koebenhavn.motivating_talk", "koebenhavn.check_motivation_again"}
    answer = triage(age=30, gang_relation="associate", exit_motivation=False, custody="remand")
    told = {reason.rule: reason for reason in answer.reasons if reason.rule in rules}
    assert set(told) == rules
    assert {reason.source.certainty for reason in told.values()} == {"implied"}
    assert all("udledt" in reason.text.da and "beslutning" not in reason.text.da for reason in told.values())


def test_the_outreach_talk_in_custody_is_held_by_tidlig_helhedsindsats() -> None:
    assert steps(age=20, custody="serving")["outreach_talk_in_custody"].who == ("tidlig_helhedsindsats",)


@pytest.mark.parametrize("custody", CUSTODY)
@pytest.mark.parametrize("age", [25, 26, 40])
def test_up_to_25_the_plan_is_followed_and_over_25_a_person_decides(age: int, custody: str) -> None:
    facts: dict[str, Any] = {"age": age, "custody": custody, "release_on": None}
    held = custody in {"arrested", "remand", "serving"}
    assert ("job_or_education_plan" in steps(**facts)) is (age == 25 and custody in {"arrested", "remand"})
    assert ("outreach_talk_in_custody" in steps(**facts)) is (age == 25 and held)
    assert ("custody_over_25" in flagged(**facts)) is (age >= 26 and held)
    assert steps(**facts | {"subject": "group"}) == {}
    assert "custody_over_25" not in flagged(**facts | {"subject": "group"})


def test_the_jobcenter_is_drawn_in_when_the_young_are_arrested() -> None:
    assert steps(age=20, custody="arrested")["job_or_education_plan"].who == ("jobcenter",)


@pytest.mark.parametrize("custody", CUSTODY)
def test_eki_is_drawn_in_at_once_when_one_of_the_group_is_remanded(custody: str) -> None:
    found = steps(age=30, gang_relation="associate", custody=custody)
    assert ("eki_at_remand" in found) is (custody == "remand")
    assert "eki_at_remand" not in steps(age=30, offences=2, custody=custody)
    if custody == "remand":
        assert (found["eki_at_remand"].by, found["eki_at_remand"].who) == ("at_once", ("eki",))


@pytest.mark.parametrize("custody", CUSTODY)
def test_who_serves_a_sentence_is_coordinated_through_the_prison_service(custody: str) -> None:
    found = steps(age=30, offences=1, custody=custody)
    assert ("the_good_release" in found) is (custody == "serving")
    assert "the_good_release" not in steps(subject="group", custody=custody)
    if custody == "serving":
        assert found["the_good_release"].who == ("prison_and_probation", "social_authority", "employment_authority")


@pytest.mark.parametrize("custody", CUSTODY)
def test_after_2017_the_jobcenter_is_not_guaranteed(custody: str) -> None:
    held = custody in {"arrested", "remand", "serving"}
    assert ("grant_ended" in flagged(age=20, custody=custody, on=LATER)) is held
    assert "grant_ended" not in flagged(age=20, custody=custody, on=LATER - timedelta(days=1))
    assert "grant_ended" not in flagged(age=20, custody=custody, on=AFTER)
    assert "grant_ended" not in flagged(subject="group", custody=custody, on=LATER)
    told = [
        flag.text.da for flag in triage(age=20, custody=custody, on=LATER).flags if flag.rule.endswith("grant_ended")
    ]
    assert all("ifølge planen (juni 2017) kun til i 2017" in text and "udløb" not in text for text in told)


@pytest.mark.parametrize(
    ("active", "documentation", "registration", "proposed"),
    [
        (True, "certain", "current", False),
        (False, "certain", "current", True),
        (True, "uncertain", "current", True),
        (False, "uncertain", "former", False),
        (False, "uncertain", "none", False),
        (None, "certain", "current", False),
        (None, "uncertain", "current", True),
        (False, None, "current", True),
    ],
)
def test_doubt_about_a_registration_brings_a_proposal_of_review(
    active: bool | None, documentation: str | None, registration: str, proposed: bool
) -> None:
    local = {"koebenhavn.gang_active": active, "koebenhavn.gang_documentation": documentation}
    facts: dict[str, Any] = {"age": 30, "gang_registration": registration, "local": local}
    assert ("propose_review" in steps(**facts)) is proposed
    codes = {flag.code for flag in triage(**facts).flags}
    assert ("police_register_review" in codes) is proposed
    assert "propose_review" not in steps(**facts | {"subject": "group"})


def test_a_register_entry_is_never_made_only_a_review_by_eas_proposed() -> None:
    local = {"koebenhavn.gang_active": False, "koebenhavn.gang_documentation": "certain"}
    found = steps(age=30, gang_registration="current", local=local)
    assert (found["propose_review"].who, "EAS" in found["propose_review"].text.da) == ((), True)
    assert (found["propose_review"].kind, found["no_register_entry"].kind) == ("offer", "do_not")
    kinds = {
        step.kind for rule in BOOK.rules() for step in getattr(rule, "next_steps", ()) if "register_entry" in step.code
    }
    assert kinds == {"do_not"}
