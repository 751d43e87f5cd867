"""Ishøj: what its note of 14 April 2023 maps, and the conformance every plugin must show."""

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
from kriminalpraeventiv_ishoej import plugin

BOOK = Rulebook.load(plugins=[plugin])
ALONE = Rulebook.load(plugins=())
DAY = date(2026, 11, 1)

TestConformance = conformance(plugin)


@pytest.fixture(scope="module")
def note() -> Organisation:
    return next(entry for entry in BOOK.organisations() if entry.id == "ishoej.organisation")


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
    stated: dict[str, Any] = {"municipality": "0183", "unstated": "no"} | facts
    return book.classify(Case(id="c", on=DAY, **stated))


@pytest.mark.parametrize(
    ("age", "facts", "inside"),
    [
        (5, {}, False),
        (6, {}, True),
        (25, {}, True),
        (26, {}, False),
        (26, {"offences": 1}, True),
        (26, {"obvious_risk": True}, True),
        (25, {"obvious_risk": True}, True),
    ],
)
def test_the_target_group_of_the_note_is_the_national_one(age: int, facts: dict[str, Any], inside: bool) -> None:
    answer = triage(age=age, **facts)
    assert answer.in_target_group is inside
    assert answer.national is not None
    assert answer.national.in_target_group is inside


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
    assert (answer.national.level, answer.national.scheme) == (level, "core-default")


def test_the_municipality_has_a_plugin_and_nothing_of_it_has_expired() -> None:
    flags = {flag.code for flag in triage(age=16, risk_behaviour=True).flags}
    assert flags & {"municipality_without_plugin", "expired_local_rule", "rule_set_incomplete"} == set()
    assert "municipality_without_plugin" in {flag.code for flag in triage(ALONE, age=16).flags}


@pytest.mark.parametrize("town", ["0165", "0169", "0751"])
def test_another_municipality_is_untouched(town: str) -> None:
    here, there = (triage(book, municipality=town, age=30, offences=2) for book in (BOOK, ALONE))
    assert attrs.evolve(here, rulebook="") == attrs.evolve(there, rulebook="")


@pytest.mark.parametrize(
    ("tasks", "place"),
    [
        ("exclusive", "inside"),
        ("primary", "supporting"),
        ("partial", "supporting"),
        ("none", "supporting"),
        (None, None),
    ],
)
def test_only_who_is_engaged_in_nothing_else_belongs_to_the_organisation(tasks: Any, place: str | None) -> None:  # noqa: ANN401 - a code
    answer = BOOK.cut_line(Function(id="f", on=DAY, municipality="0183", tasks=tasks))
    assert (answer.place, answer.criterion) == (place, "exclusive")
    assert {"ORG-16", "ORG-19"} <= set(answer.reasons[0].rows)
    assert BOOK.cut_line(Function(id="f", on=DAY, municipality="0169", tasks=tasks)).place is None


def test_what_lies_below_the_line_supports_and_is_depended_upon(note: Organisation) -> None:
    below = next(text.da for text in note.notes if text.da.startswith("Uden for skærelinjen"))
    assert "afhængige af" in below
    assert all(
        name in below
        for name in ("skoler", "ungdomsklubber", "vejledere", "ungdomsskole", "beskæftigelsesområdet", "m.fl.")
    )
    assert (note.cut_line, note.municipality) == ("exclusive", "0183")


def test_each_function_has_its_number_hours_centre_and_column(note: Organisation) -> None:
    found = [(p.title.da, p.count, p.hours.da if p.hours else None, p.centre, p.column) for p in note.posts]
    assert found == [
        ("Konsulent for proaktiv kriminalitetsforebyggelse", 1, "fuld tid", "CBF", "proactive"),
        ("Konsulent for reaktiv kriminalitetsforebyggelse", 1, "fuld tid", "CBF", "reactive"),
        ("Gadeplansmedarbejdere", 4, "27-37 timer", "CBF", None),
        ("Koordinator for udgående indsatser", 1, "fuld tid", "CKF", None),
    ]


def test_seven_persons_are_mapped_and_no_figure_is_derived_without_inhabitants(note: Organisation) -> None:
    found = note.head_count, note.inhabitants, note.inhabitants_per_employee, note.staff_per_10_000
    assert found == (7, None, None, None)


