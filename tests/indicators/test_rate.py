"""Rate: relapsed of followed times 100, only with counts, period and definition; DKE's 6 per cent has none of them."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.rate import Missing, rate
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.text import Text

TWO_YEARS = Period(date(2013, 5, 16), date(2015, 5, 15))
ONE_DAY = Period(date(2015, 5, 15), date(2015, 5, 15))
OPEN = Period(date(2013, 5, 16), None)
RELAPSE = Text(da="ny dom inden for to år efter afslutning", en="a new sentence within two years of closure")
BLANK = Text(da=" ", en=" ")


@pytest.mark.parametrize(
    ("count", "denominator", "percent"),
    [(3, 50, Fraction(6)), (1, 16, Fraction(25, 4)), (1, 3, Fraction(100, 3)), (0, 19, Fraction(0)), (19, 19, 100)],
)
def test_a_rate_with_all_it_rests_on_is_exact(count: int, denominator: int, percent: Fraction) -> None:
    found = rate(count, denominator, TWO_YEARS, RELAPSE)
    assert (found.status, found.percent, found.missing) == ("computed", percent, ())
    assert (found.period, found.definition) == (TWO_YEARS, RELAPSE)
    assert found.rows == ("IND-10",)


@pytest.mark.parametrize(
    ("count", "denominator", "period", "definition", "missing"),
    [
        (None, None, ONE_DAY, None, ("count", "denominator", "period", "definition")),
        (None, 19, TWO_YEARS, RELAPSE, ("count",)),
        (1, None, TWO_YEARS, RELAPSE, ("denominator",)),
        (1, 19, None, RELAPSE, ("period",)),
        (1, 19, OPEN, RELAPSE, ("period",)),
        (1, 19, ONE_DAY, RELAPSE, ("period",)),
        (1, 19, TWO_YEARS, None, ("definition",)),
        (1, 19, TWO_YEARS, BLANK, ("definition",)),
        (0, 0, TWO_YEARS, RELAPSE, ()),
    ],
)
def test_a_rate_that_lacks_something_cannot_be_computed_and_says_what(
    count: int | None, denominator: int | None, period: Period | None, definition: Text | None,
    missing: tuple[Missing, ...],
) -> None:  # fmt: skip
    found = rate(count, denominator, period, definition)
    assert (found.status, found.percent, found.missing) == ("cannot_be_computed", None, missing)
    assert [r.rule for r in found.reasons] == [f"indicators.missing_{name}" for name in missing] or not missing
    assert all(r.text.da.startswith("Kan ikke beregnes") for r in found.reasons)


def test_nobody_followed_is_neither_0_nor_100_per_cent() -> None:
    [reason] = rate(0, 0, TWO_YEARS, RELAPSE).reasons
    assert reason.rule == "indicators.nobody"


@pytest.mark.parametrize(("count", "denominator"), [(-1, 19), (20, 19), (1, -19), (1, 0)])
def test_counts_that_cannot_be_are_refused(count: int, denominator: int) -> None:
    with pytest.raises(InvalidInput):
        rate(count, denominator, TWO_YEARS, RELAPSE)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_rate_times_its_denominator_gives_the_count_back(counts: tuple[int, int]) -> None:
    percent = rate(*counts, TWO_YEARS, RELAPSE).percent
    assert percent is not None
    assert percent * counts[1] == counts[0] * 100
