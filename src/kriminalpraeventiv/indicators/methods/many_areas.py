"""Many areas: which of many findings stand when so many were looked for, and whether areas differ at all."""

from collections.abc import Mapping, Sequence
from math import fsum
from typing import Final, Literal

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, is_number, level_faults, positive_faults, refuse
from kriminalpraeventiv.indicators.methods.chance import chance_told, chi_square_at_least
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.told import level_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

Correction = Literal["benjamini_hochberg", "benjamini_yekutieli"]
"""The first where areas are independent of each other or move together, the second whatever they do."""


@attrs.frozen(kw_only=True)
class Findings:
    """The p-values of many tests, corrected for their number; `found` are those that stand, in the order given."""

    method: Correction
    level: float
    adjusted: tuple[tuple[str, float], ...]
    found: tuple[str, ...]
    inputs: tuple[tuple[str, float], ...]
    text: Text


def findings(
    p_values: Mapping[str, float], *, method: Correction = "benjamini_hochberg", level: float = LEVEL
) -> Findings:
    """Return which of many tests stand, so that of those found at most 1 - level are chance, on average.

    Raises `InvalidInput` for no tests, what is no p-value, and another method. Source: Benjamini & Hochberg 1995,
    Benjamini & Yekutieli 2001.

    >>> findings({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005}).adjusted
    (('a', 0.02), ('b', 0.04), ('c', 0.04), ('d', 0.02))
    """
    refuse(_p_faults(p_values, method), level_faults(level))
    number = len(p_values)
    factor = number * (1.0 if method == "benjamini_hochberg" else fsum(1 / rank for rank in range(1, number + 1)))
    least, adjusted = 1.0, {}
    for rank, (p, name) in enumerate(sorted(((p, name) for name, p in p_values.items()), reverse=True)):
        least = min(least, max(p, p * factor / (number - rank)))
        adjusted[name] = least
    found = tuple(name for name in p_values if adjusted[name] <= round(1 - level, 12))
    parts = {"found": number_text(len(found)), "number": number_text(number)}
    return Findings(
        method=method,
        level=level,
        adjusted=tuple((name, adjusted[name]) for name in p_values),
        found=found,
        inputs=tuple(p_values.items()),
        text=said(
            "findings" if found else "findings_none", names=", ".join(found), level=level_told(1 - level), **parts
        ),
    )


def overdispersion(counts: Sequence[int], exposures: Sequence[float] | None = None, *, level: float = LEVEL) -> Result:
    """Return whether counts vary more than chance alone lets them; without `exposures` those are taken as equal.

    `value` is how many times as much they vary, near 1 where chance alone is at work; `statistic` the sum of squares
    over what is expected of each, with one degree of freedom fewer than counts. Raises `InvalidInput` for fewer than
    two counts, where all are 0, and for exposures that are not as many or not above 0. Source: Fisher 1925 (index of
    dispersion).

    >>> round(overdispersion([12, 9, 14, 11, 30]).value, 2)
    4.72
    """
    faults = [fault for index, count in enumerate(counts) for fault in count_faults(f"$.counts[{index}]", count)]
    if len(counts) < _FEWEST or (not faults and not any(counts)):
        faults.append(Fault("too_few", "$.counts", "want at least two counts, and not all of them 0"))
    exposed = [1.0] * len(counts) if exposures is None else list(exposures)
    refuse(faults, _exposure_faults(exposed, len(counts)), level_faults(level))
    rate = sum(counts) / fsum(exposed)
    statistic = fsum((count - rate * size) ** 2 / (rate * size) for count, size in zip(counts, exposed, strict=True))
    p = chi_square_at_least(statistic, len(counts) - 1)
    value = statistic / (len(counts) - 1)
    return Result(
        method="overdispersion",
        value=value,
        statistic=statistic,
        p=p,
        level=level,
        inputs=(
            ("counts", tuple(float(count) for count in counts)),
            *((("exposures", tuple(map(float, exposed))),) if exposures is not None else ()),
        ),
        text=said(
            "overdispersed" if p < 1 - level else "dispersion_usual", value=number_text(value, 1), p=chance_told(p)
        ),
    )


def _exposure_faults(exposures: Sequence[float], wanted: int) -> list[Fault]:
    faults = [fault for index, each in enumerate(exposures) for fault in positive_faults(f"$.exposures[{index}]", each)]
    if len(exposures) != wanted:
        faults.append(Fault("unmatched", "$.exposures", "want as many as there are counts"))
    return faults


def _p_faults(p_values: Mapping[str, float], method: str) -> list[Fault]:
    faults = [
        Fault("out_of_range", f"$.p_values[{index}]", "want a p-value from 0 to 1")
        for index, p in enumerate(p_values.values())
        if not is_number(p) or not 0 <= p <= 1
    ]
    if not p_values:
        faults.append(Fault("too_few", "$.p_values", "want at least one p-value"))
    if method not in _METHODS:
        faults.append(Fault("unknown_code", "$.method", "want `benjamini_hochberg` or `benjamini_yekutieli`"))
    return faults


_FEWEST: Final = 2
_METHODS: Final = ("benjamini_hochberg", "benjamini_yekutieli")
