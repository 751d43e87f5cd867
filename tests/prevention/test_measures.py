"""Measures: the shipped list against the table of the source documents, row by row."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from kriminalpraeventiv.case import Incident
from kriminalpraeventiv.corpus.catalogue import measures
from kriminalpraeventiv.corpus.national import read_national
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.text import Text

LEVELS = {"O": "opbygning", "F": "forebyggelse", "K": "kriminalitetsforebyggelse"}
COLUMNS = {
    "P": ("proactive",),
    "Op": ("operative",),
    "R": ("reactive",),
    "P→Op (→R)": ("proactive", "operative", "reactive"),
    "–": (),
}
PRO_MODEL = "Den Kriminalpræventive Enhed (DKE) – PRO Modellen, Albertslund"
SOUTH_JUTLAND = ("0510", "0540", "0550", "0561", "0563", "0573", "0575", "0580")
TABLE = Path(__file__).with_name("measures.tsv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def numbered(number: int) -> Measure:
    return next(measure for measure in measures() if measure.number == number)


def texts(measure: Measure) -> Iterator[Text]:
    found = (measure.title, measure.target, measure.responsible, measure.note)
    return (text for text in found if text is not None)


def test_all_96_measures_stand_once_and_in_order() -> None:
    assert [measure.number for measure in measures()] == list(range(1, 97))


@pytest.mark.parametrize("row", ROWS, ids=[row["number"] for row in ROWS])
def test_level_and_column_are_those_of_the_table(row: dict[str, str]) -> None:
    measure = numbered(int(row["number"]))
    assert measure.purposes == tuple(LEVELS[code] for code in row["purposes"].split("/") if code not in "B–")
    assert measure.outside is (row["purposes"] == "B")
    assert measure.columns == COLUMNS[row["columns"]]


def test_the_table_has_96_rows() -> None:
    assert len(ROWS) == 96


def test_every_text_is_in_both_languages() -> None:
    assert [m.id for m in measures() if not all(text.da and text.en for text in texts(m))] == []


def test_every_source_has_a_place() -> None:
    assert [m.id for m in measures() if not m.source.place] == []


def test_ids_are_unique_and_prefixed() -> None:
    ids = [measure.id for measure in measures()]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if not id_.startswith("measure.")] == []


def test_every_municipality_exists() -> None:
    known = read_national().municipalities
    assert {code for measure in measures() for code in measure.municipalities} - set(known) == set()


def test_every_incident_is_one_of_a_case() -> None:
    assert {code for measure in measures() for code in measure.incidents} - set(get_args(Incident)) == set()


def test_only_the_pro_model_states_columns() -> None:
    stated = [measure.number for measure in measures() if measure.in_column == "stated"]
    assert stated == list(range(1, 30))
    assert [m.number for m in measures() if m.source.document == PRO_MODEL] == stated


def test_levels_and_groups_are_proposed_everywhere() -> None:
    assert {measure.placed for measure in measures()} == {"proposed"}


@pytest.mark.parametrize(
    ("numbers", "municipalities"),
    [
        ([7, 16, 38], ("0165",)),
        ([14], ("0165", "0169")),
        ([18], ("0101", "0165", *SOUTH_JUTLAND)),
        ([25], ("0101", "0165", "0169", "0183")),
        ([26], ("0101", "0165")),
        ([30, 31], ("0183",)),
        ([32, 33, 34, 35], ("0791",)),
        ([36, 37], ("0169",)),
        ([41, 52, 67], ("0101",)),
        ([50], ("0101", *SOUTH_JUTLAND)),
        ([75, 85, 96], SOUTH_JUTLAND),
        ([39, 40, 51, 68, 69, 74], ()),
    ],
)
def test_a_measure_names_the_municipalities_of_its_documents(
    numbers: list[int], municipalities: tuple[str, ...]
) -> None:
    assert {numbered(number).municipalities for number in numbers} == {municipalities}


@pytest.mark.parametrize(
    ("number", "groups"),
    [
        (1, ("primary",)),
        (5, ()),
        (8, ("primary",)),
        (12, ("tertiary",)),
        (15, ()),
        (22, ("secondary",)),
        (40, ("secondary",)),
        (52, ("tertiary", "secondary")),
        (53, ("secondary", "tertiary")),
        (55, ()),
        (69, ("tertiary",)),
        (83, ("secondary",)),
        (91, ("tertiary",)),
    ],
)
def test_a_measure_is_for_the_groups_its_target_names(number: int, groups: tuple[str, ...]) -> None:
    assert numbered(number).groups == groups


@pytest.mark.parametrize(
    ("number", "incidents"),
    [
        (45, ("gang_conflict", "public_gathering")),
        (69, ("burglary",)),
        (70, ("domestic_violence",)),
        (92, ("domestic_violence",)),
        (93, ("disorder", "vandalism")),
        (91, ()),
    ],
)
def test_a_measure_is_about_the_incident_it_names(number: int, incidents: tuple[str, ...]) -> None:
    assert numbered(number).incidents == incidents


@pytest.mark.parametrize(
    ("number", "row"),
    [
        (7, "INT-20"),
        (8, "INT-19"),
        (16, "ORG-11"),
        (21, "INT-21"),
        (40, "BAN-07"),
        (41, "BAN-01"),
        (42, "BAN-05"),
        (52, "EXI-04"),
        (69, "INT-11"),
        (70, "INT-11"),
    ],
)
def test_a_measure_names_the_row_it_stems_from(number: int, row: str) -> None:
    assert row in numbered(number).rows


def test_a_measure_without_a_group_has_no_target_either() -> None:
    assert [measure.number for measure in measures() if bool(measure.groups) != bool(measure.target)] == []


def test_a_measure_outside_prevention_has_no_column() -> None:
    outside = [measure for measure in measures() if measure.outside]
    assert [measure.number for measure in outside] == [44, 58, 65, 66, 79, 90]
    assert {measure.columns for measure in outside} == {()}


def test_the_national_pool_for_acute_exit_expenses_is_told_of() -> None:
    (framework,) = [measure for measure in measures() if "EXI-08" in measure.rows]
    assert framework.note is not None
    assert "en national pulje" in framework.note.da
