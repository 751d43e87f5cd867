"""Grid: the numbers of a table with its totals, as arcs of a circulation."""

from collections.abc import Callable, Iterator, Mapping

import attrs

from kriminalpraeventiv.indicators.disclosure.flow import Arc
from kriminalpraeventiv.indicators.disclosure.profile import Profile

Place = tuple[int, int]
"""The row and the column of a number; the totals stand in the row and the column after the last."""


@attrs.frozen
class Grid:
    """A table of so many rows and columns, with a total for each and for all."""

    height: int
    width: int

    @property
    def places(self) -> tuple[Place, ...]:
        """Every number's place, row by row, each with its total last."""
        return tuple((row, column) for row in range(self.height + 1) for column in range(self.width + 1))

    def inner(self, place: Place) -> bool:
        """Return whether a number is no total."""
        return place[0] < self.height and place[1] < self.width

    def line(self, place: Place) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """Return the numbers of the same row and of the same column, without totals."""
        row = tuple((place[0], column) for column in range(self.width))
        return row, tuple((other, place[1]) for other in range(self.height))

    def arcs(self, bounds: Callable[[Place], tuple[int, float]]) -> list[Arc]:
        """Return the table as arcs: rows are sums 0, 1, …, columns follow, with the two sums of totals last."""
        return [Arc(*self._ends(place), *bounds(place)) for place in self.places]

    def _ends(self, place: Place) -> tuple[int, int]:
        row, column = place
        first_column, row_totals = self.height, self.height + self.width
        column_totals = row_totals + 1
        if self.inner(place):
            return row, first_column + column
        if row < self.height:
            return row_totals, row
        return (first_column + column, column_totals) if column < self.width else (column_totals, row_totals)


def with_totals(grid: Grid, inner: Mapping[Place, int]) -> dict[Place, int]:
    """Return the counts of a table with its totals.

    >>> with_totals(Grid(1, 2), {(0, 0): 3, (0, 1): 4})[1, 2]
    7
    """
    counts = dict.fromkeys(grid.places, 0)
    for (row, column), count in inner.items():
        for place in ((row, column), (row, grid.width), (grid.height, column), (grid.height, grid.width)):
            counts[place] += count
    return counts


def small_places(grid: Grid, counts: Mapping[Place, int], profile: Profile) -> Iterator[Place]:
    """Yield where numbers stand that may not be seen for their own sake, totals among them."""
    for place in grid.places:
        zero_tells = (
            counts[place] == 0
            and profile.zeros == "show_unless_all_or_none"
            and grid.inner(place)
            and _tells_of_a_group(grid, counts, place)
        )
        if profile.hides(counts[place]) or zero_tells:
            yield place


def _tells_of_a_group(grid: Grid, counts: Mapping[Place, int], place: Place) -> bool:
    """Return whether a 0 says of everyone in its row or column where they are; where nobody is, it says it of none."""
    above = [sum(counts[other] > 0 for other in line) for line in grid.line(place)]
    return 0 not in above and 1 in above


def behind(shown: int, profile: Profile) -> tuple[int, int]:
    """Return the lowest and the highest count that is shown as a number.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> behind(10, profile("opensafely")), behind(20, profile("opensafely")), behind(0, profile("dst_research"))
    ((8, 12), (18, 22), (0, 0))
    """
    if shown == 0:
        return 0, 0
    fits = [count for count in range(shown - profile.base, shown + profile.base) if profile.rounded(count) == shown]
    return max(min(fits, default=shown), profile.threshold), max(fits, default=shown)
