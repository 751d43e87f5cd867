"""Index number: how much of what there was in a base period; 100 is the base, and each series has its own."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import code_faults, decimal_faults, refuse
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

_BASE: Final = 100


@attrs.frozen(kw_only=True)
class IndexNumber:
    """A number of a series of one area where `base` is 100. Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> year = Period(date(2010, 1, 1), date(2010, 12, 31))
    >>> IndexNumber(value=Decimal(69), series="penal_code_reports", area="syd", base=year).value
    Decimal('69')
    """

    value: Decimal
    series: str
    area: str
    base: Period

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        if self.value is None:
            yield Fault("missing", "$.value", "want the index number")
        yield from decimal_faults("$.value", self.value)
        yield from code_faults("$.series", self.series or "?")
        yield from code_faults("$.area", self.area or "?")
        if self.base.start is None or self.base.end is None:
            yield Fault("missing", "$.base", "want the first and the last day of the period that is 100")


@attrs.frozen(kw_only=True)
class IndexChange:
    """From one index number to another, in index points and in per cent, which differ; or `why` it cannot be said."""

    points: Decimal | None
    per_cent: Fraction | None
    text: Text | None
    why: Text | None


def index_change(before: IndexNumber, after: IndexNumber) -> IndexChange:
    """Return how an index number changed; index points are per cent of the base, never of the number before.

    Refused in one line where the two have another series, area or base: 100 in one area says nothing of how much there
    is in another. From 0 there is no per cent.

    >>> from datetime import date
    >>> year = Period(date(2010, 1, 1), date(2010, 12, 31))
    >>> one, other = (IndexNumber(value=Decimal(n), series="r", area="syd", base=year) for n in (80, 100))
    >>> index_change(one, other).text.en
    'From index 80 to index 100: 20 index points, which is 25.0 per cent.'
    """
    why = _not_comparable(before, after)
    if why:
        return IndexChange(points=None, per_cent=None, text=None, why=why)
    points = after.value - before.value
    per_cent = Fraction(points) * _BASE / Fraction(before.value) if before.value else None
    said = {"before": number_text(before.value), "after": number_text(after.value), "points": number_text(points)}
    if per_cent is None:
        return IndexChange(points=points, per_cent=None, text=line("index_changed_from_none", **said), why=None)
    text = line("index_changed", per_cent=number_text(float(per_cent), 1), **said)
    return IndexChange(points=points, per_cent=per_cent, text=text, why=None)


def _not_comparable(before: IndexNumber, after: IndexNumber) -> Text | None:
    if before.series != after.series:
        return line("index_other_series")
    if before.area != after.area:
        return line("index_other_area")
    return line("index_other_base") if before.base != after.base else None
