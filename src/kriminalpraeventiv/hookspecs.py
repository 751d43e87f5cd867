"""Hook specifications: what a municipality may add; each hook is asked once and returns frozen values."""

from typing import Final, Literal, Protocol

import attrs
import pluggy

from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.logic.rule import CaseworkRule, Duty, Forbid, Note, Require, Route, TargetRule, TriageRule
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.schedule import Deadline
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

PROJECT: Final = "kriminalpraeventiv"
CutLine = Literal["exclusive", "primary", "ssp_relevant"]
API: Final = 1
"""The number of this interface; a plugin says which numbers it was written for."""
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the implementation of a hook."""


@attrs.frozen(kw_only=True)
class LocalFact:
    """A fact a plugin declares, and the records it may be stated on; `fact.name` is the full name."""

    fact: Fact
    of: tuple[RecordKind, ...] = ("case", "request")


@attrs.frozen(kw_only=True)
class Area:
    """A code of a place inside a municipality, and the area it is part of."""

    code: str
    title: Text
    part_of: str | None = None


@attrs.frozen(kw_only=True)
class Manifest:
    """Who a plugin is and whom it speaks for.

    `prefix` begins all its ids. It speaks for `municipalities` (codes) or for all of a `police_district`.
    `api` is the range of interface numbers it was written for, such as `"1"` or `"1-2"`. `cut_line` is the code of
    the criterion by which it draws its dividing line (skærelinje).
    """

    prefix: str
    name: Text
    municipalities: tuple[str, ...] = ()
    police_district: str | None = None
    api: str = str(API)
    valid: Validity = Validity()
    areas: tuple[Area, ...] = ()
    cut_line: CutLine | None = None


class Hooks(Protocol):
    """The hooks, and the type of a plugin object.

    A plugin marks each function it implements with `hookimpl`. It implements `manifest` and any of the others;
    each is called twice and must return the same frozen value: `manifest` one value, every other a tuple.
    """

    @hookspec
    def manifest(self) -> Manifest:
        """Return who the plugin is and whom it speaks for."""

    @hookspec
    def facts(self) -> tuple[LocalFact, ...]:
        """Return the facts it declares, each under its prefix: closed codes, never free text."""

    @hookspec
    def schemes(self) -> tuple[Scheme, ...]:
        """Return its level scheme, at most one."""

    @hookspec
    def triage_rules(self) -> tuple[TargetRule | TriageRule, ...]:
        """Return rules about cases: a wider target group, levels, flags, next steps."""

    @hookspec
    def sharing_rules(self) -> tuple[Forbid | Duty | Route | Note, ...]:
        """Return refusals of sharing and what follows from sharing; never a permit."""

    @hookspec
    def requirements(self) -> tuple[Require | CaseworkRule, ...]:
        """Return what must hold before a case file takes a step or a plan starts, and what comes next in a file."""

    @hookspec
    def forums(self) -> tuple[LocalForum, ...]:
        """Return forums, each of a national kind."""

    @hookspec
    def measures(self) -> tuple[Measure, ...]:
        """Return measures."""

    @hookspec
    def indicators(self) -> tuple[Indicator, ...]:
        """Return indicators: what is measured, its baseline and its target, as far as a source says."""

    @hookspec
    def deadlines(self) -> tuple[Deadline, ...]:
        """Return deadlines, and how often its forums meet."""

    @hookspec
    def organisations(self) -> tuple[Organisation, ...]:
        """Return how the work is organised: levels, columns, posts, target groups, legal references as printed."""


TYPES: Final[dict[str, tuple[type, ...]]] = {
    "facts": (LocalFact,),
    "schemes": (Scheme,),
    "triage_rules": (TargetRule, TriageRule),
    "sharing_rules": (Forbid, Duty, Route, Note),
    "requirements": (Require, CaseworkRule),
    "forums": (LocalForum,),
    "measures": (Measure,),
    "indicators": (Indicator,),
    "deadlines": (Deadline,),
    "organisations": (Organisation,),
}
"""What the tuple of each hook may hold."""
