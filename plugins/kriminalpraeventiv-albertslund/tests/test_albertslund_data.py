"""Albertslund: its organisation and its one forum, as the slides and Ishøj's note print them."""

from collections.abc import Iterator
from datetime import date

import attrs
import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.text import Text
from kriminalpraeventiv_albertslund import plugin

BOOK = Rulebook.load(plugins=[plugin])
OWN = BOOK.plugins[0].others


@pytest.fixture(scope="module")
def unit() -> Organisation:
    return next(entry for entry in BOOK.organisations() if entry.id == "albertslund.organisation")


@pytest.fixture(scope="module")
def staffing() -> Organisation:
    return next(entry for entry in BOOK.organisations() if entry.id == "albertslund.staffing")


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif attrs.has(cls := type(value)):
        for field in attrs.fields(cls):
            yield from texts(getattr(value, field.name))


def test_every_text_stands_in_both_languages() -> None:
    assert [text for text in texts(OWN) if not text.da.strip() or not text.en.strip()] == []


def test_the_unit_is_a_staff_unit_drawn_by_the_primary_task(staffing: Organisation) -> None:
    found = (staffing.municipality, staffing.cut_line, staffing.inhabitants, staffing.about)
    assert found == ("0165", "primary", 27500, False)
    assert staffing.organised_as is not None
    assert staffing.organised_as.da.startswith("stabsenhed under direktionen")
    assert staffing.gathers is not None
    assert staffing.gathers.da == "alle medarbejdere, hvis primære arbejdsopgave er kriminalitetsforebyggelse"


def test_who_works_in_the_unit_stands_in_the_note_of_ishoej_and_not_in_the_slides(
    unit: Organisation, staffing: Organisation
) -> None:
    source = staffing.source
    assert source.document == "Ishøj, notat: Tryghed og kriminalitetsforebyggelse, leverance 1 og 2"
    assert (source.place, source.dated) == ("»Inspiration fra 3 kommuner«, skema", date(2023, 4, 14))
    assert unit.source.document == "Den Kriminalpræventive Enhed (DKE) – PRO Modellen, Albertslund"
    assert (unit.inhabitants, unit.posts, unit.cut_line, unit.head_count) == (None, (), None, None)
    assert (unit.organised_as, unit.gathers, unit.specialisation) == (None, None, None)
    assert (staffing.units, staffing.groups, staffing.references) == ((), (), ())


def test_that_each_post_belongs_to_a_column_is_said_to_be_inferred(staffing: Organisation) -> None:
    assert any("er udledt af navnet" in note.da for note in staffing.notes)


def test_twelve_hold_its_posts_and_only_one_post_tells_its_hours(staffing: Organisation) -> None:
    found = [(post.title.da, post.count, post.hours.da if post.hours else None, post.column) for post in staffing.posts]
    assert found == [
        ("Stabschef", 1, None, None),
        ("Proaktive konsulenter", 3, None, "proactive"),
        ("Operative opsøgende medarbejdere", 7, "nogle på deltid", "operative"),
        ("Reaktiv konsulent", 1, None, "reactive"),
    ]
    figures = (staffing.head_count, staffing.inhabitants_per_employee, staffing.staff_per_10_000)
    assert figures == (12, 2292, 4.36)


@pytest.mark.parametrize(
    ("task", "column"),
    [
        ("kapacitetsopbygning", "proactive"),
        ("forebyggende programmer i skoler og klubber", "proactive"),
        ("analyser og redegørelser", "proactive"),
        ("områdevandring", "proactive"),
        ("forskning og evaluering", "proactive"),
        ("projektportefølje", "proactive"),
        ("samskabelse og projektledelse", "proactive"),
        ("genoprettende praksis (Albertslundprojektet): systematisk og evalueret brug i alle", "proactive"),
        ("Den Robuste Generation): én obligatorisk, evidensbaseret indsats på hvert klassetrin", "proactive"),
        ("bemyndigelse af civilsamfundet", "proactive"),
        ("CPTED-rådgivning", "proactive"),
        ("konsultativ og pædagogisk støtte", "operative"),
        ("mentorindsats", "operative"),
        ("tillidsopbyggende", "operative"),
        ("klasseundervisning", "operative"),
        ("foranstaltninger i serviceloven", "operative"),
        ("outreach", "operative"),
        ("beredskab, institutioner og relationer", "operative"),
        ("tendenser og bevægelser", "operative"),
        ("ejendomsinspektører", "operative"),
        ("hotspot", "operative"),
        ("niveau 1", "operative"),
        ("gentagen kriminalitet og tilbagefald", "reactive"),
        ("reintegration efter endt afsoning", "reactive"),
        ("visitation", "reactive"),
        ("kriminalpræventive handleplaner", "reactive"),
        ("koordination af SSP, PSP og KSP", "reactive"),
        ("formand for Vestegnens Ungesamråd", "reactive"),
        ("bandeexit og antiradikalisering", "reactive"),
        ("rådgivning og vejledning", "reactive"),
        ("enkeltsagsbehandling og myndighedsansvar", "reactive"),
        ("niveau 2 og 3", "reactive"),
    ],
)
def test_a_task_of_the_pro_model_stands_in_its_column(unit: Organisation, task: str, column: str) -> None:
    assert [u.column for u in unit.units if any(task in done.da for done in u.does)] == [column]