def test_the_work_goes_on_at_three_levels(note: Organisation) -> None:
    assert [level.title.da.split()[0] for level in note.levels] == ["Strategisk", "Koordinerende", "Udførende"]
    assert "på tværs af alle centre" in note.links[0].da


def test_the_two_centres_are_never_spelt_out(note: Organisation) -> None:
    said = " ".join(text.da for text in texts(note))
    assert "skriver ikke forkortelserne CBF og CKF ud" in said
    assert "Center for" not in said


def test_the_triangle_is_said_to_be_lost_and_none_is_given(note: Organisation) -> None:
    lost = [text for text in note.notes if "forebyggelsestrekant" in text.da]
    assert len(lost) == 1
    assert "kunne ikke læses" in lost[0].da
    assert "could not be read" in lost[0].en
    assert [o.id for o in BOOK.plugins[0].others if o.id != note.id] == ["ishoej.prevention_staff"]


def test_the_staff_is_that_of_the_posts_and_of_no_known_number_of_inhabitants(note: Organisation) -> None:
    [staff] = (item for item in BOOK.indicators("0183") if item.id == "ishoej.prevention_staff")
    assert staff.baseline is not None
    assert (staff.baseline.count, staff.baseline.denominator, staff.unit) == (note.head_count, None, "employee")
    assert {trap.code for trap in staff.traps} >= {"part_time_unknown", "denominator_missing"}


def test_the_note_only_maps(note: Organisation) -> None:
    assert any("anbefalinger følger senere" in text.da for text in note.notes)
    assert note.source.dated == date(2023, 4, 14)
    assert (note.valid.since, note.valid.until) == (None, None)


@pytest.mark.parametrize(
    ("title", "ages", "condition"),
    [
        ("Hovedmålgruppen", (6, 25), None),
        ("Borgere over 25 år", (26, None), "åbenbar risiko"),
        ("SSP: forebyggende", (None, None), None),
        ("Unge under 18 år med dom", (None, 17), "hvilket samarbejde nævnes ikke"),
        ("KSP: personer over 18 år", (18, None), "løslades fra en fængselsdom"),
        ("SSP, KSP og PSP", (None, None), None),
        ("KSP og PSP: personer over 18 år", (18, None), "behandlings- og socialpsykiatrien"),
    ],
)
def test_each_group_the_note_names_has_its_ages_and_condition(
    note: Organisation, title: str, ages: tuple[int | None, int | None], condition: str | None
) -> None:
    group = next(group for group in note.groups if group.title.da.startswith(title))
    assert (group.from_age, group.to_age) == ages
    assert group.lost == ()
    assert condition in group.condition.da if condition and group.condition else group.condition is None


def test_seven_groups_are_named_and_the_age_of_18_is_said_to_be_a_reading(note: Organisation) -> None:
    assert len(note.groups) == 7
    assert any("hvor den 18-årige hører til" in text.da for text in note.notes)


@pytest.mark.parametrize(
    ("printed", "correction", "provisions"),
    [
        ("§ 114", "skal virke for at etablere", ("law.duty_to_cooperate",)),
        ("§ 115", "forpligter ingen, jf. stk. 4", ("law.prevention_sharing",)),
        ("§ 8", "giver ministre adgang", ("law.case_handling_rules_by_ministers", "law.coordination_of_action_plans")),
        ("En vej ud!", "ikke en lov", ("law.exit_framework",)),
    ],
)
def test_each_reference_to_law_stands_as_printed_beside_what_the_law_says(
    note: Organisation, printed: str, correction: str, provisions: tuple[str, ...]
) -> None:
    reference = next(reference for reference in note.references if printed in reference.printed.da)
    assert reference.correction is not None
    assert correction in reference.correction.da
    assert (reference.provisions, reference.place) == (provisions, "Lovgrundlag")
    assert set(provisions) <= {provision.id for provision in BOOK.provisions()}


def test_four_references_are_printed_and_the_claimed_duties_stand_only_where_they_are_printed(
    note: Organisation,
) -> None:
    assert len(note.references) == 4
    claims = ("er forpligtet til", "skal etablere et", "har pligt til at koordinere", "skal tilbyde")
    assert [claim for claim in claims if sum(claim in text.da for text in texts(note)) != 1] == []
    assert [claim for claim in claims if not any(claim in r.printed.da for r in note.references)] == []


def test_every_text_stands_in_both_languages(note: Organisation) -> None:
    assert [text for text in texts(note) if not text.da.strip() or not text.en.strip()] == []
