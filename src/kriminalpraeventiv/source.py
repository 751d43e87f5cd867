"""Source: where a rule comes from, so that a reader can go and look."""

from datetime import date
from typing import Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion

Standing = Literal["statute", "order", "guidance", "practice"]
Certainty = Literal[
    "read", "compared", "page", "source_document", "general_knowledge", "uncertain", "stated", "implied", "proposed"
]


@attrs.frozen(kw_only=True)
class Source:
    """The document or act a rule rests on.

    `standing` says what weight it has; `certainty` how we know: for law `read`, `compared`, `page`,
    `source_document`, `general_knowledge` or `uncertain`; for professional rules `stated` or `implied` by
    the document, or `proposed` by this library where the documents leave a gap. `version` says
    from when to when a law's wording holds; `dated` is the day of a document, shown, never tested.

    >>> print(Source(document="retsplejeloven § 115", place="stk. 4", standing="statute", certainty="read"))
    retsplejeloven § 115, stk. 4
    """

    document: str
    standing: Standing
    certainty: Certainty
    place: str | None = None
    eli: str | None = None
    version: str | None = None
    dated: date | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a standing or a certainty that is none."""
        for name, known in (("standing", get_args(Standing)), ("certainty", get_args(Certainty))):
            if getattr(self, name) not in known:
                message = f"unknown code{suggestion(str(getattr(self, name)), known)}; want one of {', '.join(known)}"
                raise InvalidInput([Fault("unknown_code", f"$.{name}", message)])

    def __str__(self) -> str:
        dated = f"{self.document} ({self.dated})" if self.dated else self.document
        return f"{dated}, {self.place}" if self.place else dated
