"""The example of a web service gives the library's answers, refuses whole and shows our schemas."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from examples.hosts import example, lines
from kriminalpraeventiv import AnswerConverter, Case, Rulebook, SharingRequest
from kriminalpraeventiv.cli import main
from kriminalpraeventiv.logic.record import Record

SERVICE = example("host_fastapi")
BOOK: Rulebook = SERVICE.book
CLIENT = TestClient(SERVICE.app)
QUESTIONS: dict[str, tuple[type[Record], Any, str]] = {
    "/triage": (Case, BOOK.classify, "cases.jsonl"),
    "/may-share": (SharingRequest, BOOK.may_share, "sharing_requests.jsonl"),
}
ASKED = [(path, payload) for path, (_, _, name) in QUESTIONS.items() for payload in lines(name)]
SPOILT = [b"", b"{", b"[]", b"null", b'"a"', b"\xff\xfe", b'{"id": NaN}', b'{"id": "a", "id": "b"}', b"[" * 100_000]


def expected(path: str, payload: dict[str, Any]) -> str:
    cls, ask, _ = QUESTIONS[path]
    return AnswerConverter().to_json(ask(BOOK.read(cls, payload)))


def answered(asked: tuple[str, dict[str, Any]]) -> tuple[int, str]:
    response = CLIENT.post(asked[0], json=asked[1])
    return response.status_code, response.text


def test_the_service_gives_the_bytes_of_the_library_one_by_one_and_from_many_threads() -> None:
    told = [(200, expected(*asked)) for asked in ASKED]
    assert [answered(asked) for asked in ASKED] == told
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(answered, ASKED)) == told


def test_the_service_refuses_with_every_fault_at_once_and_repeats_none_of_it() -> None:
    sent = {"id": "311299-9999", "age": "Zebrahest", "zebrahest": "Zebrahest", "municipality": "Zebrahest"}
    response = CLIENT.post("/triage", json=sent)
    assert response.status_code == 422
    assert {(fault["place"], fault["code"]) for fault in response.json()["faults"]} == {
        ("$", "unknown_key"),
        ("$.id", "looks_like_cpr"),
        ("$.on", "missing"),
        ("$.age", "wrong_kind"),
        ("$.municipality", "unknown_code"),
    }
    assert "zebrahest" not in response.text.lower()
    assert "311299" not in response.text


@pytest.mark.parametrize("path", QUESTIONS)
@pytest.mark.parametrize("body", SPOILT, ids=lambda body: repr(body[:8]))
def test_the_service_refuses_what_is_no_record(path: str, body: bytes) -> None:
    response = CLIENT.post(path, content=body, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert [set(fault) for fault in response.json()["faults"]] != []


@given(st.sampled_from(sorted(QUESTIONS)), st.one_of(st.binary(max_size=60), st.text(max_size=40).map(str.encode)))
def test_the_service_never_breaks(path: str, body: bytes) -> None:
    assert CLIENT.post(path, content=body).status_code == 422


def test_the_document_of_the_service_holds_the_schemas_that_the_command_prints(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = CLIENT.get("/openapi.json").json()["components"]["schemas"]
    for name, record in (("case", "Case"), ("request", "SharingRequest")):
        main(["schema", name])
        assert shown[record]["properties"] == json.loads(capsys.readouterr().out)["properties"]
    for name in ("triage-answer", "sharing-answer"):
        main(["schema", name])
        for part, schema in json.loads(capsys.readouterr().out)["$defs"].items():
            assert json.dumps(shown[part]) == json.dumps(schema).replace("#/$defs/", "#/components/schemas/")


def body_schema(path: str, *way: str) -> Draft202012Validator:
    document = CLIENT.get("/openapi.json").json()
    operation = document["paths"][path]["post"]
    for step in way:
        operation = operation[step]
    return Draft202012Validator({**operation["content"]["application/json"]["schema"], **document})


@pytest.mark.parametrize("path", QUESTIONS)
def test_what_goes_in_and_out_of_the_service_is_what_its_document_says(path: str) -> None:
    asks, tells = body_schema(path, "requestBody"), body_schema(path, "responses", "200")
    for payload in lines(QUESTIONS[path][2]):
        asks.validate(payload)
        tells.validate(json.loads(expected(path, payload)))
    assert [error.validator for error in asks.iter_errors({"id": "a", "on": "2026-11-01", "zebrahest": 1})] != []
    body_schema(path, "responses", "422").validate(CLIENT.post(path, json={}).json())
