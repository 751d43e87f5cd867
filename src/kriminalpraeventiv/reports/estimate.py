"""Estimate: how far chance may have moved a number of a report, or why that cannot be said."""

from typing import Final

from kriminalpraeventiv.indicators.figure import Figure, is_ratio, multiplier
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.count import count_interval
from kriminalpraeventiv.indicators.methods.crude_rate import crude_rate
from kriminalpraeventiv.indicators.methods.proportion import wilson
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.weighted import survey_share
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text

_SHARES: Final = frozenset({"percent", "permille", "share"})
_BY_CHANCE: Final = frozenset({"result", "effect"})


def estimate(indicator: Indicator, figure: Figure) -> Result | Text:
    """Return a number with its interval, or why it has none.

    Counts decide: a share of a count gets Wilson's interval, a rate and a count Byar's or the exact one. What we did
    ourselves, such as meetings, is counted in full and has none; nor has what is approximate, in words or a change.

    >>> from kriminalpraeventiv.source import Source
    >>> unsafe = Indicator(
    ...     id="indicator.unsafe", title=Text(da="Utrygge", en="Unsafe"), level="effect", direction="lower",
    ...     source=Source(document="Et eksempel", standing="practice", certainty="stated"), unit="percent", area="a",
    ... )
    >>> estimate(unsafe, Figure(count=22, denominator=275, unit="percent")).method
    'wilson'
    """
    reason = _without(indicator, figure)
    if reason:
        return word(f"no_interval.{reason}")
    if figure.unit in _SHARES:
        return _share(figure)
    if figure.count is None:
        return word("no_interval.no_count")
    if figure.unit is not None and is_ratio(figure.unit):
        if not figure.denominator:
            return word("no_interval.no_denominator")
        return crude_rate(figure.count, figure.denominator, multiplier=float(multiplier(figure.unit)))
    return count_interval(figure.count)


def _without(indicator: Indicator, figure: Figure) -> str | None:
    """Return the code of what keeps a number from having an interval at all."""
    checks = (
        ("suppressed", figure.suppressed),
        ("words", figure.text is not None or figure.state is not None),
        ("change", figure.measure != "level"),
        ("no_number", figure.value is None and figure.count is None),
        ("inexact", figure.qualifier in ("approximate", "at_least")),
        ("counted_in_full", indicator.level not in _BY_CHANCE),
    )
    return next((code for code, found in checks if found), None)


def _share(figure: Figure) -> Result | Text:
    """Return a share with its interval, by its count or, as printed, by its number of answers."""
    times = multiplier(figure.unit or "percent")
    answers, effect = figure.respondents or figure.denominator, float(figure.design_effect or 1)
    if not answers or (figure.value is None and figure.count is None):
        return word("no_interval.no_count")
    if figure.count is not None and figure.design_effect is None:
        return wilson(figure.count, answers, multiplier=float(times))
    share = (figure.amount or 0) / times
    return survey_share(float(share), answers, design_effect=effect, multiplier=float(times))
