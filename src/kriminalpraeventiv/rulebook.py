"""Rulebook: all rules as one immutable value; ask it the questions."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal, TypeVar

import attrs

from kriminalpraeventiv.admission import admit_all, localities
from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.ask import Casework
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.changes import Change, changes
from kriminalpraeventiv.codes import Codes
from kriminalpraeventiv.corpus.national import first_unread, read_national
from kriminalpraeventiv.differences import Difference, differing, differing_from_stored
from kriminalpraeventiv.errors import Fault, InvalidInput, PluginRefused
from kriminalpraeventiv.explanation import Answer
from kriminalpraeventiv.forum import Forum
from kriminalpraeventiv.forums.answer import ForumAnswer
from kriminalpraeventiv.forums.ask import Forums
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.gates.ask import Beside, Gates
from kriminalpraeventiv.holdings import check_days
from kriminalpraeventiv.logic.evaluate import Trace, evaluate
from kriminalpraeventiv.logic.record import Record, RecordKind
from kriminalpraeventiv.logic.rule import START, Rule
from kriminalpraeventiv.logic.ruleset import RuleSet
from kriminalpraeventiv.measuring import Measuring
from kriminalpraeventiv.plugins import chosen
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.sharing.answer import SharingAnswer
from kriminalpraeventiv.sharing.ask import Sharing
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.triage.answer import TriageAnswer
from kriminalpraeventiv.triage.ask import Triage

R = TypeVar("R", bound=Record)


@attrs.frozen
class Rulebook(Measuring):
    """National law and practice as rules; make one with `Rulebook.load()`.

    It is immutable, picklable and safe to share between threads; several may live in one process.

    >>> from datetime import date
    >>> rulebook = Rulebook.load(plugins=())
    >>> case = Case(id="a", municipality="0751", on=date(2026, 11, 1), age=22, organised_crime=True, unstated="no")
    >>> rulebook.classify(case).level
    3
    """

    _triage: Triage = attrs.field(init=False, eq=False, repr=False)
    _sharing: Sharing = attrs.field(init=False, eq=False, repr=False)
    _forums: Forums = attrs.field(init=False, eq=False, repr=False)
    _casework: Casework = attrs.field(init=False, eq=False, repr=False)
    _plans: Gates = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Gather the rules of each question."""
        corpus = self.corpus
        _set(self, "_codes", Codes.of(corpus, self.plugins))
        places, nowhere = localities(self.plugins, self.quarantined, corpus)
        last = first_unread(corpus)
        triage = RuleSet(self.rules_about("case"), self._facts("case"))
        sharing = RuleSet(self.rules_about("request"), self._facts("request"), (*corpus.commencements(), last))
        told = corpus.notices
        law, texts, mark = corpus.provisions, told["sharing.toml"], self.fingerprint
        _set(self, "_triage", Triage(triage, told["triage.toml"], mark, places, nowhere))
        _set(self, "_sharing", Sharing(sharing, law, texts, corpus.points, last, mark, places, nowhere))
        forums = Forums(law, corpus.seats, {**texts, **told["forum_kinds.toml"]}, corpus.points, last, mark)
        _set(self, "_forums", forums)
        gates = {**told["triage.toml"], **told["gates.toml"]}
        files, plans = (
            Gates(RuleSet(self.rules_about(kind), self._facts(kind)), gates, corpus.points, mark, places, nowhere)
            for kind in _STEPPING
        )
        _set(self, "_casework", Casework(files, corpus.course))
        _set(self, "_plans", plans)

    @classmethod
    def load(
        cls,
        plugins: Literal["installed"] | Iterable[object] = "installed",
        *,
        optional: Iterable[str] = (),
        disabled: Iterable[str] = (),
    ) -> "Rulebook":
        """Return a rulebook of the national corpus and some plugins.

        `plugins` are plugin objects (such as a `RulePack`) or names of installed ones, or `"installed"` for all
        that are. One that cannot be admitted stops loading with `PluginRefused`, unless it is named in `optional`:
        then it is quarantined, and every answer in its scope says that the rule set is incomplete.
        `disabled` leaves plugins out by name. Raises `PluginRefused` with every fault of every plugin.
        """
        if isinstance(plugins, str) and plugins != "installed":
            raise PluginRefused([Fault("no_such_plugin", plugins, 'want "installed" or a list of plugins or names')])
        wanted = None if isinstance(plugins, str) else list(plugins)
        corpus = read_national()
        admitted, quarantined = admit_all(chosen(wanted, disabled), optional, corpus)
        lost = (f"{plugin.found.name} {plugin.faults}" for plugin in quarantined)
        digests = [corpus.digest, *(plugin.digest() for plugin in admitted), *lost]
        fingerprint = hashlib.sha256("\0".join(digests).encode()).hexdigest()[:16]
        return cls(corpus, fingerprint, admitted, quarantined)

    def classify(self, case: Case) -> TriageAnswer:
        """Return how serious a case is, who it is about and what comes next, as a proposal.

        Raises `InvalidInput` for a code this rulebook does not know.
        """
        return self._triage.ask(self._codes.settled(_of(Case, case)))

    def may_share(self, request: SharingRequest) -> SharingAnswer:
        """Return whether a sharing may take place, on which basis and why.

        Raises `InvalidInput` for a code this rulebook does not know, or a forum of another cooperation.
        """
        return self._sharing.ask(self._codes.settled(_of(SharingRequest, request)))

    def check_forum(self, forum: Forum, *, on: date) -> ForumAnswer:
        """Return whether persons may be discussed in a forum on a day, what it rests on and who belongs there.

        Raises `InvalidInput` for a code this rulebook does not know, or a day that is none.

        >>> from datetime import date
        >>> forum = Forum(id="f", kind="psp", parties=("police", "social_authority", "association"))
        >>> answer = Rulebook.load(plugins=()).check_forum(forum, on=date(2026, 11, 1))
        >>> answer.verdict, [party.party for party in answer.absent], answer.not_named[0].effect
        ('may', ['psychiatry'], 'forbids')
        """
        check_days(on=on)
        kind, printed = self._codes.kind_of(forum, on), self._codes.forums.printed(forum.kind)
        return self._forums.ask(forum, kind, on, printed)

    def may_advance(self, file: CaseFile, step: str | None = None) -> GateAnswer:
        """Return whether a case file may take a step, its `to_step` where none is named.

        Raises `InvalidInput` for a step this rulebook does not know, or one that contradicts `to_step`.

        >>> file = CaseFile(id="f", on=date(2026, 11, 1), step="identified", preliminary_level=2)
        >>> rulebook = Rulebook.load(plugins=())
        >>> rulebook.may_advance(file, "attested").verdict, rulebook.may_advance(file, "intervention").verdict
        ('may', 'may_not')
        """
        if step is not None and _of(CaseFile, file).to_step not in (None, step):
            message = "the step asked about is another than the `to_step` stated"
            raise InvalidInput([Fault("contradiction", "$.to_step", message)])
        return self._casework.may_advance(
            self._codes.settled(_of(CaseFile, file) if step is None else file.with_(to_step=step))
        )

    def next_steps(self, file: CaseFile) -> GateAnswer:
        """Return what comes next for a case file: the step that follows, what it still needs, what to do.

        Raises `InvalidInput` for a code this rulebook does not know.
        """
        file = self._codes.settled(_of(CaseFile, file))
        return self._casework.may_advance(self._codes.settled(file.with_(to_step=self._casework.following(file))))

    def may_start(self, plan: InterventionPlan) -> GateAnswer:
        """Return whether an intervention may start, what stops it and what to mind.

        Raises `InvalidInput` for a code this rulebook does not know.

        >>> plan = InterventionPlan(id="p", on=date(2026, 11, 1), analysis="none")
        >>> answer = Rulebook.load(plugins=()).may_start(plan)
        >>> answer.verdict, [stop.rule for stop in answer.stops]
        ('may_not', ['intervention.analysis'])
        """
        plan = self._codes.settled(_of(InterventionPlan, plan))
        of = {"plan": plan.id, "to_step": START}
        return self._plans.ask(plan, START, Beside(), Beside(), of)

    def answer(self, record: Record) -> Answer:
        """Return the answer to the question a record asks: a case is classified, a request judged, a plan may start.

        A case file with a `to_step` asks whether it may take it, any other what comes next. Raises what they raise.
        """
        match record:
            case Case():
                return self.classify(record)
            case SharingRequest():
                return self.may_share(record)
            case CaseFile():
                return self.may_advance(record) if record.to_step else self.next_steps(record)
            case InterventionPlan():
                return self.may_start(record)
        raise TypeError("want a Case, a SharingRequest, a CaseFile or an InterventionPlan")

    def diff(self, other: "Rulebook", records: Iterable[Record]) -> tuple[Difference, ...]:
        """Return which records get another answer from another rulebook than from this one, in what and why.

        Raises `InvalidInput` for a record that either of them cannot take.

        >>> from datetime import date
        >>> request = SharingRequest(id="s", on=date(2026, 11, 1))
        >>> Rulebook.load(plugins=()).diff(Rulebook.load(plugins=()), [request])
        ()
        """
        return tuple(differing(self, other, records))

    def diff_stored(self, answers: Iterable[Mapping[str, Any]], records: Iterable[Record]) -> tuple[Difference, ...]:
        """Return which records get another answer now than the one stored, in what and why.

        `answers` are the plain values of answers of an earlier version, as `AnswerConverter.to_plain` gave them, one
        for each id and day. Records without one, and fields that either version lacks, are left out. Read the records
        with the `unstated` of then. Raises `InvalidInput` for what is no record, no answer, or two answers at odds.
        """
        return tuple(differing_from_stored(answers, self, records))

    def explain(self, record: Record) -> tuple[tuple[Rule, Trace], ...]:
        """Return the full trace of every rule in force on the day of the record."""
        rules = {
            "case": self._triage.rules,
            "request": self._sharing.rules,
            "file": self._casework.gates.rules,
            "plan": self._plans.rules,
        }[record.kind]
        record = self._codes.settled(record)
        owners = [p.manifest.prefix for p in self.plugins if record.known("municipality") in (None, *p.municipalities)]
        active = 0
        for choice in rules.segment(record.on).choices:
            active |= choice.active & rules.owned(tuple(owners))
        return tuple((rule, evaluate(rule.when, record)) for rule in rules.of(active))

    def changes(self, from_: date, to: date) -> tuple[Change, ...]:
        """Return what changed in the law from one day to another, which rules, and a request whose answer flips.

        Raises `InvalidInput` when `to` is before `from_`.

        >>> from datetime import date
        >>> change = Rulebook.load(plugins=()).changes(date(2016, 3, 1), date(2016, 3, 1))[0]
        >>> change.acts, change.flip.before, change.flip.after
        (('lov 168/2016',), 'may_not', 'may')
        """
        check_days(from_=from_, to=to)
        return changes(from_, to, self.provisions(), self.rules(), self._sharing)


def _of(cls: type[R], record: R) -> R:
    """Return a record of a class; raises `TypeError` for anything else, which is a mistake of the program."""
    if not isinstance(record, cls):
        raise TypeError(f"want a {cls.__name__}, not a {type(record).__name__}; `Rulebook.read` makes one of JSON")
    return record


_STEPPING: Final[tuple[RecordKind, ...]] = ("file", "plan")
_set = object.__setattr__
