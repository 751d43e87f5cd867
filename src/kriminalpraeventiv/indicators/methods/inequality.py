"""Inequality: how far events gather on few places or persons."""

from collections.abc import Sequence
from itertools import accumulate

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, number_faults, refuse
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.told import per_cent
from kriminalpraeventiv.indicators.methods.words import said


def gini(counts: Sequence[int]) -> Result:
    """Return the Gini coefficient of counts: 0 where all have as many, near 1 where one has them all.

    Places without events belong in the counts; leaving them out answers another question. Where there are fewer
    events than places, even events spread by chance gather somewhat. Raises `InvalidInput` for no counts and where all
    are 0. Source: Gini 1912.

    >>> gini([1, 1, 1, 1]).value, gini([0, 0, 0, 8]).value
    (0.0, 0.75)
    """
    refuse(_faults(counts))
    ranked = sorted(counts)
    number, total = len(ranked), sum(ranked)
    value = (2 * sum(rank * count for rank, count in enumerate(ranked, 1)) - (number + 1) * total) / (number * total)
    most, events = _gathered(ranked)
    parts = {"value": number_text(value, 2), "most": per_cent(most), "events": per_cent(events)}
    return Result(method="gini", value=value, inputs=_inputs(counts), text=said("gini", **parts))


def lorenz_curve(counts: Sequence[int]) -> tuple[tuple[float, float], ...]:
    """Return the points of the Lorenz curve: the share of places, those with fewest first, and of events on them.

    >>> lorenz_curve([2, 0])
    ((0.0, 0.0), (0.5, 0.0), (1.0, 1.0))
    """
    refuse(_faults(counts))
    ranked = sorted(counts)
    return tuple(
        (rank / len(ranked), events / sum(ranked)) for rank, events in enumerate(accumulate(ranked, initial=0))
    )


def share_on_most_hit(counts: Sequence[int], share: float) -> Result:
    """Return the share of events on that share of places that has most of them; part of a place counts in part.

    >>> round(share_on_most_hit([5, 3, 1, 1], 0.25).value, 2)
    0.5
    """
    refuse(_faults(counts), number_faults("$.share", share, 0, 1))
    ranked = sorted(counts, reverse=True)
    places = share * len(ranked)
    whole = int(places)
    on_them = sum(ranked[:whole]) + (places - whole) * (ranked[whole] if whole < len(ranked) else 0)
    value = on_them / sum(ranked)
    return Result(
        method="share_on_most_hit",
        value=value,
        inputs=(*_inputs(counts), ("share", share)),
        text=said("share_on_most_hit", share=per_cent(share), value=per_cent(value)),
    )


def _gathered(ranked: Sequence[int]) -> tuple[float, float]:
    """Return which share of places has at least half of all events, and how much it has."""
    total = sum(ranked)
    for places, events in enumerate(accumulate(reversed(ranked)), 1):
        if 2 * events >= total:
            return places / len(ranked), events / total
    return 1.0, 1.0  # pragma: no cover - all of them have all


def _inputs(counts: Sequence[int]) -> tuple[tuple[str, tuple[float, ...]], ...]:
    return (("counts", tuple(float(count) for count in counts)),)


def _faults(counts: Sequence[int]) -> list[Fault]:
    faults = [fault for index, count in enumerate(counts) for fault in count_faults(f"$.counts[{index}]", count)]
    if not faults and not any(counts):
        faults.append(Fault("too_few", "$.counts", "want counts, and not all of them 0"))
    return faults
