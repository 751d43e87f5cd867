"""Indicators: the commands `indicators list`, `show`, `progress`, `detectable` and `sum`."""

import argparse
import sys
from collections.abc import Iterator
from typing import Final, TypeVar

from kriminalpraeventiv.cli.reading import load_rulebook, read_each
from kriminalpraeventiv.danish import write_number
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.aggregate import Cell, Row, Shape, aggregate
from kriminalpraeventiv.indicators.detecting import NO_NUMBER
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.progress import Progress
from kriminalpraeventiv.indicators.target import Target
from kriminalpraeventiv.reports.aims import aim_text
from kriminalpraeventiv.reports.numbers import figure_text, figure_words
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.measurements import read_measurement, read_row
from kriminalpraeventiv.text import Language, Text

T = TypeVar("T")
_WORDS: Final = {
    "reached": Text(da="nået", en="reached"),
    "on_path": Text(da="på vej", en="on path"),
    "not_reached": Text(da="ikke nået", en="not reached"),
    "not_due": Text(da="endnu ikke", en="not yet"),
    "as_needed": Text(da="efter behov", en="as needed"),
    "cannot_be_judged": Text(da="kan ikke vurderes", en="cannot be judged"),
    "suppressed": Text(da="skjult", en="suppressed"),
    "why": Text(da="Hvorfor", en="Why"),
    "target": Text(da="Mål", en="Target"),
    "baseline": Text(da="Udgangsværdi", en="Baseline"),
    "compared": Text(da="Sammenlignet med", en="Compared with"),
    "traps": Text(da="Vær opmærksom på", en="Mind"),
    "definition": Text(da="Hvad der tælles", en="What is counted"),
    "owner": Text(da="Hvem tallet hører til", en="Whose number it is"),
    "source": Text(da="Kilde", en="Source"),
    "yes": Text(da="Det vil kunne ses.", en="It could be seen."),
    "no": Text(da="Det vil ikke kunne ses.", en="It could not be seen."),
    "only": Text(
        da="Kun en ændring, der er stor nok, vil kunne ses.", en="Only a change that is large enough could be seen."
    ),
    "unsaid": Text(da="Det kan ikke siges på forhånd.", en="It cannot be said beforehand."),
}


def listing(chosen: argparse.Namespace) -> int:
    """List the indicators."""
    converter = AnswerConverter()
    for indicator in load_rulebook(chosen).indicators(chosen.municipality):
        if chosen.json:
            print(converter.to_json(indicator))
        else:
            print(f"{indicator.id:44} {indicator.level:8} {indicator.title.in_(chosen.lang)}")
    return 0


def show(chosen: argparse.Namespace) -> int:
    """Show one indicator whole."""
    indicator = load_rulebook(chosen).indicator(chosen.id)
    print(AnswerConverter().to_json(indicator) if chosen.json else "\n".join(_shown(indicator, chosen.lang)))
    return 0


def progress(chosen: argparse.Namespace) -> int:
    """Say how the target of an indicator stands; nothing is answered while one of the measurements is at fault."""
    rulebook = load_rulebook(chosen)
    indicator = rulebook.indicator(chosen.id)
    refused: list[InvalidInput] = []
    nothing = argparse.Namespace(on=None)
    measured = list(_good(read_each(read_measurement, nothing, chosen.files), refused))
    if refused:
        raise InvalidInput(fault for error in refused for fault in error.faults)
    answer = rulebook.progress(indicator, measured, on=chosen.on)
    print(AnswerConverter().to_json(answer) if chosen.json else "\n".join(_told(answer, indicator, chosen.lang)))
    return 0


def detectable(chosen: argparse.Namespace) -> int:
    """Say whether the numbers could show that a target is reached."""
    target = None
    if chosen.at_most is not None:
        target = Target(kind="at_most", value=chosen.at_most)
    if chosen.at_least is not None:
        target = Target(kind="at_least", value=chosen.at_least)
    answer = load_rulebook(chosen).detectable(chosen.id, target=target, answers=chosen.answers)
    if chosen.json:
        print(AnswerConverter().to_json(answer))
    else:
        unsaid = "only" if answer.why == NO_NUMBER else "unsaid"
        code = {True: "yes", False: "no", None: unsaid}[answer.detectable]
        print(f"{_WORDS[code].in_(chosen.lang)} {answer.text.in_(chosen.lang)}")
    return 0


