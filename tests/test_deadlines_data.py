"""Deadlines and meetings: what each document prints, of whom, and for how long."""

from collections import Counter
from datetime import date

import attrs
import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.corpus.catalogue import deadlines
from kriminalpraeventiv.schedule import ContentItem, Deadline, Meetings
from kriminalpraeventiv.text import Text

LOCAL = [item for plugin in Rulebook.load().plugins for item in plugin.others if isinstance(item, Deadline)]
ALL = {entry.id.removeprefix("deadline."): entry for entry in (*deadlines(), *LOCAL)}
EIGHT = ("0510", "0540", "0550", "0561", "0563", "0573", "0575", "0580")
NOERREBRO = (date(2017, 1, 1), date(2019, 12, 31))
DISTRICT = (date(2017, 1, 1), date(2018, 12, 31))
ANY_DAY = None
YEARLY = ((1, 12),)
QUARTERLY = ((1, 3), (4, 6), (7, 9), (10, 12))
MONTHLY = tuple((month, month) for month in range(1, 13))
AS_NEEDED = Meetings(as_needed=True)
AT_LEAST_ONE = Meetings(at_least=1)
ONE_OR_TWO = Meetings(at_least=1, at_most=2)
TWO_TO_THREE = Meetings(at_least=2, at_most=3)
AT_LEAST_FOUR = Meetings(at_least=4)
FOUR_AND_AS_NEEDED = Meetings(at_least=4, as_needed=True)
EACH_HALF_YEAR = Meetings(at_least=1, per="half_year", as_needed=True)
Period = tuple[date, date] | None


def texts(value: object) -> list[Text]:
    if isinstance(value, Text):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts(part)]
    if isinstance(value, ContentItem | Deadline | Meetings):
        return [text for field in attrs.fields(type(value)) for text in texts(getattr(value, field.name))]
    return []


def test_each_deadline_stands_once() -> None:
    assert len(ALL) == len(deadlines()) + len(LOCAL) == 43


def test_each_document_has_its_deadlines_and_its_municipality_or_district() -> None:
    assert Counter((e.source.document[:9], e.municipalities, e.police_district) for e in ALL.values()) == {
        ("National ", (), None): 3,
        ("Udmøntnin", ("0101",), None): 13,
        ("Samarbejd", (), "1464"): 1,
        ("Samarbejd", EIGHT, None): 22,
        ("Den Krimi", ("0165",), None): 4,
    }


@pytest.mark.parametrize(
    ("name", "windows", "year", "who", "valid"),
    [
        ("national_safety_survey", ((9, 11),), None, "Rigspolitiet", ANY_DAY),
        ("national_action_plan", YEARLY, None, "NFC", ANY_DAY),
        ("koebenhavn.partnership_starts", ((1, 1),), 2017, "Københavns Politi", NOERREBRO),
        ("koebenhavn.status_report", ((8, 8),), None, "Sikker By", NOERREBRO),
        ("koebenhavn.registered_members", QUARTERLY, None, "EAS", NOERREBRO),
        ("koebenhavn.safety_survey", YEARLY, None, "Sikker By", NOERREBRO),
        ("koebenhavn.grant_expires", YEARLY, 2017, "Jobcenter", NOERREBRO),
        ("koebenhavn.safety_goal", ((12, 12),), 2019, "partnerskabet", NOERREBRO),
        ("syd_soenderjylland.report", ((6, 6), (12, 12)), None, "sekretariatschef", DISTRICT),
        ("syd_soenderjylland.theme_day", ((8, 8),), None, "sekretariatschef", DISTRICT),
        ("syd_soenderjylland.crime_analysis", ((8, 8),), None, "politiet", DISTRICT),
        ("syd_soenderjylland.cooperation_plan", YEARLY, None, "kredsrådet", DISTRICT),
        ("syd_soenderjylland.focus_areas", YEARLY, None, "kredsrådet", DISTRICT),
        ("syd_soenderjylland.action_plans", YEARLY, None, "lokalrådene", DISTRICT),
        ("syd_soenderjylland.traffic_analysis", YEARLY, None, None, DISTRICT),
        ("syd_soenderjylland.theme_meeting_2017", ((5, 5),), 2017, "Koordinationsgruppen", DISTRICT),
        ("syd_soenderjylland.safety_index", ((12, 12),), None, "politiet", DISTRICT),
        ("syd_soenderjylland.it_workshop", YEARLY, 2018, None, DISTRICT),
        ("traffic_ceilings_2020", YEARLY, 2020, "Færdselssikkerhedskommissionen", ANY_DAY),
        ("albertslund.monthly_counts", MONTHLY, None, "DKE", ANY_DAY),
        ("albertslund.each_grade", YEARLY, None, None, ANY_DAY),
    ],
)
def test_a_duty_falls_when_the_document_says(
    name: str, windows: tuple[tuple[int, int], ...], year: int | None, who: str | None, valid: Period
) -> None:
    entry = ALL[name]
    assert (entry.windows, entry.year, entry.undated, entry.meetings) == (windows, year, None, None)
    assert who in entry.who.da if who and entry.who else entry.who is None
    assert bounds(entry) == valid


