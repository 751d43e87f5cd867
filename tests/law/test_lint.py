"""Lint: each common error is found once where it stands, on its days, and a sound text is left alone."""

from datetime import date, timedelta

import pytest

from kriminalpraeventiv.law.citation import Citation
from kriminalpraeventiv.law.common_errors import COMMON_ERRORS
from kriminalpraeventiv.law.lint import Outdated, lint

TODAY = date(2026, 11, 1)
MOVED = date(2024, 1, 1)
NEW_PLACES = {
    "49 a": "retssikkerhedsloven § 11 e",
    "153": "Barnets Lov § 133",
    "154": "Barnets Lov § 135",
    "57 c": "Barnets Lov § 130",
}


def outdated(cited: Citation, on: date) -> Outdated | None:
    if cited.act != "serviceloven" or on < MOVED:
        return None
    return next((Outdated(now=new, since=MOVED) for old, new in NEW_PLACES.items() if cited.names(old)), None)


def codes(text: str, on: date = TODAY) -> list[str]:
    return [found.code for found in lint(text, on=on, outdated=outdated)]


OLD_PRINT = """Retsplejeloven § 115

Stk. 1

Politiet kan videregive oplysninger om enkeltpersoners rent private forhold til andre myndigheder, hvis
videregivelsen må anses for nødvendig af hensyn til det kriminalitetsforebyggende samarbejde eller samarbejdet
med de sociale myndigheder og psykiatrien om socialt udsatte personer.

Stk. 2

I samme omfang kan en myndighed give oplysninger til politiet og andre myndigheder. Oplysningerne må ikke
videregives med henblik på efterforskning af straffesager.

Stk. 3

Inddrages selvejende institutioner, kan der i samme omfang udveksles oplysninger.

Stk. 4

De myndigheder og institutioner, der indgår, er ikke forpligtet til at videregive oplysninger efter stk. 1-3.
"""
PRINT_OF_2011 = """§ 115. Politiet kan videregive oplysninger om enkeltpersoners rent private forhold til andre
myndigheder, hvis videregivelsen må anses for nødvendig af hensyn til
1) det kriminalitetsforebyggende samarbejde (SSP-samarbejdet),
2) politiets samarbejde om socialt udsatte personer (PSP-samarbejdet) eller
3) samarbejdet mellem kriminalforsorgen, de sociale myndigheder og politiet som led i indsatsen over for dømte, der
løslades fra institutioner under kriminalforsorgen, og dømte under 18 år (KSP-samarbejdet).
Stk. 2. I samme omfang kan en myndighed videregive oplysninger. De må ikke videregives til efterforskning.
Stk. 3. Inddrages selvejende institutioner, kan der udveksles oplysninger.
Stk. 4. Myndigheder og institutioner er ikke forpligtet til at videregive oplysninger efter stk. 1-3.
"""
PRINT_OF_TODAY = (
    PRINT_OF_2011.replace("over for dømte, der", "over for\na) dømte, der")
    .replace(" (KSP-samarbejdet).", ", og\nc) personer, der løslades fra varetægt og skønnes radikaliserede (KSP).")
    .replace("om socialt", "over for socialt")
    + "Stk. 5. Politiet kan i SSP give oplysninger om tilknytning til bandemiljøer. Den, der bliver bekendt med dem,\n"
    "har tavshedspligt.\n"
)

