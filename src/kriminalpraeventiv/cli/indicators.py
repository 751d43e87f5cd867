"""Indicators: the commands `indicators list`, `show`, `progress`, `detectable` and `sum`."""

import argparse
import sys
from collections.abc import Iterator
from typing import Final, TypeVar

from kriminalpraeventiv.cli.reading import load_rulebook, read_each
from kriminalpraeventiv.cli.telling import cell_told, detectable_told, listed, shown, told
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.admitting import measurement_faults
from kriminalpraeventiv.indicators.aggregate import Row, Shape, aggregate
from kriminalpraeventiv.indicators.needed import Needed
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.measurements import read_measurement, read_row

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
    answer = rulebook.progress(indicator, needed.kept.values(), on=chosen.on)
    print(AnswerConverter().to_json(answer) if chosen.json else "\n".join(told(answer, indicator, chosen.lang)))
    return 0


def detectable(chosen: argparse.Namespace) -> int:
    """Say whether the numbers could show that a target is reached."""
    target = None
    if chosen.at_most is not None:
        target = Target(kind="at_most", value=chosen.at_most)
    if chosen.at_least is not None:
        target = Target(kind="at_least", value=chosen.at_least)
    answer = load_rulebook(chosen).detectable(chosen.id, target=target, answers=chosen.answers)
    if chosen.json:
        print(AnswerConverter().to_json(answer))
    else:
        print(detectable_told(answer, chosen.lang))
    return 0


def total(chosen: argparse.Namespace) -> int:
    """Sum a stream of counts; what is at fault is told on standard error, and all else is summed."""
    shapes = {
        one.id: Shape(counted=one.counted, persons=one.persons, breaks=one.baseline.breaks if one.baseline else ())
        for one in load_rulebook(chosen).indicators()
        if one.counted is not None
    }
    refused: list[InvalidInput] = []
    rows: Iterator[Row] = _good(read_each(read_row, _NOTHING, chosen.files), refused)
    found = aggregate(rows, shapes=shapes, per=chosen.per)
    converter = AnswerConverter()
    for cell in found.cells:
        print(converter.to_json(cell) if chosen.json else cell_told(cell, chosen.lang))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    more = found.faults_found - len(found.faults)
    if more:
        print(f"{more} more", file=sys.stderr)
    return int(bool(refused) or found.faults_found > 0)


def _good(read: Iterator[T | InvalidInput], refused: list[InvalidInput]) -> Iterator[T]:
    """Yield what could be read; what could not is told at once, and the last of it kept as a sign."""
    for one in read:
        if isinstance(one, InvalidInput):
            print(one, file=sys.stderr)
            refused[:] = [one]
        else:
            yield one
