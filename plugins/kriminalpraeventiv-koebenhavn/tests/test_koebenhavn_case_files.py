"""Copenhagen: what comes next in a case file: the talk, the hand-over at 18, the job plan after release."""

from datetime import date, timedelta
from typing import Any

import pytest

from kriminalpraeventiv import CaseFile, GateAnswer, Rulebook
from kriminalpraeventiv_koebenhavn import plugin

BOOK = Rulebook.load(plugins=[plugin])
DAY = date(2017, 9, 1)
LATER = date(2018, 1, 1)
AFTER = date(2020, 1, 1)
DAY_BEFORE, DAY_AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def following(**facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
    stated: dict[str, Any] = {"municipality": "0101", "on": DAY, "unstated": "no"} | facts
    return BOOK.next_steps(CaseFile(id="f", **stated))


def advised(**facts: Any) -> set[str]:  # noqa: ANN401 - any fact
    codes = {step.code for step in following(**facts).next_steps}
    return {code.removeprefix("koebenhavn.") for code in codes if code.startswith("koebenhavn.")}


@pytest.mark.parametrize(
    ("reason", "form", "comes"),
    [
        ("gang_relation", "other", True),
        ("criminal_act", "other", True),
        ("gang_relation", "home_visit", False),
        (None, "other", False),
    ],
)
def test_a_talk_of_another_form_is_to_be_a_home_visit(reason: str | None, form: str, comes: bool) -> None:
    assert ("hold_as_home_visit" in advised(talk_due_reason=reason, talk_form=form)) is comes


@pytest.mark.parametrize(
    ("reason", "held", "comes"),
    [
        ("gang_relation", DAY_BEFORE, True),
        ("gang_relation", DAY, True),
        ("gang_relation", DAY_AFTER, False),
        ("gang_relation", None, False),
        ("criminal_act", DAY, False),
    ],
)
def test_socialforvaltningen_documents_a_talk_that_was_held(reason: str, held: date | None, comes: bool) -> None:
    answer = following(talk_due_reason=reason, talk_held=held)
    found = {step.code: step for step in answer.next_steps}
    assert ("koebenhavn.document_the_talk" in found) is comes
    if comes:
        assert found["koebenhavn.document_the_talk"].documented_by == "social_authority"


@pytest.mark.parametrize(
    ("age", "late", "held", "steps_", "flags"),
    [
        (17, True, None, {"hold_talk_before_18", "hand_over_to_ssp_plus"}, {"turning_18"}),
        (18, True, None, {"hand_over_to_ssp_plus"}, {"turning_18"}),
        (17, False, None, set(), set()),
        (18, False, None, set(), set()),
        (17, False, DAY, set(), set()),
        (17, True, DAY_AFTER, {"hold_talk_before_18", "hand_over_to_ssp_plus"}, {"turning_18"}),
        (17, True, DAY, {"hold_talk_before_18", "hand_over_to_ssp_plus"}, {"turning_18", "inconsistent_facts"}),
        (18, True, DAY, {"hand_over_to_ssp_plus"}, {"turning_18"}),
        (17, True, DAY_BEFORE, {"hold_talk_before_18", "hand_over_to_ssp_plus"}, {"turning_18", "inconsistent_facts"}),
        (19, True, DAY, set(), set()),
        (19, True, None, set(), set()),
        (60, True, None, set(), set()),
    ],
)
def test_a_case_file_minds_the_18th_birthday(
    age: int, late: bool, held: date | None, steps_: set[str], flags: set[str]
) -> None:
    facts: dict[str, Any] = {"age": age, "talk_held": held, "local": {"koebenhavn.turns_18_before_talk": late}}
    assert advised(**facts) == steps_
    assert sorted(flag.code for flag in following(**facts).flags) == sorted(flags)


@pytest.mark.parametrize(
    ("job_plan", "release_on", "found"),
    [
        (True, DAY_BEFORE, {"follow_up_job_plan"}),
        (True, DAY, {"follow_up_job_plan"}),
        (True, DAY_AFTER, set()),
        (True, None, set()),
        (False, DAY_BEFORE, {"find_job_plan"}),
        (False, DAY, {"find_job_plan"}),
        (False, DAY_AFTER, set()),
    ],
)
def test_the_job_plan_is_followed_up_from_the_day_of_release(
    job_plan: bool, release_on: date | None, found: set[str]
) -> None:
    facts: dict[str, Any] = {"job_plan": job_plan, "release_on": release_on, "step": "aftercare"}
    assert advised(**facts) == found
    assert (following(**facts).measures == ("measure.education_and_job_plan_behind_bars",)) is bool(found)


@pytest.mark.parametrize(
    ("step", "found"), [("intervention", {"find_job_plan"}), ("aftercare", {"find_job_plan"}), ("closed", set())]
)
def test_a_missing_job_plan_is_looked_for_until_the_case_is_closed(step: str, found: set[str]) -> None:
    assert advised(job_plan=False, release_on=DAY, step=step) == found


@pytest.mark.parametrize(
    ("on", "release_on", "flagged_"),
    [
        (date(2017, 12, 31), DAY, False),
        (LATER, LATER, True),
        (LATER, LATER + timedelta(days=1), False),
        (date(2019, 12, 31), LATER, True),
        (AFTER, LATER, False),
    ],
)
def test_after_2017_a_person_settles_whether_the_jobcenter_follows_up(
    on: date, release_on: date, flagged_: bool
) -> None:
    codes = {flag.code for flag in following(on=on, release_on=release_on, job_plan=True).flags}
    assert ("human_choice" in codes) is flagged_
    assert ("expired_local_rule" in codes) is (on == AFTER)


def test_the_text_on_the_grant_says_what_the_plan_says_and_not_what_came_after() -> None:
    (told,) = [
        flag for flag in following(on=LATER, release_on=LATER, job_plan=True).flags if flag.code == "human_choice"
    ]
    assert "ifølge planen (juni 2017) kun til i 2017" in told.text.da
    assert "ikke sikkert" in told.text.da
    assert "udløb" not in told.text.da
