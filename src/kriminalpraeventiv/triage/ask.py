"""Ask: a case against the rules of triage, answered with everything an answer owes."""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.explanation import (
    SCHEMA,
    CouldChange,
    Flag,
    Known,
    Missing,
    NextStep,
    Notice,
    Reason,
    fill_in,
    known_facts,
    merged,
    missing_facts,
)
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.locality import NOWHERE, Locality
from kriminalpraeventiv.logic.evaluate import evaluate, undecided
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Rule, TargetRule
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.triage.answer import TriageAnswer
from kriminalpraeventiv.triage.combine import Finding, combine

_new = TriageAnswer.__new__
_KINDS = ("not_triaged", "outside_target_group", "no_level_in_scheme", "concern_without_level", "no_concern")


@attrs.frozen
class Triage:
    """The rules of triage, the notices that say why a level is null, and what counts in which municipality."""

    rules: RuleSet
    notices: Mapping[str, Notice]
    rulebook: str
    localities: Mapping[str, Locality] = attrs.field(factory=dict)
    nowhere: Locality = NOWHERE
    _counting: Mapping[str | None, int] = attrs.field(init=False, eq=False, repr=False)
    _national: int = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Find which rules count where; where the place is unknown the national ones do."""
        counting = {code: self.rules.owned(locality.owners) for code, locality in self.localities.items()}
        object.__setattr__(self, "_counting", counting)
        object.__setattr__(self, "_national", self.rules.owned(()))

    def find(self, case: Case) -> Finding:
        """Return the finding: the levels with the ids of the rules that hold, not yet explained."""
        locality = self.localities.get(case.municipality or "", self.nowhere)
        return self._find(
            case, self._counting.get(case.municipality, self._national), apart=locality.stands_apart(case.on)
        )

    def _find(self, case: Case, counting: int, *, apart: bool) -> Finding:
        segment = self.rules.by_day.get(case.on) or self.rules.segment(case.on)
        key = (segment.decide(case), counting, apart)
        finding: Finding | None = segment.memo.get(key)
        return finding or segment.remember(key, combine(self.rules, segment, key[0], counting, apart=apart))

    def ask(self, case: Case) -> TriageAnswer:
        """Return the answer; what explains it is filled in when first read."""
        finding = self.find(case)
        answer = _new(TriageAnswer)
        fill_in(answer, "case", case.id)
        fill_in(answer, "on", case.on)
        fill_in(answer, "level", finding.level)
        fill_in(answer, "at_most", finding.at_most)
        fill_in(answer, "_pending", (self, finding, case))
        return answer

    def fill(self, finding: Finding, case: Case) -> Mapping[str, object]:
        """Return the fields of an answer that explain it, the national answer beside a local one."""
        locality = self.localities.get(case.municipality or "", self.nowhere)
        national = None
        if locality.owners or locality.scheme:
            alone = self._find(case, self._national, apart=False)
            ready: dict[str, Any] = {
                "case": case.id,
                "on": case.on,
                "level": alone.level,
                "at_most": alone.at_most,
                "national": None,
            }
            national = TriageAnswer(**ready | self._explained(alone, case, NOWHERE))
        return self._explained(finding, case, locality) | {"national": national}

    def _explained(self, finding: Finding, case: Case, locality: Locality) -> dict[str, Any]:
        kind, known = self.notices.get(finding.null_kind or ""), known_facts(case)
        holding = [rule for rule in finding.notes if isinstance(rule, TargetRule)]
        scheme = locality.scheme_on(case.on)
        named = scheme.at(finding.level) if scheme else None
        return {
            "schema": SCHEMA,
            "scheme": scheme.id if scheme else NATIONAL_SCHEME,
            "column": named.column if named else next((r.column for r in finding.shown if r.column), None),
            "in_target_group": finding.in_target_group,
            "target_groups": tuple(dict.fromkeys(rule.group for rule in holding)),
            "cooperations": _each(name for rule in finding.shown for name in rule.cooperations),
            "register": named.register if named else None,
            "forum": named.forum if named else None,
            "provisional": finding.level != finding.at_most,
            "measures": _each(name for rule in finding.shown for name in rule.measures),
            "next_steps": merged(_steps(finding, kind)),
            "reasons": tuple(self._reasons(finding, known, kind)),
            "checked": tuple(Reason.by(rule, known, effect="lacks") for rule in finding.checked),
            "missing": self._missing(finding, case),
            "flags": tuple(self._flags(finding, case, kind, locality)),
            "rulebook": self.rulebook,
        }

    def _reasons(self, finding: Finding, known: Known, kind: Notice | None) -> Iterator[Reason]:
        if kind:
            yield Reason.of(kind, effect="notes")
        elif finding.level != finding.at_most and finding.level is None:
            yield Reason.of(self.notices["undetermined"], effect="notes")
        for rule in finding.notes:
            yield Reason.by(rule, known, effect="notes")

    def _missing(self, finding: Finding, case: Record) -> tuple[Missing, ...]:
        groups: list[tuple[CouldChange, tuple[Rule, ...]]] = [
            ("level", finding.undecided_levels),
            ("in_target_group", finding.undecided_targets),
            ("next_steps", finding.undecided_steps),
        ]
        if finding.at_most != finding.level:
            groups.append(("level", finding.undecided_targets))
        hanging: list[tuple[CouldChange, tuple[str, ...]]] = [
            (change, tuple(undecided(evaluate(rule.when, case), case))) for change, rules in groups for rule in rules
        ]
        if case.known("municipality") is None:
            local: tuple[CouldChange, ...] = ("level", "in_target_group", "next_steps")
            hanging += [(change, ("municipality",)) for change in local]
        return missing_facts(hanging, self.rules.facts)

    def _flags(self, finding: Finding, case: Case, kind: Notice | None, locality: Locality) -> Iterator[Flag]:
        for rule in finding.shown:
            for code in rule.flags:
                beside = code == "concern_without_level" and finding.null_kind == "not_triaged"
                if code not in _KINDS or code == finding.null_kind or beside:
                    yield Flag(code=code, rule=rule.id, rows=rule.rows, text=rule.text)
        if kind and finding.null_kind:
            yield Flag(code=finding.null_kind, rule=kind.id, rows=kind.rows, text=kind.text)
        for code in self._state(case, locality):
            notice = self.notices[code]
            yield Flag(code=code, rule=notice.id, rows=notice.rows, text=notice.text)

    def _state(self, case: Case, locality: Locality) -> Iterator[str]:
        """Yield what is to be said of the rule set itself."""
        own = [rule for rule in self.rules.rules if rule.owner in locality.owners]
        if any(rule.valid.until and rule.valid.until.begun(case.on, frozenset()) for rule in own):
            yield "expired_local_rule"
        if not locality.whole:
            yield "rule_set_incomplete"
        elif case.municipality is not None and case.municipality not in self.localities:
            yield "municipality_without_plugin"


def _each(values: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _steps(finding: Finding, kind: Notice | None) -> Iterator[NextStep]:
    for rule in finding.shown:
        for step in rule.next_steps:
            yield NextStep(**attrs.asdict(step, recurse=False), rule=rule.id, rows=rule.rows)
    for step in kind.next_steps if kind else ():
        yield NextStep(
            **attrs.asdict(step, recurse=False), rule=kind.id if kind else "", rows=kind.rows if kind else ()
        )
