"""Crude rate: events for each thousand, where every event stands alone and where the same persons have several."""

import math
from collections.abc import Mapping
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.asked import (
    count_faults,
    level_faults,
    number_faults,
    positive_faults,
    refuse,
)
from kriminalpraeventiv.indicators.methods.count import count_limits
from kriminalpraeventiv.indicators.methods.repeated import events_of, inputs_of, persons_of, repeated_faults, squares_of
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.told import level_told, rounded, whole
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

THOUSAND: Final = 1_000.0
"""What a rate is per where nothing else is asked for, as the source documents do."""


def crude_rate(count: int, population: float, *, level: float = LEVEL, multiplier: float = THOUSAND) -> Result:
    """Return events per `multiplier` inhabitants (or days, or households), with the interval of the count.

    Every event is taken to happen by itself; where the same persons have several, `rate_of_repeated` is wider. Raises
    `InvalidInput` where the count is missing (a printed rate alone has no interval) or a number cannot be. Source:
    Breslow & Day 1987 (Byar), Garwood 1936 below 10 events.

    >>> print(crude_rate(810, 20_000).text.en)
    810 of 20,000 is 40.5 per 1,000. With 95 per cent confidence the rate lies between 37.8 and 43.4.
    """
    refuse(
        count_faults("$.count", count),
        number_faults("$.population", population, 1),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    method, limits = count_limits(count, level)
    low, high = (bound / population * multiplier for bound in limits)
    value = count / population * multiplier
    told = rate_told(value, low, high, level, multiplier)
    return Result(
        method=f"rate_{method}",
        value=value,
        interval=Interval(low=low, high=high),
        level=level,
        multiplier=multiplier,
        inputs=(("count", count), ("population", population)),
        text=said("rate", count=number_text(count), population=whole(population), **told),
    )


def rate_of_repeated(
    persons: Mapping[int, int], population: float, *, level: float = LEVEL, multiplier: float = THOUSAND
) -> Result:
    """Return events per `multiplier`, with an interval that knows that the same persons have several.

    `persons` says how many persons had one event, how many two, and so on. Raises `InvalidInput` for numbers that
    cannot be. Source: Dobson 1991, with the variance for events that are not independent (PHEindicatormethods 2.1).

    >>> found = rate_of_repeated({1: 120, 2: 24, 3: 8, 5: 3}, 20_000)
    >>> round(found.value, 2), round(found.interval.low, 2), round(found.interval.high, 2)
    (10.35, 8.55, 12.35)
    """
    refuse(
        repeated_faults("$.persons", persons),
        number_faults("$.population", population, 1),
        level_faults(level),
        positive_faults("$.multiplier", multiplier),
    )
    events = events_of(persons)
    spread = math.sqrt(squares_of(persons) / events) if events else 1.0
    bounds = dobson_limits(events / population, spread / population, events, level)
    value, (low, high) = events / population * multiplier, (bound * multiplier for bound in bounds)
    told = rate_told(value, low, high, level, multiplier)
    told |= {"count": number_text(events), "persons": number_text(persons_of(persons))}
    return Result(
        method="rate_dobson",
        value=value,
        interval=Interval(low=low, high=high),
        level=level,
        multiplier=multiplier,
        inputs=(*inputs_of(persons), ("population", population)),
        text=said("rate_of_repeated", population=whole(population), **told),
    )


def rate_told(value: float, low: float, high: float, level: float, multiplier: float) -> dict[str, str | Text]:
    """Return the parts that every sentence about a rate has.

    >>> rate_told(40.5, 37.758549, 43.387875, 0.95, 1000)["low"].da
    '37,8'
    """
    like = value or high
    return {
        "value": rounded(value, like),
        "low": rounded(low, like),
        "high": rounded(high, like),
        "level": level_told(level),
        "multiplier": whole(multiplier),
    }


def dobson_limits(rate: float, spread: float, events: int, level: float) -> tuple[float, float]:
    """Return the bounds of a rate from those of the number of events behind it, `spread` for each event.

    `spread` is the root of the rate's variance by the number of events. The lower bound is never below 0. Source:
    Dobson, Kuulasmaa, Eberle & Scherer 1991.

    >>> [round(1000 * bound, 2) for bound in dobson_limits(207 / 20_000, math.sqrt(363 / 207) / 20_000, 207, 0.95)]
    [8.55, 12.35]
    """
    low, high = count_limits(events, level)[1]
    return max(0.0, rate + spread * (low - events)), rate + spread * (high - events)
