"""Admission: what a plugin offers, checked against the national rules and bound to its municipalities."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.errors import Fault, InvalidCondition, KriminalpraeventivError, PluginRefused, suggestion
from kriminalpraeventiv.hookspecs import LocalFact, Manifest
from kriminalpraeventiv.level import NATIONAL_SCHEME, Scheme
from kriminalpraeventiv.locality import Locality
from kriminalpraeventiv.logic.condition import In, all_of
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.graver import lowering
from kriminalpraeventiv.logic.rule import Forbid, Rule, TargetRule, TriageRule
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.plugins import Found, Offer, collect, identity_faults, municipalities_of, normalised
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Commencement, Validity

_RULES = ("triage_rules", "sharing_rules", "requirements")


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

    def digest(self) -> str:
        """Return what the fingerprint of a rulebook takes of it."""
        return repr((self.manifest, self.rules, self.scheme, self.facts, self.others))


@attrs.frozen(kw_only=True)
class Quarantined:
    """A plugin left out because it could not be admitted; of unknown scope when `municipalities` is None."""

    found: Found
    faults: tuple[Fault, ...]
    municipalities: tuple[str, ...] | None


def admit(found: Found, corpus: Corpus) -> Admitted:
    """Return the plugin admitted; raises `PluginRefused` with every fault, naming plugin, rule and fault."""
    offer = collect(found)
    faults = [*identity_faults(offer, corpus), *_faults(offer, corpus)]
    if faults:
        raise PluginRefused(faults)
    codes = municipalities_of(offer.manifest, corpus)
    words = _vocabularies(offer, corpus)
    rules = {rule.id: _bound(rule, offer.manifest, codes, words) for hook in _RULES for rule in offer.of(hook)}
    others = tuple(item for hook in ("forums", "measures", "indicators", "deadlines") for item in offer.of(hook))
    return Admitted(
        found=found,
        manifest=offer.manifest,
        municipalities=codes,
        rules=tuple(rules[id_] for id_ in sorted(rules)),
        scheme=offer.scheme(),
        facts=tuple(sorted(offer.of("facts"), key=lambda local: local.fact.name)),
        others=tuple(sorted(others, key=lambda item: item.id)),
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
            if lenient & {normalised(plugin.name), normalised(plugin.distribution)}:
                quarantined.append(
                    Quarantined(found=plugin, faults=error.faults, municipalities=_scope(plugin, corpus))
                )
            else:
                faults.extend(error.faults)
    unique = {plugin.digest(): plugin for plugin in admitted}
    kept = tuple(sorted(unique.values(), key=lambda plugin: (plugin.manifest.prefix, plugin.found.name)))
    faults.extend(_clashes(kept))
    if faults:
        raise PluginRefused(faults)
    return kept, tuple(quarantined)


def _scope(found: Found, corpus: Corpus) -> tuple[str, ...] | None:
    try:
        return municipalities_of(collect(found).manifest, corpus) or None
    except KriminalpraeventivError:
        return None


def _clashes(plugins: tuple[Admitted, ...]) -> Iterator[Fault]:
    for prefix, many in Counter(plugin.manifest.prefix for plugin in plugins).items():
        if many > 1:
            names = ", ".join(p.found.place() for p in plugins if p.manifest.prefix == prefix)
            yield Fault("same_prefix", names, f"the prefix `{prefix}` is taken by more than one plugin")
    schemes = Counter(code for plugin in plugins if plugin.scheme for code in plugin.municipalities)
    for code in sorted(code for code, many in schemes.items() if many > 1):
        names = ", ".join(p.found.place() for p in plugins if p.scheme and code in p.municipalities)
        yield Fault("two_schemes", names, f"the municipality `{code}` gets two level schemes")


def _faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    place = offer.found.place()
    items = [item for hook in offer.given for item in offer.of(hook)]
    for item in items:
        where = f"{place}, {_id(item)}"
        yield from (fault.under(where) for fault in _named(item, offer.manifest))
        yield from (fault.under(where) for fault in _danish(item))
    yield from (fault.under(place) for fault in _doubles(items))
    words = _vocabularies(offer, corpus)
    for hook in _RULES:
        for rule in offer.of(hook):
            yield from (fault.under(f"{place}, {rule.id}") for fault in _rule_faults(rule, words, corpus))
    for forum in offer.of("forums"):
        if forum.kind not in corpus.forums:
            hint = suggestion(forum.kind, corpus.forums)
            yield Fault("unknown_kind", f"{place}, {forum.id}", f"there is no kind of forum `{forum.kind}`{hint}")
    if len(offer.of("schemes")) > 1:
        yield Fault("two_schemes", place, "it declares two level schemes; a municipality has one")


def _id(item: Any) -> str:  # noqa: ANN401 - anything a hook gives
    return str(item.fact.name if isinstance(item, LocalFact) else item.id)


def _named(item: Any, manifest: Manifest) -> Iterator[Fault]:  # noqa: ANN401 - anything a hook gives
    id_ = _id(item)
    if isinstance(item, Scheme):
        if id_ == NATIONAL_SCHEME:
            yield Fault("override", "", f"`{NATIONAL_SCHEME}` is the national scheme and cannot be replaced")
    elif id_.startswith(("law.", "triage.", "open.")):
        yield Fault("override", "", "a plugin adds under its own prefix; what is national cannot be replaced")
    elif not id_.startswith(manifest.prefix + "."):
        yield Fault("foreign_prefix", "", f"its id does not begin with `{manifest.prefix}.`")
    if isinstance(item, LocalFact) and item.fact.kind in ("text", "reference"):
        yield Fault("free_text", "", "a local fact takes closed codes, numbers, dates or yes/no, never free text")


def _danish(item: Any) -> Iterator[Fault]:  # noqa: ANN401 - anything a hook gives
    texts = [getattr(item, name, None) for name in ("text", "title")]
    if isinstance(item, LocalFact):
        texts = [item.fact.label, item.fact.question]
    texts += [step.text for step in getattr(item, "next_steps", ())]
    if any(isinstance(text, Text) and not text.da.strip() for text in texts):
        yield Fault("no_danish", "", "a text a caseworker reads has no Danish")


def _doubles(items: list[Any]) -> Iterator[Fault]:
    seen: dict[str, Any] = {}
    for item in items:
        if seen.setdefault(_id(item), item) != item:
            yield Fault("two_values", _id(item), "this id stands for two different values")


def _rule_faults(rule: Rule, words: Mapping[bool, Vocabulary], corpus: Corpus) -> Iterator[Fault]:
    vocabulary = words[isinstance(rule, TargetRule | TriageRule)]
    try:
        when = vocabulary.check(rule.when)
    except InvalidCondition as error:
        yield from error.faults
        return
    if isinstance(rule, TriageRule) and rule.level is not None:
        yield from lowering(when, vocabulary.facts)
    if isinstance(rule, Forbid):
        known = {other.id for other in corpus.rules} | set(corpus.provisions)
        for name in rule.of:
            if name not in known:
                yield Fault(
                    "unknown_basis",
                    "",
                    f"it limits `{name}`, which is not in force nationally{suggestion(name, known)}",
                )
    if rule.provision is not None and rule.provision not in corpus.provisions:
        yield Fault(
            "unknown_provision",
            "",
            f"there is no provision `{rule.provision}`{suggestion(rule.provision, corpus.provisions)}",
        )


def _vocabularies(offer: Offer, corpus: Corpus) -> Mapping[bool, Vocabulary]:
    """Return the vocabulary of cases (True) and of requests (False), the plugin's facts added."""
    local: tuple[LocalFact, ...] = offer.of("facts")
    case, request = corpus.reader.case, corpus.reader.request
    return {
        True: attrs.evolve(case, facts=dict(case.facts) | _facts(local, "case")),
        False: attrs.evolve(request, facts=dict(request.facts) | _facts(local, "request")),
    }


