"""Browse: the commands `rules`, `facts` and `schema`, for readers of the rulebook."""

import argparse
import json
import re
from collections.abc import Iterator
from pkgutil import resolve_name
from typing import Final

import attrs

from kriminalpraeventiv.cli.reading import RECORDS, load_rulebook
from kriminalpraeventiv.differences import Difference
from kriminalpraeventiv.errors import UnknownName
from kriminalpraeventiv.form import FormField
from kriminalpraeventiv.forums.answer import ForumAnswer
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.packfiles import FILES, LISTED
from kriminalpraeventiv.prevention.placement import Placement
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.schedule import Held
from kriminalpraeventiv.schedule.answer import YearAnswer
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.schema import (
    class_schema,
    forum_schema,
    listed_schema,
    pack_schema,
    record_schema,
)
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.text import Language
from kriminalpraeventiv.triage.answer import TriageAnswer

PACK_SCHEMAS = {f"pack-{name.removesuffix('.toml')}".replace("pack-pack", "pack"): cls for name, cls in FILES.items()}
ANSWERS: Final = {
    "triage-answer": TriageAnswer,
    "sharing-answer": SharingAnswer,
    "forum-answer": ForumAnswer,
    "gate-answer": GateAnswer,
    "year-answer": YearAnswer,
    "placement": Placement,
    "held": Held,
    "difference": Difference,
    "form-field": FormField,
}
_LATER: Final = {
    "indicator": "indicators.indicator:Indicator",
    "measurement": "indicators.figure:Measurement",
    "progress-answer": "indicators.progress:Progress",
    "detectable-answer": "indicators.detecting:Detectable",
    "row": "indicators.aggregate:Row",
    "sum": "indicators.aggregate:Cell",
    "report-input": "reports.asked:ReportInput",
    "report-answer": "reports.status:StatusReport",
}
"""The classes that are loaded when their schema is asked for."""
SCHEMAS: Final = (*RECORDS, "forum", *ANSWERS, *_LATER, *PACK_SCHEMAS)


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


def _whole(rule: Rule, language: Language) -> Iterator[str]:
    yield f"{rule.id} ({rule.kind}, {rule.owner})"
    yield f"  {rule.text.in_(language)}"
    yield f"  when: {rule.when}"
    yield f"  source: {rule.source} [{rule.source.standing}, {rule.source.certainty}]"
    yield f"  rows: {', '.join(rule.rows)}"
    last = rule.valid.last_day()
    for word, end in (("since", rule.valid.since), ("until", rule.valid.until)):
        if word == "until" and end and last and not end.act:
            yield f"  to: {last}"
        elif end:
            act = f" ({end.act})" if end.act else ""
            yield f"  {word}: {end.earliest if end.earliest == end.latest else f'{end.earliest}/{end.latest}'}{act}"


def facts(chosen: argparse.Namespace) -> int:
    """List the facts a record may state."""
    rulebook = load_rulebook(chosen)
    if chosen.json:
        converter = AnswerConverter()
        print("\n".join(map(converter.to_json, rulebook.form(chosen.kind, chosen.municipality))))
        return 0
    for fact in rulebook.facts(chosen.kind):
        if not fact.derived:
            print(f"{fact.name:26} {_kind(fact)}\n{'':26} {fact.question.in_(chosen.lang)}")
            if fact.help:
                print(f"{'':26} {fact.help.in_(chosen.lang)}")
    print("\n".join(_beside(RECORDS[chosen.kind])))
    return 0


def _beside(record: type[Record]) -> Iterator[str]:
    """List what the JSON of a record may hold beside its facts."""
    for name, part in record.parts.items():
        yield f"{name:26} a list of objects: {', '.join(attrs.fields_dict(part))}"
    for name, richer in record.expands.items():
        yield f"{name:26} an object: {', '.join(attrs.fields_dict(richer))}; see `schema {record.kind}`"
    yield f"{'local':26} an object: facts of plugins by their full names"


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
        cls = PACK_SCHEMAS[chosen.name]
        listed = next((listed_schema(chosen.name, *table) for table in LISTED.get(cls, {}).items()), None)
        print(json.dumps(listed or pack_schema(chosen.name, cls), ensure_ascii=False, indent=2))
        return 0
    rulebook = load_rulebook(chosen)
    if chosen.name == "forum":
        made = forum_schema(rulebook.kinds(), tuple(rulebook.corpus.municipalities))
    elif chosen.name in RECORDS:
        facts = {fact.name: fact for fact in rulebook.facts(chosen.name)}
        made = record_schema(chosen.name, facts, RECORDS[chosen.name])
    else:
        late = _LATER.get(chosen.name)
        cls = resolve_name(f"kriminalpraeventiv.{late}") if late else ANSWERS[chosen.name]
        made = class_schema(chosen.name, cls)
    print(json.dumps(made, ensure_ascii=False, indent=2))
    return 0


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-zæøå0-9])[.:] (?=[A-ZÆØÅ])", text)[0].rstrip(".")
