"""Copenhagen: the worked cases of the partnership For et trygt Nørrebro, and the conformance every plugin must show."""

from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import Case, Rulebook, TriageAnswer
from kriminalpraeventiv.explanation import NextStep
from kriminalpraeventiv.testing import conformance
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2017, 9, 1)
LAST, AFTER = date(2019, 12, 31), date(2020, 1, 1)
SEEN = ("seen_with_members", "gang_behaviour", "associate", "registered_member", "leading")
NOT_SEEN = ("none", "first_contact", "formerly_registered")
WORRIES: tuple[dict[str, Any], ...] = (
    {"offences": 1}, {"offences": 2}, {"situational_crime": True}, {"serious_crime": True},
    {"crime_harmful_to_society": True}, {"organised_crime": True}, {"served_serious_offence": True},
    {"risk_behaviour": True}, {"relapse_risk": True},
    {"obvious_risk": True}, {"recruitment_risk": True}, {"gang_relation": "first_contact"},
)  # fmt: skip

TestConformance = conformance(plugin)


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


@pytest.mark.parametrize("relation", SEEN)
def test_a_minor_seen_with_gang_members_is_level_1_of_the_own_scheme(relation: str) -> None:
    answer = triage(age=17, gang_relation=relation)
    assert (answer.scheme, answer.level, answer.at_most) == ("enkeltsagskoncept", 1, 1)
    assert (answer.register, answer.forum, answer.column) == (None, None, None)
    assert answer.measures == ("measure.conversation_of_concern_gang",)


@pytest.mark.parametrize("relation", NOT_SEEN)
def test_a_minor_not_seen_with_members_has_a_talk_only_at_risk_of_recruitment(relation: str) -> None:
    assert triage(age=17, gang_relation=relation).level is None
    assert triage(age=17, gang_relation=relation, recruitment_risk=True).level == 1


@pytest.mark.parametrize(
    "facts",
    [
        {"age": 18, "recruitment_risk": True},
        {"age": 18, "gang_relation": "leading"},
        {"age": 17, "gang_relation": "first_contact"},
        {"age": 17, "serious_crime": True, "gang_relation": "first_contact"},
    ],
)
def test_whoever_the_scheme_does_not_cover_gets_no_level_and_the_hole_is_not_filled(facts: dict[str, Any]) -> None:
    answer = triage(**facts)
    assert (answer.scheme, answer.level) == ("enkeltsagskoncept", None)
    assert "no_level_in_scheme" in {flag.code for flag in answer.flags}
    assert "conversation_of_concern" not in steps(**facts)


def test_the_talk_is_a_home_visit_by_socialforvaltningen_and_dks_and_documented_by_socialforvaltningen() -> None:
    step = steps(age=17, recruitment_risk=True)["conversation_of_concern"]
    assert (step.kind, step.who) == ("do", ("social_authority", "police_dks"))
    assert (step.form, step.documented_by) == ("home_visit", "social_authority")


def test_the_talk_presupposes_no_offence_and_no_other_concern() -> None:
    assert triage(age=17, gang_relation="seen_with_members", offences=0).level == 1


@pytest.mark.parametrize("area", [None, "noerrebro", "indre_noerrebro", "ydre_noerrebro", "andre_steder"])
def test_the_area_decides_nothing_about_the_talk(area: str | None) -> None:
    assert triage(age=17, recruitment_risk=True, area=area).level == 1


@pytest.mark.parametrize(("serious"), ["serious_crime", "crime_harmful_to_society", "organised_crime"])
def test_a_talk_that_meets_the_national_level_3_stays_level_1_and_is_flagged(serious: str) -> None:
    facts: dict[str, Any] = {"age": 17, "recruitment_risk": True, serious: True}
    answer = triage(**facts)
    assert answer.national is not None
    assert (answer.level, answer.national.level) == (1, 3)
    assert "scheme_conflict: koebenhavn.scheme_conflict" in flags(**facts)
    for no_conflict in ({serious: False}, {"recruitment_risk": False}, {"age": 18}):
        assert "scheme_conflict: koebenhavn.scheme_conflict" not in flags(**facts | no_conflict)


@pytest.mark.parametrize("relation", [*SEEN, *NOT_SEEN])
def test_a_minor_with_gang_behaviour_is_counted_by_ssp(relation: str) -> None:
    counted = relation in {"gang_behaviour", "associate", "registered_member", "leading"}
    assert ("count_gang_behaviour" in steps(age=17, gang_relation=relation)) is counted
    for age in (18, 30):
        assert "count_gang_behaviour" not in steps(age=age, gang_relation=relation)
    assert "count_gang_behaviour" not in steps(subject="group", age=17, gang_relation=relation)


def test_a_minor_who_has_offended_gets_a_home_visit_without_any_gang_relation() -> None:
    step = steps(age=17, offences=1)["home_visit_after_offence"]
    assert (step.form, step.who) == ("home_visit", ("police_dks", "social_authority"))
    assert triage(age=17, offences=1).level is None
    assert "home_visit_after_offence" in steps(age=17, offences=2)
    for other in ({"age": 18}, {"age": 30}, {"offences": 0}, {"subject": "group"}):
        assert "home_visit_after_offence" not in steps(**{"age": 17, "offences": 1} | other)


@pytest.mark.parametrize("worry", WORRIES)
def test_dks_coordinates_under_18_and_there_are_other_options_from_18(worry: dict[str, Any]) -> None:
    assert steps(age=17, **worry)["coordinate_with_dks"].who == ("police_dks",)
    assert steps(age=18, **worry)["options_for_adults"].who == ("ssp_plus", "eki", "centre_18_plus")
    assert "options_for_adults" not in steps(age=17, **worry)
    assert "options_for_adults" in steps(age=30, **worry)
    assert all("coordinate_with_dks" not in steps(age=age, **worry) for age in (18, 30))
    for age in (17, 18):
        found = steps(subject="group", age=age, **worry)
        assert {"coordinate_with_dks", "options_for_adults"}.isdisjoint(found)


