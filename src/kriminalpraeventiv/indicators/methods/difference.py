"""Difference: two shares, how far apart they are, and whether chance explains it."""

from math import hypot, sqrt

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.asked import level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.proportion import wilson_limits
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, two_sided
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text


def newcombe(sample: Sample, base: Sample, *, level: float = LEVEL, multiplier: float = 1) -> Result:
    """Return a share minus the one it is compared with (an earlier year, another area), with its interval.

    `value` and `interval` are shares times `multiplier` (100 gives percentage points); `statistic` and `p` are those
    of the test with pooled variance. Source: Newcombe 1998, method 10 (hybrid Wilson).

    >>> found = newcombe(Sample(count=30, denominator=275), Sample(count=22, denominator=275), multiplier=100)
    >>> round(found.value, 3), round(found.interval.low, 3), round(found.interval.high, 3)
    (2.909, -2.045, 7.911)
    """
    refuse(level_faults(level), positive_faults("$.multiplier", multiplier))
    reach = normal_multiplier(level)
    value = sample.share - base.share
    low, high = wilson_limits(sample.share, sample.effective, reach)
    base_low, base_high = wilson_limits(base.share, base.effective, reach)
    bounds = (
        max(value - hypot(sample.share - low, base_high - base.share), -1.0),
        min(value + hypot(high - sample.share, base.share - base_low), 1.0),
    )
    statistic = shares_z(sample.share, base.share, sample.effective, base.effective)
    code = "newcombe_changed" if bounds[0] > 0 or bounds[1] < 0 else "newcombe_unclear"
    return Result(
        method="newcombe",
        value=value * multiplier,
        interval=Interval(low=bounds[0] * multiplier, high=bounds[1] * multiplier),
        statistic=statistic,
        p=two_sided(statistic),
        level=level,
        multiplier=multiplier,
        inputs=sample_inputs(sample, base),
        text=said(code, value=_points(value), low=_points(bounds[0]), high=_points(bounds[1]), level=level_told(level)),
    )


def shares_z(share: float, base: float, answers: float, base_answers: float) -> float:
    """Return how many standard deviations two shares lie apart, with pooled variance; 0 where nothing varies.

    >>> round(shares_z(30 / 275, 22 / 275, 275, 275), 6)
    1.165883
    """
    pooled = (share * answers + base * base_answers) / (answers + base_answers)
    variance = pooled * (1 - pooled) * (1 / answers + 1 / base_answers)
    return (share - base) / sqrt(variance) if variance > 0 else 0.0


def sample_inputs(sample: Sample, base: Sample) -> tuple[tuple[str, int | float], ...]:
    """Return what two samples say, by names: those of the one it is compared with begin with `base_`."""
    return (
        ("count", sample.count),
        ("denominator", sample.denominator),
        ("design_effect", sample.design_effect),
        ("base_count", base.count),
        ("base_denominator", base.denominator),
        ("base_design_effect", base.design_effect),
    )


def _points(share: float) -> Text:
    return number_text(100 * share, 1)
