"""Aggregate: rows sum to what adding by hand gives, and to no number where they do not add up."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, get_args

import attrs
import pytest

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.aggregate import Aggregate, Cell, Event, Row, Shape, aggregate
from kriminalpraeventiv.indicators.aggregate.cell import Note, Why
from kriminalpraeventiv.indicators.aggregate.ledger import QUALIFIERS
from kriminalpraeventiv.indicators.aggregate.spans import Per, span_of
from kriminalpraeventiv.indicators.figure import Baseline, Measurement, Qualifier, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

FLOW, STOCK = Shape(counted="flow"), Shape(counted="stock")
SHAPES = {"reports": FLOW, "members": STOCK, "talks": Shape(counted="flow", persons=True)}
NOERREBRO = {"ydre": "noerrebro", "indre": "noerrebro"}
VENDOR = SeriesBreak(
    on=date(2017, 7, 1),
    reason=Text(da="nyt analyseinstitut", en="new survey vendor"),
    source=Source(document="kk.dk", standing="practice", certainty="read"),
)


def month(number: int, count: int | None = 12, year: int = 2017, **more: Any) -> Row:  # noqa: ANN401 - fields of it
    span = span_of(date(year, number, 1), "month")
    assert span.start
    assert span.end
    told: dict[str, Any] = {"indicator": "reports", "area": "ydre", "start": span.start, "end": span.end}
    return Row(**(told | {"count": count, "unit": "report", "source": "police"} | more))


def summed(rows: Iterable[Row | Event], per: Per | None = "year", **more: Any) -> Aggregate:  # noqa: ANN401 - arguments
    return aggregate(rows, shapes=SHAPES, per=per, **more)


def only(rows: Iterable[Row | Event], per: Per | None = "year", **more: Any) -> Cell:  # noqa: ANN401 - arguments
    cells = summed(rows, per, **more).cells
    assert len(cells) == 1
    return cells[0]


def whole_year(**more: Any) -> list[Row]:  # noqa: ANN401 - fields of rows
    return [month(number, number, **more) for number in range(1, 13)]


def codes(found: Aggregate) -> list[tuple[str, str]]:
    return [(fault.place, fault.code) for fault in found.faults]


def test_twelve_months_are_a_whole_year() -> None:
    cell = only(whole_year())
    assert (cell.count, cell.whole, cell.of, cell.why, cell.notes) == (78, True, 12, (), ())
    assert cell.period == Period(date(2017, 1, 1), date(2017, 12, 31))
    assert (cell.indicator, cell.area, cell.unit, cell.source) == ("reports", "ydre", "report", "police")


def test_nine_months_are_no_year_and_no_measurement_to_judge() -> None:
    cell = only(whole_year()[:9])
    assert (cell.count, cell.whole, cell.notes) == (45, False, ("not_whole",))
    assert cell.measurement() is None


def test_a_sum_is_a_measurement_with_all_that_it_carries() -> None:
    rows = whole_year(definition_version="v1", breaks=(attrs.evolve(VENDOR, on=date(2017, 1, 1)),))
    assert only(rows).measurement() == Measurement(
        count=78, unit="report", period=Period(date(2017, 1, 1), date(2017, 12, 31)), area="ydre", source="police",
        definition_version="v1", breaks=(attrs.evolve(VENDOR, on=date(2017, 1, 1)),),
    )  # fmt: skip


def test_without_a_span_each_period_stays_as_it_is() -> None:
    cells = summed([month(2, 7), month(1, 5)], per=None).cells
    assert [(cell.period.start, cell.count, cell.whole) for cell in cells] == [
        (date(2017, 1, 1), 5, True),
        (date(2017, 2, 1), 7, True),
    ]


def test_sums_come_by_indicator_then_area_then_days() -> None:
    rows = [month(4, area="ydre"), month(1, area="ydre"), month(1, area="indre"), month(1, indicator="members")]
    cells = summed(rows, "quarter").cells
    assert [(cell.indicator, cell.area, cell.period.start) for cell in cells] == [
        ("members", "ydre", date(2017, 1, 1)),
        ("reports", "indre", date(2017, 1, 1)),
        ("reports", "ydre", date(2017, 1, 1)),
        ("reports", "ydre", date(2017, 4, 1)),
    ]


def test_areas_are_summed_into_the_area_they_are_part_of() -> None:
    cell = only([*whole_year(), *whole_year(area="indre")], areas=NOERREBRO)
    assert (cell.area, cell.count, cell.whole, cell.of) == ("noerrebro", 156, True, 24)


def test_an_area_without_one_of_its_parts_is_not_whole() -> None:
    assert only(whole_year(), areas=NOERREBRO).notes == ("not_whole",)


def test_an_area_and_its_part_are_not_added() -> None:
    cell = only([*whole_year(), *whole_year(area="noerrebro")], areas=NOERREBRO)
    assert (cell.why, cell.count, cell.texts) == (("part_and_whole",), None, (line("part_and_whole"),))


def test_areas_summed_in_two_steps_and_unknown_spans_are_refused_at_once() -> None:
    two_steps = {"ydre": "noerrebro", "noerrebro": "koebenhavn"}
    with pytest.raises(InvalidInput) as refused:
        summed([], per="decade", areas=two_steps)  # type: ignore[arg-type] # refused
    assert [fault.place for fault in refused.value.faults] == ["$.per", "$.areas"]


def test_an_area_may_be_said_to_be_itself() -> None:
    assert only(whole_year(), areas={"ydre": "ydre"}).whole is True


def test_denominators_of_shares_are_added() -> None:
    share: dict[str, Any] = {"unit": "percent", "source": "ssp"}
    cell = only([month(1, 3, denominator=40, **share), month(2, 4, denominator=60, **share)])
    assert (cell.count, cell.denominator, cell.notes) == (7, 100, ("not_whole",))


def test_inhabitants_are_not_added_over_time() -> None:
    rate: dict[str, Any] = {"unit": "report/kinh", "denominator": 20_000}
    cell = only([month(1, 3, **rate), month(2, 4, **rate)])
    assert (cell.count, cell.denominator, cell.notes) == (7, None, ("not_whole", "population_over_time"))


def test_inhabitants_of_two_areas_in_one_month_are_added() -> None:
    rate: dict[str, Any] = {"unit": "report/kinh", "denominator": 20_000}
    cell = only([month(1, 3, **rate), month(1, 4, area="indre", **rate)], per="month", areas=NOERREBRO)
    assert (cell.count, cell.denominator, cell.notes) == (7, 40_000, ())


def test_where_a_denominator_is_missing_there_is_no_share() -> None:
    cell = only([month(1, 3, denominator=40, unit="percent"), month(2, 4, unit="percent")])
    assert (cell.count, cell.denominator, cell.notes) == (7, None, ("denominator_missing", "not_whole"))


def test_persons_summed_over_months_may_be_the_same_persons() -> None:
    rows = whole_year(indicator="talks", unit="person")
    assert only(rows).notes == ("counted_twice",)
    assert only(rows[:1], per="month").notes == ()


def test_a_stock_is_not_added_over_time() -> None:
    cell = only([month(1, indicator="members"), month(2, indicator="members")])
    assert (cell.why, cell.count) == (("stock_over_time",), None)


def test_what_is_not_known_to_be_a_flow_is_not_added_over_time() -> None:
    shapes = {"reports": Shape(counted=None)}
    (cell,) = aggregate([month(1), month(2)], shapes=shapes, per="year").cells
    assert (cell.why, cell.count) == (("unknown_how_counted",), None)
    assert aggregate([month(1)], shapes=shapes, per="month").cells[0].count == 12
    event = Event(indicator="reports", area="ydre", day=date(2017, 5, 15))
    assert aggregate([event], shapes=shapes, per="year").cells[0].why == ("unknown_how_counted",)


def test_the_shape_of_an_indicator_is_what_it_says() -> None:
    members = Indicator(
        id="n1", title=Text(da="Medlemmer", en="Members"), source=VENDOR.source, level="result", direction="lower",
        unit="person", counted="stock", baseline=Baseline(unit="person", breaks=(VENDOR,)),
    )  # fmt: skip
    assert Shape.of(members) == Shape(counted="stock", persons=True, unit="person", breaks=(VENDOR,))
    talks = attrs.evolve(members, unit="conversation", counted=None, baseline=None)
    assert Shape.of(talks) == Shape(counted=None, unit="conversation")


def test_a_stock_of_two_areas_on_one_day_is_added() -> None:
    day: dict[str, Any] = {"indicator": "members", "start": date(2017, 3, 31), "end": date(2017, 3, 31)}
    cell = only([month(3, 5, **day), month(3, 6, area="indre", **day)], per="quarter", areas=NOERREBRO)
    assert (cell.count, cell.why, cell.whole) == (11, (), True)


def test_a_stock_of_one_of_two_areas_is_not_whole() -> None:
    day: dict[str, Any] = {"indicator": "members", "start": date(2017, 3, 31), "end": date(2017, 3, 31)}
    assert only([month(3, 5, **day)], per="quarter", areas=NOERREBRO).whole is False


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"unit": "case"}, "mixed_units"),
        ({"source": "dst"}, "mixed_sources"),
        ({"definition_version": "v2"}, "mixed_definitions"),
    ],
)
def test_numbers_of_two_units_sources_or_definitions_are_not_added(more: dict[str, Any], why: Why) -> None:
    cell = only([month(1, definition_version="v1"), month(2, **({"definition_version": "v1"} | more))])
    assert (cell.why, cell.count, cell.measurement()) == ((why,), None, None)
    (name,) = more
    assert getattr(cell, name) is None


def test_a_break_within_the_span_leaves_no_sum() -> None:
    cell = only([month(6, breaks=(VENDOR,)), month(7)])
    assert (cell.why, cell.count, cell.breaks) == (("break_within",), None, (VENDOR,))


def test_a_break_on_the_first_day_is_carried_and_does_no_harm() -> None:
    cell = only([month(7, breaks=(VENDOR,)), month(8)])
    assert (cell.why, cell.count, cell.breaks) == ((), 24, (VENDOR,))


def test_a_break_of_the_whole_series_needs_no_row_to_say_so() -> None:
    shapes = {"reports": Shape(counted="flow", breaks=(VENDOR,))}
    assert aggregate([month(6), month(7)], shapes=shapes, per="year").cells[0].why == ("break_within",)


def test_a_break_on_the_last_day_lies_within() -> None:
    last = attrs.evolve(VENDOR, on=date(2017, 7, 31))
    assert only([month(7, breaks=(last,))]).why == ("break_within",)


def test_events_are_counted_by_span_and_never_taken_for_whole() -> None:
    day = date(2017, 5, 15)
    rows = [Event(indicator="reports", area="ydre", day=day)] * 2
    rows.append(Event(indicator="reports", area="ydre", day=date(2017, 12, 31), count=3))
    cell = only(rows)
    assert (cell.count, cell.of, cell.whole, cell.why, cell.notes) == (5, 3, None, (), ())
    assert [each.count for each in summed(rows, per=None).cells] == [2, 3]


def test_events_on_both_sides_of_a_break_are_not_added() -> None:
    shapes = {"reports": Shape(counted="flow", breaks=(VENDOR,))}
    before, after = (Event(indicator="reports", area="ydre", day=day) for day in (date(2017, 6, 30), date(2017, 7, 1)))
    assert aggregate([after, before], shapes=shapes, per="year").cells[0].why == ("break_within",)
    assert aggregate([after, after], shapes=shapes, per="year").cells[0].why == ()


def test_events_and_finished_counts_are_not_added() -> None:
    event = Event(indicator="reports", area="ydre", day=date(2017, 5, 15), unit="report", source="police")
    assert only([month(1), event]).why == ("events_and_measurements",)


def test_events_of_persons_may_be_the_same_person() -> None:
    event = Event(indicator="talks", area="ydre", day=date(2017, 5, 15))
    assert only([event]).notes == ("counted_twice",)


def test_an_event_is_no_stock() -> None:
    assert only([Event(indicator="members", area="ydre", day=date(2017, 5, 15))]).why == ("stock_over_time",)


@pytest.mark.parametrize("worse", range(1, len(QUALIFIERS)))
def test_the_least_sure_part_says_how_sure_the_sum_is(worse: int) -> None:
    for better in QUALIFIERS[:worse]:
        rows = [month(1, qualifier=better), month(2, qualifier=QUALIFIERS[worse]), month(3, qualifier=better)]
        assert only(rows).qualifier == QUALIFIERS[worse]


def test_every_qualifier_has_its_rank() -> None:
    assert set(QUALIFIERS) == set(get_args(Qualifier))


def test_a_share_without_counts_is_kept_alone_and_never_added() -> None:
    share = month(1, None, value=Decimal(8), unit="percent")
    alone = only([share], per="month")
    assert (alone.value, alone.count, alone.why, alone.denominator) == (Decimal(8), None, (), None)
    assert alone.measurement() is not None
    assert only([share, month(2, unit="percent")]).why == ("no_counts",)
    assert only([share], per="year").why == ("no_counts",)


def test_a_hidden_part_hides_the_sum() -> None:
    cell = only([month(1), month(2, None, suppressed=True)])
    assert (cell.why, cell.count) == (("suppressed",), None)


def test_a_month_within_a_measured_quarter_is_not_counted_twice() -> None:
    quarter = month(1, 36, end=date(2017, 3, 31))
    assert only([quarter, month(3)]).why == ("overlap",)
    assert only([quarter, month(2, end=date(2017, 2, 2)), month(3)]).why == ("overlap",)
    assert only([quarter, month(4)]).why == ()
    assert [cell.why for cell in summed([quarter, month(3)], per=None).cells] == [(), ()]


def test_two_periods_that_share_their_last_day_alone_are_not_counted_twice() -> None:
    assert only([month(1), month(2, start=date(2017, 1, 31))]).why == ("overlap",)


def test_periods_that_begin_or_end_together_stay_apart() -> None:
    quarter = month(1, 36, end=date(2017, 3, 31))
    assert [cell.count for cell in summed([quarter, month(1), month(3, 13)], per=None).cells] == [12, 36, 13]


def test_a_share_that_disagrees_shows_no_value() -> None:
    rows = [month(1, None, value=Decimal(number), unit="percent") for number in (8, 9)]
    assert only(rows, per="month").value is None


def test_a_share_and_a_count_of_two_areas_are_not_added() -> None:
    rows = [month(1, None, value=Decimal(8), unit="percent"), month(1, area="indre", unit="percent")]
    assert only(rows, per="month", areas=NOERREBRO).why == ("no_counts",)


def test_persons_of_two_months_may_be_the_same_persons() -> None:
    assert "counted_twice" in only([month(number, indicator="talks") for number in (1, 2)]).notes


def test_one_day_in_one_of_two_areas_is_not_whole() -> None:
    day = month(1, end=date(2017, 1, 1))
    assert only([day], per=None, areas=NOERREBRO).whole is False


def test_one_series_does_not_overlap_with_another() -> None:
    assert only([month(2), month(1, area="indre")], areas=NOERREBRO).why == ()


def test_the_same_measurement_twice_counts_once_and_is_told_with_both_rows() -> None:
    found = summed([month(1), month(2), month(1), month(1)])
    assert found.cells[0].count == 24
    assert (found.rows, found.repeated, found.disagreeing, found.refused, found.faults_found) == (4, 2, 0, 0, 1)
    assert (
        str(found.faults[0])
        == "row 3, $: the same measurement as row 1; it is counted once, as is each later repetition"
    )


def test_two_measurements_of_one_period_that_disagree_leave_no_number_and_are_told() -> None:
    found = summed([month(1, 12), month(2), month(1, 13), month(1, 12)])
    assert (found.cells[0].why, found.cells[0].count) == (("disagrees",), None)
    assert (found.repeated, found.disagreeing, found.refused) == (0, 2, 0)
    assert codes(found) == [("row 3, $", "disagrees"), ("row 4, $", "disagrees")]
    assert str(found.faults[0]) == "row 3, $: another number than row 1 for the same measurement; neither is used"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"count": 3}, {"count": 4}),
        ({"count": 3}, {"count": 3, "denominator": 9}),
        ({"count": 0, "denominator": 9}, {"count": 0, "denominator": 8}),
        ({"count": 3}, {"count": 3, "qualifier": "preliminary"}),
        ({"count": None, "value": Decimal(8)}, {"count": None, "value": Decimal(9)}),
        ({"count": None, "value": Decimal(0)}, {"count": 0}),
        ({"count": None, "value": Decimal(0)}, {"count": None, "suppressed": True}),
    ],
)
def test_any_number_or_word_that_differs_is_a_disagreement(one: dict[str, Any], other: dict[str, Any]) -> None:
    rows = [month(1, unit="percent", **one), month(1, unit="percent", **other)]
    for each in (rows, rows[::-1]):
        assert "disagrees" in only(each, per="month").why
    assert summed([rows[0], rows[0]]).repeated == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_what_disagreeing_rows_leave_does_not_hang_on_which_came_first(order: tuple[int, ...]) -> None:
    rows = [month(1, 3), month(1, 3, qualifier="preliminary"), month(1, None, suppressed=True, qualifier="at_least")]
    found = summed([rows[number] for number in order], per="month")
    assert (found.cells[0].qualifier, found.cells[0].why) == ("preliminary", ("disagrees", "suppressed"))
    assert (found.disagreeing, found.faults_found) == (2, 2)


def test_no_number_and_zero_are_not_the_same() -> None:
    assert only([month(1, 0)], per="month").count == 0
    assert only([month(1, 0, denominator=0, unit="percent")], per="month").denominator == 0


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"count": -1}, "$.count", "out_of_range"),
    ({"count": 2**63}, "$.count", "out_of_range"),
    ({"count": True}, "$.count", "out_of_range"),
    ({"count": 1.5}, "$.count", "out_of_range"),
    ({"count": 3, "denominator": -1}, "$.denominator", "out_of_range"),
    ({"count": 3, "denominator": 2, "unit": "percent"}, "$.count", "contradiction"),
    ({"count": 3, "denominator": 2, "unit": None}, "$.count", "contradiction"),
    ({"count": None}, "$.count", "missing"),
    ({"count": None, "denominator": 3}, "$.count", "missing"),
    ({"count": 3, "value": Decimal(3)}, "$.value", "contradiction"),
    ({"count": None, "value": 40.5}, "$.value", "out_of_range"),
    ({"qualifier": "prelim"}, "$.qualifier", "unknown_code"),
    ({"indicator": "report"}, "$.indicator", "unknown_indicator"),
    ({"indicator": 7}, "$.indicator", "unknown_indicator"),
    ({"indicator": []}, "$", "bad_code"),
    ({"area": ""}, "$.area", "missing"),
    ({"area": "Ydre Nørrebro"}, "$.area", "bad_code"),
    ({"source": "010203-1234"}, "$.source", "bad_code"),
    ({"end": date(2016, 12, 31)}, "$.end", "empty_period"),
    ({"end": None}, "$.start", "missing"),
    ({"end": date(2018, 1, 1)}, "$.end", "crosses_periods"),
]


@pytest.mark.parametrize(("more", "place", "code"), WRONG)
def test_a_row_that_cannot_be_is_one_fault_with_its_number_and_in_no_sum(
    more: dict[str, Any], place: str, code: str
) -> None:
    found = summed([month(2, 7), month(1, **more), month(3, 8)])
    assert (f"row 2, {place}", code) in codes(found)
    assert (found.cells[0].count, found.refused, found.rows, len(found.cells)) == (15, 1, 3, 1)


@pytest.mark.parametrize(
    ("more", "code"), [({"count": None}, "missing"), ({"count": -1}, "out_of_range"), ({"day": None}, "missing")]
)
def test_an_event_that_cannot_be_is_told(more: dict[str, Any], code: str) -> None:
    plain: dict[str, Any] = {"indicator": "reports", "area": "ydre", "day": date(2017, 5, 15)}
    event = Event(**(plain | more))
    found = summed([event])
    assert [fault.code for fault in found.faults] == [code]
    assert found.cells == ()


def test_what_is_no_row_is_told() -> None:
    found = summed([("reports", "ydre", 3)])  # type: ignore[list-item] # refused
    assert codes(found) == [("row 1, $", "wrong_type")]


def test_an_unknown_indicator_is_answered_with_the_nearest() -> None:
    assert summed([month(1, indicator="report")]).faults[0].message.endswith("; the nearest is `reports`")


def test_a_row_of_another_unit_than_its_indicator_is_refused() -> None:
    shapes = {"reports": Shape(counted="flow", unit="report")}
    rows = [month(1, unit="person"), month(2, unit="report"), month(3, unit=None)]
    found = aggregate(rows, shapes=shapes)
    assert [str(fault) for fault in found.faults] == ["row 1, $.unit: want `report`, the unit of the indicator"]
    assert len(found.cells) == 2


def test_repetitions_do_not_hide_what_is_really_wrong() -> None:
    found = summed([month(1)] * 250 + [month(2, -1)])
    assert [fault.code for fault in found.faults] == ["duplicate", "out_of_range"]
    assert (found.repeated, found.faults_found) == (249, 2)


def test_the_nearest_is_looked_for_a_hundred_times_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(code: str, _: object) -> str:
        looked.append(code)
        return ""

    monkeypatch.setattr("kriminalpraeventiv.indicators.aggregate.row.suggestion", look)
    summed([month(1, indicator=f"x{number % 300}") for number in range(900)])
    assert len(looked) == 100


def test_a_refused_value_is_never_repeated() -> None:
    found = summed([month(1, area="Jens Jensen", source="0102031234", indicator="Jens")])
    assert "Jens" not in str(found.faults)
    assert "0102031234" not in str(found.faults)


def test_a_rate_may_count_more_than_it_counts_of() -> None:
    assert summed([month(1, 3, denominator=2, unit="report/inhabitant")]).faults == ()
    assert summed([month(1, 2, denominator=2, unit="percent")]).faults == ()


def test_few_faults_are_kept_and_all_are_counted() -> None:
    found = summed([month(1, -1)] * 250)
    assert (len(found.faults), found.faults_found, found.refused) == (100, 250, 250)
    assert found.faults[-1].place == "row 100, $.count"
    none = summed([month(1, -1)] * 3, shown=0)
    assert (none.faults, none.faults_found) == ((), 3)


def test_a_row_with_several_faults_is_one_row() -> None:
    found = summed([month(1, -1, area="")], shown=1)
    assert (found.refused, found.faults_found, len(found.faults)) == (1, 2, 1)


def test_more_different_measurements_than_allowed_are_refused_with_the_row() -> None:
    with pytest.raises(InvalidInput, match="row 3: more than 2 different measurements"):
        summed([month(1), month(2), month(3)], most=2)
    assert summed([month(1), month(2), month(2), month(1)], most=2).rows == 4


def test_spans_of_events_count_as_measurements_held() -> None:
    events = [Event(indicator="reports", area="ydre", day=date(2017, number, 1)) for number in (1, 2, 3)]
    assert summed(events, most=1).rows == 3
    with pytest.raises(InvalidInput, match="row 3"):
        summed(events, per="month", most=2)


@pytest.mark.parametrize(("rows", "told"), [(0, []), (9_999, [9_999]), (10_000, [10_000]), (10_001, [10_000, 10_001])])
def test_progress_is_told_every_ten_thousand_rows_and_at_the_end(rows: int, told: list[int]) -> None:
    heard: list[int] = []
    summed(iter([month(1)] * rows), progress=heard.append)
    assert heard == told


def test_an_empty_stream_has_no_sums() -> None:
    assert summed([]) == Aggregate(
        cells=(), rows=0, refused=0, repeated=0, disagreeing=0, faults=(), faults_found=0
    )  # fmt: skip


def test_a_measurement_becomes_a_row_with_all_it_carries() -> None:
    made = Measurement(
        count=3, denominator=16, unit="percent", period=Period(date(2017, 1, 1), date(2017, 1, 31)), area="ydre",
        source="police", qualifier="preliminary", definition_version="v1", breaks=(VENDOR,),
    )  # fmt: skip
    row = Row.of("reports", made)
    assert row == month(
        1, 3, denominator=16, unit="percent", qualifier="preliminary", definition_version="v1", breaks=(VENDOR,)
    )
    assert only([row], per="month").measurement() == made


def test_a_change_is_no_number_to_add() -> None:
    change = Measurement(
        value=Decimal("36.2"), unit="percent", measure="relative_change", area="ydre",
        period=Period(date(2016, 1, 1), date(2016, 12, 31)),
    )  # fmt: skip
    assert [fault.code for fault in summed([Row.of("reports", change)]).faults] == ["missing"]


def test_a_hidden_measurement_is_a_hidden_row() -> None:
    hidden = Measurement(
        suppressed=True, unit="person", area="ydre", period=Period(date(2017, 1, 1), date(2017, 1, 31))
    )
    assert only([Row.of("reports", hidden)], per="month").why == ("suppressed",)


@pytest.mark.parametrize(
    ("day", "per", "first", "last"),
    [
        (date(2016, 2, 10), "month", date(2016, 2, 1), date(2016, 2, 29)),
        (date(2017, 12, 31), "quarter", date(2017, 10, 1), date(2017, 12, 31)),
        (date(2017, 7, 1), "half_year", date(2017, 7, 1), date(2017, 12, 31)),
        (date(2017, 6, 30), "half_year", date(2017, 1, 1), date(2017, 6, 30)),
        (date(2017, 6, 30), "year", date(2017, 1, 1), date(2017, 12, 31)),
        (date(2017, 7, 31), "school_year", date(2016, 8, 1), date(2017, 7, 31)),
        (date(2017, 8, 1), "school_year", date(2017, 8, 1), date(2018, 7, 31)),
        (date.min, "school_year", date.min, date(1, 7, 31)),
        (date.max, "school_year", date(9999, 8, 1), date.max),
        (date.max, "month", date(9999, 12, 1), date.max),
    ],
)
def test_a_day_lies_in_its_span(day: date, per: Per, first: date, last: date) -> None:
    assert span_of(day, per) == Period(first, last)


@pytest.mark.parametrize("code", [*get_args(Why), *get_args(Note)])
def test_every_why_and_note_has_words_in_both_languages(code: str) -> None:
    assert line(code).da != line(code).en
