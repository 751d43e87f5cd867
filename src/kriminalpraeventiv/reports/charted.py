"""Charted: numbers of a report as a run chart or a funnel, with limits computed from the numbers that are shown."""

from collections.abc import Sequence
from typing import Final

from kriminalpraeventiv.indicators.figure import is_share, multiplier
from kriminalpraeventiv.indicators.methods.control_chart import c_chart
from kriminalpraeventiv.indicators.methods.funnel import Area as Counted
from kriminalpraeventiv.indicators.methods.funnel import Funnel, FunnelPoint, funnel
from kriminalpraeventiv.indicators.names import area_name
from kriminalpraeventiv.reports.chart import Area, Break, FunnelChart, Limits, Line, Point, Position, RunChart
from kriminalpraeventiv.reports.numbers import amount_text, unit_text
from kriminalpraeventiv.reports.status import Number
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text

FEWEST_PERIODS: Final = 8
"""From this many counts on there is a run chart: a run on one side of the centre takes as many."""
FEWEST_AREAS: Final = 3
"""From this many areas on there is a funnel: with two, each is the other's only comparison."""
_POSITIONS: Final[dict[str, Position]] = {
    "as_the_others": "within",
    "lower": "outside_95",
    "higher": "outside_95",
    "much_lower": "outside_998",
    "much_higher": "outside_998",
}


def run_chart(
    title: Text, unit: str, points: Sequence[Point], counts: Sequence[int | None], breaks: tuple[Break, ...] = ()
) -> RunChart | None:
    """Return counts of periods of equal length as a run chart; None for fewer than 8 that are shown.

    `counts` are those of the points, None where a point is a gap. Centre and limits are those of the counts shown.
    Source: Shewhart 1931.
    """
    shown = [place for place, count in enumerate(counts) if count is not None]
    if len(shown) < FEWEST_PERIODS:
        return None
    chart = c_chart([count for count in counts if count is not None])
    by_place = dict(zip(shown, chart.points, strict=True))
    signals = {place for place, point in by_place.items() if point.signals}
    limits = tuple((float(place), point.limits.low, point.limits.high) for place, point in by_place.items())
    return RunChart(
        title=title,
        unit=unit_text(unit),
        points=tuple(_marked(point, signal=place in signals) for place, point in enumerate(points)),
        centre=Line(value=chart.centre, label=word("chart.mean", amount=amount_text(chart.centre, unit))),
        limits=Limits(label=word("chart.three_sigma"), points=limits),
        breaks=breaks,
    )


def _marked(point: Point, *, signal: bool) -> Point:
    return Point(label=point.label, on=point.on, said=point.said, value=point.value, mark=point.mark, signal=signal)


def funnel_chart(title: Text, unit: str, numbers: Sequence[Number]) -> FunnelChart | None:
    """Return the areas of one period as a funnel; None for fewer than 3 that are shown with count and denominator.

    The average and the limits are those of the areas shown: a hidden one is in none of them. Source: Spiegelhalter
    2005.
    """
    named = {number.area or "": number for number in numbers}
    counted = [
        Counted(name=name, count=number.count, denominator=number.denominator)
        for name, number in named.items()
        if number.count is not None and number.denominator
    ]
    if len(counted) < FEWEST_AREAS or len(named) < len(numbers):
        return None
    kind, scale = ("proportion" if is_share(unit) else "rate"), multiplier(unit)
    found = funnel(counted, kind=kind, multiplier=scale)  # type: ignore[arg-type] # - one of its kinds
    by_name = {point.name: point for point in found.points}
    return FunnelChart(
        title=title,
        unit=unit_text(unit),
        size=word("chart.size"),
        areas=tuple(_area(name, number, by_name.get(name)) for name, number in named.items()),
        centre=Line(value=found.average, label=word("chart.average", amount=amount_text(found.average, unit))),
        limits=limits_of(found),
    )


def _area(name: str, number: Number, point: FunnelPoint | None) -> Area:
    called = area_name(name)
    if point is None:
        return Area(name=called, said=number.said, mark="suppressed" if number.suppressed else "missing")
    position = position_of(point)
    return Area(name=called, said=number.said, value=point.value, denominator=number.denominator, position=position)


def limits_of(found: Funnel) -> tuple[Limits, ...]:
    """Return the inner and the outer limits of a funnel as lines to draw."""
    curve = found.curve()
    labels = (word("chart.inner"), word("chart.outer"))
    return tuple(
        Limits(label=label, points=tuple((size, both[place].low, both[place].high) for size, both in curve))
        for place, label in enumerate(labels)
    )


def position_of(point: FunnelPoint) -> Position:
    """Return where an area of a funnel lies, whichever way."""
    return _POSITIONS[point.standing]
