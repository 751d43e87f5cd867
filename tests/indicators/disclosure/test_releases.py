"""Releases: what several releases give away together is caught and named, and never told in a number."""

import json
import pickle
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure import (
    Profile,
    Release,
    ReleaseLog,
    Suppressed,
    custom,
    profile,
    suppressed,
    suppressed_cross,
)
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.suppressed import read_log, read_release, write_log

RESEARCH, PUBLIC, OPENSAFELY = profile("dst_research"), profile("dst_public"), profile("opensafely")
SHOWN = custom(threshold=5, zeros="show")
YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))
HALF = Period(date(2018, 1, 1), date(2018, 6, 30))
OTHER_HALF = Period(date(2018, 7, 1), date(2018, 12, 31))
AREAS = ("ydre", "indre", "ved", "by")


def release(
    id_: str, counts: Any, *population: str, rule: Profile = RESEARCH, period: Period = YEAR, **more: Any  # noqa: ANN401 - a count, or several
) -> Release:  # fmt: skip
    made = suppressed(counts if isinstance(counts, dict) else {"sager": counts}, rule)
    return Release(id=id_, period=period, population=population or ("by",), table=made, **({"about": "sager/1"} | more))


def log(*releases: Release) -> ReleaseLog:
    return ReleaseLog(releases=releases)


def kinds(log_: ReleaseLog, new: Release) -> list[tuple[str, tuple[str, ...], tuple[str | None, ...]]]:
    """Return what is exposed, without what is said of the total of a table of one number."""
    return [(e.kind, e.releases, e.labels) for e in log_.exposures(new) if e.labels]


@pytest.mark.parametrize(("part", "caught"), [(39, True), (36, True), (35, False), (40, False), (20, False)])
def test_a_part_that_leaves_a_few_persons_of_a_whole_is_caught(part: int, caught: bool) -> None:
    whole, smaller = release("a", 40, "ydre", "indre"), release("b", part, "ydre")
    expected = [("left_over", ("a", "b"), ("sager",))] if caught else []
    assert kinds(log(whole), smaller) == expected
    assert kinds(log(smaller), whole) == expected


def test_that_nobody_is_left_is_caught_where_zeros_are_hidden() -> None:
    whole, same = (release(name, 40, *AREAS[:n], rule=PUBLIC) for name, n in (("a", 2), ("b", 1)))
    assert kinds(log(whole), same) == [("left_over", ("a", "b"), ("sager",))]


@pytest.mark.parametrize(("counted", "caught"), [("flow", True), ("stock", False)])
def test_a_part_of_the_time_is_a_part_of_a_flow_and_not_of_a_stock(counted: str, caught: bool) -> None:
    whole = release("a", 40, counted=counted)
    first = release("b", 37, period=HALF, counted=counted)
    assert bool(kinds(log(whole), first)) is caught


def test_of_a_stock_what_counts_is_its_last_day() -> None:
    whole = release("a", 40, "ydre", "indre", counted="stock")
    part = release("b", 37, "ydre", counted="stock", period=OTHER_HALF)
    assert kinds(log(whole), part) == [("left_over", ("a", "b"), ("sager",))]


@pytest.mark.parametrize(("last", "caught"), [(9, False), (10, True), (13, True), (14, False)])
def test_several_parts_are_taken_from_a_whole_at_once(last: int, caught: bool) -> None:
    before = log(release("whole", 40, *AREAS), release("a", 16, "ydre"), release("b", 10, "indre"))
    expected = [("left_over", ("whole", "a", "b", "c"), ("sager",))] if caught else []  # 5, 4, 1 and 0 are left
    assert kinds(before, release("c", last, "ved")) == expected


def test_a_hidden_number_is_left_over_of_the_others() -> None:
    before = log(release("whole", 40, "ydre", "indre", "ved"), release("c", 4, "ved"), release("a", 16, "ydre"))
    assert kinds(before, release("b", 20, "indre")) == [("left_over", ("whole", "a", "b"), ("sager",))]


