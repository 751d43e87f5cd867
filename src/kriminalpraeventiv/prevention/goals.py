"""Goals: aims that go by stages, over several years: process first, results and effects later."""

from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidRule
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

GoalKind = Literal["process", "result", "effect"]
_ORDER: Final[tuple[GoalKind, ...]] = ("process", "result", "effect")


@attrs.frozen(kw_only=True)
class Stage:
    """What is aimed at from a year of the goal on, the first being 1; it may be told in words alone."""

    from_year: int
    kind: GoalKind
    text: Text


@attrs.frozen(kw_only=True)
class StagedGoal:
    """A goal in stages. Raises `InvalidRule` for one without stages, out of order, or falling back to an earlier kind.

    >>> from kriminalpraeventiv.corpus.catalogue import goals
    >>> goal = goals()[0]
    >>> goal.stage_in(1).kind, goal.stage_in(2).kind
    ('process', 'effect')
    """

    id: str
    title: Text
    source: Source
    stages: tuple[Stage, ...]
    rows: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse stages that do not follow each other."""
        years = [stage.from_year for stage in self.stages]
        kinds = [_ORDER.index(stage.kind) for stage in self.stages]
        if not years or years[0] != 1 or years != sorted(set(years)):
            raise InvalidRule([Fault("bad_stages", self.id, "stages begin in year 1, each later than the one before")])
        if kinds != sorted(kinds):
            raise InvalidRule([Fault("bad_stages", self.id, "process comes first, then result, then effect")])

    def stage_in(self, year: int) -> Stage:
        """Return the stage of a year of the goal, the first being 1; raises `ValueError` before it."""
        if year < 1:
            raise ValueError("a goal begins in year 1")
        return next(stage for stage in reversed(self.stages) if stage.from_year <= year)
