"""Law: the day before and the day of a commencement differ exactly where the law did."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook, SharingAnswer, SharingRequest
from kriminalpraeventiv.testing.strategies import days, sharing_requests

BOOK = Rulebook.load(plugins=())
# Every day on which retsplejeloven §§ 114, 115 or 115 a changed, may first have changed, or surely had.
CHANGES = {
    date(2007, 1, 1),
    date(2009, 4, 1),
    date(2010, 5, 27),
    date(2010, 10, 26),
    date(2010, 12, 22),
    date(2011, 11, 17),
    date(2014, 6, 26),
    date(2015, 11, 16),
    date(2016, 3, 1),
    date(2024, 3, 5),
    date(2024, 6, 12),
    date(2024, 11, 5),
}
# Days on which other acts, or our own reading, begin or end.
OTHERS = {date(2018, 5, 25), date(2024, 1, 1), date(2026, 2, 13)}


def said(answer: SharingAnswer) -> tuple[object, ...]:
    return answer.verdict, answer.basis, tuple(reason.rule for reason in answer.reasons), answer.missing


def on(request: SharingRequest, day: date) -> SharingAnswer:
    return BOOK.may_share(request.with_(on=day))


@given(sharing_requests(), days().filter(lambda day: day not in CHANGES | OTHERS))
def test_nothing_changes_from_one_day_to_the_next_where_no_law_did(request: SharingRequest, day: date) -> None:
    assert said(on(request, day - timedelta(days=1))) == said(on(request, day))


@given(sharing_requests(), st.sampled_from(sorted(OTHERS)))
def test_other_acts_change_no_verdict(request: SharingRequest, day: date) -> None:
    assert on(request, day - timedelta(days=1)).verdict == on(request, day).verdict


def test_every_change_of_the_law_changes_some_answer() -> None:
    segments = {BOOK._sharing.rules.segment(day).first for day in CHANGES}  # noqa: SLF001 - the law is about days
    assert segments == CHANGES
