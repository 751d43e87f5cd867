"""Reading: records from files or standard input, one at a time, each with the place it stands at."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.plugins import installed
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.rulepack import RulePack
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.sharing.request import SharingRequest

R = TypeVar("R", bound=Record)
T = TypeVar("T")
RECORDS: Final[dict[str, type[Record]]] = {cls.kind: cls for cls in (Case, SharingRequest, CaseFile, InterventionPlan)}
"""The kinds of record, as the command line names them."""
Document = tuple[str, bytes]
"""A place, and the JSON text that stands there."""


def load_rulebook(chosen: argparse.Namespace) -> Rulebook:
    """Return the rulebook the `--plugins` option asks for."""
    packs = [RulePack.from_folder(folder) for folder in chosen.pack or ()]
    names: list[object] = []
    if chosen.plugins == "installed":
        names = [found.name for found in installed()]
    elif chosen.plugins != "none":
        names = [name.strip() for name in chosen.plugins.split(",")]
    return Rulebook.load([*names, *packs])


def records(
    cls: type[R], chosen: argparse.Namespace, rulebook: Rulebook, names: Iterable[str]
) -> Iterator[R | InvalidInput]:
    """Yield each record of the named files, or the faults of a document that holds none."""
    return read_each(partial(rulebook.read, cls, unstated=chosen.unstated), chosen, names)


def read_each(
    read: Callable[[object], T], chosen: argparse.Namespace, names: Iterable[str]
) -> Iterator[T | InvalidInput]:
    """Yield what `read` makes of each JSON object of the named files, or the faults of a document.

    A line of JSON Lines is a document; so is a whole array, of which nothing is answered if one object is at fault.
    """
    for name in names:
        for place, text in _documents(name):
            try:
                yield from _read(read, chosen, text)
            except InvalidInput as error:
                yield InvalidInput(fault.under(place) for fault in error.faults)


def _read(read: Callable[[object], T], chosen: argparse.Namespace, text: bytes) -> list[T]:
    try:
        payload = load_json(text.decode("utf-8"))
    except UnicodeDecodeError:
        raise InvalidInput([Fault("not_utf8", "", "this is not UTF-8 text")]) from None
    if not isinstance(payload, list):
        return [read(_dated(payload, chosen))]
    found: list[T] = []
    faults: list[Fault] = []
    for number, item in enumerate(payload):
        try:
            found.append(read(_dated(item, chosen)))
        except InvalidInput as error:
            faults += [Fault(f.code, f"$[{number}]{f.place.removeprefix('$')}", f.message) for f in error.faults]
    if faults:
        raise InvalidInput(faults)
    return found


def _dated(payload: Any, chosen: argparse.Namespace) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(payload, dict) and chosen.on is not None:
        return {"on": chosen.on.isoformat()} | payload
    return payload


def _documents(name: str) -> Iterator[Document]:
    with _opened(name) as file:
        yield from _split("standard input" if name == "-" else name, file)


def _split(name: str, file: BinaryIO) -> Iterator[Document]:
    """Yield each line of JSON Lines, or the whole text where it is one document over several lines."""
    number = 0
    for line in file:
        number += 1
        text = line.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else line.strip()
        if not text:
            continue
        if number == 1 and _begins_a_whole(text):
            following = file.readline()
            if text.startswith(b"[") or not following.lstrip().startswith(b"{"):
                yield name, text + b"\n" + following + file.read()
                return
            yield f"{name}, line 1", text
            number, text = 2, following.strip()
        yield f"{name}, line {number}", text
        _progress(number)
    if number >= _OFTEN and sys.stderr.isatty():
        print(file=sys.stderr)


def _begins_a_whole(line: bytes) -> bool:
    return line.startswith(b"[") or (line.startswith(b"{") and not line.endswith(b"}"))


_OFTEN = 20_000


def _progress(number: int) -> None:
    if number % _OFTEN == 0 and sys.stderr.isatty():
        print(f"\r{number:,} lines", end="", file=sys.stderr, flush=True)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as error:
        raise InvalidInput([Fault("unreadable", name, error.strerror or "this cannot be read")]) from None


def read_text(name: str) -> str:
    """Return a text in UTF-8; raises `InvalidInput` where it cannot be read."""
    with _opened(name) as file:
        try:
            return file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InvalidInput([Fault("not_utf8", name, "this is not UTF-8 text")]) from None
