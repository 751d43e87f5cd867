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


GANG: tuple[dict[str, Any], ...] = (
    *({"gang_relation": relation} for relation in ("first_contact", *SEEN, "formerly_registered")),
    {"recruitment_risk": True}, {"organised_crime": True},
)  # fmt: skip
EPISODES: tuple[tuple[str, dict[str, Any], bool], ...] = (
    ("gang_conflict", {}, True),
    *(("public_gathering", fact, True) for fact in GANG),
    ("public_gathering", {}, False),
    ("public_gathering", {"serious_crime": True, "offences": 3}, False),
    ("disorder", {"organised_crime": True}, False),
    ("none", {"organised_crime": True}, False),
)


@pytest.mark.parametrize(("incident", "gang", "comes"), EPISODES)
def test_in_an_acute_conflict_or_gathering_roles_are_agreed_at_once(
    incident: str, gang: dict[str, Any], comes: bool
) -> None:
    facts: dict[str, Any] = {"subject": "area", "incident": incident} | gang
    for area in ("noerrebro", "indre_noerrebro", "ydre_noerrebro"):
        found = steps(**facts, area=area, acute=True)
        assert set(found) == ({"agree_roles", "draw_in_early"} if comes else set())
        assert steps(**facts, area=area, acute=False) == {}
    if comes:
        assert (found["agree_roles"].by, found["agree_roles"].who) == (None, ("police", "street_workers"))
        assert "hurtigt" in found["agree_roles"].text.da
        assert found["draw_in_early"].who == ("centre_18_plus", "street_workers", "ssp")


@pytest.mark.parametrize(("incident", "gang", "comes"), EPISODES)
def test_elsewhere_in_the_city_an_acute_episode_brings_no_step_only_a_human_choice(
    incident: str, gang: dict[str, Any], comes: bool
) -> None:
    facts: dict[str, Any] = {"subject": "area", "area": "andre_steder", "incident": incident} | gang
    assert steps(**facts, acute=True) == {}
    assert flags(**facts, acute=True) == ({"human_choice: koebenhavn.acute_elsewhere"} if comes else set())
    assert flags(**facts, acute=False) == set()


def test_where_the_area_of_an_acute_episode_is_not_stated_it_is_asked_for() -> None:
    answer = triage(subject="area", acute=True, incident="gang_conflict")
    assert [step.code for step in answer.next_steps if step.code.startswith("koebenhavn.")] == []
    assert "area" in {missing.fact for missing in answer.missing if "next_steps" in missing.could_change}
