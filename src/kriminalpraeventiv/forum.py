"""Forum: where people meet, which cooperation that is, and whether persons may be discussed there."""

from typing import Literal

import attrs

from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class ForumKind:
    """A kind of forum: the cooperation it belongs to, and whether it has a basis to share about persons."""

    code: str
    title: Text
    cooperation: Literal["ssp", "psp", "ksp"] | None = None
    shares_persons: bool
    source: Source
