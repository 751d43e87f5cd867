"""Cell: the sum of one indicator for one area and one span, or why there is none, and how to read it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal

import attrs

from kriminalpraeventiv.indicators.aggregate.ledger import QUALIFIERS, Ledger, Said, Series
from kriminalpraeventiv.indicators.aggregate.row import Shape
from kriminalpraeventiv.indicators.aggregate.spans import span_of
from kriminalpraeventiv.indicators.figure import Measurement, Qualifier, SeriesBreak
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

Why = Literal[
    "break_within",
    "disagrees",
    "events_and_measurements",
    "mixed_definitions",
    "mixed_sources",
    "mixed_units",
    "no_counts",
    "overlap",
    "part_and_whole",
    "stock_over_time",
    "suppressed",
    "unknown_how_counted",
]
"""Why a cell has no number."""
Note = Literal["counted_twice", "denominator_missing", "not_whole", "population_over_time"]
"""What a reader of a sum must mind."""


@attrs.frozen(kw_only=True)
class Cell:
    """The sum of an indicator for an area and a span. Where there is a `why`, there is no number at all.

    `whole` says whether all days of the span and all areas of the sum were measured; `None` for events: a day without
    any may be a day nobody wrote one down. `of` is how many different measurements, or events, it sums.
    """

    indicator: str
    area: str
    period: Period
    count: int | None = None
    denominator: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    source: str | None = None
    definition_version: str | None = None
    qualifier: Qualifier
    breaks: tuple[SeriesBreak, ...] = ()
    of: int
    whole: bool | None
    why: tuple[Why, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Why there is no number and what is to be minded, in words."""
        return tuple(line(code) for code in (*self.why, *self.notes))

    def measurement(self) -> Measurement | None:
        """Return the sum as a measurement to judge; `None` where there is no number, and where some of it is missing.

        Raises `InvalidInput` where the parts cannot be a measurement, such as a denominator without a unit.
        """
        if self.why or self.whole is False:
            return None
        return Measurement(
            count=self.count,
            denominator=self.denominator,
            value=self.value,
            unit=self.unit,
            period=self.period,
            area=self.area,
            source=self.source,
            qualifier=self.qualifier,
            definition_version=self.definition_version,
            breaks=self.breaks,
        )


