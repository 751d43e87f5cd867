"""Report: the command `report`: the answer to a reporting duty as JSON, Markdown or one HTML page."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kriminalpraeventiv.cli.arguments import day, speaking
from kriminalpraeventiv.cli.reading import load_rulebook, read_text
from kriminalpraeventiv.cli.triangle import write_whole
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.strict import strict_converter, structure

if TYPE_CHECKING:
    from kriminalpraeventiv.indicators.disclosure.releases import ReleaseLog
    from kriminalpraeventiv.reports.asked import ReportInput
    from kriminalpraeventiv.reports.status import StatusReport

FORMATS = ("json", "md", "markdown", "html")
"""How a report is written; `markdown` is `md`."""


def reporting(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command `report`."""
    help_ = "the report a duty asks for, as JSON, Markdown or one HTML page; small numbers are hidden first"
    command = commands.add_parser("report", help=help_, description=help_.capitalize() + ".")
    command.add_argument("file", metavar="FILE", help="what it is made of, as one JSON object; `-` is standard input")
    command.add_argument("--duty", metavar="ID", help="the id of the reporting duty, where the file does not say it")
    command.add_argument("--municipality", metavar="CODE", help="whose report, where the file does not say it")
    command.add_argument("--on", type=day, metavar="DATE", help="the day of the report, where the file does not say it")
    command.add_argument("--format", choices=FORMATS, default="md", help="how it is written (default: md)")
    command.add_argument("--out", metavar="FILE", help="write a file, whole or not at all, instead of standard output")
    command.add_argument(
        "--log",
        metavar="FILE",
        help="what was released so far: refuses what would give a small number away, adds the rest",
    )
    command.add_argument(
        "--no-charts", dest="charts", action="store_false", help="html without charts (they need the extra `report`)"
    )
    speaking(command)
    command.set_defaults(run=report)


def report(chosen: argparse.Namespace) -> int:
    """Answer `report`; the file is written whole or not at all."""
    from kriminalpraeventiv.reports.asked import ReportInput  # noqa: PLC0415 - loaded when asked

    before = _log(chosen)
    try:
        asked = structure(strict_converter(), _payload(chosen), ReportInput)
        made, log = _made(chosen, asked, before)
    except InvalidInput as error:
        place = "standard input" if chosen.file == "-" else chosen.file
        raise InvalidInput(fault.under(place) for fault in error.faults) from None
    text = _written(made, chosen)
    # The log first: a report that went out and is in no log is worse than the other way round.
    if log is not None:
        write_whole(chosen.log, log)
    if chosen.out:
        write_whole(chosen.out, text.encode())
    else:
        sys.stdout.write(text)
    return 0


def _log(chosen: argparse.Namespace) -> "ReleaseLog | None":
    """Return what was released so far; a file that is not there yet is an empty log."""
    from kriminalpraeventiv.indicators.disclosure.releases import ReleaseLog  # noqa: PLC0415 - loaded when asked
    from kriminalpraeventiv.serialization.suppressed import read_log  # noqa: PLC0415 - loaded when asked

    if chosen.log is None or not Path(chosen.log).exists():
        return None if chosen.log is None else ReleaseLog()
    try:
        return read_log(load_json(read_text(chosen.log)))
    except InvalidInput as error:
        raise InvalidInput(fault.under(chosen.log) for fault in error.faults) from None


def _made(
    chosen: argparse.Namespace, asked: "ReportInput", before: "ReleaseLog | None"
) -> tuple["StatusReport", bytes | None]:
    """Return the report, and the log with its numbers as it is to be written."""
    from kriminalpraeventiv.serialization.suppressed import write_log  # noqa: PLC0415 - loaded when asked

    rulebook = load_rulebook(chosen)
    if before is None:
        return rulebook.report(asked), None
    released = rulebook.release_report(asked, before)
    return released.report, (json.dumps(write_log(released.log), ensure_ascii=False, indent=1) + "\n").encode()


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
        case "md" | "markdown":
            return to_markdown(made, chosen.lang)
    return to_html(made, chosen.lang, charts=chosen.charts, tell=_progress)


def _progress(done: int, number: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{number} charts", end="\n" if done == number else "", file=sys.stderr, flush=True)
