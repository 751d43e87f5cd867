"""Parser: the commands, their arguments and their help."""

import argparse
from collections.abc import Sequence

from kriminalpraeventiv import __version__
from kriminalpraeventiv.cli import answer, browse, check, diff, explain, law, plugins, triangle, year
from kriminalpraeventiv.cli.arguments import day, speaking
from kriminalpraeventiv.cli.measuring import measuring
from kriminalpraeventiv.cli.reading import RECORDS
from kriminalpraeventiv.cli.report import reporting

_RECORDS = "a JSON object, an array, or JSON Lines (one object a line); `-` reads standard input"


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return the chosen command with its arguments; leaves with exit code 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="kriminalpraeventiv",
        description="Crime-prevention questions answered with reasons, sources and dates. It proposes, people decide.",
        epilog="Exit code: 0 answered, 1 bad input (one message per fault on standard error), 2 usage.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _questions(commands)
    _browsing(commands)
    chosen = parser.parse_args(arguments)
    if getattr(chosen, "held", None) and chosen.on is None:
        parser.error("--held needs --on: the day to say how the meetings stand on")
    return chosen


def _questions(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, run, help_ in (
        ("triage", answer.triage, "how serious is each case, who is it about, what comes next"),
        ("may-share", answer.may_share, "may each sharing take place, on which basis, why"),
    ):
        command = commands.add_parser(name, help=help_, description=help_.capitalize() + ".")
        _unstated(command)
        _asking(command)
        command.set_defaults(run=run)
    for name, run, help_ in (
        ("advance", answer.advance, "may each case file take the step it wants, and what is lacking"),
        ("next-steps", answer.next_steps, "what comes next for each case file"),
        ("may-start", answer.may_start, "may each intervention start, what stops it, what to mind"),
    ):
        command = commands.add_parser(name, help=help_, description=help_.capitalize() + ".")
        if name == "advance":
            command.add_argument("--to", metavar="STEP", help="the step, where a file has no `to_step`, such as closed")
        _unstated(command)
        _asking(command)
        command.set_defaults(run=run)
    help_ = "may persons be discussed in each forum, what does it rest on, who belongs there"
    command = commands.add_parser("forum", help=help_, description=help_.capitalize() + ".")
    _asking(command)
    command.set_defaults(run=answer.forum)
    _pictures(commands)
    measuring(commands)
    reporting(commands)
    _looking_into(commands)


def _looking_into(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("explain", help="the full trace of one record", description=explain.__doc__)
    command.add_argument("kind", choices=tuple(RECORDS), help="what the record is")
    command.add_argument("file", metavar="FILE", help=_RECORDS)
    _unstated(command)
    _dating(command)
    command.set_defaults(run=explain.explain)
    help_ = "which records get another answer than before: after an upgrade, or with other plugins; and why"
    command = commands.add_parser("diff", help=help_, description=help_.capitalize() + ".")
    command.add_argument("kind", choices=tuple(RECORDS), help="what the records are")
    _unstated(command)
    earlier = command.add_mutually_exclusive_group()
    earlier.add_argument(
        "--answers", metavar="ANSWERS", help="answers stored earlier, as `--json` printed them: what an upgrade changes"
    )
    earlier.add_argument(
        "--before",
        default="none",
        metavar="none|installed|NAME,…",
        help="whose local rules counted before (default: none); `--plugins` and `--pack` say whose count after",
    )
    _asking(command)
    command.set_defaults(run=diff.diff)


def _pictures(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    help_ = "draw the prevention triangle: which measures stand where, in which column, and how sure that is"
    command = commands.add_parser("triangle", help=help_, description=help_.capitalize() + ".")
    command.add_argument("--municipality", metavar="CODE", help="national measures and those of one municipality")
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--svg", metavar="FILE", help="write an SVG instead of drawing in the terminal")
    shape.add_argument("--table", action="store_true", help="a Markdown table")
    shape.add_argument("--json", action="store_true", help="one placement a line as JSON")
    speaking(command)
    command.set_defaults(run=triangle.triangle)
    help_ = "deadlines and meetings of a year, and how the meetings held so far stand"
    command = commands.add_parser("due", help=help_, description=help_.capitalize() + ".")
    command.add_argument("--year", type=_year, required=True, metavar="YEAR", help="the calendar year, such as 2027")
    command.add_argument("--municipality", metavar="CODE", help="whose duties; without it the national ones alone")
    command.add_argument(
        "--held",
        metavar="FILE",
        help='meetings held: JSON objects such as {"forum": "kredsraad", "on": "2018-02-06"}; needs --on',
    )
    command.add_argument("--on", type=day, metavar="DATE", help="say how the meetings held stand on this day")
    shape = command.add_mutually_exclusive_group()
    shape.add_argument("--ics", metavar="FILE", help="write an iCalendar file (needs the extra `calendar`)")
    shape.add_argument("--json", action="store_true", help="the answer as JSON")
    speaking(command)
    command.set_defaults(run=year.due)


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1900 <= int(text[:5]) <= 2200):  # noqa: PLR2004 - years people plan
        raise argparse.ArgumentTypeError("want a year from 1900 to 2200")
    return int(text)


def _asking(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help=_RECORDS)
    _dating(command)
    command.add_argument("--json", action="store_true", help="one JSON answer a line instead of text")


def _unstated(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--unstated",
        choices=("unknown", "no"),
        default="unknown",
        help="what a fact that was left out means: unknown (default), or no, for hosts that record only what is true",
    )


def _dating(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", type=day, metavar="DATE", help="the day asked about, where a record has no `on`")
    speaking(command)


def _browsing(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("plugins", help="list the installed plugins and whether they are admitted")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=plugins.plugins)
    command = commands.add_parser("check", help="what is wrong with a plugin, what it must show, what it changes")
    command.add_argument("plugin", metavar="PATH|NAME", help="a folder of TOML, or the name of an installed plugin")
    command.set_defaults(run=check.check)
    command = commands.add_parser("rules", help="list the rules, or show one whole")
    command.add_argument("--plugin", metavar="PREFIX", help="only the rules of one plugin, or `national`")
    command.add_argument("id", nargs="?", metavar="ID", help="a rule id, such as triage.repeated_crime")
    speaking(command)
    command.set_defaults(run=browse.rules)
    command = commands.add_parser("facts", help="list the facts a record may state")
    command.add_argument("kind", choices=tuple(RECORDS), help="which kind of record")
    command.add_argument("--json", action="store_true", help="as the fields of a form, one a line")
    command.add_argument("--municipality", metavar="CODE", help="with --json: what its own plugins add to the form")
    speaking(command)
    command.set_defaults(run=browse.facts)
    command = commands.add_parser("schema", help="print a JSON Schema (2020-12)")
    command.add_argument("name", choices=browse.SCHEMAS, help="of which JSON")
    speaking(command)
    command.set_defaults(run=browse.schema)
    _law(commands.add_parser("law", help="what the law says, and since when"))


def _law(parser: argparse.ArgumentParser) -> None:
    laws = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    command = laws.add_parser("list", help="list the provisions")
    speaking(command)
    command.set_defaults(run=law.law_list)
    command = laws.add_parser("show", help="show a provision: its versions, or those in force on a day")
    command.add_argument("section", metavar="SECTION", help='such as "115", "RSL § 11 e" or law.prevention_sharing')
    command.add_argument("--on", type=day, metavar="DATE", help="the day; without it every version is shown")
    speaking(command)
    command.set_defaults(run=law.law_show)
    command = laws.add_parser("changes", help="what changed between two days, and a request whose answer flips")
    command.add_argument("--from", dest="from_", type=day, metavar="DATE", required=True, help="the first day")
    command.add_argument("--to", type=day, metavar="DATE", required=True, help="the last day")
    command.add_argument("--json", action="store_true", help="one change a line as JSON")
    speaking(command)
    command.set_defaults(run=law.law_changes)
    command = laws.add_parser(
        "lint",
        help="common errors and outdated citations in texts; exit code 1 when there is any",
        description="Common errors of texts on crime prevention, and citations out of force on the day. Exit code 1 "
        "when there is any; silence is no approval of a text.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a text in UTF-8; `-` reads standard input")
    command.add_argument("--on", type=day, metavar="DATE", required=True, help="the day the text is to be right on")
    command.add_argument("--json", action="store_true", help="one finding a line as JSON")
    speaking(command)
    command.set_defaults(run=law.law_lint)
