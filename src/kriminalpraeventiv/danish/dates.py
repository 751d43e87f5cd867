"""Dates: a day and a stretch of days as people name them: a year, a half-year, a quarter, a month."""

from calendar import monthrange
from datetime import date
from typing import Final

from kriminalpraeventiv.danish.words import words
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

_MONTHS: Final = (
    ("januar", "January"),
    ("februar", "February"),
    ("marts", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)
_SPANS: Final = {(1, 12): "year", (1, 6): "first_half", (7, 12): "second_half"}
_QUARTER: Final = 3
_SCHOOL_YEAR: Final = (8, 7, 1)
_WHOLE_YEAR: Final = (1, 12)


def day_text(day: date) -> Text:
    """Return a day as people write it.

    >>> day_text(date(2018, 8, 15)).da, day_text(date(2018, 8, 15)).en
    ('15. august 2018', '15 August 2018')
    """
    danish, english = _MONTHS[day.month - 1]
    return Text(da=f"{day.day}. {danish} {day.year}", en=f"{day.day} {english} {day.year}")


def period_text(period: Period) -> Text:
    """Return a period by its name, or by its first and last month or day; an open end has none.

    >>> from datetime import date
    >>> period_text(Period(date(2018, 7, 1), date(2018, 12, 31))).da
    '2. halvår 2018'
    >>> period_text(Period(date(2017, 8, 1), date(2018, 6, 30))).da
    'august 2017 – juni 2018'
    >>> period_text(Period(date(2017, 3, 31), date(2017, 3, 31))).en
    '31 March 2017'
    """
    start, end = period.start, period.end
    if start is None or end is None:
        return _named("open", start=_end_text(start), end=_end_text(end))
    if start == end:
        return day_text(start)
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return _named("from_to", start=day_text(start), end=day_text(end))
    return _of_months(start, end)


def _end_text(day: date | None) -> str | Text:
    return "…" if day is None else day_text(day)


def _of_months(start: date, end: date) -> Text:
    """Return a period of whole months."""
    months, year = (start.month, end.month), str(start.year)
    if start.year == end.year and months in _SPANS:
        return _named(_SPANS[months], year=year)
    if (*months, end.year - start.year) == _SCHOOL_YEAR:
        return _named("school_year", year=year, next=f"{end.year % 100:02}")
    if months == _WHOLE_YEAR:
        return _named("years", first=year, last=str(end.year))
    if start.year == end.year and start.month % _QUARTER == 1 and end.month - start.month == _QUARTER - 1:
        return _named("quarter", number=str(end.month // _QUARTER), year=year)
    first, last = _month_text(start), _month_text(end)
    return first if first == last else _named("from_to", start=first, end=last)


def _month_text(day: date) -> Text:
    danish, english = _MONTHS[day.month - 1]
    return Text(da=f"{danish} {day.year}", en=f"{english} {day.year}")


def month_names(first: int, last: int) -> Text:
    """Return a month by its name, or the first and last of several.

    >>> month_names(6, 6).da, month_names(9, 11).en
    ('juni', 'September – November')
    """
    ends = tuple(_MONTHS[month - 1] for month in dict.fromkeys((first, last)))
    return Text(da=" – ".join(danish for danish, _ in ends), en=" – ".join(english for _, english in ends))


def _named(code: str, **parts: str | Text) -> Text:
    return Text(**words()["period"][code]).filled(**parts)
