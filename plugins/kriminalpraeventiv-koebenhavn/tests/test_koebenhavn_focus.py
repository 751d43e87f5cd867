"""Copenhagen: whom the partnership is about, its focus on Nørrebro, and acute episodes there and elsewhere."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, InvalidInput, Rulebook, TriageAnswer
from kriminalpraeventiv.explanation import NextStep
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2017, 9, 1)
SEEN = ("seen_with_members", "gang_behaviour", "associate", "registered_member", "leading")


def triage(**facts: object) -> TriageAnswer:
    stated = {"municipality": "0101", "on": DAY, "unstated": "no"} | facts
    return BOOK.classify(Case(id="c", **stated))  # type: ignore[arg-type] # - any fact


def steps(**facts: object) -> dict[str, NextStep]:
    """Return the local next steps of a case, by the code without the prefix."""
    local = [step for step in triage(**facts).next_steps if step.code.startswith("koebenhavn.")]
    return {step.code.removeprefix("koebenhavn."): step for step in local}


def flags(**facts: object) -> set[str]:
    """Return which local rules put a flag on a case, each with the flag."""
    return {f"{flag.code}: {flag.rule}" for flag in triage(**facts).flags if flag.rule.startswith("koebenhavn.")}


def noted(**facts: object) -> set[str]:
    return {reason.rule for reason in triage(**facts).reasons}


@pytest.mark.parametrize(
    ("facts", "inside"),
    [
        *(({"gang_relation": relation}, True) for relation in ("first_contact", *SEEN)),
        ({"recruitment_risk": True}, True),
        ({"organised_crime": True}, True),
        ({"gang_relation": "formerly_registered"}, False),
        ({"serious_crime": True, "offences": 3}, False),
        ({"subject": "group", "organised_crime": True}, False),
    ],
)
def test_the_partnership_is_about_organised_gang_crime_only(facts: dict[str, Any], inside: bool) -> None:
    assert ("koebenhavn.partnership_group" in triage(age=30, **facts).target_groups) is inside


def test_the_national_group_stays_national_where_the_partnership_takes_more() -> None:
    answer = triage(age=30, gang_relation="leading")
    assert answer.national is not None
    assert (answer.in_target_group, answer.national.in_target_group) == (True, False)


@pytest.mark.parametrize("area", ["noerrebro", "indre_noerrebro", "ydre_noerrebro"])
def test_noerrebro_and_its_parts_are_named_as_the_focus(area: str) -> None:
    assert "koebenhavn.on_noerrebro" in noted(age=17, recruitment_risk=True, area=area)
    assert "koebenhavn.on_noerrebro" not in noted(age=17, area=area)
    assert flags(age=17, recruitment_risk=True, area=area, acute=True) == set()


def test_elsewhere_in_the_city_a_person_decides() -> None:
    inside: dict[str, Any] = {"age": 17, "recruitment_risk": True, "area": "andre_steder"}
    assert flags(**inside) == {"human_choice: koebenhavn.outside_focus"}
    assert flags(**inside, acute=True) == flags(**inside) | {"human_choice: koebenhavn.acute_elsewhere"}
    assert flags(age=17, area="andre_steder", acute=True) == set()
    assert "koebenhavn.on_noerrebro" not in noted(**inside)


@pytest.mark.parametrize(("incident", "flagged"), [("gang_conflict", True), ("disorder", False), ("none", False)])
def test_an_acute_gang_conflict_elsewhere_can_be_included(incident: str, flagged: bool) -> None:
    facts: dict[str, Any] = {"subject": "area", "area": "andre_steder", "incident": incident}
    assert ("human_choice: koebenhavn.acute_elsewhere" in flags(**facts, acute=True)) is flagged
    assert flags(**facts, acute=False) == set()


def test_an_area_copenhagen_does_not_list_is_refused() -> None:
    with pytest.raises(InvalidInput, match="noerrebro"):
        triage(age=17, area="vesterbro")


def test_the_parts_of_noerrebro_are_part_of_it() -> None:
    areas = {area.code: area.part_of for area in BOOK.plugins[0].manifest.areas}
    assert areas == {
        "noerrebro": None,
        "indre_noerrebro": "noerrebro",
        "ydre_noerrebro": "noerrebro",
        "andre_steder": None,
    }


@pytest.mark.parametrize(
    ("incident", "comes"), [("gang_conflict", True), ("public_gathering", True), ("disorder", False), ("none", False)]
)
def test_in_an_acute_conflict_or_gathering_roles_are_agreed_at_once(incident: str, comes: bool) -> None:
    found = steps(subject="area", acute=True, incident=incident)
    assert ({"agree_roles", "draw_in_early"} <= set(found)) is comes
    assert steps(subject="area", acute=False, incident=incident) == {}
    if comes:
        assert (found["agree_roles"].by, found["agree_roles"].who) == ("at_once", ("police", "street_workers"))
        assert found["draw_in_early"].who == ("centre_18_plus", "street_workers", "ssp")