SEEN = {
    "four_stykker": [
        "§ 115 har fire stykker.",
        "Retsplejelovens § 115 består af 4 stykker, som alle skal kende.",
        "De fire stykker i retsplejelovens § 115 gennemgås her.",
        "§ 115 has four subsections.",
        "Siden viser § 115 med fire stykker.",
    ],
    "stk_1_without_numbers": [
        "§ 115. Politiet kan videregive oplysninger til andre myndigheder, når det er nødvendigt.",
        "Stk. 1. Politiet kan videregive oplysninger til andre myndigheder.",
        "Section 115. The police may disclose information to other authorities if necessary.",
    ],
    "ksp_convicted_only": [
        "KSP er kun for dømte.",
        "KSP-samarbejdet omfatter dømte, der løslades fra fængsel.",
        "Kun dømte kan drøftes i KSP.",
        "KSP covers convicted persons on release.",
    ],
    "outdated_citation": [
        "Vi deler oplysninger efter servicelovens § 49 a.",
        "SEL § 49a",
        "Pligten står i § 153 i serviceloven.",
        "Staff must report under serviceloven § 154.",
        "Netværkssamråd holdes efter lov om social service § 57 c, stk. 1.",
    ],
    "ssd_in_barnets_lov": [
        "Vi deler efter Barnets Lov § 49 a.",
        "BL § 49a",
        "Servicelovens § 49 a er videreført i Barnets Lov.",
        "Afløseren for § 49 a findes i Barnets Lov.",
        "Serviceloven § 49 a is now in Barnets Lov.",
    ],
    "persondataloven": [
        "Videregivelse sker efter persondataloven §§ 6-8.",
        "jf. persondatalovens § 8, stk. 2",
        "Se § 7 i lov om behandling af personoplysninger.",
    ],
    "section_8_as_duty": [
        "Retssikkerhedslovens § 8 pålægger kommunen at koordinere handleplaner.",
        "RSL § 8 obliges the municipality to coordinate plans.",
    ],
    "consent_required": [
        "SSP kræver samtykke.",
        "SSP-samarbejdet forudsætter forældrenes samtykke, også når det haster.",
        "I SSP må oplysninger kun deles med samtykke.",
        "Oplysninger må kun deles i SSP med samtykke fra forældrene.",
        "Der skal indhentes samtykke fra forældrene, før der deles i SSP.",
        "Samtykke er påkrævet i SSP.",
        "Samtykke er en betingelse for SSP.",
        "Vi skal have samtykke fra forældrene i SSP-sager.",
        "SSP needs consent from the parents.",
        "Consent is required in SSP.",
    ],
    "section_115_as_duty": [
        "§ 115 forpligter kommunen til at dele, også når borgeren ikke ønsker det.",
        "§ 115 forpligter skolen når politiet ikke selv ved det.",
        "Det fremgår af Retsplejelovens §115 at socialforvaltningen er forpligtet til at ind-\ngå i et samarbejde.",
        "Skolen har pligt til at give oplysninger efter retsplejelovens § 115, stk. 1.",
        "Skolen skal videregive bekymringer til politiet efter § 115.",
        "Skolen skal efter § 115 videregive bekymringer.",
        "§ 115 obliges the school to share.",
        "The school is obliged to share under § 115.",
        "§ 115 giver ikke kun ret til at dele men forpligter også kommunen.",
    ],
    "four_council_meetings": [
        "Kredsrådet skal mødes mindst fire gange årligt.",
        "Efter loven holder kredsrådet møde mindst 4 gange årligt, jf. retsplejelovens § 112, stk. 6.",
        "Kredsrådet skal efter loven holde fire årlige møder.",
        "By law the kredsråd meets at least four times a year.",
    ],
    "section_115_b": ["RPL § 115b", "Vi deler efter retsplejelovens § 115 b.", "SSP hviler på § 115 b."],
}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SEEN.items() for text in texts])
def test_a_common_error_is_found_once(code: str, text: str) -> None:
    assert codes(text) == [code]


def test_every_common_error_has_its_texts() -> None:
    assert {error.code for error in COMMON_ERRORS} | {"outdated_citation"} == set(SEEN)


@pytest.mark.parametrize(("code", "text"), [(code, texts[0]) for code, texts in SEEN.items()])
def test_an_error_is_one_from_its_first_day_on(code: str, text: str) -> None:
    first = {error.code: error.since for error in COMMON_ERRORS}.get(code, MOVED)
    assert codes(text, first) == [code]
    assert codes(text, first - timedelta(days=1)) == []


@pytest.mark.parametrize(
    ("code", "first"),
    [
        ("four_stykker", date(2024, 11, 5)),
        ("ksp_convicted_only", date(2016, 3, 1)),
        ("ssd_in_barnets_lov", date(2024, 1, 1)),
        ("persondataloven", date(2018, 5, 25)),
        ("four_council_meetings", date(2024, 11, 5)),
        ("section_115_b", date(2007, 1, 1)),
    ],
)
def test_an_error_begins_with_the_law_that_made_it_one(code: str, first: date) -> None:
    assert [error.since for error in COMMON_ERRORS if error.code == code] == [first]


