"""What `indicators` prints of numbers about persons: small ones hidden, and shown only as internal."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.test_indicator_commands import lines, run

CASES = "albertslund.level_1_cases"
CONVERSATIONS = "indicator.conversations_of_concern"
TALKS = "koebenhavn.talk_coverage"
MONTH = {"area": "0165", "start": "2026-01-01", "end": "2026-01-31"}
YEAR = {"start": "2018-01-01", "end": "2018-12-31"}


def row(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of it
    return {"indicator": CASES, **MONTH, **more}


def test_a_small_sum_is_hidden_and_a_large_one_shown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = lines(tmp_path, row(count=4), row(count=12, area="0169"))
    code, out, err = run(capsys, "sum", file, "--lang", "en")
    small, large = out.splitlines()
    assert code == 0
    assert small.startswith(f"{CASES} · 0165 · 2026-01-01 – 2026-01-31: – · ")
    assert large == f"{CASES} · 0169 · 2026-01-01 – 2026-01-31: 12"
    assert err == "Numbers hidden to protect few persons: 1. --internal shows them for your own use.\n"


def test_json_holds_nothing_of_a_hidden_sum(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (four, three) = (run(capsys, "sum", lines(tmp_path, row(count=n)), "--json")[1] for n in (4, 3))
    assert four == three
    assert json.loads(four)["why"] == ["suppressed"]


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        (CASES, "The numbers are about persons, and small ones are shown: for your own use, not for sharing."),
        (CONVERSATIONS, "some under 18, and small ones are shown: for your own use, not to be shared."),
    ],
)
def test_internal_shows_a_small_sum_and_says_that_it_is_not_for_sharing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, indicator: str, told: str
) -> None:
    file = lines(tmp_path, row(count=4, indicator=indicator))
    code, out, err = run(capsys, "sum", file, "--internal", "--lang", "en")
    assert code == 0
    assert out.endswith(": 4\n")
    assert told in err


def test_a_small_sum_of_an_indicator_nobody_knows_is_hidden(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    own = (
        {"indicator": "own.young", **MONTH, "count": 4},
        {"indicator": "own.young", **MONTH, "area": "1", "count": 5},
    )
    out = run(capsys, "sum", lines(tmp_path, *own), "--shape", "own.young=flow")[1].splitlines()
    assert [": 5" in line for line in out] == [False, True]
    near_all = row(count=18, denominator=20, unit="percent", indicator="own.young")
    assert "18" not in run(capsys, "sum", lines(tmp_path, near_all), "--shape", "own.young=flow")[1]


def test_progress_on_few_persons_is_hidden_unless_internal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    held = {"count": 13, "denominator": 14, "unit": "percent", "area": "noerrebro", "period": YEAR}
    asked = ("progress", TALKS, lines(tmp_path, held), "--on", "2019-08-15", "--lang", "en")
    code, out, err = run(capsys, *asked)
    assert code == 0
    assert "13 of 14" not in out
    assert out.splitlines()[0].endswith("suppressed")
    assert err.startswith("Numbers hidden to protect few persons: 1.")
    code, out, err = run(capsys, *asked, "--internal")
    assert "13 of 14" in out
    assert "not to be shared" in err


def test_numbers_that_are_not_about_persons_are_shown_without_a_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = lines(tmp_path, row(indicator="albertslund.advice", count=2))
    assert run(capsys, "sum", file)[1:] == ("albertslund.advice · 0165 · 2026-01-01 – 2026-01-31: 2\n", "")


@pytest.mark.parametrize("target", ["5", "5,0", "5 pct."])
def test_a_target_is_read_as_danes_write_it(capsys: pytest.CaptureFixture[str], target: str) -> None:
    asked = ("detectable", "koebenhavn.unsafe_ydre", "--answers", "1.059", "--at-most")
    code, out, err = run(capsys, *asked, target)
    assert (code, err) == (0, "")
    assert "1.059" in out
    assert out == run(capsys, *asked, "5.0")[1]


def test_a_target_in_another_unit_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "detectable", "koebenhavn.unsafe_ydre", "--at-most", "5 kr.", "--answers", "234")
    assert (code, err) == (1, "--at-most: want `percent`, the unit of the indicator, or none\n")


@pytest.mark.parametrize("answers", ["5,5", "5 pct.", "mange"])
def test_a_number_of_answers_is_whole(capsys: pytest.CaptureFixture[str], answers: str) -> None:
    with pytest.raises(SystemExit):
        run(capsys, "detectable", "koebenhavn.unsafe_ydre", "--at-most", "5", "--answers", answers)