@pytest.mark.parametrize("population", [("ved",), ("ydre", "indre", "ved")])
def test_of_parts_that_are_the_whole_nobody_is_left(population: tuple[str, ...]) -> None:
    areas = log(release("whole", 40, "ydre", "ved", rule=PUBLIC), release("a", 16, "ydre", rule=PUBLIC))
    assert kinds(areas, release("b", 24, "ved", rule=PUBLIC)) == []
    year = log(release("whole", 40, *population, rule=PUBLIC), release("a", 16, *population, rule=PUBLIC, period=HALF))
    assert kinds(year, release("b", 24, *population, rule=PUBLIC, period=OTHER_HALF)) == []
    short = Period(date(2018, 7, 1), date(2018, 12, 30))
    assert kinds(year, release("b", 24, *population, rule=PUBLIC, period=short)) != []


def test_of_parts_of_a_stock_that_are_the_whole_nobody_is_left_whenever_they_began() -> None:
    kept = log(
        release("whole", 40, "ydre", "ved", rule=PUBLIC, counted="stock"),
        release("a", 16, "ydre", rule=PUBLIC, counted="stock"),
    )
    assert kinds(kept, release("b", 24, "ved", rule=PUBLIC, counted="stock", period=OTHER_HALF)) == []


def test_a_hidden_part_takes_nothing_known_from_a_whole() -> None:
    before = log(release("whole", 40, *AREAS), release("c", 4, "ved"), release("a", 16, "ydre"))
    assert kinds(before, release("b", 20, "indre")) == [("left_over", ("whole", "a", "b"), ("sager",))]


def test_of_a_hidden_whole_nothing_is_left_over_that_is_known() -> None:
    assert kinds(log(release("whole", 3, "ydre", "indre")), release("a", 2, "ydre")) == []
    assert kinds(log(release("a", 3)), release("b", 9)) == []
    assert kinds(log(release("a", 9)), release("b", 3)) == []


def test_a_time_that_ends_later_is_no_part() -> None:
    later = Period(date(2018, 7, 1), date(2019, 6, 30))
    earlier = Period(date(2017, 7, 1), date(2018, 6, 30))
    for period in (later, earlier):
        assert kinds(log(release("a", 40)), release("b", 37, period=period)) == []


def test_a_change_is_held_against_the_stricter_of_the_two_thresholds() -> None:
    assert kinds(log(release("a", 40)), release("b", 44, rule=PUBLIC)) == [("difference", ("a", "b"), ("sager",))]
    assert kinds(log(release("a", 40, rule=PUBLIC)), release("b", 44)) == [("difference", ("a", "b"), ("sager",))]
    assert kinds(log(release("a", 40, rule=PUBLIC)), release("b", 44, rule=PUBLIC)) == []


def test_parts_that_share_persons_are_not_taken_together() -> None:
    whole = release("whole", 40, "ydre", "indre", "ved")
    before = log(whole, release("a", 20, "ydre", "indre"))
    assert kinds(before, release("b", 18, "indre", "ved")) == []
    assert kinds(log(whole, release("a", 20, "ydre", period=HALF)), release("b", 18, "ydre", period=OTHER_HALF)) == [
        ("left_over", ("whole", "a", "b"), ("sager",))
    ]


def test_a_number_hidden_in_one_release_and_shown_in_another_is_caught() -> None:
    first = release("a", {"x": 4, "y": 13, "z": 19})
    weaker = release("b", {"x": 4, "y": 13, "z": 19}, rule=PUBLIC)
    assert kinds(log(first), weaker) == [("worked_out", ("a", "b"), ("x",))]
    assert kinds(log(weaker), first) == [("worked_out", ("b", "a"), ("x",))]


def test_a_number_hidden_beside_a_small_one_gives_it_away_when_shown_alone() -> None:
    first = release("a", {"x": 4, "y": 13, "z": 19})
    assert kinds(log(first), release("b", {"y": 13})) == [("worked_out", ("a", "b"), ("x",))]
    assert kinds(log(first), release("b", {"z": 19})) == []


