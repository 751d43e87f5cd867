"""Laws: rounding never makes a verdict, less is never worse where less is good, parts that sum sum."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.made import indicator, measured, start, year
from kriminalpraeventiv import AnswerConverter, Rulebook
from kriminalpraeventiv.indicators.bounds import Bounds
from kriminalpraeventiv.indicators.checks import sums_to
from kriminalpraeventiv.indicators.deciding import meets
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.parts import check_parts
from kriminalpraeventiv.indicators.progress import progress, withheld
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.uncertainty import interval
from kriminalpraeventiv.serialization.measurements import read_measurement

DAY = date(2020, 8, 15)
BOOK = Rulebook.load()
per_cents = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
shares = st.decimals(0, 100, places=4)
changes = st.sampled_from(["reduce", "increase"])
numbers = st.sampled_from(["at_most", "at_least", "coverage"])
counts = st.integers(0, 60)
Way = Literal["at_most", "at_least", "reduce", "increase"]


def printed(exact: Decimal, places: int) -> Decimal:
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def share(value: Decimal, number: int = 2019) -> Measurement:
    return Measurement(value=value, unit="percent", period=year(number), area="ydre_noerrebro", source="rigspolitiet")


def cell(exact: Decimal, places: int) -> Bounds:
    return Bounds.of(share(printed(exact, places)))


def point(exact: Decimal) -> Bounds:
    return Bounds(Fraction(exact), Fraction(exact))


@given(shares, shares, st.integers(0, 2), st.integers(0, 2), changes)
def test_a_verdict_on_printed_shares_is_that_on_any_shares_they_may_have_been(
    before: Decimal, after: Decimal, places: int, other_places: int, kind: Any  # noqa: ANN401 - a kind
) -> None:  # fmt: skip
    target = Target(kind=kind)
    found = meets(cell(after, places), cell(before, other_places), target)
    assert found in (None, meets(point(after), point(before), target))


@given(shares, per_cents, st.integers(0, 2), numbers)
def test_a_verdict_beside_a_number_is_that_on_any_share_it_may_have_been(
    exact: Decimal, aim: Decimal, places: int, kind: Any  # noqa: ANN401 - a kind
) -> None:  # fmt: skip
    target = Target(kind=kind, value=aim)
    assert meets(cell(exact, places), None, target) in (None, meets(point(exact), None, target))


@given(shares, shares, st.decimals(0, 10, places=1), st.integers(0, 2))
def test_what_is_kept_as_printed_is_kept_whatever_it_was(
    before: Decimal, after: Decimal, margin: Decimal, places: int
) -> None:
    target = Target(kind="maintain", margin=margin)
    found = meets(cell(after, places), cell(before, places), target)
    assert found in (None, meets(point(after), point(before), target))


@given(shares, st.integers(0, 3))
def test_the_cell_of_a_printed_share_holds_what_it_was_printed_from(exact: Decimal, places: int) -> None:
    assert cell(exact, places).agrees(point(exact))


def rank(count: int, kind: Way) -> int:
    lower = kind in ("at_most", "reduce")
    target = Target(kind=kind, value=Decimal(30)) if kind in ("at_most", "at_least") else Target(kind=kind)
    goal = indicator(direction="lower" if lower else "higher", baseline=start(30, year(2016)), target=target)
    return {"not_reached": 0, "reached": 1}[progress(goal, [measured(count, year(2017))], DAY).status]


@given(counts, counts, st.sampled_from(["at_most", "at_least", "reduce", "increase"]))
def test_a_number_further_the_good_way_is_never_judged_worse(one: int, other: int, kind: Way) -> None:
    less, more = sorted((one, other))
    worse, better = (more, less) if kind in ("at_most", "reduce") else (less, more)
    assert rank(better, kind) >= rank(worse, kind)


@given(counts, counts)
def test_exchanging_before_and_after_turns_a_fall_into_a_rise(before: int, after: int) -> None:
    falls = indicator(direction="lower", baseline=start(before, year(2016)), target=Target(kind="reduce"))
    rises = indicator(direction="higher", baseline=start(after, year(2016)), target=Target(kind="increase"))
    fell = progress(falls, [measured(after, year(2017))], DAY)
    rose = progress(rises, [measured(before, year(2017))], DAY)
    assert (fell.status, fell.chance) == (rose.status, rose.chance)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.integers(0, 1))
def test_a_share_printed_of_counts_never_disagrees_with_them(of: tuple[int, int], places: int) -> None:
    exact = Decimal(of[0] * 100) / of[1]
    both = [measured(of, year(2019), "percent"), share(printed(exact, places))]
    goal = indicator("percent", target=Target(kind="at_most", value=Decimal(10)))
    known = BOOK.progress(goal, both, on=DAY)
    assert known.status == ("reached" if of[0] * 10 <= of[1] else "not_reached")
    assert progress(goal, both[1:], DAY).status in (known.status, "cannot_be_judged")


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_the_number_and_lies_within_what_can_be(of: tuple[int, int]) -> None:
    wave = measured(of, year(2019), "percent")
    found, wider = interval(wave), interval(wave, level=0.998)
    assert found.interval is not None
    assert wider.interval is not None
    low, high = found.interval.low or 0.0, found.interval.high or 0.0
    assert 0 <= low <= float(wave.amount or 0) + 1e-9
    assert float(wave.amount or 0) - 1e-9 <= high <= 100
    assert (wider.interval.low or 0.0) <= low
    assert high <= (wider.interval.high or 0.0)


@given(st.lists(counts, min_size=1, max_size=5), st.integers(-3, 3))
def test_parts_that_sum_sum_and_others_do_not(parts: list[int], off: int) -> None:
    ids = tuple(f"part_{n}" for n in range(len(parts)))
    whole = max(sum(parts) + off, 0)
    figures = {id_: [measured(count, year(2019), "case")] for id_, count in zip(ids, parts, strict=True)}
    goal = indicator("case", parts=ids)
    [answer] = check_parts(goal, figures | {goal.id: [measured(whole, year(2019), "case")]})
    assert answer.status == ("sum" if whole == sum(parts) else "differ")


@given(st.lists(st.integers(1, 100), min_size=2, max_size=6), st.integers(1, 3))
def test_weights_that_are_rounded_still_sum(sizes: list[int], places: int) -> None:
    whole = sum(sizes)
    weights = tuple(printed(Decimal(size) / whole, places) for size in sizes)
    assert sums_to(weights, Decimal(1))


waves = st.builds(
    Measurement,
    value=per_cents,
    unit=st.sampled_from(["percent", None]),
    period=st.integers(2016, 2020).map(year),
    area=st.sampled_from(["ydre_noerrebro", "indre_noerrebro", None]),
    source=st.sampled_from(["rigspolitiet", None]),
    qualifier=st.sampled_from(["exact", "approximate", "at_least", "preliminary", "revised"]),
    definition_version=st.sampled_from(["v1", "v2", None]),
    respondents=st.none(),
)
targets = st.sampled_from(
    [
        Target(kind="reduce", deadline=date(2019, 12, 31)),
        Target(kind="at_most", value=Decimal(5)),
        Target(kind="range", low=Decimal(2), high=Decimal(9)),
        Target(kind="maintain", margin=Decimal(2)),
        Target(kind="coverage"),
        Target(kind="each_period", value=Decimal(1), per="year"),
        Target(kind="as_needed"),
        Target(kind="milestone"),
        None,
    ]
)


@given(st.lists(waves, max_size=5), targets, st.sampled_from([date(2018, 8, 1), date(2019, 12, 31), DAY]))
def test_every_answer_has_reasons_in_both_languages_and_a_why_just_where_it_is_not_judged(
    some: list[Measurement], target: Target | None, day: date
) -> None:
    goal = indicator(
        "percent", direction="in_range" if target and target.kind == "range" else "maintain", target=None,
        baseline=start("8", year(2016), "percent"), definition_version="v1",
    )  # fmt: skip
    way: Any = target.direction if target and target.direction != "none" else "lower"
    answer = progress(attrs.evolve(goal, direction=way, target=target), some, day)
    assert (answer.why is None) is (answer.status != "cannot_be_judged")
    assert answer.why is None or f"indicators.{answer.why}" in {reason.rule for reason in answer.reasons}
    assert answer.reasons
    assert all(reason.text.da and reason.text.en and "{" not in reason.text.da for reason in answer.reasons)
    hidden = withheld(answer)
    assert (hidden.compared, hidden.baseline, hidden.chance) == ((), None, None)


@given(waves)
def test_a_measurement_there_and_back_is_the_same(wave: Measurement) -> None:
    assert repr(read_measurement(AnswerConverter().to_plain(wave))) == repr(wave)


@pytest.mark.parametrize("number", range(len(BOOK.indicators())))
def test_without_measurements_no_indicator_of_the_catalogue_is_reached_or_missed(number: int) -> None:
    one = BOOK.indicators()[number]
    answer = BOOK.progress(one, [], on=DAY)
    assert answer.status in ("cannot_be_judged", "as_needed")
    assert answer.traps == one.traps
    assert all(reason.text.da and reason.text.en for reason in answer.reasons)
