"""Fit: what keeps two numbers from being compared, and what their bounds say of a change."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.figure import PERCENT, Baseline, Figure, Measurement, is_ratio
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.names import area_name
from kriminalpraeventiv.indicators.target import Per, Target
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period

MONTHS: Final[dict[Per, int]] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12, "school_year": 12}
"""How many months a time is that has a fixed length."""
_A_DAY: Final = timedelta(days=1)


@attrs.frozen
class Bounds:
    """Between what the true number surely lies; `None` is no limit, and a limit may itself lie outside."""

    low: Fraction | None
    high: Fraction | None
    low_in: bool = True
    high_in: bool = True

    @classmethod
    def of(cls, figure: Figure) -> "Bounds":
        """Return the bounds of a number: those of its rounding, where it is a share or a rate as printed.

        How far an approximate or preliminary one may be off, nobody says.

        >>> Bounds.of(Figure(value=Decimal(8), unit="percent"))
        Bounds(low=Fraction(15, 2), high=Fraction(17, 2), low_in=True, high_in=False)
        """
        if figure.amount is None or figure.qualifier in ("approximate", "preliminary"):
            return cls(None, None)
        low, high = printed_cell(figure)
        if figure.qualifier == "at_least":
            return cls(low, None)
        return cls(low, high, high_in=low == high or high == _ceiling(figure))

    @classmethod
    def exactly(cls, amount: Decimal | None) -> "Bounds":
        """Return the bounds of a number that is just what it says; without one, none."""
        exact = None if amount is None else Fraction(amount)
        return cls(exact, exact)

    @property
    def known(self) -> bool:
        """Whether there is a limit on both sides."""
        return self.low is not None and self.high is not None

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def moved(self, by: Decimal) -> "Bounds":
        """Return the bounds of the number with so much added."""
        low = None if self.low is None else self.low + Fraction(by)
        return attrs.evolve(self, low=low, high=None if self.high is None else self.high + Fraction(by))

    def below(self, other: "Bounds", *, or_equal: bool) -> bool | None:
        """Return whether this number is surely below another, surely not, or unknown (`None`).

        >>> at_least, exact = Bounds(Fraction(275), None), Bounds(Fraction(270), Fraction(270))
        >>> exact.below(at_least, or_equal=False), at_least.below(exact, or_equal=False)
        (True, False)
        """
        if self.high is not None and other.low is not None:
            apart = or_equal or not (self.high_in and other.low_in)
            if self.high < other.low or (self.high == other.low and apart):
                return True
        if self.low is not None and other.high is not None:
            apart = not or_equal or not (self.low_in and other.high_in)
            if self.low > other.high or (self.low == other.high and apart):
                return False
        return None

    def agrees(self, other: "Bounds") -> bool:
        """Return whether both may be the same number.

        >>> eight, exact = Bounds.of(Figure(value=Decimal(8), unit="percent")), Bounds(Fraction(17, 2), Fraction(17, 2))
        >>> eight.agrees(Bounds(Fraction(8), Fraction(8))), eight.agrees(exact)
        (True, False)
        """
        return self.below(other, or_equal=False) is not True and other.below(self, or_equal=False) is not True


def printed_cell(figure: Figure) -> tuple[Fraction, Fraction]:
    """Return from where to where a number may lie, given how it is printed; a count is what it says."""
    exact = figure.amount or Fraction(0)
    if figure.value is None or (figure.measure == "level" and not is_ratio(figure.unit)):
        return exact, exact
    half = Fraction(Decimal((0, (5,), int(figure.value.as_tuple().exponent) - 1)))
    low, high, ceiling = exact - half, exact + half, _ceiling(figure)
    low = max(low, Fraction(0)) if figure.measure == "level" else low
    return low, min(high, ceiling) if ceiling is not None else high


def _ceiling(figure: Figure) -> Fraction | None:
    return Fraction(100) if figure.unit == PERCENT and figure.measure == "level" else None


def against_target(figure: Figure, indicator: Indicator) -> Iterator[Reason]:
    """Yield what keeps a number from being held against the target of an indicator."""
    area = figure.area or indicator.measured_area
    if area is None or indicator.area is None:
        yield told("area_unknown")
    elif area != indicator.area:
        code = "baseline_area" if isinstance(figure, Baseline) else "other_area"
        yield told(code, area=area_name(area), goal=area_name(indicator.area))
    if figure.measure != "level":
        yield told("change_only")
    elif figure.unit is None or indicator.unit is None:
        yield told("unit_unknown")
    elif figure.unit != indicator.unit:
        yield told("other_unit")
    if figure.combines and is_ratio(figure.unit) and figure.weights is not True:
        yield told("no_weights")
    yield from _as_defined(figure, indicator)


def _as_defined(figure: Figure, indicator: Indicator) -> Iterator[Reason]:
    """Yield what keeps a number from being what the indicator says it counts."""
    versions = {figure.definition_version, indicator.definition_version} - {None}
    if len(versions) > 1:
        yield told("definition_version")
    whole = figure.period is not None and figure.unit != PERCENT
    single = figure.period is not None and figure.period.start == figure.period.end
    if whole and ((indicator.counted == "flow" and single) or (indicator.counted == "stock" and not single)):
        yield told(f"not_a_{indicator.counted}")
    if indicator.basis == "sample" and figure.denominator is None and figure.respondents is None:
        yield told("sample_without_n")


def against_baseline(measurement: Measurement, baseline: Baseline) -> Iterator[Reason]:
    """Yield what keeps a measurement from being compared with a baseline: the survey, the time, the definition."""
    if measurement.source is None or baseline.source is None:
        yield told("survey_unknown")
    elif measurement.source != baseline.source:
        yield told("other_survey")
    # How long a survey was in the field changes no share; a year's reports are not a quarter's.
    if baseline.unit != PERCENT and length(measurement.period) != length(baseline.period):
        yield told("other_length")
    versions = {measurement.definition_version, baseline.definition_version} - {None}
    if len(versions) > 1:
        yield told("definition_version")
    first, last = _start(baseline), _end(measurement)
    breaks = dict.fromkeys((*baseline.breaks, *measurement.breaks))
    for found in sorted(breaks, key=lambda one: one.on):
        if first < found.on <= last:
            yield told("series_break", on=found.on, reason=found.reason)


def against_length(measurement: Measurement, indicator: Indicator, target: Target) -> Iterator[Reason]:
    """Yield that a measurement is for a longer or shorter time than the target's number counts for."""
    per = target.per or (indicator.per if indicator.counted != "stock" else None)
    if per in MONTHS and indicator.unit != PERCENT and length(measurement.period) != (MONTHS[per], 0):
        yield told("not_the_time_of_the_target")


def _start(figure: Figure) -> date:
    return (figure.period and figure.period.start) or date.min


def _end(figure: Figure) -> date:
    return (figure.period and figure.period.end) or date.min


def length(period: Period | None) -> tuple[int, int] | None:
    """Return the length of a period in months and days, so that all years are as long as each other."""
    if period is None or period.start is None or period.end is None:
        return None
    after = date.min if period.end == date.max else period.end + _A_DAY
    months = (after.year - period.start.year) * 12 + after.month - period.start.month
    return months, after.day - period.start.day
