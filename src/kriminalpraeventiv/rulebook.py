"""Rulebook: all rules as one immutable value; ask it the questions."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import entry_points
from typing import Any, Literal, TypeVar

import attrs

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.corpus.national import Corpus, first_unread, read_national
from kriminalpraeventiv.errors import Fault, InvalidInput, PluginRefused, UnknownName, nearest, suggestion
from kriminalpraeventiv.explanation import Notice
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.logic.evaluate import Trace, evaluate
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record, UnstatedMeans
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.serialization.records import read_record
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.sharing.ask import Sharing
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.triage.answer import TriageAnswer
from kriminalpraeventiv.triage.ask import Triage

FactKind = Literal["case", "request"]
_NEAR = 9
_NO_FORUM = frozenset({None, "none"})
PLUGIN_GROUP = "kriminalpraeventiv.plugins"
R = TypeVar("R", bound=Record)


@attrs.frozen
class Rulebook:
    """National law and practice as rules; make one with `Rulebook.load()`.

    It is immutable, picklable and safe to share between threads; several may live in one process.

    >>> from datetime import date
    >>> rulebook = Rulebook.load(plugins=())
    >>> case = Case(id="a", municipality="0751", on=date(2026, 11, 1), age=22, organised_crime=True, unstated="no")
    >>> rulebook.classify(case).level
    3
    """

    corpus: Corpus = attrs.field(repr=False)
    fingerprint: str
    _triage: Triage = attrs.field(init=False, eq=False, repr=False)
    _sharing: Sharing = attrs.field(init=False, eq=False, repr=False)
    _municipalities: frozenset[str | None] = attrs.field(init=False, eq=False, repr=False)
    _forums: frozenset[str | None] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Gather the rules of each question."""
        corpus = self.corpus
        _set(self, "_municipalities", frozenset({None, *corpus.municipalities}))
        _set(self, "_forums", frozenset({None, "none", *corpus.forums}))
        triage = RuleSet(corpus.triage_rules(), corpus.reader.case.facts)
        dates = (*corpus.commencements(), first_unread(corpus))
        sharing = RuleSet(corpus.sharing_rules(), corpus.reader.request.facts, dates)
        _set(self, "_triage", Triage(triage, corpus.notices["triage.toml"], self.fingerprint))
        notices, last = corpus.notices["sharing.toml"], first_unread(corpus)
        _set(self, "_sharing", Sharing(sharing, corpus.provisions, notices, corpus.points, last, self.fingerprint))

    @classmethod
    def load(cls, plugins: Literal["installed"] | Iterable[str] = "installed") -> "Rulebook":
        """Return a rulebook of the national corpus and the named plugins.

        `plugins` are names of installed plugins, or `"installed"` for all of them. Raises `PluginRefused` when
        a plugin cannot be admitted, `InvalidRule` when a rule cannot.
        """
        _admit(plugins)
        corpus = read_national()
        fingerprint = hashlib.sha256(corpus.digest.encode()).hexdigest()[:16]
        return cls(corpus, fingerprint)

    def classify(self, case: Case) -> TriageAnswer:
        """Return how serious a case is, who it is about and what comes next, as a proposal.

        Raises `InvalidInput` for a code this rulebook does not know.
        """
        self._check(case)
        return self._triage.ask(case)

    def may_share(self, request: SharingRequest) -> SharingAnswer:
        """Return whether a sharing may take place, on which basis and why.

        Raises `InvalidInput` for a code this rulebook does not know, or a forum of another cooperation.
        """
        if request.forum not in _NO_FORUM or request.municipality not in self._municipalities or request.local.pairs:
            request = self._settled(request)
        return self._sharing.ask(request)

    def explain(self, record: Case | SharingRequest) -> tuple[tuple[Rule, Trace], ...]:
        """Return the full trace of every rule in force on the day of the record."""
        if isinstance(record, SharingRequest):
            record, rules = self._settled(record), self._sharing.rules
        else:
            self._check(record)
            rules = self._triage.rules
        active = 0
        for choice in rules.segment(record.on).choices:
            active |= choice.active
        return tuple((rule, evaluate(rule.when, record)) for rule in rules.of(active))

    def read(self, cls: type[R], payload: object, unstated: UnstatedMeans = "unknown") -> R:
        """Return the case or request a JSON object holds, its codes checked too.

        An absent key means what `unstated` says, `null` is unknown. Raises `InvalidInput`, all faults at once.

        >>> rulebook = Rulebook.load(plugins=())
        >>> rulebook.read(Case, {"id": "a", "on": "2026-11-01", "age": 16}).age
        16
        """
        unknown = tuple(self._unknown(payload)) if isinstance(payload, Mapping) else ()
        return read_record(cls, payload, unstated, unknown)

    def facts(self, kind: FactKind) -> tuple[Fact, ...]:
        """Return the facts of a kind of record: `case` or `request`; raises `UnknownName` for another."""
        kinds = {"case": self.corpus.reader.case, "request": self.corpus.reader.request}
        if kind not in kinds:
            raise UnknownName(
                [Fault("unknown_kind", "", f"there are facts of a case and of a request{suggestion(kind, kinds)}")]
            )
        return tuple(kinds[kind].facts.values())

    def rules(self) -> tuple[Rule, ...]:
        """Return every rule, by id."""
        return tuple(sorted(self.corpus.rules, key=lambda rule: rule.id))

    def rule(self, id_: str) -> Rule:
        """Return the rule with an id; raises `UnknownName` naming the nearest."""
        known = {rule.id: rule for rule in self.corpus.rules}
        if id_ not in known:
            raise UnknownName([Fault("unknown_rule", "", f"there is no such rule{suggestion(id_, known)}")])
        return known[id_]

    def notice(self, id_: str) -> Notice:
        """Return a text that answers give without a rule, or an open point; raises `UnknownName`."""
        known = {notice.id: notice for notices in self.corpus.notices.values() for notice in notices.values()}
        known |= self.corpus.points
        if id_ not in known:
            raise UnknownName([Fault("unknown_notice", "", f"there is no such notice{suggestion(id_, known)}")])
        return known[id_]

    def provisions(self) -> tuple[Provision, ...]:
        """Return every provision, by id."""
        return tuple(sorted(self.corpus.provisions.values(), key=lambda provision: provision.id))

    def _settled(self, request: SharingRequest) -> SharingRequest:
        """Check a request, and fill in the cooperation its forum belongs to."""
        self._check(request)
        if request.forum is None or request.forum in _NO_FORUM:
            return request
        forum = self.corpus.forums[request.forum]
        if forum.cooperation is None or request.cooperation == forum.cooperation:
            return request
        if request.cooperation is None or "cooperation" in request.assumed:
            return request.with_(cooperation=forum.cooperation)
        message = f"the forum belongs to `{forum.cooperation}`, another cooperation than the one stated"
        raise InvalidInput([Fault("contradiction", "$.forum", message)])

    def _check(self, record: Record) -> None:
        forum = record.forum if isinstance(record, SharingRequest) else None
        municipality = record.known("municipality")
        if municipality in self._municipalities and forum in self._forums and not record.local.pairs:
            return
        codes = {"municipality": municipality, "forum": forum, "local": record.local}
        raise InvalidInput(self._unknown(codes))

    def _unknown(self, codes: Mapping[str, Any]) -> Iterator[Fault]:
        """Yield what of the codes only a rulebook knows is not known to this one."""
        municipality, forum, local = codes.get("municipality"), codes.get("forum"), codes.get("local")
        if isinstance(municipality, str) and municipality not in self.corpus.municipalities:
            yield _no_municipality(municipality, self.corpus.municipalities)
        if isinstance(forum, str) and forum != "none" and forum not in self.corpus.forums:
            hint = suggestion(forum, self.corpus.forums)
            yield Fault("unknown_code", "$.forum", f"unknown forum{hint}; known: {', '.join(self.corpus.forums)}")
        for place, _ in enumerate(local if isinstance(local, Mapping) else (), 1):
            yield Fault("unknown_fact", "$.local", f"fact {place} is declared by no plugin of this rulebook")


