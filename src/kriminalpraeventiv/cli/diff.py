"""Diff: which stored records get another answer, after an upgrade or with a plugin, in what and why."""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from kriminalpraeventiv.cli.reading import RECORDS, load_rulebook, read_each, records
from kriminalpraeventiv.differences import Difference, FieldChange, How, by_identity, identity
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.text import Language, Text

_HOW: Final[Mapping[How, Text]] = {
    "new": Text(da="ny regel", en="new rule"),
    "gone": Text(da="reglen findes ikke mere", en="the rule is gone"),
    "changed": Text(da="reglen er ændret", en="the rule has changed"),
    "tells_now": Text(da="siger noget nu", en="tells something now"),
    "tells_no_longer": Text(da="siger ikke noget mere", en="tells nothing any more"),
}
_SUMMARY: Final = Text(da="{found} af {asked} svar er anderledes.", en="{found} of {asked} answers differ.")
_SUMMARY_WITH_REFUSED: Final = Text(
    da="{found} af {asked} svar er anderledes; {refused} kunne ikke sammenlignes.",
    en="{found} of {asked} answers differ; {refused} could not be compared.",
)
Compare = Callable[[Record], tuple[Difference, ...]]


def diff(chosen: argparse.Namespace) -> int:
    """Print what differs, a record at a time; a difference is no error."""
    after = load_rulebook(chosen)
    compare = _against(chosen, after)
    converter, found, asked, refused = AnswerConverter(), 0, 0, 0
    for record in records(RECORDS[chosen.kind], chosen, after, chosen.files):
        try:
            if isinstance(record, InvalidInput):
                raise record
            differences = compare(record)
        except InvalidInput as error:
            whose = "" if isinstance(record, InvalidInput) else f"{record.id} · {record.on}: "
            print(f"{whose}{error}", file=sys.stderr)
            refused += 1
            continue
        asked, found = asked + 1, found + len(differences)
        for one in differences:
            print(converter.to_json(one) if chosen.json else "\n".join(_told(one, chosen.lang)), flush=True)
    if not chosen.json:
        told = _SUMMARY if refused == 0 else _SUMMARY_WITH_REFUSED
        print(told.filled(found=str(found), asked=str(asked), refused=str(refused)).in_(chosen.lang))
    return int(refused > 0)


def _against(chosen: argparse.Namespace, after: Rulebook) -> Compare:
    """Return what compares a record: with the answers stored in a file, or with another choice of plugins."""
    if chosen.answers is None:
        before = load_rulebook(argparse.Namespace(plugins=chosen.before, pack=None))
        return lambda record: before.diff(after, [record])
    stored = by_identity(_answers(chosen.answers))
    return lambda record: after.diff_stored(
        [answer for answer in [stored.get((str(record.id), str(record.on)))] if answer], [record]
    )


def _answers(name: str) -> Iterator[Mapping[str, Any]]:
    """Yield the plain values of stored answers; raises `InvalidInput` for what is no answer."""
    for answer in read_each(_checked, argparse.Namespace(on=None), [name]):
        if isinstance(answer, InvalidInput):
            raise answer
        yield answer


def _checked(payload: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any JSON value
    identity(payload)
    answer: Mapping[str, Any] = payload
    return answer


def _told(one: Difference, language: Language) -> Iterator[str]:
    yield f"{one.record} · {one.on}"
    for change in one.changes:
        yield f"  {change.field}: {_shown(change)}"
    for cause in one.because:
        told = cause.text.in_(language) if cause.text else ""
        text = f": {told}" if told and "{" not in told else ""  # a text still to be filled in says nothing by itself
        yield f"  - {_HOW[cause.how].in_(language)} [{cause.rule}]{text}"


def _shown(change: FieldChange) -> str:
    """Return what a value was and is, and of a list what was added and what was taken away."""
    if isinstance(change.before, tuple) and isinstance(change.after, tuple):
        added = (f"+{code}" for code in change.after if code not in change.before)
        taken = (f"−{code}" for code in change.before if code not in change.after)  # noqa: RUF001 - a minus
        return " ".join([*added, *taken])
    return " → ".join("–" if value is None else str(value) for value in (change.before, change.after))
