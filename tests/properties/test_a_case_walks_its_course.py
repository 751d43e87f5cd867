"""Law: a case walks its course step by step: none is skipped, no gate is passed unopened, nothing that was is lost."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kriminalpraeventiv import InvalidInput, Rulebook
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.history import advanced, decided
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv_albertslund import plugin as albertslund
from properties.borough import BOROUGH

Truth = bool | None
Facts = dict[str, Any]
BOOK = Rulebook.load(plugins=[albertslund, BOROUGH])
NATIONALLY, ALBERTSLUND, IN_BOROUGH = "0751", "0165", "0580"
COURSE = ["identified", "attested", "investigated", "allocated", "intervention", "aftercare", "closed"]
LONGER = [*COURSE[:3], "borough.visit", *COURSE[3:6], "borough.follow_up", "closed"]
COURSES = {NATIONALLY: COURSE, ALBERTSLUND: COURSE, IN_BOROUGH: LONGER}
CHECKS = ["risk", "need", "responsivity", "proportionality", "side_effects", "capacity", "barriers"]
ASSESSMENT = ["pre_investigation", "classification", "prevention_perspective"]
YES_NO = [*CHECKS, *ASSESSMENT, "has_plan", "closing_note", "reassessed", "evaluated", "job_plan"]
YES_NO += ["coordinated_with_prison_service", "under_prison_service", "obvious_risk"]
DAY = date(2026, 11, 1)
VALUES: dict[str, list[Any]] = {name: [None, True, False] for name in YES_NO} | {
    "preliminary_level": [None, 0, 1, 2, 3],
    "milestones": [None, 0, 1],
    "age": [None, 25, 26],
    "plan_starts": [None, DAY],
    "plan_ends": [None, DAY],
    "obvious_risk_reason": [None, " ", "opdigtet"],
    "aftercare": [None, "not_needed", "planned", "done"],
}
# Everything a course asks for, so that a walk with one thing left out gets far.
ALL: Facts = dict.fromkeys(YES_NO, True) | {
    "preliminary_level": 2,
    "milestones": 1,
    "age": 26,
    "plan_starts": DAY,
    "plan_ends": DAY,
}
ALL |= {"obvious_risk_reason": "opdigtet", "aftercare": "planned"}


ASKED = {
    "attested": ["preliminary_level"],
    "borough.visit": ["job_plan"],
    "allocated": ["obvious_risk", "obvious_risk_reason", *ASSESSMENT],
    "intervention": [
        "preliminary_level",
        "has_plan",
        "milestones",
        "plan_starts",
        "plan_ends",
        "under_prison_service",
        *CHECKS,
    ],
    "aftercare": ["aftercare"],
    "closed": ["closing_note", "evaluated"],
}


def every(*values: Truth) -> Truth:
    return False if False in values else None if None in values else True


def some(*values: Truth) -> Truth:
    return True if True in values else None if None in values else False


def contrary(value: Truth) -> Truth:
    return None if value is None else not value


def at_least_one(number: int | None) -> Truth:
    return None if number is None else number >= 1


def whole_plan(facts: Facts) -> Truth:
    in_time = None if None in (facts["plan_starts"], facts["plan_ends"]) else facts["plan_starts"] <= facts["plan_ends"]
    return every(at_least_one(facts["milestones"]), in_time)


def overridden(facts: Facts) -> Truth:
    levels = facts["preliminary_level"], facts["decided_level"]
    return None if None in levels else levels[0] != levels[1]


def written(text: str | None) -> Truth:
    return None if text is None else text.strip() != ""


def demands(facts: Facts, to_step: str, place: str) -> Truth:
    """Decide whether what a step asks for is there."""
    decision = at_least_one(facts["decided_level"])
    small = None if facts["decided_level"] is None else facts["decided_level"] <= 1
    no_level = None if facts["decided_level"] is None else facts["decided_level"] == 0
    local = place == ALBERTSLUND
    if to_step == "attested":
        return at_least_one(facts["preliminary_level"])
    if to_step == "borough.visit":
        return every(facts["job_plan"])
    recorded = every(written(facts["override_reason"]), True if facts["decided_by"] else None)
    explained = some(contrary(overridden(facts)), recorded)
    if to_step == "allocated":
        assessed = every(*(facts[name] for name in ASSESSMENT)) if local else True
        young = None if facts["age"] is None else facts["age"] <= 25
        risk = some(young, contrary(facts["obvious_risk"]), written(facts["obvious_risk_reason"]))
        return every(decision, explained, risk, assessed)
    if to_step == "intervention":
        needed = facts["has_plan"], whole_plan(facts), every(*(facts[name] for name in CHECKS))
        # Whether the order still counts nobody knows, so a plan that is not coordinated leaves it open.
        plans = some(contrary(facts["under_prison_service"]), contrary(facts["has_plan"]))
        joint = some(plans, facts["coordinated_with_prison_service"], None)
        spared = no_level if local else small
        return every(decision, explained, *(some(spared, one) for one in needed), joint)
    closing = {ALBERTSLUND: some(no_level, facts["closing_note"]), IN_BOROUGH: facts["evaluated"]}
    if to_step == "closed":
        return every(closing.get(place, True), explained)
    return explained if to_step == "aftercare" else True


def in_turn(facts: Facts, course: list[str], step: str, to_step: str) -> Truth:
    """Decide whether a step comes in its turn."""
    if to_step == step:
        return False
    left_out = course[course.index(step) + 1 : course.index(to_step)]
    unneeded = None if facts["aftercare"] is None else facts["aftercare"] == "not_needed"
    passed = every(*(unneeded if skipped == "aftercare" else False for skipped in left_out))
    # Where the meeting decided that there is no level, the case is closed at once.
    no_level = None if facts["decided_level"] is None else facts["decided_level"] == 0
    return some(passed, no_level) if to_step == "closed" else passed


def expected(facts: Facts, place: str, step: str, to_step: str) -> str:
    allowed = every(in_turn(facts, COURSES[place], step, to_step), demands(facts, to_step, place))
    return {True: "may", False: "may_not", None: "undetermined"}[allowed]


def refused(change: Callable[[], object]) -> set[str]:
    with pytest.raises(InvalidInput) as error:
        change()
    return {fault.code for fault in error.value.faults}


class Walk(RuleBasedStateMachine):
    """A case file on a random walk, and beside it what it should say."""

    file: CaseFile
    place: str
    facts: Facts
    step: str
    day: date
    past: list[tuple[str, date, int | None, bool]]
    """What was, oldest first: step, day, level, whether the level was another than the one proposed."""

    @initialize(place=st.sampled_from(sorted(COURSES)), data=st.data(), known=st.booleans())
    def open_file(self, place: str, data: st.DataObject, known: bool) -> None:
        """Begin anywhere in the course: a host may ask about a file it has had for long."""
        self.place, self.day, self.past = place, DAY, []
        self.step = data.draw(st.sampled_from(COURSES[place]))
        self.facts = dict.fromkeys([*VALUES, "decided_level", "decided_by", "override_reason"])
        if known:
            self.facts |= ALL | {"decided_level": data.draw(st.integers(0, 3)), "decided_by": "case_meeting"}
            self.facts |= {"override_reason": data.draw(st.sampled_from([None, "kendt gentagelse"]))}
        self.file = CaseFile(id="f", on=DAY, municipality=place, step=self.step, **self.facts)

    @rule(data=st.data(), name=st.sampled_from(sorted(VALUES)))
    def learn(self, data: st.DataObject, name: str) -> None:
        self._state({name: data.draw(st.sampled_from(VALUES[name]))})

    @rule(data=st.data())
    def lack_one_thing(self, data: st.DataObject) -> None:
        """Record all but one thing, most often one that the next step asks for, and try that step."""
        course = COURSES[self.place]
        asked = ASKED.get(course[course.index(self.step) + 1], []) if self.step != "closed" else []
        name = data.draw(st.sampled_from(asked or sorted(ALL)))
        others = [value for value in VALUES[name] if value != ALL[name]]
        self._state(ALL | {name: data.draw(st.sampled_from(others))})
        self.try_the_next_step()

    @rule()
    def record_all(self) -> None:
        self._state(ALL)

    @rule(days=st.integers(1, 100))
    def let_time_pass(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.file = self.file.with_(on=self.day)

    @rule(level=st.integers(0, 3), reason=st.sampled_from([None, "kendt gentagelse"]), days=st.integers(0, 3))
    def decide(self, level: int, reason: str | None, days: int) -> None:
        on = self.day + timedelta(days=days)
        if self.facts["preliminary_level"] not in (None, level) and reason is None:
            assert refused(lambda: decided(self.file, level, by="case_meeting", on=on)) == {"missing"}
            return
        self.facts |= {"decided_level": level, "decided_by": "case_meeting", "override_reason": reason}
        self.day = on
        self.file = decided(self.file, level, by="case_meeting", on=on, reason=reason)
        self._pass()

    @precondition(lambda self: self.past)
    @rule(level=st.integers(0, 3))
    def decide_in_the_past(self, level: int) -> None:
        before = self.past[-1][1] - timedelta(days=1)
        assert refused(lambda: decided(self.file, level, by="case_meeting", on=before, reason="x")) == {"contradiction"}

    @rule(data=st.data())
    def try_any_step(self, data: st.DataObject) -> None:
        self._try(data.draw(st.sampled_from(COURSES[self.place])))

    @rule()
    def try_the_next_step(self) -> None:
        course = COURSES[self.place]
        if self.step == "closed":
            answer = BOOK.next_steps(self.file)
            assert (answer.verdict, answer.to_step) == ("may_not", None)
            return
        place = course.index(self.step) + 1
        wanted = course[place + (course[place] == "aftercare" and self.facts["aftercare"] == "not_needed")]
        wanted = "closed" if self.facts["decided_level"] == 0 else wanted
        assert BOOK.next_steps(self.file) == BOOK.may_advance(self.file, wanted)
        self._try(wanted)

    @rule(data=st.data())
    def bring_the_answer_about_another_file(self, data: st.DataObject) -> None:
        answer = BOOK.may_advance(self.file, data.draw(st.sampled_from(COURSES[self.place])))
        others = [step for step in COURSES[self.place] if step != self.step]
        tomorrow = self.day + timedelta(days=1)
        other: Facts = data.draw(st.sampled_from([{"id": "g"}, {"on": tomorrow}, {"step": others[0]}, {"step": None}]))
        assert refused(lambda: advanced(self.file.with_(**other), answer)) == {"other_file"}

    @invariant()
    def the_history_is_all_that_was_in_the_order_of_its_days(self) -> None:
        kept = [(passed.step, passed.on, passed.level, passed.overridden) for passed in self.file.history]
        assert kept == self.past
        assert [day for _, day, *_ in kept] == sorted(day for _, day, *_ in kept)

    @invariant()
    def an_override_shows_from_the_decision_on(self) -> None:
        answer = BOOK.may_advance(self.file)
        assert ("overridden" in {flag.code for flag in answer.flags}) == (overridden(self.facts) is True)
        assert ("gate.overridden" in {reason.rule for reason in answer.reasons}) == (overridden(self.facts) is True)
        if self.past and self.past[-1][3]:
            last = self.file.history[-1]
            assert last.decided_by == "case_meeting"

    def _state(self, facts: Facts) -> None:
        self.facts |= facts
        self.file = self.file.with_(**facts)

    def _pass(self) -> None:
        level = self.facts["decided_level"]
        level = self.facts["preliminary_level"] if level is None else level
        self.past.append((self.step, self.day, level, overridden(self.facts) is True))

    def _try(self, to_step: str) -> None:
        answer = BOOK.may_advance(self.file, to_step)
        assert answer.verdict == expected(self.facts, self.place, self.step, to_step)
        self._shows(answer, to_step)
        if answer.verdict != "may":
            assert refused(lambda: advanced(self.file, answer)) == {"not_allowed"}
            return
        self._takes(to_step)
        before = self.file
        self.file = advanced(before, answer)
        assert self.file.with_(step=before.step, history=before.history) == before.with_(to_step=None)
        assert self.file.step == to_step
        self.step = to_step
        self._pass()

    def _shows(self, answer: GateAnswer, to_step: str) -> None:
        """Check that what is lacking is told where there is a level: it stops in Albertslund, and warns elsewhere."""
        decided_one = self.facts["decided_level"] in (1, 2, 3)
        lacking = to_step == "closed" and self.facts["closing_note"] is False and decided_one
        assert ("gate.closing_note" in {told.rule for told in answer.warnings}) == lacking
        in_albertslund = lacking and self.place == ALBERTSLUND
        assert ("albertslund.closing_note" in {told.rule for told in answer.stops}) == in_albertslund

    def _takes(self, to_step: str) -> None:
        """Check what must be so of every step that is taken, whatever the answer was made of."""
        course, facts = COURSES[self.place], self.facts
        left_out = course[course.index(self.step) + 1 : course.index(to_step)]
        if to_step != "closed" or facts["decided_level"] != 0:
            assert left_out == [] or (left_out == ["aftercare"] and facts["aftercare"] == "not_needed")
        if to_step == "closed" and self.place == ALBERTSLUND and facts["decided_level"] != 0:
            assert facts["closing_note"] is True
        if to_step == "intervention" and (facts["decided_level"] in (2, 3) or self.place == ALBERTSLUND):
            assert facts["has_plan"] is True
            assert facts["milestones"] >= 1
            assert facts["plan_starts"] <= facts["plan_ends"]
            assert all(facts[name] is True for name in CHECKS)
        if to_step == "allocated" and overridden(facts):
            assert facts["override_reason"]


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=100, stateful_step_count=30)


@pytest.mark.parametrize("place", sorted(COURSES))
def test_with_everything_recorded_a_case_walks_from_the_first_step_to_the_last(place: str) -> None:
    """The walks above would prove nothing if none of them got anywhere."""
    file = CaseFile(id="f", on=DAY, municipality=place, step="identified", **ALL)
    file = decided(file, 3, by="case_meeting", on=DAY, reason="kendt gentagelse")
    while file.step != "closed":
        file = advanced(file, BOOK.next_steps(file))
    assert [passed.step for passed in file.history] == ["identified", *COURSES[place][1:]]
    assert all(passed.overridden for passed in file.history)


@pytest.mark.parametrize(("place", "verdict"), [(NATIONALLY, "may"), (ALBERTSLUND, "may_not"), (IN_BOROUGH, "may_not")])
def test_after_care_that_is_not_needed_is_left_out_but_no_local_step(place: str, verdict: str) -> None:
    facts: Facts = {"aftercare": "not_needed", "closing_note": place != ALBERTSLUND, "evaluated": True}
    facts |= {"preliminary_level": 1, "decided_level": 1}
    file = CaseFile(id="f", on=DAY, municipality=place, step="intervention", to_step="closed", **facts)
    assert BOOK.may_advance(file).verdict == verdict


@pytest.mark.parametrize(
    ("step", "to_step"),
    [("investigated", "borough.visit"), ("borough.visit", "allocated"), ("investigated", "allocated")],
)
def test_where_only_some_courses_have_a_step_the_answer_waits_for_the_municipality(step: str, to_step: str) -> None:
    facts = ALL | {"decided_level": 2, "decided_by": "case_meeting"}
    file = CaseFile(id="f", on=DAY, step=step, to_step=to_step, **facts)
    for answer in (BOOK.may_advance(file), BOOK.next_steps(file.with_(to_step=None))):
        assert answer.verdict == "undetermined"
        assert "municipality" in {missing.fact for missing in answer.missing}


@pytest.mark.parametrize("lacking", [*({name: False} for name in ["has_plan", *CHECKS]), {"milestones": 0}])
@pytest.mark.parametrize("level", [2, 3])
def test_one_thing_lacking_is_enough_to_stop_an_intervention(level: int, lacking: Facts) -> None:
    levels = {"preliminary_level": level, "decided_level": level, "under_prison_service": False}
    whole: Facts = {"id": "f", "on": DAY, "municipality": NATIONALLY, "step": "allocated"} | ALL | levels
    assert BOOK.may_advance(CaseFile(**whole), "intervention").verdict == "may"
    assert BOOK.may_advance(CaseFile(**whole | lacking), "intervention").verdict == "may_not"
