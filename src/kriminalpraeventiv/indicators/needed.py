"""Needed: which of very many measurements the answer about an indicator rests on; the others are not kept."""

from collections.abc import Mapping
from datetime import date

from kriminalpraeventiv.indicators.asking import latest_first
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.timing import ends


class Needed:
    """Keeps the measurements an answer rests on: all of the indicator's area, and of others one of each kind.

    A number of another area is never held against the target; the latest that has the same reasons against it is
    enough to say so. The same measurement twice is kept once; 8 and 8.0 are two.
    """

    def __init__(self, indicator: Indicator, on: date) -> None:
        """Keep those of an indicator, asked about on a day."""
        self._indicator, self._on = indicator, on
        target, baseline = indicator.target, indicator.baseline
        self._all = target is None or target.kind in ("milestone", "staged") or indicator.area is None
        self._deadlines = [point.by for point in target.path] if target else []
        self._deadlines += [target.deadline] if target and target.deadline else []
        self._since = ends(baseline)[1] if baseline else date.min
        self._own: dict[tuple[Measurement, str], int] = {}
        self._others: dict[tuple[object, ...], tuple[int, Measurement]] = {}

    def add(self, position: int, measurement: Measurement) -> None:
        """Keep a measurement where it is needed; `position` is where it stands among all, from 0."""
        area = measurement.area or self._indicator.measured_area
        if self._all or area in (None, self._indicator.area):
            self._own.setdefault((measurement, str(measurement.value)), position)
            return
        kind = self._kind(measurement)
        kept = self._others.get(kind)
        if kept is None or latest_first((measurement, kept[1]))[0] is measurement:
            self._others[kind] = (position, measurement)

    @property
    def kept(self) -> Mapping[int, Measurement]:
        """What is kept, by where it stands."""
        found = {position: measurement for (measurement, _), position in self._own.items()}
        return dict(sorted({**found, **dict(self._others.values())}.items()))

    def _kind(self, measurement: Measurement) -> tuple[object, ...]:
        """Return what the reasons against a number of another area hang on."""
        start, end = ends(measurement)
        timely = (end > self._on, end < self._since, start <= self._since, *(start > day for day in self._deadlines))
        said = (measurement.area, measurement.unit, measurement.measure, measurement.amount is None)
        return (*said, bool(measurement.combines), measurement.definition_version, *timely)
