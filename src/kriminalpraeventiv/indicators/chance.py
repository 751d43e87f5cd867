"""Chance: can a change be told from chance, which is another question than whether a target is reached."""

from typing import Final

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import KriminalpraeventivError
from kriminalpraeventiv.indicators.counting import counted, printed, sample
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, is_share, multiplier
from kriminalpraeventiv.indicators.fit import against_baseline, against_target
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.difference import newcombe
from kriminalpraeventiv.indicators.methods.fitting import beyond, changed_counts, changed_printed, changed_shares
from kriminalpraeventiv.indicators.methods.proportion import wilson_limits
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier
from kriminalpraeventiv.indicators.seen import Chance, Seen
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.text import Text

_POINTS: Final = 100
_VERDICTS: Final[dict[str, Chance]] = {
    "significant": "beyond_chance",
    "not_significant": "chance_could_explain",
    "indeterminate": "indeterminate",
}


def seen(measurement: Measurement, baseline: Baseline | None, indicator: Indicator, target: Target) -> Seen | None:
    """Return whether chance could explain what is measured; `None` where that is no question.

    A meeting held is no matter of chance. How many there are on a day are mostly the same as the day before, so that
    the methods for counts do not fit a stock. Two counts are both taken as moved by chance. A number of a sample is
    held against a target number; beside it the change is told, where the baseline compares. What no method takes is
    not judged: that chance cannot be computed never keeps a target from being judged.
    """
    if indicator.level in ("process", "activity") or target.kind == "each_period":
        return None
    try:
        if not target.counts_change:
            return _of_number(measurement, indicator, target)
        found = _of_change(measurement, baseline, indicator, target) if baseline else None
    except (KriminalpraeventivError, ArithmeticError, ValueError):
        found = None
    return found or Seen(
        "not_judged", "margin" if target.kind == "maintain" else "change", (told("chance_not_judged"),)
    )


def _of_number(measurement: Measurement, indicator: Indicator, target: Target) -> Seen | None:
    """Return what chance says of a target number, then of the change since a baseline that compares."""
    against = _against_number(measurement, indicator, target)
    base = indicator.baseline
    compares = base is not None and base.amount is not None and _compares(measurement, base, indicator)
    change = _of_change(measurement, base, indicator, target) if base and compares else None
    if against is None or change is None:
        return against or change
    return attrs.evolve(against, reasons=(*against.reasons, *change.reasons))


def _compares(measurement: Measurement, baseline: Baseline, indicator: Indicator) -> bool:
    before, after = baseline.period, measurement.period
    if before is None or after is None or before.end is None or after.start is None or after.start <= before.end:
        return False
    return not (*against_target(baseline, indicator), *against_baseline(measurement, baseline, indicator))


def _of_change(measurement: Measurement, baseline: Baseline, indicator: Indicator, target: Target) -> Seen | None:
    if not {measurement.qualifier, baseline.qualifier} <= {"exact", "revised"}:
        return None
    if target.kind == "maintain":
        return _kept(measurement, baseline, target)
    if is_share(indicator.unit):
        return _of_shares(measurement, baseline)
    before, after = counted(baseline), counted(measurement)
    if indicator.counted == "stock" or before is None or after is None:
        return None
    if not before.count and not after.count:
        return Seen("not_judged", "change", (told("nothing_counted"),))
    return _told(changed_counts(after, before))


def _of_shares(measurement: Measurement, baseline: Baseline) -> Seen | None:
    one, other = sample(measurement), sample(baseline)
    if one and other:
        if not one.count and not other.count:
            return Seen("not_judged", "change", (told("nothing_counted"),))
        result = changed_shares(one, other, multiplier=_POINTS)
        return _told(result) if result else _too_few()
    after, before = printed(measurement), printed(baseline)
    if after is None or before is None:
        return None
    compared = changed_printed(after, before)
    return _said(_VERDICTS[compared.verdict], compared.text) if compared else _too_few()


def _kept(measurement: Measurement, baseline: Baseline, target: Target) -> Seen | None:
    """Return whether the interval of the change lies within the margin, outside it, or across its end.

    No change shown is not the same as none: only an interval wholly within the margin shows that the level is kept.
    """
    one, other = (sample(each) if is_share(each.unit) else None for each in (measurement, baseline))
    if target.margin is None or one is None or other is None:
        return None
    scale = multiplier(str(measurement.unit))
    found = newcombe(one, other, multiplier=scale)
    low, high = (found.interval.low or 0.0, found.interval.high or 0.0) if found.interval else (0.0, 0.0)
    margin = float(target.margin)
    digits = 1 if scale <= _POINTS else 2
    ends = {"value": found.value or 0.0, "low": low, "high": high}
    parts = {name: number_text(_POINTS * each / scale, digits) for name, each in ends.items()}
    if -margin <= low and high <= margin:
        return Seen("beyond_chance", "margin", (told("margin_shown", **parts),))
    if low > margin or high < -margin:
        return Seen("beyond_chance", "margin", (told("margin_exceeded", **parts),))
    return Seen("chance_could_explain", "margin", (told("margin_not_shown", **parts),))


def _against_number(measurement: Measurement, indicator: Indicator, target: Target) -> Seen | None:
    """Return whether the number aimed at lies within the uncertainty of a sample, counted or printed."""
    if indicator.basis != "sample" or target.aim is None or not is_share(indicator.unit):
        return None
    answers = _answers(measurement)
    if not answers or measurement.amount is None:
        return None
    whole = multiplier(str(indicator.unit))
    low, high = wilson_limits(float(measurement.amount / whole), answers, normal_multiplier(LEVEL))
    aim = float(target.aim) / whole
    parts = {"low": number_text(_POINTS * low, 1), "high": number_text(_POINTS * high, 1)}
    open_ = low <= aim <= high
    code = "target_within" if open_ else "target_outside"
    return Seen("chance_could_explain" if open_ else "beyond_chance", "target_number", (told(code, **parts),))


def _answers(figure: Figure) -> float:
    """Return how many answers of a simple random sample a share rests on; 0 where that is not known."""
    return float((figure.respondents or figure.denominator or 0) / (figure.design_effect or 1))


def _too_few() -> Seen:
    return Seen("indeterminate", "change", (told("too_few_to_tell"),))


def _told(found: Result) -> Seen:
    return _said("beyond_chance" if beyond(found) else "chance_could_explain", found.text)


def _said(chance: Chance, text: Text) -> Seen:
    return Seen(chance, "change", (told(chance, said=text),))
