"""Syd- og Sønderjylland: the numbers of the plan, and nothing that it does not give."""

from datetime import date
from decimal import Decimal

import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
INDICATORS = {item.id.removeprefix("syd_soenderjylland."): item for item in BOOK.indicators()}


@pytest.mark.parametrize("name", INDICATORS)
def test_each_indicator_has_rows_a_place_a_definition_and_a_caution_in_both_languages(name: str) -> None:
    item = INDICATORS[name]
    assert item.rows
    assert item.source.place
    assert item.definition is not None
    assert item.traps
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


def test_where_the_plan_gives_only_a_change_there_is_no_baseline() -> None:
    assert {name for name, item in INDICATORS.items() if item.baseline} == {
        "road_deaths", "video_interviews", "children_shaken_or_pushed", "children_hit",
        "violence_at_private_addresses", "violence_in_public_areas",
    }  # fmt: skip
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
        ("meetings_at_least_four", "higher", None, None, None),
        ("ksp_meetings_held", "in_range", None, None, None),
        ("samraad_meetings_held", "none", None, None, None),
        ("meetings_as_needed", "none", None, None, None),
        ("activities_done", "higher", None, None, None),
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


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("meetings_at_least_four", "Planen siger mindst 4; årets møderegler"),
        ("ksp_meetings_held", "Planen siger 1-2; årets møderegler"),
        ("samraad_meetings_held", "Planen siger 2 eller efter behov; årets møderegler"),
        ("meetings_as_needed", "Planen siger efter behov; årets møderegler"),
    ],
)
def test_a_number_of_meetings_is_no_target_but_judged_by_the_meeting_rules_of_the_year(name: str, printed: str) -> None:
    item = INDICATORS[name]
    assert item.definition is not None
    assert printed in item.definition.da
    assert "meeting rules of the year" in item.definition.en
    assert progress(item, [], date(2018, 12, 31)).why == "no_target"


def test_a_day_is_set_only_where_the_plan_prints_one() -> None:
    days = {name: item.target.deadline for name, item in INDICATORS.items() if item.target and item.target.deadline}
    assert days == dict.fromkeys(("road_deaths", "seriously_injured", "slightly_injured"), date(2020, 12, 31))
    told = [item.definition.da for item in INDICATORS.values() if item.target and item.definition]
    assert sum("sætter ingen dato" in text for text in told) == len(told) - len(days)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        *((f"S-{n}", 2 if n == 3 else 1) for n in range(1, 12)),
        *((f"Y{n}", 2 if n in (2, 7, 8) else 1) for n in range(1, 17)),
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
    assert set(BOOK.indicators("0561")) == set(INDICATORS.values())
    assert BOOK.indicators("0751") == ()
