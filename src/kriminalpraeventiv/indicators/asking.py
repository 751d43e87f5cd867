"""Asking: one indicator on one day, with its measurements, and how an answer about it is written."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.figure import Baseline, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.seen import Chance, ChanceOf
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.timing import ends
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.indicators.words import told

Status = Literal["reached", "on_path", "not_reached", "not_due", "as_needed", "cannot_be_judged", "suppressed"]
"""Before the deadline a number that meets the target is `on_path`, one that does not `not_due`; never a verdict yet."""


@attrs.frozen(kw_only=True)
class Progress:
    """The answer about one indicator on one day.

    `why` is the code of what keeps it from being judged; the reasons say it in words. `baseline` and `compared` are
    what the status rests on: `baseline` is `None` where none was used, `compared` is empty where no measurement was.
    `chance` is the other question: whether it can be told from chance; `None` where that is no question. `chance_of`
    is what was compared: the `change` since the baseline, the number with the `target_number`, or the `margin` agreed.
    `traps` repeats how the number is misread. `rulebook` is the fingerprint of the one that was asked.
    """

    schema: int = SCHEMA
    indicator: str
    on: date
    status: Status
    why: str | None = None
    target: Target | None
    baseline: Baseline | None = None
    compared: tuple[Measurement, ...] = ()
    chance: Chance | None = None
    chance_of: ChanceOf | None = None
    rulebook: str | None = None
    reasons: tuple[Reason, ...]
    traps: tuple[Trap, ...]
    rows: tuple[str, ...]


@attrs.frozen
class Asked:
    """One indicator on one day, with its measurements, those of the latest time first."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    on: date

    @classmethod
    def of(cls, indicator: Indicator, measurements: Iterable[Measurement], on: date) -> "Asked":
        """Return it with each measurement once, in an order that does not hang on the one they came in."""
        return cls(indicator, tuple(dict.fromkeys(latest_first(measurements))), on)

    @property
    def breaks(self) -> tuple[SeriesBreak, ...]:
        """The breaks of the series, whichever of its numbers tells of them; those of another area are of another."""
        baseline, area = self.indicator.baseline, self.indicator.area
        own = (m for m in self.measurements if (m.area or self.indicator.measured_area) in (area, None))
        found = (*(baseline.breaks if baseline else ()), *(one for m in own for one in m.breaks))
        return tuple(dict.fromkeys(found))

    def answer(self, status: Status, reasons: Iterable[Reason], **used: Any) -> Progress:  # noqa: ANN401 - fields of it
        """Return the answer, each reason told once."""
        told_once = tuple(dict.fromkeys(reasons))
        rows = (*self.indicator.rows, *(row for reason in told_once for row in reason.rows))
        return Progress(
            indicator=self.indicator.id,
            on=self.on,
            status=status,
            target=self.indicator.target,
            reasons=told_once,
            traps=self.indicator.traps,
            rows=tuple(sorted(set(rows))),
            **used,
        )

    def blocked(self, reasons: Iterable[Reason], **used: Any) -> Progress:  # noqa: ANN401 - fields of it
        """Return that it cannot be judged; `why` is what the first reason says."""
        found = tuple(reasons)
        return self.answer("cannot_be_judged", found, why=found[0].rule.removeprefix("indicators."), **used)

    def timely(self, target: Target, baseline: Baseline | None) -> tuple[tuple[Measurement, ...], tuple[Reason, ...]]:
        """Return the measurements of the time the question is about, and why others are left out."""
        untimely = {m: tuple(self._untimely(m, target, baseline)) for m in self.measurements}
        timely = tuple(m for m in self.measurements if not untimely[m])
        return timely, tuple(reason for reasons in untimely.values() for reason in reasons)

    def _untimely(self, measurement: Measurement, target: Target, baseline: Baseline | None) -> Iterator[Reason]:
        start, end = ends(measurement)
        if end > self.on:
            yield told("after_day", on=self.on)
        elif target.deadline and start > target.deadline:
            yield told("after_deadline", deadline=target.deadline)
        elif baseline and target.counts_change and start <= ends(baseline)[1]:
            yield told("not_since_baseline")
        elif baseline and end < ends(baseline)[1]:
            yield told("before_baseline")


def latest_first(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Return measurements of the latest time first, those of the same time always alike."""
    return tuple(sorted(measurements, key=_age, reverse=True))


def latest_of(fit: tuple[Measurement, ...]) -> tuple[Measurement, ...]:
    """Return those of the latest time, which come first; a revised number takes the place of the earlier ones."""
    latest = tuple(m for m in fit if m.period == fit[0].period)
    revised = tuple(m for m in latest if m.qualifier == "revised")
    final = revised or tuple(m for m in latest if m.qualifier != "preliminary")
    return tuple(sorted(final or latest, key=lambda m: m.count is None))


def _age(measurement: Measurement) -> tuple[date, date, str]:
    """Return what sorts measurements by the time they are for, and those of the same time always alike."""
    start, end = ends(measurement)
    return end, start, repr(measurement)
