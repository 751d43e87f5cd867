"""Chance: how often chance alone does as much, and how that is told."""

from fractions import Fraction
from math import erfc, exp, fsum, lgamma, log, sqrt
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, poisson_at_most
from kriminalpraeventiv.text import Text


def one_sided_multiplier(level: float) -> float:
    """Return how many standard errors a one-sided test of `level` reaches.

    >>> round(one_sided_multiplier(0.95), 6)
    1.644854
    """
    return normal_multiplier(2 * level - 1)


def chi_square_at_least(statistic: float, degrees: int) -> float:
    """Return how often chance alone gives a sum of so many squares at least as large (chi-square, upper tail).

    A Poisson sum for even degrees of freedom; for odd ones the same sum between whole numbers, and the normal tail.

    >>> round(chi_square_at_least(3.841459, 1), 6), round(chi_square_at_least(9.487729, 4), 6)
    (0.05, 0.05)
    """
    half = statistic / 2
    if degrees % 2 == 0:
        return poisson_at_most(degrees // 2 - 1, half)
    steps = range(degrees // 2)
    terms = [exp((step + 0.5) * log(half) - half - lgamma(step + 1.5)) for step in steps] if half > 0 else []
    return min(erfc(sqrt(half)) + fsum(terms), 1.0)


def chance_told(probability: float) -> Text:
    """Return a probability as per cent with one decimal; what is too small for that is told as below 0.1.

    >>> chance_told(0.2437).da, chance_told(0.0002).da
    ('24,4', 'under 0,1')
    """
    if probability < _SMALL:
        return Text(da="under 0,1", en="below 0.1")
    return number_text(100 * probability, 1)


def plain_told(number: float | Fraction) -> Text:
    """Return a number as text without decimals that say nothing: 2, not 2.0.

    >>> plain_told(2.0).da, plain_told(Fraction(-19, 20)).da
    ('2', '-0,95')
    """
    return number_text(int(number) if number == int(number) else float(number))


_SMALL: Final = 0.001
