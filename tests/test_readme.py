"""The README says what is so."""

from pathlib import Path

import pytest

from kriminalpraeventiv.cli import main

ROOT = Path(__file__).parents[1]


def test_the_shown_output_is_what_the_first_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    assert main(["triage", "--lang", "en", str(ROOT / "docs/examples/cases.jsonl")]) == 0
    assert len(shown.splitlines()) > 10
    assert shown in capsys.readouterr().out


def test_every_command_it_lists_exists(capsys: pytest.CaptureFixture[str]) -> None:
    listed = (ROOT / "README.md").read_text(encoding="utf-8").split("```text\n")[2:]
    for line in "".join(part.split("```")[0] for part in listed).splitlines():
        command = line.split()[1]
        with pytest.raises(SystemExit) as left:
            main([command, "--help"])
        assert left.value.code == 0
        assert "usage:" in capsys.readouterr().out
