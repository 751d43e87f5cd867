"""Browse: the commands `rules`, `facts`, `schema` and `law`, for readers of the rulebook."""

import argparse
import json
import re
from collections.abc import Iterator

from kriminalpraeventiv.cli.reading import load_rulebook
from kriminalpraeventiv.errors import Fault, UnknownName, nearest
from kriminalpraeventiv.law.provision import Provision, ProvisionVersion
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.packfiles import FILES
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.serialization.schema import class_schema, pack_schema, record_schema
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.text import Language
from kriminalpraeventiv.triage.answer import TriageAnswer

PACK_SCHEMAS = {f"pack-{name.removesuffix('.toml')}".replace("pack-pack", "pack"): cls for name, cls in FILES.items()}
SCHEMAS = ("case", "request", "triage-answer", "sharing-answer", *PACK_SCHEMAS)


def rules(chosen: argparse.Namespace) -> int:
    """List the rules, or show one whole."""
    rulebook = load_rulebook(chosen)
    if chosen.id:
        print("\n".join(_shown(rulebook, chosen.id, chosen.lang)))
        return 0
    for rule in rulebook.rules():
        if chosen.plugin in (None, rule.owner):
            print(f"{rule.id:44} {rule.kind:7} {_first_sentence(rule.text.in_(chosen.lang))}")
    return 0


def _shown(rulebook: Rulebook, id_: str, language: Language) -> Iterator[str]:
    """Show a rule, or a notice an answer cites as if it were one."""
    try:
        notice = rulebook.notice(id_)
    except UnknownName:
        yield from _whole(rulebook.rule(id_), language)
        return
    yield f"{notice.id} (notice)"
    yield f"  {notice.text.in_(language)}"
    yield f"  source: {notice.source} [{notice.source.standing}, {notice.source.certainty}]"
    yield f"  rows: {', '.join(notice.rows)}"


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-zæøå0-9])[.:] (?=[A-ZÆØÅ])", text)[0].rstrip(".")


def _whole(rule: Rule, language: Language) -> Iterator[str]:
    yield f"{rule.id} ({rule.kind}, {rule.owner})"
    yield f"  {rule.text.in_(language)}"
    yield f"  when: {rule.when}"
    yield f"  source: {rule.source} [{rule.source.standing}, {rule.source.certainty}]"
    yield f"  rows: {', '.join(rule.rows)}"
    for word, end in (("since", rule.valid.since), ("until", rule.valid.until)):
        if end:
            act = f" ({end.act})" if end.act else ""
            yield f"  {word}: {end.earliest if end.earliest == end.latest else f'{end.earliest}/{end.latest}'}{act}"


def facts(chosen: argparse.Namespace) -> int:
    """List the facts a record may state."""
    for fact in load_rulebook(chosen).facts(chosen.kind):
        if not fact.derived:
            print(f"{fact.name:26} {_kind(fact)}\n{'':26} {fact.question.in_(chosen.lang)}")
    return 0


def _kind(fact: Fact) -> str:
    many = len(fact.codes) > 30  # noqa: PLR2004 - a list longer than this helps nobody
    wanted = f"one of {len(fact.codes)} codes" if many else fact.wanted()
    mode = "left out" if fact.always else "left out with --unstated no"
    absent = "" if fact.absent is None else f"; {mode}: {str(fact.absent).lower()}"
    wanted += "; required" if fact.name in ("id", "on") else ""
    return wanted + absent + ("; assessed by a person" if fact.assessed else "")


def schema(chosen: argparse.Namespace) -> int:
    """Print a JSON Schema."""
    if chosen.name in PACK_SCHEMAS:
        print(json.dumps(pack_schema(chosen.name, PACK_SCHEMAS[chosen.name]), ensure_ascii=False, indent=2))
        return 0
    rulebook = load_rulebook(chosen)
    made = {
        "case": lambda: record_schema("case", {f.name: f for f in rulebook.facts("case")}),
        "request": lambda: record_schema("request", {f.name: f for f in rulebook.facts("request")}),
        "triage-answer": lambda: class_schema("triage-answer", TriageAnswer),
        "sharing-answer": lambda: class_schema("sharing-answer", SharingAnswer),
    }[chosen.name]()
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return 0


def law_list(chosen: argparse.Namespace) -> int:
    """List the provisions."""
    for provision in load_rulebook(chosen).provisions():
        versions = provision.timeline.versions
        print(f"{provision.id:28} {versions[-1].cite:26} {len(versions)} · {provision.title.in_(chosen.lang)}")
    return 0


def law_show(chosen: argparse.Namespace) -> int:
    """Show a provision: its versions with predecessor and successor, and the rules resting on it."""
    rulebook = load_rulebook(chosen)
    provision = _provision(rulebook, chosen.section)
    versions = provision.timeline.versions
    shown = provision.timeline.possible(chosen.on) if chosen.on else versions
    print(f"{provision.id} · {provision.title.in_(chosen.lang)} · {provision.standing}")
    for version in shown:
        number = versions.index(version)
        print("\n".join(_version(provision, version, number)))
    for rule in rulebook.rules():
        if rule.provision == provision.id and (chosen.on is None or rule.valid.possible(chosen.on)):
            place = shown[-1].citation(rule.place).removeprefix(shown[-1].cite).removeprefix(", ")
            print(f"  {rule.id:44} {place:32} {_first_sentence(rule.text.in_(chosen.lang))}")
    return 0


def _version(provision: Provision, version: ProvisionVersion, number: int) -> Iterator[str]:
    basis = provision.describe(version)
    eli = f" · {version.eli}" if version.eli else ""
    yield f"  {version.cite} · {basis.version} · {version.act}{eli} · {version.certainty}"
    versions = provision.timeline.versions
    for word, other in (("before", number - 1), ("after", number + 1)):
        if 0 <= other < len(versions):
            yield f"    {word}: {versions[other].act} ({provision.describe(versions[other]).version})"


def _provision(rulebook: Rulebook, section: str) -> Provision:
    """Return the provision called by id or by a citation of any of its versions."""
    known: dict[str, Provision] = {}
    for provision in rulebook.provisions():
        for version in provision.timeline.versions:
            known[_folded(version.cite)] = known[_folded(version.cite).removeprefix("retsplejeloven")] = provision
    for provision in rulebook.provisions():
        known[provision.id] = provision
    found = known.get(section) or known.get(_folded(section))
    if found is None:
        near = nearest(_folded(section), known)
        hint = f"; the nearest is `{known[near].id}`" if near else ""
        listed = ", ".join(provision.id for provision in rulebook.provisions())
        raise UnknownName([Fault("unknown_provision", "", f"no such section is known{hint}; known: {listed}")])
    return found


def _folded(citation: str) -> str:
    return re.sub(r"[\s§.]", "", citation.casefold()).replace("rpl", "retsplejeloven")
