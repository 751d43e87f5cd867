"""Relapse curve: the share who relapsed, where some were not followed all the time (extra: statistics)."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import isfinite
from typing import Final, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.indicators.checks import one_of, refuse
from kriminalpraeventiv.indicators.methods.exact import relapse_within
from kriminalpraeventiv.indicators.methods.result import LEVEL
from kriminalpraeventiv.indicators.recidivism import RecidivismDefinition
from kriminalpraeventiv.indicators.relapse import (
    PER_CENT,
    RULED_BY,
    Followed,
    RelapseShare,
    definition_faults,
    notes_on,
)
from kriminalpraeventiv.period import Period

Ended = Literal["relapsed", "completed", "died", "emigrated", "unfinished"]


@attrs.frozen(kw_only=True)
class Course:
    """One person's time: how many months from the start, and how it ended. It names nobody.

    Raises `InvalidInput` with every fault at once.

    >>> Course(months=5.5, ended="relapsed").ended
    'relapsed'
    """

    months: float
    ended: Ended

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        if type(self.months) not in {int, float} or not isfinite(self.months) or self.months < 0:
            yield Fault("out_of_range", "$.months", "want a number of months from 0")
        yield from one_of("$.ended", self.ended, get_args(Ended))


def relapse_curve(
    definition: RecidivismDefinition, courses: Sequence[Course], *, began: Period, drawn_on: date, level: float = LEVEL
) -> RelapseShare:
    """Return the share that relapsed within the time of the definition, by Kaplan & Meier.

    Who died, emigrated or is not followed to the end counts for as long as it lasted where the definition says
    `censored`; else they are left out or count as without relapse to the end. A relapse after the time is none.
    Raises `InvalidInput` where the definition leaves anything unstated, for a person said to have completed less than
    the time, and where nobody was followed for so long; `KriminalpraeventivError` without the extra.
    Source: Kaplan & Meier 1958.
    """
    refuse([*definition_faults(definition, began), *_course_faults(definition, courses)])
    kept = tuple(_under(definition, courses))
    window, complete_on = definition.window_months or 0, definition.complete_on(began.end or date.max) or date.max
    result = relapse_within(
        [months for months, _ in kept], [relapsed for _, relapsed in kept], window, level=level, multiplier=PER_CENT
    )
    early = drawn_on < complete_on
    followed = _counted(definition, courses)
    return RelapseShare(
        definition=definition,
        followed=followed,
        began=began,
        result=result,
        qualifier="preliminary" if early else "exact",
        complete_on=complete_on,
        notes=tuple(notes_on(definition, followed, complete_on if early else None)),
    )


def _ending(course: Course, window: int) -> Ended:
    """Return how a person's time ended: what came after the time that counts did not end it."""
    return "completed" if course.months > window else course.ended


def _under(definition: RecidivismDefinition, courses: Sequence[Course]) -> Iterator[tuple[float, bool]]:
    window = definition.window_months or 0
    for course in courses:
        ended = _ending(course, window)
        handling = getattr(definition, RULED_BY[ended]) if ended in RULED_BY else None
        if handling == "left_out":
            continue
        whole = ended == "completed" or handling == "counted_without_relapse"
        yield (window if whole else course.months), ended == "relapsed"


def _counted(definition: RecidivismDefinition, courses: Sequence[Course]) -> Followed:
    endings = [_ending(course, definition.window_months or 0) for course in courses]
    return Followed(**{name: endings.count(name) for name in _NAMES})


def _course_faults(definition: RecidivismDefinition, courses: Sequence[Course]) -> Iterator[Fault]:
    window = definition.window_months or 0
    for number, course in enumerate(courses, 1):
        if course.ended == "completed" and course.months < window:
            message = "said to have completed the time, and followed for less; is it `unfinished`?"
            yield Fault("contradiction", f"$.courses, number {number}", message)
    left = [course for course in courses if _stays(definition, _ending(course, window))]
    if not left:
        yield Fault("nobody", "$.courses", "want at least one person who was followed")


def _stays(definition: RecidivismDefinition, ended: Ended) -> bool:
    return ended not in RULED_BY or getattr(definition, RULED_BY[ended]) != "left_out"


_NAMES: Final[tuple[Ended, ...]] = ("relapsed", "completed", "died", "emigrated", "unfinished")
