"""Profile: which counts may be seen, on both sides of each threshold, and whom the stricter one always protects."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput, UnknownName
from kriminalpraeventiv.indicators.disclosure import Profile, Zeros, custom, profile, profile_for, profiles

PUBLIC, RESEARCH, OPENSAFELY = profile("dst_public"), profile("dst_research"), profile("opensafely")


@pytest.mark.parametrize(
    ("id_", "hidden", "shown"),
    # Statistics Denmark: never fewer than 3; research output hides 1-4; OpenSAFELY hides 7 and below.
    [("dst_public", [0, 1, 2], [3, 4]), ("dst_research", [1, 4], [0, 5]), ("opensafely", [0, 1, 7], [8, 9])],
)
def test_counts_on_both_sides_of_a_threshold(id_: str, hidden: list[int], shown: list[int]) -> None:
    assert all(profile(id_).hides(count) for count in hidden)
    assert not any(profile(id_).hides(count) for count in shown)


@pytest.mark.parametrize(("zeros", "alone", "part"), [
    ("show", False, False), ("show_unless_all_or_none", False, True), ("hide", True, True)
])  # fmt: skip
def test_a_zero_is_hidden_as_the_profile_says(zeros: Zeros, alone: bool, part: bool) -> None:
    own = custom(threshold=5, zeros=zeros)
    assert (own.hides(0), own.hides_part(0)) == (alone, part)
    assert [own.hides_part(count) for count in (1, 4, 5)] == [True, True, False]


@pytest.mark.parametrize(
    ("count", "even", "up"),
    [(10, 10, 10), (12, 10, 10), (14, 10, 10), (15, 20, 20), (16, 20, 20), (24, 20, 20), (25, 20, 30), (26, 30, 30)],
)
def test_ties_are_rounded_as_the_profile_says(count: int, even: int, up: int) -> None:
    assert custom(threshold=10, zeros="hide", base=10).rounded(count) == even
    assert custom(threshold=10, zeros="hide", base=10, ties="half_up").rounded(count) == up


@given(st.integers(0, 10_000))
def test_a_base_of_one_rounds_nothing_and_another_never_by_more_than_half(count: int) -> None:
    assert RESEARCH.rounded(count) == count
    assert abs(OPENSAFELY.rounded(count) - count) <= 2
    assert OPENSAFELY.rounded(count) % 5 == 0


def test_every_profile_has_a_source_and_a_title_in_both_languages() -> None:
    assert list(profiles()) == ["dst_public", "dst_research", "opensafely"]
    for each in profiles().values():
        assert each.source.document
        assert each.title.da
        assert each.title.en


def test_persons_have_the_default_profile_unless_another_is_asked_for() -> None:
    assert profile_for(persons=True) == RESEARCH
    assert profile_for(persons=True, asked=PUBLIC) == PUBLIC
    assert profile_for(persons=True, asked="off") is None
    assert profile_for(persons=True, levels=[1], asked="off") is None


def test_other_numbers_have_a_profile_only_where_one_is_asked_for() -> None:
    assert profile_for(persons=False) is None
    assert profile_for(persons=False, asked=PUBLIC) == PUBLIC


@pytest.mark.parametrize(
    "whom", [{"minors": True}, {"levels": (2,)}, {"levels": (1, 3)}, {"persons": False, "minors": True}]
)
def test_minors_and_levels_2_and_3_cannot_be_left_unprotected(whom: dict[str, Any]) -> None:
    of: dict[str, Any] = {"persons": True} | whom
    assert profile_for(**of, asked="off") == profile_for(**of) == RESEARCH
    assert profile_for(**of, asked=OPENSAFELY) == OPENSAFELY
    weaker = profile_for(**of, asked=custom(threshold=4, zeros="show"))
    assert weaker == RESEARCH
    both = profile_for(**of, asked=PUBLIC)
    assert both is not None
    assert (both.id, both.threshold, both.zeros) == ("dst_public+dst_research", 5, "hide")


def made(threshold: int, zeros: Zeros, base: int, floor: int | None) -> Profile:
    return custom(threshold=threshold, zeros=zeros, base=min(base, threshold), population_floor=floor)


profiles_ = st.builds(
    made,
    st.integers(3, 12),
    st.sampled_from(["show", "show_unless_all_or_none", "hide"]),
    st.integers(1, 12),
    st.none() | st.integers(1, 50),
)


@given(profiles_, profiles_)
def test_the_stricter_of_two_is_at_least_as_strict_as_each(one: Profile, other: Profile) -> None:
    both = one.with_at_least(other)
    assert both.strictness == other.with_at_least(one).strictness
    assert all(part >= own for each in (one, other) for part, own in zip(both.strictness, each.strictness, strict=True))
    assert both.strictness == tuple(map(max, one.strictness, other.strictness))
    assert both.with_at_least(other) == both


def test_the_ties_are_those_of_the_coarser_rounding() -> None:
    fine = custom(threshold=10, zeros="hide", base=5, ties="half_up")
    coarse = custom(threshold=10, zeros="show", base=10, ties="half_even")
    assert fine.with_at_least(coarse).ties == coarse.with_at_least(fine).ties == "half_even"


@pytest.mark.parametrize(
    ("given_", "places"),
    [
        ({"threshold": 2, "zeros": "show"}, ["$.threshold"]),
        ({"threshold": 2, "zeros": "show_unless_all_or_none"}, ["$.threshold"]),
        ({"threshold": 1, "zeros": "hide"}, ["$.threshold"]),
        ({"threshold": None, "zeros": "hide"}, ["$.threshold"]),
        ({"threshold": 5.0, "zeros": "hide"}, ["$.threshold"]),
        ({"threshold": 5, "zeros": "keep"}, ["$.zeros"]),
        ({"threshold": 5, "zeros": "hide", "base": 6}, ["$.base"]),
        ({"threshold": 5, "zeros": "hide", "base": 0}, ["$.base"]),
        ({"threshold": 5, "zeros": "hide", "population_floor": 0}, ["$.population_floor"]),
        ({"threshold": 5, "zeros": "keep", "ties": "up"}, ["$.zeros", "$.ties"]),
    ],
)  # fmt: skip
def test_a_profile_that_cannot_be_is_refused_with_all_its_faults(given_: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(InvalidInput) as refused:
        custom(**given_)
    assert [fault.place for fault in refused.value.faults] == places


def test_the_lowest_profiles_that_can_be() -> None:
    assert custom(threshold=3, zeros="show").threshold == 3
    assert custom(threshold=3, zeros="show_unless_all_or_none", base=3).base == 3
    assert custom(threshold=2, zeros="hide", population_floor=1).population_floor == 1


def test_an_unknown_profile_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="dst_public"):
        profile("dst_publik")


@pytest.mark.parametrize("asked", ["OFF", 5, "dst_public"])
def test_what_is_no_profile_is_refused(asked: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(InvalidInput):
        profile_for(persons=True, asked=asked)


@pytest.mark.parametrize("levels", [(0,), (4,), ("2",), (True,)])
def test_a_level_there_is_not_is_refused(levels: Any) -> None:  # noqa: ANN401 - wrong on purpose
    with pytest.raises(InvalidInput):
        profile_for(persons=True, levels=levels)


def test_the_beginning_of_an_id_names_all_that_begin_so() -> None:
    with pytest.raises(UnknownName, match="want one of `dst_public`, `dst_research`"):
        profile("dst")
    with pytest.raises(UnknownName, match="the nearest is `opensafely`"):
        profile("opensafly")
