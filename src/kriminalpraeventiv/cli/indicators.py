"""Indicators: the commands `indicators list`, `show`, `progress` and `detectable`."""

import argparse
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, TypeVar

from kriminalpraeventiv.cli.reading import load_rulebook, read_each
from kriminalpraeventiv.cli.shielded import shielded, warn_of
from kriminalpraeventiv.cli.telling import detectable_told, listed, shown, told
from kriminalpraeventiv.danish import PrintedNumber
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.admitting import measurement_faults
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.needed import Needed
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.measurements import read_measurement

T = TypeVar("T")
_NOTHING: Final = argparse.Namespace(on=None)
"""No day is filled in where a measurement states none."""


def listing(chosen: argparse.Namespace) -> int:
    """List the indicators."""
    converter = AnswerConverter()
    for indicator in load_rulebook(chosen).indicators(chosen.municipality):
        if chosen.json:
            print(converter.to_json(indicator))
        else:
            print(listed(indicator, chosen.lang))
    return 0


def show(chosen: argparse.Namespace) -> int:
    """Show one indicator whole."""
    rulebook = load_rulebook(chosen)
    indicator = rulebook.indicator(chosen.id)
    print(AnswerConverter().to_json(indicator) if chosen.json else "\n".join(shown(indicator, chosen.lang)))
    return 0


def progress(chosen: argparse.Namespace) -> int:
    """Say how the target of an indicator stands; nothing is answered while one of the measurements is at fault."""
    rulebook = load_rulebook(chosen)
    indicator = rulebook.indicator(chosen.id)
    refused: list[InvalidInput] = []
    needed = Needed(indicator, chosen.on)
    for position, measurement in enumerate(_good(read_each(read_measurement, _NOTHING, chosen.files), refused)):
        needed.add(position, measurement)
    if refused:
        return 1
    if faults := tuple(measurement_faults(indicator, needed.kept)):
        raise InvalidInput(faults)
    indicator, measurements = shielded(indicator, needed.kept.values(), chosen)
    answer = rulebook.progress(indicator, measurements, on=chosen.on)
    print(AnswerConverter().to_json(answer) if chosen.json else "\n".join(told(answer, indicator, chosen.lang)))
    return 0


def detectable(chosen: argparse.Namespace) -> int:
    """Say whether the numbers could show that a target is reached."""
    rulebook = load_rulebook(chosen)
    indicator = rulebook.indicator(chosen.id)
    target = None
    if chosen.at_most is not None:
        target = Target(kind="at_most", value=_aimed_at("--at-most", chosen.at_most, indicator))
    if chosen.at_least is not None:
        target = Target(kind="at_least", value=_aimed_at("--at-least", chosen.at_least, indicator))
    warn_of([indicator], chosen)
    effect = None if chosen.design_effect is None else float(chosen.design_effect.amount)
    answer = rulebook.detectable(indicator, target=target, answers=chosen.answers, design_effect=effect)
    if chosen.json:
        print(AnswerConverter().to_json(answer))
    else:
        print(detectable_told(answer, chosen.lang))
    return 0


def _aimed_at(option: str, printed: PrintedNumber, indicator: Indicator) -> Decimal:
    """Return the number of a target; raises `InvalidInput` where it is in another unit than the indicator."""
    if printed.unit not in (None, indicator.unit):
        raise InvalidInput([Fault("unit", option, f"want `{indicator.unit}`, the unit of the indicator, or none")])
    return printed.amount


def _good(read: Iterator[T | InvalidInput], refused: list[InvalidInput]) -> Iterator[T]:
    """Yield what could be read; what could not is told at once, and the last of it kept as a sign."""
    for one in read:
        if isinstance(one, InvalidInput):
            print(one, file=sys.stderr)
            refused[:] = [one]
        else:
            yield one
