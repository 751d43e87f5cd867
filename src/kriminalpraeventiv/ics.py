"""Ics: what is due as a calendar file for any calendar program (extra: calendar)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from types import ModuleType

from kriminalpraeventiv.errors import Fault, KriminalpraeventivError
from kriminalpraeventiv.schedule import Due
from kriminalpraeventiv.text import Language, Text

_MEETING = Text(da="{title} (møde {number} af {of})", en="{title} (meeting {number} of {of})")
_WHO = Text(da="Hvem: {what}", en="Who: {what}")
_TO = Text(da="Til: {what}", en="To: {what}")
_CONTENT = Text(da="Indhold: {what}", en="Content: {what}")
_PRINTED = Text(da="Kildens ordlyd: {what}", en="The source's wording: {what}")
_SOURCE = Text(da="Kilde: {what}", en="Source: {what}")
_MONTH = Text(
    da="Kilden angiver kun måneden, ikke en dag: {start} – {end}.",
    en="The source states only the month, not a day: {start} – {end}.",
)
_LONGER = Text(
    da="Kilden angiver kun perioden, ikke en dag: {start} – {end}. Her står det på periodens sidste dag.",
    en="The source states only the period, not a day: {start} – {end}. It stands here on the period's last day.",
)
_PACE = Text(
    da="Kilden angiver kun, hvor mange møder der skal holdes; fordelingen over månederne er et forslag: "
    "{start} – {end}.",
    en="The source states only how many meetings to hold; their spread over the months is proposed: {start} – {end}.",
)
_UNCERTAIN = Text(
    da="Ikke sikkert: Reglen gælder kun i en del af perioden, eller dens første eller sidste dag er ikke kendt.",
    en="Not certain: the rule is in force in a part of the period only, or its first or last day is not known.",
)


def to_ics(due: Iterable[Due], language: Language) -> bytes:
    """Return a calendar file (RFC 5545) with one all-day event for each item, the same bytes every time.

    What spans one month or less covers its window; what spans more stands on its latest day. Nothing blocks anybody's
    time, and nothing reminds. Raises `KriminalpraeventivError` where the extra `calendar` is not installed.

    >>> from datetime import date
    >>> from kriminalpraeventiv.source import Source
    >>> report = Due(
    ...     deadline="nordby.report",
    ...     kind="deadline",
    ...     title=Text(da="Rapport", en="Report"),
    ...     start=date(2027, 6, 1),
    ...     end=date(2027, 6, 30),
    ...     by=date(2027, 6, 30),
    ...     source=Source(document="an invented plan", standing="practice", certainty="stated"),
    ... )
    >>> [line for line in to_ics([report], "en").decode().splitlines() if line.startswith("DT")]
    ['DTSTART;VALUE=DATE:20270601', 'DTEND;VALUE=DATE:20270701', 'DTSTAMP:20270601T000000Z']
    """
    icalendar = _library()
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//kriminalpraeventiv//schedule//{language.upper()}")
    calendar.add("version", "2.0")
    for item in sorted(dict.fromkeys(due), key=lambda item: item.order):
        first = item.start if _within_a_month(item) else item.by
        event = icalendar.Event()
        event.add("uid", f"{item.deadline}/{item.start}/{item.end}/{item.number}@kriminalpraeventiv")
        # A clock would give other bytes each time.
        event.add("dtstamp", datetime.combine(item.start, time(), UTC))
        event.add("dtstart", first)
        # The end of an all-day event is the day after its last.
        event.add("dtend", item.by + timedelta(days=1))
        event.add("summary", _summary(item).in_(language))
        event.add("description", "\n".join(_lines(item, language)))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _library() -> ModuleType:
    try:
        import icalendar  # noqa: PLC0415 - an extra, missing until it is asked for
    except ImportError:
        message = "calendar files need the extra `calendar`: pip install 'kriminalpraeventiv[calendar]'"
        raise KriminalpraeventivError([Fault("missing_extra", "", message)]) from None
    return icalendar


def _within_a_month(item: Due) -> bool:
    return (item.start.year, item.start.month) == (item.by.year, item.by.month)


def _summary(item: Due) -> Text:
    if item.of == 1:
        return item.title
    return _MEETING.filled(title=item.title, number=str(item.number), of=str(item.of))


def _some(text: Text | None) -> tuple[Text, ...]:
    return () if text is None else (text,)


def _lines(item: Due, language: Language) -> Iterator[str]:
    """Yield the lines of a description: who, to whom, what, which remarks, from which source."""
    several = (
        (_WHO, _some(item.who)),
        (_TO, item.recipients),
        (_CONTENT, item.content),
        (_PRINTED, _some(item.printed)),
    )
    for label, texts in several:
        if texts:
            yield label.filled(what="; ".join(text.in_(language) for text in texts)).in_(language)
    remark = _PACE if item.pace_proposed else _MONTH if _within_a_month(item) else _LONGER
    yield remark.filled(start=str(item.start), end=str(item.end)).in_(language)
    if not item.certain:
        yield _UNCERTAIN.in_(language)
    if item.note:
        yield item.note.in_(language)
    yield _SOURCE.filled(what=str(item.source)).in_(language)
