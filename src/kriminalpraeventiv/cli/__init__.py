"""Command line: the same questions for other languages, as JSON in and text or JSON out."""

import os
import sys
from collections.abc import Sequence
from typing import TextIO, cast

from kriminalpraeventiv.cli.parser import parse_arguments
from kriminalpraeventiv.errors import KriminalpraeventivError

ANSWERED, BAD_INPUT, INTERRUPTED = 0, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when answered, 1 on bad input (2, usage, leaves through argparse).

    Output is UTF-8 whatever the locale says.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            cast("TextIO", stream).reconfigure(encoding="utf-8", newline="\n")  # type: ignore[attr-defined] # - text streams have it
    try:
        chosen = parse_arguments(arguments)
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except KriminalpraeventivError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code
