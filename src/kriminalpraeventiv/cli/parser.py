"""Parser: the commands, their arguments and their help."""

import argparse
from collections.abc import Sequence
from datetime import date

from kriminalpraeventiv import __version__
from kriminalpraeventiv.cli import answer, browse, check, explain, law, plugins
from kriminalpraeventiv.serialization.strict import UnfitError, read_date

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
    return parser.parse_args(arguments)


def _questions(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, run, help_ in (
        ("triage", answer.triage, "how serious is each case, who is it about, what comes next"),
        ("may-share", answer.may_share, "may each sharing take place, on which basis, why"),
    ):
        command = commands.add_parser(name, help=help_, description=help_.capitalize() + ".")
        _unstated(command)
        _asking(command)
        command.set_defaults(run=run)
    help_ = "may persons be discussed in each forum, what does it rest on, who belongs there"
    command = commands.add_parser("forum", help=help_, description=help_.capitalize() + ".")
    _asking(command)
    command.set_defaults(run=answer.forum)
    command = commands.add_parser("explain", help="the full trace of one record", description=explain.__doc__)
    command.add_argument("kind", choices=("case", "request"), help="what the record is")
    command.add_argument("file", metavar="FILE", help=_RECORDS)
    _unstated(command)
    _dating(command)
    command.set_defaults(run=explain.explain)


def _asking(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help=_RECORDS)
    _dating(command)
    command.add_argument("--json", action="store_true", help="one JSON answer a line instead of text")
    command.add_argument("--pack", action="append", metavar="DIR", help="try a folder of rules as it is")


def _unstated(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--unstated",
        choices=("unknown", "no"),
        default="unknown",
        help="what a fact that was left out means: unknown (default), or no, for hosts that record only what is true",
    )


def _dating(command: argparse.ArgumentParser) -> None:
    command.add_argument("--on", type=_day, metavar="DATE", help="the day asked about, where a record has no `on`")
    _speaking(command)


def _speaking(command: argparse.ArgumentParser) -> None:
    command.add_argument("--lang", choices=("da", "en"), default="da", help="language of texts (default: da)")
    command.add_argument(
        "--plugins",
        default="installed",
        metavar="installed|none|NAME,…",
        help="whose local rules count beside the national ones (default: installed)",
    )


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
    _speaking(command)
    command.set_defaults(run=browse.rules)
    command = commands.add_parser("facts", help="list the facts a record may state")
    command.add_argument("kind", choices=("case", "request"), help="which kind of record")
    _speaking(command)
    command.set_defaults(run=browse.facts)
    command = commands.add_parser("schema", help="print a JSON Schema (2020-12)")
    command.add_argument("name", choices=browse.SCHEMAS, help="of which JSON")
    _speaking(command)
    command.set_defaults(run=browse.schema)
    _law(commands.add_parser("law", help="what the law says, and since when"))


def _law(parser: argparse.ArgumentParser) -> None:
    laws = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    command = laws.add_parser("list", help="list the provisions")
    _speaking(command)
    command.set_defaults(run=law.law_list)
    command = laws.add_parser("show", help="show a provision: its versions, or those in force on a day")
    command.add_argument("section", metavar="SECTION", help='such as "115", "RSL § 11 e" or law.prevention_sharing')
    command.add_argument("--on", type=_day, metavar="DATE", help="the day; without it every version is shown")
    _speaking(command)
    command.set_defaults(run=law.law_show)
    command = laws.add_parser("changes", help="what changed between two days, and a request whose answer flips")
    command.add_argument("--from", dest="from_", type=_day, metavar="DATE", required=True, help="the first day")
    command.add_argument("--to", type=_day, metavar="DATE", required=True, help="the last day")
    command.add_argument("--json", action="store_true", help="one change a line as JSON")
    _speaking(command)
    command.set_defaults(run=law.law_changes)
    command = laws.add_parser(
        "lint",
        help="common errors and outdated citations in texts; exit code 1 when there is any",
        description="Common errors of texts on crime prevention, and citations out of force on the day. Exit code 1 "
        "when there is any; silence is no approval of a text.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="a text in UTF-8; `-` reads standard input")
    command.add_argument("--on", type=_day, metavar="DATE", required=True, help="the day the text is to be right on")
    command.add_argument("--json", action="store_true", help="one finding a line as JSON")
    _speaking(command)
    command.set_defaults(run=law.law_lint)


def _day(text: str) -> date:
    try:
        return read_date(text)
    except UnfitError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
