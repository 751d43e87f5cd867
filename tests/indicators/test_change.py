"""Change: counts first, a per cent only of enough, and what else may have moved a number is said."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.change import CountChange, CountIn, count_change
from kriminalpraeventiv.indicators.index_number import IndexNumber, index_change
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.mix import mix_change
from kriminalpraeventiv.period import Period

YEAR, NEXT = (Period(date(year, 1, 1), date(year, 12, 31)) for year in (2016, 2017))
SO_FAR = Period(date(2017, 1, 1), date(2017, 6, 30))
EFFECT = line("change_is_no_effect")


def changed(before: int, after: int, to: Period = NEXT, **more: Any) -> CountChange:  # noqa: ANN401 - arguments
    asked: dict[str, Any] = {"chosen_for_its_number": False}
    return count_change(CountIn(count=before, period=YEAR), CountIn(count=after, period=to), **(asked | more))


def faults(call: Any, *args: Any, **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - of any call
    with pytest.raises(InvalidInput) as refused:
        call(*args, **more)
    return [(fault.place, fault.code) for fault in refused.value.faults]


# Part 5.2: no per cent change under a base of about 20 unless asked.
@pytest.mark.parametrize(("before", "shown"), [(19, False), (20, True)])
def test_a_change_from_fewer_than_twenty_has_no_per_cent(before: int, shown: bool) -> None:
    change = changed(before, 40)
    assert (change.per_cent is not None) == shown
    assert any("the first number is below 20" in note.en for note in change.notes) == (not shown)


def test_a_per_cent_of_few_is_given_when_asked_for() -> None:
    change = changed(12, 19, per_cent_of_few=True)
    assert change.per_cent == Fraction(700, 12)
    assert change.notes == (EFFECT,)


def test_from_nothing_there_is_no_per_cent() -> None:
    assert changed(0, 19, per_cent_of_few=True).per_cent is None
    assert changed(0, 19).difference == 19


@pytest.mark.parametrize(
    ("before", "after", "da"),
    [
        (12, 19, "Fra 12 til 19: 7 flere."),
        (19, 12, "Fra 19 til 12: 7 færre."),
        (12, 12, "Fra 12 til 12: lige så mange."),
        (810, 1164, "Fra 810 til 1.164: 354 flere (43,7 pct.)."),
        (215, 120, "Fra 215 til 120: 95 færre (-44,2 pct.)."),
    ],
)
def test_a_change_is_said_counts_first(before: int, after: int, da: str) -> None:
    text = changed(before, after).text
    assert text
    assert text.da == da


def test_a_year_so_far_is_not_held_against_a_whole_year() -> None:
    change = changed(810, 400, SO_FAR)
    assert change == CountChange(
        before=810, after=400, difference=None, per_cent=None, why=change.why, text=None, notes=()
    )  # fmt: skip
    assert change.why
    assert change.why.en.startswith("The periods are not as long as each other (12 months against 6 months)")


def test_two_halves_of_a_year_are_noted_as_two_seasons() -> None:
    halves = [CountIn(count=30, period=SO_FAR), CountIn(count=40, period=Period(date(2017, 7, 1), date(2017, 12, 31)))]
    assert line("other_season") in count_change(*halves).notes
    assert line("other_season") not in changed(30, 40).notes


@pytest.mark.parametrize(
    ("chosen", "code"), [(True, "chosen_for_its_number"), (None, "maybe_chosen_for_its_number"), (False, None)]
)
def test_what_was_chosen_for_its_number_moves_back_by_itself(chosen: bool | None, code: str | None) -> None:
    assert changed(30, 20, chosen_for_its_number=chosen).notes == (*((line(code),) if code else ()), EFFECT)


def test_nobody_saying_how_it_was_chosen_is_unknown() -> None:
    before, after = CountIn(count=30, period=YEAR), CountIn(count=20, period=NEXT)
    assert count_change(before, after).notes[0] == line("maybe_chosen_for_its_number")


def test_a_count_in_a_period_has_both() -> None:
    assert faults(CountIn, count=None, period=YEAR) == [("$.count", "missing")]
    assert faults(CountIn, count=-1, period=Period(None, None)) == [
        ("$.count", "out_of_range"),
        ("$.period", "missing"),
    ]
    assert faults(CountIn, count=1, period=Period(date(2017, 1, 1), None)) == [("$.period", "missing")]


def sample(count: int, denominator: int) -> Sample:
    return Sample(count=count, denominator=denominator)


YOUNG_AND_ADULT = {"young": sample(30, 100), "adult": sample(10, 100)}


# By hand: 20 % to 23.6 %, though young fell from 30 to 28 % and adults from 10 to 6 %.
def test_a_share_may_rise_where_it_fell_in_every_group() -> None:
    change = mix_change(YOUNG_AND_ADULT, {"adult": sample(3, 50), "young": sample(56, 200)})
    assert (change.total, change.reversed) == (Fraction(18, 5), True)
    assert change.groups == (("adult", Fraction(-4)), ("young", Fraction(-2)))
    assert change.within == Fraction(-2) * Fraction(13, 20) + Fraction(-4) * Fraction(7, 20)
    assert change.mix == change.total - change.within
    assert change.text.en == (
        "The share changed by 3.6 percentage points, but in none of the groups did it go that way: -2.7 comes from the "
        "groups themselves, and 6.3 from their filling another part than before. Show each group."
    )


def test_one_group_that_went_the_way_of_the_whole_is_no_reversal() -> None:
    change = mix_change(YOUNG_AND_ADULT, {"young": sample(56, 200), "adult": sample(6, 50)})
    assert change.total > 0
    assert not change.reversed


def test_groups_that_fell_or_stood_still_under_a_rise_are_a_reversal() -> None:
    change = mix_change(YOUNG_AND_ADULT, {"young": sample(60, 200), "adult": sample(3, 50)})
    assert change.total > 0
    assert change.reversed


def test_a_small_change_is_no_reversal_where_a_group_went_its_way() -> None:
    change = mix_change({"all": sample(1, 50)}, {"all": sample(2, 50)})
    assert (change.reversed, change.mix) == (False, Fraction(0))


def test_the_same_mix_explains_nothing() -> None:
    change = mix_change(YOUNG_AND_ADULT, {"young": sample(20, 100), "adult": sample(10, 100)})
    assert (change.total, change.within, change.mix) == (Fraction(-5), Fraction(-5), Fraction(0))
    assert not change.reversed
    assert change.text.da.startswith("Andelen ændrede sig med -5,0 procentpoint: -5,0 fordi")


def test_another_mix_alone_is_no_reversal() -> None:
    change = mix_change(YOUNG_AND_ADULT, {"young": sample(60, 200), "adult": sample(10, 100)})
    assert (change.within, change.reversed) == (Fraction(0), False)
    assert change.mix == change.total > 0


def test_where_nothing_changed_in_all_nothing_is_reversed() -> None:
    change = mix_change(YOUNG_AND_ADULT, {"young": sample(20, 100), "adult": sample(20, 100)})
    assert (change.total, change.reversed) == (Fraction(0), False)


def test_groups_are_joined_by_name() -> None:
    assert faults(mix_change, YOUNG_AND_ADULT, {"young": sample(20, 100)}) == [("$.after", "unmatched")]
    assert faults(mix_change, {}, {}) == [("$.before", "missing")]


groups = st.dictionaries(
    st.sampled_from("abc"),
    st.integers(1, 50).flatmap(lambda of: st.integers(0, of).map(lambda count: sample(count, of))),
    min_size=3,
)


@given(groups, groups)
def test_the_two_parts_sum_to_the_change_and_turn_round_with_time(
    before: dict[str, Sample], after: dict[str, Sample]
) -> None:
    change, back = mix_change(before, after), mix_change(after, before)
    whole = [
        Fraction(100 * sum(each.count for each in group.values()), sum(each.denominator for each in group.values()))
        for group in (before, after)
    ]
    assert change.within + change.mix == change.total == whole[1] - whole[0]
    assert (back.within, back.mix, back.reversed) == (-change.within, -change.mix, change.reversed)
    if change.reversed:
        assert all(moved * change.total <= 0 for _, moved in change.groups)


def index(number: str, **more: Any) -> IndexNumber:  # noqa: ANN401 - fields of it
    plain: dict[str, Any] = {"value": Decimal(number), "series": "reports", "area": "syd", "base": YEAR}
    return IndexNumber(**(plain | more))


def test_index_points_are_not_per_cent() -> None:
    change = index_change(index("80"), index("100.0"))
    assert (change.points, change.per_cent, change.why) == (Decimal("20.0"), Fraction(25), None)
    assert change.text
    assert change.text.da == "Fra indeks 80 til indeks 100,0: 20,0 indekspoint, hvilket er 25,0 pct."


def test_from_index_nothing_there_is_no_per_cent() -> None:
    change = index_change(index("0"), index("5"))
    assert (change.points, change.per_cent) == (Decimal(5), None)
    assert change.text
    assert change.text.en == "From index 0 to index 5: 5 index points."


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"series": "fines"}, "index_other_series"),
        ({"area": "nord"}, "index_other_area"),
        ({"base": NEXT}, "index_other_base"),
    ],
)
def test_index_numbers_of_another_series_area_or_base_do_not_compare(more: dict[str, Any], code: str) -> None:
    change = index_change(index("80"), index("100", **more))
    assert (change.points, change.per_cent, change.text, change.why) == (None, None, None, line(code))


def test_an_index_number_that_cannot_be_is_refused_at_once() -> None:
    assert faults(index, "1", value=None, series="", area="", base=Period(None, date(2017, 1, 1))) == [
        ("$.value", "missing"), ("$.series", "bad_code"), ("$.area", "bad_code"), ("$.base", "missing"),
    ]  # fmt: skip
    assert faults(index, "-1", base=Period(date(2017, 1, 1), None)) == [
        ("$.value", "out_of_range"), ("$.base", "missing"),
    ]  # fmt: skip


@given(st.decimals(1, 500, places=1), st.decimals(1, 500, places=1), st.integers(2, 9))
def test_a_per_cent_of_an_index_stays_where_the_base_is_moved(before: Decimal, after: Decimal, times: int) -> None:
    assume(before)
    one = index_change(index(str(before)), index(str(after)))
    other = index_change(index(str(before * times), base=NEXT), attrs.evolve(index(str(after * times)), base=NEXT))
    assert one.per_cent == other.per_cent
