"""Measuring: the arguments and the help of the command `indicators`."""

import argparse
import re
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Final, get_args

from kriminalpraeventiv.cli.arguments import day, speaking
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.target import Per

if TYPE_CHECKING:
    from kriminalpraeventiv.danish import PrintedNumber
    from kriminalpraeventiv.indicators.aggregate import Shape

SPANS: Final = tuple(span for span in get_args(Per) if span != "free")
"""The spans counts are summed to."""
_POINT: Final = re.compile(r"[0-9]+[.](?![0-9]{3}$)[0-9]+")
"""A number with a decimal point; three digits after it are thousands, as Danes write them."""
_WANTED: Final = "want a number from 0, such as 5, 5,5, 40.5 or `5 pct.`; 1.059 is a thousand and fifty-nine"
_INTERNAL: Final = "show small numbers about persons too; what it prints is then not for sharing"
_FILE = "JSON objects, an array, or JSON Lines (one object a line); `-` reads standard input; see `schema measurement`"
_PROGRESS = """
example:
  {"count": 30, "denominator": 234, "unit": "percent", "area": "ydre_noerrebro", "period": {"start": "2019-01-01",
   "end": "2019-12-31"}, "source": "koebenhavns_tryghedsundersoegelse"}
on one line in survey.jsonl, and:
  kriminalpraeventiv indicators progress koebenhavn.unsafe_ydre survey.jsonl --on 2020-08-15 --lang en
"""
_SUM = """
example:
  {"indicator": "albertslund.level_1_cases", "area": "0165", "start": "2026-01-01", "end": "2026-01-31", "count": 12}
one a line in cases.jsonl, and:
  kriminalpraeventiv indicators sum cases.jsonl --per year --json
"""


def measuring(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    help_ = "what is measured, how its target stands, and whether the numbers could show it"
    parser = commands.add_parser("indicators", help=help_, description=help_.capitalize() + ".")
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _looking(parts)
    _judging(parts)
    _summing(parts)


def _looking(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = parts.add_parser("list", help="list the indicators")
    command.add_argument("--municipality", metavar="CODE", help="the national ones and those of one municipality")
    command.add_argument("--json", action="store_true", help="one indicator a line as JSON")
    speaking(command)
    command.set_defaults(run=_later("listing"))
    command = parts.add_parser("show", help="show one: what is counted, its baseline, its target, how it is misread")
    _named(command)
    command.add_argument("--json", action="store_true", help="as JSON")
    speaking(command)
    command.set_defaults(run=_later("show"))


def _judging(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    raw = argparse.RawDescriptionHelpFormatter
    help_ = "how the target of an indicator stands on a day, and whether the change can be told from chance"
    told = help_.capitalize() + "."
    command = parts.add_parser("progress", help=help_, description=told, epilog=_PROGRESS, formatter_class=raw)
    _named(command)
    command.add_argument("files", nargs="+", metavar="FILE", help=_FILE)
    command.add_argument("--on", type=day, metavar="DATE", required=True, help="the day asked about")
    command.add_argument("--internal", action="store_true", help=_INTERNAL)
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    speaking(command)
    command.set_defaults(run=_later("progress"))
    help_ = "whether the numbers could show that a target is reached; ask before it is set"
    command = parts.add_parser("detectable", help=help_, description=help_.capitalize() + ".")
    _named(command)
    command.add_argument("--answers", type=_answers, metavar="N", help="how many answers each survey is to have")
    effect = "by how much weights widen the uncertainty of the survey, such as 1,5"
    command.add_argument("--design-effect", type=_number, metavar="NUMBER", help=effect)
    aim = command.add_mutually_exclusive_group()
    aim.add_argument("--at-most", type=_number, metavar="NUMBER", help="a target thought of, such as 5, 5,5 or 40.5")
    aim.add_argument("--at-least", type=_number, metavar="NUMBER", help="a target thought of, the other way")
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    speaking(command)
    command.set_defaults(run=_later("detectable"))


def _summing(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    help_ = "sum many counts by indicator, area and period; reads millions of lines in bounded memory"
    told = help_.capitalize() + "; small numbers about persons are hidden."
    command = parts.add_parser(
        "sum", help=help_, description=told, epilog=_SUM, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    file_ = (
        "JSON Lines, see `schema row`; or CSV whose first line is indicator,area,start,end,count; `-` is standard input"
    )
    command.add_argument("files", nargs="+", metavar="FILE", help=file_)
    command.add_argument("--per", choices=SPANS, help="the span to sum to; without it each period stays")
    how = "how an indicator adds up that the catalogue does not hold, or says nothing of: ID=flow or ID=stock"
    command.add_argument("--shape", action="append", type=_shape, metavar="ID=flow|stock", help=how)
    command.add_argument("--internal", action="store_true", help=_INTERNAL)
    command.add_argument("--json", action="store_true", help="one sum a line as JSON")
    speaking(command)
    command.set_defaults(run=_later("total", "summing"))


def _named(command: argparse.ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="the id of an indicator, such as koebenhavn.unsafe_ydre")


def _number(text: str) -> "PrintedNumber":
    """Return a number as Danes write it, `5,0` or `5 pct.`, or with a decimal point."""
    from kriminalpraeventiv.danish import PrintedNumber, read_number  # noqa: PLC0415 - loaded when asked

    try:
        if _POINT.fullmatch(text):
            return PrintedNumber(value=Decimal(text))
        printed = read_number(text)
    except InvalidInput:
        raise argparse.ArgumentTypeError(_WANTED) from None
    if printed.high is not None or printed.qualifier != "exact" or printed.amount < 0:
        raise argparse.ArgumentTypeError(_WANTED)
    return printed


def _answers(text: str) -> int:
    """Return a number of answers, which may be written 1.059."""
    printed = _number(text)
    if printed.unit is not None or printed.amount != int(printed.amount):
        raise argparse.ArgumentTypeError("want a whole number, such as 1059 or 1.059")
    return int(printed.amount)


def _shape(text: str) -> "tuple[str, Shape]":
    from kriminalpraeventiv.indicators.aggregate import Shape  # noqa: PLC0415 - loaded when asked

    code, _, counted = text.partition("=")
    if not code or counted not in ("flow", "stock"):
        raise argparse.ArgumentTypeError("want ID=flow or ID=stock")
    return code, Shape(counted="flow" if counted == "flow" else "stock", persons=True)


def _later(name: str, module: str = "indicators") -> Callable[[argparse.Namespace], int]:
    """Return what runs a command and loads what measures only then."""

    def run(chosen: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"kriminalpraeventiv.cli.{module}"), name)(chosen)
        return code

    return run
