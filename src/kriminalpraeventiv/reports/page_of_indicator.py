"""Page of an indicator: where it stands and why, its chart, its numbers, and how it is to be read."""

from collections.abc import Iterator

from kriminalpraeventiv.danish.dates import day_text
from kriminalpraeventiv.indicators.names import source_name
from kriminalpraeventiv.reports.blocks import Block, Facts, Heading, Listed, Paragraph, Picture, Verdict
from kriminalpraeventiv.reports.described import Table
from kriminalpraeventiv.reports.numbers import interval_text
from kriminalpraeventiv.reports.periods import where_and_when
from kriminalpraeventiv.reports.pictures import funnel_of, picture_of
from kriminalpraeventiv.reports.status import IndicatorStatus, Number
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text


def standing(shown: IndicatorStatus) -> str:
    """Return the code of where an indicator is said to stand; without a target there is nothing to judge."""
    return "no_target" if shown.why == "no_target" else shown.status


def indicator_blocks(shown: IndicatorStatus, anchor: str, *, example: bool = False) -> Iterator[Block]:
    """Yield the blocks of one indicator; the measurements of an `example` are marked as invented."""
    yield Heading(3, shown.title, anchor)
    yield Verdict(standing(shown), word(f"status.{standing(shown)}"))
    yield Listed(tuple(dict.fromkeys(reason.text for reason in shown.reasons)))
    for chart in (picture_of(shown, example=example), funnel_of(shown, example=example)):
        if chart is not None:
            yield Picture(chart)
    if shown.numbers or shown.baseline:
        yield _table(shown, example=example)
    for one in shown.breaks:
        yield Paragraph(word("page.broken", on=day_text(one.on), reason=one.reason))
    notes = tuple(dict.fromkeys((*(trap.text for trap in shown.traps), *shown.protection)))
    if notes:
        yield Paragraph(word("page.how_to_read"))
        yield Listed(notes)
    yield Facts(tuple(_facts(shown)))


def _table(shown: IndicatorStatus, *, example: bool) -> Table:
    head = tuple(word(f"column.{code}") for code in ("period", "number", "interval", "sure", "from"))
    before = (_row(shown.baseline, shown, called=word("page.baseline")),) if shown.baseline else ()
    rows = (*before, *(_row(one, shown, example=example) for one in shown.numbers))
    return Table(caption=word("page.numbers_of", title=shown.title), head=head, rows=rows)


def _row(
    number: Number, shown: IndicatorStatus, *, called: Text | None = None, example: bool = False
) -> tuple[Text, ...]:
    period = where_and_when(number, shown)
    name = period if called is None else word("page.called", name=called, period=period)
    interval = number.estimate.interval if number.estimate else None
    sure = number.no_interval or word("number.none") if interval is None else interval_text(interval, number.unit)
    origin = Text(da="–", en="–") if number.source is None else source_name(number.source)
    mark = word("page.invented", mark=_mark(number)) if example else _mark(number)
    return name, number.said, sure, mark, origin


def _mark(number: Number) -> Text:
    if number.suppressed:
        return word("mark.suppressed")
    if number.amount is None and number.count is None:
        return word("mark.in_words")
    return word(f"mark.{number.qualifier}")


def _facts(shown: IndicatorStatus) -> Iterator[tuple[Text, Text]]:
    if shown.aim:
        yield word("page.aim"), shown.aim
    if shown.definition:
        yield word("page.definition"), shown.definition
    if shown.definition_version:
        yield word("page.version"), Text(da=shown.definition_version, en=shown.definition_version)
    if shown.owner:
        yield word("page.owner"), shown.owner
    if shown.legal_basis:
        yield word("page.legal_basis"), shown.legal_basis
    yield word("page.source"), Text(da=str(shown.source), en=str(shown.source))
