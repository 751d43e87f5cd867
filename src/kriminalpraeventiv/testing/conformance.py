"""Conformance: what every plugin must show, as tests whose names a municipality can read.

`TestConformance = conformance(plugin)` in a plugin's own suite runs them all.
"""

import pickle
from collections.abc import Callable
from typing import Any, cast

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kriminalpraeventiv.case import Case
from kriminalpraeventiv.explanation import Answer
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.level import NATIONAL_SCHEME
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.rulebook import Rulebook
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.sharing.request import SharingRequest
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests
from kriminalpraeventiv.testing.subject import Subject
from kriminalpraeventiv.triage.answer import TriageAnswer

_REFUSED = "Zebrahest 311299-9999"
_ASK: dict[str, Callable[[Rulebook, Any], Any]] = {
    "case": Rulebook.classify,
    "request": Rulebook.may_share,
    "file": Rulebook.may_advance,
    "plan": Rulebook.may_start,
}
_RANK = {"may_not": 0, "undetermined": 1, "may": 2}


def conformance(plugin: object, *, max_examples: int = 50) -> type:
    """Return a fresh class of tests about a plugin, for pytest or unittest.

    Property tests try `max_examples` invented cases and requests in the plugin's own municipalities and outside.
    """
    subject = Subject(plugin)
    budget = settings(max_examples=max_examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)

    class Conformance:
        """What every plugin must show."""

        def test_it_is_admitted(self) -> None:
            own = subject.own
            assert own.rules or own.scheme or own.others or own.facts or own.manifest.cut_line or own.manifest.areas

        def test_its_ids_are_prefixed_and_unique(self) -> None:
            ids = [rule.id for rule in subject.own.rules]
            assert len(set(ids)) == len(ids)
            assert all(id_.startswith(subject.own.manifest.prefix + ".") for id_ in ids)

        def test_its_own_examples_hold(self) -> None:
            _none([line for rule in subject.own.rules for line in subject.false_examples(rule)])

        def test_every_citation_exists_and_is_in_force_when_the_rule_is(self) -> None:
            _none([line for rule in subject.own.rules for line in subject.dead_citations(rule)])

        def test_every_text_is_in_danish(self) -> None:
            _none([f"{rule.id}: no Danish text" for rule in subject.own.rules if not rule.text.da.strip()])

        def test_every_rule_is_reachable(self) -> None:
            _none(
                [
                    f"{rule.id}: no example on which it holds"
                    for rule in subject.own.rules
                    if not subject.reachable(rule)
                ]
            )

        def test_order_and_repetition_change_nothing(self) -> None:
            twice = Rulebook.load(plugins=[plugin, plugin])
            assert twice.fingerprint == subject.book.fingerprint

        test_it_never_widens_sharing = _on(sharing_requests(), subject, budget, _never_opens)
        test_it_never_loosens_a_gate = _on(_steps(), subject, budget, _never_opens)
        test_it_never_changes_the_national_answer_about_sharing = _on(
            sharing_requests(), subject, budget, _national_stays
        )
        test_it_never_changes_the_national_answer_about_a_case = _on(cases(), subject, budget, _national_stays)
        test_it_never_changes_the_national_answer_about_a_step = _on(_steps(), subject, budget, _national_stays)
        test_it_never_lowers_a_comparable_level = _on(cases(), subject, budget, _never_lowers)
        test_it_never_touches_another_municipality = _on(_anything(), subject, budget, _leaves_alone)
        test_its_answers_survive_json_and_pickle = _on(_anything(), subject, budget, _survives)
        test_nothing_refused_leaks = _on(_anything(), subject, budget, _keeps_silent)

    return Conformance


def _none(faults: list[str]) -> None:
    if faults:
        raise AssertionError("; ".join(faults))


def _steps() -> st.SearchStrategy[Record]:
    return st.one_of(case_files(), intervention_plans())


def _anything() -> st.SearchStrategy[Record]:
    return st.one_of(cases(), sharing_requests(), _steps())


Check = Callable[[Subject, Any], None]


def _on(records: st.SearchStrategy[Any], subject: Subject, budget: settings, check: Check) -> Callable[[Any], None]:
    """Return a test of records in the plugin's own municipality; one that is about none may stay so."""

    @budget
    @given(records)
    def test(self: object, record: Record) -> None:  # noqa: ARG001 - a method
        check(subject, record if _placeless(record) else subject.at_home(record))

    return test


def _placeless(record: Record) -> bool:
    if not isinstance(record, SharingRequest):
        return False
    return record.municipality is None or record.territory not in (None, "denmark")


def _ask(book: Rulebook, record: Record) -> Any:  # noqa: ANN401 - an answer of the kind of the record
    return _ASK[record.kind](book, record)


def _same(one: Answer, other: Answer) -> bool:
    """Return whether two answers are equal but for the rulebook they come from."""
    unmarked = [attrs.evolve(cast("Any", answer), rulebook="", **_plain_flags(answer)) for answer in (one, other)]
    return bool(unmarked[0] == unmarked[1])


def _plain_flags(answer: Answer) -> dict[str, Any]:
    if not isinstance(answer, TriageAnswer | GateAnswer):
        return {}
    return {"flags": tuple(flag for flag in answer.flags if flag.code != "municipality_without_plugin")}


def _never_opens(subject: Subject, record: Record) -> None:
    assert _RANK[_ask(subject.book, record).verdict] <= _RANK[_ask(subject.alone, record).verdict]


def _national_stays(subject: Subject, record: Record) -> None:
    national = _ask(subject.book, record).national
    if national is not None:
        assert _same(national, _ask(subject.alone, record))


def _never_lowers(subject: Subject, case: Case) -> None:
    answer = subject.book.classify(case)
    scheme = subject.own.scheme
    if answer.national is not None and (scheme is None or scheme.extends == NATIONAL_SCHEME):
        assert (answer.national.level or 0) <= (answer.level or 0)


def _leaves_alone(subject: Subject, record: Record) -> None:
    others = sorted(set(subject.book.corpus.municipalities) - set(subject.own.municipalities))
    elsewhere = record if _placeless(record) else record.with_(municipality=others[0])
    if elsewhere.known("municipality") is not None:
        assert _same(_ask(subject.book, elsewhere), _ask(subject.alone, elsewhere))


def _survives(subject: Subject, record: Record) -> None:
    answer, converter = _ask(subject.book, record), AnswerConverter()
    assert converter.from_plain(type(answer), converter.to_plain(answer)) == answer
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - our own bytes


def _keeps_silent(subject: Subject, record: Record) -> None:
    texts = [name for name, fact in record.facts().items() if fact.kind == "text"]
    answer = _ask(subject.book, record.with_(**dict.fromkeys(texts, _REFUSED)))
    assert "Zebrahest" not in repr(answer) + AnswerConverter().to_json(answer)
