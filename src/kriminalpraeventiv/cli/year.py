"""Year: the command `due`: what falls due in a municipality, and how its forums' meetings stand."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from typing import Final

from kriminalpraeventiv.cli.reading import load_rulebook, read_each
from kriminalpraeventiv.cli.triangle import write_whole
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.ics import to_ics
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.schedule import Due, Held, MeetingStanding
from kriminalpraeventiv.schedule.answer import Beside, YearAnswer
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.listed import read_held
from kriminalpraeventiv.text import Language, Text

_WORDS: Final = {
    "due": Text(da="Frister og møder", en="Deadlines and meetings"),
    "meetings": Text(da="Møder holdt til og med {on}", en="Meetings held up to and including {on}"),
    "beside": Text(da="Uden dag", en="Without a day"),
    "gone": Text(da="Ikke i kraft i perioden", en="Not in force in the period"),
    "nothing": Text(da="ingen", en="none"),
    "nationwide": Text(da="nationalt", en="national"),
    "to": Text(da="til", en="to"),
    "pace": Text(
        da="møde {number} af mindst {of}; takten er et forslag, kilden nævner kun antallet",
        en="meeting {number} of at least {of}; the pace is proposed, the source states only their number",
    ),
    "count": Text(da="møde {number} af mindst {of}", en="meeting {number} of at least {of}"),
    "uncertain": Text(da="om det gælder hele perioden, er uvist", en="whether it applies to all of it is uncertain"),
    "met": Text(da="opfyldt", en="met"),
    "on_track": Text(da="på vej", en="on track"),
    "behind": Text(da="bagud i forhold til en jævn takt", en="behind an even pace"),
    "overdue": Text(da="ikke nået", en="overdue"),
    "as_needed": Text(da="efter behov", en="as needed"),
    "continuous": Text(da="løbende", en="continuously"),
    "per_case": Text(da="i hver sag", en="in each case"),
    "expired": Text(da="udløbet {day}", en="expired {day}"),
    "expired_by": Text(da="udløbet senest {day}; dagen kendes ikke", en="expired by {day}; the day is not known"),
    "implied": Text(da="udledt af kilden", en="inferred from the source"),
    "not_yet": Text(da="gælder først fra {day}", en="only from {day}"),
    "held": Text(da="{held} af mindst {at_least}", en="{held} of at least {at_least}"),
    "any": Text(da="{held} holdt", en="{held} held"),
}


def due(chosen: argparse.Namespace) -> int:
    """Answer `due`; with `--ics` write an iCalendar file instead."""
    rulebook = load_rulebook(chosen)
    between = Period(date(chosen.year, 1, 1), date(chosen.year, 12, 31))
    held: list[Held] = []
    for meeting in read_each(read_held, argparse.Namespace(on=None), [chosen.held] if chosen.held else []):
        if isinstance(meeting, InvalidInput):
            print(meeting, file=sys.stderr)
            return 1
        held.append(meeting)
    try:
        answer = rulebook.due(chosen.municipality, between=between, held=held, on=chosen.on)
    except InvalidInput as error:
        where = chosen.held and all(fault.place.startswith("$[") for fault in error.faults)
        raise InvalidInput(fault.under(chosen.held) if where else fault for fault in error.faults) from None
    if chosen.ics:
        write_whole(chosen.ics, to_ics(answer.due, chosen.lang))
    elif chosen.json:
        print(AnswerConverter().to_json(answer))
    else:
        name = rulebook.corpus.municipalities.get(chosen.municipality or "", _WORDS["nationwide"].in_(chosen.lang))
        print("\n".join(_told(answer, name, chosen.lang)))
    return 0


def _told(answer: YearAnswer, name: str, language: Language) -> Iterator[str]:
    words = {code: text.in_(language) for code, text in _WORDS.items()}
    gone = [duty for duty in answer.beside if duty.why in ("expired", "not_yet")]
    open_ = [duty for duty in answer.beside if duty not in gone]
    yield f"{name} · {answer.start} – {answer.end}"
    yield f"  {words['due']}:"
    yield from [f"    - {_due(item, words, language)}" for item in answer.due] or [f"    - {words['nothing']}"]
    if answer.meetings:
        yield f"  {words['meetings'].format(on=answer.on)}:"
        yield from (f"    - {_standing(told, words, language)}" for told in answer.meetings)
    for title, duties in (("beside", open_), ("gone", gone)):
        if duties:
            yield f"  {words[title]}:"
            yield from (f"    - {_beside(duty, words, language)}" for duty in duties)


def _due(item: Due, words: dict[str, str], language: Language) -> str:
    when = str(item.by) if item.kind == "meeting" else f"{item.start} – {item.end}"
    who = item.who.in_(language) if item.who else ""
    to = ", ".join(text.in_(language) for text in item.recipients)
    towards = f"{words['to']} {to}" if to else ""
    addressed = f" ({' '.join(part for part in (who, towards) if part)})" if who or to else ""
    count = ""
    if item.kind == "meeting":
        count = " · " + words["pace" if item.pace_proposed else "count"].format(number=item.number, of=item.of)
    doubt = "" if item.certain else f" · {words['uncertain']}"
    doubt += f" · {words['implied']}" if item.source.certainty == "implied" else ""
    return f"{when}  {item.title.in_(language)}{addressed}{count}{doubt} [{item.deadline}: {item.source}]"


def _standing(told: MeetingStanding, words: dict[str, str], language: Language) -> str:
    counted = words["any" if told.at_least is None else "held"].format(held=told.held, at_least=told.at_least)
    span = f"{told.start} – {told.end}"
    doubt = "" if told.certain else f" · {words['uncertain']}"
    status = words[told.status] + doubt
    return f"{told.title.in_(language)} · {span}: {counted} · {status} [{told.deadline}: {told.source}]"


def _beside(duty: Beside, words: dict[str, str], language: Language) -> str:
    day = duty.last_day if duty.why == "expired" else duty.since
    why = words["expired_by" if duty.why == "expired" and not duty.certain else duty.why].format(day=day)
    return f"{duty.title.in_(language)} · {why} [{duty.deadline}: {duty.source}]"
