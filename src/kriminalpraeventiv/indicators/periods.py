"""Periods: was it so many in each month, quarter, half-year or year, where more in one does not make up for another."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.asking import Asked, Progress, ends
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.fit import MONTHS, against_target
from kriminalpraeventiv.indicators.target import Per, Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

_AUGUST = 8
Groups = Mapping[Period, tuple[Measurement, ...]]


def judge_each(asked: Asked, target: Target) -> Progress:
    """Return whether every whole period from the first one measured has at least the number of the target."""
    timely, aside = asked.timely(target, None)
    fit = tuple(m for m in timely if not tuple(_unfit(asked, m)))
    aside = (*(reason for m in timely for reason in _unfit(asked, m)), *aside)
    if not fit:
        return asked.blocked((*aside, told("no_measurement")) if timely else (told("no_measurement"), *aside))
    if any(m.suppressed for m in fit):
        return asked.answer("suppressed", (told("suppressed"), *aside), compared=fit)
    faults = tuple(_ungrouped(fit, target.per))
    if faults:
        return asked.blocked((*faults, *aside), compared=fit)
    return _judged(asked, target, fit, aside)


def _unfit(asked: Asked, measurement: Measurement) -> Iterator[Reason]:
    reasons = against_target(measurement, asked.indicator)
    # A meeting has a day of its own, and a half-year counts such days.
    yield from (reason for reason in reasons if reason.rule != "indicators.not_a_flow")
    if measurement.amount is None and not measurement.suppressed:
        yield told("number_missing")
    if measurement.qualifier in ("approximate", "preliminary"):
        yield told("preliminary" if measurement.qualifier == "preliminary" else "inexact")


def _ungrouped(fit: tuple[Measurement, ...], per: Per | None) -> Iterator[Reason]:
    """Yield what keeps numbers from being counted in their periods: they span two, or overlap each other."""
    in_time = sorted(fit, key=ends)
    for measurement in in_time:
        start, end = ends(measurement)
        if period_of(start, per) != period_of(end, per):
            yield told("spans_periods")
    for one, other in pairwise(in_time):
        if ends(other)[0] <= ends(one)[1]:
            yield told("overlapping")


def _judged(asked: Asked, target: Target, fit: tuple[Measurement, ...], aside: tuple[Reason, ...]) -> Progress:
    groups: dict[Period, list[Measurement]] = {}
    for measurement in sorted(fit, key=ends):
        groups.setdefault(period_of(ends(measurement)[0], target.per), []).append(measurement)
    until = min(asked.on, target.deadline or asked.on)
    whole = [period for period in _from(next(iter(groups)), target.per, until) if period.end and period.end <= until]
    least = Fraction(target.value or Decimal(0))
    missed = [p for p in whole if p in groups and _sum(groups[p]) < least and _covered(p, groups[p])]
    open_ = [p for p in whole if p not in groups or (_sum(groups[p]) < least and p not in missed)]
    if missed:
        return asked.answer("not_reached", (told("period_missed", period=missed[0]), *aside), compared=fit)
    if open_:
        return asked.blocked((told("period_missing", period=open_[0]), *aside), compared=fit)
    if not whole:
        met = any(_sum(group) >= least for group in groups.values())
        return asked.answer("on_path" if met else "not_due", (told("period_runs"), *aside), compared=fit)
    if target.deadline and asked.on < target.deadline:
        later = told("deadline_to_come", deadline=target.deadline)
        return asked.answer("on_path", (told("each_met"), later, *aside), compared=fit)
    return asked.answer("reached", (told("each_met"), *aside), compared=fit)


def _sum(group: list[Measurement]) -> Fraction:
    return sum((m.amount or Fraction(0) for m in group), Fraction(0))


def _covered(period: Period, group: list[Measurement]) -> bool:
    """Return whether the measurements say how many there were on every day of a period."""
    days = sum((ends(m)[1] - ends(m)[0]).days + 1 for m in group)
    exact = all(m.qualifier != "at_least" for m in group)
    return (
        exact and period.start is not None and period.end is not None and days == (period.end - period.start).days + 1
    )


def period_of(day: date, per: Per | None) -> Period:
    """Return the calendar period a day lies in; a school year begins in August.

    >>> str(period_of(date(2018, 7, 2), "half_year")), str(period_of(date(2018, 7, 2), "school_year"))
    ('2018-07-01 – 2018-12-31', '2017-08-01 – 2018-07-31')
    """
    months = MONTHS.get(per or "year", 12)
    first = _AUGUST if per == "school_year" else (day.month - 1) // months * months + 1
    start = date(day.year - (day.month < first), first, 1)
    return Period(start, _after(start, months) - timedelta(days=1))


def _after(start: date, months: int) -> date:
    count = start.year * 12 + start.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _from(first: Period, per: Per | None, until: date) -> Iterator[Period]:
    period = first
    while period.start is not None and period.end is not None and period.start <= until:
        yield period
        period = period_of(period.end + timedelta(days=1), per)
