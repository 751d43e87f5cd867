"""National: the corpus this package ships, read into one value."""

import hashlib
from collections.abc import Container, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import attrs

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.course import Course
from kriminalpraeventiv.corpus.catalogue import LATER
from kriminalpraeventiv.corpus.course import read_course
from kriminalpraeventiv.corpus.entries import NoticeEntry, PointEntry, StepEntry
from kriminalpraeventiv.corpus.forums import ForumReader
from kriminalpraeventiv.corpus.reader import RuleFile, RuleReader, corpus_reader, words_of
from kriminalpraeventiv.corpus.shelf import Shelf, set_aside
from kriminalpraeventiv.corpus.versions import acts_of, read_provision
from kriminalpraeventiv.explanation import Notice, Point
from kriminalpraeventiv.forum import ForumKind, Seat
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import RecordKind
from kriminalpraeventiv.logic.rule import Rule, record_of
from kriminalpraeventiv.logic.vocabulary import Vocabulary
from kriminalpraeventiv.parsed import plain
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.timeline import Commencement


@attrs.frozen(kw_only=True)
class Corpus:
    """All the national corpus says."""

    provisions: Shelf
    rules: tuple[Rule, ...]
    notices: Mapping[str, Mapping[str, Notice]]
    points: Mapping[str, Point]
    forums: Mapping[str, ForumKind]
    seats: tuple[Seat, ...]
    course: Course
    municipalities: Mapping[str, str]
    districts: Mapping[str, tuple[str, ...]]
    read_until: date
    reader: RuleReader
    digest: str

    def triage_rules(self) -> tuple[Rule, ...]:
        """Return the rules about cases."""
        return self.rules_about("case")

    def sharing_rules(self) -> tuple[Rule, ...]:
        """Return the rules about sharing."""
        return self.rules_about("request")

    def rules_about(self, kind: RecordKind) -> tuple[Rule, ...]:
        """Return the rules about one kind of record."""
        return tuple(rule for rule in self.rules if record_of(rule) == kind)

    def commencements(self) -> tuple[Commencement, ...]:
        """Return the first days of every version of the provisions that rules rest on, or are dated by."""
        timelines = (provision.timeline for provision in self.provisions.at_hand().values())
        versions = (version for timeline in timelines for version in timeline.versions)
        return tuple(end for version in versions for end in (version.since, version.until) if end)


@cache
def read_national() -> Corpus:
    """Return the national corpus, read once: it is a constant of the package, and nothing in it can be changed.

    Raises `InvalidRule` with every fault, each with file, rule and line.
    """
    texts = dict(_texts(files("kriminalpraeventiv") / "corpus", ""))
    codes = plain("corpus/codes.toml", texts["codes.toml"])
    aside = set_aside(texts)
    rule_files = _rule_files(texts, {"codes.toml", *LATER, *(name for name, _ in aside.values())})
    read = {name: read_provision(file) for name, file in rule_files.items()}
    provisions = Shelf(aside, {provision.id: provision for provision in read.values() if provision})
    questions = rule_files["open_questions.toml"]
    points = {entry.id: _point(questions, entry) for entry in questions.entry.point}
    words, acts = rule_files["definitions.toml"], acts_of(provisions.at_hand())
    meetings = ForumReader(rule_files["forum_kinds.toml"], provisions, acts, points, words.entry.definitions)
    forums = meetings.kinds()
    reader = _reader(points, forums, codes, acts, rule_files["gates.toml"].entry.step)
    ours = attrs.evolve(reader, request=words_of(words, reader.request))
    return Corpus(
        provisions=provisions,
        rules=tuple(
            rule for name, file in rule_files.items() if file is not words for rule in ours.read(file, read[name])
        ),
        notices={name: _notices(file) for name, file in rule_files.items()},
        points=points,
        forums=forums,
        seats=meetings.seats(),
        course=read_course(rule_files["gates.toml"], ours.file),
        municipalities={code: row["name"] for code, row in codes["municipality"].items()},
        districts=_districts(codes),
        read_until=questions.entry.read_until or date.min,
        reader=reader,
        digest=_digest(texts),
    )


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir() and not item.name.startswith("_"):
            yield from _texts(item, f"{prefix}{item.name}/")
        elif item.name.endswith(".toml"):
            yield f"{prefix}{item.name}", item.read_text(encoding="utf-8").replace("\r\n", "\n")


def _districts(codes: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """Return the municipalities of each police district."""
    places = codes["municipality"].items()
    return {d: tuple(c for c, row in places if row["police_district"] == d) for d in codes["police_district"]}


def _digest(texts: Mapping[str, str]) -> str:
    whole = "\0".join(f"{name}\0{text}" for name, text in sorted(texts.items()))
    return hashlib.sha256(whole.encode()).hexdigest()


def _rule_files(texts: Mapping[str, str], later: Container[str]) -> Mapping[str, RuleFile]:
    toml = corpus_reader()
    return {name: RuleFile.read(name, text, toml) for name, text in texts.items() if name not in later}


def _notices(file: RuleFile) -> Mapping[str, Notice]:
    return {entry.id.rpartition(".")[2]: _notice(file, entry) for entry in file.entry.notice}


def _notice(file: RuleFile, entry: NoticeEntry) -> Notice:
    source = file.source(entry)
    return Notice(id=entry.id, rows=entry.rows, text=entry.text, source=source, next_steps=entry.next_steps)


def _point(file: RuleFile, entry: PointEntry) -> Point:
    return Point(
        id=entry.id,
        rows=entry.rows,
        text=entry.text,
        source=file.source(entry),
        mark=entry.mark,
        question=entry.question,
        shown_by=entry.shown_by,
    )


def _reader(
    points: Mapping[str, Point],
    forums: Mapping[str, ForumKind],
    codes: Mapping[str, Any],
    acts: Mapping[str, Commencement],
    steps: tuple[StepEntry, ...],
) -> RuleReader:
    known = {
        "forum": ("none", *forums),
        "stated_forum": ("none", *forums),
        "municipality": tuple(codes["municipality"]),
        "area": (),
        "step": tuple(step.code for step in steps),
    }
    silent = tuple(code for code, forum in forums.items() if not forum.shares_persons)
    request = Vocabulary(_coded(SharingRequest.facts(), known), frozenset(points), {"forums_without_basis": silent})
    case, plan = (Vocabulary(_coded(cls.facts(), known)) for cls in (Case, InterventionPlan))
    called = tuple((step.code, step.title) for step in steps)
    of_files = {
        name: attrs.evolve(fact, words=called) if fact.vocabulary == "step" else fact
        for name, fact in _coded(CaseFile.facts(), known).items()
    }
    return RuleReader(case, request, Vocabulary(of_files, frozenset(points)), plan, acts)


def _coded(facts: Mapping[str, Fact], known: Mapping[str, tuple[str, ...]]) -> Mapping[str, Fact]:
    """Return the facts with the codes only the corpus knows."""
    return {
        name: attrs.evolve(fact, codes=known.get(fact.vocabulary, ())) if fact.vocabulary else fact
        for name, fact in facts.items()
    }


def first_unread(corpus: Corpus) -> Commencement:
    """Return the first day after the law was last read."""
    return Commencement.on(corpus.read_until + timedelta(days=1))
