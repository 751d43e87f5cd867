"""Shelf: the provisions by id; those that nothing is dated by or rests on are read when first asked for."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from kriminalpraeventiv.corpus.reader import RuleFile
from kriminalpraeventiv.corpus.versions import read_provision
from kriminalpraeventiv.law.provision import Provision

_ID: Final = re.compile(r'^\[provision\]\nid = "([^"]+)"', re.MULTILINE)
_RULE: Final = re.compile(r"^\[\[(?:permit|forbid|duty|route|note|notice)\]\]", re.MULTILINE)
_DATED_BY: Final = re.compile(r'(?:since|until) = "([^"]+)"')
_ACT: Final = re.compile(r'^act = "([^"]+)"', re.MULTILINE)


@attrs.frozen
class Shelf(Mapping[str, Provision]):
    """The provisions: those read already, and the files of the others."""

    texts: Mapping[str, tuple[str, str]] = attrs.field(repr=False)
    _read: dict[str, Provision] = attrs.field(eq=False, repr=False)

    def __getitem__(self, id_: str) -> Provision:
        """Return a provision, read now where it was not; raises `InvalidRule` for a file at fault."""
        if id_ not in self._read:
            provision = read_provision(RuleFile.read(*self.texts[id_]))
            if provision is None:
                raise KeyError(id_)
            self._read.setdefault(id_, provision)
        return self._read[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._read or id_ in self.texts

    def __iter__(self) -> Iterator[str]:
        yield from sorted({*self._read, *self.texts})

    def __len__(self) -> int:
        return len({*self._read, *self.texts})

    def at_hand(self) -> Mapping[str, Provision]:
        """Return the provisions that were read."""
        return self._read


def set_aside(texts: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """Return, by the id of their provision, the files that hold no rule and no act that anything is dated by."""
    named = {act for text in texts.values() for act in _DATED_BY.findall(text)}
    return {
        found[1]: (name, text)
        for name, text in texts.items()
        if (found := _ID.search(text)) and not _RULE.search(text) and not named & set(_ACT.findall(text))
    }
