"""Law: the interpreter and the compiled function agree on every condition and every record."""

from hypothesis import given

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.logic.compile import compile_rules
from kriminalpraeventiv.logic.condition import Condition
from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.testing.strategies import case_files, cases, conditions, intervention_plans, sharing_requests

BOOK = Rulebook.load(plugins=())


def masks(conditions_: list[Condition], record: Case | SharingRequest) -> tuple[int, int]:
    values = [evaluate(condition, record).value for condition in conditions_]
    return (
        sum(1 << bit for bit, value in enumerate(values) if value is True),
        sum(1 << bit for bit, value in enumerate(values) if value is None),
    )


@given(conditions(), conditions(), cases())
def test_the_compiled_function_says_of_any_condition_what_the_interpreter_says(
    one: Condition, other: Condition, case: Case
) -> None:
    written = [one, other, one]
    decide = compile_rules(list(enumerate(written)), BOOK.corpus.reader.case.facts)
    assert decide(case) == masks(written, case)


@given(conditions(BOOK.corpus.reader.request.facts), sharing_requests())
def test_they_agree_over_the_facts_of_a_request_too(one: Condition, request: SharingRequest) -> None:
    decide = compile_rules([(0, one)], BOOK.corpus.reader.request.facts)
    assert decide(request) == masks([one], request)


@given(sharing_requests())
def test_they_agree_on_every_rule_of_sharing_on_every_day(request: SharingRequest) -> None:
    check_rules(BOOK._sharing.rules, request)  # noqa: SLF001 - the law is about what stands inside


@given(case_files())
def test_they_agree_on_every_gate_of_a_case_file(file: CaseFile) -> None:
    check_rules(BOOK._casework.gates.rules, file)  # noqa: SLF001 - the law is about what stands inside


@given(intervention_plans())
def test_they_agree_on_every_gate_of_a_plan(plan: InterventionPlan) -> None:
    check_rules(BOOK._plans.rules, plan)  # noqa: SLF001 - the law is about what stands inside


def check_rules(rules: RuleSet, record: Record) -> None:
    settled = BOOK._codes.settled(record)  # noqa: SLF001 - as the rulebook does
    holds, unknown = rules.segment(record.on).decide(settled)
    traced = {rule.id: trace.value for rule, trace in BOOK.explain(record)}
    assert {rule.id for rule in rules.of(holds)} == {id_ for id_, value in traced.items() if value is True}
    assert {rule.id for rule in rules.of(unknown)} == {id_ for id_, value in traced.items() if value is None}
