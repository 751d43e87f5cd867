"""SharingAnswer: may, may not or undetermined, on which basis, why, and what follows."""

from datetime import date
from typing import Any, Literal, Optional

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Answer, DutyShown, Missing, Reason, RouteShown, Unsettled
from kriminalpraeventiv.law.provision import Basis

Verdict = Literal["may", "may_not", "undetermined"]


@attrs.frozen(kw_only=True)
class SharingAnswer(Answer):
    """The answer to one request on one day.

    `may` is never *must*: nobody is obliged to share by a power. `missing` lists what could still change an
    undetermined verdict, as questions. `national` is the answer without local rules, `None` when there were none.
    """

    schema: int = SCHEMA
    request: str
    on: date
    verdict: Verdict
    basis: tuple[Basis, ...]
    reasons: tuple[Reason, ...]
    checked: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    duties: tuple[DutyShown, ...]
    routes: tuple[RouteShown, ...]
    unsettled: tuple[Unsettled, ...]
    national: Optional["SharingAnswer"]
    rulebook: str
    _pending: Any = attrs.field(init=False, eq=False, repr=False, default=None)
