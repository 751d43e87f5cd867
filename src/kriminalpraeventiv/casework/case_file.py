"""CaseFile: the facts about the course of a case on a day, and the steps it has passed."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import ClassVar, Literal

import attrs

from kriminalpraeventiv.casework.plan import ActionPlan
from kriminalpraeventiv.errors import Fault
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.logic.evaluate import both
from kriminalpraeventiv.logic.fact import about, fact
from kriminalpraeventiv.logic.record import Local, Record, RecordKind, UnstatedMeans, local_of

Mentor = Literal["none", "statutory", "unit"]
TalkReason = Literal["gang_relation", "criminal_act"]
TalkForm = Literal["home_visit", "other"]
Aftercare = Literal["not_needed", "planned", "done"]


@attrs.frozen(kw_only=True)
class Passed:
    """A step a case file reached, or a decision on its level, and the day; nothing in a history is ever changed.

    `step` is a code of the course; `level` (0: none), `scheme`, `register` and `meeting` are those of that day;
    `decided_by` is a role; `overridden` where the level decided was not the one proposed.
    """

    step: str
    on: date
    level: int | None = None
    scheme: str | None = None
    register: str | None = None
    meeting: str | None = None
    decided_by: str | None = None
    overridden: bool = False


@attrs.frozen(kw_only=True)
class CaseFile(Record):
    """Where a case stands in its course, as facts on a day; `None` is unknown.

    A level is 1 to 3, or 0 where it was decided that there is none; the schemes of both levels are the municipality's
    own where none is stated and it builds on the national one. The yes/no facts from `pre_investigation` to
    `barriers` say that the point was answered, not how. In JSON the key `plan` may hold an `ActionPlan`, whose facts
    are then stated. Raises `InvalidInput` with every fault at once.

    >>> from datetime import date
    >>> file = CaseFile(id="f", on=date(2026, 11, 1), step="identified", preliminary_level=1)
    >>> file.step, file.closing_note
    ('identified', None)
    """

    words: ClassVar[str] = "casework/case_file.toml"
    kind: ClassVar[RecordKind] = "file"
    parts: ClassVar[Mapping[str, type]] = {"history": Passed}
    expands: ClassVar[Mapping[str, type]] = {"plan": ActionPlan}

    id: str = attrs.field(metadata=about("reference"))
    on: date = attrs.field(metadata=about("date"))
    municipality: str | None = fact("code", vocabulary="municipality")
    step: str | None = fact("code", vocabulary="step")
    to_step: str | None = fact("code", vocabulary="step")
    preliminary_level: int | None = fact("number", high=3)
    preliminary_scheme: str | None = fact("code", vocabulary="scheme")
    decided_level: int | None = fact("number", high=3)
    decided_scheme: str | None = fact("code", vocabulary="scheme")
    decided_by: str | None = fact("reference", longest=41)
    override_reason: str | None = fact("text", longest=500)
    register: str | None = fact("code", vocabulary="register")
    meeting: str | None = fact("code", vocabulary="meeting")
    pre_investigation: bool | None = fact("yes_no", absent=False)
    classification: bool | None = fact("yes_no", absent=False)
    prevention_perspective: bool | None = fact("yes_no", absent=False)
    risk: bool | None = fact("yes_no", absent=False, assessed=True)
    need: bool | None = fact("yes_no", absent=False, assessed=True)
    responsivity: bool | None = fact("yes_no", absent=False, assessed=True)
    proportionality: bool | None = fact("yes_no", absent=False, assessed=True)
    side_effects: bool | None = fact("yes_no", absent=False, assessed=True)
    capacity: bool | None = fact("yes_no", absent=False, assessed=True)
    barriers: bool | None = fact("yes_no", absent=False, assessed=True)
    has_plan: bool | None = fact("yes_no", absent=False)
    milestones: int | None = fact("number", absent=0, high=1_000)
    plan_starts: date | None = fact("date")
    plan_ends: date | None = fact("date")
    coordinated_with_prison_service: bool | None = fact("yes_no", absent=False)
    in_coordination_group: bool | None = fact("yes_no", assessed=True)
    job_plan: bool | None = fact("yes_no", absent=False)
    mentor: Mentor | None = fact("code", codes=Mentor, absent="none")
    talk_due_reason: TalkReason | None = fact("code", codes=TalkReason)
    talk_form: TalkForm | None = fact("code", codes=TalkForm)
    talk_held: date | None = fact("date")
    obvious_risk_reason: str | None = fact("text", longest=500)
    reassessed: bool | None = fact("yes_no", absent=False)
    aftercare: Aftercare | None = fact("code", codes=Aftercare)
    evaluated: bool | None = fact("yes_no", absent=False)
    closing_note: bool | None = fact("yes_no", absent=False)
    age: int | None = fact("number", high=130)
    obvious_risk: bool | None = fact("yes_no", absent=False, assessed=True)
    under_prison_service: bool | None = fact("yes_no", absent=False)
    release_on: date | None = fact("date")
    national_scheme: bool | None = fact("yes_no", derived=True, asks=("decided_scheme",))
    same_scheme: bool | None = fact("yes_no", derived=True, asks=("preliminary_scheme", "decided_scheme"))
    override_recorded: bool | None = fact("yes_no", derived=True, asks=("override_reason", "decided_by"))
    obvious_risk_recorded: bool | None = fact("yes_no", derived=True, asks=("obvious_risk_reason",))
    history: tuple[Passed, ...] = ()
    local: Local = attrs.field(factory=Local, converter=local_of)
    unstated: UnstatedMeans = attrs.field(default="unknown", repr=False)
    assumed: tuple[str, ...] = attrs.field(init=False, default=())

    def _contradictions(self) -> Iterator[Fault]:
        for number, passed in enumerate(self.history):
            yield from _refusals(passed, f"$.history[{number}]")
        if self.plan_starts and self.plan_ends and self.plan_ends < self.plan_starts:
            yield Fault("contradiction", "$.plan_ends", "the plan ends before it starts")
        for number, (before, after) in enumerate(pairwise(self.history), 1):
            if after.on < before.on:
                yield Fault("contradiction", f"$.history[{number}].on", "a history stands in the order of its days")
        if self.history and self.on < self.history[-1].on:
            yield Fault("contradiction", "$.on", "the day asked about comes before the last of the history")

    def _derive(self) -> None:
        written, somebody = _written(self.override_reason), True if self.decided_by else None
        object.__setattr__(self, "override_recorded", both((written, somebody)))
        object.__setattr__(self, "obvious_risk_recorded", _written(self.obvious_risk_reason))
        national = True if self.decided_scheme == NATIONAL_SCHEME else None
        object.__setattr__(self, "national_scheme", national)
        same = national if self.preliminary_scheme == self.decided_scheme else None
        object.__setattr__(self, "same_scheme", same)


def _refusals(passed: Passed, place: str) -> Iterator[Fault]:
    """Yield what in a history cannot be what the same fact of a case file may be."""
    for name, fact_ in _SAME.items():
        value = getattr(passed, name)
        refusal = None if value is None else CaseFile.facts()[fact_].refusal(value)
        if refusal:
            yield Fault(refusal[0], f"{place}.{name}", refusal[1])


_SAME = {
    "step": "step",
    "on": "on",
    "level": "decided_level",
    "scheme": "decided_scheme",
    "register": "register",
    "meeting": "meeting",
    "decided_by": "decided_by",
}


def _written(text: str | None) -> bool | None:
    """Return whether something is written; an unknown text may well be, a blank one is not."""
    return None if text is None else bool(text.strip())
