"""Count: so many events, and the level they vary about by chance."""

import math
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, level_faults, refuse
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, poisson_at_least, poisson_at_most, solve
from kriminalpraeventiv.indicators.methods.told import level_told, rounded
from kriminalpraeventiv.indicators.methods.words import said

EXACT_BELOW: Final = 10
"""Counts below this have the exact interval, others Byar's (PHEindicatormethods 2.1)."""
LARGEST_EXACT: Final = 100_000
"""Above this the sums behind the exact interval grow long; the extra `statistics` has it for any count."""


def count_interval(count: int, *, level: float = LEVEL) -> Result:
    """Return a count with its interval: exact below 10, Byar's from 10, where the two no longer differ.

    Raises `InvalidInput` for a count that is missing or cannot be. Source: PHEindicatormethods 2.1.

    >>> print(count_interval(4).text.en.partition(": ")[2])
    with 95 per cent confidence the level it varies about lies between 1.1 and 10.2.
    """
    return garwood(count, level=level) if isinstance(count, int) and count < EXACT_BELOW else byar(count, level=level)


def garwood(count: int, *, level: float = LEVEL) -> Result:
    """Return a count with its exact Poisson interval.

    Raises `InvalidInput` for a count that is missing, cannot be, or is above 100,000. Source: Garwood 1936.

    >>> garwood(290).method
    'garwood'
    """
    refuse(count_faults("$.count", count), _too_large(count), level_faults(level))
    return _counted("garwood", count, garwood_limits(count, level), level)


def byar(count: int, *, level: float = LEVEL) -> Result:
    """Return a count with Byar's approximation to its exact interval.

    Raises `InvalidInput` for a count that is missing or cannot be. Source: Breslow & Day 1987.

    >>> byar(290).method
    'byar'
    """
    refuse(count_faults("$.count", count), level_faults(level))
    return _counted("byar", count, byar_limits(count, level), level)


def count_limits(count: int, level: float) -> tuple[str, tuple[float, float]]:
    """Return the method that fits a count, and the bounds it gives.

    >>> count_limits(9, 0.95)[0], count_limits(10, 0.95)[0]
    ('garwood', 'byar')
    """
    exact = count < EXACT_BELOW
    return ("garwood", garwood_limits(count, level)) if exact else ("byar", byar_limits(count, level))


def garwood_limits(count: int, level: float) -> tuple[float, float]:
    """Return the exact bounds of a Poisson count.

    >>> [round(bound, 6) for bound in garwood_limits(4, 0.95)]
    [1.089865, 10.241589]
    """
    tail = (1 - level) / 2
    low = solve(lambda mean: poisson_at_least(count, mean) - tail, 0.0, float(count)) if count else 0.0
    top = 2.0 * count + 1
    while poisson_at_most(count, top) > tail:
        top *= 2
    return low, solve(lambda mean: tail - poisson_at_most(count, mean), float(count), top)


def byar_limits(count: int, level: float) -> tuple[float, float]:
    """Return Byar's bounds of a Poisson count; the lower one is never below 0.

    >>> [round(bound, 6) for bound in byar_limits(290, 0.95)]
    [257.579002, 325.372092]
    """
    reach, above = normal_multiplier(level), count + 1
    high = above * (1 - 1 / (9 * above) + reach / (3 * math.sqrt(above))) ** 3
    if not count:
        return 0.0, high
    return count * max(0.0, 1 - 1 / (9 * count) - reach / (3 * math.sqrt(count))) ** 3, high


def _counted(method: str, count: int, limits: tuple[float, float], level: float) -> Result:
    low, high = limits
    told = {"low": rounded(low), "high": rounded(high), "level": level_told(level)}
    return Result(
        method=method,
        value=float(count),
        interval=Interval(low=low, high=high),
        level=level,
        inputs=(("count", count),),
        text=said("count", count=number_text(count), **told),
    )


def _too_large(count: object) -> tuple[Fault, ...]:
    if not isinstance(count, int) or count <= LARGEST_EXACT:
        return ()
    message = f"want a count of at most {LARGEST_EXACT}; `byar` and `exact.exact_count` take larger ones"
    return (Fault("too_large", "$.count", message),)
