"""Cross: counts by row and column with totals, where every small number is hidden and as many more as it takes."""

from collections.abc import Iterator, Mapping

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.disclosure.attack import exposed
from kriminalpraeventiv.indicators.disclosure.grid import Grid, Place, with_totals
from kriminalpraeventiv.indicators.disclosure.hidden import SUPPRESSED, Suppressed
from kriminalpraeventiv.indicators.disclosure.one_way import count_faults, label_faults, total_faults
from kriminalpraeventiv.indicators.disclosure.profile import Profile, profile_faults
from kriminalpraeventiv.indicators.disclosure.protect import to_hide
from kriminalpraeventiv.indicators.disclosure.said import rule_of
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross

Counts = Mapping[str, Mapping[str, int]]
"""Counts by the label of their row, then of their column; every row has the same columns."""


def suppressed_cross(counts: Counts, profile: Profile) -> SuppressedCross:
    """Return a table of rows and columns with its totals, where no small number can be worked out of what is shown.

    Small numbers are hidden, totals among them, and as few persons more as a search finds to be needed, so that each
    small number could as well be the threshold or more (`attack` says between what it lies). What a reader knows from
    elsewhere, or of how the others were chosen, may still give a number away. The order of rows and columns is kept and
    changes nothing else. Raises `InvalidInput` with every fault at once; no fault repeats a label or a number.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> rows = {"ydre": (14, 7, 2), "indre": (9, 11, 6), "ved": (21, 5, 8)}
    >>> counts = {row: dict(zip("abc", line, strict=True)) for row, line in rows.items()}
    >>> for row in suppressed_cross(counts, profile("dst_research")).cells:
    ...     print(*row)
    14 .. ..
    9 11 6
    21 .. ..
    """
    faults = tuple(_kinds(counts, profile)) or tuple(_faults(counts))
    if faults:
        raise InvalidInput(faults)
    table = _Cross.of(counts, profile)
    made = table.hiding(to_hide(table.grid, table.counts, profile))
    # The search leaves nothing exposed; were it ever to, nothing at all would be shown.
    return table.hiding(frozenset(table.grid.places)) if exposed(made) else made


@attrs.frozen
class _Cross:
    """Counts with their totals, placed by their labels in order, so that the order they came in decides nothing."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    grid: Grid
    counts: Mapping[Place, int]
    profile: Profile

    @classmethod
    def of(cls, counts: Counts, profile: Profile) -> "_Cross":
        rows, columns = tuple(counts), tuple(next(iter(counts.values())))
        grid = Grid(len(rows), len(columns))
        inner = {
            (number, at): counts[row][column]
            for number, row in enumerate(sorted(rows))
            for at, column in enumerate(sorted(columns))
        }
        return cls(rows, columns, grid, with_totals(grid, inner), profile)

    def hiding(self, hide: frozenset[Place]) -> SuppressedCross:
        """Return the table with the numbers at these places hidden, its rows and columns in the order they came in."""
        row_at = [*(sorted(self.rows).index(row) for row in self.rows), len(self.rows)]
        column_at = [*(sorted(self.columns).index(column) for column in self.columns), len(self.columns)]
        *lines, totals = [tuple(self._shown((row, column), hide) for column in column_at) for row in row_at]
        return SuppressedCross(
            row_labels=self.rows,
            column_labels=self.columns,
            cells=tuple(line[:-1] for line in lines),
            row_totals=tuple(line[-1] for line in lines),
            column_totals=totals[:-1],
            total=totals[-1],
            hidden=len(hide),
            **rule_of(self.profile, hidden=bool(hide)),
        )

    def _shown(self, place: Place, hide: frozenset[Place]) -> int | Suppressed:
        return SUPPRESSED if place in hide else self.profile.rounded(self.counts[place])


def _kinds(counts: object, profile: object) -> Iterator[Fault]:
    yield from profile_faults(profile)
    if not isinstance(counts, Mapping) or not all(isinstance(line, Mapping) for line in counts.values()):
        message = 'want counts by the label of their row, then of their column, such as `{"ydre": {"niveau_1": 12}}`'
        yield Fault("wrong_kind", "$.counts", message)


def _faults(counts: Counts) -> Iterator[Fault]:
    columns = set(next(iter(counts.values()), ()))
    if not columns:
        yield Fault("missing", "$.counts", "want at least one row of at least one count")
    for column in columns:
        yield from label_faults("$.counts, a column", column)
    for number, (row, line) in enumerate(counts.items(), 1):
        place = f"$.counts, row {number}"
        yield from label_faults(place, row)
        if set(line) != columns:
            yield Fault("contradiction", place, "want a count for each column of the first row, and no other")
        for at, count in enumerate(line.values(), 1):
            yield from count_faults(f"{place}, number {at}", count)
    yield from _totals(counts)


def _totals(counts: Counts) -> Iterator[Fault]:
    columns = next(iter(counts.values()), {})
    if all(set(line) == set(columns) for line in counts.values()):
        yield from total_faults("$.counts, row", {row: [line[at] for at in columns] for row, line in counts.items()})
        yield from total_faults("$.counts, column", {at: [line[at] for line in counts.values()] for at in columns})
