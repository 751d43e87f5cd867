"""Quantities: what the numbers of a report count, cut by part, time and area, so that sums of one another are found."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import Final

import attrs

from kriminalpraeventiv.indicators.disclosure.linked import Cells, Quantity
from kriminalpraeventiv.indicators.disclosure.printed import counts_behind, gives_away
from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.figure import Figure, is_ratio, is_share, multiplier
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period

Slot = tuple[str, int]
"""Where a number stands: the id of its indicator and its place among its measurements; the baseline is at -1."""
BASELINE: Final = -1
_ALWAYS: Final = ("",)


@attrs.frozen(kw_only=True)
class Counted:
    """One number of a report before anything is hidden, and whether it is hidden for its own sake."""

    slot: Slot
    indicator: Indicator
    figure: Figure
    profile: Profile | None
    hidden: bool

    @property
    def area(self) -> str:
        """The area it speaks for: its own, else the one its indicator is measured in."""
        return self.figure.area or self.indicator.measured_area or self.indicator.area or ""

    @property
    def unit(self) -> str | None:
        """Its unit; its indicator's where it says none."""
        return self.figure.unit or self.indicator.unit

    @property
    def is_level(self) -> bool:
        """Whether it is a number that says how much there is, hidden or not: no change, no text, no state."""
        figure = self.figure
        numbers = (figure.value, figure.count, figure.denominator)
        return figure.measure == "level" and (figure.suppressed or numbers != (None, None, None))

    @property
    def base(self) -> int | None:
        """How many a share is of."""
        return self.figure.respondents if self.figure.denominator is None else self.figure.denominator

    @property
    def count(self) -> int | None:
        """The count: given, printed as a whole number of what is counted, or the only one behind a printed share."""
        figure, unit = self.figure, self.unit
        if not self.is_level or figure.value is None or unit is None:
            return figure.count if self.is_level else None
        if not is_ratio(unit):
            return int(figure.value) if figure.value == int(figure.value) else None
        behind = counts_behind(figure.value, self.base, multiplier(unit)) if self.base is not None else ()
        return behind[0] if len(behind) == 1 else None

    @property
    def left(self) -> int | None:
        """Those left to the whole, of a share."""
        if not is_share(self.unit) or self.base is None or self.count is None:
            return None
        return self.base - self.count


def linked_quantities(
    indicators: Iterable[Indicator], numbers: Iterable[Counted]
) -> tuple[tuple[Quantity, ...], tuple[tuple[Slot, ...], ...]]:
    """Return what the numbers of a report count, and where each stands; totals that nobody shows stand nowhere.

    Numbers of the same indicator, time and area are one, whatever their source or unit.
    """
    known, numbers = tuple(indicators), list(numbers)
    levels, cut = [one for one in numbers if one.is_level], _Cut.of(known, numbers)
    found: dict[Cells, list[Counted]] = {}
    for one in levels:
        found.setdefault(cut.cells(one), []).append(one)
    totals = _totals(known, levels, cut, found)
    quantities = [_quantity(cells, of) for cells, of in found.items()]
    slots = [tuple(one.slot for one in of) for of in found.values()]
    return (*quantities, *totals), (*slots, *((),) * len(totals))


def changes_of(indicators: Iterable[Indicator], numbers: Iterable[Counted], cells: Cells) -> frozenset[Slot]:
    """Return where changes stand with an end that no number of the report tells, and that counts any of these cells."""
    numbers = list(numbers)
    cut = _Cut.of(tuple(indicators), numbers)
    told = {cut.cells(one) for one in numbers if one.is_level}
    found = set()
    for one in numbers:
        ends = [] if one.figure.measure == "level" or one.profile is None else [one.figure.period, one.figure.since]
        for period in (end for end in ends if end is not None):
            end = cut.cells(attrs.evolve(one, figure=attrs.evolve(one.figure, period=period)))
            if end not in told and end & cells:
                found.add(one.slot)
    return frozenset(found)


def _quantity(cells: Cells, of: list[Counted]) -> Quantity:
    counts = {one.count for one in of if one.count is not None}
    lefts = {one.left for one in of if one.left is not None}
    rules = [one.profile for one in of if one.profile is not None]
    rule = None
    for each in rules:
        rule = each if rule is None else rule.with_at_least(each)
    return Quantity(
        cells=cells,
        count=counts.pop() if len(counts) == 1 else None,
        left=lefts.pop() if len(lefts) == 1 else None,
        hidden=any(one.hidden for one in of) or (rule is not None and _small_with_base(of, rule)),
        rule=rule,
    )


