"""Fit: what keeps a number from being held against a target, or compared with a baseline."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement, SeriesBreak, is_ratio, is_share
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.names import area_name
from kriminalpraeventiv.indicators.timing import ends, is_asked, length
from kriminalpraeventiv.indicators.words import told

_SURVEY: Final = "sample"


def against_target(figure: Figure, indicator: Indicator) -> Iterator[Reason]:
    """Yield what keeps a number from being held against the target of an indicator."""
    yield from against_area(figure, indicator)
    if figure.measure != "level":
        yield told("change_only")
    elif figure.unit is None or indicator.unit is None:
        yield told("unit_unknown")
    elif figure.unit != indicator.unit:
        yield told("other_unit")
    elif indicator.target and indicator.target.kind == "coverage" and not is_share(figure.unit):
        yield told("not_a_share")
    if figure.combines and is_ratio(figure.unit) and figure.weights is not True:
        yield told("no_weights")
    yield from _as_defined(figure, indicator)


def against_area(figure: Figure, indicator: Indicator) -> Iterator[Reason]:
    """Yield that a number is for another area than the target, or that one of them is not stated."""
    area = figure.area or indicator.measured_area
    if area is None or indicator.area is None:
        yield told("area_unknown")
    elif area != indicator.area:
        code = "baseline_area" if isinstance(figure, Baseline) else "other_area"
        yield told(code, area=area_name(area), goal=area_name(indicator.area))


def _as_defined(figure: Figure, indicator: Indicator) -> Iterator[Reason]:
    """Yield what keeps a number from being what the indicator says it counts."""
    # The baseline stands in the indicator itself: where it names no definition, it is the indicator's.
    named = figure.definition_version or isinstance(figure, Baseline)
    yield from _versions(figure.definition_version if named else None, indicator.definition_version, wanted=not named)
    whole = figure.period is not None and not is_asked(indicator)
    single = figure.period is not None and figure.period.start == figure.period.end
    if whole and ((indicator.counted == "flow" and single) or (indicator.counted == "stock" and not single)):
        yield told(f"not_a_{indicator.counted}")
    if indicator.basis == _SURVEY and figure.denominator is None and figure.respondents is None:
        yield told("sample_without_n")


def _versions(one: str | None, other: str | None, *, wanted: bool) -> Iterator[Reason]:
    """Yield that two numbers follow two definitions, or where it is `wanted` that only one of them says which."""
    if None not in (one, other) and one != other:
        yield told("definition_version")
    elif wanted and one != other:
        yield told("definition_unknown")


def against_survey(measurement: Measurement, indicator: Indicator) -> Iterator[Reason]:
    """Yield that a number is of another survey or register than the baseline, where no change is counted from it.

    A share, and any number of a sample, must say which survey it is of where the baseline does; a count from a register
    is left out only where both are named and differ. (This library's proposal.)
    """
    named = indicator.baseline.source if indicator.baseline else None
    if named is None or measurement.source == named:
        return
    if measurement.source is not None:
        yield told("other_survey")
    elif is_share(indicator.unit) or indicator.basis == _SURVEY:
        yield told("survey_unknown")


def against_baseline(
    measurement: Measurement, baseline: Baseline, indicator: Indicator | None = None, breaks: Iterable[SeriesBreak] = ()
) -> Iterator[Reason]:
    """Yield what keeps a measurement from being compared with a baseline: the survey, the time, the definition.

    `indicator` says what is counted, `breaks` are those of the series that other numbers of it tell of.
    """
    if measurement.source is None or baseline.source is None:
        yield told("survey_unknown")
    elif measurement.source != baseline.source:
        yield told("other_survey")
    # How long a survey was in the field changes no share; a year's reports are not a quarter's.
    timeless = is_asked(indicator) if indicator else is_share(baseline.unit)
    if not timeless and length(measurement.period) != length(baseline.period):
        yield told("other_length")
    before = baseline.definition_version or (indicator.definition_version if indicator else None)
    yield from _versions(measurement.definition_version, before, wanted=True)
    if measurement.combines and baseline.combines and _made_of(measurement) != _made_of(baseline):
        yield told("other_areas_combined")
    first, last = ends(baseline)[0], ends(measurement)[1]
    yield from broken(first, last, (*baseline.breaks, *measurement.breaks, *breaks))


def _made_of(figure: Figure) -> tuple[frozenset[str], frozenset[object]]:
    """Return the areas a number combines, and how each of them weighs, in whatever order they are written."""
    weights = zip(figure.combines, figure.area_weights, strict=False)
    return frozenset(figure.combines), frozenset(weights)


def broken(first: date, last: date, breaks: Iterable[SeriesBreak]) -> Iterator[Reason]:
    """Yield each break of a series that lies after a first day and not after a last one."""
    for found in sorted(dict.fromkeys(breaks), key=lambda one: one.on):
        if first < found.on <= last:
            yield told("series_break", on=found.on, reason=found.reason)
