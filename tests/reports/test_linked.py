"""Numbers of a report that are sums of one another: what is hidden with a hidden one, and that nobody works it out."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure.profile import custom, profile
from kriminalpraeventiv.indicators.figure import Baseline, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.make import make_report
from kriminalpraeventiv.reports.markdown import to_markdown
from kriminalpraeventiv.reports.protected import Protected, protect
from kriminalpraeventiv.serialization.answers import AnswerConverter
from reports.invented import DUTY, asked, indicator, measured, of, year

FIRST, SECOND = (Period(date(2018, 1, 1), date(2018, 6, 30)), Period(date(2018, 7, 1), date(2018, 12, 31)))
PERSONS = indicator("x", "person")
Told = dict[str, list[Measurement]]


def persons(count: int, **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    return measured(2018, count=count, unit="person", **more)


def share(count: int, base: int, **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    return measured(2018, count=count, denominator=base, unit="percent", **more)


def shown(indicators: Sequence[Indicator], told: Told, **more: Any) -> dict[str, list[int | None]]:  # noqa: ANN401 - asked of it
    made = protect(indicators, {f"nordby.{name}": figures for name, figures in told.items()}, **more)
    return {
        one.indicator.id.removeprefix("nordby."): [numbers(one, at) for at in range(len(one.measurements))]
        for one in made
    }


def numbers(one: Protected, at: int) -> int | None:
    figure = one.measurements[at]
    return None if figure.suppressed else figure.count if figure.value is None else int(figure.value)


def sums(*names: str, unit: str = "person", **parts: tuple[str, ...]) -> list[Indicator]:
    return [
        indicator(name, unit, parts=tuple(f"nordby.{part}" for part in parts.get(name, ())))
        for name in (*parts, *names)
    ]


def test_a_half_year_is_not_the_year_less_the_other_half() -> None:
    told = {"x": [persons(20, period=FIRST), persons(23), persons(3, period=SECOND)]}
    assert shown([PERSONS], told) == {"x": [None, 23, None]}
    assert shown([PERSONS], {"x": told["x"][:2]}) == {"x": [None, 23]}
    large = {"x": [persons(20, period=FIRST), persons(29), persons(9, period=SECOND)]}
    assert shown([PERSONS], large) == {"x": [20, 29, 9]}


def test_an_area_is_not_what_others_leave_of_the_one_that_combines_them() -> None:
    both = persons(23, combines=("indre", "ydre"))
    told = {"x": [persons(3, area="indre"), both, persons(20, area="ydre")]}
    assert shown([PERSONS], told) == {"x": [None, 23, None]}


def test_nested_parts_are_hidden_together() -> None:
    nested = sums("b", "c", "d", w=("a", "b"), a=("c", "d"))
    told = {"w": [persons(26)], "a": [persons(23)], "b": [persons(3)], "c": [persons(10)], "d": [persons(13)]}
    assert shown(nested, told) == {name: [None] for name in told}
    enough = told | {"b": [persons(8)], "w": [persons(31)]}
    assert shown(nested, enough) == {name: [figures[0].count] for name, figures in enough.items()}


def test_a_hidden_sum_is_not_shown_again_one_level_up() -> None:
    nested = sums("b", "c", "d", w=("a", "b"), a=("c", "d"))
    told = {"w": [persons(28)], "a": [persons(8)], "b": [persons(20)], "c": [persons(4)], "d": [persons(4)]}
    assert shown(nested, told) == {name: [None] for name in told}


def test_a_part_of_two_sums_is_hidden_in_both() -> None:
    two = sums("a", "b", "c", w=("a", "b"), v=("a", "c"))
    told = {"w": [persons(13)], "v": [persons(30)], "a": [persons(10)], "b": [persons(3)], "c": [persons(20)]}
    assert shown(two, told) == {name: [None] for name in told}


def test_overlapping_sums_are_hidden_where_a_small_number_follows_from_them() -> None:
    months = [Period(date(2018, first, 1), date(2018, last, 28)) for first, last in ((1, 6), (4, 9), (1, 9))]
    told = {"x": [persons(count, period=period) for period, count in zip(months, (20, 23, 25), strict=True)]}
    assert shown([PERSONS], told) == {"x": [None, None, None]}
    enough = {"x": [persons(count, period=period) for period, count in zip(months, (20, 23, 31), strict=True)]}
    assert shown([PERSONS], enough) == {"x": [20, 31, 23]}


def test_the_strictest_profile_of_a_sum_applies_to_all_of_it() -> None:
    whole, *parts = sums("a", "b", w=("a", "b"))
    minors = [whole, parts[0], attrs.evolve(parts[1], minors=True)]
    told = {"w": [persons(24)], "a": [persons(20)], "b": [persons(4)]}
    hidden: dict[str, list[int | None]] = {"w": [24], "a": [None], "b": [None]}
    assert shown(minors, told, profile=profile("dst_public")) == hidden
    assert shown(minors, told, audience="case") == hidden
    assert shown([attrs.evolve(whole, persons=False), *parts], told) == hidden


def test_shares_of_one_whole_are_hidden_together() -> None:
    named = sums("a", "b", "c", unit="percent", w=("a", "b", "c"))
    counted = {name: [share(count, 25)] for name, count in (("a", 12), ("b", 10), ("c", 3))}
    assert shown(named, counted) == {"w": [], "a": [12], "b": [None], "c": [None]}
    printed = {
        name: [measured(2018, value=Decimal(value), respondents=25, unit="percent")]
        for name, value in (("a", 48), ("b", 40), ("c", 12))
    }
    assert shown(named, printed) == {"w": [], "a": [48], "b": [None], "c": [None]}
    assert shown(named, counted | {"w": [share(25, 25)]}) == {"w": [None], "a": [None], "b": [None], "c": [None]}
    of_forty = {name: [share(count, 40)] for name, count in (("w", 25), ("a", 12), ("b", 10), ("c", 3))}
    assert shown(named, of_forty) == {"w": [25], "a": [12], "b": [None], "c": [None]}
    assert shown(named, {"a": [share(12, 25)], "b": [share(10, 25)]}) == {"w": [], "a": [12], "b": [None], "c": []}


def test_those_left_of_a_share_are_not_left_over_by_subtraction_either() -> None:
    rates = indicator("x", "percent")
    told = {"x": [share(19, 255, period=FIRST), share(36, 275)]}
    assert shown([rates], told) == {"x": [None, None]}
    enough = {"x": [share(19, 255, period=FIRST), share(29, 275)]}
    assert shown([rates], enough) == {"x": [19, 29]}


def test_one_hidden_number_of_a_time_and_place_hides_the_others_and_the_denominator() -> None:
    told = {"x": [persons(3, source="a"), persons(23, source="b")]}
    assert shown([PERSONS], told) == {"x": [None, None]}
    rate = indicator("x", "person/kinh")
    both = [
        measured(2018, count=3, denominator=4000, unit="person/kinh", source="a"),
        measured(2018, value=Decimal("0.75"), unit="person/kinh", source="b"),
    ]
    (made,) = protect([rate], {"nordby.x": both})
    assert [(one.suppressed, one.value, one.denominator) for one in made.measurements] == [(True, None, None)] * 2


def test_a_printed_share_is_hidden_where_another_source_tells_its_base_and_few_are_behind_it() -> None:
    def told(base: int) -> list[tuple[Decimal | None, int | None]]:
        printed = measured(2018, value=Decimal(6), unit="percent", source="a")
        known = measured(2018, denominator=base, unit="percent", source="b")
        (made,) = protect([indicator("x", "percent")], {"nordby.x": [printed, known]})
        return [(one.value, one.denominator) for one in made.measurements]

    assert told(17) == [(None, None), (None, None)]  # 6 per cent of 17 is one
    assert told(170) == [(Decimal(6), None), (None, 170)]


def change(value: str, *, of: str = "relative_change", unit: str = "person", **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    return measured(2018, value=Decimal(value), measure=of, unit=unit, **more)


@pytest.mark.parametrize(
    ("before", "now", "changed", "hidden"),
    [
        (40, None, change("-92.5"), True),  # 3 are left
        (40, None, change("-75"), False),  # 10
        (40, None, change("-37", of="point_change"), True),
        (40, None, change("-30", of="point_change"), False),
        (4, 10, change("150"), True),  # the baseline is hidden
        (4, 5, change("25"), True),
        (40, 3, change("-92.5"), True),
        (40, 30, change("-25"), False),
        (None, 10, change("150"), True),  # it was 4
        (None, 30, change("-25"), False),  # it was 40
    ],
)
def test_a_change_is_hidden_with_either_of_its_ends(
    before: int | None, now: int | None, changed: Measurement, hidden: bool
) -> None:
    place = {"unit": "person", "period": year(2016), "area": "nordby"}
    baseline = Baseline(**place) if before is None else Baseline(count=before, **place)  # type: ignore[arg-type] # - fields of it
    told = [changed, *([] if now is None else [persons(now, source="b")])]
    (made,) = protect([attrs.evolve(PERSONS, baseline=baseline)], {"nordby.x": told})
    (found,) = [one for one in made.measurements if one.measure != "level"]
    assert (found.suppressed, found.value) == ((True, None) if hidden else (False, changed.value))


def test_a_change_is_counted_from_what_since_names() -> None:
    large = Baseline(count=400, unit="person", period=year(2016), area="nordby")
    told = [persons(40, period=year(2017)), change("-92.5", since=year(2017))]
    assert shown([attrs.evolve(PERSONS, baseline=large)], {"x": told}) == {"x": [40, None]}
    hidden = [persons(3, period=year(2017)), change("900", since=year(2017)), persons(30, source="b")]
    assert shown([attrs.evolve(PERSONS, baseline=large)], {"x": hidden}) == {"x": [None, 30, None]} or shown(
        [attrs.evolve(PERSONS, baseline=large)], {"x": hidden}
    ) == {"x": [None, None, 30]}


def test_changes_of_shares_go_with_their_ends() -> None:
    base = Baseline(count=3, denominator=20, unit="percent", period=year(2016), area="nordby")
    points = change("20", of="point_change", unit="percent")
    (made,) = protect([attrs.evolve(indicator("x", "percent"), baseline=base)], {"nordby.x": [points]})
    assert made.measurements[0].suppressed
    half = attrs.evolve(base, count=10)
    (left,) = protect(
        [attrs.evolve(indicator("x", "percent"), baseline=half)], {"nordby.x": [change("-80", unit="percent")]}
    )
    assert left.measurements[0].suppressed
    many = attrs.evolve(base, count=1000, denominator=2000)
    (shown_,) = protect(
        [attrs.evolve(indicator("x", "percent"), baseline=many)], {"nordby.x": [change("-80", unit="percent")]}
    )
    assert not shown_.measurements[0].suppressed


def test_what_is_no_count_is_no_part_of_a_sum_and_is_hidden_where_it_tells_of_a_hidden_one() -> None:
    whole, part, other = sums("a", "b", w=("a", "b"))
    before = Baseline(count=25, unit="person", period=year(2016), area="nordby")
    linked = [whole, attrs.evolve(part, baseline=before), other]
    told = {"w": [persons(23)], "a": [change("-20")], "b": [persons(3)]}  # 20 are left of the 25, and 3 of the 23
    assert shown(linked, told) == {"w": [23], "a": [None], "b": [None]}
    assert shown(linked, told | {"b": [persons(8)], "w": [persons(28)]}) == {"w": [28], "a": [-20], "b": [8]}


CASES = indicator("x", "case")
FOR_THE_CASE = attrs.evolve(DUTY, audience="case", content=())


@pytest.mark.parametrize(
    ("levels", "own", "hidden"), [((), (), False), ((1,), (), False), ((2,), (), True), ((), (3,), True)]
)
def test_whoever_handles_the_case_sees_small_numbers_but_not_of_levels_2_and_3(
    levels: tuple[int, ...], own: tuple[int, ...], hidden: bool
) -> None:
    told = attrs.evolve(asked(of(CASES, measured(2018, count=3, unit="case"))), levels=levels)
    made = make_report(told, FOR_THE_CASE, [attrs.evolve(CASES, levels=own)])
    assert made.indicators[0].numbers[0].suppressed is hidden
    page = to_markdown(made)
    assert ("slået fra" in page) is not hidden
    assert "handler om personer" not in page


def test_a_report_says_that_no_number_is_about_persons_where_that_is_so() -> None:
    meetings = attrs.evolve(CASES, unit="meeting", persons=False)
    made = make_report(asked(of(meetings, measured(2018, count=3, unit="meeting"))), FOR_THE_CASE, [meetings])
    assert "Ingen tal i rapporten handler om personer" in to_markdown(made)


@pytest.mark.parametrize("levels", [(0,), (4,), ("2",)])
def test_levels_there_are_not_are_refused(levels: Any) -> None:  # noqa: ANN401 - what is refused
    with pytest.raises(InvalidInput, match="want the levels of the cases: 1, 2 or 3"):
        attrs.evolve(asked(), levels=levels)
    with pytest.raises(InvalidInput, match="want the levels of the cases: 1, 2 or 3"):
        attrs.evolve(CASES, levels=levels)


@pytest.mark.parametrize("name", ["persons", "minors"])
@pytest.mark.parametrize("value", [None, 0, 1, "nej"])
def test_whether_a_number_is_about_persons_is_yes_or_no(name: str, value: Any) -> None:  # noqa: ANN401 - what is refused
    with pytest.raises(InvalidInput, match=rf"\$\.{name}: want "):
        attrs.evolve(CASES, **{name: value})


# Random reports: four cells, every number of a report counts some of them.

Candidate = tuple[str, Period, str, tuple[str, ...], frozenset[int]]
QUARTERS = (*(date(2018, month, 1) for month in (1, 4, 7, 10)), date(2019, 1, 1))
PARTS = {"w": "abcd", "v": "ab", "u": "bc", **{name: name for name in "abcd"}}
STRICT = custom(threshold=3, zeros="show_unless_all_or_none")
MOST = 9


def span(first: int, after: int) -> Period:
    return Period(QUARTERS[first], date.fromordinal(QUARTERS[after].toordinal() - 1))


BY_PARTS: list[Candidate] = [
    (name, span(0, 4), "nordby", (), frozenset("abcd".index(part) for part in parts)) for name, parts in PARTS.items()
]
BY_TIMES: list[Candidate] = [
    ("x", span(first, after), "nordby", (), frozenset(range(first, after)))
    for first in range(4)
    for after in range(first + 1, 5)
]
BY_AREAS: list[Candidate] = [
    (
        "x",
        span(0, 4),
        "".join("abcd"[at] for at in at_),
        tuple("abcd"[at] for at in at_) if len(at_) > 1 else (),
        frozenset(at_),
    )
    for at_ in ((0,), (1,), (2,), (3,), (0, 1), (1, 2), (0, 1, 2, 3))
]
BY_PARTS_AND_TIMES: list[Candidate] = [
    (name, period, "nordby", (), frozenset(2 * part + time for part in parts for time in times))
    for name, parts in (("s", (0, 1)), ("p", (0,)), ("q", (1,)))
    for period, times in ((span(0, 4), (0, 1)), (span(0, 2), (0,)), (span(2, 4), (1,)))
]
NAMED = [*sums(*"abcd", w=tuple("abcd"), v=("a", "b"), u=("b", "c")), PERSONS, *sums("p", "q", s=("p", "q"))]


def made_of(chosen: Sequence[Candidate], cells: Sequence[int], base: int | None = None) -> Told:
    told: Told = {}
    for name, period, area, combines, counted in chosen:
        more: dict[str, Any] = {"unit": "person"} if base is None else {"unit": "percent", "denominator": base}
        figure = measured(
            2018, count=sum(cells[at] for at in counted), period=period, area=area, combines=combines, **more
        )
        told.setdefault(f"nordby.{name}", []).append(figure)
    return told


def seen(chosen: Sequence[Candidate], made: Sequence[Protected]) -> list[int | None]:
    places = {
        (one.indicator.id, figure.period, figure.area): None if figure.suppressed else figure.count
        for one in made
        for figure in one.measurements
    }
    return [places[f"nordby.{name}", period, area] for name, period, area, _, _ in chosen]


def consistent(chosen: Sequence[Candidate], said: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    known = [(sorted(counted), count) for (*_, counted), count in zip(chosen, said, strict=True) if count is not None]
    for cells in product(range(MOST + 1), repeat=4):
        if all(sum(cells[at] for at in counted) == count for counted, count in known):
            yield cells


@settings(max_examples=60)
@given(data=st.data(), among=st.sampled_from([BY_PARTS, BY_TIMES, BY_AREAS, BY_PARTS_AND_TIMES]))
def test_nobody_works_a_hidden_count_out_of_linked_numbers_and_nothing_else_tells_them_apart(
    data: st.DataObject, among: list[Candidate]
) -> None:
    chosen = data.draw(st.lists(st.sampled_from(among), min_size=2, unique=True), "numbers")
    cells = data.draw(st.tuples(*[st.integers(0, 6)] * 4), "cells")
    said = seen(chosen, protect(NAMED, made_of(chosen, cells), profile=STRICT))
    could_be = list(consistent(chosen, said))
    for (*_, counted), count in zip(chosen, said, strict=True):
        values = {sum(each[at] for at in counted) for each in could_be}
        assert count is not None or max(values) >= MOST or (len(values) > 1 and not values <= {1, 2})
    other = data.draw(st.sampled_from(could_be), "other cells")
    if seen(chosen, protect(NAMED, made_of(chosen, other), profile=STRICT)) == said:
        assert report_of(chosen, cells) == report_of(chosen, other)


def report_of(chosen: Sequence[Candidate], cells: Sequence[int]) -> str:
    figures = (of(next(one for one in NAMED if one.id == code), *told) for code, told in made_of(chosen, cells).items())
    return AnswerConverter().to_json(
        make_report(asked(*figures), attrs.evolve(DUTY, content=()), NAMED, profile=STRICT)
    )


@settings(max_examples=40)
@given(cells=st.tuples(*[st.integers(0, 6)] * 3), named=st.sets(st.sampled_from("abc"), min_size=1))
def test_nobody_works_a_hidden_share_out_of_the_others_of_one_whole(cells: tuple[int, ...], named: set[str]) -> None:
    base = sum(cells) or 1
    known = sums("a", "b", "c", unit="percent", w=("a", "b", "c"))
    told = {name: [share(count, base)] for name, count in zip("abc", cells, strict=True) if name in named}
    said = shown(known, told, profile=STRICT)
    bases = [base] if any(said[name] != [None] for name in named) else range(1, 2 * MOST)
    could_be = [
        each
        for total in bases
        for each in product(range(total + 1), repeat=3)
        if sum(each) == total and all(said[name] in ([None], [each["abc".index(name)]]) for name in named)
    ]
    for name in named:
        values = {each["abc".index(name)] for each in could_be}
        assert said[name] != [None] or (len(values) > 1 and not values <= {1, 2})
