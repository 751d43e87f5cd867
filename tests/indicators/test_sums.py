"""Sums: counts of quarters, half-years and single meetings judge a year where they cover it and none is twice."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from indicators.made import SOURCE, codes, indicator, measured, on, span, verdict, year
from kriminalpraeventiv.indicators.figure import Measurement, SeriesBreak
from kriminalpraeventiv.indicators.progress import Progress, progress
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

AFTER = date(2020, 3, 1)
Q1, Q2, Q3, Q4 = (
    span("2019-01-01", "2019-03-31"), span("2019-04-01", "2019-06-30"), span("2019-07-01", "2019-09-30"),
    span("2019-10-01", "2019-12-31"),
)  # fmt: skip
H1, H2 = span("2019-01-01", "2019-06-30"), span("2019-07-01", "2019-12-31")
YEAR = (Q1, Q2, Q3, Q4)
AT_LEAST, AT_MOST = (Target(kind=kind, value=Decimal(12), per="year") for kind in ("at_least", "at_most"))
RANGE = Target(kind="range", low=Decimal(10), high=Decimal(12), per="year")
DAYS = ("2019-02-01", "2019-04-01", "2019-09-01", "2019-11-15")
BREAK = SeriesBreak(on=date(2019, 7, 1), reason=Text(da="Nyt.", en="New."), source=SOURCE)


def judged(
    target: Target,
    *numbers: tuple[Any, Period] | Measurement,
    day: date = AFTER,
    counted: str = "flow",
    unit: str = "meeting",
) -> Progress:
    direction = {"at_most": "lower", "at_least": "higher"}.get(target.kind, "in_range")
    goal = indicator(unit, level="activity", direction=direction, target=target, counted=counted)
    return progress(goal, [m if isinstance(m, Measurement) else measured(*m, unit) for m in numbers], day)


@pytest.mark.parametrize(
    ("target", "counts", "status"),
    [
        (AT_LEAST, (3, 3, 3, 3), "reached"), (AT_LEAST, (3, 3, 3, 2), "not_reached"),
        (AT_MOST, (3, 3, 3, 3), "reached"), (AT_MOST, (3, 3, 3, 4), "not_reached"),
        (RANGE, (3, 3, 3, 1), "reached"), (RANGE, (3, 3, 3, 0), "not_reached"), (RANGE, (3, 3, 3, 4), "not_reached"),
    ],
)  # fmt: skip
def test_quarters_that_cover_the_year_are_judged_by_their_sum(
    target: Target, counts: tuple[int, ...], status: str
) -> None:
    answer = judged(target, *zip(counts, YEAR, strict=True))
    assert verdict(answer) == status
    [compared] = answer.compared
    assert (compared.count, compared.period, compared.qualifier) == (sum(counts), year(2019), "exact")
    [said] = [reason.text for reason in answer.reasons if reason.rule == "indicators.sum_of_parts"]
    assert said.da == "Tallet er lagt sammen. Antal tal for kortere tidsrum i 2019: 4."


def test_quarters_and_a_half_year_add_up_in_any_order() -> None:
    assert verdict(judged(AT_LEAST, (6, H2), (3, Q2), (3, Q1))) == "reached"
    assert verdict(judged(AT_LEAST, (5, H2), (3, Q2), (3, Q1))) == "not_reached"


@pytest.mark.parametrize("missing", range(4))
def test_a_year_with_a_quarter_missing_cannot_be_judged(missing: int) -> None:
    left = [(4, quarter) for n, quarter in enumerate(YEAR) if n != missing]
    assert verdict(judged(AT_MOST, *left)) == "parts_missing"
    assert verdict(judged(Target(kind="at_least", value=Decimal(13), per="year"), *left)) == "parts_missing"


def test_a_day_missing_is_a_gap() -> None:
    late = span("2019-07-02", "2019-12-31")
    assert verdict(judged(AT_MOST, (1, H1), (1, late))) == "parts_missing"
    assert verdict(judged(AT_MOST, (1, span("2019-01-02", "2019-06-30")), (1, H2))) == "parts_missing"
    assert verdict(judged(AT_MOST, (1, H1), (1, span("2019-07-01", "2019-12-30")))) == "parts_missing"


def test_parts_that_share_a_day_are_refused_whatever_they_sum_to() -> None:
    shared = span("2019-06-30", "2019-12-31")
    for target in (AT_LEAST, AT_MOST, RANGE):
        assert verdict(judged(target, (20, H1), (20, shared))) == "overlapping"


def test_what_was_counted_stays_counted_where_days_are_missing() -> None:
    answer = judged(AT_LEAST, (6, Q1), (6, Q3))
    assert verdict(answer) == "reached"
    assert [(m.count, m.qualifier) for m in answer.compared] == [(12, "at_least")]
    assert verdict(judged(AT_MOST, (6, Q1), (7, Q3))) == "not_reached"
    assert verdict(judged(RANGE, (6, Q1), (7, Q3))) == "not_reached"
    assert verdict(judged(RANGE, (6, Q1), (6, Q3))) == "parts_missing"


def test_meetings_on_single_days_judge_a_year_only_where_there_are_enough_of_them() -> None:
    held = [(3, on(day)) for day in DAYS]
    assert verdict(judged(AT_LEAST, *held)) == "reached"
    assert verdict(judged(AT_LEAST, *held[:3])) == "parts_missing"
    assert verdict(judged(AT_MOST, *held)) == "parts_missing"
    assert verdict(judged(AT_LEAST, (12, on(DAYS[0])))) == "reached"
    assert verdict(judged(AT_LEAST, (11, on(DAYS[0])))) == "not_a_flow"


def test_the_year_so_far_is_judged_only_where_it_is_settled() -> None:
    spring = date(2019, 7, 15)
    assert verdict(judged(AT_LEAST, (6, Q1), (6, Q2), day=spring)) == "reached"
    assert verdict(judged(AT_LEAST, (6, Q1), (5, Q2), day=spring)) == "parts_missing"
    answer = judged(AT_LEAST, (12, year(2018)), (6, Q1), (5, Q2), day=spring)
    assert (verdict(answer), [m.period for m in answer.compared]) == ("reached", [year(2018)])
    assert "parts_missing" in codes(answer)


def test_a_year_that_is_over_and_not_covered_is_not_passed_over_for_an_earlier_one() -> None:
    numbers = ((12, year(2018)), (3, Q1), (3, Q2))
    assert verdict(judged(AT_LEAST, *numbers)) == "parts_missing"
    assert verdict(judged(AT_LEAST, *numbers, day=date(2019, 12, 31))) == "parts_missing"
    assert verdict(judged(AT_LEAST, *numbers, day=date(2019, 12, 30))) == "reached"
    assert verdict(judged(AT_LEAST, (3, Q1), (3, Q2), (12, year(2019)))) == "reached"


@pytest.mark.parametrize(
    ("unit", "counted", "numbers"),
    [
        ("percent", "flow", [("3", quarter) for quarter in YEAR]),
        ("report/kinh", "flow", [("3.0", quarter) for quarter in YEAR]),
        ("meeting", "stock", [(3, on(day)) for day in DAYS]),
        ("meeting", "stock", [(3, quarter) for quarter in YEAR]),
    ],
)
def test_shares_rates_and_stocks_never_add_up(unit: str, counted: str, numbers: list[tuple[Any, Period]]) -> None:
    answer = judged(AT_LEAST, *numbers, unit=unit, counted=counted)
    assert all(m.amount == 3 for m in answer.compared)
    assert "sum_of_parts" not in codes(answer)


def test_a_sum_that_the_whole_year_contradicts_is_not_judged() -> None:
    quarters = [(3, quarter) for quarter in YEAR]
    assert verdict(judged(AT_LEAST, *quarters, (12, year(2019)))) == "reached"
    assert verdict(judged(AT_LEAST, *quarters, (13, year(2019)))) == "contradictory"


def test_a_series_break_within_the_year_keeps_its_parts_apart() -> None:
    broken = measured(6, H2, "meeting", breaks=(BREAK,))
    assert verdict(judged(AT_LEAST, (6, H1), broken)) == "series_break"


def test_a_revised_quarter_takes_the_place_of_the_first_and_a_preliminary_one_leaves_it_open() -> None:
    first = [(3, quarter) for quarter in (Q1, Q2, Q3)]
    early = measured(2, Q4, "meeting", qualifier="preliminary")
    revised = measured(2, Q4, "meeting", qualifier="revised")
    assert verdict(judged(AT_LEAST, *first, early)) == "preliminary"
    assert verdict(judged(AT_LEAST, *first, early, (3, Q4))) == "reached"
    assert verdict(judged(AT_LEAST, *first, revised, (3, Q4))) == "not_reached"
    assert verdict(judged(AT_LEAST, (9, Q1), measured(9, Q3, "meeting", qualifier="preliminary"))) == "parts_missing"


def test_a_hidden_quarter_hides_the_year() -> None:
    hidden = Measurement(suppressed=True, unit="meeting", period=Q4, area="ydre_noerrebro", source="rigspolitiet")
    assert verdict(judged(AT_LEAST, (20, Q1), (3, Q2), (3, Q3), hidden)) == "suppressed"
    assert verdict(judged(AT_LEAST, (20, Q1), hidden)) == "parts_missing"


def test_parts_of_two_sources_do_not_complete_each_other() -> None:
    other = measured(6, H2, "meeting", source="kommunen")
    assert verdict(judged(AT_MOST, (6, H1), other)) == "not_the_time_of_the_target"


def test_numbers_of_printed_halves_add_up_exactly() -> None:
    answer = judged(AT_LEAST, ("5.5", H1), (7, H2))
    assert [m.value for m in answer.compared] == [Decimal("12.5")]
