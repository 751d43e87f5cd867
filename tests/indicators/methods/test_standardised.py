"""Standardised: directly and indirectly, to the printed digits, and the laws both keep."""

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.count import byar_limits, count_limits
from kriminalpraeventiv.indicators.methods.crude_rate import crude_rate, rate_of_repeated
from kriminalpraeventiv.indicators.methods.direct import directly_standardised
from kriminalpraeventiv.indicators.methods.indirect import expected_events, indirectly_standardised, ratio_of_expected
from kriminalpraeventiv.indicators.methods.repeated import Persons
from kriminalpraeventiv.indicators.methods.result import Result

COUNTS = {"15-24": 18, "25-44": 27, "45+": 9}  # 2.1
POPULATIONS = {"15-24": 4_000, "25-44": 5_200, "45+": 6_100}
STANDARD = {"15-24": 3, "25-44": 4, "45+": 3}
LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.998])
BANDS = st.lists(
    st.tuples(st.integers(10, 300), st.integers(300, 50_000), st.floats(0.01, 100)), min_size=1, max_size=6
).map(lambda rows: {f"band {number}": row for number, row in enumerate(rows)})
Bands = dict[str, tuple[int, int, float]]


def column(bands: Bands, number: int) -> dict[str, float]:
    return {name: row[number] for name, row in bands.items()}


def counts(bands: Bands) -> dict[str, int | Persons]:
    return {name: row[0] for name, row in bands.items()}


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


def test_a_directly_standardised_rate_gives_the_printed_digits() -> None:
    found = directly_standardised(COUNTS, POPULATIONS, STANDARD)
    assert round(found.value or 0, 6) == 3.869546
    assert [round(bound, 6) for bound in bounds(found)] == [2.897230, 5.060649]


def test_a_ratio_of_the_expected_gives_the_printed_digits() -> None:
    found = ratio_of_expected(54, 59.4)  # 2.1
    assert round(found.value or 0, 3) == 90.909
    assert [round(bound, 3) for bound in bounds(found)] == [68.289, 118.619]


@given(BANDS, LEVELS)
def test_a_population_standardised_by_itself_has_its_crude_rate(bands: Bands, level: float) -> None:
    populations = column(bands, 1)
    plain = crude_rate(sum(row[0] for row in bands.values()), sum(populations.values()), level=level)
    found = directly_standardised(counts(bands), populations, populations, level=level)
    assert found.value == pytest.approx(plain.value, rel=1e-9)
    assert bounds(found) == pytest.approx(bounds(plain), rel=1e-9)


