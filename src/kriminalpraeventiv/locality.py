"""Locality: what counts in a municipality beside the national rules."""

import attrs

from kriminalpraeventiv.level import Scheme


@attrs.frozen(kw_only=True)
class Locality:
    """The owners of the local rules that speak for a municipality, its level scheme, and whether all is there.

    `whole` is False when a plugin that speaks for it, or may do so, was quarantined.
    """

    owners: tuple[str, ...] = ()
    scheme: Scheme | None = None
    whole: bool = True

    @property
    def stands_apart(self) -> bool:
        """Whether its scheme declares all of its levels itself."""
        return self.scheme is not None and self.scheme.extends is None


NOWHERE = Locality()
"""A municipality without local rules, or none stated."""
