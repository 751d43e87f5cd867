"""Calendar files: written by one library, read back by another, the same events and the same bytes."""

import subprocess
import sys
from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from kriminalpraeventiv import KriminalpraeventivError, Period, Source, Text
from kriminalpraeventiv.ics import to_ics
from kriminalpraeventiv.schedule import ContentItem, Deadline, Due, Meetings, due
from kriminalpraeventiv.text import Language

PLAN = Source(document="Opdigtet plan", place="s. 4; note 2", standing="practice", certainty="stated")
Y2027 = Period(date(2027, 1, 1), date(2027, 12, 31))
REPORT = Deadline(
    id="sund.report",
    title=Text(da="Rapport, søndre område; æøå", en="Report, southern area"),
    who=Text(da="sekretariatet", en="the secretariat"),
    recipients=(Text(da="rådet", en="the council"), Text(da="kommunerne", en="the municipalities")),
    content=(ContentItem(code="status", text=Text(da="status på planen", en="status of the plan")),),
    windows=((6, 6), (12, 12)),
    source=PLAN,
)
THEME_DAY = Deadline(id="sund.theme_day", title=Text(da="Temadag", en="Theme day"), windows=((8, 8),), source=PLAN)
COUNCIL = Deadline(
    id="sund.council_meets",
    title=Text(da="Møde i rådet", en="Meeting of the council"),
    meetings=Meetings(at_least=4),
    source=PLAN,
)
LOCAL = Deadline(
    id="sund.local_council_meets",
    title=Text(da="Møde i lokalrådet", en="Meeting of the local council"),
    meetings=Meetings(at_least=4),
    source=PLAN,
)
DISTRICT = due([REPORT, THEME_DAY, COUNCIL, LOCAL], Y2027)


def read(written: bytes) -> list[Event]:
    return list(IcsCalendarStream.calendar_from_ics(written.decode("utf-8")).events)


def shown(event: Event) -> tuple[str, str, str]:
    """The first and last day of an event as a calendar shows it, and its summary."""
    return str(event.dtstart), str(event.dtend - timedelta(days=1) if event.dtend else None), event.summary or ""


def test_an_invented_districts_year_is_the_same_when_another_library_reads_it() -> None:
    assert [shown(event) for event in read(to_ics(DISTRICT, "en"))] == [
        ("2027-03-31", "2027-03-31", "Meeting of the council (meeting 1 of 4)"),
        ("2027-03-31", "2027-03-31", "Meeting of the local council (meeting 1 of 4)"),
        ("2027-06-30", "2027-06-30", "Meeting of the council (meeting 2 of 4)"),
        ("2027-06-30", "2027-06-30", "Meeting of the local council (meeting 2 of 4)"),
        ("2027-06-01", "2027-06-30", "Report, southern area"),
        ("2027-08-01", "2027-08-31", "Theme day"),
        ("2027-09-30", "2027-09-30", "Meeting of the council (meeting 3 of 4)"),
        ("2027-09-30", "2027-09-30", "Meeting of the local council (meeting 3 of 4)"),
        ("2027-12-31", "2027-12-31", "Meeting of the council (meeting 4 of 4)"),
        ("2027-12-31", "2027-12-31", "Meeting of the local council (meeting 4 of 4)"),
        ("2027-12-01", "2027-12-31", "Report, southern area"),
    ]


def test_the_danish_file_has_its_letters_commas_and_semicolons() -> None:
    first, second = read(to_ics(due([REPORT], Y2027), "da"))
    assert first.summary == "Rapport, søndre område; æøå"
    assert first.description == (
        "Hvem: sekretariatet\n"
        "Til: rådet; kommunerne\n"
        "Indhold: status på planen\n"
        "Kilden angiver kun måneden, ikke en dag: 2027-06-01 – 2027-06-30.\n"
        "Kilde: Opdigtet plan, s. 4; note 2"
    )
    assert second.uid == "sund.report/2027-12-01/2027-12-31/1@kriminalpraeventiv"


@pytest.mark.parametrize(
    ("months", "year", "first", "last", "remark"),
    [
        ((2, 2), 2027, "2027-02-01", "2027-02-28", "The source states only the month, not a day"),
        ((2, 2), 2028, "2028-02-01", "2028-02-29", "The source states only the month, not a day"),
        ((12, 12), 2027, "2027-12-01", "2027-12-31", "The source states only the month, not a day"),
        ((9, 10), 2027, "2027-10-31", "2027-10-31", "The source states only the period, not a day: 2027-09-01"),
        ((1, 12), 2027, "2027-12-31", "2027-12-31", "The source states only the period, not a day: 2027-01-01"),
    ],
)
def test_a_month_covers_its_days_and_what_is_longer_stands_on_its_last(
    months: tuple[int, int], year: int, first: str, last: str, remark: str
) -> None:
    one = attrs.evolve(THEME_DAY, windows=(months,))
    [event] = read(to_ics(due([one], Period(date(year, 1, 1), date(year, 12, 31))), "en"))
    assert shown(event) == (first, last, "Theme day")
    assert remark in (event.description or "")


