"""Window: the whole months of a year in which something falls, as documents state them."""

from calendar import monthrange
from datetime import date

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.timeline import Validity

Months = tuple[int, int]
"""First and last month, both 1 to 12."""


@attrs.frozen
class Window:
    """From the first day of a month to the last day of a month of the same year.

    >>> str(Window.of(2028, (1, 2)).end)
    '2028-02-29'
    """

    start: date
    end: date

    @classmethod
    def of(cls, year: int, months: Months) -> "Window":
        """Return the window of these months of a year."""
        first, last = months
        return cls(date(year, first, 1), date(year, last, monthrange(year, last)[1]))

    def shows(self, valid: Validity, between: "Window") -> bool:
        """Return whether on some day of it, within `between`, what is so `valid` may be in force."""
        start, end = max(self.start, between.start), min(self.end, between.end)
        begun = valid.since is None or valid.since.earliest <= end
        return start <= end and begun and (valid.until is None or start < valid.until.latest)

    def certain(self, valid: Validity) -> bool:
        """Return whether what is so `valid` is in force on every day of it, however open acts are decided."""
        begun = valid.since is None or valid.since.latest <= self.start
        return begun and (valid.until is None or self.end < valid.until.earliest)


def split(months: Months, number: int) -> tuple[Months, ...]:
    """Return `number` spans of months: even parts where the months divide, else each of them the whole span.

    >>> split((1, 12), 4)
    ((1, 3), (4, 6), (7, 9), (10, 12))
    >>> split((7, 12), 4)
    ((7, 12), (7, 12), (7, 12), (7, 12))
    """
    first, last = months
    step, rest = divmod(last - first + 1, number)
    if rest:
        return (months,) * number
    return tuple((first + part * step, first + (part + 1) * step - 1) for part in range(number))


def bounds(between: Period) -> Window:
    """Return the first and last day asked about; raises `InvalidInput` where an end is open: years never end."""
    if between.start is None or between.end is None:
        ends = (("start", between.start), ("end", between.end))
        raise InvalidInput(
            Fault("missing", f"$.between.{name}", "a calendar needs a first and a last day")
            for name, day in ends
            if day is None
        )
    return Window(between.start, between.end)
