"""Law: leaving out what must be assessed never gives `may`, also with `unstated="no"`."""

import pytest
from hypothesis import given

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.logic.rule import Permit
from kriminalpraeventiv.serialization.records import write_record
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())


@given(sharing_requests())
def test_leaving_out_identifiable_never_gives_may(request: SharingRequest) -> None:
    stated = {name: value for name, value in write_record(request).items() if name != "identifiable"}
    for means in ("unknown", "no"):
        assert BOOK.may_share(BOOK.read(SharingRequest, stated, means)).verdict != "may"


@given(sharing_requests(identifiable=True))
def test_leaving_out_necessity_opens_nothing_that_denying_it_closes(request: SharingRequest) -> None:
    stated = {name: value for name, value in write_record(request).items() if name != "necessary"}
    left_out = BOOK.may_share(BOOK.read(SharingRequest, stated, "no"))
    denied = BOOK.may_share(BOOK.read(SharingRequest, stated | {"necessary": False}, "no"))
    assert left_out.verdict != "may" or denied.verdict == "may"


@given(sharing_requests(identifiable=True))
def test_only_a_duty_or_a_private_sender_does_without_necessity(request: SharingRequest) -> None:
    stated = {name: value for name, value in write_record(request).items() if name != "necessary"}
    answer = BOOK.may_share(BOOK.read(SharingRequest, stated, "no"))
    carrying = [BOOK.rule(reason.rule) for reason in answer.reasons if reason.effect == "permits"]
    assert all(isinstance(rule, Permit) and (rule.obliges or rule.id == "law.private_sender") for rule in carrying)


@pytest.mark.parametrize("fact", ["identifiable", "necessary", "purpose", "sender", "receiver", "subject_age"])
def test_these_facts_have_no_meaning_of_absence(fact: str) -> None:
    assert SharingRequest.facts()[fact].absent is None
