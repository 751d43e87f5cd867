"""Admitting: measurements that cannot be those of an indicator, or contradict each other, are refused at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.checks import STAGE, refuse
from kriminalpraeventiv.indicators.figure import Measurement, is_ratio
from kriminalpraeventiv.indicators.indicator import Indicator


def measurement_faults(
    indicator: Indicator, measurements: Sequence[Measurement] | Mapping[int, Measurement]
) -> Iterator[Fault]:
    """Yield what is wrong with measurements of an indicator: a unit that does not fit, two numbers that disagree.

    Two numbers of one period, area and source disagree where no unrounded number is both; a preliminary number and the
    one that replaces it do not. `place` counts the measurements from 0, in the order given, or is its key.
    """
    numbered = measurements if isinstance(measurements, Mapping) else dict(enumerate(measurements))
    for position, measurement in numbered.items():
        yield from _bare_faults(f"$[{position}].denominator", measurement)
        yield from _unit_faults(f"$[{position}].unit", indicator, measurement)
    groups: dict[object, list[int]] = {}
    for position, measurement in numbered.items():
        groups.setdefault(_what(measurement), []).append(position)
    for positions in groups.values():
        for one, other in combinations(positions, 2):
            if not Bounds.of(numbered[one]).agrees(Bounds.of(numbered[other])):
                message = f"it disagrees with `$[{one}]`, of the same period, area and source"
                yield Fault("contradiction", f"$[{other}]", message)


def listed(measurements: object) -> tuple[Measurement, ...]:
    """Return measurements as they came; raises `InvalidInput` for one that stands alone, and for what is none."""
    if isinstance(measurements, str | bytes | Mapping) or not isinstance(measurements, Iterable):
        raise InvalidInput(
            [Fault("wrong_type", "$.measurements", "want a list of `Measurement`, also where it is one")]
        )
    found = tuple(measurements)
    strange = [position for position, one in enumerate(found) if not isinstance(one, Measurement)]
    refuse(Fault("wrong_type", f"$[{position}]", "want a `Measurement`") for position in strange)
    return found


def _bare_faults(place: str, measurement: Measurement) -> Iterator[Fault]:
    bare = measurement.count is not None and measurement.denominator is None and "denominator" not in measurement.lost
    if bare and measurement.unit is not None and is_ratio(measurement.unit):
        yield Fault("missing", place, "a count alone is no share or rate: want what it is a count of")


def _unit_faults(place: str, indicator: Indicator, measurement: Measurement) -> Iterator[Fault]:
    staged = indicator.target is not None and indicator.target.kind == "staged" and measurement.unit == STAGE
    if staged or measurement.amount is None or measurement.measure != "level":
        return
    if None not in (indicator.unit, measurement.unit) and indicator.unit != measurement.unit:
        yield Fault("other_unit", place, f"want `{indicator.unit}`, the unit of the indicator")


def _what(measurement: Measurement) -> tuple[object, ...]:
    """Return what two measurements share that say the same thing; a number to be replaced says another."""
    final = {"preliminary": "preliminary", "revised": "revised"}.get(measurement.qualifier, "final")
    told = (measurement.period, measurement.area, measurement.source, measurement.measure, measurement.unit)
    return (*told, measurement.definition_version, final)
