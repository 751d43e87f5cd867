"""Statements on goals and reports (IND-01 to IND-11): which indicators and duties of the catalogue each is about."""

import re
from collections.abc import Iterable

import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.schedule import Deadline

BOOK = Rulebook.load()
CATALOGUE = re.compile(r"[NAYPID]\d+")
"""How the catalogue numbers indicators and duties."""


def numbered(entries: Iterable[Indicator | Deadline], statement: str) -> set[str]:
    """Return the catalogue's numbers of the entries that stem from a statement."""
    rows = [entry.rows for entry in entries if statement in entry.rows]
    return {row for found in rows for row in found if CATALOGUE.fullmatch(row)}


# Each statement beside the catalogue's numbers: duties first, indicators last.
MAPPING = [
    ("IND-01", {"D1"}, set()),
    ("IND-02", {"D1"}, set()),
    ("IND-03", {"D1"}, set()),
    ("IND-04", {"D2"}, set()),
    ("IND-05", {"D3"}, set()),
    ("IND-06", set(), {"N1", "N3", "N4", "N5", "N6"}),
    ("IND-07", set(), {"N5", "N6"}),
    ("IND-08", set(), {"Y1", "Y2", "Y9", "Y10"}),
    ("IND-09", set(), {"Y4", "Y5"}),
    ("IND-10", set(), {"A6"}),
    ("IND-11", set(), {"A5", "A6"}),
]


@pytest.mark.parametrize(("statement", "duties", "indicators"), MAPPING)
def test_each_statement_names_what_of_the_catalogue_it_is_about(
    statement: str, duties: set[str], indicators: set[str]
) -> None:
    assert numbered(BOOK.deadlines(), statement) == duties
    assert numbered(BOOK.indicators(), statement) == indicators


def test_no_other_statement_on_goals_and_reports_is_named() -> None:
    rows = [*(one.rows for one in BOOK.indicators()), *(one.rows for one in BOOK.deadlines())]
    named = {row for found in rows for row in found if row.startswith("IND-")}
    assert named == {statement for statement, *_ in MAPPING}


def test_the_seven_duties_of_the_catalogue_are_there() -> None:
    found = {row for one in BOOK.deadlines() for row in one.rows if re.fullmatch(r"D\d+", row)}
    assert found == {f"D{number}" for number in range(1, 8)}


# IND-06: Nørrebro states directions and no target number.
def test_what_stands_for_a_direction_without_a_number_has_none() -> None:
    aims = [one.target for one in BOOK.indicators() if "IND-06" in one.rows]
    assert {aim.kind for aim in aims if aim} == {"reduce"}
    assert [aim for aim in aims if aim is None or aim.value is not None] == []


# IND-08, IND-09: how the number is to be read stands with it.
@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("IND-08", {"willingness_to_report", "series_break", "fewer_may_be_under_reporting"}),
        ("IND-09", {"dark_figure"}),
    ],
)
def test_a_caution_of_the_plan_stands_as_a_trap_of_each_number_it_is_about(statement: str, codes: set[str]) -> None:
    about = [one for one in BOOK.indicators() if statement in one.rows]
    assert about
    assert [one.id for one in about if not codes & {trap.code for trap in one.traps}] == []


# IND-10: the 6 per cent has neither population, period of following nor definition.
def test_the_relapse_is_a_printed_per_cent_and_no_computed_rate() -> None:
    [relapse] = (one for one in BOOK.indicators() if "IND-10" in one.rows)
    assert relapse.baseline is not None
    assert (relapse.baseline.count, relapse.baseline.denominator, relapse.definition) == (None, None, None)
    assert (relapse.numerator, relapse.denominator, relapse.definition_version) == (None, None, None)
    assert "no_recidivism_definition" in {trap.code for trap in relapse.traps}


# IND-11: a small number, and a per cent of a small caseload, are about persons.
def test_a_small_number_of_cases_is_about_persons_so_that_it_is_protected() -> None:
    small = [one for one in BOOK.indicators() if "IND-11" in one.rows]
    assert all(one.persons for one in small)
    assert {trap.code for one in small for trap in one.traps} >= {"small_numbers", "per_cent_reveals_few"}


# The rule for `persons`: those counted are registered persons, or cases about one; answers in a survey, reports and
# meetings are none. Minors among them are said to be.
PERSONS = {
    *("koebenhavn.registered_gang_members", "koebenhavn.minors_with_gang_behaviour", "koebenhavn.talks_held"),
    *("koebenhavn.talk_coverage", "koebenhavn.home_visits"),
    *(f"albertslund.{name}" for name in ("single_case_courses", "level_1_cases", "active_cases", "mentor_cases")),
    *(f"albertslund.{name}" for name in ("aftercare_cases", "relapse", "aim_felt_safety", "aim_victims", "aim_onset")),
    *(f"syd_soenderjylland.{name}" for name in ("road_deaths", "seriously_injured", "slightly_injured")),
    *("syd_soenderjylland.video_interviews", "indicator.repeat_victimisation", "indicator.conversations_of_concern"),
}
MINORS = {
    *("koebenhavn.minors_with_gang_behaviour", "koebenhavn.talks_held", "koebenhavn.talk_coverage"),
    *("koebenhavn.home_visits", "syd_soenderjylland.video_interviews", "indicator.conversations_of_concern"),
}


def test_which_numbers_are_about_persons_and_about_minors() -> None:
    assert {one.id for one in BOOK.indicators() if one.persons} == PERSONS
    assert {one.id for one in BOOK.indicators() if one.minors} == MINORS
