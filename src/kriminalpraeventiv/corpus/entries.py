"""Entries: what may stand in a file of the corpus, table by table, before it becomes provisions, rules and forums."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import attrs

from kriminalpraeventiv.corpus.rule_entries import (
    CaseworkEntry,
    DatedEntry,
    ForbidEntry,
    NoteEntry,
    PermitEntry,
    RequireEntry,
    RouteEntry,
    RuleEntry,
    RungEntry,
    TargetEntry,
    TriageEntry,
)
from kriminalpraeventiv.explanation import Mark
from kriminalpraeventiv.logic.rule import Step
from kriminalpraeventiv.source import Certainty, Standing
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class SourceEntry:
    """A document, named once in a file and used by its rules."""

    document: str
    standing: Standing
    certainty: Certainty
    eli: str | None = None
    dated: date | None = None


@attrs.frozen(kw_only=True)
class ProvisionEntry:
    """The section of law a file is about."""

    id: str
    standing: Standing
    title: Text


@attrs.frozen(kw_only=True)
class VersionEntry:
    """One wording of the section: known days, the bracket of an act, or `latest` alone where no first day is known.

    `says` is what it says, in our own words. Without any day nobody knows how far back it goes.
    """

    cite: str
    act: str
    certainty: Certainty
    says: Text
    from_: date | None = None
    to: date | None = None
    earliest: date | None = None
    latest: date | None = None
    eli: str | None = None
    places: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class NoticeEntry:
    """A text without a condition."""

    id: str
    text: Text
    source: str
    rows: tuple[str, ...] = ()
    place: str | None = None
    certainty: Certainty | None = None
    next_steps: tuple[Step, ...] = ()


@attrs.frozen(kw_only=True)
class PointEntry(NoticeEntry):
    """A point the law leaves open: whether it decides, its number in the list, and what else brings it up."""

    mark: Mark
    question: int | None = None
    shown_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class StepEntry:
    """A step of the course of a case, in order.

    It may be left out where `optional_when` holds, and be reached past all others where `early_when` does.
    """

    code: str
    title: Text
    source: str
    place: str | None = None
    certainty: Certainty | None = None
    optional_when: str | None = None
    early_when: str | None = None


@attrs.frozen(kw_only=True)
class RestEntry(DatedEntry):
    """What a kind of forum rests on: a place in a provision, or a point nobody has read; `says` names a notice."""

    provision: str | None = None
    place: str | None = None
    says: str | None = None
    point: str | None = None
    seats: str | None = None


@attrs.frozen(kw_only=True)
class PartyEntry(RestEntry):
    """Parties the law names: codes, or names of sets of them."""

    codes: tuple[str, ...]
    words: Text | None = None


@attrs.frozen(kw_only=True)
class MinimumEntry(RestEntry):
    """How many meetings a year the law demands."""

    meetings: int


@attrs.frozen(kw_only=True)
class SeatEntry:
    """What holds for those who sit in a forum whose law does not name them; `says` names a notice."""

    group: str
    codes: tuple[str, ...]
    says: str
    effect: Literal["forbids", "notes"]
    provision: str | None = None
    place: str | None = None
    drawn_in: Literal["yes", "no", "unknown"] | None = None
    point: str | None = None


@attrs.frozen(kw_only=True)
class KindEntry:
    """A kind of forum; `part_of` names the kind whose basis, parties and minimum are its own too."""

    code: str
    title: Text
    source: str
    cooperation: Literal["ssp", "psp", "ksp", "none"] | None = None
    place: str | None = None
    certainty: Certainty | None = None
    part_of: str | None = None
    exists: tuple[RestEntry, ...] = ()
    shares: tuple[RestEntry, ...] = ()
    named: tuple[PartyEntry, ...] = ()
    minimum: tuple[MinimumEntry, ...] = ()
    notes: tuple[str, ...] = ()
    no_basis: str | None = None
    no_duty: str | None = None


@attrs.frozen(kw_only=True)
class FileEntry:
    """A rule file: a provision with its versions, words defined for this file, and rules by kind."""

    provision: ProvisionEntry | None = None
    version: tuple[VersionEntry, ...] = ()
    sources: Mapping[str, SourceEntry] = attrs.field(factory=dict)
    definitions: Mapping[str, Any] = attrs.field(factory=dict)
    like: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict)
    target: tuple[TargetEntry, ...] = ()
    triage: tuple[TriageEntry, ...] = ()
    permit: tuple[PermitEntry, ...] = ()
    forbid: tuple[ForbidEntry, ...] = ()
    duty: tuple[RuleEntry, ...] = ()
    route: tuple[RouteEntry, ...] = ()
    note: tuple[NoteEntry, ...] = ()
    require: tuple[RequireEntry, ...] = ()
    casework: tuple[CaseworkEntry, ...] = ()
    rung: tuple[RungEntry, ...] = ()
    step: tuple[StepEntry, ...] = ()
    notice: tuple[NoticeEntry, ...] = ()
    point: tuple[PointEntry, ...] = ()
    kind: tuple[KindEntry, ...] = ()
    seat: tuple[SeatEntry, ...] = ()
    read_until: date | None = None
