"""Trend: do shares or numbers rise or fall over the years by more than chance explains."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import fsum, sqrt
from statistics import median
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import is_number, level_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.special import two_sided
from kriminalpraeventiv.indicators.methods.told import rounded
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

FEWEST: Final = 5
"""A trend takes at least five periods (Fingertips); of fewer, no order of numbers shows one."""


def trend_of_shares(samples: Sequence[Sample], *, level: float = LEVEL) -> Result:
    """Return the test of a trend in shares of periods equally far apart, in their order.

    The periods must be independent and without a break in how the share is measured: nobody but the caller knows.
    `value` is the mean change of the share from one period to the next (weighted least squares). Raises `InvalidInput`
    for fewer than five. Source: Cochran 1954, Armitage 1955.

    >>> found = trend_of_shares([Sample(count=count, denominator=1_000) for count in (110, 104, 98, 90, 81)])
    >>> round(found.statistic, 6), round(found.p, 6)
    (-2.437271, 0.014799)
    """
    refuse(_enough("$.samples", len(samples)), level_faults(level))
    answers = [sample.effective for sample in samples]
    total = fsum(answers)
    pooled = fsum(sample.share * sample.effective for sample in samples) / total
    middle = fsum(step * weight for step, weight in enumerate(answers)) / total
    moved = fsum((step - middle) * sample.effective * sample.share for step, sample in enumerate(samples))
    spread = fsum((step - middle) ** 2 * weight for step, weight in enumerate(answers))
    variance = pooled * (1 - pooled) * spread
    statistic = moved / sqrt(variance) if variance > 0 else 0.0
    value = moved / spread
    return Result(
        method="cochran_armitage",
        value=value,
        statistic=statistic,
        p=two_sided(statistic),
        level=level,
        inputs=(
            ("counts", tuple(float(sample.count) for sample in samples)),
            ("denominators", tuple(float(sample.denominator) for sample in samples)),
            ("design_effects", tuple(sample.design_effect for sample in samples)),
        ),
        text=_told("trend_of_shares", statistic, level, number_text(100 * value, 1)),
    )


def monotone_trend(values: Sequence[float], *, level: float = LEVEL) -> Result:
    """Return the test of a steady rise or fall in single numbers of periods equally far apart, in their order.

    `value` is the Theil-Sen slope (the median of all slopes) for each period, `statistic` Kendall's S (pairs that rise
    less those that fall), `standard_error` that of S with ties; `p` by the normal distribution, one step nearer to 0.
    Raises `InvalidInput` for fewer than five values. Source: Mann 1945, Kendall 1975, Theil 1950, Sen 1968.

    >>> found = monotone_trend([41, 38, 36, 39, 33, 31, 29])
    >>> found.statistic, round(found.p, 6), found.value
    (-17, 0.016261, -2.0)
    """
    refuse(_enough("$.values", len(values)), _numbers(values), level_faults(level))
    places = range(len(values))
    pairs = list(combinations(places, 2))
    s = sum((values[later] > values[first]) - (values[later] < values[first]) for first, later in pairs)
    value = median((values[later] - values[first]) / (later - first) for first, later in pairs)
    ties = Counter(values).values()
    error = sqrt((_spread(len(values)) - sum(_spread(tied) for tied in ties)) / 18)
    statistic = (s - (s > 0) + (s < 0)) / error if error else 0.0
    return Result(
        method="mann_kendall",
        value=value,
        statistic=s,
        p=two_sided(statistic),
        standard_error=error,
        level=level,
        inputs=(("values", tuple(float(value) for value in values)),),
        text=_told("monotone_trend", statistic, level, rounded(value)),
    )


def _told(code: str, statistic: float, level: float, value: Text) -> Text:
    shown = two_sided(statistic) < 1 - level
    way = ("rises" if statistic > 0 else "falls") if shown else "unclear"
    p = chance_told(two_sided(statistic))
    return said(_CODES[code, way], value=value, p=p)


def _spread(number: int) -> int:
    return number * (number - 1) * (2 * number + 5)


def _enough(place: str, number: int) -> tuple[Fault, ...]:
    return () if number >= FEWEST else (Fault("too_few", place, f"want at least {FEWEST} periods"),)


def _numbers(values: Sequence[float]) -> tuple[Fault, ...]:
    return tuple(
        Fault("out_of_range", f"$.values[{index}]", "want a number")
        for index, value in enumerate(values)
        if not is_number(value)
    )


_CODES: Final = {
    ("trend_of_shares", "rises"): "shares_rise",
    ("trend_of_shares", "falls"): "shares_fall",
    ("trend_of_shares", "unclear"): "shares_unclear",
    ("monotone_trend", "rises"): "trend_rises",
    ("monotone_trend", "falls"): "trend_falls",
    ("monotone_trend", "unclear"): "trend_unclear",
}
