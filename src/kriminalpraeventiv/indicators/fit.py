"""Fit: what keeps two numbers from being compared, and what their bounds say of a change."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.indicator import PERCENT, Baseline, Figure, Indicator, Measurement, Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

_A_DAY: Final = timedelta(days=1)


@attrs.frozen
class Bounds:
    """Between what the true number surely lies; `None` is no limit."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, figure: Figure) -> "Bounds":
        """Return the bounds of a number: how far an approximate or preliminary one may be off, nobody says."""
        amount = figure.amount
        low = amount if figure.qualifier in ("exact", "at_least") else None
        return cls(low, amount if figure.qualifier == "exact" else None)

    @classmethod
    def exactly(cls, amount: Decimal | None) -> "Bounds":
        """Return the bounds of a number that is just what it says; without one, none."""
        exact = None if amount is None else Fraction(amount)
        return cls(exact, exact)

    def below(self, other: "Bounds", *, or_equal: bool) -> bool | None:
        """Return whether this number is surely below another, surely not, or unknown (`None`).

        >>> at_least, exact = Bounds(Fraction(275), None), Bounds(Fraction(270), Fraction(270))
        >>> exact.below(at_least, or_equal=False), at_least.below(exact, or_equal=False)
        (True, False)
        """
        surely = self.high is not None and other.low is not None and self.high <= other.low
        surely = surely and (or_equal or self.high != other.low)
        never = self.low is not None and other.high is not None and self.low >= other.high
        never = never and not (or_equal and self.low == other.high)
        return True if surely else False if never else None

    def equals(self, other: "Bounds") -> bool:
        """Return whether both are exact and the same."""
        return self == other and self.low is not None and self.low == self.high


def changed(measured: Bounds, baseline: Bounds, target: Target) -> bool | None:
    """Return whether the change goes in the target's direction; `None` where it cannot be said.

    A number that is to be maintained and has moved at all is `None`: no source says how much it may move.
    """
    if target.direction == "maintain":
        return True if measured.equals(baseline) else None
    low, high = (measured, baseline) if target.direction == "fall" else (baseline, measured)
    return low.below(high, or_equal=target.value is not None)


def against_target(figure: Figure, indicator: Indicator) -> Iterator[Reason]:
    """Yield what keeps a number from being held against the target of an indicator: its area, unit, weights."""
    if figure.area is None or indicator.area is None:
        yield told("area_unknown")
    elif figure.area != indicator.area:
        code = "baseline_area" if isinstance(figure, Baseline) else "other_area"
        yield told(code, area=figure.area, goal=indicator.area)
    if figure.unit is None or indicator.unit is None:
        yield told("unit_unknown")
    elif figure.unit != indicator.unit:
        yield told("other_unit")
    if figure.combines and is_ratio(figure.unit) and figure.weights is not True:
        yield told("no_weights")


def against_baseline(measurement: Measurement, baseline: Baseline) -> Iterator[Reason]:
    """Yield what keeps a measurement from being compared with a baseline: the survey, the length of time."""
    if measurement.source is None or baseline.source is None:
        yield told("survey_unknown")
    elif measurement.source != baseline.source:
        yield told("other_survey")
    # How long a survey was in the field changes no share; a year's reports are not a quarter's.
    if baseline.unit != PERCENT and _length(measurement.period) != _length(baseline.period):
        yield told("other_length")


def is_ratio(unit: str | None) -> bool:
    """Return whether numbers of a unit must not be averaged without weights; one not fully known must not.

    >>> is_ratio("percent"), is_ratio("report/kinh"), is_ratio("person")
    (True, True, False)
    """
    return unit is None or unit == PERCENT or "/" in unit


def _length(period: Period | None) -> tuple[int, int] | None:
    """Return the length of a period in months and days, so that all years are as long as each other."""
    if period is None or period.start is None or period.end is None:
        return None
    after = date.min if period.end == date.max else period.end + _A_DAY
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    return months, after.day - period.start.day
