"""Periods: was it so many in each month, quarter, half-year or year, where more in one does not make up for another."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise
from typing import Literal

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.asking import Asked, Progress, latest_first
from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.figure import Measurement, is_ratio
from kriminalpraeventiv.indicators.fit import against_survey, against_target, broken
from kriminalpraeventiv.indicators.target import Per, Target
from kriminalpraeventiv.indicators.timing import ends, is_asked, period_of
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

Groups = Mapping[Period, tuple[Measurement, ...]]


def judge_each(asked: Asked, target: Target) -> Progress:
    """Return whether every whole period from the first one measured has at least the number of the target.

    Counts of what happened in a period are added; shares, rates and stocks are not, nor counts of two sources or
    definitions. A number as printed is judged by all it may have been before it was rounded.
    """
    timely, aside = asked.timely(target, asked.indicator.baseline)
    fit = tuple(m for m in timely if not tuple(_unfit(asked, m)))
    aside = (*(reason for m in timely for reason in _unfit(asked, m)), *aside)
    if not fit:
        return asked.blocked((*aside, told("no_measurement")) if timely else (told("no_measurement"), *aside))
    if any(m.suppressed for m in fit):
        return asked.answer("suppressed", (told("suppressed"), *aside), compared=fit)
    faults = tuple(_ungrouped(fit, target.per))
    if faults:
        return asked.blocked((*faults, *aside), compared=fit)
    groups = _grouped(fit, target.per)
    faults = tuple(reason for period, group in groups.items() for reason in _not_added(asked, period, group))
    if faults:
        return asked.blocked((*faults, *aside), compared=fit)
    return _judged(asked, target, groups, aside)


def _unfit(asked: Asked, measurement: Measurement) -> Iterator[Reason]:
    reasons = (*against_target(measurement, asked.indicator), *against_survey(measurement, asked.indicator))
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


def _grouped(fit: tuple[Measurement, ...], per: Per | None) -> Groups:
    groups: dict[Period, tuple[Measurement, ...]] = {}
    for measurement in sorted(fit, key=ends):
        period = period_of(ends(measurement)[0], per)
        groups[period] = (*groups.get(period, ()), measurement)
    return groups


def _not_added(asked: Asked, period: Period, group: tuple[Measurement, ...]) -> Iterator[Reason]:
    """Yield what keeps several numbers of one period from being added."""
    if len(group) == 1:
        return
    kinds = {(m.source, m.definition_version) for m in group}
    if _is_level(asked) or len(kinds) > 1:
        yield told("does_not_add", period=period)
    yield from broken(ends(group[0])[0], ends(group[-1])[1], asked.breaks)


def _is_level(asked: Asked) -> bool:
    """Return whether numbers say how much there is, so that two of them are no more than each."""
    return is_ratio(asked.indicator.unit) or asked.indicator.counted == "stock"


def _judged(asked: Asked, target: Target, groups: Groups, aside: tuple[Reason, ...]) -> Progress:
    fit = latest_first(m for group in groups.values() for m in group)
    until = min(asked.on, target.deadline or asked.on)
    whole = [period for period in _from(next(iter(groups)), target.per, until) if period.end and period.end <= until]
    stands = {period: _stands(asked, target, period, groups.get(period, ())) for period in whole}
    first = {stands[period]: period for period in reversed(whole)}
    if "not_reached" in first:
        missed = told("period_missed", period=first["not_reached"])
        return asked.answer("not_reached", (missed, *aside), compared=fit)
    if "period_missing" in first:
        return asked.blocked((told("period_missing", period=first["period_missing"]), *aside), compared=fit)
    if "rounding" in first:
        return asked.blocked((told("rounding"), *aside), compared=fit)
    if not whole:
        met = any(_stands(asked, target, period, group) == "met" for period, group in groups.items())
        return asked.answer("on_path" if met else "not_due", (told("period_runs"), *aside), compared=fit)
    if target.deadline and asked.on < target.deadline:
        later = told("deadline_to_come", deadline=target.deadline)
        return asked.answer("on_path", (told("each_met"), later, *aside), compared=fit)
    return asked.answer("reached", (told("each_met"), *aside), compared=fit)


def _stands(
    asked: Asked, target: Target, period: Period, group: tuple[Measurement, ...]
) -> Literal["met", "not_reached", "period_missing", "rounding"]:
    """Return how one whole period stands: what is not stated of it is not 0."""
    if not group:
        return "period_missing"
    total = reduce(Bounds.plus, (Bounds.of(m) for m in group))
    met = Bounds.exactly(target.value).below(total, or_equal=True)
    # A share of those asked, and how many there are on a day, stand for the period they are of.
    of_the_time = is_asked(asked.indicator) or asked.indicator.counted == "stock" or _covered(period, group)
    if met and (of_the_time or not _is_level(asked)):
        return "met"
    if not of_the_time or any(m.qualifier == "at_least" for m in group):
        return "period_missing"
    return "rounding" if met is None else "not_reached"


def _covered(period: Period, group: tuple[Measurement, ...]) -> bool:
    """Return whether the measurements, none of which overlap, leave no day of a period out."""
    days = sum((ends(m)[1] - ends(m)[0]).days + 1 for m in group)
    return period.start is not None and period.end is not None and days == (period.end - period.start).days + 1


def _from(first: Period, per: Per | None, until: date) -> Iterator[Period]:
    period = first
    while period.start is not None and period.end is not None and period.start <= until:
        yield period
        if period.end == date.max:
            return
        period = period_of(period.end + timedelta(days=1), per)
