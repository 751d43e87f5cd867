"""Writes docs/reference/organisations.md: how the source documents organise the work, with derived figures.

python tests/tools/organisations_page.py
"""

from pathlib import Path

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.prevention.organisation import Organisation, Unit
from kriminalpraeventiv.text import Text

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "organisations.md"
HEAD = """# Organisering · Organisation

Genereret fra korpus og kommunernes pakker med `python tests/tools/organisations_page.py`. Tal i de tre sidste kolonner
er afledt af kildens; en streg betyder, at kilden ikke siger det. · Generated from the corpus and the packs. The figures
of the last three columns are derived from the source; a dash means that the source does not say.

| | Indbyggere · inhabitants | Skærelinje · cut line | Ansatte · staff | Indb. hver · each | Pr. 10.000 · per 10,000 |
|---|---|---|---|---|---|
"""


def row(one: Organisation) -> str:
    """Return the line of an organisation in the table."""
    about = "ca. " if one.about else ""
    figures = (one.head_count, one.inhabitants_per_employee, one.staff_per_10_000)
    told = [f"{about}{one.inhabitants}" if one.inhabitants else "–", one.cut_line or "–"]
    return f"| {one.title.da} | {' | '.join([*told, *('–' if f is None else str(f) for f in figures)])} |"


def details(one: Organisation) -> str:
    """Return what else the source says of an organisation."""
    lines = [f"\n## {one.title.da} · {one.title.en}\n", f"Kilde · source: {one.source} [{one.source.certainty}]\n"]
    said = (one.organised_as, one.gathers, one.specialisation)
    lines += [f"* {both(text)}" for text in said if text]
    for name, units in (("Niveau · level", one.levels), ("Del · unit", one.units)):
        lines += [f"* {name}: {told(unit)}" for unit in units]
    for post in one.posts:
        hours = f", {both(post.hours)}" if post.hours else ""
        place = f", {post.centre}" if post.centre else ""
        lines.append(
            f"* Stilling · post: {both(post.title)}: {'–' if post.count is None else post.count}{hours}{place}"
        )
    lines += [f"* {both(text)}" for text in (*one.links, *one.notes)]
    return "\n".join(lines)


def told(unit: Unit) -> str:
    """Return a unit with its column and what it does."""
    column = f" ({unit.column})" if unit.column else ""
    return f"{both(unit.title)}{column}" + "".join(f"\n  * {both(text)}" for text in unit.does)


def both(text: Text) -> str:
    """Return a text in both languages."""
    return text.da if text.da == text.en else f"{text.da} · {text.en}"


def page() -> str:
    """Return the whole page."""
    known = Rulebook.load().organisations()
    return HEAD + "\n".join(map(row, known)) + "\n" + "\n".join(map(details, known)) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written: {PAGE.name}")
