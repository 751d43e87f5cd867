"""Writes the reports in `docs/examples/reports` anew, each from its `.input.json`; a test fails when one is stale.

python tests/tools/report_examples.py
"""

import json
from collections.abc import Iterator
from pathlib import Path

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.reports.asked import ReportInput
from kriminalpraeventiv.reports.html import to_html
from kriminalpraeventiv.reports.markdown import to_markdown
from kriminalpraeventiv.reports.status import StatusReport
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.strict import strict_converter, structure

REPORTS = Path(__file__).parents[2] / "docs/examples/reports"
PLUGINS = {"noerrebro_august_2018": "koebenhavn", "syd_soenderjylland_june_2018": "syd-soenderjylland"}


def made(name: str) -> StatusReport:
    """Return one of the reports, made by the national rules and its own pack."""
    payload = load_json((REPORTS / f"{name}.input.json").read_text(encoding="utf-8"))
    asked = structure(strict_converter(), payload, ReportInput)
    return Rulebook.load([PLUGINS[name]]).report(asked)


def outputs(name: str) -> Iterator[tuple[str, str]]:
    """Yield the files of a report: their names and what stands in them."""
    report = made(name)
    yield f"{name}.json", json.dumps(AnswerConverter().to_plain(report), ensure_ascii=False, indent=1) + "\n"
    yield f"{name}.md", to_markdown(report, "da")
    yield f"{name}.html", to_html(report, "da")
    yield f"{name}.en.html", to_html(report, "en")


def main() -> None:
    """Write every file."""
    for name in PLUGINS:
        for file, content in outputs(name):
            (REPORTS / file).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