@pytest.mark.parametrize(
    ("name", "undated", "who", "valid"),
    [
        ("national_documentation", "per_case", "politikredsene", ANY_DAY),
        ("syd_soenderjylland.running_status", "continuous", "lokalrådene", DISTRICT),
        ("albertslund.reassessment", "per_case", "DKE", ANY_DAY),
        ("albertslund.closing_note_at_closure", "per_case", "DKE", ANY_DAY),
    ],
)
def test_a_duty_without_a_date_gets_none(name: str, undated: str, who: str, valid: Period) -> None:
    entry = ALL[name]
    assert (entry.undated, entry.windows, entry.meetings) == (undated, (), None)
    assert entry.who is not None
    assert who in entry.who.da
    assert bounds(entry) == valid


@pytest.mark.parametrize(
    ("name", "forum", "meetings", "printed", "valid"),
    [
        (
            "koebenhavn.strategic_group",
            "koebenhavn.strategisk_styregruppe",
            EACH_HALF_YEAR,
            "mindst en gang hvert",
            NOERREBRO,
        ),
        (
            "koebenhavn.operative_group",
            "koebenhavn.operativ_styregruppe",
            FOUR_AND_AS_NEEDED,
            "4 gange årligt",
            NOERREBRO,
        ),
        ("koebenhavn.working_groups", "koebenhavn.operative_arbejdsgrupper", AS_NEEDED, None, NOERREBRO),
        (
            "koebenhavn.housing_forum",
            "koebenhavn.boligsocialt_samarbejdsforum",
            TWO_TO_THREE,
            "2-3 gange årligt",
            NOERREBRO,
        ),
        (
            "koebenhavn.theme_meetings_housing",
            "koebenhavn.temamoede_boligsociale_medarbejdere",
            ONE_OR_TWO,
            "1-2",
            NOERREBRO,
        ),
        (
            "koebenhavn.theme_meetings_staff",
            "koebenhavn.temamoede_kommune_politi",
            AT_LEAST_ONE,
            "minimum 1-2",
            NOERREBRO,
        ),
        ("koebenhavn.safety_meetings", "koebenhavn.tryghedsmoede", AS_NEEDED, "efter behov", NOERREBRO),
        (
            "syd_soenderjylland.coordination_group",
            "syd_soenderjylland.koordinationsgruppen",
            AT_LEAST_ONE,
            "det årlige møde",
            DISTRICT,
        ),
        ("syd_soenderjylland.kredsraad_meetings", "kredsraad", AT_LEAST_FOUR, "Mindst 4", DISTRICT),
        ("syd_soenderjylland.lokalraad_meetings", "lokalraad", AT_LEAST_FOUR, "Mindst 4", DISTRICT),
        (
            "syd_soenderjylland.lokalraad_plus_meetings",
            "syd_soenderjylland.lokalraad_plus",
            AT_LEAST_FOUR,
            "Mindst 4",
            DISTRICT,
        ),
        ("syd_soenderjylland.ssp_meetings", "ssp", AT_LEAST_FOUR, "Mindst 4", DISTRICT),
        ("syd_soenderjylland.psp_meetings", "psp", AT_LEAST_FOUR, "Mindst 4", DISTRICT),
        (
            "syd_soenderjylland.ssp_syd_soenderjylland_meetings",
            "syd_soenderjylland.ssp_syd_soenderjylland",
            AT_LEAST_FOUR,
            "Mindst 4",
            DISTRICT,
        ),
        ("syd_soenderjylland.ksp_meetings", "ksp", ONE_OR_TWO, "1-2", DISTRICT),
        ("syd_soenderjylland.samraad_meetings", "samraad", AS_NEEDED, "2 eller efter behov", DISTRICT),
        ("syd_soenderjylland.banderaad_meetings", "syd_soenderjylland.banderaad", AS_NEEDED, "Efter behov", DISTRICT),
        (
            "syd_soenderjylland.ungesamraad_meetings",
            "syd_soenderjylland.ungesamraad",
            AS_NEEDED,
            "Efter behov",
            DISTRICT,
        ),
    ],
)
def test_a_forum_meets_as_often_as_the_document_prints(
    name: str, forum: str, meetings: Meetings, printed: str | None, valid: Period
) -> None:
    entry = ALL[name]
    assert entry.meetings is not None
    words = entry.meetings.printed
    assert attrs.evolve(entry.meetings, printed=None) == meetings
    assert (printed or "") in (words.da if words else "")
    assert (words is None) == (printed is None)
    assert (entry.forum, entry.windows, entry.undated) == (forum, (), None)
    assert bounds(entry) == valid


