"""Law: refused values and free text never surface, in no message, repr, answer or pickle."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from kriminalpraeventiv import Case, InvalidInput, Rulebook, SharingRequest
from kriminalpraeventiv.serialization.answers import AnswerConverter
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.records import write_record
from kriminalpraeventiv.testing.strategies import cases, sharing_requests

BOOK = Rulebook.load(plugins=())
CONVERTER = AnswerConverter()
REFUSED = "Zebrahest Qvist 311299-9999"


def messages(cls: type[Case | SharingRequest], payload: object) -> str:
    try:
        BOOK.read(cls, payload)
    except InvalidInput as error:
        return str(error) + repr(error) + repr(error.faults)
    return ""


@given(st.data(), st.one_of(cases(), sharing_requests()))
def test_a_refused_value_is_not_repeated(data: st.DataObject, record: Case | SharingRequest) -> None:
    names = [n for n, fact in record.facts().items() if not fact.derived and fact.kind != "text"]
    said = messages(type(record), write_record(record) | {data.draw(st.sampled_from(names)): REFUSED})
    assert said
    assert not {"Zebrahest", "Qvist", "9999"} & set(said.replace("-", " ").split())


@given(st.one_of(cases(), sharing_requests()), st.sampled_from([REFUSED, "3112999999", "anders_hansen"]))
def test_an_unknown_key_unlike_any_fact_is_not_repeated(record: Case | SharingRequest, key: str) -> None:
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
