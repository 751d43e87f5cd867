"""Periods: whether a number is of the area and within the period a report is about; what lies apart says so."""

import attrs

from kriminalpraeventiv.danish.dates import period_text
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.names import area_name
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.status import Apart, IndicatorStatus, Number
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text


def apart(indicator: Indicator, figure: Figure, about: Period | None) -> Apart | None:
    """Return why a number tells nothing of an indicator in a period; a baseline is `about` none.

    A number that states no area or period is taken to be of the indicator's own, as everywhere. What is done stays
    done: where a milestone stands is never outside the period.
    """
    if indicator.area is not None and figure.area not in (None, indicator.area, indicator.measured_area):
        return "other_area"
    when = figure.period
    if about is None or when is None or figure.state is not None:
        return None
    if when.end is not None and about.start is not None and when.end < about.start:
        return "before_period"
    if when.start is not None and about.end is not None and when.start > about.end:
        return "after_period"
    return None


def answering(shown: IndicatorStatus) -> IndicatorStatus:
    """Return an indicator with none but the numbers that tell of what the report is about."""
    return attrs.evolve(shown, numbers=tuple(one for one in shown.numbers if one.apart is None))


def latest(shown: IndicatorStatus) -> Number | None:
    """Return the newest number of an indicator in its own area, one of the report's period where there is any."""
    here = [one for one in shown.numbers if one.apart != "other_area"]
    within = [one for one in here if one.apart is None]
    return next(reversed(within or here), None)


def where_and_when(number: Number, shown: IndicatorStatus) -> Text:
    """Return what a number is for: its period, its area where that is another, and what sets it apart."""
    parts = [word("page.no_period") if number.period is None else period_text(number.period)]
    if number.area is not None and number.area != shown.area:
        parts.append(area_name(number.area))
    if number.apart is not None:
        parts.append(word(f"apart.{number.apart}"))
    return Text.listed(parts)


def why_lacking(shown: IndicatorStatus | None) -> Text | None:
    """Return why the numbers of an indicator answer nothing; None where it has no number."""
    found = dict.fromkeys(one.apart for one in shown.numbers if one.apart) if shown else {}
    return word("apart.only", reasons=Text.listed(word(f"apart.{one}") for one in found)) if found else None
