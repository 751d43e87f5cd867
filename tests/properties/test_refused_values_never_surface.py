"""Law: refused values and free text never surface, in no message, repr, answer or pickle."""

import pickle
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import InvalidInput, Rulebook, SharingRequest
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.casework.history import advanced, decided
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.records import write_record
from kriminalpraeventiv.testing.strategies import case_files, cases, intervention_plans, sharing_requests

BOOK = Rulebook.load(plugins=())
CONVERTER = AnswerConverter()
REFUSED = "Zebrahest Qvist 311299-9999"


def messages(cls: type[Record], payload: object) -> str:
    return said_of(lambda: BOOK.read(cls, payload))


def said_of(refused: Callable[[], object]) -> str:
    """Return all that an error says, nothing where there is none."""
    try:
        refused()
    except InvalidInput as error:
        return str(error) + repr(error) + repr(error.faults)
    return ""


@given(st.data(), st.one_of(cases(), sharing_requests(), case_files(), intervention_plans()))
def test_a_refused_value_is_not_repeated(data: st.DataObject, record: Record) -> None:
    names = [n for n, fact in record.facts().items() if not fact.derived and fact.kind != "text"]
    said = messages(type(record), write_record(record) | {data.draw(st.sampled_from(names)): REFUSED})
    assert said
    assert not {"Zebrahest", "Qvist", "9999"} & set(said.replace("-", " ").split())


@given(
    st.one_of(cases(), sharing_requests(), case_files(), intervention_plans()),
    st.sampled_from([REFUSED, "3112999999", "anders_hansen"]),
)
def test_an_unknown_key_unlike_any_fact_is_not_repeated(record: Record, key: str) -> None:
    assert key not in messages(type(record), write_record(record) | {key: True})


@given(sharing_requests(necessity_reason=REFUSED))
def test_the_reason_for_necessity_is_in_no_answer_repr_or_pickle(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    assert "Zebrahest" not in repr(request)
    assert "Zebrahest" not in repr(answer) + CONVERTER.to_json(answer)
    assert b"Zebrahest" not in pickle.dumps(BOOK.may_share(request))


def test_broken_json_is_not_repeated() -> None:
    try:
        load_json('{"id": "Zebrahest')
    except InvalidInput as error:
        said = str(error)
    assert "Zebrahest" not in said
    assert said


REASONS = st.sampled_from([None, REFUSED])


@given(case_files(override_reason=REASONS, obvious_risk_reason=REASONS))
def test_the_reasons_written_in_a_case_file_are_in_no_answer_repr_or_pickle(file: CaseFile) -> None:
    for answer in (BOOK.may_advance(file), BOOK.next_steps(file)):
        assert "Zebrahest" not in repr(file) + repr(answer) + CONVERTER.to_json(answer)
        assert b"Zebrahest" not in pickle.dumps(answer)
    assert "Zebrahest" not in said_of(lambda: file.with_(step="Zebrahest"))
    assert "Zebrahest" not in said_of(lambda: advanced(file.with_(id="another"), BOOK.may_advance(file)))


@given(case_files(), st.integers(-1, 4), st.sampled_from(["case_meeting", REFUSED]))
def test_a_decision_that_cannot_be_repeats_neither_who_nor_why(file: CaseFile, level: int, by: str) -> None:
    for reason in (REFUSED, REFUSED * 20):
        said = said_of(lambda: decided(file, level, by=by, on=file.on, reason=reason))  # noqa: B023 - called at once
        assert "Zebrahest" not in said


@given(
    case_files(step="identified"),
    st.sampled_from(["step", "on", "level", "scheme", "register", "meeting", "decided_by", "overridden", REFUSED]),
)
def test_a_refused_value_in_a_history_is_not_repeated(file: CaseFile, key: str) -> None:
    passed = {"step": "identified", "on": str(file.on), key: f"{REFUSED} {REFUSED}"}
    said = messages(CaseFile, write_record(file) | {"history": [passed]})
    assert said
    assert "Zebrahest" not in said
