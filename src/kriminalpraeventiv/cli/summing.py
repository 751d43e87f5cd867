"""Summing: the command `indicators sum`."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from kriminalpraeventiv.cli.reading import load_rulebook
from kriminalpraeventiv.cli.shielded import shielded_cells
from kriminalpraeventiv.cli.tabular import rows_of
from kriminalpraeventiv.cli.telling import cell_told
from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.indicators.aggregate import Row, Shape, aggregate
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.serialization.answers import AnswerConverter

ENOUGH: Final = 20
"""Where so many first lines are all at fault, the file is not what it was thought to be."""
_ROW: Final = (
    '{"indicator": "albertslund.advice", "area": "0165", "start": "2026-01-01", "end": "2026-01-31", "count": 12}'
)


def total(chosen: argparse.Namespace) -> int:
    """Sum a stream of counts; what is at fault is told on standard error, and all else is summed."""
    known = {one.id: one for one in load_rulebook(chosen).indicators()}
    shapes = _shapes(known, chosen.shape or ())
    refused: list[InvalidInput] = []
    found = aggregate(_sound(rows_of(chosen.files), shapes, refused), shapes=shapes, per=chosen.per)
    converter = AnswerConverter()
    for cell in shielded_cells(found.cells, known, chosen):
        print(converter.to_json(cell) if chosen.json else cell_told(cell, chosen.lang))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    more = found.faults_found - len(found.faults)
    if more:
        print(f"{more} more", file=sys.stderr)
    return int(bool(refused) or found.faults_found > 0)


def _shapes(known: Mapping[str, Indicator], given: tuple[tuple[str, Shape], ...]) -> dict[str, Shape]:
    """Return how each indicator adds up: as the catalogue says, and as the command line says of the others."""
    shapes = {
        one.id: Shape(
            counted=one.counted, persons=one.persons, unit=one.unit, breaks=one.baseline.breaks if one.baseline else ()
        )
        for one in known.values()
        if one.counted is not None
    }
    faults = [
        Fault("contradiction", "--shape", f"the catalogue says `{shapes[code].counted}`; leave it out")
        for code, shape in given
        if code in shapes and shapes[code].counted != shape.counted
    ]
    if faults:
        raise InvalidInput(faults)
    return dict(given) | shapes


def _sound(
    read: Iterator[Row | InvalidInput], shapes: Mapping[str, Shape], refused: list[InvalidInput]
) -> Iterator[Row]:
    """Yield what could be read, tell what could not, and keep the last of it as a sign; stop where nothing can be."""
    first = list(islice(read, ENOUGH))
    rows = [one for one in first if isinstance(one, Row)]
    if not rows and len(first) == ENOUGH:
        raise InvalidInput(_not_rows(first[0]))
    if rows and all(row.indicator not in shapes for row in rows):
        raise InvalidInput([_not_known(rows[0].indicator, shapes)])
    for part in (first, read):
        for one in part:
            if isinstance(one, InvalidInput):
                print(one, file=sys.stderr)
                refused[:] = [one]
            else:
                yield one


def _not_rows(first: Row | InvalidInput) -> Iterator[Fault]:
    if isinstance(first, InvalidInput):
        yield from first.faults
    message = (
        f"the first {ENOUGH} lines are all at fault, so reading stopped; want one JSON object a line, such as {_ROW}, "
        "or a file whose name ends in .csv and whose first line is indicator,area,start,end,count"
    )
    yield Fault("not_rows", "", message)


def _not_known(code: str, shapes: Mapping[str, Shape]) -> Fault:
    message = (
        f"no indicator says how these add up{suggestion(code, shapes)}; put one of your own in a pack (`--pack`), or "
        "say it with `--shape ID=flow` (counted over a period) or `--shape ID=stock` (as it stands on a day)"
    )
    return Fault("unknown_indicator", "$.indicator", message)