@pytest.mark.parametrize("age", [17, 18])
def test_whoever_gives_no_concern_is_nobodys_to_coordinate(age: int) -> None:
    assert steps(age=age) == {}


@pytest.mark.parametrize("relation", ["first_contact", *SEEN, "none", "formerly_registered"])
def test_an_adult_with_a_gang_relation_belongs_to_ssp_and_ssp_plus(relation: str) -> None:
    related = relation not in {"none", "formerly_registered"}
    answer = triage(age=18, gang_relation=relation)
    assert ("coordinate_in_ssp_plus" in steps(age=18, gang_relation=relation)) is related
    assert (answer.cooperations == ("ssp",)) is related
    assert ("measure.knowledge_exchange_on_adults" in answer.measures) is related
    assert "coordinate_in_ssp_plus" not in steps(age=17, gang_relation=relation)
    assert "coordinate_in_ssp_plus" not in steps(subject="group", age=18, gang_relation=relation)


def test_who_takes_part_in_the_effort_for_adults_is_whom_the_plan_makes_responsible() -> None:
    step = steps(age=18, gang_relation="associate")["coordinate_in_ssp_plus"]
    assert step.who == ("police_dks", "police_eas", "ssp", "ssp_plus")
    assert (step.kind, "den unge" in step.text.da) == ("do", False)


def test_the_text_on_adults_says_over_18_and_that_the_age_limit_of_ssp_plus_could_not_be_read() -> None:
    (reason,) = [r for r in triage(age=40, gang_relation="associate").reasons if r.rule.endswith("adults_in_ssp_plus")]
    assert "over 18 år" in reason.text.da
    assert "Aldersgrænsen for SSP+ kunne ikke læses" in reason.text.da
    assert "den unge" not in reason.text.da


@pytest.mark.parametrize(
    ("age", "found"), [(17, {"hold_talk_before_18", "hand_over_to_ssp_plus"}), (18, {"hand_over_to_ssp_plus"})]
)
def test_a_talk_overtaken_by_the_18th_birthday_is_held_before_or_handed_over(age: int, found: set[str]) -> None:
    facts: dict[str, Any] = {"age": age, "recruitment_risk": True}
    late = facts | {"local": {"koebenhavn.turns_18_before_talk": True}}
    in_time = facts | {"local": {"koebenhavn.turns_18_before_talk": False}}
    both = {"hold_talk_before_18", "hand_over_to_ssp_plus"}
    assert set(steps(**late)) & both == found
    assert {flag for flag in flags(**late) if flag.startswith("turning_18")} != set()
    assert set(steps(**in_time)) & both == set()
    assert flags(**in_time) == set()
    assert set(steps(**late | {"subject": "group"})) & both == set()


@pytest.mark.parametrize("age", [19, 60])
def test_who_is_past_18_is_never_asked_about_the_birthday(age: int) -> None:
    assert "turning_18: koebenhavn.turned_18" in flags(age=18, local={"koebenhavn.turns_18_before_talk": True})
    assert flags(age=age, local={"koebenhavn.turns_18_before_talk": True}) == set()
    for asked_age in (18, age):
        asked = {missing.fact for missing in triage(age=asked_age, gang_relation="leading").missing}
        assert ("koebenhavn.turns_18_before_talk" in asked) is (asked_age == 18)


def test_no_talk_due_no_birthday_to_mind() -> None:
    assert flags(age=17, local={"koebenhavn.turns_18_before_talk": True}) == set()


@pytest.mark.parametrize(
    ("facts", "level", "flag"),
    [
        ({"on": date(2016, 12, 31)}, None, False),
        ({"on": date(2017, 1, 1)}, 1, False),
        ({"on": LAST}, 1, False),
        ({"on": AFTER}, None, True),
        ({"on": date(2026, 11, 1)}, None, True),
    ],
)
def test_the_rules_hold_in_the_years_of_the_partnership_and_the_scheme_stays(
    facts: dict[str, Any], level: int | None, flag: bool
) -> None:
    answer = triage(age=17, recruitment_risk=True, **facts)
    assert (answer.scheme, answer.level) == ("enkeltsagskoncept", level)
    assert ("expired_local_rule" in {found.code for found in answer.flags}) is flag
    assert (steps(age=17, recruitment_risk=True, **facts) == {}) is (level is None)


def test_every_rule_holds_from_the_first_day_of_a_year_to_the_last_of_2019() -> None:
    spans = {
        (r.valid.since and r.valid.since.latest, r.valid.until and r.valid.until.earliest)
        for r in BOOK.plugins[0].rules
    }
    told_when_over = (AFTER, None)
    assert spans == {(date(2017, 1, 1), AFTER), (date(2018, 1, 1), AFTER), told_when_over}


@pytest.mark.parametrize("town", ["0751", "0147", "0151", "0165"])
def test_another_municipality_is_untouched(town: str) -> None:
    case = Case(id="c", municipality=town, on=DAY, age=17, recruitment_risk=True, custody="remand", unstated="no")
    here, there = BOOK.classify(case), Rulebook.load(plugins=()).classify(case)
    assert (here.level, here.reasons, here.next_steps, here.flags) == (
        there.level, there.reasons, there.next_steps, there.flags,
    )  # fmt: skip
    assert here.national is None
