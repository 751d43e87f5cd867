"""The commands `due` and `triangle`, their files, and what they refuse."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from ical.calendar_stream import IcsCalendarStream

from kriminalpraeventiv.cli import main

DISTRICT = """
prefix = "nordby"
name = { da = "Opdigtet kreds", en = "Invented district" }
municipalities = ["0751"]
api = "1"
"""
DEADLINES = """
[sources.plan]
document = "an invented plan"
standing = "practice"
certainty = "stated"

[[deadline]]
id = "nordby.report"
title = { da = "Rapport", en = "Report" }
source = "plan"
who = { da = "sekretariatet", en = "the secretariat" }
recipients = [{ da = "rådet", en = "the council" }]
windows = [[6, 6], [12, 12]]

[[deadline]]
id = "nordby.theme_day"
title = { da = "Temadag", en = "Theme day" }
source = "plan"
windows = [[8, 8]]

[[deadline]]
id = "nordby.council"
title = { da = "Råd", en = "Council" }
source = "plan"
meetings = { at_least = 4 }
from = 2026-01-01
to = 2027-12-31

[[deadline]]
id = "nordby.ssp"
title = { da = "SSP", en = "SSP" }
source = "plan"
meetings = { at_least = 4 }

[[deadline]]
id = "nordby.gang_council"
title = { da = "Banderåd", en = "Gang council" }
source = "plan"
meetings = { as_needed = true }
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def district(tmp_path: Path) -> Path:
    folder = tmp_path / "nordby"
    folder.mkdir()
    (folder / "pack.toml").write_text(DISTRICT, encoding="utf-8")
    (folder / "deadlines.toml").write_text(DEADLINES, encoding="utf-8")
    return folder


def local(answer: dict[str, list[dict[str, str]]], part: str) -> list[dict[str, str]]:
    return [item for item in answer[part] if item["plugin"] == "nordby"]


def test_a_year_of_a_district_shows_june_august_december_and_four_meetings_of_each_forum_that_demands_them(
    capsys: pytest.CaptureFixture[str], district: Path
) -> None:
    code, out, _ = run(capsys, "due", "--year", 2027, "--municipality", "0751", "--pack", district, "--json")
    due = local(json.loads(out), "due")
    reports = {(item["deadline"], item["start"], item["end"]) for item in due if item["kind"] == "deadline"}
    assert code == 0
    assert reports == {
        ("nordby.report", "2027-06-01", "2027-06-30"),
        ("nordby.theme_day", "2027-08-01", "2027-08-31"),
        ("nordby.report", "2027-12-01", "2027-12-31"),
    }
    meetings = [item["deadline"] for item in due if item["kind"] == "meeting"]
    assert (meetings.count("nordby.council"), meetings.count("nordby.ssp")) == (4, 4)
    assert "nordby.gang_council" not in meetings


def test_the_calendar_holds_the_same_events_when_another_library_reads_it(
    capsys: pytest.CaptureFixture[str], district: Path, tmp_path: Path
) -> None:
    where = ("--year", "2027", "--municipality", "0751", "--plugins", "none", "--pack", district, "--lang", "en")
    _, out, _ = run(capsys, "due", *where, "--json")
    file = tmp_path / "year.ics"
    code, told, _ = run(capsys, "due", *where, "--ics", file)
    assert (code, told) == (0, "")
    events = IcsCalendarStream.calendar_from_ics(file.read_text(encoding="utf-8")).events
    assert len(events) == len(json.loads(out)["due"])
    assert {str(event.uid) for event in events}.__len__() == len(events)
    reports = sorted(str(event.dtstart) for event in events if (event.summary or "").startswith("Report"))
    assert reports == ["2027-06-01", "2027-12-01"]


def test_meetings_held_are_told_beside_what_is_demanded_and_never_scored(
    capsys: pytest.CaptureFixture[str], district: Path, tmp_path: Path
) -> None:
    held = tmp_path / "held.jsonl"
    days = ("2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13")
    held.write_text("\n".join(json.dumps({"forum": "nordby.ssp", "on": day}) for day in days), encoding="utf-8")
    where = ("--year", "2027", "--municipality", "0751", "--pack", district, "--held", held)
    answer = json.loads(run(capsys, "due", *where, "--on", "2027-07-01", "--json")[1])
    statuses = {told["deadline"]: told["status"] for told in local(answer, "meetings")}
    assert statuses == {"nordby.ssp": "met", "nordby.council": "behind", "nordby.gang_council": "as_needed"}
    text = run(capsys, "due", *where, "--on", "2027-07-01", "--lang", "en")[1]
    assert "SSP · 2027-01-01 – 2027-12-31: 4 of at least 4 · met" in text
    assert "Gang council · 2027-01-01 – 2027-12-31: 0 held · as needed" in text
    after = json.loads(run(capsys, "due", *where, "--on", "2028-01-01", "--json")[1])
    assert {t["deadline"]: t["status"] for t in local(after, "meetings")}["nordby.council"] == "overdue"


