"""Markdown: a report as plain text that any editor shows; charts stand as the tables of their numbers."""

import re
from collections.abc import Iterable
from typing import Final

from kriminalpraeventiv.reports.blocks import Block, Facts, Heading, Listed, Paragraph, Verdict
from kriminalpraeventiv.reports.described import Table
from kriminalpraeventiv.reports.page import page_of
from kriminalpraeventiv.reports.status import StatusReport
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Language

_SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|])")
_STARTS: Final = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[#+-]+(?:\s|$)))")
_SPACES: Final = re.compile(r"\s+")


def to_markdown(report: StatusReport, language: Language = "da") -> str:
    r"""Return a report as Markdown, the same bytes every time; texts in it never become markup.

    >>> print(escaped("*fed* og <b>"))
    \*fed\* og \<b\>
    """
    return "\n\n".join(part for block in page_of(report) if (part := _written(block, language))) + "\n"


def escaped(text: str) -> str:
    """Return a text on one line, with what Markdown would take for markup told to be text."""
    return _STARTS.sub(r"\1\\", _inside(text))


def _inside(text: str) -> str:
    """Return a text escaped for a place where no line begins, such as a cell of a table."""
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text.strip()))


def _written(block: Block, language: Language) -> str:
    match block:
        case Heading(level=level, text=text):
            return f"{'#' * level} {escaped(text.in_(language))}"
        case Paragraph(text=text, tone=tone):
            plain = escaped(text.in_(language))
            return f"> **{plain}**" if tone == "remark" else plain
        case Verdict(text=text):
            return f"**{word('column.status').in_(language)}: {escaped(text.in_(language))}**"
        case Facts(pairs=pairs):
            return _listed(f"{escaped(name.in_(language))}: {escaped(what.in_(language))}" for name, what in pairs)
        case Listed(items=items):
            return _listed(escaped(item.in_(language)) for item in items)
        case Table():
            return _table(block, language)
    return ""


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"* {line}" for line in lines)


def _table(table: Table, language: Language) -> str:
    rows = [[cell.in_(language) for cell in row] for row in (table.head, *table.rows)]
    lines = ["| " + " | ".join(_inside(cell) for cell in row) + " |" for row in rows]
    rule = "| " + " | ".join("---" for _ in table.head) + " |"
    return "\n".join([f"*{_inside(table.caption.in_(language))}*", "", lines[0], rule, *lines[1:]])
