"""Spans: the month, quarter, half-year, year or school year a day lies in."""

from datetime import date, timedelta
from typing import Final, Literal

from kriminalpraeventiv.period import Period

Per = Literal["month", "quarter", "half_year", "year", "school_year"]
_MONTHS: Final[dict[Per, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "school_year": 12}
_AUGUST: Final = 7
"""Months from January to the month a school year begins."""
SPANS: Final[tuple[Per, ...]] = tuple(_MONTHS)
_A_YEAR: Final = 12
_LAST: Final = 9999 * _A_YEAR + 11
"""The last month there is a day in."""


def span_of(day: date, per: Per) -> Period:
    """Return the month, quarter, half-year, year or school year (1 August to 31 July) a day lies in.

    >>> str(span_of(date(2018, 5, 3), "quarter")), str(span_of(date(2018, 5, 3), "school_year"))
    ('2018-04-01 – 2018-06-30', '2017-08-01 – 2018-07-31')
    """
    since = _AUGUST if per == "school_year" else 0
    month = day.year * _A_YEAR + day.month - 1
    first = month - (month - since) % _MONTHS[per]
    after = first + _MONTHS[per]
    end = date.max if after > _LAST else _first_day(after) - timedelta(days=1)
    return Period(_first_day(first), end)


def _first_day(month: int) -> date:
    year, rest = divmod(month, _A_YEAR)
    return date(year, rest + 1, 1) if year else date.min
