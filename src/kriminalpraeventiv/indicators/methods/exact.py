"""Exact: intervals and tests that need incomplete beta and gamma functions, and follow-up (extra: statistics).

scipy and lifelines are loaded when a function is called. Each raises `KriminalpraeventivError` where the extra is not
installed.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault, KriminalpraeventivError
from kriminalpraeventiv.indicators.methods.asked import (
    count_faults,
    level_faults,
    positive_faults,
    refuse,
    share_faults,
)
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.compared import Counted
from kriminalpraeventiv.indicators.methods.follow_up import followed_faults
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.told import level_told, per_cent, rounded, whole
from kriminalpraeventiv.indicators.methods.two_counts import counted_inputs
from kriminalpraeventiv.indicators.methods.words import said


def clopper_pearson(count: int, denominator: int, *, level: float = LEVEL, multiplier: float = 1) -> Result:
    """Return a share with its exact binomial interval, times `multiplier`; it is never narrower than it says.

    Raises `InvalidInput` where either count is missing, cannot be, or contradicts the other. Source: Clopper & Pearson
    1934.

    >>> found = clopper_pearson(1, 17)
    >>> round(found.interval.low, 6), round(found.interval.high, 6)
    (0.001488, 0.286889)
    """
    refuse(share_faults(count, denominator), level_faults(level), positive_faults("$.multiplier", multiplier))
    share = count / denominator
    low, high = _binomial_limits(count, denominator, level)
    told = {"value": per_cent(share), "low": per_cent(low), "high": per_cent(high), "level": level_told(level)}
    return Result(
        method="clopper_pearson",
        value=share * multiplier,
        interval=Interval(low=low * multiplier, high=high * multiplier),
        level=level,
        multiplier=multiplier,
        inputs=(("count", count), ("denominator", denominator)),
        text=said("wilson", count=number_text(count), denominator=number_text(denominator), **told),
    )


def exact_count(count: int, *, level: float = LEVEL) -> Result:
    """Return a count of any size with its exact Poisson interval, the same as `garwood`.

    Raises `InvalidInput` for a count that is missing or cannot be. Source: Garwood 1936.

    >>> round(exact_count(290).interval.low, 6)
    257.580025
    """
    refuse(count_faults("$.count", count), level_faults(level))
    with _extra():
        from scipy.stats import chi2  # noqa: PLC0415 - an extra, missing until it is asked for
    tail = (1 - level) / 2
    low = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    high = float(chi2.isf(tail, 2 * count + 2)) / 2
    told = {"low": rounded(low), "high": rounded(high), "level": level_told(level)}
    return Result(
        method="garwood",
        value=float(count),
        interval=Interval(low=low, high=high),
        level=level,
        inputs=(("count", count),),
        text=said("count", count=number_text(count), **told),
    )


def exact_rate_ratio(counted: Counted, base: Counted, *, level: float = LEVEL) -> Result:
    """Return how many times the one rate is the other, exact given how many events there were in all.

    Where the other has no events, there is no ratio and no upper bound; where neither has, nothing is known of it.
    Source: Przyborowski & Wilenski 1940, with Clopper & Pearson's limits.

    >>> found = exact_rate_ratio(Counted(count=19), Counted(count=12))
    >>> round(found.interval.low, 3), round(found.interval.high, 3), round(found.p, 6)
    (0.73, 3.577, 0.281042)
    """
    refuse(level_faults(level))
    with _extra():
        from scipy.stats import binomtest  # noqa: PLC0415 - an extra, missing until it is asked for
    both, scale = counted.count + base.count, base.exposure / counted.exposure
    low, high = _binomial_limits(counted.count, both, level) if both else (0.0, 1.0)
    bounded = Interval(low=low / (1 - low) * scale, high=high / (1 - high) * scale if base.count else None)
    p = float(binomtest(counted.count, both, 1 / (1 + scale)).pvalue) if both else 1.0
    told = {"low": number_text(bounded.low or 0.0, 2), "p": chance_told(p), "level": level_told(level)}
    if bounded.high is not None:
        told |= {"value": number_text(counted.rate / base.rate, 2), "high": number_text(bounded.high, 2)}
    return Result(
        method="exact_rate_ratio",
        value=counted.rate / base.rate if base.count else None,
        interval=bounded,
        p=p,
        level=level,
        inputs=(*counted_inputs("", counted), *counted_inputs("base", base)),
        text=said("exact_rate_ratio" if base.count else "exact_rate_ratio_unbounded", **told),
    )


def relapse_within(
    months: Sequence[float], relapsed: Sequence[bool], within: float, *, level: float = LEVEL, multiplier: float = 1
) -> Result:
    """Return the share that relapses within so many months, from persons followed for different lengths of time.

    `months` is how long each was followed: until the relapse, or else until nobody looked any more. Kaplan–Meier with
    log-log limits. Where nobody or everybody relapsed it gives no interval. Raises `InvalidInput` for numbers that
    cannot be, and where nobody was followed for so long. Source: Kaplan & Meier 1958; Kalbfleisch & Prentice 1980.

    >>> months = [2, 5, 7, 9, 11, 14, 16, 18, 20, 22, *[24] * 9]
    >>> round(relapse_within(months, [month in {2, 5, 9, 16} for month in months], 24, multiplier=100).value, 1)
    22.6
    """
    multiplier_faults = positive_faults("$.multiplier", multiplier)
    refuse(followed_faults(months, relapsed, within), level_faults(level), multiplier_faults)
    with _extra():
        from lifelines import KaplanMeierFitter  # noqa: PLC0415 - an extra, missing until it is asked for
    fitted = KaplanMeierFitter(alpha=1 - level).fit(list(months), list(relapsed))
    free = float(fitted.survival_function_.loc[:within].iloc[-1, 0])
    low, high = (1 - float(bound) for bound in reversed(tuple(fitted.confidence_interval_.loc[:within].iloc[-1])))
    known = 0 < free < 1
    events = sum(event and time <= within for time, event in zip(months, relapsed, strict=True))
    told = {"events": number_text(events), "followed": number_text(len(months)), "within": whole(within)}
    if known:
        told |= {"low": per_cent(low), "high": per_cent(high), "level": level_told(level)}
    return Result(
        method="kaplan_meier",
        value=(1 - free) * multiplier,
        interval=Interval(low=low * multiplier, high=high * multiplier) if known else None,
        level=level,
        multiplier=multiplier,
        inputs=(("months", tuple(months)), ("relapsed", tuple(map(int, relapsed))), ("within", within)),
        text=said("relapse_within" if known else "relapse_within_all_or_none", value=per_cent(1 - free), **told),
    )


@contextmanager
def _extra() -> Iterator[None]:
    try:
        yield
    except ImportError:
        message = "this method needs the extra `statistics`: pip install 'kriminalpraeventiv[statistics]'"
        raise KriminalpraeventivError([Fault("missing_extra", "", message)]) from None


def _binomial_limits(count: int, denominator: int, level: float) -> tuple[float, float]:
    with _extra():
        from scipy.stats import beta  # noqa: PLC0415 - an extra, missing until it is asked for
    tail, others = (1 - level) / 2, denominator - count
    low = float(beta.ppf(tail, count, others + 1)) if count else 0.0
    return low, float(beta.isf(tail, count + 1, others)) if others else 1.0
