"""Copenhagen: where the partnership's rules meet others: under 6, a victim only, registered without a relation."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2017, 9, 1)
SEEN = ("seen_with_members", "gang_behaviour", "associate", "registered_member", "leading")
DONE: tuple[dict[str, Any], ...] = (
    {"offences": 1}, {"offences": 2}, {"situational_crime": True}, {"serious_crime": True},
    {"crime_harmful_to_society": True}, {"organised_crime": True}, {"served_serious_offence": True},
    {"risk_behaviour": True}, {"relapse_risk": True},
)  # fmt: skip


def triage(**facts: object) -> TriageAnswer:
    stated = {"municipality": "0101", "on": DAY, "unstated": "no"} | facts
    return BOOK.classify(Case(id="c", **stated))  # type: ignore[arg-type] # - any fact


def flags(**facts: object) -> set[str]:
    """Return which local rules put a flag on a case, each with the flag."""
    return {f"{flag.code}: {flag.rule}" for flag in triage(**facts).flags if flag.rule.startswith("koebenhavn.")}


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        *(({"gang_relation": relation}, True) for relation in SEEN),
        ({"recruitment_risk": True}, True),
        ({"offences": 1}, True),
        ({"offences": 2}, True),
        ({"gang_relation": "first_contact"}, False),
        ({"risk_behaviour": True}, False),
        ({"recruitment_risk": True, "subject": "group"}, False),
    ],
)
def test_a_talk_or_visit_with_a_child_under_6_asks_for_a_reason(facts: dict[str, Any], due: bool) -> None:
    reason = "give_reason: koebenhavn.talk_or_visit_under_6"
    assert (reason in flags(age=5, **facts)) is due
    assert reason not in flags(age=6, **facts)


VICTIM: dict[str, Any] = {"age": 17, "recruitment_risk": True, "victim": True}
CHOICE = "human_choice: koebenhavn.talk_with_a_victim"


@pytest.mark.parametrize(
    "exposed", [{"victim": True}, {"victim": False, "victimisations": 1}, {"victim": False, "victimisations": 2}]
)
def test_where_a_minor_is_a_victim_only_a_person_decides_about_the_talk(exposed: dict[str, Any]) -> None:
    facts: dict[str, Any] = VICTIM | exposed
    assert CHOICE in flags(**facts)
    assert triage(**facts).level == 1
    assert CHOICE in flags(**facts | {"recruitment_risk": False, "gang_relation": "seen_with_members"})


@pytest.mark.parametrize(
    "other",
    [
        *DONE,
        {"victim": False},
        {"age": 18},
        {"subject": "group"},
        {"recruitment_risk": False},
        {"recruitment_risk": False, "gang_relation": "first_contact"},
    ],
)
def test_a_minor_who_is_no_victim_or_has_done_something_or_has_no_talk_due_is_no_such_doubt(
    other: dict[str, Any],
) -> None:
    assert CHOICE not in flags(**VICTIM | other)


@pytest.mark.parametrize("registration", ["none", "current", "former"])
@pytest.mark.parametrize("relation", ["none", "first_contact", *SEEN, "formerly_registered"])
def test_registered_now_and_without_any_relation_to_a_gang_does_not_fit(registration: str, relation: str) -> None:
    facts: dict[str, Any] = {"age": 30, "gang_registration": registration, "gang_relation": relation}
    doubt = "inconsistent_facts: koebenhavn.registered_without_relation"
    assert (doubt in flags(**facts)) is (registration == "current" and relation == "none")
    assert doubt not in flags(**facts, subject="group")
