"""ActionPlan: milestones and a time frame, turned into the facts a case file states."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.text import Text

_WORDS = Text(da="Delmål", en="milestone")
_REFERENCE = Fact(name="id", kind="reference", label=_WORDS, question=_WORDS)
_DAY = Fact(name="due", kind="date", label=_WORDS, question=_WORDS)


@attrs.frozen(kw_only=True)
class Milestone:
    """A milestone (delmål): an opaque reference and the day it is due; never a name, never free text."""

    id: str
    due: date | None = None


@attrs.frozen(kw_only=True)
class ActionPlan:
    """A crime-prevention action plan (kriminalpræventiv handleplan) from `starts` to `ends`, both included.

    Raises `InvalidInput`, all faults at once: an end before the start, a milestone without a day or outside the plan.

    >>> ActionPlan(starts=date(2026, 11, 1), ends=date(2027, 4, 30),
    ...            milestones=(Milestone(id="m1", due=date(2027, 1, 31)),)).facts()["milestones"]
    1
    """

    starts: date
    ends: date
    milestones: tuple[Milestone, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a plan with all its faults at once."""
        if faults := list(self._faults()):
            raise InvalidInput(faults)

    def _faults(self) -> Iterator[Fault]:
        if self.ends < self.starts:
            yield Fault("contradiction", "$.ends", "the plan ends before it starts")
        for number, milestone in enumerate(self.milestones):
            place = f"$.milestones[{number}]"
            if refusal := _REFERENCE.refusal(milestone.id):
                yield Fault(refusal[0], f"{place}.id", refusal[1])
            if milestone.due is None:
                yield Fault("missing", f"{place}.due", "a milestone has a day on which it is due")
            elif refusal := _DAY.refusal(milestone.due):
                yield Fault(refusal[0], f"{place}.due", refusal[1])
            elif self.starts <= self.ends and not self.starts <= milestone.due <= self.ends:
                yield Fault("contradiction", f"{place}.due", "the milestone falls outside the plan")

    def facts(self) -> dict[str, Any]:
        """Return the facts it gives a case file: `CaseFile(…, **plan.facts())`."""
        return {
            "has_plan": True,
            "milestones": len(self.milestones),
            "plan_starts": self.starts,
            "plan_ends": self.ends,
        }
