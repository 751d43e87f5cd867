"""Rate: the share of those followed who relapsed, or exactly what is missing to compute it."""

from fractions import Fraction
from typing import Literal

import attrs

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.explanation import SCHEMA, Reason
from kriminalpraeventiv.indicators.checks import count_faults, share_faults
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

Missing = Literal["count", "denominator", "period", "definition"]


@attrs.frozen(kw_only=True)
class Rate:
    """A rate of relapse in per cent, exact, with all it rests on; `percent` is `None` where it cannot be computed.

    `missing` names what would be needed; it is empty for a denominator of 0: nobody was followed.
    """

    schema: int = SCHEMA
    status: Literal["computed", "cannot_be_computed"]
    percent: Fraction | None
    missing: tuple[Missing, ...]
    count: int | None
    denominator: int | None
    period: Period | None
    definition: Text | None
    reasons: tuple[Reason, ...]
    rows: tuple[str, ...] = ("IND-10",)


def rate(count: int | None, denominator: int | None, period: Period | None, definition: Text | None) -> Rate:
    """Return those who relapsed of those followed, times 100, only where all four are given.

    `period` needs both ends: a date alone does not say how long anybody was followed. `definition` says what counts
    as a relapse and who is followed. Raises `InvalidInput` for counts that cannot be, with every fault at once.

    >>> from datetime import date
    >>> followed = Period(date(2014, 1, 1), date(2015, 12, 31))
    >>> what = Text(da="ny dom inden for to år", en="a new sentence within two years")
    >>> str(rate(3, 16, followed, what).percent)
    '75/4'
    >>> rate(None, None, None, None).missing
    ('count', 'denominator', 'period', 'definition')
    """
    faults = (*count_faults("$.count", count), *count_faults("$.denominator", denominator))
    faults = faults or tuple(share_faults(count, denominator))
    if faults:
        raise InvalidInput(faults)
    missing = _missing(count, denominator, period, definition)
    percent = None if missing or not denominator or count is None else Fraction(count * 100, denominator)
    reasons = [told(f"missing_{name}") for name in missing]
    reasons += [told("nobody")] if denominator == 0 else []
    return Rate(
        status="cannot_be_computed" if percent is None else "computed",
        percent=percent,
        missing=missing,
        count=count,
        denominator=denominator,
        period=period,
        definition=definition,
        reasons=tuple(reasons) or (told("computed"),),
    )


def _missing(
    count: int | None, denominator: int | None, period: Period | None, definition: Text | None
) -> tuple[Missing, ...]:
    whole = period is not None and period.start is not None and period.end is not None and period.start < period.end
    defined = definition is not None and bool(definition.da.strip())
    given: dict[Missing, bool] = {
        "count": count is not None,
        "denominator": denominator is not None,
        "period": whole,
        "definition": defined,
    }
    return tuple(name for name, known in given.items() if not known)
