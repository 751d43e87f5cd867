"""Page: a report as headings, paragraphs and tables, in the order they are read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.danish.dates import day_text, period_text
from kriminalpraeventiv.indicators.disclosure.group import numbers_in
from kriminalpraeventiv.reports.blocks import Block, Facts, Heading, Listed, Paragraph
from kriminalpraeventiv.reports.described import Table
from kriminalpraeventiv.reports.page_of_indicator import indicator_blocks, standing
from kriminalpraeventiv.reports.periods import latest, where_and_when, why_lacking
from kriminalpraeventiv.reports.status import ContentStatus, IndicatorStatus, StatusReport
from kriminalpraeventiv.reports.words import known, word
from kriminalpraeventiv.text import Language, Text

_LANGUAGES: Final[tuple[Language, ...]] = ("da", "en")


def page_of(report: StatusReport) -> Iterator[Block]:
    """Yield the blocks of a report: what it is, the numbers at a glance, what is lacking, each indicator."""
    yield Heading(1, report.title)
    example = (word("page.example"),) if report.example else ()
    for remark in (*example, *report.remarks):
        yield Paragraph(remark, "remark")
    if report.remarks:
        yield Paragraph(_to_be_read(report.remarks), "soft")
    yield Facts(tuple(_facts(report)))
    for note in report.notes:
        yield Paragraph(note, "remark")
    yield Heading(2, word("page.overview"), "overview")
    yield Paragraph(_counted(report))
    yield _overview(report)
    yield from _content(report)
    yield Heading(2, word("page.indicators"), "indicators")
    for number, shown in enumerate(report.indicators, 1):
        yield from indicator_blocks(shown, f"indicator-{number}", example=report.example)
    yield from _small_print(report)


def _facts(report: StatusReport) -> Iterator[tuple[Text, Text]]:
    yield word("page.municipality"), _plain(report.name or report.municipality)
    yield word("page.period"), period_text(report.period)
    yield word("page.made_on"), day_text(report.on)
    if report.who:
        yield word("page.who"), report.who
    if report.recipients:
        yield word("page.recipients"), Text.listed(report.recipients)
    yield word("page.source"), _plain(str(report.source))


def _counted(report: StatusReport) -> Text:
    """Return how many indicators stand where, in one sentence."""
    counts = {code: sum(standing(one) == code for one in report.indicators) for code in known("status")}
    parts = (
        word("page.count", status=word(f"status.{code}"), number=number_text(count))
        for code, count in counts.items()
        if count
    )
    return word("page.counted", number=number_text(len(report.indicators)), parts=Text.listed(parts))


def _overview(report: StatusReport) -> Table:
    head = tuple(word(f"column.{code}") for code in ("indicator", "latest", "aim", "status"))
    return Table(caption=word("page.overview_caption"), head=head, rows=tuple(_row(one) for one in report.indicators))


def _row(shown: IndicatorStatus) -> tuple[Text, ...]:
    newest = latest(shown)
    number = word("number.elsewhere" if shown.numbers else "number.none")
    if newest is not None:
        number = word("number.in_period", number=newest.said, period=where_and_when(newest, shown))
    if newest is not None and newest.apart is None and shown.unit == "text" and not newest.suppressed:
        number = word("page.in_words")
    return shown.title, number, shown.aim or word("page.no_aim"), word(f"status.{standing(shown)}")


def _content(report: StatusReport) -> Iterator[Block]:
    yield Heading(2, word("page.content"), "content")
    yield Paragraph(word("page.complete" if report.complete else "page.incomplete"))
    about = {one.indicator: one for one in report.indicators}
    head = tuple(word(f"column.{code}") for code in ("item", "told", "lacking", "source"))
    rows = tuple(_content_row(one, about) for one in report.content)
    yield Table(caption=word("page.content_caption"), head=head, rows=rows)
    for one in report.content:
        if one.words is not None:
            yield Heading(3, one.text)
            yield Paragraph(one.words)
            yield Paragraph(_to_be_read((one.words,)), "soft")


def _content_row(one: ContentStatus, about: Mapping[str, IndicatorStatus]) -> tuple[Text, ...]:
    lacking = Text.listed(_lacking(code, about.get(code)) for code in one.lacking) if one.lacking else None
    return one.text, word(f"told.{one.told}"), lacking or word("page.nothing"), _plain(str(one.source))


def _lacking(code: str, shown: IndicatorStatus | None) -> Text:
    """Return which indicator answers nothing, and why where it has numbers all the same."""
    title, why = _plain(code) if shown is None else shown.title, why_lacking(shown)
    return title if why is None else word("number.in_period", number=title, period=why)


def _to_be_read(texts: Sequence[Text]) -> Text:
    """Return that texts are to be read before they are shared, with the numbers in them, if any, in each language."""
    danish, english = (_numbers(texts, language) for language in _LANGUAGES)
    advice, numbered = word("page.read_the_words"), word("page.numbers_in_words", numbers=Text(da=danish, en=english))
    return Text(
        da=f"{advice.da} {numbered.da}" if danish else advice.da,
        en=f"{advice.en} {numbered.en}" if english else advice.en,
    )


def _numbers(texts: Sequence[Text], language: Language) -> str:
    return ", ".join(dict.fromkeys(number for text in texts for number in numbers_in(text.in_(language))))


def _small_print(report: StatusReport) -> Iterator[Block]:
    yield Heading(2, word("page.protection"), "protection")
    yield Listed((word("page.hidden", number=number_text(report.protection.hidden)), *report.protection.said))
    yield Heading(2, word("page.sources"), "sources")
    yield Listed(tuple(_plain(str(source)) for source in report.sources))
    yield Paragraph(word("page.made_by", rulebook=report.rulebook or "–", schema=str(report.schema)), "soft")


def _plain(text: str) -> Text:
    return Text(da=text, en=text)
