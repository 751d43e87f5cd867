"""Differences: which records get another answer from another rulebook, in what, and because of which rules."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, Protocol

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.explanation import Answer, Notice
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.record import Record, RecordKind
from kriminalpraeventiv.logic.rule import Rule
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.text import Text

How = Literal["new", "gone", "changed", "tells_now", "tells_no_longer"]
"""A rule only the later or only the earlier rulebook has, one that reads otherwise, or the same, telling now or not."""
_ABOUT: Final = ("case", "request", "file", "plan")
_ASIDE: Final = frozenset({"schema", "on", "checked", "national", "rulebook", *_ABOUT})
_CALLED: Final = ("code", "fact", "citation", "rule")
_TELLING: Final = ("reasons", "duties", "routes", "unsettled", "stops", "warnings", "flags", "next_steps")


@attrs.frozen
class FieldChange:
    """A field of an answer before and after: a value, or the codes, facts, citations or rules of a list."""

    field: str
    before: Any
    after: Any


@attrs.frozen
class Because:
    """A rule that tells something in one of the answers only, or in both but reads otherwise; `text` as it is now."""

    rule: str
    how: How
    text: Text | None = None


@attrs.frozen(kw_only=True)
class Difference:
    """One record whose answer differs: in which fields, and because of which rules."""

    record: str
    on: str
    changes: tuple[FieldChange, ...]
    because: tuple[Because, ...]


Plain = Mapping[str, Any]
Known = Mapping[str, Rule | Notice]
"""What an answer may name, by id."""


def identity(answer: Plain) -> tuple[str, str]:
    """Return the record and the day an answer is about; raises `InvalidInput` for what is no answer.

    >>> identity({"case": "a", "on": "2026-11-01", "level": 1})
    ('a', '2026-11-01')
    """
    about = [name for name in _ABOUT if isinstance(answer, Mapping) and answer.get(name) is not None]
    if not about or "on" not in answer:
        raise InvalidInput([Fault("no_answer", "", "this is no answer: it names neither a record nor a day")])
    return str(answer[about[0]]), str(answer["on"])


class Answering(Protocol):
    """What answers records, and knows what its answers may name: a rulebook."""

    def answer(self, record: Record) -> Answer:
        """Return the answer to the question a record asks."""

    def facts(self, kind: RecordKind) -> tuple[Fact, ...]:
        """Return what a kind of record may state."""

    def national_forum(self, code: str, on: date) -> str | None:
        """Return the national kind a forum is judged as on a day, or None where there is no such forum."""

    def tellers(self) -> Known:
        """Return everything an answer may name, by id."""


def differing(before: Answering, after: Answering, records: Iterable[Record]) -> Iterator[Difference]:
    """Yield the difference of each record that two rulebooks answer differently."""
    converter, then, now = AnswerConverter(), before.tellers(), after.tellers()
    for record in records:
        pair = ((before, _known_to(before, after, record)), (after, _known_to(after, before, record)))
        old, new = (converter.to_plain(book.answer(fit)) for book, fit in pair)
        found = difference(old, new, then, now)
        if found:
            yield found


def _known_to(book: Answering, other: Answering, record: Record) -> Record:
    """Return a record without the local facts a rulebook does not know, a local forum named by its national kind."""
    known = {fact.name for fact in book.facts(record.kind)}
    local = {name: value for name, value in record.local.items() if name in known}
    fit = record if len(local) == len(record.local) else record.with_(local=local)
    forum = getattr(record, "forum", None)
    if forum in (None, "none") or book.national_forum(forum, record.on):
        return fit
    return fit.with_(forum=other.national_forum(forum, record.on) or forum)


def differing_from_stored(
    answers: Iterable[Plain], after: Answering, records: Iterable[Record]
) -> Iterator[Difference]:
    """Yield the difference of each record whose stored answer is another than the one it gets now.

    Raises `InvalidInput` for two different answers about one record and day: nobody knows which the record gave.
    """
    converter, now = AnswerConverter(), after.tellers()
    stored = by_identity(answers)
    for record in records:
        answer = converter.to_plain(after.answer(record))
        before = stored.get(identity(answer))
        found = difference(before, answer, None, now) if before else None
        if found:
            yield found


def by_identity(answers: Iterable[Plain]) -> dict[tuple[str, str], Plain]:
    """Return answers by record and day; raises `InvalidInput` for what is none, and for two that are not the same."""
    found: dict[tuple[str, str], Plain] = {}
    for answer in answers:
        about = identity(answer)
        if found.setdefault(about, answer) != answer:
            message = "two different answers are stored about one record and day; keep the newest alone"
            raise InvalidInput([Fault("two_values", f"{about[0]} · {about[1]}", message)])
    return found


def difference(before: Plain, after: Plain, known_before: Known | None, known_after: Known) -> Difference | None:
    """Return in what two answers about one record differ and why, or None where they do not.

    `known_before` is what the earlier rulebook knows; None where only its stored answer is left.
    """
    names = [name for name in after if name in before and name not in _ASIDE]
    pairs = ((name, _named(before[name]), _named(after[name])) for name in names)
    changes = tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)
    if not changes:
        return None
    record, on = identity(after)
    because = tuple(_because(before, after, known_before, known_after))
    return Difference(record=record, on=on, changes=changes, because=because)


def _named(value: Any) -> Any:  # noqa: ANN401 - a JSON value
    """Return a list as what its parts are called, in no order of theirs, any other value as it is."""
    if isinstance(value, list | tuple):
        return tuple(sorted({_called(part) if isinstance(part, Mapping) else str(part) for part in value}))
    return value


def _called(part: Plain) -> str:
    return str(next(part[name] for name in _CALLED if name in part))


def _telling(answer: Plain) -> frozenset[str]:
    """Return the rules that tell something in an answer."""
    parts = (part for name in _TELLING for part in answer.get(name, ()))
    return frozenset(str(part["rule"]) for part in parts)


def _because(before: Plain, after: Plain, known_before: Known | None, known_after: Known) -> Iterator[Because]:
    told, tells = _telling(before), _telling(after)
    for id_ in sorted(told | tells):
        now = known_after.get(id_)
        then = now if known_before is None else known_before.get(id_)
        text = getattr(now or then, "text", None)
        if now and then and _without_examples(now) != _without_examples(then):
            yield Because(id_, "changed", text)
        elif id_ not in told:
            yield Because(id_, "tells_now" if then else "new", text)
        elif id_ not in tells:
            yield Because(id_, "tells_no_longer" if now else "gone", text)


def _without_examples(told: Rule | Notice) -> Rule | Notice:
    return attrs.evolve(told, examples=()) if isinstance(told, Rule) else told
