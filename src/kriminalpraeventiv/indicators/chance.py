"""Chance: can a change be told from chance, which is another question than whether a target is reached."""

from decimal import Decimal
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, is_ratio, is_share, multiplier
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.proportion import wilson_limits
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare, rounded_comparison
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.methods.two_counts import poisson_z
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.text import Text

Chance = Literal["beyond_chance", "chance_could_explain", "indeterminate", "not_judged"]
_POINTS: Final = 100
_VERDICTS: Final[dict[str, Chance]] = {
    "significant": "beyond_chance",
    "not_significant": "chance_could_explain",
    "indeterminate": "indeterminate",
}


@attrs.frozen
class Seen:
    """Whether chance could explain it, and the reason that says so with its numbers."""

    chance: Chance
    reason: Reason


def seen(measurement: Measurement, baseline: Baseline | None, indicator: Indicator, target: Target) -> Seen | None:
    """Return whether chance could explain what is measured; `None` where that is no question.

    A meeting held is no matter of chance. How many there are on a day are mostly the same as the day before, so that
    the methods for counts do not fit a stock. Two counts are both taken as moved by chance.
    """
    if indicator.level in ("process", "activity") or target.kind == "each_period":
        return None
    if not target.counts_change:
        return _against_number(measurement, indicator, target)
    found = _of_change(measurement, baseline, indicator, target) if baseline else None
    return found or Seen("not_judged", told("chance_not_judged"))


def _of_change(measurement: Measurement, baseline: Baseline, indicator: Indicator, target: Target) -> Seen | None:
    if not {measurement.qualifier, baseline.qualifier} <= {"exact", "revised"}:
        return None
    if is_share(indicator.unit):
        return _of_shares(measurement, baseline, target)
    if indicator.counted == "stock" or target.kind == "maintain":
        return None
    before, after = counted(baseline), counted(measurement)
    if before is None or after is None:
        return None
    result = poisson_z(before, after, past="random")
    return _told("beyond_chance" if (result.p or 0.0) < 1 - LEVEL else "chance_could_explain", result.text)


def _of_shares(measurement: Measurement, baseline: Baseline, target: Target) -> Seen | None:
    one, other = sample(measurement), sample(baseline)
    if one and other:
        result = newcombe(one, other, multiplier=_POINTS)
        if target.kind == "maintain":
            return _kept(result, target)
        low, high = (result.interval.low or 0.0, result.interval.high or 0.0) if result.interval else (0.0, 0.0)
        return _told("beyond_chance" if low > 0 or high < 0 else "chance_could_explain", result.text)
    printed, base = _printed(measurement), _printed(baseline)
    if printed is None or base is None or target.kind == "maintain":
        return None
    compared = rounded_comparison(printed, base)
    return _told(_VERDICTS[compared.verdict], compared.text)


def _kept(result: Result, target: Target) -> Seen | None:
    """Return whether all of the interval lies within the margin: no change shown is not the same as none."""
    if target.margin is None or result.interval is None:
        return None
    low, high = result.interval.low or 0.0, result.interval.high or 0.0
    inside = -float(target.margin) <= low and high <= float(target.margin)
    code = "margin_shown" if inside else "margin_not_shown"
    return Seen("beyond_chance" if inside else "chance_could_explain", told(code, said=result.text))


def _against_number(measurement: Measurement, indicator: Indicator, target: Target) -> Seen | None:
    """Return whether the number aimed at lies within the uncertainty of a sample."""
    asked = sample(measurement)
    if indicator.basis != "sample" or asked is None or target.aim is None or not is_share(indicator.unit):
        return None
    low, high = wilson_limits(asked.share, asked.effective, normal_multiplier(LEVEL))
    aim = float(target.aim) / multiplier(str(indicator.unit))
    parts = {"low": number_text(_POINTS * low, 1), "high": number_text(_POINTS * high, 1)}
    open_ = low <= aim <= high
    code = "target_within" if open_ else "target_outside"
    return Seen("chance_could_explain" if open_ else "beyond_chance", told(code, **parts))


def _told(chance: Chance, text: Text) -> Seen:
    return Seen(chance, told(chance, said=text))


def sample(figure: Figure) -> Sample | None:
    """Return the sample a share was counted in; `None` where it is only printed."""
    if figure.count is None or not figure.denominator:
        return None
    return Sample(count=figure.count, denominator=figure.denominator, design_effect=float(figure.design_effect or 1))


def counted(figure: Figure) -> Counted | None:
    """Return the events a number counts, over what they are counted of; `None` where only a rate is printed."""
    if figure.count is not None:
        return Counted(count=figure.count, exposure=float(figure.denominator or 1))
    whole = figure.value is not None and not is_ratio(figure.unit) and figure.value == int(figure.value)
    return Counted(count=int(figure.value)) if whole and figure.value is not None else None


def _printed(figure: Figure) -> PrintedShare | None:
    if figure.value is not None and figure.respondents and multiplier(str(figure.unit)) == _POINTS:
        effect = float(figure.design_effect or 1)
        return PrintedShare(percent=figure.value, answers=figure.respondents, design_effect=effect)
    asked = sample(figure)
    if asked is None:
        return None
    exact = (Decimal(_POINTS) * asked.count / asked.denominator).quantize(Decimal("1E-9"))
    return PrintedShare(percent=exact, answers=asked.denominator, design_effect=asked.design_effect)
