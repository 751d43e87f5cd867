"""Sections: which provision a citation means, and where a section that is out of force stands today."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date

from kriminalpraeventiv.errors import Fault, InvalidInput, NotInForce, UnknownName, nearest
from kriminalpraeventiv.law.citation import Citation
from kriminalpraeventiv.law.lint import Outdated
from kriminalpraeventiv.law.provision import Provision, ProvisionVersion

_FIRST_ACT = "retsplejeloven"
"""The act a bare `115` is looked up in first."""


def provisions_called(section: str, provisions: Mapping[str, Provision]) -> tuple[Provision, ...]:
    """Return the provisions called by an id, a citation of any of their versions, or a bare section.

    Raises `UnknownName` naming the nearest, or what an ambiguous section could mean; `InvalidInput` for a citation
    that cannot be.
    """
    if section in provisions:
        return (provisions[section],)
    named = {_folded(v.cite): p for p in provisions.values() for v in p.timeline.versions}
    if _folded(section) in named:
        return tuple(p for p in provisions.values() if _folded(section) in {_folded(v.cite) for v in _versions(p)})
    bare = re.fullmatch(r"(?:§\s*)?(\d+)\s?([a-zA-Z]?)", section.strip())
    if bare:
        return _bare(f"{bare[1]} {bare[2].lower()}".strip(), provisions)
    cited = _parsed(section, provisions, named)
    found = tuple(p for p in provisions.values() if any(_means(v, cited) for v in _versions(p)))
    if not found:
        near = nearest(_folded(str(cited)), named)
        hint = f"; the nearest is `{_cite(named[near])}`" if near else ""
        raise UnknownName([Fault("unknown_provision", "", f"{cited} is not among the sections known{hint}")])
    return found


def _parsed(section: str, provisions: Mapping[str, Provision], named: Mapping[str, Provision]) -> Citation:
    if section.startswith("law."):
        near = nearest(section, provisions)
        hint = f"; the nearest is `{near}`" if near else ""
        raise UnknownName([Fault("unknown_provision", "", f"no provision has that id{hint}")])
    try:
        return Citation.parse(section)
    except InvalidInput as error:
        near = nearest(_folded(section), named)
        if near:
            hint = f"no such section is known; the nearest is `{_cite(named[near])}`"
            raise UnknownName([Fault("unknown_provision", "", hint)]) from None
        raise InvalidInput(error.faults) from None


def _bare(section: str, provisions: Mapping[str, Provision]) -> tuple[Provision, ...]:
    found = {
        cited.act: provision
        for provision in provisions.values()
        for cited in _citations(provision)
        if cited.names(section)
    }
    if _FIRST_ACT in found or len(found) == 1:
        return (found.get(_FIRST_ACT) or next(iter(found.values())),)
    could = ", ".join(f"`{act} § {section}`" for act in sorted(found))
    message = f"it could be {could}: name the act" if found else f"no act known here has a § {section}"
    raise UnknownName([Fault("unknown_provision", "", message)])


def _versions(provision: Provision) -> tuple[ProvisionVersion, ...]:
    return provision.timeline.versions


def _cite(provision: Provision) -> str:
    return _versions(provision)[-1].cite


def _folded(citation: str) -> str:
    return re.sub(r"[\s§.,]", "", citation.casefold())


def _citation(version: ProvisionVersion) -> Citation | None:
    """Return the citation of a version; `None` where it is cited by a name, such as a guidance."""
    with suppress(InvalidInput):
        return Citation.parse(version.cite)
    return None


def _citations(provision: Provision) -> Iterator[Citation]:
    yield from (cited for version in _versions(provision) if (cited := _citation(version)))


def _means(version: ProvisionVersion, asked: Citation) -> bool:
    cited = _citation(version)
    return cited is not None and cited.act == asked.act and cited.names(asked.section)


def outdated(provisions: Iterable[Provision], asked: Citation, on: date) -> Outdated | None:
    """Return where a section stands on a day when no version of that name is, or may be, in force any more."""
    known = [provision for provision in provisions if any(_means(v, asked) for v in _versions(provision))]
    if not known or any(_means(v, asked) for p in known for v in _in_force(p, on)):
        return None
    since = max((_ended(p, asked) for p in known), default=date.min)
    now = dict.fromkeys(v.cite for p in known for v in _in_force(p, on))
    return Outdated(now=", ".join(now) or None, since=since) if since <= on else None


def _in_force(provision: Provision, on: date) -> tuple[ProvisionVersion, ...]:
    with suppress(NotInForce):
        return provision.timeline.possible(on)
    return ()


def _ended(provision: Provision, asked: Citation) -> date:
    """Return the first day on which no version of that name can be in force."""
    versions = _versions(provision)
    last = max(number for number, version in enumerate(versions) if _means(version, asked))
    following = versions[last + 1].since if last + 1 < len(versions) else None
    ended = versions[last].until or following
    return ended.latest if ended else date.max
