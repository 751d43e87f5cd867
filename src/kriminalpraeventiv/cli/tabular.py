"""Tabular: rows of counts from JSON Lines or CSV files, one at a time, each with the place it stands at."""

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TextIO

import attrs

from kriminalpraeventiv.cli.reading import read_each
from kriminalpraeventiv.danish import read_number
from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.indicators.aggregate import Row
from kriminalpraeventiv.serialization.measurements import read_row

_NOTHING: Final = argparse.Namespace(on=None)
_TEXTS: Final = ("indicator", "area", "start", "end", "unit", "source", "qualifier", "definition_version")
_COUNTS: Final = ("count", "denominator")
COLUMNS: Final = (*_TEXTS, *_COUNTS, "value")
"""The columns a CSV file may have: the plain parts of a row."""


def rows_of(names: Iterable[str]) -> Iterator[Row | InvalidInput]:
    """Yield each row of the named files, or what is wrong with it; a file is CSV where its name ends so."""
    for name in names:
        if name.casefold().endswith(".csv"):
            yield from _of_csv(name)
        else:
            yield from read_each(read_row, _NOTHING, [name])


def _of_csv(name: str) -> Iterator[Row | InvalidInput]:
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            yield from _lines(name, file)
    except OSError as error:
        raise InvalidInput([Fault("unreadable", name, error.strerror or "this cannot be read")]) from None
    except UnicodeDecodeError:
        raise InvalidInput([Fault("not_utf8", name, "this is not UTF-8 text; save the file as UTF-8")]) from None
    except csv.Error:
        raise InvalidInput([Fault("not_csv", name, "this cannot be read as CSV")]) from None


def _lines(name: str, file: TextIO) -> Iterator[Row | InvalidInput]:
    head = file.readline()
    separator = ";" if ";" in head else ","
    columns = [column.strip() for column in next(csv.reader([head], delimiter=separator), [])]
    faults = tuple(_head_faults(f"{name}, line 1", columns))
    if faults:
        raise InvalidInput(faults)
    reader = csv.reader(file, delimiter=separator)
    for cells in reader:
        if any(cells):
            yield _row(f"{name}, line {reader.line_num + 1}", columns, cells)


def _head_faults(place: str, columns: list[str]) -> Iterator[Fault]:
    for column in columns:
        if column not in COLUMNS:
            message = f"unknown column{suggestion(column, COLUMNS)}; want {', '.join(COLUMNS)}"
            yield Fault("unknown_column", place, message)
    for column in ("indicator", "area", "start", "end"):
        if column not in columns:
            yield Fault("missing", place, f"want a column `{column}`")


def _row(place: str, columns: list[str], cells: list[str]) -> Row | InvalidInput:
    if len(cells) != len(columns):
        return InvalidInput([Fault("wrong_kind", place, f"want {len(columns)} cells, one for each column")])
    try:
        found = {column: cell.strip() for column, cell in zip(columns, cells, strict=True) if cell.strip()}
        return read_row(dict(_plain(found)))
    except InvalidInput as error:
        return InvalidInput(attrs.evolve(fault, place=_under(place, fault.place)) for fault in error.faults)


def _under(place: str, inner: str) -> str:
    return f"{place}, {inner.removeprefix('$.')}" if inner else place


def _plain(found: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Yield the parts of a row: counts as whole numbers, a printed number as text with a decimal point."""
    for column, cell in found.items():
        if column in _COUNTS:
            yield column, int(cell) if cell.isascii() and cell.isdecimal() else _number(column, cell)
        elif column == "value" and "," in cell:
            yield column, _number(column, cell)
        else:
            yield column, cell


def _number(column: str, cell: str) -> int | str:
    """Return a number written as Danes do: 1.059 is a thousand and fifty-nine, 40,5 is forty and a half."""
    printed = read_number(cell, f"$.{column}")
    if printed.high is not None or printed.unit is not None or printed.qualifier != "exact":
        raise InvalidInput([Fault("wrong_kind", f"$.{column}", "want the number alone")])
    whole = printed.amount == int(printed.amount)
    return int(printed.amount) if column in _COUNTS and whole else str(printed.amount)
