"""The commands `diff` and `facts --json`: what an upgrade or a plugin changes, and forms as data."""

import json
from pathlib import Path

import pytest

from kriminalpraeventiv.cli import main

ROOT = Path(__file__).parents[2]
CASES = ROOT / "docs" / "examples" / "cases.jsonl"
HERE = {"id": "c1", "on": "2026-11-01", "municipality": "0165", "age": 40, "risk_behaviour": True}
ELSEWHERE = HERE | {"id": "c2", "municipality": "0751"}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def write(path: Path, *documents: object) -> Path:
    path.write_text("\n".join(json.dumps(document) for document in documents), encoding="utf-8")
    return path


def test_a_plugin_changes_the_answers_of_its_own_municipality_alone(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path / "c.jsonl", HERE, ELSEWHERE)
    code, out, err = run(capsys, "diff", "case", "--plugins", "albertslund", "--lang", "en", file)
    assert (code, err) == (0, "")
    assert "c1 · 2026-11-01\n  level: – → 1\n" in out
    assert "- new rule [albertslund.all_ages]: The unit's purpose covers citizens of all ages." in out
    assert "c2" not in out
    assert out.endswith("1 of 2 answers differ.\n")


def test_the_same_plugins_before_and_after_change_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "c.jsonl", HERE, ELSEWHERE)
    options = ("--before", "albertslund", "--plugins", "albertslund")
    assert run(capsys, "diff", "case", *options, file) == (0, "0 af 2 svar er anderledes.\n", "")


def test_answers_stored_before_an_upgrade_are_compared_with_those_of_today(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, stored, _ = run(capsys, "triage", "--plugins", "none", "--json", CASES)
    answers = tmp_path / "answers.jsonl"
    answers.write_text(stored, encoding="utf-8")
    assert run(capsys, "diff", "case", "--plugins", "none", "--answers", answers, CASES)[1].startswith("0 af 39")
    _, out, _ = run(capsys, "diff", "case", "--plugins", "albertslund", "--answers", answers, "--json", CASES)
    found = [json.loads(line) for line in out.splitlines()]
    assert {change["field"] for one in found for change in one["changes"]} >= {"scheme", "register", "forum"}
    assert {"albertslund.all_ages"} <= {cause["rule"] for one in found for cause in one["because"]}


def test_a_record_at_fault_is_told_and_the_others_are_compared(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path / "c.jsonl", HERE | {"agee": 1}, HERE)
    code, out, err = run(capsys, "diff", "case", "--plugins", "albertslund", "--lang", "en", file)
    assert code == 1
    assert "line 1, $: unknown key `agee`; the nearest is `age`" in err
    assert out.endswith("1 of 1 answers differ; 1 could not be compared.\n")


def test_what_is_no_stored_answer_is_refused_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "c.jsonl", HERE)
    code, out, err = run(capsys, "diff", "case", "--answers", file, file)
    assert (code, out) == (1, "")
    assert "line 1: this is no answer" in err


def test_a_form_is_one_field_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "facts", "case", "--json", "--plugins", "none")
    assert (code, err) == (0, "")
    fields = {field["name"]: field for field in map(json.loads, out.splitlines())}
    assert fields["age"]["label"] == {"da": "Alder", "en": "age"}
    assert (fields["age"]["type"], fields["age"]["high"]) == ("number", 130)
    assert {"code": "remand", "label": {"da": "varetægt", "en": "remand"}} in fields["custody"]["codes"]


def test_a_form_for_an_unknown_municipality_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "facts", "case", "--json", "--municipality", "0752")
    assert (code, out) == (1, "")
    assert "`0751` (Aarhus)" in err
