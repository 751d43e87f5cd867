"""Disclosure: small numbers are hidden, and nobody who sees the table can work one out, not even knowing how."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure import (
    SUPPRESSED,
    Suppressed,
    SuppressedTable,
    Zeros,
    custom,
    profile,
    suppressed,
)

HIDDEN = SUPPRESSED
ZEROS: tuple[Zeros, ...] = ("show", "show_unless_all_or_none", "hide")
ALL_OR_NONE: Zeros = "show_unless_all_or_none"


def numbers(table: SuppressedTable) -> list[int | Suppressed]:
    return [count for _, count in table.cells]


@pytest.mark.parametrize(
    ("counts", "threshold", "zeros", "shown", "total"),
    [
        ([12, 19, 13], 5, "show", [12, 19, 13], 44),
        ([5, 19], 5, "show", [5, 19], 24),
        ([4, 19, 13], 5, "show", [HIDDEN, 19, HIDDEN], 36),
        ([4, 13, 13, 19], 5, "show", [HIDDEN, HIDDEN, HIDDEN, 19], 49),
        ([4, 3, 13, 19], 5, "show", [HIDDEN, HIDDEN, HIDDEN, 19], 39),
        ([4, 3], 5, "show", [HIDDEN, HIDDEN], HIDDEN),
        ([4], 5, "show", [HIDDEN], HIDDEN),
        ([13], 5, "show", [13], 13),
        ([0, 13, 19], 5, "show", [0, 13, 19], 32),
        ([0, 13, 19], 5, "hide", [HIDDEN, HIDDEN, 19], 32),
        ([0, 0], 5, "show", [0, 0], 0),
        ([0, 0], 5, "hide", [HIDDEN, HIDDEN], HIDDEN),
        ([0, 2, 0], 3, "show", [0, HIDDEN, 0], HIDDEN),
        ([2, 3, 9], 3, "show", [HIDDEN, HIDDEN, 9], 14),
        ([0, 13], 5, "show", [0, 13], 13),
        ([0, 13], 5, ALL_OR_NONE, [HIDDEN, HIDDEN], 13),
        ([0, 0, 13], 5, ALL_OR_NONE, [HIDDEN, HIDDEN, HIDDEN], 13),
        ([0, 13, 19], 5, ALL_OR_NONE, [0, 13, 19], 32),
        ([0, 0], 5, ALL_OR_NONE, [0, 0], 0),
        ([0, 4, 13, 19], 5, ALL_OR_NONE, [0, HIDDEN, HIDDEN, 19], 36),
    ],
)
def test_small_numbers_are_hidden_with_what_would_give_them_away(
    counts: list[int], threshold: int, zeros: Zeros, shown: list[object], total: object
) -> None:
    table = suppressed(
        {f"group_{n}": count for n, count in enumerate(counts)}, custom(threshold=threshold, zeros=zeros)
    )
    assert numbers(table) == shown
    assert table.total == total
    assert table.hidden == sum(number == HIDDEN for number in [*shown, total])
    assert table.rows == ("IND-11",)


@pytest.mark.parametrize(
    ("zeros", "threshold"), [("show", 3), ("show", 5), (ALL_OR_NONE, 3), (ALL_OR_NONE, 4), ("hide", 2), ("hide", 4)]
)
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_even_who_knows_the_method_can_tell_no_hidden_number(zeros: Zeros, threshold: int, size: int) -> None:
    """All tables up to a bound are grouped by what is seen of them: each hidden number could be one of several."""
    behind: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(threshold + 3), repeat=size):
        table = suppressed({str(n): count for n, count in enumerate(counts)}, custom(threshold=threshold, zeros=zeros))
        behind[(*numbers(table), table.total)].append(counts)
    for seen, possible in behind.items():
        for position in (n for n in range(size) if seen[n] == HIDDEN):
            assert len({counts[position] for counts in possible}) > 1
            if seen[-1] != HIDDEN:
                assert any(counts[position] >= threshold for counts in possible)


tables = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(0, 30), min_size=1, max_size=7)


@given(tables, st.integers(3, 10), st.sampled_from(ZEROS))
def test_no_small_number_is_shown_or_left_alone_under_a_total(
    counts: dict[str, int], threshold: int, zeros: Zeros
) -> None:
    table = suppressed(counts, custom(threshold=threshold, zeros=zeros))
    lowest = threshold if zeros == "hide" else 1
    assert all(number >= threshold or number < lowest <= 1 for number in numbers(table) if isinstance(number, int))
    hidden = [label for label, number in table.cells if number == HIDDEN]
    assert len(hidden) != 1 or table.total == HIDDEN
    assert all(number == counts[label] for label, number in table.cells if label not in hidden)


@given(tables, st.integers(3, 10), st.data())
def test_the_order_of_the_groups_changes_nothing(counts: dict[str, int], threshold: int, data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(counts.items()))))
    assert suppressed(counts, custom(threshold=threshold, zeros="show")) == suppressed(
        shuffled, custom(threshold=threshold, zeros="show")
    )


def test_a_hidden_number_is_no_number() -> None:
    shown: object = HIDDEN
    assert shown not in (0, None, False)


def test_what_is_hidden_stands_nowhere_in_the_answer() -> None:
    table = suppressed({"a": 37, "b": 4, "c": 41}, custom(threshold=6, zeros="show"))
    assert "4)" not in repr(table.cells)
    assert "37" not in repr(table)


@pytest.mark.parametrize(
    ("counts", "codes"),
    [
        ({}, ["missing"]),
        ({"a": -1}, ["out_of_range"]),
        ({"a": True}, ["out_of_range"]),
        ({"a": 2.0}, ["out_of_range"]),
        ({"a": None}, ["missing"]),
        ({"010190-1234": 9}, ["bad_label"]),
        ({"": -1}, ["bad_label", "out_of_range"]),
        ({3: -1, " ": None}, ["bad_label", "out_of_range", "bad_label", "missing"]),
    ],
)
def test_what_cannot_be_is_refused_with_all_faults_and_never_repeated(counts: dict[str, Any], codes: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        suppressed(counts, custom(threshold=5, zeros="show"))
    assert [fault.code for fault in refused.value.faults] == codes
    assert {fault.place for fault in refused.value.faults} <= {f"$.counts{n}" for n in ("", ", number 1", ", number 2")}
    assert "010190" not in str(refused.value)


def test_the_profile_is_the_callers_to_say() -> None:
    with pytest.raises(TypeError):
        suppressed({"a": 1})  # type: ignore[call-arg]


def test_shown_counts_and_the_total_are_rounded_and_the_small_ones_hidden_first() -> None:
    table = suppressed({"a": 7, "b": 8, "c": 12, "d": 13}, profile("opensafely"))
    assert numbers(table) == [HIDDEN, HIDDEN, 10, 15]
    assert (table.total, table.base, table.threshold) == (40, 5, 8)


def test_a_table_says_what_was_done_and_that_it_settles_nothing_in_law() -> None:
    table = suppressed({"a": 4, "b": 8, "c": 12}, profile("dst_research"))
    assert (table.profile, table.version, table.hidden) == ("dst_research", 1, 2)
    assert [reason.rule for reason in table.reasons] == [
        "disclosure.profile",
        "disclosure.hidden",
        "disclosure.not_sufficient",
    ]
    nothing = suppressed({"a": 5}, profile("dst_research"))
    assert [reason.rule for reason in nothing.reasons][1] == "disclosure.nothing_hidden"
    assert "5" in table.reasons[0].text.da
    assert "menneske" in table.reasons[-1].text.da
