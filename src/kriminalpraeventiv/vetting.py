"""Vetting: what is wrong with a plugin's manifest and with each thing it offers."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, get_args

import attrs

from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.errors import Fault, InvalidCondition, suggestion
from kriminalpraeventiv.hookspecs import API, LocalFact, Manifest
from kriminalpraeventiv.level import NATIONAL_SCHEME, Scheme
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.graver import lowering
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.logic.rule import (
    START,
    CaseworkRule,
    Forbid,
    Permit,
    Require,
    Route,
    Rule,
    TargetRule,
    TriageRule,
    record_of,
)
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.plugins import Found, Offer
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.vetting_data import data_faults

RULES: Final = ("triage_rules", "sharing_rules", "requirements")
_STATES: Final = frozenset(
    {"outside_target_group", "no_concern", "no_level_in_scheme", "rule_set_incomplete", "expired_local_rule"}
) | {"municipality_without_plugin"}
_NATIONAL: Final = (
    *("law.", "triage.", "open.", "gate.", "intervention."),
    *("measure.", "deadline.", "organisation.", "indicator."),
)
_FACT: Final = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_PREFIX: Final = re.compile(r"[a-z][a-z0-9_]{1,30}")
_API: Final = re.compile(r"(\d+)(?:-(\d+))?")


def _about(found: Found, code: str, message: str) -> Fault:
    return Fault(code, found.place(), message)


def identity_faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    """Yield what is wrong with a manifest: prefix, municipalities, district, api."""
    manifest, found = offer.manifest, offer.found
    if not _PREFIX.fullmatch(manifest.prefix) or f"{manifest.prefix}." in (*_NATIONAL, "national."):
        yield _about(found, "bad_prefix", f"`{manifest.prefix}` cannot be a prefix: want small letters, digits and `_`")
    for code in manifest.municipalities:
        if code not in corpus.municipalities:
            yield _about(
                found,
                "unknown_municipality",
                f"there is no municipality `{code}`{suggestion(code, corpus.municipalities)}",
            )
    district = manifest.police_district
    if district is not None and district not in corpus.districts:
        yield _about(
            found,
            "unknown_district",
            f"there is no police district `{district}`{suggestion(district, corpus.districts)}",
        )
    if bool(manifest.municipalities) == bool(district):
        yield _about(found, "no_scope", "it names either municipalities or a police district")
    numbers = _API.fullmatch(manifest.api)
    if not numbers or not int(numbers[1]) <= API <= int(numbers[2] or numbers[1]):
        yield _about(found, "incompatible_api", f"it was written for interface {manifest.api}; this is interface {API}")


def municipalities_of(manifest: Manifest, corpus: Corpus) -> tuple[str, ...]:
    """Return the codes of the municipalities a plugin speaks for."""
    district = manifest.police_district
    return manifest.municipalities if district is None else corpus.districts.get(district, ())


def offer_faults(offer: Offer, corpus: Corpus) -> Iterator[Fault]:
    """Yield what is wrong with what a plugin offers, each with plugin, file where known, and id."""
    place = offer.found.place()
    items = [item for hook in offer.given for item in offer.of(hook)]
    for item in items:
        yield from _placed(offer, _id(item), (*_named(item, offer.manifest), *_danish(item)))
    if not offer.manifest.name.da.strip():
        yield Fault("no_danish", f"{place}, manifest", "its name has no Danish")
    yield from (fault.under(place) for fault in _doubles(offer, items))
    words = vocabularies(offer, corpus)
    for hook in RULES:
        for rule in offer.of(hook):
            yield from _placed(offer, rule.id, tuple(_rule_faults(rule, words, corpus)))
    yield from (fault.under(place) for fault in data_faults(offer, corpus, municipalities_of(offer.manifest, corpus)))


def _placed(offer: Offer, id_: str, faults: tuple[Fault, ...]) -> Iterator[Fault]:
    """Yield faults under plugin, file and id; where an id stands is looked up only for a fault."""
    if faults:
        at = f"{offer.found.place()}, {offer.where(id_)}"
        yield from (fault.under(at) for fault in faults)


def _id(item: Any) -> str:  # noqa: ANN401 - anything a hook gives
    return str(item.fact.name if isinstance(item, LocalFact) else item.id)


def _named(item: Any, manifest: Manifest) -> Iterator[Fault]:  # noqa: ANN401 - anything a hook gives
    id_ = _id(item)
    if isinstance(item, Scheme):
        if id_ == NATIONAL_SCHEME:
            yield Fault("override", "", f"`{NATIONAL_SCHEME}` is the national scheme and cannot be replaced")
    elif id_.startswith(_NATIONAL):
        yield Fault("override", "", "a plugin adds under its own prefix; what is national cannot be replaced")
    elif not id_.startswith(manifest.prefix + "."):
        yield Fault("foreign_prefix", "", f"its id does not begin with `{manifest.prefix}.`")
    yield from _of_its_kind(item)


def _of_its_kind(item: Any) -> Iterator[Fault]:  # noqa: ANN401 - anything a hook gives
    if isinstance(item, LocalFact):
        yield from _fact_faults(item.fact)
    if isinstance(item, TriageRule | CaseworkRule) and set(item.flags) & _STATES:
        named = ", ".join(sorted(set(item.flags) & _STATES))
        yield Fault("reserved_flag", "", f"{named}: the answer itself sets this flag")
    if isinstance(item, Route) and item.binding:
        yield Fault("binding_route", "", "only national law obliges: a local route is not binding")


def _fact_faults(fact: Fact) -> Iterator[Fault]:
    if fact.kind in ("text", "reference"):
        yield Fault("free_text", "", "a local fact takes closed codes, numbers, dates or yes/no, never free text")
    if not _FACT.fullmatch(fact.name):
        yield Fault("bad_name", "", "a fact is named with a-z, 0-9 and `_`, once after the prefix")
    if strange := sorted({code for code, _ in fact.words} - set(fact.codes)):
        yield Fault("unknown_code", "", f"`words` names {', '.join(strange)}, which is none of its `codes`")
    if fact.words and (nameless := sorted(set(fact.codes) - {code for code, _ in fact.words})):
        yield Fault("no_words", "", f"`words` leaves out {', '.join(nameless)}")
    if fact.kind == "code" and not fact.codes:
        yield Fault("no_codes", "", "a fact of kind `code` lists its `codes`")


def _danish(item: object) -> Iterator[Fault]:
    if any(not text.da.strip() for text in _texts(item)):
        yield Fault("no_danish", "", "a text a caseworker reads has no Danish")


def _texts(item: Any) -> Iterator[Text]:  # noqa: ANN401 - anything a hook gives
    """Yield every text of a value, however deep."""
    if isinstance(item, Text):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _texts(part)
    elif attrs.has(type(item)):
        for field in attrs.fields(type(item)):
            yield from _texts(getattr(item, field.name))


def _doubles(offer: Offer, items: list[Any]) -> Iterator[Fault]:
    seen: dict[str, Any] = {}
    for item in items:
        if seen.setdefault(_id(item), item) != item:
            yield Fault("two_values", offer.where(_id(item)), "this id stands for two different values")


def _rule_faults(rule: Rule, words: Mapping[RecordKind, Vocabulary], corpus: Corpus) -> Iterator[Fault]:
    vocabulary = words[record_of(rule)]
    try:
        when = vocabulary.check(rule.when)
    except InvalidCondition as error:
        yield from error.faults
        return
    if isinstance(rule, TargetRule) or (isinstance(rule, TriageRule) and rule.level is not None):
        yield from lowering(when, vocabulary.facts)
    if isinstance(rule, Forbid):
        yield from _basis_faults(rule, corpus)
    if isinstance(rule, Require) and rule.step not in (known := (START, *words["file"].facts["step"].codes)):
        yield Fault("unknown_step", "", f"there is no step `{rule.step}`{suggestion(rule.step, known)}")
    if rule.provision is not None and rule.provision not in corpus.provisions:
        yield Fault(
            "unknown_provision",
            "",
            f"there is no provision `{rule.provision}`{suggestion(rule.provision, corpus.provisions)}",
        )


def _basis_faults(rule: Forbid, corpus: Corpus) -> Iterator[Fault]:
    """Yield what `of` names that no refusal can limit: what is no basis, and what an act demands."""
    permits = [other for other in corpus.rules if isinstance(other, Permit)]
    reached = {name: [p for p in permits if name in (p.id, p.provision)] for name in rule.of}
    known = {permit.id for permit in permits} | {permit.provision for permit in permits if permit.provision}
    for name, bases in reached.items():
        if not bases:
            message = f"it limits `{name}`, which is not in force nationally as a basis{suggestion(name, known)}"
            yield Fault("unknown_basis", "", message)
        elif all(permit.obliges for permit in bases):
            yield Fault("obliged", "", f"an act demands what `{name}` carries: no local rule can refuse it")


def vocabularies(offer: Offer, corpus: Corpus) -> Mapping[RecordKind, Vocabulary]:
    """Return what a condition about each kind of record may name, the plugin's facts and steps added."""
    local: tuple[LocalFact, ...] = offer.of("facts")
    scheme = offer.scheme()
    steps = (*corpus.course.codes(), *(step.code for step in scheme.step)) if scheme else corpus.course.codes()
    meetings = tuple(forum.id for forum in offer.of("forums"))
    more: Mapping[str | None, Callable[[Fact], tuple[str, ...]]] = {
        "step": lambda _: steps,
        "stated_forum": lambda fact: (*fact.codes, *meetings),
    }
    made: dict[RecordKind, Vocabulary] = {}
    for kind in get_args(RecordKind):
        words = corpus.reader.words(kind)
        coded = {
            name: attrs.evolve(fact, codes=more[fact.vocabulary](fact))
            for name, fact in words.facts.items()
            if fact.vocabulary in more
        }
        made[kind] = attrs.evolve(words, facts={**words.facts, **coded, **_facts(local, kind)})
    return made


def _facts(local: Iterable[LocalFact], of: str) -> dict[str, Fact]:
    return {item.fact.name: item.fact for item in local if of in item.of}