def test_a_table_of_rows_and_columns_is_read_with_its_margin() -> None:
    counts = {"x": {"p": 2, "q": 2}, "y": {"p": 8, "q": 7}, "z": {"p": 9, "q": 9}}
    cross = Release(id="a", about="sager/1", period=YEAR, population=("by",), table=suppressed_cross(counts, RESEARCH))
    assert cross.table.number("x", None) == Suppressed()  # type: ignore[union-attr] # - it is one of rows and columns
    assert kinds(log(cross), release("b", {"x": 4, "y": 15, "z": 18}, rule=PUBLIC)) == [
        ("worked_out", ("a", "b"), ("x", "p")),
        ("worked_out", ("a", "b"), ("x", "q")),
        ("worked_out", ("a", "b"), ("x",)),
    ]


def test_a_label_of_both_a_row_and_a_column_is_not_taken_for_the_other() -> None:
    counts = {"x": {"x": 9, "y": 8}, "y": {"x": 7, "y": 20}}
    table = suppressed_cross(counts, RESEARCH)
    cross = Release(id="a", about="sager/1", period=YEAR, population=("by",), table=table)
    limits = cross.limits()
    assert len(limits) == 9
    assert (limits["x", None], limits[None, "x"], limits[()]) == ((17, 17), (16, 16), (44, 44))


@pytest.mark.parametrize("now", [36, 39, 41, 44])
def test_a_change_by_a_few_persons_since_the_same_was_released_is_caught(now: int) -> None:
    assert kinds(log(release("a", 40)), release("b", now)) == [("difference", ("a", "b"), ("sager",))]


@pytest.mark.parametrize("now", [35, 40, 45])
def test_a_change_by_many_persons_or_none_exposes_nobody(now: int) -> None:
    assert kinds(log(release("a", 40)), release("b", now)) == []


def test_rounding_protects_a_difference_that_may_be_large() -> None:
    whole, part = release("a", 40, "ydre", "indre", rule=OPENSAFELY), release("b", 37, "ydre", rule=OPENSAFELY)
    assert kinds(log(whole), part) == []
    assert kinds(log(release("a", 40, rule=OPENSAFELY)), release("b", 45, rule=OPENSAFELY)) == []


@pytest.mark.parametrize("more", [{"about": "sager/2"}, {"counted": "stock"}])
def test_what_counts_something_else_is_not_compared(more: Any) -> None:  # noqa: ANN401 - fields of it
    assert kinds(log(release("a", 40)), release("b", 41, **more)) == []
    assert kinds(log(release("a", 40, "ydre", "indre")), release("b", 37, "ydre", **more)) == []


def test_other_persons_and_another_time_are_not_compared() -> None:
    assert kinds(log(release("a", 40, "ydre")), release("b", 41, "indre")) == []
    assert kinds(log(release("a", 40, period=HALF)), release("b", 41, period=OTHER_HALF)) == []


def test_an_exposure_is_named_in_both_languages_without_a_number() -> None:
    (first, total) = log(release("august", 40, "ydre", "indre")).exposures(release("september", 37, "ydre"))
    assert first.text.da == "Trækkes udgivelserne august, september fra hinanden, bliver et lille antal tilbage: sager."
    assert total.text.da.endswith(": i alt.")
    assert total.text.en.endswith(": total.")
    assert "40" not in first.text.en + first.text.da
    assert all(digit not in first.text.en for digit in "0123456789")


def test_a_release_that_exposes_is_refused_unless_it_went_out_all_the_same() -> None:
    before = ReleaseLog().with_release(release("a", 40, "ydre", "indre"))
    with pytest.raises(InvalidInput, match="releases a, b") as refused:
        before.with_release(release("b", 37, "ydre"))
    assert {fault.code for fault in refused.value.faults} == {"exposed"}
    after = before.with_release(release("b", 37, "ydre"), although_exposed=True)
    assert [each.id for each in after.releases] == ["a", "b"]
    assert [each.id for each in before.releases] == ["a"]
    with pytest.raises(InvalidInput, match="already"):
        after.with_release(release("a", 90, "ved"), although_exposed=True)


