"""Worked cases: who may share with whom on each other basis, every pair of codes, and each limit of the basis.

Sources: the sections named in each row. A pair or a limit is asserted of the basis itself: whether it is cited.
"""

from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import SharingAnswer, SharingRequest

Ask = Callable[..., SharingAnswer]
Facts = dict[str, Any]
Pairs = set[tuple[str, str]]
CODES = SharingRequest.facts()["sender"].codes
PUBLIC = {
    "police",
    "social_authority",
    "school",
    "day_care",
    "prison_and_probation",
    "psychiatry",
    "employment_authority",
    "health_service",
    "prosecution",
    "tax_authority",
    "youth_crime_board",
    "other_authority",
}
PRIVATE = {"association", "volunteer", "parent", "close_person", "data_subject", "employer", "company", "public"}
# Of social authorities and schools there are many; two of them are two sides.
MANY = {"social_authority", "school"}


def between(senders: set[str], receivers: set[str], twice: set[str] = MANY) -> Pairs:
    return {(s, r) for s, r in product(senders, receivers) if s != r or s in twice}


@attrs.frozen(kw_only=True)
class Basis:
    """A basis as the law draws it: where it is cited, a request it carries, who may share with whom, and its limits."""

    cited: str
    facts: Facts
    pairs: Pairs
    limits: tuple[Facts, ...]
    needs: tuple[str, ...] = ()
    on: date = date(2026, 2, 12)


BASE: Facts = {"identifiable": True, "necessary": True, "cooperation": "none", "territory": "denmark"}
CHILD = {"school", "day_care", "health_service", "social_authority"}
CHILD_PRIVATE = {"self_governing_institution", "free_school", "private_provider"}
BOARD = {"police", "prosecution", "prison_and_probation", "social_authority", "school", "day_care"}
BOARD |= {"employment_authority", "health_service"}
DEPARTMENTS = {"social_authority", "employment_authority", "health_service", "other_authority"}
ABROAD: tuple[Facts, ...] = ({"territory": "greenland"}, {"territory": "faroe_islands"})
AIMS = ("investigation", "benefit_control", "research", "other")


def aims(*but: str) -> tuple[Facts, ...]:
    return tuple({"purpose": aim} for aim in AIMS if aim not in but)


