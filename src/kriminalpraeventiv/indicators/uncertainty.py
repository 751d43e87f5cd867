"""Uncertainty: the interval of a number by the method its counts allow, or the reason there is none."""

from typing import Final

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.counting import is_counted, whole_number
from kriminalpraeventiv.indicators.figure import Figure, is_ratio, is_share, multiplier
from kriminalpraeventiv.indicators.methods.count import count_interval
from kriminalpraeventiv.indicators.methods.crude_rate import crude_rate
from kriminalpraeventiv.indicators.methods.proportion import wilson
from kriminalpraeventiv.indicators.methods.result import LEVEL, Result
from kriminalpraeventiv.indicators.methods.weighted import survey_share

_REFUSED: Final = {
    "suppressed": ("$.suppressed", "a number that is hidden has no interval that may be shown"),
    "text": ("$.text", "an assessment in words has no interval"),
    "state": ("$.state", "how a milestone stands has no interval"),
    "change": ("$.measure", "a change has no interval without the counts on both sides"),
    "qualifier": ("$.qualifier", "an approximate number, or a lower bound, has no interval"),
    "denominator": ("$.denominator", "want at least one in the denominator: nobody is neither 0 nor 100 per cent"),
    "no_unit": ("$.unit", "want a unit that is fully known, such as `report/kinh`"),
    "not_counted": (
        "$.unit",
        "want a count of events or persons: money, time, harm, scores and steps of shares are measured, not counted",
    ),
    "rounded": ("$.value", "want the exact count: a number rounded to tens or more, such as 1,2 mio., is none"),
    "no_count": (
        "$.count",
        "a printed number alone has no interval; want its count and denominator, or of a share its `respondents`",
    ),
}


def interval(figure: Figure, *, level: float = LEVEL) -> Result:
    """Return a number with its interval, in its own unit.

    A share gets Wilson's, from its counts or from its `respondents`, with its `design_effect`; a rate and a count the
    exact one below 10 events and Byar's from there. Raises `InvalidInput` with the reason where there can be none.

    >>> print(interval(Figure(count=810, denominator=20_000, unit="report/kinh")).text.en)
    810 of 20,000 is 40.5 per 1,000. With 95 per cent confidence the rate lies between 37.8 and 43.4.
    """
    refused = next((code for code, found in _hindrances(figure).items() if found), None)
    if refused:
        raise InvalidInput([Fault(refused, *_REFUSED[refused])])
    scale = multiplier(str(figure.unit))
    if is_share(figure.unit) and figure.count is not None and figure.design_effect is None:
        return wilson(figure.count, figure.denominator or 0, level=level, multiplier=scale)
    if is_share(figure.unit):
        share = float((figure.amount or 0) / scale)
        answers = figure.respondents or figure.denominator or 0
        effect = float(figure.design_effect or 1)
        return survey_share(share, answers, design_effect=effect, level=level, multiplier=scale)
    count = figure.count if figure.count is not None else int(figure.value or 0)
    if figure.denominator:
        return crude_rate(count, figure.denominator, level=level, multiplier=scale)
    return count_interval(count, level=level)


def _hindrances(figure: Figure) -> dict[str, bool]:
    """Return what keeps a number from having an interval, the first thing to tell first."""
    ratio = is_ratio(figure.unit)
    counted = figure.count is not None and (figure.denominator is not None or not ratio)
    asked = is_share(figure.unit) and figure.value is not None and figure.respondents is not None
    whole = not ratio and whole_number(figure.value) is not None
    rounded = not ratio and figure.value is not None and int(figure.value.as_tuple().exponent) > 0
    return {
        "suppressed": figure.suppressed,
        "text": figure.text is not None,
        "state": figure.state is not None,
        "change": figure.measure != "level",
        "qualifier": figure.qualifier in ("approximate", "at_least"),
        "no_unit": figure.unit is None and (figure.value is not None or figure.count is not None),
        "not_counted": not is_share(figure.unit) and not is_counted(figure.unit),
        "rounded": rounded,
        "denominator": figure.denominator == 0,
        "no_count": not (counted or asked or whole),
    }