@given(st.integers(5, 60), st.integers(5, 60), st.booleans())
def test_two_numbers_shown_expose_exactly_a_difference_below_the_threshold(one: int, other: int, nested: bool) -> None:
    first = release("a", one, *(AREAS[:2] if nested else AREAS[:1]), rule=SHOWN)
    found = log(first).exposures(release("b", other, AREAS[0], rule=SHOWN))
    gap = one - other if nested else abs(one - other)
    assert bool(found) is (0 < gap < 5)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=4), st.integers(3, 8))
def test_the_log_holds_no_hidden_number_in_any_form(counts: list[int], threshold: int) -> None:
    """Two tables with the same numbers shown are the same in the log, whatever is hidden."""
    rule = custom(threshold=threshold, zeros="hide")
    labelled = {f"g{n}": count for n, count in enumerate(counts)}
    table = suppressed(labelled, rule)
    hidden = [label for label, number in table.cells if isinstance(number, Suppressed)]
    turned = labelled | dict(zip(hidden, [labelled[label] for label in reversed(hidden)], strict=True))
    one, other = (log(release("a", each, rule=rule)) for each in (labelled, turned))
    assert one == other
    assert repr(one) == repr(other)
    assert pickle.dumps(one) == pickle.dumps(other)
    assert write_log(one) == write_log(other)


def test_a_log_is_the_same_after_json() -> None:
    cross = suppressed_cross({"x": {"p": 2, "q": 9}, "y": {"p": 8, "q": 7}}, RESEARCH)
    kept = log(
        release("a", {"x": 4, "y": 13, "z": 19}, "ydre", "indre"),
        Release(id="b", about="sager/1", period=YEAR, population=("ydre",), counted="stock", table=cross),
    )
    text = json.dumps(write_log(kept))
    assert read_log(load_json(text)) == kept
    assert read_release(load_json(text)["releases"][1]) == kept.releases[1]


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("table", "total"), None, "$.table.total"),
        (("table", "total"), "36", "$.table.total"),
        (("table", "total"), {"suppressed": "smal_numbers"}, "$.table.total.suppressed"),
        (("table", "threshold"), 5.0, "$.table.threshold"),
        (("population",), "by", "$.population"),
    ],
)
def test_a_release_that_does_not_fit_is_refused_with_its_place(
    path: tuple[str, ...], value: object, place: str
) -> None:
    plain: Any = write_log(log(release("a", 40)))["releases"][0]
    within = plain
    for key in path[:-1]:
        within = within[key]
    within[path[-1]] = value
    with pytest.raises(InvalidInput) as refused:
        read_release(plain)
    assert [fault.place for fault in refused.value.faults] == [place]


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ({"id": ""}, ["$.id"]),
        ({"id": "010190-1234", "about": 3}, ["$.id", "$.about"]),
        ({"population": ()}, ["$.population"]),
        ({"population": ("by", "by")}, ["$.population"]),
        ({"population": ("010190-1234",)}, ["$.population"]),
        ({"period": Period(date(2018, 1, 1), None)}, ["$.period"]),
        ({"period": Period(None, date(2018, 1, 1)), "counted": "both"}, ["$.period", "$.counted"]),
    ],
)
def test_a_release_that_cannot_be_is_refused_with_all_its_faults(wrong: dict[str, Any], places: list[str]) -> None:
    right: dict[str, Any] = {
        "id": "a",
        "about": "b",
        "period": YEAR,
        "population": ("by",),
        "table": suppressed({"x": 9}, RESEARCH),
    }
    with pytest.raises(InvalidInput) as refused:
        Release(**(right | wrong))
    assert [fault.place for fault in refused.value.faults] == places
    assert "010190" not in str(refused.value)
