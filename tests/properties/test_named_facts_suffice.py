"""Law: with only the facts named by `reasons` and `checked` known, the answer is the same."""

from typing import Any

from hypothesis import given

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.testing.strategies import cases, sharing_requests

BOOK = Rulebook.load(plugins=())


def named(*reasons: Reason) -> set[str]:
    return {fact.name for reason in reasons for fact in reason.facts}


@given(sharing_requests())
def test_the_named_facts_alone_give_the_same_verdict(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    kept = {name: request.known(name) for name in named(*answer.reasons, *answer.checked)}
    free = [n for n, fact in SharingRequest.facts().items() if not fact.derived and n not in ("id", "on")]
    facts: dict[str, Any] = {name: kept.get(name) for name in free}
    only = SharingRequest(id=request.id, on=request.on, **facts)
    assert BOOK.may_share(only).verdict == answer.verdict


@given(cases())
def test_the_named_facts_alone_give_the_same_levels(case: Case) -> None:
    answer = BOOK.classify(case)
    kept = {name: case.known(name) for name in named(*answer.reasons, *answer.checked)}
    free = [name for name in Case.facts() if name not in ("id", "on")]
    facts: dict[str, Any] = {name: kept.get(name) for name in free}
    only = BOOK.classify(Case(id=case.id, on=case.on, **facts))
    assert (only.level, only.at_most, only.in_target_group) == (answer.level, answer.at_most, answer.in_target_group)
