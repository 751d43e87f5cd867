"""Law: the order of rules changes no answer."""

from typing import TypeVar

import attrs
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.gates.ask import Gates
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Rule, Rung
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.sharing.ask import Sharing
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests
from kriminalpraeventiv.triage.ask import Triage

BOOK = Rulebook.load(plugins=())
CORPUS = BOOK.corpus


def orders(rules: tuple[Rule, ...]) -> st.SearchStrategy[list[int]]:
    return st.permutations(range(len(rules)))


@given(sharing_requests(), orders(CORPUS.sharing_rules()))
def test_shuffled_rules_give_the_same_verdict_for_the_same_reasons(request: SharingRequest, order: list[int]) -> None:
    sharing = BOOK._sharing  # noqa: SLF001 - the law is about what stands inside
    shuffled = RuleSet(tuple(CORPUS.sharing_rules()[n] for n in order), sharing.rules.facts, sharing.rules.dates)
    other = Sharing(shuffled, sharing.provisions, sharing.notices, sharing.points, sharing.read_until, sharing.rulebook)
    one, two = BOOK.may_share(request), other.ask(settled(request))
    assert (one.verdict, set(one.basis), set(one.reasons)) == (two.verdict, set(two.basis), set(two.reasons))
    assert one.missing == two.missing


R = TypeVar("R", bound=Record)


def settled(record: R) -> R:
    return BOOK._codes.settled(record)  # noqa: SLF001 - as the rulebook does


@given(cases(), orders(CORPUS.triage_rules()))
def test_shuffled_rules_give_the_same_level_for_the_same_reasons(case: Case, order: list[int]) -> None:
    triage = BOOK._triage  # noqa: SLF001 - the law is about what stands inside
    other = Triage(
        RuleSet(tuple(CORPUS.triage_rules()[n] for n in order), triage.rules.facts), triage.notices, triage.rulebook
    )
    one, two = BOOK.classify(case), other.ask(case)
    assert (one.level, one.at_most, set(one.reasons)) == (two.level, two.at_most, set(two.reasons))
    assert one.missing == two.missing


def shuffled(gates: Gates, order: list[int]) -> Gates:
    """Return the same gates in another order; the rungs of a ladder keep theirs, which is what a ladder is."""
    rules = [gates.rules.rules[n] for n in order]
    rungs = iter(rule for rule in gates.rules.rules if isinstance(rule, Rung))
    mixed = tuple(next(rungs) if isinstance(rule, Rung) else rule for rule in rules)
    return attrs.evolve(gates, rules=RuleSet(mixed, gates.rules.facts))


def said(answer: GateAnswer) -> tuple[object, ...]:
    parts = (answer.stops, answer.warnings, answer.reasons, answer.checked, answer.next_steps, answer.flags)
    return answer.verdict, answer.evaluation_level, answer.missing, *map(frozenset, parts)


@given(case_files(), orders(CORPUS.rules_about("file")))
def test_shuffled_rules_give_the_same_answer_about_a_step(file: CaseFile, order: list[int]) -> None:
    casework = BOOK._casework  # noqa: SLF001 - the law is about what stands inside
    other = attrs.evolve(casework, gates=shuffled(casework.gates, order))
    assert said(other.may_advance(settled(file))) == said(BOOK.may_advance(file))


@given(intervention_plans(), orders(CORPUS.rules_about("plan")))
def test_shuffled_rules_give_the_same_answer_about_a_start(plan: InterventionPlan, order: list[int]) -> None:
    book, plans = Rulebook.load(plugins=()), BOOK._plans  # noqa: SLF001 - the law is about what stands inside
    object.__setattr__(book, "_plans", shuffled(plans, order))
    assert said(book.may_start(plan)) == said(BOOK.may_start(plan))
