"""Law: every `may` under a statute cites a version that is, or may be, in force that day."""

from datetime import date

from hypothesis import given

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.law.provision import InForce
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())


def may_be_in_force(version: InForce, day: date) -> bool:
    first = version.from_ or version.earliest
    return (first is None or first <= day) and (version.to is None or day <= version.to)


@given(sharing_requests())
def test_every_basis_is_a_version_that_may_be_in_force(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    assert all(may_be_in_force(basis.version, request.on) for basis in answer.basis)


@given(sharing_requests())
def test_identifiable_information_is_shared_only_on_a_cited_basis(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    if answer.verdict == "may":
        assert answer.basis or request.identifiable is False
    else:
        assert answer.basis == ()
