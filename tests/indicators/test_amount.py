"""Amount: what adds, what does not, and in what words it is refused."""

import math
import pickle
import statistics
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.amount import Amount

PERSONS, MEETINGS = Amount(3, "person"), Amount(2, "meeting")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: PERSONS + MEETINGS, "`person` and `meeting` do not add: they count different things"),
        (lambda: PERSONS - MEETINGS, "`person` and `meeting` do not subtract: they count different things"),
        (lambda: Amount(8, "percent") + Amount(11, "percent"), "shares do not add as numbers; take a `Share` for each"),
        (lambda: Amount(8, "percent") - Amount(1, "permille"),
         "shares do not subtract as numbers; take a `Share` for each"),
        (lambda: Amount(3, "percentage_point") + PERSONS,
         "`percentage_point` and `person` do not add: they count different things"),
        (lambda: Amount(1, "month") + Amount(30, "day"),
         "`month` and `day` do not add: they count different things; a month is no fixed number of days"),
        (lambda: Amount(365, "day").to("year"),
         "`day` does not convert to `year`: they count different things; a month is no fixed number of days"),
        (lambda: Amount(8, "percent") + Amount(3, "percentage_point"),
         "`percent` and `percentage_point` do not add: they count different things"),
        (lambda: PERSONS + 1, "`person` can add only an `Amount`; give a number its unit"),
        (lambda: 1 + PERSONS, "`person` can add only an `Amount`; give a number its unit"),
        (lambda: PERSONS - 1, "`person` can subtract only an `Amount`; give a number its unit"),
        (lambda: sum([Amount(8, "percent"), Amount(1, "percent")]),
         "shares do not add as numbers; take a `Share` for each"),
        (lambda: sum([PERSONS, MEETINGS]), "`person` and `meeting` do not add: they count different things"),
        (lambda: PERSONS / 0, "nothing divides by 0"),
        (lambda: PERSONS / Amount(0, "meeting"), "nothing divides by 0"),
        (lambda: Amount(1, "") + PERSONS, "`1` and `person` do not add: they count different things"),
        (lambda: Amount(1, "") + 1, "`1` can add only an `Amount`; give a number its unit"),
        (lambda: PERSONS + Amount(1, ""), "`person` and `1` do not add: they count different things"),
        (lambda: PERSONS.to("meeting"), "`person` does not convert to `meeting`: they count different things"),
        (lambda: Amount(3, "persn"), "unknown unit; the nearest is `person`"),
        (lambda: Amount(3, "share").text(), "no words for `share`; convert it first, a share to `percent`"),
        ((PERSONS * MEETINGS).text, "no words for `meeting*person`; convert it first, a share to `percent`"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_one_clear_line(ask: Callable[[], object], message: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        ask()
    assert str(refused.value) == f"$.unit: {message}"


@pytest.mark.parametrize("value", [0.5, "3", None, True, Decimal("NaN")])
def test_an_amount_is_an_exact_number(value: Any) -> None:  # noqa: ANN401 - what a caller may do
    with pytest.raises(InvalidInput, match=r"^\$\.value: want a finite `int`, `Decimal` or `Fraction`$"):
        Amount(value, "person")


def test_amounts_of_one_kind_add_in_the_unit_of_the_first() -> None:
    assert Amount(1, "quarter") + Amount(2, "month") == Amount(Fraction(5, 3), "quarter")
    assert Amount(2, "month") - Amount(1, "quarter") == Amount(-1, "month")
    assert Amount(1, "kinh") + Amount(500, "person") == Amount(Decimal("1.5"), "kinh")
    assert sum([Amount(12, "case"), Amount(19, "sag")]) == Amount(31, "case")
    assert Amount(3, "percentage_point") + Amount(-6, "percentage_point") == Amount(-3, "procentpoint")


# 810 reports among 20,000 inhabitants are 40.5 per 1,000; 1.2 million DKK for 8 relapses avoided are 150,000 (part 2).
def test_a_rate_keeps_what_it_is_a_rate_of() -> None:
    rate = Amount(810, "report") / Amount(20_000, "inhabitant")
    assert rate.unit == "report/inhabitant"
    assert rate.to("report/kinh") == Amount(Decimal("40.5"), "report/kinh")
    assert Amount(1_200_000, "dkk") / Amount(8, "person") == Amount(150_000, "dkk/person")
    assert Amount(12, "case/month") * Amount(1, "year") == Amount(12, "case*year/month")
    assert (Amount(12, "case/month") * Amount(1, "year")).to("case") == Amount(144, "case")


def test_a_ratio_becomes_a_share_only_when_asked() -> None:
    ratio = Amount(1, "person") / Amount(4, "person")
    assert ratio == Amount(Fraction(1, 4), "")
    with pytest.raises(InvalidInput, match="does not convert to `percent`"):
        ratio.to("percent")
    assert (ratio * Amount(1, "share")).to("percent") == Amount(25, "percent")


def test_an_amount_times_a_number_keeps_its_unit() -> None:
    assert 2 * Amount(3, "meeting") == Amount(3, "meeting") * Fraction(2) == Amount(6, "meeting")
    assert Amount(3, "meeting") / 2 == Amount(Decimal("1.5"), "meeting")


@pytest.mark.parametrize(
    ("amount", "decimals", "da", "en"),
    [
        (Amount(Decimal("40.5"), "dkk/kinh"), None, "40,5 kr. pr. 1.000 indbyggere", "40.5 DKK per 1,000 inhabitants"),
        (Amount(1, "case/month"), None, "1 sag pr. måned", "1 case per month"),
        (Amount(1, "meeting"), 1, "1,0 møder", "1.0 meetings"),
        (Amount(Fraction(1, 3), "meeting"), 1, "0,3 møder", "0.3 meetings"),
        (Amount(1_200_000, "dkk"), None, "1.200.000 kr.", "1,200,000 DKK"),
        (Amount(Fraction(1, 4), ""), None, "0,25", "0.25"),
    ],
)  # fmt: skip
def test_an_amount_in_words(amount: Amount, decimals: int | None, da: str, en: str) -> None:
    text = amount.text(decimals)
    assert (text.da, text.en) == (da, en)


def test_statistics_and_mathematics_take_no_amount() -> None:
    asks: tuple[Callable[[Any], object], ...] = (statistics.mean, statistics.median, lambda found: math.sqrt(found[0]))
    for ask in asks:
        with pytest.raises(TypeError):
            ask([Amount(1, "case"), Amount(2, "case"), Amount(4, "case"), Amount(5, "case")])


def test_an_amount_is_a_value() -> None:
    amount = Amount(Decimal("40.5"), "anmeldelse/kinh")
    assert pickle.loads(pickle.dumps(amount)) == amount  # noqa: S301 - our own
    assert len({amount, Amount(Fraction(81, 2), "report/kinh")}) == 1
    assert str(amount) == "81/2 report/kinh"


def test_a_hosts_quantity_comes_in_and_goes_out() -> None:
    theirs: Any = pint.UnitRegistry(None)
    theirs.load_definitions(["report = [report]", "person = [person]", "kinh = 1000 * person"])
    amount = Amount.of_quantity(theirs.Quantity(40.5, "report/kinh"))
    assert amount == Amount(Decimal("40.5"), "report/kinh")
    assert amount.to_quantity(theirs) == theirs.Quantity(40.5, "report/kinh")
    assert amount.to_quantity().magnitude == Fraction(81, 2)


counts = st.builds(Amount, st.fractions(), st.sampled_from(["year", "half_year", "quarter", "month", "school_year"]))


@given(counts, counts, counts)
def test_adding_is_associative_and_its_order_only_chooses_the_unit(one: Amount, two: Amount, three: Amount) -> None:
    assert (one + two) + three == one + (two + three)
    assert one + two == (two + one).to(one.unit)
    assert (one + two) - two == one


@given(st.fractions(), st.sampled_from(["kinh", "month", "percent"]), st.fractions().filter(bool))
def test_multiplied_and_divided_is_the_same(value: Fraction, unit: str, by: Fraction) -> None:
    amount = Amount(value, unit)
    assert amount * Amount(by, "case") / Amount(by, "case") == amount
