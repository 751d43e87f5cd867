"""Special functions: the quantiles and tails the methods need, from the standard library alone."""

import math
from collections.abc import Callable, Iterator
from statistics import NormalDist
from typing import Final


def normal_multiplier(level: float) -> float:
    """Return how many standard errors an interval of `level` reaches to each side.

    >>> round(normal_multiplier(0.95), 6), round(normal_multiplier(0.998), 6)
    (1.959964, 3.090232)
    """
    return -_NORMAL.inv_cdf((1 - level) / 2)


def two_sided(statistic: float) -> float:
    """Return how often chance alone gives a normal statistic at least so far from 0 (two-sided p).

    >>> round(two_sided(1.959964), 6)
    0.05
    """
    return math.erfc(abs(statistic) / math.sqrt(2))


def student_multiplier(level: float, degrees: int) -> float:
    """Return the same as `normal_multiplier` where the spread is itself estimated, with `degrees` of freedom.

    Up to 1,000 degrees from the finite sums (Abramowitz & Stegun 1964, 26.7.3 and 26.7.4), above from the expansion
    about the normal quantile (26.7.5), where the first term left out is below 1e-12.

    >>> round(student_multiplier(0.95, 10), 6)
    2.228139
    """
    if degrees > _FINITE_SUMS:
        return _student_expanded(normal_multiplier(level), degrees)
    angle = solve(lambda angle: _student_within(angle, degrees) - level, 0.0, math.pi / 2)
    return math.sqrt(degrees) * math.tan(angle)


def poisson_at_most(count: int, mean: float) -> float:
    """Return the probability of at most `count` events where `mean` are expected.

    >>> round(poisson_at_most(2, 4.0), 6)
    0.238103
    """
    if count < 0:
        return 0.0
    return 1 - poisson_at_least(count + 1, mean) if count >= mean else math.fsum(_downwards(count, mean))


def poisson_at_least(count: int, mean: float) -> float:
    """Return the probability of at least `count` events where `mean` are expected.

    >>> round(poisson_at_least(2, 4.0), 6)
    0.908422
    """
    if count <= 0:
        return 1.0
    return 1 - poisson_at_most(count - 1, mean) if count <= mean else math.fsum(_upwards(count, mean))


def poisson_exactly(count: int, mean: float) -> float:
    """Return the probability of exactly `count` events where `mean` are expected.

    >>> round(poisson_exactly(2, 4.0), 6)
    0.146525
    """
    if mean == 0:
        return float(count == 0)
    return math.exp(count * math.log(mean) - mean - math.lgamma(count + 1))


def solve(function: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising function crosses 0 between `low` and `high`, halving until nothing lies between.

    >>> round(solve(lambda x: x * x - 2, 0.0, 2.0), 12)
    1.414213562373
    """
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if function(middle) >= 0 else (middle, high)
    return high


def _downwards(count: int, mean: float) -> Iterator[float]:
    """Yield the terms from `count` down to 0 that still matter; below the mean each is smaller than the one before."""
    term = first = poisson_exactly(count, mean)
    while count >= 0 and term > first * _NEGLIGIBLE:
        yield term
        term *= count / mean
        count -= 1


def _upwards(count: int, mean: float) -> Iterator[float]:
    """Yield the terms from `count` up that still matter; above the mean each is smaller than the one before."""
    term = first = poisson_exactly(count, mean)
    while term > first * _NEGLIGIBLE:
        yield term
        count += 1
        term *= mean / count


def _student_within(angle: float, degrees: int) -> float:
    """Return the probability that Student's t lies between ∓√degrees · tan(angle)."""
    odd = degrees % 2
    sine, cosine = math.sin(angle), math.cos(angle)
    term = cosine if odd else 1.0
    terms = [term] if degrees > 1 else []
    for step in range(2 + odd, degrees - 1, 2):
        term *= cosine * cosine * (step - 1) / step
        terms.append(term)
    total = sine * math.fsum(terms)
    return 2 / math.pi * (angle + total) if odd else total


def _student_expanded(z: float, degrees: int) -> float:
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + math.fsum(term / degrees**power for power, term in enumerate(terms, 1))


_NORMAL: Final = NormalDist()
_FINITE_SUMS: Final = 1_000
_NEGLIGIBLE: Final = 1e-20