BASES = [
    Basis(
        cited="retssikkerhedsloven § 11 e, stk. 1",
        facts=BASE | {"sender": "school", "receiver": "social_authority", "purpose": "child_wellbeing"},
        pairs=between(CHILD, CHILD),
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "child_protection"},
            {"identifiable": False},
            {"necessary": False},
            {"cooperation": "ssp"},
            {"ssd_meetings_held": 2},
            {"special_silence": True},
        ),
        needs=("purpose", "necessary", "identifiable"),
    ),
    Basis(
        cited="retssikkerhedsloven § 11 e, stk. 1, 2. pkt.",
        facts=BASE
        | {
            "sender": "school",
            "receiver": "free_school",
            "purpose": "child_wellbeing",
            "institution_public_task": True,
            "ssd_meetings_held": 1,
        },
        pairs=between(CHILD, CHILD_PRIVATE)
        | between(CHILD_PRIVATE, CHILD)
        | between(CHILD_PRIVATE, CHILD_PRIVATE, CHILD_PRIVATE),
        limits=(
            *ABROAD,
            *aims(),
            {"institution_public_task": False},
            {"identifiable": False},
            {"necessary": False},
            {"cooperation": "ssp"},
            {"ssd_meetings_held": 2},
        ),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="retssikkerhedsloven § 11 f",
        facts=BASE | {"sender": "social_authority", "receiver": "police", "purpose": "child_protection"},
        pairs=between({"social_authority", "police", "prosecution"}, {"social_authority", "police", "prosecution"}),
        limits=(*ABROAD, *aims(), {"purpose": "child_wellbeing"}, {"identifiable": False}, {"necessary": False}),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="ungdomskriminalitetsloven § 58, stk. 1",
        facts=BASE
        | {
            "sender": "police",
            "receiver": "social_authority",
            "purpose": "youth_crime_board",
            "youth_crime_board_case": True,
        },
        pairs=between(BOARD, BOARD),
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "crime_prevention"},
            {"youth_crime_board_case": False},
            {"identifiable": False},
            {"necessary": False},
        ),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="ungdomskriminalitetsloven § 11",
        facts=BASE
        | {
            "sender": "police",
            "receiver": "youth_crime_board",
            "purpose": "youth_crime_board",
            "youth_crime_board_case": True,
            "subject_age": 12,
        },
        pairs={("police", "youth_crime_board")},
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "crime_prevention"},
            {"youth_crime_board_case": False},
            {"identifiable": False},
            {"subject_age": 9},
            {"subject_age": 15},
        ),
        needs=("purpose", "subject_age"),
    ),
    Basis(
        cited="almenboligloven § 63 d, stk. 1",
        facts=BASE
        | {
            "sender": "police",
            "receiver": "housing_organisation",
            "purpose": "housing_case",
            "criminal_decision": True,
            "existing_safety_effort": True,
            "act_in_housing_area": True,
        },
        pairs={("police", "housing_organisation")},
        limits=(
            *ABROAD,
            *aims(),
            {"criminal_decision": False},
            {"existing_safety_effort": False},
            {"act_in_housing_area": False},
            {"health_data": True},
            {"special_category_data": True},
            {"identifiable": False},
            {"necessary": False},
        ),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="almenboligloven § 63 d, stk. 2, 2. pkt.",
        facts=BASE
        | {
            "sender": "police",
            "receiver": "housing_organisation",
            "purpose": "housing_case",
            "criminal_decision": True,
            "requested": True,
            "tenancy_judgment": True,
        },
        pairs={("police", "housing_organisation")},
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "crime_prevention"},
            {"criminal_decision": False},
            {"requested": False},
            {"tenancy_judgment": False},
            {"health_data": True},
            {"special_category_data": True},
            {"identifiable": False},
        ),
    ),
    Basis(
        cited="databeskyttelsesloven § 8, stk. 1",
        facts=BASE
        | {
            "sender": "social_authority",
            "receiver": "employment_authority",
            "purpose": "crime_prevention",
            "same_authority": True,
        },
        pairs=between(DEPARTMENTS, DEPARTMENTS),
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "housing_case"},
            {"purpose": "employment_check"},
            {"same_authority": False},
            {"identifiable": False},
            {"necessary": False},
            {"special_silence": True},
        ),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="databeskyttelsesloven § 6",
        facts=BASE
        | {"sender": "social_authority", "receiver": "employer", "purpose": "employment_check", "consent": True},
        pairs=between(set(CODES), set(CODES)),
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "crime_prevention"},
            {"consent": False},
            {"cooperation": "ssp"},
            {"identifiable": False},
            {"necessary": False},
            {"special_silence": True},
        ),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="databeskyttelsesloven § 8, stk. 3-4",
        facts=BASE | {"sender": "volunteer", "receiver": "police", "purpose": "crime_prevention"},
        pairs={(sender, receiver) for sender in PRIVATE for receiver in ("police", "social_authority")},
        limits=(
            *ABROAD,
            *aims(),
            {"purpose": "child_wellbeing"},
            {"identifiable": False},
            {"special_silence": True},
            {"sender": "employer", "health_data": True},
            {"sender": "company", "special_category_data": True},
        ),
        needs=("purpose",),
    ),
    Basis(
        cited="Barnets Lov § 133",
        facts=BASE | {"sender": "school", "receiver": "social_authority", "purpose": "child_protection"},
        pairs={
            (s, "social_authority") for s in PUBLIC | {"self_governing_institution", "free_school", "private_provider"}
        },
        limits=(*ABROAD, *aims(), {"purpose": "child_wellbeing"}, {"identifiable": False}),
        needs=("purpose",),
    ),
    Basis(
        cited="Barnets Lov § 135",
        facts=BASE | {"sender": "public", "receiver": "social_authority", "purpose": "child_protection"},
        pairs={(sender, "social_authority") for sender in CODES},
        limits=(*ABROAD, *aims(), {"purpose": "child_wellbeing"}, {"identifiable": False}),
        needs=("purpose",),
    ),
    Basis(
        cited="Barnets Lov § 132",
        facts=BASE | {"sender": "social_authority", "receiver": "social_authority", "purpose": "moving_municipality"},
        pairs={("social_authority", "social_authority")},
        limits=(*ABROAD, *aims(), {"identifiable": False}),
        needs=("purpose",),
    ),
    Basis(
        cited="psykiatriloven § 19 f",
        facts=BASE | {"sender": "psychiatry", "receiver": "police", "purpose": "joint_callout"},
        pairs={("psychiatry", "police"), ("health_service", "police")},
        limits=(*ABROAD, *aims(), {"identifiable": False}, {"necessary": False}),
        needs=("purpose", "necessary"),
    ),
    Basis(
        cited="psykiatriloven § 19 e",
        facts=BASE
        | {"sender": "psychiatry", "receiver": "police", "purpose": "other", "escape_danger_assessment": True},
        pairs={("psychiatry", to) for to in ("police", "prosecution", "prison_and_probation")},
        limits=(*ABROAD, *aims("other"), {"escape_danger_assessment": False}, {"identifiable": False}),
        needs=("purpose",),
    ),
    Basis(
        cited="retsplejeloven § 115 a",
        facts=BASE
        | {
            "sender": "police",
            "receiver": "parent",
            "purpose": "crime_prevention",
            "subject_age": 18,
            "effort_for_subject": True,
        },
        pairs=between({"police", "social_authority"}, {"parent", "close_person"}),
        limits=(
            *ABROAD,
            *aims(),
            {"subject_age": 17},
            {"effort_for_subject": False},
            {"identifiable": False},
            {"necessary": False},
            {"special_silence": True},
            {"sender": "social_authority", "subject_age": 17},
            {"sender": "social_authority", "effort_for_subject": False},
            {"sender": "social_authority", "necessary": False},
            {"sender": "social_authority", "purpose": "other"},
        ),
        needs=("purpose", "necessary", "subject_age"),
    ),
]
each_basis = pytest.mark.parametrize("basis", BASES, ids=lambda basis: basis.cited)


