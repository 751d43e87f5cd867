"""Versions: a provision and its wordings over time, as a rule file lists them."""

from collections.abc import Mapping
from datetime import date, timedelta

from kriminalpraeventiv.corpus.entries import VersionEntry
from kriminalpraeventiv.corpus.reader import RuleFile
from kriminalpraeventiv.errors import Fault, InvalidRule
from kriminalpraeventiv.law.provision import Provision, ProvisionVersion
from kriminalpraeventiv.timeline import Commencement, Timeline


def read_provision(file: RuleFile) -> Provision | None:
    """Return the provision a file is about, if it is about one; raises `InvalidRule`."""
    entry = file.entry.provision
    if entry is None:
        return None
    versions = tuple(_version(version) for version in file.entry.version)
    timeline = Timeline(entry.id, versions)
    return Provision(id=entry.id, title=entry.title, standing=entry.standing, timeline=timeline)


def _version(entry: VersionEntry) -> ProvisionVersion:
    since = None
    if (entry.earliest and not entry.latest) or (entry.from_ and entry.latest):
        message = "give `from`, or `latest` (and `earliest` where it is known), or none where no first day is known"
        raise InvalidRule([Fault("bad_version", entry.act, message)])
    if entry.from_:
        since = Commencement.on(entry.from_, entry.act)
    elif entry.latest:
        since = Commencement(entry.act, entry.earliest or date.min, entry.latest)
    return ProvisionVersion(
        cite=entry.cite,
        since=since,
        until=Commencement.on(entry.to + timedelta(days=1)) if entry.to else None,
        act=entry.act,
        eli=entry.eli,
        certainty=entry.certainty,
        says=entry.says,
        places=tuple(entry.places.items()),
    )


def acts_of(provisions: Mapping[str, Provision]) -> Mapping[str, Commencement]:
    """Return the commencement of each act; raises `InvalidRule` when one act has two."""
    acts: dict[str, Commencement] = {}
    for provision in provisions.values():
        for version in provision.timeline.versions:
            since = version.since
            if since is not None and acts.setdefault(since.act, since) != since:
                raise InvalidRule([Fault("two_brackets", since.act, "this act commences on two different days")])
    return acts
