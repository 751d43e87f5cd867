"""Progress: is a target reached, judged only where baseline and measurement can be compared."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.fit import Bounds, against_baseline, against_target, changed, is_ratio
from kriminalpraeventiv.indicators.indicator import Baseline, Indicator, Measurement, Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.text import Text

Status = Literal[
    "reached",
    "not_reached",
    "on_path",
    "not_due",
    "no_target",
    "no_verdict",
    "not_comparable",
    "cannot_be_computed",
    "unknown",
]
"""Before the deadline a change in the right direction is `on_path`, none is `not_due`; never a verdict yet."""
_UNCOMPUTED: Final = frozenset({"indicators.number_missing", "indicators.nobody"})


@attrs.frozen(kw_only=True)
class Progress:
    """The answer about one indicator on one day.

    `baseline` and `compared` are what the status rests on: `baseline` is `None` where none was used, `compared` is
    empty where no measurement was. `caution` repeats how the indicator is to be read.
    """

    schema: int = SCHEMA
    indicator: str
    on: date
    status: Status
    target: Target | None
    baseline: Baseline | None = None
    compared: tuple[Measurement, ...] = ()
    reasons: tuple[Reason, ...]
    caution: tuple[Text, ...]
    rows: tuple[str, ...]


def progress(indicator: Indicator, measurements: Iterable[Measurement], on: date) -> Progress:
    """Return whether the target of an indicator is reached, as far as measurements up to a day show.

    A target is reached by a change in its direction against the baseline, or by meeting the number the source states.
    Numbers are compared only for the same area, unit and survey; nothing is averaged, and no number is invented.
    Whether a change is larger than chance is not judged. The order of measurements does not matter.

    >>> from kriminalpraeventiv.source import Source
    >>> fewer = Indicator(
    ...     id="indicator.example", title=Text(da="Et eksempel", en="An example"), kind="result", good="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"),
    ...     unit="report", area="ydre_noerrebro", target=Target(direction="fall"),
    ... )
    >>> progress(fewer, [], date(2018, 8, 1)).status
    'cannot_be_computed'
    """
    asked = _Asked(indicator, tuple(dict.fromkeys(sorted(measurements, key=_age, reverse=True))), on)
    if indicator.target is None:
        return asked.answer("no_target", [told("no_target")])
    if indicator.good == "none":
        return asked.answer("no_verdict", [told("no_verdict")])
    return asked.against(indicator.target)


def _age(measurement: Measurement) -> tuple[date, date, str]:
    """Return what sorts measurements by the time they are for, and those of the same time always alike."""
    start, end = _ends(measurement)
    return end, start, repr(measurement)


def _ends(figure: Measurement | Baseline) -> tuple[date, date]:
    """Return the first and last day a number is for; a period of a figure has both."""
    period = figure.period
    return (period and period.start) or date.min, (period and period.end) or date.min


@attrs.frozen
class _Asked:
    """One indicator on one day, with its measurements, those of the latest time first."""

    indicator: Indicator
    measurements: tuple[Measurement, ...]
    on: date

    def answer(self, status: Status, reasons: Iterable[Reason], **used: Any) -> Progress:  # noqa: ANN401 - fields of it
        told_once = tuple(dict.fromkeys(reasons))
        rows = (*self.indicator.rows, *(row for reason in told_once for row in reason.rows))
        return Progress(
            indicator=self.indicator.id,
            on=self.on,
            status=status,
            target=self.indicator.target,
            reasons=told_once,
            caution=self.indicator.caution,
            rows=tuple(sorted(set(rows))),
            **used,
        )

    def against(self, target: Target) -> Progress:
        """Return the answer for a target: first what the baseline forbids, then what measurements there are."""
        missing = () if target.value is not None else tuple(self._missing_of_baseline())
        if missing:
            return self.answer("cannot_be_computed", missing)
        unfit = tuple(self._unfit_baseline(target))
        if unfit:
            return self.answer("not_comparable", unfit, baseline=self.indicator.baseline)
        untimely = {m: tuple(self._untimely(m, target)) for m in self.measurements}
        timely = tuple(m for m in self.measurements if not untimely[m])
        aside = tuple(reason for reasons in untimely.values() for reason in reasons)
        if not timely:
            return self.answer("unknown", (told("no_measurement"), *aside))
        return self._of_timely(timely, aside, target)

    def _used_baseline(self, target: Target) -> Baseline | None:
        return self.indicator.baseline if target.value is None else None

    def _missing_of_baseline(self) -> Iterator[Reason]:
        baseline = self.indicator.baseline
        if baseline is None:
            yield told("no_baseline")
            return
        if baseline.amount is None:
            yield told("nobody" if baseline.denominator == 0 else "baseline_missing")
        if baseline.period is None:
            yield told("baseline_undated")

    def _unfit_baseline(self, target: Target) -> Iterator[Reason]:
        """Yield what keeps the baseline from the target; one that is not needed still may not be of another area."""
        baseline = self.indicator.baseline
        if baseline is not None:
            reasons = against_target(baseline, self.indicator)
            yield from (r for r in reasons if target.value is None or r.rule == "indicators.baseline_area")
        if baseline is not None and target.value is None and baseline.source is None:
            yield told("survey_unknown")

    def _untimely(self, measurement: Measurement, target: Target) -> Iterator[Reason]:
        start, end = _ends(measurement)
        baseline = self._used_baseline(target)
        if end > self.on:
            yield told("after_day", on=str(self.on))
        elif target.deadline and start > target.deadline:
            yield told("after_deadline", deadline=str(target.deadline))
        elif baseline and start <= _ends(baseline)[1]:
            yield told("not_since_baseline")

    def _of_timely(self, timely: tuple[Measurement, ...], aside: tuple[Reason, ...], target: Target) -> Progress:
        unfit = {m: tuple(self._unfit(m, target)) for m in timely}
        fit = tuple(m for m in timely if not unfit[m])
        aside = (*(reason for reasons in unfit.values() for reason in reasons), *self._no_average(timely), *aside)
        if not fit:
            uncomputed = any({reason.rule for reason in reasons} <= _UNCOMPUTED for reasons in unfit.values())
            return self.answer("cannot_be_computed" if uncomputed else "not_comparable", aside)
        latest = tuple(m for m in fit if m.period == fit[0].period)
        used = {"baseline": self._used_baseline(target), "compared": latest}
        found = {Bounds.of(m) for m in latest}
        if len(found) > 1:
            return self.answer("unknown", (told("contradictory"), *aside), **used)
        status, reasons = self._verdict(latest[0], target)
        return self.answer(status, (*reasons, *aside), **used)

    def _unfit(self, measurement: Measurement, target: Target) -> Iterator[Reason]:
        yield from against_target(measurement, self.indicator)
        baseline = self._used_baseline(target)
        if baseline:
            yield from against_baseline(measurement, baseline)
        if measurement.amount is None:
            yield told("nobody" if measurement.denominator == 0 else "number_missing")

    def _no_average(self, timely: tuple[Measurement, ...]) -> Iterator[Reason]:
        """Yield that areas are not averaged, where shares or rates of several are offered for one."""
        others = {m.area for m in timely if is_ratio(m.unit)} - {self.indicator.area, None}
        if len(others) > 1:
            yield told("no_average")

    def _verdict(self, measurement: Measurement, target: Target) -> tuple[Status, list[Reason]]:
        baseline = self._used_baseline(target)
        aimed = Bounds.of(baseline) if baseline else Bounds.exactly(target.value)
        measured = Bounds.of(measurement)
        holds = changed(measured, aimed, target)
        if holds is None:
            exact = None not in (measured.high, aimed.high)
            return "unknown", [told("no_margin" if exact else "inexact")]
        return self._at_deadline(holds, measurement, target)

    def _at_deadline(self, holds: bool, measurement: Measurement, target: Target) -> tuple[Status, list[Reason]]:  # noqa: FBT001 - what was found
        deadline = target.deadline
        noted = [told("chance_not_judged")] if target.value is None and target.direction != "maintain" else []
        if deadline and self.on < deadline:
            first = [told("on_path" if holds else "not_due"), told("deadline_to_come", deadline=str(deadline))]
            return ("on_path" if holds else "not_due"), [*first, *noted]
        if deadline and _ends(measurement)[1].year < deadline.year:
            return "unknown", [told("measured_before_deadline", deadline=str(deadline))]
        code = "reached" if holds else "not_reached"
        if target.value is not None:
            return ("reached" if holds else "not_reached"), [told(f"{code}_number")]
        return ("reached" if holds else "not_reached"), [
            told("maintained" if target.direction == "maintain" else code),
            *noted,
        ]
