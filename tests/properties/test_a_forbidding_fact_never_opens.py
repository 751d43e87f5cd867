"""Law: stating a fact that forbids never turns an answer into `may`."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.logic.rule import Permit, Rule
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())
TODAY = date(2026, 2, 12)
FAMILY = {"family_conviction_81a": True, "gang_ties": True, "third_persons": True, "third_persons_necessary": True}
FORBIDDING: list[dict[str, Any]] = [
    {"special_silence": True},
    {"health_data": True},
    {"third_persons": True, "third_persons_necessary": False},
    FAMILY,
    {"forum": "kredsraad"},
    {"forum": "lokalraad"},
    {"purpose": "investigation"},
    {"purpose": "benefit_control"},
    {"necessary": False},
]


@given(sharing_requests(identifiable=True), st.sampled_from(FORBIDDING))
def test_a_forbidding_fact_never_opens(request: SharingRequest, fact: dict[str, Any]) -> None:
    # What a family conviction implies about others is stated on both sides: only the conviction itself forbids.
    before = request.with_(**fact | {"family_conviction_81a": False}) if fact is FAMILY else request
    assert BOOK.may_share(request.with_(**fact)).verdict != "may" or BOOK.may_share(before).verdict == "may"


@given(sharing_requests(special_silence=True, cooperation="none", identifiable=True))
def test_a_special_silence_outside_a_cooperation_yields_to_duties_alone(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    carrying = [BOOK.rule(reason.rule) for reason in answer.reasons if reason.effect == "permits"]
    assert all(isinstance(rule, Permit) and rule.obliges for rule in carrying)


@given(sharing_requests(family_conviction_81a=True, identifiable=True))
def test_a_family_conviction_is_shared_by_police_in_ssp_alone(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    if answer.verdict == "may":
        assert (request.sender, request.cooperation) == ("police", "ssp")
        assert {basis.provision for basis in answer.basis} == {"law.prevention_sharing"}


@pytest.mark.parametrize("cooperation", ["none", "ssp", "psp", "ksp"])
@pytest.mark.parametrize("permit", [rule for rule in BOOK.rules() if rule.kind == "permit"], ids=lambda rule: rule.id)
def test_no_basis_but_section_115_carries_a_family_conviction(permit: Rule, cooperation: str) -> None:
    for example in permit.examples:
        facts: dict[str, Any] = dict(example.facts) | {"cooperation": cooperation, **FAMILY}
        if example.expect == "holds" and facts["identifiable"]:
            request = SharingRequest(id="r", on=TODAY, unstated="no", **facts)
            assert {basis.provision for basis in BOOK.may_share(request).basis} <= {"law.prevention_sharing"}
