"""Ask: a case against the rules of triage, answered with everything an answer owes."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

import attrs

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.explanation import SCHEMA, CouldChange, Flag, Missing, NextStep, Notice, Reason, missing_facts
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.logic.evaluate import evaluate, undecided
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Rule, TargetRule
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.triage.answer import TriageAnswer
from kriminalpraeventiv.triage.combine import Finding, combine

_MEMO = 4_096
_KINDS = ("not_triaged", "outside_target_group", "concern_without_level", "no_concern")


@attrs.frozen
class Triage:
    """The rules of triage and the notices that say why a level is null or a municipality has no rules."""

    rules: RuleSet
    notices: Mapping[str, Notice]
    rulebook: str
    _memo: dict[tuple[date, int, int], Finding] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.rules, self.notices, self.rulebook

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc] # - the memo does not travel

    def find(self, case: Case) -> Finding:
        """Return the finding: the levels with the ids of the rules that hold, not yet explained."""
        segment = self.rules.segment(case.on)
        holds, unknown = segment.decide(case)
        key = (segment.first, holds, unknown)
        finding = self._memo.get(key)
        if finding is None:
            if len(self._memo) >= _MEMO:
                self._memo.clear()
            finding = self._memo[key] = combine(self.rules, segment, holds, unknown)
        return finding

    def ask(self, case: Case) -> TriageAnswer:
        """Return the answer; what explains it is filled in when first read."""
        finding = self.find(case)
        ready = (("case", case.id), ("on", case.on), ("level", finding.level), ("at_most", finding.at_most))
        return TriageAnswer.pending(partial(self._fill, finding), case, *ready)

    def _fill(self, finding: Finding, case: Record) -> Mapping[str, object]:
        kind = self.notices.get(finding.null_kind or "")
        holding = [rule for rule in finding.notes if isinstance(rule, TargetRule)]
        return {
            "schema": SCHEMA,
            "scheme": NATIONAL_SCHEME,
            "column": None,
            "in_target_group": finding.in_target_group,
            "target_groups": tuple(dict.fromkeys(rule.group for rule in holding)),
            "cooperations": _each(name for rule in finding.shown for name in rule.cooperations),
            "register": None,
            "forum": None,
            "provisional": finding.level != finding.at_most,
            "measures": _each(name for rule in finding.shown for name in rule.measures),
            "next_steps": tuple(_steps(finding, kind)),
            "reasons": tuple(self._reasons(finding, case, kind)),
            "checked": tuple(Reason.by(rule, case, effect="lacks") for rule in finding.checked),
            "missing": self._missing(finding, case),
            "flags": tuple(self._flags(finding, case, kind)),
            "national": None,
            "rulebook": self.rulebook,
        }

    def _reasons(self, finding: Finding, case: Record, kind: Notice | None) -> Iterator[Reason]:
        if kind:
            yield Reason.of(kind, effect="notes")
        elif finding.level != finding.at_most and finding.level is None:
            yield Reason.of(self.notices["undetermined"], effect="notes")
        for rule in finding.notes:
            yield Reason.by(rule, case, effect="notes")

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
            hanging.append(("level", ("municipality",)))
        return missing_facts(hanging, self.rules.facts)

    def _flags(self, finding: Finding, case: Record, kind: Notice | None) -> Iterator[Flag]:
        for rule in finding.shown:
            for code in rule.flags:
                if code not in _KINDS or code == finding.null_kind:
                    yield Flag(code=code, rule=rule.id, rows=rule.rows, text=rule.text)
        if kind and finding.null_kind:
            yield Flag(code=finding.null_kind, rule=kind.id, rows=kind.rows, text=kind.text)
        if case.known("municipality") is not None:
            notice = self.notices["municipality_without_plugin"]
            yield Flag(code="municipality_without_plugin", rule=notice.id, rows=notice.rows, text=notice.text)


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
