"""Report: the command `report`: the answer to a reporting duty as JSON, Markdown or one HTML page."""

import argparse
import json
import sys
from typing import TYPE_CHECKING, Any

from kriminalpraeventiv.cli.reading import load_rulebook, read_text
from kriminalpraeventiv.cli.triangle import write_whole
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.strict import strict_converter, structure

if TYPE_CHECKING:
    from kriminalpraeventiv.reports.status import StatusReport

FORMATS = ("json", "md", "html")
"""How a report is written."""


def report(chosen: argparse.Namespace) -> int:
    """Answer `report`; the file is written whole or not at all."""
    from kriminalpraeventiv.reports.asked import ReportInput  # noqa: PLC0415 - loaded when asked

    try:
        asked = structure(strict_converter(), _payload(chosen), ReportInput)
        made = load_rulebook(chosen).report(asked)
    except InvalidInput as error:
        raise InvalidInput(fault.under(chosen.file) for fault in error.faults) from None
    text = _written(made, chosen)
    if chosen.out:
        write_whole(chosen.out, text.encode())
    else:
        sys.stdout.write(text)
    return 0


def _payload(chosen: argparse.Namespace) -> dict[str, Any]:
    """Return the document with what the command line says, which must not contradict it."""
    payload = load_json(read_text(chosen.file))
    if not isinstance(payload, dict):
        raise InvalidInput([Fault("wrong_kind", "$", "want one JSON object")])
    given = {"duty": chosen.duty, "municipality": chosen.municipality, "on": chosen.on and chosen.on.isoformat()}
    stated = {name: value for name, value in given.items() if value is not None}
    faults = [
        Fault("contradiction", f"$.{name}", f"the file says another than --{name}; leave one of them out")
        for name, value in stated.items()
        if payload.get(name, value) != value
    ]
    if faults:
        raise InvalidInput(faults)
    return payload | stated


def _written(made: "StatusReport", chosen: argparse.Namespace) -> str:
    from kriminalpraeventiv.reports.html import to_html  # noqa: PLC0415 - loaded when asked
    from kriminalpraeventiv.reports.markdown import to_markdown  # noqa: PLC0415 - loaded when asked

    match chosen.format:
        case "json":
            return json.dumps(AnswerConverter().to_plain(made), ensure_ascii=False, indent=1) + "\n"
        case "md":
            return to_markdown(made, chosen.lang)
    return to_html(made, chosen.lang, charts=chosen.charts, tell=_progress)


def _progress(done: int, number: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{number} charts", end="\n" if done == number else "", file=sys.stderr, flush=True)
