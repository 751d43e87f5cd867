"""Judging: does a number meet its target, as far as its area, its time, its definition and its rounding let one say."""

from collections.abc import Iterator

import attrs

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.asking import Asked, Progress, Status, ends
from kriminalpraeventiv.indicators.chance import seen
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, is_ratio
from kriminalpraeventiv.indicators.fit import MONTHS, Bounds, against_baseline, against_length, against_target, length
from kriminalpraeventiv.indicators.target import PathPoint, Target, TargetKind
from kriminalpraeventiv.indicators.words import told


def judge(asked: Asked, target: Target) -> Progress:
    """Return the answer for a target: first what the baseline forbids, then what measurements there are."""
    missing = tuple(_missing_of_baseline(asked)) if target.counts_change else ()
    if missing:
        return asked.blocked(missing)
    baseline = _used_baseline(asked, target)
    if baseline and baseline.suppressed:
        return asked.answer("suppressed", [told("suppressed")], baseline=baseline)
    unfit = tuple(_unfit_baseline(asked, target))
    if unfit:
        return asked.blocked(unfit, baseline=asked.indicator.baseline)
    timely, aside = asked.timely(target, baseline)
    if not timely:
        return asked.blocked((told("no_measurement"), *aside))
    return _of_timely(asked, timely, aside, target)


def walk(asked: Asked, target: Target) -> Progress:
    """Return the answer for a yearly path: that of the last point due, or of the first to come."""
    due = [point for point in target.path if point.by <= asked.on]
    point = due[-1] if due else target.path[0]
    found = judge(asked, _at(point, target))
    if point == target.path[-1] or found.status == "cannot_be_judged":
        return found
    if found.status == "reached":
        return attrs.evolve(found, status="on_path", reasons=(told("point_met", day=point.by), *found.reasons))
    if found.status == "not_reached":
        return attrs.evolve(found, reasons=(told("point_missed", day=point.by), *found.reasons))
    return found


def _at(point: PathPoint, target: Target) -> Target:
    kind: TargetKind = "at_most" if target.direction == "lower" else "at_least"
    return Target(kind=kind, value=point.value, deadline=point.by)


def _used_baseline(asked: Asked, target: Target) -> Baseline | None:
    return asked.indicator.baseline if target.counts_change else None


def _missing_of_baseline(asked: Asked) -> Iterator[Reason]:
    baseline = asked.indicator.baseline
    if baseline is None:
        yield told("no_baseline")
        return
    if baseline.amount is None and not baseline.suppressed:
        yield told("nobody" if baseline.denominator == 0 else "baseline_missing")
    if baseline.period is None:
        yield told("baseline_undated")


def _unfit_baseline(asked: Asked, target: Target) -> Iterator[Reason]:
    """Yield what keeps the baseline from the target; one that is not needed still may not be of another area."""
    baseline = asked.indicator.baseline
    if baseline is not None:
        reasons = against_target(baseline, asked.indicator)
        yield from (r for r in reasons if target.counts_change or r.rule == "indicators.baseline_area")
    if baseline is not None and target.counts_change and baseline.source is None:
        yield told("survey_unknown")


def _of_timely(asked: Asked, timely: tuple[Measurement, ...], aside: tuple[Reason, ...], target: Target) -> Progress:
    unfit = {m: tuple(_unfit(asked, m, target)) for m in timely}
    fit = tuple(m for m in timely if not unfit[m])
    aside = (*(reason for reasons in unfit.values() for reason in reasons), *_no_average(asked, timely), *aside)
    if not fit:
        return asked.blocked(aside)
    latest = _latest(fit)
    used: dict[str, object] = {"baseline": _used_baseline(asked, target), "compared": latest}
    if any(m.suppressed for m in latest):
        return asked.answer("suppressed", (told("suppressed"), *aside), **used)
    measured, *others = (Bounds.of(m) for m in latest)
    if not all(measured.agrees(other) for other in others):
        return asked.blocked((told("contradictory"), *aside), **used)
    return _verdict(asked, latest[0], target, aside, used)


