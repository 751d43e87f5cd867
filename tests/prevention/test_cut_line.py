"""The cut line goes through functions; each municipality draws it by its own criterion; unknown stays unknown."""

from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from kriminalpraeventiv.corpus.catalogue import cut_lines
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.prevention.cut_line import Function, criterion_of, cut_line

LINES = cut_lines()
DAY = date(2023, 4, 14)
INSIDE, SUPPORTING = "inside", "supporting"


def function(**facts: Any) -> Function:  # noqa: ANN401 - facts
    given: dict[str, Any] = {"id": "f", "on": DAY} | facts
    return Function(**given)


def test_three_criteria_are_known_with_their_municipalities() -> None:
    known = {line.code: (line.municipalities, line.rows) for line in LINES}
    assert known == {
        "exclusive": (("0183",), ("ORG-16", "ORG-19")),
        "primary": (("0165", "0169"), ("ORG-17", "ORG-19")),
        "ssp_relevant": (("0791",), ("ORG-18", "ORG-19")),
    }


@pytest.mark.parametrize(
    ("tasks", "exclusive", "primary"),
    [
        ("exclusive", INSIDE, INSIDE),
        ("primary", SUPPORTING, INSIDE),
        ("partial", SUPPORTING, SUPPORTING),
        ("none", SUPPORTING, SUPPORTING),
        (None, None, None),
    ],
)
def test_the_share_of_tasks_decides_by_the_first_two(
    tasks: str | None, exclusive: str | None, primary: str | None
) -> None:
    places = {o.code: o.place for o in cut_line(function(tasks=tasks), LINES).outcomes}
    assert (places["exclusive"], places["primary"], places["ssp_relevant"]) == (exclusive, primary, None)
    assert cut_line(function(tasks=tasks), LINES, "exclusive").place == exclusive
    assert cut_line(function(tasks=tasks), LINES, "primary").place == primary


@pytest.mark.parametrize(("relevant", "place"), [(True, INSIDE), (False, SUPPORTING), (None, None)])
def test_ssp_relevance_decides_by_the_third(relevant: bool | None, place: str | None) -> None:
    answer = cut_line(function(ssp_relevant=relevant, tasks="none"), LINES, "ssp_relevant")
    assert (answer.place, answer.criterion) == (place, "ssp_relevant")


@pytest.mark.parametrize(
    ("title", "tasks", "place"),
    [
        ("konsulent for proaktiv kriminalitetsforebyggelse", "exclusive", INSIDE),
        ("gadeplansmedarbejdere", "exclusive", INSIDE),
        ("koordinator for udgående indsatser", "exclusive", INSIDE),
        ("skoler", "partial", SUPPORTING),
        ("ungdomsklubber", "partial", SUPPORTING),
        ("beskæftigelsesområdet", "none", SUPPORTING),
    ],
)
def test_the_functions_the_ishoej_note_names_stand_where_it_puts_them(title: str, tasks: str, place: str) -> None:
    assert title
    chosen = criterion_of(LINES, "0183")
    assert cut_line(function(tasks=tasks, municipality="0183"), LINES, chosen).place == place


@pytest.mark.parametrize("unstated", ["unknown", "no"])
def test_what_is_left_out_stays_unknown(unstated: str) -> None:
    answer = cut_line(function(unstated=unstated), LINES, "exclusive")
    assert answer.place is None
    assert [(m.fact, m.could_decide) for m in answer.missing] == [("tasks", ("exclusive",))]
    assert answer.missing[0].question.da.startswith("Er funktionen udelukkende")


def test_without_a_criterion_all_three_stand_side_by_side_and_nothing_is_decided() -> None:
    answer = cut_line(function(tasks="primary", ssp_relevant=True), LINES)
    assert (answer.place, answer.criterion) == (None, None)
    assert [(o.code, o.place) for o in answer.outcomes] == [
        ("exclusive", SUPPORTING),
        ("primary", INSIDE),
        ("ssp_relevant", INSIDE),
    ]
    assert "side om side" in answer.reasons[0].text.da
    assert answer.missing == ()


def test_without_a_criterion_the_question_that_decides_most_comes_first() -> None:
    found = [(m.fact, m.could_decide) for m in cut_line(function(), LINES).missing]
    assert found == [("tasks", ("exclusive", "primary")), ("ssp_relevant", ("ssp_relevant",))]


def test_what_lies_below_the_line_supports_and_is_depended_upon() -> None:
    reason = cut_line(function(tasks="partial"), LINES, "exclusive").reasons[0]
    assert reason.text.da.startswith("Lokal beslutning siger: ")
    assert "understøtter forebyggelsen" in reason.text.da
    assert "afhængig" in reason.text.da
    assert "supports prevention" in reason.text.en
    assert "depends on its work" in reason.text.en
    assert "ORG-19" in reason.rows


def test_a_reason_names_the_facts_of_its_criterion_only() -> None:
    answer = cut_line(function(tasks="exclusive", ssp_relevant=True), LINES, "exclusive")
    assert [(f.name, f.value, f.assumed) for f in answer.reasons[0].facts] == [("tasks", "exclusive", False)]


@pytest.mark.parametrize(
    ("municipality", "code"),
    [("0183", "exclusive"), ("0165", "primary"), ("0169", "primary"), ("0791", "ssp_relevant"), ("0101", None)],
)
def test_a_municipality_is_known_by_its_documents_to_use_a_criterion(municipality: str, code: str | None) -> None:
    assert criterion_of(LINES, municipality) == code


def test_no_municipality_uses_a_criterion_nobody_stated() -> None:
    assert criterion_of(LINES, None) is None


def test_a_criterion_nobody_has_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidInput, match="exclusive"):
        cut_line(function(), LINES, "exclusiv")


def test_a_function_with_an_unknown_share_of_tasks_is_refused() -> None:
    with pytest.raises(InvalidInput, match="tasks"):
        function(tasks="mostly")


def test_every_text_stands_in_both_languages() -> None:
    texts = [text for line in LINES for text in (line.text, line.inside, line.supporting)]
    assert all(text.da and text.en for text in texts)


def test_the_conditions_are_data() -> None:
    text = (files("kriminalpraeventiv.corpus") / "cut_lines.toml").read_text(encoding="utf-8")
    assert [f"when = '{line.when}'" in text for line in LINES] == [True, True, True]
