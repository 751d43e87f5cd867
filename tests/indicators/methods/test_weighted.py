"""Weighted: shares of surveys and Kish's design effect to the printed digits, and what weights may do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.methods.proportion import wilson
from kriminalpraeventiv.indicators.methods.result import Result
from kriminalpraeventiv.indicators.methods.weighted import design_effect, survey_share, weighted_share

LEVELS = st.sampled_from([0.5, 0.8, 0.95, 0.998])
WEIGHTS = st.lists(st.floats(0.01, 100), min_size=1, max_size=60)


def bounds(result: Result) -> tuple[float, float]:
    assert result.interval is not None
    assert result.interval.low is not None
    assert result.interval.high is not None
    return result.interval.low, result.interval.high


@pytest.mark.parametrize(("effect", "low", "high"), [(1, 5.3, 11.8), (1.4, 5.0, 12.6)])  # 2.1
def test_a_weighted_share_gives_the_printed_digits(effect: float, low: float, high: float) -> None:
    found = survey_share(0.08, 275, design_effect=effect, multiplier=100)
    assert found.value == pytest.approx(8)
    assert [round(bound, 1) for bound in bounds(found)] == [low, high]


def test_kishs_design_effect_gives_the_printed_digits() -> None:
    assert round(design_effect([1] * 50 + [2] * 30 + [0.5] * 20).value or 0, 4) == 1.2153  # 2.1


@given(WEIGHTS)
def test_the_design_effect_is_1_more_than_the_squared_variation_of_the_weights(weights: list[float]) -> None:
    average = sum(weights) / len(weights)
    variance = sum((weight - average) ** 2 for weight in weights) / len(weights)
    assert design_effect(weights).value == pytest.approx(1 + variance / average**2, rel=1e-9)


@given(WEIGHTS, st.floats(0.01, 100))
def test_only_ratios_of_weights_matter(weights: list[float], times: float) -> None:
    found = design_effect([weight * times for weight in weights])
    assert found.value == pytest.approx(design_effect(weights).value, rel=1e-9)


@given(st.lists(st.booleans(), min_size=1, max_size=200), st.floats(0.01, 100), LEVELS)
def test_equal_weights_give_the_plain_interval(answers: list[bool], weight: float, level: float) -> None:
    plain = wilson(sum(answers), len(answers), level=level)
    found = weighted_share(answers, [weight] * len(answers), level=level)
    assert found.value == pytest.approx(plain.value, rel=1e-9)
    assert bounds(found) == pytest.approx(bounds(plain), rel=1e-9, abs=1e-12)


@given(st.lists(st.tuples(st.booleans(), st.floats(0.01, 100)), min_size=1, max_size=60))
def test_a_weighted_share_is_a_survey_share_with_kishs_design_effect(answered: list[tuple[bool, float]]) -> None:
    answers, weights = [answer for answer, _ in answered], [weight for _, weight in answered]
    share = sum(weight for weight, answer in zip(weights, answers, strict=True) if answer) / sum(weights)
    effect = design_effect(weights).value or 0
    found = weighted_share(answers, weights, level=0.9, multiplier=100)
    oracle = survey_share(min(1, share), len(weights), design_effect=effect, level=0.9, multiplier=100)
    assert found.value == pytest.approx(oracle.value, rel=1e-9)
    assert bounds(found) == pytest.approx(bounds(oracle), rel=1e-9, abs=1e-9)
    assert found.level == 0.9


@given(st.floats(0, 1), st.integers(1, 3_000), st.floats(1, 5), LEVELS)
def test_a_design_effect_widens_the_interval_about_the_same_share(
    share: float, respondents: int, effect: float, level: float
) -> None:
    low, high = bounds(survey_share(share, respondents, level=level))
    wide_low, wide_high = bounds(survey_share(share, respondents, design_effect=effect, level=level))
    assert wide_low <= low + 1e-12
    assert high <= wide_high + 1e-12
    assert wide_low <= share <= wide_high


def test_results_say_how_they_were_computed_in_both_languages() -> None:
    plain, wide = survey_share(0.08, 275), survey_share(0.08, 275, design_effect=1.4, level=0.9, multiplier=100)
    assert (plain.method, plain.level, plain.multiplier) == ("wilson_design_effect", 0.95, 1)
    assert plain.inputs == (("share", 0.08), ("respondents", 275), ("design_effect", 1))
    assert plain.text.da == "8,0 pct. af 275 svar. Med 95 pct. sikkerhed ligger andelen mellem 5,3 og 11,8 pct."
    assert (wide.level, wide.multiplier, wide.inputs[2]) == (0.9, 100, ("design_effect", 1.4))
    assert wide.text.da.startswith(
        "8,0 pct. af 275 vægtede svar, der siger lige så meget som 196 uvægtede. Med 90 pct."
    )
    assert wide.text.en.startswith("8.0 per cent of 275 weighted answers, which say as much as 196 unweighted ones.")
    effect = design_effect([1, 2])
    assert (effect.method, effect.inputs, effect.interval) == ("design_effect", (("weights", (1, 2)),), None)
    assert effect.text.da == (
        "2 vægtede svar siger lige så meget som 2 uvægtede; "
        "den statistiske usikkerhed (variansen) bliver 1,11 gange så stor."
    )


def test_the_number_of_unweighted_answers_is_smaller() -> None:
    text = design_effect([1] * 50 + [2] * 30 + [0.5] * 20).text  # 100 / 1.2153
    assert text.en == ("100 weighted answers say as much as 82 unweighted ones; the variance is 1.22 times as large.")


def test_one_answer_is_a_survey() -> None:
    assert bounds(survey_share(1, 1)) == pytest.approx(bounds(wilson(1, 1)))


def test_an_interval_asked_of_a_printed_share_without_respondents_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidInput, match="has no interval") as refused:
        survey_share(0.08, None)  # type: ignore[arg-type]
    assert [(fault.code, fault.place) for fault in refused.value.faults] == [("no_count", "$.respondents")]


def test_per_cent_where_a_share_is_wanted_is_refused_with_every_other_fault() -> None:
    with pytest.raises(InvalidInput) as refused:
        survey_share(8, 0, design_effect=0, level=95, multiplier=0)
    assert [fault.place for fault in refused.value.faults] == [
        "$.share",
        "$.respondents",
        "$.design_effect",
        "$.level",
        "$.multiplier",
    ]


@pytest.mark.parametrize(
    ("answers", "weights", "places"),
    [
        ([], [], ["$.weights"]),
        ([True], [1, 2], ["$.weights"]),
        ([True, None], [1, 0], ["$.answers[1]", "$.weights[1]"]),
        ([1, True], [1, 1], ["$.answers[0]"]),
    ],
)
def test_answers_and_weights_that_do_not_fit_are_refused(
    answers: list[bool], weights: list[float], places: list[str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        weighted_share(answers, weights)
    assert [fault.place for fault in refused.value.faults] == places


@pytest.mark.parametrize("weights", [[], [0], [-1], [float("nan")], [True]])
def test_weights_that_cannot_be_are_refused(weights: list[float]) -> None:
    with pytest.raises(InvalidInput):
        design_effect(weights)
