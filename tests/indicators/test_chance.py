"""Chance: whether a change can be told from chance is said beside the status, never in its place."""

from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from indicators.made import codes, indicator, measured, on, span, start, verdict, year
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.progress import progress
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.indicators.uncertainty import interval

DAY = date(2020, 8, 15)
LESS = Target(kind="reduce")


@pytest.mark.parametrize(
    ("before", "after", "status", "chance"),
    [
        # Newcombe (indicators 2.2): 30/275 against 22/275 is +2.909 (-2.045 to 7.911).
        ((30, 275), (22, 275), "reached", "chance_could_explain"),
        ((22, 275), (30, 275), "not_reached", "chance_could_explain"),
        ((60, 275), (22, 275), "reached", "beyond_chance"),
        ((22, 275), (60, 275), "not_reached", "beyond_chance"),
    ],
)
def test_a_share_that_fell_has_reached_its_target_also_where_chance_could_explain_it(
    before: tuple[int, int], after: tuple[int, int], status: str, chance: str
) -> None:
    goal = indicator("percent", basis="sample", baseline=start(before, year(2017), "percent"), target=LESS)
    answer = progress(goal, [measured(after, year(2019), "percent")], DAY)
    assert (verdict(answer), answer.chance) == (status, chance)
    assert codes(answer)[:2] == [status, chance]


def test_a_design_effect_widens_what_chance_could_explain() -> None:
    goal = indicator("percent", baseline=start((40, 275), year(2017), "percent"), target=LESS)
    wave = measured((22, 275), year(2019), "percent")
    assert progress(goal, [wave], DAY).chance == "beyond_chance"
    weighted = attrs.evolve(wave, design_effect=Decimal(3))
    assert progress(goal, [weighted], DAY).chance == "chance_could_explain"


@pytest.mark.parametrize(
    ("before", "after", "chance"),
    [("22", "20", "indeterminate"), ("22", "18", "beyond_chance"), ("8", "7.5", "not_judged")],
)  # indicators 2.2: 22 to 20 per cent of 3,500 is between -3.1 and -1.0, indeterminate
def test_printed_shares_with_their_answers_are_judged_for_all_they_may_have_been(
    before: str, after: str, chance: str
) -> None:
    answers = {} if chance == "not_judged" else {"respondents": 3500}
    goal = indicator("percent", baseline=start(before, year(2017), "percent", **answers), target=LESS)
    answer = progress(goal, [measured(after, year(2019), "percent", **answers)], DAY)
    assert answer.chance == (None if answer.why else chance)


@pytest.mark.parametrize(
    ("before", "after", "chance"),
    [
        (12, 19, "chance_could_explain"),
        (19, 12, "chance_could_explain"),
        (12, 2, "beyond_chance"),
        (144, 100, "beyond_chance"),
    ],
)  # Poisson z with both counts random (indicators 2.2): 12 to 19 is 1.265435
def test_two_counts_are_both_moved_by_chance(before: int, after: int, chance: str) -> None:
    goal = indicator(counted="flow", baseline=start(before, year(2016)), target=LESS)
    answer = progress(goal, [measured(after, year(2017))], DAY)
    assert (verdict(answer), answer.chance) == ("reached" if after < before else "not_reached", chance)


def test_rates_are_judged_by_the_counts_behind_them() -> None:
    goal = indicator("report/kinh", baseline=start((810, 20_000), year(2016), "report/kinh"), target=LESS)
    few, many = ((n, 20_000) for n in (800, 600))
    assert progress(goal, [measured(few, year(2017), "report/kinh")], DAY).chance == "chance_could_explain"
    assert progress(goal, [measured(many, year(2017), "report/kinh")], DAY).chance == "beyond_chance"


def test_a_printed_rate_without_counts_is_judged_and_its_chance_is_not() -> None:
    goal = indicator("report/kinh", baseline=start("40.5", year(2016), "report/kinh"), target=LESS)
    answer = progress(goal, [measured("39.0", year(2017), "report/kinh")], DAY)
    assert (verdict(answer), answer.chance) == ("reached", "not_judged")


@pytest.mark.parametrize(
    ("more", "chance"),
    [
        ({"level": "process"}, None), ({"level": "activity"}, None), ({"counted": "stock"}, "not_judged"),
        ({"counted": "flow"}, "beyond_chance"),
    ],
)  # fmt: skip
def test_what_was_done_is_no_matter_of_chance_and_a_stock_is_not_judged_as_one(
    more: dict[str, Any], chance: str | None
) -> None:
    period = on("2016-03-31") if more.get("counted") == "stock" else year(2016)
    later = on("2017-03-31") if more.get("counted") == "stock" else year(2017)
    goal = indicator("report", **({"baseline": start(300, period), "target": LESS} | more))
    assert progress(goal, [measured(200, later)], DAY).chance == chance


