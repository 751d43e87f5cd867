"""The catalogue: every figure and target of the source documents is in the data, as printed, and nothing more."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kriminalpraeventiv import Period, Rulebook
from kriminalpraeventiv.indicators.figure import Baseline
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Target

BOOK = Rulebook.load()
ALL = {indicator.id: indicator for indicator in BOOK.indicators()}
DISTRICT = "koebenhavns_politikreds"
IDS = [
    *(f"N{number}" for number in range(1, 18)),
    *(f"A{number}" for number in range(1, 11)),
    *(f"Y{number}" for number in range(1, 17)),
    *(f"P{number}" for number in range(1, 7)),
    "I1",
]
"""The fifty indicators of the catalogue: Nørrebro, Albertslund, Syd- og Sønderjylland, the strategy, Ishøj's note."""


def days(text: str) -> Period | None:
    """Return `2016` as its year, `2010-2013` as its years, anything else as a first and a last day."""
    if not text:
        return None
    if len(text) == 4:
        text = f"{text}-{text}"
    if len(text) == 9:
        return Period(date(int(text[:4]), 1, 1), date(int(text[5:]), 12, 31))
    first, _, last = text.partition(" ")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


def baseline(id_: str) -> Baseline:
    found = ALL[id_].baseline
    assert found is not None
    return found


def test_there_are_fifty_indicators_in_the_catalogue_and_each_is_in_the_data() -> None:
    assert len(IDS) == 50
    held = Counter(row for indicator in ALL.values() for row in indicator.rows)
    assert [id_ for id_ in IDS if not held[id_]] == []


# Every number the documents print: id, row, page, value as printed, qualifier, unit, area, time.
PRINTED = [
    ("koebenhavn.registered_gang_members", "N1", "s. 8 og 15", "290", "exact", "person", DISTRICT, "2017-03-31"),
    ("koebenhavn.citizen_crime_rate_ydre", "N3", "s. 15", "40.5", "exact", None, "ydre_noerrebro", "2016"),
    ("koebenhavn.citizen_crime_rate_indre", "N4", "s. 15", "58.2", "exact", None, "indre_noerrebro", "2016"),
    ("koebenhavn.unsafe_ydre", "N5", "s. 15", "8", "exact", "percent", "ydre_noerrebro", "2017"),
    ("koebenhavn.unsafe_indre", "N6", "s. 15", "11", "exact", "percent", "indre_noerrebro", "2017"),
    ("koebenhavn.home_visits", "N9", "s. 15", "65", "approximate", "home_visit", "indre_noerrebro", "2016"),
    ("koebenhavn.ssp_staff", "N17", "s. 18", "380", "at_least", "person", "0101", ""),
    ("koebenhavn.ssp_committees", "N17", "s. 18", "16", "exact", "committee", "0101", ""),
    ("albertslund.level_1_cases", "A1", "Sagsportefølje og recidiv", "12", "exact", "case/month", "0165", ""),
    ("albertslund.advice", "A2", "Sagsportefølje og recidiv", "19", "exact", "contact/month", "0165", ""),
    ("albertslund.active_cases", "A3", "Sagsportefølje og recidiv", "19", "exact", "case", "0165", "2015-05-15"),
    ("albertslund.mentor_cases", "A4", "Sagsportefølje og recidiv", "13", "exact", "case", "0165", "2015-05-15"),
    ("albertslund.aftercare_cases", "A5", "Sagsportefølje og recidiv", "6", "exact", "case", "0165", "2015-05-15"),
    ("albertslund.relapse", "A6", "Sagsportefølje og recidiv", "6", "exact", "percent", "0165", "2015-05-15"),
    ("syd_soenderjylland.road_deaths", "Y3", "Sikker trafik", "215", "preliminary", "person", "denmark", "2016"),
    ("syd_soenderjylland.video_interviews", "Y6", "Overgreb mod børn", "275", "at_least", "interview", "1464", "2016"),
    ("syd_soenderjylland.children_shaken_or_pushed", "Y7", "Overgreb", "28", "exact", "percent", "denmark", "2016"),
    ("syd_soenderjylland.children_hit", "Y7", "Overgreb mod børn", "9", "exact", "percent", "denmark", "2016"),
    ("syd_soenderjylland.violence_at_private_addresses", "Y8", "Vold", "46", "exact", "percent", "1464", "2010-2013"),
    ("syd_soenderjylland.violence_in_public_areas", "Y8", "Vold", "54", "exact", "percent", "1464", "2010-2013"),
    ("indicator.worried_about_crime", "P1", "s. 4 og note 5", "30", "approximate", "percent", "denmark", ""),
]  # fmt: skip


