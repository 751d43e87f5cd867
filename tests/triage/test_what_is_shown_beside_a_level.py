"""What a level shows: under a scheme apart national rules follow the national level, local ones the local level."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook
from plugins.invented import SOURCES, pack

PLACE = {
    "pack": """
        prefix = "hill"
        name.da = "En by"
        municipalities = ["0101"]
        """,
    "scheme": """
        id = "hill"
        title.da = "Egne niveauer"
        source = { document = "an invented plan", standing = "practice", certainty = "stated" }
        """,
    "triage": SOURCES
    + """
        [[triage]]
        id = "hill.concern"
        level = 1
        source = "plan"
        when = 'risk_behaviour'
        text.da = "Bekymring."

        [[triage]]
        id = "hill.talk"
        shown_at = 1
        source = "plan"
        when = 'subject == "person"'
        text.da = "Byen taler med personen på niveau 1."

        [[triage]]
        id = "hill.advice"
        shown_at = "none"
        source = "plan"
        when = 'subject == "person"'
        text.da = "Byen rådgiver uden niveau."

        [[triage]]
        id = "hill.protected"
        flags = ["not_triaged"]
        shown_at = "none"
        source = "plan"
        when = 'mental_illness'
        text.da = "Byen visiterer ikke den syge."
        """,
}
APART = Rulebook.load(plugins=[pack("hill", **PLACE)])
EXTENDING = Rulebook.load(
    plugins=[pack("hill", **PLACE | {"scheme": PLACE["scheme"] + '        extends = "core-default"\n'})]
)
PERSON: dict[str, Any] = {"municipality": "0101", "subject": "person", "age": 20, "unstated": "no"}
PLANS = {f"triage.plan_at_level_{level}" for level in (1, 2, 3)}
NONE = {"triage.advice_only", "triage.concern_without_level", "triage.victim_only"}
LOCAL = {"hill.talk", "hill.advice"}


def shown(book: Rulebook, **facts: Any) -> tuple[int | None, set[str]]:  # noqa: ANN401 - any fact
    answer = book.classify(Case(id="c", on=date(2026, 11, 1), **PERSON | facts))
    return answer.level, {reason.rule for reason in answer.reasons} & (PLANS | NONE | LOCAL)


@pytest.mark.parametrize(
    ("facts", "level", "rules"),
    [
        ({}, None, {"triage.advice_only", "hill.advice"}),
        ({"offences": 2}, None, {"triage.plan_at_level_2", "hill.advice"}),
        ({"risk_behaviour": True}, 1, {"triage.plan_at_level_1", "hill.talk"}),
        ({"risk_behaviour": True, "offences": 2}, 1, {"triage.plan_at_level_2", "hill.talk"}),
        ({"serious_crime": True}, None, {"triage.plan_at_level_3", "hill.advice"}),
        ({"recruitment_risk": True}, None, {"triage.concern_without_level", "hill.advice"}),
        ({"recruitment_risk": True, "risk_behaviour": None}, None, set()),
    ],
)
def test_under_a_scheme_apart_each_rule_is_shown_at_the_level_its_owner_gives(
    facts: dict[str, Any], level: int | None, rules: set[str]
) -> None:
    assert shown(APART, **facts) == (level, rules)


@pytest.mark.parametrize(
    ("facts", "level", "rules"),
    [
        ({}, None, {"triage.advice_only", "hill.advice"}),
        ({"offences": 2}, 2, {"triage.plan_at_level_2"}),
        ({"risk_behaviour": True}, 1, {"triage.plan_at_level_1", "hill.talk"}),
        ({"risk_behaviour": True, "relapse_risk": None}, 1, {"triage.plan_at_level_1", "hill.talk"}),
    ],
)
def test_under_a_scheme_that_extends_the_national_one_all_follow_the_one_level(
    facts: dict[str, Any], level: int | None, rules: set[str]
) -> None:
    assert shown(EXTENDING, **facts) == (level, rules)


@pytest.mark.parametrize(
    ("age", "in_target_group", "kind"), [(20, True, "not_triaged"), (30, False, "outside_target_group")]
)
def test_a_local_rule_says_who_is_not_triaged_within_the_target_group_alone(
    age: int, in_target_group: bool, kind: str
) -> None:
    answer = EXTENDING.classify(Case(id="c", on=date(2026, 11, 1), **PERSON | {"mental_illness": True, "age": age}))
    assert (answer.level, answer.in_target_group) == (None, in_target_group)
    assert {flag.code for flag in answer.flags} == {kind}


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"offences": 2, "serious_crime": None}, True),
        ({"offences": 2, "relapse_risk": None}, False),
        ({"offences": 2, "risk_behaviour": None}, False),
        ({"risk_behaviour": True, "situational_crime": None}, False),
        ({"risk_behaviour": True, "relapse_risk": None}, True),
    ],
)
def test_only_a_fact_that_could_raise_the_level_is_asked_for_its_sake(facts: dict[str, Any], level: bool) -> None:
    answer = EXTENDING.classify(Case(id="c", on=date(2026, 11, 1), **PERSON | facts))
    assert any("level" in missing.could_change for missing in answer.missing) is level
