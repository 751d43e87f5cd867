"""ForumAnswer: may persons be discussed there, on which basis, and who sits there that the law does not name."""

from datetime import date
from typing import Any, Literal

import attrs

from kriminalpraeventiv.explanation import SCHEMA, Answer, Missing, Reason, Unsettled
from kriminalpraeventiv.law.provision import Basis
from kriminalpraeventiv.text import Text

ForumVerdict = Literal["may", "may_not", "undetermined"]
MinimumStatus = Literal["met", "not_met", "none", "unknown"]


@attrs.frozen(kw_only=True)
class NamedParty:
    """A party the law names, where, and in which words if the code is wider than they are.

    Not `certain` while an act whose first day is not known decides whether it is named.
    """

    party: str
    certain: bool
    words: Text | None = None
    basis: tuple[Basis, ...]


@attrs.frozen(kw_only=True)
class UnnamedParty(Reason):
    """Who sits there without being named by the law, and what then holds.

    With effect `forbids` persons may not be discussed while it is present.
    """

    party: str


@attrs.frozen(kw_only=True)
class Minimum:
    """How many meetings a year the law demands, where, and whether that many are held.

    `unknown` where the number held, or the law on that day, is not known.
    """

    status: MinimumStatus
    meetings: int | None = None
    basis: tuple[Basis, ...] = ()


@attrs.frozen(kw_only=True)
class ForumAnswer(Answer):
    """The answer about one forum on one day.

    `verdict` is about the kind of forum: `may` says that its law lets persons be discussed, never that a single
    sharing is lawful nor that anybody must share. Read `not_named` with it: while somebody whose effect there is
    `forbids` is present, persons may not be discussed. `kind` is the national kind a local forum is judged as.
    """

    schema: int = SCHEMA
    forum: str
    on: date
    kind: str
    verdict: ForumVerdict
    basis_to_exist: tuple[Basis, ...]
    basis_to_share: tuple[Basis, ...]
    named: tuple[NamedParty, ...]
    absent: tuple[NamedParty, ...]
    not_named: tuple[UnnamedParty, ...]
    minimum: Minimum
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...]
    unsettled: tuple[Unsettled, ...]
    rulebook: str
    _pending: Any = attrs.field(init=False, eq=False, repr=False, default=None)
