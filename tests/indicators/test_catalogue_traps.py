"""The traps of the catalogue: each stands with its number, and each gives its warning or refusal when asked."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from kriminalpraeventiv import InvalidInput, Period, Rulebook
from kriminalpraeventiv.indicators.disclosure.shown import may_show
from kriminalpraeventiv.indicators.figure import Baseline, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.methods.reachability import fitting_denominators, reachability
from kriminalpraeventiv.indicators.methods.rounding import PrintedShare, rounded_comparison
from kriminalpraeventiv.indicators.progress import Progress
from kriminalpraeventiv.indicators.recidivism import known_definitions
from kriminalpraeventiv.indicators.relapse import Followed, relapse_share
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.uncertainty import interval
from kriminalpraeventiv.reports.protected import protect

BOOK = Rulebook.load()
ALL = {indicator.id: indicator for indicator in BOOK.indicators()}
K, A, S = "koebenhavn.", "albertslund.", "syd_soenderjylland."

# Every trap of the catalogue by row; the codes are shared, so that a trap is the same one everywhere.
TRAPS = [
    ("N1", {"area_mismatch", "registered_is_not_active", "removed_when_uncertain", "number_lost"}),
    ("N2", {"qualitative"}),
    ("N3", {"no_count", "denominator_lost", "offence_codes_unknown"}),
    ("N4", {"no_count", "denominator_lost", "offence_codes_unknown"}),
    ("N5", {"no_respondents", "weighted_survey", "series_break", "whole_per_cent", "same_survey_and_area"}),
    ("N6", {"no_respondents", "weighted_survey", "series_break", "whole_per_cent", "same_survey_and_area"}),
    ("N7", {"better_detection", "stock_or_flow_unknown"}),
    ("N8", {"unit_differs", "nobody"}),
    ("N9", {"approximate", "area_mismatch", "unit_differs"}),
    ("N10", {"range"}),
    ("N11", {"as_needed"}),
    ("N12", {"range"}),
    ("N13", {"contradictory_source"}),
    ("N15", {"each_period"}),
    ("N16", {"parts_must_sum"}),
    ("N17", {"lower_bound"}),
    ("A1", {"window_unknown", "no_direction"}),
    ("A2", {"unit_inferred", "window_unknown"}),
    ("A3", {"stock_is_not_flow", "day_inferred"}),
    ("A4", {"parts_unclear"}),
    ("A5", {"small_numbers", "parts_unclear"}),
    ("A6", {"no_recidivism_definition", "unreachable", "per_cent_reveals_few"}),
    *((f"A{number}", {"text_aim", "cost_effectiveness"}) for number in range(7, 11)),
    ("Y1", {"no_count", "willingness_to_report"}),
    ("Y2", {"series_break", "events_are_not_reports"}),
    ("Y3", {"preliminary", "no_yearly_path", "other_area_than_the_plan"}),
    ("Y4", {"dark_figure", "no_yearly_path"}),
    ("Y5", {"dark_figure", "no_yearly_path"}),
    ("Y6", {"lower_bound", "no_direction"}),
    ("Y7", {"no_respondents", "whole_per_cent"}),
    ("Y8", {"shares_sum_to_100", "no_count"}),
    ("Y9", {"no_number", "willingness_to_report"}),
    ("Y10", {"no_number", "fewer_may_be_under_reporting"}),
    ("Y11", {"no_margin", "index_is_not_share"}),
    ("Y12", {"period_unstated", "not_added"}),
    ("Y13", {"period_unstated", "range"}),
    ("Y14", {"either_or"}),
    ("Y15", {"as_needed"}),
    ("Y16", {"cancelled_is_not_failed"}),
    ("P1", {"approximate", "no_respondents", "undated"}),
    ("P2", {"no_number", "no_measure"}),
    ("P3", {"never_merged"}),
    ("P4", {"staged", "may_be_words", "unit_differs"}),
    ("P6", {"plan_before_start", "effect_is_costly", "pilot_before_scale"}),
    ("I1", {"part_time_unknown"}),
]


@pytest.mark.parametrize(("row", "codes"), TRAPS)
def test_each_trap_stands_with_its_number(row: str, codes: set[str]) -> None:
    found = {trap.code for one in ALL.values() if row in one.rows for trap in one.traps}
    assert codes - found == set()


@pytest.mark.parametrize("id_", [K + "registered_gang_members", A + "relapse", "indicator.repeat_victimisation"])
def test_an_answer_repeats_the_traps_of_its_indicator(id_: str) -> None:
    answer = BOOK.progress(id_, (), on=date(2018, 8, 1))
    assert answer.traps == ALL[id_].traps != ()


def test_no_trap_stands_twice_with_a_number() -> None:
    codes = {id_: [trap.code for trap in one.traps] for id_, one in ALL.items()}
    assert {id_: found for id_, found in codes.items() if len(set(found)) != len(found)} == {}


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


def day(text: str) -> Period:
    return Period(date.fromisoformat(text), date.fromisoformat(text))


def measured(id_: str, period: Period, **of: Any) -> Measurement:  # noqa: ANN401 - fields of a measurement
    """Return a measurement of an indicator, of the area, unit and source the plan measures by."""
    one, start = ALL[id_], ALL[id_].baseline
    known = {"unit": one.unit, "area": one.area, "source": start.source if start else "invented"}
    return Measurement(**known | {"period": period} | of)


def asked(id_: str, measurements: Iterable[Measurement] = (), on: str = "2021-12-31") -> Progress:
    return BOOK.progress(id_, measurements, on=date.fromisoformat(on))


def answered(answer: Progress) -> tuple[str, str | None]:
    return answer.status, answer.why


def test_the_registered_of_a_whole_police_district_say_nothing_of_noerrebro() -> None:
    id_ = K + "registered_gang_members"
    answer = asked(id_, [measured(id_, day("2018-06-30"), count=100)], "2018-08-01")
    assert answered(answer) == ("cannot_be_judged", "baseline_area")
    assert "290" not in " ".join(reason.text.da for reason in answer.reasons)


def test_an_assessment_in_words_gets_no_verdict() -> None:
    id_ = K + "police_assessment"
    words = ALL[id_].title
    answer = asked(id_, [measured(id_, year(2018), text=words)])
    assert answered(answer) == ("cannot_be_judged", "no_target")
    with pytest.raises(InvalidInput, match="words has no number"):
        measured(id_, year(2018), count=3)


@pytest.mark.parametrize(("area", "value"), [("ydre", "38.0"), ("indre", "50.0")])
def test_a_rate_per_a_number_that_was_lost_is_compared_with_nothing(area: str, value: str) -> None:
    id_ = f"{K}citizen_crime_rate_{area}"
    answer = asked(id_, [measured(id_, year(2018), value=Decimal(value))])
    assert answered(answer) == ("cannot_be_judged", "unit_unknown")


@pytest.mark.parametrize("area", ["ydre", "indre"])
def test_a_lost_count_is_no_baseline_and_not_0(area: str) -> None:
    id_ = f"{K}citizen_crime_count_{area}"
    answer = asked(id_, [measured(id_, year(2018), count=700)])
    assert answered(answer) == ("cannot_be_judged", "baseline_missing")


# An interval asked of a number that has none: why it is refused.
@pytest.mark.parametrize(
    ("id_", "why"),
    [
        (K + "citizen_crime_rate_ydre", "no_unit"),
        (K + "citizen_crime_rate_indre", "no_unit"),
        (K + "citizen_crime_count_ydre", "no_count"),
        (K + "unsafe_ydre", "no_count"),
        (K + "unsafe_indre", "no_count"),
        (K + "home_visits", "qualifier"),
        (K + "ssp_staff", "qualifier"),
        (A + "relapse", "no_count"),
        (S + "reported_crime", "change"),
        (S + "reported_violence", "change"),
        (S + "video_interviews", "qualifier"),
        (S + "children_hit", "no_count"),
        (S + "violence_at_private_addresses", "no_count"),
        (S + "safety_in_neighbourhood", "text"),
        (S + "it_workshop_held", "state"),
        ("indicator.worried_about_crime", "qualifier"),
    ],
)
def test_an_interval_is_refused_with_the_reason(id_: str, why: str) -> None:
    start = ALL[id_].baseline
    assert start is not None
    with pytest.raises(InvalidInput) as refused:
        interval(start)
    assert [fault.code for fault in refused.value.faults] == [why]


# 40.5 with the unit filled in is still a printed number alone.
def test_an_interval_of_40_5_is_refused_for_its_lost_count_too() -> None:
    rate_ = ALL[K + "citizen_crime_rate_ydre"].baseline
    assert rate_ is not None
    with pytest.raises(InvalidInput, match="a printed number alone has no interval"):
        interval(attrs.evolve(rate_, unit="report/kinh", lost=("count",)))


# 290 persons 257.579002-325.372092, 215 killed 187-246: a whole number of persons has an interval of its own.
@pytest.mark.parametrize(
    ("id_", "low", "high"), [(K + "registered_gang_members", 257.579002, 325.372092), (S + "road_deaths", 187, 246)]
)
def test_a_whole_number_is_a_count_and_has_an_interval(id_: str, low: float, high: float) -> None:
    start = ALL[id_].baseline
    assert start is not None
    found = interval(start).interval
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6 if isinstance(low, float) else 0.5)


# Asked before the target is set: 8 per cent of about 234 answers cannot show a fall.
def test_a_district_of_234_answers_could_not_show_a_fall_to_5_per_cent() -> None:
    aim = Target(kind="at_most", value=Decimal(5))
    assert BOOK.detectable(K + "unsafe_ydre", target=aim, answers=234).detectable is False
    assert BOOK.detectable(K + "unsafe_ydre", target=aim, answers=1_059).detectable is True


def with_answers(id_: str, period: Period) -> Indicator:
    """Return an indicator whose baseline says of how many answers it is, of another year: as no plan prints it."""
    one = ALL[id_]
    assert one.baseline is not None
    return attrs.evolve(one, baseline=attrs.evolve(one.baseline, respondents=234, period=period))


@pytest.mark.parametrize("area", ["ydre", "indre"])
def test_a_share_of_a_survey_without_its_answers_is_not_judged(area: str) -> None:
    id_ = f"{K}unsafe_{area}"
    told = measured(id_, year(2018), value=Decimal(5), respondents=234)
    assert answered(asked(id_, [told])) == ("cannot_be_judged", "sample_without_n")


def test_the_years_before_the_new_vendor_do_not_compare_with_those_after() -> None:
    id_ = K + "unsafe_ydre"
    told = measured(id_, year(2018), value=Decimal(5), respondents=234)
    answer = BOOK.progress(with_answers(id_, year(2016)), [told], on=date(2019, 1, 1))
    assert answered(answer) == ("cannot_be_judged", "series_break")
    assert "ny leverandør" in answer.reasons[0].text.da
    after = BOOK.progress(with_answers(id_, year(2017)), [told], on=date(2019, 1, 1))
    assert answered(after) == ("on_path", None)


# 8 and 11 per cent of about 234 answers each: whole per cents of a district show no difference.
def test_whole_per_cents_of_a_district_show_no_difference() -> None:
    indre, ydre = (PrintedShare(percent=Decimal(value), answers=234) for value in ("11", "8"))
    assert rounded_comparison(indre, ydre).verdict != "significant"


def test_registered_minors_are_neither_many_nor_few() -> None:
    id_ = K + "minors_with_gang_behaviour"
    assert answered(asked(id_, [measured(id_, year(2018), count=20)])) == ("cannot_be_judged", "no_target")
    assert ALL[id_].counted is None


def test_nobody_identified_is_no_full_coverage() -> None:
    id_ = K + "talk_coverage"
    nobody = measured(id_, year(2018), count=0, denominator=0)
    assert answered(asked(id_, [nobody])) == ("cannot_be_judged", "nobody")
    every, most = (measured(id_, year(2018), count=count, denominator=25) for count in (25, 24))
    assert [asked(id_, [found]).status for found in (every, most)] == ["reached", "not_reached"]


def test_talks_are_no_young_people() -> None:
    with pytest.raises(InvalidInput, match="unit of the indicator"):
        asked(K + "talk_coverage", [measured(K + "talk_coverage", year(2018), count=30, unit="conversation")])


def test_home_visits_on_indre_are_an_estimate_and_no_baseline_of_all_of_noerrebro() -> None:
    fewer = attrs.evolve(ALL[K + "home_visits"], target=Target(kind="reduce"), direction="lower")
    told = measured(K + "home_visits", year(2018), count=50)
    assert answered(BOOK.progress(fewer, [told], on=date(2019, 1, 1))) == ("cannot_be_judged", "baseline_area")
    moved = attrs.evolve(fewer, area="indre_noerrebro")
    there = attrs.evolve(told, area="indre_noerrebro")
    assert answered(BOOK.progress(moved, [there], on=date(2019, 1, 1))) == ("cannot_be_judged", "inexact")


@pytest.mark.parametrize(
    ("id_", "verdicts"),
    [
        (K + "housing_network_meetings", {1: "not_reached", 2: "reached", 3: "reached", 4: "not_reached"}),
        (K + "theme_meetings_housing_held", {0: "not_reached", 1: "reached", 2: "reached", 3: "not_reached"}),
        (K + "theme_meetings_staff_held", {0: "not_reached", 1: "reached", 5: "reached"}),
        (K + "operative_group_meetings", {3: "not_reached", 4: "reached", 9: "reached"}),
        (S + "kredsraad_meetings_held", {3: "not_reached", 4: "reached"}),
        (S + "ksp_meetings_held", {0: "not_reached", 1: "reached", 2: "reached", 3: "not_reached"}),
        (K + "safety_dialogue_meetings", {0: "as_needed", 7: "as_needed"}),
        (S + "samraad_meetings_held", {0: "as_needed", 1: "as_needed", 2: "as_needed"}),
        (S + "banderaad_meetings_held", {0: "as_needed"}),
        (S + "ungesamraad_meetings_held", {0: "as_needed"}),
    ],
)
def test_meetings_are_judged_by_their_kind_of_target(id_: str, verdicts: dict[int, str]) -> None:
    found = {count: asked(id_, [measured(id_, year(2018), count=count)]).status for count in verdicts}
    assert found == verdicts


def test_a_half_year_decides_what_a_year_demands_only_where_the_rest_cannot_change_it() -> None:
    id_, half = S + "lokalraad_meetings_held", Period(date(2018, 1, 1), date(2018, 6, 30))
    few, enough = (asked(id_, [measured(id_, half, count=count)]) for count in (3, 4))
    assert answered(few) == ("cannot_be_judged", "not_the_time_of_the_target")
    assert answered(enough) == ("reached", None)


def test_two_meetings_in_one_half_year_do_not_make_up_for_none_in_the_other() -> None:
    id_ = K + "strategic_group_meetings"
    first, second = Period(date(2018, 1, 1), date(2018, 6, 30)), Period(date(2018, 7, 1), date(2018, 12, 31))
    both = [measured(id_, first, count=1), measured(id_, second, count=1)]
    one = [measured(id_, first, count=2), measured(id_, second, count=0)]
    assert [asked(id_, found, "2019-01-31").status for found in (both, one)] == ["reached", "not_reached"]


@pytest.mark.parametrize(("general", "status"), [(4, "sum"), (3, "differ"), (None, "cannot_be_judged")])
def test_six_and_four_new_initiatives_must_be_the_ten(general: int | None, status: str) -> None:
    counts = {"": 10, "_individual": 6, "_general": general}
    figures = {
        f"{K}new_initiatives{name}": [measured(f"{K}new_initiatives{name}", year(2018), count=count)]
        for name, count in counts.items()
        if count is not None
    }
    assert [answer.status for answer in BOOK.check_parts(K + "new_initiatives", figures)] == [status]


def test_the_shares_of_violence_sum_to_a_hundred() -> None:
    whole = ALL[S + "violence_by_place"]
    figures = {id_: [start] for id_ in whole.parts if (start := ALL[id_].baseline)}
    assert len(figures) == 2
    assert [answer.status for answer in BOOK.check_parts(whole, figures)] == ["sum"]
    id_ = whole.parts[0]
    [private] = figures[id_]
    off = figures | {id_: [attrs.evolve(private, value=Decimal(49))]}
    assert [answer.status for answer in BOOK.check_parts(whole, off)] == ["differ"]


# 19 active, of these 13 mentor cases, after-care etc. 6: "heraf" seems to cover both, so they are checked together.
def test_the_printed_cases_of_albertslund_sum_and_other_numbers_may_not() -> None:
    whole = ALL[A + "active_cases"]
    printed = {id_: [start] for id_ in (whole.id, *whole.parts) if (start := ALL[id_].baseline)}
    assert [int(start.amount or 0) for [start] in printed.values()] == [19, 13, 6]
    assert [answer.status for answer in BOOK.check_parts(whole, printed)] == ["sum"]
    more = printed | {A + "aftercare_cases": [attrs.evolve(printed[A + "aftercare_cases"][0], value=Decimal(7))]}
    assert [answer.status for answer in BOOK.check_parts(whole, more)] == ["differ"]


# A number that is hidden stands in no words beside it: here with the widest profile, which hides what is below 10.
def test_no_words_beside_a_small_number_of_persons_repeat_it() -> None:
    small = [one for one in ALL.values() if one.persons and one.baseline and (one.baseline.amount or 10) < 10]
    assert {one.id for one in small} == {A + "aftercare_cases", A + "relapse"}
    for one in small:
        texts = [one.title, one.definition, *(trap.text for trap in one.traps)]
        numbers = {number for text in texts if text for number in re.findall(r"[\d,]+\d|\d", text.da + " " + text.en)}
        assert str(one.baseline and one.baseline.value) not in numbers


def test_the_parts_of_a_small_caseload_are_hidden_with_what_they_would_give_away() -> None:
    names = ("active_cases", "mentor_cases", "aftercare_cases")
    told = {
        A + name: [measured(A + name, day("2016-05-15"), count=count)]
        for name, count in zip(names, (19, 16, 3), strict=True)
    }
    protected = protect([ALL[id_] for id_ in told], told)
    assert [one.measurements[0].suppressed for one in protected] == [False, True, True]


@pytest.mark.parametrize("name", ["level_1_cases", "advice", "active_cases", "mentor_cases", "aftercare_cases"])
def test_a_number_of_cases_gets_no_verdict_and_aims_at_nothing(name: str) -> None:
    assert ALL[A + name].direction == "none"
    assert answered(asked(A + name)) == ("cannot_be_judged", "no_target")


def test_a_stock_is_not_held_against_a_number_of_a_month() -> None:
    fewer = attrs.evolve(ALL[A + "active_cases"], target=Target(kind="at_most", value=Decimal(19)), direction="lower")
    month = measured(A + "active_cases", Period(date(2016, 5, 1), date(2016, 5, 31)), count=19)
    assert answered(BOOK.progress(fewer, [month], on=date(2016, 6, 30))) == ("cannot_be_judged", "not_a_stock")


# 1 of 19 is 5.3, 2 of 19 is 10.5; with at most 60, 6 per cent fits only 16-18, 31-36 and 47-54.
def test_six_per_cent_cannot_be_of_the_19_active_cases() -> None:
    six = ALL[A + "relapse"].baseline
    assert six is not None
    assert six.value is not None
    assert not reachability(six.value, 19).reachable
    fitting = [found.denominator for found in fitting_denominators(six.value, 60)]
    assert fitting == [*range(16, 19), *range(31, 37), *range(47, 55)]


def test_six_per_cent_of_a_small_caseload_gives_one_to_three_people_away() -> None:
    relapse = ALL[A + "relapse"]
    assert relapse.baseline is not None
    [shown] = may_show(relapse, [relapse.baseline], plausible_bases=range(1, 61))
    assert shown.hidden
    assert shown.figure.value is None


def test_a_relapse_without_who_how_many_and_how_long_is_not_computed() -> None:
    not_told: dict[str, Any] = {"relapsed": None, "completed": None}
    with pytest.raises(InvalidInput) as uncounted:
        Followed(**not_told, died=0, emigrated=0, unfinished=0)
    assert [fault.place for fault in uncounted.value.faults] == ["$.relapsed", "$.completed"]
    dke, one = (
        known_definitions()["albertslund_dke"],
        Followed(relapsed=1, completed=15, died=0, emigrated=0, unfinished=0),
    )
    with pytest.raises(InvalidInput) as undefined:
        relapse_share(dke, one, began=Period(None, None), drawn_on=date(2015, 5, 15))
    places = {fault.place for fault in undefined.value.faults}
    assert {"$.definition.base", "$.definition.window_months", "$.definition.event", "$.began"} <= places


@pytest.mark.parametrize("name", ["aim_felt_safety", "aim_victims", "aim_onset", "aim_harm"])
def test_an_aim_in_words_cannot_be_judged(name: str) -> None:
    assert answered(asked(A + name)) == ("cannot_be_judged", "no_baseline")


def test_nothing_is_computed_from_a_change_without_its_counts() -> None:
    fewer = attrs.evolve(ALL[S + "reported_crime"], target=Target(kind="reduce"))
    told = measured(S + "reported_crime", year(2018), count=30_000)
    assert answered(BOOK.progress(fewer, [told], on=date(2019, 1, 1))) == ("cannot_be_judged", "change_only")


@pytest.mark.parametrize("name", ["reported_violence", "reported_digital_abuse"])
def test_fewer_reports_may_be_less_reporting_and_get_no_verdict(name: str) -> None:
    told = measured(S + name, year(2018), count=100)
    assert answered(asked(S + name, [told])) == ("cannot_be_judged", "no_direction")


@pytest.mark.parametrize("name", ["violent_events", "reported_burglary"])
def test_without_a_baseline_a_direction_alone_is_not_judged(name: str) -> None:
    told = measured(S + name, year(2018), count=100)
    assert answered(asked(S + name, [told])) == ("cannot_be_judged", "no_baseline")


@pytest.mark.parametrize(
    ("count", "qualifier", "on", "verdict"),
    [
        (120, "exact", "2021-03-01", ("reached", None)),
        (121, "exact", "2021-03-01", ("not_reached", None)),
        (118, "preliminary", "2021-03-01", ("cannot_be_judged", "preliminary")),
    ],
)
def test_road_deaths_are_judged_by_the_final_number_of_2020(
    count: int, qualifier: str, on: str, verdict: tuple[str, str | None]
) -> None:
    told = measured(S + "road_deaths", year(2020), count=count, qualifier=qualifier)
    assert answered(asked(S + "road_deaths", [told], on)) == verdict


def test_deaths_in_the_police_district_are_not_those_of_the_country() -> None:
    told = measured(S + "road_deaths", year(2020), count=20, area="1464")
    assert answered(asked(S + "road_deaths", [told])) == ("cannot_be_judged", "other_area")


def test_a_lower_bound_says_only_what_lies_below_it() -> None:
    fewer = attrs.evolve(ALL[S + "video_interviews"], target=Target(kind="reduce"), direction="lower")
    few, many = (measured(S + "video_interviews", year(2018), count=count) for count in (200, 300))
    assert BOOK.progress(fewer, [few], on=date(2019, 1, 1)).status == "reached"
    assert answered(BOOK.progress(fewer, [many], on=date(2019, 1, 1))) == ("cannot_be_judged", "inexact")


def test_safety_in_words_has_no_number_to_be_maintained() -> None:
    told = measured(S + "safety_in_neighbourhood", year(2018), value=Decimal(60), unit="index")
    assert answered(asked(S + "safety_in_neighbourhood", [told])) == ("cannot_be_judged", "baseline_missing")


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("theme_meeting_held", ("reached", None)),
        ("it_workshop_held", ("cannot_be_judged", "cancelled")),
        ("emergency_room_trial", ("not_due", None)),
    ],
)
def test_cancelled_is_neither_done_nor_pending(name: str, verdict: tuple[str, str | None]) -> None:
    start = ALL[S + name].baseline
    assert start is not None
    told = measured(S + name, year(2017), state=start.state)
    assert answered(asked(S + name, [told], "2018-01-31")) == verdict


def test_about_30_per_cent_is_an_estimate() -> None:
    one = ALL["indicator.worried_about_crime"]
    assert isinstance(one.baseline, Baseline)
    dated = attrs.evolve(
        one, basis=None, target=Target(kind="reduce"), baseline=attrs.evolve(one.baseline, period=year(2013))
    )
    told = measured(one.id, year(2018), count=250, denominator=1000)
    assert answered(BOOK.progress(dated, [told], on=date(2019, 1, 1))) == ("cannot_be_judged", "inexact")
    undated = attrs.evolve(dated, baseline=one.baseline)
    assert answered(BOOK.progress(undated, [told], on=date(2019, 1, 1))) == ("cannot_be_judged", "baseline_undated")


@pytest.mark.parametrize("name", ["repeat_victimisation", "subjective_safety"])
def test_an_aim_of_the_strategy_without_a_number_is_not_judged(name: str) -> None:
    assert answered(asked(f"indicator.{name}")) == ("cannot_be_judged", "no_baseline")


def test_felt_and_actual_safety_are_two_indicators_of_two_levels() -> None:
    felt, actual = ALL["indicator.subjective_safety"], ALL["indicator.objective_safety"]
    assert (felt.level, felt.basis, actual.level, actual.basis) == ("effect", "sample", "result", "population")
    assert felt.parts == actual.parts == ()


@pytest.mark.parametrize(("behind", "status"), [(0, "not_due"), (1, "on_path"), (3, "reached")])
def test_conversations_held_are_a_stage_of_process_and_show_no_effect(behind: int, status: str) -> None:
    id_ = "indicator.conversations_of_concern"
    answer = asked(id_, [measured(id_, year(2015), count=behind, unit="stage")])
    assert answer.status == status
    assert ("indicators.process_is_no_effect" in {reason.rule for reason in answer.reasons}) is (behind == 1)


def test_staff_of_a_municipality_whose_inhabitants_are_not_told_is_no_rate() -> None:
    start = ALL["ishoej.prevention_staff"].baseline
    assert start is not None
    assert (start.count, start.denominator, start.unit) == (7, None, "employee")
    assert "denominator_missing" in {trap.code for trap in ALL["ishoej.prevention_staff"].traps}
