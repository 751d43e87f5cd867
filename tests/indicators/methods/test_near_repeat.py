"""Near repeat: pairs by bands whose ends are what they say, the same for the same seed."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.near_repeat import Event, NearRepeats, near_repeats

START = date(2017, 1, 1)
EVENTS = st.lists(
    st.builds(
        lambda east, north, day: Event(east=east, north=north, on=START + timedelta(days=day)),
        st.integers(0, 500).map(float), st.integers(0, 500).map(float), st.integers(0, 60),
    ),
    min_size=2, max_size=25,
)  # fmt: skip


def at(*where_and_when: tuple[float, int]) -> list[Event]:
    return [Event(east=east, north=0.0, on=START + timedelta(days=day)) for east, day in where_and_when]


def numbers(found: NearRepeats) -> list[int]:
    return [cell.pairs for cell in found.cells]


@pytest.mark.parametrize(
    ("east", "day", "expected"),
    [
        (0, 0, [1, 0, 0, 0]),
        (99.9, 6, [1, 0, 0, 0]),
        (100, 6, [0, 0, 1, 0]),
        (0, 7, [0, 1, 0, 0]),
        (200, 0, [0] * 4),
        (0, 14, [0] * 4),
    ],
)
def test_a_band_goes_up_to_but_not_with_its_end(east: float, day: int, expected: list[int]) -> None:
    assert numbers(near_repeats(at((0, 0), (east, day)), metres=(0, 100, 200), days=(0, 7, 14))) == expected


@given(EVENTS)
def test_every_pair_is_counted_once(events: list[Event]) -> None:
    found = near_repeats(events, metres=(0, 100, 300, 10_000), days=(0, 7, 1_000))
    every = len(events) * (len(events) - 1) // 2
    assert sum(numbers(found)) == every
    assert sum(cell.expected for cell in found.cells) == pytest.approx(every)
    assert numbers(near_repeats(events[::-1], metres=(0, 100, 300, 10_000), days=(0, 7, 1_000))) == numbers(found)


@given(EVENTS)
def test_what_is_expected_has_the_same_margins(events: list[Event]) -> None:
    cells = near_repeats(events, metres=(0, 200, 10_000), days=(0, 10, 1_000)).cells
    for axis in ("metres", "days"):
        for band in {getattr(cell, axis) for cell in cells}:
            own = [cell for cell in cells if getattr(cell, axis) == band]
            assert sum(cell.pairs for cell in own) == pytest.approx(sum(cell.expected for cell in own))


def clustered() -> list[Event]:
    return [
        event
        for place in range(12)
        for event in at((1_000.0 * place, 5 * place), (1_000.0 * place + 20, 5 * place + 1))
    ]


def test_repeats_soon_after_next_door_are_seen() -> None:
    near, later = near_repeats(clustered(), metres=(0, 100), days=(0, 3, 100), deals=99, seed=4).cells
    assert (near.pairs, near.p) == (12, 0.01)
    assert near.expected < 1.5
    assert (later.pairs, later.p) == (0, 1)
    assert near.text.da.startswith("Fra 0 op til 100 meter og fra 0 op til 3 dage fra hinanden: 12 par, hvor 0,5 ")


@settings(max_examples=20)
@given(EVENTS, st.integers(0, 1_000))
def test_the_same_seed_gives_the_same(events: list[Event], seed: int) -> None:
    asked = {"metres": (0, 200), "days": (0, 10), "deals": 9, "seed": seed}
    once, again = (near_repeats(events, **asked) for _ in range(2))  # type: ignore[arg-type]
    assert once == again
    assert all(cell.p is not None and 0.1 <= cell.p <= 1 for cell in once.cells)
    assert once.inputs == (("metres", (0, 200)), ("days", (0, 10)), ("deals", 9), ("seed", seed))


def test_without_deals_there_is_no_p_value() -> None:
    assert near_repeats(at((0, 0), (1, 1)), metres=(0, 5), days=(0, 5)).cells[0].p is None


@pytest.mark.parametrize(
    ("events", "metres", "days", "deals", "places"),
    [
        (at((0, 0)), (0, 1), (0, 1), 0, ["$.events"]),
        (at(*[(0.0, 0)] * 5_001), (0, 1), (0, 1), 0, ["$.events"]),
        (at((0, 0), (float("nan"), 0)), (0,), (0, 0), -1, ["$.events[1]", "$.metres", "$.days", "$.deals"]),
        (at((0, 0), (0, 0)), (-1, 1), (3, 1), 0, ["$.metres", "$.days"]),
    ],
)
def test_what_cannot_be_paired_is_refused(
    events: list[Event], metres: tuple[float, ...], days: tuple[int, ...], deals: int, places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        near_repeats(events, metres=metres, days=days, deals=deals)
    assert [fault.place for fault in refusal.value.faults] == places
