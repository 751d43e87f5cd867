"""Law: the day before and the day of a commencement differ exactly where the law did."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Rulebook, SharingAnswer, SharingRequest
from kriminalpraeventiv.testing.strategies import days, sharing_requests

BOOK = Rulebook.load(plugins=())
# Every day on which a basis began or ended, may first have begun, or surely had.
CHANGES = {
    date(2007, 1, 1),  # retsplejeloven § 115
    date(2009, 4, 1),  # PSP
    date(2010, 5, 27),  # the prison service in § 114
    date(2010, 10, 26),
    date(2010, 12, 22),  # KSP
    date(2011, 1, 1),  # serviceloven § 49 a
    date(2011, 11, 17),
    date(2013, 5, 22),  # serviceloven § 49 b
    date(2013, 12, 27),  # almenboligloven § 63 d
    date(2014, 6, 26),  # retsplejeloven § 115 a
    date(2015, 11, 16),
    date(2016, 3, 1),  # KSP, litra c
    date(2018, 5, 25),  # databeskyttelsesloven
    date(2019, 1, 1),  # ungdomskriminalitetsloven
    date(2020, 7, 1),
    date(2023, 6, 13),
    date(2024, 3, 5),  # § 115 a, social authorities
    date(2024, 5, 28),  # psykiatriloven § 19 f
    date(2024, 6, 12),  # § 115, stk. 5
    date(2024, 11, 5),
    date(2025, 4, 27),  # the Faroes
    date(2025, 6, 27),  # Greenland
    date(2026, 2, 12),
}
# Days on which a duty began, a rule moved to another act, or our own reading ended: no verdict changes.
OTHERS = {
    date(2017, 5, 1),  # retshåndhævelsesloven
    date(2021, 9, 28),  # almenboligloven § 63 d, stk. 2, 2. pkt.
    date(2023, 11, 24),
    date(2024, 1, 1),  # Barnets Lov, retssikkerhedsloven §§ 11 e and 11 f
    date(2026, 2, 13),
}


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
    segments = {BOOK._sharing.rules.segment(day).first for day in CHANGES | OTHERS}  # noqa: SLF001 - about days
    assert segments == CHANGES | OTHERS
