"""Law: while an act is open the verdict is undetermined exactly where its two versions differ; else both are cited."""

from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.logic.rule import Forbid, Permit
from kriminalpraeventiv.testing.strategies import sharing_requests
from kriminalpraeventiv.timeline import Begun, Commencement, open_acts

BOOK = Rulebook.load(plugins=())
RULES = BOOK.corpus.sharing_rules()
DECIDING = [rule for rule in RULES if isinstance(rule, Permit | Forbid)]
BRACKETS = sorted(
    {end for rule in RULES for end in rule.valid.commencements() if end.earliest != end.latest}, key=lambda end: end.act
)
ENDS = [*BOOK.corpus.commencements(), *(end for rule in RULES for end in rule.valid.commencements())]


def verdict(values: dict[str, bool | None], request: SharingRequest, begun: Begun) -> bool | None:
    """Decide the verdict under one choice, rule by rule, as the definition says."""
    active = [rule for rule in DECIDING if rule.valid.in_force(request.on, begun)]
    bars = [rule for rule in active if isinstance(rule, Forbid)]
    found: list[bool | None] = []
    for permit in (rule for rule in active if isinstance(rule, Permit)):
        reaching = [values[bar.id] for bar in bars if not bar.of or {permit.id, permit.provision} & set(bar.of)]
        parts = [values[permit.id], *(None if value is None else not value for value in reaching)]
        found.append(False if False in parts else None if None in parts else True)
    return True if True in found else None if None in found else False


def choices(request: SharingRequest) -> list[Begun]:
    acts = [act.act for act in open_acts(ENDS, request.on)]
    return [Begun(way) for way in chain.from_iterable(combinations(acts, n) for n in range(len(acts) + 1))]


@pytest.mark.parametrize("end", BRACKETS, ids=lambda end: end.act)
@settings(max_examples=40)
@given(made=sharing_requests(), number=st.integers(0, 10_000))
def test_the_verdict_is_the_one_all_choices_agree_on(end: Commencement, made: SharingRequest, number: int) -> None:
    first = max(end.earliest, date(2000, 1, 1))
    request = made.with_(on=first + timedelta(days=number % (end.latest - first).days))
    answer = BOOK.may_share(request)
    values = {rule.id: evaluate(rule.when, request).value for rule in DECIDING}
    agreed = {verdict(values, request, begun) for begun in choices(request)}
    expected = {True: "may", False: "may_not", None: "undetermined"}[agreed.pop() if len(agreed) == 1 else None]
    assert answer.verdict == expected


def test_where_both_versions_agree_both_are_cited() -> None:
    request = SharingRequest(
        id="r",
        on=date(2024, 6, 12),
        unstated="no",
        cooperation="ssp",
        sender="police",
        receiver="school",
        purpose="crime_prevention",
        identifiable=True,
        necessary=True,
    )
    assert [basis.act for basis in BOOK.may_share(request).basis] == ["lov 168/2016", "lov 665/2024"]
