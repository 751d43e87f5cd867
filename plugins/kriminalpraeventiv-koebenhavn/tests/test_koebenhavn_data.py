"""Copenhagen: the partnership's deadlines, meetings, target groups and organisation."""

from datetime import date

import attrs
import pytest

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.schedule import Meetings
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
FORUMS = {forum.id.removeprefix("koebenhavn.") for forum in plugin.forums()}
DEADLINES = {entry.id.removeprefix("koebenhavn."): entry for entry in plugin.deadlines()}
(PARTNERSHIP,) = plugin.organisations()
YEARS = (date(2017, 1, 1), date(2020, 1, 1))
YEARLY = ((1, 12),)
QUARTERLY = ((1, 3), (4, 6), (7, 9), (10, 12))
EACH_HALF_YEAR = Meetings(at_least=1, per="half_year", as_needed=True)


@pytest.mark.parametrize(
    ("name", "windows", "year", "who"),
    [
        ("partnership_starts", ((1, 1),), 2017, "Københavns Politi"),
        ("status_report", ((8, 8),), None, "Sikker By"),
        ("registered_members", QUARTERLY, None, "EAS"),
        ("safety_survey", YEARLY, None, "Sikker By"),
        ("grant_expires", YEARLY, 2017, "Jobcenter"),
        ("safety_goal", ((12, 12),), 2019, "partnerskabet"),
    ],
)
def test_a_duty_falls_when_the_plan_says(
    name: str, windows: tuple[tuple[int, int], ...], year: int | None, who: str
) -> None:
    entry = DEADLINES[name]
    assert (entry.windows, entry.year, entry.undated, entry.meetings) == (windows, year, None, None)
    assert entry.who is not None
    assert who in entry.who.da


@pytest.mark.parametrize(
    ("name", "meets", "meetings", "printed"),
    [
        ("strategic_group", "strategisk_styregruppe", EACH_HALF_YEAR, "mindst en gang hvert"),
        ("operative_group", "operativ_styregruppe", Meetings(at_least=4, as_needed=True), "4 gange årligt"),
        ("working_groups", "operative_arbejdsgrupper", Meetings(as_needed=True), None),
        ("housing_forum", "boligsocialt_samarbejdsforum", Meetings(at_least=2, at_most=3), "2-3 gange årligt"),
        ("theme_meetings_housing", "temamoede_boligsociale_medarbejdere", Meetings(at_least=1, at_most=2), "1-2"),
        ("theme_meetings_staff", "temamoede_kommune_politi", Meetings(at_least=1), "minimum 1-2"),
        ("safety_meetings", "tryghedsmoede", Meetings(as_needed=True), "efter behov"),
    ],
)  # fmt: skip
def test_a_forum_meets_as_often_as_the_plan_prints(
    name: str, meets: str, meetings: Meetings, printed: str | None
) -> None:
    entry = DEADLINES[name]
    assert entry.meetings is not None
    assert attrs.evolve(entry.meetings, printed=None) == meetings
    assert (printed or "") in (entry.meetings.printed.da if entry.meetings.printed else "")
    assert entry.forum == f"koebenhavn.{meets}"
    assert meets in FORUMS


def test_every_deadline_is_of_the_partnership_and_its_years() -> None:
    assert len(DEADLINES) == 13
    spans = {
        (e.valid.since and e.valid.since.latest, e.valid.until and e.valid.until.earliest) for e in DEADLINES.values()
    }
    assert spans == {YEARS}
    inferred = {name for name, entry in DEADLINES.items() if entry.source.certainty == "implied"}
    assert inferred == {"working_groups", "registered_members", "safety_survey"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("theme_meetings_staff", "det laveste gælder"),
        ("grant_expires", "kun »i 2017«"),
        ("status_report", "titel blandt de beslægtede dokumenter efter s. 19"),
    ],
)
def test_what_is_odd_in_the_plan_is_noted(name: str, words: str) -> None:
    note = DEADLINES[name].note
    assert note is not None
    assert words in note.da


def test_the_status_report_has_five_parts_and_four_recipients() -> None:
    entry = DEADLINES["status_report"]
    assert len(entry.content) == 5
    assert entry.who is not None
    assert entry.who.da == "Sikker By sammen med politiets projektleder i EAS (på grundlag af parternes input)"
    told = " ".join(recipient.da for recipient in entry.recipients)
    assert len(entry.recipients) == 4
    assert all(name in told for name in ("SSP-bestyrelsen", "Sikker By-styregruppen", "Økonomiudvalget", "ledelse i"))


def test_that_a_change_of_the_geographic_focus_is_recommended_is_said_to_be_inferred() -> None:
    initiatives, geography = PARTNERSHIP.links
    assert ("igangværende tiltag" in initiatives.da, "udledt" in initiatives.da) == (True, False)
    assert ("geografiske fokus" in geography.da, "udledt" in geography.da) == (True, True)


def test_ages_lost_in_the_plan_stay_missing_and_marked() -> None:
    assert [(group.from_age, group.to_age, group.lost) for group in PARTNERSHIP.groups] == [
        (None, None, ("from_age", "to_age")),
        (None, None, ("from_age", "to_age")),
        (None, 17, ()),
        (18, None, ()),
        (18, None, ()),
        (None, None, ("from_age", "to_age")),
        (None, None, ("from_age", "to_age")),
    ]


def test_levels_stand_from_the_top_down() -> None:
    titles = [level.title.da for level in PARTNERSHIP.levels]
    starts = ["Strategisk styregruppe", "Operativ styregruppe", "Operative arbejdsgrupper"]
    assert all(title.startswith(start) for title, start in zip(titles, starts, strict=True))
    assert (PARTNERSHIP.head_count, PARTNERSHIP.inhabitants, PARTNERSHIP.cut_line) == (None, None, None)
    assert BOOK.plugins[0].municipalities == ("0101",)


def test_what_the_plan_says_of_section_115_a_is_corrected_beside_the_print() -> None:
    corrected = [reference for reference in PARTNERSHIP.references if reference.correction]
    assert [reference.provisions for reference in corrected] == [("law.prevention_sharing", "law.close_person_sharing")]
    known = set(BOOK.corpus.provisions)
    assert all(set(reference.provisions) <= known for reference in PARTNERSHIP.references)
