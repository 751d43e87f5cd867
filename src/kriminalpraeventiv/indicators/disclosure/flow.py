"""Flow: how far one number of a table can move while all sums hold, exact in whole numbers.

A table with its totals is a circulation: each number is an arc, each sum a node where what comes in goes out. How far a
number can rise or fall is then a maximal flow (Ford and Fulkerson 1956; for tables Castro 2012), and whole numbers
suffice.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

import attrs

UP: Final = 1
DOWN: Final = -1
Step = tuple[int, int]
"""An arc, and whether it rises or falls."""


@attrs.frozen
class Arc:
    """A number of a table, from one sum to another, with the lowest and highest it may be."""

    tail: int
    head: int
    low: int
    high: float

    def ends(self, way: int) -> tuple[int, int]:
        """Return from which sum to which a rise (or a fall) moves."""
        return (self.tail, self.head) if way == UP else (self.head, self.tail)


@attrs.define
class Circulation:
    """The arcs of a table and a value for each by which all sums hold."""

    arcs: Sequence[Arc]
    values: list[int]
    _at: dict[int, list[Step]] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Note which steps leave each sum."""
        self._at = {}
        for number, arc in enumerate(self.arcs):
            for way in (UP, DOWN):
                self._at.setdefault(arc.ends(way)[0], []).append((number, way))

    def copy(self) -> "Circulation":
        """Return a circulation whose values can be moved without moving these."""
        return Circulation(self.arcs, list(self.values))

    def room(self, step: Step) -> float:
        """Return by how much a number can rise or fall within its own bounds."""
        number, way = step
        arc, value = self.arcs[number], self.values[number]
        return arc.high - value if way == UP else value - arc.low

    def steps_from(self, node: int) -> Iterator[tuple[Step, int]]:
        """Yield the steps that leave a sum, and the sums they reach."""
        for number, way in self._at.get(node, ()):
            yield (number, way), self.arcs[number].ends(way)[1]

    def push(self, start: int, end: int, wanted: float, without: int | None = None) -> float:
        """Move as much as is wanted and possible from one sum to another, and return how much; `without` stays."""
        pushed = 0.0
        while pushed < wanted and (path := self._path(start, end, without)) is not None:
            amount = min(wanted - pushed, *(self.room(step) for step in path))
            if amount == inf:
                return inf
            for number, way in path:
                self.values[number] += way * int(amount)
            pushed += amount
        return pushed

    def move(self, number: int, way: int, wanted: float = inf) -> float:
        """Move one number as far as is wanted and possible while all sums hold, and return how far."""
        wanted = min(wanted, self.room((number, way)))
        start, end = self.arcs[number].ends(way)
        moved = self.push(end, start, wanted, without=number)
        if moved != inf:
            self.values[number] += way * int(moved)
        return moved

    def _path(self, start: int, end: int, without: int | None) -> list[Step] | None:
        """Return a shortest way with room for at least one, by which a step was first reached."""
        if start == end:
            return None
        reached: dict[int, tuple[Step, int]] = {}
        queue = deque([start])
        while queue and end not in reached:
            node = queue.popleft()
            for step, other in self.steps_from(node):
                if other != start and other not in reached and step[0] != without and self.room(step) > 0:
                    reached[other] = (step, node)
                    queue.append(other)
        return _traced(reached, start, end) if end in reached else None


def _traced(reached: dict[int, tuple[Step, int]], start: int, end: int) -> list[Step]:
    path = []
    while end != start:
        step, end = reached[end]
        path.append(step)
    return path


def feasible(arcs: Sequence[Arc]) -> Circulation | None:
    """Return a circulation within the bounds of its arcs, or `None` where the numbers contradict each other.

    >>> shown, hidden, total = Arc(0, 1, 19, 19), Arc(0, 1, 0, inf), Arc(1, 0, 23, 23)
    >>> feasible([shown, hidden, total]).values
    [19, 4, 23]
    """
    if any(arc.low > arc.high for arc in arcs):
        return None
    made = Circulation(arcs, [arc.low for arc in arcs])
    excess: dict[int, int] = {}
    for arc in arcs:
        excess[arc.head] = excess.get(arc.head, 0) + arc.low
        excess[arc.tail] = excess.get(arc.tail, 0) - arc.low
    for start in sorted(excess):
        for end in sorted(excess):
            if excess[start] > 0 > excess[end]:
                pushed = int(made.push(start, end, min(excess[start], -excess[end])))
                excess[start] -= pushed
                excess[end] += pushed
    return None if any(excess.values()) else made
