"""Numbers of a report in words: counts first, what is missing told as missing, periods by their names."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from kriminalpraeventiv.indicators.figure import Figure, SeriesBreak
from kriminalpraeventiv.indicators.methods.result import Interval
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.aims import aim_text
from kriminalpraeventiv.reports.numbers import amount_text, figure_text, interval_text, rounded, unit_text
from kriminalpraeventiv.reports.pictures import aim_of, picture_of
from reports.invented import CRIME, MEETINGS, PLAN, REGISTERED, UNSAFE, indicator, measured, of, report, text, year


@pytest.mark.parametrize(
    ("figure", "danish"),
    [
        (Figure(count=12, denominator=40, unit="percent"), "12 af 40, 30 pct."),
        (Figure(count=1, denominator=17, unit="percent"), "1 af 17, 5,9 pct."),
        (Figure(count=0, denominator=0, unit="percent"), "0 af 0"),
        (
            Figure(count=810, denominator=20_000, unit="report/kinh"),
            "810 anmeldelser, 40,5 anmeldelser pr. 1.000 indbyggere (beregnet på 20.000)",
        ),
        (
            Figure(value=Decimal("40.5"), unit="report/kinh"),
            "40,5 anmeldelser pr. 1.000 indbyggere (antallet er ikke oplyst)",
        ),
        (Figure(value=Decimal("40.5")), "40,5 (hverken enhed eller antal er oplyst)"),
        (Figure(value=Decimal(8), unit="percent", respondents=234), "8 pct. af 234 svar"),
        (Figure(value=Decimal(8), unit="percent"), "8 pct. (antallet er ikke oplyst)"),
        (Figure(value=Decimal(65), unit="home_visit", qualifier="approximate"), "ca. 65 hjemmebesøg"),
        (Figure(value=Decimal(275), unit="interview", qualifier="at_least"), "mindst 275 afhøringer"),
        (Figure(value=Decimal(215), unit="person", qualifier="preliminary"), "215 personer (foreløbigt)"),
        (Figure(value=Decimal(1), unit="person", qualifier="revised"), "1 person (revideret)"),
        (
            Figure(value=Decimal("36.2"), unit="percent", measure="relative_change", since=year(2015)),
            "+36,2 pct. siden 2015",
        ),
        (Figure(value=Decimal(-31), unit="percent", measure="relative_change"), "\N{MINUS SIGN}31 pct."),
        (Figure(value=Decimal(3), unit="percent", measure="point_change"), "+3 procentpoint"),
        (Figure(unit="report", lost=("count",)), "Tallet kunne ikke læses i kilden"),
        (Figure(unit="report"), "Intet tal"),
        (Figure(unit="person", suppressed=True), "Skjult"),
        (Figure(unit="activity", state="cancelled"), "Aflyst"),
        (Figure(unit="text", text=text("Roligt.")), "Roligt."),
    ],
)
def test_a_number_is_written_with_its_counts_and_how_sure_it_is(figure: Figure, danish: str) -> None:
    assert figure_text(figure).da == danish


def test_a_unit_is_named_for_one_and_for_many_and_an_unknown_one_is_its_code() -> None:
    assert [unit_text("meeting", number).da for number in (0, 1, 2)] == ["møder", "møde", "møder"]
    assert unit_text("nordby_day").en == "nordby_day"
    assert unit_text("report/ten_thousand_inhabitants").da == "anmeldelser pr. 10.000 indbyggere"
    assert unit_text("case/month").en == "cases per month"


def test_a_computed_number_has_one_decimal_and_a_printed_one_all_it_has() -> None:
    assert [str(rounded(Fraction(number, 100))) for number in (3000, 3004, 3005, 3015, 3016, 5)] == [
        "30",
        "30",
        "30",
        "30.2",
        "30.2",
        "0",
    ]
    assert amount_text(Decimal("8.25"), "percent").da == "8,25 pct."


def test_an_interval_is_written_by_the_bounds_it_has() -> None:
    written = [
        interval_text(Interval(low=low, high=high), "person").en
        for low, high in ((1.04, 9.96), (2.0, None), (None, 3.5))
    ]
    assert written == ["1 to 10 persons", "at least 2 persons", "at most 3.5 persons"]
    assert interval_text(Interval(low=None, high=None), "person").en == "No number"


@pytest.mark.parametrize(
    ("target", "danish"),
    [
        (
            Target(kind="at_most", value=Decimal(120), deadline=date(2020, 12, 31)),
            "højst 120 møder, senest 31. december 2020",
        ),
        (
            Target(kind="at_least", value=Decimal(4), per="year", printed=text("Mindst 4")),
            "mindst 4 møder pr. år (kildens ord: »Mindst 4«)",
        ),
        (Target(kind="each_period", value=Decimal(1), per="half_year"), "mindst 1 møde pr. halvår"),
        (Target(kind="range", low=Decimal(2), high=Decimal(3)), "2–3 møder"),
        (Target(kind="coverage"), "100 pct. af dem, det gælder"),
        (Target(kind="reduce"), "færre end ved udgangspunktet; kilden nævner intet tal"),
        (Target(kind="maintain"), "som ved udgangspunktet"),
        (Target(kind="maintain", margin=Decimal(2)), "som ved udgangspunktet, højst 2 møder fra"),
        (Target(kind="milestone"), "gennemført"),
        (Target(kind="as_needed"), "efter behov; intet måltal"),
        (
            Target(
                kind="yearly_path",
                path=(
                    PathPoint(by=date(2018, 1, 1), value=Decimal(9)),
                    PathPoint(by=date(2019, 1, 1), value=Decimal(8)),
                ),
            ),
            "år for år: 9 møder senest 1. januar 2018, 8 møder senest 1. januar 2019",
        ),
        (
            Target(kind="staged", stages=(Stage(level="process", title=text("samtaler holdt")),)),
            "i trin: samtaler holdt",
        ),
    ],
)
def test_a_target_is_told_in_words(target: Target, danish: str) -> None:
    told = aim_text(indicator("x", "meeting", direction=target.direction, target=target))
    assert told is not None
    assert told.da == danish
    assert aim_text(CRIME) is not None
    assert aim_text(indicator("x", "meeting")) is None


def test_only_a_target_with_a_number_is_drawn() -> None:
    drawn = aim_of(Target(kind="range", low=Decimal(2), high=Decimal(3)), "meeting")
    assert drawn is not None
    assert (drawn.low, drawn.high) == (2.0, 3.0)
    least = aim_of(Target(kind="at_least", value=Decimal(4)), "meeting")
    assert least is not None
    assert (least.low, least.high) == (4.0, None)
    for kind in ("reduce", "as_needed", "milestone"):
        assert aim_of(Target(kind=kind), "meeting") is None
    assert aim_of(Target(kind="each_period", value=Decimal(1), per="year"), "meeting") is None


def test_an_indicator_is_drawn_with_its_baseline_first() -> None:
    made = report(of(UNSAFE, measured(2018, count=12, denominator=40, unit="percent"))).indicators[0]
    chart = picture_of(made)
    assert chart is not None
    assert [point.value for point in chart.points] == [20.0, 30.0]  # type: ignore[union-attr] # - a trend


def test_one_point_makes_no_chart_nor_do_hidden_ones_alone() -> None:
    for numbers in (of(CRIME, measured(2018, count=810, denominator=20_000, unit="report/kinh")), of(MEETINGS)):
        made = next(one for one in report(numbers).indicators if one.indicator == numbers.indicator)
        assert picture_of(made) is None
    hidden = report(of(REGISTERED, measured(2017, count=3, unit="person"), measured(2018, count=2, unit="person")))
    drawn = picture_of(next(one for one in hidden.indicators if one.indicator == REGISTERED.id))
    assert drawn is not None
    assert [point.mark for point in drawn.points] == ["firm", "suppressed", "suppressed"]  # type: ignore[union-attr] # - a trend


def test_counts_of_a_year_and_of_a_half_year_are_no_series() -> None:
    half = measured(2018, count=2, unit="meeting", period=Period(date(2018, 1, 1), date(2018, 6, 30)))
    whole = [measured(number, count=4, unit="meeting") for number in (2016, 2017)]
    made = next(one for one in report(of(MEETINGS, *whole, half)).indicators if one.indicator == MEETINGS.id)
    chart = picture_of(made)
    assert chart is not None
    assert [point.label.da for point in chart.points] == ["2016", "2017"]  # type: ignore[union-attr] # - a trend
    assert len(made.numbers) == 3


def test_a_number_of_another_area_is_told_and_not_drawn() -> None:
    away = measured(2019, count=9, denominator=40, unit="percent", area="sydby")
    made = report(of(UNSAFE, measured(2018, count=12, denominator=40, unit="percent"), away)).indicators[0]
    chart = picture_of(made)
    assert chart is not None
    assert (len(chart.points), len(made.numbers)) == (2, 2)  # type: ignore[union-attr] # - a trend


@pytest.mark.parametrize(
    ("on", "drawn"), [(date(2017, 7, 2), 0), (date(2017, 7, 3), 1), (date(2018, 7, 2), 1), (date(2018, 7, 3), 0)]
)
def test_a_break_is_drawn_only_where_it_parts_points(on: date, drawn: int) -> None:
    broken = SeriesBreak(on=on, reason=text("x"), source=PLAN)
    number = measured(2018, count=12, denominator=40, unit="percent", breaks=(broken,))
    made = report(of(UNSAFE, number)).indicators[0]
    chart = picture_of(made)
    assert chart is not None
    assert (len(chart.breaks), len(made.breaks)) == (drawn, 1)  # type: ignore[union-attr] # - a trend


def test_both_ends_of_an_interval_have_the_same_decimals() -> None:
    assert interval_text(Interval(low=1388.0, high=1538.9), "report").da == "1.388,0–1.538,9 anmeldelser"
    assert interval_text(Interval(low=0.04, high=7.38), "percent").da == "0,0–7,4 pct."
    assert interval_text(Interval(low=3.0, high=8.0), "percent").da == "3–8 pct."
