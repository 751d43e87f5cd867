"""Worked cases: who may share with whom in SSP, PSP and KSP today, cell by cell.

Source of every cell: retsplejeloven §§ 114, 115, 115 a (LBK 1298/2025); of private senders: databeskyttelsesloven § 8.
Rows send, columns receive: y = may, . = may not, ? = undetermined, - = not asserted. Always identifiable and necessary,
about somebody of 19 at whom the effort is directed; every institution is drawn in and does social tasks for the public.
"""

from collections.abc import Callable
from typing import Any

import pytest

from kriminalpraeventiv import SharingAnswer

Ask = Callable[..., SharingAnswer]
Row = tuple[str, dict[str, str]]
MARKS = {"y": "may", ".": "may_not", "?": "undetermined"}
RECEIVERS = {
    "P": "police",
    "S": "social_authority",
    "L": "school",
    "K": "prison_and_probation",
    "R": "psychiatry",
    "I": "self_governing_institution",
    "F": "parent",
    "C": "close_person",
    "H": "housing_organisation",
    "A": "association",
    "V": "volunteer",
    "E": "employer",
    "B": "company",
    "N": "public",
}
RELEASE = {"cooperation": "ksp", "purpose": "release"}
LIMBS: dict[str, dict[str, Any]] = {
    "ssp": {"cooperation": "ssp", "purpose": "crime_prevention"},
    "psp": {"cooperation": "psp", "purpose": "support_vulnerable", "socially_vulnerable": True},
    "ksp": RELEASE | {"subject_status": "convicted_released"},
    "ksp_litra_b": RELEASE | {"subject_status": "convicted_minor_released_elsewhere", "subject_age": 17},
    "ksp_litra_c": RELEASE | {"subject_status": "remand_released", "radicalised_or_at_risk": True},
}
OUTSIDE: dict[str, dict[str, Any]] = {
    "psp_not_vulnerable": LIMBS["psp"] | {"socially_vulnerable": False},
    "ksp_not_released": LIMBS["ksp"] | {"subject_status": "none"},
    "ksp_litra_b_of_age": LIMBS["ksp_litra_b"] | {"subject_age": 18},
    "ksp_litra_c_not_radicalised": LIMBS["ksp_litra_c"] | {"radicalised_or_at_risk": False},
}
ALWAYS: dict[str, Any] = {
    "identifiable": True,
    "necessary": True,
    "subject_age": 19,
    "effort_for_subject": True,
    "institution_field": "social",
    "institution_public_task": True,
    "institution_drawn_in": True,
}
# § 115 a lets police and the social authorities tell those close to an adult; private senders need no basis in § 115.
SSP = """
                            P S L K R I  F C  H A V E B N
police                      . y y y . y  y y  . . . . . .
social_authority            y y y y . y  y y  . . . . . .
school                      y y y y . y  . .  . . . . . .
prison_and_probation        y y y . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y y y . y  . .  . . . . . .
free_school                 ? ? ? ? . ?  . .  . . . . . .
private_provider            . . . . . .  . .  . . . . . .
housing_organisation        . . . . . .  . .  . . . . . .
association                 y y ? ? ? ?  ? ?  ? ? ? ? ? ?
volunteer                   y y ? ? ? ?  ? ?  ? ? ? ? ? ?
parent                      y y ? ? ? ?  ? ?  ? ? ? ? ? ?
close_person                y y ? ? ? ?  ? ?  ? ? ? ? ? ?
employer                    y y ? ? ? ?  ? ?  ? ? ? ? ? ?
company                     y y ? ? ? ?  ? ?  ? ? ? ? ? ?
public                      y y ? ? ? ?  ? ?  ? ? ? ? ? ?
"""
# Support is not the purpose of § 115 a, nor of what a private sender may tell without more.
PSP = """
                            P S L K R I  F C  H A V E B N
police                      . y . . y y  . .  . . . . . .
social_authority            y y . . y y  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        . . . . . .  . .  . . . . . .
psychiatry                  y y . . . y  . .  . . . . . .
self_governing_institution  y y . . y y  . .  . . . . . .
free_school                 ? ? . . ? ?  . .  . . . . . .
private_provider            . . . . . .  . .  . . . . . .
housing_organisation        . . . . . .  . .  . . . . . .
association                 ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
volunteer                   ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
parent                      ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
close_person                ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
employer                    ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
company                     ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
public                      ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
"""
# Neither is release; litra a, b and c have the same parties.
KSP = """
                            P S L K R I  F C  H A V E B N
police                      . y . y . y  . .  . . . . . .
social_authority            y y . y . y  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        y y . . . y  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  y y . y . y  . .  . . . . . .
free_school                 ? ? . ? . ?  . .  . . . . . .
private_provider            . . . . . .  . .  . . . . . .
housing_organisation        . . . . . .  . .  . . . . . .
association                 ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
volunteer                   ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
parent                      ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
close_person                ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
employer                    ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
company                     ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
public                      ? ? ? ? ? ?  ? ?  ? ? ? ? ? ?
"""
# Whoever takes part counts, in each of the three; nobody private becomes a party, § 115 a apart.
TAKING_PART = """
                            P S L K R I  H A V E B N
police                      . y y y y y  . . . . . .
social_authority            y y y y y y  . . . . . .
school                      y y y y y y  . . . . . .
prison_and_probation        y y y . y y  . . . . . .
psychiatry                  y y y y . y  . . . . . .
self_governing_institution  y y y y y y  . . . . . .
private_provider            . . . . . .  . . . . . .
housing_organisation        . . . . . .  . . . . . .
"""
NOBODY = """
                            P S L K R I  F C  H A V E B N
police                      . . . . . .  . .  . . . . . .
social_authority            . . . . . .  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        . . . . . .  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  . . . . . .  . .  . . . . . .
"""
# Stk. 5 is about police in SSP; an institution under stk. 3 is not settled.
FAMILY_CONVICTION = """
                            P S L K R I  F C  H A V E B N
police                      . y y y . ?  . .  . . . . . .
social_authority            . . . . . .  . .  . . . . . .
school                      . . . . . .  . .  . . . . . .
prison_and_probation        . . . . . .  . .  . . . . . .
psychiatry                  . . . . . .  . .  . . . . . .
self_governing_institution  . . . . . .  . .  . . . . . .
"""
FAMILY = {"family_conviction_81a": True, "third_persons_necessary": True}
NOT_NAMED = (
    "day_care",
    "employment_authority",
    "health_service",
    "prosecution",
    "tax_authority",
    "youth_crime_board",
    "other_authority",
)


