"""Reachability: 6 per cent cannot come from 19, and what a printed number gives away."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.reachability import fitting_denominators, reachability


def test_six_per_cent_of_at_most_60_is_one_to_three_persons() -> None:
    # 2.3 and part 0, finding 3: n 16-18 (1 person), 31-36 (2), 47-54 (3)
    found = {each.denominator: tuple(each.counts) for each in fitting_denominators(Decimal(6), 60)}
    expected = dict.fromkeys(range(16, 19), (1,)) | dict.fromkeys(range(31, 37), (2,))
    expected |= dict.fromkeys(range(47, 55), (3,))
    assert found == expected


def test_the_largest_denominator_is_looked_at_too() -> None:
    assert [each.denominator for each in fitting_denominators(Decimal(50), 2)] == [2]


def test_relapse_of_six_per_cent_cannot_come_from_the_19_active_cases() -> None:
    found = reachability(Decimal(6), 19)
    assert not found.reachable
    assert found.text.da == "Intet antal af 19 giver 6: tallet er regnet af noget andet."
    assert reachability(Decimal("5.3"), 19).text.en == (
        "Of 19, 5.3 can only be 1: the printed number gives the count away."
    )


def test_a_rate_with_a_known_population_gives_the_count() -> None:
    # 4.2, rule 4: 40.5 per 1,000 with a population of 20,000 gives the count 809-811
    found = reachability(Decimal("40.5"), 20_000, multiplier=1_000)
    assert list(found.counts) == [809, 810, 811]
    assert found.text.da == "Af 20.000 kan 40,5 være fra 809 til 811."


@given(st.integers(1, 400), st.sampled_from([Decimal(1), Decimal("0.1")]), st.data())
def test_a_count_is_reachable_when_it_is_printed_so(denominator: int, place: Decimal, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, denominator))
    exact = Decimal(100 * count) / denominator
    printed = exact.quantize(place, rounding=data.draw(st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])))
    found = reachability(printed, denominator)
    assert count in found.counts
    for other in range(max(found.counts[0] - 2, 0), min(found.counts[-1] + 2, denominator) + 1):
        either = {(Decimal(100 * other) / denominator).quantize(place, rounding=each) for each in _ROUNDINGS}
        assert (other in found.counts) or printed not in either


@given(st.integers(1, 300), st.integers(0, 100))
def test_a_count_not_printed_so_is_not_reachable(denominator: int, printed: int) -> None:
    for count in reachability(Decimal(printed), denominator).counts:
        assert abs(100 * count - printed * denominator) * 2 <= denominator


def test_with_a_hundred_or_more_every_whole_per_cent_is_reachable() -> None:
    assert all(reachability(Decimal(p), 100).counts == range(p, p + 1) for p in range(101))
    assert list(reachability(Decimal(100), 300).counts) == [299, 300]
    assert list(reachability(Decimal(0), 300).counts) == [0, 1]


def test_a_rate_may_count_more_events_than_inhabitants() -> None:
    assert reachability(Decimal(1_500), 10, multiplier=1_000).counts == range(15, 16)
    assert not reachability(Decimal(150), 10).reachable


@pytest.mark.parametrize(
    ("printed", "denominator", "multiplier"),
    [(Decimal(6), 0, 100), (Decimal(6), 19, 0), (6, 19, 100), (Decimal("NaN"), 19, 100)],
)
def test_what_is_no_printed_number_is_refused(printed: Decimal, denominator: int, multiplier: int) -> None:
    with pytest.raises(InvalidInput):
        reachability(printed, denominator, multiplier=multiplier)


@pytest.mark.parametrize("most", [0, 100_001])
def test_a_search_has_an_end(most: int) -> None:
    with pytest.raises(InvalidInput, match=r"\$.most"):
        fitting_denominators(Decimal(6), most)


_ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN)
