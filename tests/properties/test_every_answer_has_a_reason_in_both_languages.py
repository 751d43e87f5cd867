"""Law: every answer has a reason, and every text stands in both languages."""

from hypothesis import given

from kriminalpraeventiv import Case, Rulebook, SharingRequest, Text
from kriminalpraeventiv.explanation import Explained
from kriminalpraeventiv.testing.strategies import cases, sharing_requests

BOOK = Rulebook.load(plugins=())


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
