"""Syd- og Sønderjylland: the year of the kredsråd, how often each forum meets, and what has expired."""

from datetime import date

import pytest

from kriminalpraeventiv import Period, Rulebook
from kriminalpraeventiv.schedule import Deadline, Held, Meetings
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
OWN = "syd_soenderjylland."
ALL = {e.id.removeprefix(OWN): e for e in BOOK.deadlines() if e.id.startswith(OWN)}
PLAN = (date(2017, 1, 1), date(2018, 12, 31))
YEARLY = ((1, 12),)
AS_NEEDED = Meetings(as_needed=True)
AT_LEAST_ONE = Meetings(at_least=1)
ONE_OR_TWO = Meetings(at_least=1, at_most=2)
AT_LEAST_FOUR = Meetings(at_least=4)


def whole(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def test_each_deadline_and_meeting_rule_of_the_plan_stands_once_and_as_long_as_the_plan() -> None:
    assert len(ALL) == 22
    assert {(entry.valid.first_day(), entry.valid.last_day()) for entry in ALL.values()} == {PLAN}


@pytest.mark.parametrize(
    ("name", "windows", "year", "who"),
    [
        ("report", ((6, 6), (12, 12)), None, "sekretariatschef"),
        ("theme_day", ((8, 8),), None, "sekretariatschef"),
        ("crime_analysis", ((8, 8),), None, "politiet"),
        ("cooperation_plan", YEARLY, None, "kredsrådet"),
        ("focus_areas", YEARLY, None, "kredsrådet"),
        ("action_plans", YEARLY, None, "lokalrådene"),
        ("traffic_analysis", YEARLY, None, None),
        ("theme_meeting_2017", ((5, 5),), 2017, "Koordinationsgruppen"),
        ("safety_index", ((12, 12),), None, "politiet"),
        ("it_workshop", YEARLY, 2018, None),
    ],
)
def test_a_duty_falls_when_the_plan_says(
    name: str, windows: tuple[tuple[int, int], ...], year: int | None, who: str | None
) -> None:
    entry = ALL[name]
    assert (entry.windows, entry.year, entry.undated, entry.meetings) == (windows, year, None, None)
    assert (entry.who is None) is (who is None)
    assert (who or "") in (entry.who.da if entry.who else "")


def test_the_continuous_information_of_the_kredsraad_gets_no_date() -> None:
    entry = ALL["running_status"]
    assert (entry.undated, entry.windows, entry.meetings) == ("continuous", (), None)
    assert entry.who is not None
    assert entry.who.da == "lokalrådene"


@pytest.mark.parametrize(
    ("name", "forum", "meetings", "printed"),
    [
        ("coordination_group", "syd_soenderjylland.koordinationsgruppen", AT_LEAST_ONE, "det årlige møde"),
        ("kredsraad_meetings", "kredsraad", AT_LEAST_FOUR, "Mindst 4"),
        ("lokalraad_meetings", "lokalraad", AT_LEAST_FOUR, "Mindst 4"),
        ("lokalraad_plus_meetings", "syd_soenderjylland.lokalraad_plus", AT_LEAST_FOUR, "Mindst 4"),
        ("ssp_meetings", "ssp", AT_LEAST_FOUR, "Mindst 4"),
        ("psp_meetings", "psp", AT_LEAST_FOUR, "Mindst 4"),
        ("ssp_syd_soenderjylland_meetings", "syd_soenderjylland.ssp_syd_soenderjylland", AT_LEAST_FOUR, "Mindst 4"),
        ("ksp_meetings", "ksp", ONE_OR_TWO, "1-2"),
        ("samraad_meetings", "samraad", AS_NEEDED, "2 eller efter behov"),
        ("banderaad_meetings", "syd_soenderjylland.banderaad", AS_NEEDED, "Efter behov"),
        ("ungesamraad_meetings", "syd_soenderjylland.ungesamraad", AS_NEEDED, "Efter behov"),
    ],
)
def test_a_forum_meets_as_often_as_the_plan_prints(name: str, forum: str, meetings: Meetings, printed: str) -> None:
    found = ALL[name].meetings
    assert found is not None
    assert found.printed is not None
    assert (found.at_least, found.at_most, found.per, found.as_needed) == (
        meetings.at_least, meetings.at_most, meetings.per, meetings.as_needed,
    )  # fmt: skip
    assert (ALL[name].forum, found.printed.da) == (forum, printed)


def test_every_forum_that_meets_is_one_that_there_is() -> None:
    forums = {entry.forum for entry in ALL.values() if entry.forum}
    assert forums <= set(BOOK.kinds())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("theme_day", "30. oktober 2016"),
        ("kredsraad_meetings", "taget som et år"),
        ("ksp_meetings", "taget som et år"),
        ("samraad_meetings", "enten-eller"),
        ("it_workshop", "aflyst"),
        ("cooperation_plan", "2017-2020"),
        ("safety_index", "udledt"),
    ],
)
def test_what_is_odd_in_the_plan_is_noted(name: str, words: str) -> None:
    note = ALL[name].note
    assert note is not None
    assert words in note.da


