"""The commands of the law: what is shown, what changed, what a text gets wrong."""

import io
import json
from pathlib import Path

import pytest

from cli.test_commands import run

ERRORS = """\
Retsplejelovens § 115 har fire stykker.
SSP kræver samtykke fra forældrene.
§ 115 forpligter kommunen til at videregive.
Underretning sker efter serviceloven § 153.
Kredsrådet skal efter loven holde møde mindst fire gange årligt.
Oplysninger behandles efter persondataloven § 8.
Efterfølgeren til § 49 a er Barnets Lov § 49 a.
SSP hviler på rpl. § 115 b.
KSP omfatter kun dømte.
§ 115. Politiet kan videregive oplysninger til andre myndigheder, når det er nødvendigt.
"""
CODES = [
    "four_stykker",
    "consent_required",
    "section_115_as_duty",
    "outdated_citation",
    "four_council_meetings",
    "persondataloven",
    "ssd_in_barnets_lov",
    "section_115_b",
    "ksp_convicted_only",
    "stk_1_without_numbers",
]
CLEAN = """\
Retsplejelovens § 115 giver adgang til at dele, når det er nødvendigt; den forpligter ingen (stk. 4).
SSP kræver ikke samtykke. Stk. 5 om bandemiljøer kom med lov 665/2024.
Underretning sker efter Barnets Lov §§ 133 og 135, udveksling i SSD efter retssikkerhedsloven § 11 e.
KSP omfatter dømte og visse radikaliserede, der løslades fra varetægt (stk. 1, nr. 3, litra a-c).
"""


def test_lint_finds_each_common_error_once_with_its_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = tmp_path / "plan.md"
    text.write_text(ERRORS, encoding="utf-8")
    result = run(capsys, "law", "lint", str(text), "--on", "2026-01-01")
    lines = result.out.splitlines()
    assert result.code == 1
    assert [line.rpartition("[")[2].rstrip("]") for line in lines] == CODES
    assert [int(line.removeprefix(f"{text}:").split(":")[0]) for line in lines] == list(range(1, 11))
    assert result.err == "10 found\n"


def test_lint_finds_nothing_in_a_clean_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    text = tmp_path / "plan.md"
    text.write_text(CLEAN, encoding="utf-8")
    result = run(capsys, "law", "lint", str(text), "--on", "2026-01-01")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_lint_reads_standard_input_and_tells_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Se SEL § 153.".encode())))
    result = run(capsys, "law", "lint", "-", "--on", "2026-01-01", "--json")
    found = json.loads(result.out)
    assert (found["file"], found["line"], found["column"], found["text"]) == ("-", 1, 4, "SEL § 153")


def test_lint_of_a_file_that_is_not_there_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    result = run(capsys, "law", "lint", str(tmp_path / "none.md"), "--on", "2026-01-01")
    assert (result.code, result.out) == (1, "")
    assert "none.md" in result.err


def test_changes_are_told_with_rules_and_a_request_that_can_be_asked_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shown = run(capsys, "law", "changes", "--from", "2016-03-01", "--to", "2016-03-01", "--lang", "en").out
    assert shown.startswith("2016-03-01 · lov 168/2016\n  retsplejeloven § 115: ")
    assert "law.ksp_radicalised_sharing_by_police" in shown
    assert "  2016-02-29 may_not → 2016-03-01 may (retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 3, litra c)" in shown
    request = tmp_path / "flip.json"
    request.write_text(shown.splitlines()[-1], encoding="utf-8")
    answer = run(capsys, "may-share", "--unstated", "no", "--json", str(request)).out
    assert json.loads(answer)["verdict"] == "may"


def test_changes_as_json_are_one_change_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "law", "changes", "--from", "2024-01-01", "--to", "2024-12-31", "--json").out.splitlines()
    first = json.loads(lines[0])
    assert (first["earliest"], first["latest"]) == ("2024-01-01", "2024-01-01")
    assert first["flip"]["request"]["on"] == "2024-01-01"


def test_a_time_without_changes_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("law", "changes", "--from", "2026-02-13", "--to", "2026-12-31", "--lang", "en")
    assert run(capsys, *asked).out == "Nothing changed.\n"


def test_days_turned_round_are_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    result = run(capsys, "law", "changes", "--from", "2024-12-31", "--to", "2024-01-01")
    assert (result.code, result.err) == (1, "`to` 2024-01-01 is before `from` 2024-12-31\n")


def test_a_section_shows_what_each_version_says_and_which_rules_rest_on_it(capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(capsys, "law", "show", "SEL § 49 a", "--on", "2023-12-31", "--lang", "en").out
    assert "serviceloven § 49 a · 2011-01-01 – 2023-12-31 · lov 628/2010" in shown
    assert "Police are not a party." in shown
    assert "after: retssikkerhedsloven § 11 e, lov 753/2023 (2024-01-01 – …)" in shown
    assert "law.early_help_sharing " in shown