@pytest.mark.parametrize(("id_", "row", "place", "value", "qualifier", "unit", "area", "time"), PRINTED)
def test_a_figure_stands_to_the_printed_digit(  # noqa: PLR0913, PLR0917 - all that is printed of it
    id_: str, row: str, place: str, value: str, qualifier: str, unit: str | None, area: str, time: str
) -> None:
    found = baseline(id_)
    assert row in ALL[id_].rows
    assert (ALL[id_].source.place or "").startswith(place)
    assert str(found.value) == value
    assert (found.qualifier, found.unit, found.area, found.period) == (qualifier, unit, area, days(time))
    assert (found.measure, found.count, found.denominator, found.respondents) == ("level", None, None, None)


@pytest.mark.parametrize(
    ("id_", "row", "value", "since", "time"),
    [
        ("syd_soenderjylland.reported_crime", "Y1", "-31", "2010", "2016"),
        ("syd_soenderjylland.reported_violence", "Y2", "36.2", "2015", "2016"),
    ],
)
def test_a_change_in_per_cent_is_no_level(id_: str, row: str, value: str, since: str, time: str) -> None:
    found = baseline(id_)
    assert row in ALL[id_].rows
    assert (str(found.value), found.measure, found.unit) == (value, "relative_change", "percent")
    assert (found.since, found.period, found.area) == (days(since), days(time), "1464")
    assert ALL[id_].unit == "report"


@pytest.mark.parametrize(
    ("id_", "row", "count", "denominator", "unit", "area", "time"),
    [
        ("indicator.pool_projects", "P5", 13, None, "project", "denmark", "2014-2015"),
        ("syd_soenderjylland.focus_areas_chosen", "Y16", 6, None, "area", "1464", "2017-2018"),
        ("ishoej.prevention_staff", "I1", 7, None, "employee", "0183", ""),
        ("albertslund.prevention_staff", "I1", 12, 27_500, "employee/kinh", "0165", ""),
        ("viborg.prevention_staff", "I1", 8, 100_000, "employee/kinh", "0791", ""),
        ("hoeje_taastrup.prevention_staff", "I1", 9, 50_000, "employee/kinh", "0169", ""),
    ],
)
def test_a_count_stands_as_counted(  # noqa: PLR0913, PLR0917 - all that is printed of it
    id_: str, row: str, count: int, denominator: int | None, unit: str, area: str, time: str
) -> None:
    found = baseline(id_)
    assert row in ALL[id_].rows
    assert (found.count, found.denominator, found.unit, found.area) == (count, denominator, unit, area)
    assert (found.value, found.period) == (None, days(time))


@pytest.mark.parametrize(
    ("pack", "per_10_000"), [("albertslund", "4.36"), ("viborg", "0.80"), ("hoeje_taastrup", "1.80")]
)
def test_staff_per_inhabitants_is_derived_where_both_are_told(pack: str, per_10_000: str) -> None:
    amount = baseline(f"{pack}.prevention_staff").amount
    assert amount is not None
    assert f"{float(amount * 10):.2f}" == per_10_000


@pytest.mark.parametrize(
    ("per", "amount"), [("kinh", 1), ("ten_thousand_inhabitants", 10), ("hundred_thousand_inhabitants", 100)]
)
def test_a_rate_is_per_as_many_inhabitants_as_its_unit_says(per: str, amount: int) -> None:
    assert Baseline(count=12, denominator=12_000, unit=f"report/{per}").amount == amount


