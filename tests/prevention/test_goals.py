"""Goals in stages: process first, result and effect later; the strategy's own example."""

import pytest

from kriminalpraeventiv import InvalidRule, Rulebook, Source, Text
from kriminalpraeventiv.prevention.goals import GoalKind, Stage, StagedGoal

WORDS = Text(da="mål", en="goal")
PLAN = Source(document="an invented plan", standing="practice", certainty="stated")


def goal(*stages: tuple[int, GoalKind]) -> StagedGoal:
    made = tuple(Stage(from_year=year, kind=kind, text=WORDS) for year, kind in stages)
    return StagedGoal(id="goal.invented", title=WORDS, source=PLAN, stages=made)


def test_the_strategy_aims_at_holding_the_conversations_first_and_at_their_effect_the_year_after() -> None:
    [conversations] = Rulebook.load(plugins=()).goals()
    assert [(stage.from_year, stage.kind) for stage in conversations.stages] == [(1, "process"), (2, "effect")]
    assert conversations.rows == ("INT-25",)


@pytest.mark.parametrize(
    ("year", "kind"), [(1, "process"), (2, "process"), (3, "result"), (4, "effect"), (9, "effect")]
)
def test_a_stage_lasts_until_the_next_begins(year: int, kind: GoalKind) -> None:
    assert goal((1, "process"), (3, "result"), (4, "effect")).stage_in(year).kind == kind


def test_there_is_no_stage_before_the_first_year() -> None:
    with pytest.raises(ValueError, match="year 1"):
        goal((1, "process")).stage_in(0)


@pytest.mark.parametrize(
    "stages",
    [
        (),
        ((2, "process"),),
        ((1, "process"), (1, "effect")),
        ((1, "process"), (3, "result"), (2, "effect")),
        ((1, "effect"), (2, "process")),
        ((1, "result"), (2, "process")),
    ],
)
def test_stages_that_do_not_follow_each_other_are_refused(stages: tuple[tuple[int, GoalKind], ...]) -> None:
    with pytest.raises(InvalidRule):
        goal(*stages)
