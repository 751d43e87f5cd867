"""Protect: which other numbers of a table are hidden so that no small one can be worked out from its sums."""

import heapq
from collections.abc import Mapping
from math import inf

import attrs

from kriminalpraeventiv.indicators.disclosure.flow import UP, Circulation, Step
from kriminalpraeventiv.indicators.disclosure.grid import Grid, Place, behind, small_places
from kriminalpraeventiv.indicators.disclosure.profile import Profile


def to_hide(grid: Grid, counts: Mapping[Place, int], profile: Profile) -> frozenset[Place]:
    """Return where numbers are hidden: the small ones, and as few persons more as a search finds to be needed.

    Each small number must, for all that the shown ones say, be able to be the threshold or more. The others are found
    one small number at a time along the cheapest closed way through the table (Kelly, Golden and Assad 1992), counted
    in persons hidden; then those that turn out not to be needed are shown again. `counts` holds the totals.

    >>> from kriminalpraeventiv.indicators.disclosure.grid import with_totals
    >>> from kriminalpraeventiv.indicators.disclosure.profile import custom
    >>> rows = ((14, 7, 2), (9, 11, 6), (21, 5, 8))
    >>> grid = Grid(3, 3)
    >>> counts = with_totals(grid, {(i, j): count for i, row in enumerate(rows) for j, count in enumerate(row)})
    >>> sorted(to_hide(grid, counts, custom(threshold=5, zeros="hide")))
    [(0, 1), (0, 2), (2, 1), (2, 2)]
    """
    small = tuple(small_places(grid, counts, profile))
    search = _Search(grid, counts, profile, set(small))
    for place in sorted(small, key=lambda place: (counts[place], place)):
        search.protect(place)
    search.show_again(small)
    return frozenset(search.hidden)


@attrs.define
class _Search:
    """A table, what of it is hidden so far, and for each small number the numbers that move with it."""

    grid: Grid
    counts: Mapping[Place, int]
    profile: Profile
    hidden: set[Place]
    _moves: dict[Place, frozenset[Place]] = attrs.field(factory=dict)

    def protect(self, place: Place) -> None:
        """Hide what is needed for a small number to be able to be the threshold."""
        if self._moving(place) is None:
            self.hidden.update(self._cheapest(place))
            self._moving(place)

    def show_again(self, small: tuple[Place, ...]) -> None:
        """Show what was hidden beside the small numbers and is not needed after all, those of most persons first."""
        beside = self.hidden.difference(small)
        for place in sorted(beside, key=lambda place: (-self.counts[place], place)):
            kept = dict(self._moves)
            self.hidden.discard(place)
            if not all(self._moving(other) is not None for other, with_ in kept.items() if place in with_):
                self.hidden.add(place)
                self._moves = kept

    def _moving(self, place: Place) -> frozenset[Place] | None:
        """Return which numbers move where one rises to the threshold; `None` where it cannot, given what is hidden."""
        table = self._table()
        number, wanted = self.grid.places.index(place), self.profile.threshold - self.counts[place]
        if table.move(number, UP, wanted) < wanted:
            return None
        places = enumerate(self.grid.places)
        self._moves[place] = frozenset(p for at, p in places if table.values[at] != self.counts[p])
        return self._moves[place]

    def _table(self) -> Circulation:
        return Circulation(self.grid.arcs(self._bounds), [self.counts[place] for place in self.grid.places])

    def _bounds(self, place: Place) -> tuple[int, float]:
        """Return what is known of a number: that it is hidden, or what is shown of it."""
        if place in self.hidden:
            return self._lowest(place), inf
        return behind(self.profile.rounded(self.counts[place]), self.profile)

    def _lowest(self, place: Place) -> int:
        return 0 if self.profile.zeros == "hide" else min(self.counts[place], 1)

    def _cheapest(self, place: Place) -> list[Place]:
        """Return the numbers to hide along the cheapest way by which one can rise to the threshold."""
        table, wanted = self._table(), self.profile.threshold - self.counts[place]
        number = self.grid.places.index(place)
        end, start = table.arcs[number].ends(UP)
        best: dict[int, int] = {}
        queue: list[tuple[int, int, int, list[Place]]] = [(0, 0, start, [])]
        while queue:
            cost, length, node, way = heapq.heappop(queue)
            if node == end:
                return way
            if node in best:
                continue
            best[node] = cost
            for step, other in table.steps_from(node):
                price = None if step[0] == number or other in best else self._price(table, step, wanted)
                if price is not None:
                    next_ = way if price == 0 else [*way, self.grid.places[step[0]]]
                    heapq.heappush(queue, (cost + price, length + 1, other, next_))
        raise AssertionError("the totals of a number can always be hidden")

    def _price(self, table: Circulation, step: Step, wanted: int) -> int | None:
        """Return how many persons are hidden by letting a number move so far; `None` where it cannot."""
        if table.room(step) >= wanted:
            return 0
        place = self.grid.places[step[0]]
        count = self.counts[place]
        if place in self.hidden or count == 0:
            return None
        return count if step[1] == UP or count - self._lowest(place) >= wanted else None
