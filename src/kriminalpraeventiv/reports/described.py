"""Described: a chart in words: what is read aloud instead of it, and the table of the same numbers."""

from collections import Counter
from typing import Final

import attrs

from kriminalpraeventiv.danish import number_text
from kriminalpraeventiv.reports.chart import Chart, FunnelChart, Mark, TrendChart
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text

_TOLD: Final[tuple[Mark, ...]] = ("suppressed", "missing", "preliminary", "approximate", "at_least")


@attrs.frozen(kw_only=True)
class Table:
    """The numbers of a chart: what each column holds, and the rows; the first cell of a row names it."""

    caption: Text
    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


def described(chart: Chart) -> Text:
    """Return what a chart shows, for those who do not see it; its numbers stand in its table.

    >>> from kriminalpraeventiv.reports.chart import TrendChart
    >>> title, unit = Text(da="Utrygge", en="Unsafe"), Text(da="pct.", en="per cent")
    >>> described(TrendChart(title=title, unit=unit, points=())).en
    'Line chart over time: Unsafe (per cent). It shows nothing yet. The numbers are in the table with the chart.'
    """
    shown = chart.areas if isinstance(chart, FunnelChart) else chart.points
    return Text(da=_described(chart, shown, "da"), en=_described(chart, shown, "en"))


def _described(chart: Chart, shown: tuple[object, ...], language: str) -> str:
    parts = [word(f"kind.{_kind(chart)}", title=chart.title, unit=chart.unit)]
    parts += [_span(chart)] if shown else [word("chart.nothing")]
    marks = Counter(one.mark for one in (chart.areas if isinstance(chart, FunnelChart) else chart.points))
    parts += [
        word("chart.counted", mark=word(f"mark.{mark}"), number=number_text(marks[mark]))
        for mark in _TOLD
        if marks[mark]
    ]
    parts += _levels(chart)
    parts.append(word("chart.see_table"))
    return " ".join(part.in_("da" if language == "da" else "en") for part in parts)


def _kind(chart: Chart) -> str:
    return "funnel" if isinstance(chart, FunnelChart) else "trend" if isinstance(chart, TrendChart) else "run"


def _span(chart: Chart) -> Text:
    """Return how much is shown, and from when to when."""
    if isinstance(chart, FunnelChart):
        return word("chart.areas", number=number_text(len(chart.areas)))
    if len(chart.points) == 1:
        return word("chart.one", first=chart.points[0].label)
    number = number_text(len(chart.points))
    return word("chart.span", number=number, first=chart.points[0].label, last=chart.points[-1].label)


def _levels(chart: Chart) -> list[Text]:
    """Return the levels and breaks a chart is drawn with, each a sentence."""
    if isinstance(chart, TrendChart):
        found = [word("chart.baseline", label=chart.baseline.label)] if chart.baseline else []
        found += [word("chart.aim", label=chart.aim.label)] if chart.aim else []
    else:
        found = [word("chart.centre", label=chart.centre.label)] if chart.centre else []
    breaks = () if isinstance(chart, FunnelChart) else chart.breaks
    found += [word("chart.broken", reason=one.reason) for one in breaks]
    return [Text(da=f"{text.da.rstrip('.')}.", en=f"{text.en.rstrip('.')}.") for text in found]


def table(chart: Chart) -> Table:
    """Return the numbers of a chart as a table, each with how sure it is.

    >>> from kriminalpraeventiv.reports.chart import TrendChart
    >>> table(TrendChart(title=Text(da="Utrygge", en="Unsafe"), unit=Text(da="pct.", en="per cent"), points=())).rows
    ()
    """
    if isinstance(chart, FunnelChart):
        head = ("table.area", "table.number", "table.position")
        rows = tuple(
            (area.name, area.said, word(f"position.{area.position}" if area.position else f"mark.{area.mark}"))
            for area in chart.areas
        )
    else:
        head = ("table.period", "table.number", "table.mark")
        rows = tuple(
            (point.label, point.said, word("mark.signal" if point.signal else f"mark.{point.mark}"))
            for point in chart.points
        )
    caption = word("table.caption", title=chart.title, unit=chart.unit)
    return Table(caption=caption, head=tuple(word(code) for code in head), rows=rows)
