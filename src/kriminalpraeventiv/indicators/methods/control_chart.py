"""Control chart: which months stand out from what the level and chance explain."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import fsum, sqrt
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import is_number, level_faults, number_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import plain_told
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import poisson_at_most
from kriminalpraeventiv.indicators.methods.told import level_told, rounded
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

Method = Literal["c_chart", "u_chart", "p_chart", "xmr_chart"]
Inputs = tuple[tuple[str, tuple[float, ...]], ...]
Signal = Literal["beyond_limits", "run"]
"""Outside the limits, or one of eight or more in a row on one side of the centre (Western Electric 1956)."""
RUN: Final = 8
"""So many in a row on one side of the centre are a signal."""
LARGEST_MEAN: Final = 1_000_000
"""Above this the sums behind the usual range grow long."""
FIRM: Final = 12
"""A level of fewer periods than a year of months is a provisional one (this library's proposal)."""
SIGMAS: Final = 3
"""So many standard deviations the limits lie from the centre (Shewhart 1931)."""


@attrs.frozen(kw_only=True)
class ChartPoint:
    """One period: its `value`, the limits for it, and what stands out about it."""

    value: float
    limits: Interval
    signals: tuple[Signal, ...]


@attrs.frozen(kw_only=True)
class ControlChart:
    """The periods in their order about their `centre`; values and limits are times `multiplier`.

    The limits lie three standard deviations from the centre. `inputs` are the numbers it was computed from.
    """

    method: Method
    centre: float
    multiplier: float
    points: tuple[ChartPoint, ...]
    inputs: Inputs
    text: Text


def c_chart(counts: Sequence[int], *, centre: float | None = None) -> ControlChart:
    """Return the chart of counts from periods of equal length: centre ± 3√centre, never below 0.

    `centre` is the mean where none is given, such as that of an earlier year; of fewer than 12 periods it is told as
    provisional. Raises `InvalidInput` for no counts, one alone without a centre, and counts that cannot be. Source:
    Shewhart 1931.

    >>> [round(end, 1) for end in attrs.astuple(c_chart([12, 12, 12]).points[0].limits)]
    [1.6, 22.4]
    """
    return _poisson("c_chart", [Counted(count=count) for count in counts], centre, 1)


def u_chart(counts: Sequence[Counted], *, centre: float | None = None, multiplier: float = 1) -> ControlChart:
    """Return the chart of rates whose exposures may differ: centre ± 3√(centre/exposure), never below 0.

    >>> [round(end, 1) for end in attrs.astuple(
    ...     u_chart([Counted(count=810, exposure=20_000)], centre=0.0405, multiplier=1_000).points[0].limits)]
    [36.2, 44.8]
    """
    return _poisson("u_chart", counts, centre, multiplier)


def p_chart(samples: Sequence[Sample], *, centre: float | None = None, multiplier: float = 1) -> ControlChart:
    """Return the chart of shares whose denominators may differ: centre ± 3√(centre(1-centre)/n), within 0 and 1.

    >>> chart = p_chart([Sample(count=8, denominator=100), Sample(count=40, denominator=100)])
    >>> [point.signals for point in chart.points]
    [('beyond_limits',), ('beyond_limits',)]
    """
    _some(samples, centre)
    few = centre is None and len(samples) < FIRM
    if centre is None:
        centre = fsum(sample.share * sample.effective for sample in samples) / fsum(each.effective for each in samples)
    refuse(number_faults("$.centre", centre, 0, 1), positive_faults("$.multiplier", multiplier))
    spreads = [SIGMAS * sqrt(centre * (1 - centre) / sample.effective) for sample in samples]
    limits = [Interval(low=max(centre - spread, 0.0), high=min(centre + spread, 1.0)) for spread in spreads]
    parts: Inputs = (
        ("counts", tuple(float(sample.count) for sample in samples)),
        ("denominators", tuple(float(sample.denominator) for sample in samples)),
        ("design_effects", tuple(sample.design_effect for sample in samples)),
    )
    chart = _chart(("p_chart", parts), [sample.share for sample in samples], centre, limits, multiplier)
    return _provisional(chart) if few else chart


def xmr_chart(values: Sequence[float], *, multiplier: float = 1) -> ControlChart:
    """Return the chart of single values that are no counts: mean ± 2.66 times the mean step from one to the next.

    Raises `InvalidInput` for fewer than two values. Source: Wheeler 1993.

    >>> [round(end, 2) for end in attrs.astuple(xmr_chart([10, 12, 11]).points[0].limits)]
    [7.01, 14.99]
    """
    refuse(_value_faults(values), positive_faults("$.multiplier", multiplier))
    centre = fsum(values) / len(values)
    spread = _STEPS * fsum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)
    limits = [Interval(low=centre - spread, high=centre + spread)] * len(values)
    return _chart(("xmr_chart", (("values", tuple(map(float, values))),)), values, centre, limits, multiplier)


