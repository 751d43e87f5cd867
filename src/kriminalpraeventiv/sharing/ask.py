"""Ask: a request against the rules of sharing, answered with everything an answer owes."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import attrs

from kriminalpraeventiv.explanation import (
    SCHEMA,
    DutyShown,
    Missing,
    Notice,
    Reason,
    RouteShown,
    Unsettled,
    missing_facts,
)
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.logic.evaluate import evaluate, undecided
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Note, Route, Rule
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.sharing.combine import Combination, Ruling
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.timeline import Commencement

_MEMO = 4_096


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
    _combination: Combination = attrs.field(init=False, eq=False, repr=False)
    _memo: dict[tuple[date, int, int], Ruling] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        """Prepare the combination."""
        object.__setattr__(self, "_combination", Combination(self.rules, self.provisions))

    def __getstate__(self) -> tuple[Any, ...]:
        return self.rules, self.provisions, self.notices, self.points, self.read_until, self.rulebook

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc] # - the memo does not travel

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts of a request, local ones included."""
        return self.rules.facts

    def rule(self, request: SharingRequest) -> Ruling:
        """Return the ruling: the verdict with the ids of the rules that hold, not yet explained."""
        segment = self.rules.segment(request.on)
        holds, unknown = segment.decide(request)
        key = (segment.first, holds, unknown)
        ruling = self._memo.get(key)
        if ruling is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            ruling = self._memo[key] = self._combination.rule(segment, holds, unknown)
        return ruling

    def ask(self, request: SharingRequest) -> SharingAnswer:
        """Return the answer; what explains it is filled in when first read."""
        ruling = self.rule(request)
        ready = (("request", request.id), ("on", request.on), ("verdict", ruling.verdict))
        return SharingAnswer.pending(partial(self._fill, ruling), request, *ready)

    def _fill(self, ruling: Ruling, request: Record) -> Mapping[str, object]:
        return {
            "schema": SCHEMA,
            "basis": ruling.basis,
            "reasons": tuple(self._reasons(ruling, request)),
            "checked": tuple(self._reason(ruling, rule, request, "lacks") for rule in ruling.checked),
            "missing": self._missing(ruling, request),
            "duties": tuple(
                DutyShown.by(rule, request, self._source(ruling, rule), certain=certain)
                for rule, certain in ruling.duties
                if ruling.verdict != "may_not"
            ),
            "routes": tuple(self._routes(ruling, request)),
            "unsettled": tuple(self._unsettled(ruling, request)),
            "national": None,
            "rulebook": self.rulebook,
        }

    def _reasons(self, ruling: Ruling, request: Record) -> Iterator[Reason]:
        for rule, effect in ruling.reasons:
            if not (isinstance(rule, Note) and rule.unsettled):
                yield self._reason(ruling, rule, request, effect)
        if ruling.verdict == "undetermined":
            yield Reason.of(self.notices["undetermined"], effect="notes")
        elif ruling.verdict == "may_not" and not any(effect == "forbids" for _, effect in ruling.reasons):
            yield Reason.of(self.notices["no_basis"], effect="lacks")

    def _reason(self, ruling: Ruling, rule: Rule, request: Record, effect: str) -> Reason:
        return Reason.by(rule, request, self._source(ruling, rule), effect=effect)

    def _source(self, ruling: Ruling, rule: Rule) -> Source | None:
        """Return the place in the version in force, for rules that stand in a provision."""
        if rule.provision is None:
            return None
        provision = self.provisions[rule.provision]
        version = provision.timeline.at(ruling.day, ruling.begun)
        return provision.source(version, rule.place) if version else None

    def _missing(self, ruling: Ruling, request: Record) -> tuple[Missing, ...]:
        hanging = ((rule, undecided(evaluate(rule.when, request), request)) for rule in ruling.undecided)
        return missing_facts((("verdict", names) for _, names in hanging), self.facts)

    def _routes(self, ruling: Ruling, request: Record) -> Iterator[RouteShown]:
        for rule, certain in ruling.routes:
            if isinstance(rule, Route) and (rule.binding or ruling.verdict != "may"):
                source = self._source(ruling, rule)
                yield RouteShown.by(rule, request, source, certain=certain, binding=rule.binding)

    def _unsettled(self, ruling: Ruling, request: Record) -> Iterator[Unsettled]:
        for act in ruling.acts:
            yield Unsettled.of(_named(self.notices["open_commencement"], act))
        hanging = (undecided(evaluate(rule.when, request), request) for rule in ruling.undecided)
        for name in dict.fromkeys(name for names in hanging for name in names if name in self.points):
            yield Unsettled.of(self.points[name])
        for rule, _ in ruling.reasons:
            if isinstance(rule, Note) and rule.unsettled:
                yield Unsettled.by(rule, request, self._source(ruling, rule))
        if self.read_until.begun(request.on, frozenset()):
            yield Unsettled.of(self.notices["read_until"])


def _named(notice: Notice, act: Commencement) -> Notice:
    words = {"act": act.act, "earliest": str(act.earliest), "latest": str(act.latest)}
    return attrs.evolve(notice, text=notice.text.filled(**words))
