"""The example of observers tells an audit log and telemetry of every answer, and neither of a fact or a text."""

import logging
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from examples.hosts import example
from kriminalpraeventiv import Case, Rulebook
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests

OBSERVER = example("host_observer")
BOOK = Rulebook.load()
QUESTIONS: dict[str, Any] = {
    "case": BOOK.classify,
    "request": BOOK.may_share,
    "file": BOOK.may_advance,
    "plan": BOOK.may_start,
}
RECORDS = st.one_of(cases(), sharing_requests(), case_files(), intervention_plans())
REASON = "Zebrahest 311299-9999"
ID = "zebrahest-7"
OUTCOMES = {"None", "1", "2", "3", "may", "may_not", "undetermined"}
NOTICES = (*BOOK.corpus.notices.values(), BOOK.corpus.points)
IDS = {rule.id for rule in BOOK.rules()} | {notice.id for notices in NOTICES for notice in notices.values()}
EXPORTER, PROVIDER = InMemorySpanExporter(), TracerProvider()
PROVIDER.add_span_processor(SimpleSpanProcessor(EXPORTER))
USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "taskName"}


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


LOG = Kept()


@pytest.fixture(autouse=True, scope="module")
def listening() -> None:
    trace.set_tracer_provider(PROVIDER)
    logging.getLogger("audit").addHandler(LOG)
    logging.getLogger("audit").setLevel(logging.INFO)


def asked(record: Record) -> Any:  # noqa: ANN401 - an answer of any kind
    """Ask about a record that bears a telling id and, where it may hold free text, a telling one."""
    LOG.records.clear()
    EXPORTER.clear()
    observed = OBSERVER.Observed((OBSERVER.AuditLog(), OBSERVER.Telemetry()))
    return observed.ask(QUESTIONS[record.kind], record)


def telling(record: Record) -> Record:
    texts = {name: REASON for name, fact in record.facts().items() if fact.kind == "text"}
    return record.with_(id=ID, **texts)


@given(RECORDS)
def test_the_answer_is_the_one_of_the_library(record: Record) -> None:
    assert asked(record) == QUESTIONS[record.kind](record)


@given(RECORDS)
def test_the_audit_log_holds_the_record_and_else_only_day_outcome_rules_and_fingerprint(record: Record) -> None:
    asked(telling(record))
    (line,) = LOG.records
    told = vars(line)["answer"]
    assert line.getMessage() == f"{QUESTIONS[record.kind].__name__} {OBSERVER.Seen(**told)}"
    assert set(vars(line)) - USUAL == {"answer"}
    assert told["record"] == ID
    only_what_is_nobodys(record, {name: value for name, value in told.items() if name != "record"})


@given(RECORDS)
def test_telemetry_holds_only_day_outcome_rules_and_fingerprint(record: Record) -> None:
    asked(telling(record))
    (span,) = EXPORTER.get_finished_spans()
    assert span.name == QUESTIONS[record.kind].__name__
    assert (span.events, span.links) == ((), ())
    only_what_is_nobodys(record, dict(span.attributes or {}))
    assert "zebrahest" not in span.to_json().lower()


def only_what_is_nobodys(record: Record, told: dict[str, Any]) -> None:
    """Check that what was told is the day asked about, and for the rest comes from the rulebook alone."""
    assert set(told) == {"on", "outcome", "rules", "rulebook"}
    assert (told["on"], told["rulebook"]) == (record.on.isoformat(), BOOK.fingerprint)
    assert told["outcome"] in OUTCOMES
    assert set(told["rules"]) <= IDS


def test_an_observer_that_raises_stops_the_answer() -> None:
    class Full:
        def answered(self, question: str, answer: object) -> None:
            raise OSError(question, answer)

    record = Case(id=ID, on=date(2026, 11, 1))
    with pytest.raises(OSError, match="classify"):
        OBSERVER.Observed((Full(),)).ask(BOOK.classify, record)
