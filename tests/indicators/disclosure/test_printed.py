"""Printed: a per cent or a rate gives its count away to whoever knows the base."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.indicators.disclosure import custom, profile
from kriminalpraeventiv.indicators.disclosure.printed import counts_behind, gives_away

RESEARCH = profile("dst_research")


def test_a_rate_and_its_population_give_the_count_back() -> None:
    # 40.5 per 1,000 of 20,000 is 809-811 (part 4, rule 4).
    assert list(counts_behind(Decimal("40.5"), 20_000, per=1_000)) == [809, 810, 811]


def test_six_per_cent_of_at_most_sixty_is_one_two_or_three_persons() -> None:
    # Albertslund's 6 per cent: n 16-18 (1), 31-36 (2), 47-54 (3) (part 2.3, GRIM).
    fits = {base: list(counts_behind(Decimal(6), base)) for base in range(1, 61)}
    found = {count: [base for base, counts in fits.items() if counts == [count]] for count in (1, 2, 3)}
    assert found == {1: [16, 17, 18], 2: list(range(31, 37)), 3: list(range(47, 55))}
    assert sum(bool(counts) for counts in fits.values()) == 3 + 6 + 8
    assert gives_away(Decimal(6), range(1, 61), RESEARCH) is True


@pytest.mark.parametrize(
    ("value", "bases", "expected"),
    [
        ("8", [234], False),  # 18 or 19 persons
        ("8", [57], True),  # 4.6 is no count, and 4 beside it is small
        ("7", [57], True),  # 4 of 57 is 7.0
        ("9", [57], False),  # 5 of 57 is 8.8
        ("93", [57], True),  # 53 of 57: 4 are left
        ("91", [57], False),  # 52 of 57: 5 are left
        ("0", [19], True),  # none
        ("100", [19], True),  # all
        ("0", [1000], True),  # 0 to 4
        ("0", [2000], False),  # 0 to 9
        ("50", [8], True),  # 4 of 8
        ("50", [10], False),  # 5 of 10
        ("0.4", [1000], True),  # 4
        ("0.5", [1000], False),  # 5
    ],
)
def test_shares_on_both_sides_of_the_threshold(value: str, bases: list[int], expected: bool) -> None:
    assert bool(gives_away(Decimal(value), bases, RESEARCH)) is expected


def test_a_share_that_no_count_gives_is_small_where_a_count_beside_it_is() -> None:
    assert gives_away(Decimal(6), [10], RESEARCH) is True  # 0.6: none or one
    assert gives_away(Decimal("44.6"), [10], RESEARCH) is True  # 4.5: four or five
    assert gives_away(Decimal("55.4"), [10], RESEARCH) is True  # 5.5: four or five are left
    assert gives_away(Decimal("50.6"), [30], RESEARCH) is None  # 15.2


def test_a_share_that_no_count_gives_is_not_checked() -> None:
    assert gives_away(Decimal("50.6"), [30], RESEARCH) is None
    assert gives_away(Decimal(6), [19, 20], RESEARCH) is None
    assert gives_away(Decimal(6), [], RESEARCH) is None


def test_zeros_are_small_as_the_profile_says() -> None:
    assert gives_away(Decimal(0), [19], custom(threshold=5, zeros="show")) is False
    assert gives_away(Decimal(0), [20_000], RESEARCH, 1_000, share=False) is False
    assert gives_away(Decimal("0.0"), [20_000], RESEARCH, 1_000, share=False) is False
    assert gives_away(Decimal("0.00"), [20_000], profile("dst_public"), 1_000, share=False) is True


def test_a_value_hides_only_where_every_count_it_may_be_is_small() -> None:
    zeros_shown = custom(threshold=5, zeros="show")
    assert gives_away(Decimal(0), [1000], zeros_shown) is False  # 0 to 4: nobody is no small number here
    assert gives_away(Decimal("0.1"), [1000], zeros_shown) is True
    assert gives_away(Decimal(93), [57], RESEARCH) is True  # 4 are left
    assert gives_away(Decimal(93), [57, 200], RESEARCH) is False  # or 14
    assert gives_away(Decimal(7), [57, 200], RESEARCH) is False


def test_of_a_rate_those_left_are_not_looked_at() -> None:
    assert gives_away(Decimal("999.9"), [20_000], RESEARCH, 1_000, share=False) is False
    assert gives_away(Decimal("0.2"), [20_000], RESEARCH, 1_000, share=False) is True
    assert gives_away(Decimal("0.25"), [20_000], RESEARCH, 1_000, share=False) is False


def test_a_tie_that_may_be_rounded_away_hides_as_well() -> None:
    # 5 of 1,000 is 0.5, which half-even and half-up print differently; a whole 0 may then be 0 to 4 only.
    assert list(counts_behind(Decimal(0), 1000)) == [0, 1, 2, 3, 4, 5]
    assert gives_away(Decimal(0), [1000], RESEARCH) is True
    # 1 of 8 is 12.5: printed as 12 or 13, the tie is the only count there is.
    assert gives_away(Decimal(12), [8], RESEARCH) is True
    assert gives_away(Decimal(13), [8], RESEARCH) is True


@given(st.integers(1, 3_000), st.data(), st.integers(0, 2), st.sampled_from([ROUND_HALF_EVEN, ROUND_HALF_UP]))
def test_the_count_is_always_among_those_behind_what_is_printed(
    base: int, data: st.DataObject, decimals: int, rounding: str
) -> None:
    count = data.draw(st.integers(0, base))
    printed = (Decimal(100 * count) / base).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
    assert count in counts_behind(printed, base)
    if count in range(1, 5):
        alone = all(n < 5 for n in range(base + 1) if _printed(n, base, decimals, rounding) == printed)
        assert gives_away(printed, [base], RESEARCH) is True or not alone


def _printed(count: int, base: int, decimals: int, rounding: str) -> Decimal:
    return (Decimal(100 * count) / base).quantize(Decimal(1).scaleb(-decimals), rounding=rounding)
