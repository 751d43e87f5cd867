"""Timing: is a number for as long as the target counts for, and does it say how things stood at the deadline."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.figure import Figure, Measurement, is_share
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Per, Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

MONTHS: Final[dict[Per, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "school_year": 12}
"""How many months a time is that has a fixed length."""
_NAMED: Final[dict[tuple[int, int], Per]] = {(1, 0): "month", (3, 0): "quarter", (6, 0): "half_year", (12, 0): "year"}
_A_DAY: Final = timedelta(days=1)
_AUGUST: Final = 8


def is_asked(indicator: Indicator) -> bool:
    """Return whether numbers are shares of those asked: how long a survey was in the field changes no share.

    A share of persons who come in a time, such as those who relapse, is another in a month than in a year.
    """
    return is_share(indicator.unit) and (indicator.counted != "flow" or indicator.basis == "sample")


def stated_per(indicator: Indicator, target: Target) -> Per | None:
    """Return how long the target says its number counts for, or else the indicator."""
    return target.per or indicator.per


def against_length(measurement: Measurement, indicator: Indicator, target: Target) -> Iterator[Reason]:
    """Yield that a measurement is for a longer or shorter time than the target's number counts for.

    Where neither target nor indicator says how long, it is as long as the baseline; where that says nothing either, a
    flow is not judged: 12 in January are few for a month and many for a day. A time of its own (`free`) is as long as
    the baseline, or else as the one who measured took it. (This library's proposal.)
    """
    if is_asked(indicator):
        return
    per = target.per or (indicator.per if indicator.counted != "stock" else None)
    lasts = length(measurement.period)
    if per in MONTHS:
        if lasts != (MONTHS[per], 0):
            yield told("not_the_time_of_the_target")
    elif indicator.counted == "flow":
        base = length(indicator.baseline.period) if indicator.baseline else None
        if base is None and per is None:
            yield told("time_not_stated")
        elif base not in (None, lasts):
            yield told("not_the_time_of_the_target")


def against_deadline(
    measurement: Measurement, indicator: Indicator, target: Target, deadline: date, *, settled: bool = False
) -> Iterator[Reason]:
    """Yield that a measurement does not say how it stood at the deadline.

    A number for a time says it where its time holds the deadline, and ends within the month, quarter or year the
    deadline lies in. A number for a day, and a share of those asked, says it from within the time the target or the
    indicator counts for (`per`); where none is stated, for the day of the deadline alone. `settled` is that what is
    still to come cannot turn it. (This library's proposal.)
    """
    start, end = ends(measurement)
    stated = stated_per(indicator, target)
    per = stated if stated in MONTHS else _NAMED.get(length(measurement.period) or (0, 0))
    window = period_of(deadline, per) if per else Period(deadline, deadline)
    if window.end is not None and end > window.end:
        yield told("measured_after_deadline", deadline=deadline)
    elif end < deadline:
        at_once = start == end if indicator.counted is None else indicator.counted == "stock"
        within = stated in MONTHS and window.start is not None and start >= window.start
        if not (within and (at_once or is_asked(indicator) or settled)):
            yield told("measured_before_deadline", deadline=deadline)


def ends(figure: Figure) -> tuple[date, date]:
    """Return the first and last day a number is for; a period of a figure has both."""
    period = figure.period
    return (period and period.start) or date.min, (period and period.end) or date.min


def period_of(day: date, per: Per | None) -> Period:
    """Return the calendar period a day lies in; a school year begins in August.

    >>> str(period_of(date(2018, 7, 2), "half_year")), str(period_of(date(2018, 7, 2), "school_year"))
    ('2018-07-01 – 2018-12-31', '2017-08-01 – 2018-07-31')
    """
    months = MONTHS.get(per or "year", 12)
    first = _AUGUST if per == "school_year" else (day.month - 1) // months * months + 1
    before = day.month < first
    start = date.min if before and day.year == date.min.year else date(day.year - before, first, 1)
    count = (day.year - before) * 12 + first - 1 + months
    return Period(start, date(count // 12, count % 12 + 1, 1) - _A_DAY if count // 12 <= date.max.year else date.max)


def length(period: Period | None) -> tuple[int, int] | None:
    """Return the length of a period in months and days, so that all years are as long as each other."""
    if period is None or period.start is None or period.end is None:
        return None
    after = date.min if period.end == date.max else period.end + _A_DAY
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    return months, after.day - period.start.day
