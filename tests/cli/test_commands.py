"""The command line: exit codes, one message per fault, streams, formats, and nothing half-written."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kriminalpraeventiv.cli import main

CASE = {"id": "b", "municipality": "0751", "on": "2026-11-01", "age": 16, "risk_behaviour": True}
REQUEST = {"id": "s", "on": "2026-11-01", "sender": "police", "receiver": "company"}


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Result:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return Result(code, out, err)


def write(path: Path, *documents: object) -> Path:
    path.write_text("\n".join(d if isinstance(d, str) else json.dumps(d) for d in documents), encoding="utf-8")
    return path


def test_a_case_is_answered_in_danish_with_source_and_in_english_on_demand(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path / "case.json", CASE)
    danish = run(capsys, "triage", file)
    assert (danish.code, danish.err) == (0, "")
    assert "niveau 1 · kan blive op til niveau 3" in danish.out
    assert "Fordeling og visitation" in danish.out
    assert "Er kriminaliteten organiseret? [organised_crime: level]" in danish.out
    assert "level 1 · could be up to level 3" in run(capsys, "triage", "--lang", "en", file).out


def test_absent_means_no_when_the_host_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "case.json", CASE)
    answer = json.loads(run(capsys, "triage", "--json", "--unstated", "no", file).out)
    assert (answer["level"], answer["at_most"], answer["missing"]) == (1, 1, [])


def test_json_is_one_answer_a_line_for_lines_arrays_and_objects(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lines = write(tmp_path / "lines.jsonl", CASE, "", CASE | {"id": "c"})
    array = write(tmp_path / "array.json", json.dumps([CASE, CASE | {"id": "c"}], indent=1))
    pretty = write(tmp_path / "pretty.json", json.dumps(CASE, indent=2))
    for file, ids in ((lines, ["b", "c"]), (array, ["b", "c"]), (pretty, ["b"])):
        result = run(capsys, "triage", "--json", file)
        assert [json.loads(line)["case"] for line in result.out.splitlines()] == ids
    assert len(run(capsys, "triage", "--json", lines, array, pretty).out.splitlines()) == 5


def test_a_broken_line_is_told_and_the_other_lines_are_answered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(
        tmp_path / "cases.jsonl", CASE, '{"id": "x', CASE | {"id": "c", "age": -1, "victim": "false"}, "7", CASE
    )
    result = run(capsys, "triage", "--json", file)
    assert result.code == 1
    assert len(result.out.splitlines()) == 2
    assert [line.removeprefix(str(file)) for line in result.err.splitlines()] == [
        ", line 2, column 8: this is not JSON",
        ", line 3, $.age: want a whole number from 0 to 130",
        ", line 3, $.victim: want true or false",
        ", line 4, $: want an object",
    ]


def test_a_broken_first_line_does_not_lose_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "cases.jsonl", '{"id": "x", "age":', CASE, CASE)
    result = run(capsys, "triage", "--json", file)
    assert (result.code, len(result.out.splitlines())) == (1, 2)
    assert "line 1, column 19: this is not JSON" in result.err


def test_objects_printed_over_several_lines_are_no_json_lines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path / "cases.jsonl", json.dumps(CASE, indent=1), json.dumps(CASE, indent=1))
    assert "a second value begins here" in run(capsys, "triage", file).err


def test_what_was_assumed_is_shown_as_assumed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "case.json", CASE | {"risk_behaviour": False})
    assert "assumed, as nothing was stated: " in run(capsys, "triage", "--lang", "en", "--unstated", "no", file).out


def test_an_array_with_a_fault_is_not_answered_in_part(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "array.json", json.dumps([CASE, CASE | {"age": 900}]))
    result = run(capsys, "triage", "--json", file)
    assert (result.code, result.out) == (1, "")
    assert "$[1].age: want a whole number from 0 to 130" in result.err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"risk_behavior": True}, "$: unknown key `risk_behavior`; the nearest is `risk_behaviour`"),
        ({"zzz": True}, "$: unknown key number 6 of the object; no fact has a name like it"),
        ({"risk_behaviour": "false"}, "$.risk_behaviour: want true or false"),
        ({"risk_behaviour": 1}, "$.risk_behaviour: want true or false"),
        ({"age": -1}, "$.age: want a whole number from 0 to 130"),
        ({"age": 900}, "$.age: want a whole number from 0 to 130"),
        ({"age": 16.0}, "$.age: want a whole number from 0 to 130"),
        ({"age": "16"}, "$.age: want a whole number from 0 to 130"),
        ({"on": "2026-02-30"}, "$.on: there is no such day in the calendar"),
        ({"on": "1. november"}, "$.on: want a date such as 2026-11-01"),
        ({"on": None}, "$.on: `on` is required"),
        ({"release_on": "2026-13-01"}, "$.release_on: there is no such day in the calendar"),
        ({"id": "010190-1234"}, "$.id: this looks like a CPR number (not repeated here); use an opaque reference"),
        ({"id": "x610190123"}, None),
        ({"id": "case.6101901234"}, "$.id: this looks like a CPR number (not repeated here); use an opaque reference"),
        ({"id": "Jens Hansen"}, "$.id: want letters, digits"),
        ({"gang_relation": "asociate"}, "$.gang_relation: unknown code; the nearest is `associate`"),
        ({"gang_relation": ["associate"]}, "$.gang_relation: want one of"),
        ({"municipality": "0752"}, "$.municipality: unknown municipality code; the nearest is `0751` (Aarhus)"),
        (
            {"municipality": "Albertslun"},
            "$.municipality: unknown municipality code; the nearest is `0165` (Albertslund)",
        ),
        ({"municipality": 751}, "$.municipality: want"),
        ({"municipality": "0999"}, "$.municipality: unknown municipality code"),
        ({"id": "73a26890-363f-49c2-a3bc-6101901234f5"}, None),
        ({"local": {"nordby.in_day_care": True}}, "$.local: fact 1 is declared by no plugin of this rulebook"),
        ({"local": "x"}, "$.local: want an object"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: dict[str, object], message: str | None
) -> None:
    result = run(capsys, "triage", write(tmp_path / "case.json", CASE | change))
    if message is None:
        assert (result.code, result.err) == (0, "")
    else:
        assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1)
        assert message in result.err
        assert "1990" not in result.err
        assert "Hansen" not in result.err


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sender": "polise"}, "$.sender: unknown code; the nearest is `police`"),
        ({"criminal_decision": True, "offence_data": False}, "$.offence_data: `criminal_decision` implies"),
        ({"family_conviction_81a": True, "gang_ties": False}, "$.gang_ties: `family_conviction_81a` implies"),
        (
            {"municipality": "0101", "territory": "greenland"},
            "$.territory: a Danish municipality and another territory",
        ),
        ({"forum": "psp", "cooperation": "ssp"}, "$.forum: the forum belongs to `psp`, another cooperation"),
        ({"forum": "kredsrad"}, "$.forum: unknown forum; the nearest is `kredsraad`"),
        ({"necessity_reason": "x" * 501}, "$.necessity_reason: want a text of at most 500 characters"),
        ({"assessed_by": "SSP-konsulent"}, "$.assessed_by: want a role code such as ssp_consultant"),
        ({"necessity_recorded": True}, "unknown key"),
    ],
)
def test_contradictory_or_unknown_facts_of_a_request_are_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: dict[str, object], message: str
) -> None:
    result = run(capsys, "may-share", write(tmp_path / "request.json", REQUEST | change))
    assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1)
    assert message in result.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "a", "id": "b"}', "a key stands twice"),
        ('{"id": "a", "age": NaN}', "NaN and Infinity are not JSON"),
        ("[" * 100_000, "nests too deeply"),
        ('{"age": ' + "9" * 5000 + "}", "a number too long"),
    ],
)
def test_what_json_does_not_hold_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, message: str
) -> None:
    result = run(capsys, "triage", write(tmp_path / "case.json", text))
    assert (result.code, result.out) == (1, "")
    assert message in result.err


def test_bytes_that_are_no_text_are_told_by_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(CASE).encode() + b"\n\xff\xfe\n")
    result = run(capsys, "triage", "--json", file)
    assert (result.code, len(result.out.splitlines())) == (1, 1)
    assert "line 2: this is not UTF-8 text" in result.err


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = run(capsys, "triage", tmp_path / "none.json")
    assert (result.code, result.out) == (1, "")
    assert "No such file" in result.err


def test_a_missing_day_is_filled_from_the_command_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "r.jsonl", {k: v for k, v in REQUEST.items() if k != "on"}, REQUEST)
    result = run(capsys, "may-share", "--json", "--on", "2020-01-01", file)
    assert [json.loads(line)["on"] for line in result.out.splitlines()] == ["2020-01-01", "2026-11-01"]
    assert "$.on: `on` is required" in run(capsys, "may-share", file).err


def test_standard_input_is_read(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(REQUEST).encode())))
    result = run(capsys, "may-share", "-")
    assert result.code == 0
    assert "s · 2026-11-01 · kan ikke afgøres endnu" in result.out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("triage",),
        ("triage", "--unstated", "maybe", "x"),
        ("triage", "--on", "i dag", "x"),
        ("schema", "x"),
        ("law",),
    ],
)
def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("plugins", ["none", "installed"])
def test_national_rules_alone_can_be_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, plugins: str
) -> None:
    assert run(capsys, "triage", "--plugins", plugins, write(tmp_path / "c.json", CASE)).code == 0


def test_a_plugin_that_is_not_installed_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = run(capsys, "triage", "--plugins", "atlantis", write(tmp_path / "c.json", CASE))
    assert (result.code, result.out) == (1, "")
    assert "atlantis: no such plugin is installed" in result.err


def test_rules_are_listed_and_one_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    listed = run(capsys, "rules").out.splitlines()
    assert any(line.startswith("triage.repeated_crime ") for line in listed)
    whole = run(capsys, "rules", "--lang", "en", "law.employment_institutions_not_yet").out
    assert "until: 2010-12-22/2011-11-17 (lov 1549/2010)" in whole
    assert "when: (sender in" in whole
    assert "law.no_basis (notice)" in run(capsys, "rules", "law.no_basis").out
    assert "open.ssp_before_2007 (notice)" in run(capsys, "rules", "open.ssp_before_2007").out
    wrong = run(capsys, "rules", "triage.repeated_crimes")
    assert (wrong.code, wrong.out) == (1, "")
    assert "the nearest is `triage.repeated_crime`" in wrong.err


def test_facts_are_listed_with_what_they_take_and_what_absence_means(capsys: pytest.CaptureFixture[str]) -> None:
    case = run(capsys, "facts", "case", "--lang", "en").out
    assert "a whole number from 0 to 130" in case
    assert "; left out: person" in case
    assert "; left out with --unstated no: false" in case
    assert "; required" in case
    request = run(capsys, "facts", "request").out
    assert "assessed by a person" in request
    assert "necessity_recorded" not in request


@pytest.mark.parametrize("name", ["case", "request", "triage-answer", "sharing-answer"])
def test_a_schema_is_json(capsys: pytest.CaptureFixture[str], name: str) -> None:
    made = json.loads(run(capsys, "schema", name).out)
    assert made["$id"] == f"urn:kriminalpraeventiv:{name}:1"
    assert made["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize(
    "section", ["115", "§ 115", "rpl. § 115", "retsplejeloven § 115", "law.prevention_sharing", "115b"]
)
def test_a_section_is_found_by_the_usual_ways_to_write_it(capsys: pytest.CaptureFixture[str], section: str) -> None:
    shown = run(capsys, "law", "show", section, "--on", "2024-08-01").out
    assert shown.startswith("law.prevention_sharing")
    assert "2016-03-01 – 2024-11-04 · lov 168/2016" in shown
    assert "2024-06-12/2024-11-05 – … · lov 665/2024" in shown
    assert "before: retsplejeloven § 115, lov 1549/2010 (2010-12-22/2011-11-17 – 2016-02-29)" in shown
    assert "law.ssp_gang_ties_of_family" in shown
    assert "law.ssp_sharing_before_2007" not in shown


def test_a_section_without_a_day_shows_every_version(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "law", "show", "115a").out
    assert shown.count("retsplejeloven § 115 a ·") == 2


def test_the_law_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    listed = [line.split()[0] for line in run(capsys, "law", "list").out.splitlines()]
    assert listed == sorted(listed)
    assert len(listed) > 100
    assert {"law.close_person_sharing", "law.duty_to_cooperate", "law.prevention_sharing"} <= set(listed)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("law", "show", "117"), "no act known here has a § 117"),
        (("law", "show", "8"), "it could be `databeskyttelsesloven § 8`, `retssikkerhedsloven § 8`: name the act"),
        (("law", "show", "rpl. § 999"), "the nearest is `retsplejeloven § 116`"),
        (("law", "show", "law.prevention_sharin"), "the nearest is `law.prevention_sharing`"),
        (("law", "show", "rpl. § 0"), "want a number from 1"),
        (("law", "show", "§ abc"), "want an act, `§` and a number"),
        (("law", "show", "UKL § 58", "--on", "2018-12-31"), "the nearest version is from 2019-01-01"),
        (("law", "show", "115a", "--on", "2001-01-01"), "the nearest version is from 2014-06-26"),
    ],
)
def test_a_section_or_a_day_nobody_knows_is_told(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    result = run(capsys, *arguments)
    assert (result.code, result.out) == (1, "")
    assert message in result.err


def test_explain_shows_what_each_part_of_each_condition_came_to(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = run(capsys, "explain", "case", write(tmp_path / "c.json", CASE)).out
    assert "  triage.situational_crime_or_risk_behaviour: holds\n" in out
    assert "      ? situational_crime\n      + risk_behaviour\n" in out
    assert "triage.report_child_abuse_before_2024" not in out
    assert "  triage.repeated_crime: unknown\n    ? offences >= 2\n" in out
    bad = run(capsys, "explain", "request", write(tmp_path / "r.json", CASE))
    assert (bad.code, bad.out) == (1, "")


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    file = write(tmp_path / "many.jsonl", *[CASE] * 3000)
    command = f"{sys.executable} -m kriminalpraeventiv triage --json {file} | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=True, text=True)  # noqa: S603, S607 - our own command
    assert json.loads(done.stdout)["case"] == "b"
    assert done.stderr == ""


def test_many_lines_run_in_constant_memory(tmp_path: Path) -> None:
    peaks = []
    for many in (30, 150):
        file = write(tmp_path / f"{many}.jsonl", *[REQUEST] * many)
        code = (
            "import sys, tracemalloc; from kriminalpraeventiv.cli import main; "
            f"main(['schema', 'case']); tracemalloc.start(); code = main(['may-share', '--json', {str(file)!r}]); "
            "print(tracemalloc.get_traced_memory()[1], file=sys.stderr); sys.exit(code)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)  # noqa: S603 - our own command
        assert done.stdout.count('"verdict":') == many
        peaks.append(int(done.stderr))
    assert peaks[1] < peaks[0] * 1.1


def test_a_contradiction_in_one_line_leaves_the_other_lines_answered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = REQUEST | {"id": "r2", "forum": "psp", "cooperation": "ssp"}
    file = write(tmp_path / "r.jsonl", REQUEST, bad, REQUEST | {"id": "r3"})
    result = run(capsys, "may-share", "--json", file)
    assert [json.loads(line)["request"] for line in result.out.splitlines()] == [REQUEST["id"], "r3"]
    assert result.code == 1
    assert f"{file}, line 2, $.forum: " in result.err