def test_only_the_yearly_safety_index_is_inferred() -> None:
    assert {name for name, entry in ALL.items() if entry.source.certainty != "stated"} == {"safety_index"}


@pytest.mark.parametrize(
    ("row", "count"),
    [("IND-04", 1), ("IND-05", 2), ("ORG-01", 1), ("ORG-02", 1), ("ORG-03", 1), ("ORG-04", 1), ("ORG-15", 10),
     ("D2", 1), ("D3", 1), ("D4", 1), ("D5", 2), ("Y12", 6), ("Y13", 1), ("Y14", 1), ("Y15", 2)],
)  # fmt: skip
def test_each_duty_of_reporting_and_meeting_is_there(row: str, count: int) -> None:
    assert sum(row in entry.rows for entry in ALL.values()) == count


def test_the_report_is_due_in_june_and_december_and_the_theme_day_in_august() -> None:
    answer = BOOK.due("0561", between=whole(2018))
    found = {(item.deadline.removeprefix(OWN), item.by.month) for item in answer.due if item.deadline.startswith(OWN)}
    assert {("report", 6), ("report", 12), ("theme_day", 8), ("crime_analysis", 8)} <= found
    assert "theme_meeting_2017" not in {name for name, _ in found}


def test_in_2026_the_year_holds_nothing_of_the_plan_and_says_that_all_of_it_has_expired() -> None:
    answer = BOOK.due("0561", between=whole(2026), on=date(2026, 11, 22))
    assert not [item for item in answer.due if item.deadline.startswith(OWN)]
    assert not [item for item in answer.meetings if item.deadline.startswith(OWN)]
    expired = {told.deadline.removeprefix(OWN): told.why for told in answer.beside if told.deadline.startswith(OWN)}
    assert expired == dict.fromkeys(ALL, "expired")


def test_a_meeting_of_ssp_counts_towards_the_four_of_the_plan() -> None:
    held = [Held("ssp", date(2018, 2, 6)), Held("ssp", date(2018, 5, 8))]
    answer = BOOK.due("0561", between=whole(2018), held=held, on=date(2018, 7, 1))
    [told] = [told for told in answer.meetings if told.deadline == "syd_soenderjylland.ssp_meetings"]
    assert (told.status, told.held, told.lacking) == ("on_track", 2, 2)


@pytest.mark.parametrize("town", ["0530", "0607", "0621", "0751"])
def test_another_municipality_has_none_of_it(town: str) -> None:
    answer = BOOK.due(town, between=whole(2018), on=date(2018, 7, 1))
    told = {*(item.deadline for item in answer.due), *(item.deadline for item in answer.meetings)}
    told |= {item.deadline for item in answer.beside}
    assert not [name for name in told if name.startswith(OWN)]


@pytest.mark.parametrize("name", ALL)
def test_each_deadline_has_a_place_and_a_title_in_both_languages(name: str) -> None:
    entry: Deadline = ALL[name]
    assert entry.source.place
    assert entry.title.da.strip()
    assert entry.title.en.strip()