def total(chosen: argparse.Namespace) -> int:
    """Sum a stream of counts; what is at fault is told on standard error, and all else is summed."""
    shapes = {
        one.id: Shape(counted=one.counted, persons=one.persons, breaks=one.baseline.breaks if one.baseline else ())
        for one in load_rulebook(chosen).indicators()
        if one.counted is not None
    }
    refused: list[InvalidInput] = []
    rows: Iterator[Row] = _good(read_each(read_row, argparse.Namespace(on=None), chosen.files), refused, tell=True)
    found = aggregate(rows, shapes=shapes, per=chosen.per)
    converter = AnswerConverter()
    for cell in found.cells:
        print(converter.to_json(cell) if chosen.json else _cell(cell, chosen.lang))
    for fault in found.faults:
        print(fault, file=sys.stderr)
    more = found.faults_found - len(found.faults)
    if more:
        print(f"{more} more", file=sys.stderr)
    return int(bool(refused) or found.faults_found > 0)


def _good(read: Iterator[T | InvalidInput], refused: list[InvalidInput], *, tell: bool = False) -> Iterator[T]:
    """Yield what could be read; keep one error as a sign where they are told at once, else all of them."""
    for one in read:
        if not isinstance(one, InvalidInput):
            yield one
        elif tell:
            print(one, file=sys.stderr)
            refused[:] = [one]
        else:
            refused.append(one)


def _shown(indicator: Indicator, language: Language) -> Iterator[str]:
    yield f"{indicator.title.in_(language)} [{indicator.id}]"
    facts = (indicator.level, indicator.direction, indicator.unit, indicator.area, indicator.counted, indicator.per)
    yield f"  {' · '.join(str(fact) for fact in facts if fact)}"
    yield from _line("definition", indicator.definition, language)
    yield from _line("target", aim_text(indicator), language)
    yield from _figure("baseline", indicator.baseline, language)
    yield from _line("owner", indicator.owner, language)
    yield f"  {_WORDS['source'].in_(language)}: {indicator.source}"
    yield from _traps(indicator, language)


def _told(answer: Progress, indicator: Indicator, language: Language) -> Iterator[str]:
    status = _WORDS[answer.status].in_(language) + (f" ({answer.why})" if answer.why else "")
    yield f"{indicator.title.in_(language)} [{answer.indicator}] · {answer.on} · {status}"
    yield from _line("target", aim_text(indicator), language)
    yield from _figure("baseline", answer.baseline, language)
    for figure in answer.compared:
        yield from _figure("compared", figure, language)
    yield f"  {_WORDS['why'].in_(language)}:"
    yield from (f"    - {_reason(reason, language)}" for reason in answer.reasons)
    yield from _traps(indicator, language)


def _reason(reason: Reason, language: Language) -> str:
    return f"{reason.text.in_(language)} [{reason.rule}: {reason.source}]"


def _line(name: str, text: Text | None, language: Language) -> Iterator[str]:
    if text is not None:
        yield f"  {_WORDS[name].in_(language)}: {text.in_(language)}"


def _figure(name: str, figure: Figure | None, language: Language) -> Iterator[str]:
    if figure is not None:
        yield from _line(name, figure_words(figure_text(figure), figure.period), language)


def _traps(indicator: Indicator, language: Language) -> Iterator[str]:
    if indicator.traps:
        yield f"  {_WORDS['traps'].in_(language)}:"
        yield from (f"    - {trap.text.in_(language)} [{trap.code}]" for trap in indicator.traps)


def _cell(cell: Cell, language: Language) -> str:
    number = cell.count if cell.value is None else cell.value
    said = "–" if number is None else write_number(number, language)
    said += "" if cell.denominator is None else f" / {write_number(cell.denominator, language)}"
    parts = [f"{cell.indicator} · {cell.area} · {cell.period}: {said}", *(text.in_(language) for text in cell.texts)]
    return " · ".join(parts)
