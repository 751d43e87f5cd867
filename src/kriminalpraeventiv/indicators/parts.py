"""Parts: do the parts of a whole sum to it, as far as their rounding lets one say."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, suggestion
from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.checks import refuse
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, is_share, multiplier
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

Figures = Mapping[str, Sequence[Baseline | Measurement]]
_NOTHING: Final = Bounds(Fraction(0), Fraction(0))


@attrs.frozen(kw_only=True)
class PartsAnswer:
    """Whether the parts of one period and area sum to the whole; `missing` are the parts without a number."""

    schema: int = SCHEMA
    indicator: str
    period: Period | None
    area: str | None
    status: Literal["sum", "differ", "cannot_be_judged", "suppressed"]
    missing: tuple[str, ...] = ()
    reasons: tuple[Reason, ...]


def check_parts(indicator: Indicator, figures: Figures) -> tuple[PartsAnswer, ...]:
    """Return, for each period and area, whether the parts of an indicator sum to it; nothing without parts.

    `figures` are the numbers of the indicator and of its parts, by id. Shares of a whole that has no number of its own
    must sum to 100 per cent. A printed share may be as far off as its rounding. Raises `InvalidInput` for an id that is
    neither that of the indicator nor that of a part, naming the nearest.
    """
    if not indicator.parts:
        return ()
    known = (indicator.id, *indicator.parts)
    message = "neither the indicator nor one of its parts"
    refuse(Fault("unknown_name", "$", f"{message}{suggestion(id_, known)}") for id_ in figures if id_ not in known)
    places = {(f.period, f.area): None for id_ in (indicator.id, *indicator.parts) for f in figures.get(id_, ())}
    return tuple(_checked(indicator, figures, period, area) for period, area in places)


def _checked(indicator: Indicator, figures: Figures, period: Period | None, area: str | None) -> PartsAnswer:
    found = {
        id_: next((f for f in figures.get(id_, ()) if (f.period, f.area) == (period, area)), None)
        for id_ in (indicator.id, *indicator.parts)
    }
    whole = found.pop(indicator.id)
    missing = tuple(id_ for id_, figure in found.items() if figure is None or not Bounds.of(figure).known)
    given = [figure for figure in (whole, *found.values()) if figure is not None]
    status, reason = _status(indicator, whole, given, missing)
    return PartsAnswer(
        indicator=indicator.id, period=period, area=area, status=status, missing=missing, reasons=(reason,)
    )


def _status(
    indicator: Indicator, whole: Figure | None, given: Sequence[Figure], missing: tuple[str, ...]
) -> tuple[Literal["sum", "differ", "cannot_be_judged", "suppressed"], Reason]:
    if any(figure.suppressed for figure in given):
        return "suppressed", told("suppressed")
    full = Bounds(Fraction(multiplier(str(indicator.unit))), Fraction(multiplier(str(indicator.unit))))
    aim = Bounds.of(whole) if whole is not None else full if is_share(indicator.unit) else Bounds(None, None)
    if missing or not aim.known or len({figure.unit for figure in given}) > 1:
        return "cannot_be_judged", told("part_missing")
    total = _NOTHING
    for figure in given:
        total = total if figure is whole else _plus(total, Bounds.of(figure))
    agrees = total.agrees(aim)
    return ("sum", told("parts_sum")) if agrees else ("differ", told("parts_differ"))


def _plus(one: Bounds, other: Bounds) -> Bounds:
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return Bounds(None, None)
    return Bounds(
        one.low + other.low, one.high + other.high, one.low_in and other.low_in, one.high_in and other.high_in
    )
