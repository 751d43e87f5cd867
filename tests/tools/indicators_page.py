"""Writes docs/reference/indicators.md: what is measured, what the documents print of it, how it is misread; the duties.

python tests/tools/indicators_page.py
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.danish import write_number
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.schedule import Deadline
from kriminalpraeventiv.text import Text

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "indicators.md"
DUTY = re.compile(r"D\d")
"""How the catalogue numbers duties of reporting."""
STATEMENT = re.compile(r"IND-\d\d")
HEAD = """# Indikatorer · Indicators

Genereret fra korpus og kommunernes pakker med `python tests/tools/indicators_page.py`. Tal står, som kilden trykker
dem; det, der ikke kunne læses, er mærket *tabt* og mangler. En streg betyder, at kilden ikke siger det. ·
Generated from the corpus and the packs. Numbers stand as the source prints them; what could not be read is marked
*lost* and is missing. A dash means that the source does not say.

| id | rows | level | direction | unit | baseline | target | source | traps |
|---|---|---|---|---|---|---|---|---|
"""
DUTIES = """
## Pligter til at rapportere · Duties of reporting

Hvem der læser det (`audience`), er dette biblioteks læsning af modtagerne. · Who reads it is this library's reading of
the recipients.

| duty | id | who | to | audience | content | source |
|---|---|---|---|---|---|---|
"""
STATEMENTS = """
## Udsagn om mål og rapporter · Statements on goals and reports

| statement | indicators | duties |
|---|---|---|
"""


def both(text: Text | None) -> str:
    """Return a text in both languages; a dash for none."""
    if text is None:
        return "–"
    return text.da if text.da == text.en else f"{text.da} · {text.en}"


def number(figure: Figure) -> Iterator[str]:
    """Yield the parts of what a source prints of a number."""
    if figure.qualifier != "exact":
        yield figure.qualifier
    if figure.value is not None:
        yield write_number(figure.value, decimals=max(0, -int(figure.value.as_tuple().exponent)))
    if figure.count is not None:
        yield write_number(figure.count)
    if figure.denominator is not None:
        yield f"/ {write_number(figure.denominator)}"
    if figure.text or figure.state:
        yield both(figure.text) if figure.text else str(figure.state)


def printed(figure: Figure | None) -> str:
    """Return what a source prints of a number, its unit, area and time."""
    if figure is None:
        return "–"
    change = "" if figure.measure == "level" else f" {figure.measure}"
    since = f" ({figure.since.start}–{figure.since.end})" if figure.since else ""
    days = f", {figure.period.start}–{figure.period.end}" if figure.period else ""
    lost = f", *tabt · lost*: {', '.join(figure.lost)}" if figure.lost else ""
    told = " ".join((*number(figure), *([figure.unit] if figure.unit else [])))
    return f"{told}{change}{since}, {figure.area}{days}{lost}"


def aimed(target: Target | None) -> str:
    """Return a target in its own terms."""
    if target is None:
        return "–"
    fields = ("value", "low", "high", "per", "deadline")
    values = [f"{name} {getattr(target, name)}" for name in fields if getattr(target, name) is not None]
    said = f" (»{target.printed.da}«)" if target.printed else ""
    return f"`{target.kind}`{' ' if values else ''}{', '.join(values)}{said}"


def row(one: Indicator) -> str:
    """Return the line of an indicator in the table."""
    named = f"`{one.id}` {both(one.title)}"
    traps = ", ".join(f"`{trap.code}`" for trap in one.traps) or "–"
    cells = (one.level, one.direction, one.unit or "–", printed(one.baseline), aimed(one.target))
    return (
        f"| {named} | {', '.join(one.rows)} | {' | '.join(cells)} | {one.source} [{one.source.certainty}] | {traps} |"
    )


def duty(number_: str, one: Deadline) -> str:
    """Return the line of a duty in the table."""
    to = "; ".join(both(text) for text in one.recipients) or "–"
    content = "; ".join(f"`{item.code}` {both(item.text)}" for item in one.content) or "–"
    return f"| {number_} | `{one.id}` | {both(one.who)} | {to} | {one.audience} | {content} | {one.source} |"


def statements(indicators: tuple[Indicator, ...], deadlines: tuple[Deadline, ...]) -> Iterator[str]:
    """Yield a line for each statement on goals and reports that an indicator or a duty stems from."""
    sides = ([(one.id, one.rows) for one in indicators], [(one.id, one.rows) for one in deadlines])
    every = {found for side in sides for _, rows in side for found in rows if STATEMENT.fullmatch(found)}
    for statement in sorted(every):
        cells = (", ".join(f"`{id_}`" for id_, rows in side if statement in rows) or "–" for side in sides)
        yield f"| {statement} | {' | '.join(cells)} |"


def page() -> str:
    """Return the whole page."""
    book = Rulebook.load()
    indicators = tuple(sorted(book.indicators(), key=lambda one: one.id))
    named = ((found, one) for one in book.deadlines() for found in one.rows if DUTY.fullmatch(found))
    duties = sorted(named, key=lambda pair: (pair[0], pair[1].id))
    told = "\n".join(f"* `{trap.code}` ({one.id}): {both(trap.text)}" for one in indicators for trap in one.traps)
    return (
        HEAD
        + "\n".join(map(row, indicators))
        + "\n"
        + DUTIES
        + "\n".join(duty(found, one) for found, one in duties)
        + "\n"
        + STATEMENTS
        + "\n".join(statements(indicators, book.deadlines()))
        + "\n\n## Hvordan tallene misforstås · How the numbers are misread\n\n"
        + told
        + "\n"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written: {PAGE.name}")