@pytest.mark.parametrize(
    ("counts", "status", "chance", "code"),
    [
        # Wilson (indicators 2.1): 22 of 275 is 5.3 to 11.8 per cent.
        ((22, 275), "not_reached", "beyond_chance", "target_outside"),
        ((19, 275), "not_reached", "chance_could_explain", "target_within"),
        ((14, 275), "not_reached", "chance_could_explain", "target_within"),
        ((13, 275), "reached", "chance_could_explain", "target_within"),
        ((2, 275), "reached", "beyond_chance", "target_outside"),
        ((60, 275), "not_reached", "beyond_chance", "target_outside"),
    ],
)
def test_a_target_number_may_lie_within_the_uncertainty_of_a_sample(
    counts: tuple[int, int], status: str, chance: str, code: str
) -> None:
    goal = indicator("percent", basis="sample", target=Target(kind="at_most", value=Decimal(5)))
    answer = progress(goal, [measured(counts, year(2019), "percent")], DAY)
    assert (verdict(answer), answer.chance, codes(answer)[1]) == (status, chance, code)
    everybody = attrs.evolve(goal, basis="population")
    assert progress(everybody, [measured(counts, year(2019), "percent")], DAY).chance is None


@pytest.mark.parametrize(("answers", "code"), [(100, "margin_not_shown"), (100_000, "margin_shown")])
def test_that_no_change_was_shown_is_not_that_there_was_none(answers: int, code: str) -> None:
    counts = (answers // 10, answers)
    goal = indicator("percent", direction="maintain", baseline=start(counts, year(2017), "percent"),
                     target=Target(kind="maintain", margin=Decimal(2)))  # fmt: skip
    answer = progress(goal, [measured(counts, year(2019), "percent")], DAY)
    assert (verdict(answer), codes(answer)[1]) == ("reached", code)


def test_a_change_at_the_edge_of_the_margin_on_one_side_alone_is_not_within_it() -> None:
    # Newcombe for 160 of 1,000 against 150 of 1,000: -2.2 to 4.2 points, of which 4.2 lies beyond a margin of 3.
    goal = indicator("percent", direction="maintain", baseline=start((150, 1000), year(2017), "percent"),
                     target=Target(kind="maintain", margin=Decimal(3)))  # fmt: skip
    for after in (160, 140):
        answer = progress(goal, [measured((after, 1000), year(2019), "percent")], DAY)
        assert (verdict(answer), codes(answer)[1]) == ("reached", "margin_not_shown")


def test_a_counted_share_is_held_against_a_printed_one_by_the_rounding_of_the_printed() -> None:
    goal = indicator("percent", baseline=start("8", year(2017), "percent", respondents=234), target=LESS)
    # Two shares with pooled variance: 2 of 234 against 7.5 to 8.5 of 234 has z 3.6 and more; 17 of 234 has z below 1.
    for after, chance in ((2, "beyond_chance"), (17, "chance_could_explain")):
        assert progress(goal, [measured((after, 234), year(2019), "percent")], DAY).chance == chance


def test_printed_shares_of_a_thousand_are_not_taken_for_per_cent_of_a_hundred() -> None:
    answers = {"respondents": 3500}
    goal = indicator("permille", baseline=start("80", year(2017), "permille", **answers), target=LESS)

    def chance(after: str) -> tuple[str, str | None]:
        answer = progress(goal, [measured(after, year(2019), "permille", **answers)], DAY)
        return verdict(answer), answer.chance

    # 8 to 7 per cent of 3,500 answers is z -1.6; 8 to 2 per cent is far more.
    assert chance("70") == ("reached", "chance_could_explain")
    assert chance("20") == ("reached", "beyond_chance")


def test_an_early_count_of_part_of_a_year_settles_only_what_cannot_turn() -> None:
    half = span("2019-01-01", "2019-06-30")
    fewest = indicator("report", direction="higher", counted="flow",
                       target=Target(kind="at_least", value=Decimal(10), per="year"))  # fmt: skip
    most = indicator("report", counted="flow", target=Target(kind="at_most", value=Decimal(10), per="year"))
    for goal, settled in ((fewest, "reached"), (most, "not_reached")):
        for count, found in ((9, "not_the_time_of_the_target"), (11, settled)):
            assert verdict(progress(goal, [measured(count, half)], DAY)) == found


@pytest.mark.parametrize(
    ("unit", "before", "after", "margin", "said"),
    [
        # Newcombe: -3.1 to 3.9 points, which is -31 to 39 per mille.
        ("permille", (200, 1000), (204, 1000), "5", ("reached", "chance_could_explain", "margin_not_shown")),
        ("percent", (200, 1000), (204, 1000), "5", ("reached", "beyond_chance", "margin_shown")),
        ("share", (200, 1000), (204, 1000), "0.05", ("reached", "beyond_chance", "margin_shown")),
        ("share", (200, 1000), (204, 1000), "0.01", ("reached", "chance_could_explain", "margin_not_shown")),
        # 18.8 to 21.2 points, wholly outside.
        ("percent", (2000, 10_000), (4000, 10_000), "5", ("not_reached", "beyond_chance", "margin_exceeded")),
        ("percent", (4000, 10_000), (2000, 10_000), "5", ("not_reached", "beyond_chance", "margin_exceeded")),
        ("percent", (2000, 10_000), (2500, 10_000), "5", ("reached", "chance_could_explain", "margin_not_shown")),
    ],
)
def test_a_margin_is_kept_exceeded_or_neither_can_be_told_in_the_unit_of_the_indicator(
    unit: str, before: tuple[int, int], after: tuple[int, int], margin: str, said: tuple[str, str, str]
) -> None:
    goal = indicator(unit, direction="maintain", baseline=start(before, year(2017), unit),
                     target=Target(kind="maintain", margin=Decimal(margin)))  # fmt: skip
    answer = progress(goal, [measured(after, year(2019), unit)], DAY)
    assert (verdict(answer), answer.chance, codes(answer)[1]) == said
    assert answer.chance_of == "margin"
    assert not any("chance" in reason.text.en for reason in answer.reasons)


@pytest.mark.parametrize(
    ("before", "after", "chance"),
    [
        # Exact conditional p: 0.50, 0.25, 0.125, 0.125, 0.092, and from 6 to 0 it is 0.031.
        (2, 0, "chance_could_explain"), (3, 0, "chance_could_explain"), (4, 0, "chance_could_explain"),
        (6, 1, "chance_could_explain"), (10, 3, "chance_could_explain"), (6, 0, "beyond_chance"),
    ],
)  # fmt: skip
def test_a_few_events_fewer_may_be_chance_and_the_sentence_names_the_test(before: int, after: int, chance: str) -> None:
    goal = indicator(counted="flow", baseline=start(before, year(2016)), target=LESS)
    answer = progress(goal, [measured(after, year(2017))], DAY)
    assert (answer.chance, answer.chance_of) == (chance, "change")
    assert "the exact conditional test" in answer.reasons[1].text.en


@pytest.mark.parametrize(("unit", "nothing"), [("report", 0), ("percent", (0, 120))])
def test_where_nothing_was_counted_either_time_nothing_is_said_of_a_change(unit: str, nothing: Any) -> None:  # noqa: ANN401
    goal = indicator(unit, baseline=start(nothing, year(2016), unit), target=LESS)
    answer = progress(goal, [measured(nothing, year(2017), unit)], DAY)
    assert (answer.chance, codes(answer)[1]) == ("not_judged", "nothing_counted")


@pytest.mark.parametrize(
    ("before", "after", "chance"), [((3, 4), (0, 4), "chance_could_explain"), ((9, 10), (1, 10), "beyond_chance")]
)  # Fisher: 0.14 and 0.001
def test_a_small_table_is_tested_exactly(before: tuple[int, int], after: tuple[int, int], chance: str) -> None:
    goal = indicator("percent", baseline=start(before, year(2017), "percent"), target=LESS)
    assert progress(goal, [measured(after, year(2019), "percent")], DAY).chance == chance


def test_a_small_weighted_survey_is_beyond_what_can_be_told() -> None:
    goal = indicator("percent", baseline=start((3, 4), year(2017), "percent"), target=LESS)
    weighted = measured((0, 4), year(2019), "percent", design_effect=Decimal("1.2"))
    answer = progress(goal, [weighted], DAY)
    assert (answer.chance, codes(answer)[1]) == ("indeterminate", "too_few_to_tell")


def test_a_small_printed_share_is_tested_by_every_count_it_may_have_been() -> None:
    def chance(before: str, after: str) -> str | None:
        goal = indicator("percent", baseline=start(before, year(2017), "percent", respondents=100), target=LESS)
        return progress(goal, [measured(after, year(2019), "percent", respondents=100)], DAY).chance

    assert chance("5.0", "0.0") == "indeterminate"  # Fisher: 0.06
    assert chance("9.0", "0.0") == "beyond_chance"  # Fisher: 0.003


def test_events_above_their_denominator_are_held_against_a_target_number() -> None:
    unit = "incident/household"
    goal = indicator(unit, basis="sample", target=Target(kind="at_most", value=Decimal(2)))
    answer = progress(goal, [measured((150, 100), year(2019), unit)], DAY)
    assert (verdict(answer), answer.chance, answer.chance_of) == ("reached", None, None)


def test_a_method_that_refuses_a_number_never_fails_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object) -> None:
        raise InvalidInput([Fault("too_large", "$.count", "want less")])

    monkeypatch.setattr("kriminalpraeventiv.indicators.chance.changed_counts", refusing)
    goal = indicator(counted="flow", baseline=start(12, year(2016)), target=LESS)
    answer = progress(goal, [measured(2, year(2017))], DAY)
    assert (verdict(answer), answer.chance, answer.chance_of) == ("reached", "not_judged", "change")


