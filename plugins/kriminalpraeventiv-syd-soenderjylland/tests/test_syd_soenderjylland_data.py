"""Syd- og Sønderjylland: forums and organisation as the plan prints them, oddities included."""

from datetime import date

import attrs
import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.text import Text
from kriminalpraeventiv_syd_soenderjylland import plugin

BOOK = Rulebook.load(plugins=[plugin])
DISTRICT = ("0510", "0540", "0550", "0561", "0563", "0573", "0575", "0580")
PLAN = (date(2017, 1, 1), date(2018, 12, 31))
FORUMS = {forum.id.removeprefix("syd_soenderjylland."): forum for forum in BOOK.local_forums()}
[ORGANISATION] = (o for o in BOOK.organisations() if o.id == "syd_soenderjylland.organisation")


def texts(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    cls = type(value)
    if attrs.has(cls):
        return [text for field in attrs.fields(cls) for text in texts(getattr(value, field.name))]
    return []


def noted(forum: str) -> str:
    return " ".join(note.da for note in FORUMS[forum].notes)


@pytest.mark.parametrize(
    ("name", "kind", "printed", "exists", "shares"),
    [
        ("kredsraad", "kredsraad", "Retsplejelovens § 112", "§ 111", None),
        ("lokalraad", "lokalraad", "Cirkulæreskrivelse af 20. december 2007", "cirkulæreskrivelse", None),
        ("lokalraad_plus", "lokalraad", "Cirkulæreskrivelse af 20. december 2007", "cirkulæreskrivelse", None),
        ("ssp", "ssp", "Retsplejelovens § 115", "§ 114, stk. 1", "§ 115, stk. 1, nr. 1"),
        ("psp", "psp", "Retsplejelovens § 114 samt Rigspolitiets rund", "§ 114, stk. 2", "§ 115, stk. 1, nr. 2"),
        ("banderaad", "forum_without_basis", "Retsplejeloven, forarbejder til den såkaldte", None, None),
        ("ssp_syd_soenderjylland", "ssp", "Retsplejeloven § 115", "§ 114, stk. 1", "§ 115, stk. 1, nr. 1"),
        ("ksp", "ksp", "Retsplejeloven § 115", None, "§ 115, stk. 1, nr. 3"),
        ("ungesamraad", "ssp", "Retsplejelovens § 115, dog ikke i forhold til", None, "nr. 1, dog ikke"),
        ("samraad", "samraad", "Cirkulæreskrivelse af 20. december 2007", "cirkulæreskrivelse", None),
        ("koordinationsgruppen", "forum_without_basis", None, None, None),
    ],
)
def test_what_a_forum_exists_on_stands_apart_from_what_persons_are_discussed_on(
    name: str, kind: str, printed: str | None, exists: str | None, shares: str | None
) -> None:
    forum = FORUMS[name]
    assert forum.kind == kind
    for told, expected in ((forum.printed_basis, printed), (forum.exists_on, exists), (forum.shares_on, shares)):
        assert (told is None) is (expected is None)
        assert (expected or "") in (told.da if told else "")


def test_the_ten_forums_of_bilag_1_and_koordinationsgruppen_are_there() -> None:
    assert len(FORUMS) == 11
    assert [name for name, forum in FORUMS.items() if "Bilag 1" not in (forum.source.place or "")] == [
        "koordinationsgruppen"
    ]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("kredsraad", "§ 111 nedsætter det"),
        ("psp", "trykker § 114 uden § 115"),
        ("psp", "ingen kommune blandt deltagerne"),
        ("ungesamraad", "undtager Kriminalforsorgen fra grundlaget og nævner den dog som deltager"),
        ("banderaad", "kun forarbejder og ingen paragraf"),
        ("samraad", "de samme som ved KSP"),
        ("koordinationsgruppen", "står ikke i Bilag 1"),
    ],
)
def test_what_is_odd_in_the_print_is_noted_beside_it(name: str, words: str) -> None:
    assert words in noted(name)


def test_those_who_take_part_in_the_samraad_stand_as_printed_the_same_as_for_ksp() -> None:
    assert FORUMS["samraad"].participants == FORUMS["ksp"].participants
    assert [who.da for who in FORUMS["ksp"].participants] == ["Kriminalforsorgen", "sociale myndigheder", "politi"]


def test_psp_is_printed_without_a_municipality_and_ungesamraad_with_the_prison_service() -> None:
    assert not any("kommun" in who.da.lower() for who in FORUMS["psp"].participants)
    assert "Kriminalforsorgen" in [who.da for who in FORUMS["ungesamraad"].participants]


