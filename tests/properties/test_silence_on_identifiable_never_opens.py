"""Law: leaving out what must be assessed never gives `may`, also with `unstated="no"`."""

import pytest
from hypothesis import given

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.serialization.records import write_record
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())


@given(sharing_requests())
def test_leaving_out_identifiable_never_gives_may(request: SharingRequest) -> None:
    stated = {name: value for name, value in write_record(request).items() if name != "identifiable"}
    for means in ("unknown", "no"):
        assert BOOK.may_share(BOOK.read(SharingRequest, stated, means)).verdict != "may"


@given(sharing_requests(identifiable=True))
def test_leaving_out_necessity_never_gives_may(request: SharingRequest) -> None:
    stated = {name: value for name, value in write_record(request).items() if name != "necessary"}
    assert BOOK.may_share(BOOK.read(SharingRequest, stated, "no")).verdict != "may"


@pytest.mark.parametrize("fact", ["identifiable", "necessary", "purpose", "sender", "receiver", "subject_age"])
def test_these_facts_have_no_meaning_of_absence(fact: str) -> None:
    assert SharingRequest.facts()[fact].absent is None
