"""Answer: the commands `triage` and `may-share`, a filter over records."""

import argparse
import sys
from collections.abc import Callable

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.cli.reading import R, load_rulebook, records
from kriminalpraeventiv.cli.render import sharing_text, triage_text
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.explanation import Answer
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.text import Language

Render = Callable[[Answer, Language, Rulebook], str]


def triage(chosen: argparse.Namespace) -> int:
    """Answer `triage`."""
    rulebook = load_rulebook(chosen)
    return _answer(chosen, rulebook, Case, rulebook.classify, triage_text)


def may_share(chosen: argparse.Namespace) -> int:
    """Answer `may-share`."""
    rulebook = load_rulebook(chosen)
    return _answer(chosen, rulebook, SharingRequest, rulebook.may_share, sharing_text)


def _answer(
    chosen: argparse.Namespace, rulebook: Rulebook, cls: type[R], ask: Callable[[R], Answer], render: Callable[..., str]
) -> int:
    converter, code = AnswerConverter(), 0
    for record in records(cls, chosen, rulebook, chosen.files):
        if isinstance(record, InvalidInput):
            print(record, file=sys.stderr)
            code = 1
            continue
        answer = ask(record)
        print(converter.to_json(answer) if chosen.json else render(answer, chosen.lang, rulebook))
    return code
