"""Counting: which numbers are counts of events or persons, and out of how many."""

from decimal import Decimal
from typing import Final

from kriminalpraeventiv.indicators.figure import Figure, is_ratio, is_share, multiplier
from kriminalpraeventiv.indicators.methods.compared import Counted, Sample
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare

_MEASURED: Final = frozenset(
    {
        *("year", "school_year", "half_year", "quarter", "month", "week", "day", "hour"),
        *("share_step", "percentage_point", "dkk", "harm_day", "index", "score"),
    }
)
_ALL: Final = 100


def is_counted(unit: str | None) -> bool:
    """Return whether a unit counts events or persons; money, time, harm, scores and steps of shares are measured.

    >>> is_counted("report"), is_counted("report/kinh"), is_counted("dkk"), is_counted("dkk/person")
    (True, True, False, False)
    """
    return unit is not None and not _MEASURED & set(unit.partition("/")[0].split("*"))


def whole_number(value: Decimal | None) -> int | None:
    """Return a printed number as the count it says; `None` where it is no whole number, or rounded to tens or more.

    >>> whole_number(Decimal("120")), whole_number(Decimal("1.2E+6")), whole_number(Decimal("40.5"))
    (120, None, None)
    """
    if value is None or value != int(value) or int(value.as_tuple().exponent) > 0:
        return None
    return int(value)


def sample(figure: Figure) -> Sample | None:
    """Return the sample a share was counted in; `None` where it is no share or only printed."""
    if not is_share(figure.unit) or figure.count is None or not figure.denominator:
        return None
    return Sample(count=figure.count, denominator=figure.denominator, design_effect=float(figure.design_effect or 1))


def counted(figure: Figure) -> Counted | None:
    """Return the events a number counts, over what they are counted of; `None` where that is not known."""
    if not is_counted(figure.unit):
        return None
    if figure.count is not None:
        return Counted(count=figure.count, exposure=float(figure.denominator or 1))
    count = None if is_ratio(figure.unit) else whole_number(figure.value)
    return None if count is None else Counted(count=count)


def printed(figure: Figure) -> PrintedShare | None:
    """Return a share as it is printed, or as it was counted, with the answers behind it; `None` without them."""
    effect = float(figure.design_effect or 1)
    scale = multiplier(str(figure.unit))
    if figure.value is not None and figure.respondents:
        return PrintedShare(percent=_per_cent(figure.value, scale), answers=figure.respondents, design_effect=effect)
    asked = sample(figure)
    if asked is None:
        return None
    exact = (Decimal(_ALL) * asked.count / asked.denominator).quantize(Decimal("1E-9"))
    return PrintedShare(percent=exact, answers=asked.denominator, design_effect=effect)


def _per_cent(value: Decimal, scale: int) -> Decimal:
    """Return a printed share in per cent, with the precision it was printed with."""
    return value.scaleb({1: 2, 100: 0, 1000: -1}[scale])
