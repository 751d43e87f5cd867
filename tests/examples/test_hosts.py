"""The examples of hosts run as they are: a table, and Node, which these tests need.

`docs/examples/test_host.py` is a suite of its own and is collected where it stands.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from examples.hosts import DOCS, EXAMPLES, example, lines
from kriminalpraeventiv import Rulebook, SharingRequest

HOSTS = sorted(path.name for path in EXAMPLES.iterdir() if path.suffix in (".py", ".mjs"))
TABLE = example("host_csv")
BOOK = Rulebook.load()


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_is_at_most_sixty_lines(name: str) -> None:
    assert len((EXAMPLES / name).read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("name", [name for name in HOSTS if "host" in name])
def test_the_page_on_embedding_links_to_each_host(name: str) -> None:
    page = (DOCS / "how-to" / "embed-in-a-case-system.md").read_text(encoding="utf-8")
    assert page.count(f"(../examples/{name})") == 2, "once in each language"


# A table


def written(tmp_path: Path, source: Path) -> tuple[subprocess.CompletedProcess[str], dict[str, dict[str, str]]]:
    target = tmp_path / "proposals.csv"
    command = [sys.executable, str(EXAMPLES / "host_csv.py"), str(source), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 - ours
    with target.open(encoding="utf-8-sig", newline="") as file:
        return done, {row["Sagsnr"]: row for row in csv.DictReader(file, delimiter=";")}


def test_the_table_gets_levels_registers_meetings_and_questions(tmp_path: Path) -> None:
    done, rows = written(tmp_path, EXAMPLES / "cases.csv")
    told = {id_: tuple(row[name] for name in TABLE.PROPOSED[1:6]) for id_, row in rows.items()}
    assert told == {
        "t-101": ("pro", "1", "3", "DKE-Journal", "Koordinationsmøde"),
        "t-102": ("pro", "3", "3", "DKE-Sag", "Operativgruppemøde"),
        "t-103": ("core-default", "", "3", "", ""),
        "t-104": ("core-default", "", "3", "", ""),
    }
    assert rows["t-102"]["Spørg om"] == ""
    assert "Hvor mange år er personen fyldt på dagen?" in rows["t-104"]["Spørg om"].split(" / ")
    assert "Hvor mange år er personen fyldt på dagen?" not in rows["t-101"]["Spørg om"].split(" / ")
    assert {row["Regler"] for row in rows.values()} == {BOOK.fingerprint}
    assert done.returncode == 1


def test_the_table_tells_of_what_it_refused_by_line_and_column_and_repeats_nothing(tmp_path: Path) -> None:
    done, _ = written(tmp_path, EXAMPLES / "cases.csv")
    assert done.stderr.splitlines() == [
        "column 9: no fact, not read",
        "line 6, Risikoadfærd: wrong_kind",
        "line 6, Lovovertrædelser: wrong_kind",
        "line 7, Kommune: unknown_code",
        "line 7, Født: wrong_kind",
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("t-1;2026-11-02;0751;2009-11-02;ja;2;ja", "line 2, Organiseret: wrong_kind"),
        ("t-1;2026-11-02;0751;2009-11-02;ja;2;ja;ja;one;two", "line 2, $: too_many_cells"),
        ("t-1;2026-11-02;0751;2009-11-02;ja;-1;ja;ja", "line 2, Lovovertrædelser: out_of_range"),
    ],
)
def test_a_row_that_does_not_fit_the_header_is_refused(tmp_path: Path, row: str, told: str) -> None:
    source = tmp_path / "cases.csv"
    source.write_text(";".join(TABLE.FACTS) + "\n" + row + "\n", encoding="utf-8")
    done, rows = written(tmp_path, source)
    assert (done.stderr.splitlines(), rows, done.returncode) == ([told], {}, 1)


@pytest.mark.parametrize(("born", "age"), [("2009-11-02", 17), ("2009-11-03", 16), ("", None)])
def test_the_age_is_in_completed_years_on_the_day_of_the_case(born: str, age: int | None) -> None:
    assert TABLE.facts_of({"Sagsnr": "t-1", "Dag": "2026-11-02", "Født": born}).get("age") == age


def test_an_empty_cell_is_unknown_and_a_no_is_known() -> None:
    row = {"Sagsnr": "t-1", "Dag": "2026-11-02", "Risikoadfærd": " ", "Organiseret": "Nej"}
    assert TABLE.facts_of(row) == {"id": "t-1", "on": "2026-11-02", "organised_crime": False}


# Another language


def node(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - of Popen
    found = shutil.which("node")
    assert found is not None, "the example in Node needs Node: install it to run the tests"
    program = str(Path(sys.executable).with_name("kriminalpraeventiv"))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [found, str(EXAMPLES / "host_node.mjs"), *arguments]
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=kept | {"KRIMINALPRAEVENTIV": program}, **{**piped, **options})  # noqa: S603 - ours


def told_by_node(payloads: list[dict[str, Any]]) -> list[list[str]]:
    answers = [BOOK.may_share(BOOK.read(SharingRequest, payload)) for payload in payloads]
    return [
        [one.request, str(one.on), one.verdict, "; ".join(basis.citation for basis in one.basis), one.rulebook]
        for one in answers
    ]


def test_node_gets_the_answers_of_the_library() -> None:
    out, errors = (process := node(str(EXAMPLES / "sharing_requests.jsonl"))).communicate(timeout=120)
    told = [line.split("\t") for line in out.decode().splitlines()]
    assert (told, errors, process.returncode) == (told_by_node(lines("sharing_requests.jsonl")), b"", 0)


def test_node_gets_each_answer_before_it_asks_again() -> None:
    asked, process = lines("sharing_requests.jsonl")[:3], node()
    assert process.stdin is not None
    assert process.stdout is not None
    impatient = threading.Timer(60, process.kill)
    impatient.start()
    for payload, told in zip(asked, told_by_node(asked), strict=True):
        process.stdin.write(json.dumps(payload).encode() + b"\n")
        process.stdin.flush()
        assert process.stdout.readline().decode().rstrip("\n").split("\t") == told
    impatient.cancel()
    assert process.communicate(timeout=60) == (b"", b"")
    assert process.returncode == 0


def test_node_tells_of_bad_lines_and_gets_the_other_answers() -> None:
    good = lines("sharing_requests.jsonl")[:2]
    refused = {"id": "b", "on": "2026-02-30", "subject_age": "Zebrahest"}
    sent = "\n".join([json.dumps(good[0]), "{no json", json.dumps(refused), json.dumps(good[1])])
    out, errors = (process := node()).communicate(sent.encode(), timeout=120)
    assert [line.split("\t") for line in out.decode().splitlines()] == told_by_node(good)
    assert [line.split(": ")[0] for line in errors.decode().splitlines()] == [
        "standard input, line 2, column 2",
        "standard input, line 3, $.on",
        "standard input, line 3, $.subject_age",
    ]
    assert "Zebrahest" not in errors.decode()
    assert process.returncode == 1
