"""Account: how many hidden numbers are small and how many stand beside them, for those who may know the numbers."""

from collections.abc import Mapping

import attrs

from kriminalpraeventiv.indicators.disclosure.attack import seen_in
from kriminalpraeventiv.indicators.disclosure.grid import Grid, small_places, with_totals
from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.one_way import small_labels
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross, SuppressedTable


@attrs.frozen(kw_only=True)
class Account:
    """What was done to a table: how many numbers are hidden as `small`, how many `beside` them, by which profile.

    It is for the maker's own file. It is no part of the table, because it would tell readers which numbers are small:
    where everything hidden is small, each of them is.
    """

    profile: str
    version: int
    threshold: int
    shown: int
    small: int
    beside: int


def account(
    counts: Mapping[str, int] | Mapping[str, Mapping[str, int]], table: SuppressedTable | SuppressedCross
) -> Account:
    """Return what was done to a table, counted from the counts it was made of; totals count as numbers too.

    >>> from kriminalpraeventiv.indicators.disclosure.one_way import suppressed
    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> counts = {"niveau_1": 12, "niveau_2": 3, "niveau_3": 7}
    >>> made = account(counts, suppressed(counts, profile("dst_research")))
    >>> made.shown, made.small, made.beside
    (2, 1, 1)
    """
    hidden = sum(isinstance(shown, Suppressed) for shown in seen_in(table).values())
    small = _small(counts, table)
    return Account(
        profile=table.profile,
        version=table.version,
        threshold=table.threshold,
        shown=len(seen_in(table)) - hidden,
        small=small,
        beside=hidden - small,
    )


def _small(
    counts: Mapping[str, int] | Mapping[str, Mapping[str, int]], table: SuppressedTable | SuppressedCross
) -> int:
    row = {label: count for label, count in counts.items() if isinstance(count, int)}
    if row:
        return len(small_labels(row, table.rule)) + table.rule.hides(sum(row.values()))
    lines = [list(line.values()) for line in counts.values() if isinstance(line, Mapping)]
    grid = Grid(len(lines), len(lines[0]))
    inner = {(at, column): count for at, line in enumerate(lines) for column, count in enumerate(line)}
    return sum(1 for _ in small_places(grid, with_totals(grid, inner), table.rule))
