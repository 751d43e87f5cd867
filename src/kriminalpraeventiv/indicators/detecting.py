"""Detecting: could the numbers show at all that a target is reached; asked before the target is set."""

from decimal import Decimal
from typing import Final, Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA
from kriminalpraeventiv.indicators.counting import counted, sample
from kriminalpraeventiv.indicators.figure import Baseline, is_share, multiplier
from kriminalpraeventiv.indicators.fit import against_target
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.power import (
    answers_needed,
    detectability,
    smallest_detectable_change,
    smallest_detectable_fall,
)
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.text import Text

_HINDERS = frozenset({"indicators.baseline_area", "indicators.change_only", "indicators.other_unit"})

_FULL: Final = 100
_WEIGHTED: Final = "weighted_survey"
NO_NUMBER: Final = "no_number_aimed_at"
"""Why it cannot be said whether a target of any change could be seen: it hangs on how large the change is."""


@attrs.frozen(kw_only=True)
class Detectable:
    """Whether the numbers could show that a target is reached; `detectable` is `None` where that cannot be said.

    `why` is then the code of what is lacking: `no_number_aimed_at` where the target is any change, of which only one as
    large as `result` says can be seen. `result` is what was computed, and from what; `text` says it.
    """

    schema: int = SCHEMA
    indicator: str
    detectable: bool | None
    why: str | None = None
    answers: int | None = None
    result: Result | None = None
    text: Text


def detectable(
    indicator: Indicator, target: Target | None, answers: int | None, design_effect: float | None = None
) -> Detectable:
    """Return whether a target could be shown to be reached, with so many `answers` each time where it is a survey.

    A share needs the answers to be expected, or those of the baseline; without either it is told how many would do.
    Weighted answers say less than their number: `design_effect` is by how much, without it that of the baseline. A fall
    of a count is held against an equally large area without the effort (Wheeler & Ratcliffe 2018). Raises
    `InvalidInput` for answers or a design effect that cannot be.

    >>> from decimal import Decimal
    >>> from kriminalpraeventiv.source import Source
    >>> unsafe = Indicator(
    ...     id="indicator.example", title=Text(da="Et eksempel", en="An example"), level="effect", direction="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"), unit="percent", area="a",
    ...     baseline=Baseline(value=Decimal(8), unit="percent", area="a"),
    ... )
    >>> detectable(unsafe, Target(kind="at_most", value=Decimal(5)), 234).text.en.partition("; ")[0]
    'With 234 answers this cannot be shown: from 8.0 to 5.0 per cent takes 1,059 answers each time'
    """
    baseline = indicator.baseline
    if target is None or target.direction not in ("lower", "higher") or target.kind in ("each_period", "yearly_path"):
        return _unsaid(indicator, "no_change_aimed_at")
    if baseline is None or baseline.amount is None:
        return _unsaid(indicator, "no_baseline" if baseline is None else "baseline_missing")
    unfit = [reason for reason in against_target(baseline, indicator) if reason.rule in _HINDERS]
    if unfit:
        return Detectable(indicator=indicator.id, detectable=None, why=_code(unfit[0].rule), text=unfit[0].text)
    if is_share(indicator.unit):
        effect = float(baseline.design_effect or 1) if design_effect is None else design_effect
        found = _share(indicator, _Start(baseline, effect), target, answers)
        return _unknown_weights(found, indicator) if design_effect is None else found
    return _count(indicator, baseline, target)


@attrs.frozen
class _Start:
    """What a share changes from, and by how much weighting widens its uncertainty."""

    figure: Baseline
    effect: float


def _share(indicator: Indicator, start: _Start, target: Target, answers: int | None) -> Detectable:
    asked = answers if answers is not None else start.figure.respondents or start.figure.denominator
    if target.aim is not None:
        return _aimed(indicator, start, target, asked)
    if asked is None:
        return _unsaid(indicator, "sample_without_n")
    direction: Literal["lower", "higher"] = "lower" if target.direction == "lower" else "higher"
    change = smallest_detectable_change(_first(start, asked), asked, direction=direction)
    return _any(indicator, change, possible=change.value is not None, answers=asked)


def _aimed(indicator: Indicator, start: _Start, target: Target, answers: int | None) -> Detectable:
    whole = multiplier(str(indicator.unit))
    base, aim = float((start.figure.amount or 0) / whole), float((target.aim or 0) / whole)
    if (target.direction == "lower") is (aim >= base):
        return _unsaid(indicator, "no_change_aimed_at")
    if answers is None:
        needed = answers_needed(base, aim, design_effect=start.effect)
        return Detectable(
            indicator=indicator.id, detectable=None, why="sample_without_n", result=needed, text=needed.text
        )
    found = detectability(base, aim, answers, design_effect=start.effect)
    return Detectable(
        indicator=indicator.id, detectable=found.detectable, answers=answers, result=found.needed, text=found.text
    )


def _first(start: _Start, answers: int) -> Sample | PrintedShare:
    """Return the share a change starts from: as it was counted, or as it is printed."""
    counts = sample(start.figure)
    if counts is not None:
        return attrs.evolve(counts, design_effect=start.effect)
    percent = (start.figure.value or Decimal(0)) * _FULL / multiplier(str(start.figure.unit))
    return PrintedShare(percent=percent, answers=answers, design_effect=start.effect)


def _unknown_weights(found: Detectable, indicator: Indicator) -> Detectable:
    """Return an answer that says more answers are needed, where they are weighted and nobody says by how much."""
    known = indicator.baseline is not None and indicator.baseline.design_effect is not None
    if known or found.result is None or not any(trap.code == _WEIGHTED for trap in indicator.traps):
        return found
    return attrs.evolve(found, text=told("weights_unknown", said=found.text).text)


def _any(indicator: Indicator, found: Result, *, possible: bool, answers: int | None = None) -> Detectable:
    """Return what is so of a target that names no number: a change is seen if it is large enough."""
    seen, why = (None, NO_NUMBER) if possible else (False, None)
    return Detectable(indicator=indicator.id, detectable=seen, why=why, answers=answers, result=found, text=found.text)


def _count(indicator: Indicator, baseline: Baseline, target: Target) -> Detectable:
    base = counted(baseline)
    if base is None:
        return _unsaid(indicator, "no_count")
    if target.direction != "lower" or indicator.counted == "stock":
        return _unsaid(indicator, "no_method")
    found = smallest_detectable_fall(base.count)
    fall = found.value or 0.0
    if target.aim is None:
        return _any(indicator, found, possible=fall <= base.count)
    room = base.count - float(target.aim) * _per(indicator, baseline)
    return Detectable(indicator=indicator.id, detectable=fall <= room, result=found, text=found.text)


def _per(indicator: Indicator, baseline: Baseline) -> float:
    """Return how many events one of the unit is: of a rate, those of as many inhabitants as the baseline has."""
    return (baseline.denominator or 1) / multiplier(str(indicator.unit)) if baseline.denominator else 1.0


def _unsaid(indicator: Indicator, why: str) -> Detectable:
    return Detectable(indicator=indicator.id, detectable=None, why=why, text=told(why).text)


def _code(rule: str) -> str:
    return rule.removeprefix("indicators.")
