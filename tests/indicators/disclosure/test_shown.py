"""Shown: what may be shown of an indicator's numbers, on both sides of the threshold, and nothing by which to guess."""

import json
import pickle
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.indicators.disclosure import SUPPRESSED, Suppressed, computed, custom, may_show, profile
from kriminalpraeventiv.indicators.figure import Baseline, Measurement
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

YEAR = Period(date(2015, 1, 1), date(2015, 12, 31))
SOURCE = Source(document="Et eksempel", standing="practice", certainty="stated")
TITLE = Text(da="Et eksempel", en="An example")


def about(unit: str | None = "percent", *, persons: bool = True, minors: bool = False) -> Indicator:
    return Indicator(
        id="indicator.example",
        title=TITLE,
        source=SOURCE,
        level="effect",
        direction="lower",
        unit=unit,
        area="0165",
        persons=persons,
        minors=minors,
    )


def share(count: int, denominator: int) -> Measurement:
    return Measurement(count=count, denominator=denominator, unit="percent", period=YEAR, area="0165")


def printed(value: str, unit: str | None = "percent", respondents: int | None = None, **more: Any) -> Measurement:  # noqa: ANN401 - fields of it
    return Measurement(value=Decimal(value), unit=unit, period=YEAR, area="0165", respondents=respondents, **more)


def codes(shown: Any) -> list[str]:  # noqa: ANN401 - a `Shown`
    return [reason.rule.removeprefix("disclosure.") for reason in shown.reasons]


@pytest.mark.parametrize(
    ("count", "denominator", "hidden", "base"),
    [
        (4, 19, True, 19),
        (5, 19, False, 19),
        (14, 19, False, 19),
        (15, 19, True, 19),
        (0, 19, True, 19),
        (19, 19, True, 19),
        (4, 8, True, 8),
        (3, 5, True, 5),
        (2, 4, True, SUPPRESSED),
    ],
)
def test_a_share_is_hidden_where_those_counted_or_those_left_are_few(
    count: int, denominator: int, hidden: bool, base: object
) -> None:
    (shown,) = may_show(about(), [share(count, denominator)])
    assert shown.hidden is hidden
    assert shown.count == (SUPPRESSED if hidden else count)
    assert shown.amount == (SUPPRESSED if hidden else share(count, denominator).amount)
    assert shown.denominator == base
    assert (shown.value, shown.respondents) == (None, None)
    assert codes(shown) == ["profile", "hidden" if hidden else "nothing_hidden", "not_sufficient"]


def test_everything_computed_from_a_hidden_count_is_hidden() -> None:
    both: Any = may_show(about(), [share(4, 19), share(7, 19)])
    few, enough = both
    assert computed(lambda count, base: (count / base, base - count), few.count, few.denominator) == SUPPRESSED
    difference = enough.amount - few.amount
    complement = few.denominator - few.count
    cost_per_outcome = Decimal(1_200_000) / few.count
    assert [difference, complement, cost_per_outcome] == [SUPPRESSED] * 3


@pytest.mark.parametrize(
    ("figure", "hidden"),
    [
        (printed("4", "person"), True),
        (printed("5", "person"), False),
        (printed("4.9", "person"), True),
        (printed("0", "person"), False),
        (Measurement(count=4, unit="person", period=YEAR), True),
        (Measurement(count=5, unit="person", period=YEAR), False),
        (Measurement(count=0, unit="person", period=YEAR), False),
        (Measurement(denominator=4, unit="percent", period=YEAR), True),
        (Measurement(denominator=5, unit="percent", period=YEAR), False),
        (Measurement(count=4, denominator=20_000, unit="report/kinh", period=YEAR), True),
        (Measurement(count=5, denominator=20_000, unit="report/kinh", period=YEAR), False),
        (Measurement(count=7, denominator=4, unit="report/kinh", period=YEAR), True),
        (Measurement(count=7, denominator=5, unit="report/kinh", period=YEAR), False),
        (printed("8", respondents=234), False),
        (printed("7", respondents=57), True),
        (printed("93", respondents=57), True),
        (printed("6", respondents=17), True),
    ],
)
def test_numbers_on_both_sides_of_the_threshold(figure: Measurement, hidden: bool) -> None:
    (shown,) = may_show(about(figure.unit), [figure])
    assert shown.hidden is hidden
    assert shown.figure == figure or hidden
    assert "base_unknown" not in codes(shown)


def test_a_per_cent_without_a_base_is_hidden_for_minors_and_else_shown_and_said_not_to_be_checked() -> None:
    (adult,) = may_show(about(), [printed("6")])
    assert (adult.value, codes(adult)[-1]) == (Decimal(6), "base_unknown")
    for minors, levels in ((True, ()), (False, (2,)), (False, (1, 3))):
        (hidden,) = may_show(about(minors=minors), [printed("6")], levels=levels, profile="off")
        assert hidden.value == Suppressed("not_checked")
        assert "stricter" in codes(hidden)
        assert "base_unknown" not in codes(hidden)


