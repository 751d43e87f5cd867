"""Said: what was done to protect numbers, with the profile it was done by, and that this settles nothing in law."""

from typing import Any

import attrs

from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.disclosure.words import told
from kriminalpraeventiv.text import Text


def what_was_done(profile: Profile, *, hidden: bool, stricter: bool = False) -> tuple[Reason, ...]:
    """Return what was done by a profile: its rule, whether anything is hidden, and that the law is not settled by it.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> [reason.rule for reason in what_was_done(profile("opensafely"), hidden=True)]
    ['disclosure.profile_rounded', 'disclosure.hidden', 'disclosure.not_sufficient']
    """
    numbers = {"threshold": profile.threshold, "version": profile.version, "base": profile.base}
    parts: dict[str, str | Text] = {name: str(number) for name, number in numbers.items()}
    code = "profile_rounded" if profile.base > 1 else "profile"
    rule = told(code, profile=profile.title, **parts)
    return (
        attrs.evolve(rule, source=profile.source),
        *((told("stricter", profile=profile.title),) if stricter else ()),
        told("hidden" if hidden else "nothing_hidden"),
        told("not_sufficient"),
    )


def rule_of(profile: Profile, *, hidden: bool) -> dict[str, Any]:
    """Return the fields of a table that say by which rule it was made, and what was done."""
    fields = {name: getattr(profile, name) for name in ("version", "threshold", "zeros", "base", "ties")}
    return fields | {"profile": profile.id, "reasons": what_was_done(profile, hidden=hidden)}
