"""Arguments: those that several commands take."""

import argparse
from datetime import date

from kriminalpraeventiv.serialization.single import UnfitError, read_date


def speaking(command: argparse.ArgumentParser) -> None:
    """Add the language of texts and whose local rules count."""
    command.add_argument("--lang", choices=("da", "en"), default="da", help="language of texts (default: da)")
    command.add_argument(
        "--plugins",
        default="installed",
        metavar="installed|none|NAME,…",
        help="whose local rules count beside the national ones (default: installed)",
    )
    command.add_argument("--pack", action="append", metavar="DIR", help="try a folder of rules as it is")


def day(text: str) -> date:
    """Return the day of an argument."""
    try:
        return read_date(text)
    except UnfitError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
