"""Measured changes: a fall by 31 per cent is a fall, where it is counted from what the target counts from."""

from datetime import date
from typing import Any

import attrs
import pytest

from indicators.made import SOURCE, codes, indicator, measured, start, verdict, year
from kriminalpraeventiv.indicators.admitting import measurement_faults
from kriminalpraeventiv.indicators.figure import Baseline, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.progress import Progress, progress
from kriminalpraeventiv.indicators.target import Target, TargetKind
from kriminalpraeventiv.text import Text

AFTER = date(2020, 3, 1)
BARE = Baseline(unit="report", area="ydre_noerrebro", period=year(2016), source="rigspolitiet")
BREAK = SeriesBreak(on=date(2017, 6, 1), reason=Text(da="Nyt.", en="New."), source=SOURCE)


def change(number: str, **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    given: dict[str, Any] = {"unit": "percent", "measure": "relative_change", "since": year(2016)}
    return measured(number, year(2019), **(given | more))


def judged(
    *changes: Measurement, kind: TargetKind = "reduce", baseline: Baseline | None = BARE, **more: Any  # noqa: ANN401
) -> Progress:  # fmt: skip
    direction = {"reduce": "lower", "increase": "higher", "maintain": "maintain"}[kind]
    target = Target(kind=kind, **more)
    return progress(indicator(direction=direction, target=target, baseline=baseline), changes, AFTER)


@pytest.mark.parametrize(
    ("number", "fall", "rise"),
    [
        ("-31", "reached", "not_reached"), ("-1", "reached", "not_reached"), ("1", "not_reached", "reached"),
        ("0", "rounding", "rounding"), ("0.0", "rounding", "rounding"), ("-0.1", "reached", "not_reached"),
    ],
)  # fmt: skip
def test_the_direction_of_a_change_is_judged_with_its_rounding(number: str, fall: str, rise: str) -> None:
    assert verdict(judged(change(number))) == fall
    assert verdict(judged(change(number), kind="increase")) == rise
    assert verdict(judged(change(number, measure="point_change"))) == fall


def test_a_change_says_that_it_is_one_and_that_chance_is_not_judged() -> None:
    answer = judged(change("-31"))
    assert codes(answer) == ["reached", "chance_not_judged", "change_measured"]
    assert "2016" in answer.reasons[-1].text.da
    assert (answer.chance, answer.baseline, answer.compared) == ("not_judged", None, (change("-31"),))


@pytest.mark.parametrize(
    "baseline", [None, attrs.evolve(BARE, period=None), BARE, start(40, year(2016)), attrs.evolve(BARE, source=None)]
)
def test_no_number_of_the_baseline_is_needed(baseline: Baseline | None) -> None:
    assert verdict(judged(change("-31"), baseline=baseline)) == "reached"


@pytest.mark.parametrize(
    ("baseline", "given", "why"),
    [
        (start(40, year(2015)), {}, "change_only"),
        (start(40, year(2016)), {"since": None}, "change_only"),
        (BARE, {"since": year(2015)}, "baseline_missing"),
        (None, {"since": None}, "no_baseline"),
        (start(40, year(2016)), {"area": "noerrebro"}, "other_area"),
        (start(40, year(2016)), {"source": "kommunen"}, "change_only"),
        (start(40, year(2016)), {"breaks": (BREAK,)}, "change_only"),
        (start(40, year(2016), breaks=(BREAK,)), {}, "change_only"),
        (BARE, {"since": year(2019)}, "baseline_missing"),
        (None, {"since": year(2019)}, "no_baseline"),
    ],
)
def test_a_change_counted_from_elsewhere_is_not_judged(
    baseline: Baseline | None, given: dict[str, Any], why: str
) -> None:
    assert verdict(judged(change("-31", **given), baseline=baseline)) == why


def test_a_break_on_the_first_day_counted_from_or_after_the_change_keeps_nothing_apart() -> None:
    for day, found in (("2016-01-01", "reached"), ("2016-01-02", "change_only"), ("2019-12-31", "change_only")):
        broken = change("-31", breaks=(attrs.evolve(BREAK, on=date.fromisoformat(day)),))
        assert verdict(judged(broken, baseline=start(40, year(2016)))) == found
    later = change("-31", breaks=(attrs.evolve(BREAK, on=date(2020, 1, 1)),))
    assert verdict(judged(later, baseline=start(40, year(2016)))) == "reached"


def test_how_much_there_is_goes_before_by_how_much_it_changed() -> None:
    level = measured(41, year(2018))
    assert verdict(judged(level, change("-31"), baseline=start(40, year(2016)))) == "not_reached"


def test_only_a_target_of_a_fall_or_a_rise_is_judged_by_a_change() -> None:
    assert verdict(judged(change("0"), kind="maintain", baseline=start(40, year(2016)))) == "change_only"


@pytest.mark.parametrize(("qualifier", "why"), [("preliminary", "preliminary"), ("approximate", "inexact")])
def test_a_change_that_is_not_final_or_not_exact_is_not_judged(qualifier: str, why: str) -> None:
    assert verdict(judged(change("-31", qualifier=qualifier))) == why


def test_two_changes_that_disagree_are_not_judged() -> None:
    assert verdict(judged(change("-31"), change("-12"))) == "contradictory"
    assert verdict(judged(change("-31"), change("-31.2"))) == "reached"


def test_before_its_deadline_a_change_is_on_path_or_not_due() -> None:
    assert verdict(judged(change("-31"), deadline=date(2020, 12, 31))) == "on_path"
    assert verdict(judged(change("31"), deadline=date(2020, 12, 31))) == "not_due"


def test_a_change_in_per_cent_is_no_number_of_another_unit() -> None:
    fewer = indicator(target=Target(kind="reduce"))
    assert tuple(measurement_faults(fewer, [change("-31")])) == ()
    [fault] = measurement_faults(fewer, [measured("31", year(2019), "percent")])
    assert (fault.place, fault.code) == ("$[0].unit", "other_unit")
