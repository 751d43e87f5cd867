"""Admission: what a plugin offers, checked against the national rules and bound to its municipalities."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.errors import Fault, InvalidRule, PluginRefused
from kriminalpraeventiv.hookspecs import LocalFact, Manifest
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.local_forum import LocalForum
from kriminalpraeventiv.locality import Locality
from kriminalpraeventiv.logic.condition import In, all_of, any_of
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.logic.rule import Require, Rule, record_of
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.plugins import Found, collect, load, normalised
from kriminalpraeventiv.prevention.measure import Measure
from kriminalpraeventiv.prevention.organisation import Organisation
from kriminalpraeventiv.schedule import Deadline
from kriminalpraeventiv.timeline import Commencement, Validity
from kriminalpraeventiv.vetting import RULES, identity_faults, municipalities_of, offer_faults, vocabularies


@attrs.frozen(kw_only=True)
class Admitted:
    """A plugin that may take part: its municipalities, its rules bound to them, its scheme and its facts."""

    found: Found
    manifest: Manifest
    municipalities: tuple[str, ...]
    rules: tuple[Rule, ...]
    scheme: Scheme | None
    facts: tuple[LocalFact, ...]
    others: tuple[Any, ...]
    _told: dict[str, str] = attrs.field(init=False, eq=False, repr=False, factory=dict)

    def rules_about(self, kind: RecordKind) -> tuple[Rule, ...]:
        """Return its rules about one kind of record."""
        return tuple(rule for rule in self.rules if record_of(rule) == kind)

    def digest(self) -> str:
        """Return what the fingerprint of a rulebook takes of it."""
        if not self._told:
            self._told["digest"] = repr((self.manifest, self.rules, self.scheme, self.facts, self.others))
        return self._told["digest"]


@attrs.frozen(kw_only=True)
class Quarantined:
    """A plugin left out because it could not be admitted; of unknown scope when `municipalities` is None."""

    found: Found
    faults: tuple[Fault, ...]
    municipalities: tuple[str, ...] | None


def admit(found: Found, corpus: Corpus) -> Admitted:
    """Return the plugin admitted; raises `PluginRefused` with every fault, naming plugin, rule and fault."""
    offer = collect(found)
    faults = [*identity_faults(offer, corpus), *offer_faults(offer, corpus)]
    if faults:
        raise PluginRefused(faults)
    codes = municipalities_of(offer.manifest, corpus)
    words = vocabularies(offer, corpus)
    rules: dict[str, Rule] = {}
    for rule in (rule for hook in RULES for rule in offer.of(hook)):
        try:
            rules[rule.id] = _bound(rule, offer.manifest, codes, words)
        except InvalidRule as error:
            faults += [fault.under(f"{found.place()}, {offer.where(rule.id)}") for fault in error.faults]
    hooks = ("forums", "measures", "indicators", "deadlines", "organisations")
    others: list[Any] = []
    days = {forum.id: forum.valid for forum in offer.of("forums")}
    for item in (item for hook in hooks for item in offer.of(hook)):
        try:
            others.append(_placed(item, offer.manifest, codes, days))
        except InvalidRule as error:
            faults += [fault.under(f"{found.place()}, {offer.where(item.id)}") for fault in error.faults]
    if faults:
        raise PluginRefused(faults)
    return Admitted(
        found=attrs.evolve(found, plugin=None, point=None),
        manifest=offer.manifest,
        municipalities=codes,
        rules=tuple(rules[id_] for id_ in sorted(rules)),
        scheme=offer.scheme(),
        facts=tuple(sorted(offer.of("facts"), key=lambda local: local.fact.name)),
        others=tuple(sorted(dict.fromkeys(others), key=lambda item: item.id)),
    )


def admit_all(
    found: Iterable[Found], optional: Iterable[str], corpus: Corpus
) -> tuple[tuple[Admitted, ...], tuple[Quarantined, ...]]:
    """Return the plugins admitted and those quarantined; one that is not optional stops it all.

    Raises `PluginRefused` with every fault of every plugin.
    """
    admitted: list[Admitted] = []
    quarantined: list[Quarantined] = []
    faults: list[Fault] = []
    lenient = {normalised(name) for name in optional}
    for plugin in found:
        try:
            admitted.append(admit(plugin, corpus))
        except PluginRefused as error:
            if lenient & _names(plugin):
                quarantined.append(_lost(plugin, error.faults, _scope(plugin, corpus)))
            else:
                faults.extend(error.faults)
    unique = {plugin.digest(): plugin for plugin in admitted}
    kept = sorted(unique.values(), key=lambda plugin: (plugin.manifest.prefix, plugin.found.name))
    for one in [plugin for plugin in kept if lenient & _names(plugin.found)]:
        clashing = tuple(fault for fault in _clashes(kept) if one.found.place() in fault.place.split(", "))
        if clashing:
            kept.remove(one)
            quarantined.append(_lost(one.found, clashing, one.municipalities))
    faults.extend(_clashes(kept))
    if faults:
        raise PluginRefused(faults)
    return tuple(kept), tuple(sorted(quarantined, key=lambda lost: (lost.found.name, str(lost.faults))))


def _names(found: Found) -> set[str]:
    return {normalised(found.name), normalised(found.distribution)}


def _lost(found: Found, faults: tuple[Fault, ...], codes: tuple[str, ...] | None) -> Quarantined:
    return Quarantined(found=attrs.evolve(found, plugin=None, point=None), faults=faults, municipalities=codes)


def _scope(found: Found, corpus: Corpus) -> tuple[str, ...] | None:
    """Return whom a plugin at fault speaks for, as far as its manifest alone can be read."""
    try:
        plugin: Any = load(found)
        manifest: Manifest = plugin.who() if hasattr(plugin, "who") else collect(found).manifest
        codes = {*manifest.municipalities, *municipalities_of(manifest, corpus)}
    except Exception:  # noqa: BLE001 - whatever a plugin at fault does, its scope is then unknown
        return None
    return tuple(sorted(codes)) if codes and codes <= set(corpus.municipalities) else None


def _clashes(plugins: Sequence[Admitted]) -> Iterator[Fault]:
    for prefix, many in Counter(plugin.manifest.prefix for plugin in plugins).items():
        if many > 1:
            names = ", ".join(p.found.place() for p in plugins if p.manifest.prefix == prefix)
            yield Fault("same_prefix", names, f"the prefix `{prefix}` is taken by more than one plugin")
    schemes = Counter(code for plugin in plugins if plugin.scheme for code in plugin.municipalities)
    for code in sorted(code for code, many in schemes.items() if many > 1):
        names = ", ".join(p.found.place() for p in plugins if p.scheme and code in p.municipalities)
        yield Fault("two_schemes", names, f"the municipality `{code}` gets two level schemes")
    drawn = Counter(code for plugin in plugins if plugin.manifest.cut_line for code in plugin.municipalities)
    for code in sorted(code for code, many in drawn.items() if many > 1):
        names = ", ".join(p.found.place() for p in plugins if p.manifest.cut_line and code in p.municipalities)
        yield Fault("two_cut_lines", names, f"the municipality `{code}` gets two dividing lines")


def _bound(rule: Rule, manifest: Manifest, codes: tuple[str, ...], words: Mapping[RecordKind, Vocabulary]) -> Rule:
    """Return a rule that asks for its municipalities first, and holds no longer than its plugin.

    What a step requires is required in those municipalities only: elsewhere it holds as it is.
    """
    when = words[record_of(rule)].check(rule.when)
    scope = In("municipality", tuple(sorted(codes)))
    bound = any_of(attrs.evolve(scope, negated=True), when) if isinstance(rule, Require) else all_of(scope, when)
    return attrs.evolve(rule, when=bound, owner=manifest.prefix, valid=_narrowed(rule.valid, manifest.valid))


def _placed(item: Any, manifest: Manifest, codes: tuple[str, ...], days: Mapping[str, Validity]) -> Any:  # noqa: ANN401 - anything a hook gives
    """Return what a plugin gave as its own: of its municipalities, no longer than it holds or its forum meets."""
    if isinstance(item, Measure):
        return attrs.evolve(item, municipalities=item.municipalities or codes)
    if isinstance(item, Deadline):
        own = item.municipalities or codes
        valid = _narrowed(_narrowed(item.valid, manifest.valid), days.get(item.forum or "", Validity()))
        return attrs.evolve(item, municipalities=own, police_district=None, owner=manifest.prefix, valid=valid)
    if isinstance(item, LocalForum):
        valid = _narrowed(item.valid, manifest.valid)
        return attrs.evolve(item, municipalities=item.municipalities or codes, valid=valid)
    if isinstance(item, Organisation):
        valid, only = _narrowed(item.valid, manifest.valid), codes[0] if len(codes) == 1 else None
        return attrs.evolve(item, municipality=only, police_district=manifest.police_district, valid=valid)
    return item


def _narrowed(rule: Validity, plugin: Validity) -> Validity:
    since = max((v.since for v in (rule, plugin) if v.since), key=_latest, default=None)
    until = min((v.until for v in (rule, plugin) if v.until), key=_latest, default=None)
    return Validity(since, until)


def _latest(end: Commencement) -> Any:  # noqa: ANN401 - a day, as a key
    return end.latest


def localities(
    plugins: tuple[Admitted, ...], quarantined: tuple[Quarantined, ...], corpus: Corpus
) -> tuple[Mapping[str, Locality], Locality]:
    """Return what counts in each municipality with local rules (`""`: none stated), and everywhere else."""
    everywhere = any(lost.municipalities is None for lost in quarantined)
    lost = {code for plugin in quarantined for code in plugin.municipalities or ()}
    found = {"": Locality(whole=not quarantined)}
    for code in corpus.municipalities:
        own = [plugin for plugin in plugins if code in plugin.municipalities]
        if own or code in lost:
            declares = next((plugin for plugin in own if plugin.scheme), None)
            found[code] = Locality(
                owners=tuple(plugin.manifest.prefix for plugin in own),
                scheme=declares.scheme if declares else None,
                scheme_valid=declares.manifest.valid if declares else Validity(),
                whole=not everywhere and code not in lost,
            )
    return found, Locality(whole=not everywhere)
