"""Near repeat: do events follow each other, near in place and soon after, more often than chance has them do."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, pairwise
from math import hypot
from random import Random
from typing import Final

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.methods.asked import count_faults, is_number, refuse
from kriminalpraeventiv.indicators.methods.chance import plain_told
from kriminalpraeventiv.indicators.methods.words import said
from kriminalpraeventiv.text import Text

LARGEST: Final = 5_000
"""Every pair is looked at; above so many events that takes too long here."""


Table = Counter[tuple[int, int | None]]
"""Pairs by their band of distance and of time; `None` is beyond the bands."""


@attrs.frozen(kw_only=True)
class Event:
    """One event: where, in metres east and north of any fixed point, and on what day."""

    east: float
    north: float
    on: date


@attrs.frozen(kw_only=True)
class Pairs:
    """The pairs of events `metres` apart and `days` apart: from the first number up to, but not with, the second.

    `expected` is how many there would be if place and time had nothing to do with each other; `p` how often that many
    come when days are dealt out anew.
    """

    metres: tuple[float, float]
    days: tuple[int, int]
    pairs: int
    expected: float
    p: float | None
    text: Text


@attrs.frozen(kw_only=True)
class NearRepeats:
    """All pairs, by how far apart they are; `inputs` are what makes the same numbers again."""

    method: str
    cells: tuple[Pairs, ...]
    inputs: tuple[tuple[str, int | tuple[float, ...]], ...]


def near_repeats(
    events: Sequence[Event], *, metres: Sequence[float], days: Sequence[int], deals: int = 0, seed: int = 0
) -> NearRepeats:
    """Return how many pairs of events lie within each band of distance and of time.

    `metres` and `days` are the ends of the bands: (0, 100, 200) is from 0 up to 100 and from 100 up to 200, the ends
    shown as they are. With `deals` (999 is usual) days are dealt out anew that often for `p`; the same `seed` gives the
    same. Raises `InvalidInput` for fewer than two or more than 5,000 events and bands that do not rise. Source: Knox
    1964.

    >>> at = [Event(east=0, north=0, on=date(2017, 1, day)) for day in (1, 3, 20)]
    >>> [cell.pairs for cell in near_repeats(at, metres=(0, 100), days=(0, 7, 28)).cells]
    [1, 2]
    """
    refuse(
        _event_faults(events),
        _band_faults("$.metres", metres),
        _band_faults("$.days", days),
        count_faults("$.deals", deals),
    )
    place = [(*pair, band) for pair, band in _near(events, metres)]
    when = [event.on.toordinal() for event in events]
    found = _table(place, when, days)
    every = len(events) * (len(events) - 1) // 2
    close = Counter(band for *_, band in place)
    soon = Counter(_band(abs(one - other), days) for one, other in combinations(when, 2))
    as_many = _as_many(place, when, days, found, (deals, seed))
    cells = tuple(
        _cell(
            apart, long, found[i, j], close[i] * soon[j] / every, (as_many[i, j] + 1) / (deals + 1) if deals else None
        )
        for i, apart in enumerate(pairwise(metres))
        for j, long in enumerate(pairwise(days))
    )
    ends: tuple[tuple[float, ...], tuple[float, ...]] = tuple(metres), tuple(days)
    return NearRepeats(
        method="knox", cells=cells, inputs=(("metres", ends[0]), ("days", ends[1]), ("deals", deals), ("seed", seed))
    )


def _near(events: Sequence[Event], metres: Sequence[float]) -> Iterator[tuple[tuple[int, int], int]]:
    for (first, one), (second, other) in combinations(enumerate(events), 2):
        band = _band(hypot(one.east - other.east, one.north - other.north), metres)
        if band is not None:
            yield (first, second), band


def _table(place: Iterable[tuple[int, int, int]], when: Sequence[int], days: Sequence[int]) -> Table:
    return Counter((band, _band(abs(when[first] - when[second]), days)) for first, second, band in place)


def _as_many(
    place: list[tuple[int, int, int]], when: list[int], days: Sequence[int], found: Table, dealt: tuple[int, int]
) -> Table:
    """Return in how many deals of the days each cell has at least as many pairs."""
    deals, chance = dealt[0], Random(dealt[1])  # noqa: S311 - no secret: the same seed must give the same
    as_many: Table = Counter()
    places = {band for *_, band in place}
    cells = [(i, j) for i in places for j in range(len(days) - 1)]
    for _ in range(deals):
        dealt_days = chance.sample(when, len(when))
        table = _table(place, dealt_days, days)
        as_many.update(cell for cell in cells if table[cell] >= found[cell])
    return as_many


def _band(apart: float, ends: Sequence[float]) -> int | None:
    band = bisect_right(ends, apart) - 1
    return band if 0 <= band < len(ends) - 1 else None


def _cell(metres: tuple[float, float], days: tuple[int, int], pairs: int, expected: float, p: float | None) -> Pairs:
    told = {"near": metres[0], "far": metres[1], "soon": days[0], "late": days[1], "pairs": pairs}
    text = said(
        "near_repeats", expected=number_text(expected, 1), **{name: plain_told(number) for name, number in told.items()}
    )
    return Pairs(metres=metres, days=days, pairs=pairs, expected=expected, p=p, text=text)


def _event_faults(events: Sequence[Event]) -> Iterator[Fault]:
    if not _FEWEST <= len(events) <= LARGEST:
        yield Fault("out_of_range", "$.events", f"want from {_FEWEST} to {LARGEST} events")
    for index, event in enumerate(events):
        if not is_number(event.east) or not is_number(event.north):
            yield Fault("out_of_range", f"$.events[{index}]", "want metres east and north")


def _band_faults(place: str, ends: Sequence[float]) -> Iterator[Fault]:
    rising = all(is_number(end) for end in ends) and all(one < other for one, other in pairwise(ends))
    if len(ends) < _FEWEST or not rising or ends[0] < 0:
        yield Fault("out_of_range", place, "want at least two ends of bands that rise from 0 or more")


_FEWEST: Final = 2
