"""Row: one line of a stream, a measurement or an event, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Self, get_args

import attrs

from kriminalpraeventiv.errors import Fault, suggestion
from kriminalpraeventiv.indicators.aggregate.spans import Per, span_of
from kriminalpraeventiv.indicators.checks import code_faults, decimal_faults
from kriminalpraeventiv.indicators.figure import Measurement, Qualifier, SeriesBreak, is_ratio
from kriminalpraeventiv.indicators.indicator import Counted, Indicator

_MOST: Final = 2**63
_HINTS: Final = 100
"""For how many unknown ids the nearest is looked for; a file with more is not about these indicators."""
_QUALIFIERS: Final = get_args(Qualifier)


@attrs.frozen(kw_only=True)
class Row:
    """A measurement of an indicator for an area and a period, as it comes; it is checked when it is read, not before.

    There is one for each indicator, area, period, source, unit and version of the definition: a second that says the
    same counts once, a second that says otherwise leaves the sum without a number.

    >>> Row(indicator="n9", area="indre_noerrebro", start=date(2016, 1, 1), end=date(2016, 12, 31), count=65).qualifier
    'exact'
    """

    indicator: str
    area: str
    start: date
    end: date
    count: int | None = None
    denominator: int | None = None
    value: Decimal | None = None
    unit: str | None = None
    source: str | None = None
    qualifier: Qualifier = "exact"
    definition_version: str | None = None
    breaks: tuple[SeriesBreak, ...] = ()
    suppressed: bool = False

    @classmethod
    def of(cls, indicator: str, measurement: Measurement) -> Self:
        """Return a measurement of an indicator as a row; an assessment in words has no number and will be refused.

        >>> from kriminalpraeventiv.period import Period
        >>> day = Period(date(2017, 3, 31), date(2017, 3, 31))
        >>> Row.of("n1", Measurement(count=290, unit="person", area="koebenhavn", period=day)).end
        datetime.date(2017, 3, 31)
        """
        period = measurement.period
        return cls(
            indicator=indicator,
            area=measurement.area or "",
            start=(period and period.start) or date.min,
            end=(period and period.end) or date.max,
            count=measurement.count,
            denominator=measurement.denominator,
            value=measurement.value if measurement.measure == "level" else None,
            unit=measurement.unit,
            source=measurement.source,
            qualifier=measurement.qualifier,
            definition_version=measurement.definition_version,
            breaks=measurement.breaks,
            suppressed=measurement.suppressed,
        )


@attrs.frozen(kw_only=True)
class Event:
    """Something that happened on a day, `count` times. Every event counts: two alike are two.

    >>> Event(indicator="a1", area="albertslund", day=date(2015, 5, 15)).count
    1
    """

    indicator: str
    area: str
    day: date
    count: int = 1
    unit: str | None = None
    source: str | None = None
    definition_version: str | None = None


@attrs.frozen(kw_only=True)
class Shape:
    """How the numbers of an indicator add up: a `flow` over time, a `stock` never, nor where it is unknown (`None`).

    Where `persons` are counted, the same one may be so in several periods. `breaks` are those of the whole series,
    beside what rows bring themselves. A row of another `unit` than the indicator's is refused; `None` refuses none.
    """

    counted: Counted | None
    persons: bool = False
    unit: str | None = None
    breaks: tuple[SeriesBreak, ...] = ()

    @classmethod
    def of(cls, indicator: Indicator) -> Self:
        """Return how the numbers of an indicator add up, as far as the indicator says.

        >>> from kriminalpraeventiv.source import Source
        >>> from kriminalpraeventiv.text import Text
        >>> dke = Source(document="PRO Modellen", standing="practice", certainty="stated")
        >>> contacts = Indicator(id="a2", title=Text(da="Rådgivning", en="Advice"), source=dke, level="activity",
        ...     direction="none", unit="contact", counted="flow")
        >>> Shape.of(contacts)
        Shape(counted='flow', persons=False, unit='contact', breaks=())
        """
        breaks = indicator.baseline.breaks if indicator.baseline else ()
        return cls(counted=indicator.counted, persons=indicator.unit == "person", unit=indicator.unit, breaks=breaks)


def series_faults(row: Row | Event, shapes: Mapping[str, Shape], hints: dict[str, str]) -> Iterator[Fault]:
    """Yield what is wrong with what a row is about, which is the same for a whole series.

    `hints` are the nearest ids found before: to look for one takes longer than to read a hundred rows.
    """
    shape = shapes.get(row.indicator)
    if shape is None:
        hint = _hint(row, shapes, hints)
        message = f"want an indicator that says how it adds up with `counted`, `flow` or `stock`{hint}"
        yield Fault("unknown_indicator", "$.indicator", message)
    elif None not in {shape.unit, row.unit} and row.unit != shape.unit:
        yield Fault("other_unit", "$.unit", f"want `{shape.unit}`, the unit of the indicator")
    if row.area:
        yield from code_faults("$.area", row.area)
    else:
        yield Fault("missing", "$.area", "want the code of an area")
    for name in ("unit", "source", "definition_version"):
        yield from code_faults(f"$.{name}", getattr(row, name))


def _hint(row: Row | Event, shapes: Mapping[str, Shape], hints: dict[str, str]) -> str:
    code = row.indicator
    if not isinstance(code, str) or (code not in hints and len(hints) >= _HINTS):
        return ""
    if code not in hints:
        hints[code] = suggestion(code, shapes)
    return hints[code]


def is_plain(row: Row | Event) -> bool:
    """Return whether a row is a count and nothing that needs a closer look, as most are."""
    if type(row.count) is not int or not 0 <= row.count < _MOST:
        return False
    return isinstance(row, Event) or (row.denominator is None and row.value is None and row.qualifier in _QUALIFIERS)


def number_faults(row: Row | Event) -> Iterator[Fault]:
    """Yield what is wrong with the numbers of a row."""
    for name in ("count", "denominator"):
        number = getattr(row, name, None)
        if number is not None and (type(number) is not int or not 0 <= number < _MOST):
            yield Fault("out_of_range", f"$.{name}", "want a whole number from 0; leave out what is not known")
            return
    if isinstance(row, Row):
        yield from _measured_faults(row)
    elif row.count is None:
        yield Fault("missing", "$.count", "want how many times it happened")


def _measured_faults(row: Row) -> Iterator[Fault]:
    yield from decimal_faults("$.value", row.value)
    if row.count is None and row.value is None and not row.suppressed:
        yield Fault("missing", "$.count", "want a count, or a value; leave out the row of what was not measured")
    if row.value is not None and (row.count, row.denominator) != (None, None):
        yield Fault("contradiction", "$.value", "want a value, or a count and its denominator, not both")
    if row.count is not None and row.denominator is not None and row.count > row.denominator and _within(row.unit):
        yield Fault("contradiction", "$.count", "the count is above its denominator: they do not count the same things")
    if row.qualifier not in _QUALIFIERS:
        hint = suggestion(str(row.qualifier), _QUALIFIERS)
        yield Fault("unknown_code", "$.qualifier", f"unknown code{hint}; want one of {', '.join(_QUALIFIERS)}")


def period_faults(start: object, end: object, per: Per | None) -> Iterator[Fault]:
    """Yield what is wrong with the days of a row, and that they do not lie within one span."""
    if type(start) is not date or type(end) is not date:
        yield Fault("missing", "$.start", "want a first and a last day; a single day is both")
    elif end < start:
        yield Fault("empty_period", "$.end", "the period ends before it starts")
    elif per is not None and end > (span_of(start, per).end or end):
        yield Fault("crosses_periods", "$.end", f"want a period within one {per.replace('_', ' ')}: it cannot be split")


def _within(unit: str | None) -> bool:
    """Return whether what is counted is part of what it is counted of; a rate counts one thing of another."""
    return unit is None or (is_ratio(unit) and "/" not in unit)
