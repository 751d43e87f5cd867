"""Rules: one frozen base and its kinds; a rule is data and holds no callable."""

from typing import ClassVar, Final, Literal

import attrs

from kriminalpraeventiv.logic.condition import Condition, names
from kriminalpraeventiv.logic.draft import as_condition
from kriminalpraeventiv.logic.fact import Value
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

Level = Literal[1, 2, 3]
ShownAt = Literal["none", 1, 2, 3]
Outcome = Literal["holds", "holds_not", "unknown"]
Column = Literal["proactive", "operative", "reactive"]
START: Final = "start"
"""The one step of a plan."""


@attrs.frozen(kw_only=True)
class Example:
    """Facts of an invented record, and what the rule comes to on them."""

    facts: tuple[tuple[str, Value | None], ...]
    expect: Outcome


@attrs.frozen(kw_only=True)
class Step:
    """A next step a holding rule gives: what, of which kind, by whom, in which form, by when."""

    code: str
    text: Text
    kind: Literal["do", "offer", "do_not"] = "do"
    who: tuple[str, ...] = ()
    form: str | None = None
    by: str | None = None
    documented_by: str | None = None


@attrs.frozen(kw_only=True)
class Rule:
    """What every rule has: a stable id, a condition (text, or a draft), bilingual text, source, dates, examples.

    `rows` are the ids of the source digest it stems from. `owner` is `national` or a plugin's prefix.
    A rule that stands in a provision names it and the `place`, in today's numbering; its source then follows
    the version in force.
    """

    kind: ClassVar[str] = "rule"
    id: str
    when: Condition = attrs.field(converter=as_condition)
    text: Text
    source: Source
    rows: tuple[str, ...] = ()
    valid: Validity = Validity()
    examples: tuple[Example, ...] = ()
    owner: str = "national"
    provision: str | None = None
    place: str | None = None
    names: tuple[str, ...] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Keep the facts the condition names."""
        object.__setattr__(self, "names", names(self.when))


@attrs.frozen(kw_only=True)
class TargetRule(Rule):
    """Who is in the target group, under the name `group`."""

    kind: ClassVar[str] = "target"
    group: str


@attrs.frozen(kw_only=True)
class TriageRule(Rule):
    """A finding about a case: a level, flags, next steps.

    With `shown_at` the flags and steps are shown only when the answer's level is that one, or certainly `none`.
    `column` is who carries it where there is no level.
    """

    kind: ClassVar[str] = "triage"
    level: Level | None = None
    shown_at: ShownAt | None = None
    measures: tuple[str, ...] = ()
    cooperations: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    next_steps: tuple[Step, ...] = ()
    column: Column | None = None


@attrs.frozen(kw_only=True)
class Permit(Rule):
    """A basis that lets somebody share; one without a `provision` needs no basis in the law.

    `obliges` where an act demands the sharing: no local refusal reaches it.
    """

    kind: ClassVar[str] = "permit"
    obliges: bool = False


@attrs.frozen(kw_only=True)
class Forbid(Rule):
    """A bar; `of` names the permits, or provisions whose permits, it reaches; empty: all."""

    kind: ClassVar[str] = "forbid"
    of: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Duty(Rule):
    """What a sharing brings with it."""

    kind: ClassVar[str] = "duty"


@attrs.frozen(kw_only=True)
class Route(Rule):
    """Another basis to look at; `binding` where another law obliges."""

    kind: ClassVar[str] = "route"
    binding: bool = False


@attrs.frozen(kw_only=True)
class Require(Rule):
    """A gate: what must hold before a case file takes the step `step`, or before a plan may `start`.

    One that `warns` stops nothing. `next_steps` are what to do where it surely does not hold.
    """

    kind: ClassVar[str] = "require"
    step: str
    warns: bool = False
    next_steps: tuple[Step, ...] = ()


@attrs.frozen(kw_only=True)
class CaseworkRule(Rule):
    """What comes next in a case file: measures, flags, next steps."""

    kind: ClassVar[str] = "casework"
    measures: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    next_steps: tuple[Step, ...] = ()


@attrs.frozen(kw_only=True)
class Rung(Rule):
    """A rung of the evaluation ladder that a plan may reach, under `code`; the highest stand first."""

    kind: ClassVar[str] = "rung"
    code: str


@attrs.frozen(kw_only=True)
class Note(Rule):
    """What an answer must add; `unsettled` where the law itself leaves the point open."""

    kind: ClassVar[str] = "note"
    unsettled: bool = False


def record_of(rule: Rule) -> RecordKind:
    """Return what a rule's condition is about."""
    if isinstance(rule, TargetRule | TriageRule):
        return "case"
    if isinstance(rule, CaseworkRule):
        return "file"
    if isinstance(rule, Require):
        return "plan" if rule.step == START else "file"
    return "plan" if isinstance(rule, Rung) else "request"
