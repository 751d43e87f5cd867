"""Worked cases: § 115 a, parents and others close to an adult."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import SharingAnswer

Ask = Callable[..., SharingAnswer]
CLOSE = {
    "sender": "police",
    "receiver": "parent",
    "purpose": "crime_prevention",
    "identifiable": True,
    "necessary": True,
    "subject_age": 18,
    "effort_for_subject": True,
}


@pytest.mark.parametrize("sender", ["police", "social_authority"])
@pytest.mark.parametrize("receiver", ["parent", "close_person"])
def test_police_and_social_authorities_may_tell_those_close_to_an_adult(share: Ask, sender: str, receiver: str) -> None:
    answer = share(**CLOSE | {"sender": sender, "receiver": receiver})
    assert (answer.verdict, [basis.citation for basis in answer.basis]) == ("may", ["retsplejeloven § 115 a"])
    assert "law.nobody_must_tell_close_persons" in {reason.rule for reason in answer.reasons}


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject_age": 17},
        {"effort_for_subject": False},
        {"necessary": False},
        {"purpose": "investigation"},
        {"purpose": "housing_case"},
        {"sender": "school"},
        {"sender": "prison_and_probation"},
        {"receiver": "employer"},
        {"receiver": "housing_organisation"},
        {"receiver": "association"},
    ],
)
def test_one_condition_short_is_no_basis(share: Ask, wrong: dict[str, Any]) -> None:
    assert share(**CLOSE | wrong).verdict == "may_not"


@pytest.mark.parametrize(
    ("sender", "earliest", "latest"),
    [("police", date(2014, 6, 26), date(2015, 11, 16)), ("social_authority", date(2024, 3, 5), date(2024, 11, 5))],
)
def test_each_sender_came_in_by_an_act_whose_day_is_open(share: Ask, sender: str, earliest: date, latest: date) -> None:
    facts = CLOSE | {"sender": sender}
    assert share(**facts, on=date.fromordinal(earliest.toordinal() - 1)).verdict == "may_not"
    assert share(**facts, on=earliest).verdict == "undetermined"
    assert share(**facts, on=date.fromordinal(latest.toordinal() - 1)).verdict == "undetermined"
    assert share(**facts, on=latest).verdict == "may"


def test_the_two_acts_of_2024_are_chosen_apart(share: Ask) -> None:
    day = date(2024, 8, 1)
    social = share(**CLOSE | {"sender": "social_authority"}, on=day)
    told = [point.text.en for point in social.unsettled if point.rule == "law.open_commencement"]
    assert len(told) == 1
    assert "2024-03-05" in told[0]


def test_the_age_is_asked_for(share: Ask) -> None:
    answer = share(**CLOSE | {"subject_age": None})
    assert (answer.verdict, [missing.fact for missing in answer.missing]) == ("undetermined", ["subject_age"])