def usual_range(mean: float, *, level: float = LEVEL) -> Result:
    """Return between what whole counts chance keeps a level: no more than half of what is left out lies to each side.

    Raises `InvalidInput` for a mean that is not above 0 or is above a million.

    >>> found = usual_range(12)
    >>> found.interval.low, found.interval.high
    (6, 19)
    """
    refuse(positive_faults("$.mean", mean), _too_large(mean), level_faults(level))
    tail = (1 - level) / 2
    reach = range(int(mean + 12 * sqrt(mean)) + 40)
    low = bisect_left(reach, tail, key=lambda count: poisson_at_most(count, mean))
    high = bisect_left(reach, 1 - tail, key=lambda count: poisson_at_most(count, mean))
    parts = {"mean": plain_told(mean), "low": number_text(low), "high": number_text(high)}
    return Result(
        method="usual_range",
        value=mean,
        interval=Interval(low=low, high=high),
        level=level,
        inputs=(("mean", mean),),
        text=said("usual_range", level=level_told(level), **parts),
    )


def _poisson(method: Method, counts: Sequence[Counted], centre: float | None, multiplier: float) -> ControlChart:
    _some(counts, centre)
    few = centre is None and len(counts) < FIRM
    if centre is None:
        centre = sum(each.count for each in counts) / fsum(each.exposure for each in counts)
    refuse(number_faults("$.centre", centre, 0), positive_faults("$.multiplier", multiplier))
    spreads = [SIGMAS * sqrt(centre / each.exposure) for each in counts]
    limits = [Interval(low=max(centre - spread, 0.0), high=centre + spread) for spread in spreads]
    parts: Inputs = (
        ("counts", tuple(float(each.count) for each in counts)),
        ("exposures", tuple(float(each.exposure) for each in counts)),
    )
    chart = _chart((method, parts), [each.rate for each in counts], centre, limits, multiplier)
    return _provisional(chart) if few else chart


def _provisional(chart: ControlChart) -> ControlChart:
    told = said("chart_provisional", said=chart.text, periods=number_text(len(chart.points)))
    return attrs.evolve(chart, text=told)


def _chart(
    given: tuple[Method, Inputs], values: Sequence[float], centre: float, limits: Sequence[Interval], multiplier: float
) -> ControlChart:
    in_run = _runs([(value > centre) - (value < centre) for value in values])
    points = tuple(
        ChartPoint(
            value=value * multiplier,
            limits=Interval(low=_times(limit.low, multiplier), high=_times(limit.high, multiplier)),
            signals=_signals(value, limit, in_run=index in in_run),
        )
        for index, (value, limit) in enumerate(zip(values, limits, strict=True))
    )
    outside = sum("beyond_limits" in point.signals for point in points)
    code = "chart_signals" if outside or in_run else "chart_quiet"
    parts = {"periods": len(points), "outside": outside, "in_run": len(in_run)}
    told = {name: number_text(number) for name, number in parts.items()}
    text = said(code, centre=rounded(centre * multiplier), **told)
    return ControlChart(
        method=given[0],
        centre=centre * multiplier,
        multiplier=multiplier,
        points=points,
        inputs=(*given[1], ("centre", (centre,))),
        text=text,
    )


def _runs(sides: Sequence[int]) -> frozenset[int]:
    """Return the places of those in a run; one on the centre itself neither counts nor ends it."""
    found: set[int] = set()
    run: list[int] = []
    for index, side in enumerate(sides):
        if side:
            run = [*run, index] if run and sides[run[-1]] == side else [index]
            found.update(run if len(run) >= RUN else ())
    return frozenset(found)


def _signals(value: float, limits: Interval, *, in_run: bool) -> tuple[Signal, ...]:
    above = limits.high is not None and value > limits.high
    below = limits.low is not None and value < limits.low
    stands: tuple[tuple[Signal, bool], ...] = (("beyond_limits", above or below), ("run", in_run))
    return tuple(signal for signal, there in stands if there)


def _too_large(mean: float) -> tuple[Fault, ...]:
    if not is_number(mean) or mean <= LARGEST_MEAN:
        return ()
    return (Fault("too_large", "$.mean", f"want a mean of at most {LARGEST_MEAN}"),)


def _times(bound: float | None, multiplier: float) -> float | None:
    return None if bound is None else bound * multiplier


def _some(given: Sequence[object], centre: float | None) -> None:
    if not given:
        refuse((Fault("out_of_range", "$", "want at least one period"),))
    if centre is None and len(given) < _FEWEST_VALUES:
        refuse((Fault("too_few", "$", "want at least two periods, or a `centre` from elsewhere"),))


def _value_faults(values: Sequence[float]) -> Iterator[Fault]:
    if len(values) < _FEWEST_VALUES:
        yield Fault("out_of_range", "$.values", "want at least two values")
    for index, value in enumerate(values):
        if not is_number(value):
            yield Fault("out_of_range", f"$.values[{index}]", "want a number")


_STEPS: Final = 2.66  # 3 over 1.128, what two neighbours lie apart in a normal distribution of standard deviation 1
_FEWEST_VALUES: Final = 2
