"""Viborg: the early effort in day care, the youth school, and the conformance every plugin must show."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv.prevention.cut_line import Function
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.testing import conformance
from kriminalpraeventiv.text import Text
from kriminalpraeventiv_viborg import plugin

BOOK = Rulebook.load(plugins=[plugin])
ALONE = Rulebook.load(plugins=())
DAY = date(2026, 11, 1)
EARLY = "measure.early_prevention_in_day_care"

TestConformance = conformance(plugin)


@pytest.fixture(scope="module")
def youth_school() -> Organisation:
    return next(entry for entry in BOOK.organisations() if entry.id == "viborg.organisation")


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            yield from texts(getattr(value, field.name))


def triage(book: Rulebook = BOOK, *, day_care: bool | None = None, **facts: Any) -> TriageAnswer:  # noqa: ANN401 - any fact
    local = {} if day_care is None else {"viborg.in_day_care": day_care}
    stated: dict[str, Any] = {"municipality": "0791", "unstated": "no", "local": local} | facts
    return book.classify(Case(id="c", on=DAY, **stated))


@pytest.mark.parametrize(
    ("age", "day_care", "shown"),
    [
        (0, True, True),
        (3, True, True),
        (5, True, True),
        (6, True, True),
        (7, True, False),
        (8, True, False),
        (0, False, False),
        (6, False, False),
        (6, None, False),
        (7, False, False),
    ],
)
def test_a_child_up_to_6_in_day_care_brings_the_early_effort(age: int, day_care: bool | None, shown: bool) -> None:
    answer = triage(age=age, day_care=day_care)
    assert answer.measures == ((EARLY,) if shown else ())
    assert answer.national is not None
    assert answer.national.measures == ()


@pytest.mark.parametrize("subject", ["group", "institution", "area"])
def test_the_early_effort_is_shown_for_no_concern_about_a_group_or_a_place(subject: str) -> None:
    assert EARLY not in triage(subject=subject, age=4, day_care=True).measures


@pytest.mark.parametrize("age", [0, 5, 6])
def test_the_early_effort_gives_no_level_no_step_and_no_place_in_the_target_group(age: int) -> None:
    inside, outside = triage(age=age, day_care=True), triage(age=age, day_care=False)
    assert (inside.level, inside.at_most) == (None, None)
    assert inside.next_steps == outside.next_steps
    assert (inside.in_target_group, inside.flags) == (outside.in_target_group, outside.flags)


def test_a_child_of_6_is_in_the_early_effort_and_in_the_main_target_group() -> None:
    answer = triage(age=6, day_care=True)
    assert (answer.measures, answer.in_target_group, answer.target_groups) == ((EARLY,), True, ("main_group",))
    younger = triage(age=5, day_care=True)
    assert (younger.measures, younger.in_target_group) == ((EARLY,), False)


def test_a_level_stands_beside_the_early_effort_unchanged() -> None:
    answer = triage(age=6, day_care=True, risk_behaviour=True)
    assert (answer.level, answer.scheme, answer.measures) == (1, "core-default", (EARLY,))
    assert (answer.register, answer.forum, answer.column) == (None, None, None)


def test_what_is_not_stated_of_day_care_is_asked_for_and_never_taken_for_a_yes() -> None:
    asked = triage(age=4, unstated="unknown")
    assert EARLY not in asked.measures
    assert "viborg.in_day_care" in {m.fact for m in asked.missing if "next_steps" in m.could_change}
    assert "viborg.in_day_care" not in {m.fact for m in triage(age=7, unstated="unknown").missing}


def test_the_reason_names_the_statement_and_the_place_it_stems_from() -> None:
    reason = next(r for r in triage(age=4, day_care=True).reasons if r.plugin == "viborg")
    assert (reason.rule, reason.rows) == ("viborg.early_prevention_in_day_care", ("MG-06",))
    assert reason.text.da.startswith("Ifølge Ishøjs notat ")
    assert reason.text.en.startswith("According to Ishøj's note ")
    assert (reason.source.dated, reason.source.certainty) == (date(2023, 4, 14), "stated")


def test_the_measure_is_the_one_the_triangle_places_at_its_base() -> None:
    placed = BOOK.place(EARLY)
    assert (placed.purpose, placed.column) == ("opbygning", "proactive")


@pytest.mark.parametrize("town", ["0165", "0169", "0183", "0751", "0766"])
def test_another_municipality_is_untouched(town: str) -> None:
    here, there = (triage(book, municipality=town, age=4, risk_behaviour=True) for book in (BOOK, ALONE))
    assert attrs.evolve(here, rulebook="") == attrs.evolve(there, rulebook="")
    assert EARLY not in here.measures


def test_nothing_of_it_has_expired() -> None:
    flags = {flag.code for flag in triage(age=16, risk_behaviour=True).flags}
    assert flags & {"municipality_without_plugin", "expired_local_rule", "rule_set_incomplete"} == set()


@pytest.mark.parametrize(("relevant", "place"), [(True, "inside"), (False, "supporting"), (None, None)])
def test_who_is_relevant_to_ssp_belongs_to_the_youth_school(relevant: bool | None, place: str | None) -> None:
    answer = BOOK.cut_line(Function(id="f", on=DAY, municipality="0791", ssp_relevant=relevant, tasks="exclusive"))
    assert (answer.place, answer.criterion) == (place, "ssp_relevant")
    assert "ORG-18" in answer.reasons[0].rows
    assert BOOK.cut_line(Function(id="f", on=DAY, municipality="0183", ssp_relevant=relevant)).place is None


def test_the_youth_school_gathers_all_ssp_relevant_staff(youth_school: Organisation) -> None:
    assert (youth_school.municipality, youth_school.cut_line) == ("0791", "ssp_relevant")
    assert youth_school.organised_as is not None
    assert youth_school.organised_as.da == "Viborg Ungdomsskole under Center for Børn og Unge"
    assert youth_school.gathers is not None
    assert youth_school.gathers.da == "alle SSP-relevante medarbejdere"


def test_each_post_has_as_many_as_the_note_says(youth_school: Organisation) -> None:
    assert [(post.title.da, post.count) for post in youth_school.posts] == [
        ("Leder", 1),
        ("Fritidsvejledere", 2),
        ("Kulturformidler", 1),
        ("SSP-konsulenter", 2),
        ("Fritidsjobvejleder", 1),
        ("Koordinator", 1),
    ]
    found = youth_school.head_count, youth_school.inhabitants, youth_school.inhabitants_per_employee
    assert (*found, youth_school.staff_per_10_000) == (8, 100000, 12500, 0.80)


def test_both_functions_are_proactive_and_that_is_said_to_be_inferred(youth_school: Organisation) -> None:
    found = [(unit.title.da, unit.column) for unit in youth_school.units]
    assert found == [
        ("Tidlig forebyggende indsats (0-6 år)", "proactive"),
        ("Civilsamfund og frivillighed", "proactive"),
    ]
    assert any("er proaktive, er udledt" in note.da for note in youth_school.notes)
    assert youth_school.specialisation is not None
    assert "den tidlige forebyggelse" in youth_school.specialisation.da


def test_the_early_effort_is_for_ages_0_to_6(youth_school: Organisation) -> None:
    assert [(group.from_age, group.to_age) for group in youth_school.groups] == [(0, 6)]


def test_each_statement_stands_with_whom_it_is_about(youth_school: Organisation) -> None:
    assert {"ORG-18", "MG-06"} <= set(youth_school.rows)
    assert (youth_school.source.place, youth_school.source.dated) == (
        "Inspiration fra 3 kommuner, Viborg",
        date(2023, 4, 14),
    )


def test_no_text_claims_a_decision_of_viborg_that_nobody_has_read(youth_school: Organisation) -> None:
    told = [*texts(youth_school), *texts(BOOK.rule("viborg.early_prevention_in_day_care"))]
    assert [text for text in told if "okal beslutning" in text.da or "ocal decision" in text.en] == []


def test_every_text_stands_in_both_languages(youth_school: Organisation) -> None:
    told = [*texts(youth_school), *texts(BOOK.rule("viborg.early_prevention_in_day_care"))]
    told += [text for local in BOOK.plugins[0].facts for text in (local.fact.label, local.fact.question)]
    assert [text for text in told if not text.da.strip() or not text.en.strip()] == []
