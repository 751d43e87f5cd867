"""Provisions: one function of the law under one id, with every version and where each says it."""

from datetime import date, timedelta

import attrs

from kriminalpraeventiv.source import Certainty, Source, Standing
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Begun, Commencement, Timeline


@attrs.frozen(kw_only=True)
class ProvisionVersion:
    """One wording: how it is cited, since when, by which act, how sure that is, and what it says in our words.

    `places` maps today's numbering to this version's, where an older one numbered otherwise.
    """

    cite: str
    since: Commencement | None
    until: Commencement | None = None
    act: str
    eli: str | None = None
    certainty: Certainty
    says: Text
    places: tuple[tuple[str, str], ...] = ()

    def citation(self, place: str | None) -> str:
        """Return the usual Danish citation of a place in this version, provision first.

        >>> version = ProvisionVersion(
        ...     cite="retsplejeloven § 115", since=None, act="", certainty="read", says=Text(da="…", en="…"))
        >>> version.citation("stk. 2, jf. stk. 1, nr. 3, litra a")
        'retsplejeloven § 115, stk. 2, jf. stk. 1, nr. 3, litra a'
        """
        for ours, theirs in self.places:
            place = place.replace(ours, theirs) if place else place
        return f"{self.cite}, {place}" if place else self.cite


@attrs.frozen(kw_only=True)
class Provision:
    """A function of the law, its standing, and its versions in time."""

    id: str
    title: Text
    standing: Standing
    timeline: Timeline[ProvisionVersion]

    def basis(self, day: date, begun: Begun, place: str | None) -> "Basis | None":
        """Return the basis a place of this provision gives on `day`, or None when nothing is in force."""
        version = self.timeline.at(day, begun)
        return None if version is None else self.describe(version, place)

    def describe(self, version: ProvisionVersion, place: str | None = None) -> "Basis":
        """Return a version as an answer cites it."""
        ends = version.until or self._successor(version)
        since = version.since
        fixed = since is not None and since.earliest == since.latest
        return Basis(
            provision=self.id,
            citation=version.citation(place),
            version=InForce(
                from_=since.earliest if since and fixed else None,
                to=ends.latest - timedelta(days=1) if ends else None,
                earliest=None if fixed or since is None or since.earliest == date.min else since.earliest,
                latest=None if fixed or since is None else since.latest,
            ),
            act=version.act,
            eli=version.eli,
            certainty=version.certainty,
        )

    def source(self, version: ProvisionVersion, place: str | None) -> Source:
        """Return a place in a version as the source of a reason."""
        basis = self.describe(version, place)
        return Source(
            document=version.cite,
            place=basis.citation.removeprefix(version.cite).removeprefix(", ") or None,
            eli=version.eli,
            version=str(basis.version),
            standing=self.standing,
            certainty=version.certainty,
        )

    def _successor(self, version: ProvisionVersion) -> Commencement | None:
        versions = self.timeline.versions
        following = versions[versions.index(version) + 1 :]
        return following[0].since if following else None


@attrs.frozen(kw_only=True)
class InForce:
    """The days of a version: `from_` where the first day is known, else `earliest` and `latest`, as far as known.

    `to` is the last day it may have been in force; `None` while it still is.
    """

    from_: date | None = None
    to: date | None = None
    earliest: date | None = None
    latest: date | None = None

    def __str__(self) -> str:
        begins = self.from_ or (f"{self.earliest or '…'}/{self.latest}" if self.latest else "…")
        return f"{begins} – {self.to or '…'}"


@attrs.frozen(kw_only=True)
class Basis:
    """What carries a sharing: the provision, its citation, the version in force, its act and certainty."""

    provision: str
    citation: str
    version: InForce
    act: str
    eli: str | None
    certainty: Certainty
