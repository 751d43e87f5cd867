"""Comparable time: whether two periods are as long as each other and lie at the same time of the year."""

from calendar import monthrange
from datetime import date
from typing import Final

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

_A_YEAR: Final = 12


def length(period: Period) -> tuple[int, int]:
    """Return the length of a period in whole months and days over, so that all years are as long as each other.

    Raises `InvalidInput` for a period that is open at an end.

    >>> length(Period(date(2016, 1, 1), date(2016, 12, 31))), length(Period(date(2017, 1, 10), date(2017, 3, 15)))
    ((12, 0), (2, 6))
    """
    start, end = _ends(period)
    months = (end.year - start.year) * _A_YEAR + end.month - start.month + 1
    while _last_of(start, months) > end.toordinal():
        months -= 1
    return months, end.toordinal() - _last_of(start, months)


def not_as_long(first: Period, second: Period) -> Text | None:
    """Return why numbers of two periods do not compare where one is longer; `None` where they are as long.

    A year so far is not a whole year. Raises `InvalidInput` for a period that is open at an end.

    >>> year, so_far = Period(date(2017, 1, 1), date(2017, 12, 31)), Period(date(2018, 1, 1), date(2018, 6, 30))
    >>> not_as_long(year, so_far).en
    'The periods are not as long as each other (12 months against 6 months): hold the same months against each other.'
    """
    one, other = length(first), length(second)
    return None if one == other else line("not_as_long", first=_told(one), second=_told(other))


def not_same_season(first: Period, second: Period) -> Text | None:
    """Return why numbers of two periods may differ by the time of the year alone; `None` where they lie at the same.

    Whole years lie at the same time of the year wherever they begin. Raises `InvalidInput` for an open period.

    >>> spring, autumn = Period(date(2018, 3, 1), date(2018, 5, 31)), Period(date(2018, 9, 1), date(2018, 11, 30))
    >>> not_same_season(spring, autumn).en
    'The periods lie at different times of the year: the number may change with the season alone.'
    >>> not_same_season(spring, Period(date(2017, 3, 1), date(2017, 5, 31))) is None
    True
    """
    whole = all(each[0] % _A_YEAR == 0 and not each[1] for each in (length(first), length(second)))
    return None if whole or _season(first) == _season(second) else line("other_season")


def year_before(period: Period, years: int = 1) -> Period:
    """Return the same days so many years before; the last day of February stays the last.

    Raises `InvalidInput` for an open period and for years there were none of.

    >>> str(year_before(Period(date(2018, 1, 1), date(2018, 6, 30))))
    '2017-01-01 – 2017-06-30'
    """
    start, end = _ends(period)
    if type(years) is not int or years < 1 or start.year - years < date.min.year:
        raise InvalidInput([Fault("out_of_range", "$.years", "want a whole number of years from 1 that there were")])
    return Period(_same_day(start, start.year - years), _same_day(end, end.year - years, last=_is_last(end)))


def _last_of(start: date, months: int) -> int:
    """Return the number of the last day of so many months that begin on `start`; beyond the last day, one too many."""
    year, rest = divmod(start.year * _A_YEAR + start.month - 1 + months, _A_YEAR)
    if year > date.max.year:
        return date.max.toordinal() + (start.day > 1)
    days = monthrange(year, rest + 1)[1]
    return date(year, rest + 1, min(start.day, days)).toordinal() - (start.day <= days)


def _ends(period: Period) -> tuple[date, date]:
    if period.start is None or period.end is None:
        raise InvalidInput([Fault("missing", "$.period", "want a first and a last day; a single day is both")])
    return period.start, period.end


def _season(period: Period) -> tuple[int, int, int, object]:
    start, end = _ends(period)
    return start.month, start.day, end.month, "last" if _is_last(end) else end.day


def _is_last(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _same_day(day: date, year: int, *, last: bool = False) -> date:
    days = monthrange(year, day.month)[1]
    return date(year, day.month, days if last else min(day.day, days))


def _told(lasts: tuple[int, int]) -> Text:
    code = "months_and_days" if all(lasts) else "months_only" if lasts[0] else "days_only"
    return line(code, months=str(lasts[0]), days=str(lasts[1]))