def test_every_forum_that_meets_is_in_the_table_of_meetings() -> None:
    assert sum(entry.meetings is not None for entry in ALL.values()) == 18


def test_the_safety_survey_comes_every_second_autumn_from_2012() -> None:
    entry = ALL["national_safety_survey"]
    assert (entry.every, entry.counted_from, entry.windows) == (2, 2012, ((9, 11),))
    assert all(other.every == 1 and other.counted_from is None for other in ALL.values() if other is not entry)


def test_only_inferences_are_marked_as_such() -> None:
    copenhagen = {f"koebenhavn.{name}" for name in ("working_groups", "registered_members", "safety_survey")}
    albertslund = {"albertslund.monthly_counts", "albertslund.each_grade"}
    assert {name for name, entry in ALL.items() if entry.source.certainty == "implied"} == {
        *("national_safety_survey", "national_action_plan", "syd_soenderjylland.safety_index"),
        *(copenhagen | albertslund),
    }
    assert {entry.source.certainty for entry in ALL.values()} == {"stated", "implied"}


def test_an_inference_says_what_is_inferred() -> None:
    noted = [entry.note for entry in ALL.values() if entry.source.certainty == "implied"]
    assert all(note is not None and "udledt" in note.da and "inferred" in note.en for note in noted)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("syd_soenderjylland.theme_day", "30. oktober 2016"),
        ("syd_soenderjylland.kredsraad_meetings", "taget som et år"),
        ("syd_soenderjylland.ksp_meetings", "taget som et år"),
        ("syd_soenderjylland.samraad_meetings", "enten-eller"),
        ("koebenhavn.theme_meetings_staff", "det laveste gælder"),
        ("syd_soenderjylland.it_workshop", "aflyst"),
        ("syd_soenderjylland.cooperation_plan", "2017-2020"),
        ("koebenhavn.grant_expires", "kun »i 2017«"),
    ],
)
def test_what_is_odd_in_a_document_is_noted(name: str, words: str) -> None:
    note = ALL[name].note
    assert note is not None
    assert words in note.da


def test_the_status_report_has_five_parts_and_four_recipients() -> None:
    entry = ALL["koebenhavn.status_report"]
    told = " ".join(text.da for text in texts(entry))
    assert len(entry.content) == 5
    assert all(name in told for name in ("SSP-bestyrelsen", "Sikker By-styregruppen", "Økonomiudvalget", "ledelse i"))


