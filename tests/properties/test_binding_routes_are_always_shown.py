"""Law: a duty under another act is shown first, whatever the verdict, and never as certain when it is not."""

from hypothesis import given

from kriminalpraeventiv import Rulebook, SharingRequest
from kriminalpraeventiv.logic.rule import Route
from kriminalpraeventiv.testing.strategies import sharing_requests

BOOK = Rulebook.load(plugins=())


@given(sharing_requests())
def test_binding_routes_stand_first_whatever_the_verdict(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    owed = {
        rule.id: trace.value
        for rule, trace in BOOK.explain(request)
        if isinstance(rule, Route) and rule.binding and trace.value is not False
    }
    shown = [route for route in answer.routes if route.binding]
    assert {route.rule for route in shown} == set(owed)
    assert list(answer.routes[: len(shown)]) == shown
    assert all(owed[route.rule] is True for route in shown if route.certain)


@given(sharing_requests(purpose="child_protection", territory="denmark"))
def test_a_beaten_child_never_reads_as_a_plain_may_not(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    assert answer.routes[0].binding
    told = {reason.rule for reason in answer.reasons}
    assert answer.verdict != "may_not" or told & {"law.duty_under_another_act", "law.no_basis_but_obliged"}
