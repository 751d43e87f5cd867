"""Law: learning a fact never flips a certain verdict, level or target group (municipality and territory stated)."""

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, Rulebook, SharingRequest
from kriminalpraeventiv.testing.strategies import cases, completions, partial, sharing_requests

BOOK = Rulebook.load(plugins=())
STATED = frozenset({"municipality", "territory"})


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