def _latest(fit: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
    """Return the measurements of the latest time; a revised number takes the place of the earlier ones of its time."""
    latest = tuple(m for m in fit if m.period == fit[0].period)
    revised = tuple(m for m in latest if m.qualifier == "revised")
    final = revised or tuple(m for m in latest if m.qualifier != "preliminary")
    return tuple(sorted(final or latest, key=lambda m: m.count is None))


def _unfit(asked: Asked, measurement: Measurement, target: Target) -> Iterator[Reason]:
    yield from against_target(measurement, asked.indicator)
    baseline = _used_baseline(asked, target)
    if baseline:
        yield from against_baseline(measurement, baseline)
    elif not _decided_early(asked, measurement, target):
        yield from against_length(measurement, asked.indicator, target)
    if measurement.amount is None and not measurement.suppressed:
        worded = measurement.text is not None or measurement.state is not None
        yield told("text_only" if worded else "nobody" if measurement.denominator == 0 else "number_missing")


def _decided_early(asked: Asked, measurement: Measurement, target: Target) -> bool:
    """Return whether part of the time already has so many that the whole of it will: what was counted stays counted."""
    if target.per not in MONTHS or is_ratio(asked.indicator.unit) or asked.indicator.counted == "stock":
        return False
    part = (length(measurement.period) or (0, 0)) < (MONTHS[target.per], 0)
    holds = meets(Bounds.of(measurement), None, target)
    return part and holds is {"at_least": True, "at_most": False}.get(target.kind)


def _no_average(asked: Asked, timely: tuple[Measurement, ...]) -> Iterator[Reason]:
    """Yield that areas are not averaged, where shares or rates of several are offered for one."""
    others = {m.area for m in timely if is_ratio(m.unit)} - {asked.indicator.area, None}
    if len(others) > 1:
        yield told("no_average")


def meets(measured: Bounds, start: Bounds | None, target: Target) -> bool | None:
    """Return whether a number surely meets a target, surely does not, or neither (`None`).

    `start` are the bounds of the baseline, where the target counts a change from it. A number that is to be
    maintained and has moved is `None` without a margin: no source says how much it may move.
    """
    if target.kind in ("at_most", "at_least", "coverage"):
        aim = Bounds.exactly(target.aim)
        return measured.below(aim, or_equal=True) if target.kind == "at_most" else aim.below(measured, or_equal=True)
    if target.kind == "range":
        return _both(
            Bounds.exactly(target.low).below(measured, or_equal=True),
            measured.below(Bounds.exactly(target.high), or_equal=True),
        )
    if start is None:
        return None
    if target.kind == "maintain":
        return _kept(measured, start, target)
    low, high = (measured, start) if target.kind == "reduce" else (start, measured)
    return low.below(high, or_equal=False)


def _kept(measured: Bounds, start: Bounds, target: Target) -> bool | None:
    if target.margin is None:
        return True if measured == start and measured.exact else None
    return _both(
        start.moved(-target.margin).below(measured, or_equal=True),
        measured.below(start.moved(target.margin), or_equal=True),
    )


def _both(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001 - truth values of a three-valued logic
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _verdict(
    asked: Asked, measurement: Measurement, target: Target, aside: tuple[Reason, ...], used: dict[str, object]
) -> Progress:
    baseline = _used_baseline(asked, target)
    start = Bounds.of(baseline) if baseline else None
    holds = meets(Bounds.of(measurement), start, target)
    if holds is None:
        return asked.blocked((_unsure(measurement, baseline, target), *aside), **used)
    early = target.deadline is not None and asked.on < target.deadline
    if target.deadline and not early and ends(measurement)[1].year < target.deadline.year:
        late = told("measured_before_deadline", deadline=target.deadline)
        return asked.blocked((late, *aside), **used)
    found = seen(measurement, baseline, asked.indicator, target)
    noted = (found.reason,) if found else ()
    used |= {"chance": found.chance if found else None}
    if target.deadline and early:
        status: Status = "on_path" if holds else "not_due"
        first = (told(status), told("deadline_to_come", deadline=target.deadline))
        return asked.answer(status, (*first, *noted, *aside), **used)
    status = "reached" if holds else "not_reached"
    return asked.answer(status, (told(_said(status, target)), *noted, *aside), **used)


def _said(status: Status, target: Target) -> str:
    if target.kind == "maintain":
        kept = "maintained" if target.margin is None else "maintained_within"
        return kept if status == "reached" else "not_maintained"
    return status if target.counts_change else f"{status}_number"


def _unsure(measurement: Measurement, baseline: Baseline | None, target: Target) -> Reason:
    """Return why neither can be said: a number that is not final or not exact, no margin, or the rounding."""
    figures: tuple[Figure, ...] = (measurement, baseline) if baseline else (measurement,)
    qualifiers = {figure.qualifier for figure in figures}
    if "preliminary" in qualifiers:
        return told("preliminary")
    if qualifiers & {"approximate", "at_least"}:
        return told("inexact")
    return told("no_margin" if target.kind == "maintain" and target.margin is None else "rounding")