def test_what_the_documents_say_in_words_stands_in_words() -> None:
    worded = {id_: one.baseline.text.da for id_, one in ALL.items() if one.baseline and one.baseline.text}
    assert worded == {"syd_soenderjylland.safety_in_neighbourhood": "grundlæggende trygge"}
    states = {id_: one.baseline.state for id_, one in ALL.items() if one.baseline and one.baseline.state}
    assert states == {
        "syd_soenderjylland.theme_meeting_held": "done",
        "syd_soenderjylland.it_workshop_held": "cancelled",
        "syd_soenderjylland.emergency_room_trial": "pending",
        "syd_soenderjylland.licence_at_17_trial": "pending",
    }


def test_no_number_stands_in_the_data_that_no_document_prints() -> None:
    numbers = {
        id_ for id_, one in ALL.items() if one.baseline and (one.baseline.value, one.baseline.count) != (None, None)
    }
    counted = {"indicator.pool_projects", "syd_soenderjylland.focus_areas_chosen"}
    counted |= {f"{pack}.prevention_staff" for pack in ("ishoej", "albertslund", "viborg", "hoeje_taastrup")}
    changed = {"syd_soenderjylland.reported_crime", "syd_soenderjylland.reported_violence"}
    assert numbers == {id_ for id_, *_ in PRINTED} | counted | changed


def test_what_could_not_be_read_stays_lost() -> None:
    lost = {id_: one.baseline.lost for id_, one in ALL.items() if one.baseline and one.baseline.lost}
    assert lost == {
        "koebenhavn.citizen_crime_rate_ydre": ("unit", "count"),
        "koebenhavn.citizen_crime_rate_indre": ("unit", "count"),
        "koebenhavn.citizen_crime_count_ydre": ("count",),
        "koebenhavn.citizen_crime_count_indre": ("count",),
    }
    assert baseline("koebenhavn.citizen_crime_count_ydre").amount is None


def aim(target: Target) -> dict[str, Any]:
    """Return what a target says beside its kind and its words."""
    names = ("value", "low", "high", "margin", "per", "deadline")
    return {name: getattr(target, name) for name in names if getattr(target, name) is not None}


