"""`indicators sum`: CSV and JSON Lines, stopping early where nothing can be read, indicators of the host's own."""

from pathlib import Path

import pytest

from cli.test_indicator_commands import lines, run
from kriminalpraeventiv.cli.summing import ENOUGH

ADVICE = "albertslund.advice"
HEAD = "indicator,area,start,end,count"
MONTH = {"area": "0165", "start": "2026-01-01", "end": "2026-01-31"}


def table(folder: Path, *rows: str, name: str = "rows.csv") -> Path:
    file = folder / name
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def test_a_csv_file_sums_to_what_its_rows_say(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = (f"{ADVICE},0165,2026-01-01,2026-01-31,12", f"{ADVICE},0165,2026-02-01,2026-02-28,13", "")
    code, out, err = run(capsys, "sum", table(tmp_path, HEAD, *rows), "--per", "year", "--lang", "en")
    assert (code, err) == (0, "")
    assert out.startswith(f"{ADVICE} · 0165 · 2026-01-01 – 2026-12-31: 25 · ")


def test_a_danish_csv_file_has_semicolons_commas_and_dots(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = table(
        tmp_path,
        "\N{ZERO WIDTH NO-BREAK SPACE}indicator;area;start;end;count;value",
        f"{ADVICE};0165;2026-01-01;2026-01-31;1.059;",
        f"{ADVICE};0165;2026-02-01;2026-02-28;;40,5",
        name="RÆKKER.CSV",
    )
    code, out, err = run(capsys, "sum", file)
    assert (code, err) == (0, "")
    assert "2026-01-31: 1.059" in out
    assert "2026-02-28: 40,5" in out


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("indicater,area,start,end,count",), "line 1: unknown column; the nearest is `indicator`; want indicator, "),
        (("indicator,area,start,count",), "line 1: want a column `end`"),
        ((HEAD, f"{ADVICE},0165,2026-01-01"), "line 2: want 5 cells, one for each column"),
        ((HEAD, f"{ADVICE},0165,2026-13-01,2026-01-31,12"), "line 2, start: there is no such day in the calendar"),
        ((HEAD, f"{ADVICE},0165,2026-01-01,2026-01-31,ca. 12"), "line 2, count: want the number alone"),
        ((HEAD, f"{ADVICE},0165,2026-01-01,2026-01-31,tolv"), "line 2, count, character 1: want"),
    ],
)
def test_a_csv_file_at_fault_is_told_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, rows: tuple[str, ...], told: str
) -> None:
    code, out, err = run(capsys, "sum", table(tmp_path, *rows))
    assert (code, out) == (1, "")
    assert told in err


def test_a_csv_file_that_is_not_utf_8_or_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes(f"{HEAD}\n".encode() + "ø".encode("latin-1"))
    assert "this is not UTF-8 text; save the file as UTF-8" in run(capsys, "sum", file)[2]
    assert "No such file" in run(capsys, "sum", tmp_path / "none.csv")[2]


def test_a_file_of_which_nothing_can_be_read_is_given_up_with_one_example(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = table(tmp_path, *["1;2;3 nej"] * 1_000, name="rows.txt")
    code, out, err = run(capsys, "sum", file)
    assert (code, out) == (1, "")
    first, stopped = err.splitlines()
    assert "line 1" in first
    assert stopped.startswith(f"the first {ENOUGH} lines are all at fault, so reading stopped; want one JSON object")


def test_a_few_lines_at_fault_are_each_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    few = table(tmp_path, *["nej"] * (ENOUGH - 1), name="rows.txt")
    assert len(run(capsys, "sum", few)[2].splitlines()) == ENOUGH - 1


def test_an_indicator_nobody_knows_is_told_at_once_and_may_be_given_a_shape(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = lines(tmp_path, *({"indicator": "own.visits", **MONTH, "count": 12, "source": f"s{n}"} for n in range(300)))
    code, out, err = run(capsys, "sum", file)
    assert (code, out) == (1, "")
    (told,) = err.splitlines()
    assert "`--shape ID=flow`" in told
    assert "`--pack`" in told
    file = lines(tmp_path, {"indicator": "own.visits", **MONTH, "count": 12})
    code, out, err = run(capsys, "sum", file, "--shape", "own.visits=flow")
    assert (code, out, err) == (0, "own.visits · 0165 · 2026-01-01 – 2026-01-31: 12\n", "")


def test_a_shape_against_the_catalogue_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = lines(tmp_path, {"indicator": ADVICE, **MONTH, "count": 12})
    assert run(capsys, "sum", file, "--shape", f"{ADVICE}=flow")[0] == 0
    code, _, err = run(capsys, "sum", file, "--shape", f"{ADVICE}=stock")
    assert (code, err) == (1, "--shape: the catalogue says `flow`; leave it out\n")
    with pytest.raises(SystemExit):
        run(capsys, "sum", file, "--shape", ADVICE)
