"""Ground: periods, timelines, texts, facts of dates."""

import pickle
from datetime import date

import pytest

from kriminalpraeventiv import Case, InvalidInput, InvalidRule, NotInForce, Period, Text, age_on, offences_since
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.law.provision import ProvisionVersion
from kriminalpraeventiv.serialization.strict import TomlReader
from kriminalpraeventiv.timeline import Begun, Commencement, Timeline, Validity


def version(since: Commencement | None, until: Commencement | None = None) -> ProvisionVersion:
    says = Text(da="a", en="b")
    return ProvisionVersion(
        cite="x", since=since, until=until, act=since.act if since else "", certainty="read", says=says
    )


OLD, NEW = Commencement.on(date(2007, 1, 1), "old"), Commencement("new", date(2010, 12, 22), date(2011, 11, 17))


def test_both_ends_of_a_period_are_inside() -> None:
    period = Period(date(2017, 1, 1), date(2019, 12, 31))
    assert [period.contains(date(*day)) for day in ((2016, 12, 31), (2017, 1, 1), (2019, 12, 31), (2020, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
    assert Period().contains(date.min)
    assert str(Period(None, date(2017, 1, 1))) == "… – 2017-01-01"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Period(None, date(2020, 1, 1)), Period(date(2020, 1, 1), None), True),
        (Period(None, date(2020, 1, 1)), Period(date(2020, 1, 2), None), False),
        (Period(), Period(date(2020, 1, 2), None), True),
    ],
)
def test_periods_overlap_when_they_share_a_day(one: Period, other: Period, overlap: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is overlap


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(InvalidInput, match="ends before it starts"):
        Period(date(2020, 1, 2), date(2020, 1, 1))


def test_a_period_of_a_pack_that_ends_before_it_starts_is_a_fault_of_the_pack() -> None:
    with pytest.raises(InvalidRule, match=r"x\.toml: the period ends before it starts"):
        TomlReader().read("x.toml", "start = 2020-01-02\nend = 2020-01-01", Period)


def test_a_bracket_cannot_be_turned_round() -> None:
    with pytest.raises(InvalidRule):
        Commencement("act", date(2020, 1, 2), date(2020, 1, 1))


def test_an_open_commencement_is_open_until_the_day_it_surely_applies() -> None:
    assert [NEW.open_on(date(*day)) for day in ((2010, 12, 21), (2010, 12, 22), (2011, 11, 16), (2011, 11, 17))] == [
        False,
        True,
        True,
        False,
    ]
    assert NEW.begun(date(2011, 3, 1), Begun({"new"}))
    assert not NEW.begun(date(2011, 3, 1), Begun())
    assert not NEW.begun(date(2010, 12, 21), Begun({"new"}))


def test_versions_never_overlap() -> None:
    with pytest.raises(InvalidRule, match="overlaps"):
        Timeline("x", (version(NEW), version(OLD)))
    with pytest.raises(InvalidRule, match="overlaps"):
        Timeline("x", (version(OLD, Commencement.on(date(2011, 1, 1))), version(NEW)))


def test_a_day_outside_all_versions_names_the_nearest() -> None:
    timeline = Timeline("law.x", (version(OLD), version(NEW, Commencement.on(date(2020, 1, 1)))))
    with pytest.raises(NotInForce, match=r"law\.x: not in force on 2006-12-31; the nearest version is from 2007-01-01"):
        timeline.possible(date(2006, 12, 31))
    with pytest.raises(NotInForce, match="ended 2019-12-31"):
        timeline.possible(date(2020, 1, 1))


def test_inside_an_open_commencement_both_versions_are_possible() -> None:
    timeline = Timeline("law.x", (version(OLD), version(NEW)))
    assert [v.act for v in timeline.possible(date(2011, 3, 1))] == ["old", "new"]
    assert [v.act for v in timeline.possible(date(2011, 11, 17))] == ["new"]
    assert [v.act for v in timeline.possible(date(2010, 12, 21))] == ["old"]


def test_a_validity_may_hold_as_long_as_an_open_act_may_not_have_ended_it() -> None:
    until = Validity(None, NEW)
    assert until.possible(date(2011, 11, 16))
    assert not until.possible(date(2011, 11, 17))
    assert until.in_force(date(2011, 3, 1))
    assert not until.in_force(date(2011, 3, 1), Begun({"new"}))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2008, 11, 2), date(2026, 11, 1), 17),
        (date(2008, 11, 1), date(2026, 11, 1), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 11, 1), date(2026, 11, 1), 0),
    ],
)
def test_age_is_completed_years(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


def test_nobody_is_born_after_the_day_asked_about() -> None:
    with pytest.raises(ValueError, match="before the birth"):
        age_on(date(2026, 11, 2), date(2026, 11, 1))


def test_offences_on_one_day_count_once_and_earlier_ones_not() -> None:
    days = [date(2026, 1, 5), date(2026, 1, 5), date(2026, 3, 1), date(2025, 12, 31)]
    assert offences_since(days, date(2026, 1, 1)) == 2
    assert offences_since(days, date(2026, 1, 5)) == 2


def test_a_text_needs_both_languages() -> None:
    with pytest.raises(TypeError):
        Text(da="kun dansk")  # type: ignore[call-arg] # - the point of the test


def test_errors_travel_between_processes_with_their_faults() -> None:
    error = InvalidInput([Fault("a", "$.b", "c")])
    assert pickle.loads(pickle.dumps(error)).faults == error.faults  # noqa: S301 - our own bytes
    assert (error.code, str(error)) == ("invalid_input", "$.b: c")


def test_a_record_stated_anew_keeps_what_was_assumed() -> None:
    case = Case(id="a", on=date(2026, 11, 1), unstated="no").with_(age=16)
    assert "offences" in case.assumed
    assert "age" not in case.assumed
    assert case.with_(offences=1).assumed == tuple(name for name in case.assumed if name != "offences")


def test_null_is_unknown_also_where_absence_means_no() -> None:
    case = Case(id="a", on=date(2026, 11, 1), victim=None, unstated="no")
    assert case.victim is None
    assert case.acute is False


def test_the_subject_is_a_person_in_both_modes_and_marked_assumed() -> None:
    case = Case(id="a", on=date(2026, 11, 1))
    assert (case.subject, case.assumed) == ("person", ("subject",))
    assert Case(id="a", on=date(2026, 11, 1), subject=None).subject is None