AIMS: dict[str, tuple[str, dict[str, Any]]] = {
    "koebenhavn.registered_gang_members": ("reduce", {}),
    "koebenhavn.citizen_crime_rate_ydre": ("reduce", {}),
    "koebenhavn.citizen_crime_rate_indre": ("reduce", {}),
    "koebenhavn.citizen_crime_count_ydre": ("reduce", {}),
    "koebenhavn.citizen_crime_count_indre": ("reduce", {}),
    "koebenhavn.unsafe_ydre": ("reduce", {"deadline": date(2019, 12, 31)}),
    "koebenhavn.unsafe_indre": ("reduce", {"deadline": date(2019, 12, 31)}),
    "koebenhavn.talk_coverage": ("coverage", {}),
    "koebenhavn.housing_network_meetings": ("range", {"low": 2, "high": 3, "per": "year"}),
    "koebenhavn.safety_dialogue_meetings": ("as_needed", {}),
    "koebenhavn.theme_meetings_housing_held": ("range", {"low": 1, "high": 2, "per": "year"}),
    "koebenhavn.theme_meetings_staff_held": ("at_least", {"value": 1, "per": "year"}),
    "koebenhavn.operative_group_meetings": ("at_least", {"value": 4, "per": "year"}),
    "koebenhavn.strategic_group_meetings": ("each_period", {"value": 1, "per": "half_year"}),
    "koebenhavn.new_initiatives": ("at_least", {"value": 10}),
    "koebenhavn.new_initiatives_individual": ("at_least", {"value": 6}),
    "koebenhavn.new_initiatives_general": ("at_least", {"value": 4}),
    "albertslund.aim_felt_safety": ("increase", {}),
    "albertslund.aim_victims": ("reduce", {}),
    "albertslund.aim_onset": ("reduce", {}),
    "albertslund.aim_harm": ("reduce", {}),
    "syd_soenderjylland.reported_violence": ("reduce", {}),
    "syd_soenderjylland.violent_events": ("reduce", {}),
    "syd_soenderjylland.road_deaths": ("at_most", {"value": 120, "per": "year", "deadline": date(2020, 12, 31)}),
    "syd_soenderjylland.seriously_injured": ("at_most", {"value": 1000, "per": "year", "deadline": date(2020, 12, 31)}),
    "syd_soenderjylland.slightly_injured": ("at_most", {"value": 1000, "per": "year", "deadline": date(2020, 12, 31)}),
    "syd_soenderjylland.reported_burglary": ("reduce", {}),
    "syd_soenderjylland.reported_digital_abuse": ("reduce", {}),
    "syd_soenderjylland.safety_in_neighbourhood": ("maintain", {}),
    **{
        f"syd_soenderjylland.{forum}_meetings_held": ("at_least", {"value": 4, "per": "year"})
        for forum in ("kredsraad", "lokalraad", "lokalraad_plus", "ssp", "psp", "ssp_syd_soenderjylland")
    },
    "syd_soenderjylland.ksp_meetings_held": ("range", {"low": 1, "high": 2, "per": "year"}),
    "syd_soenderjylland.samraad_meetings_held": ("as_needed", {}),
    "syd_soenderjylland.banderaad_meetings_held": ("as_needed", {}),
    "syd_soenderjylland.ungesamraad_meetings_held": ("as_needed", {}),
    "syd_soenderjylland.theme_meeting_held": ("milestone", {}),
    "syd_soenderjylland.it_workshop_held": ("milestone", {"deadline": date(2018, 12, 31)}),
    "syd_soenderjylland.emergency_room_trial": ("milestone", {}),
    "syd_soenderjylland.licence_at_17_trial": ("milestone", {}),
    "indicator.repeat_victimisation": ("reduce", {}),
    "indicator.subjective_safety": ("maintain", {}),
    "indicator.conversations_of_concern": ("staged", {}),
}


def test_each_target_is_that_of_its_document_and_has_a_number_only_where_the_document_has_one() -> None:
    found = {id_: (one.target.kind, aim(one.target)) for id_, one in ALL.items() if one.target}
    assert found == AIMS


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("koebenhavn.theme_meetings_staff_held", "minimum 1-2"),
        ("koebenhavn.strategic_group_meetings", "mindst en gang hvert halve år"),
        ("koebenhavn.talk_coverage", "hos alle identificerede"),
        ("syd_soenderjylland.kredsraad_meetings_held", "Mindst 4"),
        ("syd_soenderjylland.samraad_meetings_held", "2 eller efter behov"),
        ("syd_soenderjylland.safety_in_neighbourhood", "fastholde"),
        ("albertslund.aim_victims", "så få borgere som muligt"),
    ],
)
def test_a_target_keeps_the_words_of_its_document(id_: str, words: str) -> None:
    target = ALL[id_].target
    assert target is not None
    assert target.printed is not None
    assert words in target.printed.da


def test_the_staged_target_goes_from_process_to_effect() -> None:
    target = ALL["indicator.conversations_of_concern"].target
    assert target is not None
    assert [stage.level for stage in target.stages] == ["process", "result", "effect"]


# Level and direction of each row, as the catalogue gives them; a row with several indicators names the one it is about.
LEVELS = [
    *(("N1", "result", "lower"), ("N2", "result", "none"), ("N3", "result", "lower"), ("N4", "result", "lower")),
    *(("N5", "effect", "lower"), ("N6", "effect", "lower"), ("N7", "activity", "none"), ("N9", "activity", "none")),
    *(("N10", "process", "in_range"), ("N11", "process", "none"), ("N12", "process", "in_range")),
    *(("N13", "process", "higher"), ("N14", "process", "higher"), ("N15", "process", "higher")),
    *(("N16", "activity", "higher"), ("N17", "context", "none")),
    *((f"A{number}", "activity", "none") for number in range(1, 6)),
    *(("A6", "effect", "lower"), ("A7", "effect", "higher")),
    *((f"A{number}", "effect", "lower") for number in (8, 9, 10)),
    *(("Y1", "result", "lower"), ("Y3", "effect", "lower"), ("Y4", "effect", "lower"), ("Y5", "effect", "lower")),
    *(("Y6", "activity", "none"), ("Y7", "context", "lower"), ("Y8", "context", "none"), ("Y9", "result", "lower")),
    *(("Y10", "result", "none"), ("Y11", "effect", "maintain"), ("Y12", "process", "higher")),
    *(("Y13", "process", "in_range"), ("Y14", "process", "none"), ("Y15", "process", "none")),
    *(("P1", "effect", "lower"), ("P2", "result", "lower"), ("P4", "process", "none"), ("I1", "context", "none")),
]  # fmt: skip