@pytest.mark.parametrize(
    ("name", "chair", "deputy", "secretary", "tier"),
    [
        ("kredsraad", "politidirektøren", "borgmesteren i Sønderborg", "politiets sekretariatschef", "strategic"),
        ("lokalraad", "lederen af politiet i område Nordøst, Nordvest eller Syd", None, "en sekretær", "performing"),
        ("koordinationsgruppen", None, None, None, "coordinating"),
        ("ssp", None, None, None, None),
    ],
)
def test_chair_deputy_and_secretary_are_those_of_the_plan(
    name: str, chair: str | None, deputy: str | None, secretary: str | None, tier: str | None
) -> None:
    forum = FORUMS[name]
    found = (forum.chair, forum.deputy_chair, forum.secretary)
    assert tuple(text.da if text else None for text in found) == (chair, deputy, secretary)
    assert forum.tier == tier


def test_the_banderaad_is_of_esbjerg_and_vejen_and_every_other_forum_of_the_whole_district() -> None:
    assert {forum.municipalities for name, forum in FORUMS.items() if name != "banderaad"} == {DISTRICT}
    assert FORUMS["banderaad"].municipalities == ("0561", "0575")
    assert FORUMS["banderaad"] not in BOOK.local_forums("0540")
    assert BOOK.local_forums("0751") == ()


def test_only_lokalraad_plus_has_others_than_authorities_at_the_table() -> None:
    assert [name for name, forum in FORUMS.items() if forum.external] == ["lokalraad_plus"]


@pytest.mark.parametrize("item", [*FORUMS.values(), ORGANISATION], ids=lambda item: item.id)
def test_forums_and_organisation_hold_as_long_as_the_plan(item: LocalForum | Organisation) -> None:
    assert (item.valid.first_day(), item.valid.last_day()) == PLAN


@pytest.mark.parametrize("item", [*FORUMS.values(), ORGANISATION], ids=lambda item: item.id)
def test_each_has_rows_a_place_and_both_languages(item: LocalForum | Organisation) -> None:
    assert item.rows
    assert item.source.place
    assert all(text.da.strip() and text.en.strip() for text in texts(item))


def test_levels_stand_from_the_top_down() -> None:
    titles = [level.title.da for level in ORGANISATION.levels]
    assert [title.split()[0] for title in titles] == ["Kredsråd", "Lokalråd", "Lokalråd+"]
    assert ORGANISATION.police_district == "1464"
    assert (ORGANISATION.municipality, ORGANISATION.cut_line, ORGANISATION.inhabitants) == (None, None, None)


def test_the_plan_has_six_focus_areas_and_says_what_it_does_in_each() -> None:
    first, *areas = ORGANISATION.units
    assert len(first.does) == 6
    assert [(area.title.da, len(area.does)) for area in areas] == [
        ("Overgreb mod børn", 5),
        ("Trygt nærmiljø", 3),
        ("Sikker trafik", 3),
        ("Vold", 3),
        ("Indbrud og hæleri", 4),
        ("Digitale krænkelser og cybercrime", 5),
    ]


def test_ssp_has_an_upper_age_and_no_lower_one() -> None:
    ssp = ORGANISATION.groups[0]
    assert (ssp.from_age, ssp.to_age, ssp.lost) == (None, 25, ())


def test_young_drivers_are_up_to_24_and_those_of_17_have_a_licence_of_the_trial() -> None:
    drivers = [group for group in ORGANISATION.groups if "bilister" in group.title.da]
    assert [(group.from_age, group.to_age, group.lost) for group in drivers] == [(None, 24, ()), (17, 17, ())]
    assert "TGR-17" in ORGANISATION.rows
    told = [group.condition.da for group in drivers if group.condition]
    assert ["handlingsplan 2013-2020" in told[0], "1. januar 2017" in told[1]] == [True, True]


def test_each_legal_reference_names_provisions_that_there_are() -> None:
    known = {provision.id for provision in BOOK.provisions()}
    named = {id_ for reference in ORGANISATION.references for id_ in reference.provisions}
    assert named <= known
    assert {"law.district_council", "law.duty_to_cooperate", "law.prevention_sharing"} <= named
    assert all(reference.correction and reference.place for reference in ORGANISATION.references)


def test_the_plan_is_for_2017_and_2018_though_its_introduction_speaks_of_2020() -> None:
    assert any("2017-2020" in note.da for note in ORGANISATION.notes)
