"""Share: percentage points and per cent are two things; shares do not add, and nothing adds to them but points."""

import pickle
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.amount import Amount
from kriminalpraeventiv.indicators.relative import RelativeChange, change_text
from kriminalpraeventiv.indicators.share import PointChange, Share, direction, few_decimals, together

SHARE: Any = Share.from_percent(8)
OTHER: Any = Share.from_percent(11)
POINTS: Any = PointChange.from_points(3)
CHANGE: Any = RelativeChange.from_percent(-31)
PERSONS: Any = Amount(3, "person")

PARTS = "shares do not add; parts of one whole are put `together`"
ONLY_POINTS = "only percentage points add to a share: take a `PointChange`"
POINTS_ONLY = "percentage points add to a share or to percentage points, and to nothing else"
ONE_AFTER_ANOTHER = "changes in per cent do not add: one after another is `then`, of a share `of_share`"
ALIKE = "want two shares, two amounts or two numbers"

shares = st.fractions(0, 1).map(Share)
changes = st.fractions(-1, 5).map(RelativeChange)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: SHARE + OTHER, PARTS),
        (lambda: sum([SHARE, OTHER]), PARTS),
        (lambda: SHARE + 1, ONLY_POINTS),
        (lambda: 1 + SHARE, ONLY_POINTS),
        (lambda: SHARE + PERSONS, ONLY_POINTS),
        (lambda: SHARE + CHANGE, ONLY_POINTS),
        (lambda: SHARE - 0.05, "only a share or percentage points are taken from a share"),
        (lambda: SHARE - CHANGE, "only a share or percentage points are taken from a share"),
        (lambda: POINTS + PERSONS, POINTS_ONLY),
        (lambda: POINTS + 3, POINTS_ONLY),
        (lambda: 3 + POINTS, POINTS_ONLY),
        (lambda: POINTS + CHANGE, POINTS_ONLY),
        (lambda: POINTS - SHARE, "only percentage points are taken from percentage points"),
        (lambda: POINTS - 3, "only percentage points are taken from percentage points"),
        (lambda: CHANGE + CHANGE, ONE_AFTER_ANOTHER),
        (lambda: CHANGE - POINTS, ONE_AFTER_ANOTHER),
        (lambda: sum([CHANGE, CHANGE]), ONE_AFTER_ANOTHER),
        (lambda: 1 - CHANGE, ONE_AFTER_ANOTHER),
        (lambda: SHARE + PointChange.from_points(93), "the share would be below 0 or above 100 per cent"),
        (lambda: SHARE - PointChange.from_points(9), "the share would be below 0 or above 100 per cent"),
        (lambda: together([SHARE, OTHER, Share(Fraction(82, 100))]),
         "the parts are more than the whole: they overlap, or were rounded up"),
        (lambda: RelativeChange.from_percent(1151).of_share(SHARE), "the share would be above 100 per cent"),
    ],
)  # fmt: skip
def test_what_does_not_add_is_one_clear_line(ask: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask()
    assert str(refused.value) == f"$: {message}"


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        (lambda: PERSONS + POINTS, "$.unit: `person` can add only an `Amount`; give a number its unit"),
        (lambda: Share(Fraction(8)), "$.value: a share is from 0 to 1; 8 per cent is `Share.from_percent(8)`"),
        (lambda: Share.from_percent(101), "$.value: a share is from 0 to 1; 8 per cent is `Share.from_percent(8)`"),
        (lambda: Share.from_percent(-1), "$.value: a share is from 0 to 1; 8 per cent is `Share.from_percent(8)`"),
        (lambda: PointChange(3),
         "$.value: a share changes by at most 100 percentage points; 3 are `PointChange.from_points(3)`"),
        (lambda: PointChange.from_points(101),
         "$.value: a share changes by at most 100 percentage points; 3 are `PointChange.from_points(3)`"),
        (lambda: PointChange.from_points(-101),
         "$.value: a share changes by at most 100 percentage points; 3 are `PointChange.from_points(3)`"),
        (lambda: RelativeChange.from_percent(-101), "$.value: nothing falls by more than 100 per cent of what it was"),
        (lambda: Share.of(20, 19), "$.count: want a whole from 1 and a count from 0 that is not above it"),
        (lambda: Share.of(-1, 19), "$.count: want a whole from 1 and a count from 0 that is not above it"),
        (lambda: Share.of(0, 0), "$.count: want a whole from 1 and a count from 0 that is not above it"),
        (lambda: Share.of(1, -2), "$.count: want a whole from 1 and a count from 0 that is not above it"),
        (lambda: RelativeChange.between(0, 5), "$.before: a change in per cent is counted from a number above 0"),
        (lambda: RelativeChange.between(-5, 5), "$.before: a change in per cent is counted from a number above 0"),
        (lambda: RelativeChange.between(SHARE, 5), f"$.after: {ALIKE}"),
        (lambda: RelativeChange.between(5, PERSONS), f"$.after: {ALIKE}"),
        (lambda: RelativeChange.between(SHARE, PERSONS), f"$.after: {ALIKE}"),
        (lambda: RelativeChange.between(PERSONS, Amount(2, "meeting")),
         "$.unit: `meeting` does not convert to `person`: they count different things"),
        (lambda: CHANGE.each_of(0), "$.periods: want a whole number of periods from 1"),
        (lambda: CHANGE.each_of(1.5), "$.periods: want a whole number of periods from 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_one_clear_line(ask: Callable[[], object], line: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask()
    assert str(refused.value) == line


@pytest.mark.parametrize("kind", [Share, PointChange, RelativeChange])
@pytest.mark.parametrize("value", [0.08, "8", None, True])
def test_a_share_is_an_exact_number(kind: Any, value: object) -> None:  # noqa: ANN401 - one of three classes
    with pytest.raises(InvalidInput, match=r"^\$\.value: want a finite"):
        kind(value)


# 3.1: 8 to 11 per cent is 3 points up and 37.5 per cent up.
def test_from_8_to_11_per_cent_is_3_points_and_37_5_per_cent() -> None:
    assert PointChange.from_points(3) == OTHER - SHARE
    assert RelativeChange.between(SHARE, OTHER) == RelativeChange.from_percent(Decimal("37.5"))
    assert (OTHER - SHARE).points == 3
    assert RelativeChange.between(SHARE, OTHER).percent == Fraction(75, 2)


def test_points_move_a_share() -> None:
    assert SHARE + POINTS == POINTS + SHARE == OTHER
    assert OTHER - POINTS == SHARE
    assert SHARE + PointChange.from_points(92) == Share.from_percent(100)
    assert SHARE - PointChange.from_points(8) == Share.from_percent(0)
    assert sum([POINTS, POINTS]) == POINTS + POINTS == PointChange.from_points(6)
    assert POINTS - PointChange.from_points(5) == PointChange.from_points(-2) == -PointChange.from_points(2)


def test_a_share_moves_by_a_hundred_points_at_most() -> None:
    assert Share(0) - Share(1) == PointChange.from_points(-100)
    assert Share(1) - Share(0) == PointChange.from_points(100)


def test_a_share_of_counts_is_exact() -> None:
    assert Share.of(22, 275) == SHARE
    assert Share.of(0, 19).percent == 0
    assert Share.of(19, 19).percent == Share.of(1, 1).percent == 100


# Reported violence in private and in public, 46 and 54 per cent (Y8).
def test_parts_of_one_whole_are_put_together() -> None:
    assert together([Share.from_percent(46), Share.from_percent(54)]) == Share(1)
    assert together([]) == Share(0)


# Y3: from 215 to at most 120 is 44.2 per cent lower, 13.6 per cent a year in four years; Y1: 31 per cent in six years.
def test_changes_of_the_documents() -> None:
    gap = RelativeChange.between(215, 120)
    assert (gap.text().da, gap.text().en) == ("44,2 pct. lavere", "44.2 per cent lower")
    assert round(gap.each_of(4), 1) == -13.6
    assert round(CHANGE.each_of(6), 1) == -6.0
    assert CHANGE.each_of(1) == pytest.approx(-31)
    assert RelativeChange.between(Amount(1, "year"), Amount(6, "month")) == RelativeChange.from_percent(-50)
    assert RelativeChange.between(Decimal("40.5"), Fraction(81, 4)) == RelativeChange.from_percent(-50)


def test_changes_multiply_and_do_not_add() -> None:
    up, down = RelativeChange.from_percent(10), RelativeChange.from_percent(-10)
    assert up.then(down) == RelativeChange.from_percent(-1)
    assert up.of_amount(Amount(50, "report")) == Amount(55, "report")
    assert RelativeChange.from_percent(1150).of_share(SHARE) == Share(1)
    assert RelativeChange.from_percent(-100).of_share(SHARE) == Share(0)


@pytest.mark.parametrize(
    ("before", "after", "da", "en"),
    [
        (8, 5, "fra 8 pct. til 5 pct. er 3 procentpoint og 37,5 pct. lavere",
         "from 8 per cent to 5 per cent is 3 percentage points and 37.5 per cent lower"),
        (8, 11, "fra 8 pct. til 11 pct. er 3 procentpoint og 37,5 pct. højere",
         "from 8 per cent to 11 per cent is 3 percentage points and 37.5 per cent higher"),
        (9, 8, "fra 9 pct. til 8 pct. er 1 procentpoint og 11,1 pct. lavere",
         "from 9 per cent to 8 per cent is 1 percentage point and 11.1 per cent lower"),
        (8, 9, "fra 8 pct. til 9 pct. er 1 procentpoint og 12,5 pct. højere",
         "from 8 per cent to 9 per cent is 1 percentage point and 12.5 per cent higher"),
        (8, 8, "fra 8 pct. til 8 pct. er uændret", "from 8 per cent to 8 per cent is unchanged"),
        (0, 0, "fra 0 pct. til 0 pct. er uændret", "from 0 per cent to 0 per cent is unchanged"),
        (0, 5, "fra 0 pct. til 5 pct. er 5 procentpoint højere; en ændring i procent kan ikke regnes ud fra 0",
         "from 0 per cent to 5 per cent is 5 percentage points higher; a change in per cent cannot be computed from 0"),
        (0, 1, "fra 0 pct. til 1 pct. er 1 procentpoint højere; en ændring i procent kan ikke regnes ud fra 0",
         "from 0 per cent to 1 per cent is 1 percentage point higher; a change in per cent cannot be computed from 0"),
        (5, 0, "fra 5 pct. til 0 pct. er 5 procentpoint og 100 pct. lavere",
         "from 5 per cent to 0 per cent is 5 percentage points and 100 per cent lower"),
    ],
)  # fmt: skip
def test_a_change_is_said_in_points_and_in_per_cent(before: int, after: int, da: str, en: str) -> None:
    text = change_text(Share.from_percent(before), Share.from_percent(after))
    assert (text.da, text.en) == (da, en)


@pytest.mark.parametrize(
    ("said", "da", "en"),
    [
        (Share.of(30, 275).text(), "10,9 pct.", "10.9 per cent"),
        (Share.of(30, 275).text(2), "10,91 pct.", "10.91 per cent"),
        (PointChange.from_points(3).text(), "3 procentpoint højere", "3 percentage points higher"),
        (PointChange.from_points(-1).text(), "1 procentpoint lavere", "1 percentage point lower"),
        (PointChange.from_points(1).text(), "1 procentpoint højere", "1 percentage point higher"),
        (PointChange.from_points(Decimal("-2.909")).text(), "2,9 procentpoint lavere", "2.9 percentage points lower"),
        (PointChange.from_points(Decimal("-2.909")).text(0), "3 procentpoint lavere", "3 percentage points lower"),
        (PointChange(0).text(), "uændret", "unchanged"),
        (RelativeChange(0).text(), "uændret", "unchanged"),
        (RelativeChange.from_percent(1).text(), "1 pct. højere", "1 per cent higher"),
        (CHANGE.text(), "31 pct. lavere", "31 per cent lower"),
    ],
)
def test_each_says_procent_or_procentpoint(said: Any, da: str, en: str) -> None:  # noqa: ANN401 - a text
    assert (said.da, said.en) == (da, en)


@pytest.mark.parametrize(
    ("number", "decimals", "da"),
    [
        (Fraction(75, 2), 1, "37,5"), (Fraction(8), 1, "8"), (Fraction(200, 9), 1, "22,2"), (Fraction(200, 9), 0, "22"),
        (Fraction(1, 3000), 1, "0,0003"), (Fraction(1, 25), 1, "0,04"), (Fraction(0), 1, "0"),
        (Fraction(-1, 3), 1, "-0,3"),
    ],
)  # fmt: skip
def test_a_number_has_few_decimals_and_never_looks_like_0(number: Fraction, decimals: int, da: str) -> None:
    assert few_decimals(number, decimals).da == da


def test_directions() -> None:
    assert [direction(Fraction(change)) for change in (-1, 0, 1)] == ["lower", "unchanged", "higher"]


def test_shares_compare_with_shares_and_with_nothing_else() -> None:
    assert Share.from_percent(5) < SHARE < OTHER
    for other in (Decimal("0.05"), 0.05, POINTS, CHANGE):
        with pytest.raises(TypeError):
            assert other < SHARE
    with pytest.raises(TypeError):
        float(SHARE)
    assert len({Share(1), RelativeChange(1), PointChange(1)}) == 3


def test_they_are_values() -> None:
    for value in (SHARE, POINTS, CHANGE):
        assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
        assert len({value, type(value)(value.value)}) == 1


@given(shares, shares)
def test_the_points_between_two_shares_lead_from_one_to_the_other(one: Share, two: Share) -> None:
    assert one + (two - one) == two
    assert two - (two - one) == one
    assert two - one == -(one - two)


@given(shares.filter(lambda share: share.value > 0), shares)
def test_the_change_between_two_shares_leads_from_one_to_the_other(one: Share, two: Share) -> None:
    change = RelativeChange.between(one, two)
    assert change.of_share(one) == two
    assert direction(change.value) == direction((two - one).value)
    assert change.value * one.value == (two - one).value


@given(changes, changes, changes)
def test_changes_one_after_another_are_associative_and_commute(
    one: RelativeChange, two: RelativeChange, three: RelativeChange
) -> None:
    assert one.then(two).then(three) == one.then(two.then(three))
    assert one.then(two) == two.then(one)


@given(shares, shares)
def test_every_change_is_said_in_both_languages(one: Share, two: Share) -> None:
    text = change_text(one, two)
    assert "{" not in text.da + text.en
    assert ("procentpoint" in text.da) == ("percentage point" in text.en) == (one != two)