def test_six_per_cent_of_a_caseload_of_at_most_sixty_is_hidden() -> None:
    # Albertslund's 6 per cent: one to three persons (part 0, finding 3).
    (shown,) = may_show(about(), [printed("6")], plausible_bases=range(1, 61))
    assert shown.value == SUPPRESSED
    (large,) = may_show(about(), [printed("6")], plausible_bases=range(1, 100))
    assert large.value == Decimal(6)


def test_a_rate_is_checked_with_its_population() -> None:
    (few,) = may_show(about("report/kinh"), [printed("0.2", "report/kinh")], plausible_bases=[20_000])
    (many,) = may_show(about("report/kinh"), [printed("40.5", "report/kinh")], plausible_bases=[20_000])
    assert (few.value, many.value) == (SUPPRESSED, Decimal("40.5"))


@pytest.mark.parametrize(
    "figure", [printed("-31", measure="relative_change"), printed("6", None), printed("50.6", respondents=30)]
)
def test_what_cannot_be_checked_is_shown_for_adults_only_and_said(figure: Measurement) -> None:
    (adult,) = may_show(about(), [figure])
    (minor,) = may_show(about(minors=True), [figure])
    assert (adult.value, codes(adult)[-1]) == (figure.value, "base_unknown")
    assert minor.value == Suppressed("not_checked")


@pytest.mark.parametrize(("value", "before", "hidden"), [
    ("-80", 20, True),  # 4
    ("-75", 20, False),  # 5
    ("300", 1, True),  # 4
    ("-31", 2000, False),
])  # fmt: skip
def test_a_change_gives_the_count_away_to_whoever_knows_the_baseline(value: str, before: int, hidden: bool) -> None:
    counted = attrs.evolve(about("person"), baseline=Baseline(unit="person", count=before))
    (shown,) = may_show(counted, [printed(value, measure="relative_change")])
    assert shown.hidden is hidden
    assert "base_unknown" not in codes(shown)


@pytest.mark.parametrize(
    "baseline",
    [
        None,
        Baseline(unit="person"),
        Baseline(unit="person", value=Decimal("20.5")),
        Baseline(unit="percent", value=Decimal(20)),
        Baseline(unit="person", value=Decimal(20), measure="relative_change"),
    ],
)
def test_a_change_from_what_is_no_count_is_not_checked(baseline: Baseline | None) -> None:
    (shown,) = may_show(attrs.evolve(about("person"), baseline=baseline), [printed("-80", measure="relative_change")])
    assert (shown.hidden, codes(shown)[-1]) == (False, "base_unknown")
    (points,) = may_show(attrs.evolve(about("person"), baseline=baseline), [printed("-80", measure="point_change")])
    assert (points.hidden, codes(points)[-1]) == (False, "base_unknown")


def test_numbers_not_about_persons_are_shown_unless_a_profile_is_asked_for() -> None:
    meetings = about("meeting", persons=False)
    (two,) = may_show(meetings, [printed("2", "meeting")])
    assert (two.value, two.profile, two.reasons) == (Decimal(2), None, ())
    (asked,) = may_show(meetings, [printed("2", "meeting")], profile=profile("dst_public"))
    assert asked.value == SUPPRESSED


def test_protection_switched_off_is_said() -> None:
    (shown,) = may_show(about(), [share(4, 19)], profile="off")
    assert (shown.count, shown.denominator, shown.profile, codes(shown)) == (4, 19, None, ["switched_off"])


def test_no_number_is_shown_for_too_few_inhabitants() -> None:
    floor = custom(threshold=5, zeros="show", population_floor=50)
    rate = {"unit": "report/kinh", "period": YEAR}
    few, enough = may_show(
        about("report/kinh"),
        [Measurement(count=9, denominator=49, **rate), Measurement(count=9, denominator=50, **rate)],  # type: ignore[arg-type] # - fields of it
        profile=floor,
    )
    assert few.count == few.denominator == few.amount == Suppressed("small_population")
    assert (enough.count, enough.denominator) == (9, 50)
    (survey,) = may_show(about(), [printed("50", respondents=49)], profile=floor)
    assert survey.value == Suppressed("small_population")


def test_shown_numbers_are_rounded_where_the_profile_rounds() -> None:
    shown = may_show(
        about(), [share(12, 33), printed("12", "person"), printed("12.4", "person")], profile=profile("opensafely")
    )
    assert [(each.count, each.denominator, each.value) for each in shown] == [
        (10, 35, None),
        (None, None, Decimal(10)),
        (None, None, Decimal(10)),
    ]
    assert str(shown[0].amount) == "200/7"
    assert shown[0].figure == share(10, 35)


