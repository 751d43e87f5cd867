"""Needed: what is left out of very many measurements changes no answer."""

from datetime import date
from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from indicators.made import indicator, measured, start, year
from kriminalpraeventiv.indicators.figure import Measurement
from kriminalpraeventiv.indicators.needed import Needed
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.indicators.target import PathPoint, Stage, Target
from kriminalpraeventiv.text import Text

ON = date(2020, 3, 1)
PATH = (PathPoint(by=date(2017, 12, 31), value=Decimal(9)), PathPoint(by=date(2019, 12, 31), value=Decimal(3)))
TARGETS = (
    Target(kind="reduce"),
    Target(kind="at_most", value=Decimal(5), deadline=date(2018, 12, 31)),
    Target(kind="yearly_path", path=PATH),
)
MEASURED = st.builds(
    lambda count, number, area, source: measured(count, year(number), area=area, source=source),
    st.integers(0, 9),
    st.integers(2014, 2021),
    st.sampled_from(["ydre_noerrebro", "noerrebro", "indre_noerrebro"]),
    st.sampled_from(["rigspolitiet", "kommunen"]),
)


def kept(target: Target, measurements: list[Measurement]) -> list[Measurement]:
    needed = Needed(indicator(target=target, baseline=start(6, year(2015))), ON)
    for position, one in enumerate(measurements):
        needed.add(position, one)
    assert all(measurements[position] == one for position, one in needed.kept.items())
    return list(needed.kept.values())


@given(st.sampled_from(TARGETS), st.lists(MEASURED, max_size=8))
def test_what_is_left_out_changes_no_answer(target: Target, measurements: list[Measurement]) -> None:
    goal = indicator(target=target, baseline=start(6, year(2015)))
    whole, part = (progress(goal, given, ON) for given in (measurements, kept(target, measurements)))
    assert (part.status, part.why, part.compared, part.chance) == (
        whole.status,
        whole.why,
        whole.compared,
        whole.chance,
    )
    assert part.reasons[0] == whole.reasons[0]


def test_of_another_area_the_latest_of_each_kind_is_kept_in_any_order() -> None:
    elsewhere = [measured(n, year(n), area="noerrebro") for n in (2016, 2017, 2018, 2019, 2020, 2021)]
    for order in permutations(elsewhere, 6):
        assert {one.count for one in kept(TARGETS[0], list(order))} == {2019, 2021}


def test_all_of_the_own_area_is_kept_and_the_same_number_once() -> None:
    own = [measured(n % 7, year(2016 + n % 3)) for n in range(300)]
    assert len(kept(TARGETS[0], own)) == 21
    assert len(kept(TARGETS[0], [measured("8", year(2018)), measured("8.0", year(2018))])) == 2


def test_a_milestone_and_stages_keep_what_any_area_says() -> None:
    said = [Measurement(state="done", period=year(n), area="noerrebro") for n in (2018, 2019)]
    assert len(kept(Target(kind="milestone"), said)) == 2
    stage = Stage(level="process", title=Text(da="a", en="b"))
    assert len(kept(Target(kind="staged", stages=(stage,)), said)) == 2
