"""Cannot be judged: each thing that keeps numbers apart is named, and without it they are judged."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from indicators.made import SOURCE, codes, indicator, measured, on, span, start, verdict, year
from kriminalpraeventiv.indicators.figure import Baseline, Measurement, SeriesBreak
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.progress import Progress, progress, withheld
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.text import Text

DAY = date(2020, 8, 15)
FEWER = indicator(baseline=start(900, year(2016)), target=Target(kind="reduce"))
SAFER = indicator("percent", level="effect", baseline=start("8", year(2017), "percent"), target=Target(kind="reduce"))
PRACTICE = SeriesBreak(
    on=date(2017, 1, 1),
    reason=Text(da="Alle henvendelser registreres straks.", en="All calls are registered at once."),
    source=SOURCE,
)


def judged(goal: Indicator, *waves: Measurement) -> Progress:
    return progress(goal, waves, DAY)


def with_baseline(goal: Indicator, **changes: Any) -> Indicator:  # noqa: ANN401 - fields of it
    assert goal.baseline
    return attrs.evolve(goal, baseline=attrs.evolve(goal.baseline, **changes))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"area": "indre_noerrebro"}, "other_area"),
        ({"unit": "event"}, "other_unit"),
        ({"unit": None}, "unit_unknown"),
        ({"source": "vejdirektoratet"}, "other_survey"),
        ({"source": None}, "survey_unknown"),
        ({"period": span("2017-01-01", "2017-06-30")}, "other_length"),
        ({"qualifier": "preliminary"}, "preliminary"),
        ({"qualifier": "approximate"}, "inexact"),
        ({"qualifier": "at_least"}, "inexact"),
        ({"definition_version": "offences_2018"}, "definition_version"),
        ({"definition_version": None}, "definition_unknown"),
        ({"breaks": (PRACTICE,)}, "series_break"),
        ({"measure": "relative_change"}, "change_only"),
        ({"count": None, "text": Text(da="Uændret.", en="Unchanged.")}, "text_only"),
    ],
)
def test_a_measurement_is_not_compared_where_something_differs(changes: dict[str, Any], why: str) -> None:
    goal = with_baseline(FEWER, definition_version="offences_2016")
    wave = measured(890, year(2017), definition_version="offences_2016")
    assert verdict(judged(goal, wave)) == "reached"
    answer = judged(goal, attrs.evolve(wave, **changes))
    assert verdict(answer) == why
    assert all(reason.text.da and reason.text.en for reason in answer.reasons)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"area": "koebenhavns_politikreds"}, "baseline_area"),
        ({"area": None}, "area_unknown"),
        ({"unit": "home_visit"}, "other_unit"),
        ({"unit": None}, "unit_unknown"),
        ({"source": None}, "survey_unknown"),
        ({"count": None}, "baseline_missing"),
        ({"period": None}, "baseline_undated"),
        ({"qualifier": "preliminary"}, "preliminary"),
        ({"measure": "relative_change"}, "change_only"),
    ],
)
def test_a_baseline_is_not_compared_where_something_differs(changes: dict[str, Any], why: str) -> None:
    assert verdict(judged(with_baseline(FEWER, **changes), measured(890, year(2017)))) == why


@pytest.mark.parametrize(
    ("baseline", "wave", "why"),
    [
        (2016, 2017, "series_break"), (2015, 2016, "reached"), (2017, 2018, "reached"), (2016, 2018, "series_break"),
    ],
)  # fmt: skip
def test_numbers_from_both_sides_of_a_break_do_not_compare(baseline: int, wave: int, why: str) -> None:
    goal = indicator(baseline=start(900, year(baseline), breaks=(PRACTICE,)), target=Target(kind="reduce"))
    answer = judged(goal, measured(890, year(wave)))
    assert verdict(answer) == why
    assert (PRACTICE.reason.da in answer.reasons[0].text.da) is (why == "series_break")


def test_a_number_counted_across_a_break_compares_with_nothing() -> None:
    over = span("2016-07-01", "2017-06-30")
    goal = indicator(baseline=start(900, year(2015)), target=Target(kind="reduce"))
    assert verdict(judged(goal, measured(890, over))) == "reached"
    assert verdict(judged(goal, measured(890, over, breaks=(PRACTICE,)))) == "series_break"


@pytest.mark.parametrize(
    ("counted", "period", "status"),
    [
        ("stock", on("2018-03-31"), "reached"),
        ("stock", span("2018-01-01", "2018-03-31"), "not_a_stock"),
        ("flow", span("2018-01-01", "2018-03-31"), "reached"),
        ("flow", on("2018-03-31"), "not_a_flow"),
    ],
)
def test_a_stock_is_of_a_day_and_a_flow_of_a_time(counted: Any, period: Any, status: str) -> None:  # noqa: ANN401 - parts of it
    goal = indicator("case", counted=counted, per="quarter", target=Target(kind="at_most", value=Decimal(19)))
    assert verdict(judged(goal, measured(12, period, "case"))) == status


def test_a_sample_without_the_number_of_answers_is_not_judged() -> None:
    asked = attrs.evolve(SAFER, basis="sample")
    printed = measured("5", year(2019), "percent")
    assert verdict(judged(SAFER, printed)) == "reached"
    assert verdict(judged(asked, printed)) == "sample_without_n"
    both = with_baseline(asked, respondents=234)
    assert verdict(judged(both, printed)) == "sample_without_n"
    assert verdict(judged(both, attrs.evolve(printed, respondents=234))) == "reached"
    assert verdict(judged(both, measured((12, 234), year(2019), "percent"))) == "reached"


@pytest.mark.parametrize(
    ("share", "status"),
    [("5", "reached"), ("7", "reached"), ("7.4", "reached"), ("7.5", "rounding"), ("8", "rounding"),
     ("8.4", "rounding"), ("8.5", "rounding"), ("8.6", "not_reached"), ("9", "not_reached")],
)  # fmt: skip
def test_printed_shares_are_judged_by_all_they_may_have_been(share: str, status: str) -> None:
    assert verdict(judged(SAFER, measured(share, year(2019), "percent"))) == status


@pytest.mark.parametrize(
    ("share", "status"),
    [("4", "reached"), ("4.4", "reached"), ("5", "rounding"), ("5.0", "rounding"), ("6", "not_reached")],
)
def test_a_printed_share_beside_a_target_number_may_lie_on_either_side(share: str, status: str) -> None:
    goal = indicator("percent", target=Target(kind="at_most", value=Decimal(5)))
    assert verdict(judged(goal, measured(share, year(2019), "percent"))) == status


def test_a_count_is_what_it_says_and_never_rounded() -> None:
    goal = indicator("person", target=Target(kind="at_most", value=Decimal(120)))
    assert verdict(judged(goal, measured("120", year(2019), "person"))) == "reached"


def test_a_number_whose_direction_is_ambiguous_gets_no_verdict() -> None:
    ambiguous = attrs.evolve(FEWER, direction="none")
    assert verdict(judged(ambiguous, measured(890, year(2017)))) == "no_direction"
    assert verdict(judged(attrs.evolve(FEWER, target=None), measured(890, year(2017)))) == "no_target"


def test_a_revised_number_takes_the_place_of_the_earlier_ones() -> None:
    first = measured(890, year(2017), qualifier="preliminary")
    final, revised = measured(905, year(2017)), measured(899, year(2017), qualifier="revised")
    assert verdict(judged(FEWER, first)) == "preliminary"
    assert verdict(judged(FEWER, first, final)) == "not_reached"
    answer = judged(FEWER, first, final, revised)
    assert (verdict(answer), answer.compared) == ("reached", (revised,))


def test_a_count_and_the_share_printed_of_it_are_one_number() -> None:
    counts, printed = measured((22, 275), year(2019), "percent"), measured("8", year(2019), "percent")
    goal = indicator("percent", target=Target(kind="at_most", value=Decimal(8)))
    assert verdict(judged(goal, printed)) == "rounding"
    assert verdict(judged(goal, printed, counts)) == "reached"
    assert verdict(judged(goal, attrs.evolve(printed, value=Decimal(9)), counts)) == "contradictory"


def test_an_area_that_is_measured_elsewhere_is_not_the_area_of_the_target() -> None:
    goal = indicator("person", area="noerrebro", measured_area="koebenhavns_politikreds", target=FEWER.target,
                     baseline=start(290, on("2017-03-31"), "person", area=None))  # fmt: skip
    assert verdict(judged(goal, measured(280, on("2018-03-31"), "person", area=None))) == "baseline_area"
    there = attrs.evolve(goal, area="koebenhavns_politikreds")
    assert verdict(judged(there, measured(280, on("2018-03-31"), "person", area=None))) == "reached"


@pytest.mark.parametrize("hidden", ["baseline", "measurement"])
def test_a_suppressed_number_gives_no_status_away(hidden: str) -> None:
    secret: dict[str, Any] = {"count": None, "suppressed": True}
    goal = with_baseline(FEWER, **secret) if hidden == "baseline" else FEWER
    wave = measured(2, year(2017))
    answer = judged(goal, attrs.evolve(wave, **secret) if hidden == "measurement" else wave)
    assert (answer.status, answer.why, answer.chance) == ("suppressed", None, None)
    assert "suppressed" in codes(answer)


def test_an_answer_that_is_withheld_holds_no_number() -> None:
    answer = judged(FEWER, measured(2, year(2017)))
    assert answer.chance == "beyond_chance"
    hidden = withheld(answer)
    assert (hidden.status, hidden.why, hidden.chance, hidden.baseline, hidden.compared) == (
        "suppressed",
        None,
        None,
        None,
        (),
    )
    assert "900" not in repr(hidden)
    assert codes(hidden) == ["suppressed"]


def test_a_relative_change_is_a_figure_of_its_own_and_may_fall() -> None:
    fell = Baseline(value=Decimal(-31), unit="percent", measure="relative_change", since=year(2010), period=year(2016))
    assert fell.amount == -31
    goal = indicator(baseline=attrs.evolve(fell, area="ydre_noerrebro", source="rigspolitiet"), target=FEWER.target)
    assert verdict(judged(goal, measured(890, year(2017)))) == "change_only"


@pytest.mark.parametrize("counted", ["stock", "flow"])
@pytest.mark.parametrize("period", [on("2018-03-31"), year(2018)])
def test_how_long_a_survey_was_in_the_field_changes_no_share(counted: Any, period: Any) -> None:  # noqa: ANN401 - parts
    goal = indicator("percent", counted=counted, basis="sample", target=Target(kind="at_most", value=Decimal(9)))
    assert verdict(judged(goal, measured("8", period, "percent", respondents=234))) == "reached"


def test_a_rate_of_half_a_year_decides_nothing_about_a_year() -> None:
    goal = indicator("report/kinh", target=Target(kind="at_most", value=Decimal(40), per="year"))
    half = measured("45.0", span("2018-01-01", "2018-06-30"), "report/kinh")
    assert verdict(judged(goal, half)) == "not_the_time_of_the_target"
    stock = indicator("case", counted="stock", target=Target(kind="at_most", value=Decimal(40), per="year"))
    assert verdict(judged(stock, measured(45, on("2018-06-30"), "case"))) == "not_the_time_of_the_target"


def test_areas_are_said_not_to_be_averaged_only_where_there_are_several() -> None:
    one, other = (measured("8", year(2019), "percent", area=area) for area in ("indre_noerrebro", "bispebjerg"))
    assert codes(judged(SAFER, one)) == ["other_area"]
    assert codes(judged(SAFER, one, other)) == ["other_area", "other_area", "no_average"]
