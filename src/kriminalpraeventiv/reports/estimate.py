"""Estimate: how far chance may have moved a number of a report, or why that cannot be said."""

from typing import Final

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.uncertainty import interval
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text

_BY_CHANCE: Final = frozenset({"result", "effect", "context"})


def estimate(indicator: Indicator, figure: Figure) -> Result | Text:
    """Return a number with its interval, or why it has none.

    What those who report did themselves, such as meetings, is counted in full: chance plays no part.

    >>> from kriminalpraeventiv.source import Source
    >>> unsafe = Indicator(
    ...     id="indicator.unsafe", title=Text(da="Utrygge", en="Unsafe"), level="effect", direction="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"), unit="percent", area="a",
    ... )
    >>> estimate(unsafe, Figure(count=22, denominator=275, unit="percent")).method
    'wilson'
    >>> estimate(unsafe, Figure(count=22, unit="percent")).en
    'The count, or what it is of, is not stated. Without it the uncertainty cannot be computed.'
    """
    try:
        found = interval(figure)
    except InvalidInput as error:
        return word(f"no_interval.{error.faults[0].code}")
    return found if indicator.level in _BY_CHANCE else word("no_interval.counted_in_full")
