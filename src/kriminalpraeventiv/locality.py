"""Locality: what counts in a municipality beside the national rules."""

from datetime import date

import attrs

from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.timeline import Validity


@attrs.frozen(kw_only=True)
class Locality:
    """The owners of the local rules that speak for a municipality, its level scheme, and whether all is there.

    `whole` is False when a plugin that speaks for it, or may do so, was quarantined.
    """

    owners: tuple[str, ...] = ()
    scheme: Scheme | None = None
    scheme_valid: Validity = Validity()
    whole: bool = True

    def scheme_on(self, day: date) -> Scheme | None:
        """Return its scheme, where it has one that is in force on `day`."""
        return self.scheme if self.scheme and self.scheme_valid.in_force(day) else None

    def stands_apart(self, day: date) -> bool:
        """Return whether its scheme declares all of its levels itself."""
        scheme = self.scheme_on(day)
        return scheme is not None and scheme.extends is None


NOWHERE = Locality()
"""A municipality without local rules, or none stated."""
