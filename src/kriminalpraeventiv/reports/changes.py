"""Changes: a printed change goes with both its ends, for with the one it gives the other away."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Final

import attrs

from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.figure import is_ratio, is_share, multiplier
from kriminalpraeventiv.reports.quantities import BASELINE, Counted, Slot

Where = tuple[str, str, str]
"""The indicator, time and area of one end of a change."""
_PER_CENT: Final = 100


@attrs.frozen
class _End:
    """Between what the number of an end lies, of how many persons, and times what; `scale` is 0 if unknown."""

    low: Fraction
    high: Fraction
    scale: Fraction
    base: int | None

    def small(self, rule: Profile) -> bool:
        """Return whether few persons are behind it, or few are left."""
        if not self.scale:
            return False
        low, high = max(self.low * self.scale, Fraction(0)), max(self.high * self.scale, Fraction(0))
        if self.base is None:
            return _few(low, high, rule.hides)
        left = max(self.base - high, Fraction(0)), max(self.base - low, Fraction(0))
        return _few(low, high, rule.hides_part) or _few(*left, rule.hides_part)


def _few(low: Fraction, high: Fraction, hides: Callable[[int], bool]) -> bool:
    """Return whether all whole numbers between are small; where there is none, whether one beside is."""
    if ceil(low) <= floor(high):
        return hides(floor(high)) and hides(max(ceil(low), min(1, floor(high))))
    return hides(floor(low)) or hides(ceil(high))


def hidden_changes(numbers: Iterable[Counted], hidden: Iterable[Slot]) -> frozenset[Slot]:
    """Return where changes stand that may not be shown, where these levels are hidden.

    A change is hidden where one of its ends is: the number of its own time, or the one it is counted from, the one
    `since` names, else the baseline. Where only one end is known, the other follows from it: if few persons are behind
    that one, or few are left to a whole, the change is hidden.
    """
    known, hidden = list(numbers), frozenset(hidden)
    levels = [one for one in known if one.is_level]
    gone = {_now(one) for one in levels if one.slot in hidden}
    ends = {_now(one): end for one in levels if (end := _end(one)) is not None and one.slot not in hidden}
    changes = [one for one in known if one.figure.measure != "level" and one.figure.value is not None]
    baselines = {one.indicator.id: _now(one) for one in levels if one.slot[1] == BASELINE}
    found: set[Slot] = set()
    for _ in changes:
        # Changes may hang together in a chain; each round goes one end further.
        before = len(found), len(ends)
        for one in changes:
            if one.profile is not None and _tells(one, baselines, ends, gone):
                found.add(one.slot)
        if before == (len(found), len(ends)):
            break
    return frozenset(found)


def _tells(one: Counted, baselines: dict[str, Where], ends: dict[Where, _End], gone: set[Where]) -> bool:
    now, since = _now(one), one.figure.since
    unsaid = (now[0], f"before {now[1]}", now[2])
    then = baselines.get(one.indicator.id, unsaid) if since is None else (now[0], str(since), now[2])
    if now in gone or then in gone:
        return True
    if one.profile is None:
        return False
    for known, other, later in ((then, now, True), (now, then, False)):
        if known in ends and other not in ends:
            end = _other(one, ends[known], later=later)
            if end is not None and end.small(one.profile):
                return True
            if end is not None:
                ends[other] = end
    return False


def _now(one: Counted) -> Where:
    return one.indicator.id, str(one.figure.period), one.area


def _end(one: Counted) -> _End | None:
    figure, unit = one.figure, one.unit
    amount = figure.amount if figure.unit is not None else None
    if amount is None or unit is None:
        return None
    half = Fraction(1, 2) * Fraction(10) ** int(figure.value.as_tuple().exponent) if figure.value is not None else 0
    exact = not half or not is_ratio(unit)
    low, high = (amount, amount) if exact else (amount - half, amount + half)
    if not is_ratio(unit):
        return _End(low, high, Fraction(1), None)
    scale = Fraction(one.base or 0, multiplier(unit))
    return _End(low, high, scale, one.base if is_share(unit) else None)


def _other(one: Counted, end: _End, *, later: bool) -> _End | None:
    """Return the end of a change that follows from the other one; None where none does."""
    value = one.figure.value
    if value is None:
        return None
    half = Fraction(1, 2) * Fraction(10) ** int(value.as_tuple().exponent)
    amounts = list(_amounts(one, end, (Fraction(value) - half, Fraction(value) + half), later=later))
    return attrs.evolve(end, low=min(amounts), high=max(amounts)) if amounts else None


def _amounts(one: Counted, end: _End, changes: tuple[Fraction, Fraction], *, later: bool) -> Iterator[Fraction]:
    points = Fraction(multiplier(one.unit), _PER_CENT) if one.unit is not None and is_share(one.unit) else Fraction(1)
    for change in changes:
        factor = 1 + change / _PER_CENT
        for amount in (end.low, end.high):
            if one.figure.measure == "point_change":
                yield amount + change * points if later else amount - change * points
            elif later:
                yield amount * factor
            elif factor > 0:
                yield amount / factor
