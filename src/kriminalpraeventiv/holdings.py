"""Holdings: the rules, facts, texts and provisions of a rulebook, its plugins' included."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, Literal, TypeVar

import attrs

from kriminalpraeventiv.admission import Admitted, Quarantined
from kriminalpraeventiv.codes import Codes
from kriminalpraeventiv.corpus.national import Corpus
from kriminalpraeventiv.corpus.sections import outdated, provisions_called
from kriminalpraeventiv.errors import Fault, InvalidInput, UnknownName, suggestion
from kriminalpraeventiv.explanation import Notice
from kriminalpraeventiv.form import FormField, form
from kriminalpraeventiv.forum import Forum
from kriminalpraeventiv.law.lint import Finding, lint
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record, RecordKind, UnstatedMeans
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.serialization.forums import read_forum
from kriminalpraeventiv.serialization.records import read_record, with_days
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.text import Text

FactKind = Literal["case", "request", "file", "plan"]
T = TypeVar("T")
R = TypeVar("R", bound=Record)
_NO_RECORD: Final = (
    "this reads a case, a request, a case file or a plan; a measurement is read by `serialization.measurements`, "
    "and any other value by `serialization.strict`: `structure(strict_converter(), payload, cls)`"
)


@attrs.frozen
class Holdings:
    """The national corpus and the plugins admitted beside it."""

    corpus: Corpus = attrs.field(repr=False)
    fingerprint: str
    plugins: tuple[Admitted, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    _codes: Codes = attrs.field(init=False, eq=False, repr=False)

    def kinds(self) -> tuple[str, ...]:
        """Return the codes a forum may state as its kind: kinds of forum, and forums of plugins."""
        return self._codes.forums.codes()

    def national_forum(self, code: str, on: date) -> str | None:
        """Return the national kind a forum is judged as on a day, or None where there is no such forum."""
        return self._codes.forums.kind(code, on).code if code in self._codes.forums.codes() else None

    def facts(self, kind: FactKind) -> tuple[Fact, ...]:
        """Return the facts of a kind of record, those of plugins included; raises `UnknownName` for no kind."""
        if kind not in (kinds := ("case", "request", "file", "plan")):
            message = f"there are facts of these kinds of record: {', '.join(kinds)}{suggestion(kind, kinds)}"
            raise UnknownName([Fault("unknown_kind", "", message)])
        return tuple(self._facts(kind).values())

    def form(self, kind: FactKind, municipality: str | None = None) -> tuple[FormField, ...]:
        """Return what a form about a kind of record asks: the national facts and those of a municipality's plugins.

        Raises `UnknownName` for no kind, `InvalidInput` for an unknown municipality.

        >>> from kriminalpraeventiv import Rulebook
        >>> fields = {field.name: field for field in Rulebook.load(plugins=()).form("case")}
        >>> fields["custody"].type, fields["custody"].label.en, fields["custody"].codes[2].label.en
        ('code', 'custody', 'remand')
        """
        facts = self.facts(kind)
        if faults := list(self._codes.faults({"municipality": municipality}, kind)):
            raise InvalidInput(faults)
        mine = [plugin for plugin in self.plugins if municipality in plugin.municipalities]
        return form(facts, self.corpus, mine, municipality)

    def _facts(self, kind: RecordKind) -> dict[str, Fact]:
        local = {item.fact.name: item.fact for p in self.plugins for item in p.facts if kind in item.of}
        return dict(self.corpus.reader.words(kind).facts) | local

    def rules(self) -> tuple[Rule, ...]:
        """Return every rule, by id."""
        local = (rule for plugin in self.plugins for rule in plugin.rules)
        return tuple(sorted((*self.corpus.rules, *local), key=lambda rule: rule.id))

    def rules_about(self, kind: RecordKind) -> tuple[Rule, ...]:
        """Return the rules about a kind of record, the national ones first, in the order answers tell them."""
        local = (rule for plugin in self.plugins for rule in plugin.rules_about(kind))
        return (*self.corpus.rules_about(kind), *local)

    def rule(self, id_: str) -> Rule:
        """Return the rule with an id; raises `UnknownName` naming the nearest."""
        return called(id_, {rule.id: rule for rule in self.rules()}, "rule")

    def notice(self, id_: str) -> Notice:
        """Return a text that answers give without a rule, or an open point; raises `UnknownName`."""
        return called(id_, {n.id: n for n in self.tellers().values() if isinstance(n, Notice)}, "notice")

    def tellers(self) -> Mapping[str, Rule | Notice]:
        """Return everything an answer may name as the rule behind what it tells, by id: rules, notices, open points."""
        told = (*self.corpus.notices.values(), self.corpus.points)
        notices = {notice.id: notice for found in told for notice in found.values()}
        return {**notices, **{rule.id: rule for rule in self.rules()}}

    def provisions_called(self, section: str) -> tuple[Provision, ...]:
        """Return the provisions called by an id, a citation, or a bare section such as `115 a`.

        Raises `UnknownName` naming the nearest, `InvalidInput` for a citation that cannot be.
        """
        return provisions_called(section, self.corpus.provisions)

    def provisions(self) -> tuple[Provision, ...]:
        """Return every provision, by id."""
        return tuple(self.corpus.provisions.values())

    def read(self, cls: type[R], payload: object, unstated: UnstatedMeans = "unknown") -> R:
        """Return the case, request, case file or plan a JSON object holds, its codes checked too.

        An absent key means what `unstated` says, `null` is unknown. Raises `InvalidInput`, all faults at once.

        >>> from kriminalpraeventiv import Case, Rulebook
        >>> rulebook = Rulebook.load(plugins=())
        >>> rulebook.read(Case, {"id": "a", "on": "2026-11-01", "age": 16}).age
        16
        """
        if getattr(cls, "kind", None) not in self._codes.facts:
            raise InvalidInput([Fault("wrong_type", "", _NO_RECORD)])
        payload = with_days(payload, self._codes.facts[cls.kind]) if isinstance(payload, Mapping) else payload
        unknown = tuple(self._codes.faults(payload, cls.kind)) if isinstance(payload, Mapping) else ()
        record = read_record(cls, payload, unstated, unknown)
        self._codes.settled(record)  # a forum of another cooperation is refused where the JSON stands
        return record

    def read_forum(self, payload: object) -> tuple[Forum, date]:
        """Return the forum a JSON object holds, and the day (`on`) it is asked about, its codes checked too.

        Raises `InvalidInput` with every fault at once.
        """
        unknown = tuple(self._codes.forum_faults(payload)) if isinstance(payload, Mapping) else ()
        return read_forum(payload, unknown)

    def lint(self, text: str, *, on: date) -> tuple[Finding, ...]:
        """Return the common errors and outdated citations in a text about crime prevention, by line.

        >>> from datetime import date
        >>> from kriminalpraeventiv import Rulebook
        >>> found = Rulebook.load(plugins=()).lint("Underretning: SEL § 153.", on=date(2024, 1, 1))
        >>> found[0].line, found[0].message.en
        (1, 'serviceloven § 153 is not in force since 2024-01-01; see Barnets Lov § 133.')
        """
        check_days(on=on)
        known = self.provisions()
        return lint(text, on=on, outdated=lambda cited, day: outdated(known, cited, day))

    def step_title(self, code: str) -> Text:
        """Return what a step of the course of a case is called; raises `UnknownName` naming the nearest."""
        titles = {step.code: step.title for step in self.corpus.course.steps}
        for plugin in self.plugins:
            titles |= {step.code: step.title for step in (plugin.scheme.step if plugin.scheme else ())}
        return called(code, titles, "step")

    def _local(self, kind: type[T]) -> Iterable[T]:
        return (item for plugin in self.plugins for item in plugin.others if isinstance(item, kind))


def called(id_: str, known: Mapping[str, T], what: str) -> T:
    """Return what is called so; raises `UnknownName` naming the nearest."""
    if id_ not in known:
        packed = "; one of a pack that is not installed needs `--pack`" if what in ("indicator", "duty") else ""
        raise UnknownName([Fault(f"unknown_{what}", "", f"there is no such {what}{suggestion(id_, known) or packed}")])
    return known[id_]


def check_days(**days: date) -> None:
    """Refuse what is no date, each by the name of its argument."""
    fact = SharingRequest.facts()["on"]
    refused = {name: fact.refusal(day) for name, day in days.items()}
    if faults := [Fault(refusal[0], f"$.{name}", refusal[1]) for name, refusal in refused.items() if refusal]:
        raise InvalidInput(faults)
