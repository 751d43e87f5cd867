"""Copenhagen: no personal data to external actors, and the forums in which persons are discussed or not."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Rulebook, SharingAnswer, SharingRequest
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2019, 9, 1)
EXTERNAL = ("housing_organisation", "association", "volunteer", "employer", "company", "public", "private_provider")
NOT_EXTERNAL = (
    "police", "social_authority", "school", "prison_and_probation", "employment_authority", "psychiatry",
    "self_governing_institution", "free_school", "parent", "close_person", "data_subject",
)  # fmt: skip
HOUSING_ACT: dict[str, Any] = {
    "receiver": "housing_organisation",
    "criminal_decision": True,
    "offence_data": True,
    "existing_safety_effort": True,
    "act_in_housing_area": True,
}
REFUSAL = "koebenhavn.no_personal_data_to_external_actors"
FORUMS = {forum.id.removeprefix("koebenhavn."): forum for forum in plugin.forums()}


def share(**facts: object) -> SharingAnswer:
    stated = {
        "municipality": "0101", "on": DAY, "cooperation": "ssp", "sender": "police", "receiver": "association",
        "purpose": "crime_prevention", "identifiable": True, "necessary": True, "unstated": "no",
    } | facts  # fmt: skip
    return BOOK.may_share(SharingRequest(id="s", **stated))  # type: ignore[arg-type] # - any fact


def refused(**facts: object) -> bool:
    return REFUSAL in {reason.rule for reason in share(**facts).reasons if reason.effect == "forbids"}


@pytest.mark.parametrize("cooperation", ["ssp", "psp", "ksp"])
@pytest.mark.parametrize("receiver", EXTERNAL)
def test_no_personal_data_pass_to_external_actors_in_a_cooperation(receiver: str, cooperation: str) -> None:
    assert share(receiver=receiver, cooperation=cooperation).verdict == "may_not"
    assert refused(receiver=receiver, cooperation=cooperation)


@pytest.mark.parametrize("receiver", NOT_EXTERNAL)
def test_authorities_drawn_in_institutions_and_the_family_are_not_external_actors(receiver: str) -> None:
    assert not refused(receiver=receiver, necessary=False)


@pytest.mark.parametrize("receiver", EXTERNAL)
def test_general_knowledge_may_be_shared_with_external_actors(receiver: str) -> None:
    assert share(receiver=receiver, identifiable=False).verdict == "may"
    assert REFUSAL in {reason.rule for reason in share(receiver=receiver, identifiable=False).checked}


def test_the_refusal_is_about_the_cooperation_and_its_years() -> None:
    assert not refused(cooperation="none")
    assert not refused(on=date(2016, 12, 31))
    assert refused(on=date(2017, 1, 1))
    assert refused(on=date(2019, 12, 31))
    assert not refused(on=date(2020, 1, 1))
    assert not refused(municipality="0751")


def noted(**facts: object) -> set[str]:
    return {reason.rule for reason in share(**facts).reasons if reason.effect == "notes"}


def test_from_2020_it_is_said_that_the_partnership_and_its_refusal_have_expired() -> None:
    told = "koebenhavn.partnership_expired"
    assert told not in noted(on=date(2019, 12, 31))
    assert told in noted(on=date(2020, 1, 1))
    assert told in noted(on=date(2026, 2, 1), receiver="school")
    for cooperation in ("psp", "ksp", "none"):
        assert told not in noted(on=date(2020, 1, 1), cooperation=cooperation)
    assert told not in noted(on=date(2020, 1, 1), municipality="0751")


CONSENT: dict[str, Any] = {"sender": "social_authority", "purpose": "exit", "consent": True, "cooperation": "none"}


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({"receiver": "school"}, "may"),
        (CONSENT, "may"),
        (HOUSING_ACT | {"cooperation": "none", "on": date(2026, 2, 1)}, "may"),
        ({"receiver": "parent", "cooperation": "none", "subject_age": 18, "effort_for_subject": True}, "may"),
    ],
)
def test_what_the_law_or_consent_carries_stays_what_it_is_nationally(facts: dict[str, Any], verdict: str) -> None:
    for day in (DAY, date(2026, 2, 1)):
        answer = share(**{"on": day} | facts)
        assert answer.national is not None
        assert (answer.verdict, answer.basis) == (answer.national.verdict, answer.national.basis)
        assert answer.verdict == verdict


UNKNOWN = (
    "operative_arbejdsgrupper", "operativ_styregruppe", "strategisk_styregruppe", "ssp_ledergruppe_noerrebro",
    "ssp_bestyrelse",
)  # fmt: skip
WITHOUT = (
    "boligsocialt_samarbejdsforum", "temamoede_boligsociale_medarbejdere", "temamoede_kommune_politi", "tryghedsmoede",
)  # fmt: skip


def test_the_plan_names_the_forums_and_two_of_them_are_ssp() -> None:
    assert {name: found.kind for name, found in FORUMS.items()} == (
        dict.fromkeys(UNKNOWN, "forum_of_unknown_basis")
        | dict.fromkeys(WITHOUT, "forum_without_basis")
        | {"ssp_udvalg": "ssp", "ssp_plus": "ssp_plus"}
    )


@pytest.mark.parametrize("forum", UNKNOWN)
def test_whether_persons_may_be_discussed_in_a_group_the_plan_is_silent_about_is_undetermined(forum: str) -> None:
    inside = {"forum": f"koebenhavn.{forum}", "receiver": "school"}
    assert share(**inside).verdict == "undetermined"
    assert share(**inside, identifiable=False).verdict == "may"


@pytest.mark.parametrize("forum", WITHOUT)
def test_no_person_is_discussed_in_a_forum_that_informs(forum: str) -> None:
    inside = {"forum": f"koebenhavn.{forum}", "receiver": "school"}
    assert share(**inside).verdict == "may_not"
    assert share(**inside, identifiable=False).verdict == "may"


@pytest.mark.parametrize("forum", ["ssp_udvalg", "ssp_plus"])
def test_persons_are_discussed_in_ssp_and_ssp_plus_under_section_115(forum: str) -> None:
    assert share(forum=f"koebenhavn.{forum}", receiver="school").verdict == "may"


def forum(name: str) -> LocalForum:
    return FORUMS[name]


def test_the_operative_group_decides_groups_and_efforts_and_recommends_geography_and_initiatives() -> None:
    to = "koebenhavn.strategisk_styregruppe"
    assert {(d.kind, d.right, d.to) for d in forum("operativ_styregruppe").decisions} == {
        ("target_group", "decides", None),
        ("intervention_type", "decides", None),
        ("geography", "recommends", to),
        ("ongoing_initiative", "recommends", to),
    }
    assert {(d.kind, d.right) for d in forum("strategisk_styregruppe").decisions} == {
        ("geography", "decides"),
        ("ongoing_initiative", "decides"),
    }


def test_the_secretariat_is_in_sikker_by_and_eas_leads() -> None:
    group = forum("operativ_styregruppe")
    assert group.secretary is not None
    assert "Sikker By" in group.secretary.da
    assert "EAS" in group.notes[0].da
    assert len(group.participants) == 6


def test_forums_with_external_actors_are_marked() -> None:
    assert {name for name, found in FORUMS.items() if found.external} == {
        "operativ_styregruppe", "boligsocialt_samarbejdsforum", "temamoede_boligsociale_medarbejdere", "tryghedsmoede",
    }  # fmt: skip
