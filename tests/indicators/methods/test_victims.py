"""Victims: prevalence, incidence, concentration and repeats to the printed digits, and how they hang together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.crude_rate import rate_of_repeated
from kriminalpraeventiv.indicators.methods.repeated import events_of, persons_of, repeated_faults, squares_of
from kriminalpraeventiv.indicators.methods.result import Interval
from kriminalpraeventiv.indicators.methods.victims import (
    concentration,
    incidence,
    prevalence,
    repeat_share,
    victims_hit_at_least,
)

VICTIMS = {1: 120, 2: 24, 3: 8, 5: 3}  # 2.3
TABLES = st.dictionaries(st.integers(1, 12), st.integers(1, 200), min_size=1, max_size=6)


def bounds(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    assert interval.low is not None
    assert interval.high is not None
    return interval.low, interval.high


def test_repeat_victimisation_gives_the_printed_digits() -> None:
    assert (events_of(VICTIMS), persons_of(VICTIMS)) == (207, 155)  # 2.3
    assert concentration(VICTIMS).value == pytest.approx(1.335, abs=5e-4)
    assert repeat_share(VICTIMS, multiplier=100).value == pytest.approx(25.1, abs=0.05)
    assert victims_hit_at_least(VICTIMS, 2, multiplier=100).value == pytest.approx(22.6, abs=0.05)


def test_those_hit_three_times_or_more_are_counted_too() -> None:
    assert [persons_of(VICTIMS, least) for least in (1, 3, 4, 5, 6)] == [155, 11, 3, 3, 0]
    assert victims_hit_at_least(VICTIMS, 3).value == pytest.approx(11 / 155)
    assert victims_hit_at_least(VICTIMS, 6).value == 0


def test_prevalence_has_wilsons_interval() -> None:
    found = prevalence(VICTIMS, 20_000)
    oracle = stats.binomtest(155, 20_000).proportion_ci(0.95, method="wilson")
    assert found.value == pytest.approx(7.75)
    assert bounds(found.interval) == pytest.approx((1_000 * oracle.low, 1_000 * oracle.high), rel=1e-9)


def test_those_hit_again_have_wilsons_interval() -> None:
    found = victims_hit_at_least(VICTIMS, 2, level=0.9, multiplier=100)
    oracle = stats.binomtest(35, 155).proportion_ci(0.9, method="wilson")
    assert bounds(found.interval) == pytest.approx((100 * oracle.low, 100 * oracle.high), rel=1e-9)


def test_incidence_knows_that_the_same_are_hit_again() -> None:
    assert incidence(VICTIMS, 20_000, level=0.9, multiplier=100) == rate_of_repeated(
        VICTIMS, 20_000, level=0.9, multiplier=100
    )


@given(TABLES, st.integers(10_000, 10**6))
def test_incidence_is_prevalence_times_concentration(victims: dict[int, int], population: int) -> None:
    prevalent, incident, concentrated = (
        prevalence(victims, population),
        incidence(victims, population),
        concentration(victims),
    )
    assert incident.value == pytest.approx((prevalent.value or 0) * (concentrated.value or 0))


@given(TABLES)
def test_repeats_are_what_concentration_is_above_1(victims: dict[int, int]) -> None:
    concentrated = concentration(victims).value or 0
    assert repeat_share(victims).value == pytest.approx(1 - 1 / concentrated)
    assert concentrated >= 1


@given(TABLES, st.integers(1, 12))
def test_fewer_are_hit_more_often(victims: dict[int, int], times: int) -> None:
    often = victims_hit_at_least(victims, times).value or 0
    oftener = victims_hit_at_least(victims, times + 1).value or 0
    assert oftener <= often <= (victims_hit_at_least(victims, 1).value or 0) == 1


@given(TABLES)
def test_what_is_counted_agrees_with_counting_one_by_one(victims: dict[int, int]) -> None:
    each = [times for times, number in victims.items() for _ in range(number)]
    assert events_of(victims) == sum(each)
    assert persons_of(victims, 3) == sum(times >= 3 for times in each)
    assert squares_of(victims) == sum(times**2 for times in each)


def test_results_say_how_they_were_computed_in_both_languages() -> None:
    table = (("events", (1, 2, 3, 5)), ("persons", (120, 24, 8, 3)))
    prevalent = prevalence(VICTIMS, 20_000, level=0.9)
    assert (prevalent.method, prevalent.level, prevalent.multiplier) == ("prevalence", 0.9, 1_000)
    assert prevalent.inputs == (*table, ("population", 20_000))
    assert prevalent.text.da == (
        "155 ud af 20.000 er ramt mindst én gang: 7,8 pr. 1.000. "
        "Med 90 pct. sikkerhed ligger andelen mellem 6,8 og 8,8 pr. 1.000."
    )
    concentrated = concentration(VICTIMS)
    assert (concentrated.method, concentrated.interval, concentrated.inputs) == ("concentration", None, table)
    assert concentrated.text.da == "207 hændelser ramte 155 ofre: 1,34 hændelser pr. offer."
    repeats = repeat_share(VICTIMS)
    assert (repeats.method, repeats.interval, repeats.multiplier, repeats.inputs) == ("repeat_share", None, 1, table)
    assert repeats.text.en == "52 of 207 incidents (25.1 per cent) hit somebody already hit in the period."
    again = victims_hit_at_least(VICTIMS, 2, level=0.9, multiplier=100)
    assert (again.method, again.level, again.multiplier) == ("victims_hit_at_least", 0.9, 100)
    assert again.inputs == (*table, ("times", 2))
    assert again.text.da.startswith("35 af 155 ofre (22,6 pct.) er ramt mindst 2 gange. Med 90 pct. sikkerhed")
    assert again.text.en.endswith("lies between 17.6 and 28.5 per cent.")


@pytest.mark.parametrize("ask", [concentration, repeat_share, lambda victims: victims_hit_at_least(victims, 2)])
@pytest.mark.parametrize("victims", [{}, {1: 0}])
def test_nothing_is_said_of_victims_where_nobody_was_hit(ask: type, victims: dict[int, int]) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask(victims)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("too_few", "$.victims")]


def test_nobody_hit_is_a_prevalence_of_0() -> None:
    assert prevalence({}, 20_000).value == 0


def test_everybody_may_be_hit_but_no_more() -> None:
    assert prevalence({1: 20}, 20).value == 1_000
    assert prevalence({3: 1}, 1).value == 1_000
    with pytest.raises(InvalidInput) as refused:
        prevalence({1: 21}, 20)
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("contradiction", "$.victims")]


@pytest.mark.parametrize(
    ("persons", "codes"),
    [
        (None, ["no_count"]),
        ([120, 24], ["no_count"]),
        ({0: 1}, ["out_of_range"]),
        ({1: -1}, ["out_of_range"]),
        ({0: -1, -1: 1}, ["out_of_range", "out_of_range"]),
        ({1: None}, ["out_of_range"]),
        ({"1": 5}, ["out_of_range"]),
        ({1: 0}, ["too_few"]),
    ],
)
def test_a_table_that_cannot_be_is_refused(persons: object, codes: list[str]) -> None:
    assert [fault.code for fault in repeated_faults("$.persons", persons, least=1)] == codes


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        prevalence({0: 1}, 0, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.victims", "$.population", "$.level", "$.multiplier"]
    with pytest.raises(InvalidInput) as refused:
        victims_hit_at_least({0: 1}, 0, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.victims", "$.times", "$.level", "$.multiplier"]
    with pytest.raises(InvalidInput) as refused:
        repeat_share({0: 1}, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.victims", "$.multiplier"]
