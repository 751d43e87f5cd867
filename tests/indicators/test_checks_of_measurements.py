"""Bad input: one clear line for each fault, all at once, and none repeats a value."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from indicators.made import indicator, measured, start, year
from kriminalpraeventiv import Rulebook, Text
from kriminalpraeventiv.errors import InvalidInput, UnknownName
from kriminalpraeventiv.indicators.figure import Baseline, Figure, Measurement
from kriminalpraeventiv.indicators.parts import check_parts
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.uncertainty import interval
from kriminalpraeventiv.period import Period

BOOK = Rulebook.load(plugins=())
DAY = date(2020, 8, 15)
FEWER = indicator(baseline=start(900, year(2016)), target=Target(kind="reduce"))
AREAS: dict[str, Any] = {"combines": ("indre", "ydre"), "weights": True, "unit": "percent", "value": Decimal(8)}


@pytest.mark.parametrize(
    ("given", "place", "words"),
    [
        ({"count": 20, "denominator": 19, "unit": "percent"}, "$.count", "the count is above its denominator"),
        ({"count": -1}, "$.count", "want a whole number from 0"),
        ({"value": Decimal(-1)}, "$.value", 'want a number from 0 in quotes such as "40.5"'),
        (AREAS | {"area_weights": (Decimal("0.6"), Decimal("0.5"))}, "$.area_weights", "together 1"),
        (AREAS | {"area_weights": (Decimal("0.5"), Decimal("0.4"))}, "$.area_weights", "together 1"),
        (AREAS | {"area_weights": (Decimal("0.600"), Decimal("0.402"))}, "$.area_weights", "together 1"),
        (AREAS | {"area_weights": (Decimal(1), Decimal(0))}, "$.area_weights", "each above 0"),
        (AREAS | {"area_weights": (Decimal(1),)}, "$.area_weights", "want a weight for each area"),
        (
            AREAS | {"area_weights": (Decimal(2), Decimal(-1))},
            "$.area_weights",
            'want a number from 0 in quotes such as "40.5"',
        ),
        ({"value": Decimal(8), "respondents": 234, "unit": "report"}, "$.unit", "its unit is `percent`"),
        ({"value": Decimal(8), "respondents": 0, "unit": "percent"}, "$.respondents", "at least 1"),
        ({"count": 8, "design_effect": Decimal("1.4")}, "$.design_effect", "a share with its number of answers"),
        ({"text": Text(da="a", en="b"), "count": 1}, "$.value", "one of them"),
        ({"suppressed": True, "count": 1}, "$.value", "one of them"),
        ({"value": Decimal(1), "unit": "text"}, "$.unit", "has no number"),
        ({"value": Decimal(1), "since": year(2010)}, "$.since", "this is no change"),
        ({"value": Decimal(1), "measure": "change"}, "$.measure", "want one of level, relative_change"),
    ],
)
def test_each_fault_is_one_line_at_its_place(given: dict[str, Any], place: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        Figure(**({"unit": "person"} | given))
    [fault] = refused.value.faults
    assert fault.place == place
    assert words in fault.message
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        AREAS | {"area_weights": (Decimal("0.33"), Decimal("0.66"))},
        AREAS | {"area_weights": (Decimal("0.6"), Decimal("0.4"))},
        {"value": Decimal(-31), "measure": "relative_change", "unit": "percent", "since": year(2010)},
        {"value": Decimal(136), "measure": "relative_change", "unit": "percent"},
        {"value": Decimal(-3), "measure": "point_change", "unit": "percentage_point"},
        {"value": Decimal(8), "respondents": 234, "unit": "percent", "design_effect": Decimal("1.4")},
        {"count": 810, "denominator": 20_000, "unit": "report/kinh"},
        {"count": 30_000, "denominator": 20_000, "unit": "contact/kinh"},
        {"text": Text(da="Uændret.", en="Unchanged."), "unit": "text"},
        {"suppressed": True, "unit": "person"},
    ],
)
def test_what_a_source_may_print_is_taken(given: dict[str, Any]) -> None:
    assert Figure(**given).unit == given["unit"]


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InvalidInput, match="before"):
        Period(date(2018, 1, 1), date(2017, 1, 1))


def test_a_unit_that_does_not_fit_and_numbers_that_disagree_are_told_together() -> None:
    some = [measured(890, year(2017)), measured(3, year(2018), "meeting"), measured(891, year(2017))]
    with pytest.raises(InvalidInput) as refused:
        BOOK.progress(FEWER, some, on=DAY)
    assert str(refused.value).splitlines() == [
        "$[1].unit: want `report`, the unit of the indicator",
        "$[2]: it disagrees with `$[0]`, of the same period, area and source",
    ]


@pytest.mark.parametrize(
    "other",
    [
        measured(891, year(2017), qualifier="preliminary"), measured(891, year(2017), qualifier="revised"),
        measured(891, year(2018)), measured(891, year(2017), area="indre_noerrebro"),
        measured(891, year(2017), source="vejdirektoratet"), measured(890, year(2017)), measured("890", year(2017)),
    ],
)  # fmt: skip
def test_numbers_of_other_times_areas_sources_and_stages_do_not_disagree(other: Measurement) -> None:
    assert BOOK.progress(FEWER, [measured(890, year(2017)), other], on=DAY).status in ("reached", "not_reached")


def test_printed_shares_disagree_only_where_no_share_is_both() -> None:
    goal = indicator("percent", target=Target(kind="at_most", value=Decimal(20)))
    eight = measured("8", year(2017), "percent")
    assert BOOK.progress(goal, [eight, measured("8.4", year(2017), "percent")], on=DAY).status == "reached"
    with pytest.raises(InvalidInput, match="disagrees"):
        BOOK.progress(goal, [eight, measured("8.6", year(2017), "percent")], on=DAY)


def test_an_unknown_indicator_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="there is no such indicator"):
        BOOK.progress("indicator.no_such_thing", [], on=DAY)


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidInput):
        BOOK.progress(FEWER, [], on="2020-08-15")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        # N3: 40.5 reports, its count and how many inhabitants it is per lost in the source.
        (Baseline(value=Decimal("40.5"), lost=("unit", "count")), "no_unit"),
        (Baseline(value=Decimal("40.5"), unit="report/kinh"), "no_count"),
        (Figure(value=Decimal(8), unit="percent"), "no_count"),
        (Figure(count=8, unit="percent"), "no_count"),
        (Figure(unit="report"), "no_count"),
        (Figure(value=Decimal(65), unit="home_visit", qualifier="approximate"), "qualifier"),
        (Figure(value=Decimal(275), unit="interview", qualifier="at_least"), "qualifier"),
        (Figure(text=Text(da="Uændret.", en="Unchanged."), unit="text"), "text"),
        (Figure(state="done"), "state"),
        (Figure(value=Decimal("36.2"), unit="percent", measure="relative_change"), "change"),
        (Figure(suppressed=True, unit="person"), "suppressed"),
        (Figure(count=0, denominator=0, unit="percent"), "denominator"),
    ],
)
def test_an_interval_is_refused_with_the_reason_where_there_can_be_none(figure: Figure, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        interval(figure)
    [fault] = refused.value.faults
    assert fault.code == code
    assert "interval" in fault.message or code in ("denominator", "no_unit")
    assert "40.5" not in str(refused.value)


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        # indicators 2.1
        (Figure(count=22, denominator=275, unit="percent"), 5.3422, 11.8150),
        (Figure(value=Decimal(8), respondents=275, unit="percent"), 5.3422, 11.8150),
        (Figure(value=Decimal(8), respondents=275, unit="percent", design_effect=Decimal("1.4")), 5.0, 12.6),
        (Figure(count=4, unit="case"), 1.089865, 10.241589),
        (Figure(count=290, unit="person"), 257.579002, 325.372092),
        (Figure(value=Decimal(290), unit="person"), 257.579002, 325.372092),
        (Figure(count=810, denominator=20_000, unit="report/kinh"), 37.758549, 43.387875),
    ],
)
def test_an_interval_is_by_the_method_its_counts_allow(figure: Figure, low: float, high: float) -> None:
    found = interval(figure).interval
    assert found is not None
    digits = 0.06 if figure.design_effect else 5e-5
    assert found.low == pytest.approx(low, abs=digits)
    assert found.high == pytest.approx(high, abs=digits)


WHOLE = indicator("case", id="a3", parts=("a4", "a5"))
SHARES = indicator("percent", id="y8", parts=("private", "public"))


def parts(unit: str = "case", **numbers: object) -> dict[str, list[Measurement]]:
    return {id_: [measured(number, year(2015), unit)] for id_, number in numbers.items()}


@pytest.mark.parametrize(
    ("whole", "figures", "status"),
    [
        (WHOLE, parts(a3=19, a4=13, a5=6), "sum"),
        (WHOLE, parts(a3=19, a4=13, a5=5), "differ"),
        (WHOLE, parts(a3=19, a4=13), "cannot_be_judged"),
        (WHOLE, parts(a4=13, a5=6), "cannot_be_judged"),
        (SHARES, parts("percent", private="46", public="54"), "sum"),
        (SHARES, parts("percent", private="46", public="55"), "sum"),
        (SHARES, parts("percent", private="46", public="56"), "differ"),
        (SHARES, parts("percent", private="46", public="54.4"), "sum"),
        (SHARES, parts("percent", private="46", public="54.6"), "differ"),
    ],
)
def test_parts_must_sum_to_the_whole_as_far_as_rounding_lets_one_see(
    whole: Any, figures: dict[str, list[Measurement]], status: str  # noqa: ANN401 - an indicator
) -> None:  # fmt: skip
    [answer] = check_parts(whole, figures)
    assert answer.status == status
    assert answer.reasons[0].text.da


def test_parts_are_summed_for_each_period_and_area_apart() -> None:
    figures = parts(a3=19, a4=13, a5=6)
    figures["a3"].append(measured(20, year(2016), "case"))
    assert [answer.status for answer in check_parts(WHOLE, figures)] == ["sum", "cannot_be_judged"]
    assert check_parts(WHOLE, figures)[1].missing == ("a4", "a5")
    hidden = attrs.evolve(figures["a5"][0], count=None, suppressed=True)
    assert check_parts(WHOLE, figures | {"a5": [hidden]})[0].status == "suppressed"
    assert check_parts(indicator("case"), figures) == ()


UNSAFE = indicator("percent", basis="sample", baseline=start("8", year(2017), "percent"))
ASKED = attrs.evolve(UNSAFE, baseline=start("8", year(2017), "percent", respondents=234))
RATE, CASES = start("40.5", year(2016), "report/kinh"), start(19, year(2016), "case")


@pytest.mark.parametrize(
    ("kind", "answers", "found"),
    [("5", 234, False), ("5", 1058, False), ("5", 1059, True), ("6", 2553, False), ("6", 2554, True)],
)  # indicators 2.2: 8 to 5 per cent takes 1,059 answers each time, 8 to 6 takes 2,554
def test_with_so_few_answers_a_target_cannot_be_shown(kind: str, answers: int, found: bool) -> None:
    target = Target(kind="at_most", value=Decimal(kind))
    answer = BOOK.detectable(UNSAFE, target=target, answers=answers)
    assert (answer.detectable, answer.answers) == (found, answers)
    assert ("cannot be shown" in answer.text.en) is (not found)


def test_without_a_target_number_the_smallest_change_that_can_be_seen_is_told() -> None:
    answer = BOOK.detectable(UNSAFE, target=Target(kind="reduce"), answers=234)
    assert (answer.detectable, answer.why, answer.answers) == (None, "no_number_aimed_at", 234)
    assert answer.result is not None
    assert answer.result.value == pytest.approx(0.034, abs=5e-4)
    assert answer.text.da.startswith("Med 234 svar kan kun et fald fra 8 til 3,4 pct. eller lavere vises.")


def test_a_change_starts_from_what_was_counted_where_that_is_known() -> None:
    counted = attrs.evolve(UNSAFE, baseline=start((22, 275), year(2017), "percent", design_effect=Decimal("1.5")))
    answer = BOOK.detectable(counted, target=Target(kind="reduce"), answers=234)
    assert answer.result is not None
    assert dict(answer.result.inputs) == {
        "base_count": 22, "base_denominator": 275, "design_effect": 1.5, "answers": 234, "direction": "lower",
    }  # fmt: skip


def test_a_share_of_a_thousand_starts_from_as_many_per_cent() -> None:
    goal = indicator("permille", baseline=start("80", year(2017), "permille", respondents=234))
    answer = BOOK.detectable(goal, target=Target(kind="increase"))
    # 32 of 234 is the first count above 8 per cent whose z with pooled variance, 1.975, is above 1.960; 31 has 1.842.
    assert "from 8 to 13.7 per cent" in answer.text.en


def test_where_no_fall_could_be_seen_that_is_said() -> None:
    few = indicator("percent", baseline=start((1, 17), year(2017), "percent"))
    answer = BOOK.detectable(few, target=Target(kind="reduce"))
    assert (answer.detectable, answer.why) == (False, None)


@pytest.mark.parametrize(
    ("base", "target", "found"),
    # indicators 2.2: a month of 12 could only show a fall to about 0; a year of 144 to about 104.
    [(12, 1, False), (144, 105, False), (144, 104, True), (2, None, False), (12, None, None)],
)
def test_a_fall_of_a_count_must_be_large_enough_to_be_seen(base: int, target: int | None, found: bool | None) -> None:
    goal = indicator("case", counted="flow", baseline=start(base, year(2014), "case"))
    aimed = Target(kind="reduce") if target is None else Target(kind="at_most", value=Decimal(target))
    assert BOOK.detectable(goal, target=aimed).detectable is found


@pytest.mark.parametrize(
    ("goal", "target", "why"),
    [
        (UNSAFE, None, "no_change_aimed_at"),
        (UNSAFE, Target(kind="as_needed"), "no_change_aimed_at"),
        (ASKED, Target(kind="at_most", value=Decimal(9)), "no_change_aimed_at"),
        (UNSAFE, Target(kind="reduce"), "sample_without_n"),
        (indicator("percent"), Target(kind="reduce"), "no_baseline"),
        (indicator("report", baseline=Baseline(unit="report")), Target(kind="reduce"), "baseline_missing"),
        (attrs.evolve(UNSAFE, area="noerrebro"), Target(kind="reduce"), "baseline_area"),
        (indicator("report/kinh", baseline=RATE), Target(kind="reduce"), "no_count"),
        (indicator("case", counted="stock", baseline=CASES), Target(kind="reduce"), "no_method"),
        (indicator("case", direction="higher", baseline=CASES), Target(kind="increase"), "no_method"),
    ],
)  # fmt: skip
def test_what_could_be_seen_is_not_told_where_it_cannot_be_computed(
    goal: Any, target: Target | None, why: str  # noqa: ANN401 - an indicator
) -> None:  # fmt: skip
    answer = BOOK.detectable(goal, target=target)
    assert (answer.detectable, answer.why) == (None, why)
    assert answer.text.da


@pytest.mark.parametrize(("aim", "found"), [("3.3", True), ("3.4", False)])
def test_a_fall_of_a_rate_is_one_of_as_many_events_as_its_inhabitants_have(aim: str, found: bool) -> None:
    # z times the root of four counts of 100 is 32.9 events (indicators 2.2), so 67 of 20,000: 3.35 per 1,000 or lower.
    goal = indicator("report/kinh", counted="flow", baseline=start((100, 20_000), year(2016), "report/kinh"))
    answer = BOOK.detectable(goal, target=Target(kind="at_most", value=Decimal(aim)))
    assert answer.detectable is found
