"""Changes: what changed in the law between two days, which rules, and a request whose answer flips."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, Final

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.law.provision import Basis, Provision
from kriminalpraeventiv.logic.rule import Permit, Rule, record_of
from kriminalpraeventiv.sharing.answer import Verdict
from kriminalpraeventiv.sharing.ask import Sharing
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Commencement

Bracket = tuple[date, date]
_GIVEN: Final = ("id", "on")


@attrs.frozen(kw_only=True)
class Flip:
    """A request answered otherwise on its day, when the change has surely come, than on the `day_before` it may have.

    Where no verdict changes, the basis does: what is cited.
    """

    request: SharingRequest
    day_before: date
    before: Verdict
    after: Verdict
    cited_before: tuple[str, ...] = ()
    cited_after: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class NewVersion:
    """A wording that began: how it is cited, and what it says."""

    basis: Basis
    says: Text


@attrs.frozen(kw_only=True)
class Change:
    """What changed on one day, or between the first day it may have and the first it surely had.

    `earliest` is `None` where no first day is known. `begins` and `ends` are ids of rules; `flip` is `None` where
    no answer on sharing changes.
    """

    earliest: date | None
    latest: date
    acts: tuple[str, ...]
    versions: tuple[NewVersion, ...]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    flip: Flip | None


def changes(
    first: date, last: date, provisions: Iterable[Provision], rules: Iterable[Rule], sharing: Sharing
) -> tuple[Change, ...]:
    """Return what changed, or may have, from `first` to `last`, both included, in order of time.

    Where no first day is known, it is told on the day by which it surely had.

    Raises `InvalidInput` when `last` is before `first`.
    """
    if last < first:
        raise InvalidInput([Fault("turned_round", "", f"`to` {last} is before `from` {first}")])
    known, all_rules = tuple(provisions), tuple(rules)
    found = {_bracket(end) for end in _ends(known, all_rules)}
    return tuple(
        _change(bracket, known, all_rules, sharing)
        for bracket in sorted(found, key=lambda bracket: bracket[::-1])
        if bracket[0] <= last and first <= bracket[1] <= (last if bracket[0] == date.min else date.max)
    )


def _bracket(end: Commencement) -> Bracket:
    return end.earliest, end.latest


def _ends(provisions: Iterable[Provision], rules: Iterable[Rule]) -> Iterator[Commencement]:
    for provision in provisions:
        yield from (version.since for version in provision.timeline.versions if version.since)
    for rule in rules:
        yield from rule.valid.commencements()


def _change(bracket: Bracket, provisions: tuple[Provision, ...], rules: tuple[Rule, ...], sharing: Sharing) -> Change:
    begun = [
        (version.since.act, NewVersion(basis=provision.describe(version), says=version.says))
        for provision in provisions
        for version in provision.timeline.versions
        if version.since and _bracket(version.since) == bracket
    ]
    begins = [rule for rule in rules if rule.valid.since and _bracket(rule.valid.since) == bracket]
    ends = [rule for rule in rules if rule.valid.until and _bracket(rule.valid.until) == bracket]
    moved = [rule for rule in rules if rule.provision in {version.basis.provision for _, version in begun}]
    return Change(
        earliest=None if bracket[0] == date.min else bracket[0],
        latest=bracket[1],
        acts=tuple(sorted({act for act, _ in begun if act})),
        versions=tuple(sorted((version for _, version in begun), key=lambda version: version.basis.citation)),
        begins=tuple(sorted(rule.id for rule in begins)),
        ends=tuple(sorted(rule.id for rule in ends)),
        flip=_flip(bracket, [*begins, *ends], moved, sharing),
    )


def _flip(bracket: Bracket, touched: list[Rule], moved: list[Rule], sharing: Sharing) -> Flip | None:
    """Return a request whose answer flips: between `may` and `may_not` first, else the verdict, else the basis."""
    found: Flip | None = None
    for flip in _flips(bracket, touched, sharing):
        if {flip.before, flip.after} == {"may", "may_not"}:
            return flip
        found = found or (flip if flip.before != flip.after else None)
    return found or next((f for f in _flips(bracket, moved, sharing) if f.cited_before != f.cited_after), None)


def _flips(bracket: Bracket, touched: list[Rule], sharing: Sharing) -> Iterator[Flip]:
    """Yield what requests made of the examples of rules come to before the change and after it."""
    before = (bracket[1] if bracket[0] == date.min else bracket[0]) - timedelta(days=1)
    for facts in _made(touched, sharing):
        with suppress(InvalidInput):  # examples of two rules put together may contradict each other
            request = SharingRequest(id="example", on=bracket[1], **facts)
            was, is_ = sharing.rule(request.with_(on=before)), sharing.rule(request)
            cited = [tuple(basis.citation for basis in ruling.basis) for ruling in (was, is_)]
            yield Flip(
                request=request,
                day_before=before,
                before=was.verdict,
                after=is_.verdict,
                cited_before=cited[0],
                cited_after=cited[1],
            )


def _made(touched: list[Rule], sharing: Sharing) -> Iterator[dict[str, Any]]:
    """Yield facts: examples of what changed, alone and put on top of the examples of each permit."""
    known = {n: fact for n, fact in sharing.facts.items() if not fact.derived and "." not in n and n not in _GIVEN}
    mild = {name: True if fact.assessed and fact.absent is None else fact.absent for name, fact in known.items()}
    whole = [facts for rule in sharing.rules.rules if isinstance(rule, Permit) for facts in _examples(rule)]
    for rule in sorted(touched, key=lambda rule: not isinstance(rule, Permit)):
        for facts in _examples(rule) if record_of(rule) == "request" else []:
            for start in ({}, *whole):
                made = mild | start | facts
                implied = {other: True for name, fact in known.items() if made[name] is True for other in fact.implies}
                yield made | implied


def _examples(rule: Rule) -> Iterator[dict[str, Any]]:
    yield from (dict(example.facts) for example in rule.examples if example.expect != "holds_not")
