"""The crime triangle: offender, target and missing control; an incident narrows the measures, never the questions."""

from typing import Any

import pytest

from kriminalpraeventiv.case import Incident
from kriminalpraeventiv.corpus.catalogue import measures
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.prevention.crime_triangle import sides
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

SOURCE = Source(document="Et opdigtet dokument", standing="practice", certainty="stated")


def made(id_: str, **facts: Any) -> Measure:  # noqa: ANN401 - fields of Measure
    given: dict[str, Any] = {"id": id_, "title": Text(da="Opdigtet", en="Invented"), "source": SOURCE} | facts
    return Measure(**given)


INVENTED = (
    made("z", sides=("target", "physical_control"), incidents=("burglary",), number=2),
    made("y", sides=("target",), incidents=("burglary", "vandalism"), number=1),
    made("x", sides=("offender",), incidents=("gang_conflict",)),
    made("w", sides=("social_control",)),
    made("v", incidents=("burglary", "disorder")),
    made("u", sides=("offender",), incidents=("burglary",), outside=True),
)


@pytest.mark.parametrize(
    ("incident", "offender", "target", "physical", "social"),
    [
        (None, ["x"], ["y", "z"], ["z"], ["w"]),
        ("none", ["x"], ["y", "z"], ["z"], ["w"]),
        ("burglary", [], ["y", "z"], ["z"], []),
        ("vandalism", [], ["y"], [], []),
        ("gang_conflict", ["x"], [], [], []),
        ("disorder", [], [], [], []),
    ],
)
def test_measures_stand_on_the_sides_they_act_on(
    incident: Incident | None, offender: list[str], target: list[str], physical: list[str], social: list[str]
) -> None:
    found = {view.side: [m.id for m in view.measures] for view in sides(INVENTED, incident).sides}
    assert found == {"offender": offender, "target": target, "physical_control": physical, "social_control": social}


def test_every_side_asks_its_question_in_both_languages_also_without_a_measure() -> None:
    for view in sides((), "burglary").sides:
        assert view.question.da.endswith("?")
        assert view.question.en.endswith("?")
        assert view.title.da
        assert view.measures == ()


def test_it_proposes_what_the_strategy_says_may_be_relevant() -> None:
    found = sides(())
    assert found.text.da.startswith("Strategien siger, at det kan være relevant")
    assert (found.rows, found.source.standing, found.source.certainty) == (("INT-14",), "guidance", "stated")


def test_what_fights_crime_without_preventing_it_stands_on_no_side() -> None:
    assert "u" not in {m.id for view in sides(INVENTED).sides for m in view.measures}


@pytest.mark.parametrize(
    ("incident", "found"), [(None, []), ("burglary", ["v"]), ("disorder", ["v"]), ("vandalism", [])]
)
def test_a_measure_for_an_incident_that_acts_on_no_side_stands_beside(
    incident: Incident | None, found: list[str]
) -> None:
    assert [m.id for m in sides(INVENTED, incident).beside] == found


def test_an_unknown_incident_is_refused_with_the_nearest() -> None:
    with pytest.raises(InvalidInput, match="burglary"):
        sides((), "burglery")  # type: ignore[arg-type] # - the fault


def test_security_guidance_at_the_scene_is_there_for_a_burglary() -> None:
    found = {m.number for view in sides(measures(), "burglary").sides for m in view.measures}
    assert 69 in found


def test_every_measure_that_names_a_side_stands_there() -> None:
    found = {(view.side, m.id) for view in sides(measures()).sides for m in view.measures}
    assert found == {(side, m.id) for m in measures() if not m.outside for side in m.sides}
