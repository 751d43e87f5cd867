"""Triangle: the command `triangle`: where measures stand, drawn in the terminal, as a table or as SVG."""

import argparse
import shutil
from pathlib import Path

from kriminalpraeventiv.cli.reading import load_rulebook
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.prevention.picture.svg import svg
from kriminalpraeventiv.prevention.picture.text import table, text_drawing
from kriminalpraeventiv.serialization.answers import AnswerConverter


def triangle(chosen: argparse.Namespace) -> int:
    """Draw the prevention triangle of a municipality, or of all measures known."""
    drawn = load_rulebook(chosen).triangle(chosen.municipality)
    if chosen.svg:
        write_whole(chosen.svg, svg(drawn, chosen.lang).encode())
    elif chosen.json:
        converter = AnswerConverter()
        print("\n".join(converter.to_json(placement) for placement in drawn.measures))
    elif chosen.table:
        print(table(drawn, chosen.lang))
    else:
        print(text_drawing(drawn, chosen.lang, max(shutil.get_terminal_size((100, 24)).columns, 80)))
    return 0


def write_whole(name: str, content: bytes) -> None:
    """Write a file whole or not at all; raises `InvalidInput` naming it where that is impossible."""
    path = Path(name)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise InvalidInput([Fault("cannot_write", name, f"this cannot be written: {error.strerror}")]) from None