@pytest.mark.parametrize(("row", "level", "direction"), LEVELS)
def test_level_and_direction_are_those_of_the_catalogue(row: str, level: str, direction: str) -> None:
    assert {(one.level, one.direction) for one in ALL.values() if row in one.rows} == {(level, direction)}


@pytest.mark.parametrize("id_", ALL)
def test_each_indicator_names_its_source_with_a_place_and_speaks_both_languages(id_: str) -> None:
    one = ALL[id_]
    assert one.source.document
    assert one.source.place
    assert one.source.certainty in ("stated", "implied")
    texts = [one.title, one.definition, one.numerator, one.denominator, one.owner, *(trap.text for trap in one.traps)]
    assert all(text.da.strip() and text.en.strip() for text in texts if text)
    assert one.owner


def test_each_area_is_a_place_that_is_known() -> None:
    declared = {area.code for plugin in BOOK.plugins for area in plugin.manifest.areas}
    known = declared | {*BOOK.corpus.municipalities, *BOOK.corpus.districts, "denmark", DISTRICT}
    bases = [one.baseline.area for one in ALL.values() if one.baseline]
    named = {*bases, *(one.area for one in ALL.values()), *(one.measured_area for one in ALL.values())}
    assert named - known == {None}


def test_each_indicator_says_what_it_is_but_the_relapse_that_no_slide_defines() -> None:
    assert {id_ for id_, one in ALL.items() if one.definition is None} == {"albertslund.relapse"}


def test_every_source_is_one_of_the_five_documents() -> None:
    found = Counter(one.source.document.split(",")[0] for one in ALL.values())
    assert found == {
        "Udmøntningsplan 2017": 23,
        "Den Kriminalpræventive Enhed (DKE) – PRO Modellen": 12,
        "Ishøj": 4,
        "Samarbejdsplan 2017-18": 30,
        "National strategi for forebyggelse af kriminalitet 2014-2015": 7,
    }


def parts_of(one: Indicator) -> list[Indicator]:
    return [ALL[id_] for id_ in one.parts]


def test_parts_that_must_sum_do() -> None:
    whole = {id_ for id_, one in ALL.items() if one.parts}
    assert whole == {"koebenhavn.new_initiatives", "syd_soenderjylland.violence_by_place", "albertslund.active_cases"}
    ten = ALL["koebenhavn.new_initiatives"]
    aims = [part.target.value for part in parts_of(ten) if part.target and part.target.value]
    assert ten.target is not None
    assert sum(aims) == ten.target.value == Decimal(10)


def test_shares_of_one_whole_sum_to_a_hundred() -> None:
    whole = ALL["syd_soenderjylland.violence_by_place"]
    shares = [one.baseline.value for one in parts_of(whole) if one.baseline and one.baseline.value]
    assert sum(shares) == 100
    warned = {one.id for one in ALL.values() if "shares_sum_to_100" in {trap.code for trap in one.traps}}
    assert warned == {whole.id, *whole.parts}


def test_that_the_cases_of_albertslund_are_parts_is_said_to_be_unclear() -> None:
    active = ALL["albertslund.active_cases"]
    assert active.parts == ("albertslund.mentor_cases", "albertslund.aftercare_cases")
    assert all("parts_unclear" in {trap.code for trap in one.traps} for one in (active, *parts_of(active)))
