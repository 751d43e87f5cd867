"""Course: the steps of a case in their order; a municipality may add steps between, never remove or reorder any."""

from collections.abc import Iterable

import attrs

from kriminalpraeventiv.logic.condition import Condition
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

CLOSED = "closed"


@attrs.frozen(kw_only=True)
class CourseStep:
    """A step; it may be left out when `optional_when` holds, and reached past all others when `early_when` does."""

    code: str
    title: Text
    source: Source | None = None
    optional_when: Condition | None = None
    early_when: Condition | None = None


@attrs.frozen
class Course:
    """Steps in order.

    >>> course = Course(tuple(CourseStep(code=code, title=Text(da=code, en=code)) for code in ("a", "b", "c")))
    >>> course.following("a"), [step.code for step in course.between("a", "c")]
    ('b', ['b'])
    """

    steps: tuple[CourseStep, ...]

    def codes(self) -> tuple[str, ...]:
        """Return the codes of its steps, in order."""
        return tuple(step.code for step in self.steps)

    def title(self, code: str) -> Text:
        """Return what a step is called."""
        return next(step.title for step in self.steps if step.code == code)

    def place(self, code: str) -> int:
        """Return the position of a step."""
        return self.codes().index(code)

    def following(self, code: str) -> str | None:
        """Return the step after one; None after the last."""
        later = self.steps[self.place(code) + 1 :]
        return later[0].code if later else None

    def between(self, one: str, other: str) -> tuple[CourseStep, ...]:
        """Return the steps between two."""
        return self.steps[self.place(one) + 1 : self.place(other)]

    def extended(self, more: Iterable[tuple[str, CourseStep]]) -> "Course":
        """Return the course with further steps, each right after the one it names."""
        steps = list(self.steps)
        for after, step in more:
            position = next(n for n, known in enumerate(steps) if known.code == after)
            steps.insert(position + 1, step)
        return Course(tuple(steps))
