"""Albertslund: what brings a citizen of any age into the target group, and what follows a served sentence."""

from datetime import date
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import Case, InvalidInput, Rulebook, SharingRequest, TriageAnswer
from kriminalpraeventiv.forum import Forum
from kriminalpraeventiv_albertslund import plugin

BOOK = Rulebook.load(plugins=[plugin])
ALONE = Rulebook.load(plugins=())
DAY = date(2026, 11, 1)
COUNCIL = "albertslund.vestegnens_ungesamraad"
BACK, RELAPSE = "measure.reintegration_after_sentence", "measure.relapse_prevention"
NEIGHBOURS = ["0161", "0163", "0169", "0175", "0183", "0187", "0751"]


def triage(book: Rulebook = BOOK, **facts: Any) -> TriageAnswer:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"municipality": "0165", "unstated": "no"} | facts
    return book.classify(Case(id="c", on=DAY, **stated))


@pytest.mark.parametrize(
    ("facts", "inside"),
    [
        ({"situational_crime": True}, True),
        ({"risk_behaviour": True}, True),
        ({"relapse_risk": True}, True),
        ({"offences": 1}, True),
        ({"offences": 2}, True),
        ({"serious_crime": True}, True),
        ({"crime_harmful_to_society": True}, True),
        ({"organised_crime": True}, True),
        ({"served_serious_offence": True}, True),
        ({"victim": True}, False),
        ({"offences": 0}, False),
        ({}, False),
    ],
)
@pytest.mark.parametrize("age", [5, 6])
def test_crime_risk_behaviour_or_relapse_risk_makes_a_case_and_under_6_a_reason(
    age: int, facts: dict[str, Any], inside: bool
) -> None:
    answer = triage(age=age, **facts)
    assert ("albertslund.all_ages" in answer.target_groups) is inside
    reasons = {flag.rule for flag in answer.flags if flag.code == "give_reason"}
    assert ("albertslund.reason_under_six" in reasons) is (inside and age == 5)


@pytest.mark.parametrize("subject", ["group", "institution", "area"])
def test_a_concern_about_a_group_or_a_place_is_no_person_of_any_age(subject: str) -> None:
    facts: dict[str, Any] = {"risk_behaviour": True, "offences": 2, "served_serious_offence": True, "age": 5}
    answer = triage(subject=subject, **facts)
    assert (answer.target_groups, answer.measures, answer.level) == ((), (), None)
    told = {step.rule for step in answer.next_steps} | {flag.rule for flag in answer.flags}
    assert {rule for rule in told if rule.startswith("albertslund.")} == set()


@pytest.mark.parametrize(
    ("facts", "level", "asking"),
    [
        ({"risk_behaviour": True}, 1, ["albertslund.plan_at_level_1"]),
        ({"offences": 2}, 2, ["triage.plan_at_level_2"]),
        ({"organised_crime": True}, 3, ["triage.plan_at_level_3"]),
        ({}, None, []),
    ],
)
def test_the_unit_s_own_plan_is_asked_for_at_level_1_alone(
    facts: dict[str, Any], level: int, asking: list[str]
) -> None:
    answer = triage(age=16, **facts)
    assert answer.level == level
    assert [step.rule for step in answer.next_steps if step.code.endswith("action_plan")] == asking
    assert all("delmål og tidsramme" in step.text.da for step in answer.next_steps if step.rule in asking)


def test_nationally_the_plan_of_level_1_stays_an_offer() -> None:
    national = triage(age=16, risk_behaviour=True).national
    assert national is not None
    assert [(s.code, s.kind) for s in national.next_steps if s.code == "action_plan"] == [("action_plan", "offer")]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"custody": "released", "released_from": "sentence"}, True),
        ({"custody": "released", "released_from": "remand"}, False),
        ({"custody": "released", "released_from": "youth_institution"}, False),
        ({"custody": "released", "released_from": "other"}, False),
        ({"custody": "released", "released_from": "remand", "served_serious_offence": True}, True),
        ({"custody": "none", "served_serious_offence": True}, True),
        ({"custody": "none", "served_serious_offence": False}, False),
        ({"custody": "serving", "served_serious_offence": True}, False),
        ({"custody": "serving", "released_from": "sentence"}, False),
        ({"custody": "remand", "served_serious_offence": True}, False),
        ({"custody": "arrested", "served_serious_offence": True}, False),
        ({"custody": "youth_institution", "served_serious_offence": True}, False),
    ],
)
def test_reintegration_follows_a_served_sentence_and_nothing_else(facts: dict[str, Any], shown: bool) -> None:
    answer = triage(age=30, **facts)
    assert (BACK in answer.measures) is shown
    assert (RELAPSE in answer.measures) is shown
    steps = [(s.kind, s.who) for s in answer.next_steps if s.code == "albertslund.reintegrate"]
    assert steps == ([("offer", ("reactive",))] if shown else [])
    assert answer.national is not None
    assert {BACK, RELAPSE} & set(answer.national.measures) == set()


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"offences": 1}, False),
        ({"offences": 2}, True),
        ({"offences": 3}, True),
        ({"offences": 1, "relapse_risk": True}, True),
        ({"risk_behaviour": True}, False),
        ({"organised_crime": True}, False),
    ],
)
def test_repeated_crime_or_relapse_risk_brings_the_prevention_of_relapse(facts: dict[str, Any], shown: bool) -> None:
    assert triage(age=30, **facts).measures == ((RELAPSE,) if shown else ())


