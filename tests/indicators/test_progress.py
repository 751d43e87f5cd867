"""Progress: the numbers of the Nørrebro plan and of DKE, judged where they can be compared and refused where not."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.indicators.figure import Baseline, Measurement, Qualifier
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.progress import Progress, progress
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.traps import Trap
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

PLAN = Source(
    document="Udmøntningsplan 2017, For et trygt Nørrebro", place="s. 15", standing="practice", certainty="stated"
)
DKE = Source(document="Den Kriminalpræventive Enhed (DKE) – PRO Modellen", standing="practice", certainty="stated")
FALL = Target(kind="reduce")
BY_2019 = Target(kind="reduce", deadline=date(2019, 12, 31))
SURVEY = "koebenhavns_tryghedsundersoegelse"
STATUS_REPORT = date(2018, 8, 15)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def on_day(day: date) -> Period:
    return Period(day, day)


def indicator(
    unit: str | None, area: str, start: Baseline | None, target: Target | None, **more: Any  # noqa: ANN401 - fields of it
) -> Indicator:  # fmt: skip
    told: dict[str, Any] = {
        "id": "indicator.example",
        "title": Text(da="En indikator", en="An indicator"),
        "source": PLAN,
    }
    told |= {"level": "result", "direction": "lower", "unit": unit, "area": area, "baseline": start, "target": target}
    return Indicator(**(told | more))


def measured(number: str, unit: str, period: Period, area: str, source: str) -> Measurement:
    return Measurement(value=Decimal(number), unit=unit, period=period, area=area, source=source)


def unsafe(share: str, period: Period, area: str = "ydre_noerrebro") -> Measurement:
    return measured(share, "percent", period, area, SURVEY)


def baseline(number: str | None, unit: str | None, period: Period, area: str, source: str) -> Baseline:
    value = None if number is None else Decimal(number)
    return Baseline(value=value, unit=unit, period=period, area=area, source=source)


UNSAFE = {
    "ydre_noerrebro": baseline("8", "percent", year(2017), "ydre_noerrebro", SURVEY),
    "indre_noerrebro": baseline("11", "percent", year(2017), "indre_noerrebro", SURVEY),
}
UNSAFE_YDRE = indicator("percent", "ydre_noerrebro", UNSAFE["ydre_noerrebro"], BY_2019, level="effect")
UNSAFE_INDRE = indicator("percent", "indre_noerrebro", UNSAFE["indre_noerrebro"], BY_2019, level="effect")
# The number of inhabitants the 40.5 counts per is lost in the source: the unit is not fully known.
REPORTS_LOST_UNIT = indicator(
    None, "ydre_noerrebro", baseline("40.5", None, year(2016), "ydre_noerrebro", "rigspolitiet"), FALL
)
REPORTS = indicator(
    "report/kinh", "ydre_noerrebro", baseline("40.5", "report/kinh", year(2016), "ydre_noerrebro", "rigspolitiet"), FALL
)
MEMBERS = indicator(
    "person", "noerrebro",
    baseline("290", "person", on_day(date(2017, 3, 31)), "koebenhavns_politikreds", "koebenhavns_politi"), FALL,
)  # fmt: skip
TALKS = indicator(
    "conversation", "noerrebro",
    Baseline(
        value=Decimal(65), unit="home_visit", period=year(2016), area="indre_noerrebro", source="ssp",
        qualifier="approximate",
    ),
    Target(kind="increase"), direction="higher", level="process",
)  # fmt: skip
DEATHS = indicator(
    "person", "denmark", baseline("215", "person", year(2016), "denmark", "vejdirektoratet"),
    Target(kind="at_most", value=Decimal(120), deadline=date(2020, 12, 31)),
)  # fmt: skip


def verdict(answer: Progress) -> str:
    assert (answer.why is None) is (answer.status != "cannot_be_judged")
    return answer.why or answer.status


def codes(answer: Progress) -> list[str]:
    return [reason.rule.removeprefix("indicators.") for reason in answer.reasons]


def reports(rate: str, number: int = 2017, unit: str = "report/kinh") -> Measurement:
    return measured(rate, unit, year(number), "ydre_noerrebro", "rigspolitiet")


@pytest.mark.parametrize(
    ("rate", "status"), [("40.4", "reached"), ("40.5", "rounding"), ("40.6", "not_reached"), ("0", "reached")]
)
def test_a_rate_has_fallen_where_all_it_may_have_been_before_rounding_is_below(rate: str, status: str) -> None:
    answer = progress(REPORTS, [reports(rate)], STATUS_REPORT)
    assert verdict(answer) == status
    assert answer.compared == (reports(rate),)
    assert answer.baseline == REPORTS.baseline
    assert "IND-06" in answer.rows


@pytest.mark.parametrize(("number", "status"), [("289", "reached"), ("290", "not_reached"), ("291", "not_reached")])
def test_a_fall_is_any_number_below_the_baseline_and_equal_is_none(number: str, status: str) -> None:
    assert MEMBERS.baseline
    goal = attrs.evolve(MEMBERS, baseline=attrs.evolve(MEMBERS.baseline, area="noerrebro"))
    wave = measured(number, "person", on_day(date(2018, 3, 31)), "noerrebro", "koebenhavns_politi")
    answer = progress(goal, [wave], STATUS_REPORT)
    assert (verdict(answer), answer.compared) == (status, (wave,))


@pytest.mark.parametrize(("visits", "status"), [("66", "reached"), ("65", "not_reached"), ("64", "not_reached")])
def test_a_rise_is_any_number_above_the_baseline(visits: str, status: str) -> None:
    talks = baseline("65", "conversation", year(2016), "noerrebro", "ssp")
    answer = progress(
        attrs.evolve(TALKS, baseline=talks), [measured(visits, "conversation", year(2017), "noerrebro", "ssp")],
        STATUS_REPORT,
    )  # fmt: skip
    assert verdict(answer) == status


def test_no_target_number_is_invented_where_the_plan_states_a_direction_only() -> None:
    answer = progress(REPORTS, [reports("40.4")], STATUS_REPORT)
    assert answer.target == FALL
    assert FALL.value is None


@pytest.mark.parametrize("unit", ["report/kinh", "report/inhabitant"])
def test_a_rate_whose_denominator_is_lost_is_compared_with_nothing(unit: str) -> None:
    answer = progress(REPORTS_LOST_UNIT, [reports("30", unit=unit)], STATUS_REPORT)
    assert (answer.why, codes(answer)) == ("unit_unknown", ["unit_unknown"])


@pytest.mark.parametrize(
    ("day", "wave", "share", "status"),
    [
        (date(2018, 12, 31), 2018, "7", "on_path"),
        (date(2018, 12, 31), 2018, "8", "rounding"),
        (date(2018, 12, 31), 2018, "9", "not_due"),
        (date(2019, 12, 30), 2018, "7", "on_path"),
        (date(2019, 12, 31), 2019, "7", "reached"),
        (date(2020, 8, 15), 2019, "7", "reached"),
        (date(2020, 8, 15), 2019, "8", "rounding"),
        (date(2020, 8, 15), 2019, "9", "not_reached"),
        (date(2020, 8, 15), 2018, "7", "measured_before_deadline"),
        (date(2021, 8, 15), 2020, "7", "no_measurement"),
    ],
)
def test_the_share_of_unsafe_is_to_have_fallen_at_the_end_of_2019(
    day: date, wave: int, share: str, status: str
) -> None:
    assert verdict(progress(UNSAFE_YDRE, [unsafe(share, year(wave))], day)) == status


@pytest.mark.parametrize(
    ("wave", "reason"),
    [
        (unsafe("7", year(2019), "indre_noerrebro"), "other_area"),
        (unsafe("7", year(2019), "noerrebro"), "other_area"),
        (measured("7", "percent", year(2019), "ydre_noerrebro", "politiets_tryghedsundersoegelse"), "other_survey"),
        (attrs.evolve(unsafe("7", year(2019)), source=None), "survey_unknown"),
        (attrs.evolve(unsafe("7", year(2019)), area=None), "area_unknown"),
        (attrs.evolve(unsafe("7", year(2019)), unit="person"), "other_unit"),
    ],
)
def test_percentages_are_compared_only_for_the_same_survey_and_area(wave: Measurement, reason: str) -> None:
    answer = progress(UNSAFE_YDRE, [wave], date(2020, 8, 15))
    assert answer.why == reason
    assert answer.compared == ()
    assert verdict(progress(UNSAFE_YDRE, [wave, unsafe("7", year(2019))], date(2020, 8, 15))) == "reached"


@pytest.mark.parametrize(("share", "status"), [("10", "reached"), ("11", "rounding"), ("12", "not_reached")])
def test_each_area_is_held_against_its_own_baseline(share: str, status: str) -> None:
    both = [unsafe(share, year(2019), "indre_noerrebro"), unsafe("7", year(2019))]
    assert verdict(progress(UNSAFE_INDRE, both, date(2020, 8, 15))) == status
    assert verdict(progress(UNSAFE_YDRE, both, date(2020, 8, 15))) == "reached"


def test_a_baseline_of_an_unknown_survey_is_compared_with_nothing() -> None:
    unnamed = attrs.evolve(UNSAFE_YDRE, baseline=attrs.evolve(UNSAFE["ydre_noerrebro"], source=None))
    answer = progress(unnamed, [unsafe("7", year(2019))], date(2020, 8, 15))
    assert (answer.why, codes(answer)) == ("survey_unknown", ["survey_unknown"])


def test_the_same_measurement_written_two_ways_is_one_whatever_the_order() -> None:
    one, other = reports("39"), reports("39.0")
    assert repr(progress(REPORTS, [one, other], STATUS_REPORT)) == repr(progress(REPORTS, [other, one], STATUS_REPORT))


def test_indre_and_ydre_are_never_averaged() -> None:
    whole = indicator("percent", "noerrebro", attrs.evolve(UNSAFE["ydre_noerrebro"], area="noerrebro"), BY_2019)
    parts = [unsafe("7", year(2019)), unsafe("9", year(2019), "indre_noerrebro")]
    answer = progress(whole, parts, date(2020, 8, 15))
    assert answer.why == "other_area"
    assert "no_average" in codes(answer)
    assert "IND-07" in answer.rows


@pytest.mark.parametrize(("weights", "status"), [(True, "reached"), (False, "no_weights"), (None, "no_weights")])
def test_a_share_made_of_several_areas_is_compared_only_when_they_were_weighted(
    weights: bool | None, status: str
) -> None:
    whole = indicator("percent", "noerrebro", attrs.evolve(UNSAFE["ydre_noerrebro"], area="noerrebro"), BY_2019)
    combined = attrs.evolve(
        unsafe("7", year(2019), "noerrebro"), combines=("indre_noerrebro", "ydre_noerrebro"), weights=weights
    )
    answer = progress(whole, [combined], date(2020, 8, 15))
    assert verdict(answer) == status
    assert ("no_weights" in codes(answer)) is (status == "no_weights")


def test_a_sum_of_areas_needs_no_weights() -> None:
    whole = indicator("report", "noerrebro", baseline("900", "report", year(2016), "noerrebro", "rigspolitiet"), FALL)
    total = attrs.evolve(
        measured("890", "report", year(2017), "noerrebro", "rigspolitiet"),
        combines=("indre_noerrebro", "ydre_noerrebro"),
    )
    assert verdict(progress(whole, [total], STATUS_REPORT)) == "reached"


@pytest.mark.parametrize(
    ("goal", "wave"),
    [
        (TALKS, measured("80", "conversation", year(2017), "noerrebro", "ssp")),
        (TALKS, measured("80", "home_visit", year(2017), "indre_noerrebro", "ssp")),
        (MEMBERS, measured("200", "person", on_day(date(2018, 3, 31)), "noerrebro", "koebenhavns_politi")),
        (
            MEMBERS,
            measured("200", "person", on_day(date(2018, 3, 31)), "koebenhavns_politikreds", "koebenhavns_politi"),
        ),
    ],
)
def test_a_baseline_of_another_area_than_the_target_is_compared_with_nothing(
    goal: Indicator, wave: Measurement
) -> None:
    answer = progress(goal, [wave], STATUS_REPORT)
    assert answer.why == "baseline_area"
    assert goal.baseline
    fitting = attrs.evolve(goal.baseline, area=goal.area, unit=goal.unit, qualifier="exact")
    there = attrs.evolve(wave, area=goal.area, unit=goal.unit)
    assert verdict(progress(attrs.evolve(goal, baseline=fitting), [there], STATUS_REPORT)) == "reached"


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (None, "no_baseline"),
        (Baseline(unit="report", area="ydre_noerrebro", source="rigspolitiet", period=year(2016)), "baseline_missing"),
        (Baseline(value=Decimal(900), unit="report", area="ydre_noerrebro", source="rigspolitiet"), "baseline_undated"),
    ],
)
def test_without_a_baseline_nothing_is_computed_and_a_lost_number_is_not_0(start: Baseline | None, reason: str) -> None:
    counts = indicator("report", "ydre_noerrebro", start, FALL)
    answer = progress(counts, [measured("0", "report", year(2017), "ydre_noerrebro", "rigspolitiet")], STATUS_REPORT)
    assert (answer.why, codes(answer)) == (reason, [reason])


@pytest.mark.parametrize("cases", ["12", "19", "13", "6"])
def test_the_caseload_of_dke_has_no_target_and_gets_no_verdict(cases: str) -> None:
    stock = measured(cases, "case", on_day(date(2015, 5, 15)), "albertslund", "dke")
    without = indicator("case", "albertslund", None, None, direction="none", level="activity", source=DKE)
    assert verdict(progress(without, [stock], date(2016, 1, 1))) == "no_target"
    ambiguous = attrs.evolve(without, target=FALL)
    assert verdict(progress(ambiguous, [stock], date(2016, 1, 1))) == "no_direction"


@pytest.mark.parametrize(("day", "status"), [(date(2017, 12, 30), "no_measurement"), (date(2017, 12, 31), "reached")])
def test_a_measurement_that_ends_after_the_day_is_not_used(day: date, status: str) -> None:
    assert verdict(progress(REPORTS, [reports("39")], day)) == status


def test_a_measurement_of_the_time_of_the_baseline_shows_no_change_since() -> None:
    answer = progress(REPORTS, [reports("39", 2016), reports("38", 2015)], STATUS_REPORT)
    assert (answer.why, codes(answer)) == ("no_measurement", ["no_measurement", "not_since_baseline"])


def test_the_latest_measurement_that_fits_decides() -> None:
    worse, better = reports("45", 2017), reports("39", 2018)
    assert progress(REPORTS, [better, worse], date(2019, 8, 15)).compared == (better,)
    assert verdict(progress(REPORTS, [better, worse], date(2018, 8, 15))) == "not_reached"


def test_two_numbers_for_the_same_time_and_place_are_not_chosen_between() -> None:
    answer = progress(REPORTS, [reports("39"), reports("45")], STATUS_REPORT)
    assert (answer.why, codes(answer)[0]) == ("contradictory", "contradictory")


@pytest.mark.parametrize(
    ("period", "status"),
    [
        (Period(date(2017, 1, 1), date(2017, 12, 31)), "reached"),
        (Period(date(2017, 7, 1), date(2018, 6, 30)), "reached"),
        (Period(date(2017, 1, 1), date(2017, 6, 30)), "other_length"),
        (Period(date(2017, 1, 1), date(2018, 6, 30)), "other_length"),
    ],
)
def test_the_reports_of_a_year_are_compared_with_those_of_a_year(period: Period, status: str) -> None:
    shorter = attrs.evolve(reports("30"), period=period)
    assert verdict(progress(REPORTS, [shorter], STATUS_REPORT)) == status


@pytest.mark.parametrize(
    ("number", "of_baseline", "of_measurement", "status"),
    [
        ("39", "approximate", "exact", "inexact"),
        ("39", "exact", "approximate", "inexact"),
        ("39", "exact", "preliminary", "preliminary"),
        ("39", "preliminary", "approximate", "preliminary"),
        ("39", "exact", "revised", "reached"),
        ("39", "exact", "at_least", "inexact"),
        ("40.6", "exact", "at_least", "not_reached"),
        ("39", "at_least", "exact", "reached"),
        ("45", "at_least", "exact", "inexact"),
    ],
)
def test_what_is_not_exact_is_judged_only_where_it_is_certain_anyway(
    number: str, of_baseline: Qualifier, of_measurement: Qualifier, status: str
) -> None:
    assert REPORTS.baseline
    goal = attrs.evolve(REPORTS, baseline=attrs.evolve(REPORTS.baseline, qualifier=of_baseline))
    assert verdict(progress(goal, [attrs.evolve(reports(number), qualifier=of_measurement)], STATUS_REPORT)) == status


@pytest.mark.parametrize(("number", "status"), [("119", "reached"), ("120", "reached"), ("121", "not_reached")])
def test_a_number_the_source_states_is_met_by_at_most_that(number: str, status: str) -> None:
    wave = measured(number, "person", year(2020), "denmark", "vejdirektoratet")
    assert verdict(progress(DEATHS, [wave], date(2021, 6, 1))) == status
    assert verdict(progress(attrs.evolve(DEATHS, baseline=None), [wave], date(2021, 6, 1))) == status


@pytest.mark.parametrize(("share", "status"), [("8", "no_margin"), ("7", "no_margin"), ("9", "no_margin")])
def test_how_much_a_maintained_number_may_move_is_not_invented(share: str, status: str) -> None:
    kept = attrs.evolve(UNSAFE_YDRE, direction="maintain", target=Target(kind="maintain"))
    assert verdict(progress(kept, [unsafe(share, year(2018))], date(2019, 1, 1))) == status


@pytest.mark.parametrize(
    ("count", "denominator", "status"),
    [(7, 100, "on_path"), (9, 100, "not_due"), (8, 100, "rounding"), (7, None, "number_missing"),
     (None, 100, "number_missing"), (0, 0, "nobody")],
)  # fmt: skip
def test_a_share_is_computed_only_with_both_counts(count: int | None, denominator: int | None, status: str) -> None:
    wave = Measurement(
        count=count, denominator=denominator, unit="percent", period=year(2018), area="ydre_noerrebro", source=SURVEY
    )
    assert verdict(progress(UNSAFE_YDRE, [wave], date(2019, 1, 1))) == status


def test_a_share_from_counts_is_exact() -> None:
    wave = Measurement(count=1, denominator=3, unit="percent", period=year(2018), area="a", source="b")
    assert wave.amount == Fraction(100, 3)


@pytest.mark.parametrize("rate", [None, "39", "45"])
def test_every_answer_has_a_reason_in_both_languages_and_repeats_the_traps(rate: str | None) -> None:
    text = Text(da="Flere anmeldelser kan skyldes større anmeldelyst.", en="More reports may stem from reporting more.")
    trap = Trap(code="willingness_to_report", text=text)
    goal = attrs.evolve(REPORTS, traps=(trap,))
    answer = progress(goal, [reports(rate)] if rate else [], STATUS_REPORT)
    assert answer.reasons
    assert all(r.text.da and r.text.en and r.source.document and r.rows for r in answer.reasons)
    assert answer.traps == (trap,)


waves = st.builds(
    Measurement,
    value=st.sampled_from([Decimal(7), Decimal(8), Decimal(9)]),
    unit=st.sampled_from(["percent", "person"]),
    period=st.sampled_from([year(2016), year(2017), year(2018), year(2019), on_day(date(2018, 5, 1))]),
    area=st.sampled_from(["ydre_noerrebro", "indre_noerrebro", None]),
    source=st.sampled_from([SURVEY, "politiets_tryghedsundersoegelse", None]),
    qualifier=st.sampled_from(["exact", "approximate", "at_least", "preliminary"]),
)


@given(
    st.lists(waves, max_size=6), st.data(), st.sampled_from([date(2018, 8, 15), date(2019, 12, 31), date(2020, 8, 15)])
)
def test_the_order_of_measurements_changes_nothing(some: list[Measurement], data: st.DataObject, day: date) -> None:
    shuffled = data.draw(st.permutations(some))
    assert progress(UNSAFE_YDRE, some, day) == progress(UNSAFE_YDRE, shuffled, day)
    assert progress(UNSAFE_YDRE, some, day) == progress(UNSAFE_YDRE, some + shuffled, day)


@given(st.lists(waves, max_size=5), waves)
def test_a_later_measurement_changes_nothing_about_an_earlier_day(some: list[Measurement], more: Measurement) -> None:
    later = attrs.evolve(more, period=year(2030))
    one, two = (progress(UNSAFE_YDRE, given_, date(2019, 12, 31)) for given_ in (some, [*some, later]))
    assert (one.status, one.compared, one.baseline) == (two.status, two.compared, two.baseline)
    assert set(two.reasons) - set(one.reasons) <= {r for r in two.reasons if r.rule == "indicators.after_day"}


@given(st.lists(waves, max_size=6))
def test_what_is_compared_is_of_the_same_survey_area_and_unit(some: list[Measurement]) -> None:
    answer = progress(UNSAFE_YDRE, some, date(2020, 8, 15))
    fits = {(wave.area, wave.source, wave.unit) for wave in answer.compared}
    assert fits <= {("ydre_noerrebro", SURVEY, "percent")}
    assert bool(fits) or answer.status == "cannot_be_judged"
