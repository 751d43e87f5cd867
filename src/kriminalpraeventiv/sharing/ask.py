"""Ask: a request against the rules of sharing, answered with everything an answer owes."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from kriminalpraeventiv.explanation import (
    SCHEMA,
    DutyShown,
    Known,
    Notice,
    Reason,
    RouteShown,
    Unsettled,
    fill_in,
    known_facts,
    missing_facts,
)
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.locality import NOWHERE, Locality
from kriminalpraeventiv.logic.compile import Masks
from kriminalpraeventiv.logic.evaluate import evaluate, undecided
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Forbid, Note, Route
from kriminalpraeventiv.logic.ruleset import RuleSet, Segment
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.sharing.combine import Combination, Ruling
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.timeline import Commencement

_new = SharingAnswer.__new__


@attrs.frozen
class Sharing:
    """The rules of sharing and what an answer needs to explain itself.

    `notices` are the texts of an answer without a basis, undetermined, or beyond the day read; `points`
    those the law leaves open; `read_until` begins the days after the law was last read.
    """

    rules: RuleSet
    provisions: Mapping[str, Provision]
    notices: Mapping[str, Notice]
    points: Mapping[str, Notice]
    read_until: Commencement
    rulebook: str
    localities: Mapping[str, Locality] = attrs.field(factory=dict)
    nowhere: Locality = NOWHERE
    _counting: Mapping[str | None, int] = attrs.field(init=False, eq=False, repr=False)
    _national: int = attrs.field(init=False, eq=False, repr=False)
    _combination: Combination = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Prepare the combination, and which rules count where; where the place is unknown all of them do."""
        counting = {code: self.rules.owned(locality.owners) for code, locality in self.localities.items()}
        object.__setattr__(self, "_counting", counting | {None: -1})
        object.__setattr__(self, "_national", self.rules.owned(()))
        object.__setattr__(self, "_combination", Combination(self.rules, self.provisions))

    def __getstate__(self) -> tuple[Any, ...]:
        return (
            self.rules,
            self.provisions,
            self.notices,
            self.points,
            self.read_until,
            self.rulebook,
            self.localities,
            self.nowhere,
        )

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc] # - the memo does not travel

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of a request, local ones included."""
        return self.rules.facts

    def rule(self, request: SharingRequest) -> Ruling:
        """Return the ruling: the verdict with the ids of the rules that hold, not yet explained."""
        segment = self.rules.by_day.get(request.on) or self.rules.segment(request.on)
        return self._rule(segment, segment.decide(request), self._counting.get(request.municipality, self._national))

    def _rule(self, segment: Segment, masks: Masks, counting: int) -> Ruling:
        key = (masks, counting)
        ruling: Ruling | None = segment.memo.get(key)
        return ruling or segment.remember(key, self._combination.rule(segment, *masks, counting))

    def ask(self, request: SharingRequest) -> SharingAnswer:
        """Return the answer; what explains it is filled in when first read."""
        ruling = self.rule(request)
        answer = _new(SharingAnswer)
        fill_in(answer, "request", request.id)
        fill_in(answer, "on", request.on)
        fill_in(answer, "verdict", ruling.verdict)
        fill_in(answer, "_pending", (self, ruling, request))
        return answer

    def fill(self, ruling: Ruling, request: SharingRequest) -> Mapping[str, object]:
        """Return the fields of an answer that explain it, the national answer beside a local one."""
        locality = self.localities.get(request.municipality or "", self.nowhere)
        segment = self.rules.segment(request.on)
        national = None
        if locality.owners:
            alone = self._rule(segment, segment.decide(request), self._national)
            ready: dict[str, Any] = {
                "request": request.id,
                "on": request.on,
                "verdict": alone.verdict,
                "national": None,
            }
            national = SharingAnswer(**ready | self._explained(alone, request, ()))
        return self._explained(ruling, request, self._states(locality, request)) | {"national": national}

    def _states(self, locality: Locality, request: SharingRequest) -> tuple[str, ...]:
        """Return what is to be said of the rule set: that a local refusal has expired, that a pack is lacking."""
        own = (rule for rule in self.rules.rules if rule.owner in locality.owners and isinstance(rule, Forbid))
        ended = any(rule.valid.until and rule.valid.until.begun(request.on, frozenset()) for rule in own)
        return (*(["expired_local_rule"] * ended), *(["rule_set_incomplete"] * (not locality.whole)))

    def _explained(self, ruling: Ruling, request: SharingRequest, states: tuple[str, ...]) -> dict[str, Any]:
        known, sources = known_facts(request), ruling.sources
        hanging = [tuple(undecided(evaluate(rule.when, request), request)) for rule in ruling.undecided]
        duties = () if ruling.verdict == "may_not" else ruling.duties
        unsettled = [*self._unsettled(ruling, request, known, hanging)]
        unsettled += [Unsettled.of(self.notices[state]) for state in states]
        return {
            "schema": SCHEMA,
            "basis": ruling.basis,
            "reasons": tuple(self._reasons(ruling, known)),
            "checked": tuple(Reason.by(r, known, sources.get(r.id), effect="lacks") for r in ruling.checked),
            "missing": missing_facts((("verdict", names) for names in hanging), self.facts),
            "duties": tuple(DutyShown.by(r, known, sources.get(r.id), certain=certain) for r, certain in duties),
            "routes": tuple(_routes(ruling, known)),
            "unsettled": tuple(unsettled),
            "rulebook": self.rulebook,
        }

    def _reasons(self, ruling: Ruling, known: Known) -> Iterator[Reason]:
        for rule, effect in ruling.reasons:
            if not (isinstance(rule, Note) and rule.unsettled):
                yield Reason.by(rule, known, ruling.sources.get(rule.id), effect=effect)
        obliged = any(isinstance(route, Route) and route.binding and certain for route, certain in ruling.routes)
        barred = any(effect == "forbids" for _, effect in ruling.reasons)
        if ruling.verdict == "undetermined":
            yield Reason.of(self.notices["undetermined_but_obliged" if obliged else "undetermined"], effect="notes")
        elif ruling.verdict == "may_not" and barred and obliged:
            yield Reason.of(self.notices["duty_under_another_act"], effect="lacks")
        elif ruling.verdict == "may_not" and not barred:
            yield Reason.of(self.notices["no_basis_but_obliged" if obliged else "no_basis"], effect="lacks")

    def _unsettled(
        self, ruling: Ruling, request: Record, known: Known, hanging: list[tuple[str, ...]]
    ) -> Iterator[Unsettled]:
        for act in ruling.acts:
            yield Unsettled.by_act(self.notices, act)
        for name in dict.fromkeys(name for names in hanging for name in names if name in self.points):
            yield Unsettled.of(self.points[name])
        for rule, _ in ruling.reasons:
            if isinstance(rule, Note) and rule.unsettled:
                yield Unsettled.by(rule, known, ruling.sources.get(rule.id))
        if self.read_until.begun(request.on, frozenset()):
            yield Unsettled.of(self.notices["read_until"])


def _routes(ruling: Ruling, known: Known) -> Iterator[RouteShown]:
    for rule, certain in ruling.routes:
        if isinstance(rule, Route) and (rule.binding or ruling.verdict != "may"):
            yield RouteShown.by(rule, known, ruling.sources.get(rule.id), certain=certain, binding=rule.binding)
