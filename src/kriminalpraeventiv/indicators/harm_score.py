"""Harm score: counts first, and beside them what they weigh; two scores compare only by one version of the weights."""

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import code_faults, count_faults, refuse
from kriminalpraeventiv.indicators.comparable_time import not_as_long, not_same_season
from kriminalpraeventiv.indicators.harm import HarmWeights, unknown_offence
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.indicators.methods.asked import level_faults
from kriminalpraeventiv.indicators.methods.count import byar_limits
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, two_sided
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

FEWEST: Final = 10
"""With fewer offences there is no interval: PHEindicatormethods 2.1 has the same rule for weighted sums of counts."""
Unstated = Literal["unknown", "none"]


@attrs.frozen(kw_only=True)
class Weighed:
    """One kind of offence: how many, what one weighs, and what they weigh together."""

    code: str
    count: int
    weight: Fraction
    harm: Fraction


@attrs.frozen(kw_only=True)
class HarmScore:
    """How many offences, and what they weigh by one version of the weights. `score` is exact."""

    weights: HarmWeights
    area: str
    period: Period
    parts: tuple[Weighed, ...]
    count: int
    score: Fraction
    result: Result


@attrs.frozen(kw_only=True)
class HarmChange:
    """How counts and harm changed; they may go opposite ways. Without a `result`, `why` says in a line why not.

    `notes` say what is to be minded: without an area to hold it against, a change is no effect.
    """

    count: int | None
    score: Fraction | None
    opposite: bool
    result: Result | None
    why: Text | None
    notes: tuple[Text, ...]


def harm_score(  # noqa: PLR0913 - what, where, when and how
    weights: HarmWeights,
    counts: Mapping[str, int],
    *,
    area: str,
    period: Period,
    unstated: Unstated = "unknown",
    level: float = LEVEL,
) -> HarmScore:
    """Return what offences weigh: the sum of count times weight, with an interval from 10 offences.

    An offence that has a weight and no count is refused, for unknown is not none; `unstated="none"` says that it did
    not happen. Raises `InvalidInput` for that, for offences without a weight, counts that cannot be and a period that
    the weights are not valid for, with every fault at once. The offences are taken as independent. Source: Dobson 1991
    with Byar's limits, as for other weighted sums of counts.

    >>> from datetime import date
    >>> from decimal import Decimal
    >>> from kriminalpraeventiv.source import Source
    >>> own = HarmWeights(id="own.harm", version="2026", basis="own", valid=Period(date(2017, 1, 1), None),
    ...     weights={"burglary": Decimal(30), "violence": Decimal(120)},
    ...     source=Source(document="Byrådets notat", standing="practice", certainty="stated"))
    >>> year = Period(date(2017, 1, 1), date(2017, 12, 31))
    >>> found = harm_score(own, {"burglary": 48, "violence": 18}, area="ydre_noerrebro", period=year)
    >>> found.count, int(found.score)
    (66, 3600)
    """
    refuse([*_faults(weights, counts, area, period, unstated), *level_faults(level)])
    parts = tuple(
        Weighed(code=code, count=counts[code], weight=Fraction(weight), harm=Fraction(weight) * counts[code])
        for code, weight in weights.weights
        if code in counts
    )
    score = sum((part.harm for part in parts), Fraction(0))
    return HarmScore(
        weights=weights,
        area=area,
        period=period,
        parts=parts,
        count=sum(part.count for part in parts),
        score=score,
        result=_result(weights, parts, score, level),
    )


def harm_change(before: HarmScore, after: HarmScore, *, level: float = LEVEL) -> HarmChange:
    """Return how counts and harm changed from one score to another; refused in one line where they do not compare.

    They do not by two versions of the weights, for two areas, for offences that one of them did not count, or for
    periods of two lengths. The variance is that of Wheeler & Ratcliffe 2018 without a control area.
    """
    why = _not_comparable(before, after)
    if why is not None:
        return HarmChange(count=None, score=None, opposite=False, result=None, why=why, notes=())
    count, score = after.count - before.count, after.score - before.score
    season = not_same_season(before.period, after.period)
    opposite = count * score < 0
    notes = (line("harm_opposite") if opposite else None, season, line("change_is_no_effect"))
    return HarmChange(
        count=count,
        score=score,
        opposite=opposite,
        result=_changed(before, after, score, level),
        why=None,
        notes=tuple(note for note in notes if note),
    )