@pytest.mark.parametrize(("printed", "chance"), [("8", "beyond_chance"), ("6", "chance_could_explain")])
def test_a_printed_share_with_its_answers_is_held_against_a_target_number(printed: str, chance: str) -> None:
    # Wilson of 275 answers: 8 per cent is 5.3 to 11.8, 6 per cent 3.8 to 9.5.
    goal = indicator("percent", basis="sample", target=Target(kind="at_most", value=Decimal(5)))
    answer = progress(goal, [measured(printed, year(2019), "percent", respondents=275)], DAY)
    assert (answer.chance, answer.chance_of) == (chance, "target_number")


@pytest.mark.parametrize("unit", ["dkk", "day", "score"])
def test_money_time_and_scores_are_no_events_that_chance_moves(unit: str) -> None:
    goal = indicator(unit, baseline=start("300", year(2016), unit), target=LESS)
    assert progress(goal, [measured("200", year(2017), unit)], DAY).chance == "not_judged"


@pytest.mark.parametrize(
    ("number", "unit", "code"),
    [
        ("300", "dkk", "not_counted"), ("3", "year", "not_counted"), ("12", "harm_day", "not_counted"),
        ("2", "percentage_point", "not_counted"), ("4", "share_step", "not_counted"), ("5", "score", "not_counted"),
        ((3000, 5), "dkk/person", "not_counted"), ("1.2E+6", "person", "rounded"), ("40.5", "report/kinh", "no_count"),
    ],
)  # fmt: skip
def test_what_was_not_counted_or_only_roughly_has_no_interval(number: Any, unit: str, code: str) -> None:  # noqa: ANN401
    with pytest.raises(InvalidInput) as refusal:
        interval(measured(number, year(2019), unit))
    assert [fault.code for fault in refusal.value.faults] == [code]


