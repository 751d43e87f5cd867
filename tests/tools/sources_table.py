"""Writes the tables of `docs/sources.md` anew from the rulebook.

python tests/tools/sources_table.py
"""

from pathlib import Path

from kriminalpraeventiv import Rulebook, Source

PAGE = Path(__file__).parents[2] / "docs/sources.md"
BEGIN, END = "<!-- generated: {} -->\n", "<!-- end -->\n"


def tables(rulebook: Rulebook) -> dict[str, str]:
    """Return the generated tables by name."""
    rules = "".join(_row(rule.id, rule.rows, rule.source) for rule in rulebook.rules())
    told = [notice for notices in rulebook.corpus.notices.values() for notice in notices.values()]
    told = sorted([*told, *rulebook.corpus.points.values()], key=lambda notice: notice.id)
    notices = "".join(_row(notice.id, notice.rows, notice.source) for notice in told)
    head = "| {} | rows | source | certainty |\n| --- | --- | --- | --- |\n"
    return {"rules": head.format("rule") + rules, "notices": head.format("notice or open point") + notices}


def _row(id_: str, rows: tuple[str, ...], source: Source) -> str:
    return f"| `{id_}` | {', '.join(rows) or '–'} | {source} | {source.certainty} |\n"


def written(page: str, name: str) -> str:
    """Return what stands between the marks of a table."""
    return page.split(BEGIN.format(name))[1].split(END, maxsplit=1)[0]


def main() -> None:
    """Write the page."""
    page = PAGE.read_text(encoding="utf-8")
    for name, table in tables(Rulebook.load(plugins=())).items():
        before, rest = page.split(BEGIN.format(name))
        page = before + BEGIN.format(name) + table + END + rest.split(END, 1)[1]
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
