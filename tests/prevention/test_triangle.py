"""The triangle: every measure once, at its main level, in one order; drawn for a terminal and written as a table."""

import random
from typing import Any

import pytest

from kriminalpraeventiv.corpus.catalogue import measures
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.picture.text import table, text_drawing
from kriminalpraeventiv.prevention.placement import Placement
from kriminalpraeventiv.prevention.triangle import triangle
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Language, Text

EVERY = triangle(measures())
SOURCE = Source(document="Et opdigtet dokument", standing="practice", certainty="stated")


def made(id_: str, **facts: Any) -> Measure:  # noqa: ANN401 - fields of Measure
    given: dict[str, Any] = {
        "id": id_,
        "title": Text(da=f"Indsats {id_}", en=f"Effort {id_}"),
        "source": SOURCE,
    } | facts
    return Measure(**given)


def ids(placements: tuple[Placement, ...]) -> list[str]:
    return [placement.measure for placement in placements]


LOCAL = (
    made("a", purposes=("opbygning",), municipalities=("0165",)),
    made("b", purposes=("opbygning",), columns=("reactive",)),
    made("c", purposes=("opbygning",), columns=("proactive",), number=2),
    made("d", purposes=("opbygning",), columns=("proactive",), number=1, municipalities=("0183", "0165")),
    made("e", outside=True, municipalities=("0183",)),
    made("f"),
)


def test_the_levels_stand_from_the_narrow_top_to_the_broad_base() -> None:
    assert [level.purpose for level in EVERY.levels] == ["kriminalitetsforebyggelse", "forebyggelse", "opbygning"]


def test_the_96_measures_stand_where_the_mapping_puts_them() -> None:
    assert [len(level.measures) for level in EVERY.levels] == [29, 30, 26]
    assert (len(EVERY.outside), len(EVERY.supports)) == (6, 5)
    assert sorted(ids(EVERY.measures)) == sorted(m.id for m in measures())


@pytest.mark.parametrize(
    ("municipality", "base", "outside", "supports"),
    [
        (None, ["d", "c", "b", "a"], ["e"], ["f"]),
        ("0165", ["d", "c", "b", "a"], [], ["f"]),
        ("0183", ["d", "c", "b"], ["e"], ["f"]),
        ("0791", ["c", "b"], [], ["f"]),
    ],
)
def test_a_municipality_sees_national_measures_and_its_own(
    municipality: str | None, base: list[str], outside: list[str], supports: list[str]
) -> None:
    found = triangle(LOCAL, municipality)
    assert ids(found.levels[2].measures) == base
    assert (ids(found.outside), ids(found.supports)) == (outside, supports)


def test_a_measure_with_two_purposes_stands_once_at_its_main_level_marked_with_the_other() -> None:
    found = triangle([made("a", purposes=("opbygning", "forebyggelse"))])
    assert [ids(level.measures) for level in found.levels] == [[], [], ["a"]]
    assert found.levels[2].measures[0].also == ("forebyggelse",)
    assert "Indsats a (også forebyggelse)" in table(found, "da")


def test_the_order_of_measures_changes_nothing() -> None:
    shuffled = list(measures())
    random.Random(4).shuffle(shuffled)  # noqa: S311 - an order, no secret
    assert triangle(shuffled) == EVERY


def test_a_measure_names_the_plugin_that_contributed_it() -> None:
    found = triangle(LOCAL, plugins={"a": "albertslund"})
    assert {p.measure: p.plugin for p in found.measures if p.plugin != "national"} == {"a": "albertslund"}


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("width", [80, 100, 132])
def test_the_drawing_keeps_to_the_width_and_names_every_measure(language: Language, width: int) -> None:
    drawn = text_drawing(EVERY, language, width)
    assert max(len(line) for line in drawn.splitlines()) <= width
    letters = "".join(c for c in drawn if c.isalnum())
    for placement in EVERY.measures:
        first = placement.title.in_(language).split()[0]
        assert "".join(c for c in first if c.isalnum())[:8] in letters


def test_the_drawing_is_a_triangle_with_its_counts_and_names() -> None:
    lines = text_drawing(EVERY, "da").splitlines()
    sides = [line for line in lines if line.lstrip().startswith("/")]
    assert len(sides) == 15
    assert [line.index("/") for line in sides] == list(range(14, -1, -1))
    assert [line.index("\\") for line in sides] == list(range(15, 30))
    assert [count for line in sides for count in ("29", "30", "26") if f" {count} " in line[:30]] == ["29", "30", "26"]
    assert all(any(name in line for line in sides) for name in ("kriminalitetsforebyggelse", "opbygning"))
    assert "gerningsperson" in "\n".join(sides)


def test_a_narrow_terminal_gets_80_columns() -> None:
    assert text_drawing(EVERY, "da", 20) == text_drawing(EVERY, "da", 80)


def test_the_drawing_says_what_is_proposed_and_whose_the_model_is() -> None:
    said = " ".join(text_drawing(EVERY, "en").split())
    assert "The levels are this library's proposal" in said
    assert "the model of Det Kriminalpræventive Råd" in said
    assert "reproduces no municipality's own figure" in said
    assert "forebyggelse (prevention)" in said


def test_levels_a_source_states_are_not_called_proposed() -> None:
    found = triangle([made("a", purposes=("opbygning",), placed="stated"), made("b", purposes=("opbygning",))])
    assert "For 1 af 2 indsatser" in " ".join(text_drawing(found, "da").split())


def test_a_municipality_is_called_by_its_name_where_one_is_given() -> None:
    assert "indsatser i Albertslund" in text_drawing(triangle(LOCAL, "0165", name="Albertslund"), "da")
    assert "indsatser i kommune 0165" in text_drawing(triangle(LOCAL, "0165"), "da")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_table_has_a_row_for_every_measure(language: Language) -> None:
    rows = table(EVERY, language).splitlines()
    assert len(rows) == 2 + 96
    for row, placement in zip(rows[2:], EVERY.measures, strict=True):
        assert placement.title.in_(language) in row
        assert str(placement.source) in row
        assert row.count(" | ") == 6


def test_a_bar_in_a_title_does_not_break_the_table() -> None:
    found = triangle([made("a", title=Text(da="Ja | nej", en="Yes | no"))])
    assert r"Ja \| nej" in table(found, "da")
