"""Høje-Taastrup: its crime-prevention team, and the conformance every plugin must show."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import Case, CaseFile, Rulebook, TriageAnswer
from kriminalpraeventiv.prevention.cut_line import Function
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.testing import conformance
from kriminalpraeventiv.text import Text
from kriminalpraeventiv_hoeje_taastrup import plugin

BOOK = Rulebook.load(plugins=[plugin])
ALONE = Rulebook.load(plugins=())
DAY = date(2026, 11, 1)
PLAN = "measure.crime_prevention_action_plan"

TestConformance = conformance(plugin)


@pytest.fixture(scope="module")
def team() -> Organisation:
    return next(entry for entry in BOOK.organisations() if entry.id == "hoeje_taastrup.organisation")


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            yield from texts(getattr(value, field.name))


def triage(book: Rulebook = BOOK, **facts: Any) -> TriageAnswer:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"municipality": "0169", "unstated": "no"} | facts
    return book.classify(Case(id="c", on=DAY, **stated))


@pytest.mark.parametrize(
    ("tasks", "place"),
    [("exclusive", "inside"), ("primary", "inside"), ("partial", "supporting"), ("none", "supporting"), (None, None)],
)
def test_whose_primary_task_is_prevention_belongs_to_the_team(tasks: Any, place: str | None) -> None:  # noqa: ANN401 - a code
    answer = BOOK.cut_line(Function(id="f", on=DAY, municipality="0169", tasks=tasks))
    assert (answer.place, answer.criterion) == (place, "primary")
    assert "ORG-17" in answer.reasons[0].rows
    assert BOOK.cut_line(Function(id="f", on=DAY, municipality="0165", tasks=tasks)).place is None


@pytest.mark.parametrize(
    ("facts", "level"),
    [({"risk_behaviour": True}, 1), ({"offences": 2}, 2), ({"organised_crime": True}, 3), ({}, None)],
)
def test_without_levels_of_its_own_a_case_gets_the_national_level_and_no_local_names(
    facts: dict[str, Any], level: int | None
) -> None:
    answer = triage(age=16, **facts)
    assert (answer.scheme, answer.level, answer.register, answer.forum) == ("core-default", level, None, None)
    assert answer.national is not None
    assert (answer.national.level, answer.national.next_steps) == (level, answer.next_steps)


@pytest.mark.parametrize(("level", "verdict"), [(1, "may"), (2, "may_not"), (3, "may_not")])
def test_the_note_asks_for_no_plan_beyond_the_national_one(level: int, verdict: str) -> None:
    checks = ("risk", "need", "responsivity", "proportionality", "side_effects", "capacity", "barriers")
    facts: dict[str, Any] = dict.fromkeys(checks, True) | {"decided_level": level, "preliminary_level": level}
    file = CaseFile(id="f", on=DAY, municipality="0169", step="allocated", unstated="no", **facts)
    answer = BOOK.may_advance(file, "intervention")
    assert answer.verdict == verdict
    assert [stop.plugin for stop in answer.stops if stop.plugin != "national"] == []


def test_the_action_plan_is_a_measure_of_the_municipality_and_shown_in_no_case() -> None:
    assert "0169" in BOOK.measure(PLAN).municipalities
    assert PLAN not in triage(age=16, offences=2, relapse_risk=True).measures


def test_the_municipality_has_a_plugin_and_nothing_of_it_has_expired() -> None:
    flags = {flag.code for flag in triage(age=16, risk_behaviour=True).flags}
    assert flags & {"municipality_without_plugin", "expired_local_rule", "rule_set_incomplete"} == set()


@pytest.mark.parametrize("town", ["0165", "0183", "0751"])
def test_another_municipality_is_untouched(town: str) -> None:
    here, there = (triage(book, municipality=town, age=30, offences=2) for book in (BOOK, ALONE))
    assert attrs.evolve(here, rulebook="") == attrs.evolve(there, rulebook="")


def test_the_team_gathers_all_whose_primary_task_is_prevention(team: Organisation) -> None:
    assert (team.municipality, team.cut_line) == ("0169", "primary")
    assert team.organised_as is not None
    assert team.organised_as.da == "Kriminalpræventivt team under Ungecenteret"
    assert team.gathers is not None
    assert team.gathers.da == "alle medarbejdere, hvis primære arbejdsopgave er kriminalitetsforebyggelse"
    assert team.specialisation is not None
    assert "specialiseret inden for hvert sit område" in team.specialisation.da


def test_each_post_has_as_many_as_the_note_says(team: Organisation) -> None:
    assert [(post.title.da, post.count, post.column) for post in team.posts] == [
        ("Leder", 1, None),
        ("Generelpræventive konsulenter", 2, "proactive"),
        ("Målrettede opsøgende medarbejdere", 5, "operative"),
        ("Individrettet konsulent", 1, "reactive"),
    ]
    found = team.head_count, team.inhabitants, team.inhabitants_per_employee, team.staff_per_10_000
    assert found == (9, 50000, 5556, 1.80)


@pytest.mark.parametrize(
    ("title", "column", "does"),
    [
        ("Generel forebyggelse", "proactive", "koordinering og rådgivning"),
        ("Individorienteret forebyggelse", "reactive", "forebyggelse ved foranstaltning og udarbejdelse af"),
        ("Målrettet forebyggelse", "operative", "samarbejde med forældre"),
    ],
)
def test_each_kind_of_prevention_stands_in_the_column_it_matches(
    team: Organisation, title: str, column: str, does: str
) -> None:
    unit = next(unit for unit in team.units if unit.title.da == title)
    assert unit.column == column
    assert does in unit.does[0].da


def test_what_is_inferred_or_not_said_is_told(team: Organisation) -> None:
    notes = " ".join(note.da for note in team.notes)
    assert "hvilken søjle hver svarer til, er udledt" in notes
    assert "Det siger ikke, hvornår der udarbejdes en" in notes


def test_the_statement_stands_with_whom_it_is_about(team: Organisation) -> None:
    assert team.rows == ("ORG-17", "I1")
    assert (team.source.place, team.source.dated) == ("Inspiration fra 3 kommuner, Høje-Taastrup", date(2023, 4, 14))
    assert [other.id for other in BOOK.plugins[0].others] == [team.id, "hoeje_taastrup.prevention_staff"]


def test_the_staff_is_that_of_the_posts_and_the_inhabitants_those_of_the_note(team: Organisation) -> None:
    [staff] = (item for item in BOOK.indicators("0169") if item.id == "hoeje_taastrup.prevention_staff")
    assert staff.baseline is not None
    assert (staff.baseline.count, staff.baseline.denominator) == (team.head_count, team.inhabitants) == (9, 50_000)


def test_every_text_stands_in_both_languages(team: Organisation) -> None:
    assert [text for text in texts(team) if not text.da.strip() or not text.en.strip()] == []
