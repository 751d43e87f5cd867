"""Attack: what somebody who sees a table can work out of its sums about each number that is hidden."""

from collections.abc import Mapping
from math import inf

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.disclosure.flow import DOWN, UP, Arc, feasible
from kriminalpraeventiv.indicators.disclosure.grid import Grid, Place, behind
from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross, SuppressedTable

Labels = tuple[str | None, ...]
"""Where a number stands: its label, or those of its row and column; `None` is the total of that side."""
Limits = tuple[int, int | None]
"""The lowest and the highest a number may be; `None` is no upper limit."""
Seen = Mapping[Labels, int | Suppressed]
_TWO_SHOWN = 2


@attrs.frozen(kw_only=True)
class Derived:
    """Between what a hidden number must lie, for all that is shown; without `high` there is no upper limit."""

    labels: Labels
    low: int
    high: int | None

    def exposed(self, threshold: int) -> bool:
        """Return whether it is known, or known to be below a threshold.

        >>> Derived(labels=("a",), low=1, high=4).exposed(5), Derived(labels=("a",), low=1, high=5).exposed(5)
        (True, False)
        """
        return self.high is not None and (self.low == self.high or self.high < threshold)


def attack(table: SuppressedTable | SuppressedCross) -> tuple[Derived, ...]:
    """Return what can be worked out of a table about each hidden number: exact bounds in whole numbers.

    Whoever works it out knows the sums, that no count is below 0, how shown numbers were rounded, that those shown are
    no small ones, and, where zeros are always shown, that no hidden number is 0. It is not known which of the hidden
    numbers are small, nor how the others were chosen. Raises `InvalidInput` for a table whose numbers contradict.

    >>> from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> table = suppressed({"niveau_1": 12, "niveau_2": 3, "niveau_3": 7}, profile("dst_public"))
    >>> table.hidden, attack(table)
    (0, ())
    >>> [(each.low, each.high) for each in attack(suppressed({"a": 12, "b": 2, "c": 7}, profile("dst_public")))]
    [(0, 9), (0, 9)]
    """
    seen, derived = seen_in(table), derive(table)
    return tuple(
        Derived(labels=labels, low=low, high=high)
        for labels, (low, high) in derived.items()
        if isinstance(seen[labels], Suppressed)
    )


def derive(
    table: SuppressedTable | SuppressedCross, known: Mapping[Labels, Limits] | None = None
) -> dict[Labels, Limits]:
    """Return between what every number of a table lies, shown ones too, where some are `known` from elsewhere.

    Raises `InvalidInput` for a table whose numbers contradict each other or what is known.
    """
    seen, arcs = _arcs(table, known or {})
    found = feasible(arcs)
    if found is None:
        raise InvalidInput([Fault("contradiction", "$.cells", "the numbers shown do not add up to the totals shown")])
    derived: dict[Labels, Limits] = {}
    for number, labels in enumerate(seen):
        value = found.values[number]
        if arcs[number].low == arcs[number].high:
            derived[labels] = (value, value)
            continue
        fall, rise = found.copy().move(number, DOWN), found.copy().move(number, UP)
        derived[labels] = (value - int(fall), None if rise == inf else value + int(rise))
    return derived


def exposed(table: SuppressedTable | SuppressedCross) -> tuple[Derived, ...]:
    """Return the hidden numbers of a table that can be worked out, or be seen to be below its threshold."""
    return tuple(derived for derived in attack(table) if derived.exposed(table.threshold))


def seen_in(table: SuppressedTable | SuppressedCross) -> dict[Labels, int | Suppressed]:
    """Return every number of a table by where it stands, totals among them."""
    if isinstance(table, SuppressedTable):
        return {**{(label,): shown for label, shown in table.cells}, (None,): table.total}
    rows, columns = (*table.row_labels, None), (*table.column_labels, None)
    return {(row, column): table.number(row, column) for row in rows for column in columns}


def _arcs(table: SuppressedTable | SuppressedCross, known: Mapping[Labels, Limits]) -> tuple[Seen, list[Arc]]:
    seen = seen_in(table)
    rule = table.rule
    if isinstance(table, SuppressedTable):
        inner = [shown for labels, shown in seen.items() if labels != (None,)]
        sure = _counted(inner) >= _TWO_SHOWN
        bounds = [_bounds(shown, rule, sure_above_zero=sure and labels != (None,)) for labels, shown in seen.items()]
        ends = [(1, 0) if labels == (None,) else (0, 1) for labels in seen]
        arcs = [Arc(*end, *bound) for end, bound in zip(ends, bounds, strict=True)]
    else:
        grid = Grid(len(table.row_labels), len(table.column_labels))
        at = dict(zip(grid.places, seen.values(), strict=True))
        arcs = grid.arcs(lambda place: _bounds(at[place], rule, sure_above_zero=_sure(grid, at, place)))
    return seen, [_within(arc, known.get(labels)) for arc, labels in zip(arcs, seen, strict=True)]


def _within(arc: Arc, limits: Limits | None) -> Arc:
    if limits is None:
        return arc
    low, high = limits
    return attrs.evolve(arc, low=max(arc.low, low), high=min(arc.high, inf if high is None else high))


def _sure(grid: Grid, seen: Mapping[Place, int | Suppressed], place: Place) -> bool:
    """Return whether a 0 would have been shown: others are seen in its row and in its column."""
    return grid.inner(place) and all(_counted([seen[p] for p in line]) >= _TWO_SHOWN for line in grid.line(place))


def _counted(shown: list[int | Suppressed]) -> int:
    return sum(not isinstance(number, Suppressed) and number > 0 for number in shown)


def _bounds(shown: int | Suppressed, rule: Profile, *, sure_above_zero: bool) -> tuple[int, float]:
    if not isinstance(shown, Suppressed):
        return behind(shown, rule)
    above_zero = rule.zeros == "show" or (rule.zeros == "show_unless_all_or_none" and sure_above_zero)
    return int(above_zero), inf
