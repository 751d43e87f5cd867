"""Numbers of another area, or wholly outside the period of a report: shown as such, and never an answer."""

from datetime import date

import attrs
import pytest

from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.make import make_report
from kriminalpraeventiv.reports.markdown import to_markdown
from kriminalpraeventiv.reports.status import ContentStatus, IndicatorStatus, StatusReport
from reports.invented import ALL, DUTY, UNSAFE, asked, measured, of, report, said, year


def share(number: int, **more: object) -> Measurement:
    return measured(number, count=22, denominator=275, unit="percent", **more)


def unsafe(made: StatusReport) -> IndicatorStatus:
    return next(one for one in made.indicators if one.indicator == "nordby.unsafe")


def safety(made: StatusReport) -> ContentStatus:
    return next(one for one in made.content if one.item == "safety")


def overview(made: StatusReport) -> str:
    return next(line for line in to_markdown(made, "en").splitlines() if line.startswith("| unsafe |"))


def lacking(made: StatusReport) -> str:
    return next(line for line in to_markdown(made, "en").splitlines() if line.startswith("| safety |"))


def test_a_number_of_another_area_is_never_the_latest_and_answers_nothing() -> None:
    made = report(of(UNSAFE, share(2018, area="sydby")))
    assert unsafe(made).numbers[0].apart == "other_area"
    assert overview(made).startswith("| unsafe | No number for the area |")
    assert (safety(made).told, safety(made).by, safety(made).lacking) == ("lacking", (), ("nordby.unsafe",))
    assert "unsafe (has only numbers that do not count: another area)" in lacking(made)
    assert "| 2018, sydby, another area | 22 of 275, 8 per cent |" in to_markdown(made, "en")


def test_a_number_of_the_area_measured_is_an_answer_and_its_area_is_told() -> None:
    wider = attrs.evolve(UNSAFE, measured_area="amtet", baseline=None)
    made = make_report(asked(of(wider, share(2018, area="amtet"))), DUTY, (wider, *ALL[1:]))
    assert unsafe(made).numbers[0].apart is None
    assert "22 of 275, 8 per cent (2018, amtet)" in overview(made)
    assert safety(made).told == "told"


def test_the_indicators_own_area_is_not_repeated() -> None:
    made = report(of(UNSAFE, share(2018), share(2017, area=None)))
    assert "22 of 275, 8 per cent (2018)" in overview(made)
    assert [one.apart for one in unsafe(made).numbers] == ["before_period", None]


def test_an_indicator_of_no_area_takes_numbers_of_any_and_tells_which() -> None:
    anywhere = attrs.evolve(UNSAFE, area=None, baseline=None)
    made = make_report(asked(of(anywhere, share(2018, area="sydby"))), DUTY, (anywhere, *ALL[1:]))
    assert "22 of 275, 8 per cent (2018, sydby)" in overview(made)
    assert safety(made).told == "told"


def test_a_number_from_before_the_period_says_so_and_answers_nothing() -> None:
    made = report(of(UNSAFE, share(2017)))
    assert "22 of 275, 8 per cent (2017, before the period)" in overview(made)
    assert safety(made).told == "lacking"
    assert "unsafe (has only numbers that do not count: before the period)" in lacking(made)
    words = report(of(UNSAFE, share(2017)), words=(said("safety", "Ingen ny undersøgelse."),))
    assert safety(words).told == "told"


def test_a_number_of_the_period_is_the_latest_though_there_is_a_later_one() -> None:
    made = report(of(UNSAFE, share(2018), share(2019, qualifier="preliminary")), on=date(2020, 1, 1))
    assert "(2018)" in overview(made)
    assert [one.apart for one in unsafe(made).numbers] == [None, "after_period"]
    assert safety(made).told == "told"


def test_a_milestone_that_was_done_before_the_period_is_done() -> None:
    milestone = attrs.evolve(UNSAFE, unit=None, baseline=None, target=None, level="process")
    done = measured(2017, state="done")
    made = make_report(asked(of(milestone, done)), DUTY, (milestone, *ALL[1:]))
    assert unsafe(made).numbers[0].apart is None
    assert safety(made).told == "told"


@pytest.mark.parametrize(
    ("start", "end", "apart"),
    [
        (date(2017, 1, 1), date(2017, 12, 31), "before_period"),
        (date(2017, 1, 1), date(2018, 1, 1), None),
        (date(2018, 12, 31), date(2019, 6, 30), None),
        (date(2019, 1, 1), date(2019, 6, 30), "after_period"),
        (date(2017, 1, 1), date(2019, 6, 30), None),
    ],
)
def test_a_number_that_touches_the_period_is_of_it(start: date, end: date, apart: str | None) -> None:
    made = report(of(UNSAFE, share(2018, period=Period(start, end))), period=year(2018))
    assert unsafe(made).numbers[0].apart == apart
