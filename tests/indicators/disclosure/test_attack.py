"""Attack: what can be worked out of a row with its total, held against a linear program of scipy."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.disclosure.oracle import intervals, never_small
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure import (
    SUPPRESSED,
    Derived,
    SuppressedCross,
    SuppressedTable,
    attack,
    custom,
    exposed,
    suppressed,
)
from kriminalpraeventiv.indicators.disclosure.attack import derive
from kriminalpraeventiv.indicators.disclosure.flow import Arc, feasible
from kriminalpraeventiv.indicators.disclosure.profile import Profile, Ties, Zeros

H = SUPPRESSED
ZEROS: tuple[Zeros, ...] = ("show", "show_unless_all_or_none", "hide")
TIES: tuple[Ties, ...] = ("half_even", "half_up")


@st.composite
def rules(draw: st.DrawFn) -> Profile:
    threshold = draw(st.integers(3, 9))
    base = draw(st.sampled_from([1, 1, 3, 4, 5]).filter(lambda base: base <= threshold))
    zeros, ties = draw(st.sampled_from(ZEROS)), draw(st.sampled_from(TIES))
    return custom(threshold=threshold, zeros=zeros, base=base, ties=ties)


rows = st.lists(st.one_of(st.integers(0, 6), st.integers(0, 40)), min_size=1, max_size=6)


def printed(*cells: object, total: object, zeros: Zeros = "hide", threshold: int = 5, base: int = 1) -> SuppressedTable:
    return SuppressedTable(
        profile="custom",
        version=1,
        threshold=threshold,
        zeros=zeros,
        base=base,
        hidden=0,
        reasons=(),
        cells=tuple((f"g{n}", cell) for n, cell in enumerate(cells)),  # type: ignore[misc] # - as it is printed
        total=total,  # type: ignore[arg-type] # - as it is printed
    )


@given(rows, rules())
def test_no_attacker_can_tell_that_a_hidden_number_of_a_row_is_small(counts: list[int], rule: Profile) -> None:
    table = suppressed({f"g{n}": count for n, count in enumerate(counts)}, rule)
    found = list(intervals(table))
    assert never_small(iter(found), rule.threshold)
    assert exposed(table) == ()
    ours = [(d.low, d.high) for d in attack(table)]
    if rule.zeros == "show_unless_all_or_none":
        assert all(low >= wide for (low, _), (wide, _) in zip(ours, found, strict=True))
    else:
        assert ours == found


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (printed(H, 19, 13, total=36), [(4, 4)]),
        (printed(H, H, 13, total=36), [(0, 23), (0, 23)]),
        (printed(H, H, 13, total=36, zeros="show"), [(1, 22), (1, 22)]),
        # Two others are seen: a 0 would have been shown. With one it would not.
        (printed(H, H, 13, 9, total=36, zeros="show_unless_all_or_none"), [(1, 13), (1, 13)]),
        (printed(H, H, 13, 0, total=36, zeros="show_unless_all_or_none"), [(0, 23), (0, 23)]),
        (printed(H, 19, 13, total=H), [(0, None), (32, None)]),
        # 20 may be 18 to 22, the total 35 may be 33 to 37.
        (printed(H, 20, total=35, threshold=8, base=5), [(11, 19)]),
        (printed(19, 13, total=32), []),
    ],
)
def test_what_is_known_of_a_hidden_number(table: SuppressedTable, expected: list[tuple[int, int | None]]) -> None:
    assert [(d.low, d.high) for d in attack(table)] == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((2, 5), [(2, 5), (18, 21)]),
        ((2, None), [(2, 23), (0, 21)]),
        ((0, 5), [(0, 5), (18, 23)]),
        ((0, 40), [(0, 23), (0, 23)]),
    ],
)
def test_what_is_known_from_elsewhere_narrows_what_is_left(
    known: tuple[int, int | None], expected: list[tuple[int, int]]
) -> None:
    table = printed(H, H, 13, total=36)
    found = derive(table, {("g0",): known, ("elsewhere",): (1, 1)})
    assert [found["g0",], found["g1",]] == expected
    assert (found["g2",], found[None,]) == ((13, 13), (36, 36))


def test_what_is_known_from_elsewhere_may_contradict() -> None:
    with pytest.raises(InvalidInput, match="do not add up"):
        derive(printed(H, H, 13, total=36), {("g0",): (30, 40)})


@pytest.mark.parametrize(("height", "width", "low"), [(4, 4, 1), (3, 4, 0), (4, 3, 0), (3, 3, 0)])
@pytest.mark.parametrize("zeros", ZEROS)
def test_a_zero_would_have_been_shown_where_others_are_seen_in_its_row_and_column(
    height: int, width: int, low: int, zeros: Zeros
) -> None:
    """Four numbers in a corner are hidden, all others are 9: with two more rows and columns two are seen in each."""
    cells = [[H if i < 2 and j < 2 else 9 for j in range(width)] for i in range(height)]
    table = SuppressedCross(
        profile="custom",
        version=1,
        threshold=5,
        zeros=zeros,
        hidden=4,
        reasons=(),
        row_labels=tuple(f"r{i}" for i in range(height)),
        column_labels=tuple(f"c{j}" for j in range(width)),
        cells=tuple(tuple(line) for line in cells),
        row_totals=(9 * width,) * height,
        column_totals=(9 * height,) * width,
        total=9 * height * width,
    )
    lowest = {"show": 1, "show_unless_all_or_none": low, "hide": 0}[zeros]
    assert [(d.low, d.high) for d in attack(table)] == [(lowest, 18 - lowest)] * 4


@pytest.mark.parametrize(
    ("low", "high", "caught"),
    [(3, 3, True), (7, 7, True), (1, 4, True), (0, 4, True), (1, 5, False), (4, 5, False), (0, None, False)],
)  # fmt: skip
def test_a_number_is_exposed_where_it_is_known_or_known_to_be_small(low: int, high: int | None, caught: bool) -> None:
    assert Derived(labels=("a",), low=low, high=high).exposed(5) is caught


def test_numbers_that_contradict_each_other_have_no_solution() -> None:
    assert feasible([Arc(0, 1, 3, 3), Arc(1, 0, 4, 4)]) is None
    assert feasible([Arc(0, 1, 3, 2), Arc(1, 0, 0, inf)]) is None
    assert feasible([]) is not None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 9)), max_size=9), st.data())
def test_bounds_around_a_table_that_adds_up_have_a_solution_within(
    arcs: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    """Closing every arc by a way back makes any values add up; bounds are then drawn around them."""
    values = [(tail, head, value) for tail, head, value in arcs] + [(head, tail, value) for tail, head, value in arcs]
    bounded = [
        Arc(tail, head, data.draw(st.integers(0, value)), data.draw(st.integers(value, value + 9)))
        for tail, head, value in values
    ]
    found = feasible(bounded)
    assert found is not None
    assert all(arc.low <= value <= arc.high for arc, value in zip(bounded, found.values, strict=True))
    for node in range(4):
        into = sum(value for arc, value in zip(bounded, found.values, strict=True) if arc.head == node)
        out = sum(value for arc, value in zip(bounded, found.values, strict=True) if arc.tail == node)
        assert into == out
