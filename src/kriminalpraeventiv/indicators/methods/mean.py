"""Mean: the average of several numbers, and the one they vary about."""

import math
from collections.abc import Iterator, Sequence
from statistics import fmean, stdev
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import LARGEST, level_faults, number_faults, refuse
from kriminalpraeventiv.indicators.methods.result import LEVEL, Interval, Result
from kriminalpraeventiv.indicators.methods.special import student_multiplier
from kriminalpraeventiv.indicators.methods.told import level_told, rounded
from kriminalpraeventiv.indicators.methods.words import said


def mean(values: Sequence[float], *, level: float = LEVEL) -> Result:
    """Return the mean of values with Student's interval; `standard_error` is that of the mean.

    Raises `InvalidInput` for fewer than two values (one says nothing about how they vary) and what is no number.
    Source: Student 1908.

    >>> print(mean([12, 9, 14, 13, 11, 13]).text.en)
    The mean of 6 numbers is 12.0. With 95 per cent confidence the mean they vary about lies between 10.1 and 13.9.
    """
    refuse(_value_faults(values), level_faults(level))
    value, error = fmean(values), stdev(values) / math.sqrt(len(values))
    reach = student_multiplier(level, len(values) - 1) * error
    like = max(abs(value), reach)
    told = {"value": rounded(value, like), "low": rounded(value - reach, like), "high": rounded(value + reach, like)}
    return Result(
        method="mean",
        value=value,
        interval=Interval(low=value - reach, high=value + reach),
        standard_error=error,
        level=level,
        inputs=(("values", tuple(values)),),
        text=said("mean", number=number_text(len(values)), level=level_told(level), **told),
    )


def _value_faults(values: Sequence[float]) -> Iterator[Fault]:
    for position, value in enumerate(values):
        yield from number_faults(f"$.values[{position}]", value, -LARGEST)
    if len(values) < _FEWEST:
        yield Fault("too_few", "$.values", f"want at least {_FEWEST} values: one says nothing about how they vary")


_FEWEST: Final = 2