def _faults(
    weights: HarmWeights, counts: Mapping[str, int], area: str, period: Period, unstated: object
) -> Iterator[Fault]:
    known = dict(weights.weights)
    for number, (code, count) in enumerate(counts.items(), 1):
        place = f"$.counts, number {number}"
        if code not in known:
            yield unknown_offence(place, code, known)
        if count is None:
            yield Fault("missing", place, "want a count; leave out what is not known")
        yield from count_faults(place, count)
    lacking = len(known.keys() - counts.keys())
    if unstated not in {"unknown", "none"}:
        yield Fault("unknown_code", "$.unstated", "want `unknown` or `none`")
    elif lacking and unstated == "unknown":
        message = f'no count for {lacking} of the offences weighed; 0, or `unstated="none"`, says that none happened'
        yield Fault("missing", "$.counts", message)
    yield from code_faults("$.area", area or "?")
    if period.start is None or period.end is None:
        yield Fault("missing", "$.period", "want a first and a last day; a single day is both")
    elif not (weights.valid.contains(period.start) and weights.valid.contains(period.end)):
        message = f"the weights are valid {weights.valid}, and not for all these days"
        yield Fault("not_valid", "$.period", message)


def _result(weights: HarmWeights, parts: tuple[Weighed, ...], score: Fraction, level: float) -> Result:
    events = sum(part.count for part in parts)
    interval, code = None, "harm_few"
    if events >= FEWEST:
        spread = math.sqrt(_variance(parts) / events)
        low, high = (float(score) + spread * (limit - events) for limit in byar_limits(events, level))
        interval, code = Interval(low=max(0.0, low), high=high), "harm"
    said = {"count": number_text(events), "value": _rounded(float(score)), "unit": weights.unit}
    if interval:
        said |= {"low": _rounded(interval.low or 0.0), "high": _rounded(interval.high or 0.0)}
    return Result(
        method="harm_score",
        value=float(score),
        interval=interval,
        level=level,
        inputs=_inputs("", parts),
        text=line(code, level=level_told(level), fewest=number_text(FEWEST), **said),
    )


def _changed(before: HarmScore, after: HarmScore, score: Fraction, level: float) -> Result:
    error = math.sqrt(_variance(before.parts) + _variance(after.parts))
    reach = normal_multiplier(level) * error
    low, high = float(score) - reach, float(score) + reach
    code = "harm_changed" if low > 0 or high < 0 else "harm_unclear"
    said = {"value": _rounded(float(score)), "low": _rounded(low), "high": _rounded(high), "unit": after.weights.unit}
    said |= {"count": number_text(after.count - before.count)}
    return Result(
        method="harm_change",
        value=float(score),
        interval=Interval(low=low, high=high),
        statistic=float(score) / error if error else None,
        p=two_sided(float(score) / error) if error else None,
        standard_error=error,
        level=level,
        inputs=(*_inputs("before_", before.parts), *_inputs("after_", after.parts)),
        text=line(code, level=level_told(level), **said),
    )


def _not_comparable(before: HarmScore, after: HarmScore) -> Text | None:
    if before.weights != after.weights:
        names = {
            "first": f"{before.weights.id} {before.weights.version}",
            "second": f"{after.weights.id} {after.weights.version}",
        }
        return line("harm_other_weights", **names)
    if before.area != after.area:
        return line("harm_other_area")
    if [part.code for part in before.parts] != [part.code for part in after.parts]:
        return line("harm_other_offences")
    return not_as_long(before.period, after.period)


def _variance(parts: tuple[Weighed, ...]) -> Fraction:
    return sum((part.weight * part.harm for part in parts), Fraction(0))


def _inputs(name: str, parts: tuple[Weighed, ...]) -> tuple[tuple[str, tuple[float, ...] | tuple[str, ...]], ...]:
    return (
        (f"{name}offences", tuple(part.code for part in parts)),
        (f"{name}counts", tuple(float(part.count) for part in parts)),
        (f"{name}weights", tuple(float(part.weight) for part in parts)),
    )


def _rounded(number: float) -> Text:
    return number_text(number, 0 if number == int(number) else 1)
