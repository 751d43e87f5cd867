"""Worked cases: the course of a case, what each step needs, and where it moves when its level does."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import pytest

from kriminalpraeventiv import CaseFile, GateAnswer, Rulebook
from kriminalpraeventiv.explanation import NextStep, Reason
from kriminalpraeventiv_albertslund import plugin as albertslund
from plugins.invented import APART, pack

Ask = Callable[..., GateAnswer]
Row = tuple[str, str, dict[str, Any], set[int]]
STEPS = ("identified", "attested", "investigated", "allocated", "intervention", "aftercare", "closed")
FOLLOWS = dict(pairwise(STEPS))
BEFORE = {after: before for before, after in FOLLOWS.items()}
BACK = [(step, to) for place, step in enumerate(STEPS) for to in STEPS[:place]]
AHEAD = [(step, to) for place, step in enumerate(STEPS) for to in STEPS[place:] if FOLLOWS.get(step) != to]
CHECKS = ("risk", "need", "responsivity", "proportionality", "side_effects", "capacity", "barriers")
SUB_STEPS = ("pre_investigation", "classification", "prevention_perspective")
ALBERTSLUND, COPENHAGEN, ELSEWHERE = "0165", "0101", "0751"
READY: dict[str, Any] = {
    **dict.fromkeys((*CHECKS, *SUB_STEPS), True),
    "has_plan": True,
    "milestones": 2,
    "plan_starts": date(2026, 3, 1),
    "plan_ends": date(2026, 9, 1),
    "decided_by": "case_meeting",
    "obvious_risk": False,
    "under_prison_service": False,
    "coordinated_with_prison_service": False,
    "mentor": "none",
    "reassessed": True,
    "evaluated": True,
    "closing_note": True,
    "aftercare": "done",
}
"""What any municipality could ask for, but the level and where the case stands."""


def at(level: int) -> dict[str, Any]:
    return READY | {"preliminary_level": level, "decided_level": level}


def rows(reasons: Iterable[Reason | NextStep]) -> set[str]:
    return {row for reason in reasons for row in reason.rows}


def could_change(answer: GateAnswer) -> dict[str, tuple[str, ...]]:
    return {missing.fact: missing.could_change for missing in answer.missing}


def told(answer: GateAnswer) -> str:
    return " ".join(step.text.da for step in answer.next_steps)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.load(plugins=[albertslund, APART])


@pytest.fixture(scope="module")
def advance(book: Rulebook) -> Ask:
    def ask(to: str, *, municipality: str = ELSEWHERE, **facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
        stated = {"step": BEFORE.get(to)} | facts
        return book.may_advance(CaseFile(id="f", on=date(2026, 4, 1), municipality=municipality, **stated), to)

    return ask


@pytest.fixture(scope="module")
def following(book: Rulebook) -> Ask:
    def ask(*, municipality: str = ELSEWHERE, **facts: Any) -> GateAnswer:  # noqa: ANN401 - any fact
        return book.next_steps(CaseFile(id="f", on=date(2026, 4, 1), municipality=municipality, **facts))

    return ask


# The order of the steps


@pytest.mark.parametrize("municipality", [ELSEWHERE, ALBERTSLUND])
@pytest.mark.parametrize(("step", "to"), FOLLOWS.items())
def test_the_next_step_in_turn_is_allowed(advance: Ask, step: str, to: str, municipality: str) -> None:
    answer = advance(to, step=step, municipality=municipality, **at(2))
    assert (answer.verdict, answer.stops, answer.missing) == ("may", (), ())
    assert "TRI-14" in rows(answer.reasons)


@pytest.mark.parametrize("municipality", [ELSEWHERE, ALBERTSLUND])
@pytest.mark.parametrize(("step", "to"), AHEAD)
def test_no_step_is_skipped_or_taken_twice(advance: Ask, step: str, to: str, municipality: str) -> None:
    answer = advance(to, step=step, municipality=municipality, **at(2))
    assert answer.verdict == "may_not"
    assert "TRI-14" in rows(answer.stops)


@pytest.mark.parametrize(("step", "to"), BACK)
def test_a_step_back_is_not_in_the_sources_and_is_told_with_the_history_to_keep(
    advance: Ask, step: str, to: str
) -> None:
    answer = advance(to, step=step, **at(2))
    assert (answer.verdict, answer.stops) == ("may", ())
    assert {"TRI-13", "TRI-14"} <= rows(answer.warnings)


@pytest.mark.parametrize("aftercare", ["not_needed", "planned", "done", None])
def test_after_care_that_is_not_needed_leaves_out_no_other_step(advance: Ask, aftercare: str | None) -> None:
    answer = advance("closed", step="allocated", **at(2) | {"aftercare": aftercare})
    assert (answer.verdict, could_change(answer)) == ("may_not", {})


@pytest.mark.parametrize(
    ("aftercare", "verdict"),
    [("not_needed", "may"), ("planned", "may_not"), ("done", "may_not"), (None, "undetermined")],
)
def test_after_care_may_be_left_out_only_when_assessed_as_not_needed(
    advance: Ask, aftercare: str | None, verdict: str
) -> None:
    answer = advance("closed", step="intervention", **at(2) | {"aftercare": aftercare})
    assert answer.verdict == verdict
    assert could_change(answer) == ({} if aftercare else {"aftercare": ("verdict",)})


@pytest.mark.parametrize("to", STEPS[1:])
def test_where_the_case_stands_is_asked_for_while_unknown(advance: Ask, to: str) -> None:
    answer = advance(to, step=None, **at(2))
    assert answer.verdict == "undetermined"
    assert could_change(answer) == {"step": ("verdict",)}


# What every municipality's steps need: (row, step, what is lacking, levels at which it stops)

PLANLESS: dict[str, Any] = {"has_plan": False, "milestones": 0, "plan_starts": None, "plan_ends": None}
NATIONAL: list[Row] = [
    ("TRI-11", "intervention", PLANLESS, {2, 3}),
    ("INT-18", "intervention", {"milestones": 0}, {2, 3}),
    *(("INT-15", "intervention", {check: False}, {2, 3}) for check in CHECKS),
]


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("entry", NATIONAL)
def test_what_is_lacking_stops_the_step_at_these_levels(advance: Ask, entry: Row, level: int) -> None:
    row, to, lacking, levels = entry
    answer = advance(to, **at(level) | lacking)
    assert answer.verdict == ("may_not" if level in levels else "may")
    assert (row in rows(answer.stops)) is (level in levels)


UNKNOWN = [*CHECKS, "has_plan", "milestones", "plan_starts", "plan_ends"]


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("fact", UNKNOWN)
def test_what_is_unknown_leaves_the_intervention_undetermined_and_is_asked_for(
    advance: Ask, fact: str, level: int
) -> None:
    answer = advance("intervention", **at(level) | {fact: None})
    assert answer.verdict == ("may" if level == 1 else "undetermined")
    asked = {name for name, change in could_change(answer).items() if "verdict" in change}
    assert asked == (set() if level == 1 else {fact})


@pytest.mark.parametrize(
    ("to", "level", "verdict"),
    [
        ("attested", {"preliminary_level": 1}, "may"),
        ("attested", {"preliminary_level": 3, "decided_level": None}, "may"),
        ("attested", {"preliminary_level": None}, "undetermined"),
        ("allocated", {"preliminary_level": 2, "decided_level": 2}, "may"),
        ("allocated", {"preliminary_level": 2, "decided_level": None}, "undetermined"),
        ("allocated", {"preliminary_level": 1, "decided_level": 1}, "may"),
    ],
)
def test_attestation_needs_a_preliminary_level_and_allocation_a_decided_one(
    advance: Ask, to: str, level: dict[str, int | None], verdict: str
) -> None:
    answer = advance(to, **READY | level)
    asked = "preliminary_level" if to == "attested" else "decided_level"
    assert answer.verdict == verdict
    assert ("verdict" in could_change(answer).get(asked, ())) is (verdict == "undetermined")


def test_without_a_preliminary_level_nobody_is_registered(advance: Ask) -> None:
    answer = advance("attested", **READY, preliminary_level=0)
    assert answer.verdict == "may_not"
    assert rows(answer.stops) & {"TRI-12", "TRI-13"}


def test_without_a_decided_level_no_case_is_distributed(advance: Ask) -> None:
    levels = {"preliminary_level": 0, "decided_level": 0}
    answer = advance("allocated", **READY | levels)
    assert answer.verdict == "may_not"
    assert "TRI-13" in rows(answer.stops)


def test_without_a_level_no_intervention_starts(advance: Ask) -> None:
    assert advance("intervention", **at(0)).verdict == "may_not"


def test_no_intervention_starts_while_the_level_is_unknown(advance: Ask) -> None:
    answer = advance("intervention", **READY, preliminary_level=2, decided_level=None)
    assert answer.verdict == "undetermined"
    assert "verdict" in could_change(answer)["decided_level"]


def test_a_case_decided_to_have_no_level_is_not_told_of_levels_2_and_3(advance: Ask) -> None:
    answer = advance("intervention", **at(0) | PLANLESS | dict.fromkeys(CHECKS, False))
    assert not rows(answer.stops) & {"TRI-11", "INT-15", "INT-18"}


def test_a_case_decided_to_have_no_level_is_advice_only(following: Ask) -> None:
    facts = READY | {"preliminary_level": 2, "decided_level": 0, "override_reason": "ingen bekymring"}
    answer = following(step="investigated", **facts)
    assert {"advise", "no_registration"} <= {step.code for step in answer.next_steps}


@pytest.mark.parametrize(
    ("preliminary", "decided", "recorded", "verdict"),
    [
        (1, 2, {"decided_by": "case_meeting", "override_reason": "kendt gentagelse"}, "may"),
        (1, 2, {"decided_by": "case_meeting", "override_reason": None}, "undetermined"),
        (1, 2, {"decided_by": "case_meeting", "override_reason": "   "}, "may_not"),
        (1, 2, {"decided_by": None, "override_reason": "kendt gentagelse"}, "undetermined"),
        (1, 2, {"decided_by": None, "override_reason": " "}, "may_not"),
        (3, 1, {"decided_by": None, "override_reason": None}, "undetermined"),
        (3, 1, {"decided_by": "case_meeting", "override_reason": "enkeltstående"}, "may"),
        (2, 0, {"decided_by": "case_meeting", "override_reason": None}, "may_not"),
        (2, 2, {"decided_by": None, "override_reason": None}, "may"),
        (2, 2, {"decided_by": "case_meeting", "override_reason": None}, "may"),
    ],
)
def test_another_level_than_the_proposed_needs_who_and_why(
    advance: Ask, preliminary: int, decided: int, recorded: dict[str, str | None], verdict: str
) -> None:
    levels = {"preliminary_level": preliminary, "decided_level": decided}
    answer = advance("allocated", **READY | levels | recorded)
    assert answer.verdict == verdict
    assert ("TRI-18" in rows(answer.stops)) is (verdict == "may_not")
    asked = {name for name, change in could_change(answer).items() if "verdict" in change}
    assert asked == (
        {name for name, value in recorded.items() if value is None} if verdict == "undetermined" else set()
    )


@pytest.mark.parametrize(
    ("age", "stated", "verdict"),
    [
        (30, {"obvious_risk": True}, "undetermined"),
        (30, {"obvious_risk": True, "obvious_risk_reason": " "}, "may_not"),
        (30, {"obvious_risk": True, "obvious_risk_reason": "vurderet af SSP"}, "may"),
        (30, {"obvious_risk": False}, "may"),
        (30, {"obvious_risk": None}, "undetermined"),
        (25, {"obvious_risk": True, "obvious_risk_reason": " "}, "may"),
        (26, {"obvious_risk": True, "obvious_risk_reason": " "}, "may_not"),
        (16, {"obvious_risk": True, "obvious_risk_reason": "vurderet af SSP"}, "may"),
    ],
)
def test_obvious_risk_needs_a_recorded_reason_before_the_case_is_distributed(
    advance: Ask, age: int, stated: dict[str, Any], verdict: str
) -> None:
    answer = advance("allocated", **at(1) | {"age": age} | stated)
    assert answer.verdict == verdict
    assert ("MG-03" in rows(answer.stops)) is (verdict == "may_not")
    asked = "obvious_risk_reason" if stated["obvious_risk"] else "obvious_risk"
    assert ("verdict" in could_change(answer).get(asked, ())) is (verdict == "undetermined")


@pytest.mark.parametrize(
    ("stated", "verdict", "asked", "unsettled"),
    [
        ({"under_prison_service": True, "coordinated_with_prison_service": False}, "undetermined", set(), True),
        ({"under_prison_service": True, "coordinated_with_prison_service": True}, "may", set(), False),
        ({"under_prison_service": False, "coordinated_with_prison_service": False}, "may", set(), False),
        (
            {"under_prison_service": True, "coordinated_with_prison_service": None},
            "undetermined",
            {"coordinated_with_prison_service"},
            True,
        ),
        (
            {"under_prison_service": None, "coordinated_with_prison_service": False},
            "undetermined",
            {"under_prison_service"},
            True,
        ),
    ],
)
def test_whether_the_order_on_coordinating_plans_applies_is_unsettled(
    advance: Ask, stated: dict[str, Any], verdict: str, asked: set[str], unsettled: bool
) -> None:
    named = {"in_coordination_group": True}
    answer = advance("intervention", **at(2) | stated | named)
    assert (answer.verdict, answer.stops) == (verdict, ())
    assert {fact for fact, change in could_change(answer).items() if "verdict" in change} == asked
    assert ("open.action_plan_order" in {point.rule for point in answer.unsettled}) is unsettled
    assert ("JUR-14" in rows(answer.next_steps)) is (unsettled and not asked)


def test_the_order_concerns_only_the_groups_it_names(advance: Ask) -> None:
    stated = {"under_prison_service": True, "coordinated_with_prison_service": False}
    outside = advance("intervention", **at(2) | stated | {"in_coordination_group": False})
    assert (outside.verdict, outside.unsettled) == ("may", ())
    unknown = advance("intervention", **at(2) | stated | {"in_coordination_group": None})
    assert unknown.verdict == "undetermined"
    assert "verdict" in could_change(unknown)["in_coordination_group"]


def test_without_a_plan_there_is_nothing_to_coordinate(advance: Ask) -> None:
    stated = {"under_prison_service": True, "coordinated_with_prison_service": False}
    answer = advance("intervention", **at(1) | PLANLESS | stated)
    assert (answer.verdict, answer.unsettled) == ("may", ())


@pytest.mark.parametrize(("unstated", "verdict"), [("no", "may_not"), ("unknown", "undetermined")])
def test_silence_about_plan_and_checks_counts_as_no_only_where_the_caller_says_so(
    book: Rulebook, unstated: Literal["no", "unknown"], verdict: str
) -> None:
    levels: dict[str, Any] = {"preliminary_level": 2, "decided_level": 2}
    day = date(2026, 4, 1)
    file = CaseFile(id="f", on=day, municipality=ELSEWHERE, step="allocated", **levels, unstated=unstated)
    answer = book.may_advance(file, "intervention")
    assert answer.verdict == verdict
    assert rows(answer.stops) == ({"TRI-11", "INT-15", "INT-18"} if unstated == "no" else set())
    assumed = {fact.name for stop in answer.stops for fact in stop.facts if fact.assumed}
    assert assumed >= ({"has_plan", "milestones", *CHECKS} if unstated == "no" else set())


def test_nothing_is_said_to_change_a_certain_verdict(advance: Ask) -> None:
    answer = advance("intervention", **at(2) | {"has_plan": False, "milestones": None, "risk": None})
    assert answer.verdict == "may_not"
    assert not any("verdict" in change for change in could_change(answer).values())


# What Albertslund asks for beyond that: (row, step, what is lacking); each at every level, and never nationally

LOCAL: list[Row] = [
    *(("TRI-15", "allocated", {part: False}, {1, 2, 3}) for part in SUB_STEPS),
    ("TRI-11", "intervention", PLANLESS, {1}),
    ("INT-18", "intervention", {"milestones": 0}, {1}),
    *(("INT-15", "intervention", {check: False}, {1}) for check in CHECKS),
    ("INT-17", "closed", {"closing_note": False}, {1, 2, 3}),
]


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize("entry", LOCAL)
def test_albertslund_stops_where_the_national_answer_beside_it_does_not(advance: Ask, entry: Row, level: int) -> None:
    row, to, lacking, only_local = entry
    answer = advance(to, municipality=ALBERTSLUND, **at(level) | lacking)
    assert answer.verdict == "may_not"
    assert row in rows(answer.stops)
    assert answer.national is not None
    assert answer.national.verdict == ("may" if level in only_local else "may_not")
    assert advance(to, **at(level) | lacking).verdict == answer.national.verdict


@pytest.mark.parametrize(("to", "lacking"), [("closed", {"closing_note": False}), ("intervention", PLANLESS)])
def test_what_only_albertslund_asks_for_is_open_while_the_municipality_is_unknown(
    book: Rulebook, to: str, lacking: dict[str, Any]
) -> None:
    facts = at(1) | {"step": BEFORE[to]} | lacking
    answer = book.may_advance(CaseFile(id="f", on=date(2026, 4, 1), **facts), to)
    assert (answer.verdict, answer.stops, answer.national) == ("undetermined", (), None)
    assert could_change(answer) == {"municipality": ("verdict",)}


@pytest.mark.parametrize("level", [1, 2, 3])
@pytest.mark.parametrize(
    ("to", "fact"),
    [
        *(("allocated", part) for part in SUB_STEPS),
        *(("intervention", fact) for fact in UNKNOWN),
        ("closed", "closing_note"),
    ],
)
def test_what_albertslund_does_not_know_yet_is_asked_for(advance: Ask, to: str, fact: str, level: int) -> None:
    answer = advance(to, municipality=ALBERTSLUND, **at(level) | {fact: None})
    assert (answer.verdict, list(could_change(answer))) == ("undetermined", [fact])
    assert "verdict" in could_change(answer)[fact]


AFTER: list[Any] = [
    ("intervention", {"aftercare": "planned", "reassessed": False}, True),
    ("aftercare", {"reassessed": False}, True),
    ("aftercare", {"evaluated": False}, True),
    ("aftercare", {}, False),
    ("intervention", {}, False),
    ("aftercare", {"aftercare": "planned"}, True),
    ("intervention", {"aftercare": None, "reassessed": False}, True),
    ("intervention", {"aftercare": "not_needed"}, False),
]


@pytest.mark.parametrize(("step", "facts", "told_of"), AFTER)
def test_reassessment_after_care_and_evaluation_follow_the_intervention_in_albertslund(
    following: Ask, step: str, facts: dict[str, Any], told_of: bool
) -> None:
    answer = following(municipality=ALBERTSLUND, step=step, **at(2) | facts)
    assert ("INT-16" in rows(answer.next_steps)) is told_of
    assert (answer.verdict, answer.stops) == ("may", ())
    assert "INT-16" not in rows(following(step=step, **at(2) | facts).next_steps)


def test_outside_albertslund_a_lacking_closing_note_is_a_warning_marked_as_proposed(advance: Ask) -> None:
    answer = advance("closed", **at(2) | {"closing_note": False})
    assert (answer.verdict, answer.stops) == ("may", ())
    assert [warning.source.certainty for warning in answer.warnings if "INT-17" in warning.rows] == ["proposed"]


@pytest.mark.parametrize(("mentor", "shown"), [("statutory", True), ("unit", True), ("none", False), (None, False)])
@pytest.mark.parametrize("level", [2, 3])
def test_a_mentor_extends_the_case_coordination_in_albertslund(
    following: Ask, level: int, mentor: str | None, shown: bool
) -> None:
    facts = {"step": "intervention", **at(level), "mentor": mentor}
    assert any("mentor" in measure for measure in following(municipality=ALBERTSLUND, **facts).measures) is shown
    assert following(**facts).measures == ()


# Registers and meetings


@pytest.mark.parametrize(
    ("level", "named", "from_rows"),
    [
        (1, ("DKE-Journal", "Koordinationsmøde"), {"TRI-04", "TRI-06"}),
        (2, ("DKE-Sag", "Sagsmøde"), {"TRI-05", "TRI-07"}),
        (3, ("DKE-Sag", "Operativgruppemøde"), {"TRI-05", "TRI-08"}),
    ],
)
def test_the_level_says_which_register_and_meeting_albertslund_proposes(
    following: Ask, level: int, named: tuple[str, str], from_rows: set[str]
) -> None:
    answer = following(municipality=ALBERTSLUND, step="allocated", **at(level))
    assert [name in told(answer) for name in named] == [True, True]
    assert from_rows <= rows(answer.next_steps)
    elsewhere = following(step="allocated", **at(level))
    assert not any(name in told(elsewhere) for name in ("DKE", "mødet"))


@pytest.mark.parametrize(
    ("levels", "places", "to"),
    [
        ((1, 2), ("DKE-Journal", "Koordinationsmøde"), {"DKE-Sag", "Sagsmøde"}),
        ((1, 3), ("DKE-Journal", "Koordinationsmøde"), {"DKE-Sag", "Operativgruppemøde"}),
        ((2, 3), ("DKE-Sag", "Sagsmøde"), {"Operativgruppemøde"}),
        ((3, 1), ("DKE-Sag", "Operativgruppemøde"), {"DKE-Journal", "Koordinationsmøde"}),
        ((2, 2), ("DKE-Journal", "Sagsmøde"), {"DKE-Sag"}),
        ((2, 2), ("DKE-Sag", "Sagsmøde"), set()),
        ((1, 2), ("DKE-Sag", "Sagsmøde"), set()),
    ],
)
def test_a_case_moves_to_the_register_and_meeting_of_the_level_decided(
    following: Ask, levels: tuple[int, int], places: tuple[str, str], to: set[str]
) -> None:
    decided = dict(zip(("preliminary_level", "decided_level"), levels, strict=True))
    stands = dict(zip(("register", "meeting"), places, strict=True)) | {"override_reason": "vurderet på mødet"}
    answer = following(municipality=ALBERTSLUND, step="allocated", **READY | decided | stands)
    moves = [step for step in answer.next_steps if "TRI-13" in step.rows and "move" in step.code]
    every = ("DKE-Sag", "DKE-Journal", "Koordinationsmøde", "Sagsmøde", "Operativgruppemøde")
    named = {name for name in every for step in moves if name in step.text.da}
    assert named == to
    assert bool(moves) is bool(to)


def test_the_preliminary_level_says_where_a_case_is_attested(following: Ask) -> None:
    answer = following(municipality=ALBERTSLUND, step="identified", preliminary_level=1)
    assert (answer.to_step, answer.verdict) == ("attested", "may")
    assert "DKE-Journal" in told(answer)


@pytest.mark.parametrize("level", [2, 3])
def test_a_level_of_a_scheme_of_its_own_is_never_read_as_a_national_one(advance: Ask, level: int) -> None:
    facts = at(level) | PLANLESS | dict.fromkeys(CHECKS, False)
    answer = advance("intervention", municipality=COPENHAGEN, **facts, decided_scheme="apart")
    assert not rows(answer.stops) & {"TRI-11", "INT-15", "INT-18"}
    national = advance("intervention", municipality=COPENHAGEN, **facts, decided_scheme="core-default")
    assert {"TRI-11", "INT-15"} <= rows(national.stops)


def test_levels_of_two_schemes_are_not_called_an_override(advance: Ask) -> None:
    levels = {"preliminary_level": 1, "decided_level": 3, "decided_by": None}
    answer = advance("allocated", municipality=COPENHAGEN, **READY | levels, decided_scheme="core-default")
    assert "TRI-18" not in rows(answer.stops)


LEVELLED = pack(
    "levelled",
    pack="""
        prefix = "levelled"
        name = { da = "En opdigtet by", en = "an invented town" }
        municipalities = ["0101"]
        """,
    scheme="""
        id = "levelled"
        title.da = "Egne niveauer"
        source = { document = "an invented plan", standing = "practice", certainty = "stated" }
        level = [{ level = 1, register = "the file", forum = "the round" }]
        """,
)


@pytest.mark.parametrize(("scheme", "placed"), [("levelled", True), ("core-default", False), (None, False)])
def test_only_a_level_of_its_own_scheme_says_where_a_case_belongs(scheme: str | None, placed: bool) -> None:
    day, levels = date(2026, 4, 1), {"preliminary_level": 1, "decided_level": 1, "decided_scheme": scheme}
    file = CaseFile(id="f", on=day, municipality=COPENHAGEN, step="allocated", **READY | levels)
    answer = Rulebook.load(plugins=[LEVELLED]).next_steps(file)
    assert [name in told(answer) for name in ("the file", "the round")] == [placed, placed]


# What comes next, and the national answer beside


@pytest.mark.parametrize(("step", "to"), FOLLOWS.items())
def test_the_step_that_comes_next_is_named(following: Ask, step: str, to: str) -> None:
    assert following(step=step, **at(2)).to_step == to


def test_after_the_intervention_comes_closure_where_after_care_is_not_needed(following: Ask) -> None:
    assert following(step="intervention", **at(2) | {"aftercare": "not_needed"}).to_step == "closed"


def test_nothing_comes_after_closure(following: Ask) -> None:
    assert following(step="closed", **at(2)).to_step is None


@pytest.mark.parametrize("level", [0, 1, 2, 3])
@pytest.mark.parametrize("lacking", [{}, PLANLESS, {"risk": False}, {"milestones": None}, {"closing_note": False}])
@pytest.mark.parametrize("to", STEPS[1:])
def test_the_national_answer_beside_is_that_of_a_rulebook_without_plugins(
    advance: Ask, rulebook: Rulebook, to: str, lacking: dict[str, Any], level: int
) -> None:
    facts = {"step": BEFORE[to]} | at(level) | lacking
    beside = advance(to, municipality=ALBERTSLUND, **facts).national
    alone = rulebook.may_advance(CaseFile(id="f", on=date(2026, 4, 1), municipality=ALBERTSLUND, **facts), to)
    assert beside is not None
    assert (beside.verdict, beside.stops, beside.warnings) == (alone.verdict, alone.stops, alone.warnings)
    assert (beside.next_steps, beside.missing) == (alone.next_steps, alone.missing)


@pytest.mark.parametrize("to", STEPS[1:])
def test_without_local_rules_there_is_no_second_answer(advance: Ask, to: str) -> None:
    assert advance(to, **at(2)).national is None