def test_what_was_counted_has_an_interval() -> None:
    assert interval(measured("120", year(2019), "report")).method == "byar"
    assert interval(measured((22, 275), year(2019), "percent")).method == "wilson"
    assert interval(measured((150, 100), year(2019), "incident/household")).value == 1.5


def test_beside_a_target_number_the_change_since_the_baseline_is_told() -> None:
    goal = indicator("percent", basis="sample", target=Target(kind="at_most", value=Decimal(9)),
                     baseline=start((60, 275), year(2017), "percent"))  # fmt: skip
    wave = measured((22, 275), year(2019), "percent")
    answer = progress(goal, [wave], DAY)
    assert (answer.chance, answer.chance_of) == ("chance_could_explain", "target_number")
    assert codes(answer)[:3] == ["reached_number", "target_within", "beyond_chance"]
    everybody = progress(attrs.evolve(goal, basis="population"), [wave], DAY)
    assert (everybody.chance, everybody.chance_of) == ("beyond_chance", "change")
    of_another = attrs.evolve(goal, baseline=start((60, 275), year(2017), "percent", definition_version="2"))
    told = progress(of_another, [wave], DAY)
    assert (told.chance_of, "beyond_chance" in codes(told)) == ("target_number", False)
    later = attrs.evolve(goal, basis="population", baseline=start((60, 275), year(2018), "percent"))
    assert progress(later, [measured((22, 275), year(2019), "percent")], DAY).chance_of == "change"
    hidden = attrs.evolve(
        goal, basis="population", baseline=attrs.evolve(start((60, 275), year(2017), "percent"), period=None)
    )
    assert progress(hidden, [wave], DAY).chance is None
