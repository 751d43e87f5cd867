"""Ask: a case file or a plan against what must hold before a step."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from kriminalpraeventiv.explanation import (
    CouldChange,
    Flag,
    Known,
    NextStep,
    Notice,
    Point,
    Reason,
    Unsettled,
    known_facts,
    merged,
    missing_facts,
)
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.gates.combine import Finding, combine
from kriminalpraeventiv.locality import NOWHERE, Locality
from kriminalpraeventiv.logic.evaluate import evaluate, undecided
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import CaseworkRule, Require, Rule, Rung
from kriminalpraeventiv.logic.ruleset import RuleSet

_ADDS: Final[CouldChange] = "next_steps"


@attrs.frozen(kw_only=True)
class Beside:
    """What is known of a step before its gates are asked: whether it comes in its turn, and what that brings.

    `allowed` is a truth value; `hanging` are unknown facts that could change it.
    """

    allowed: bool | None = True
    stops: tuple[Reason, ...] = ()
    warnings: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    hanging: tuple[str, ...] = ()


@attrs.frozen
class Gates:
    """The gates of one kind of record, the notices answers use, and what counts in which municipality."""

    rules: RuleSet
    notices: Mapping[str, Notice]
    points: Mapping[str, Point]
    rulebook: str
    localities: Mapping[str, Locality] = attrs.field(factory=dict)
    nowhere: Locality = NOWHERE

    def locality(self, record: Record) -> Locality:
        """Return what counts in the municipality of a record."""
        return self.localities.get(str(record.known("municipality") or ""), self.nowhere)

    def ask(
        self, record: Record, step: str | None, here: Beside, alone: Beside | None, of: Mapping[str, Any]
    ) -> GateAnswer:
        """Return the answer about a step, the national one beside it where there are local rules.

        `here` and `alone` are what the course says with the local steps and without (None: it does not know the
        step); `of` names the record.
        """
        locality = self.locality(record)
        national = None
        if alone and (locality.owners or locality.scheme):
            national = GateAnswer(**of, **self._told(record, step, alone, NOWHERE, self.rules.owned(())), national=None)
        counting = -1 if record.known("municipality") is None else self.rules.owned(locality.owners)
        return GateAnswer(**of, **self._told(record, step, here, locality, counting), national=national)

    def _told(
        self, record: Record, step: str | None, beside: Beside, locality: Locality, counting: int
    ) -> dict[str, Any]:
        segment = self.rules.by_day.get(record.on) or self.rules.segment(record.on)
        finding = combine(self.rules, segment, segment.decide(record), counting, step, beside.allowed)
        known, hanging = known_facts(record), self._hanging(finding, record, beside.hanging)
        met = (Reason.by(rule, known, effect="permits") for rule in finding.met)
        notes = (Reason.by(rule, known, effect="notes") for rule in (*finding.advice, *finding.rungs))
        reasons = (*beside.reasons, *met, *notes)
        if not reasons and not finding.stops and not beside.stops:
            reasons = (Reason.of(self.notices["undetermined"], effect="notes"),)
        return {
            "on": record.on,
            "verdict": finding.verdict,
            "stops": (*beside.stops, *(Reason.by(rule, known, effect="forbids") for rule in finding.stops)),
            "warnings": (*beside.warnings, *(Reason.by(rule, known, effect="notes") for rule in finding.warnings)),
            "next_steps": merged((*_steps(finding), *beside.next_steps)),
            "measures": tuple(dict.fromkeys(m for rule in finding.advice for m in rule.measures)),
            "evaluation_level": finding.evaluation_level,
            "reasons": reasons,
            "checked": tuple(_lacking(finding, known)),
            "missing": missing_facts(hanging, self.rules.facts),
            "unsettled": tuple(
                Unsettled.of(self.points[name]) for name in _open_points(hanging) if name in self.points
            ),
            "flags": tuple(self._flags(finding, record, locality)),
            "rulebook": self.rulebook,
        }

    def _hanging(
        self, finding: Finding, record: Record, turn: tuple[str, ...]
    ) -> list[tuple[CouldChange, tuple[str, ...]]]:
        """Return what each undecided rule could change, and the unknown facts and open points it hangs on.

        `turn` are the unknown facts that decide whether the step comes in its turn.
        """
        # A verdict that is certainly no cannot change; what is unknown could only add to what must be done.
        verdict: CouldChange = "next_steps" if finding.verdict == "may_not" else "verdict"
        groups: tuple[tuple[CouldChange, tuple[Rule, ...]], ...] = (
            (verdict, finding.unclear_stops),
            ("warnings", finding.unclear_warnings),
            ("next_steps", finding.unclear_advice),
            ("evaluation_level", finding.unclear_rungs),
        )
        failing: tuple[Rule, ...] = (*finding.stops, *finding.warnings)
        silent = [(_ADDS, tuple(self._asked(rule.names, record))) for rule in failing]
        unclear = [
            (change, tuple(self._asked(undecided(evaluate(rule.when, record), record), record)))
            for change, rules in groups
            for rule in rules
        ]
        return [*silent, *unclear, (verdict, turn)]

    def _asked(self, names: Iterable[str], record: Record) -> Iterator[str]:
        """Yield the facts to ask for: in the place of a derived one those it follows from, as far as unknown."""
        for name in names:
            asks = self.rules.facts[name].asks if name in self.rules.facts else ()
            yield from (ask for ask in asks or (name,) if record.known(ask) is None)

    def _flags(self, finding: Finding, record: Record, locality: Locality) -> Iterator[Flag]:
        for rule in finding.advice:
            for code in rule.flags:
                yield Flag(code=code, rule=rule.id, rows=rule.rows, text=rule.text)
        own = [rule for rule in self.rules.rules if rule.owner in locality.owners]
        codes = []
        if any(rule.valid.until and rule.valid.until.begun(record.on, frozenset()) for rule in own):
            codes.append("expired_local_rule")
        if not locality.whole:
            codes.append("rule_set_incomplete")
        elif record.known("municipality") is not None and locality is self.nowhere:
            codes.append("municipality_without_plugin")
        for code in codes:
            notice = self.notices[code]
            yield Flag(code=code, rule=notice.id, rows=notice.rows, text=notice.text)


def _open_points(hanging: list[tuple[CouldChange, tuple[str, ...]]]) -> Iterator[str]:
    return iter(dict.fromkeys(name for _, names in hanging for name in names))


def _steps(finding: Finding) -> Iterator[NextStep]:
    giving: tuple[Require | CaseworkRule, ...] = (*finding.stops, *finding.warnings, *finding.advice)
    for rule in giving:
        for step in rule.next_steps:
            yield NextStep(**attrs.asdict(step, recurse=False), rule=rule.id, rows=rule.rows)


def _lacking(finding: Finding, known: Known) -> Iterator[Reason]:
    lacking: tuple[CaseworkRule | Rung, ...] = (*finding.no_advice, *finding.missed_rungs)
    return (Reason.by(rule, known, effect="lacks") for rule in lacking)
