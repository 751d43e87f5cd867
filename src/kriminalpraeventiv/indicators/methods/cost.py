"""Cost: what one outcome cost, with an interval that may have no end."""

from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.indicators.methods.asked import level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe, sample_inputs
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text


def cost_per_outcome(cost: float, treated: Sample, control: Sample, *, level: float = LEVEL) -> Result:
    """Return what each outcome avoided cost: the cost of an effort over how many fewer there were than in a control.

    Both samples count what is to be avoided, such as relapse, and `cost` is for all of the treated; whatever currency
    it has, the value has. Where the effect may be none, the interval has no upper bound: no cost is too high to be
    true. Where there were no fewer, there is no value; where surely none was avoided, no interval either. The bounds
    are those of the difference (Newcombe 1998).

    >>> found = cost_per_outcome(1_200_000, Sample(count=10, denominator=40), Sample(count=18, denominator=40))
    >>> round(found.value), round(found.interval.low), found.interval.high
    (150000, 77660, None)
    """
    refuse(positive_faults("$.cost", cost), level_faults(level))
    difference = newcombe(control, treated, level=level)
    avoided = (difference.value or 0.0) * treated.denominator
    bounds = difference.interval or Interval(low=None, high=None)
    fewest, most = ((bound or 0.0) * treated.denominator for bound in (bounds.low, bounds.high))
    value = cost / avoided if avoided > 0 else None
    low = cost / most if most > 0 else None
    high = cost / fewest if fewest > 0 else None
    inputs = (("cost", cost), *sample_inputs(treated, control))
    return Result(
        method="cost_per_outcome",
        value=value,
        interval=None if low is None else Interval(low=low, high=high),
        p=difference.p,
        level=level,
        inputs=inputs,
        text=_said(value, low, high, level),
    )


def _said(value: float | None, low: float | None, high: float | None, level: float) -> Text:
    known = (value is not None, low is not None, high is not None)
    parts = {"value": value, "low": low, "high": high}
    told = {name: number_text(amount or 0, 0) for name, amount in parts.items()}
    return said(_CODES[known], level=level_told(level), **told)


_CODES: Final = {
    (True, True, True): "cost_bounded",
    (True, True, False): "cost_unbounded",
    (False, True, False): "cost_without_effect",
    (False, False, False): "cost_never",
}
