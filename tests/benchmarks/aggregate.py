"""Benchmark: a million measurements and events, summed in bounded memory, against a plain dictionary of sums.

    python tests/benchmarks/aggregate.py [--quick]

Each is run in an interpreter of its own. The plain dictionary is what somebody would write by hand: one addition a row,
nothing remembered, nothing checked. Memory is what the summing takes at most (tracemalloc), the stream itself apart.
"""

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta

from kriminalpraeventiv.indicators.aggregate import Event, Row, Shape, aggregate

INDICATORS, AREAS, YEARS = 20, 98, 43
SHAPES = {f"i{number}": Shape(counted="flow") for number in range(INDICATORS)}
MONTHS = tuple(
    (date(year, month, 1), date(year, month, 28)) for year in range(1980, 1980 + YEARS) for month in range(1, 13)
)
DAYS = tuple(date(2017, 1, 1) + timedelta(days=day) for day in range(365))


def measurements(many: int) -> Iterator[Row]:
    """Yield so many different measurements: twenty indicators, the 98 municipalities, the months of 43 years."""
    for number in range(many):
        rest, indicator = divmod(number, INDICATORS)
        month, area = divmod(rest, AREAS)
        start, end = MONTHS[month]
        yield Row(indicator=f"i{indicator}", area=f"a{area}", start=start, end=end, count=number % 97, unit="report")


def events(many: int) -> Iterator[Event]:
    """Yield so many events of a year."""
    for number in range(many):
        area = f"a{number % AREAS}"
        yield Event(indicator=f"i{number % INDICATORS}", area=area, day=DAYS[number % 365], unit="report")


def plain(many: int, kind: str) -> None:
    """Add so many rows in a plain dictionary."""
    sums: dict[tuple[str, str, int], int] = {}
    for row in measurements(many) if kind == "measurements" else events(many):
        key = (row.indicator, row.area, row.start.year if isinstance(row, Row) else row.day.year)
        sums[key] = sums.get(key, 0) + (row.count or 0)


def summed(many: int, kind: str) -> None:
    """Sum so many rows by year."""
    aggregate(measurements(many) if kind == "measurements" else events(many), shapes=SHAPES, per="year")


def run(how: str, kind: str, many: int) -> tuple[float, float]:
    """Return seconds and peak memory in MB of one way over one kind of stream, each in a fresh interpreter."""
    told = []
    for what in ("time", "memory"):
        asked = [sys.executable, __file__, "one", how, kind, str(many), what]
        told.append(float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout))
    return told[0], told[1]


def one(how: str, kind: str, many: int, what: str) -> float:
    """Measure one way in this interpreter: seconds, or peak memory in MB."""
    way = plain if how == "plain" else summed
    if what == "time":
        start = time.perf_counter()
        way(many, kind)
        return time.perf_counter() - start
    tracemalloc.start()
    way(many, kind)
    return tracemalloc.get_traced_memory()[1] / 1e6


def main(many: int) -> None:
    """Tell time and memory of both ways, and how memory grows with the rows."""
    for kind in ("measurements", "events"):
        hand, hand_memory = run("plain", kind, many)
        took, memory = run("summed", kind, many)
        _, tenth = run("summed", kind, many // 10)
        print(f"{many:,} {kind}")
        print(f"a plain dictionary     {hand / many * 1e6:6.2f} µs a row  {hand_memory:7.1f} MB at most")
        print(f"summed and checked     {took / many * 1e6:6.2f} µs a row  {memory:7.1f} MB at most")
        print(f"ratio                  {took / hand:6.2f} times")
        print(f"a tenth of the rows                     {tenth:7.1f} MB at most")


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        print(one(sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]))
    else:
        main(50_000 if "--quick" in sys.argv[1:] else 1_000_000)
