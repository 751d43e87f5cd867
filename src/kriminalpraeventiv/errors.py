"""Errors: one root, machine-readable codes, every fault of a document at once.

No message ever repeats a refused value: it may be a name or a CPR number.
A message names the place, says what is wanted and, where it can, the nearest right name.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import ClassVar

import attrs


@attrs.frozen
class Fault:
    """One thing wrong at one place.

    `code` is stable and meant for programs, `place` is a path (`$.age`, `line 3`,
    `triage.toml, rule x.y, line 12, column 4`), `message` is one English sentence.

    >>> print(Fault(code="out_of_range", place="$.age", message="want a whole number from 0 to 130"))
    $.age: want a whole number from 0 to 130
    """

    code: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message

    def under(self, prefix: str) -> "Fault":
        """Return the same fault with its place below `prefix`."""
        place = f"{prefix}, {self.place}" if self.place else prefix
        return attrs.evolve(self, place=place)


class KriminalpraeventivError(Exception):
    """Root of every error this library raises; `.code` names the kind, `.faults` lists each fault."""

    code: ClassVar[str] = "error"

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message is one line for each."""
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type["KriminalpraeventivError"], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class InvalidInput(KriminalpraeventivError):  # noqa: N818 - reads as what it is
    """Facts that cannot be what they are said to be: wrong kind, unknown code, a contradiction."""

    code = "invalid_input"


class InvalidCondition(KriminalpraeventivError):  # noqa: N818 - reads as what it is
    """A condition that is not in the language, or names what the vocabulary does not have."""

    code = "invalid_condition"


class InvalidRule(KriminalpraeventivError):  # noqa: N818 - reads as what it is
    """A rule, provision or other entry of a corpus or pack that cannot be admitted."""

    code = "invalid_rule"


class NotInForce(KriminalpraeventivError):  # noqa: N818 - reads as what it is
    """A day outside all versions; the message names the nearest version."""

    code = "not_in_force"


class UnknownName(KriminalpraeventivError):  # noqa: N818 - reads as what it is
    """A rule, provision, plugin or kind asked for by a name nobody has."""

    code = "unknown_name"


class PluginRefused(KriminalpraeventivError):  # noqa: N818 - reads as what it is
    """A plugin that was asked for and cannot be admitted."""

    code = "plugin_refused"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `word`, or None when nothing is like it.

    >>> nearest("risk_behavior", ["age", "risk_behaviour"])
    'risk_behaviour'
    """
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.6)), None)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `; the nearest is ...` or nothing, to end a message with."""
    near = nearest(word, known)
    return f"; the nearest is `{near}`" if near else ""
