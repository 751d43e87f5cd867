"""The command `report`: formats, faults of one line, exit codes, and nothing half-written."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from kriminalpraeventiv.cli import main
from tools.report_examples import REPORTS

INPUT = REPORTS / "noerrebro_august_2018.input.json"
ASKED: dict[str, Any] = {
    "duty": "koebenhavn.status_report",
    "municipality": "0101",
    "on": "2018-08-15",
    "period": {"start": "2017-08-01", "end": "2018-06-30"},
}


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = main(["report", *(str(argument) for argument in arguments), "--plugins", "koebenhavn"])
    out, err = capsys.readouterr()
    return code, out, err


def write(folder: Path, payload: object) -> Path:
    path = folder / "asked.json"
    path.write_text(json.dumps(payload), encoding="utf-8")
    return path


def test_a_report_is_written_in_each_format_to_a_file_or_to_standard_output(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for format_, begins in (("json", "{\n"), ("md", "# Fælles statusrapport"), ("html", "<!doctype html>")):
        code, out, err = run(capsys, INPUT, "--format", format_)
        assert (code, err) == (0, "")
        assert out.startswith(begins)
        file = tmp_path / format_
        assert run(capsys, INPUT, "--format", format_, "--out", file) == (0, "", "")
        assert file.read_text(encoding="utf-8") == out
    assert "Joint status report" in run(capsys, INPUT, "--lang", "en")[1]
    assert "<svg" not in run(capsys, INPUT, "--format", "html", "--no-charts")[1]


def test_the_json_is_whole_and_tells_hidden_numbers_as_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    made = json.loads(run(capsys, INPUT, "--format", "json")[1])
    hidden = [number for one in made["indicators"] for number in one["numbers"] if number["suppressed"]]
    assert len(hidden) == made["protection"]["hidden"] == 2
    assert all(number["count"] is None and number["estimate"] is None for number in hidden)


def test_duty_municipality_and_day_may_stand_on_the_command_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = write(tmp_path, {"period": ASKED["period"]})
    named = ("--duty", ASKED["duty"], "--municipality", "0101", "--on", "2018-08-15")
    assert run(capsys, file, *named)[0] == 0
    assert run(capsys, file, *named)[1] == run(capsys, write(tmp_path, ASKED))[1]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"duty": "koebenhavn.status_rapport"}, "there is no such duty; the nearest is `koebenhavn.status_report`"),
        ({"duty": "koebenhavn.partnership_starts"}, "$.duty: no document says what a report on it must hold"),
        ({"municipality": "9999"}, "$.municipality: unknown municipality code"),
        ({"municipality": "0561"}, "$.municipality: the duty does not count in it"),
        ({"on": "2018-13-01"}, "$.on: there is no such day in the calendar"),
        ({"period": {"start": "2018-01-01", "end": "2017-01-01"}}, "$.period: the period ends before it starts"),
        ({"words": [{"item": "safty", "text": {"da": "x", "en": "x"}}]}, "no such item of the content list"),
        (
            {"figures": [{"indicator": "koebenhavn.unsave_ydre", "measurements": []}]},
            "nearest is `koebenhavn.unsafe_ydre`",
        ),
        ({"figure": []}, "unknown key `figure`; the nearest is `figures`"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    code, out, err = run(capsys, write(tmp_path, ASKED | changed))
    assert (code, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_number_that_cannot_be_is_refused_with_its_place(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    wrong = {"count": 41, "denominator": 40, "unit": "percent", "area": "ydre_noerrebro", "period": ASKED["period"]}
    figures = [{"indicator": "koebenhavn.unsafe_ydre", "measurements": [wrong]}]
    code, _, err = run(capsys, write(tmp_path, ASKED | {"figures": figures}))
    assert code == 1
    assert "$.figures[0].measurements[0]: the count is above its denominator" in err
    assert "41" not in err.partition("asked.json")[2]


def test_a_document_that_is_none_and_a_file_that_cannot_be_written_are_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, write(tmp_path, [ASKED]))[2] == f"{tmp_path}/asked.json, $: want one JSON object\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"{")))
    assert run(capsys, "-")[2].startswith("standard input, column 2: this is not JSON")
    code, _, err = run(capsys, INPUT, "--out", tmp_path / "missing" / "x.md")
    assert (code, err.count("\n")) == (1, 1)
    assert list(tmp_path.iterdir()) == [tmp_path / "asked.json"]


def test_what_the_command_line_says_must_not_contradict_the_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    err = run(capsys, write(tmp_path, ASKED), "--duty", "x.y", "--on", "2018-08-16")[2]
    assert [line.partition(": ")[0].rpartition(", ")[2] for line in err.splitlines()] == ["$.duty", "$.on"]


def test_on_a_terminal_it_tells_how_many_charts_are_drawn(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, out, err = run(capsys, INPUT, "--format", "html", "--out", tmp_path / "a.html")
    drawn = (tmp_path / "a.html").read_text(encoding="utf-8").count("<svg")
    assert (code, out) == (0, "")
    assert err == "".join(f"\r{number}/{drawn} charts" for number in range(1, drawn + 1)) + "\n"


def test_wrong_usage_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(capsys, INPUT, "--format", "pdf")
    assert left.value.code == 2
    assert "invalid choice: 'pdf'" in capsys.readouterr().err


def test_without_the_extra_the_line_says_what_to_install_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    code, _, err = run(capsys, INPUT, "--format", "html", "--out", tmp_path / "a.html")
    assert (code, list(tmp_path.iterdir())) == (1, [])
    assert err == "charts need the extra `report`: pip install 'kriminalpraeventiv[report]'\n"


def test_markdown_may_be_asked_for_by_its_whole_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, INPUT, "--format", "markdown") == run(capsys, INPUT, "--format", "md")
