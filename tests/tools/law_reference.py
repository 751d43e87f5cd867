"""Writes `docs/reference/law.md` anew: every provision with its versions, every rule of sharing, every open point.

python tests/tools/law_reference.py
"""

from collections.abc import Iterator
from pathlib import Path

from kriminalpraeventiv import Rulebook
from kriminalpraeventiv.explanation import Notice
from kriminalpraeventiv.law.common_errors import COMMON_ERRORS
from kriminalpraeventiv.law.provision import Provision
from kriminalpraeventiv.logic.rule import Forbid, Route, Rule, record_of

PAGE = Path(__file__).parents[2] / "docs/reference/law.md"
HEAD = """\
# The law, as this library holds it

Generated from the corpus by `python tests/tools/law_reference.py`; a test fails when it is out of date. The law was
read up to {read_until}. What each version says is a paraphrase, never the text of the law. Days: `from – to`; where
the first day of an act is only bracketed `earliest/latest`, and `…` where it is not known. How sure: `read` (the text
was read), `compared` (two consolidations were compared), `page` (a public page), `source_document`,
`general_knowledge` (not verified), `uncertain`.
"""


def page(rulebook: Rulebook) -> str:
    """Return the whole page."""
    return "\n".join(_lines(rulebook)) + "\n"


def _lines(rulebook: Rulebook) -> Iterator[str]:
    rules = [rule for rule in rulebook.rules() if record_of(rule) == "request"]
    yield HEAD.format(read_until=rulebook.corpus.read_until)
    yield "## Provisions"
    provisions = sorted(rulebook.provisions(), key=lambda provision: provision.timeline.versions[-1].cite.casefold())
    for provision in provisions:
        yield from _provision(provision, [rule for rule in rules if rule.provision == provision.id])
    yield "\n## Rules that stand in no single provision\n"
    for rule in rules:
        if rule.provision is None:
            yield from _rule(rule)
    yield from _texts(rulebook)


def _texts(rulebook: Rulebook) -> Iterator[str]:
    yield "\n## Texts an answer gives of itself\n"
    for notices in rulebook.corpus.notices.values():
        yield from (_told(n) for n in sorted(notices.values(), key=lambda n: n.id) if n.id.startswith("law."))
    yield "\n## What `law lint` knows\n"
    yield "Besides citations of sections that are out of force on the day. Silence is no approval of a text.\n"
    yield from (f"* `{error.code}` (from {error.since}): {error.en}" for error in COMMON_ERRORS)
    yield "\n## What is open\n"
    for point in sorted(rulebook.corpus.points.values(), key=lambda point: (point.question or 99, point.id)):
        number = f"question {point.question}, " if point.question else ""
        shown = f" Brought up by {', '.join(f'`{id_}`' for id_ in point.shown_by)}." if point.shown_by else ""
        yield f"* `{point.id}` ({number}{point.mark}): {point.text.en}{shown}"


def _told(notice: Notice) -> str:
    return f"* `{notice.id}`: {notice.text.en} Source: {notice.source} ({notice.source.certainty})."


def _provision(provision: Provision, rules: list[Rule]) -> Iterator[str]:
    newest = provision.timeline.versions[-1]
    yield f"\n### {newest.cite}\n"
    yield f"`{provision.id}` · {provision.title.en} · {provision.standing}\n"
    yield "| version | in force | act | how sure | what it says |\n| --- | --- | --- | --- | --- |"
    for version in provision.timeline.versions:
        act = f"[{version.act}](https://www.retsinformation.dk{version.eli})" if version.eli else version.act
        days = provision.describe(version).version
        yield f"| {version.cite} | {days} | {act} | {version.certainty} | {version.says.en} |"
    if rules:
        yield "\nRules resting on it:\n"
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    place = f", {rule.place}" if rule.place else ""
    rows = f" · {', '.join(rule.rows)}" if rule.rows else ""
    kind = "binding route" if isinstance(rule, Route) and rule.binding else rule.kind
    reach = f" · of {', '.join(f'`{name}`' for name in rule.of)}" if isinstance(rule, Forbid) and rule.of else ""
    source = "" if rule.provision else f" Source: {rule.source} ({rule.source.certainty})."
    yield f"* `{rule.id}` ({kind}{place}{_days(rule)}{rows}{reach}): {rule.text.en}{source}"


def _days(rule: Rule) -> str:
    since, until = rule.valid.since, rule.valid.until
    began = "" if since is None else f" · from {_day(since.earliest, since.latest)}"
    return began + ("" if until is None else f" · until {_day(until.earliest, until.latest)}")


def _day(earliest: object, latest: object) -> str:
    first = "…" if str(earliest) == "0001-01-01" else earliest
    return str(latest) if earliest == latest else f"{first}/{latest}"


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(Rulebook.load(plugins=())), encoding="utf-8")


if __name__ == "__main__":
    main()