def _facts(local: Iterable[LocalFact], of: str) -> dict[str, Fact]:
    return {item.fact.name: item.fact for item in local if of in item.of}


def _bound(rule: Rule, manifest: Manifest, codes: tuple[str, ...], words: Mapping[bool, Vocabulary]) -> Rule:
    """Return a rule that asks for its municipalities first, and holds no longer than its plugin."""
    when = words[isinstance(rule, TargetRule | TriageRule)].check(rule.when)
    scope = In("municipality", tuple(sorted(codes)))
    return attrs.evolve(
        rule, when=all_of(scope, when), owner=manifest.prefix, valid=_narrowed(rule.valid, manifest.valid)
    )


def _narrowed(rule: Validity, plugin: Validity) -> Validity:
    since = max((v.since for v in (rule, plugin) if v.since), key=_latest, default=None)
    until = min((v.until for v in (rule, plugin) if v.until), key=_latest, default=None)
    return Validity(since, until)


def _latest(end: Commencement) -> Any:  # noqa: ANN401 - a day, as a key
    return end.latest


def localities(
    plugins: tuple[Admitted, ...], quarantined: tuple[Quarantined, ...], corpus: Corpus
) -> tuple[Mapping[str, Locality], Locality]:
    """Return what counts in each municipality with local rules, and everywhere else."""
    everywhere = any(lost.municipalities is None for lost in quarantined)
    lost = {code for plugin in quarantined for code in plugin.municipalities or ()}
    found = {}
    for code in corpus.municipalities:
        own = [plugin for plugin in plugins if code in plugin.municipalities]
        if own or code in lost:
            scheme = next((plugin.scheme for plugin in own if plugin.scheme), None)
            owners = tuple(plugin.manifest.prefix for plugin in own)
            found[code] = Locality(owners=owners, scheme=scheme, whole=not everywhere and code not in lost)
    return found, Locality(whole=not everywhere)
