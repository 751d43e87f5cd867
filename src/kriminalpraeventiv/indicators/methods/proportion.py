"""Proportion: how many of so many, and what share the next count may well give."""

import math

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.asked import level_faults, positive_faults, refuse, share_faults
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.methods.told import level_told, per_cent
from kriminalpraeventiv.indicators.methods.words import said


def wilson(
    count: int, denominator: int, *, level: float = LEVEL, multiplier: float = 1, continuity: bool = False
) -> Result:
    """Return a share with its interval, times `multiplier` (100 for per cent).

    With `continuity` the interval is wider: corrected for counts being whole (Newcombe 1998, method 4). Raises
    `InvalidInput` where either count is missing (a printed share alone has no interval), cannot be, or contradicts the
    other. Source: Wilson 1927.

    >>> print(wilson(22, 275).text.en)
    22 of 275 is 8.0 per cent. With 95 per cent confidence the share lies between 5.3 and 11.8 per cent.
    """
    refuse(share_faults(count, denominator), level_faults(level), positive_faults("$.multiplier", multiplier))
    share, reach = count / denominator, normal_multiplier(level)
    limits = _corrected_limits if continuity else wilson_limits
    low, high = limits(share, denominator, reach)
    parts = {"value": per_cent(share), "low": per_cent(low), "high": per_cent(high), "level": level_told(level)}
    return Result(
        method="wilson_continuity" if continuity else "wilson",
        value=share * multiplier,
        interval=Interval(low=low * multiplier, high=high * multiplier),
        level=level,
        multiplier=multiplier,
        inputs=(("count", count), ("denominator", denominator)),
        text=said("wilson", count=number_text(count), denominator=number_text(denominator), **parts),
    )


def wilson_limits(share: float, answers: float, reach: float) -> tuple[float, float]:
    """Return the bounds of a share of `answers`, `reach` standard errors to each side; neither needs to be whole.

    >>> [round(bound, 6) for bound in wilson_limits(0.08, 275, 1.959964)]
    [0.053422, 0.11815]
    """
    square, events = reach * reach, share * answers
    spread = reach * math.sqrt(square + 4 * events * (1 - share))
    low, high = (2 * events + square - spread, 2 * events + square + spread)
    return _within(low, share, high, 2 * (answers + square))


def _corrected_limits(share: float, answers: float, reach: float) -> tuple[float, float]:
    square, events = reach * reach, share * answers
    others = answers - events
    below = reach * math.sqrt(square - 2 - 1 / answers + 4 * share * (others + 1)) if events else 0.0
    above = reach * math.sqrt(square + 2 - 1 / answers + 4 * share * (others - 1)) if others else 0.0
    low = 2 * events + square - 1 - below if events else 0.0
    scale = 2 * (answers + square)
    high = 2 * events + square + 1 + above if others else scale
    return _within(low, share, high, scale)


def _within(low: float, share: float, high: float, scale: float) -> tuple[float, float]:
    """Return the bounds; rounding never puts the share itself outside them, nor them outside 0 and 1."""
    return max(0.0, min(low / scale, share)), min(1.0, max(high / scale, share))
