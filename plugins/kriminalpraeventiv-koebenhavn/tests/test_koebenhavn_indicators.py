"""Copenhagen: the indicators of the partnership; what could not be read stays missing."""

from datetime import date
from decimal import Decimal

import pytest

from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv_koebenhavn import plugin

INDICATORS = {entry.id.removeprefix("koebenhavn."): entry for entry in plugin.indicators()}
AT_QUARTER = (date(2017, 3, 31), date(2017, 3, 31))
IN_2016 = (date(2016, 1, 1), date(2016, 12, 31))
IN_2017 = (date(2017, 1, 1), date(2017, 12, 31))


@pytest.mark.parametrize(
    ("name", "value", "unit", "area", "days"),
    [
        ("registered_gang_members", "290", "person", "koebenhavns_politikreds", AT_QUARTER),
        ("citizen_crime_rate_ydre", "40.5", None, "ydre_noerrebro", IN_2016),
        ("citizen_crime_rate_indre", "58.2", None, "indre_noerrebro", IN_2016),
        ("unsafe_ydre", "8", "percent", "ydre_noerrebro", IN_2017),
        ("unsafe_indre", "11", "percent", "indre_noerrebro", IN_2017),
        ("home_visits", "65", "home_visit", "indre_noerrebro", IN_2016),
    ],
)
def test_a_baseline_is_the_figure_of_the_plan(
    name: str, value: str, unit: str | None, area: str, days: tuple[date, date]
) -> None:
    baseline = INDICATORS[name].baseline
    assert baseline is not None
    assert baseline.period is not None
    assert (baseline.value, baseline.unit, baseline.area) == (Decimal(value), unit, area)
    assert (baseline.period.start, baseline.period.end) == days


def test_what_could_not_be_read_stays_missing_and_marked() -> None:
    lost = {name: entry.baseline.lost for name, entry in INDICATORS.items() if entry.baseline and entry.baseline.lost}
    assert lost == {
        "citizen_crime_rate_ydre": ("unit", "count"),
        "citizen_crime_rate_indre": ("unit", "count"),
        "citizen_crime_count_ydre": ("count",),
        "citizen_crime_count_indre": ("count",),
    }
    assert INDICATORS["citizen_crime_count_ydre"].baseline.amount is None  # type: ignore[union-attr] # - asserted above


def test_estimates_and_lower_bounds_say_that_they_are() -> None:
    said = {name: entry.baseline.qualifier for name, entry in INDICATORS.items() if entry.baseline}
    assert {name: qualifier for name, qualifier in said.items() if qualifier != "exact"} == {
        "home_visits": "approximate",
        "ssp_staff": "at_least",
    }


def target(entry: Indicator) -> tuple[str, Decimal | None, date | None] | None:
    return (entry.target.kind, entry.target.value, entry.target.deadline) if entry.target else None


def test_the_plan_states_directions_and_only_these_numbers() -> None:
    fall = ("reduce", None, None)
    meetings = {name for name, entry in INDICATORS.items() if entry.unit == "meeting"}
    assert {name: target(entry) for name, entry in INDICATORS.items() if entry.target and name not in meetings} == {
        "registered_gang_members": fall,
        "citizen_crime_rate_ydre": fall,
        "citizen_crime_rate_indre": fall,
        "citizen_crime_count_ydre": fall,
        "citizen_crime_count_indre": fall,
        "unsafe_ydre": ("reduce", None, date(2019, 12, 31)),
        "unsafe_indre": ("reduce", None, date(2019, 12, 31)),
        "talk_coverage": ("coverage", None, None),
        "new_initiatives": ("at_least", Decimal(10), None),
        "new_initiatives_individual": ("at_least", Decimal(6), None),
        "new_initiatives_general": ("at_least", Decimal(4), None),
    }


@pytest.mark.parametrize(
    ("name", "deadline", "kind", "numbers"),
    [
        ("housing_network_meetings", "housing_forum", "range", (None, 2, 3, "year")),
        ("theme_meetings_housing_held", "theme_meetings_housing", "range", (None, 1, 2, "year")),
        ("theme_meetings_staff_held", "theme_meetings_staff", "at_least", (1, None, None, "year")),
        ("operative_group_meetings", "operative_group", "at_least", (4, None, None, "year")),
        ("strategic_group_meetings", "strategic_group", "each_period", (1, None, None, "half_year")),
        ("safety_dialogue_meetings", "safety_meetings", "as_needed", (None, None, None, None)),
    ],
)
def test_meetings_aim_at_what_the_year_demands_of_them(
    name: str, deadline: str, kind: str, numbers: tuple[int | None, int | None, int | None, str | None]
) -> None:
    aim = INDICATORS[name].target
    assert aim is not None
    assert (aim.kind, (aim.value, aim.low, aim.high, aim.per)) == (kind, numbers)
    demanded = next(entry.meetings for entry in plugin.deadlines() if entry.id == f"koebenhavn.{deadline}")
    assert demanded is not None
    assert aim.printed == demanded.printed
    assert (aim.value or aim.low, aim.high) == (demanded.at_least, demanded.at_most)


def test_every_indicator_of_the_catalogue_is_there() -> None:
    rows = {row for entry in INDICATORS.values() for row in entry.rows}
    assert {f"K-{number}" for number in range(1, 12)} | {f"N{number}" for number in range(1, 18)} <= rows
    assert len(INDICATORS) == 23


@pytest.mark.parametrize("name", ["registered_gang_members", "home_visits"])
def test_a_baseline_of_another_area_than_the_goal_warns(name: str) -> None:
    entry = INDICATORS[name]
    assert entry.baseline is not None
    assert entry.baseline.area != entry.area
    assert entry.traps
