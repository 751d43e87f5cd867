"""A host that is told of every answer: an audit log and OpenTelemetry, and no personal data in what they see."""

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar

import attrs
from opentelemetry import trace

from kriminalpraeventiv import Case, CaseFile, GateAnswer, InterventionPlan, SharingAnswer, SharingRequest, TriageAnswer

A = TypeVar("A", TriageAnswer, SharingAnswer, GateAnswer)
R = TypeVar("R", Case, SharingRequest, CaseFile, InterventionPlan)


@attrs.frozen
class Seen:
    """What is seen of an answer: which rules gave what, on which day; no fact and no text."""

    record: str
    on: str
    outcome: str
    rules: tuple[str, ...]
    rulebook: str


class Observer(Protocol):
    def answered(self, question: str, answer: Seen) -> None: ...


class AuditLog:
    def answered(self, question: str, answer: Seen) -> None:
        """Write a line to the host's log, and its parts for a log that keeps them."""
        logging.getLogger("audit").info("%s %s", question, answer, extra={"answer": attrs.asdict(answer)})


class Telemetry:
    def answered(self, question: str, answer: Seen) -> None:
        """Add a span beneath the current one; OpenTelemetry drops it until the host has set up a provider."""
        # The library cannot read anything from a record's id, its host can: it stays in the case system's own log.
        told = attrs.asdict(answer, filter=attrs.filters.exclude("record"))
        trace.get_tracer("host").start_span(question, attributes=told).end()


@attrs.frozen
class Observed:
    """Asks a question and tells the observers before the caller; one who raises stops the answer."""

    observers: tuple[Observer, ...]

    def ask(self, question: Callable[[R], A], record: R) -> A:
        """Return what `question` answers: `observed.ask(rulebook.may_share, request)`."""
        answer = question(record)
        outcome = answer.level if isinstance(answer, TriageAnswer) else answer.verdict
        rules = tuple(reason.rule for reason in answer.reasons)
        seen = Seen(record.id, str(answer.on), str(outcome), rules, answer.rulebook)
        for observer in self.observers:
            observer.answered(question.__name__, seen)
        return answer
