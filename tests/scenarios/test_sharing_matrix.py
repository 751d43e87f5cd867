"""Worked cases: who may share with whom in SSP, PSP and KSP, cell by cell.

Source of every cell: retsplejeloven §§ 114, 115 (LBK 1298/2025) as tabulated for sender and receiver.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import SharingAnswer

Ask = Callable[..., SharingAnswer]
PARTIES = {
    "police": "P",
    "social_authority": "S",
    "school": "L",
    "prison_and_probation": "K",
    "psychiatry": "R",
    "self_governing_institution": "I",
    "housing_organisation": "H",
    "association": "A",
    "employer": "E",
    "public": "N",
}
# Columns receive: P S L K R I H A E N; y = may when necessary, . = no basis.
SSP = {
    "police": ". y y y . y . . . .",
    "social_authority": "y y y y . y . . . .",
    "school": "y y y y . y . . . .",
    "prison_and_probation": "y y y . . y . . . .",
    "psychiatry": ". . . . . . . . . .",
    "self_governing_institution": "y y y y . y . . . .",
    "housing_organisation": ". . . . . . . . . .",
    "association": ". . . . . . . . . .",
    "company": ". . . . . . . . . .",
}
PSP = {
    "police": ". y . . y y . . . .",
    "social_authority": "y y . . y y . . . .",
    "school": ". . . . . . . . . .",
    "prison_and_probation": ". . . . . . . . . .",
    "psychiatry": "y y . . . y . . . .",
    "self_governing_institution": "y y . . y y . . . .",
    "volunteer": ". . . . . . . . . .",
}
KSP = {
    "police": ". y . y . y . . . .",
    "social_authority": "y y . y . y . . . .",
    "school": ". . . . . . . . . .",
    "prison_and_probation": "y y . . . y . . . .",
    "psychiatry": ". . . . . . . . . .",
    "self_governing_institution": "y y . y . y . . . .",
    "private_provider": ". . . . . . . . . .",
}
INSTITUTION = {"institution_field": "social", "institution_public_task": True, "institution_drawn_in": True}
BASE: dict[str, dict[str, Any]] = {
    "ssp": {"purpose": "crime_prevention"},
    "psp": {"purpose": "support_vulnerable", "socially_vulnerable": True},
    "ksp": {"purpose": "release", "subject_status": "convicted_released"},
}


def cells(table: dict[str, str]) -> list[tuple[str, str, bool]]:
    return [
        (sender, receiver, mark == "y")
        for sender, row in table.items()
        for receiver, mark in zip(PARTIES, row.split(), strict=True)
    ]


def given(cooperation: str, sender: str, receiver: str) -> dict[str, Any]:
    sides = {"sender": sender, "receiver": receiver, "identifiable": True, "necessary": True}
    return BASE[cooperation] | {"cooperation": cooperation} | sides | INSTITUTION


@pytest.mark.parametrize(("sender", "receiver", "may"), cells(SSP))
def test_in_ssp(share: Ask, sender: str, receiver: str, may: bool) -> None:
    assert share(**given("ssp", sender, receiver)).verdict == ("may" if may else "may_not")


@pytest.mark.parametrize(("sender", "receiver", "may"), cells(PSP))
def test_in_psp(share: Ask, sender: str, receiver: str, may: bool) -> None:
    assert share(**given("psp", sender, receiver)).verdict == ("may" if may else "may_not")


@pytest.mark.parametrize(("sender", "receiver", "may"), cells(KSP))
def test_in_ksp(share: Ask, sender: str, receiver: str, may: bool) -> None:
    assert share(**given("ksp", sender, receiver)).verdict == ("may" if may else "may_not")


@pytest.mark.parametrize(
    ("cooperation", "sender", "receiver"),
    [
        ("ssp", "police", "employment_authority"),
        ("ssp", "health_service", "school"),
        ("ssp", "social_authority", "day_care"),
        ("psp", "police", "prison_and_probation"),
        ("psp", "prison_and_probation", "psychiatry"),
        ("ksp", "police", "employment_authority"),
        ("ksp", "psychiatry", "prison_and_probation"),
    ],
)
def test_an_authority_the_law_does_not_name_counts_only_when_it_takes_part(
    share: Ask, cooperation: str, sender: str, receiver: str
) -> None:
    facts = given(cooperation, sender, receiver)
    assert share(**facts).verdict == "may_not"
    assert share(**facts, takes_part=True).verdict == "may"


@pytest.mark.parametrize("receiver", ["housing_organisation", "association", "company", "employer", "parent", "public"])
def test_taking_part_never_makes_a_private_receiver_a_party(share: Ask, receiver: str) -> None:
    assert share(**given("ssp", "police", receiver), takes_part=True).verdict == "may_not"


@pytest.mark.parametrize("code", ["police", "prison_and_probation", "psychiatry", "employment_authority"])
def test_the_same_code_on_both_sides_is_no_sharing_where_there_is_one_such_authority(share: Ask, code: str) -> None:
    assert share(**given("ssp", code, code), takes_part=True).verdict == "may_not"


def test_a_day_long_ago_knows_no_psp_and_no_ksp(share: Ask) -> None:
    long_ago = date(2008, 6, 1)
    assert share(**given("ssp", "police", "school"), on=long_ago).verdict == "may"
    assert share(**given("psp", "police", "psychiatry"), on=long_ago).verdict == "may_not"
    assert share(**given("ksp", "police", "social_authority"), on=long_ago).verdict == "may_not"
