"""Worked cases: every day on which a basis began or ended, the day before and the day itself.

Each row is a request that only this basis carries. Where the first day of an act is only bracketed, the days between
are undetermined. Sources: the acts named in the rows.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from kriminalpraeventiv import SharingAnswer

Ask = Callable[..., SharingAnswer]
Facts = dict[str, Any]
BASE: Facts = {"identifiable": True, "necessary": True}
SSP = BASE | {"cooperation": "ssp", "sender": "police", "receiver": "school", "purpose": "crime_prevention"}
PSP = BASE | {
    "cooperation": "psp",
    "sender": "police",
    "receiver": "psychiatry",
    "purpose": "support_vulnerable",
    "socially_vulnerable": True,
}
KSP = BASE | {"cooperation": "ksp", "sender": "police", "receiver": "prison_and_probation", "purpose": "release"}
INSTITUTION = {"receiver": "self_governing_institution", "institution_public_task": True, "institution_drawn_in": True}
CLOSE = BASE | {"receiver": "parent", "purpose": "crime_prevention", "subject_age": 18, "effort_for_subject": True}
FAMILY = SSP | {"family_conviction_81a": True, "third_persons_necessary": True}
SSD = BASE | {"sender": "school", "receiver": "social_authority", "purpose": "child_wellbeing", "subject_age": 9}
ABUSE = BASE | {"sender": "social_authority", "receiver": "police", "purpose": "child_protection", "subject_age": 9}
HOUSING = BASE | {
    "sender": "police",
    "receiver": "housing_organisation",
    "purpose": "housing_case",
    "criminal_decision": True,
    "existing_safety_effort": True,
    "act_in_housing_area": True,
}
CONSENT = BASE | {
    "sender": "employment_authority",
    "receiver": "employer",
    "purpose": "employment_check",
    "consent": True,
}
DEPARTMENTS = BASE | {
    "sender": "social_authority",
    "receiver": "employment_authority",
    "purpose": "crime_prevention",
    "same_authority": True,
}
NEIGHBOUR = {"identifiable": True, "sender": "volunteer", "receiver": "police", "purpose": "crime_prevention"}
BOARD = BASE | {
    "sender": "police",
    "receiver": "social_authority",
    "purpose": "youth_crime_board",
    "youth_crime_board_case": True,
    "subject_age": 16,
}
REFERRAL = BOARD | {"receiver": "youth_crime_board", "subject_age": 12}
CALLOUT = BASE | {"sender": "psychiatry", "receiver": "police", "purpose": "joint_callout"}
WARD = BASE | {"sender": "psychiatry", "receiver": "police", "purpose": "other", "escape_danger_assessment": True}
REPORT = {"identifiable": True, "sender": "school", "receiver": "social_authority", "purpose": "child_protection"}
MOVING = REPORT | {"sender": "social_authority", "purpose": "moving_municipality"}
KNOWN = [
    (SSP, "undetermined", "2007-01-01", "may", "lov 538/2006"),
    (REPORT, "undetermined", "2007-01-01", "may", "first day read"),
    (MOVING, "undetermined", "2007-01-01", "may", "first day read"),
    (PSP, "may_not", "2009-04-01", "may", "lov 114/2009"),
    (SSP | INSTITUTION | {"institution_field": "psychiatry"}, "may_not", "2009-04-01", "may", "lov 114/2009"),
    (SSD, "may_not", "2011-01-01", "may", "lov 628/2010"),
    (
        KSP | {"subject_status": "remand_released", "radicalised_or_at_risk": True},
        "may_not",
        "2016-03-01",
        "may",
        "lov 168/2016",
    ),
    (CONSENT, "undetermined", "2018-05-25", "may", "lov 502/2018"),
    (CONSENT | {"offence_data": True}, "undetermined", "2018-05-25", "may", "lov 502/2018"),
    (DEPARTMENTS, "undetermined", "2018-05-25", "may", "lov 502/2018"),
    (NEIGHBOUR, "undetermined", "2018-05-25", "may", "lov 502/2018"),
    (BOARD, "may_not", "2019-01-01", "may", "lov 1705/2018"),
    (REFERRAL, "may_not", "2019-01-01", "may", "lov 1705/2018"),
    (SSP | {"territory": "faroe_islands"}, "undetermined", "2025-04-27", "may", "LBK 457/2025"),
    (CLOSE | {"sender": "police", "territory": "faroe_islands"}, "undetermined", "2025-04-27", "may", "LBK 457/2025"),
    (SSP | {"territory": "greenland"}, "undetermined", "2025-06-27", "may", "LBK 1007/2025"),
]
BRACKETED = [
    (SSP | {"receiver": "prison_and_probation"}, "2010-05-27", "2010-10-26", "lov 551/2010"),
    (KSP | {"subject_status": "convicted_released"}, "2010-12-22", "2011-11-17", "lov 1549/2010"),
    (SSP | INSTITUTION | {"institution_field": "employment"}, "2010-12-22", "2011-11-17", "lov 1549/2010"),
    (ABUSE, "2013-05-22", "2023-06-13", "lov 496/2013"),
    (HOUSING, "2013-12-27", "2020-07-01", "lov 1609/2013"),
    (CLOSE | {"sender": "police"}, "2014-06-26", "2015-11-16", "lov 733/2014"),
    (CLOSE | {"sender": "social_authority"}, "2024-03-05", "2024-11-05", "ulæst ændringslov, formentlig lov 665/2024"),
    (CALLOUT, "2024-05-28", "2026-02-12", "lov 508/2024"),
    (FAMILY, "2024-06-12", "2024-11-05", "lov 665/2024"),
]
MOVED = [
    (SSD, "serviceloven § 49 a", "retssikkerhedsloven § 11 e"),
    (ABUSE, "serviceloven § 49 b", "retssikkerhedsloven § 11 f"),
    (REPORT, "serviceloven § 153", "Barnets Lov § 133"),
    (REPORT | {"sender": "public"}, "serviceloven § 154", "Barnets Lov § 135"),
    (MOVING, "serviceloven § 152", "Barnets Lov § 132"),
]


def before(day: str) -> date:
    return date.fromisoformat(day) - timedelta(days=1)


@pytest.mark.parametrize(("facts", "was", "day", "becomes", "act"), KNOWN)
def test_the_day_before_and_the_day_itself(  # noqa: PLR0913, PLR0917 - one row of the table
    share: Ask, facts: Facts, was: str, day: str, becomes: str, act: str
) -> None:
    assert (act, share(**facts, on=before(day)).verdict) == (act, was)
    assert (act, share(**facts, on=date.fromisoformat(day)).verdict) == (act, becomes)


@pytest.mark.parametrize(("facts", "earliest", "latest", "act"), BRACKETED, ids=lambda value: str(value)[:20])
def test_before_an_open_commencement_while_it_is_open_and_once_it_surely_came(
    share: Ask, facts: Facts, earliest: str, latest: str, act: str
) -> None:
    assert share(**facts, on=before(earliest)).verdict == "may_not"
    for day in (date.fromisoformat(earliest), before(latest)):
        answer = share(**facts, on=day)
        assert answer.verdict == "undetermined"
        told = [point.text.en for point in answer.unsettled if point.rule == "law.open_commencement"]
        assert f"{act} commenced: {earliest} at the earliest, {latest} at the latest" in " ".join(told)
    assert share(**facts, on=date.fromisoformat(latest)).verdict == "may"


def test_an_act_without_a_known_first_day_is_open_until_it_surely_came(share: Ask) -> None:
    told = {point.rule: point.text.en for point in share(**WARD, on=date(2007, 1, 1)).unsettled}
    assert told["law.open_since_nobody_knows"].endswith("only that it was by 2026-02-12. The answer depends on it.")
    assert [share(**WARD, on=day).verdict for day in (date(2007, 1, 1), date(2026, 2, 11), date(2026, 2, 12))] == [
        "undetermined",
        "undetermined",
        "may",
    ]


@pytest.mark.parametrize(("facts", "old", "new"), MOVED)
def test_a_rule_that_moved_on_new_years_day_2024_is_cited_where_it_stands(
    share: Ask, facts: Facts, old: str, new: str
) -> None:
    for day, act in ((date(2023, 12, 31), old), (date(2024, 1, 1), new)):
        answer = share(**facts, on=day)
        assert answer.verdict == "may"
        assert any(basis.citation.startswith(act) for basis in answer.basis)