@attrs.define
class _Sum:
    """A cell while it is summed; nothing in it depends on the order."""

    shape: Shape
    period: Period
    series: set[Series] = attrs.field(factory=set)
    days: dict[str, int] = attrs.field(factory=dict)
    spans: set[tuple[date, date]] = attrs.field(factory=set)
    breaks: frozenset[SeriesBreak] = frozenset()
    kinds: set[bool] = attrs.field(factory=set)
    flags: set[Why] = attrs.field(factory=set)
    count: int = 0
    denominator: int = 0
    of: int = 0
    without_count: int = 0
    without_denominator: int = 0
    value: Decimal | None = None
    rank: int = 0

    def take(self, said: Said, series: Series, breaks: frozenset[SeriesBreak], *, overlaps: bool) -> None:
        self.series.add(series)
        self.spans.add((said.start, said.end))
        self.days[series.area] = self.days.get(series.area, 0) + (said.end - said.start).days + 1
        self.breaks |= breaks
        self.kinds.add(said.events > 0)
        self.flags |= {"disagrees"} if said.disagrees else set()
        self.flags |= {"suppressed"} if said.suppressed else set()
        self.flags |= {"overlap"} if overlaps else set()
        self.count += said.amount or 0
        self.denominator += said.denominator or 0
        self.of += said.events or 1
        self.without_count += said.amount is None and not said.suppressed
        self.without_denominator += said.denominator is None
        self.value = said.value
        self.rank = max(self.rank, QUALIFIERS.index(said.qualifier))

    def cell(self, indicator: str, area: str, parts: frozenset[str]) -> Cell:
        why = tuple(sorted(self._why(area)))
        whole = self._whole(parts)
        one = next(iter(self.series))
        alone = self.of == 1 and self.without_count == 1
        rate = "/" in (one.unit or "") and len(self.spans) > 1
        divided = not (why or rate or self.without_denominator)
        return Cell(
            indicator=indicator,
            area=area,
            period=self.period,
            count=None if why or alone else self.count,
            denominator=self.denominator if divided else None,
            value=self.value if alone and not why else None,
            unit=None if "mixed_units" in why else one.unit,
            source=None if "mixed_sources" in why else one.source,
            definition_version=None if "mixed_definitions" in why else one.definition_version,
            qualifier=QUALIFIERS[self.rank],
            breaks=tuple(sorted(self.breaks, key=lambda each: (each.on, each.reason.da, str(each.source)))),
            of=self.of,
            whole=whole,
            why=why,
            notes=() if why else tuple(sorted(self._notes(whole=whole, rate=rate))),
        )

    def _why(self, area: str) -> Iterable[Why]:
        yield from self.flags
        first, last = min(start for start, _ in self.spans), max(end for _, end in self.spans)
        if any(first < each.on <= last for each in self.breaks):
            yield "break_within"
        if len(self.kinds) > 1:
            yield "events_and_measurements"
        for field, code in _ONE.items():
            if len({getattr(each, field) for each in self.series}) > 1:
                yield code
        if self.without_count and (self.of > 1 or self.period not in {Period(*span) for span in self.spans}):
            yield "no_counts"
        if area in self.days and len(self.days) > 1:
            yield "part_and_whole"
        over_time = len(self.spans) > 1 or True in self.kinds
        if over_time and self.shape.counted != "flow":
            yield "stock_over_time" if self.shape.counted else "unknown_how_counted"

    def _notes(self, *, whole: bool | None, rate: bool) -> Iterable[Note]:
        if self.shape.persons and (len(self.spans) > 1 or True in self.kinds):
            yield "counted_twice"
        if 0 < self.without_denominator < self.of and False in self.kinds:
            yield "denominator_missing"
        if whole is False:
            yield "not_whole"
        if rate and not self.without_denominator:
            yield "population_over_time"

    def _whole(self, parts: frozenset[str]) -> bool | None:
        if True in self.kinds:
            return None
        if self.shape.counted != "flow":
            return self.days.keys() >= parts
        start, end = self.period.start or date.min, self.period.end or date.max
        return all(self.days.get(part, 0) == (end - start).days + 1 for part in parts)


def cells(ledger: Ledger, areas: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return the sums of all that was read, in order of indicator, area and days.

    One indicator and area at a time, so that the sums themselves take no room.
    """
    groups: dict[tuple[str, str], list[Series]] = {}
    for series in ledger.series:
        groups.setdefault((series.indicator, areas.get(series.area, series.area)), []).append(series)
    return tuple(cell for key in sorted(groups) for cell in _group(ledger, *key, groups[key], _parts(key[1], areas)))


def _group(
    ledger: Ledger, indicator: str, area: str, group: Iterable[Series], parts: frozenset[str]
) -> Iterator[Cell]:  # fmt: skip
    sums: dict[tuple[date, date], _Sum] = {}
    for series in group:
        number, until = ledger.series[series], date.min
        for said in ledger.said(number):
            period = span_of(said.start, ledger.per) if ledger.per else Period(said.start, said.end)
            days = (period.start or date.min, period.end or date.max)
            held = sums.get(days) or sums.setdefault(days, _Sum(ledger.shapes[indicator], period))
            overlaps = ledger.per is not None and said.start <= until and not said.events
            held.take(said, series, ledger.breaks[number], overlaps=overlaps)
            until = max(until, said.end)
    for days in sorted(sums):
        yield sums[days].cell(indicator, area, parts)


def _parts(area: str, areas: Mapping[str, str]) -> frozenset[str]:
    return frozenset(part for part, whole in areas.items() if whole == area) or frozenset({area})


_ONE: Final[dict[str, Why]] = {
    "source": "mixed_sources",
    "unit": "mixed_units",
    "definition_version": "mixed_definitions",
}
