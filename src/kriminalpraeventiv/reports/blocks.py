"""Blocks: what a page is put together from, whether it becomes Markdown or HTML."""

from typing import Literal

import attrs

from kriminalpraeventiv.reports.chart import Chart
from kriminalpraeventiv.reports.described import Table
from kriminalpraeventiv.text import Text

Tone = Literal["plain", "remark", "soft"]
"""A `remark` must not be overlooked; what is `soft` is read last."""


@attrs.frozen
class Heading:
    """A heading of a level from 1 to 3; `anchor` is what a link leads to."""

    level: int
    text: Text
    anchor: str | None = None


@attrs.frozen
class Paragraph:
    """A paragraph of text."""

    text: Text
    tone: Tone = "plain"


@attrs.frozen
class Verdict:
    """Where an indicator stands: the code of the status and what it is called."""

    status: str
    text: Text


@attrs.frozen
class Facts:
    """Names with what they stand for."""

    pairs: tuple[tuple[Text, Text], ...]


@attrs.frozen
class Listed:
    """A list of sentences."""

    items: tuple[Text, ...]


@attrs.frozen
class Picture:
    """A chart; its numbers stand in the table after it."""

    chart: Chart


Block = Heading | Paragraph | Verdict | Facts | Listed | Picture | Table
