"""Pictures: the chart of an indicator of a report, drawn from the numbers the report shows."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kriminalpraeventiv.danish.dates import period_text
from kriminalpraeventiv.indicators.figure import is_ratio
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.aims import number_aimed_at
from kriminalpraeventiv.reports.chart import Aim, Break, Chart, Line, Mark, Point, TrendChart
from kriminalpraeventiv.reports.charted import funnel_chart, run_chart
from kriminalpraeventiv.reports.numbers import unit_text
from kriminalpraeventiv.reports.status import IndicatorStatus, Number
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text

_MARKS: Final[dict[str, Mark]] = {
    "exact": "firm",
    "revised": "firm",
    "approximate": "approximate",
    "at_least": "at_least",
    "preliminary": "preliminary",
}
_ENOUGH: Final = 2
_A_MONTH: Final = 30.44
_A_QUARTER: Final = 3


def picture_of(shown: IndicatorStatus, *, example: bool = False) -> Chart | None:
    """Return the trend of an indicator; None where there are not at least two points in time with a number among them.

    The baseline is a point of its own where it is of the same area and unit, and a line to compare with. What is in
    words, a change, of another area or unit, or for another length of time is not drawn; it stands in the table.
    """
    numbers = _alike([one for one in shown.numbers if _drawn(one, shown)])
    before = shown.baseline
    baseline = before if before and _drawn(before, shown) and _alike([before, *numbers])[:1] == [before] else None
    points = [*_points([baseline] if baseline else []), *_points(numbers)]
    told = [point for point in points if point.mark != "missing"]
    if len(told) < _ENOUGH or all(point.value is None for point in told) or shown.unit is None:
        return None
    points.sort(key=lambda point: point.on)
    breaks = tuple(
        Break(on=one.on, reason=one.reason) for one in shown.breaks if points[0].on < one.on <= points[-1].on
    )
    title = word("page.invented_numbers", title=shown.title) if example else shown.title
    run = _run(title, shown.unit, numbers, breaks)
    if run is not None:
        return run
    level = None if baseline is None or baseline.amount is None else Line(value=baseline.amount, label=baseline.said)
    return TrendChart(
        title=title,
        unit=unit_text(shown.unit),
        points=tuple(points),
        whole=not is_ratio(shown.unit),
        baseline=level,
        aim=aim_of(shown.target, shown.unit),
        breaks=breaks,
    )


def _run(title: Text, unit: str, numbers: list[Number], breaks: tuple[Break, ...]) -> Chart | None:
    """Return a run chart of many counts for months or quarters; None for all else."""
    if is_ratio(unit) or not all(0 < _months(one) <= _A_QUARTER for one in numbers):
        return None
    return run_chart(title, unit, tuple(_points(numbers)), [_count(one) for one in numbers], breaks)


def _count(number: Number) -> int | None:
    return None if number.amount is None else int(number.amount)


def funnel_of(shown: IndicatorStatus, *, example: bool = False) -> Chart | None:
    """Return the areas of an indicator in the newest period as a funnel; None where they are too few."""
    newest = shown.numbers[-1].period if shown.numbers else None
    areas = [one for one in shown.numbers if one.period == newest and one.area is not None]
    if shown.unit is None or not is_ratio(shown.unit) or newest is None:
        return None
    title = word("page.in_areas", title=shown.title, period=period_text(newest))
    return funnel_chart(word("page.invented_numbers", title=title) if example else title, shown.unit, areas)


def _drawn(number: Number, shown: IndicatorStatus) -> bool:
    """Return whether a number belongs in the picture: a level in the unit and area of the indicator."""
    here = number.area in (None, shown.area, shown.measured_area)
    alike = number.suppressed or number.unit == shown.unit
    return number.period is not None and here and alike and number.measure == "level" and shown.unit != "text"


def _alike(numbers: list[Number]) -> list[Number]:
    """Return the numbers that may stand on one line: of counts those for a time as long as that of the first.

    The reports of a year and of a quarter of a year are no series.
    """
    if not numbers or is_ratio(numbers[0].unit):
        return numbers
    length = _months(numbers[0])
    return [one for one in numbers if _months(one) == length]


def _months(number: Number) -> float:
    """Return how long a number is counted for, in months; leap days make no difference."""
    period = number.period
    if period is None or period.start is None or period.end is None:
        return 0.0
    return round(((period.end - period.start).days + 1) / _A_MONTH, 0) if period.start != period.end else 0.0


def _points(numbers: list[Number]) -> Iterator[Point]:
    for number in numbers:
        if number.period is None:
            continue
        label, on = period_text(number.period), middle(number.period)
        if number.amount is None:
            mark: Mark = "suppressed" if number.suppressed else "missing"
            yield Point(label=label, on=on, said=number.said, mark=mark)
            continue
        interval = number.estimate.interval if number.estimate else None
        yield Point(
            label=label,
            on=on,
            said=number.said,
            value=number.amount,
            low=interval.low if interval else None,
            high=interval.high if interval else None,
            mark=_MARKS[number.qualifier],
        )


def middle(period: Period) -> date:
    """Return the day in the middle of a period with both ends."""
    start, end = period.start or date.min, period.end or date.min
    return start + (end - start) / 2


def aim_of(target: Target | None, unit: str | None) -> Aim | None:
    """Return what of a target can be drawn: a number to stay below or above, or a range; None for all else.

    >>> from decimal import Decimal
    >>> aim_of(Target(kind="at_most", value=Decimal(120)), "person").label.da
    'højst 120 personer'
    >>> aim_of(Target(kind="reduce"), "person") is None
    True
    """
    if target is None:
        return None
    label = number_aimed_at(target, unit)
    value = None if target.aim is None else float(target.aim)
    match target.kind:
        case "at_most" if value is not None:
            return Aim(high=value, label=label)
        case "at_least" | "coverage" if value is not None:
            return Aim(low=value, label=label)
        case "range" if target.low is not None and target.high is not None:
            return Aim(low=float(target.low), high=float(target.high), label=label)
    return None
