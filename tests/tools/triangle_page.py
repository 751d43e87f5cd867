"""Writes `docs/triangle.svg` and `docs/reference/measures.md` anew: every measure of the corpus where it stands.

python tests/tools/triangle_page.py
"""

from pathlib import Path

from kriminalpraeventiv.corpus.catalogue import measures
from kriminalpraeventiv.prevention.picture.svg import svg
from kriminalpraeventiv.prevention.picture.text import table
from kriminalpraeventiv.prevention.triangle import triangle

DOCS = Path(__file__).parents[2] / "docs"
PICTURE = DOCS / "triangle.svg"
PAGE = DOCS / "reference/measures.md"
HEAD = """\
# Indsatser i forebyggelsestrekanten · Measures in the prevention triangle

Generated from the corpus by `python tests/tools/triangle_page.py`; a test fails when it is out of date. What the
triangle is, and whose: [the prevention triangle](../concepts/triangle.md). Drawn: [triangle.svg](../triangle.svg).

*Sikkerhed / how sure*: `oplyst` / `stated` (the source states it), `udledt` / `implied` (inferred from the source),
`forslag` / `proposed` (this library's proposal), `usikkert` / `uncertain`; first the level, then the column. A measure
stands on its main level; further levels stand after its name.

[Dansk](#dansk) · [English](#english)
"""


def page() -> str:
    """Return the whole page."""
    every = triangle(measures())
    return f"{HEAD}\n## Dansk\n\n{table(every, 'da')}\n## English\n\n{table(every, 'en')}"


def picture() -> str:
    """Return the picture of every measure, in Danish."""
    return svg(triangle(measures()), "da")


def main() -> None:
    """Write both."""
    PICTURE.write_text(picture(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
