"""Remarks of a report: text a person wrote, which a person is to read before it is shared."""

import json
from pathlib import Path

import pytest

from kriminalpraeventiv.reports.markdown import to_markdown
from reports.invented import MEETINGS, measured, of, report, text
from reports.test_command import ASKED, run, write

READ = "The text was written by a person. It may hold numbers about few persons that no rule catches: read it before"


def test_remarks_are_marked_as_text_to_be_read_with_the_numbers_in_them() -> None:
    remarks = (text("Vi kender 3 unge.", "We know 3 young."), text("Og 2 til.", "And 2 more."))
    page = to_markdown(report(remarks=remarks), "en")
    assert READ in page
    assert "Numbers in the text: 3, 2." in page
    assert "Tal i teksten: 3, 2." in to_markdown(report(remarks=remarks))


def test_a_report_without_remarks_and_words_has_nothing_to_be_read() -> None:
    assert READ not in to_markdown(report(of(MEETINGS, measured(2018, count=4, unit="meeting"))), "en")


@pytest.mark.parametrize(
    ("remarks", "line"),
    [
        ({"da": "a"}, '$.remarks: want a list of texts in each language: `[{"da": "…", "en": "…"}]`'),
        (["a"], '$.remarks[0]: want a text in each language: `{"da": "…", "en": "…"}`'),
    ],
)
def test_a_writer_of_json_is_told_in_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, remarks: object, line: str
) -> None:
    code, out, err = run(capsys, write(tmp_path, ASKED | {"remarks": remarks}))
    assert (code, out) == (1, "")
    assert err.endswith(f"{line}\n")
    assert json.loads(line.split("`")[1])
