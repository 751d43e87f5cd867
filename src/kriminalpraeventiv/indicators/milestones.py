"""Milestones: is it done, is it cancelled, how many stages are behind."""

from kriminalpraeventiv.indicators.asking import Asked, Progress, Status
from kriminalpraeventiv.indicators.checks import STAGE
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.words import told


def judge_milestone(asked: Asked, target: Target) -> Progress:
    """Return whether a milestone is done; one that is cancelled is neither done nor failed."""
    timely = tuple(m for m in asked.timely(target, None)[0] if m.state is not None)
    if not timely:
        return asked.blocked([told("no_measurement")])
    latest = tuple(m for m in timely if m.period == timely[0].period)
    states = {m.state for m in latest}
    if len(states) > 1:
        return asked.blocked([told("contradictory")], compared=latest)
    if "done" in states:
        return asked.answer("reached", [told("done")], compared=latest)
    if "cancelled" in states:
        return asked.blocked([told("cancelled")], compared=latest)
    late = target.deadline is not None and asked.on > target.deadline
    return asked.answer(
        "not_reached" if late else "not_due", [told("not_done" if late else "pending")], compared=latest
    )


def judge_stages(asked: Asked, target: Target) -> Progress:
    """Return how a staged target stands: the measurement counts the stages behind, in their order.

    A stage of process that is behind says nothing of a result or an effect; the reasons say so.
    """
    timely = tuple(m for m in asked.timely(target, None)[0] if m.unit == STAGE and m.count is not None)
    if not timely:
        return asked.blocked([told("no_measurement")])
    latest = tuple(m for m in timely if m.period == timely[0].period)
    counts = {m.count or 0 for m in latest}
    if len(counts) > 1 or max(counts) > len(target.stages):
        return asked.blocked([told("contradictory")], compared=latest)
    behind, [done] = target.stages[: max(counts)], counts
    noted = [told("process_is_no_effect")] if behind and behind[-1].level in ("process", "activity") else []
    if done == len(target.stages):
        return asked.answer("reached", [told("stages_done"), *noted], compared=latest)
    due = sum(stage.deadline is not None and stage.deadline < asked.on for stage in target.stages)
    status: Status = "not_reached" if done < due else "on_path" if done else "not_due"
    counted = told("stages", done=str(done), of=str(len(target.stages)), following=target.stages[done].title)
    return asked.answer(status, [counted, *noted], compared=latest)
