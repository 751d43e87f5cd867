"""How municipalities and districts organise the work: the documents' figures, and nothing they do not say."""

import attrs
import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.prevention.organisation import Organisation, Post
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from tools.organisations_page import PAGE, page

ALL = {
    entry.id.removeprefix("organisation.").removesuffix(".organisation"): entry
    for entry in Rulebook.load().organisations()
}
COLUMNS = ("albertslund", "example_2", "hoeje_taastrup")


def texts(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    cls = type(value)
    if attrs.has(cls):
        return [text for field in attrs.fields(cls) for text in texts(getattr(value, field.name))]
    return []


def invented(inhabitants: int | None, *posts: Post) -> Organisation:
    source = Source(document="et notat", standing="practice", certainty="stated")
    title = Text(da="Opdigtet", en="Invented")
    return Organisation(id="organisation.x", title=title, source=source, inhabitants=inhabitants, posts=posts)


def invented_post(count: int | None) -> Post:
    return Post(title=Text(da="Konsulent", en="Consultant"), count=count)


def test_eleven_organisations_are_described() -> None:
    assert set(ALL) == {
        "albertslund", "albertslund.staffing", "example_1", "example_2", "example_3", "ishoej", "viborg",
        "hoeje_taastrup", "koebenhavn.partnership", "syd_soenderjylland", "national_police",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "municipality", "cut_line", "inhabitants", "about"),
    [
        ("albertslund", "0165", None, None, False),
        ("albertslund.staffing", "0165", "primary", 27500, False),
        ("example_1", None, None, 90000, True),
        ("example_2", None, None, 30000, True),
        ("example_3", None, None, 60000, True),
        ("ishoej", "0183", "exclusive", None, False),
        ("viborg", "0791", "ssp_relevant", 100000, False),
        ("hoeje_taastrup", "0169", "primary", 50000, False),
        ("koebenhavn.partnership", "0101", None, None, False),
        ("syd_soenderjylland", None, None, None, False),
        ("national_police", None, None, None, False),
    ],
)
def test_code_cut_line_and_inhabitants_are_those_of_the_document(
    name: str, municipality: str | None, cut_line: str | None, inhabitants: int | None, about: bool
) -> None:
    entry = ALL[name]
    assert (entry.municipality, entry.cut_line) == (municipality, cut_line)
    assert (entry.inhabitants, entry.about) == (inhabitants, about)


@pytest.mark.parametrize(
    ("name", "head_count", "per_employee", "per_10_000"),
    [
        ("ishoej", 7, None, None),
        ("albertslund", None, None, None),
        ("albertslund.staffing", 12, 2292, 4.36),
        ("viborg", 8, 12500, 0.80),
        ("hoeje_taastrup", 9, 5556, 1.80),
        ("example_1", None, None, None),
        ("example_2", None, None, None),
        ("koebenhavn.partnership", None, None, None),
    ],
)
def test_derived_figures_are_told_only_where_both_figures_are_known(
    name: str, head_count: int | None, per_employee: int | None, per_10_000: float | None
) -> None:
    entry = ALL[name]
    found = entry.head_count, entry.inhabitants_per_employee, entry.staff_per_10_000
    assert found == (head_count, per_employee, per_10_000)


@pytest.mark.parametrize(
    ("entry", "head_count", "per_employee"),
    [
        (invented(1000, invented_post(2), invented_post(None)), None, None),
        (invented(1000), None, None),
        (invented(None, invented_post(2)), 2, None),
        (invented(1000, invented_post(0)), 0, None),
        (invented(1000, invented_post(1), invented_post(2)), 3, 333),
    ],
)
def test_a_missing_count_is_never_taken_as_none_at_all(
    entry: Organisation, head_count: int | None, per_employee: int | None
) -> None:
    assert (entry.head_count, entry.inhabitants_per_employee) == (head_count, per_employee)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("ishoej", [1, 1, 4, 1]),
        ("albertslund.staffing", [1, 3, 7, 1]),
        ("viborg", [1, 2, 1, 2, 1, 1]),
        ("hoeje_taastrup", [1, 2, 5, 1]),
    ],
)
def test_each_post_has_as_many_as_the_document_says(name: str, counts: list[int]) -> None:
    assert [post.count for post in ALL[name].posts] == counts


def test_ishoej_tells_hours_and_centre_of_each_post() -> None:
    found = [(post.hours.da if post.hours else None, post.centre) for post in ALL["ishoej"].posts]
    assert found == [("fuld tid", "CBF"), ("fuld tid", "CBF"), ("27-37 timer", "CBF"), ("fuld tid", "CKF")]


