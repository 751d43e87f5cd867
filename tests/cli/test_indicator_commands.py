"""The commands of `indicators`: JSON in and out, both languages, every fault told, exit codes."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kriminalpraeventiv.cli import main

UNSAFE = "koebenhavn.unsafe_ydre"
INITIATIVES = "koebenhavn.new_initiatives"
YEAR = {"start": "2019-01-01", "end": "2019-12-31"}
SURVEY = {"count": 12, "denominator": 234, "unit": "percent", "area": "ydre_noerrebro", "period": YEAR}
TEN = {"count": 10, "unit": "initiative", "area": "noerrebro", "period": YEAR}


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["indicators", *(str(argument) for argument in arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def lines(folder: Path, *rows: object) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_the_list_is_national_and_that_of_the_municipality(capsys: pytest.CaptureFixture[str]) -> None:
    mine = run(capsys, "list", "--municipality", "0101", "--lang", "en")[1]
    assert UNSAFE in mine
    assert "albertslund." not in mine
    assert "indicator.worried_about_crime" in mine
    everything = run(capsys, "list", "--json")[1]
    assert {"albertslund.relapse", UNSAFE} <= {json.loads(line)["id"] for line in everything.splitlines()}


def test_an_unknown_municipality_is_bad_input(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "list", "--municipality", "9999")
    assert (code, out) == (1, "")
    assert "municipality" in err


@pytest.mark.parametrize(("language", "words"), [("da", "Vær opmærksom på:"), ("en", "Mind:")])
def test_an_indicator_is_shown_with_its_traps(capsys: pytest.CaptureFixture[str], language: str, words: str) -> None:
    code, out, _ = run(capsys, "show", UNSAFE, "--lang", language)
    assert code == 0
    assert words in out
    assert "[no_respondents]" in out
    assert json.loads(run(capsys, "show", UNSAFE, "--json")[1])["baseline"]["value"] == "8"


def test_an_unknown_indicator_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "show", "koebenhavn.unsafe_ydr")
    assert (code, err) == (1, f"there is no such indicator; the nearest is `{UNSAFE}`\n")


@pytest.mark.parametrize(("language", "told"), [("da", "nået"), ("en", "reached")])
def test_a_target_that_is_reached_is_told_with_its_numbers(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, language: str, told: str
) -> None:
    file = lines(tmp_path, TEN)
    code, out, err = run(capsys, "progress", INITIATIVES, file, "--on", "2020-08-15", "--lang", language)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].endswith(f"[{INITIATIVES}] · 2020-08-15 · {told}")
    assert "indicators.reached_number" in out


def test_what_cannot_be_judged_says_why_and_is_no_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = lines(tmp_path, SURVEY)
    code, out, _ = run(capsys, "progress", UNSAFE, file, "--on", "2020-08-15", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["status"], answer["why"]) == ("cannot_be_judged", "sample_without_n")
    assert len(answer["rulebook"]) == 16


def test_measurements_at_fault_are_all_told_and_nothing_is_answered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    over = SURVEY | {"count": 235}
    backwards = SURVEY | {"period": {"start": "2019-12-31", "end": "2019-01-01"}}
    misspelt = {**SURVEY, "denominater": 1}
    file = lines(tmp_path, SURVEY, over, backwards, misspelt, SURVEY | {"count": -1})
    code, out, err = run(capsys, "progress", UNSAFE, file, "--on", "2020-08-15")
    assert (code, out) == (1, "")
    assert [line.partition("rows.jsonl, ")[2][:6] for line in err.splitlines()] == [
        "line 2",
        "line 3",
        "line 4",
        "line 5",
    ]
    assert "the nearest is `denominator`" in err


def test_a_unit_that_does_not_fit_and_numbers_that_disagree_are_bad_input(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = lines(tmp_path, SURVEY, SURVEY | {"count": 30}, SURVEY | {"unit": "person", "denominator": None})
    code, out, err = run(capsys, "progress", UNSAFE, file, "--on", "2020-08-15")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "$[2].unit: want `percent`, the unit of the indicator",
        "$[1]: it disagrees with `$[0]`, of the same period, area and source",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--answers", 234, "--at-most", 5), "It could not be seen. With 234 answers this cannot be shown"),
        (("--answers", 1059, "--at-most", 5), "It could be seen."),
        (
            ("--answers", 234),
            "Only a change that is large enough could be seen. With 234 answers only a fall from 8 to 3.4",
        ),
        ((), "It cannot be said beforehand. "),
    ],
)
def test_what_could_be_seen_is_told_before_a_target_is_set(
    capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...], words: str
) -> None:
    assert run(capsys, "detectable", UNSAFE, *arguments, "--lang", "en")[1].startswith(words)


@pytest.mark.parametrize(
    "arguments",
    [
        ("progress", UNSAFE, "x.jsonl"),
        ("progress", UNSAFE, "x.jsonl", "--on", "today"),
        ("detectable", UNSAFE, "--at-most", "5,"),
        ("detectable", UNSAFE, "--at-most", "-1"),
        ("detectable", UNSAFE, "--at-most", "5", "--at-least", "6"),
        ("sum", "x.jsonl", "--per", "week"),
        (),
    ],
)
def test_wrong_usage_leaves_with_2(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        run(capsys, *arguments)
    assert left.value.code == 2


@pytest.mark.parametrize("command", ["progress", "sum"])
def test_the_help_shows_an_example_that_runs(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    with pytest.raises(SystemExit):
        run(capsys, command, "--help")
    told = " ".join(capsys.readouterr().out.partition("example:")[2].split())
    example, end = json.JSONDecoder().raw_decode(told)
    arguments = told[end:].partition("kriminalpraeventiv indicators")[2].split()
    monkeypatch.chdir(tmp_path)
    name = "survey.jsonl" if command == "progress" else "cases.jsonl"
    assert name in arguments
    Path(name).write_text(json.dumps(example), encoding="utf-8")
    assert run(capsys, *arguments)[0] == 0


def cases(month: int, count: object, area: str = "0165") -> dict[str, object]:
    days = {"start": f"2026-{month:02d}-01", "end": f"2026-{month:02d}-28"}
    return {"indicator": "albertslund.level_1_cases", "area": area, "count": count} | days


def test_counts_are_summed_by_area_and_year_and_faults_do_not_stop_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = lines(tmp_path, cases(1, 12), cases(2, 13), cases(1, 5, "0101"), cases(3, "7"), cases(4, 1) | {"end": "x"})
    code, out, err = run(capsys, "sum", file, "--per", "year", "--json")
    found = {cell["area"]: cell for cell in map(json.loads, out.splitlines())}
    assert code == 1
    assert {area: cell["count"] for area, cell in found.items()} == {"0165": 25, "0101": 5}
    assert found["0165"]["period"] == {"start": "2026-01-01", "end": "2026-12-31"}
    assert [line.partition("rows.jsonl, ")[2][:6] for line in err.splitlines()] == ["line 4", "line 5"]
    text = run(capsys, "sum", file, "--lang", "en")[1]
    assert "albertslund.level_1_cases · 0165 · 2026-01-01 – 2026-01-28: 12" in text


def test_an_indicator_nobody_has_is_told_by_its_row(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = lines(tmp_path, cases(1, 12), cases(2, 12) | {"indicator": "albertslund.level_1_case"})
    code, out, err = run(capsys, "sum", file)
    assert (code, len(out.splitlines())) == (1, 1)
    assert "row 2" in err
    assert "the nearest is `albertslund.level_1_cases`" in err


@pytest.mark.parametrize("name", ["indicator", "measurement", "progress-answer", "row", "detectable-answer", "sum"])
def test_what_is_printed_fits_its_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    main(["schema", name])
    schema = json.loads(capsys.readouterr().out)
    file = lines(tmp_path, SURVEY)
    told = {
        "indicator": ("show", UNSAFE, "--json"),
        "progress-answer": ("progress", UNSAFE, file, "--on", "2020-08-15", "--json"),
        "detectable-answer": ("detectable", UNSAFE, "--answers", 234, "--json"),
    }
    if name in told:
        payload = json.loads(run(capsys, *told[name])[1])
    elif name == "sum":
        payload = json.loads(run(capsys, "sum", lines(tmp_path, cases(1, 12)), "--json")[1])
    else:
        payload = SURVEY if name == "measurement" else cases(1, 12)
    Draft202012Validator(schema).validate(payload)
