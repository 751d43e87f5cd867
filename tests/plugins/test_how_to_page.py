"""The how-to page on plugins: its files are a sound pack, its commands run, and it leaves out no key."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import Case, CaseFile, InterventionPlan, Rulebook
from kriminalpraeventiv.cli import main
from kriminalpraeventiv.corpus.rule_entries import CaseworkEntry, ForbidEntry, RequireEntry, TargetEntry, TriageEntry
from kriminalpraeventiv.hookspecs import Area
from kriminalpraeventiv.indicators.figure import Baseline, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.level import Scheme, SchemeLevel, SchemeStep
from kriminalpraeventiv.local_forum import Decision, LocalForum
from kriminalpraeventiv.logic.fact import Value
from kriminalpraeventiv.packfiles import FILES, FactEntry, PackFile
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Group, LegalReference, Organisation, Post, Unit
from kriminalpraeventiv.reports.asked import ReportInput
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.schedule import Deadline, Held, Meetings
from kriminalpraeventiv.schedule.content import ContentItem
from kriminalpraeventiv.serialization.measurements import read_measurement
from kriminalpraeventiv.serialization.strict import strict_converter, structure
from kriminalpraeventiv.testing import conformance

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "write-a-plugin.md").read_text(encoding="utf-8")
DANISH, ENGLISH, _ = re.split(r"^## (?:Write your|Filerne)", PAGE, flags=re.MULTILINE)
LANGUAGES = pytest.mark.parametrize("part", [DANISH, ENGLISH], ids=["da", "en"])
BLOCKS: dict[str, str] = dict(re.findall(r"^```toml\n# (\S+\.toml)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE))
FOLDER = {name: text for name, text in BLOCKS.items() if name != "pyproject.toml"}
PLUGIN = RulePack("eksempel", tuple(sorted(FOLDER.items())))
BOOK = Rulebook.load(plugins=[PLUGIN])
DAY, TOWN = date(2026, 11, 1), "0766"
YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
RECORDS: dict[str, dict[str, Any]] = {
    "triage": {"id": "s1", "age": 15},
    "may-share": {"id": "a1", "forum": "eksempel.ssp_nord", "receiver": "school", "identifiable": True},
    "forum": {"id": "m1", "kind": "eksempel.ssp_nord", "parties": ["police", "school"]},
    "advance": {"id": "f1", "step": "identified", "to_step": "attested"},
    "next-steps": {"id": "f1", "step": "identified"},
    "may-start": {"id": "i1", "subject": "area"},
}
"""A record for each command of section 5 that reads some."""

TestTheExample = conformance(PLUGIN, max_examples=5)


def case_file(**facts: Any) -> CaseFile:  # noqa: ANN401 - any fact
    return CaseFile(id="f", on=DAY, municipality=TOWN, **facts)


def samples(part: str) -> list[dict[str, Any]]:
    return [json.loads(block) for block in re.findall(r"^```json\n(.*?)^```", part, re.DOTALL | re.MULTILINE)]


def commands(part: str) -> list[list[str]]:
    lines = [line.split() for line in part.splitlines() if line.startswith("kriminalpraeventiv ")]
    return [words[1:] for words in lines]


# The files


def test_the_example_has_every_file_but_those_that_no_answer_reads() -> None:
    assert set(FOLDER) == set(FILES) - {"organisations.toml"}


def test_the_example_uses_every_kind_of_thing_that_casework_and_the_year_know() -> None:
    (admitted,) = BOOK.plugins
    assert {type(rule).__name__ for rule in admitted.rules} >= {"Require", "CaseworkRule"}
    assert {type(item).__name__ for item in admitted.others} == {"LocalForum", "Measure", "Deadline", "Indicator"}
    assert admitted.scheme is not None
    assert [(step.code, step.after) for step in admitted.scheme.step] == [("eksempel.netvaerksmoede", "investigated")]


@pytest.mark.parametrize(
    ("asked", "verdict", "stops"),
    [(True, "may", []), (False, "may_not", ["eksempel.hjemmet_foerst"]), (None, "undetermined", [])],
)
def test_the_network_meeting_waits_for_the_home(asked: Value | None, verdict: str, stops: list[str]) -> None:
    local = {} if asked is None else {"eksempel.hjemmet_spurgt": asked}
    answer = BOOK.may_advance(case_file(step="investigated", local=local), "eksempel.netvaerksmoede")
    assert (answer.verdict, [stop.rule for stop in answer.stops]) == (verdict, stops)
    assert ("eksempel.hjemmet_spurgt" in {missing.fact for missing in answer.missing}) is (asked is None)
    assert ("eksempel.spoerg_hjemmet" in {step.code for step in answer.next_steps}) is (asked is False)


def test_the_network_meeting_is_not_skipped_here_and_is_unknown_nationally() -> None:
    answer = BOOK.may_advance(case_file(step="investigated", decided_level=2, preliminary_level=2), "allocated")
    assert (answer.verdict, [stop.rule for stop in answer.stops]) == ("may_not", ["gate.out_of_order"])
    assert "netværksmøde" in answer.stops[0].text.da
    assert answer.national is not None
    assert answer.national.stops == ()


def test_a_case_that_was_investigated_goes_on_to_the_network_meeting() -> None:
    assert BOOK.next_steps(case_file(step="investigated")).to_step == "eksempel.netvaerksmoede"


@pytest.mark.parametrize(
    ("subject", "crime_data", "rule"),
    [("area", True, "holds"), ("area", False, "stops"), ("area", None, "asks"), ("group", False, "holds")],
)
def test_an_intervention_in_an_area_waits_for_crime_data(subject: Any, crime_data: Any, rule: str) -> None:  # noqa: ANN401 - any fact
    plan = InterventionPlan(id="p", on=DAY, municipality=TOWN, subject=subject, crime_data=crime_data)
    answer = BOOK.may_start(plan)
    asked = {missing.fact for missing in answer.missing if "verdict" in missing.could_change}
    assert ("eksempel.data_foer_omraade" in {reason.rule for reason in answer.reasons}) is (rule == "holds")
    assert ("eksempel.data_foer_omraade" in {stop.rule for stop in answer.stops}) is (rule == "stops")
    assert ("crime_data" in asked) is (rule == "asks")


@pytest.mark.parametrize(("aftercare", "measures"), [("planned", ("eksempel.fritidspas",)), ("not_needed", ())])
def test_planned_aftercare_brings_the_leisure_pass(aftercare: Any, measures: tuple[str, ...]) -> None:  # noqa: ANN401
    assert BOOK.next_steps(case_file(step="intervention", aftercare=aftercare)).measures == measures


def test_the_leisure_pass_stands_in_the_triangle_of_its_town_alone() -> None:
    here = {found.measure: found for found in BOOK.triangle(TOWN).measures}["eksempel.fritidspas"]
    assert (here.purpose, here.column, here.placed, here.plugin) == (
        "forebyggelse",
        "proactive",
        "proposed",
        "eksempel",
    )
    assert "eksempel.fritidspas" not in {found.measure for found in BOOK.triangle("0751").measures}


def test_the_yearly_plan_is_due_in_november_and_the_meetings_four_times() -> None:
    own = [item for item in BOOK.due(TOWN, between=YEAR).due if item.plugin == "eksempel"]
    assert [(item.deadline, str(item.by)) for item in own] == [
        ("eksempel.moeder_i_ssp_nord", "2027-03-31"),
        ("eksempel.moeder_i_ssp_nord", "2027-06-30"),
        ("eksempel.moeder_i_ssp_nord", "2027-09-30"),
        ("eksempel.aarsplan", "2027-11-30"),
        ("eksempel.moeder_i_ssp_nord", "2027-12-31"),
    ]
    assert [item for item in BOOK.due("0751", between=YEAR).due if item.plugin == "eksempel"] == []


def test_the_meetings_of_the_local_forum_are_counted_under_its_id() -> None:
    held = [Held("eksempel.ssp_nord", date(2027, 2, 3))]
    told = BOOK.due(TOWN, between=YEAR, held=held, on=date(2027, 3, 1)).meetings
    (own,) = [meeting for meeting in told if meeting.plugin == "eksempel"]
    assert (own.held, own.at_least, own.status) == (1, 4, "on_track")


# The samples and the commands of section 5


@LANGUAGES
def test_each_sample_gets_the_answer_the_page_tells(part: str) -> None:
    case, file, plan, measured, asked = samples(part)
    assert BOOK.classify(BOOK.read(Case, case)).level == 2
    assert BOOK.classify(BOOK.read(Case, case | {"local": {}})).level == 1
    assert BOOK.may_advance(BOOK.read(CaseFile, file)).verdict == "may"
    assert BOOK.may_advance(BOOK.read(CaseFile, file | {"local": {}})).verdict == "undetermined"
    assert BOOK.may_advance(BOOK.read(CaseFile, file | {"to_step": "allocated"})).verdict == "may_not"
    assert BOOK.may_start(BOOK.read(InterventionPlan, plan)).verdict == "may_not"
    answer = BOOK.progress("eksempel.utrygge", [read_measurement(measured)], on=date(2027, 11, 1))
    assert answer.status == "on_path"
    report = BOOK.report(structure(strict_converter(), asked, ReportInput))
    assert (report.complete, [item.told for item in report.content]) == (True, ["told", "told"])


@LANGUAGES
def test_each_command_of_the_page_runs(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "eksempel").mkdir()
    for name, text in FOLDER.items():
        (tmp_path / "eksempel" / name).write_text(text, encoding="utf-8")
    asked = [words for words in commands(part) if words[0] != "check"]
    assert [words[0] for words in asked] == [*RECORDS, "triangle", "due", "indicators", "indicators", "report"]
    *_, measured, report = samples(part)
    for words in asked:
        for name in (word for word in words if word.endswith(".json")):
            (tmp_path / name).write_text(json.dumps(report), encoding="utf-8")
        for name in (word for word in words if word.endswith(".jsonl")):
            own = {"on": "2026-11-01", "municipality": TOWN} | RECORDS.get(words[0], {})
            record = measured if words[0] == "indicators" else own
            (tmp_path / name).write_text(json.dumps(record), encoding="utf-8")
        assert (main(words), capsys.readouterr().err) == (0, ""), words


# The tables

_FILLED = {"since", "until", "valid", "owner", "municipality", "police_district"}


def keys(part: str) -> list[list[str]]:
    """Return what stands in backticks in the first two cells of each row of section 2."""
    section = part.split("### 2 ")[1].split("### 3 ", maxsplit=1)[0]
    rows = [line.split(" | ")[:2] for line in section.splitlines() if line.startswith("| ")]
    return [re.findall(r"`([^`]+)`", " ".join(cells)) for cells in rows]


def test_both_languages_name_the_same_keys() -> None:
    assert keys(DANISH) == keys(ENGLISH)
    assert sum(len(row) for row in keys(DANISH)) > len(FILES)


@LANGUAGES
@pytest.mark.parametrize(
    "cls",
    [
        PackFile,
        Area,
        FactEntry,
        Scheme,
        SchemeLevel,
        SchemeStep,
        TargetEntry,
        TriageEntry,
        ForbidEntry,
        RequireEntry,
        CaseworkEntry,
        LocalForum,
        Measure,
        Decision,
        Indicator,
        Baseline,
        SeriesBreak,
        Target,
        PathPoint,
        Stage,
        Trap,
        Organisation,
        Unit,
        Post,
        Group,
        LegalReference,
        Deadline,
        Meetings,
        ContentItem,
    ],
)
def test_every_key_of_a_pack_is_in_the_tables(part: str, cls: type) -> None:
    """But for those that national law alone fills: acts, the owner, and the place, which `pack.toml` names."""
    mine = {field.name.rstrip("_") for field in attrs.fields(cls)} - _FILLED
    named = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`\n]+`", part))))
    assert sorted(mine - named) == []


@LANGUAGES
def test_every_file_of_a_pack_is_in_the_tables(part: str) -> None:
    assert [name for name in FILES if f"`{name}`" not in part] == []
