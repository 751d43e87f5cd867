"""TriageAnswer: the level that is certain, the highest that is possible, and what it hangs on."""

from datetime import date
from typing import Any, Optional

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Answer, Flag, Missing, NextStep, Reason
from kriminalpraeventiv.logic.rule import Level


@attrs.frozen(kw_only=True)
class TriageAnswer(Answer):
    """The proposal for one case on one day; a person decides.

    `level` is the highest level that is certain, `at_most` the highest that unknown facts could still make it.
    `register` and `forum` belong to `level` and are `provisional` while `at_most` is higher.
    """

    schema: int = SCHEMA
    case: str
    on: date
    level: Level | None
    at_most: Level | None
    scheme: str
    column: str | None
    in_target_group: bool | None
    target_groups: tuple[str, ...]
    cooperations: tuple[str, ...]
    register: str | None
    forum: str | None
    provisional: bool
    measures: tuple[str, ...]
    next_steps: tuple[NextStep, ...]
    reasons: tuple[Reason, ...]
    checked: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    flags: tuple[Flag, ...]
    national: Optional["TriageAnswer"]
    rulebook: str
    _pending: Any = attrs.field(init=False, eq=False, repr=False, default=None)