_set = object.__setattr__


def _no_municipality(stated: str, known: Mapping[str, str]) -> Fault:
    names = {name.casefold(): code for code, name in known.items()}
    name = nearest(stated.casefold(), names)
    code = names[name] if name else None
    if stated.isdecimal():
        close = [other for other in known if abs(int(other) - int(stated[:9])) <= _NEAR]
        code = min(close, key=lambda other: (abs(int(other) - int(stated[:9])), other), default=None)
    hint = f"; the nearest is `{code}` ({known[code]})" if code else ""
    return Fault("unknown_code", "$.municipality", f"unknown municipality code{hint}")


def _admit(plugins: Literal["installed"] | Iterable[str]) -> None:
    """Refuse to load when plugins are wanted: a rulebook without them would answer as if they did not exist."""
    if isinstance(plugins, str) and plugins != "installed":
        raise PluginRefused([Fault("no_such_plugin", plugins, 'want "installed" or a list of names')])
    installed = sorted({point.name for point in entry_points(group=PLUGIN_GROUP)})
    wanted = installed if plugins == "installed" else list(plugins)
    faults = [
        Fault("no_such_plugin", name, f"no such plugin is installed{suggestion(name, installed)}")
        if name not in installed
        else Fault(
            "not_admitted", name, "this version admits no plugins; load with plugins=() for national rules alone"
        )
        for name in wanted
    ]
    if faults:
        raise PluginRefused(faults)
