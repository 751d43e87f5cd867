"""Target: each kind takes what it needs and nothing else, and is judged on both sides of its edge."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from indicators.made import codes, indicator, measured, on, span, start, verdict, year
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.text import Text

LATER = date(2021, 6, 1)
STAGES = (
    Stage(level="process", title=Text(da="Samtaler holdes", en="Talks are held"), deadline=date(2014, 12, 31)),
    Stage(level="effect", title=Text(da="Samtalerne virker", en="The talks work"), deadline=date(2015, 12, 31)),
)
PATH = (
    PathPoint(by=date(2018, 12, 31), value=Decimal(180)),
    PathPoint(by=date(2019, 12, 31), value=Decimal(150)),
    PathPoint(by=date(2020, 12, 31), value=Decimal(120)),
)
HALF = span("2018-01-01", "2018-06-30")
RISING = (PathPoint(by=LATER, value=Decimal(1)), PathPoint(by=date(2022, 6, 1), value=Decimal(2)))


@pytest.mark.parametrize(
    ("given", "direction"),
    [
        ({"kind": "at_most", "value": Decimal(120)}, "lower"),
        ({"kind": "at_least", "value": Decimal(4), "per": "year"}, "higher"),
        ({"kind": "range", "low": Decimal(2), "high": Decimal(3)}, "in_range"),
        ({"kind": "range", "low": Decimal(2), "high": Decimal(2)}, "in_range"),
        ({"kind": "each_period", "value": Decimal(1), "per": "half_year"}, "higher"),
        ({"kind": "coverage"}, "higher"),
        ({"kind": "coverage", "value": Decimal(100)}, "higher"),
        ({"kind": "reduce", "deadline": LATER}, "lower"),
        ({"kind": "increase"}, "higher"),
        ({"kind": "maintain", "margin": Decimal(2)}, "maintain"),
        ({"kind": "milestone", "deadline": LATER}, "none"),
        ({"kind": "as_needed"}, "none"),
        ({"kind": "staged", "stages": STAGES}, "none"),
        ({"kind": "yearly_path", "path": PATH}, "lower"),
        ({"kind": "yearly_path", "path": RISING}, "higher"),
    ],
)  # fmt: skip
def test_each_kind_of_target_points_its_way(given: dict[str, Any], direction: str) -> None:
    assert Target(**given, printed=Text(da="som skrevet", en="as written")).direction == direction


@pytest.mark.parametrize(
    ("given", "faults"),
    [
        ({"kind": "at_most"}, ["missing"]),
        ({"kind": "at_least", "value": Decimal(-1)}, ["out_of_range"]),
        ({"kind": "range", "low": Decimal(2)}, ["missing"]),
        ({"kind": "range", "low": Decimal(3), "high": Decimal(2)}, ["contradiction"]),
        ({"kind": "each_period", "value": Decimal(1)}, ["missing"]),
        ({"kind": "each_period", "value": Decimal(1), "per": "free"}, ["contradiction"]),
        ({"kind": "each_period", "value": Decimal(1), "per": "week"}, ["unknown_code"]),
        ({"kind": "coverage", "value": Decimal(101)}, ["out_of_range"]),
        ({"kind": "reduce", "value": Decimal(1)}, ["contradiction"]),
        ({"kind": "increase", "margin": Decimal(1)}, ["contradiction"]),
        ({"kind": "maintain", "margin": Decimal(-1)}, ["out_of_range"]),
        ({"kind": "as_needed", "deadline": LATER}, ["contradiction"]),
        ({"kind": "milestone", "value": Decimal(1)}, ["contradiction"]),
        ({"kind": "staged"}, ["missing"]),
        ({"kind": "yearly_path"}, ["missing"]),
        ({"kind": "yearly_path", "path": PATH[:1]}, ["contradiction"]),
        ({"kind": "yearly_path", "path": PATH[::-1]}, ["contradiction"]),
        ({"kind": "yearly_path", "path": (*PATH, PathPoint(by=LATER, value=Decimal(121)))}, ["contradiction"]),
        ({"kind": "at_mots"}, ["unknown_code"]),
        ({"kind": "range", "value": Decimal(1), "low": Decimal(1)}, ["contradiction", "missing"]),
    ],
)
def test_a_target_that_cannot_be_is_refused_with_all_its_faults(given: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        Target(**given)
    assert [fault.code for fault in refused.value.faults] == faults


@pytest.mark.parametrize(("kind", "below", "at", "above"), [
    ("at_most", "reached", "reached", "not_reached"), ("at_least", "not_reached", "reached", "reached"),
])  # fmt: skip
def test_a_number_is_met_at_its_edge(kind: Any, below: str, at: str, above: str) -> None:  # noqa: ANN401 - a kind
    direction = "lower" if kind == "at_most" else "higher"
    goal = indicator(direction=direction, target=Target(kind=kind, value=Decimal(120)))
    found = [verdict(progress(goal, [measured(count, year(2020))], LATER)) for count in (119, 120, 121)]
    assert found == [below, at, above]


@pytest.mark.parametrize(
    ("meetings", "status"), [(1, "not_reached"), (2, "reached"), (3, "reached"), (4, "not_reached")]
)
def test_a_range_is_met_at_both_edges_and_missed_beyond_both(meetings: int, status: str) -> None:
    network = Target(kind="range", low=Decimal(2), high=Decimal(3), per="year")
    goal = indicator("meeting", direction="in_range", level="process", target=network)
    assert verdict(progress(goal, [measured(meetings, year(2018), "meeting")], LATER)) == status


@pytest.mark.parametrize(
    ("period", "status"),
    [(year(2018), "reached"), (span("2018-01-01", "2018-06-30"), "not_the_time_of_the_target"),
     (span("2017-08-01", "2018-06-30"), "not_the_time_of_the_target")],
)  # fmt: skip
def test_a_number_for_a_year_is_held_against_a_year(period: Any, status: str) -> None:  # noqa: ANN401 - a period
    goal = indicator("meeting", target=Target(kind="at_most", value=Decimal(4), per="year"))
    assert verdict(progress(goal, [measured(3, period, "meeting")], LATER)) == status


@pytest.mark.parametrize(
    ("kind", "meetings", "period", "status"),
    [
        ("at_least", 4, HALF, "reached"), ("at_least", 3, HALF, "not_the_time_of_the_target"),
        ("at_most", 5, HALF, "not_reached"), ("at_most", 4, HALF, "not_the_time_of_the_target"),
        ("at_least", 9, span("2017-01-01", "2018-12-31"), "not_the_time_of_the_target"),
    ],
)  # fmt: skip
def test_part_of_a_year_decides_only_where_the_rest_cannot_change_it(
    kind: Any, meetings: int, period: Any, status: str  # noqa: ANN401 - a kind, a period
) -> None:  # fmt: skip
    direction = "higher" if kind == "at_least" else "lower"
    target = Target(kind=kind, value=Decimal(4), per="year")
    goal = indicator("meeting", direction=direction, target=target)
    assert verdict(progress(goal, [measured(meetings, period, "meeting")], LATER)) == status
    stock = attrs.evolve(goal, counted="stock")
    assert verdict(progress(stock, [measured(4, HALF, "meeting")], LATER)) == "not_a_stock"


@pytest.mark.parametrize(
    ("identified", "held", "status"), [(20, 20, "reached"), (20, 19, "not_reached"), (0, 0, "nobody")]
)
def test_a_coverage_is_all_of_those_it_is_for_and_of_nobody_it_is_none(identified: int, held: int, status: str) -> None:
    goal = indicator("percent", direction="higher", level="activity", target=Target(kind="coverage"))
    assert verdict(progress(goal, [measured((held, identified), year(2018), "percent")], LATER)) == status


def test_a_hundred_per_cent_as_printed_may_be_less() -> None:
    goal = indicator("percent", direction="higher", level="activity", target=Target(kind="coverage"))
    assert verdict(progress(goal, [measured("100", year(2018), "percent")], LATER)) == "rounding"
    lower = indicator("percent", direction="higher", target=Target(kind="coverage", value=Decimal(90)))
    assert verdict(progress(lower, [measured("91", year(2018), "percent")], LATER)) == "reached"


HALVES = [span("2018-01-01", "2018-06-30"), span("2018-07-01", "2018-12-31")]
QUARTERS = [span("2018-01-01", "2018-03-31"), span("2018-04-01", "2018-06-30")]
EACH = Target(kind="each_period", value=Decimal(1), per="half_year")
STRATEGIC = indicator("meeting", direction="higher", level="process", target=EACH)


@pytest.mark.parametrize(
    ("meetings", "day", "status"),
    [
        ([(1, HALVES[0]), (1, HALVES[1])], date(2019, 1, 1), "reached"),
        ([(1, HALVES[0]), (1, HALVES[1])], date(2018, 12, 31), "reached"),
        ([(2, HALVES[0]), (0, HALVES[1])], date(2019, 1, 1), "not_reached"),
        ([(2, HALVES[0])], date(2019, 1, 1), "period_missing"),
        ([(2, HALVES[0])], date(2018, 12, 30), "reached"),
        ([(2, year(2018))], date(2019, 1, 1), "spans_periods"),
        ([(1, on("2018-02-06")), (1, on("2018-09-04"))], date(2019, 1, 1), "reached"),
        ([(0, QUARTERS[0])], date(2018, 7, 1), "period_missing"),
        ([(0, QUARTERS[0]), (0, QUARTERS[1])], date(2018, 7, 1), "not_reached"),
        ([(0, QUARTERS[0]), (1, QUARTERS[1])], date(2018, 7, 1), "reached"),
        ([(1, HALVES[0]), (1, on("2018-06-30"))], date(2018, 7, 1), "overlapping"),
        ([(1, HALVES[0]), (1, on("2018-07-01"))], date(2018, 7, 1), "reached"),
        ([(1, on("2018-02-06"))], date(2018, 3, 1), "on_path"),
        ([(0, span("2018-01-01", "2018-01-31"))], date(2018, 3, 1), "not_due"),
        ([], date(2018, 3, 1), "no_measurement"),
    ],
)  # fmt: skip
def test_two_meetings_in_one_half_year_do_not_make_up_for_none_in_the_other(
    meetings: list[tuple[int, Any]], day: date, status: str
) -> None:
    held = [measured(count, period, "meeting") for count, period in meetings]
    assert verdict(progress(STRATEGIC, held, day)) == status


def test_each_period_before_its_deadline_is_on_path() -> None:
    dated = Target(kind="each_period", value=Decimal(1), per="half_year", deadline=date(2019, 12, 31))
    goal = indicator("meeting", direction="higher", target=dated)
    assert verdict(progress(goal, [measured(1, HALVES[0], "meeting")], date(2018, 8, 1))) == "on_path"


def test_a_school_year_begins_in_august() -> None:
    each = Target(kind="each_period", value=Decimal(2), per="school_year")
    goal = indicator("meeting", direction="higher", target=each)
    held = [measured(1, on("2017-09-01"), "meeting"), measured(1, on("2018-05-01"), "meeting")]
    assert verdict(progress(goal, held, date(2018, 7, 31))) == "reached"
    assert verdict(progress(goal, held, date(2018, 7, 30))) == "on_path"


@pytest.mark.parametrize(("kind", "fell", "same", "rose"), [
    ("reduce", "reached", "not_reached", "not_reached"), ("increase", "not_reached", "not_reached", "reached"),
])  # fmt: skip
def test_a_change_is_any_change_its_way_and_the_same_is_none(kind: Any, fell: str, same: str, rose: str) -> None:  # noqa: ANN401 - a kind
    direction = "lower" if kind == "reduce" else "higher"
    goal = indicator(direction=direction, baseline=start(900, year(2016)), target=Target(kind=kind))
    found = [verdict(progress(goal, [measured(count, year(2017))], LATER)) for count in (899, 900, 901)]
    assert found == [fell, same, rose]


@pytest.mark.parametrize(
    ("count", "status"), [(87, "not_reached"), (88, "reached"), (90, "reached"), (92, "reached"), (93, "not_reached")]
)
def test_what_is_maintained_may_move_by_the_margin_both_ways(count: int, status: str) -> None:
    kept = Target(kind="maintain", margin=Decimal(2))
    goal = indicator("percent", direction="maintain", baseline=start((90, 100), year(2016), "percent"), target=kept)
    assert verdict(progress(goal, [measured((count, 100), year(2017), "percent")], LATER)) == status


def test_without_a_margin_only_a_number_that_has_not_moved_is_judged() -> None:
    goal = indicator(direction="maintain", baseline=start(90, year(2016)), target=Target(kind="maintain"))
    found = [verdict(progress(goal, [measured(count, year(2017))], LATER)) for count in (89, 90, 91)]
    assert found == ["no_margin", "reached", "no_margin"]


@pytest.mark.parametrize(
    ("state", "day", "status"),
    [
        ("done", date(2018, 6, 1), "reached"),
        ("done", date(2017, 12, 31), "reached"),
        ("cancelled", date(2018, 6, 1), "cancelled"),
        ("pending", date(2017, 12, 31), "not_due"),
        ("pending", date(2018, 1, 1), "not_reached"),
    ],
)
def test_a_milestone_that_is_cancelled_is_neither_done_nor_failed(state: Any, day: date, status: str) -> None:  # noqa: ANN401 - a state
    goal = indicator("activity", target=Target(kind="milestone", deadline=date(2017, 12, 31)))
    told = Measurement(state=state, period=on("2017-12-31"), area="ydre_noerrebro")
    assert verdict(progress(goal, [told], day)) == status


def test_the_latest_state_of_a_milestone_counts_and_without_a_deadline_it_is_never_late() -> None:
    goal = indicator("activity", target=Target(kind="milestone"))
    pending = Measurement(state="pending", period=on("2016-12-01"), area="ydre_noerrebro")
    done = Measurement(state="done", period=on("2017-05-09"), area="ydre_noerrebro")
    assert verdict(progress(goal, [done, pending], LATER)) == "reached"
    assert verdict(progress(goal, [done, pending], date(2017, 1, 1))) == "not_due"
    assert verdict(progress(goal, [], LATER)) == "no_measurement"
    both = [done, Measurement(state="cancelled", period=on("2017-05-09"), area="ydre_noerrebro")]
    assert verdict(progress(goal, both, LATER)) == "contradictory"


@pytest.mark.parametrize("day", [date(2017, 1, 1), LATER])
@pytest.mark.parametrize("meetings", [0, 1, 40])
def test_as_needed_is_never_met_and_never_missed(meetings: int, day: date) -> None:
    goal = indicator("meeting", direction="none", target=Target(kind="as_needed"))
    answer = progress(goal, [measured(meetings, year(2016), "meeting")], day)
    assert (answer.status, codes(answer)) == ("as_needed", ["as_needed"])


@pytest.mark.parametrize(
    ("done", "day", "status"),
    [
        (0, date(2014, 12, 31), "not_due"),
        (0, date(2015, 1, 1), "measured_before_deadline"),
        (1, date(2015, 1, 1), "on_path"),
        (1, date(2015, 12, 31), "on_path"),
        (1, date(2016, 1, 1), "measured_before_deadline"),
        (2, date(2014, 12, 31), "reached"),
        (2, date(2016, 1, 1), "reached"),
        (3, date(2016, 1, 1), "too_many_stages"),
    ],
)
def test_a_staged_target_stands_by_the_stages_that_are_due(done: int, day: date, status: str) -> None:
    goal = indicator("conversation", direction="none", target=Target(kind="staged", stages=STAGES))
    answer = progress(
        goal, [Measurement(count=done, unit="stage", period=on("2014-06-01"), area="ydre_noerrebro")], day
    )
    assert verdict(answer) == status
    assert ("process_is_no_effect" in codes(answer)) is (done == 1)


@pytest.mark.parametrize(
    ("deaths", "measured_in", "day", "status"),
    [
        (180, 2018, date(2019, 6, 1), "on_path"),
        (181, 2018, date(2019, 6, 1), "not_reached"),
        (180, 2017, date(2018, 6, 1), "on_path"),
        (181, 2017, date(2018, 6, 1), "not_due"),
        (150, 2019, date(2020, 6, 1), "on_path"),
        (120, 2020, date(2021, 6, 1), "reached"),
        (121, 2020, date(2021, 6, 1), "not_reached"),
        (150, 2018, date(2020, 6, 1), "measured_before_deadline"),
    ],
)
def test_a_yearly_path_is_judged_by_the_point_that_is_due(
    deaths: int, measured_in: int, day: date, status: str
) -> None:
    goal = indicator("person", target=Target(kind="yearly_path", path=PATH))
    answer = progress(goal, [measured(deaths, year(measured_in), "person")], day)
    assert verdict(answer) == status
    assert answer.target is goal.target
    assert ("point_met" in codes(answer)) is (status == "on_path" and day.year > 2018)
    assert ("point_missed" in codes(answer)) is (status == "not_reached" and day.year < 2021)


def test_a_meeting_of_a_day_counts_in_its_half_year_and_one_elsewhere_does_not() -> None:
    goal = attrs.evolve(STRATEGIC, counted="flow")
    held = [measured(1, on(day), "meeting") for day in ("2018-02-06", "2018-09-04")]
    assert verdict(progress(goal, held, date(2019, 1, 1))) == "reached"
    elsewhere = [attrs.evolve(meeting, area="indre_noerrebro") for meeting in held]
    assert verdict(progress(goal, elsewhere, date(2019, 1, 1))) == "other_area"


def test_a_suppressed_count_of_a_period_gives_no_status_away() -> None:
    hidden = attrs.evolve(measured(1, HALVES[1], "meeting"), count=None, suppressed=True)
    answer = progress(STRATEGIC, [measured(1, HALVES[0], "meeting"), hidden], date(2019, 1, 1))
    assert (answer.status, answer.why) == ("suppressed", None)


def test_each_period_on_the_day_of_its_deadline_is_judged() -> None:
    dated = attrs.evolve(STRATEGIC, target=attrs.evolve(EACH, deadline=date(2018, 6, 30)))
    held = [measured(1, HALVES[0], "meeting")]
    assert verdict(progress(dated, held, date(2018, 6, 30))) == "reached"
    later = attrs.evolve(dated, target=attrs.evolve(EACH, deadline=date(2018, 7, 1)))
    assert verdict(progress(later, held, date(2018, 6, 30))) == "on_path"


def test_a_point_of_a_path_is_due_on_its_own_day() -> None:
    path = (PathPoint(by=date(2018, 12, 31), value=Decimal(160)), PathPoint(by=date(2020, 12, 31), value=Decimal(120)))
    goal = indicator("person", target=Target(kind="yearly_path", path=path))
    deaths = [measured(130, year(2020), "person")]
    assert verdict(progress(goal, deaths, date(2020, 12, 31))) == "not_reached"
    assert "point_missed" not in codes(progress(goal, deaths, date(2020, 12, 31)))


def test_a_number_that_is_kept_within_its_margin_says_so_and_one_that_moved_further_too() -> None:
    for margin, count, code in ((Decimal(2), 12, "maintained_within"), (Decimal(2), 13, "not_maintained"),
                                (None, 10, "maintained")):  # fmt: skip
        goal = indicator("case", direction="maintain", baseline=start(10, year(2016), "case"),
                         target=Target(kind="maintain", margin=margin))  # fmt: skip
        assert codes(progress(goal, [measured(count, year(2018), "case")], date(2020, 1, 1)))[0] == code


@pytest.mark.parametrize(("qualifier", "why"), [("preliminary", "preliminary"), ("approximate", "inexact")])
def test_a_period_whose_number_is_not_final_or_not_exact_says_which(qualifier: str, why: str) -> None:
    held = measured(2, HALVES[0], "meeting", qualifier=qualifier)
    assert verdict(progress(STRATEGIC, [held], date(2018, 7, 1))) == why


def test_a_stage_that_was_not_done_by_its_day_is_named() -> None:
    goal = indicator("conversation", direction="none", target=Target(kind="staged", stages=STAGES))
    told = [Measurement(count=1, unit="stage", period=on("2016-06-01"), area="ydre_noerrebro")]
    answer = progress(goal, told, date(2016, 7, 1))
    assert answer.status == "not_reached"
    said = {reason.rule.removeprefix("indicators."): reason.text.en for reason in answer.reasons}
    assert said["stages"] == "Stages done: 1 of 2. The next stage: The talks work"
    assert said["stage_missed"] == "This stage was not done by its deadline, 31 December 2015: The talks work"


def test_a_state_says_nothing_of_how_many_stages_are_done() -> None:
    goal = indicator("stage", direction="none", target=Target(kind="staged", stages=STAGES))
    stated = Measurement(state="done", period=on("2014-06-01"), area="ydre_noerrebro")
    assert verdict(progress(goal, [stated], date(2016, 7, 1))) == "stages_are_counted"
    counted = Measurement(count=2, unit="stage", period=on("2014-06-01"), area="ydre_noerrebro")
    assert verdict(progress(goal, [stated, counted], date(2016, 7, 1))) == "reached"


def test_a_count_of_something_else_is_no_count_of_stages() -> None:
    stage = Stage(level="process", title=Text(da="Trin", en="Stage"))
    goal = indicator("stage", level="process", direction="none", target=Target(kind="staged", stages=(stage,)))
    assert verdict(progress(goal, [measured(1, year(2018), "meeting")], date(2020, 1, 1))) == "no_measurement"
    assert verdict(progress(goal, [measured(1, year(2018), "stage")], date(2020, 1, 1))) == "reached"
