"""Html: a report as one accessible page without anything from elsewhere: no scripts, no fonts, no pictures to fetch."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from kriminalpraeventiv.reports.blocks import Block, Facts, Heading, Listed, Paragraph, Picture, Verdict
from kriminalpraeventiv.reports.charts import draw
from kriminalpraeventiv.reports.described import Table
from kriminalpraeventiv.reports.page import page_of
from kriminalpraeventiv.reports.status import StatusReport
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Language

Tell = Callable[[int, int], None]
"""Told how many charts are drawn, and of how many."""


def to_html(report: StatusReport, language: Language = "da", *, charts: bool = True, tell: Tell | None = None) -> str:
    """Return a report as an HTML page, the same bytes every time; texts in it never become markup.

    Headings stand in their order, tables have captions and heads, each chart a title, a description and the table of
    its numbers. It follows the reader's light or dark theme, and prints. Raises `KriminalpraeventivError` where a chart
    is to be drawn and the extra `report` is not installed; without `charts` none is.
    """
    blocks = [block for block in page_of(report) if charts or not isinstance(block, Picture)]
    drawn = _Drawn(language, sum(isinstance(block, Picture) for block in blocks), tell)
    body = "\n".join(_written(block, language, drawn) for block in blocks)
    title = _text(report.title.in_(language))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_style()}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content-of-page">{_text(word("page.skip").in_(language))}</a>\n'
        f'<main id="content-of-page">\n{body}\n</main>\n</body>\n</html>\n'
    )


class _Drawn:
    """Draws the charts of one page, each with ids of its own."""

    def __init__(self, language: Language, number: int, tell: Tell | None) -> None:
        self.language: Language = language
        self.number = number
        self.tell = tell
        self.done = 0

    def picture(self, block: Picture) -> str:
        self.done += 1
        drawing = draw(block.chart, self.language, f"chart-{self.done}").rstrip("\n")
        if self.tell:
            self.tell(self.done, self.number)
        return f"<figure>\n{drawing}\n</figure>"


def _text(text: str) -> str:
    return escape(text, quote=True)


def _written(block: Block, language: Language, drawn: _Drawn) -> str:
    match block:
        case Heading(level=level, text=text, anchor=anchor):
            id_ = f' id="{_text(anchor)}"' if anchor else ""
            return f"<h{level}{id_}>{_text(text.in_(language))}</h{level}>"
        case Paragraph(text=text, tone=tone):
            class_ = "" if tone == "plain" else f' class="{tone}"'
            return f"<p{class_}>{_text(text.in_(language))}</p>"
        case Verdict(status=status, text=text):
            called = word("column.status").in_(language)
            return f'<p class="verdict {status}">{_text(called)}: {_text(text.in_(language))}</p>'
        case Facts(pairs=pairs):
            names = ((_text(name.in_(language)), _text(what.in_(language))) for name, what in pairs)
            return "<dl>\n" + "\n".join(f"<dt>{name}</dt><dd>{what}</dd>" for name, what in names) + "\n</dl>"
        case Listed(items=items):
            return "<ul>\n" + "\n".join(f"<li>{_text(item.in_(language))}</li>" for item in items) + "\n</ul>"
        case Picture():
            return drawn.picture(block)
        case Table():
            return "\n".join(_table(block, language))


def _table(table: Table, language: Language) -> Iterator[str]:
    """Yield the lines of a table; the name of its column stands by each cell too, for narrow screens."""
    heads = [_text(cell.in_(language)) for cell in table.head]
    # Told again as roles: some browsers forget what a table is once it is laid out for a narrow screen.
    yield '<table role="table">'
    yield f"<caption>{_text(table.caption.in_(language))}</caption>"
    yield (
        '<thead role="rowgroup"><tr role="row">'
        + "".join(f'<th role="columnheader" scope="col">{head}</th>' for head in heads)
        + "</tr></thead>"
    )
    yield '<tbody role="rowgroup">'
    for row in table.rows:
        yield "".join(_cells([_text(cell.in_(language)) for cell in row], heads))
    yield "</tbody>"
    yield "</table>"


def _cells(row: list[str], heads: Iterable[str]) -> Iterator[str]:
    yield f'<tr role="row"><th role="rowheader" scope="row">{row[0]}</th>'
    for cell, head in zip(row[1:], list(heads)[1:], strict=True):
        yield f'<td role="cell" data-head="{head}">{cell}</td>'
    yield "</tr>"


@cache
def _style() -> str:
    return (files("kriminalpraeventiv.reports") / "page.css").read_text(encoding="utf-8")
