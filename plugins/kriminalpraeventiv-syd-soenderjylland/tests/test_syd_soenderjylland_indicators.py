"""Syd- og Sønderjylland: the numbers of the plan, and nothing that it does not give."""

from datetime import date
from decimal import Decimal

import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
INDICATORS = {item.id.removeprefix("syd_soenderjylland."): item for item in plugin.indicators()}


@pytest.mark.parametrize("name", INDICATORS)
def test_each_indicator_has_rows_a_place_a_definition_and_a_caution_in_both_languages(name: str) -> None:
    item = INDICATORS[name]
    assert item.rows
    assert item.source.place
    assert item.definition is not None
    assert item.traps or name == "focus_areas_chosen"
    assert all(
        text.da.strip() and text.en.strip()
        for text in (item.title, item.definition, *(trap.text for trap in item.traps))
    )


@pytest.mark.parametrize(
    ("name", "value", "qualifier", "days", "area"),
    [
        ("road_deaths", "215", "preliminary", (2016, 2016), "denmark"),
        ("video_interviews", "275", "at_least", (2016, 2016), "1464"),
        ("children_shaken_or_pushed", "28", "exact", (2016, 2016), "denmark"),
        ("children_hit", "9", "exact", (2016, 2016), "denmark"),
        ("violence_at_private_addresses", "46", "exact", (2010, 2013), "1464"),
        ("violence_in_public_areas", "54", "exact", (2010, 2013), "1464"),
    ],
)
def test_a_baseline_is_the_number_of_the_plan(
    name: str, value: str, qualifier: str, days: tuple[int, int], area: str
) -> None:
    found = INDICATORS[name].baseline
    assert found is not None
    assert found.period is not None
    assert (found.value, found.qualifier, found.area, found.lost) == (Decimal(value), qualifier, area, ())
    assert (found.period.start, found.period.end) == (date(days[0], 1, 1), date(days[1], 12, 31))


def test_where_the_plan_gives_only_a_change_the_baseline_is_no_level() -> None:
    levels = {name for name, item in INDICATORS.items() if item.baseline and item.baseline.value is not None}
    changes = {name: str(INDICATORS[name].baseline.value) for name in ("reported_crime", "reported_violence")}  # type: ignore[union-attr] # - told below
    assert levels - set(changes) == {
        "road_deaths", "video_interviews", "children_shaken_or_pushed", "children_hit",
        "violence_at_private_addresses", "violence_in_public_areas",
    }  # fmt: skip
    assert changes == {"reported_crime": "-31", "reported_violence": "36.2"}
    assert {INDICATORS[name].baseline.measure for name in changes} == {"relative_change"}  # type: ignore[union-attr] # - as above
    told = {name: item.definition.da for name, item in INDICATORS.items() if item.definition}
    assert "fald på 31 pct. fra 2010 til 2016" in told["reported_crime"]
    assert "stigning på 36,2 pct. i 2016" in told["reported_violence"]


@pytest.mark.parametrize(
    ("name", "direction", "kind", "value", "deadline"),
    [
        ("reported_crime", "lower", None, None, None),
        ("reported_violence", "none", "reduce", None, None),
        ("violent_events", "lower", "reduce", None, None),
        ("road_deaths", "lower", "at_most", "120", date(2020, 12, 31)),
        ("seriously_injured", "lower", "at_most", "1000", date(2020, 12, 31)),
        ("slightly_injured", "lower", "at_most", "1000", date(2020, 12, 31)),
        ("video_interviews", "none", None, None, None),
        ("reported_burglary", "lower", "reduce", None, None),
        ("reported_digital_abuse", "none", "reduce", None, None),
        ("safety_in_neighbourhood", "maintain", "maintain", None, None),
        ("kredsraad_meetings_held", "higher", "at_least", "4", None),
        ("ksp_meetings_held", "in_range", "range", None, None),
        ("samraad_meetings_held", "none", "as_needed", None, None),
        ("banderaad_meetings_held", "none", "as_needed", None, None),
        ("it_workshop_held", "higher", "milestone", None, date(2018, 12, 31)),
        ("theme_meeting_held", "higher", "milestone", None, None),
        ("focus_areas_chosen", "none", None, None, None),
    ],
)
def test_a_target_is_that_of_the_plan_and_has_a_number_only_where_the_plan_has_one(
    name: str, direction: str, kind: str | None, value: str | None, deadline: date | None
) -> None:
    item = INDICATORS[name]
    assert (item.direction, item.target is None) == (direction, kind is None)
    if item.target:
        number = Decimal(value) if value else None
        assert (item.target.kind, item.target.value, item.target.deadline) == (kind, number, deadline)


