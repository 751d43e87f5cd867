"""Worked cases: other ways to go, what follows a sharing, and points the law leaves open, each shown where it belongs.

Sources: the sections named in each row.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import SharingAnswer

Ask = Callable[..., SharingAnswer]
SSP: dict[str, Any] = {
    "cooperation": "ssp",
    "sender": "police",
    "receiver": "school",
    "purpose": "crime_prevention",
    "identifiable": True,
    "necessary": True,
}
SSD = SSP | {
    "cooperation": "none",
    "sender": "school",
    "receiver": "social_authority",
    "purpose": "child_wellbeing",
    "subject_age": 9,
}
REPORT = SSD | {"purpose": "child_protection"}
INSTITUTION = {
    "receiver": "self_governing_institution",
    "institution_field": "education",
    "institution_public_task": True,
    "institution_drawn_in": True,
}
BOARD = SSP | {
    "cooperation": "none",
    "receiver": "social_authority",
    "purpose": "youth_crime_board",
    "youth_crime_board_case": True,
}
HOUSING = SSP | {"cooperation": "none", "receiver": "housing_organisation", "purpose": "housing_case"}
RELEASE = SSP | {
    "cooperation": "none",
    "sender": "prison_and_probation",
    "receiver": "social_authority",
    "purpose": "release",
}


def rules(parts: Any) -> set[str]:  # noqa: ANN401 - reasons, duties, routes or unsettled points
    return {part.rule for part in parts}


@pytest.mark.parametrize(
    ("rule", "facts", "instead"),
    [
        # Barnets Lov § 126: health staff are obliged in a case of the children's house.
        ("law.child_house_case", REPORT | {"sender": "health_service", "receiver": "police"}, {"sender": "school"}),
        # Retssikkerhedsloven § 11 c: without consent for a case on special support.
        ("law.collect_without_consent", SSD | {"ssd_meetings_held": 2}, {"receiver": "health_service"}),
        # BEK 642/2006: plans are coordinated with the prison service.
        ("law.coordinate_action_plans", RELEASE, {"receiver": "police"}),
        # Barnets Lov § 138: whoever reported hears that the report came.
        (
            "law.feedback_to_reporter",
            REPORT | {"sender": "social_authority", "receiver": "school"},
            {"sender": "police"},
        ),
        # Almenboligloven § 63 d: decisions only.
        ("law.housing_decisions", HOUSING, {"sender": "social_authority"}),
        # Barnets Lov § 133: an investigative aim does not swallow the report.
        (
            "law.report_child_behind_the_case",
            SSD | {"receiver": "police", "purpose": "investigation"},
            {"subject_age": 18},
        ),
        # Consent is another way for purposes it does not carry.
        ("law.consent_given", HOUSING | {"consent": True}, {"consent": False}),
        # Databeskyttelsesloven § 22 and forvaltningsloven: access is not sharing.
        ("law.access_request", SSP | {"receiver": "data_subject"}, {"receiver": "employer"}),
    ],
)
def test_another_way_is_shown_where_it_leads_and_not_elsewhere(
    share: Ask, rule: str, facts: dict[str, Any], instead: dict[str, Any]
) -> None:
    assert rule in rules(share(**facts).routes)
    assert rule not in rules(share(**facts | instead).routes)


@pytest.mark.parametrize(
    ("rule", "facts", "instead"),
    [
        # Retshåndhævelsesloven § 6: police may set conditions, and the receiver keeps them.
        ("law.conditions_of_the_sender", SSP, {"sender": "social_authority"}),
        # Forvaltningsloven § 27, stk. 6: silence imposed on whoever stands outside.
        (
            "law.impose_silence",
            SSP | {"receiver": "parent", "subject_age": 19, "effort_for_subject": True},
            {"receiver": "school"},
        ),
    ],
)
def test_a_duty_follows_the_sharing_it_belongs_to(
    share: Ask, rule: str, facts: dict[str, Any], instead: dict[str, Any]
) -> None:
    assert rule in rules(share(**facts).duties)
    assert rule not in rules(share(**facts | instead).duties)


@pytest.mark.parametrize(
    ("rule", "facts", "instead"),
    [
        # Retssikkerhedsloven § 11 e names children and young people, but no age.
        ("law.adult_in_a_childs_case", SSD | {"subject_age": 18}, {"subject_age": 17}),
        # Ungdomskriminalitetsloven § 2: the board is for those of 10 to 17.
        ("law.outside_the_age_of_the_board", BOARD | {"subject_age": 9}, {"subject_age": 10}),
        ("law.outside_the_age_of_the_board", BOARD | {"subject_age": 18}, {"subject_age": 17}),
        # § 115, stk. 3: what draws an institution in, the law does not say.
        ("law.institution_drawn_in", SSP | INSTITUTION, {"institution_drawn_in": False}),
        # § 115, stk. 2, 2. pkt.: later use in an investigation is not settled.
        (
            "law.later_use_by_police",
            SSP | {"sender": "school", "receiver": "police", "offence_data": True},
            {"offence_data": False},
        ),
        # Forvaltningsloven § 31 and § 115, stk. 4.
        ("law.request_in_cooperation", SSP | {"requested": True}, {"requested": False}),
    ],
)
def test_a_point_the_law_leaves_open_is_told_where_it_matters(
    share: Ask, rule: str, facts: dict[str, Any], instead: dict[str, Any]
) -> None:
    answer = share(**facts)
    assert rule in rules(answer.unsettled)
    assert rule not in rules(share(**facts | instead).unsettled)


def test_consent_to_offence_data_rests_on_the_section_that_names_them(share: Ask) -> None:
    consent = {"consent": True, "purpose": "employment_check", "receiver": "employer", "cooperation": "none"}
    cited = [basis.citation for basis in share(**SSP | consent | {"offence_data": True}).basis]
    assert cited == ["databeskyttelsesloven § 6", "databeskyttelsesloven § 8, stk. 2, nr. 1"]
    assert [basis.citation for basis in share(**SSP | consent).basis] == ["databeskyttelsesloven § 6"]


def test_early_help_says_that_nobody_must(share: Ask) -> None:
    assert "law.early_help_obliges_nobody" in rules(share(**SSD).reasons)
    assert "law.early_help_obliges_nobody" not in rules(share(**SSD | {"receiver": "police"}).reasons)


def test_outside_its_cooperations_the_law_of_the_faroes_is_not_known(share: Ask) -> None:
    answer = share(**SSD, territory="faroe_islands")
    assert (answer.verdict, "open.other_territories" in rules(answer.unsettled)) == ("undetermined", True)


def test_how_far_back_the_older_duty_to_report_was_read_is_said(share: Ask) -> None:
    assert "law.older_serviceloven_unread" in rules(share(**REPORT, on=date(2023, 12, 31)).unsettled)
    assert "law.older_serviceloven_unread" not in rules(share(**REPORT, on=date(2024, 1, 1)).unsettled)