def rows(grid: str) -> list[Row]:
    header, *lines = (line.split() for line in grid.strip().splitlines())
    columns = [RECEIVERS.get(column, column) for column in header]
    return [
        (row, {column: MARKS[mark] for column, mark in zip(columns, marks, strict=True) if mark != "-"})
        for row, *marks in lines
    ]


def given(limb: str, sender: str, receiver: str) -> dict[str, Any]:
    return ALWAYS | (LIMBS | OUTSIDE)[limb] | {"sender": sender, "receiver": receiver}


@pytest.mark.parametrize(("sender", "verdicts"), rows(SSP))
def test_in_ssp_police_prison_service_schools_and_social_authorities_share(
    share: Ask, sender: str, verdicts: dict[str, str]
) -> None:
    assert {to: share(**given("ssp", sender, to)).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize(("sender", "verdicts"), rows(PSP))
def test_in_psp_police_social_authorities_and_psychiatry_share(
    share: Ask, sender: str, verdicts: dict[str, str]
) -> None:
    assert {to: share(**given("psp", sender, to)).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize("limb", ["ksp", "ksp_litra_b", "ksp_litra_c"])
@pytest.mark.parametrize(("sender", "verdicts"), rows(KSP))
def test_in_ksp_prison_service_social_authorities_and_police_share(
    share: Ask, limb: str, sender: str, verdicts: dict[str, str]
) -> None:
    assert {to: share(**given(limb, sender, to)).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize("cooperation", ["ssp", "psp", "ksp"])
@pytest.mark.parametrize(("sender", "verdicts"), rows(TAKING_PART))
def test_taking_part_makes_an_authority_a_party_and_nobody_private(
    share: Ask, cooperation: str, sender: str, verdicts: dict[str, str]
) -> None:
    assert {to: share(**given(cooperation, sender, to), takes_part=True).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize("cooperation", ["ssp", "psp", "ksp"])
@pytest.mark.parametrize("code", NOT_NAMED)
def test_an_authority_the_law_does_not_name_counts_only_when_it_takes_part(
    share: Ask, cooperation: str, code: str
) -> None:
    for facts in (given(cooperation, code, "social_authority"), given(cooperation, "social_authority", code)):
        assert share(**facts).verdict == "may_not"
        assert share(**facts, takes_part=True).verdict == "may"


@pytest.mark.parametrize("code", ["police", "prison_and_probation", "psychiatry", "employment_authority"])
def test_the_same_code_on_both_sides_is_no_sharing_where_there_is_one_such_authority(share: Ask, code: str) -> None:
    assert share(**given("ssp", code, code), takes_part=True).verdict == "may_not"


@pytest.mark.parametrize("limb", OUTSIDE)
@pytest.mark.parametrize(("sender", "verdicts"), rows(NOBODY))
def test_about_somebody_outside_the_target_group_nobody_shares(
    share: Ask, limb: str, sender: str, verdicts: dict[str, str]
) -> None:
    assert {to: share(**given(limb, sender, to)).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize(("sender", "verdicts"), rows(FAMILY_CONVICTION))
def test_a_family_conviction_is_told_by_police_alone_in_ssp(share: Ask, sender: str, verdicts: dict[str, str]) -> None:
    assert {to: share(**given("ssp", sender, to) | FAMILY).verdict for to in verdicts} == verdicts


@pytest.mark.parametrize("limb", ["psp", "ksp", "ksp_litra_b", "ksp_litra_c"])
@pytest.mark.parametrize(("sender", "verdicts"), rows(NOBODY))
def test_a_family_conviction_is_told_by_nobody_outside_ssp(
    share: Ask, limb: str, sender: str, verdicts: dict[str, str]
) -> None:
    assert {to: share(**given(limb, sender, to) | FAMILY).verdict for to in verdicts} == verdicts
