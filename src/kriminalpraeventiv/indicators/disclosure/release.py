"""Release: a protected table with what it counts, when and of whom, as a log of releases keeps it."""

from collections.abc import Iterator
from typing import Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.disclosure.attack import Labels, Limits, derive, seen_in
from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross, SuppressedTable
from kriminalpraeventiv.logic.fact import looks_like_cpr
from kriminalpraeventiv.period import Period


@attrs.frozen(kw_only=True)
class Release:
    """One protected table that was, or is to be, released; it holds no number that is hidden.

    `about` says what is counted and by which definition, in a code that changes with the definition. `population` are
    the codes of the groups it covers: areas, ages, …, no two of which share a person. A `flow` is counted through a
    period, a `stock` on its last day. Raises `InvalidInput` with every fault at once.
    """

    id: str
    about: str
    period: Period
    population: tuple[str, ...]
    counted: Literal["flow", "stock"] = "flow"
    table: SuppressedTable | SuppressedCross

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        faults = tuple(self._faults())
        if faults:
            raise InvalidInput(faults)

    def _faults(self) -> Iterator[Fault]:
        for place, code in (("$.id", self.id), ("$.about", self.about)):
            yield from _code_faults(place, code)
        if not self.population or len(set(self.population)) != len(self.population):
            yield Fault("missing", "$.population", "want the code of each group it covers, each once")
        for code in self.population:
            yield from _code_faults("$.population", code)
        if self.period.start is None or self.period.end is None:
            yield Fault("missing", "$.period", "want a first and a last day")
        if self.counted not in ("flow", "stock"):
            yield Fault("unknown_code", "$.counted", "want flow or stock")

    def alike(self, other: "Release") -> bool:
        """Return whether two releases count the same thing, so that one can be taken from the other."""
        return (self.about, self.counted) == (other.about, other.counted)

    def same_as(self, other: "Release") -> bool:
        """Return whether two releases are of the same persons and time."""
        return set(self.population) == set(other.population) and self.period == other.period

    def within(self, other: "Release") -> bool:
        """Return whether a release is of some of the persons, or some of the time, of another."""
        if self.same_as(other) or not set(self.population) <= set(other.population):
            return False
        if self.counted == "stock":
            return self.period.end == other.period.end
        ends = (self.period.start, self.period.end)
        return all(day is not None and other.period.contains(day) for day in ends)

    def apart_from(self, other: "Release") -> bool:
        """Return whether two releases count nobody twice."""
        if set(self.population).isdisjoint(other.population):
            return True
        return self.counted == "flow" and not self.period.overlaps(other.period)

    @property
    def extent(self) -> int:
        """How much it covers: groups, times days where it is a flow. Parts apart from each other add up to a whole."""
        start, end = self.period.start, self.period.end
        if self.counted == "stock" or start is None or end is None:
            return len(self.population)
        return len(self.population) * ((end - start).days + 1)

    def limits(self) -> dict[Labels, Limits]:
        """Return between what each of its numbers lies for whoever sees this table alone."""
        return {self._plain(labels): limits for labels, limits in derive(self.table).items()}

    def hidden(self) -> frozenset[Labels]:
        """Return where its hidden numbers stand."""
        return frozenset(
            self._plain(labels) for labels, shown in seen_in(self.table).items() if isinstance(shown, Suppressed)
        )

    def limits_with(self, known: dict[Labels, Limits]) -> dict[Labels, Limits]:
        """Return between what each number lies for whoever knows more; raises `InvalidInput` where that contradicts."""
        own = {labels: known[self._plain(labels)] for labels in seen_in(self.table) if self._plain(labels) in known}
        return {self._plain(labels): limits for labels, limits in derive(self.table, own).items()}

    def _plain(self, labels: Labels) -> Labels:
        """Return labels as they are the same in a table of one row and in one of rows and columns."""
        named = tuple(label for label in labels if label is not None)
        if isinstance(self.table, SuppressedTable) or not named:
            return named
        both = {*self.table.row_labels} & {*self.table.column_labels}
        return labels if both.intersection(named) else named


def _code_faults(place: str, code: object) -> Iterator[Fault]:
    if not isinstance(code, str) or not code.strip() or looks_like_cpr(code):
        yield Fault("bad_code", place, "want a code that is no name and never looks like a CPR number")
