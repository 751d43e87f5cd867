"""Tables: counts as they may be read by those who must not know small numbers; they no longer hold what is hidden."""

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.profile import Profile, Ties, Zeros, custom


@attrs.frozen(kw_only=True)
class Table:
    """What every table says of the rule it was made by.

    `profile` and `version` name the rule; numbers that are shown are rounded to `base`. `hidden` is how many numbers
    are hidden, totals among them. How many of those are small is not said: it would help to tell which.
    """

    schema: int = SCHEMA
    profile: str
    version: int
    threshold: int
    zeros: Zeros
    base: int = 1
    ties: Ties = "half_even"
    hidden: int
    reasons: tuple[Reason, ...]
    rows: tuple[str, ...] = ("IND-11",)

    @property
    def rule(self) -> Profile:
        """The rule, as far as it decides what is hidden and how the rest is rounded."""
        return custom(threshold=self.threshold, zeros=self.zeros, base=self.base, ties=self.ties)


@attrs.frozen(kw_only=True)
class SuppressedTable(Table):
    """A row of counts with its total, by label."""

    cells: tuple[tuple[str, int | Suppressed], ...]
    total: int | Suppressed


@attrs.frozen(kw_only=True)
class SuppressedCross(Table):
    """Counts by row and column, with the totals of both and of all."""

    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    cells: tuple[tuple[int | Suppressed, ...], ...]
    row_totals: tuple[int | Suppressed, ...]
    column_totals: tuple[int | Suppressed, ...]
    total: int | Suppressed

    def number(self, row: str | None, column: str | None) -> int | Suppressed:
        """Return a number by its labels; `None` is the total of that side. Raises `KeyError` for a label it has not."""
        lines = dict(zip((*self.row_labels, None), (*self.cells, self.column_totals), strict=True))
        totals = dict(zip((*self.row_labels, None), (*self.row_totals, self.total), strict=True))
        return dict(zip((*self.column_labels, None), (*lines[row], totals[row]), strict=True))[column]
