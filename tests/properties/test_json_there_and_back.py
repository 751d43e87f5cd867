"""Law: JSON there and back is the same value; what the schema refuses the reader refuses, and the reverse."""

import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kriminalpraeventiv import Case, InvalidInput, Rulebook, SharingAnswer, SharingRequest, TriageAnswer
from kriminalpraeventiv.casework.case_file import CaseFile
from kriminalpraeventiv.gates.answer import GateAnswer
from kriminalpraeventiv.logic.record import Record
from kriminalpraeventiv.prevention.plan import InterventionPlan
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.records import read_record, write_record
from kriminalpraeventiv.serialization.schema import class_schema, record_schema
from kriminalpraeventiv.testing.strategies import case_files, cases, days, intervention_plans, sharing_requests
from kriminalpraeventiv_albertslund import plugin as albertslund

BOOK = Rulebook.load(plugins=())
LOCAL = Rulebook.load(plugins=[albertslund])
CONVERTER = AnswerConverter()
SCHEMAS = {
    Case: Draft202012Validator(record_schema("case", BOOK.corpus.reader.case.facts)),
    SharingRequest: Draft202012Validator(record_schema("request", BOOK.corpus.reader.request.facts)),
    CaseFile: Draft202012Validator(record_schema("file", BOOK.corpus.reader.file.facts, CaseFile)),
    InterventionPlan: Draft202012Validator(record_schema("plan", BOOK.corpus.reader.plan.facts)),
    TriageAnswer: Draft202012Validator(class_schema("triage-answer", TriageAnswer)),
    SharingAnswer: Draft202012Validator(class_schema("sharing-answer", SharingAnswer)),
    GateAnswer: Draft202012Validator(class_schema("gate-answer", GateAnswer)),
}
ODD = [True, False, -1, 0, 1, 900, 2.5, "false", "true", "", "x" * 600, [], {}, ["police"], "2026-11-01"]


@given(st.one_of(cases(), sharing_requests(), case_files(), intervention_plans()))
def test_a_record_written_and_read_is_the_same_record(record: Record) -> None:
    payload = json.loads(json.dumps(write_record(record)))
    assert read_record(type(record), payload) == record
    SCHEMAS[type(record)].validate(payload)


@given(st.one_of(cases(), cases(custody="none", release_on=days())))
def test_a_triage_answer_written_and_read_is_the_same_answer(case: Case) -> None:
    answer = BOOK.classify(case)
    payload = load_json(CONVERTER.to_json(answer))
    assert CONVERTER.from_plain(TriageAnswer, payload) == answer
    SCHEMAS[TriageAnswer].validate(payload)


@given(sharing_requests())
def test_a_sharing_answer_written_and_read_is_the_same_answer(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    payload = load_json(CONVERTER.to_json(answer))
    assert CONVERTER.from_plain(SharingAnswer, payload) == answer
    SCHEMAS[SharingAnswer].validate(payload)


@given(case_files(municipality=st.sampled_from([None, "0751", "0165"])))
def test_an_answer_about_a_step_written_and_read_is_the_same_answer(file: CaseFile) -> None:
    check_gate(LOCAL.may_advance(file))
    check_gate(LOCAL.next_steps(file))


@given(intervention_plans(municipality=st.sampled_from([None, "0751", "0165"])))
def test_an_answer_about_a_start_written_and_read_is_the_same_answer(plan: InterventionPlan) -> None:
    check_gate(LOCAL.may_start(plan))


def check_gate(answer: GateAnswer) -> None:
    payload = load_json(CONVERTER.to_json(answer))
    assert CONVERTER.from_plain(GateAnswer, payload) == answer
    SCHEMAS[GateAnswer].validate(payload)
    copy = pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own bytes
    assert (copy, hash(copy)) == (answer, hash(answer))


@given(sharing_requests())
def test_an_answer_pickled_is_the_same_answer_with_the_same_hash(request: SharingRequest) -> None:
    answer = BOOK.may_share(request)
    copy = pickle.loads(pickle.dumps(answer))  # noqa: S301 - our own bytes
    assert (copy, hash(copy)) == (answer, hash(answer))


def reads(cls: type[Record], payload: Any) -> bool:  # noqa: ANN401 - any JSON
    try:
        BOOK.read(cls, payload)
    except InvalidInput as error:
        return all(fault.code == "contradiction" for fault in error.faults)
    return True


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize("cls", [Case, SharingRequest, CaseFile, InterventionPlan])
def test_the_schema_and_the_reader_refuse_the_same_value_of_every_fact(cls: type[Record], odd: object) -> None:
    # Names that a municipality gives are known to no schema.
    given_ = ("scheme", "register", "meeting")
    names = [name for name, fact in cls.facts().items() if not fact.derived and fact.vocabulary not in given_]
    for name in [*names, *cls.parts, "surprise"]:
        payload = {"id": "a", "on": "2026-11-01"} | {name: odd}
        assert (name, reads(cls, payload)) == (name, SCHEMAS[cls].is_valid(payload))


@given(st.data(), st.one_of(cases(), sharing_requests(), case_files(), intervention_plans()))
def test_leaving_out_a_key_is_refused_by_both_or_neither(data: st.DataObject, record: Record) -> None:
    payload = write_record(record)
    del payload[data.draw(st.sampled_from(sorted(payload)))]
    assert reads(type(record), payload) == SCHEMAS[type(record)].is_valid(payload)


@given(
    sharing_requests(),
    st.sampled_from(["verdict", "basis", "missing", "on", "schema", "rulebook"]),
    st.sampled_from(ODD),
)
def test_the_schema_and_the_converter_refuse_the_same_answers(request: SharingRequest, key: str, odd: object) -> None:
    payload = CONVERTER.to_plain(BOOK.may_share(request)) | {key: odd}
    try:
        CONVERTER.from_plain(SharingAnswer, payload)
        fits = True
    except InvalidInput:
        fits = False
    assert fits == SCHEMAS[SharingAnswer].is_valid(payload)


NAMED = {"register": "DKE-Journal", "meeting": "Sagsmøde", "decided_scheme": "pro"}


@pytest.mark.parametrize("name", NAMED)
def test_the_schema_accepts_the_names_a_municipality_gives(name: str) -> None:
    payload = {"id": "a", "on": "2026-11-01", "municipality": "0165", name: NAMED[name]}
    LOCAL.read(CaseFile, payload)
    SCHEMAS[CaseFile].validate(payload)
