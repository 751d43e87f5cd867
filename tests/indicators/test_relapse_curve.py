"""Relapse curve: who was not followed to the end counts for as long as it lasted."""

from datetime import date
from typing import Any, get_args

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.recidivism import Handling, RecidivismDefinition
from kriminalpraeventiv.indicators.relapse import Followed, RelapseShare, relapse_change, relapse_share
from kriminalpraeventiv.indicators.relapse_curve import Course, Ended, relapse_curve
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

OWN = RecidivismDefinition(
    id="own.relapse",
    version="1",
    title=Text(da="Vores tilbagefald", en="Our relapse"),
    source=Source(document="Sagssystemet", standing="practice", certainty="stated"),
    base=Text(da="unge med en handleplan", en="young persons with an action plan"),
    index_event="intervention",
    start="intervention_end",
    window_months=24,
    event="charge",
    event_date="committed",
    at_risk="all_days",
    death="censored",
    emigration="censored",
    unfinished="censored",
    register_lag_months=6,
    excluded_sanctions=(),
)
YEAR = Period(date(2014, 1, 1), date(2014, 12, 31))
READY = date(2017, 6, 30)
# 19 cases: relapses while 19, 18, 16 and 13 are followed, six who left before the end, nine followed for 24 months.
COURSES = (
    *(Course(months=months, ended="relapsed") for months in (2, 5, 9, 14)),
    *(Course(months=months, ended="unfinished") for months in (7, 10, 11, 18, 20, 22)),
    *(Course(months=24, ended="completed") for _ in range(9)),
)


def own(**more: Any) -> RecidivismDefinition:  # noqa: ANN401 - fields of it
    return attrs.evolve(OWN, **more)


def curve(
    definition: RecidivismDefinition = OWN, courses: tuple[Course, ...] = COURSES, drawn_on: date = READY
) -> RelapseShare:
    return relapse_curve(definition, courses, began=YEAR, drawn_on=drawn_on)


def faults(
    definition: RecidivismDefinition, courses: tuple[Course, ...], began: Period = YEAR
) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as refused:
        relapse_curve(definition, courses, began=began, drawn_on=READY)
    return [(fault.place, fault.code) for fault in refused.value.faults]


# Part 2.3: S 0.774291 (0.501609-0.909513), relapse 22.6 %.
def test_nineteen_cases_relapse_by_22_6_per_cent_with_the_printed_interval() -> None:
    found = curve()
    assert found.result.value == pytest.approx(100 * (1 - 0.774291), abs=1e-4)
    assert found.result.interval
    assert found.result.interval.low == pytest.approx(100 * (1 - 0.909513), abs=1e-4)
    assert found.result.interval.high == pytest.approx(100 * (1 - 0.501609), abs=1e-4)
    assert found.followed == Followed(relapsed=4, completed=9, died=0, emigrated=0, unfinished=6)
    assert (found.qualifier, found.notes, found.complete_on) == ("exact", (), READY)


# Part 2.3: 4/19 gives 21.1 %, "completed only" 30.8 %.
@pytest.mark.parametrize(("handling", "share"), [("counted_without_relapse", 100 * 4 / 19), ("left_out", 100 * 4 / 13)])
def test_the_definition_says_what_becomes_of_those_who_left(handling: Handling, share: float) -> None:
    found = curve(own(unfinished=handling))
    assert found.result.value == pytest.approx(share)
    assert relapse_share(own(unfinished=handling), found.followed, began=YEAR, drawn_on=READY).notes == found.notes


@pytest.mark.parametrize(("ended", "rule"), [("died", "death"), ("emigrated", "emigration")])
def test_each_way_of_leaving_has_its_own_rule(ended: Ended, rule: str) -> None:
    courses = (*COURSES[:4], *(attrs.evolve(course, ended=ended) for course in COURSES[4:10]), *COURSES[10:])
    assert curve(OWN, courses).result.value == pytest.approx(22.5709, abs=1e-3)
    assert curve(own(**{rule: "left_out"}), courses).result.value == pytest.approx(100 * 4 / 13)


