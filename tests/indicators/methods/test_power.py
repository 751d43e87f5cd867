"""Power: the printed examples, and that the smallest detectable is exactly the smallest."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.compared import Sample
from kriminalpraeventiv.indicators.methods.difference import newcombe, shares_z
from kriminalpraeventiv.indicators.methods.power import (
    answers_needed,
    detectability,
    smallest_detectable_change,
    smallest_detectable_fall,
)

Z = 1.959963984540054


@pytest.mark.parametrize(("base", "fall"), [(12, 11.4), (19, 14.3), (50, 23.3), (144, 39.5)])
def test_the_smallest_fall_of_a_count(base: int, fall: float) -> None:
    # 2.2: one-sided 5 %, equal control
    assert smallest_detectable_fall(base).value == pytest.approx(fall, abs=0.05)


def test_month_against_month_hardly_anything_shows_and_year_against_year_something() -> None:
    # 2.2: Albertslund could only show a fall from 12 to about 0; year against year from 144 to about 104
    assert "altså til 0 eller færre" in smallest_detectable_fall(12).text.da
    assert "that is to 104 or fewer" in smallest_detectable_fall(144).text.en


@pytest.mark.parametrize("base", [0, 1, 10])
def test_of_a_small_count_no_fall_shows(base: int) -> None:
    found = smallest_detectable_fall(base)
    assert "no fall can be shown" in found.text.en
    assert (found.method, dict(found.inputs)) == ("smallest_detectable_fall", {"base": base})


@given(st.integers(0, 10_000), st.sampled_from([0.9, 0.95, 0.99]))
def test_the_smallest_fall_is_on_the_edge_of_its_test_and_grows_with_the_base(base: int, level: float) -> None:
    fall, more = (smallest_detectable_fall(b, level=level).value or 0 for b in (base, base + 1))
    assert fall < more
    if base:
        p = math.erfc(fall / math.sqrt(4 * base) / math.sqrt(2)) / 2
        assert p == pytest.approx(1 - level)


SMALL = st.integers(1, 300).flatmap(lambda n: st.builds(Sample, count=st.integers(0, n), denominator=st.just(n)))


@given(SMALL, st.integers(1, 300), st.sampled_from([0.8, 0.95]))
def test_the_smallest_change_is_the_first_count_that_shows(base: Sample, answers: int, level: float) -> None:
    reach = {0.8: 1.2815515655446004, 0.95: Z}[level]
    scores = [shares_z(count / answers, base.share, answers, base.denominator) for count in range(answers + 1)]
    lower = max((count / answers for count, score in enumerate(scores) if score < -reach), default=None)
    higher = min((count / answers for count, score in enumerate(scores) if score > reach), default=None)
    assert smallest_detectable_change(base, answers, direction="lower", level=level).value == lower
    assert smallest_detectable_change(base, answers, direction="higher", level=level).value == higher


def test_with_234_answers_8_per_cent_must_fall_to_less_than_half() -> None:
    base = Sample(count=19, denominator=234)
    lower, higher = (smallest_detectable_change(base, 234, direction=way) for way in ("lower", "higher"))
    assert newcombe(Sample(count=8, denominator=234), base).p == pytest.approx(0.03, abs=0.01)
    assert (lower.value, higher.value) == (8 / 234, 33 / 234)
    assert lower.text.da == (
        "Med 234 svar kan kun et fald fra 8,1 til 3,4 pct. eller lavere vises. "
        "Et mindre fald er ikke større, end tilfældigheder forklarer."
    )
    assert "only a rise from 8.1 to 14.1 per cent or higher can be shown" in higher.text.en


def test_weights_make_less_show() -> None:
    weighted = Sample(count=19, denominator=234, design_effect=1.4)
    found = smallest_detectable_change(weighted, 234, direction="lower")
    assert (found.value or 0) < 8 / 234
    assert dict(found.inputs) == {
        "base_count": 19, "base_denominator": 234, "design_effect": 1.4, "answers": 234, "direction": "lower",
    }  # fmt: skip


def test_where_nothing_can_show_there_is_no_number() -> None:
    found = smallest_detectable_change(Sample(count=1, denominator=17), 17, direction="lower")
    assert found.value is None
    assert found.text.en.startswith("With 17 answers no change from 5.9 per cent in that direction can be shown")


@pytest.mark.parametrize(("target", "effect", "answers"), [(0.05, 1.0, 1_059), (0.05, 1.5, 1_589), (0.06, 1.0, 2_554)])
def test_the_answers_needed_to_show_a_fall_from_8_per_cent(target: float, effect: float, answers: int) -> None:
    # 2.2: two-sided 5 %, power 80 %: 1,059 a wave (1,589 at deff 1.5); 2,554
    assert answers_needed(0.08, target, design_effect=effect).value == answers


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_rise_takes_as_many_answers_as_the_fall_back(base: float, target: float) -> None:
    if abs(base - target) > 0.01:
        forth, back = answers_needed(base, target).value, answers_needed(target, base).value
        assert forth == pytest.approx(back, abs=1)
        assert forth == pytest.approx(answers_needed(1 - base, 1 - target).value, abs=1)


def test_more_power_a_higher_level_and_a_smaller_change_take_more_answers() -> None:
    usual = answers_needed(0.08, 0.05).value or 0
    assert (answers_needed(0.08, 0.05, power=0.9).value or 0) > usual
    assert (answers_needed(0.08, 0.05, level=0.99).value or 0) > usual
    assert (answers_needed(0.08, 0.055).value or 0) > usual
    assert answers_needed(0.08, 0.05).text.da == (
        "For at vise en ændring fra 8,0 til 5,0 pct. skal der være 1.059 svar i hver undersøgelse. "
        "Så ses den i 80 pct. af tilfældene, hvis den er der (95 pct. sikkerhed)."
    )


@pytest.mark.parametrize(("answers", "detectable"), [(234, False), (1_058, False), (1_059, True), (5_000, True)])
def test_whether_a_target_can_be_shown_is_told_before_it_is_set(answers: int, detectable: bool) -> None:
    found = detectability(0.08, 0.05, answers)
    assert (found.detectable, found.needed.value, found.answers) == (detectable, 1_059, answers)
    assert found.text.da.startswith(
        f"Med {answers:,} svar kan det ".replace(",", ".") + ("" if detectable else "ikke ")
    )


def test_a_design_effect_takes_a_target_out_of_sight() -> None:
    assert not detectability(0.08, 0.05, 1_059, design_effect=1.5).detectable
    assert detectability(0.08, 0.05, 1_059, level=0.9).detectable


def test_a_share_may_be_none_or_all() -> None:
    # 2.2's formula with nothing left: (1.959964 √(2·0.05·0.95) + 0.841621 √0.09)² / 0.01
    assert answers_needed(0.1, 0.0).value == answers_needed(0.9, 1.0).value == answers_needed(0.0, 0.1).value == 74


@pytest.mark.parametrize(
    ("base", "target", "power", "effect", "places"),
    [
        (0.1, 0.2, 0.0, 1.0, ["$.power"]),
        (0.08, 0.08, 0.8, 1.0, ["$.target"]),
        (8.0, 5.0, 0.8, 1.0, ["$.base", "$.target"]),
        (-0.1, 0.05, 1.0, 0.0, ["$.base", "$.power", "$.design_effect"]),
    ],
)
def test_what_is_no_share_is_refused(
    base: float, target: float, power: float, effect: float, places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        answers_needed(base, target, power=power, design_effect=effect)
    assert [fault.place for fault in refusal.value.faults] == places


def test_answers_and_direction_are_checked() -> None:
    base = Sample(count=1, denominator=17)
    with pytest.raises(InvalidInput) as refusal:
        smallest_detectable_change(base, 0, direction="down")  # type: ignore[arg-type]
    assert [fault.place for fault in refusal.value.faults] == ["$.answers", "$.direction"]
    with pytest.raises(InvalidInput, match=r"\$.base"):
        smallest_detectable_fall(-1)
    with pytest.raises(InvalidInput, match=r"\$.answers"):
        detectability(0.08, 0.05, 0)


def test_a_change_too_small_for_one_decimal_is_told_with_as_many_as_it_takes() -> None:
    told = detectability(0.08, 0.079999, 234).text
    assert "from 8.0000 to 7.9999 per cent" in told.en
    assert "fra 8,0000 til 7,9999 pct." in told.da
    assert "from 8.0000 to 7.9999 per cent" in answers_needed(0.08, 0.079999).text.en


def test_how_often_a_real_change_is_then_seen_is_told() -> None:
    for answers in (234, 1_059):
        assert "seen in 80 per cent of cases" in detectability(0.08, 0.05, answers).text.en
        assert "ses ændringen i 80 pct. af tilfældene" in detectability(0.08, 0.05, answers).text.da