@pytest.mark.parametrize(
    ("facts", "level", "column"),
    [
        ({"offences": 1}, None, "reactive"),
        ({"offences": 2}, 2, "reactive"),
        ({"served_serious_offence": True, "offences": 1}, 2, "reactive"),
        ({"risk_behaviour": True}, 1, "operative"),
    ],
)
def test_the_reactive_area_takes_a_served_sentence_and_a_level_keeps_its_column(
    facts: dict[str, Any], level: int | None, column: str
) -> None:
    answer = triage(age=30, custody="released", released_from="sentence", **facts)
    assert (answer.level, answer.column) == (level, column)


def test_without_a_served_sentence_and_a_level_no_column_is_named() -> None:
    assert triage(age=30, offences=1).column is None


def test_from_where_somebody_was_released_is_asked_for_and_never_guessed() -> None:
    answer = triage(age=30, custody="released", offences=1)
    assert {BACK, RELAPSE} & set(answer.measures) == set()
    assert "released_from" in {m.fact for m in answer.missing if "next_steps" in m.could_change}


def test_the_rule_about_a_served_sentence_names_the_statement_and_that_no_time_is_said() -> None:
    reasons = {r.rule: r for r in triage(age=30, served_serious_offence=True, offences=1).reasons}
    for rule in ("albertslund.reintegration_after_sentence", "albertslund.relapse_prevention"):
        assert (reasons[rule].rows, reasons[rule].source.place) == (("LOS-06",), "DKE's opgaver, reaktivt område")
        assert reasons[rule].text.da.startswith("Lokal beslutning siger: ")
    assert "hvor længe efter" in reasons["albertslund.reintegration_after_sentence"].text.da


@pytest.mark.parametrize("town", NEIGHBOURS)
def test_the_neighbours_are_untouched(town: str) -> None:
    facts: dict[str, Any] = {"municipality": town, "age": 40, "offences": 2, "custody": "released"}
    here, there = (triage(book, released_from="sentence", **facts) for book in (BOOK, ALONE))
    assert attrs.evolve(here, rulebook="") == attrs.evolve(there, rulebook="")


def test_nothing_of_it_has_expired_in_2026() -> None:
    flags = {flag.code for flag in triage(age=16, risk_behaviour=True).flags}
    assert flags & {"municipality_without_plugin", "expired_local_rule", "rule_set_incomplete"} == set()


def request(on: date, **facts: Any) -> SharingRequest:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"sender": "social_authority", "receiver": "prosecution", "necessary": True}
    stated |= {"purpose": "sanction_recommendation", "forum": COUNCIL, "municipality": "0165", "identifiable": True}
    return SharingRequest(id="r", on=on, unstated="no", **stated | facts)


@pytest.mark.parametrize(("on", "told"), [(date(2018, 12, 31), False), (date(2019, 1, 1), True), (DAY, True)])
def test_that_the_youth_council_may_be_gone_is_said_from_the_day_of_the_youth_crime_act(on: date, told: bool) -> None:
    answer = BOOK.may_share(request(on))
    notes = [note.source for note in answer.unsettled if note.rule == "albertslund.ungesamraad_since_2019"]
    cited = ("ungdomskriminalitetsloven (lov 1705/2018)", "§ 58", "read")
    assert [(source.document, source.place, source.certainty) for source in notes] == ([cited] if told else [])
    assert answer.verdict == "may_not"
    assert "law.forum_without_basis" in {reason.rule for reason in answer.reasons}


@pytest.mark.parametrize(
    "facts",
    [
        {"forum": "none"},
        {"forum": "kredsraad"},
        {"forum": "forum_without_basis"},
        {"forum": "none", "municipality": "0183"},
    ],
)
def test_no_other_forum_and_no_other_municipality_is_told_of_the_youth_council(facts: dict[str, Any]) -> None:
    answer = BOOK.may_share(request(DAY, **facts))
    assert "albertslund.ungesamraad_since_2019" not in {note.rule for note in answer.unsettled}


@pytest.mark.parametrize("town", NEIGHBOURS)
def test_the_youth_council_is_none_of_another_municipality(town: str) -> None:
    with pytest.raises(InvalidInput):
        BOOK.may_share(request(DAY, municipality=town))


def test_general_information_may_be_given_in_the_youth_council() -> None:
    assert BOOK.may_share(request(DAY, identifiable=False)).verdict == "may"


def test_persons_are_not_discussed_in_the_youth_council() -> None:
    forum = Forum(id="f", kind=COUNCIL, municipality="0165", parties=("prosecution", "prison_and_probation"))
    assert BOOK.check_forum(forum, on=DAY).verdict == "may_not"


@pytest.mark.parametrize("purpose", ["crime_prevention", "release"])
def test_what_is_shared_outside_the_youth_council_follows_the_national_answer(purpose: str) -> None:
    ask = request(DAY, forum="none", cooperation="ssp", receiver="police", purpose=purpose)
    assert BOOK.may_share(ask).verdict == ALONE.may_share(ask).verdict
