"""Milestones: is it done, is it cancelled, how many stages are done, and was it so by the deadline."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, Literal

import attrs

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.asking import Asked, Progress, Status, latest_of
from kriminalpraeventiv.indicators.checks import STAGE
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.fit import against_area
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.timing import ends
from kriminalpraeventiv.indicators.words import told

Standing = Literal["reached", "not_reached", "not_due", "done_when_unknown", "measured_before_deadline"]
_SAID: Final[dict[str, str]] = {"reached": "done", "not_reached": "not_done", "not_due": "pending"}


def judge_milestone(asked: Asked, target: Target) -> Progress:
    """Return whether a milestone is done; one that is cancelled is neither done nor failed.

    What is done on a day by the deadline is done in time; what is pending on the day of the deadline or later is not.
    """
    fit, aside = _fit(asked, target, (m for m in asked.measurements if m.state is not None))
    if not fit:
        return asked.blocked(aside)
    latest = latest_of(fit)
    states = {m.state for m in latest}
    if len(states) > 1:
        return asked.blocked((told("contradictory"), *aside), compared=latest)
    if "cancelled" in states:
        return asked.blocked((told("cancelled"), *aside), compared=latest)
    if unsure := tuple(_unsure(latest)):
        return asked.blocked((*unsure, *aside), compared=latest)
    found = _in_time(asked, target.deadline, fit)
    if found == "done_when_unknown" or found == "measured_before_deadline":  # noqa: PLR1714 - so its type is known
        return asked.blocked((told(found, deadline=target.deadline or asked.on), *aside), compared=latest)
    return asked.answer(found, (told(_SAID[found]), *aside), compared=latest)


def _in_time(asked: Asked, deadline: date | None, fit: tuple[Measurement, ...]) -> Standing:
    """Return how a milestone stands, or the code of why that is not known."""
    done = fit[0].state == "done"
    if deadline is None or asked.on <= deadline:
        return "reached" if done else "not_due"
    if done and any(m.state == "done" and ends(m)[1] <= deadline for m in fit):
        return "reached"
    if any(m.state == "pending" and ends(m)[1] >= deadline for m in fit):
        return "not_reached"
    return "done_when_unknown" if done else "measured_before_deadline"


def judge_stages(asked: Asked, target: Target) -> Progress:
    """Return how a staged target stands: the measurement counts the stages that are done, in their order.

    A stage of process that is done says nothing of a result or an effect; the reasons say so, and name each stage that
    was not done by its day.
    """
    counted = (m for m in asked.measurements if m.unit == STAGE and m.count is not None)
    fit, aside = _fit(asked, target, counted)
    if not fit:
        stated = any(m.state is not None for m in asked.measurements)
        return asked.blocked((told("stages_are_counted"), *aside) if stated else aside)
    latest = latest_of(fit)
    counts = {m.count or 0 for m in latest}
    if wrong := tuple(_miscounted(counts, target)) or tuple(_unsure(latest)):
        return asked.blocked((*wrong, *aside), compared=latest)
    [done] = counts
    behind = target.stages[:done]
    noted = (told("process_is_no_effect"),) if behind and behind[-1].level in ("process", "activity") else ()
    due = tuple((n, day) for n, day in _days(target) if day < asked.on)
    standing = {_of_stage(fit, n, day): day for n, day in reversed(due)}
    for code in ("done_when_unknown", "measured_before_deadline"):
        if code in standing and "missed" not in standing:
            return asked.blocked((told(code, deadline=standing[code]), *noted, *aside), compared=latest)
    if done == len(target.stages) and "missed" not in standing:
        return asked.answer("reached", (told("stages_done"), *noted, *aside), compared=latest)
    status: Status = "not_reached" if "missed" in standing else "on_path" if done else "not_due"
    late = tuple(_late(fit, due, target))
    return asked.answer(status, (_said(done, target), *late, *noted, *aside), compared=latest)


def _miscounted(counts: set[int], target: Target) -> Iterator[Reason]:
    if len(counts) > 1:
        yield told("contradictory")
    elif max(counts) > len(target.stages):
        yield told("too_many_stages", of=str(len(target.stages)))


def _late(fit: tuple[Measurement, ...], due: tuple[tuple[int, date], ...], target: Target) -> Iterator[Reason]:
    """Yield each stage that was not done by its own day."""
    for number, day in due:
        stage = target.stages[number - 1]
        if stage.deadline == day and _of_stage(fit, number, day) == "missed":
            yield told("stage_missed", stage=stage.title, deadline=day)


def _said(done: int, target: Target) -> Reason:
    if done == len(target.stages):
        return told("stages_done_late")
    return told("stages", done=str(done), of=str(len(target.stages)), following=target.stages[done].title)


def _days(target: Target) -> Iterator[tuple[int, date]]:
    """Yield how many stages are to be done by what day; the deadline of the target is that of all of them."""
    for number, stage in enumerate(target.stages, start=1):
        if stage.deadline is not None:
            yield number, stage.deadline
    if target.deadline is not None:
        yield len(target.stages), target.deadline


def _of_stage(fit: tuple[Measurement, ...], number: int, day: date) -> str:
    """Return whether so many stages were done by a day (`met`, `missed`), or the code of why that is not known."""
    if any((m.count or 0) >= number and ends(m)[1] <= day for m in fit):
        return "met"
    if any((m.count or 0) < number and ends(m)[1] >= day for m in fit):
        return "missed"
    return "done_when_unknown" if (fit[0].count or 0) >= number else "measured_before_deadline"


def _fit(
    asked: Asked, target: Target, said: Iterable[Measurement]
) -> tuple[tuple[Measurement, ...], tuple[Reason, ...]]:
    """Return what says how it stands in the area of the target, and why other numbers are left out.

    What is told after the deadline is kept: what is still pending then was not done by it.
    """
    known, aside = asked.timely(attrs.evolve(target, deadline=None), None)
    timely = tuple(m for m in said if m in known)
    off = {m: tuple(against_area(m, asked.indicator)) if asked.indicator.area else () for m in timely}
    fit = tuple(m for m in timely if not off[m])
    aside = (*(reason for reasons in off.values() for reason in reasons), *aside)
    return fit, aside if timely else (told("no_measurement"), *aside)


def _unsure(latest: tuple[Measurement, ...]) -> Iterator[Reason]:
    qualifiers = {m.qualifier for m in latest}
    if "preliminary" in qualifiers:
        yield told("preliminary")
    elif qualifiers & {"approximate", "at_least"}:
        yield told("inexact")
