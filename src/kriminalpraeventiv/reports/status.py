"""StatusReport: the answer to a reporting duty: what was asked for, what is told, how sure it is, what is lacking."""

from datetime import date
from typing import Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.asking import Status
from kriminalpraeventiv.indicators.figure import Measure, Qualifier
from kriminalpraeventiv.indicators.indicator import Level
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.schedule.content import Audience
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Told = Literal["told", "in_part", "lacking"]
"""Whether an item of a content list is told: whole, for some of its indicators, or not at all."""

Apart = Literal["other_area", "before_period", "after_period"]
"""Why a number tells nothing of what the report is about: it is of another area, or wholly outside its period."""


@attrs.frozen(kw_only=True)
class Number:
    """One number as the report shows it.

    `said` is the number in words, counts first. `count`, `denominator` and `amount` (what they make, or what the source
    printed, in `unit`) are None where there is none, and where it is `suppressed`. `estimate` holds the interval;
    `no_interval` says why there is none. `source` is the code of the survey or register. `apart` says why a number is
    shown and yet answers nothing the duty asks for.
    """

    period: Period | None
    said: Text
    count: int | None = None
    denominator: int | None = None
    amount: float | None = None
    unit: str | None = None
    measure: Measure = "level"
    qualifier: Qualifier = "exact"
    suppressed: bool = False
    area: str | None = None
    source: str | None = None
    definition_version: str | None = None
    estimate: Result | None = None
    no_interval: Text | None = None
    apart: Apart | None = None


@attrs.frozen(kw_only=True)
class Broken:
    """A day from which the numbers of an indicator do not compare with those before, and why."""

    on: date
    reason: Text
    source: Source


@attrs.frozen(kw_only=True)
class IndicatorStatus:
    """One indicator of a report: where it stands on the day of the report, and on which numbers that rests.

    `why` is the code of what keeps it from being judged. `hidden` counts the numbers that are not shown, `protection`
    says what else there is to know of them.
    """

    indicator: str
    title: Text
    level: Level
    unit: str | None
    area: str | None
    measured_area: str | None
    definition: Text | None
    definition_version: str | None
    owner: Text | None
    legal_basis: Text | None
    source: Source
    target: Target | None
    aim: Text | None
    baseline: Number | None
    numbers: tuple[Number, ...]
    breaks: tuple[Broken, ...]
    status: Status
    why: str | None
    reasons: tuple[Reason, ...]
    traps: tuple[Trap, ...]
    hidden: int
    protection: tuple[Text, ...]
    rows: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ContentStatus:
    """One thing the duty wants told, and whether the report tells it.

    `by` are the indicators that do, `lacking` those that were to and have no number; `words` is what is said in words.
    """

    item: str
    text: Text
    source: Source
    told: Told
    by: tuple[str, ...]
    lacking: tuple[str, ...]
    words: Text | None


@attrs.frozen(kw_only=True)
class Protection:
    """What was done to protect the few behind small numbers: by which profile, and how many numbers are hidden.

    `profile` is None where no number is about persons.
    """

    profile: str | None
    version: int | None
    threshold: int | None
    hidden: int
    said: tuple[Text, ...]


@attrs.frozen(kw_only=True)
class StatusReport:
    """A report on the day `on` about a period, as a reporting duty asks for it.

    `complete` is whether everything on the content list is told. `notes` say where the report departs from the duty:
    its month, its validity. The measurements of an `example` are invented. `rulebook` is the fingerprint of
    the rules it was made by.
    """

    schema: int = SCHEMA
    duty: str
    title: Text
    municipality: str
    name: str | None
    on: date
    period: Period
    who: Text | None
    recipients: tuple[Text, ...]
    audience: Audience | None
    source: Source
    example: bool
    remarks: tuple[Text, ...]
    notes: tuple[Text, ...]
    complete: bool
    content: tuple[ContentStatus, ...]
    indicators: tuple[IndicatorStatus, ...]
    protection: Protection
    sources: tuple[Source, ...]
    rulebook: str
