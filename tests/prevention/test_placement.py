"""Placement: a measure stands where its purposes say, with reasons in both languages that say how sure that is."""

from typing import Any

import pytest

from kriminalpraeventiv.corpus.catalogue import measures
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.placement import place
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

SOURCE = Source(document="Et opdigtet dokument", standing="practice", certainty="stated")
NOTED = Text(da="Kilden er ulæselig her.", en="The source is illegible here.")


def made(**facts: Any) -> Measure:  # noqa: ANN401 - fields of Measure
    given: dict[str, Any] = {"id": "m.x", "title": Text(da="Opdigtet", en="Invented"), "source": SOURCE} | facts
    return Measure(**given)


@pytest.mark.parametrize(
    ("facts", "where", "purpose", "also"),
    [
        ({"purposes": ("opbygning",)}, "triangle", "opbygning", ()),
        ({"purposes": ("opbygning", "forebyggelse")}, "triangle", "opbygning", ("forebyggelse",)),
        (
            {"purposes": ("forebyggelse", "kriminalitetsforebyggelse")},
            "triangle",
            "forebyggelse",
            ("kriminalitetsforebyggelse",),
        ),
        ({"outside": True}, "outside", None, ()),
        ({"outside": True, "purposes": ("opbygning",)}, "outside", None, ()),
        ({}, "supports", None, ()),
    ],
)
def test_a_measure_stands_on_its_first_purpose(
    facts: dict[str, Any], where: str, purpose: str | None, also: tuple[str, ...]
) -> None:
    found = place(made(**facts))
    assert (found.where, found.purpose, found.also) == (where, purpose, also)


@pytest.mark.parametrize(
    ("columns", "column", "further"),
    [
        ((), None, ()),
        (("reactive",), "reactive", ()),
        (("proactive", "operative", "reactive"), "proactive", ("operative", "reactive")),
    ],
)
def test_its_first_column_carries_it(columns: tuple[str, ...], column: str | None, further: tuple[str, ...]) -> None:
    found = place(made(columns=columns))
    assert (found.column, found.further_columns, found.columns) == (column, further, columns)


@pytest.mark.parametrize(
    ("placed", "said"),
    [
        ("stated", "Placeringen står i kilden."),
        ("implied", "Placeringen er udledt af kilden."),
        ("proposed", "Placeringen er dette biblioteks forslag."),
        ("uncertain", "Placeringen er usikker."),
        ("general_knowledge", "Placeringen er usikker."),
    ],
)
def test_a_reason_says_how_sure_the_level_is(placed: str, said: str) -> None:
    reasons = place(made(purposes=("opbygning",), placed=placed)).reasons
    assert any(reason.da.startswith(said) for reason in reasons)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "The measure is in no column."),
        ({"columns": ("reactive",), "in_column": "stated"}, "The source states the column: reactive."),
        ({"columns": ("proactive", "reactive")}, "The column is this library's proposal: proactive, reactive."),
    ],
)
def test_a_reason_says_how_sure_the_column_is(facts: dict[str, Any], said: str) -> None:
    assert any(reason.en.startswith(said) for reason in place(made(**facts)).reasons)


def test_its_main_purpose_the_further_ones_and_its_note_stand_in_the_reasons() -> None:
    reasons = place(made(purposes=("opbygning", "forebyggelse"), note=NOTED)).reasons
    assert reasons[0].en.startswith("Its main purpose is building up: everyone:")
    assert reasons[1].da == "Indsatsen tjener også forebyggelse."
    assert reasons[-1] == NOTED


def test_what_fights_crime_is_said_to_be_no_prevention() -> None:
    assert "ikke forebyggelse" in place(made(outside=True)).reasons[0].da


def test_the_answer_carries_its_source_rows_and_plugin() -> None:
    found = place(made(rows=("INT-10",), sides=("target",), groups=("primary",)), plugin="viborg")
    assert (found.schema, found.measure, found.plugin) == (1, "m.x", "viborg")
    assert (found.source, found.rows, found.sides, found.groups) == (SOURCE, ("INT-10",), ("target",), ("primary",))
    assert place(made()).plugin == "national"


@pytest.mark.parametrize("measure", measures(), ids=lambda m: m.id)
def test_every_measure_has_its_reasons_in_both_languages(measure: Measure) -> None:
    reasons = place(measure).reasons
    assert len(reasons) >= 3
    assert all(text.strip() and "{" not in text for reason in reasons for text in (reason.da, reason.en))
    assert any("forslag" in reason.da for reason in reasons)
