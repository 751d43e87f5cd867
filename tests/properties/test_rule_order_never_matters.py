"""Law: the order of rules changes no answer."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.sharing.ask import Sharing
from kriminalpraeventiv.testing.strategies import cases, sharing_requests
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
    one, two = BOOK.may_share(request), other.ask(sharing_settled(request))
    assert (one.verdict, set(one.basis), set(one.reasons)) == (two.verdict, set(two.basis), set(two.reasons))
    assert one.missing == two.missing


def sharing_settled(request: SharingRequest) -> SharingRequest:
    return BOOK._codes.settled(request)  # noqa: SLF001 - as may_share does


@given(cases(), orders(CORPUS.triage_rules()))
def test_shuffled_rules_give_the_same_level_for_the_same_reasons(case: Case, order: list[int]) -> None:
    triage = BOOK._triage  # noqa: SLF001 - the law is about what stands inside
    other = Triage(
        RuleSet(tuple(CORPUS.triage_rules()[n] for n in order), triage.rules.facts), triage.notices, triage.rulebook
    )
    one, two = BOOK.classify(case), other.ask(case)
    assert (one.level, one.at_most, set(one.reasons)) == (two.level, two.at_most, set(two.reasons))
    assert one.missing == two.missing
