"""Law: the interpreter and the compiled function agree on every condition and every record."""

from hypothesis import given

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.logic.compile import compile_rules
from kriminalpraeventiv.logic.condition import Condition
from kriminalpraeventiv.logic.evaluate import evaluate
from kriminalpraeventiv.testing.strategies import cases, conditions, sharing_requests

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
    rules = BOOK._sharing.rules  # noqa: SLF001 - the law is about what stands inside
    holds, unknown = rules.segment(request.on).decide(request)
    traced = {rule.id: trace.value for rule, trace in BOOK.explain(request)}
    assert {rule.id for rule in rules.of(holds)} == {id_ for id_, value in traced.items() if value is True}
    assert {rule.id for rule in rules.of(unknown)} == {id_ for id_, value in traced.items() if value is None}
