"""Oracle: what an attacker can work out of a published table, by linear programming, knowing nothing of our code."""

from collections.abc import Iterator, Mapping

import numpy as np
from scipy.optimize import linprog

from kriminalpraeventiv.indicators.disclosure import Suppressed, SuppressedCross, SuppressedTable

Number = int | Suppressed
Bound = tuple[float, float | None]


def one_way(table: SuppressedTable) -> tuple[list[Number], list[list[int]]]:
    """Return the numbers of a row with its total last, and the sums that hold, as signs."""
    numbers = [number for _, number in table.cells]
    return [*numbers, table.total], [[1] * len(numbers) + [-1]]


def two_way(table: SuppressedCross) -> tuple[list[Number], list[list[int]]]:
    """Return the numbers of a table row by row, totals last, and the sums that hold, as signs."""
    lines = [[*row, total] for row, total in zip(table.cells, table.row_totals, strict=True)]
    lines.append([*table.column_totals, table.total])
    height, width = len(lines), len(lines[0])
    sums = []
    for row in range(height):
        signs = np.zeros((height, width), dtype=int)
        signs[row, :] = [1] * (width - 1) + [-1]
        sums.append(signs.ravel().tolist())
    for column in range(width):
        signs = np.zeros((height, width), dtype=int)
        signs[:, column] = [1] * (height - 1) + [-1]
        sums.append(signs.ravel().tolist())
    return [number for line in lines for number in line], sums


def known(number: Number, table: SuppressedTable | SuppressedCross) -> Bound:
    """Return what is seen of a number: what rounds to it, and that no shown one is below the threshold."""
    if isinstance(number, Suppressed):
        return (1 if table.zeros == "show" else 0), None
    if number == 0:
        return 0, 0
    fits = [n for n in range(max(number - 20, table.threshold), number + 21) if _rounded(n, table) == number]
    return min(fits), max(fits)


def _rounded(number: int, table: SuppressedTable | SuppressedCross) -> int:
    steps = number / table.base
    whole = int(np.floor(steps + 0.5)) if table.ties == "half_up" else int(np.rint(steps))
    return whole * table.base


def intervals(table: SuppressedTable | SuppressedCross) -> Iterator[tuple[float, float | None]]:
    """Yield between what each hidden number must lie, in the order of the table."""
    numbers, sums = one_way(table) if isinstance(table, SuppressedTable) else two_way(table)
    bounds = [known(number, table) for number in numbers]
    for at, number in enumerate(numbers):
        if isinstance(number, Suppressed):
            aim = np.zeros(len(numbers))
            aim[at] = 1
            low = linprog(aim, A_eq=sums, b_eq=[0] * len(sums), bounds=bounds)
            high = linprog(-aim, A_eq=sums, b_eq=[0] * len(sums), bounds=bounds)
            assert low.status == 0
            yield round(low.fun), (None if high.status == 3 else round(-high.fun))


def never_small(found: Mapping[int, Bound] | Iterator[Bound], threshold: int) -> bool:
    """Return whether no interval is a single number or lies below a threshold."""
    each = found.values() if isinstance(found, Mapping) else found
    return all(high is None or (low < high and high >= threshold) for low, high in each)
