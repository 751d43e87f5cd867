"""Cross: no small number of a table can be worked out of what is shown, by an attacker who is scipy's."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.disclosure.oracle import intervals, never_small
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure import (
    SUPPRESSED,
    Profile,
    Suppressed,
    SuppressedCross,
    Zeros,
    attack,
    cross,
    custom,
    exposed,
    profile,
    suppressed,
    suppressed_cross,
)
from kriminalpraeventiv.indicators.disclosure.grid import Grid
from kriminalpraeventiv.indicators.disclosure.profile import Ties
from kriminalpraeventiv.indicators.disclosure.protect import to_hide

H = SUPPRESSED
RESEARCH = profile("dst_research")
ZEROS: tuple[Zeros, ...] = ("show", "show_unless_all_or_none", "hide")
TIES: tuple[Ties, ...] = ("half_even", "half_up")
Rows = list[list[int]]


def labelled(rows: Rows) -> dict[str, dict[str, int]]:
    return {f"row_{i}": {f"column_{j}": count for j, count in enumerate(row)} for i, row in enumerate(rows)}


def lines(table: SuppressedCross) -> list[list[int | Suppressed]]:
    """Return the table as it is printed: each row with its total, the totals of the columns last."""
    rows = [[*row, total] for row, total in zip(table.cells, table.row_totals, strict=True)]
    return [*rows, [*table.column_totals, table.total]]


def true_lines(rows: Rows) -> Rows:
    with_totals = [[*row, sum(row)] for row in rows]
    return [*with_totals, [sum(column) for column in zip(*with_totals, strict=True)]]


def test_one_small_number_takes_three_others_with_it_those_of_fewest_persons() -> None:
    # Part 4, rule 6: hiding only the 2 leaves [2, 2]; also 7, 5 and 8 gives [0, 9], 20 persons hidden.
    table = suppressed_cross(labelled([[14, 7, 2], [9, 11, 6], [21, 5, 8]]), custom(threshold=5, zeros="hide"))
    assert lines(table) == [[14, H, H, 23], [9, 11, 6, 26], [21, H, H, 34], [44, 23, 16, 83]]
    assert [(d.low, d.high) for d in attack(table) if d.labels == ("row_0", "column_2")] == [(0, 9)]
    assert table.hidden == 4


@pytest.mark.parametrize(
    ("rows", "threshold", "zeros", "expected"),
    [
        # Nothing is small.
        ([[5, 9], [8, 7]], 5, "hide", [[5, 9, 14], [8, 7, 15], [13, 16, 29]]),
        # A 4 is, on the other side of the threshold.
        ([[4, 9], [8, 7]], 5, "hide", [[H, H, 13], [H, H, 15], [12, 16, 28]]),
        # Small numbers protect each other; the totals 3 and 4 would be 10 - 7 and 10 - 6, so the 10 is hidden.
        ([[4, 3], [2, 1]], 5, "hide", [[H, H, 7], [H, H, H], [6, H, H]]),
        # Zeros are shown, hidden, or hidden where they tell of all.
        ([[0, 9], [8, 7]], 5, "show", [[0, 9, 9], [8, 7, 15], [8, 16, 24]]),
        ([[0, 9], [8, 7]], 5, "hide", [[H, H, 9], [H, H, 15], [8, 16, 24]]),
        ([[0, 9], [8, 7]], 5, "show_unless_all_or_none", [[H, H, 9], [H, H, 15], [8, 16, 24]]),
        ([[0, 9, 6], [8, 7, 9], [6, 6, 6]], 5, "show_unless_all_or_none",
         [[0, 9, 6, 15], [8, 7, 9, 24], [6, 6, 6, 18], [14, 22, 21, 57]]),
        # Of nobody a 0 tells nothing.
        ([[0, 0, 0], [8, 7, 9], [6, 6, 6]], 5, "show_unless_all_or_none",
         [[0, 0, 0, 0], [8, 7, 9, 24], [6, 6, 6, 18], [14, 13, 15, 42]]),
        # A small number alone: nothing but hiding the total protects it.
        ([[3]], 5, "show", [[H, H], [H, H]]),
        ([[0]], 5, "show", [[0, 0], [0, 0]]),
    ],
)  # fmt: skip
def test_what_is_hidden(rows: Rows, threshold: int, zeros: Zeros, expected: list[list[object]]) -> None:
    table = suppressed_cross(labelled(rows), custom(threshold=threshold, zeros=zeros))
    assert lines(table) == expected
    assert table.hidden == sum(number == H for line in expected for number in line)


counts = st.one_of(st.integers(0, 6), st.integers(0, 40))
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=3)
)


@st.composite
def rules(draw: st.DrawFn) -> Profile:
    threshold = draw(st.integers(3, 9))
    base = draw(st.sampled_from([1, 1, 3, 4, 5]).filter(lambda base: base <= threshold))
    zeros, ties = draw(st.sampled_from(ZEROS)), draw(st.sampled_from(TIES))
    return custom(threshold=threshold, zeros=zeros, base=base, ties=ties)


@given(tables, rules())
def test_no_attacker_can_tell_that_a_hidden_number_is_small(rows: Rows, rule: Profile) -> None:
    table = suppressed_cross(labelled(rows), rule)
    assert never_small(intervals(table), rule.threshold)
    truth = {(i, j): count for i, line in enumerate(true_lines(rows)) for j, count in enumerate(line)}
    assert table.hidden == len(to_hide(Grid(len(rows), len(rows[0])), truth, rule))


@given(tables, rules())
def test_our_attacker_finds_what_a_linear_program_finds(rows: Rows, rule: Profile) -> None:
    table = suppressed_cross(labelled(rows), rule)
    ours, theirs = [(d.low, d.high) for d in attack(table)], list(intervals(table))
    if rule.zeros == "show_unless_all_or_none":  # ours knows where a 0 would have been shown
        pairs = zip(ours, theirs, strict=True)
        assert all(
            low >= wide and (top is None or (high is not None and high <= top)) for (low, high), (wide, top) in pairs
        )
    else:
        assert ours == theirs


@given(tables, rules())
def test_what_is_small_is_hidden_and_what_is_shown_is_true(rows: Rows, rule: Profile) -> None:
    table = suppressed_cross(labelled(rows), rule)
    for line, truth in zip(lines(table), true_lines(rows), strict=True):
        for number, count in zip(line, truth, strict=True):
            if isinstance(number, Suppressed):
                continue
            assert number == rule.rounded(count)
            assert not rule.hides(count)
    assert table.hidden == sum(isinstance(number, Suppressed) for line in lines(table) for number in line)


@given(tables, rules())
def test_nothing_is_hidden_where_nothing_is_small_and_nothing_more_than_is_needed(rows: Rows, rule: Profile) -> None:
    """Of the numbers hidden beside the small ones none could be shown: an attacker would learn a small one."""
    table = suppressed_cross(labelled(rows), rule)
    small = [count for line in true_lines(rows) for count in line if rule.hides_part(count)]
    assert not table.hidden or small
    if rule.zeros != "show_unless_all_or_none":
        for number, count in _hidden(table, rows):
            if count >= rule.threshold:
                assert not never_small(intervals(_showing(table, number, rule.rounded(count))), rule.threshold)


def _hidden(table: SuppressedCross, rows: Rows) -> list[tuple[tuple[int, int], int]]:
    places = product(range(len(rows) + 1), range(len(rows[0]) + 1))
    shown, truth = lines(table), true_lines(rows)
    return [((i, j), truth[i][j]) for i, j in places if isinstance(shown[i][j], Suppressed)]


def _showing(table: SuppressedCross, place: tuple[int, int], number: int) -> SuppressedCross:
    printed = lines(table)
    printed[place[0]][place[1]] = number
    return _printed(table, printed)


def _printed(table: SuppressedCross, printed: list[list[int | Suppressed]]) -> SuppressedCross:
    fields = {
        name: getattr(table, name) for name in ("profile", "version", "threshold", "zeros", "base", "ties", "hidden")
    }
    return SuppressedCross(
        **fields,
        reasons=(),
        row_labels=table.row_labels,
        column_labels=table.column_labels,
        cells=tuple(tuple(line[:-1]) for line in printed[:-1]),
        row_totals=tuple(line[-1] for line in printed[:-1]),
        column_totals=tuple(printed[-1][:-1]),
        total=printed[-1][-1],
    )


@given(tables, rules(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(rows: Rows, rule: Profile, random: Any) -> None:  # noqa: ANN401 - a `Random`
    counts_ = labelled(rows)
    columns = list(counts_["row_0"])
    random.shuffle(columns)
    order = list(counts_)
    random.shuffle(order)
    shuffled = suppressed_cross({row: {column: counts_[row][column] for column in columns} for row in order}, rule)
    table = suppressed_cross(counts_, rule)
    for row, column in product([*order, None], [*columns, None]):
        assert shuffled.number(row, column) == table.number(row, column)
    assert (shuffled.row_labels, shuffled.column_labels) == (tuple(order), tuple(columns))


def test_a_table_that_would_still_expose_a_number_is_hidden_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = labelled([[14, 7, 2], [9, 11, 6], [21, 5, 8]])
    monkeypatch.setattr(cross, "to_hide", lambda *_: frozenset({(0, 2)}))
    table = suppressed_cross(rows, RESEARCH)
    assert {number for line in lines(table) for number in line} == {H}
    assert table.hidden == 16


def test_hiding_the_small_number_alone_exposes_it() -> None:
    table = suppressed_cross(labelled([[14, 7, 2], [9, 11, 6], [21, 5, 8]]), RESEARCH)
    naive = _printed(table, [[14, 7, H, 23], [9, 11, 6, 26], [21, 5, 8, 34], [44, 23, 16, 83]])
    assert [(d.labels, d.low, d.high) for d in exposed(naive)] == [(("row_0", "column_2"), 2, 2)]


def test_where_zeros_are_shown_a_hidden_number_is_known_to_be_somebody() -> None:
    """Of 4 + 1 = 5 neither could be 5 where the other is at least 1: the 5 is hidden too, elsewhere not."""
    shown = suppressed_cross(labelled([[4, 1], [9, 9]]), custom(threshold=5, zeros="show"))
    assert shown.row_totals[0] == H
    assert shown.hidden < 9
    hidden = suppressed_cross(labelled([[4, 1], [9, 9]]), custom(threshold=5, zeros="hide"))
    assert hidden.row_totals == (5, 18)


def test_a_table_that_does_not_add_up_is_refused() -> None:
    table = suppressed_cross(labelled([[14, 7], [9, 11]]), RESEARCH)
    with pytest.raises(InvalidInput, match="do not add up"):
        attack(_printed(table, [[14, 7, 21], [9, 11, 20], [23, 18, 42]]))


def test_rounded_parts_that_do_not_add_up_are_no_contradiction() -> None:
    table = suppressed_cross(labelled([[12, 12], [12, 12]]), profile("opensafely"))
    assert lines(table) == [[10, 10, 25], [10, 10, 25], [25, 25, 50]]
    assert attack(table) == ()


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({}, ["missing"]),
        ({"a": {}}, ["missing"]),
        ({"a": {"x": 1}, "b": {"y": 1}}, ["contradiction"]),
        ({"a": {"x": 1}, "b": {"x": 1, "y": 1}}, ["contradiction"]),
        ({"a": {"x": -1}, "010190-1234": {"x": None}}, ["out_of_range", "bad_label", "missing"]),
        ({"a": {"010190-1234": True}}, ["bad_label", "out_of_range"]),
    ],
)
def test_what_cannot_be_is_refused_with_all_faults_and_never_repeated(wrong: Any, codes: list[str]) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(InvalidInput) as refused:
        suppressed_cross(wrong, RESEARCH)
    assert [fault.code for fault in refused.value.faults] == codes
    assert "010190" not in str(refused.value)


def test_totals_given_with_the_counts_are_refused_and_not_added_twice() -> None:
    counts = {"ydre": {"a": 14, "b": 7, "I alt": 21}, "indre": {"a": 9, "b": 11, "I alt": 20}}
    with pytest.raises(InvalidInput) as refused:
        suppressed_cross(counts, RESEARCH)
    assert str(refused.value) == (
        "$.counts, column, number 3: it is the sum of the others; leave totals out, they are added here"
    )
    rows = {"ydre": {"a": 14, "b": 7}, "indre": {"a": 9, "b": 11}, " Total ": {"a": 23, "b": 18}}
    with pytest.raises(InvalidInput, match=r"\$\.counts, row, number 3: it is the sum"):
        suppressed_cross(rows, RESEARCH)
    with pytest.raises(InvalidInput, match=r"\$\.counts, number 3: it is the sum"):
        suppressed({"a": 14, "b": 7, "sum": 21}, RESEARCH)
    assert suppressed({"a": 14, "b": 7, "sum": 22}, RESEARCH).total == 43
    assert suppressed({"a": 14, "b": 7, "c": 21}, RESEARCH).total == 42
    assert suppressed({"total": 14}, RESEARCH).total == 14


def test_a_rule_that_is_no_profile_and_counts_without_labels_are_one_line_each() -> None:
    with pytest.raises(InvalidInput) as refused:
        suppressed_cross([[14, 7], [9, 11]], "dst_research")  # type: ignore[arg-type] # - refused
    assert str(refused.value).splitlines() == [
        '$.profile: want a `Profile`, such as `profile("dst_research")`',
        '$.counts: want counts by the label of their row, then of their column, such as `{"ydre": {"niveau_1": 12}}`',
    ]
    with pytest.raises(InvalidInput, match="want counts by the label of their row"):
        suppressed_cross({"ydre": [14, 7]}, RESEARCH)  # type: ignore[dict-item] # - refused
    with pytest.raises(InvalidInput) as row:
        suppressed([14, 7], "dst_research")  # type: ignore[arg-type] # - refused
    assert [fault.place for fault in row.value.faults] == ["$.profile", "$.counts"]
