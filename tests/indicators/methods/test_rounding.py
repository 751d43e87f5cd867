"""Rounding: what printed numbers show, whatever they were before; never against what any of them would show."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.difference import shares_z
from kriminalpraeventiv.indicators.methods.rounding import (
    PrintedShare,
    RoundedComparison,
    cell,
    rounded_change,
    rounded_comparison,
)

Z = 1.959963984540054
COPENHAGEN = 3_500  # waves whose n is not published, as part 0 assumes


def share(percent: str, answers: int = COPENHAGEN, design_effect: float = 1.0) -> PrintedShare:
    return PrintedShare(percent=Decimal(percent), answers=answers, design_effect=design_effect)


def ends(found: RoundedComparison) -> tuple[float, float]:
    assert found.statistic.low is not None
    assert found.statistic.high is not None
    return found.statistic.low, found.statistic.high


def test_from_22_to_20_per_cent_cannot_be_judged() -> None:
    # 2.2: z between -3.1 and -1.0, indeterminate
    found = rounded_comparison(share("20"), share("22"))
    assert found.verdict == "indeterminate"
    assert ends(found) == pytest.approx((-3.1, -1.0), abs=0.05)
    assert found.text.da.startswith("Det kan ikke afgøres")


def test_from_11_to_12_per_cent_is_not_contradicted() -> None:
    # part 0, finding 6: published as significant; a naive test says it is not, a rounding-aware one says neither
    assert rounded_comparison(share("12"), share("11")).verdict == "indeterminate"


@pytest.mark.parametrize(
    ("now", "before", "verdict"),
    [
        ("20", "30", "significant"),
        ("30", "20", "significant"),
        ("20.0", "20.1", "not_significant"),
        ("20", "20", "not_significant"),
    ],
)
def test_what_every_unrounded_number_shows_is_certain(now: str, before: str, verdict: str) -> None:
    answers = 900 if verdict == "not_significant" else COPENHAGEN
    assert rounded_comparison(share(now, answers), share(before, answers)).verdict == verdict


CASES = st.tuples(
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(1, 20_000),
    st.integers(1, 20_000),
    st.sampled_from([1.0, 1.4]),
)


@given(CASES, st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_a_verdict_never_contradicts_any_unrounded_value(
    case: tuple[int, int, int, int, float], off: float, base_off: float
) -> None:
    now, before, answers, base_answers, effect = case
    found = rounded_comparison(share(str(now), answers, effect), share(str(before), base_answers, effect))
    true, base = (min(max((p + o) / 100, 0.0), 1.0) for p, o in ((now, off), (before, base_off)))
    statistic = shares_z(true, base, answers / effect, base_answers / effect)
    low, high = ends(found)
    assert low - 1e-9 <= statistic <= high + 1e-9
    if found.verdict == "significant":
        assert abs(statistic) > Z - 1e-9
    if found.verdict == "not_significant":
        assert abs(statistic) <= Z + 1e-9


@given(CASES)
def test_an_indeterminate_verdict_has_both_among_its_unrounded_values(case: tuple[int, int, int, int, float]) -> None:
    now, before, answers, base_answers, effect = case
    found = rounded_comparison(share(str(now), answers, effect), share(str(before), base_answers, effect))
    low, high = ends(found)
    shown = low < -Z or high > Z
    hidden = low <= Z and high >= -Z
    assert (found.verdict == "indeterminate") == (shown and hidden)


@given(CASES)
def test_the_other_way_round_everything_changes_its_sign(case: tuple[int, int, int, int, float]) -> None:
    now, before, answers, base_answers, effect = case
    one, other = share(str(now), answers, effect), share(str(before), base_answers, effect)
    forth, back = rounded_comparison(one, other), rounded_comparison(other, one)
    assert ends(back) == pytest.approx((-ends(forth)[1], -ends(forth)[0]))
    assert back.verdict == forth.verdict
    assert back.p == forth.p


def test_more_decimals_say_more() -> None:
    assert rounded_comparison(share("20.0", 5_000), share("22.0", 5_000)).verdict == "significant"
    assert rounded_comparison(share("20"), share("22"), level=0.5).verdict == "significant"


def test_a_p_value_reaches_1_where_the_numbers_may_have_been_the_same() -> None:
    same, apart = rounded_comparison(share("20"), share("20")), rounded_comparison(share("20"), share("22"))
    assert same.p.high == 1
    assert apart.p.high == pytest.approx(0.3, abs=0.02)
    assert apart.p.low == pytest.approx(0.002, abs=0.001)
    assert (apart.difference.low, apart.difference.high) == pytest.approx((-0.03, -0.01))


def test_a_survey_is_unweighted_where_nothing_is_said() -> None:
    assert PrintedShare(percent=Decimal(8), answers=234) == share("8", 234, 1.0)


def test_a_share_does_not_leave_0_to_100() -> None:
    assert share("0").bounds == (0, 0.005)
    assert share("100").bounds == (0.995, 1)
    assert share("8").bounds == (0.075, 0.085)


@pytest.mark.parametrize(
    ("percent", "answers", "effect", "places"),
    [
        (Decimal(101), 10, 1.0, ["$.percent"]),
        (Decimal(-1), 0, 0.0, ["$.percent", "$.answers", "$.design_effect"]),
        (Decimal("NaN"), 10, 1.0, ["$.percent"]),
        (8, 10, 1.0, ["$.percent"]),
    ],
)
def test_what_is_no_printed_share_is_refused(percent: Decimal, answers: int, effect: float, places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refusal:
        PrintedShare(percent=percent, answers=answers, design_effect=effect)
    assert [fault.place for fault in refusal.value.faults] == places


@pytest.mark.parametrize(
    ("now", "before", "low", "high", "direction"),
    [
        ("11", "8", "2", "4", "higher"),
        ("8", "11", "-4", "-2", "lower"),
        ("9", "8", "0", "2", "higher"),  # rounded alike: what is printed higher was higher
        ("8", "9", "-2", "0", "lower"),
        ("8", "8", "-1", "1", "unknown"),
        ("8", "8.4", "-0.95", "0.15", "unknown"),
        ("8", "8.55", "-1.055", "-0.045", "lower"),
        ("8", "8.5", "-1.05", "0.05", "unknown"),
        ("40.5", "58.2", "-17.8", "-17.6", "lower"),
    ],
)
def test_the_direction_of_a_change_is_told_only_where_it_is_certain(
    now: str, before: str, low: str, high: str, direction: str
) -> None:
    found = rounded_change(Decimal(now), Decimal(before))
    assert (found.low, found.high, found.direction) == (Fraction(low), Fraction(high), direction)


@pytest.mark.parametrize(
    ("limit", "direction"), [("10", "unknown"), ("9.4", "higher"), ("9.5", "unknown"), ("11", "lower")]
)
def test_against_an_exact_limit_only_the_number_is_rounded(limit: str, direction: str) -> None:
    assert rounded_change(Decimal(10), Decimal(limit), base_exact=True).direction == direction


def test_the_sentence_of_a_change_has_its_bounds() -> None:
    assert rounded_change(Decimal(11), Decimal(8)).text.da.endswith("Forskellen er mellem 2 og 4.")
    assert rounded_change(Decimal(8), Decimal(8)).text.en.startswith("Whether the number is higher or lower cannot")


@given(st.decimals(-1_000, 1_000, places=2), st.integers(0, 1))
def test_what_rounds_to_a_number_lies_in_its_cell(true: Decimal, places: int) -> None:
    low, high = cell(round(true, places))
    assert low <= Fraction(true) <= high


@pytest.mark.parametrize("printed", [Decimal("Infinity"), 8.0])
def test_a_cell_is_that_of_a_finite_decimal(printed: Decimal) -> None:
    with pytest.raises(InvalidInput):
        cell(printed)
