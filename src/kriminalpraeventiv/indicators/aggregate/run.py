"""Run: read a stream once, row by row, and sum it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.aggregate.cell import Cell, cells
from kriminalpraeventiv.indicators.aggregate.ledger import Ledger
from kriminalpraeventiv.indicators.aggregate.row import Event, Row, Shape
from kriminalpraeventiv.indicators.aggregate.spans import SPANS, Per

STEP: Final = 10_000
"""How many rows are read between two calls of `progress`."""
SHOWN: Final = 100
"""How many faults are kept where nobody says otherwise; all are counted."""
MOST: Final = 2_000_000
"""How many different measurements are held where nobody says otherwise."""
_AGAIN: Final = {"duplicate", "disagrees"}


@attrs.frozen(kw_only=True)
class Aggregate:
    """What a stream sums to. Everything but `faults`, which name rows, is the same in whatever order they come.

    `rows` were read: `refused` could not be (they are in no sum), `repeated` said again what another of the same
    measurement says (it counts once), `disagreeing` came again in a measurement whose rows do not all agree (no sum
    of it has a number). `faults` are the first, by row; `faults_found` is how many there were. Rows that only repeat
    another are one fault together, told where the first of them stands; those of a disagreement are one each.
    """

    cells: tuple[Cell, ...]
    rows: int
    refused: int
    repeated: int
    disagreeing: int
    faults: tuple[Fault, ...]
    faults_found: int


def aggregate(  # noqa: PLR0913 - what to sum, how, and how much to hold
    rows: Iterable[Row | Event],
    *,
    shapes: Mapping[str, Shape],
    per: Per | None = None,
    areas: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
    shown: int = SHOWN,
    most: int = MOST,
) -> Aggregate:
    """Return rows summed by indicator, area and span, reading them once; the order of the rows changes nothing.

    `shapes` says of each indicator how it adds up. `per` is the span to sum to (`month` … `school_year`); without it
    each period stays as it is. `areas` gives the area each area is summed into. Memory grows with the number of
    different measurements (events: of series and spans), never with the number of rows, and not beyond `most` of them.
    `progress` is called with the rows read so far, every 10,000 and at the end.
    Rows that cannot be do not stop it: they become faults, the first `shown` of them kept. Small sums are not hidden:
    they are for the host's own staff (`may_show` hides what is shared).
    Raises `InvalidInput` for an unknown `per`, areas summed in two steps, and where there are more than `most`.

    >>> from datetime import date
    >>> days = [(date(2015, 1, 1), date(2015, 1, 31)), (date(2015, 2, 1), date(2015, 2, 28))]
    >>> months = [Row(indicator="a1", area="albertslund", start=start, end=end, count=12) for start, end in days]
    >>> found = aggregate(months, shapes={"a1": Shape(counted="flow")}, per="year")
    >>> found.cells[0].count, found.cells[0].notes
    (24, ('not_whole',))
    """
    areas = areas or {}
    _refuse(per, areas)
    ledger = Ledger(shapes=shapes, per=per, most=most)
    faults: list[Fault] = []
    refused = number = found = 0
    repeats = False
    for number, row in enumerate(rows, 1):
        wrong = ledger.add(row, number)
        if wrong and not (repeats and wrong[0].code == "duplicate"):
            repeats = repeats or wrong[0].code == "duplicate"
            if wrong[0].code not in _AGAIN:
                refused, found = refused + 1, found + len(wrong)
            faults += [fault.under(f"row {number}") for fault in wrong[: max(shown - len(faults), 0)]]
        if progress and number % STEP == 0:
            progress(number)
    if progress and number % STEP:
        progress(number)
    repeated, disagreeing = ledger.repeated
    return Aggregate(
        cells=cells(ledger, areas),
        rows=number,
        refused=refused,
        repeated=repeated,
        disagreeing=disagreeing,
        faults=tuple(faults),
        faults_found=found + disagreeing + (repeated > 0),
    )


def _refuse(per: object, areas: Mapping[str, str]) -> None:
    faults = []
    if per is not None and per not in SPANS:
        faults.append(Fault("unknown_code", "$.per", f"want one of {', '.join(SPANS)}, or nothing"))
    if any(areas.get(whole, whole) != whole for whole in areas.values()):
        message = "an area that others are summed into is itself summed into another; give each the last one"
        faults.append(Fault("contradiction", "$.areas", message))
    if faults:
        raise InvalidInput(faults)
