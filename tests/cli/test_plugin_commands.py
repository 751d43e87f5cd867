"""The commands for plugin authors: `plugins`, `check`, `--pack`, `rules --plugin` and the schemas of pack files."""

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kriminalpraeventiv.cli import main
from kriminalpraeventiv.packfiles import FILES
from kriminalpraeventiv_albertslund import plugin

CASE = {"id": "b", "municipality": "0766", "on": "2026-11-01", "age": 16, "organised_crime": True}
PACK = """\
prefix = "demo"
name.da = "Demo"
municipalities = ["0766"]
"""
SHARING = """\
[sources.plan]
document = "An invented plan"
standing = "practice"
certainty = "stated"

[[forbid]]
id = "demo.not_without_minutes"
source = "plan"
when = 'identifiable and not demo.minutes_kept'
text.da = "Der deles kun, når der føres referat."
examples = [{ facts = { identifiable = true, "demo.minutes_kept" = false }, expect = "holds" }]
"""
FACTS = """\
[[fact]]
name = "minutes_kept"
kind = "yes_no"
label.da = "Referat"
question.da = "Føres der referat?"
of = ["request"]
"""


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def pack(folder: Path, **files: str) -> Path:
    for name, text in {"pack": PACK, **files}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_installed_plugin_is_listed_with_whom_it_speaks_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "plugins")
    assert code == 0
    assert "kriminalpraeventiv-albertslund 0.1.0 · admitted" in out
    assert "interface 1 · 0165 · " in out
    (row, *_) = json.loads(run(capsys, "plugins", "--json")[1])
    assert (row["name"], row["status"], row["municipalities"]) == ("albertslund", "admitted", ["0165"])


def test_a_sound_plugin_is_checked_and_what_it_changes_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "check", "albertslund")
    assert (code, err) == (0, "")
    assert "admitted: albertslund, " in out
    assert "holds: it never widens sharing" in out
    assert "FAILS" not in out
    assert "example records get another answer than the national one" in out
    assert "\nwarning:" not in out


def test_a_folder_at_fault_is_told_all_its_faults_at_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = pack(tmp_path, sharing=SHARING.replace("identifiable and", "identifyable and"), tirage="")
    code, out, err = run(capsys, "check", folder)
    assert (code, out) == (1, "")
    assert "tirage.toml: a pack has no such file; the nearest is `triage.toml`" in err
    folder = pack(tmp_path, sharing=SHARING.replace("identifiable and", "identifyable and"), facts=FACTS)
    (tmp_path / "tirage.toml").unlink()
    code, out, err = run(capsys, "check", folder)
    assert "sharing.toml, rule demo.not_without_minutes, line 7, column 1: nothing is called `identifyable`" in err


def test_a_refusal_that_rests_on_a_fact_nobody_states_is_warned_of(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "check", pack(tmp_path, sharing=SHARING, facts=FACTS))
    assert code == 0
    assert "settled nationally become undetermined here, for want of `demo.minutes_kept`" in out
    pack(tmp_path, facts=FACTS + "absent = true\n")
    assert "warning" not in run(capsys, "check", tmp_path)[1]


def test_an_example_that_does_not_hold_fails_the_check(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = SHARING.replace('expect = "holds"', 'expect = "holds_not"')
    code, out, _ = run(capsys, "check", pack(tmp_path, sharing=wrong, facts=FACTS))
    assert code == 1
    assert "FAILS: its own examples hold" in out


def test_a_folder_is_tried_without_packaging_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    scheme = """\
id = "demo"
extends = "core-default"
title.da = "Demo"
source = { document = "An invented plan", standing = "practice", certainty = "stated" }
[[level]]
level = 3
register = "Demoregister"
"""
    pack(tmp_path, scheme=scheme)
    file = tmp_path.parent / "case.json"
    file.write_text(json.dumps(CASE), encoding="utf-8")
    answer = json.loads(run(capsys, "triage", "--json", "--unstated", "no", "--pack", tmp_path, file)[1])
    assert (answer["scheme"], answer["register"], answer["national"]["register"]) == ("demo", "Demoregister", None)
    plain = json.loads(run(capsys, "triage", "--json", "--unstated", "no", file)[1])
    assert (plain["scheme"], plain["national"]) == ("core-default", None)


def test_the_plugin_of_a_reason_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(CASE | {"municipality": "0165", "age": 40}), encoding="utf-8")
    answer = json.loads(run(capsys, "triage", "--json", "--unstated", "no", file)[1])
    assert {reason["plugin"] for reason in answer["reasons"]} == {"albertslund", "national"}
    none = json.loads(run(capsys, "triage", "--json", "--unstated", "no", "--plugins", "none", file)[1])
    assert (none["level"], none["register"]) == (3, None)


def test_rules_are_listed_by_plugin(capsys: pytest.CaptureFixture[str]) -> None:
    own = run(capsys, "rules", "--plugin", "albertslund")[1].splitlines()
    assert own[0].split()[0] == "albertslund.action_plan"
    assert all(line.startswith("albertslund.") for line in own)
    national = run(capsys, "rules", "--plugin", "national")[1]
    assert "albertslund." not in national


@pytest.mark.parametrize("file", sorted(FILES))
def test_each_file_of_a_pack_has_a_schema_that_fits_the_shipped_one(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    name = "pack" if file == "pack.toml" else f"pack-{file.removesuffix('.toml')}"
    made = json.loads(run(capsys, "schema", name)[1])
    shipped = dict(plugin.texts).get(file)
    if shipped:
        days_as_text = json.loads(json.dumps(tomllib.loads(shipped), default=str))
        assert list(Draft202012Validator(made).iter_errors(days_as_text)) == []
    assert not Draft202012Validator(made).is_valid({"surprise": 1})
