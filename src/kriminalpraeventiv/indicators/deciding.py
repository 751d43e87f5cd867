"""Deciding: does a number surely meet a target, surely not, or can neither be said."""

from fractions import Fraction
from typing import Final

from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.figure import Figure, is_share, multiplier
from kriminalpraeventiv.indicators.target import Target

_FULL: Final = 100


def meets(measured: Bounds, start: Bounds | None, target: Target) -> bool | None:
    """Return whether a number surely meets a target, surely does not, or neither (`None`).

    `start` are the bounds of the baseline, where the target counts a change from it. A number that is to be
    maintained and has moved is `None` without a margin: no source says how much it may move.
    """
    if target.kind in ("at_most", "at_least", "coverage"):
        aim = Bounds.exactly(target.aim)
        return measured.below(aim, or_equal=True) if target.kind == "at_most" else aim.below(measured, or_equal=True)
    if target.kind == "range":
        return _both(
            Bounds.exactly(target.low).below(measured, or_equal=True),
            measured.below(Bounds.exactly(target.high), or_equal=True),
        )
    if start is None:
        return None
    if target.kind == "maintain":
        return _kept(measured, start, target)
    low, high = (measured, start) if target.kind == "reduce" else (start, measured)
    return low.below(high, or_equal=False)


def held_as(figure: Figure, target: Target) -> Bounds:
    """Return the bounds of a number as a target counts it: a coverage is in per cent, whatever the unit of the share.

    >>> held_as(Figure(count=150, denominator=1000, unit="permille"), Target(kind="coverage")).low
    Fraction(15, 1)
    """
    bounds = Bounds.of(figure)
    if target.kind != "coverage" or not is_share(figure.unit):
        return bounds
    return bounds.times(Fraction(_FULL, multiplier(str(figure.unit))))


def _kept(measured: Bounds, start: Bounds, target: Target) -> bool | None:
    if target.margin is None:
        return True if measured == start and measured.exact else None
    return _both(
        start.moved(-target.margin).below(measured, or_equal=True),
        measured.below(start.moved(target.margin), or_equal=True),
    )


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - truth values of a three-valued logic
    if one is False or other is False:
        return False
    return None if one is None or other is None else True