def _small_with_base(of: list[Counted], rule: Profile) -> bool:
    """Return whether a printed share gives a small number away with the base that another source tells of it."""
    bases = {one.base for one in of if one.base is not None}
    printed = [one for one in of if one.figure.value is not None and one.base is None and is_ratio(one.unit)]
    return any(
        gives_away(one.figure.value, [base], rule, multiplier(one.unit), share=is_share(one.unit))
        for one in printed
        for base in bases
        if one.figure.value is not None and one.unit is not None
    )


@attrs.frozen
class _Cut:
    """How parts, times and areas are cut; a stock is counted on its day and is no sum over time."""

    parts: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, frozenset[str]]
    points: tuple[date, ...]
    stocks: frozenset[str]

    @classmethod
    def of(cls, indicators: tuple[Indicator, ...], numbers: list[Counted]) -> "_Cut":
        parts = {one.id: one.parts for one in indicators}
        areas: dict[str, frozenset[str]] = {}
        for one in numbers:
            areas[one.area] = areas.get(one.area, frozenset()) | frozenset(one.figure.combines)
        periods = {period for one in numbers for period in (one.figure.period, one.figure.since) if period is not None}
        points = {point for period in periods for point in _ends(period)}
        stocks = {leaf for one in indicators if one.counted == "stock" for leaf in _leaves(one.id, parts)}
        return cls(parts, areas, tuple(sorted(points)), frozenset(stocks))

    def cells(self, one: Counted) -> Cells:
        leaves = _leaves(one.indicator.id, self.parts)
        return frozenset(product(leaves, self._times(one, leaves), _leaves(one.area, self.areas)))

    def _times(self, one: Counted, leaves: frozenset[str]) -> tuple[str, ...]:
        period = one.figure.period
        if period is None or period.start is None or period.end is None:
            return _ALWAYS
        day = period.start == period.end and one.indicator.counted is None
        if day or leaves & self.stocks:
            return (f"on {period}",)
        first, last = _ends(period)
        return tuple(str(point) for point in self.points if first <= point < last)


def _ends(period: Period) -> tuple[date, ...]:
    """Return the first day of a period and the day after its last."""
    if period.start is None or period.end is None:
        return ()
    return period.start, date.fromordinal(min(period.end.toordinal() + 1, date.max.toordinal()))


def _leaves(code: str, below: Mapping[str, Iterable[str]], above: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return what something consists of in the end; itself where it has no parts."""
    parts = [part for part in below.get(code, ()) if part not in above]
    if not parts:
        return frozenset({code})
    return frozenset().union(*(_leaves(part, below, above | {code}) for part in parts))


def _totals(
    indicators: tuple[Indicator, ...], levels: list[Counted], cut: _Cut, found: Mapping[Cells, object]
) -> tuple[Quantity, ...]:
    """Return the wholes that shares of one whole are known to sum to, where no number of the report says so."""
    wholes = dict.fromkeys(one.parts for one in indicators if one.parts)
    totals = {total.cells: total for parts in wholes for total in _totals_of(parts, levels, cut)}
    return tuple(total for cells, total in totals.items() if cells not in found)


def _totals_of(parts: tuple[str, ...], levels: list[Counted], cut: _Cut) -> Iterator[Quantity]:
    places: dict[tuple[str, str], dict[str, Counted]] = {}
    for one in levels:
        if one.indicator.id in parts and is_share(one.unit) and one.base is not None:
            places.setdefault((str(one.figure.period), one.area), {}).setdefault(one.indicator.id, one)
    for there in places.values():
        bases = {one.base for one in there.values()}
        base, total = max(one or 0 for one in bases), sum(one.count or 0 for one in there.values())
        if len(bases) == 1 and (total == base or (len(there) < len(parts) and total < base)):
            yield Quantity(cells=_whole_cells(next(iter(there.values())), parts, cut), count=base, fixed=True)


def _whole_cells(like: Counted, parts: tuple[str, ...], cut: _Cut) -> Cells:
    """Return the cells of all parts at the time and in the area of one of them."""
    leaves = frozenset().union(*(_leaves(part, cut.parts) for part in parts))
    return frozenset((leaf, time, area) for _, time, area in cut.cells(like) for leaf in leaves)
