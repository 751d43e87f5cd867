"""Telling: what the commands of `indicators` print for a reader, in words; codes stand in JSON only."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from kriminalpraeventiv.danish import write_number
from kriminalpraeventiv.explanation import Reason
from kriminalpraeventiv.indicators.aggregate import Cell
from kriminalpraeventiv.indicators.detecting import NO_NUMBER, Detectable
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.indicator import Indicator
from kriminalpraeventiv.indicators.names import area_name
from kriminalpraeventiv.indicators.progress import Progress
from kriminalpraeventiv.reports.aims import aim_text
from kriminalpraeventiv.reports.numbers import figure_text, figure_words, unit_text
from kriminalpraeventiv.text import Language, Text


def listed(indicator: Indicator, language: Language) -> str:
    """Return an indicator in one line."""
    level = word(f"level.{indicator.level}").in_(language)
    return f"{indicator.id:44} {level:9} {indicator.title.in_(language)}"


def shown(indicator: Indicator, language: Language) -> Iterator[str]:
    """Yield the lines of an indicator, whole."""
    yield f"{indicator.title.in_(language)} [{indicator.id}]"
    yield f"  {' · '.join(text.in_(language) for text in _facts(indicator))}"
    yield from _line("unit", _unit(indicator.unit), language)
    yield from _line("area", _area(indicator.area), language)
    yield from _line("measured_area", _area(indicator.measured_area), language)
    yield from _line("definition", indicator.definition, language)
    yield from _line("target", aim_text(indicator), language)
    yield from _figure("baseline", indicator.baseline, language)
    yield from _line("owner", indicator.owner, language)
    yield from _line("legal_basis", indicator.legal_basis, language)
    yield f"  {word('label.source').in_(language)}: {indicator.source}"
    yield from _traps(indicator, language)


def told(answer: Progress, indicator: Indicator, language: Language) -> Iterator[str]:
    """Yield the lines of how a target stands, and why."""
    status = word(f"status.{answer.status}").in_(language) + (f" ({answer.why})" if answer.why else "")
    yield f"{indicator.title.in_(language)} [{answer.indicator}] · {answer.on} · {status}"
    yield from _line("target", aim_text(indicator), language)
    yield from _figure("baseline", answer.baseline, language)
    for figure in answer.compared:
        yield from _figure("compared", figure, language)
    yield f"  {_label('why', language)}:"
    yield from (f"    - {_reason(reason, language)}" for reason in answer.reasons)
    yield from _traps(indicator, language)


def detectable_told(answer: Detectable, language: Language) -> str:
    """Return whether numbers could show that a target is reached."""
    unsaid = "only" if answer.why == NO_NUMBER else "unsaid"
    code = {True: "yes", False: "no", None: unsaid}[answer.detectable]
    return f"{word(f'detectable.{code}').in_(language)} {answer.text.in_(language)}"


def _facts(indicator: Indicator) -> Iterator[Text]:
    for name in ("level", "direction", "counted", "per"):
        code = getattr(indicator, name)
        if code is not None:
            yield word(f"{name}.{code}")


def _unit(unit: str | None) -> Text | None:
    if unit is None:
        return None
    return _words()["unit"].get(unit) or unit_text(unit)


def _area(area: str | None) -> Text | None:
    return None if area is None else area_name(area)


def _reason(reason: Reason, language: Language) -> str:
    return f"{reason.text.in_(language)} [{reason.rule}: {reason.source}]"


def _label(name: str, language: Language) -> str:
    return word(f"label.{name}").in_(language)


def _line(name: str, text: Text | None, language: Language) -> Iterator[str]:
    if text is not None:
        yield f"  {_label(name, language)}: {text.in_(language)}"


def _figure(name: str, figure: Figure | None, language: Language) -> Iterator[str]:
    if figure is not None:
        yield from _line(name, figure_words(figure_text(figure), figure.period), language)


def _traps(indicator: Indicator, language: Language) -> Iterator[str]:
    if indicator.traps:
        yield f"  {_label('traps', language)}:"
        yield from (f"    - {trap.text.in_(language)} [{trap.code}]" for trap in indicator.traps)


def cell_told(cell: Cell, language: Language) -> str:
    """Return one sum in one line."""
    number = cell.count if cell.value is None else cell.value
    said = "–" if number is None else write_number(number, language)
    said += "" if cell.denominator is None else f" / {write_number(cell.denominator, language)}"
    parts = [f"{cell.indicator} · {cell.area} · {cell.period}: {said}", *(text.in_(language) for text in cell.texts)]
    return " · ".join(parts)


def word(code: str) -> Text:
    """Return a text by its code, such as `status.reached`; raises `KeyError` for an unknown one."""
    section, _, name = code.partition(".")
    return _words()[section][name]


@cache
def _words() -> Mapping[str, Mapping[str, Text]]:
    plain = tomllib.loads((files("kriminalpraeventiv.cli") / "words.toml").read_text(encoding="utf-8"))
    return {section: {code: Text(**text) for code, text in texts.items()} for section, texts in plain.items()}
