"""Printed: which counts may stand behind a printed per cent or rate, which tells them to whoever knows the base."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final

from kriminalpraeventiv.indicators.disclosure.profile import Profile

PER_CENT: Final = 100


def counts_behind(value: Decimal, base: int, per: int = PER_CENT) -> range:
    """Return the counts that, of `base` persons and times `per`, round to a printed value; empty where none does.

    The precision is that of the digits printed; both ends of what rounds to them count (GRIM: Brown and Heathers 2017).

    >>> counts_behind(Decimal("40.5"), 20_000, per=1_000)
    range(809, 812)
    >>> [base for base in range(1, 61) if 1 in counts_behind(Decimal("6"), base)]
    [16, 17, 18]
    """
    low, high = _rounds_to(value)
    return range(max(ceil(low * base / per), 0), floor(high * base / per) + 1)


def gives_away(
    value: Decimal, bases: Iterable[int], profile: Profile, per: int = PER_CENT, *, share: bool = True
) -> bool | None:
    """Return whether a printed value says that a small number of persons is behind it; `None` where no count fits.

    `bases` are the numbers of persons it may have been computed of: the one known, or all that are plausible. Of a
    `share`, those who are left to the whole are looked at too, and none and all are small where the profile hides them.
    Where no count fits one known base, as where answers were weighted, the whole numbers on both sides are looked at:
    where one of them is small, so is the value.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> gives_away(Decimal("6"), range(1, 61), profile("dst_research"))
    True
    >>> gives_away(Decimal("8"), [234], profile("dst_research"))
    False
    """
    plausible = tuple(bases)
    counts = {(count, base) for base in plausible for count in _surely(value, base, per)}
    hides = profile.hides_part if share else profile.hides
    if not counts:
        near = {n for base in plausible for n in _beside(value, base, per)} if len(plausible) == 1 else set()
        small = any(hides(n) or (share and hides(max(plausible[0] - n, 0))) for n in near)
        return True if small else None
    small = all(hides(count) for count, _ in counts)
    return small or (share and all(hides(base - count) for count, base in counts))


def _beside(value: Decimal, base: int, per: int) -> tuple[int, int]:
    exact = Fraction(value) * base / per
    return floor(exact), ceil(exact)


def _surely(value: Decimal, base: int, per: int) -> range:
    """Return the counts that round to a value however ties are rounded; where there are none, those of ties."""
    low, high = _rounds_to(value)
    surely = range(max(floor(low * base / per) + 1, 0), ceil(high * base / per))
    return surely or counts_behind(value, base, per)


def _rounds_to(value: Decimal) -> tuple[Fraction, Fraction]:
    half = Fraction(1, 2) * Fraction(10) ** int(value.as_tuple().exponent)
    return Fraction(value) - half, Fraction(value) + half
