"""Small counts: two numbers of events, and how often chance alone sets them so far apart (E-test)."""

from collections.abc import Iterator
from itertools import accumulate
from math import fsum, sqrt
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.compared import Counted
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.special import poisson_exactly
from kriminalpraeventiv.indicators.methods.two_counts import counted_inputs
from kriminalpraeventiv.indicators.methods.words import said

LARGEST: Final = 1_000_000
"""Above this the sums grow long; the Poisson z with the past random then says the same."""

MOST_UNEQUAL: Final = 3
"""With exposures further apart than so many times, the method needs more than a few expected events."""
FEWEST_EXPECTED: Final = 50
"""So many expected in the shorter exposure are enough: the p-value is then near that of the conditional test."""


def e_test(counted: Counted, base: Counted) -> Result:
    """Return the two-sided test of two rates being the same, from the counts and their exposures.

    Stronger than the exact conditional test, and still right for small counts. `value` is the rate minus the one it is
    compared with. Where exposures are more than 3 times apart and fewer than 50 are expected in the shorter, the
    standard error the method takes from the counts says nothing (19 in 10 against 0 in 20,000 would be no surprise):
    that is refused, and the conditional test takes it. Raises `InvalidInput` for that, and for counts above a million.
    Source: Krishnamoorthy & Thomson 2004.

    >>> round(e_test(Counted(count=19), Counted(count=12)).p, 6)
    0.216047
    """
    refuse(_too_large("$.counted", counted), _too_large("$.base", base))
    pooled = (counted.count + base.count) / (counted.exposure + base.exposure)
    refuse(_unequal(pooled, counted.exposure, base.exposure))
    edge = _square(counted.count, base.count, counted.exposure, base.exposure) * (1 - _TIE)
    p = 1.0 if edge == 0 else _at_least_so_far(counted.exposure, base.exposure, pooled, edge)
    statistic = sqrt(edge) if counted.rate >= base.rate else -sqrt(edge)
    parts = {"count": number_text(counted.count), "base": number_text(base.count), "p": chance_told(p)}
    return Result(
        method="e_test",
        value=counted.rate - base.rate,
        statistic=statistic,
        p=p,
        inputs=(*counted_inputs("", counted), *counted_inputs("base", base)),
        text=said("e_test", **parts),
    )


def _at_least_so_far(exposure: float, base_exposure: float, pooled: float, edge: float) -> float:
    """Return how often counts of one rate lie so far apart.

    For each first count the second ones that do are those from 0 up and those from some number on. Both borders only
    rise with the first count, so that each is walked once.
    """
    first, second = _Terms(exposure * pooled), _Terms(base_exposure * pooled)
    below, above, found = second.start - 1, second.start, []
    for count, probability in first:
        while below + 1 <= second.end and _sign_square(count, below + 1, exposure, base_exposure) >= edge:
            below += 1
        while above <= second.end and _sign_square(count, above, exposure, base_exposure) > -edge:
            above += 1
        found.append(probability * (second.up_to(below) + second.from_(above)))
    return min(fsum(found), 1.0)


class _Terms:
    """The Poisson probabilities about a mean that matter, and their sums from either end."""

    def __init__(self, mean: float) -> None:
        spread = _REACH * sqrt(mean) + _REACH
        self.start = max(0, int(mean - spread))
        terms = [poisson_exactly(count, mean) for count in range(self.start, int(mean + 2 * spread) + 1)]
        self.end = self.start + len(terms) - 1
        self._terms = terms
        self._sums = [0.0, *accumulate(terms)]
        self._tails = [*reversed([0.0, *accumulate(reversed(terms))])]

    def __iter__(self) -> Iterator[tuple[int, float]]:
        return iter(enumerate(self._terms, self.start))

    def up_to(self, count: int) -> float:
        return self._sums[count - self.start + 1]

    def from_(self, count: int) -> float:
        return self._tails[count - self.start]


def _square(count: int, other: int, exposure: float, other_exposure: float) -> float:
    """Return the square of the difference of two rates over its standard error; 0 where nothing happened."""
    if not count and not other:
        return 0.0
    apart = count * other_exposure - other * exposure
    return apart * apart / (count * other_exposure * other_exposure + other * exposure * exposure)


def _sign_square(count: int, other: int, exposure: float, other_exposure: float) -> float:
    square = _square(count, other, exposure, other_exposure)
    return square if count * other_exposure >= other * exposure else -square


def _unequal(pooled: float, exposure: float, other: float) -> tuple[Fault, ...]:
    short, long = sorted((exposure, other))
    if not pooled or long <= MOST_UNEQUAL * short or pooled * short >= FEWEST_EXPECTED:
        return ()
    message = f"want exposures at most {MOST_UNEQUAL} times apart where so few are expected; take `conditional_test`"
    return (Fault("out_of_range", "$.counted.exposure", message),)


def _too_large(place: str, counted: Counted) -> tuple[Fault, ...]:
    if counted.count <= LARGEST:
        return ()
    return (Fault("too_large", f"{place}.count", f"want a count of at most {LARGEST}; `poisson_z` takes larger ones"),)


_TIE: Final = 1e-12  # as far apart as the counts themselves is so far apart, whatever the last digit of a quotient is
_REACH: Final = 12
