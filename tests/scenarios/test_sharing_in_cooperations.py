"""Worked cases: § 115, its dates, its limits and what follows from it. Each test is one sentence of law."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kriminalpraeventiv import SharingAnswer

Ask = Callable[..., SharingAnswer]
SSP = {
    "cooperation": "ssp",
    "sender": "police",
    "receiver": "school",
    "purpose": "crime_prevention",
    "identifiable": True,
    "necessary": True,
}
PSP = SSP | {
    "cooperation": "psp",
    "receiver": "psychiatry",
    "purpose": "support_vulnerable",
    "socially_vulnerable": True,
}
KSP_A = SSP | {
    "cooperation": "ksp",
    "receiver": "prison_and_probation",
    "purpose": "release",
    "subject_status": "convicted_released",
}
KSP_B = KSP_A | {"subject_status": "convicted_minor_released_elsewhere", "subject_age": 17}
KSP_C = KSP_A | {"subject_status": "remand_released", "radicalised_or_at_risk": True}
INSTITUTION = {
    "receiver": "self_governing_institution",
    "institution_field": "education",
    "institution_public_task": True,
    "institution_drawn_in": True,
}
ACT_KSP, ACT_STK_5, ACT_PRISON = "lov 1549/2010", "lov 665/2024", "lov 551/2010"


def citations(answer: SharingAnswer) -> list[str]:
    return [basis.citation for basis in answer.basis]


def rules(parts: Any) -> set[str]:  # noqa: ANN401 - reasons, duties, routes or unsettled points
    return {part.rule for part in parts}


def forbidding(answer: SharingAnswer) -> list[tuple[str, str]]:
    return [(r.source.document, r.source.place or "") for r in answer.reasons if r.effect == "forbids"]


@pytest.mark.parametrize(
    ("facts", "citation"),
    [
        (SSP, "retsplejeloven § 115, stk. 1, nr. 1"),
        (SSP | {"sender": "school", "receiver": "police"}, "retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 1"),
        (SSP | INSTITUTION, "retsplejeloven § 115, stk. 3, jf. stk. 1, nr. 1"),
        (PSP, "retsplejeloven § 115, stk. 1, nr. 2"),
        (PSP | {"sender": "social_authority"}, "retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 2"),
        (PSP | INSTITUTION, "retsplejeloven § 115, stk. 3, jf. stk. 1, nr. 2"),
        (KSP_A, "retsplejeloven § 115, stk. 1, nr. 3, litra a"),
        (KSP_A | {"sender": "social_authority"}, "retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 3, litra a"),
        (KSP_A | INSTITUTION, "retsplejeloven § 115, stk. 3, jf. stk. 1, nr. 3, litra a"),
        (KSP_B, "retsplejeloven § 115, stk. 1, nr. 3, litra b"),
        (KSP_B | {"sender": "social_authority"}, "retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 3, litra b"),
        (KSP_B | INSTITUTION, "retsplejeloven § 115, stk. 3, jf. stk. 1, nr. 3, litra b"),
        (KSP_C, "retsplejeloven § 115, stk. 1, nr. 3, litra c"),
        (KSP_C | {"sender": "social_authority"}, "retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 3, litra c"),
        (KSP_C | INSTITUTION, "retsplejeloven § 115, stk. 3, jf. stk. 1, nr. 3, litra c"),
    ],
)
def test_each_limb_is_cited_where_it_stands(share: Ask, facts: dict[str, Any], citation: str) -> None:
    answer = share(**facts)
    assert (answer.verdict, citations(answer)) == ("may", [citation])


@pytest.mark.parametrize(
    ("facts", "before", "day"),
    [
        (PSP, "may_not", date(2009, 4, 1)),
        (PSP | {"sender": "social_authority"}, "may_not", date(2009, 4, 1)),
        (PSP | INSTITUTION, "may_not", date(2009, 4, 1)),
        (SSP, "undetermined", date(2007, 1, 1)),
        (SSP | {"sender": "school", "receiver": "social_authority"}, "undetermined", date(2007, 1, 1)),
        (SSP | INSTITUTION, "undetermined", date(2007, 1, 1)),
        (SSP | INSTITUTION | {"institution_field": "psychiatry"}, "may_not", date(2009, 4, 1)),
        (KSP_C, "may_not", date(2016, 3, 1)),
        (KSP_C | {"sender": "prison_and_probation", "receiver": "social_authority"}, "may_not", date(2016, 3, 1)),
        (KSP_C | INSTITUTION, "may_not", date(2016, 3, 1)),
        (KSP_C | {"subject_status": "other_chapter_70_released"}, "may_not", date(2016, 3, 1)),
    ],
)
def test_the_day_before_and_the_day_of_a_known_commencement(
    share: Ask, facts: dict[str, Any], before: str, day: date
) -> None:
    assert share(**facts, on=date.fromordinal(day.toordinal() - 1)).verdict == before
    assert share(**facts, on=day).verdict == "may"


@pytest.mark.parametrize(
    ("facts", "act", "earliest", "latest"),
    [
        (KSP_A, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (KSP_A | {"sender": "social_authority"}, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (KSP_A | INSTITUTION, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (KSP_B, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (KSP_B | {"sender": "social_authority"}, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (KSP_B | INSTITUTION, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (SSP | INSTITUTION | {"institution_field": "employment"}, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (PSP | INSTITUTION | {"institution_field": "employment"}, ACT_KSP, date(2010, 12, 22), date(2011, 11, 17)),
        (SSP | {"receiver": "prison_and_probation"}, ACT_PRISON, date(2010, 5, 27), date(2010, 10, 26)),
        (SSP | {"sender": "prison_and_probation"}, ACT_PRISON, date(2010, 5, 27), date(2010, 10, 26)),
        (
            SSP | {"family_conviction_81a": True, "third_persons_necessary": True},
            ACT_STK_5,
            date(2024, 6, 12),
            date(2024, 11, 5),
        ),
    ],
)
def test_inside_an_open_commencement_nobody_can_say_and_the_act_and_both_days_are_named(
    share: Ask, facts: dict[str, Any], act: str, earliest: date, latest: date
) -> None:
    assert share(**facts, on=date.fromordinal(earliest.toordinal() - 1)).verdict == "may_not"
    for day in (earliest, date.fromordinal(latest.toordinal() - 1)):
        answer = share(**facts, on=day)
        assert answer.verdict == "undetermined"
        assert answer.missing == ()
        told = next(point.text.en for point in answer.unsettled if point.rule == "law.open_commencement")
        assert act in told
        assert str(earliest) in told
        assert str(latest) in told
    assert share(**facts, on=latest).verdict == "may"


@pytest.mark.parametrize(
    ("day", "acts"),
    [
        (date(2011, 3, 1), ["lov 114/2009", "lov 1549/2010"]),
        (date(2024, 8, 1), ["lov 168/2016", "lov 665/2024"]),
        (date(2016, 3, 1), ["lov 168/2016"]),
        (date(2026, 2, 12), ["lov 665/2024"]),
    ],
)
def test_where_both_versions_agree_both_are_cited(share: Ask, day: date, acts: list[str]) -> None:
    answer = share(**SSP, on=day)
    assert (answer.verdict, [basis.act for basis in answer.basis]) == ("may", acts)


def test_stk_1_had_no_numbers_before_2010(share: Ask) -> None:
    assert citations(share(**SSP, on=date(2008, 1, 1))) == ["retsplejeloven § 115, stk. 1"]
    assert citations(share(**PSP, on=date(2010, 1, 1))) == ["retsplejeloven § 115, stk. 1"]
    assert citations(share(**KSP_A, on=date(2012, 1, 1))) == ["retsplejeloven § 115, stk. 1, nr. 3"]


def test_before_2007_only_ssp_is_undetermined_because_its_wording_is_unread(share: Ask) -> None:
    answer = share(**SSP, on=date(2006, 12, 31))
    assert answer.verdict == "undetermined"
    assert "open.ssp_before_2007" in rules(answer.unsettled)
    assert share(**PSP, on=date(2006, 12, 31)).verdict == "may_not"
    assert share(**KSP_A, on=date(2006, 12, 31)).verdict == "may_not"


@pytest.mark.parametrize("facts", [SSP, PSP, KSP_A, KSP_B, KSP_C])
def test_in_a_cooperation_nothing_is_shared_for_investigation(share: Ask, facts: dict[str, Any]) -> None:
    answer = share(**facts | {"purpose": "investigation"})
    assert answer.verdict == "may_not"
    assert forbidding(answer) == [("retsplejeloven § 115", "stk. 2, 2. pkt.")]


@pytest.mark.parametrize(
    "purpose",
    [
        "benefit_control",
        "housing_case",
        "employment_check",
        "research",
        "statistics",
        "sanction_recommendation",
        "other",
    ],
)
@pytest.mark.parametrize("facts", [SSP, PSP, KSP_A])
def test_a_cooperation_serves_its_own_purpose_only(share: Ask, facts: dict[str, Any], purpose: str) -> None:
    assert share(**facts | {"purpose": purpose}).verdict == "may_not"


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        (SSP, {"necessary": False}),
        (PSP, {"necessary": False}),
        (KSP_A, {"necessary": False}),
        (PSP, {"socially_vulnerable": False}),
        (PSP, {"purpose": "crime_prevention"}),
        (KSP_A, {"subject_status": "none"}),
        (KSP_A, {"purpose": "crime_prevention"}),
        (KSP_B, {"subject_age": 18}),
        (KSP_C, {"radicalised_or_at_risk": False}),
        (SSP, {"territory": "greenland", "cooperation": "none"}),
        (SSP | INSTITUTION, {"institution_drawn_in": False}),
        (SSP | INSTITUTION, {"institution_public_task": False}),
        (SSP | INSTITUTION, {"institution_field": "other"}),
        (SSP | INSTITUTION, {"receiver": "private_provider"}),
        (SSP | INSTITUTION, {"sender": "association"}),
    ],
)
def test_one_condition_short_is_no_basis(share: Ask, facts: dict[str, Any], wrong: dict[str, Any]) -> None:
    assert share(**facts).verdict == "may"
    assert share(**facts | wrong).verdict != "may"


@pytest.mark.parametrize(
    ("facts", "fact"),
    [
        (SSP, "necessary"),
        (SSP, "identifiable"),
        (SSP, "purpose"),
        (SSP, "receiver"),
        (SSP, "cooperation"),
        (KSP_B, "subject_age"),
        (PSP, "socially_vulnerable"),
        (KSP_C, "radicalised_or_at_risk"),
        (SSP | INSTITUTION, "institution_field"),
        (SSP | {"receiver": "day_care"}, "takes_part"),
        (SSP, "third_persons"),
        (SSP, "forum"),
        (SSP, "territory"),
    ],
)
def test_a_decisive_unknown_is_asked_for(share: Ask, facts: dict[str, Any], fact: str) -> None:
    answer = share(**facts | {fact: None})
    assert answer.verdict == "undetermined"
    assert fact in {missing.fact for missing in answer.missing}


def test_the_sharing_of_what_identifies_nobody_needs_no_basis(share: Ask) -> None:
    answer = share(sender="police", receiver="housing_organisation", identifiable=False, purpose="general_information")
    assert (answer.verdict, answer.basis) == ("may", ())
    assert share(sender="police", receiver="public", identifiable=None).verdict == "undetermined"


def test_no_basis_no_sharing(share: Ask) -> None:
    answer = share(sender="police", receiver="employer", identifiable=True, necessary=True, purpose="crime_prevention")
    assert answer.verdict == "may_not"
    assert "law.no_basis" in rules(answer.reasons)
    assert "law.other_acts" in rules(answer.routes)


def test_a_may_never_shows_the_way_to_other_acts(share: Ask) -> None:
    assert rules(share(**SSP).routes) == set()


def test_nobody_must_share(share: Ask) -> None:
    for facts in (SSP, PSP, KSP_A):
        assert f"law.nobody_must_share_in_{facts['cooperation']}" in rules(share(**facts).reasons)
    outside = rules(share(**SSP | {"cooperation": "none"}).reasons)
    assert not any(rule.startswith("law.nobody_must_share") for rule in outside)
    assert "law.nobody_must_share_in_psp" not in rules(share(**PSP, on=date(2009, 3, 31)).reasons)


def test_a_duty_under_another_act_is_not_answered_with_nobody_must(share: Ask) -> None:
    answer = share(**SSP | {"purpose": "child_protection"})
    assert rules(answer.reasons) == {"law.no_basis_but_obliged"}


def test_early_help_shows_the_duty_to_report_as_possible(share: Ask) -> None:
    (route, *_) = share(**SSP | {"purpose": "child_wellbeing"}).routes
    assert (route.rule, route.binding, route.certain) == ("law.report_need_of_support", True, False)


def test_the_silence_follows_gang_ties_that_came_from_police(share: Ask) -> None:
    onward = SSP | {"sender": "social_authority", "gang_ties": True}
    assert "law.silence_on_gang_ties_onward" in rules(share(**onward).duties)
    assert "law.silence_on_gang_ties_onward" not in rules(share(**SSP | {"gang_ties": True}).duties)


def test_information_that_identifies_nobody_brings_no_duties_about_persons(share: Ask) -> None:
    facts = {"identifiable": False, "gang_ties": True, "special_silence": True, "health_data": True}
    for base in (SSP, PSP | {"sender": "psychiatry", "receiver": "police"}):
        answer = share(**base | facts | {"purpose": "investigation"})
        assert answer.verdict == "may"
        assert (rules(answer.duties), rules(answer.routes)) == (set(), set())
        assert {reason.effect for reason in answer.reasons} == {"permits", "notes"}


def test_a_bar_of_older_law_cites_the_older_version(share: Ask) -> None:
    family = SSP | {"family_conviction_81a": True, "third_persons_necessary": True}
    (bar,) = [r for r in share(**family, on=date(2024, 7, 1)).reasons if r.rule == "law.family_conviction_not_yet"]
    assert bar.source.eli == "/eli/lta/2016/168"


@pytest.mark.parametrize("facts", [SSP, PSP, KSP_A])
def test_private_matters_offences_and_gang_ties_forbid_nothing_by_themselves(share: Ask, facts: dict[str, Any]) -> None:
    more = {"purely_private": True, "offence_data": True, "criminal_decision": True, "gang_ties": True}
    assert share(**facts | more, on=date(2020, 1, 1)).verdict == "may"
    assert share(**facts | more).verdict == "may"


def test_a_family_conviction_is_shared_by_police_in_ssp_since_stk_5(share: Ask) -> None:
    family = {"family_conviction_81a": True, "third_persons_necessary": True}
    answer = share(**SSP | family)
    assert citations(answer) == [
        "retsplejeloven § 115, stk. 1, nr. 1",
        "retsplejeloven § 115, stk. 5, jf. stk. 1, nr. 1",
    ]
    assert share(**SSP | family, on=date(2023, 1, 1)).verdict == "may_not"
    assert share(**SSP | family | {"sender": "social_authority"}).verdict == "may_not"
    assert share(**PSP | family).verdict == "may_not"
    assert share(**KSP_A | family).verdict == "may_not"
    close = {"receiver": "parent", "cooperation": "none", "subject_age": 20, "effort_for_subject": True}
    assert share(**SSP | close).verdict == "may"
    assert share(**SSP | close | family).verdict == "may_not"


def test_a_family_conviction_before_2024_or_by_others_names_the_bar(share: Ask) -> None:
    family = {"family_conviction_81a": True, "third_persons_necessary": True}
    assert "law.family_conviction_not_yet" in rules(share(**SSP | family, on=date(2023, 1, 1)).reasons)
    assert "law.family_conviction_only_by_police_in_ssp" in rules(share(**PSP | family).reasons)


def test_a_family_conviction_to_an_institution_is_unsettled(share: Ask) -> None:
    answer = share(**SSP | INSTITUTION | {"family_conviction_81a": True, "third_persons_necessary": True})
    assert answer.verdict == "undetermined"
    assert "open.family_conviction_to_institution" in rules(answer.unsettled)
    assert answer.missing == ()


def test_a_free_school_under_stk_3_is_unsettled(share: Ask) -> None:
    for side in ({"receiver": "free_school"}, {"sender": "free_school", "receiver": "school"}):
        answer = share(**SSP | INSTITUTION | side)
        assert answer.verdict == "undetermined"
        assert "open.free_school_public_task" in rules(answer.unsettled)


def test_gang_ties_told_by_police_in_ssp_bring_silence_since_stk_5(share: Ask) -> None:
    ties = SSP | {"gang_ties": True}
    assert "law.silence_on_gang_ties" in rules(share(**ties).duties)
    assert "law.silence_on_gang_ties" not in rules(share(**ties, on=date(2024, 6, 11)).duties)
    perhaps = share(**ties, on=date(2024, 6, 12)).duties
    assert [duty.certain for duty in perhaps if duty.rule == "law.silence_on_gang_ties"] == [False]
    assert "law.silence_on_gang_ties" not in rules(share(**PSP | {"gang_ties": True}).duties)


def test_third_persons_are_weighed_apart(share: Ask) -> None:
    others = SSP | {"third_persons": True}
    left_in = share(**others, third_persons_necessary=False)
    assert left_in.verdict == "may_not"
    assert "law.third_persons_not_necessary" in rules(left_in.reasons)
    unknown = share(**others)
    assert unknown.verdict == "undetermined"
    assert [missing.fact for missing in unknown.missing] == ["third_persons_necessary"]
    answer = share(**others, third_persons_necessary=True)
    assert answer.verdict == "may"
    assert "law.third_persons_apart" in rules(answer.duties)


def test_a_special_silence_bars_outside_and_follows_inside_a_cooperation(share: Ask) -> None:
    close = SSP | {"receiver": "parent", "cooperation": "none", "subject_age": 20, "effort_for_subject": True}
    barred = share(**close, special_silence=True)
    assert barred.verdict == "may_not"
    assert "law.special_silence_outside_cooperation" in rules(barred.reasons)
    inside = share(**SSP, special_silence=True)
    assert inside.verdict == "may"
    assert "law.special_silence_follows" in rules(inside.duties)
    assert "law.special_silence_follows" not in rules(share(**SSP).duties)


def test_health_persons_outside_psp_need_their_secrecy_lifted(share: Ask) -> None:
    nurse = SSP | {"sender": "health_service", "takes_part": True, "health_data": True}
    barred = share(**nurse)
    assert (barred.verdict, "law.health_secrecy_not_lifted" in rules(barred.reasons)) == ("may_not", True)
    lifted = share(**nurse, health_secrecy_lifted=True)
    assert "law.tell_the_patient" in rules(lifted.duties)
    clinic = SSP | INSTITUTION | {"sender": "self_governing_institution", "receiver": "police"}
    clinic |= {"institution_field": "psychiatry", "health_data": True}
    assert share(**clinic).verdict == "may_not"
    assert share(**clinic, health_secrecy_lifted=True).verdict == "may"
    assert share(**nurse, health_secrecy_lifted=True).verdict == "may"
    assert share(**nurse | {"health_data": False}).verdict == "may"
    ward = KSP_A | {"sender": "psychiatry", "takes_part": True, "health_data": True}
    assert share(**ward).verdict == "may_not"
    assert share(**ward, health_secrecy_lifted=True).verdict == "may"


def test_in_psp_health_secrecy_is_noted_and_the_patient_told(share: Ask) -> None:
    answer = share(**PSP | {"sender": "psychiatry", "receiver": "police", "health_data": True})
    assert answer.verdict == "may"
    assert "law.health_secrecy_in_psp" in rules(answer.unsettled)
    assert "law.tell_the_patient" in rules(answer.duties)
    silent = share(**PSP | {"sender": "police", "health_data": True})
    assert "law.health_secrecy_in_psp" not in rules(silent.unsettled)
    assert "law.tell_the_patient" not in rules(silent.duties)


def test_every_sharing_about_a_person_is_recorded(share: Ask) -> None:
    assert "law.record_every_sharing" in rules(share(**SSP).duties)
    general = share(sender="police", receiver="public", identifiable=False)
    assert rules(general.duties) == set()


def test_a_reason_or_a_role_not_stated_is_recorded_before_sharing(share: Ask) -> None:
    recorded = {"necessity_reason": "needed for the plan", "assessed_by": "ssp_consultant"}
    assert "law.record_before_sharing" not in rules(share(**SSP, **recorded).duties)
    for name in recorded:
        answer = share(**SSP, **{n: value for n, value in recorded.items() if n != name})
        assert answer.verdict == "may"
        assert "law.record_before_sharing" in rules(answer.duties)


def test_offence_data_need_a_ground_of_their_own_since_2018(share: Ask) -> None:
    offence = SSP | {"criminal_decision": True}
    assert "law.offence_data_ground" in rules(share(**offence, on=date(2018, 5, 25)).duties)
    assert "law.offence_data_ground" not in rules(share(**offence, on=date(2018, 5, 24)).duties)
    assert "law.offence_data_ground" not in rules(share(**SSP).duties)


def test_ssp_has_no_age_but_over_25_is_unsettled(share: Ask) -> None:
    old = share(**SSP, subject_age=26)
    assert old.verdict == "may"
    assert "law.ssp_over_25" in rules(old.unsettled)
    assert "law.ssp_over_25" not in rules(share(**SSP, subject_age=25).unsettled)


@pytest.mark.parametrize("forum", ["kredsraad", "lokalraad"])
def test_a_forum_for_general_questions_discusses_nobody(share: Ask, forum: str) -> None:
    answer = share(**SSP, forum=forum)
    assert answer.verdict == "may_not"
    assert "law.forum_without_basis" in rules(answer.reasons)
    assert share(forum=forum, identifiable=False).verdict == "may"


@pytest.mark.parametrize("forum", ["ssp", "ssp_plus", "overleveringsmoede", "infohus"])
def test_a_forum_of_ssp_is_judged_as_ssp(share: Ask, forum: str) -> None:
    facts = {name: value for name, value in SSP.items() if name != "cooperation"}
    assert citations(share(**facts, forum=forum)) == ["retsplejeloven § 115, stk. 1, nr. 1"]


def test_special_silence_is_not_passed_to_a_parent_by_naming_a_cooperation(share: Ask) -> None:
    close = SSP | {"receiver": "parent", "subject_age": 20, "effort_for_subject": True}
    assert share(**close).verdict == "may"
    assert share(**close, special_silence=True).verdict == "may_not"


def test_no_reason_cites_a_place_its_version_does_not_have(share: Ask) -> None:
    family = {"family_conviction_81a": True, "third_persons_necessary": True}
    assert forbidding(share(**SSP | family, on=date(2015, 6, 1))) == [("retsplejeloven § 115", "")]
    early = SSP | INSTITUTION | {"institution_field": "psychiatry"}
    assert forbidding(share(**early, on=date(2008, 6, 1))) == [("retsplejeloven § 115", "")]
    assert share(**early, on=date(2006, 6, 1)).verdict == "undetermined"
    prison = SSP | {"receiver": "prison_and_probation"}
    assert forbidding(share(**prison, on=date(2008, 6, 1))) == [("retsplejeloven § 114", "")]
    assert share(**prison, on=date(2006, 6, 1)).verdict == "undetermined"


def test_danish_law_is_not_told_to_greenland(share: Ask) -> None:
    answer = share(**SSP | {"purpose": "child_protection", "gang_ties": True}, territory="greenland", subject_age=30)
    assert answer.verdict == "undetermined"
    shown = rules(answer.reasons) | rules(answer.duties) | rules(answer.routes) | rules(answer.unsettled)
    assert shown <= {
        "law.undetermined",
        "law.record_every_sharing",
        "law.record_before_sharing",
        "law.anonymised_discussion",
        "law.other_acts",
        "open.other_territories",
    }


def test_greenland_and_the_faroes_are_never_answered_under_the_danish_section(share: Ask) -> None:
    for territory in ("greenland", "faroe_islands"):
        before = share(**SSP, territory=territory, on=date(2025, 4, 26))
        assert before.verdict == "undetermined"
        assert "open.other_territories" in rules(before.unsettled)
        now = share(**SSP, territory=territory)
        assert now.verdict == "may"
        assert all("Grønland" in text or "Færøerne" in text for text in citations(now))


def test_abuse_of_a_child_is_reported_first_whatever_the_verdict(share: Ask) -> None:
    for facts in (SSP, PSP, {"sender": "school", "receiver": "social_authority", "identifiable": True}):
        now = share(**facts | {"purpose": "child_protection"}).routes[0]
        assert (now.rule, now.binding, now.certain) == ("law.report_child_abuse", True, True)
    then = share(**SSP | {"purpose": "child_protection"}, on=date(2023, 12, 31)).routes[0]
    assert (then.rule, then.binding, then.source.document) == ("law.report_child_abuse", True, "serviceloven § 153")
    day = share(**SSP | {"purpose": "child_protection"}, on=date(2024, 1, 1)).routes[0]
    assert (day.rule, day.source.document) == ("law.report_child_abuse", "Barnets Lov § 133")


def test_the_law_was_read_up_to_a_day_and_later_days_say_so(share: Ask) -> None:
    assert "law.read_until" not in rules(share(**SSP, on=date(2026, 2, 12)).unsettled)
    later = share(**SSP, on=date(2026, 2, 13))
    assert later.verdict == "may"
    assert "law.read_until" in rules(later.unsettled)


def test_an_unsettled_verdict_says_do_not_share_yet(share: Ask) -> None:
    answer = share(**SSP | {"necessary": None})
    assert any("Del ikke" in reason.text.da for reason in answer.reasons)