@pytest.mark.parametrize(
    ("meeting", "told"),
    [
        ({"forum": "nordby.council", "on": "2025-12-31"}, "[0].on: the rules on its meetings hold only in 2026-01-01"),
        ({"forum": "nordby.concil", "on": "2027-01-01"}, "the nearest is `nordby.council`"),
        ({"forum": "nordby.council", "on": "2027-02-30"}, "there is no such day in the calendar"),
        ({"forum": "nordby.council"}, "`on` is required"),
        ({"forum": "nordby.council", "on": "2027-01-01", "who": "Zebrahest"}, "unknown key"),
    ],
)
def test_a_meeting_at_fault_is_refused_by_its_place(
    capsys: pytest.CaptureFixture[str], district: Path, tmp_path: Path, meeting: dict[str, str], told: str
) -> None:
    held = tmp_path / "held.json"
    held.write_text(json.dumps(meeting), encoding="utf-8")
    where = ("--year", "2027", "--municipality", "0751", "--pack", district, "--held", held, "--on", "2027-07-01")
    code, out, err = run(capsys, "due", *where)
    assert (code, out) == (1, "")
    assert told in err
    assert "Zebrahest" not in err


def test_an_expired_plan_is_told_as_expired_and_gives_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "due", "--year", 2027, "--municipality", "0101", "--json")
    answer = json.loads(out)
    expired = {duty["deadline"]: duty["last_day"] for duty in answer["beside"] if duty["why"] == "expired"}
    assert expired["koebenhavn.status_report"] == "2019-12-31"
    assert [item for item in answer["due"] if item["deadline"].startswith("koebenhavn.")] == []


def test_a_plan_is_not_yet_in_force_before_its_first_day(capsys: pytest.CaptureFixture[str]) -> None:
    answer = json.loads(run(capsys, "due", "--year", 2016, "--municipality", "0561", "--json")[1])
    early = {duty["deadline"]: duty["since"] for duty in answer["beside"] if duty["why"] == "not_yet"}
    assert early["syd_soenderjylland.report"] == "2017-01-01"


def test_the_four_meetings_of_the_kredsraad_by_law_ended_with_an_act_of_2024(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def meetings(year: int) -> set[bool]:
        _, out, _ = run(capsys, "due", "--year", year, "--json", "--plugins", "none")
        return {i["certain"] for i in json.loads(out)["due"] if i["deadline"] == "deadline.kredsraad_by_law"}

    assert meetings(2023) == {True}
    assert False in meetings(2024)
    assert meetings(2025) == set()


@pytest.mark.parametrize("arguments", [("--municipality", "0166"), ("--municipality", "Esbjerg")])
def test_an_unknown_municipality_is_refused_naming_the_nearest(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, str]
) -> None:
    for command in (("due", "--year", "2027"), ("triangle",)):
        code, out, err = run(capsys, *command, *arguments)
        assert (code, out) == (1, "")
        assert "unknown municipality code; the nearest is" in err


@pytest.mark.parametrize("year", ["27", "20270", "next", "²⁰²⁷", "-2027"])
def test_what_is_no_year_is_wrong_usage(capsys: pytest.CaptureFixture[str], year: str) -> None:
    with pytest.raises(SystemExit) as left:
        run(capsys, "due", f"--year={year}")
    assert left.value.code == 2


def test_the_svg_is_written_whole_and_says_whose_it_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "triangle.svg"
    code, out, _ = run(capsys, "triangle", "--municipality", "0165", "--svg", file, "--lang", "en")
    root = ET.fromstring(  # noqa: S314 - our own file
        file.read_text(encoding="utf-8")
    )
    assert (code, out, root.get("role"), root.get("lang")) == (0, "", "img", "en")
    assert "Albertslund" in "".join(root.itertext())


def test_a_file_that_cannot_be_written_leaves_nothing_behind(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "triangle", "--svg", tmp_path / "nowhere" / "t.svg")
    assert (code, out) == (1, "")
    assert "this cannot be written" in err
    assert list(tmp_path.iterdir()) == []


def test_the_triangle_of_a_municipality_leaves_out_what_only_others_name(capsys: pytest.CaptureFixture[str]) -> None:
    def shown(*arguments: str) -> set[str]:
        lines = run(capsys, "triangle", "--json", "--plugins", "none", *arguments)[1].splitlines()
        return {json.loads(line)["measure"] for line in lines}

    everything, albertslund, aarhus = shown(), shown("--municipality", "0165"), shown("--municipality", "0751")
    assert len(everything) == 96
    assert aarhus < albertslund < everything
    assert "measure.exit_national_framework" in aarhus
    assert "measure.exit_kk" not in albertslund


def test_the_drawing_and_the_table_tell_the_same_measures(capsys: pytest.CaptureFixture[str]) -> None:
    drawing = run(capsys, "triangle", "--municipality", "0165", "--lang", "en")[1]
    table = run(capsys, "triangle", "--municipality", "0165", "--lang", "en", "--table")[1]
    assert "kriminalitetsforebyggelse" in drawing
    assert table.startswith("|")
    assert "Gang exit" in drawing
    assert "Gang exit" in table


def test_the_same_question_gives_the_same_bytes_whatever_the_day(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = [tmp_path / name for name in ("a.ics", "b.ics")]
    for file in files:
        run(capsys, "due", "--year", 2018, "--municipality", "0561", "--ics", file)
    assert files[0].read_bytes() == files[1].read_bytes()
    assert date(2018, 1, 1).strftime("%Y%m%d").encode() in files[0].read_bytes()