def test_the_three_areas_are_all_there_are(unit: Organisation) -> None:
    assert [u.column for u in unit.units] == ["proactive", "operative", "reactive"]


def test_the_four_aims_and_the_seven_considerations_are_told(unit: Organisation) -> None:
    notes = " ".join(note.da for note in unit.notes)
    assert all(aim in notes for aim in ("trygt og godt", "bliver ofre", "liv med kriminalitet", "skadevirkningerne"))
    considered = next(note.da for note in unit.notes if "syv overvejelser" in note.da)
    assert considered.count(";") == 6


def test_the_caseload_is_neither_added_nor_split(unit: Organisation) -> None:
    note = next(note.da for note in unit.notes if "Sagsporteføljen" in note.da)
    assert all(figure in note for figure in ("19 aktive", "13 mentorsager", "efterværn mv. 6"))
    assert "25" not in note


def test_who_takes_part_in_the_case_meetings_is_said_to_be_untold(unit: Organisation) -> None:
    note = next(note.da for note in unit.notes if "Koordinationsmødet" in note.da)
    assert all(name in note for name in ("Sagsmødet", "Operativgruppemødet", "Hvem der deltager"))
    assert [forum.id for forum in BOOK.local_forums()] == ["albertslund.vestegnens_ungesamraad"]


def test_the_purpose_covers_all_ages(unit: Organisation) -> None:
    assert [(group.from_age, group.to_age, group.lost) for group in unit.groups] == [(None, None, ())]


def test_what_is_cited_of_serviceloven_stands_beside_the_act_that_replaced_it(unit: Organisation) -> None:
    assert ["Serviceloven" in reference.printed.da for reference in unit.references] == [True, True]
    assert all(r.correction and "Barnets Lov" in r.correction.da for r in unit.references)
    assert all(r.correction and "1. januar 2024" in r.correction.da for r in unit.references)


def test_the_unit_chairs_the_youth_council_with_two_authorities_and_no_basis_is_printed() -> None:
    (council,) = BOOK.local_forums("0165")
    assert council.chair is not None
    assert "DKE" in council.chair.da
    assert [who.da for who in council.participants] == ["Anklagemyndigheden", "Direktoratet for Kriminalforsorgen"]
    assert (council.printed_basis, council.exists_on, council.shares_on, council.purpose) == (None,) * 4
    assert (council.kind, council.rows, council.municipalities) == ("forum_without_basis", ("ORG-11",), ("0165",))
    assert any("1. januar 2019" in note.da and "ikke undersøgt" in note.da for note in council.notes)
    assert (council.valid.since, council.valid.until) == (None, None)


@pytest.mark.parametrize(
    ("row", "ids"),
    [
        ("ORG-11", {"albertslund.organisation", "albertslund.vestegnens_ungesamraad"}),
        ("ORG-17", {"albertslund.staffing"}),
        ("I1", {"albertslund.staffing", "albertslund.prevention_staff"}),
        ("INT-19", {"albertslund.each_grade", "albertslund.organisation"}),
        ("INT-20", {"albertslund.organisation"}),
        ("IND-10", {"albertslund.relapse"}),
        ("LOS-06", {"albertslund.organisation"}),
    ],
)
def test_each_statement_stands_with_what_it_is_about(row: str, ids: set[str]) -> None:
    assert {entry.id for entry in OWN if row in entry.rows} == ids