def test_albertslund_tells_hours_of_one_post_only() -> None:
    found = [post.hours.da if post.hours else None for post in ALL["albertslund.staffing"].posts]
    assert found == [None, None, "nogle på deltid", None]


@pytest.mark.parametrize("name", COLUMNS)
def test_an_organisation_of_columns_has_all_three(name: str) -> None:
    assert sorted(unit.column or "" for unit in ALL[name].units) == ["operative", "proactive", "reactive"]
    assert all(unit.does for unit in ALL[name].units)


@pytest.mark.parametrize(
    ("task", "column"),
    [
        ("kapacitetsopbygning", "proactive"),
        ("områdevandring", "proactive"),
        ("mentorindsats", "operative"),
        ("outreach", "operative"),
        ("niveau 1", "operative"),
        ("niveau 2 og 3", "reactive"),
        ("kriminalpræventive handleplaner", "reactive"),
        ("formand for Vestegnens Ungesamråd", "reactive"),
        ("samskabelse og projektledelse", "proactive"),
        ("beredskab, institutioner og relationer", "operative"),
        ("enkeltsagsbehandling og myndighedsansvar", "reactive"),
    ],
)
def test_a_task_of_the_pro_model_stands_in_its_column(task: str, column: str) -> None:
    assert [u.column for u in ALL["albertslund"].units if any(task in done.da for done in u.does)] == [column]


def test_civil_society_is_proactive_in_viborg_and_operative_in_example_2() -> None:
    viborg = next(u for u in ALL["viborg"].units if u.title.da == "Civilsamfund og frivillighed")
    example = next(u for u in ALL["example_2"].units if any("civilsamfund" in done.da for done in u.does))
    assert (viborg.column, example.column) == ("proactive", "operative")


@pytest.mark.parametrize(
    ("name", "levels"),
    [
        ("example_1", ["Styregruppe", "Koordinationsudvalg", "SSP-lokalgrupper"]),
        ("example_2", ["Direktion", "Enhed"]),
        ("example_3", ["Kredsråd", "Lokalråd", "SSP-netværk"]),
        ("ishoej", ["Strategisk", "Koordinerende", "Udførende"]),
        ("koebenhavn.partnership", ["Strategisk styregruppe", "Operativ styregruppe", "Operative arbejdsgrupper"]),
        ("syd_soenderjylland", ["Kredsråd", "Lokalråd", "Lokalråd+"]),
    ],
)
def test_levels_stand_from_the_top_down(name: str, levels: list[str]) -> None:
    found = [level.title.da for level in ALL[name].levels]
    assert len(found) == len(levels)
    assert all(title.startswith(start) for title, start in zip(found, levels, strict=True))


def test_example_municipalities_are_never_named() -> None:
    words = " ".join(text.da for n in (1, 2, 3) for text in texts(ALL[f"example_{n}"]))
    assert not any(name in words for name in ("Albertslund", "Viborg", "Taastrup", "Vejle", "Gladsaxe"))


def test_ishoej_claims_no_figure_and_names_what_supports_from_outside() -> None:
    notes = " ".join(note.da for note in ALL["ishoej"].notes)
    assert "intet her gengiver den" in notes
    assert all(name in notes for name in ("skoler", "ungdomsklubber", "vejledere", "ungdomsskole"))


def test_the_caseload_is_neither_added_nor_split() -> None:
    note = next(note.da for note in ALL["albertslund"].notes if "Sagsporteføljen" in note.da)
    assert all(figure in note for figure in ("19 aktive", "13 mentorsager", "efterværn mv. 6"))
    assert "25" not in note


def test_the_district_and_the_national_police_each_have_six_focus_areas() -> None:
    district, police = ALL["syd_soenderjylland"], ALL["national_police"]
    assert district.police_district == "1464"
    assert [len(district.units[0].does), [len(unit.does) for unit in police.units]] == [6, [6]]


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("ORG-11", ["albertslund"]),
        ("ORG-12", ["example_2"]),
        ("ORG-13", ["example_3"]),
        ("ORG-16", ["ishoej"]),
        ("ORG-17", ["albertslund.staffing", "hoeje_taastrup"]),
        ("ORG-18", ["viborg"]),
        ("ORG-19", ["ishoej"]),
    ],
)
def test_each_rule_of_organisation_stands_with_whom_it_is_about(row: str, names: list[str]) -> None:
    assert sorted(name for name, entry in ALL.items() if row in entry.rows) == names


@pytest.mark.parametrize("name", ALL)
def test_each_organisation_has_a_source_with_a_place_and_both_languages(name: str) -> None:
    assert ALL[name].source.document
    assert ALL[name].source.place
    assert all(text.da.strip() and text.en.strip() for text in texts(ALL[name]))


def test_the_page_of_organisations_is_the_one_the_corpus_gives() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
