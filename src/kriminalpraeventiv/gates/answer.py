"""GateAnswer: may the step be taken, what stops it, what to mind, and what comes next."""

from datetime import date
from typing import Any, Literal, Optional

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Answer, Flag, Missing, NextStep, Reason, Unsettled


@attrs.frozen(kw_only=True)
class GateAnswer(Answer):
    """The answer about one step of a case `file`, or the start of a `plan`; a person decides.

    `verdict` is `may` when nothing stops it, `may_not` when something does, `undetermined` while unknown facts could
    do so. `warnings` stop nothing. `to_step` is the step asked about. `evaluation_level` is the rung of the evaluation
    ladder a plan reaches (`effect`, `documented`, `process`, `none`), null while that is unknown.
    """

    schema: int = SCHEMA
    file: str | None = None
    plan: str | None = None
    on: date
    step: str | None = None
    to_step: str | None = None
    verdict: Literal["may", "may_not", "undetermined"]
    stops: tuple[Reason, ...]
    warnings: tuple[Reason, ...]
    next_steps: tuple[NextStep, ...]
    measures: tuple[str, ...]
    evaluation_level: str | None
    reasons: tuple[Reason, ...]
    checked: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    unsettled: tuple[Unsettled, ...]
    flags: tuple[Flag, ...]
    national: Optional["GateAnswer"]
    rulebook: str
    _pending: Any = attrs.field(init=False, default=None, eq=False, repr=False)
