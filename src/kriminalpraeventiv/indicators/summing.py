"""Summing: counts of quarters or single days as the count of a whole year, where they cover it and none is twice."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.asking import Asked
from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.deciding import meets
from kriminalpraeventiv.indicators.figure import Measurement, Qualifier, SeriesBreak, is_ratio
from kriminalpraeventiv.indicators.fit import broken
from kriminalpraeventiv.indicators.target import Per, Target
from kriminalpraeventiv.indicators.timing import MONTHS, ends, period_of
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

_OF_A_PART: Final = {"indicators.not_the_time_of_the_target", "indicators.not_a_flow"}
"""What keeps a part from being held against the number of a whole, and is no fault of a part."""
_QUALIFIERS: Final[tuple[Qualifier, ...]] = ("preliminary", "approximate", "at_least", "revised")
"""What a sum is as soon as one of its parts is, the first before the others."""
_DAY: Final = timedelta(days=1)
Unfit = Callable[[Measurement], Iterable[Reason]]


@attrs.frozen
class Sums:
    """What parts of a time add up to: `sums`, made of `parts`; `open` are the times that are over and not covered."""

    sums: tuple[Measurement, ...] = ()
    parts: frozenset[Measurement] = frozenset()
    reasons: tuple[Reason, ...] = ()
    open: tuple[Period, ...] = ()

    def open_since(self, latest: Measurement) -> bool:
        """Return whether a time that ended after the latest number has parts that say no number of it."""
        return any(period.end is not None and period.end > ends(latest)[1] for period in self.open)


def summed(asked: Asked, timely: Iterable[Measurement], target: Target, unfit: Unfit) -> Sums:
    """Return what the counts of parts of the target's time add up to, for each such time of the calendar.

    They add up where they cover it without a gap and no day is counted twice. Where days are missing, as between
    meetings held on single days, the sum is what there are at least: it is used where that settles the target. Shares,
    rates and stocks never add up. `unfit` says what keeps a number from the target.
    """
    per = target.per or asked.indicator.per
    stock = asked.indicator.counted == "stock"
    if (
        target.kind not in ("at_most", "at_least", "range")
        or per not in MONTHS
        or is_ratio(asked.indicator.unit)
        or stock
    ):
        return Sums()
    groups: dict[tuple[object, ...], list[Measurement]] = {}
    for part in timely:
        if _is_part(part, per, unfit):
            groups.setdefault((_whole(part, per), part.source, part.definition_version), []).append(part)
    found = [_sum(asked, target, _whole(parts[0], per), parts) for parts in groups.values()]
    return Sums(
        tuple(one for sums in found for one in sums.sums),
        frozenset(part for sums in found for part in sums.parts),
        tuple(reason for sums in found for reason in sums.reasons),
        tuple(period for sums in found for period in sums.open),
    )


def _whole(part: Measurement, per: Per | None) -> Period:
    return period_of(ends(part)[0], per)


def _is_part(measurement: Measurement, per: Per | None, unfit: Unfit) -> bool:
    whole = _whole(measurement, per)
    inside = whole.end is not None and ends(measurement)[1] <= whole.end and measurement.period != whole
    return inside and {reason.rule for reason in unfit(measurement)} <= _OF_A_PART


def _sum(asked: Asked, target: Target, whole: Period, found: Iterable[Measurement]) -> Sums:
    parts = tuple(sorted(_final(found), key=ends))
    over = (whole,) if whole.end is not None and whole.end <= asked.on else ()
    if len(parts) == 1 and ends(parts[0])[0] != ends(parts[0])[1]:
        return Sums()
    wrong = tuple(_wrong(parts, asked.breaks))
    if wrong:
        return Sums(parts=frozenset(found), reasons=wrong, open=over)
    total = _added(parts, whole)
    covered = _covers(parts, whole)
    if covered:
        return Sums((total,), frozenset(found), (_told(parts, whole),))
    least = _at_least(parts, total)
    if least is not None and meets(Bounds.of(least), None, target) is not None:
        return Sums((least,), frozenset(found), (_told(parts, whole),))
    if len(parts) == 1:
        return Sums()
    return Sums(parts=frozenset(found), reasons=(told("parts_missing", period=whole),), open=over)


def _told(parts: tuple[Measurement, ...], period: Period) -> Reason:
    return told("sum_of_parts", number=number_text(len(parts)), period=period)


def _at_least(parts: tuple[Measurement, ...], total: Measurement) -> Measurement | None:
    """Return what parts with days missing say there are at least; `None` where a number may yet become lower."""
    if total.suppressed or total.qualifier in ("preliminary", "approximate"):
        return None
    period = Period(ends(parts[0])[0], ends(parts[-1])[1])
    return attrs.evolve(total, qualifier="at_least", period=period)


def _final(parts: Iterable[Measurement]) -> Iterator[Measurement]:
    """Yield the number of each time: a revised one in place of the earlier, a preliminary one if there is no other."""
    latest: dict[Period | None, list[Measurement]] = {}
    for part in parts:
        latest.setdefault(part.period, []).append(part)
    for same in latest.values():
        yield from (
            [m for m in same if m.qualifier == "revised"] or [m for m in same if m.qualifier != "preliminary"] or same
        )


def _wrong(parts: tuple[Measurement, ...], breaks: tuple[SeriesBreak, ...]) -> Iterator[Reason]:
    for one, other in pairwise(parts):
        if ends(other)[0] <= ends(one)[1]:
            yield told("overlapping")
    yield from broken(ends(parts[0])[0], ends(parts[-1])[1], breaks)


def _covers(parts: tuple[Measurement, ...], whole: Period) -> bool:
    """Return whether parts in their order, none of which overlap, leave no day of a time out."""
    joined = all(ends(one)[1] + _DAY == ends(other)[0] for one, other in pairwise(parts))
    return joined and (ends(parts[0])[0], ends(parts[-1])[1]) == (whole.start, whole.end)


def _in_tens(part: Measurement) -> bool:
    """Return whether a count is printed in tens or thousands, so that a sum of it is about so many."""
    return part.value is not None and int(part.value.as_tuple().exponent) > 0


def _added(parts: tuple[Measurement, ...], whole: Period) -> Measurement:
    first = parts[0]
    qualifiers = {"approximate" if _in_tens(part) else part.qualifier for part in parts}
    said: dict[str, Any] = {"unit": first.unit, "area": first.area, "source": first.source, "period": whole}
    said |= {"definition_version": first.definition_version}
    if any(part.suppressed for part in parts):
        return Measurement(suppressed=True, **said)
    said |= {"qualifier": next((one for one in _QUALIFIERS if one in qualifiers), "exact")}
    amount = sum((part.amount or Fraction(0) for part in parts), Fraction(0))
    if amount.denominator == 1:
        return Measurement(count=int(amount), **said)
    return Measurement(value=sum((part.value or Decimal(part.count or 0) for part in parts), Decimal(0)), **said)