# The seven duties of reporting: whom they reach, and what the document wants in them.
@pytest.mark.parametrize(
    ("row", "name", "audience", "codes"),
    [
        (
            "D1",
            "koebenhavn.status_report",
            "political",
            "activity_goals safety_and_crime safety_survey police_assessment registered_members",
        ),
        ("D2", "syd_soenderjylland.report", "authorities", "cooperation_plan_status"),
        ("D3", "syd_soenderjylland.theme_day", "authorities", "new_focus_areas"),
        ("D4", "syd_soenderjylland.running_status", "authorities", "activity_status"),
        ("D5", "syd_soenderjylland.cooperation_plan", "authorities", ""),
        ("D5", "syd_soenderjylland.action_plans", "authorities", ""),
        ("D6", "national_documentation", "authorities", "documentation evaluation"),
        ("D7", "albertslund.reassessment", "case", "reassessment aftercare evaluation"),
        ("D7", "albertslund.closing_note_at_closure", "case", "closing_note"),
    ],
)
def test_a_duty_of_reporting_says_who_reads_it_and_what_it_must_hold(
    row: str, name: str, audience: str, codes: str
) -> None:
    entry = ALL[name]
    assert row in entry.rows
    assert entry.audience == audience
    assert [item.code for item in entry.content] == codes.split()


def test_only_the_duties_of_reporting_have_an_audience() -> None:
    reporting = {name for name, entry in ALL.items() if any(row[0] == "D" and row[1:].isdigit() for row in entry.rows)}
    assert {name for name, entry in ALL.items() if entry.audience} == reporting
    assert len(reporting) == 9


def test_a_part_of_the_status_report_stands_where_the_plan_asks_for_it() -> None:
    report = ALL["koebenhavn.status_report"]
    places = {item.code: report.source_of(item).place for item in report.content}
    assert places.pop("activity_goals") == "s. 15-16"
    assert set(places.values()) == {"s. 16"}
    assert {report.source_of(item).document for item in report.content} == {report.source.document}
    [item] = ALL["syd_soenderjylland.report"].content
    assert ALL["syd_soenderjylland.report"].source_of(item) == ALL["syd_soenderjylland.report"].source


def test_the_parts_of_a_report_name_indicators_that_there_are() -> None:
    known = {indicator.id for indicator in Rulebook.load().indicators()}
    named = {id_ for entry in ALL.values() for item in entry.content for id_ in item.indicators}
    assert named - known == set()
    survey = next(item for item in ALL["koebenhavn.status_report"].content if item.code == "safety_survey")
    assert survey.indicators == ("koebenhavn.unsafe_ydre", "koebenhavn.unsafe_indre")


@pytest.mark.parametrize(
    ("row", "count"),
    [
        *((f"IND-0{number}", 1) for number in (1, 2, 3, 4)),
        ("IND-05", 2),
        ("ORG-10", 2),
        ("ORG-15", 10),
        *((f"D{number}", 1) for number in (1, 2, 3, 4, 6)),
        ("D5", 2),
        ("D7", 2),
        *((f"N{number}", 1) for number in range(10, 16)),
        ("Y12", 6),
        ("Y13", 1),
        ("Y14", 1),
        ("Y15", 2),
    ],
)
def test_each_duty_of_reporting_and_meeting_is_there(row: str, count: int) -> None:
    assert sum(row in entry.rows for entry in ALL.values()) == count


@pytest.mark.parametrize("name", ALL)
def test_each_deadline_has_a_place_a_way_to_fall_due_and_both_languages(name: str) -> None:
    entry = ALL[name]
    assert entry.source.place
    assert sum([bool(entry.windows), entry.undated is not None, entry.meetings is not None]) == 1
    assert all(1 <= first <= last <= 12 for first, last in entry.windows)
    assert all(text.da.strip() and text.en.strip() for text in texts(entry))


def bounds(entry: Deadline) -> Period:
    since, until = entry.valid.since, entry.valid.until
    if since is None or until is None:
        assert since is until is None
        return None
    return since.latest, date.fromordinal(until.earliest.toordinal() - 1)
