"""Rule entries: what may stand in the table of each kind of rule, key by key, before it becomes a rule."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs

from kriminalpraeventiv.logic.rule import Column, Level, Outcome, ShownAt, Step
from kriminalpraeventiv.source import Certainty
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class ExampleEntry:
    """Facts of an invented record, on top of those of `like`, and what the rule comes to."""

    expect: Outcome
    like: str | None = None
    facts: Mapping[str, Any] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class DatedEntry:
    """Days: `since` and `until` name an act, `from` and `to` are days."""

    from_: date | None = None
    to: date | None = None
    since: str | None = None
    until: str | None = None


@attrs.frozen(kw_only=True)
class RuleEntry(DatedEntry):
    """What every rule may say of itself; `since` and `until` name an act, `from` and `to` are days."""

    id: str
    when: str
    text: Text
    rows: tuple[str, ...] = ()
    source: str | None = None
    place: str | None = None
    certainty: Certainty | None = None
    examples: tuple[ExampleEntry, ...] = ()


@attrs.frozen(kw_only=True)
class TargetEntry(RuleEntry):
    """A target rule."""

    group: str


@attrs.frozen(kw_only=True)
class TriageEntry(RuleEntry):
    """A finding about a case."""

    level: Level | None = None
    shown_at: ShownAt | None = None
    measures: tuple[str, ...] = ()
    cooperations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    next_steps: tuple[Step, ...] = ()
    column: Column | None = None


@attrs.frozen(kw_only=True)
class RequireEntry(RuleEntry):
    """What must hold before a step; one that `warns` stops nothing."""

    step: str
    warns: bool = False
    next_steps: tuple[Step, ...] = ()


@attrs.frozen(kw_only=True)
class CaseworkEntry(RuleEntry):
    """What comes next in a case file."""

    measures: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    next_steps: tuple[Step, ...] = ()


@attrs.frozen(kw_only=True)
class RungEntry(RuleEntry):
    """A rung of the evaluation ladder."""

    code: str


@attrs.frozen(kw_only=True)
class PermitEntry(RuleEntry):
    """A basis; `obliges` where an act demands the sharing."""

    obliges: bool = False


@attrs.frozen(kw_only=True)
class ForbidEntry(RuleEntry):
    """A bar."""

    of: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class RouteEntry(RuleEntry):
    """Another way to go."""

    binding: bool = False


@attrs.frozen(kw_only=True)
class NoteEntry(RuleEntry):
    """What an answer must add."""

    unsettled: bool = False
