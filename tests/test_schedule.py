"""The year: what is due between two days, and how the meetings held stand beside those demanded."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import InvalidInput, InvalidRule, Period, Source, Text
from kriminalpraeventiv.schedule import ContentItem, Deadline, Due, Held, Meetings, MeetingStanding, due, standing
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.timeline import Commencement, Validity

WORDS = Text(da="Opdigtet", en="Invented")
PLAN = Source(document="an invented plan", standing="practice", certainty="stated")


def day(text: str) -> date:
    return date.fromisoformat(text)


def period(first: str, last: str) -> Period:
    return Period(day(first), day(last))


def deadline(id_: str = "sund.report", /, **more: Any) -> Deadline:  # noqa: ANN401 - fields of a deadline
    return Deadline(id=id_, title=WORDS, source=PLAN, **more)


def forum(at_least: int | None = 4, id_: str = "sund.council_meets", /, **more: Any) -> Deadline:  # noqa: ANN401 - fields of either
    wanted = {name: more.pop(name) for name in ("at_most", "per", "as_needed", "printed") if name in more}
    return deadline(id_, **{"forum": "sund.council", "meetings": Meetings(at_least=at_least, **wanted)} | more)


def days_of(items: Iterable[Due]) -> list[str]:
    return [f"{item.start} {item.end}" for item in items]


Y2027 = period("2027-01-01", "2027-12-31")
JUNE = deadline(windows=((6, 6),))


# What is due


@pytest.mark.parametrize(
    ("windows", "year", "expected"),
    [
        ([(6, 6), (12, 12)], 2027, ["2027-06-01 2027-06-30", "2027-12-01 2027-12-31"]),
        ([(12, 12), (6, 6)], 2027, ["2027-06-01 2027-06-30", "2027-12-01 2027-12-31"]),
        ([(9, 11)], 2027, ["2027-09-01 2027-11-30"]),
        ([(1, 12)], 2027, ["2027-01-01 2027-12-31"]),
        ([(2, 2)], 2027, ["2027-02-01 2027-02-28"]),
        ([(2, 2)], 2028, ["2028-02-01 2028-02-29"]),
        ([(2, 2)], 2000, ["2000-02-01 2000-02-29"]),
        ([(2, 2)], 2100, ["2100-02-01 2100-02-28"]),
    ],
)
def test_a_window_runs_from_the_first_day_of_its_first_month_to_the_last_of_its_last(
    windows: list[tuple[int, int]], year: int, expected: list[str]
) -> None:
    found = due([deadline(windows=tuple(windows))], period(f"{year}-01-01", f"{year}-12-31"))
    assert days_of(found) == expected
    assert all(item.by == item.end and item.certain and not item.pace_proposed for item in found)
    assert {(item.kind, item.number, item.of) for item in found} == {("deadline", 1, 1)}


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2027-01-01", "2027-05-31", False),
        ("2027-01-01", "2027-06-01", True),
        ("2027-06-15", "2027-06-15", True),
        ("2027-06-30", "2027-12-31", True),
        ("2027-07-01", "2027-12-31", False),
    ],
)
def test_an_item_is_shown_when_its_window_shares_a_day_with_what_is_asked(
    first: str, last: str, *, shown: bool
) -> None:
    assert bool(due([JUNE], period(first, last))) is shown


@pytest.mark.parametrize(
    ("first", "last", "certain"),
    [
        (None, "2027-05-31", None),
        (None, "2027-06-01", False),
        (None, "2027-06-29", False),
        (None, "2027-06-30", True),
        ("2027-06-01", None, True),
        ("2027-06-02", None, False),
        ("2027-06-30", None, False),
        ("2027-07-01", None, None),
        ("2027-06-10", "2027-06-20", False),
    ],
)
def test_both_ends_of_a_validity_count_and_a_part_of_the_window_is_not_certain(
    first: str | None, last: str | None, *, certain: bool | None
) -> None:
    valid = Validity.between(first and day(first), last and day(last))  # type: ignore[arg-type] # - None stays None
    found = due([deadline(windows=((6, 6),), valid=valid)], Y2027)
    assert [item.certain for item in found] == ([] if certain is None else [certain])


@pytest.mark.parametrize(
    ("end", "earliest", "latest", "certain"),
    [
        ("since", "2027-07-01", "2027-09-01", None),
        ("since", "2027-06-30", "2027-09-01", False),
        ("since", "2027-05-01", "2027-06-02", False),
        ("since", "2027-05-01", "2027-06-01", True),
        ("until", "2027-05-01", "2027-06-01", None),
        ("until", "2027-05-01", "2027-06-02", False),
        ("until", "0001-01-01", "2027-09-01", False),
        ("until", "2027-06-30", "2027-09-01", False),
        ("until", "2027-07-01", "2027-09-01", True),
    ],
)
def test_an_act_whose_first_day_is_not_known_leaves_a_deadline_uncertain(
    end: str, earliest: str, latest: str, *, certain: bool | None
) -> None:
    valid = Validity(**{end: Commencement("lov 1/2027", day(earliest), day(latest))})
    found = due([deadline(windows=((6, 6),), valid=valid)], Y2027)
    assert [item.certain for item in found] == ([] if certain is None else [certain])


def test_what_ended_before_the_first_day_asked_about_is_not_due() -> None:
    ended = deadline(windows=((1, 12),), valid=Validity.between(None, day("2027-06-15")))
    assert due([ended], period("2027-06-15", "2027-12-31"))
    assert not due([ended], period("2027-06-16", "2027-12-31"))


@pytest.mark.parametrize(
    ("more", "years"),
    [
        ({}, [2010, 2011, 2012, 2013, 2014, 2015]),
        ({"every": 2, "counted_from": 2012}, [2012, 2014]),
        ({"every": 3, "counted_from": 2011}, [2011, 2014]),
        ({"counted_from": 2014}, [2014, 2015]),
        ({"year": 2013}, [2013]),
        ({"year": 2018}, []),
    ],
)
def test_years_are_counted_from_the_year_a_document_names(more: dict[str, int], years: list[int]) -> None:
    survey = deadline(windows=((9, 11),), **more)
    assert [item.by.year for item in due([survey], period("2010-01-01", "2015-12-31"))] == years


YEAR = ("01-01", "12-31")
QUARTERS = [("01-01", "03-31"), ("04-01", "06-30"), ("07-01", "09-30"), ("10-01", "12-31")]
THIRDS = [("01-01", "04-30"), ("05-01", "08-31"), ("09-01", "12-31")]
HALVES = [("01-01", "06-30"), ("07-01", "12-31")]


@pytest.mark.parametrize(
    ("at_least", "per", "windows", "numbers", "proposed"),
    [
        (1, "year", [YEAR], [1], False),
        (2, "year", HALVES, [1, 2], True),
        (3, "year", THIRDS, [1, 2, 3], True),
        (4, "year", QUARTERS, [1, 2, 3, 4], True),
        (5, "year", [YEAR] * 5, [1, 2, 3, 4, 5], False),
        (1, "half_year", HALVES, [1, 1], False),
        (2, "half_year", QUARTERS, [1, 2, 1, 2], True),
        (4, "half_year", [HALVES[0]] * 4 + [HALVES[1]] * 4, [1, 2, 3, 4] * 2, False),
    ],
)
def test_meetings_come_as_many_as_are_demanded_at_an_even_pace_where_months_divide(
    at_least: int, per: str, windows: list[tuple[str, str]], numbers: list[int], *, proposed: bool
) -> None:
    found = due([forum(at_least, per=per)], Y2027)
    assert days_of(found) == [f"2027-{first} 2027-{last}" for first, last in windows]
    assert [item.number for item in found] == numbers
    assert {(item.kind, item.of, item.pace_proposed) for item in found} == {("meeting", at_least, proposed)}


def test_twelve_meetings_are_one_a_month_with_the_leap_day() -> None:
    found = due([forum(12)], period("2028-01-01", "2028-12-31"))
    assert [item.end.day for item in found] == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def test_a_minimum_that_ends_within_a_year_asks_for_no_meeting_after_it() -> None:
    found = due([forum(4, valid=Validity.between(None, day("2027-08-15")))], Y2027)
    assert [(item.number, item.certain) for item in found] == [(1, True), (2, True), (3, False)]


@pytest.mark.parametrize(
    "silent",
    [
        forum(None, as_needed=True),
        forum(None, at_most=2),
        deadline(undated="continuous"),
        deadline(undated="per_case"),
        deadline(undated="as_needed"),
    ],
)
def test_what_is_held_as_needed_or_has_no_date_is_never_due(silent: Deadline) -> None:
    assert due([silent], period("2000-01-01", "2030-12-31")) == ()


def test_what_is_due_comes_by_latest_day_then_first_day_then_name_and_each_once() -> None:
    given = [
        deadline("sund.b", windows=((6, 6),)),
        deadline("sund.a", windows=((6, 6),)),
        deadline("sund.c", windows=((1, 6),)),
        forum(2, "sund.d"),
    ]
    found = due([*given, *given], Y2027)
    assert found == due(given[::-1], Y2027)
    assert [(item.deadline, item.number) for item in found] == [
        ("sund.c", 1),
        ("sund.d", 1),
        ("sund.a", 1),
        ("sund.b", 1),
        ("sund.d", 2),
    ]


def test_an_item_carries_what_its_deadline_says() -> None:
    told: dict[str, Any] = {"who": WORDS, "recipients": (WORDS,), "forum": "sund.council", "note": WORDS}
    content = (ContentItem(code="safety", text=WORDS), ContentItem(code="crime", text=WORDS))
    [item] = due([deadline(windows=((8, 8),), rows=("IND-05",), owner="sund", content=content, **told)], Y2027)
    assert item.content == (WORDS, WORDS)
    assert {name: getattr(item, name) for name in told} == told
    assert (item.deadline, item.title, item.source) == ("sund.report", WORDS, PLAN)
    assert (item.rows, item.plugin) == (("IND-05",), "sund")


def test_items_and_standings_become_json() -> None:
    converter = AnswerConverter()
    [item] = due([JUNE], Y2027)
    plain = json.loads(converter.to_json(item))
    assert (plain["kind"], plain["start"], plain["by"]) == ("deadline", "2027-06-01", "2027-06-30")
    [told] = standing([forum()], [], day("2027-02-01"), Y2027)
    assert converter.to_plain(told)["status"] == "on_track"


def test_a_calendar_has_a_first_and_a_last_day() -> None:
    for ask in (lambda between: due([JUNE], between), lambda between: standing([], [], day("2027-01-01"), between)):
        with pytest.raises(InvalidInput) as refused:
            ask(Period())
        assert [fault.place for fault in refused.value.faults] == ["$.between.start", "$.between.end"]


# Laws

SOME_DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
MONTHS = st.tuples(st.integers(1, 12), st.integers(1, 12)).map(lambda pair: (min(pair), max(pair)))


@st.composite
def commencements(draw: st.DrawFn) -> Commencement:
    first, last = sorted((draw(SOME_DAYS), draw(SOME_DAYS)))
    return Commencement("lov 1/2020", first, draw(st.sampled_from([first, last])))


@st.composite
def validities(draw: st.DrawFn) -> Validity:
    since, until = draw(st.none() | commencements()), draw(st.none() | commencements())
    return Validity(since, None if since and until and until.latest <= since.earliest else until)


@st.composite
def deadlines(draw: st.DrawFn) -> Deadline:
    valid = draw(validities())
    if draw(st.booleans()):
        return forum(draw(st.integers(1, 13)), per=draw(st.sampled_from(["year", "half_year"])), valid=valid)
    windows = tuple(draw(st.lists(MONTHS, min_size=1, max_size=3, unique=True)))
    every = draw(st.integers(1, 3))
    return deadline(windows=windows, every=every, counted_from=draw(st.integers(2008, 2020)), valid=valid)


def day_by_day(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


@given(deadlines(), SOME_DAYS, st.integers(0, 900))
def test_what_is_due_may_be_in_force_on_a_day_of_its_window_that_was_asked_about(
    rule: Deadline, first: date, length: int
) -> None:
    between = Period(first, first + timedelta(days=length))
    for item in due([rule], between):
        window = list(day_by_day(item.start, item.end))
        assert any(rule.valid.possible(d) and between.contains(d) for d in window)
        never, always = frozenset[str](), frozenset({"lov 1/2020"})
        whole = all(rule.valid.in_force(d, never) and rule.valid.in_force(d, always) for d in window)
        assert whole or not item.certain
        assert item.start.day == 1
        assert (item.end + timedelta(days=1)).day == 1


@given(deadlines(), SOME_DAYS, st.integers(1, 900), st.data())
def test_two_parts_of_a_period_show_what_the_whole_shows(
    rule: Deadline, first: date, length: int, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, length - 1))
    middle, last = first + timedelta(days=cut), first + timedelta(days=length)
    whole = due([rule], Period(first, last))
    parts = (*due([rule], Period(first, middle)), *due([rule], Period(middle + timedelta(days=1), last)))
    assert set(parts) == set(whole)
    assert len(set(whole)) == len(whole)


# Whether meetings were held


def held(*days: str, of: str = "sund.council") -> list[Held]:
    return [Held(of, day(text)) for text in days]


def told(rule: Deadline, meetings: list[Held], on: str, between: Period = Y2027) -> list[str]:
    return [f"{one.status} {one.held}" for one in standing([rule], meetings, day(on), between)]


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        ([], "2026-12-31", "on_track 0"),
        ([], "2027-01-01", "on_track 0"),
        ([], "2027-03-31", "on_track 0"),
        ([], "2027-04-01", "behind 0"),
        (["2027-03-31"], "2027-04-01", "on_track 1"),
        (["2027-03-31"], "2027-06-30", "on_track 1"),
        (["2027-03-31"], "2027-07-01", "behind 1"),
        (["2027-01-10", "2027-01-20", "2027-01-30"], "2027-12-31", "on_track 3"),
        (["2027-01-10", "2027-01-20", "2027-01-30"], "2028-01-01", "overdue 3"),
        (["2027-01-01", "2027-05-05", "2027-08-08", "2027-12-31"], "2027-12-30", "on_track 3"),
        (["2027-01-01", "2027-05-05", "2027-08-08", "2027-12-31"], "2027-12-31", "met 4"),
        (["2027-01-01", "2027-05-05", "2027-08-08", "2028-01-01"], "2028-01-01", "overdue 3"),
        (["2026-12-31", "2027-05-05", "2027-08-08", "2027-12-31"], "2028-06-01", "overdue 3"),
        (["2027-02-01", "2027-02-02", "2027-02-03", "2027-02-04", "2027-02-05"], "2027-02-05", "met 5"),
    ],
)
def test_four_meetings_a_year_stand_beside_an_even_pace(days: list[str], on: str, expected: str) -> None:
    assert told(forum(4), held(*days), on) == [expected]


@pytest.mark.parametrize(
    ("at_least", "on", "expected"),
    [
        (1, "2027-12-31", "on_track 0"),
        (1, "2028-01-01", "overdue 0"),
        (2, "2027-06-30", "on_track 0"),
        (2, "2027-07-01", "behind 0"),
        (5, "2027-03-31", "on_track 0"),
        (5, "2027-04-01", "behind 0"),
        (12, "2027-02-01", "behind 0"),
    ],
)
def test_a_month_counts_for_the_pace_when_it_is_over(at_least: int, on: str, expected: str) -> None:
    assert told(forum(at_least), [], on) == [expected]


@pytest.mark.parametrize(
    ("days", "on", "expected"),
    [
        (["2027-02-01", "2027-06-30"], "2027-12-31", ["met 2", "on_track 0"]),
        (["2027-02-01", "2027-06-30"], "2028-01-01", ["met 2", "overdue 0"]),
        (["2027-07-01", "2027-07-02"], "2027-12-31", ["overdue 0", "met 2"]),
        (["2027-06-30", "2027-07-01"], "2027-07-01", ["met 1", "met 1"]),
        ([], "2027-03-01", ["on_track 0", "on_track 0"]),
    ],
)
def test_two_meetings_in_one_half_make_up_for_none_in_the_other(days: list[str], on: str, expected: list[str]) -> None:
    assert told(forum(1, per="half_year"), held(*days), on) == expected


def test_what_is_held_as_needed_is_never_missing() -> None:
    for rule in (forum(None, as_needed=True), forum(None, at_most=2)):
        [one] = standing([rule], [], day("2030-01-01"), Y2027)
        assert (one.status, one.lacking, one.at_least) == ("as_needed", 0, None)


def test_a_minimum_with_more_as_needed_is_a_minimum() -> None:
    assert told(forum(4, as_needed=True), [], "2028-01-01") == ["overdue 0"]


def test_more_meetings_than_the_most_are_only_told() -> None:
    [one] = standing([forum(1, at_most=2)], held("2027-01-01", "2027-02-01", "2027-03-01"), day("2027-04-01"), Y2027)
    assert (one.status, one.held, one.at_least, one.at_most, one.lacking) == ("met", 3, 1, 2, 0)


def test_the_documents_own_wording_stands_beside_its_number() -> None:
    wording = Text(da="minimum 1-2 gange årligt", en="at least 1-2 times a year")
    rule = forum(1, printed=wording)
    assert [one.printed for one in standing([rule], [], day("2027-01-01"), Y2027)] == [wording]
    assert [item.printed for item in due([rule, JUNE], Y2027)] == [None, wording]


def test_a_standing_tells_its_window_what_is_missing_and_its_source() -> None:
    rule = forum(4, rows=("ORG-15",), owner="sund", note=WORDS)
    [one] = standing([rule], held("2027-01-05"), day("2027-01-06"), period("2027-12-31", "2027-12-31"))
    assert one == MeetingStanding(
        deadline="sund.council_meets",
        forum="sund.council",
        title=WORDS,
        status="on_track",
        start=day("2027-01-01"),
        end=day("2027-12-31"),
        held=1,
        at_least=4,
        at_most=None,
        printed=None,
        lacking=3,
        certain=True,
        note=WORDS,
        source=PLAN,
        rows=("ORG-15",),
        plugin="sund",
    )


def test_a_rule_in_force_for_a_part_of_the_year_says_so() -> None:
    rule = forum(4, valid=Validity.between(day("2026-07-01"), day("2027-12-31")))
    found = standing([rule], [], day("2029-01-01"), period("2025-01-01", "2028-12-31"))
    assert [(one.start.year, one.certain) for one in found] == [(2026, False), (2027, True)]


def test_a_meeting_counts_for_the_forum_and_for_the_id_of_its_rule() -> None:
    other = forum(1, "sund.other_meets", forum=None)
    meetings = [*held("2027-02-01"), *held("2027-02-02", of="sund.council_meets"), *held("2027-02-03", of=other.id)]
    found = standing([other, forum(4)], meetings, day("2027-02-04"), Y2027)
    assert [(one.deadline, one.held) for one in found] == [("sund.council_meets", 2), ("sund.other_meets", 1)]


def test_deadlines_of_other_kinds_have_no_standing() -> None:
    assert standing([JUNE], [], day("2027-01-01"), Y2027) == ()


@pytest.mark.parametrize(("on", "refused"), [("2016-12-31", True), ("2017-01-01", False), ("2018-12-31", False)])
def test_a_meeting_lies_within_the_validity_of_a_rule(on: str, *, refused: bool) -> None:
    rule = forum(valid=Validity.between(day("2017-01-01"), day("2018-12-31")))
    if not refused:
        assert standing([rule], held(on), day("2020-01-01"), period("2017-01-01", "2018-12-31"))
        return
    with pytest.raises(InvalidInput, match=r"\$\[0\].on: .* 2017-01-01 – 2018-12-31"):
        standing([rule], held(on), day("2020-01-01"), Y2027)


def test_a_meeting_under_any_of_a_forums_rules_is_taken() -> None:
    old = forum(4, "sund.old", valid=Validity.between(None, day("2024-06-30")))
    new = forum(2, "sund.new", valid=Validity(Commencement("lov 1/2024", day("2024-07-02"), day("2025-01-01"))))
    assert standing([old, new], held("2024-06-30", "2024-07-02"), day("2025-01-01"), period("2024-01-01", "2024-12-31"))
    with pytest.raises(InvalidInput, match="… – 2024-06-30; 2024-07-02 – …"):
        standing([old, new], held("2024-07-01"), day("2025-01-01"), period("2024-01-01", "2024-12-31"))


def test_every_fault_of_the_meetings_is_told_at_once_and_no_value_is_repeated() -> None:
    rule = forum(valid=Validity.between(day("2027-01-01"), None))
    wrong: Any = [
        Held("sund.counsil", day("2027-01-01")),
        Held("Mette Hansen", day("2027-01-01")),
        Held("sund.council", day("2026-12-31")),
        Held("sund.council", "2027-02-30"),  # type: ignore[arg-type] # - a host's mistake
        Held("sund.council", datetime(2027, 1, 1, 12, 0)),  # noqa: DTZ001 - a host's mistake
        Held(7, None),  # type: ignore[arg-type] # - a host's mistake
        *held("2027-01-01"),
    ]
    with pytest.raises(InvalidInput) as refused:
        standing([rule], wrong, day("2027-06-01"), Y2027)
    assert [(fault.place, fault.code) for fault in refused.value.faults] == [
        ("$[0].forum", "unknown_code"),
        ("$[1].forum", "unknown_code"),
        ("$[2].on", "out_of_range"),
        ("$[3].on", "wrong_kind"),
        ("$[4].on", "wrong_kind"),
        ("$[5].forum", "unknown_code"),
        ("$[5].on", "wrong_kind"),
    ]
    message = str(refused.value)
    assert "the nearest is `sund.council`" in message
    assert not any(value in message for value in ("counsil", "Mette", "2026-12-31", "02-30"))


@given(st.lists(SOME_DAYS, max_size=6), SOME_DAYS, SOME_DAYS, st.sampled_from(["year", "half_year"]))
def test_another_meeting_never_makes_a_standing_worse(days: list[date], more: date, on: date, per: str) -> None:
    rank = ["overdue", "behind", "on_track", "met"]
    rule, between = forum(2, per=per), period("2010-01-01", "2030-12-31")
    meetings = [Held("sund.council", d) for d in days]
    before = standing([rule], meetings, on, between)
    after = standing([rule], [*meetings, Held("sund.council", more)], on, between)
    for one, other in zip(before, after, strict=True):
        assert rank.index(other.status) >= rank.index(one.status)
        assert other.lacking <= one.lacking


# Which deadlines are admitted


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        ({}, ["missing sund.report"]),
        ({"windows": ((6, 6),), "undated": "per_case"}, ["contradiction sund.report"]),
        ({"windows": ((6, 6),), "meetings": Meetings(at_least=1)}, ["contradiction sund.report"]),
        ({"undated": "per_case", "meetings": Meetings(at_least=1)}, ["contradiction sund.report"]),
        ({"windows": ((0, 6),)}, ["out_of_range sund.report.windows[0]"]),
        ({"windows": ((6, 6), (1, 13))}, ["out_of_range sund.report.windows[1]"]),
        ({"windows": ((12, 1),)}, ["contradiction sund.report.windows[0]"]),
        ({"windows": ((6, 6), (6, 6))}, ["contradiction sund.report.windows[1]"]),
        ({"windows": ((6, 6),), "every": 0}, ["out_of_range sund.report.every"]),
        ({"windows": ((6, 6),), "every": 2}, ["missing sund.report.counted_from"]),
        ({"windows": ((6, 6),), "year": 2018, "every": 2, "counted_from": 2012}, ["contradiction sund.report.year"]),
        ({"windows": ((6, 6),), "year": 2018, "counted_from": 2012}, ["contradiction sund.report.year"]),
        ({"undated": "as_needed", "year": 2018}, ["contradiction sund.report.year"]),
        ({"meetings": Meetings(at_least=1), "every": 2}, ["contradiction sund.report.every"]),
        ({"meetings": Meetings(at_least=1), "counted_from": 2012}, ["contradiction sund.report.counted_from"]),
        (
            {"windows": ((13, 14), (2, 1)), "undated": "per_case", "every": 2},
            [
                "contradiction sund.report",
                "out_of_range sund.report.windows[0]",
                "contradiction sund.report.windows[1]",
                "missing sund.report.counted_from",
            ],
        ),
    ],
)
def test_a_deadline_that_cannot_be_is_refused_with_every_fault(more: dict[str, Any], faults: list[str]) -> None:
    with pytest.raises(InvalidRule) as refused:
        deadline(**more)
    assert [f"{fault.code} {fault.place}" for fault in refused.value.faults] == faults


@pytest.mark.parametrize(
    ("more", "faults"),
    [
        ({"at_least": 0}, ["out_of_range meetings.at_least"]),
        ({"at_least": -1, "at_most": 0}, ["out_of_range meetings.at_least", "out_of_range meetings.at_most"]),
        ({"at_least": 3, "at_most": 2}, ["contradiction meetings.at_most"]),
    ],
)
def test_meetings_that_cannot_be_are_refused(more: dict[str, int], faults: list[str]) -> None:
    with pytest.raises(InvalidRule) as refused:
        Meetings(**more)  # type: ignore[arg-type] # - numbers alone
    assert [f"{fault.code} {fault.place}" for fault in refused.value.faults] == faults


def test_at_least_may_equal_at_most_and_a_window_may_be_one_year() -> None:
    assert Meetings(at_least=2, at_most=2).at_most == 2
    assert deadline(windows=((1, 12),), year=2018).year == 2018


# A district's year


def test_an_invented_districts_year_is_shown_whole() -> None:
    district = [
        deadline("sund.report", windows=((6, 6), (12, 12))),
        deadline("sund.theme_day", windows=((8, 8),)),
        forum(4, "sund.council_meets"),
        forum(4, "sund.local_council_meets", forum="sund.local_council"),
        forum(None, "sund.release_meets", forum="sund.release", as_needed=True),
    ]
    found = due(district, Y2027)
    assert [f"{item.by} {item.deadline} {item.number}/{item.of}" for item in found] == [
        "2027-03-31 sund.council_meets 1/4",
        "2027-03-31 sund.local_council_meets 1/4",
        "2027-06-30 sund.council_meets 2/4",
        "2027-06-30 sund.local_council_meets 2/4",
        "2027-06-30 sund.report 1/1",
        "2027-08-31 sund.theme_day 1/1",
        "2027-09-30 sund.council_meets 3/4",
        "2027-09-30 sund.local_council_meets 3/4",
        "2027-12-31 sund.council_meets 4/4",
        "2027-12-31 sund.local_council_meets 4/4",
        "2027-12-31 sund.report 1/1",
    ]
    assert all(one.order <= other.order for one, other in pairwise(found))


# What a report must hold


SAFETY, CRIME = (ContentItem(code=code, text=WORDS) for code in ("safety", "crime"))


@pytest.mark.parametrize(
    ("told", "lacking"),
    [((), [SAFETY, CRIME]), (("crime",), [SAFETY]), (("crime", "safety"), []), (("crime", "crime"), [SAFETY])],
)
def test_a_report_lacks_the_items_it_does_not_tell_of_in_the_order_of_the_list(
    told: tuple[str, ...], lacking: list[ContentItem]
) -> None:
    assert list(deadline(windows=((6, 6),), content=(SAFETY, CRIME)).lacking(told)) == lacking


def test_an_item_that_is_not_on_the_list_is_refused_with_the_nearest_and_never_repeated() -> None:
    with pytest.raises(InvalidInput) as refused:
        deadline(windows=((6, 6),), content=(SAFETY, CRIME)).lacking(["safty", "crime", "010190-1234"])
    assert [fault.code for fault in refused.value.faults] == ["unknown_code", "unknown_code"]
    assert str(refused.value).count("the nearest is `safety`") == 1
    assert "010190" not in str(refused.value)


@pytest.mark.parametrize(
    ("codes", "faults"),
    [
        (("safety", "safety"), ["contradiction sund.report.content[1].code"]),
        (("Safety", "a b"), ["bad_code sund.report.content[0].code", "bad_code sund.report.content[1].code"]),
        (("",), ["bad_code sund.report.content[0].code"]),
        (("1a", "_a"), ["bad_code sund.report.content[0].code", "bad_code sund.report.content[1].code"]),
        (("a" * 62,), ["bad_code sund.report.content[0].code"]),
        (("a", "b", "a", "b"), [f"contradiction sund.report.content[{number}].code" for number in (2, 3)]),
    ],
)
def test_the_codes_of_a_content_list_are_plain_and_each_stands_once(codes: tuple[str, ...], faults: list[str]) -> None:
    with pytest.raises(InvalidRule) as refused:
        deadline(windows=((6, 6),), content=tuple(ContentItem(code=code, text=WORDS) for code in codes))
    assert [f"{fault.code} {fault.place}" for fault in refused.value.faults] == faults


@pytest.mark.parametrize("code", ["a", "a" * 61, "safety_2019"])
def test_a_plain_code_of_an_item_is_taken(code: str) -> None:
    [item] = deadline(windows=((6, 6),), content=(ContentItem(code=code, text=WORDS),)).content
    assert (item.code, item.place, item.indicators) == (code, None, ())
