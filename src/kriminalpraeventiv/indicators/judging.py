"""Judging: does a number meet its target, as far as its area, its time, its definition and its rounding let one say."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.asking import Asked, Progress, Status, latest_first, latest_of
from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.chance import seen
from kriminalpraeventiv.indicators.deciding import held_as, meets
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, is_ratio
from kriminalpraeventiv.indicators.fit import against_baseline, against_survey, against_target, broken
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.summing import summed
from kriminalpraeventiv.indicators.target import PathPoint, Per, Target, TargetKind
from kriminalpraeventiv.indicators.timing import MONTHS, against_deadline, against_length, ends, length
from kriminalpraeventiv.indicators.words import told


def judge(asked: Asked, target: Target) -> Progress:
    """Return the answer for a target: of how much there is, or else of the change where that is what was measured."""
    found = _judge_level(asked, target)
    if found.status != "cannot_be_judged" or target.kind not in ("reduce", "increase"):
        return found
    return _judge_change(asked, target) or found


def _judge_level(asked: Asked, target: Target) -> Progress:
    """Return the answer of how much there is: first what the baseline forbids, then what measurements there are."""
    missing = tuple(_missing_of_baseline(asked)) if target.counts_change else ()
    if missing:
        return asked.blocked(missing)
    baseline = _used_baseline(asked, target)
    if baseline and baseline.suppressed:
        return asked.answer("suppressed", [told("suppressed")], baseline=baseline)
    unfit = tuple(_unfit_baseline(asked, target))
    if unfit:
        return asked.blocked(unfit, baseline=asked.indicator.baseline)
    timely, aside = asked.timely(target, asked.indicator.baseline)
    if not timely:
        return asked.blocked((told("no_measurement"), *aside))
    return _of_timely(asked, timely, aside, target)


def walk(asked: Asked, target: Target) -> Progress:
    """Return the answer for a yearly path: that of the last point due, or of the first to come."""
    due = [point for point in target.path if point.by <= asked.on]
    point = due[-1] if due else target.path[0]
    found = judge(asked, _at(point, target, asked.indicator))
    if point == target.path[-1] or found.status == "cannot_be_judged":
        return found
    if found.status == "reached":
        return attrs.evolve(found, status="on_path", reasons=(told("point_met", day=point.by), *found.reasons))
    if found.status == "not_reached":
        return attrs.evolve(found, reasons=(told("point_missed", day=point.by), *found.reasons))
    return found


def _at(point: PathPoint, target: Target, indicator: Indicator) -> Target:
    # A yearly path counts by the year, where the indicator does not say otherwise.
    per: Per | None = "year" if indicator.counted == "flow" and indicator.per is None else None
    kind: TargetKind = "at_most" if target.direction == "lower" else "at_least"
    return Target(kind=kind, value=point.value, deadline=point.by, per=per)


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
    added = summed(asked, timely, target, lambda m: _unfit(asked, m, target))
    unfit = {m: tuple(_unfit(asked, m, target)) for m in timely if m not in added.parts}
    fit = latest_first((*added.sums, *(m for m in unfit if not unfit[m])))
    aside = (*(reason for reasons in unfit.values() for reason in reasons), *_no_average(asked, timely), *aside)
    aside = (*added.reasons, *aside)
    if not fit or added.open_since(fit[0]):
        return asked.blocked(aside)
    latest = latest_of(tuple(m for m in fit if not _of_deadline(asked, m, target)) or fit)
    baseline = _used_baseline(asked, target)
    held = _Held(target, latest, baseline, Bounds.of(baseline) if baseline else None)
    if any(m.suppressed for m in latest):
        return asked.answer("suppressed", (told("suppressed"), *aside), **held.used)
    return _verdict(asked, held, aside)


def _judge_change(asked: Asked, target: Target) -> Progress | None:
    """Return the answer of a measured change: a fall by 31 per cent is a fall. `None` where there is none that fits."""
    timely = (m for m in asked.timely(target, None)[0] if m.measure != "level" and m.amount is not None)
    fit = tuple(m for m in timely if not tuple(_unfit_change(asked, m)))
    if not fit:
        return None
    latest = latest_of(fit)
    noted = tuple(told("change_measured", since=m.since) for m in latest[:1] if m.since)
    return _verdict(asked, _Held(target, latest, None, Bounds.exactly(Decimal(0))), noted)


def _unfit_change(asked: Asked, measurement: Measurement) -> Iterator[Reason]:
    """Yield what keeps a change from being that which the target is about: it is counted from another time."""
    yield from (r for r in against_target(measurement, asked.indicator) if r.rule != "indicators.change_only")
    baseline, since = asked.indicator.baseline, measurement.since
    if since is None or (baseline and baseline.period not in (None, since)):
        yield told("change_only")
        return
    sources = {measurement.source, baseline.source if baseline else None} - {None}
    if len(sources) > 1:
        yield told("other_survey")
    if ends(measurement)[0] <= (since.end or date.max):
        yield told("not_since_baseline")
    yield from broken(since.start or date.min, ends(measurement)[1], asked.breaks)


def _unfit(asked: Asked, measurement: Measurement, target: Target) -> Iterator[Reason]:
    yield from against_target(measurement, asked.indicator)
    baseline = _used_baseline(asked, target)
    if baseline:
        yield from against_baseline(measurement, baseline, asked.indicator, asked.breaks)
    else:
        yield from against_survey(measurement, asked.indicator)
        if not _decided_early(asked, measurement, target):
            yield from against_length(measurement, asked.indicator, target)
    if measurement.amount is None and not measurement.suppressed:
        worded = measurement.text is not None or measurement.state is not None
        yield told("text_only" if worded else "nobody" if measurement.denominator == 0 else "number_missing")


def _decided_early(asked: Asked, measurement: Measurement, target: Target) -> bool:
    """Return whether part of the time already has so many that the whole of it will: what was counted stays counted."""
    if target.per not in MONTHS or is_ratio(asked.indicator.unit) or asked.indicator.counted == "stock":
        return False
    part = (length(measurement.period) or (0, 0)) < (MONTHS[target.per], 0)
    holds = meets(held_as(measurement, target), None, target)
    return part and holds is {"at_least": True, "at_most": False}.get(target.kind)


def _of_deadline(asked: Asked, measurement: Measurement, target: Target) -> tuple[Reason, ...]:
    """Return what keeps a number from saying how it stood at the deadline, where that has come."""
    if target.deadline is None or asked.on < target.deadline:
        return ()
    settled = not target.counts_change and _decided_early(asked, measurement, target)
    return tuple(against_deadline(measurement, asked.indicator, target, target.deadline, settled=settled))


def _no_average(asked: Asked, timely: tuple[Measurement, ...]) -> Iterator[Reason]:
    """Yield that areas are not averaged, where shares or rates of several are offered for one."""
    others = {m.area for m in timely if is_ratio(m.unit)} - {asked.indicator.area, None}
    if len(others) > 1:
        yield told("no_average")


@attrs.frozen
class _Held:
    """What is held against a target: the latest numbers, and from where a change is counted."""

    target: Target
    latest: tuple[Measurement, ...]
    baseline: Baseline | None
    start: Bounds | None

    @property
    def used(self) -> dict[str, Any]:
        return {"baseline": self.baseline, "compared": self.latest}


def _verdict(asked: Asked, held: _Held, aside: tuple[Reason, ...]) -> Progress:
    target, baseline, used, measurement = held.target, held.baseline, held.used, held.latest[0]
    measured, *others = (held_as(m, target) for m in held.latest)
    if not all(measured.agrees(other) for other in others):
        return asked.blocked((told("contradictory"), *aside), **used)
    holds = meets(measured, held.start, target)
    if holds is None:
        return asked.blocked((_unsure(measurement, baseline, target), *aside), **used)
    early = target.deadline is not None and asked.on < target.deadline
    if off := _of_deadline(asked, measurement, target):
        return asked.blocked((*off, *aside), **used)
    found = seen(measurement, baseline, asked.indicator, target)
    noted = found.reasons if found else ()
    used |= {"chance": found.chance, "chance_of": found.of} if found else {}
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
