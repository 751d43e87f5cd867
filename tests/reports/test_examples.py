"""The reports shipped as examples: current, the same on a second run, and with every case worth showing."""

import json
import re
from pathlib import Path

import matplotlib as mpl
import pytest
from jsonschema import Draft202012Validator

from kriminalpraeventiv.cli import main
from kriminalpraeventiv.reports.status import StatusReport
from tools import axe_reports
from tools.report_examples import PLUGINS, REPORTS, made, outputs

# Every rule of the rulebook is in its fingerprint, so it changes where no report does.
FINGERPRINT = re.compile(r"\b[0-9a-f]{16}\b")
DRAWN_BY = "3.11"


@pytest.fixture(scope="module", params=PLUGINS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.skipif(not mpl.__version__.startswith(f"{DRAWN_BY}."), reason=f"drawn by matplotlib {DRAWN_BY}")
def test_the_examples_are_current_and_the_same_on_a_second_run(name: str) -> None:
    first = dict(outputs(name))
    assert dict(outputs(name)) == first
    for file, content in first.items():
        kept = (REPORTS / file).read_text(encoding="utf-8")
        assert FINGERPRINT.sub("", kept) == FINGERPRINT.sub("", content), f"{file}: run tests/tools/report_examples.py"


def test_the_examples_show_every_case_a_report_meets() -> None:
    reports: list[StatusReport] = [made(name) for name in PLUGINS]
    statuses = {one.status for report in reports for one in report.indicators}
    assert {"reached", "not_reached", "cannot_be_judged", "as_needed", "suppressed", "not_due"} <= statuses
    for report in reports:
        assert report.example
        assert report.protection.hidden > 0
        assert not report.complete
        qualifiers = {number.qualifier for one in report.indicators for number in one.numbers}
        assert {"exact", "preliminary"} <= qualifiers
        assert any(not one.numbers for one in report.indicators)


@pytest.mark.parametrize(("schema", "ending"), [("report-input", ".input.json"), ("report-answer", ".json")])
def test_the_examples_are_what_the_schemas_say(
    capsys: pytest.CaptureFixture[str], name: str, schema: str, ending: str
) -> None:
    assert main(["schema", schema, "--plugins", "none"]) == 0
    validator = Draft202012Validator(json.loads(capsys.readouterr().out))
    assert list(validator.iter_errors(json.loads((REPORTS / f"{name}{ending}").read_text(encoding="utf-8")))) == []


def test_the_examples_say_that_their_numbers_are_invented(name: str) -> None:
    assert "målingerne er opdigtede" in (REPORTS / f"{name}.md").read_text(encoding="utf-8")
    assert "the measurements are invented" in (REPORTS / f"{name}.en.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", sorted(REPORTS.glob("*.html")), ids=lambda page: page.name)
def test_axe_finds_no_violation_in_light_or_dark_wide_or_narrow(page: Path) -> None:
    reason = axe_reports.why_not()
    if reason:
        pytest.skip(reason)
    for scheme, width in (("light", 1200), ("dark", 360)):
        answer = axe_reports.looked_at(page.read_text(encoding="utf-8"), scheme, width)
        assert answer["violations"] == []
        assert answer["passes"] > 30
        assert answer["dark"] == (scheme == "dark")
        assert not answer["wide"]
