"""Law: every `may` under a statute cites a version that is, or may be, in force that day."""

from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.law.provision import InForce
from kriminalpraeventiv.logic.condition import names
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.testing.strategies import sharing_requests
from kriminalpraeventiv.timeline import Begun, open_acts

BOOK = Rulebook.load(plugins=())


def may_be_in_force(version: InForce, day: date) -> bool:
    first = version.from_ or version.earliest
    return (first is None or first <= day) and (version.to is None or day <= version.to)


@given(sharing_requests())
def test_every_basis_is_a_version_that_may_be_in_force(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    assert all(may_be_in_force(basis.version, request.on) for basis in answer.basis)


PERMITS = [
    rule
    for rule in BOOK.rules()
    if rule.kind == "permit" and rule.provision and not any(name.startswith("open.") for name in names(rule.when))
]


@pytest.mark.parametrize("permit", PERMITS, ids=lambda rule: rule.id)
def test_no_permit_rests_on_a_provision_that_is_not_in_force(permit: Rule) -> None:
    timeline = BOOK.corpus.provisions[str(permit.provision)].timeline
    bounds = [*permit.valid.commencements(), *(end for v in timeline.versions for end in (v.since, v.until) if end)]
    days = {end.earliest for end in bounds} | {end.latest for end in bounds}
    for day in days | {day - timedelta(days=1) for day in days - {date.min}}:
        acts = [act.act for act in open_acts(bounds, day)]
        for begun in chain.from_iterable(combinations(acts, n) for n in range(len(acts) + 1)):
            if permit.valid.in_force(day, Begun(begun)):
                assert timeline.at(day, Begun(begun)) is not None


@given(sharing_requests())
def test_identifiable_information_is_shared_only_on_a_cited_basis(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    if answer.verdict == "may":
        assert answer.basis or request.identifiable is False
    else:
        assert answer.basis == ()
