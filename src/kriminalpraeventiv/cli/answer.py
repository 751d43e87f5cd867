"""Answer: the commands that ask one question of every record or forum of a file."""

import argparse
import sys
from collections.abc import Callable, Iterator

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.cli.forum import forum_text
from kriminalpraeventiv.cli.gates import gate_text
from kriminalpraeventiv.cli.reading import R, T, load_rulebook, read_each, records
from kriminalpraeventiv.cli.render import sharing_text, triage_text
from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.explanation import Answer
from kriminalpraeventiv.prevention.plan import InterventionPlan
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


def forum(chosen: argparse.Namespace) -> int:
    """Answer `forum`."""
    rulebook = load_rulebook(chosen)
    read = read_each(rulebook.read_forum, chosen, chosen.files)
    return _answered(chosen, rulebook, read, lambda asked: rulebook.check_forum(asked[0], on=asked[1]), forum_text)


def advance(chosen: argparse.Namespace) -> int:
    """Answer `advance`."""
    rulebook = load_rulebook(chosen)
    if chosen.to:
        rulebook.step_title(chosen.to)
    return _answer(
        chosen, rulebook, CaseFile, lambda file: rulebook.may_advance(file, file.to_step or chosen.to), gate_text
    )


def next_steps(chosen: argparse.Namespace) -> int:
    """Answer `next-steps`."""
    rulebook = load_rulebook(chosen)
    return _answer(chosen, rulebook, CaseFile, rulebook.next_steps, gate_text)


def may_start(chosen: argparse.Namespace) -> int:
    """Answer `may-start`."""
    rulebook = load_rulebook(chosen)
    return _answer(chosen, rulebook, InterventionPlan, rulebook.may_start, gate_text)


def _answer(
    chosen: argparse.Namespace, rulebook: Rulebook, cls: type[R], ask: Callable[[R], Answer], render: Callable[..., str]
) -> int:
    return _answered(chosen, rulebook, records(cls, chosen, rulebook, chosen.files), ask, render)


def _answered(
    chosen: argparse.Namespace,
    rulebook: Rulebook,
    read: Iterator[T | InvalidInput],
    ask: Callable[[T], Answer],
    render: Callable[..., str],
) -> int:
    converter, code = AnswerConverter(), 0
    for asked in read:
        if isinstance(asked, InvalidInput):
            print(asked, file=sys.stderr)
            code = 1
            continue
        try:
            answer = ask(asked)
        except InvalidInput as error:
            print(error, file=sys.stderr)
            code = 1
            continue
        print(converter.to_json(answer) if chosen.json else render(answer, chosen.lang, rulebook), flush=True)
    return code
