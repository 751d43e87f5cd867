"""Chart: what a picture of numbers shows, as a value: a trend, a run chart or a funnel."""

from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.text import Text

Mark = Literal["firm", "approximate", "at_least", "preliminary", "suppressed", "missing"]
"""How sure a number is; one that is `suppressed` or `missing` is not there at all."""
Position = Literal["within", "outside_95", "outside_998"]
"""Where an area lies: within the limits, or outside those of 95 or of 99.8 per cent."""
WITHOUT_NUMBER: Final[frozenset[Mark]] = frozenset({"suppressed", "missing"})


@attrs.frozen(kw_only=True)
class Point:
    """The number of one period, standing `on` a day in the middle of it.

    `value`, `low` and `high` are in the unit of the chart; `low` to `high` is the interval, `None` where there is none
    or where it has no bound. `said` is what the table beside the chart says. `signal` marks a point that lies outside
    the limits of a run chart. Raises `InvalidInput` for a number that is hidden and given all the same.

    >>> year = Text(da="2017", en="2017")
    >>> Point(label=year, on=date(2017, 7, 2), value=8.0, said=Text(da="8 pct.", en="8 per cent")).mark
    'firm'
    """

    label: Text
    on: date
    said: Text
    value: float | None = None
    low: float | None = None
    high: float | None = None
    mark: Mark = "firm"
    signal: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a hidden number that is there, a shown one that is not, and an interval that leaves it out."""
        _refuse(_number_faults(self.mark, self.value, self.low, self.high))


@attrs.frozen(kw_only=True)
class Area:
    """One area of a funnel: its number, and how many persons, answers or inhabitants it is of.

    `position` says where it lies: `within` the limits, `outside_95` or `outside_998`; a hidden one has none.
    Raises `InvalidInput` for a number that is hidden and given all the same.
    """

    name: Text
    said: Text
    value: float | None = None
    denominator: int | None = None
    position: Position | None = None
    mark: Mark = "firm"

    def __attrs_post_init__(self) -> None:
        """Refuse a hidden number that is there, and a shown one without its place."""
        faults = list(_number_faults(self.mark, self.value, self.denominator, self.position))
        if self.mark not in WITHOUT_NUMBER and (not self.denominator or self.position is None):
            faults.append(Fault("missing", "$.denominator", "want a denominator above 0 and a position"))
        _refuse(faults)


@attrs.frozen(kw_only=True)
class Line:
    """A level to compare with, such as a baseline or a centre line, in the unit of the chart."""

    value: float
    label: Text


@attrs.frozen(kw_only=True)
class Aim:
    """What is aimed at: at most `high`, at least `low`, or from the one to the other, in the unit of the chart."""

    low: float | None = None
    high: float | None = None
    label: Text


@attrs.frozen(kw_only=True)
class Break:
    """The day numbers stop being comparable, and why."""

    on: date
    reason: Text


@attrs.frozen(kw_only=True)
class Limits:
    """The limits of one level, such as 95 per cent: points of (where, low, high), from left to right.

    In a funnel `where` is a denominator, in a run chart the number of the point, from 0.
    """

    label: Text
    points: tuple[tuple[float, float | None, float | None], ...]


@attrs.frozen(kw_only=True)
class TrendChart:
    """Numbers over time with their intervals, the baseline and what is aimed at; `whole` where they are counts."""

    title: Text
    unit: Text
    points: tuple[Point, ...]
    whole: bool = False
    baseline: Line | None = None
    aim: Aim | None = None
    breaks: tuple[Break, ...] = ()


@attrs.frozen(kw_only=True)
class RunChart:
    """Counts in the order they came, with a centre line and the limits of chance, if any."""

    title: Text
    unit: Text
    points: tuple[Point, ...]
    centre: Line | None = None
    limits: Limits | None = None
    breaks: tuple[Break, ...] = ()


@attrs.frozen(kw_only=True)
class FunnelChart:
    """Areas by size, with the limits within which chance alone may place them."""

    title: Text
    unit: Text
    size: Text
    areas: tuple[Area, ...]
    centre: Line
    limits: tuple[Limits, ...]


Chart = TrendChart | RunChart | FunnelChart


def _number_faults(mark: Mark, value: float | None, *others: object) -> Iterator[Fault]:
    if mark in WITHOUT_NUMBER and (value is not None or any(other is not None for other in others)):
        yield Fault("contradiction", "$.value", "what is suppressed or missing has no number, interval or position")
    if mark not in WITHOUT_NUMBER and value is None:
        yield Fault("missing", "$.value", "want a number, or the mark `suppressed` or `missing`")


def _refuse(faults: Iterator[Fault] | list[Fault]) -> None:
    found = tuple(faults)
    if found:
        raise InvalidInput(found)