def test_a_relapse_after_the_time_is_none() -> None:
    late = (*COURSES, Course(months=25, ended="relapsed"))
    assert curve(OWN, late).followed.relapsed == 4
    assert curve(OWN, late).followed.completed == 10
    on_the_last_day = (*COURSES, Course(months=24, ended="relapsed"))
    assert curve(OWN, on_the_last_day).followed.relapsed == 5


def test_who_left_after_the_time_completed_it() -> None:
    died = (*COURSES[:18], Course(months=30, ended="died"))
    assert curve(own(death="left_out"), died).followed == curve().followed


def test_a_curve_is_preliminary_until_the_register_has_caught_up() -> None:
    early = curve(drawn_on=date(2017, 6, 29))
    assert early.qualifier == "preliminary"
    assert early.notes[0].en.endswith("30 June 2017.")


def test_two_curves_have_no_change_but_the_reason() -> None:
    plain = relapse_share(own(unfinished="left_out"), curve().followed, began=YEAR, drawn_on=READY)
    mixed = attrs.evolve(plain, definition=OWN)
    for pair in ((curve(), curve()), (mixed, curve()), (curve(), mixed)):
        change = relapse_change(*pair)
        assert change.result is None
        assert change.why
        assert change.why.en.startswith("The numbers do not compare here")


def test_a_curve_is_refused_without_a_whole_definition_time_or_anybody() -> None:
    assert faults(own(start=None), COURSES) == [("$.definition.start", "unstated")]
    assert faults(OWN, COURSES, Period(None, date(2014, 12, 31))) == [("$.began", "missing")]
    assert faults(OWN, ()) == [("$.courses", "nobody")]
    assert faults(own(unfinished="left_out"), COURSES[4:10]) == [("$.courses", "nobody")]


def test_who_completed_was_followed_all_the_time() -> None:
    short = (*COURSES, Course(months=23, ended="completed"))
    assert faults(OWN, short) == [("$.courses, number 20", "contradiction")]


@pytest.mark.parametrize("months", [-1, float("nan"), float("inf"), True, None, "5"])
def test_a_course_lasts_a_number_of_months(months: Any) -> None:  # noqa: ANN401 - refused
    with pytest.raises(InvalidInput, match=r"\$\.months"):
        Course(months=months, ended="relapsed")
    with pytest.raises(InvalidInput, match="nearest is `died`"):
        Course(months=1, ended="dies")  # type: ignore[arg-type] # refused


courses = st.lists(
    st.builds(
        Course, months=st.integers(0, 23), ended=st.sampled_from(["relapsed", "died", "emigrated", "unfinished"])
    ),
    max_size=12,
)


@settings(max_examples=25)  # each draws two curves and fits a third
@given(courses)
def test_a_curve_is_that_of_kaplan_and_meier_and_a_plain_share_where_nobody_left(some: list[Course]) -> None:
    followed = (*some, Course(months=24, ended="completed"))
    fitted = KaplanMeierFitter().fit(
        [course.months for course in followed], [course.ended == "relapsed" for course in followed]
    )
    expected = 100 * (1 - float(fitted.survival_function_.iloc[-1, 0]))
    assert curve(OWN, followed).result.value == pytest.approx(expected)
    stayed = tuple(course for course in followed if course.ended in {"relapsed", "completed"})
    relapsed = sum(course.ended == "relapsed" for course in stayed)
    assert curve(OWN, stayed).result.value == pytest.approx(100 * relapsed / len(stayed))


def test_every_ending_is_counted() -> None:
    one_each = tuple(Course(months=24, ended=ended) for ended in get_args(Ended))
    assert curve(OWN, one_each).followed == Followed(relapsed=1, completed=1, died=1, emigrated=1, unfinished=1)