HELD = [name for name in INDICATORS if name.endswith("_meetings_held")]


def test_each_forum_that_meets_has_its_own_indicator() -> None:
    assert len(HELD) == 10
    meeting = {item.id.removesuffix("_meetings") for item in plugin.deadlines() if item.id.endswith("_meetings")}
    assert {f"syd_soenderjylland.{name.removesuffix('_meetings_held')}" for name in HELD} == meeting


@pytest.mark.parametrize("name", HELD)
def test_meetings_aim_at_what_the_year_demands_of_them(name: str) -> None:
    aim, id_ = INDICATORS[name].target, f"syd_soenderjylland.{name.removesuffix('_held')}"
    demanded = next(entry.meetings for entry in plugin.deadlines() if entry.id == id_)
    assert aim is not None
    assert demanded is not None
    assert aim.printed == demanded.printed
    assert (aim.value or aim.low, aim.high) == (demanded.at_least, demanded.at_most)


@pytest.mark.parametrize("name", ["samraad_meetings_held", "banderaad_meetings_held", "ungesamraad_meetings_held"])
def test_meetings_as_needed_are_never_missed(name: str) -> None:
    assert progress(INDICATORS[name], [], date(2018, 12, 31)).status == "as_needed"


def test_a_day_is_set_only_where_the_plan_prints_one() -> None:
    days = {name: item.target.deadline for name, item in INDICATORS.items() if item.target and item.target.deadline}
    in_2020 = dict.fromkeys(("road_deaths", "seriously_injured", "slightly_injured"), date(2020, 12, 31))
    assert days == in_2020 | {"it_workshop_held": date(2018, 12, 31)}
    open_ = [item for item in INDICATORS.values() if item.target and item.target.kind in ("reduce", "maintain")]
    assert len(open_) == 5
    assert all(item.definition and "sætter ingen dato" in item.definition.da for item in open_)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        *((f"S-{n}", 2 if n == 3 else 1) for n in range(1, 12)),
        *((f"Y{n}", {2: 2, 7: 2, 8: 3, 12: 6, 15: 2, 16: 5}.get(n, 1)) for n in range(1, 17)),
    ],
)
def test_each_indicator_of_the_plan_is_there(row: str, count: int) -> None:
    assert sum(row in item.rows for item in INDICATORS.values()) == count


@pytest.mark.parametrize(
    ("row", "names", "words"),
    [
        ("IND-08", {"reported_crime", "reported_violence", "reported_burglary", "reported_digital_abuse"}, "anmeld"),
        ("IND-09", {"seriously_injured", "slightly_injured"}, "skadestuernes tal"),
    ],
)
def test_what_the_plan_says_of_reading_a_number_stands_with_it(row: str, names: set[str], words: str) -> None:
    assert {name for name, item in INDICATORS.items() if row in item.rows} == names
    assert all(any(words in trap.text.da for trap in INDICATORS[name].traps) for name in names)


def test_indicators_are_those_of_the_district() -> None:
    local = {item for item in BOOK.indicators("0561") if item.id.startswith("syd_soenderjylland.")}
    assert local == set(INDICATORS.values())
    assert {item.id.partition(".")[0] for item in BOOK.indicators("0751")} == {"indicator"}