def test_a_monthly_meeting_covers_its_month_and_says_that_the_pace_is_proposed() -> None:
    events = read(to_ics(due([attrs.evolve(COUNCIL, meetings=Meetings(at_least=12))], Y2027), "da"))
    assert shown(events[1]) == ("2027-02-01", "2027-02-28", "Møde i rådet (møde 2 af 12)")
    assert "fordelingen over månederne er et forslag: 2027-02-01 – 2027-02-28" in (events[1].description or "")


def test_the_one_meeting_of_a_year_is_not_counted_and_nothing_is_proposed() -> None:
    [event] = read(to_ics(due([attrs.evolve(COUNCIL, meetings=Meetings(at_least=1))], Y2027), "en"))
    assert shown(event) == ("2027-12-31", "2027-12-31", "Meeting of the council")
    assert "proposed" not in (event.description or "")


def test_the_sources_own_wording_is_told() -> None:
    wording = Text(da="Mindst 4", en="At least 4")
    first, *_ = read(to_ics(due([attrs.evolve(COUNCIL, meetings=Meetings(at_least=4, printed=wording))], Y2027), "da"))
    assert "Kildens ordlyd: Mindst 4\n" in (first.description or "")


def test_what_is_not_certain_and_what_its_deadline_notes_is_told() -> None:
    [item] = due([attrs.evolve(THEME_DAY, note=Text(da="Udledt.", en="Inferred."))], Y2027)
    [certain] = read(to_ics([item], "en"))
    [uncertain] = read(to_ics([attrs.evolve(item, certain=False)], "en"))
    assert "Inferred." in (certain.description or "")
    assert "Not certain" not in (certain.description or "")
    assert "Not certain" in (uncertain.description or "")


def test_events_block_nobodys_time_and_are_stamped_without_a_clock() -> None:
    written = to_ics(DISTRICT, "da").decode()
    assert written.count("TRANSP:TRANSPARENT\r\n") == written.count("BEGIN:VEVENT\r\n") == 11
    assert "PRODID:-//kriminalpraeventiv//schedule//DA\r\n" in written
    [event] = read(to_ics(due([THEME_DAY], Y2027), "da"))
    assert event.dtstamp.isoformat() == "2027-08-01T00:00:00+00:00"


def test_every_event_has_a_uid_of_its_own_that_the_language_does_not_change() -> None:
    uids = [event.uid for event in read(to_ics(DISTRICT, "da"))]
    assert len(set(uids)) == 11
    assert uids == [event.uid for event in read(to_ics(DISTRICT, "en"))]


def test_order_and_repetition_change_no_byte() -> None:
    assert to_ics([*DISTRICT[::-1], *DISTRICT], "da") == to_ics(DISTRICT, "da")


def test_nothing_due_is_an_empty_calendar() -> None:
    assert read(to_ics([], "da")) == []


WORDS = st.text("abcæøåÆØÅé–,;:\\\"' x", min_size=1, max_size=200).map(str.strip).filter(bool)


@given(WORDS, st.integers(1, 12), st.integers(2000, 2100), st.sampled_from(["da", "en"]))
def test_any_title_and_month_come_back_as_they_were(title: str, month: int, year: int, language: Language) -> None:
    one = attrs.evolve(THEME_DAY, title=Text(da=title, en=title), windows=((month, month),))
    [item] = due([one], Period(date(year, 1, 1), date(year, 12, 31)))
    [event] = read(to_ics([item], language))
    assert shown(event) == (str(item.start), str(item.end), title)


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    missing: Any = None
    monkeypatch.setitem(sys.modules, "icalendar", missing)
    with pytest.raises(KriminalpraeventivError, match=r"pip install 'kriminalpraeventiv\[calendar\]'") as refused:
        to_ics(DISTRICT, "da")
    assert [fault.code for fault in refused.value.faults] == ["missing_extra"]


def test_the_library_is_loaded_only_when_a_file_is_written() -> None:
    code = "import sys, kriminalpraeventiv.ics, kriminalpraeventiv.schedule; print('icalendar' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own command
    assert done.stdout.strip() == "False"


def test_the_same_items_give_the_same_bytes_under_any_hash_seed() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_ics as t; "
        "sys.stdout.buffer.write(t.to_ics(set(t.DISTRICT), 'da'))"
    )
    found = {
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", code, str(__file__).rpartition("/")[0]],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert found == {to_ics(DISTRICT, "da")}


def test_an_item_of_another_making_is_written_too() -> None:
    bare = Due(
        deadline="nord.x",
        kind="deadline",
        title=Text(da="Frist", en=""),
        start=date(2027, 2, 1),
        end=date(2027, 2, 28),
        by=date(2027, 2, 28),
        source=PLAN,
    )
    [event] = read(to_ics([bare], "en"))
    assert shown(event) == ("2027-02-01", "2027-02-28", "Frist")
