"""Combine: target rules and level rules into a level that is certain and one that is possible.

A level counts if, in Kleene logic, some rule of that level holds AND some target rule does.
"""

from collections.abc import Iterator
from typing import Literal

import attrs

from kriminalpraeventiv.level import highest, lowest
from kriminalpraeventiv.logic.compile import Masks
from kriminalpraeventiv.logic.evaluate import both
from kriminalpraeventiv.logic.rule import Level, Rule, TargetRule, TriageRule
from kriminalpraeventiv.logic.ruleset import RuleSet, Segment

LEVELS: tuple[Level, ...] = (1, 2, 3)
NullKind = Literal["not_triaged", "outside_target_group", "no_level_in_scheme", "concern_without_level", "no_concern"]


@attrs.frozen
class Finding:
    """What follows from which rules hold and which are unknown, on the days of one segment.

    `null_kind` says why a level that is certainly null is null. `undecided` are the unknown rules that
    could change the level (`levels`), the target group (`targets`) or the next steps (`steps`).
    """

    level: Level | None
    at_most: Level | None
    in_target_group: bool | None
    rules: tuple[str, ...]
    notes: tuple[Rule, ...]
    checked: tuple[Rule, ...]
    shown: tuple[TriageRule, ...]
    null_kind: NullKind | None
    undecided_levels: tuple[Rule, ...]
    undecided_targets: tuple[Rule, ...]
    undecided_steps: tuple[Rule, ...]


Span = tuple[Level | None, Level | None]
"""The level that is certain, and the highest that is possible."""


def _span(ways: list["_Way"]) -> Span:
    return lowest(way.level(True) for way in ways), highest(way.level(None) for way in ways)


@attrs.frozen
class _Shows:
    """At which level a rule is shown; where a scheme stands apart, a national rule at its `national` level."""

    here: Span
    national: Span | None

    def rule(self, rule: Rule) -> bool:
        if not isinstance(rule, TriageRule) or rule.shown_at is None:
            return True
        of_its_own = self.national if self.national and rule.owner == "national" else self.here
        if rule.shown_at == "none":
            return self.here[1] is None and of_its_own[1] is None
        return rule.shown_at == of_its_own[0]


def combine(rules: RuleSet, segment: Segment, masks: Masks, counting: int, *, apart: bool) -> Finding:
    """Return the finding on the days of `segment`.

    Only the rules with bits in `counting` count; where a scheme stands `apart`, only local rules give a level.
    """
    holds, unknown = masks[0] & counting, masks[1] & counting
    ways = [_Way(rules, apart, holds & choice.active, unknown & choice.active) for choice in segment.choices]
    span = level, at_most = _span(ways)
    shows = _Shows(span, _span([attrs.evolve(way, apart=False, local=False) for way in ways]) if apart else None)
    groups = {way.in_target_group() for way in ways}
    group = groups.pop() if len(groups) == 1 else None
    active = 0
    for choice in segment.choices:
        active |= choice.active & counting
    found, unclear = rules.of(holds & active), rules.of(unknown & active)
    shown = tuple(r for r in found if isinstance(r, TriageRule) and shows.rule(r))
    return Finding(
        level=level,
        at_most=at_most,
        in_target_group=group,
        rules=tuple(rule.id for rule in found),
        notes=tuple(r for r in found if r in shown or isinstance(r, TargetRule) or _sets_level(r)),
        checked=tuple(r for r in rules.of(active & ~(holds | unknown)) if isinstance(r, TargetRule) or _sets_level(r)),
        shown=shown,
        null_kind=_null_kind(shown, group, apart=apart) if at_most is None else None,
        undecided_levels=tuple(r for r in unclear if _could_raise(r, level, apart=apart) and group is not False),
        undecided_targets=tuple(r for r in unclear if isinstance(r, TargetRule) and group is None),
        undecided_steps=tuple(r for r in unclear if _gives_steps(r) and shows.rule(r)),
    )


@attrs.frozen
class _Way:
    """One way to decide the open acts: the masks of the rules then in force."""

    rules: RuleSet
    apart: bool
    holds: int
    unknown: int
    local: bool = True

    def in_target_group(self) -> bool | None:
        return self._any(rule for rule in self.rules.rules if isinstance(rule, TargetRule) and self._counts(rule))

    def level(self, wanted: bool | None) -> Level | None:  # noqa: FBT001 - a truth value
        """Return the highest level whose truth is true, or at least `wanted` unknown."""
        group = self.in_target_group()
        counting = [level for level in LEVELS if both((self._reaches(level), group)) in (True, wanted)]
        return highest(counting)

    def _reaches(self, level: Level) -> bool | None:
        return self._any(
            r for r in self.rules.rules if isinstance(r, TriageRule) and r.level == level and self._gives(r)
        )

    def _gives(self, rule: Rule) -> bool:
        return self._counts(rule) and (not self.apart or rule.owner != "national")

    def _counts(self, rule: Rule) -> bool:
        return self.local or rule.owner == "national"

    def _any(self, some: Iterator[Rule]) -> bool | None:
        chosen = set(some)
        bits = sum(1 << bit for bit, rule in enumerate(self.rules.rules) if rule in chosen)
        return True if self.holds & bits else None if self.unknown & bits else False


def _sets_level(rule: Rule) -> bool:
    return isinstance(rule, TriageRule) and rule.level is not None


def _could_raise(rule: Rule, level: Level | None, *, apart: bool) -> bool:
    if apart and rule.owner == "national":
        return False
    return isinstance(rule, TriageRule) and rule.level is not None and rule.level > (level or 0)


def _gives_steps(rule: Rule) -> bool:
    """Return whether a rule gives steps, or a flag that asks for a decision at one level."""
    if not isinstance(rule, TriageRule):
        return False
    return bool(rule.next_steps or rule.measures or rule.cooperations or rule.shown_at)


def _null_kind(shown: tuple[TriageRule, ...], group: bool | None, *, apart: bool) -> NullKind:  # noqa: FBT001 - a truth value
    flags = {flag for rule in shown for flag in rule.flags}
    national = {flag for rule in shown if rule.owner == "national" for flag in rule.flags}
    if "not_triaged" in (national if group is False else flags):
        return "not_triaged"
    if group is False:
        return "outside_target_group"
    if apart:
        return "no_level_in_scheme"
    return "concern_without_level" if "concern_without_level" in flags else "no_concern"