@given(BANDS, LEVELS)
def test_repeated_events_standardised_by_their_own_population_have_dobsons_interval(bands: Bands, level: float) -> None:
    populations = column(bands, 1)
    tables = {name: {1: row[0], 3: row[0] // 2} for name, row in bands.items()}
    together = {1: sum(row[0] for row in bands.values()), 3: sum(row[0] // 2 for row in bands.values())}
    plain = rate_of_repeated(together, sum(populations.values()), level=level)
    found = directly_standardised(tables, populations, populations, level=level)
    assert found.value == pytest.approx(plain.value, rel=1e-9)
    assert bounds(found) == pytest.approx(bounds(plain), rel=1e-9, abs=1e-9)


@given(BANDS, LEVELS)
def test_the_standardised_interval_follows_the_formula(bands: Bands, level: float) -> None:
    total, weights = sum(row[0] for row in bands.values()), sum(row[2] for row in bands.values())
    rate = sum(weight * count / population for count, population, weight in bands.values()) / weights
    variance = sum(count * (weight / population / weights) ** 2 for count, population, weight in bands.values())
    low, high = byar_limits(total, level)
    spread = math.sqrt(variance / total)
    oracle = (max(0, rate + spread * (low - total)), rate + spread * (high - total))
    found = directly_standardised(counts(bands), column(bands, 1), column(bands, 2), level=level, multiplier=1)
    assert found.value == pytest.approx(rate, rel=1e-9)
    assert bounds(found) == pytest.approx(oracle, rel=1e-9, abs=1e-12)
    assert oracle[0] <= rate < oracle[1]


@given(BANDS, st.floats(0.001, 1_000))
def test_only_ratios_of_the_standard_and_names_of_groups_matter(bands: Bands, times: float) -> None:
    standard = {name: weight * times for name, weight in reversed(column(bands, 2).items())}
    plain = directly_standardised(counts(bands), column(bands, 1), column(bands, 2))
    found = directly_standardised(counts(bands), dict(reversed(column(bands, 1).items())), standard)
    assert found.value == pytest.approx(plain.value, rel=1e-9)
    assert bounds(found) == pytest.approx(bounds(plain), rel=1e-9)


@given(BANDS)
def test_a_multiplier_multiplies_the_value_and_its_interval(bands: Bands) -> None:
    plain = directly_standardised(counts(bands), column(bands, 1), column(bands, 2), multiplier=1)
    times = directly_standardised(counts(bands), column(bands, 1), column(bands, 2), multiplier=10_000)
    assert times.value == pytest.approx((plain.value or 0) * 10_000)
    assert bounds(times) == pytest.approx([bound * 10_000 for bound in bounds(plain)])


def test_there_is_no_directly_standardised_rate_of_fewer_than_10_events() -> None:
    assert directly_standardised({"a": 4, "b": 6}, {"a": 100, "b": 100}, {"a": 1, "b": 1}).value == pytest.approx(50)
    for few in (4, {1: 2, 2: 1}):
        with pytest.raises(InvalidInput) as refused:
            directly_standardised({"a": few, "b": 5}, {"a": 100, "b": 100}, {"a": 1, "b": 1})
        assert [(fault.code, fault.place) for fault in refused.value.faults] == [("too_few", "$.counts")]


@pytest.mark.parametrize(
    ("populations", "standard", "places"),
    [
        ({"15-24": 4_000}, STANDARD, ["$.populations"]),
        (POPULATIONS, STANDARD | {"65+": 1}, ["$.standard"]),
        (POPULATIONS | {"45+": 0}, STANDARD | {"45+": 0}, ["$.populations", "$.standard"]),
        ({}, {}, ["$.populations", "$.standard"]),
    ],
)
def test_groups_that_do_not_match_are_refused(
    populations: Mapping[str, float], standard: Mapping[str, float], places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        directly_standardised(COUNTS, populations, standard)
    assert [fault.place for fault in refused.value.faults] == places


@pytest.mark.parametrize("wrong", [{}, {"a": None}, {"a": -1}, {"a": {0: 1}}, {1: 5}])
def test_counts_that_cannot_be_are_refused_with_every_other_fault(wrong: dict[str, int | Persons]) -> None:
    groups = dict.fromkeys(wrong, 100)
    with pytest.raises(InvalidInput) as refused:
        directly_standardised(wrong, groups, groups, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.counts", "$.level", "$.multiplier"]


def test_a_group_may_be_as_small_as_one_person() -> None:
    assert directly_standardised({"a": 10}, {"a": 1}, {"a": 1}).value == pytest.approx(10_000)


def test_one_fault_of_many_groups_is_told_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        directly_standardised(dict.fromkeys("abc", -1), dict.fromkeys("abc", 0), dict.fromkeys("abc", 0))
    assert [fault.place for fault in refused.value.faults] == ["$.counts", "$.populations", "$.standard"]


@given(BANDS, LEVELS)
def test_an_area_held_against_itself_has_100(bands: Bands, level: float) -> None:
    events = {name: row[0] for name, row in bands.items()}
    expected = expected_events(column(bands, 1), events, column(bands, 1))
    found = ratio_of_expected(sum(events.values()), expected, level=level)
    assert found.value == pytest.approx(100)


@given(BANDS, st.integers(2, 9))
def test_a_larger_area_with_the_same_rates_expects_more(bands: Bands, times: int) -> None:
    events = {name: row[0] for name, row in bands.items()}
    larger = {name: population * times for name, population in column(bands, 1).items()}
    assert expected_events(larger, events, column(bands, 1)) == pytest.approx(times * sum(events.values()))


@given(st.integers(0, 500), st.floats(0.1, 1_000), LEVELS, st.sampled_from([1, 100, 1_000]))
def test_a_ratio_has_the_interval_of_its_count(observed: int, expected: float, level: float, multiplier: float) -> None:
    method, limits = count_limits(observed, level)
    found = ratio_of_expected(observed, expected, level=level, multiplier=multiplier)
    assert found.method == f"ratio_{method}"
    assert found.value == pytest.approx(observed * multiplier / expected, rel=1e-9)
    assert bounds(found) == pytest.approx([bound * multiplier / expected for bound in limits], rel=1e-9)


@given(st.integers(0, 500), st.floats(0.1, 1_000), st.floats(0.0001, 1), LEVELS)
def test_an_indirectly_standardised_rate_is_the_ratio_times_the_reference_rate(
    observed: int, expected: float, reference: float, level: float
) -> None:
    ratio = ratio_of_expected(observed, expected, level=level, multiplier=1)
    found = indirectly_standardised(observed, expected, reference, level=level, multiplier=10_000)
    assert found.value == pytest.approx((ratio.value or 0) * reference * 10_000, rel=1e-9)
    assert bounds(found) == pytest.approx([bound * reference * 10_000 for bound in bounds(ratio)], rel=1e-9)


def test_results_say_how_they_were_computed_in_both_languages() -> None:
    direct = directly_standardised(COUNTS | {"45+": {1: 5, 2: 2}}, POPULATIONS, STANDARD, level=0.9)
    assert (direct.method, direct.level, direct.multiplier) == ("directly_standardised", 0.9, 1_000)
    assert direct.inputs == (
        ("groups", ("15-24", "25-44", "45+")),
        ("counts", (18, 27, 9)),
        ("variances", (18, 27, 13)),
        ("populations", (4_000, 5_200, 6_100)),
        ("standard", (3, 4, 3)),
    )
    assert direct.text.da.startswith("Med samme fordeling på grupper (fx alder) som standardbefolkningen")
    assert "3,9 pr. 1.000. Med 90 pct. sikkerhed ligger den mellem 3,0 og 4,9." in direct.text.da
    ratio = ratio_of_expected(54, 59.4, level=0.998)
    assert (ratio.method, ratio.level, ratio.multiplier) == ("ratio_byar", 0.998, 100)
    assert ratio.inputs == (("observed", 54), ("expected", 59.4))
    assert ratio.text.da.startswith("Der er talt 54, hvor 59,4 var ventet. Sættes det ventede til 100, er det 90,9, og")
    assert "with 99.8 per cent confidence" in ratio.text.en
    indirect = indirectly_standardised(9, 12.5, 0.004, level=0.9)
    assert (indirect.method, indirect.level, indirect.multiplier) == ("indirectly_standardised_garwood", 0.9, 1_000)
    assert indirect.inputs == (("observed", 9), ("expected", 12.5), ("reference_rate", 0.004))
    assert "Det svarer til 2,9 pr. 1.000; med 90 pct. sikkerhed" in indirect.text.da
    assert indirect.text.en.startswith("9 were counted where 12.5 were expected, had each group")


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(InvalidInput) as refused:
        ratio_of_expected(-1, 0, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == ["$.observed", "$.expected", "$.level", "$.multiplier"]
    with pytest.raises(InvalidInput) as refused:
        indirectly_standardised(-1, 0, 0, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == [
        "$.observed",
        "$.expected",
        "$.reference_rate",
        "$.level",
        "$.multiplier",
    ]
    with pytest.raises(InvalidInput) as refused:
        expected_events({"a": 0}, {"a": -1}, {"b": 0})
    assert [fault.place for fault in refused.value.faults] == [
        "$.populations",
        "$.reference_counts",
        "$.reference_populations",
        "$.reference_populations",
    ]
