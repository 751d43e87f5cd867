"""Shielded: what the commands of `indicators` print of numbers about persons: small ones hidden, unless asked for."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping

import attrs

from kriminalpraeventiv.cli.telling import word
from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.aggregate import Cell
from kriminalpraeventiv.indicators.disclosure.profile import profile_for
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.reports.protected import Protected, protect

_Key = tuple[str, str, object]
"""What a number is of: an indicator, an area and a period."""


def shielded(
    indicator: Indicator, measurements: Iterable[Measurement], chosen: argparse.Namespace
) -> tuple[Indicator, tuple[Measurement, ...]]:
    """Return an indicator and its measurements as they may be shown, and say on standard error what was done."""
    every = tuple(measurements)
    if chosen.internal or not indicator.persons:
        warn_of([indicator], chosen)
        return indicator, every
    (found,) = protect([indicator], {indicator.id: every})
    _say(found.hidden, chosen)
    return found.indicator, found.measurements


def shielded_cells(cells: Iterable[Cell], known: Mapping[str, Indicator], chosen: argparse.Namespace) -> Iterator[Cell]:
    """Yield sums as they may be shown; those of an indicator nobody knows are taken to be about persons."""
    every = tuple(cells)
    about = [known[code] for code in dict.fromkeys(cell.indicator for cell in every) if code in known]
    if chosen.internal:
        warn_of(about, chosen)
        yield from every
        return
    hidden = frozenset(_hidden(every, about)) | frozenset(_unknown(every, known))
    shown = [_without(cell) if _key(cell) in hidden and not cell.why else cell for cell in every]
    _say(sum(new is not old for new, old in zip(shown, every, strict=True)), chosen)
    yield from shown


def warn_of(indicators: Iterable[Indicator], chosen: argparse.Namespace) -> None:
    """Say on standard error that numbers about persons are shown whole, and are not for sharing."""
    persons = [one for one in indicators if one.persons]
    if persons:
        minors = any(one.minors for one in persons)
        print(word("internal.minors" if minors else "internal.persons").in_(chosen.lang), file=sys.stderr)


def _say(hidden: int, chosen: argparse.Namespace) -> None:
    if hidden:
        print(word("internal.hidden").filled(number=number_text(hidden)).in_(chosen.lang), file=sys.stderr)


def _hidden(cells: Iterable[Cell], about: Iterable[Indicator]) -> Iterator[_Key]:
    """Yield what is hidden of sums of known indicators, parts and wholes together."""
    measured: dict[str, list[Measurement]] = {}
    persons = {one.id: one for one in about if one.persons}
    for cell in cells:
        if cell.indicator not in persons or cell.why:
            continue
        one = _measurement(cell, persons[cell.indicator])
        if one is None:
            yield _key(cell)
        else:
            measured.setdefault(cell.indicator, []).append(one)
    for found in protect(persons.values(), measured):
        yield from _of(found)


def _of(found: Protected) -> Iterator[_Key]:
    for one in found.measurements:
        if one.suppressed:
            yield found.indicator.id, one.area or "", one.period


def _measurement(cell: Cell, indicator: Indicator) -> Measurement | None:
    """Return a sum as a measurement; `None` where its parts make none, and nobody can say what it gives away."""
    unit = cell.unit or indicator.unit
    try:
        return Measurement(
            count=cell.count,
            denominator=cell.denominator,
            value=None if cell.count is not None else cell.value,
            unit=unit,
            area=cell.area,
            period=cell.period,
        )
    except InvalidInput:
        return None


def _unknown(cells: Iterable[Cell], known: Mapping[str, Indicator]) -> Iterator[_Key]:
    rule = profile_for(persons=True)
    for cell in cells:
        if cell.indicator not in known and rule is not None:
            small = [one for one in (cell.count, cell.denominator, _missing(cell)) if one is not None]
            if any(one < rule.threshold for one in small):
                yield _key(cell)


def _missing(cell: Cell) -> int | None:
    """Return how many of those counted among are not counted, who are as few as those who are."""
    return None if cell.count is None or cell.denominator is None else cell.denominator - cell.count


def _key(cell: Cell) -> _Key:
    return cell.indicator, cell.area, cell.period


def _without(cell: Cell) -> Cell:
    return attrs.evolve(cell, count=None, denominator=None, value=None, of=0, why=("suppressed",), notes=())
