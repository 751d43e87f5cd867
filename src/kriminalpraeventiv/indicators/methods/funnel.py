"""Funnel: which areas lie outside what chance explains, when each is held against all of them together."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import sqrt
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.count import count_limits
from kriminalpraeventiv.indicators.methods.many_areas import overdispersion
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

Kind = Literal["rate", "proportion"]
"""Whether the denominators are exposures (inhabitants) or those that were counted among (respondents, cases)."""
Standing = Literal["much_lower", "lower", "as_the_others", "higher", "much_higher"]
"""Outside the outer limits, between the two, or inside; says nothing of which is good."""
LEVELS: Final = (0.95, 0.998)
"""The levels of the inner and the outer limits (PHEindicatormethods 2.1)."""


@attrs.frozen(kw_only=True)
class Area:
    """One area: `count` events or persons of `denominator` inhabitants or respondents.

    Raises `InvalidInput` for a count or denominator that cannot be.
    """

    name: str
    count: int
    denominator: float

    def __attrs_post_init__(self) -> None:
        refuse(count_faults("$.count", self.count), positive_faults("$.denominator", self.denominator))


@attrs.frozen(kw_only=True)
class FunnelPoint:
    """Where one area stands: its `value`, the inner and outer `limits` for its size, and its `standing`."""

    name: str
    count: int
    denominator: float
    value: float
    limits: tuple[Interval, Interval]
    standing: Standing


@attrs.frozen(kw_only=True)
class Funnel:
    """All areas held against their `average`; values and limits are times `multiplier`."""

    method: str
    kind: Kind
    average: float
    multiplier: float
    levels: tuple[float, float]
    points: tuple[FunnelPoint, ...]
    inputs: tuple[tuple[str, float | tuple[float, ...] | tuple[str, ...]], ...]
    text: Text

    def limits(self, denominator: float) -> tuple[Interval, Interval]:
        """Return the inner and the outer limits for an area of a size, to draw the lines with."""
        plain = _both(self.kind, self.average / self.multiplier, denominator, self.levels)
        return _times(plain, self.multiplier)

    def curve(self, steps: int = 60) -> tuple[tuple[float, tuple[Interval, Interval]], ...]:
        """Return denominators from the smallest to the largest area, evenly apart, each with its limits."""
        sizes = [point.denominator for point in self.points]
        low, high = min(sizes), max(sizes)
        at = [low + (high - low) * step / steps for step in range(steps)]
        return tuple((size, self.limits(size)) for size in (*at, high))


def funnel(
    areas: Iterable[Area], *, kind: Kind, average: float | None = None, multiplier: float = 1,
    levels: tuple[float, float] = LEVELS,
) -> Funnel:  # fmt: skip
    """Return where each area stands against all of them together, or against an `average` (before the multiplier).

    A rate is outside where its count's own interval (exact below 10, else Byar) does not hold the count expected; a
    proportion where its Wilson interval does not hold the average. Raises `InvalidInput` for fewer than two areas, two
    of one name, and proportions above 1. Source: Spiegelhalter 2005; PHEindicatormethods 2.1.

    >>> districts = [Area(name="a", count=40, denominator=1_000), Area(name="b", count=90, denominator=1_000)]
    >>> [point.standing for point in funnel(districts, kind="proportion").points]
    ['much_lower', 'much_higher']
    """
    every = tuple(areas)
    refuse(_kind_faults(every))
    refuse(_faults(every, kind), positive_faults("$.multiplier", multiplier), *map(level_faults, levels))
    if average is None:
        average = sum(area.count for area in every) / sum(area.denominator for area in every)
    points = tuple(_point(area, kind, average, levels, multiplier) for area in every)
    outside = [point.name for point in points if point.standing != "as_the_others"]
    return Funnel(
        method=f"funnel_{kind}",
        kind=kind,
        average=average * multiplier,
        multiplier=multiplier,
        levels=levels,
        points=points,
        inputs=(
            ("names", tuple(area.name for area in every)),
            ("counts", tuple(float(area.count) for area in every)),
            ("denominators", tuple(float(area.denominator) for area in every)),
            ("average", average),
        ),
        text=_told(every, outside, levels[0]),
    )


def _told(every: tuple[Area, ...], outside: list[str], level: float) -> Text:
    """Return which areas lie outside; where most do, that they differ as a whole, if they vary more than by chance."""
    text = said(
        "funnel_outside" if outside else "funnel_inside",
        areas=number_text(len(every)),
        outside=number_text(len(outside)),
        names=", ".join(outside),
        level=level_told(level),
    )
    if 2 * len(outside) <= len(every) or not any(area.count for area in every):
        return text
    spread = overdispersion([area.count for area in every], [area.denominator for area in every])
    apart = spread.p is not None and spread.p < 1 - LEVEL
    return said("funnel_overdispersed", said=text, value=number_text(spread.value or 0.0, 1)) if apart else text


def funnel_limits(kind: Kind, average: float, denominator: float, level: float) -> Interval:
    """Return between what values an area of a size stands as the others do.

    For a rate the limits lie between the whole counts that stand apart and those that do not, so that a value outside
    them is one that the interval of its count shows to differ. Where even 0 is not too few, the lower limit is 0.

    >>> round(funnel_limits("proportion", 0.08, 275, 0.95).high, 4)
    0.1121
    """
    if kind == "proportion":
        spread = normal_multiplier(level) * sqrt(average * (1 - average) / denominator)
        return Interval(low=max(average - spread, 0.0), high=min(average + spread, 1.0))
    expected = average * denominator
    low, high = _count_reaching(expected, level, end=1), _count_reaching(expected, level, end=0)
    return Interval(low=low / denominator, high=high / denominator)


def _point(area: Area, kind: Kind, average: float, levels: tuple[float, float], multiplier: float) -> FunnelPoint:
    plain = _both(kind, average, area.denominator, levels)
    value = area.count / area.denominator
    return FunnelPoint(
        name=area.name,
        count=area.count,
        denominator=area.denominator,
        value=value * multiplier,
        limits=_times(plain, multiplier),
        standing=_standing(value, *plain),
    )


def _standing(value: float, inner: Interval, outer: Interval) -> Standing:
    def beyond(limits: Interval) -> int:
        return (limits.high is not None and value > limits.high) - (limits.low is not None and value < limits.low)

    return _STANDINGS[beyond(inner) + beyond(outer) + 2]


def _both(kind: Kind, average: float, denominator: float, levels: tuple[float, float]) -> tuple[Interval, Interval]:
    return funnel_limits(kind, average, denominator, levels[0]), funnel_limits(kind, average, denominator, levels[1])


def _times(both: tuple[Interval, Interval], multiplier: float) -> tuple[Interval, Interval]:
    inner, outer = (
        Interval(low=(limits.low or 0.0) * multiplier, high=(limits.high or 0.0) * multiplier) for limits in both
    )
    return inner, outer


def _count_reaching(expected: float, level: float, *, end: int) -> float:
    """Return the count whose interval ends at `expected` (`end` 0 its lower end, 1 its upper), between whole ones."""

    def bound(count: int) -> float:
        return _bounds(count, level)[end]

    top = 1
    while bound(top) < expected:
        top *= 2
    after = bisect_left(range(top + 1), expected, key=bound)
    if after == 0:
        return 0.0
    before, beyond = bound(after - 1), bound(after)
    return after - 1 + (expected - before) / (beyond - before)


@lru_cache(maxsize=1_024)
def _bounds(count: int, level: float) -> tuple[float, float]:
    return count_limits(count, level)[1]


def _kind_faults(areas: tuple[object, ...]) -> Iterator[Fault]:
    for index, area in enumerate(areas):
        if not isinstance(area, Area):
            yield Fault("wrong_kind", f"$.areas[{index}]", "want an `Area(name=…, count=…, denominator=…)`")


def _faults(areas: tuple[Area, ...], kind: Kind) -> Iterator[Fault]:
    if kind not in _KINDS:
        yield Fault("unknown_code", "$.kind", "want `rate` or `proportion`")
    if len(areas) < _FEWEST:
        yield Fault("out_of_range", "$.areas", "want at least two areas")
    if len({area.name for area in areas}) < len(areas):
        yield Fault("contradiction", "$.areas", "want every area once")
    for index, area in enumerate(areas):
        if kind == "proportion" and area.count > area.denominator:
            yield Fault("contradiction", f"$.areas[{index}].count", "want no more than the denominator")


_FEWEST: Final = 2
_KINDS: Final = ("rate", "proportion")
_STANDINGS: Final[tuple[Standing, ...]] = ("much_lower", "lower", "as_the_others", "higher", "much_higher")
