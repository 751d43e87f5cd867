"""Local forum: a forum of a municipality or police district, as its document prints it."""

from typing import Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidRule
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

Tier = Literal["strategic", "coordinating", "performing"]
DecisionKind = Literal["target_group", "intervention_type", "geography", "ongoing_initiative"]


@attrs.frozen(kw_only=True)
class Decision:
    """What a forum may change itself (`decides`), or only recommend to the forum `to`."""

    kind: DecisionKind
    right: Literal["decides", "recommends"]
    to: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a recommendation to nobody, or a decision passed on; raises `InvalidRule`."""
        if (self.right == "recommends") != (self.to is not None):
            message = "a forum `recommends` `to` another; what it `decides` goes nowhere"
            raise InvalidRule([Fault("contradiction", "decisions", message)])


@attrs.frozen(kw_only=True)
class LocalForum:
    """A forum of a national kind, and what its document prints about it; what it does not print is left out.

    `printed_basis` is the document's own wording; `exists_on` and `shares_on` hold apart the basis on which the forum
    exists and the one on which persons may be discussed in it. `notes` say where the print is doubtful.
    `municipalities` are those that take part; none: all its plugin speaks for. What the law says of it follows from
    `kind` alone.
    """

    id: str
    kind: str
    title: Text
    source: Source
    tier: Tier | None = None
    subject: Text | None = None
    purpose: Text | None = None
    printed_basis: Text | None = None
    exists_on: Text | None = None
    shares_on: Text | None = None
    plans: Text | None = None
    interfaces: tuple[Text, ...] = ()
    participants: tuple[Text, ...] = ()
    external: bool = False
    chair: Text | None = None
    deputy_chair: Text | None = None
    secretary: Text | None = None
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Text, ...] = ()
    municipalities: tuple[str, ...] = ()
    valid: Validity = Validity()
    rows: tuple[str, ...] = ()