def carries(share: Ask, basis: Basis, facts: Facts) -> bool:
    answer = share(**facts, on=basis.on)
    return answer.verdict == "may" and basis.cited in {found.citation for found in answer.basis}


def test_the_codes_are_those_of_the_contract() -> None:
    assert set(CODES) >= PUBLIC | PRIVATE | CHILD_PRIVATE | {"housing_organisation"}
    assert set(SharingRequest.facts()["purpose"].codes) >= set(AIMS)


@each_basis
def test_a_basis_carries_exactly_the_pairs_the_law_names(share: Ask, basis: Basis) -> None:
    found = {
        (sender, receiver)
        for sender, receiver in product(CODES, CODES)
        if carries(share, basis, basis.facts | {"sender": sender, "receiver": receiver})
    }
    assert found == basis.pairs


@each_basis
def test_each_limit_of_a_basis_counts(share: Ask, basis: Basis) -> None:
    assert carries(share, basis, basis.facts)
    assert [limit for limit in basis.limits if carries(share, basis, basis.facts | limit)] == []


@each_basis
def test_what_a_basis_needs_and_nobody_states_leaves_it_open(share: Ask, basis: Basis) -> None:
    for name in basis.needs:
        assert (name, share(**basis.facts | {name: None}, on=basis.on).verdict != "may_not") == (name, True)
        assert (name, carries(share, basis, basis.facts | {name: None})) == (name, False)


@pytest.mark.parametrize("purpose", ["crime_prevention", "exit"])
def test_close_persons_are_told_for_prevention_and_exit(share: Ask, purpose: str) -> None:
    for sender in ("police", "social_authority"):
        facts = BASES[-1].facts | {"sender": sender, "purpose": purpose}
        assert carries(share, BASES[-1], facts)


@pytest.mark.parametrize("purpose", ["crime_prevention", "support_vulnerable", "child_wellbeing", "child_protection"])
def test_departments_share_for_four_purposes(share: Ask, purpose: str) -> None:
    (basis,) = (basis for basis in BASES if basis.cited == "databeskyttelsesloven § 8, stk. 1")
    assert carries(share, basis, basis.facts | {"purpose": purpose})


@pytest.mark.parametrize("purpose", ["employment_check", "exit", "release", "support_vulnerable"])
def test_consent_carries_four_purposes(share: Ask, purpose: str) -> None:
    (basis,) = (basis for basis in BASES if basis.cited == "databeskyttelsesloven § 6")
    assert carries(share, basis, basis.facts | {"purpose": purpose})
    offence = basis.facts | {"purpose": purpose, "offence_data": True}
    assert {b.citation for b in share(**offence).basis} == {basis.cited, "databeskyttelsesloven § 8, stk. 2, nr. 1"}


