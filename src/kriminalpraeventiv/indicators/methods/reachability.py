"""Reachability: can a printed per cent come from so many persons at all, and if so, from how many of them."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.rounding import cell
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class Reachability:
    """The counts that are printed as `printed` when there are `denominator`; `counts` is empty where none is.

    Few counts are a disclosure: the printed number then says how many persons it is.
    """

    method: str = "reachability"
    printed: Decimal
    denominator: int
    multiplier: float
    counts: range
    text: Text

    @property
    def reachable(self) -> bool:
        """Whether there is such a count."""
        return bool(self.counts)


def reachability(printed: Decimal, denominator: int, *, multiplier: int = 100) -> Reachability:
    """Return which counts of a denominator are printed so, times `multiplier` (100 for per cent, 1,000 for a rate).

    A half may be rounded up or to even: both are allowed for. Raises `InvalidInput` for what is no printed number and
    for a denominator or multiplier that cannot be. Source: Brown & Heathers 2017 (GRIM).

    >>> reachability(Decimal(6), 19).reachable, list(reachability(Decimal(6), 17).counts)
    (False, [1])
    >>> list(reachability(Decimal("40.5"), 20_000, multiplier=1_000).counts)
    [809, 810, 811]
    """
    refuse(count_faults("$.denominator", denominator, least=1), positive_faults("$.multiplier", multiplier))
    low, high = (end * denominator / Fraction(multiplier) for end in cell(printed))
    most = floor(high) if multiplier > _PER_CENT else min(floor(high), denominator)
    counts = range(max(ceil(low), 0), most + 1)
    code = "reachable_one" if len(counts) == 1 else "reachable_some" if counts else "unreachable"
    return Reachability(
        printed=printed,
        denominator=denominator,
        multiplier=multiplier,
        counts=counts,
        text=said(
            code,
            printed=number_text(printed),
            denominator=number_text(denominator),
            low=number_text(counts[0] if counts else 0),
            high=number_text(counts[-1] if counts else 0),
        ),
    )


def fitting_denominators(printed: Decimal, most: int, *, multiplier: int = 100) -> tuple[Reachability, ...]:
    """Return every denominator up to `most` that a printed number can come from, with its counts.

    Where `most` is what there can have been at most (a caseload), this says how much the number gives away.

    >>> found = fitting_denominators(Decimal(6), 60)
    >>> [each.denominator for each in found if list(each.counts) == [1]]
    [16, 17, 18]
    """
    refuse(count_faults("$.most", most, least=1), _too_many(most))
    each = (reachability(printed, denominator, multiplier=multiplier) for denominator in range(1, most + 1))
    return tuple(one for one in each if one.reachable)


def _too_many(most: int) -> tuple[Fault, ...]:
    return (Fault("too_large", "$.most", f"want at most {_MOST}"),) if isinstance(most, int) and most > _MOST else ()


_PER_CENT = 100
_MOST = 100_000
