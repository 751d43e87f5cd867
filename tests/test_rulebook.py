"""The rulebook: immutable, picklable, shared between threads, and honest about plugins."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import attrs
import pytest

from kriminalpraeventiv import Case, InvalidInput, PluginRefused, Rulebook, SharingRequest, UnknownName
from kriminalpraeventiv.serialization.answers import AnswerConverter

DAY = date(2026, 11, 1)
REQUEST = SharingRequest(id="r", on=DAY, sender="police", receiver="school", cooperation="ssp", unstated="no")


@pytest.mark.parametrize("question", ["classify", "may_share", "may_advance", "next_steps", "may_start"])
@pytest.mark.parametrize("record", [{"id": "c"}, None, "c", InvalidInput])
def test_what_is_no_record_of_the_kind_is_a_mistake_of_the_program(
    rulebook: Rulebook, question: str, record: object
) -> None:
    with pytest.raises(TypeError, match=r"want a \w+, not a \w+"):
        getattr(rulebook, question)(record)


def test_a_pickled_rulebook_gives_the_same_answers(rulebook: Rulebook) -> None:
    copy = pickle.loads(pickle.dumps(rulebook))  # noqa: S301 - our own bytes
    assert copy.fingerprint == rulebook.fingerprint
    assert copy.may_share(REQUEST) == rulebook.may_share(REQUEST)
    case = Case(id="c", on=DAY, age=16, municipality="0101")
    assert copy.classify(case) == rulebook.classify(case)


def test_an_answer_repeats_the_fingerprint(rulebook: Rulebook) -> None:
    assert rulebook.may_share(REQUEST).rulebook == rulebook.fingerprint == Rulebook.load(plugins=()).fingerprint
    assert len(rulebook.fingerprint) == 16


def test_eight_threads_get_the_answers_one_gets() -> None:
    book, converter = Rulebook.load(plugins=()), AnswerConverter()
    requests = [
        REQUEST.with_(id=f"r{n}", on=date(2000 + n % 26, 1 + n % 12, 1), necessary=n % 2 == 0) for n in range(400)
    ]
    alone = [converter.to_json(Rulebook.load(plugins=()).may_share(request)) for request in requests[:8]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda request: converter.to_json(book.may_share(request)), requests))
    assert together[:8] == alone


def test_one_answer_read_by_eight_threads_is_whole_for_each(rulebook: Rulebook) -> None:
    for _ in range(50):
        answer = rulebook.may_share(REQUEST)
        with ThreadPoolExecutor(8) as pool:
            assert len(set(pool.map(lambda _, whole=answer: len(whole.checked), range(8)))) == 1


def test_nothing_of_a_rulebook_or_an_answer_can_be_changed(rulebook: Rulebook) -> None:
    for value, name in ((rulebook, "fingerprint"), (rulebook.may_share(REQUEST), "verdict"), (REQUEST, "sender")):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, "may")


def test_an_unknown_rule_names_the_nearest(rulebook: Rulebook) -> None:
    assert rulebook.rule("law.no_investigation").place == "stk. 2, 2. pkt."
    with pytest.raises(UnknownName, match=r"the nearest is `law\.no_investigation`"):
        rulebook.rule("law.no_investigations")


def test_words_that_are_not_in_the_interface_are_refused(rulebook: Rulebook) -> None:
    with pytest.raises(UnknownName, match="the nearest is `case`"):
        rulebook.facts("cases")  # type: ignore[arg-type] # - the point of the test
    with pytest.raises(PluginRefused, match="a list of plugins or names"):
        Rulebook.load("none")
    with pytest.raises(InvalidInput, match="`unstated` is `unknown` or `no`"):
        Case(id="c", on=DAY, unstated="nej")  # type: ignore[arg-type] # - the point of the test


@pytest.mark.parametrize("facts", [{"municipality": "9999"}, {"local": {"viborg.in_day_care": True}}])
def test_what_a_rulebook_does_not_know_is_refused_in_python_too(rulebook: Rulebook, facts: dict[str, object]) -> None:
    with pytest.raises(InvalidInput):
        rulebook.classify(Case(id="c", on=DAY, **facts))  # type: ignore[arg-type] # - any fact
    with pytest.raises(InvalidInput):
        rulebook.may_share(REQUEST.with_(**facts))
