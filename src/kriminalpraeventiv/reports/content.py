"""Content: which items of a duty's content list a report tells, and what it lacks."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from kriminalpraeventiv.danish.dates import day_text, month_names
from kriminalpraeventiv.indicators.indicator import Indicator, Level
from kriminalpraeventiv.reports.status import ContentStatus, IndicatorStatus, Told
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.schedule.content import ContentItem
from kriminalpraeventiv.schedule.deadline import Deadline
from kriminalpraeventiv.text import Text

_LEVELS: Final[tuple[Level, ...]] = ("effect", "result", "activity", "process", "context")


def on_the_list(duty: Deadline, known: Mapping[str, Indicator], measured: Container[str]) -> tuple[str, ...]:
    """Return the ids of the indicators of a report: those the content list names, then the others, effects first.

    A list with an item about all is about all of the duty's own plan; any other is shown if it was measured.
    """
    named = dict.fromkeys(code for item in duty.content for code in item.indicators if code in known)
    about_all = any(item.all_indicators for item in duty.content)
    own = "" if duty.owner == "national" else f"{duty.owner}."
    others = [code for code in known if code in measured or (about_all and code.startswith(own))]
    others.sort(key=lambda code: (_LEVELS.index(known[code].level), code))
    return tuple(dict.fromkeys((*named, *others)))


def content_of(
    duty: Deadline, indicators: Iterable[IndicatorStatus], words: Mapping[str, Text]
) -> tuple[ContentStatus, ...]:
    """Return each item of a duty's content list with what tells it: numbers, hidden ones too, and words.

    Words alone tell an item that has no numbers. An item that is about no indicator is told by words and nothing else.
    """
    shown = {one.indicator: bool(one.numbers) for one in indicators}
    return tuple(_item(duty, item, shown, words.get(item.code)) for item in duty.content)


def _item(duty: Deadline, item: ContentItem, shown: Mapping[str, bool], words: Text | None) -> ContentStatus:
    about = tuple(shown) if item.all_indicators else item.indicators
    by = tuple(code for code in about if shown.get(code))
    lacking = tuple(code for code in about if not shown.get(code))
    return ContentStatus(
        item=item.code,
        text=item.text,
        source=duty.source_of(item),
        told=_told(by, lacking, words),
        by=by,
        lacking=lacking,
        words=words,
    )


def _told(by: tuple[str, ...], lacking: tuple[str, ...], words: Text | None) -> Told:
    if not by and words is None:
        return "lacking"
    return "in_part" if by and lacking else "told"


def notes_of(duty: Deadline, on: date) -> tuple[Text, ...]:
    """Return where a report made on a day departs from what its duty says: its months, and how long it holds."""
    return tuple(_notes(duty, on))


def _notes(duty: Deadline, on: date) -> Iterator[Text]:
    inside = any(first <= on.month <= last for first, last in duty.windows)
    if duty.windows and not inside:
        months = Text.listed(month_names(first, last) for first, last in duty.windows)
        yield word("note.other_month", months=months, on=day_text(on))
    if not duty.valid.in_force(on):
        yield word("note.not_in_force", on=day_text(on))
