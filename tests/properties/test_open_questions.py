"""Law: each open question is data; those that decide are reached by a request, and named where they decide."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.logic.condition import names

BOOK = Rulebook.load(plugins=())
POINTS = BOOK.corpus.points
SSP: dict[str, Any] = {
    "cooperation": "ssp",
    "sender": "police",
    "receiver": "school",
    "purpose": "crime_prevention",
    "identifiable": True,
    "necessary": True,
}
INSTITUTION = {"institution_field": "education", "institution_public_task": True, "institution_drawn_in": True}
FAMILY = {"family_conviction_81a": True, "third_persons_necessary": True}
BOARD = {"purpose": "youth_crime_board", "youth_crime_board_case": True, "subject_age": 16}
REACHED: dict[str, tuple[date, dict[str, Any]]] = {
    "open.commencement_days": (date(2024, 6, 12), SSP | FAMILY),
    "open.ssp_before_2007": (date(2006, 12, 31), SSP),
    "open.local_forum": (date(2026, 2, 12), SSP | {"forum": "forum_of_unknown_basis"}),
    "open.free_school_public_task": (date(2026, 2, 12), SSP | INSTITUTION | {"receiver": "free_school"}),
    "open.family_conviction_to_institution": (
        date(2026, 2, 12),
        SSP | INSTITUTION | FAMILY | {"receiver": "self_governing_institution"},
    ),
    "open.serviceloven_before_2007": (
        date(2006, 12, 31),
        {"sender": "school", "receiver": "social_authority", "purpose": "child_protection", "identifiable": True},
    ),
    "open.other_territories": (date(2025, 4, 26), SSP | {"territory": "faroe_islands"}),
    "open.personal_data_act": (date(2018, 5, 24), SSP | {"sender": "volunteer", "receiver": "police"}),
    "open.private_sender": (date(2026, 2, 12), SSP | {"sender": "volunteer"}),
    "open.youth_crime_board_as_party": (
        date(2026, 2, 12),
        SSP | BOARD | {"sender": "social_authority", "receiver": "youth_crime_board", "cooperation": "none"},
    ),
}


def test_the_21_questions_the_sources_leave_open_are_all_there() -> None:
    assert sorted(point.question for point in POINTS.values() if point.question) == list(range(1, 22))


def test_every_deciding_question_has_a_request_that_reaches_it() -> None:
    assert {id_ for id_, point in POINTS.items() if point.mark == "decides"} == set(REACHED)


@pytest.mark.parametrize("id_", REACHED)
def test_a_deciding_question_leaves_the_verdict_undetermined_and_is_named(id_: str) -> None:
    day, facts = REACHED[id_]
    answer = BOOK.may_share(SharingRequest(id="r", on=day, unstated="no", **facts))
    assert answer.verdict == "undetermined"
    assert {id_, *POINTS[id_].shown_by} & {point.rule for point in answer.unsettled}
    assert id_ not in {missing.fact for missing in answer.missing}


def test_a_question_that_only_notes_is_a_condition_of_no_permit_and_no_forbid() -> None:
    deciding = {name for rule in BOOK.rules() if rule.kind in ("permit", "forbid") for name in names(rule.when)}
    assert [id_ for id_, point in POINTS.items() if point.mark == "notes" and id_ in deciding] == []


def test_what_brings_a_question_up_is_a_rule_or_a_notice() -> None:
    known = {rule.id for rule in BOOK.rules()}
    known |= {notice.id for notices in BOOK.corpus.notices.values() for notice in notices.values()}
    assert [shown for point in POINTS.values() for shown in point.shown_by if shown not in known] == []