def test_a_printed_share_is_rounded_as_its_count_and_its_base_are() -> None:
    weighted = [printed("41.18", respondents=34), printed("41.18"), printed("100", respondents=33)]
    shown = may_show(about(), weighted, profile=profile("opensafely"))
    assert [each.value for each in shown[:2]] == [Decimal("42.86"), Decimal("41.18")]  # 15 of 35; of nobody knows
    assert [each.figure.respondents for each in shown[:2]] == [35, None]
    assert shown[2].hidden


@pytest.mark.parametrize("base", range(2, 14))
@pytest.mark.parametrize("zeros", ["show", "show_unless_all_or_none", "hide"])
def test_whether_a_denominator_is_shown_does_not_hang_on_the_hidden_count(base: int, zeros: Any) -> None:  # noqa: ANN401 - a code
    rule = custom(threshold=4, zeros=zeros)
    hidden = {
        count: shown.denominator
        for count in range(base + 1)
        for shown in may_show(about(), [share(count, base)], profile=rule)
        if shown.hidden
    }
    assert len(set(hidden.values())) <= 1
    assert base not in hidden.values() or max(hidden) >= 4


def test_of_persons_among_inhabitants_those_left_count_too() -> None:
    figures = [
        Measurement(count=count, denominator=19, unit="person/inhabitant", period=YEAR) for count in (16, 14, 4, 23)
    ]
    assert [each.hidden for each in may_show(about("person/inhabitant"), figures)] == [True, False, True, False]


def test_a_number_without_a_unit_has_that_of_its_indicator_and_is_hidden_where_that_has_none() -> None:
    figures = [printed("3", None), printed("30", None)]
    assert [each.hidden for each in may_show(about("person"), figures)] == [True, False]
    assert [each.value for each in may_show(about(None), figures)] == [Suppressed("not_checked")] * 2


def test_a_change_since_another_time_is_not_counted_from_the_baseline() -> None:
    counted = attrs.evolve(about("person"), baseline=Baseline(unit="person", count=20, period=YEAR))
    since = [
        printed("-80", measure="relative_change", since=one)
        for one in (YEAR, Period(date(2016, 1, 1), date(2016, 12, 31)))
    ]
    assert [each.hidden for each in may_show(counted, since)] == [True, False]


def test_a_text_is_shown_and_left_for_a_person_to_read() -> None:
    words = Measurement(text=Text(da="To personer", en="Two persons"), unit="text", period=YEAR)
    (shown,) = may_show(about("text", minors=True), [words])
    assert (shown.figure, codes(shown)[-1]) == (words, "read_the_text")


def test_a_number_hidden_before_stays_hidden() -> None:
    (once,) = may_show(about(), [share(4, 19)])
    (twice,) = may_show(about(), [once.figure])
    assert twice.value == twice.amount == SUPPRESSED
    assert twice.figure == once.figure


def test_a_baseline_is_protected_like_a_measurement_and_each_stands_in_its_place() -> None:
    figures = [Baseline(unit="percent", count=4, denominator=19), share(7, 19), Baseline(unit="percent")]
    shown = may_show(about(), figures)
    assert [each.hidden for each in shown] == [True, False, False]
    assert isinstance(shown[0].figure, Baseline)
    assert shown[2].amount is None


@given(st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_no_form_of_what_is_shown_depends_on_the_hidden_count(count: int, left: int, minors: bool) -> None:
    """Two counts that are both hidden of the same shown base look the same in every form."""
    (shown,) = may_show(about(minors=minors), [share(count, count + left)])
    (other,) = may_show(about(minors=minors), [share(left, count + left)])
    if shown.hidden:
        assert shown == other
        assert hash(shown) == hash(other)
        assert repr(shown) == repr(other)
        assert pickle.dumps(shown) == pickle.dumps(other)
        assert AnswerConverter().to_json(shown) == AnswerConverter().to_json(other)
    else:
        assert min(count, left) >= 5 or (count, left) == (0, 0)


@given(st.integers(0, 40), st.integers(0, 40), st.booleans())
def test_what_may_be_shown_may_be_shown_again(count: int, left: int, minors: bool) -> None:
    (once,) = may_show(about(minors=minors), [share(count, count + left)])
    (twice,) = may_show(about(minors=minors), [once.figure])
    assert twice.figure == once.figure
    assert twice.hidden == once.hidden


def test_the_json_of_what_is_shown_says_what_is_hidden() -> None:
    (shown,) = may_show(about(), [share(4, 19)])
    plain = json.loads(AnswerConverter().to_json(shown))
    assert plain["count"] == {"suppressed": "small_numbers"}
    assert plain["denominator"] == 19
    assert plain["figure"]["suppressed"] is True
