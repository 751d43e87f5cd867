"""Law: every answer has a reason, and every text stands in both languages."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingRequest, Text
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.explanation import Explained
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests
from kriminalpraeventiv_albertslund import plugin as albertslund
from properties.borough import BOROUGH, CODE

BOOK = Rulebook.load(plugins=())
LOCAL = Rulebook.load(plugins=[albertslund, BOROUGH])
PLACES = st.sampled_from(["0751", "0165", CODE])


def check_both(text: Text) -> None:
    assert text.da.strip()
    assert text.en.strip()
    assert "{" not in text.da + text.en


@given(cases())
def test_a_triage_answer_says_why(case: Case) -> None:
    answer = BOOK.classify(case)
    assert answer.reasons
    for text in [p.text for p in (*answer.reasons, *answer.checked)] + [p.text for p in answer.flags]:
        check_both(text)
    for step in answer.next_steps:
        check_both(step.text)
    for missing in answer.missing:
        check_both(missing.question)


@given(sharing_requests())
def test_a_sharing_answer_says_why(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    assert answer.reasons
    parts: list[Explained] = [*answer.reasons, *answer.checked, *answer.duties, *answer.routes, *answer.unsettled]
    for part in parts:
        check_both(part.text)
    for missing in answer.missing:
        check_both(missing.question)


@given(sharing_requests())
def test_an_undetermined_verdict_names_what_it_hangs_on(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    beyond_reading = {"law.read_until"}
    if answer.verdict == "undetermined":
        assert answer.missing or {point.rule for point in answer.unsettled} - beyond_reading
    else:
        assert not answer.missing


def check_gate(answer: GateAnswer) -> None:
    assert answer.reasons or answer.stops
    parts: list[Explained] = [*answer.stops, *answer.warnings, *answer.reasons, *answer.checked, *answer.unsettled]
    for text in [p.text for p in parts] + [p.text for p in answer.flags] + [p.text for p in answer.next_steps]:
        check_both(text)
    for missing in answer.missing:
        check_both(missing.question)
    if answer.verdict == "may_not":
        assert answer.stops
    if answer.verdict == "may":
        assert not answer.stops
    hanging = [missing for missing in answer.missing if "verdict" in missing.could_change]
    if answer.verdict == "undetermined":
        assert hanging or answer.unsettled
    else:
        assert not hanging
    if answer.national:
        check_gate(answer.national)


@given(case_files(municipality=PLACES))
def test_an_answer_about_a_step_says_why(file: CaseFile) -> None:
    check_gate(LOCAL.may_advance(file))
    check_gate(LOCAL.next_steps(file))


@given(intervention_plans(municipality=PLACES))
def test_an_answer_about_a_start_says_why(plan: InterventionPlan) -> None:
    check_gate(LOCAL.may_start(plan))
