"""Traps: what a number seems to say and does not; each answer about an indicator repeats them."""

import attrs

from kriminalpraeventiv.indicators.checks import code_faults, refuse, type_faults
from kriminalpraeventiv.text import Text


@attrs.frozen(kw_only=True)
class Trap:
    """One way to misread a number: a code such as `registered_is_not_active`, and what to mind.

    Raises `InvalidInput` for a code that is none.
    """

    code: str
    text: Text

    def __attrs_post_init__(self) -> None:
        """Refuse a code that is none."""
        refuse((*type_faults(self), *code_faults("$.code", self.code)))
