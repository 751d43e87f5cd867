"""Two counts: is the change from one number of events to another more than chance."""

from math import exp, log, sqrt
from typing import Final, Literal

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import level_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.compared import Counted
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import normal_multiplier, two_sided
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

Past = Literal["known", "random"]
"""Whether the earlier count is taken as the fixed level, or as one that chance moved as it moved the later."""
FEW: Final = 20
"""Below so many in all the square roots are far from normal: 5 per cent becomes 7 to 19."""


def poisson_z(before: Counted, after: Counted, *, past: Past) -> Result:
    """Return how many standard deviations a count has moved, in the form that is asked for.

    With the past `known` it is 2(√after - √before) (Wheeler 2016): the earlier count is the level itself. With the
    past `random` it is that over √2: both counts vary, so that 2 is no rare number (p 0.157). Exposures that differ
    are taken into account. `value` is the change of the count, for as long as the later period. Careful: of counts
    below about 20 in all it finds too much, and its sentence says so; `changed_counts` is exact for those.
    Raises `InvalidInput` for another `past`.

    >>> round(poisson_z(Counted(count=12), Counted(count=19), past="known").statistic, 6)
    1.789595
    >>> round(poisson_z(Counted(count=12), Counted(count=19), past="random").statistic, 6)
    1.265435
    """
    refuse(() if past in _FORMS else (Fault("unknown_code", "$.past", "want `known` or `random`"),))
    longer = after.exposure / before.exposure
    spread = 1.0 if past == "known" else 1 + longer
    statistic = 2 * (sqrt(after.count) - sqrt(before.count * longer)) / sqrt(spread)
    p = two_sided(statistic)
    text = said(_FORMS[past], before=number_text(before.count), after=number_text(after.count), p=chance_told(p))
    return Result(
        method=f"poisson_z_{past}",
        value=after.count - before.count * longer,
        statistic=statistic,
        p=p,
        inputs=(*counted_inputs("before", before), *counted_inputs("after", after), ("past", past)),
        text=said("poisson_z_few", said=text) if before.count + after.count < FEW else text,
    )


def rate_ratio(counted: Counted, base: Counted, *, level: float = LEVEL) -> Result:
    """Return a rate over the one it is compared with, with an interval on the logarithm (Wald).

    Where the base has no events the ratio is `None`, where one of the counts is 0 there is no interval: the logarithm
    has none; use the exact test.

    >>> found = rate_ratio(Counted(count=1_164, exposure=20_000), Counted(count=810, exposure=20_000))
    >>> round(found.value, 6), round(found.interval.low, 6), round(found.interval.high, 6)
    (1.437037, 1.313771, 1.571868)
    """
    refuse(level_faults(level))
    reach = normal_multiplier(level)
    inputs = (*counted_inputs("", counted), *counted_inputs("base", base))
    if counted.count == 0 or base.count == 0:
        value = 0.0 if base.count else None
        return Result(method="rate_ratio", value=value, level=level, inputs=inputs, text=said("rate_ratio_zero"))
    value = counted.rate / base.rate
    error = sqrt(1 / counted.count + 1 / base.count)
    statistic = log(value) / error
    low, high = value * exp(-reach * error), value * exp(reach * error)
    code = "rate_ratio_changed" if low > 1 or high < 1 else "rate_ratio_unclear"
    return Result(
        method="rate_ratio",
        value=value,
        interval=Interval(low=low, high=high),
        statistic=statistic,
        p=two_sided(statistic),
        standard_error=error,
        level=level,
        inputs=inputs,
        text=said(code, value=_two(value), low=_two(low), high=_two(high), level=level_told(level)),
    )


def counted_inputs(name: str, counted: Counted) -> tuple[tuple[str, int | float], ...]:
    """Return what a count says, by names that begin with `name`."""
    start = f"{name}_" if name else ""
    return (f"{start}count", counted.count), (f"{start}exposure", counted.exposure)


def _two(number: float) -> Text:
    return number_text(number, 2)


_FORMS: Final = {"known": "poisson_z_known", "random": "poisson_z_random"}
