"""Laws of sums: the order of rows changes nothing, memory follows what is different and not what is read."""

import random
import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.indicators.aggregate import Aggregate, Event, Row, Shape, aggregate
from kriminalpraeventiv.indicators.aggregate.ledger import QUALIFIERS
from kriminalpraeventiv.indicators.aggregate.spans import SPANS, span_of
from kriminalpraeventiv.indicators.figure import SeriesBreak
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

SHAPES = {"reports": Shape(counted="flow"), "members": Shape(counted="stock", persons=True)}
AREAS = {"ydre": "noerrebro", "indre": "noerrebro"}
BREAK = SeriesBreak(
    on=date(2017, 3, 1),
    reason=Text(da="ny opgørelse", en="counted anew"),
    source=Source(document="dst.dk", standing="practice", certainty="read"),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    span = span_of(date(2017, draw(st.integers(1, 6)), 1), draw(st.sampled_from(["month", "quarter"])))
    assert span.start
    assert span.end
    numbers: dict[str, Any] = draw(
        st.sampled_from(
            [{"count": 3}, {"count": 4}, {"count": 4, "denominator": 9}, {"value": Decimal(8)}, {"count": -1}]
        )
    )
    return Row(
        indicator=draw(st.sampled_from(list(SHAPES))),
        area=draw(st.sampled_from(["ydre", "indre", "noerrebro"])),
        start=span.start,
        end=span.end,
        unit=draw(st.sampled_from(["percent", "percent", "report/kinh"])),
        source=draw(st.sampled_from(["police", "police", "dst"])),
        qualifier=draw(st.sampled_from(QUALIFIERS)),
        breaks=draw(st.sampled_from([(), (), (BREAK,)])),
        **numbers,
    )


events = st.builds(
    Event,
    indicator=st.sampled_from(list(SHAPES)),
    area=st.sampled_from(["ydre", "indre"]),
    day=st.dates(date(2017, 1, 1), date(2017, 6, 30)),
    count=st.integers(0, 3),
)
streams = st.lists(rows() | events, max_size=30)
spans = st.sampled_from([None, *SPANS])


def whatever_order(found: Aggregate) -> Aggregate:
    return attrs.evolve(found, faults=())


@given(streams, spans, st.sampled_from([None, AREAS]), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    stream: list[Row | Event], per: Any, areas: dict[str, str] | None, shuffle: random.Random  # noqa: ANN401 - a span
) -> None:  # fmt: skip
    found = aggregate(stream, shapes=SHAPES, per=per, areas=areas)
    other = list(stream)
    shuffle.shuffle(other)
    assert whatever_order(aggregate(other, shapes=SHAPES, per=per, areas=areas)) == whatever_order(found)


@given(streams, spans)
def test_rows_that_come_twice_change_no_sum(stream: list[Row | Event], per: Any) -> None:  # noqa: ANN401 - a span
    measured = [row for row in stream if isinstance(row, Row)]
    once, twice = (aggregate(each, shapes=SHAPES, per=per) for each in (measured, measured * 2))
    assert twice.cells == once.cells
    assert twice.repeated + twice.disagreeing == once.repeated + once.disagreeing + len(measured) - once.refused


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 2**62)), unique_by=lambda pair: pair[0], min_size=1))
def test_counts_are_added_exactly(counts: list[tuple[int, int]]) -> None:
    stream = [
        Row(indicator="reports", area="ydre", start=date(2017, month, 1), end=date(2017, month, 2), count=count)
        for month, count in counts
    ]
    assert aggregate(stream, shapes=SHAPES, per="year").cells[0].count == sum(count for _, count in counts)


@given(streams)
def test_a_cell_has_a_number_or_says_why_it_has_none(stream: list[Row | Event]) -> None:
    for cell in aggregate(stream, shapes=SHAPES, per="year", areas=AREAS).cells:
        assert (cell.count is None and cell.value is None) == bool(cell.why)
        assert len(cell.texts) == len(cell.why) + len(cell.notes)


def peak(stream: Iterable[Row | Event]) -> int:
    tracemalloc.start()
    aggregate(stream, shapes=SHAPES, per="quarter")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def some_events(many: int) -> Iterator[Event]:
    for number in range(many):
        day = date.fromordinal(date(2017, 1, 1).toordinal() + number % 365)
        yield Event(indicator="reports", area=f"a{number % 20}", day=day)


def the_same_rows(many: int) -> Iterator[Row]:
    for number in range(many):
        month = number % 12 + 1
        yield Row(
            indicator="reports",
            area=f"a{number % 50}",
            start=date(2017, month, 1),
            end=date(2017, month, 28),
            count=number % 7,
        )


def test_ten_times_the_events_take_no_more_memory() -> None:
    assert peak(some_events(50_000)) < 2 * peak(some_events(5_000))


def test_ten_times_the_rows_of_the_same_measurements_take_no_more_memory() -> None:
    assert peak(the_same_rows(50_000)) < 2 * peak(the_same_rows(5_000))
