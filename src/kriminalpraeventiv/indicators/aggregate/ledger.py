"""Ledger: what was read so far, a few whole numbers for each different measurement and none for each row."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.aggregate.row import (
    Event,
    Row,
    Shape,
    is_plain,
    number_faults,
    period_faults,
    series_faults,
)
from kriminalpraeventiv.indicators.aggregate.spans import Per, span_of
from kriminalpraeventiv.indicators.figure import Qualifier, SeriesBreak

QUALIFIERS: Final[tuple[Qualifier, ...]] = ("exact", "revised", "at_least", "approximate", "preliminary")
"""From the surest to the least sure: what is known of a sum is what is known of its least sure part."""
_RANK: Final = {qualifier: rank for rank, qualifier in enumerate(QUALIFIERS)}
# What a measurement says is one whole number: a tuple would take five times the room.
_ROW: Final = 40
_STATE: Final = 4
_NUMBER: Final = 64
_HIDDEN: Final = 8
_ZERO: Final = 1 << _NUMBER << _STATE


class Series(NamedTuple):
    """What measurements have in common that may be put side by side in time."""

    indicator: str
    area: str
    source: str | None
    unit: str | None
    definition_version: str | None


class Said(NamedTuple):
    """One measurement, or the events of one span, as the ledger holds it."""

    start: date
    end: date
    amount: int | None
    denominator: int | None
    value: Decimal | None
    qualifier: Qualifier
    suppressed: bool
    disagrees: bool
    events: int


Key: TypeAlias = tuple[int, int]
"""The number of a series and that of a period."""


@attrs.define
class Ledger:
    """What was read: for each of `series` by number its measurements by number of period, and its events by span.

    It takes as many different measurements as `most`, however many rows. A row's own breaks are kept for its series.
    """

    shapes: Mapping[str, Shape]
    per: Per | None
    most: int
    series: dict[Series, int] = attrs.field(factory=dict)
    breaks: list[frozenset[SeriesBreak]] = attrs.field(factory=list)
    _seen: list[dict[int, int]] = attrs.field(factory=list)
    _happened: list[dict[date, list[int]]] = attrs.field(factory=list)
    _values: dict[Key, Decimal] = attrs.field(factory=dict)
    _again: dict[Key, int] = attrs.field(factory=dict)
    _disagreeing: set[Key] = attrs.field(factory=set)
    _numbers: dict[tuple[date, date], int] = attrs.field(factory=dict)
    _periods: list[tuple[date, date, date]] = attrs.field(factory=list)
    _hints: dict[str, str] = attrs.field(factory=dict)
    _held: int = 0

    def add(self, row: Row | Event, number: int) -> tuple[Fault, ...]:
        """Take a row in and return what is wrong with it; one that cannot be is left out."""
        if not isinstance(row, Row | Event):
            return (Fault("wrong_type", "$", "want a `Row` or an `Event`"),)
        days = (row.start, row.end) if isinstance(row, Row) else (row.day, row.day)
        try:
            series = self.series.get(Series(row.indicator, row.area, row.source, row.unit, row.definition_version))
            period = self._numbers.get(days)
        except TypeError:
            return (Fault("bad_code", "$", "want the codes of a row as text, and its days as dates"),)
        faults = () if is_plain(row) else tuple(number_faults(row))
        if series is None or period is None or faults:
            faults = (*series_faults(row, self.shapes, self._hints), *period_faults(*days, self.per), *faults)
            if faults:
                return faults
            series, period = self._series(row), self._period(days)
        found = (
            self._measurement(row, series, period, number) if isinstance(row, Row) else self._event(row, series, period)
        )
        if self._held > self.most:
            message = f"more than {self.most} different measurements; sum a part at a time, or allow more"
            raise InvalidInput([Fault("too_many", f"row {number}", message)])
        return found

    def said(self, series: int) -> Iterator[Said]:
        """Yield each measurement of a series in order of days, then its events span by span."""
        for start, end, period in sorted((*self._periods[period][:2], period) for period in self._seen[series]):
            says = self._seen[series][period] >> _ROW
            numbers, state = says >> _STATE, says % (1 << _STATE)
            yield Said(
                start=start,
                end=end,
                amount=_number(numbers >> _NUMBER),
                denominator=_number(numbers % (1 << _NUMBER)),
                value=self._values.get((series, period)),
                qualifier=QUALIFIERS[state % _HIDDEN],
                suppressed=state >= _HIDDEN,
                disagrees=(series, period) in self._disagreeing,
                events=0,
            )
        for count, events, first, last in self._happened[series].values():
            days = date.fromordinal(first), date.fromordinal(last)
            yield Said(*days, count, None, None, "exact", suppressed=False, disagrees=False, events=events)

    @property
    def repeated(self) -> tuple[int, int]:
        """How many rows came again: those that said the same as all others of theirs, and those of a disagreement."""
        apart = sum(self._again[key] for key in self._disagreeing)
        return sum(self._again.values()) - apart, apart

    def _series(self, row: Row | Event) -> int:
        key = Series(row.indicator, row.area, row.source, row.unit, row.definition_version)
        number = self.series.setdefault(key, len(self.series))
        if number == len(self.breaks):
            self.breaks.append(frozenset(self.shapes[row.indicator].breaks))
            self._seen.append({})
            self._happened.append({})
        return number

    def _period(self, days: tuple[date, date]) -> int:
        number = self._numbers.setdefault(days, len(self._numbers))
        if number == len(self._periods):
            begins = span_of(days[0], self.per).start if self.per else None
            self._periods.append((*days, begins or days[0]))
        return number

    def _event(self, row: Event, series: int, period: int) -> tuple[Fault, ...]:
        spans, begins, day = self._happened[series], self._periods[period][2], row.day.toordinal()
        held = spans.get(begins)
        if held is None:
            held = spans[begins] = [0, 0, day, day]
            self._held += 1
        held[0] += row.count
        held[1] += 1
        held[2], held[3] = min(held[2], day), max(held[3], day)
        return ()

    def _measurement(self, row: Row, series: int, period: int, number: int) -> tuple[Fault, ...]:
        if row.breaks:
            self.breaks[series] |= frozenset(row.breaks)
        seen, key, says = self._seen[series], (series, period), _packed(row)
        held = seen.get(period)
        if held is None:
            seen[period] = (says << _ROW) | number
            self._held += 1
            if row.value is not None:
                self._values[key] = row.value
            return ()
        self._again[key] = self._again.get(key, 0) + 1
        first = f"row {held % (1 << _ROW)}"
        same = held >> _ROW == says and str(self._values.get(key)) == str(row.value)
        if same and key not in self._disagreeing:
            message = f"the same measurement as {first}; it is counted once, as is each later repetition"
            return (Fault("duplicate", "$", message),)
        self._disagreeing.add(key)
        seen[period] = (_none_of(held >> _ROW, says) << _ROW) | held % (1 << _ROW)
        return (Fault("disagrees", "$", f"another number than {first} for the same measurement; neither is used"),)


def _packed(row: Row) -> int:
    count = 0 if row.count is None else row.count + 1
    denominator = 0 if row.denominator is None else row.denominator + 1
    state = _RANK[row.qualifier] + (_HIDDEN if row.suppressed else 0)
    return ((count << _NUMBER | denominator) << _STATE) | state


def _none_of(one: int, other: int) -> int:
    """Return what two rows that disagree leave, whichever came first: no number, but how unsure, and whether hidden."""
    states = [each % (1 << _STATE) for each in (one, other)]
    return _ZERO | (states[0] & _HIDDEN) | (states[1] & _HIDDEN) | max(state % _HIDDEN for state in states)


def _number(packed: int) -> int | None:
    return packed - 1 if packed else None
