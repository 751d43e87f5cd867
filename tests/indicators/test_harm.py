"""Harm: weights are a versioned table, scores are exact sums, and two versions do not compare."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.harm import HarmWeights, basis_source
from kriminalpraeventiv.indicators.harm_score import HarmScore, harm_change, harm_score
from kriminalpraeventiv.indicators.methods.count import byar
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source

COUNCIL = Source(document="Byrådets notat", standing="practice", certainty="stated")
# The weights of the worked example in part 2.2: 30 and 120.
WEIGHTS = HarmWeights(
    id="own.harm",
    version="2017",
    basis="own",
    source=COUNCIL,
    valid=Period(date(2017, 1, 1), date(2018, 12, 31)),
    weights={"violence": Decimal(120), "burglary": Decimal(30)},
)
YEAR, NEXT = (Period(date(year, 1, 1), date(year, 12, 31)) for year in (2017, 2018))
BEFORE = {"burglary": 48, "violence": 18}
AFTER = {"burglary": 31, "violence": 11}


def weights(**more: Any) -> HarmWeights:  # noqa: ANN401 - fields of it
    return attrs.evolve(WEIGHTS, **more)


def score(counts: dict[str, Any], table: HarmWeights = WEIGHTS, **more: Any) -> HarmScore:  # noqa: ANN401 - arguments
    asked: dict[str, Any] = {"area": "ydre_noerrebro", "period": YEAR}
    return harm_score(table, counts, **(asked | more))


def faults(call: Any, *args: Any, **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - of any call
    with pytest.raises(InvalidInput) as refused:
        call(*args, **more)
    return [(fault.place, fault.code) for fault in refused.value.faults]


def test_a_score_is_the_sum_of_counts_times_weights_and_keeps_the_counts() -> None:
    found = score(BEFORE)
    assert found.score == 48 * 30 + 18 * 120
    assert (found.count, found.result.value) == (66, 3600.0)
    assert [(part.code, part.count, part.weight, part.harm) for part in found.parts] == [
        ("burglary", 48, Fraction(30), Fraction(1440)),
        ("violence", 18, Fraction(120), Fraction(2160)),
    ]


def test_a_score_is_exact_where_weights_have_decimals() -> None:
    table = weights(weights={"a": Decimal("0.1"), "b": Decimal("0.2")})
    assert score({"a": 1, "b": 1}, table).score == Fraction(3, 10)


# Dobson 1991: the bounds of the count, spread by the root of the variance of the score for each offence.
def test_a_score_has_the_interval_of_a_weighted_sum_of_counts() -> None:
    interval, count = score(BEFORE).result.interval, byar(66).interval
    assert interval
    assert count
    spread = sqrt((48 * 30**2 + 18 * 120**2) / 66)
    assert interval.low == pytest.approx(3600 + spread * ((count.low or 0) - 66))
    assert interval.high == pytest.approx(3600 + spread * ((count.high or 0) - 66))


def test_with_equal_weights_the_interval_is_that_of_the_count() -> None:
    table = weights(weights={"burglary": Decimal(1), "violence": Decimal(1)})
    interval, count = score(BEFORE, table, level=0.998).result.interval, byar(66, level=0.998).interval
    assert interval
    assert count
    assert (interval.low, interval.high) == pytest.approx((count.low, count.high))


def test_an_interval_never_goes_below_no_harm() -> None:
    table = weights(weights={"burglary": Decimal(0), "violence": Decimal(120)})
    interval = score({"burglary": 9, "violence": 1}, table).result.interval
    assert interval
    assert interval.low == 0.0


@pytest.mark.parametrize(("violence", "given"), [(0, False), (1, True)])
def test_from_ten_offences_there_is_an_interval(violence: int, given: bool) -> None:
    result = score({"burglary": 9, "violence": violence}).result
    assert (result.interval is not None) == given
    assert ("fewer than 10" in result.text.en) == (not given)


def test_a_score_says_its_counts_first() -> None:
    assert score(BEFORE).result.text.da.startswith("66 lovovertrædelser vejer tilsammen 3.600 point. Med 95 pct.")
    assert score({"burglary": 2, "violence": 0}).result.text.en == (
        "2 offences weigh 60 points together. With fewer than 10 nothing is said of the uncertainty: show the count."
    )


def test_an_offence_without_a_weight_is_refused_with_the_nearest() -> None:
    with pytest.raises(
        InvalidInput, match=r"number 2: no weight for this offence; the nearest is `burglary`"
    ) as refused:
        score({"violence": 1, "burglery": 2}, unstated="none")
    assert "burglery" not in str(refused.value)


def test_an_offence_without_a_count_is_unknown_and_not_none() -> None:
    assert faults(score, {"burglary": 48}) == [("$.counts", "missing")]
    found = score({"burglary": 48}, unstated="none")
    assert found.score == 1440
    assert [part.code for part in found.parts] == ["burglary"]


@pytest.mark.parametrize(
    ("counts", "more", "found"),
    [
        (BEFORE, {"unstated": "zero"}, [("$.unstated", "unknown_code")]),
        (BEFORE, {"area": ""}, [("$.area", "bad_code")]),
        (BEFORE, {"period": Period(date(2017, 1, 1), None)}, [("$.period", "missing")]),
        (BEFORE, {"period": Period(None, date(2017, 1, 1))}, [("$.period", "missing")]),
        (BEFORE, {"period": Period(date(2016, 12, 31), date(2017, 12, 31))}, [("$.period", "not_valid")]),
        (BEFORE, {"period": Period(date(2018, 1, 1), date(2019, 1, 1))}, [("$.period", "not_valid")]),
        (BEFORE, {"level": 95}, [("$.level", "out_of_range")]),
        ({"burglary": -1, "violence": None}, {}, [
            ("$.counts, number 1", "out_of_range"), ("$.counts, number 2", "missing"),
        ]),
    ],
)  # fmt: skip
def test_a_score_that_cannot_be_is_refused(
    counts: dict[str, Any], more: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert faults(score, counts, **more) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"weights": {}}, [("$.weights", "missing")]),
        ({"weights": {"a": Decimal(-1)}}, [("$.weights, number 1", "out_of_range")]),
        ({"weights": {"a": 30}}, [("$.weights, number 1", "out_of_range")]),
        ({"weights": {"a": Decimal("NaN")}}, [("$.weights, number 1", "out_of_range")]),
        ({"weights": {"a": None}}, [("$.weights, number 1", "missing")]),
        ({"weights": {"": Decimal(1)}}, [("$.weights, number 1", "bad_code")]),
        ({"weights": (("a", Decimal(1)), ("a", Decimal(2)))}, [("$.weights", "duplicate")]),
        ({"sums_to": Decimal(152)}, [("$.weights", "contradiction")]),
        ({"sums_to": Decimal(-1)}, [("$.sums_to", "out_of_range"), ("$.weights", "contradiction")]),
        ({"id": ""}, [("$.id", "bad_reference")]),
        ({"version": ""}, [("$.version", "bad_code")]),
        ({"basis": "days"}, [("$.basis", "unknown_code")]),
    ],
)
def test_weights_that_cannot_be_are_refused(more: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert faults(weights, **more) == found


def test_weights_of_nothing_are_weights() -> None:
    assert weights(weights={"a": Decimal(0)}).of("a") == 0


def test_weights_sum_to_what_their_scheme_demands_as_far_as_they_are_printed() -> None:
    thirds = {"a": Decimal("0.33"), "b": Decimal("0.33"), "c": Decimal("0.33")}
    assert weights(weights=thirds, sums_to=Decimal(1)).sums_to == 1
    assert faults(weights, weights=thirds | {"c": Decimal("0.30")}, sums_to=Decimal(1)) == [
        ("$.weights", "contradiction")
    ]


def test_a_weight_is_asked_for_by_its_code() -> None:
    assert WEIGHTS.of("burglary") == 30
    assert faults(WEIGHTS.of, "burglery") == [("$.code", "unknown_code")]


def test_the_order_weights_are_given_in_changes_nothing() -> None:
    assert weights(weights={"burglary": Decimal(30), "violence": Decimal(120)}) == WEIGHTS


def test_weights_say_what_a_weight_is_and_where_that_kind_comes_from() -> None:
    danish = weights(basis="recommended_days")
    assert danish.text.en == (
        "Danish crime harm index, version 2017. "
        "A weight is the days of imprisonment that the prosecution recommends for the offence."
    )
    assert danish.unit.da == "dages fængsel"
    assert basis_source("own").certainty == "proposed"


def test_harm_changes_by_the_difference_of_two_scores_with_the_variance_of_both() -> None:
    change = harm_change(score(BEFORE), score(AFTER, period=NEXT))
    assert change.result
    assert change.result.interval
    assert (change.count, change.score, change.why) == (-24, Fraction(-(17 * 30 + 7 * 120)), None)
    error = sqrt((48 + 31) * 30**2 + (18 + 11) * 120**2)
    assert change.result.standard_error == pytest.approx(error)
    assert change.result.interval.low == pytest.approx(-1350 + norm.ppf(0.025) * error)
    assert change.result.interval.high == pytest.approx(-1350 + norm.ppf(0.975) * error)
    assert change.result.statistic == pytest.approx(-1350 / error)
    assert change.result.p == pytest.approx(2 * norm.cdf(-1350 / error))
    assert change.result.text.en.endswith("it may be chance.")
    assert [note.en[:40] for note in change.notes] == ["A change is not in itself an effect: wit"]


@pytest.mark.parametrize(("one", "other"), [(0, 100), (100, 0)])
def test_a_change_of_harm_beyond_chance_is_said_so(one: int, other: int) -> None:
    change = harm_change(score({"burglary": 0, "violence": one}), score({"burglary": 0, "violence": other}))
    assert change.result
    assert change.result.text.en.endswith("it is larger than chance explains.")


def test_where_nothing_happened_nothing_changed() -> None:
    nothing = score({"burglary": 0, "violence": 0})
    result = harm_change(nothing, nothing).result
    assert result
    assert (result.value, result.standard_error, result.statistic, result.p) == (0.0, 0.0, None, None)


# Danish counts and harm moved in opposite directions 2011-2016.
@pytest.mark.parametrize(
    ("counts", "opposite"),
    [
        ({"burglary": 20, "violence": 30}, True),
        ({"burglary": 80, "violence": 1}, True),
        (AFTER, False),
        (BEFORE, False),
    ],
)
def test_that_count_and_harm_go_opposite_ways_is_said(counts: dict[str, int], opposite: bool) -> None:
    change = harm_change(score(BEFORE), score(counts, period=NEXT))
    assert change.opposite == opposite
    assert any("opposite directions" in note.en for note in change.notes) == opposite


@pytest.mark.parametrize(
    ("later", "start"),
    [
        ({"table": weights(version="2018")}, "The harm does not compare: it was weighed by two tables (own.harm 2017 "),
        (
            {"table": weights(id="other.harm")},
            "The harm does not compare: it was weighed by two tables (own.harm 2017 ",
        ),
        ({"area": "indre_noerrebro"}, "The harm does not compare: the numbers are from two areas"),
        ({"period": Period(date(2018, 1, 1), date(2018, 6, 30))}, "The periods are not as long as each other"),
    ],
)
def test_two_scores_that_do_not_compare_are_refused_in_one_line(later: dict[str, Any], start: str) -> None:
    change = harm_change(score(BEFORE), score(AFTER, **later))
    assert (change.result, change.count, change.score) == (None, None, None)
    assert change.why
    assert change.why.en.startswith(start)
    assert change.why.da != change.why.en


def test_scores_of_other_offences_do_not_compare() -> None:
    change = harm_change(score(BEFORE), score({"burglary": 31}, unstated="none"))
    assert change.why
    assert change.why.en == "The harm does not compare: not the same kinds of offences were counted."


def test_a_change_between_seasons_is_noted() -> None:
    half = [
        score(BEFORE, period=Period(date(2017, first, 1), date(2017, first + 2, last)))
        for first, last in ((1, 31), (4, 30))
    ]
    assert any("season" in note.en for note in harm_change(*half).notes)


@given(st.dictionaries(st.sampled_from(["burglary", "violence"]), st.integers(0, 10**6)), st.integers(1, 50))
def test_a_score_grows_with_its_weights_and_lies_within_its_interval(counts: dict[str, int], times: int) -> None:
    once = score(counts, unstated="none")
    heavier = weights(weights={code: weight * times for code, weight in WEIGHTS.weights})
    more = score(counts, heavier, unstated="none")
    assert more.score == times * once.score
    for found in (once, more):
        interval = found.result.interval
        assert interval is None or (interval.low or 0) <= float(found.score) <= (interval.high or 0)