def test_familieretshuset_takes_part_in_early_help_and_no_other_authority_does(share: Ask) -> None:
    basis = BASES[0]
    for side in ("sender", "receiver"):
        facts = basis.facts | {"sender": "school", "receiver": "social_authority", side: "other_authority"}
        assert carries(share, basis, facts | {"familieretshuset": True})
        assert not carries(share, basis, facts)
    departments = BASES[7].facts | {"receiver": "other_authority"}
    assert carries(share, BASES[7], departments)
    assert not carries(share, BASES[7], departments | {"familieretshuset": True})


def test_police_refer_on_a_documented_suspicion_too(share: Ask) -> None:
    facts = BASES[4].facts | {"youth_crime_board_case": False, "suspected_serious_crime": True}
    assert [carries(share, BASES[4], facts | {"subject_age": age}) for age in (9, 10, 14, 15)] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("sender", sorted(BOARD - {"police"}))
def test_whether_others_may_share_with_the_board_itself_is_not_read(share: Ask, sender: str) -> None:
    facts = BASES[3].facts | {"sender": sender, "receiver": "youth_crime_board"}
    back = BASES[3].facts | {"sender": "youth_crime_board", "receiver": sender}
    for asked in (facts, back):
        answer = share(**asked)
        assert answer.verdict == "undetermined"
        assert "open.youth_crime_board_as_party" in {point.rule for point in answer.unsettled}
        assert share(**asked | {"youth_crime_board_case": False}).verdict == "may_not"
        assert share(**asked | {"necessary": False}).verdict == "may_not"
    assert share(**facts | {"sender": "tax_authority"}).verdict == "may_not"


@pytest.mark.parametrize(
    ("facts", "cooperation"),
    [
        ({"sender": "health_service", "receiver": "school", "purpose": "crime_prevention"}, "ssp"),
        ({"sender": "psychiatry", "receiver": "school", "purpose": "crime_prevention", "takes_part": True}, "ssp"),
        (
            {
                "sender": "psychiatry",
                "receiver": "social_authority",
                "purpose": "release",
                "subject_status": "convicted_released",
            },
            "ksp",
        ),
        (
            {
                "sender": "self_governing_institution",
                "institution_field": "psychiatry",
                "institution_public_task": True,
                "institution_drawn_in": True,
                "receiver": "school",
                "purpose": "crime_prevention",
            },
            "ssp",
        ),
        (
            {
                "sender": "health_service",
                "receiver": "social_authority",
                "same_authority": True,
                "purpose": "crime_prevention",
            },
            "none",
        ),
        (
            {
                "sender": "health_service",
                "receiver": "social_authority",
                "same_authority": True,
                "purpose": "crime_prevention",
            },
            "psp",
        ),
        (
            {
                "sender": "health_service",
                "receiver": "police",
                "purpose": "youth_crime_board",
                "youth_crime_board_case": True,
            },
            "none",
        ),
        (
            {
                "sender": "health_service",
                "receiver": "employment_authority",
                "same_authority": True,
                "purpose": "child_protection",
            },
            "none",
        ),
    ],
)
def test_health_secrecy_stands_until_the_health_person_or_consent_lifts_it(
    share: Ask, facts: Facts, cooperation: str
) -> None:
    asked = BASE | facts | {"cooperation": cooperation, "takes_part": True}
    assert share(**asked).verdict == "may"
    assert share(**asked, health_data=True).verdict == "may_not"
    assert share(**asked, health_data=True, health_secrecy_lifted=True).verdict == "may"
    assert share(**asked, health_data=True, consent=True).verdict == "may"
    assert share(**asked, health_data=True, health_secrecy_lifted=None).verdict == "undetermined"


def test_health_secrecy_does_not_stop_what_an_act_demands(share: Ask) -> None:
    for basis in BASES:
        if basis.cited in ("Barnets Lov § 133", "psykiatriloven § 19 e", "psykiatriloven § 19 f"):
            assert carries(share, basis, basis.facts | {"sender": "psychiatry", "health_data": True})
    early = BASES[0].facts | {"sender": "health_service", "health_data": True}
    assert carries(share, BASES[0], early)