CLEAN = [
    "SSP kræver ikke samtykke.",
    "SSP kræver intet samtykke, men deling skal være nødvendig.",
    "I SSP kan oplysninger deles uden samtykke.",
    "Kræver SSP samtykke?",
    "Det er en misforståelse, at SSP kræver samtykke.",
    "SSP does not need consent.",
    "No consent is required in SSP.",
    "Deling med private foreninger i SSP kræver samtykke.",
    "§ 115 forpligter ingen.",
    "Ingen er efter § 115, stk. 4, forpligtet til at dele.",
    "§ 115 skal ikke læses som en pligt til at dele.",
    "Skolen skal ikke videregive oplysninger efter § 115.",
    "§ 115 er en ret, ikke en pligt.",
    "§ 115 is a power, never a duty.",
    "§ 115 does not oblige anyone; it obliges nobody to share.",
    "§ 115 kræver, at videregivelsen er nødvendig.",
    "§ 115 giver ret til at dele, mens Barnets Lov § 133 forpligter fagpersoner til at underrette.",
    "Vi har pligt til at underrette og kan dele efter § 115.",
    "Når politiet efter § 115 skal videregive oplysninger, noteres grunden.",
    "Den, der får oplysningerne, har tavshedspligt efter § 115, stk. 5.",
    "§ 114 forpligter politidirektøren til at virke for samarbejde.",
    "Almenboligloven § 115 forpligter udlejeren.",
    "§ 115 har fem stykker.",
    "§ 115 har ikke længere fire stykker.",
    "Forvaltningslovens § 28 har fire stykker.",
    "Efter § 115, stk. 1, nr. 1, kan politiet videregive oplysninger i SSP.",
    "Politiet kan videregive oplysninger i SSP, når det er nødvendigt.",
    "KSP er ikke kun for dømte.",
    "KSP omfatter dømte, der løslades. Siden 2016 også løsladte fra varetægt, der skønnes radikaliserede.",
    "KSP covers convicted persons and radicalised persons released from remand.",
    "I KSP drøftede vi to sager.",
    "Barnets Lov § 133 (tidligere serviceloven § 153).",
    "Pligten stod indtil 2023-12-31 i serviceloven §§ 49 a, 153 og 154.",
    "Serviceloven § 153 er afløst af Barnets Lov § 133.",
    "Serviceloven § 49 a er nu retssikkerhedsloven § 11 e, ikke Barnets Lov.",
    "Voksne får en handleplan efter serviceloven § 141.",
    "Databeskyttelsesloven §§ 6-8 og GDPR art. 6.",
    "Kredsrådet mødes fire gange om året.",
    "Kredsrådet har besluttet at mødes mindst fire gange årligt.",
    "Lokalrådet mødes mindst fire gange årligt.",
    "Indtil 2024 skulle kredsrådet mødes mindst fire gange årligt.",
    "Vi deler efter retsplejelovens § 115 og § 115 a.",
    "Før 2007 stod reglen i § 115 b.",
    "",
]


@pytest.mark.parametrize("text", [*CLEAN, PRINT_OF_TODAY])
def test_a_sound_text_is_left_alone(text: str) -> None:
    assert lint(text, on=TODAY, outdated=outdated) == ()


def test_a_whole_page_of_sound_sentences_is_left_alone() -> None:
    assert codes("\n\n".join([PRINT_OF_TODAY, *CLEAN])) == []


def test_a_page_with_every_error_shows_each_once_with_its_line() -> None:
    page = "\n".join(texts[0] for texts in SEEN.values())
    found = lint(page, on=TODAY, outdated=outdated)
    assert [(one.line, one.code) for one in found] == list(enumerate(SEEN, 1))


def test_a_printed_wording_is_outdated_from_the_day_of_the_next() -> None:
    assert codes(OLD_PRINT) == ["stk_1_without_numbers", "four_stykker"]
    assert codes(OLD_PRINT, date(2024, 11, 4)) == ["stk_1_without_numbers"]
    assert codes(OLD_PRINT, date(2010, 1, 1)) == []
    assert codes(PRINT_OF_2011) == ["ksp_convicted_only", "four_stykker"]
    assert codes(PRINT_OF_2011, date(2016, 2, 29)) == []


def test_a_finding_says_where_it_stands_and_what_is_right() -> None:
    (found,) = lint("Skolen:\n  jf. servicelovens\n§ 153, stk. 1.\n", on=TODAY, outdated=outdated)
    assert (found.line, found.column, found.text) == (2, 7, "servicelovens § 153, stk. 1")
    assert found.message.da == "serviceloven § 153, stk. 1 gælder ikke siden 2024-01-01; se Barnets Lov § 133."
    assert found.message.en.endswith("is not in force since 2024-01-01; see Barnets Lov § 133.")


def test_each_section_of_a_list_is_found_where_it_stands() -> None:
    found = lint("efter servicelovens §§ 153 og 154", on=TODAY, outdated=outdated)
    assert [(one.column, one.text) for one in found] == [(7, "servicelovens §§ 153"), (31, "154")]


def test_what_is_not_known_of_an_outdated_section_is_left_out() -> None:
    assert Outdated().message("x").en == "x is not in force."
    assert Outdated(since=MOVED).message("x").da == "x gælder ikke siden 2024-01-01."
    assert Outdated(now="y").message("x").en == "x is not in force; see y."
