"""The commands `advance`, `next-steps` and `may-start`: filters over records, like `triage`."""

import json
from pathlib import Path

import pytest

from kriminalpraeventiv.cli import main

FILE = {"id": "f1", "on": "2026-11-01", "municipality": "0751", "step": "allocated", "decided_level": 2}
PLAN = {"id": "p1", "on": "2026-11-01", "analysis": "none"}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def write(path: Path, *documents: object) -> Path:
    path.write_text("\n".join(json.dumps(document) for document in documents), encoding="utf-8")
    return path


def test_a_step_is_answered_in_danish_and_in_english(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "f.json", FILE | {"has_plan": False})
    code, danish, err = run(capsys, "advance", "--to", "intervention", file)
    assert (code, err) == (0, "")
    assert danish.startswith("f1 · 2026-11-01 · må ikke gå videre til indsatsforløb\n  Ikke opfyldt; det stopper:\n")
    _, english, _ = run(capsys, "advance", "--to", "intervention", "--lang", "en", file)
    assert "may not go on to course of intervention" in english
    assert "Draw up a crime-prevention action plan." in english


def test_the_step_of_the_option_counts_only_where_a_file_names_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path / "f.jsonl", FILE | {"to_step": "closed"}, FILE | {"id": "f2"})
    _, out, _ = run(capsys, "advance", "--json", "--to", "intervention", file)
    assert [json.loads(line)["to_step"] for line in out.splitlines()] == ["closed", "intervention"]


def test_without_any_wanted_step_the_answer_asks_for_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, _ = run(capsys, "advance", "--json", write(tmp_path / "f.json", FILE))
    answer = json.loads(out)
    deciding = {missing["fact"] for missing in answer["missing"] if "verdict" in missing["could_change"]}
    assert (answer["verdict"], deciding) == ("undetermined", {"to_step"})


def test_an_unknown_step_is_refused_naming_the_nearest_wherever_it_stands(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path / "f.jsonl", FILE | {"to_step": "interventoin"}, FILE | {"step": "alocated"})
    code, out, err = run(capsys, "advance", "--json", file)
    assert (code, out) == (1, "")
    assert "line 1, $.to_step: unknown name; the nearest is `intervention`" in err
    assert "line 2, $.step: unknown name; the nearest is `allocated`" in err
    code, out, err = run(capsys, "advance", "--json", "--to", "interventoin", file)
    assert (code, out, err.strip()) == (1, "", "there is no such step; the nearest is `intervention`")


def test_next_steps_asks_about_the_step_that_follows(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "f.jsonl", FILE, FILE | {"step": "closed"})
    _, out, _ = run(capsys, "next-steps", "--json", file)
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["to_step"] for answer in answers] == ["intervention", None]
    assert "forløbet er slut" in run(capsys, "next-steps", file)[1]


def test_a_bad_line_is_told_and_the_others_are_answered(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "f.jsonl", FILE | {"register": "Zebrahest"}, PLAN, FILE)
    code, out, err = run(capsys, "next-steps", "--json", file)
    assert (code, len(out.splitlines())) == (1, 1)
    assert "line 1, $.register: unknown name; no local rules name any here; leave it out" in err
    assert "line 2, $: unknown key number 3 of the object" in err
    assert "Zebrahest" not in err


def test_a_plan_is_answered_with_its_rung_of_the_ladder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "p.json", PLAN | {"evaluation": "effect"})
    _, out, _ = run(capsys, "may-start", "--lang", "en", file)
    assert out.startswith("p1 · 2026-11-01 · may not start\n  Evaluation: effect evaluation\n  Not met; it stops:\n")


def test_steps_may_be_explained_rule_by_rule(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _, out, _ = run(capsys, "explain", "file", write(tmp_path / "f.json", FILE | {"has_plan": False}))
    assert "gate.action_plan: does not hold" in out
    _, out, _ = run(capsys, "explain", "plan", write(tmp_path / "p.json", PLAN))
    assert "intervention.analysis: does not hold" in out


@pytest.mark.parametrize("kind", ["file", "plan"])
def test_the_facts_of_a_kind_are_listed_and_have_a_schema(capsys: pytest.CaptureFixture[str], kind: str) -> None:
    listed = run(capsys, "facts", kind, "--lang", "en")[1]
    schema = json.loads(run(capsys, "schema", kind)[1])
    names = {line.split()[0] for line in listed.splitlines() if line and not line.startswith(" ")}
    assert names <= {*schema["properties"], *schema["properties"]["local"]["properties"]}
    assert schema["required"] == ["id", "on"]


def test_the_words_of_steps_come_from_the_course(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write(tmp_path / "f.json", FILE | {"step": "identified", "to_step": "closed"})
    _, out, _ = run(capsys, "advance", "--lang", "en", file)
    assert "investigation and assessment, distribution and referral, course of intervention, after-care" in out
