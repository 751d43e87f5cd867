"""Held back: a verdict asks for the same survey, definition, areas and time; just beside it there is one."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.made import SOURCE, indicator, measured, on, span, start, verdict, year
from kriminalpraeventiv.indicators.figure import Measurement, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

DAY = date(2021, 3, 1)
TEXT = Text(da="Nyt.", en="New.")
BREAK = SeriesBreak(on=date(2018, 1, 1), reason=TEXT, source=SOURCE)
ALL = Target(kind="coverage")
HALF = span("2020-07-01", "2020-12-31")
JANUARY = span("2020-01-01", "2020-01-31")
END_2020 = date(2020, 12, 31)
FALL = Target(kind="reduce")


def at_most(number: str, **more: Any) -> Target:  # noqa: ANN401 - fields of it
    return Target(kind="at_most", value=Decimal(number), **more)


def found(goal: Indicator, *waves: Measurement, day: date = DAY) -> str:
    return verdict(progress(goal, waves, day))


@pytest.mark.parametrize(
    ("unit", "number", "status"),
    [
        ("percent", (99, 100), "not_reached"), ("percent", (100, 100), "reached"), ("percent", "100", "rounding"),
        ("permille", (150, 1000), "not_reached"), ("permille", (1000, 1000), "reached"),
        ("permille", "999.6", "not_reached"), ("share", (9, 10), "not_reached"), ("share", (10, 10), "reached"),
        ("person", 120, "not_a_share"), ("conversation/kinh", (12, 100), "not_a_share"),
    ],
)  # fmt: skip
def test_a_coverage_is_a_share_in_per_cent_whatever_its_unit(unit: str, number: Any, status: str) -> None:  # noqa: ANN401
    goal = indicator(unit, direction="higher", target=ALL)
    assert found(goal, measured(number, year(2019), unit)) == status


@pytest.mark.parametrize(("count", "status"), [(799, "not_reached"), (800, "reached")])
def test_a_coverage_of_some_is_met_by_so_many_per_cent(count: int, status: str) -> None:
    goal = indicator("permille", direction="higher", target=Target(kind="coverage", value=Decimal(80)))
    assert found(goal, measured((count, 1000), year(2019), "permille")) == status


def each(unit: str, value: str, *waves: Measurement, **more: Any) -> str:  # noqa: ANN401 - fields of it
    target = Target(kind="each_period", per="half_year", value=Decimal(value))
    return found(indicator(unit, direction="higher", target=target, **more), *waves, day=date(2021, 1, 1))


def test_only_counts_of_what_happened_add_up_in_a_period() -> None:
    first, second = span("2020-07-01", "2020-09-30"), span("2020-10-01", "2020-12-31")
    assert each("percent", "50", measured("30", first, "percent"), measured("30", second, "percent")) == "does_not_add"
    days = [measured(3, on(day), "person") for day in ("2020-09-01", "2020-12-01")]
    assert each("person", "5", *days, counted="stock") == "does_not_add"
    assert each("person", "3", days[0], counted="stock") == "reached"
    assert each("person", "4", days[0], counted="stock") == "not_reached"
    assert each("meeting", "5", measured(3, first, "meeting"), measured(2, second, "meeting")) == "reached"
    assert each("meeting", "6", measured(3, first, "meeting"), measured(2, second, "meeting")) == "not_reached"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, "reached"), ({"definition_version": "v2"}, "does_not_add"), ({"source": "ssp"}, "does_not_add"),
        ({"breaks": (SeriesBreak(on=date(2020, 10, 1), reason=TEXT, source=SOURCE),)}, "series_break"),
        ({"breaks": (SeriesBreak(on=date(2020, 9, 1), reason=TEXT, source=SOURCE),)}, "reached"),
    ],
)  # fmt: skip
def test_counts_of_one_period_add_up_within_one_definition_and_source(more: dict[str, Any], status: str) -> None:
    one = measured(1, on("2020-09-01"), "meeting", definition_version="v1")
    other = measured(1, on("2020-10-01"), "meeting", **({"definition_version": "v1"} | more))
    assert each("meeting", "2", one, other) == status


@pytest.mark.parametrize(
    ("share", "status"), [("49", "not_reached"), ("50", "rounding"), ("50.0", "rounding"), ("51", "reached")]
)
def test_each_period_is_judged_by_all_a_printed_share_may_have_been(share: str, status: str) -> None:
    assert each("percent", "50", measured(share, HALF, "percent")) == status


def test_a_rate_of_part_of_a_period_stands_for_no_whole() -> None:
    part = measured((30, 1000), span("2020-07-01", "2020-09-30"), "meeting/kinh")
    assert each("meeting/kinh", "20", part) == "period_missing"
    assert each("meeting/kinh", "20", measured((30, 1000), HALF, "meeting/kinh")) == "reached"


@pytest.mark.parametrize("first", [date.min, date(9999, 12, 31)])
def test_each_period_is_judged_at_either_end_of_the_calendar(first: date) -> None:
    target = Target(kind="each_period", per="school_year", value=Decimal(1))
    goal = indicator("meeting", direction="higher", target=target)
    assert found(goal, measured(1, Period(first, first), "meeting"), day=date.max)


@pytest.mark.parametrize("number", [0, 1])
def test_a_break_told_by_a_number_between_is_one_of_the_series(number: int) -> None:
    goal = indicator(baseline=start(100, year(2016)), target=FALL)
    between = measured(80, year(2018), breaks=(BREAK,) * number)
    assert found(goal, between, measured(70, year(2019))) == ("series_break" if number else "reached")
    elsewhere = measured(80, year(2018), breaks=(BREAK,), area="indre_noerrebro")
    assert found(goal, elsewhere, measured(70, year(2019))) == "reached"


@pytest.mark.parametrize(
    ("target", "unit", "number"),
    [
        (at_most("120", deadline=END_2020), "report", 12),
        (Target(kind="range", low=Decimal(2), high=Decimal(13)), "report", 12),
        (at_most("72"), "report/kinh", (120, 20_000)),
        (Target(kind="coverage", value=Decimal(10)), "percent", (3, 3)),
    ],
)
def test_a_flow_is_judged_for_as_long_as_its_number_counts(target: Target, unit: str, number: Any) -> None:  # noqa: ANN401
    direction = {"at_most": "lower", "coverage": "higher"}.get(target.kind, "in_range")
    told: dict[str, Any] = {"direction": direction, "target": target, "counted": "flow"}
    assert found(indicator(unit, **told), measured(number, JANUARY, unit)) == "time_not_stated"
    assert found(indicator(unit, **told), measured(number, year(2020), unit)) == "time_not_stated"
    yearly = indicator(unit, **told, per="year")
    assert found(yearly, measured(number, JANUARY, unit)) == "not_the_time_of_the_target"
    assert found(yearly, measured(number, year(2020), unit)) == "reached"
    since = indicator(unit, **told, baseline=start(number, year(2016), unit))
    assert found(since, measured(number, JANUARY, unit)) == "not_the_time_of_the_target"
    assert found(since, measured(number, year(2020), unit)) == "reached"


def test_the_points_of_a_yearly_path_count_by_the_year() -> None:
    path = (PathPoint(by=date(2018, 12, 31), value=Decimal(100)), PathPoint(by=END_2020, value=Decimal(80)))
    goal = indicator(target=Target(kind="yearly_path", path=path), counted="flow")
    assert found(goal, measured(5, JANUARY)) == "not_the_time_of_the_target"
    assert found(goal, measured(5, year(2020))) == "reached"


@pytest.mark.parametrize(
    ("basis", "status"), [("sample", "reached"), ("population", "other_length"), (None, "other_length")]
)
def test_a_share_of_persons_who_come_in_a_time_is_another_in_a_month(basis: Any, status: str) -> None:  # noqa: ANN401
    before = start((30, 100), year(2016), "percent")
    goal = indicator("percent", counted="flow", basis=basis, baseline=before, target=FALL)
    assert found(goal, measured((5, 100), JANUARY, "percent")) == status
    assert found(goal, measured((5, 100), year(2020), "percent")) == "reached"


@pytest.mark.parametrize(
    ("per", "day", "status"),
    [
        (None, "2020-12-31", "reached"), (None, "2020-12-30", "measured_before_deadline"),
        ("year", "2020-01-02", "reached"), ("quarter", "2020-10-01", "reached"),
        ("quarter", "2020-09-30", "measured_before_deadline"), ("year", "2019-12-31", "measured_before_deadline"),
    ],
)  # fmt: skip
def test_a_stock_says_how_it_stood_at_the_deadline_from_within_its_time(per: Any, day: str, status: str) -> None:  # noqa: ANN401
    goal = indicator("person", counted="stock", per=per, target=at_most("20", deadline=END_2020))
    assert found(goal, measured(19, on(day), "person")) == status
    assert found(goal, measured(21, on(day), "person")) == status.replace("reached", "not_reached")


@pytest.mark.parametrize(
    ("deadline", "period", "status"),
    [
        ("2019-12-31", year(2019), "reached"), ("2019-12-31", year(2018), "measured_before_deadline"),
        ("2019-12-31", span("2019-12-01", "2020-11-30"), "measured_after_deadline"),
        ("2019-12-31", span("2018-12-31", "2019-12-30"), "measured_before_deadline"),
        ("2019-06-30", year(2019), "reached"), ("2019-06-30", span("2018-07-01", "2019-06-30"), "reached"),
    ],
)  # fmt: skip
def test_a_year_says_how_it_stood_where_it_is_that_of_the_deadline(deadline: str, period: Period, status: str) -> None:
    goal = indicator(
        baseline=start(100, year(2016)), target=Target(kind="reduce", deadline=date.fromisoformat(deadline))
    )
    assert found(goal, measured(50, period)) == status


def test_a_number_of_the_deadline_counts_before_a_later_one_that_runs_on() -> None:
    goal = indicator(baseline=start(100, year(2016)), target=Target(kind="reduce", deadline=date(2019, 12, 31)))
    late = measured(150, span("2019-12-01", "2020-11-30"))
    assert found(goal, measured(50, year(2019)), late) == "reached"


@pytest.mark.parametrize(
    ("printed", "status"),
    [("1.2E+3", "rounding"), ("1200", "reached"), ("1.1E+3", "reached"), ("1.3E+3", "not_reached")],
)
def test_a_count_printed_in_hundreds_may_lie_on_either_side(printed: str, status: str) -> None:
    goal = indicator("person", target=at_most("1200"))
    assert found(goal, measured(printed, year(2019), "person")) == status


def test_a_sum_of_counts_printed_in_hundreds_is_about_so_many() -> None:
    goal = indicator("person", counted="flow", target=at_most("300", per="half_year"))
    parts = [
        measured("1E+2", span(*ends), "person") for ends in (("2020-07-01", "2020-09-30"), ("2020-10-01", "2020-12-31"))
    ]
    assert found(goal, *parts) == "inexact"


@pytest.mark.parametrize(
    ("unit", "number", "source", "status"),
    [
        ("percent", (8, 400), "rigspolitiet", "reached"), ("percent", (8, 400), "lokal", "other_survey"),
        ("percent", (8, 400), None, "survey_unknown"), ("report", 5, "rigspolitiet", "reached"),
        ("report", 5, "lokal", "other_survey"), ("report", 5, None, "reached"),
    ],
)  # fmt: skip
def test_a_number_beside_a_target_is_of_the_survey_of_the_baseline(
    unit: str, number: Any, source: str | None, status: str  # noqa: ANN401 - a count or two
) -> None:  # fmt: skip
    goal = indicator(unit, baseline=start("8", year(2017), unit), target=at_most("5"))
    assert found(goal, measured(number, year(2019), unit, source=source)) == status


@pytest.mark.parametrize(("number", "status"), [(2022, "before_baseline"), (2023, "reached"), (2024, "reached")])
def test_a_number_from_before_the_baseline_decides_nothing(number: int, status: str) -> None:
    goal = indicator(baseline=start(4, year(2023)), target=at_most("5"))
    answer = progress(goal, [measured(4, year(number))], date(2025, 1, 1))
    assert status in (verdict(answer), *(reason.rule.removeprefix("indicators.") for reason in answer.reasons))
    assert (answer.status == "reached") is (status == "reached")


WEIGHTS = {"weights": True, "area_weights": (Decimal("0.9"), Decimal("0.1"))}


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"combines": ("a", "b")} | WEIGHTS, "reached"),
        ({"combines": ("b", "a"), "weights": True, "area_weights": (Decimal("0.1"), Decimal("0.9"))}, "reached"),
        ({"combines": ("b", "a")} | WEIGHTS, "other_areas_combined"),
        ({"combines": ("a", "c")} | WEIGHTS, "other_areas_combined"),
        ({"combines": ("a",), "weights": True}, "other_areas_combined"),
        ({"combines": ("a", "b"), "weights": True}, "other_areas_combined"),
    ],
)
def test_shares_of_areas_compare_where_they_are_made_of_the_same(more: dict[str, Any], status: str) -> None:
    before = start("10", year(2016), "percent", combines=("a", "b"), **WEIGHTS)
    assert (
        found(indicator("percent", baseline=before, target=FALL), measured("5", year(2018), "percent", **more))
        == status
    )


@pytest.mark.parametrize(
    ("of_indicator", "of_baseline", "of_number", "status"),
    [
        (None, None, None, "reached"), ("v2", "v2", "v2", "reached"), ("v2", None, "v2", "reached"),
        ("v2", "v2", None, "definition_unknown"), (None, "v1", None, "definition_unknown"),
        (None, None, "v1", "definition_unknown"), (None, "v1", "v2", "definition_version"),
    ],
)  # fmt: skip
def test_numbers_compare_where_both_say_the_same_definition(
    of_indicator: str | None, of_baseline: str | None, of_number: str | None, status: str
) -> None:
    before = start(100, year(2016), definition_version=of_baseline)
    goal = indicator(definition_version=of_indicator, baseline=before, target=FALL)
    assert found(goal, measured(80, year(2018), definition_version=of_number)) == status


HELD = Target(kind="milestone", deadline=date(2018, 6, 1))


@pytest.mark.parametrize(
    ("state", "period", "more", "status"),
    [
        ("done", on("2018-06-01"), {}, "reached"), ("done", on("2018-06-02"), {}, "done_when_unknown"),
        ("done", year(2018), {}, "done_when_unknown"), ("done", on("2018-06-01"), {"area": "syd"}, "other_area"),
        ("done", on("2018-06-01"), {"area": None}, "area_unknown"),
        ("done", on("2018-06-01"), {"qualifier": "preliminary"}, "preliminary"),
        ("done", on("2018-06-01"), {"qualifier": "approximate"}, "inexact"),
        ("pending", on("2018-05-31"), {}, "measured_before_deadline"), ("pending", on("2018-06-01"), {}, "not_reached"),
        ("pending", on("2019-01-01"), {}, "not_reached"),
    ],
)  # fmt: skip
def test_a_milestone_is_done_in_its_area_by_its_day(state: Any, period: Period, more: Any, status: str) -> None:  # noqa: ANN401
    told = Measurement(**({"state": state, "period": period, "area": "ydre_noerrebro"} | more))
    assert found(indicator("activity", target=HELD), told) == status


def test_a_milestone_still_pending_at_the_deadline_and_done_since_is_missed() -> None:
    place: dict[str, Any] = {"area": "ydre_noerrebro"}
    goal = indicator("activity", target=HELD)
    pending = Measurement(state="pending", period=on("2018-06-01"), **place)
    done = Measurement(state="done", period=on("2018-07-01"), **place)
    assert found(goal, pending, done) == "not_reached"
    assert found(goal, Measurement(state="done", period=on("2018-05-01"), **place), done) == "reached"


STAGED = Target(
    kind="staged",
    stages=(
        Stage(level="process", title=TEXT, deadline=date(2018, 1, 1)),
        Stage(level="effect", title=TEXT, deadline=date(2019, 1, 1)),
    ),
)


@pytest.mark.parametrize(
    ("waves", "status"),
    [
        ([(2, "2017-06-01", {})], "reached"), ([(1, "2018-01-01", {}), (2, "2019-01-01", {})], "reached"),
        ([(1, "2018-01-01", {}), (2, "2019-01-02", {})], "done_when_unknown"),
        ([(0, "2018-01-01", {}), (2, "2018-06-01", {})], "not_reached"),
        ([(1, "2017-06-01", {}), (1, "2019-01-01", {})], "not_reached"),
        ([(1, "2017-06-01", {})], "measured_before_deadline"),
        ([(2, "2017-06-01", {"qualifier": "approximate"})], "inexact"),
        ([(2, "2017-06-01", {"qualifier": "preliminary"})], "preliminary"),
        ([(2, "2017-06-01", {"area": "syd"})], "other_area"),
    ],
)  # fmt: skip
def test_stages_are_behind_in_their_area_by_their_days(waves: list[tuple[int, str, Any]], status: str) -> None:
    goal = indicator("conversation", direction="none", target=STAGED)
    assert found(goal, *(measured(done, on(day), "stage", **more) for done, day, more in waves)) == status


OTHER: list[dict[str, Any]] = [{"area": "syd"}, {"source": "lokal"}, {"definition_version": "v9"}]
KINDS = st.sampled_from(["at_most", "at_least", "reduce", "increase", "range", "each_period"])
Kind = Literal["at_most", "at_least", "reduce", "increase", "range", "each_period"]


def goal_of(kind: Kind) -> Indicator:
    target = {
        "range": Target(kind="range", low=Decimal(10), high=Decimal(20)),
        "each_period": Target(kind="each_period", value=Decimal(10), per="year"),
        "reduce": Target(kind="reduce"),
        "increase": Target(kind="increase"),
        "at_least": Target(kind="at_least", value=Decimal(10)),
    }.get(kind, at_most("20"))
    before = start(15, year(2015), definition_version="v1")
    return indicator(direction=target.direction, target=target, baseline=before, definition_version="v1")


@given(
    KINDS, st.sampled_from(OTHER), st.integers(0, 30), st.integers(2016, 2020),
    st.lists(st.tuples(st.integers(0, 30), st.integers(2016, 2020)), unique_by=lambda wave: wave[1], max_size=4),
)  # fmt: skip
def test_a_number_of_another_area_survey_or_definition_never_makes_a_target_reached(
    kind: Kind, more: dict[str, Any], count: int, number: int, waves: list[tuple[int, int]]
) -> None:
    own = [measured(n, year(y), definition_version="v1") for n, y in waves]
    other = measured(count, year(number), **({"definition_version": "v1"} | more))
    before = progress(goal_of(kind), own, DAY).status
    assert before == "reached" or progress(goal_of(kind), [*own, other], DAY).status != "reached"
