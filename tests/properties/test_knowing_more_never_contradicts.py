"""Law: learning a fact never flips a certain verdict, level or target group (municipality and territory stated)."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.testing.strategies import (
    case_files,
    cases,
    completions,
    intervention_plans,
    partial,
    sharing_requests,
)
from kriminalpraeventiv_albertslund import plugin as albertslund
from properties.borough import BOROUGH, CODE

BOOK = Rulebook.load(plugins=())
LOCAL = Rulebook.load(plugins=[albertslund, BOROUGH])
PLACES = st.sampled_from(["0751", "0165", CODE])
STEPS = st.sampled_from(BOOK.corpus.course.codes())
STATED = frozenset({"municipality", "territory"})
# Which step is asked about is the question, no fact to learn.
ASKED = frozenset({"step", "to_step"})


def check_verdict(less: SharingRequest, more: SharingRequest) -> None:
    before, after = BOOK.may_share(less).verdict, BOOK.may_share(more).verdict
    assert before in ("undetermined", after)


def check_level(less: Case, more: Case) -> None:
    before, after = BOOK.classify(less), BOOK.classify(more)
    assert (before.level or 0) <= (after.level or 0)
    assert (after.at_most or 0) <= (before.at_most or 0)
    assert before.in_target_group in (None, after.in_target_group)


@given(st.data(), sharing_requests(territory="denmark"))
def test_a_certain_verdict_stays_when_unknown_facts_become_known(data: st.DataObject, request: SharingRequest) -> None:
    check_verdict(request, data.draw(completions(request)))


@given(st.data(), sharing_requests(territory="denmark"))
def test_a_verdict_reached_with_less_is_the_verdict_with_all(data: st.DataObject, request: SharingRequest) -> None:
    check_verdict(data.draw(partial(request, keep=STATED)), request)


@given(st.data(), cases(municipality="0751"))
def test_a_level_only_closes_in_when_unknown_facts_become_known(data: st.DataObject, case: Case) -> None:
    check_level(case, data.draw(completions(case)))


@given(st.data(), cases(municipality="0751"))
def test_a_level_reached_with_less_lies_around_the_level_with_all(data: st.DataObject, case: Case) -> None:
    check_level(data.draw(partial(case, keep=STATED)), case)


def check_step(before: GateAnswer, after: GateAnswer) -> None:
    assert before.verdict in ("undetermined", after.verdict)
    assert before.evaluation_level in (None, after.evaluation_level)
    # What surely stops, stops still; what only warns is not asked about again.
    assert {stop.rule for stop in before.stops} <= {stop.rule for stop in after.stops}
    assert {warning.rule for warning in before.warnings} <= {warning.rule for warning in after.warnings}


@given(st.data(), case_files(municipality=PLACES, to_step=STEPS))
def test_a_certain_answer_about_a_step_stays_when_unknown_facts_become_known(
    data: st.DataObject, file: CaseFile
) -> None:
    more = data.draw(completions(file)).with_(**{name: file.known(name) for name in ASKED})
    check_step(LOCAL.may_advance(file), LOCAL.may_advance(more))


@given(st.data(), case_files(municipality=PLACES, to_step=STEPS))
def test_an_answer_about_a_step_reached_with_less_is_the_one_with_all(data: st.DataObject, file: CaseFile) -> None:
    less = data.draw(partial(file, keep=STATED | ASKED))
    check_step(LOCAL.may_advance(less), LOCAL.may_advance(file))


@given(st.data(), intervention_plans(municipality=PLACES))
def test_a_certain_answer_about_a_start_stays_when_unknown_facts_become_known(
    data: st.DataObject, plan: InterventionPlan
) -> None:
    check_step(LOCAL.may_start(plan), LOCAL.may_start(data.draw(completions(plan))))


@given(st.data(), intervention_plans(municipality=PLACES))
def test_an_answer_about_a_start_reached_with_less_is_the_one_with_all(
    data: st.DataObject, plan: InterventionPlan
) -> None:
    check_step(LOCAL.may_start(data.draw(partial(plan, keep=STATED))), LOCAL.may_start(plan))
