"""Period: from a day to a day, both inclusive; either end may be open."""

from datetime import date

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput


@attrs.frozen
class Period:
    """Days from `start` to `end`, both inclusive; `None` is no limit.

    Raises `InvalidInput` when the end comes before the start; in a pack that is an `InvalidRule`, with its place.

    >>> Period(date(2017, 1, 1), date(2019, 12, 31)).contains(date(2019, 12, 31))
    True
    """

    start: date | None = None
    end: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.start and self.end and self.end < self.start:
            raise InvalidInput([Fault("empty_period", "", "the period ends before it starts")])

    def contains(self, day: date) -> bool:
        """Return whether `day` lies within, both ends included."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: "Period") -> bool:
        """Return whether the two share at least one day.

        >>> Period(None, date(2023, 12, 31)).overlaps(Period(date(2024, 1, 1), None))
        False
        """
        begins = self.start is None or other.end is None or self.start <= other.end
        return begins and (other.start is None or self.end is None or other.start <= self.end)

    def __str__(self) -> str:
        return f"{self.start or '…'} – {self.end or '…'}"
