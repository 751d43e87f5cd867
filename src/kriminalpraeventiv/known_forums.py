"""Known forums: the national kinds, and the forums of plugins with their municipalities, days and printed words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import attrs

from kriminalpraeventiv.admission import Admitted
from kriminalpraeventiv.errors import Fault, suggestion
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.forum import ForumKind
from kriminalpraeventiv.local_forum import LocalForum

UNKNOWN_BASIS: Final = "forum_of_unknown_basis"
"""The kind of a forum of which no source says whether persons may be discussed there."""


@attrs.frozen
class KnownForums:
    """The kinds by code, and the forums of plugins by id, each with the plugin it comes from."""

    kinds: Mapping[str, ForumKind]
    local: Mapping[str, tuple[LocalForum, str]]

    @classmethod
    def of(cls, kinds: Mapping[str, ForumKind], plugins: Iterable[Admitted]) -> "KnownForums":
        """Return the national kinds and the forums of some plugins."""
        found = (
            (item, plugin.manifest.prefix)
            for plugin in plugins
            for item in plugin.others
            if isinstance(item, LocalForum)
        )
        return cls(kinds, {forum.id: (forum, owner) for forum, owner in found})

    def codes(self) -> tuple[str, ...]:
        """Return everything a forum may be called."""
        return (*self.kinds, *self.local)

    def kind(self, code: str, on: date) -> ForumKind:
        """Return the kind a forum is judged as on a day: outside its document's days nobody knows what it rests on."""
        if code in self.kinds:
            return self.kinds[code]
        forum, _ = self.local[code]
        return self.kinds[forum.kind if forum.valid.in_force(on) else UNKNOWN_BASIS]

    def cooperation(self, code: str) -> str | None:
        """Return the cooperation a forum belongs to by its kind, whatever the day."""
        return self.kinds[code if code in self.kinds else self.local[code][0].kind].cooperation

    def faults(self, code: object, municipality: object, what: str = "forum") -> Iterator[Fault]:
        """Yield that there is no such forum, or that it belongs to other municipalities than the one stated."""
        if not isinstance(code, str) or code in self.kinds:
            return
        if code not in self.local:
            hint = suggestion(code, self.codes())
            yield Fault("unknown_code", "", f"unknown {what}{hint}; want one of {', '.join(self.codes())}")
        elif isinstance(municipality, str) and municipality not in self.local[code][0].municipalities:
            yield Fault("contradiction", "", "the forum belongs to other municipalities than the one stated")

    def printed(self, code: str) -> tuple[Reason, ...]:
        """Return what the document of a local forum prints of its basis, and where the print is doubtful."""
        if code not in self.local:
            return ()
        forum, owner = self.local[code]
        texts = ([forum.printed_basis] if forum.printed_basis else []) + list(forum.notes)
        return tuple(
            Reason(rule=forum.id, rows=forum.rows, text=text, source=forum.source, plugin=owner, effect="notes")
            for text in texts
        )
