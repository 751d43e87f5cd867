"""Days and periods written as people name them, in both languages."""

from datetime import date

import pytest

from kriminalpraeventiv.danish.dates import day_text, month_names, period_text
from kriminalpraeventiv.indicators.words import told
from kriminalpraeventiv.period import Period


@pytest.mark.parametrize(
    ("start", "end", "danish"),
    [
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2010, 1, 1), date(2013, 12, 31), "2010–2013"),
        (date(2018, 1, 1), date(2018, 6, 30), "1. halvår 2018"),
        (date(2018, 7, 1), date(2018, 12, 31), "2. halvår 2018"),
        (date(2018, 4, 1), date(2018, 6, 30), "2. kvartal 2018"),
        (date(2018, 2, 1), date(2018, 2, 28), "februar 2018"),
        (date(2020, 2, 1), date(2020, 2, 28), "1. februar 2020 – 28. februar 2020"),
        (date(2017, 8, 1), date(2018, 7, 31), "skoleåret 2017/18"),
        (date(2017, 8, 1), date(2018, 6, 30), "august 2017 – juni 2018"),
        (date(2018, 2, 1), date(2018, 4, 30), "februar 2018 – april 2018"),
        (date(2017, 3, 31), date(2017, 3, 31), "31. marts 2017"),
        (date(2017, 3, 30), date(2017, 3, 31), "30. marts 2017 – 31. marts 2017"),
        (date(2017, 3, 30), None, "30. marts 2017 – …"),
    ],
)
def test_a_period_has_the_name_people_give_it(start: date, end: date | None, danish: str) -> None:
    assert period_text(Period(start, end)).da == danish


def test_days_and_months_are_written_in_both_languages() -> None:
    assert (day_text(date(2018, 12, 1)).en, month_names(6, 6).en, month_names(1, 12).da) == (
        "1 December 2018",
        "June",
        "januar – december",
    )


def test_a_reason_tells_days_and_periods_as_people_write_them() -> None:
    assert told("deadline_to_come", deadline=date(2020, 12, 31)).text.da.startswith("Fristen er 31. december 2020 og")
    half = Period(date(2018, 1, 1), date(2018, 6, 30))
    assert told("period_missed", period=half).text.da.startswith("Målet er ikke nået for 1. halvår 2018.")
    assert told("period_missing", period=half).text.en.startswith(
        "Numbers are missing for the whole of a period: first half of 2018."
    )
