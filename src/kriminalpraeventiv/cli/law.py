"""Law: the commands `law list`, `law show`, `law changes` and `law lint`."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date

from kriminalpraeventiv.changes import Change, Flip
from kriminalpraeventiv.cli.reading import load_rulebook, read_text
from kriminalpraeventiv.law.provision import Provision, ProvisionVersion
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.text import Language, Text

_WORDS = {
    "begins": Text(da="begynder", en="begins"),
    "ends": Text(da="ophører", en="ends"),
    "none": Text(da="Intet er ændret.", en="Nothing changed."),
    "asked": Text(da="spurgt med may-share --unstated no:", en="asked with may-share --unstated no:"),
}


def law_list(chosen: argparse.Namespace) -> int:
    """List the provisions."""
    for provision in load_rulebook(chosen).provisions():
        versions = provision.timeline.versions
        print(f"{provision.id:38} {versions[-1].cite:38} {provision.title.in_(chosen.lang)}")
    return 0


def law_show(chosen: argparse.Namespace) -> int:
    """Show a provision: its versions with what they say, predecessor and successor, and the rules resting on it."""
    rulebook = load_rulebook(chosen)
    for provision in rulebook.provisions_called(chosen.section):
        print("\n".join(_provision(rulebook, provision, chosen.on, chosen.lang)))
    return 0


def _provision(rulebook: Rulebook, provision: Provision, on: date | None, language: Language) -> Iterator[str]:
    versions = provision.timeline.versions
    shown = provision.timeline.possible(on) if on else versions
    yield f"{provision.id} · {provision.title.in_(language)} · {provision.standing}"
    for version in shown:
        yield from _version(provision, version, language)
    for rule in rulebook.rules():
        if rule.provision == provision.id and (on is None or rule.valid.possible(on)):
            place = shown[-1].citation(rule.place).removeprefix(shown[-1].cite).removeprefix(", ")
            yield f"  {rule.id} · {rule.kind}{f' · {place}' if place else ''}"
            yield f"    {rule.text.in_(language)}"


def _version(provision: Provision, version: ProvisionVersion, language: Language) -> Iterator[str]:
    eli = f" · {version.eli}" if version.eli else ""
    yield f"  {version.cite} · {provision.describe(version).version} · {version.act}{eli} · {version.certainty}"
    yield f"    {version.says.in_(language)}"
    versions = provision.timeline.versions
    number = versions.index(version)
    for word, other in (("before", number - 1), ("after", number + 1)):
        if 0 <= other < len(versions):
            near = versions[other]
            yield f"    {word}: {near.cite}, {near.act} ({provision.describe(near).version})"


def law_changes(chosen: argparse.Namespace) -> int:
    """Tell what changed between two days, which rules, and a request whose answer flips."""
    found = load_rulebook(chosen).changes(chosen.from_, chosen.to)
    if chosen.json:
        converter = AnswerConverter()
        for change in found:
            plain = converter.to_plain(change)
            if change.flip:
                plain["flip"]["request"] = _stated(change.flip.request)
            print(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
        return 0
    print("\n\n".join("\n".join(_change(change, chosen.lang)) for change in found) or _WORDS["none"].in_(chosen.lang))
    return 0


def _change(change: Change, language: Language) -> Iterator[str]:
    days = str(change.latest) if change.earliest == change.latest else f"{change.earliest or '…'}/{change.latest}"
    yield f"{days} · {'; '.join(change.acts) or '–'}"
    for version in change.versions:
        yield f"  {version.basis.citation}: {version.says.in_(language)}"
    for word, ids in (("begins", change.begins), ("ends", change.ends)):
        if ids:
            yield f"  {_WORDS[word].in_(language)}: {', '.join(ids)}"
    if change.flip:
        yield from _flip(change.flip, language)


def _flip(flip: Flip, language: Language) -> Iterator[str]:
    both = ((flip.day_before, flip.before, flip.cited_before), (flip.request.on, flip.after, flip.cited_after))
    told = (f"{day} {verdict}" + (f" ({', '.join(cited)})" if cited else "") for day, verdict, cited in both)
    yield f"  {' → '.join(told)}"
    yield f"  {_WORDS['asked'].in_(language)}"
    yield f"    {json.dumps(_stated(flip.request), ensure_ascii=False)}"


def _stated(request: SharingRequest) -> dict[str, object]:
    """Return what a request says beyond what absence means, as `may-share --unstated no` reads it."""
    facts = {name: (request.known(name), fact.absent) for name, fact in request.facts().items() if not fact.derived}
    told: dict[str, object] = {name: value for name, (value, absent) in facts.items() if value not in (None, absent)}
    return told | {"on": request.on.isoformat()}


def law_lint(chosen: argparse.Namespace) -> int:
    """Tell the common errors and outdated citations in texts; 1 when there is any."""
    rulebook = load_rulebook(chosen)
    errors = 0
    for file in chosen.files:
        for finding in rulebook.lint(read_text(file), on=chosen.on):
            errors += 1
            if chosen.json:
                plain = {"file": file, **AnswerConverter().to_plain(finding)}
                print(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))
            else:
                message = finding.message.in_(chosen.lang)
                print(f"{file}:{finding.line}:{finding.column}: {finding.text}: {message} [{finding.code}]")
    if errors:
        print(f"{errors} found", file=sys.stderr)
    return 1 if errors else 0
