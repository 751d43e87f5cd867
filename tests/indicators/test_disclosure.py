"""Disclosure: small numbers are hidden, and nobody who sees the table can work one out, not even knowing how."""

from collections import defaultdict
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure import SUPPRESSED, Suppressed, SuppressedTable, Zeros, suppressed

HIDDEN = SUPPRESSED
ZEROS: tuple[Zeros, ...] = ("show", "hide")


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
    ],
)
def test_small_numbers_are_hidden_with_what_would_give_them_away(
    counts: list[int], threshold: int, zeros: Zeros, shown: list[object], total: object
) -> None:
    table = suppressed({f"group_{n}": count for n, count in enumerate(counts)}, threshold, zeros=zeros)
    assert numbers(table) == shown
    assert table.total == total
    assert table.hidden == sum(number == HIDDEN for number in [*shown, total])
    assert table.rows == ("IND-11",)


@pytest.mark.parametrize(("zeros", "threshold"), [("show", 3), ("show", 5), ("hide", 2), ("hide", 4)])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_even_who_knows_the_method_can_tell_no_hidden_number(zeros: Zeros, threshold: int, size: int) -> None:
    """All tables up to a bound are grouped by what is seen of them: each hidden number could be one of several."""
    behind: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(threshold + 3), repeat=size):
        table = suppressed({str(n): count for n, count in enumerate(counts)}, threshold, zeros=zeros)
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
    table = suppressed(counts, threshold, zeros=zeros)
    lowest = threshold if zeros == "hide" else 1
    assert all(number >= threshold or number < lowest <= 1 for number in numbers(table) if isinstance(number, int))
    hidden = [label for label, number in table.cells if number == HIDDEN]
    assert len(hidden) != 1 or table.total == HIDDEN
    assert all(number == counts[label] for label, number in table.cells if label not in hidden)


@given(tables, st.integers(3, 10), st.data())
def test_the_order_of_the_groups_changes_nothing(counts: dict[str, int], threshold: int, data: st.DataObject) -> None:
    shuffled = dict(data.draw(st.permutations(list(counts.items()))))
    assert suppressed(counts, threshold, zeros="show") == suppressed(shuffled, threshold, zeros="show")


def test_a_hidden_number_is_no_number() -> None:
    shown: object = HIDDEN
    assert shown not in (0, None, False)
    with pytest.raises(TypeError):
        sum([1, HIDDEN])  # type: ignore[list-item]


def test_what_is_hidden_stands_nowhere_in_the_answer() -> None:
    table = suppressed({"a": 37, "b": 4, "c": 41}, 6, zeros="show")
    assert "4)" not in repr(table.cells)
    assert "37" not in repr(table)


@pytest.mark.parametrize(
    ("counts", "threshold", "zeros", "codes"),
    [
        ({}, 5, "show", ["missing"]),
        ({"a": -1}, 5, "show", ["out_of_range"]),
        ({"a": True}, 5, "show", ["out_of_range"]),
        ({"a": 2.0}, 5, "show", ["out_of_range"]),
        ({"a": None}, 5, "show", ["missing"]),
        ({"010190-1234": 9}, 5, "show", ["bad_label"]),
        ({"a": 9}, 2, "show", ["out_of_range"]),
        ({"a": 9}, 1, "hide", ["out_of_range"]),
        ({"a": 9}, None, "hide", ["out_of_range"]),
        ({"a": 9}, 5, "keep", ["unknown_code"]),
        ({"": -1}, 0, "show", ["bad_label", "out_of_range", "out_of_range"]),
    ],
)
def test_what_cannot_be_is_refused_with_all_faults_and_never_repeated(
    counts: dict[str, Any], threshold: Any, zeros: Any, codes: list[str]  # noqa: ANN401 - wrong on purpose
) -> None:  # fmt: skip
    with pytest.raises(InvalidInput) as refused:
        suppressed(counts, threshold, zeros=zeros)
    assert [fault.code for fault in refused.value.faults] == codes
    assert "010190" not in str(refused.value)


def test_the_threshold_and_what_becomes_of_zeros_are_the_callers_to_say() -> None:
    with pytest.raises(TypeError):
        suppressed({"a": 1})  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        suppressed({"a": 1}, 5)  # type: ignore[call-arg]
