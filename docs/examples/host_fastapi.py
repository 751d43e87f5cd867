"""A host that is a web service: FastAPI at the edge, frozen values inside; `fastapi run host_fastapi.py` starts it."""

import json
from functools import partial
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

import kriminalpraeventiv as kp
from kriminalpraeventiv.serialization.document import load_json
from kriminalpraeventiv.serialization.schema import class_schema, record_schema


class Refusal(BaseModel):
    """All faults of a body at once, each with `code`, `place` and `message`; none repeats what was sent."""

    faults: list[dict[str, str]]


app = FastAPI(title="kriminalpraeventiv", responses={422: {"model": Refusal}})
book, converter, as_json = kp.Rulebook.load(), kp.AnswerConverter(), partial(Response, media_type="application/json")


async def _sent(request: Request) -> object:
    return load_json((await request.body()).decode(errors="replace"))  # strict: no key twice, no NaN


@app.exception_handler(kp.InvalidInput)
def _refused(_: Request, error: kp.InvalidInput) -> Response:
    return as_json(Refusal(faults=[converter.to_plain(fault) for fault in error.faults]).model_dump_json(), 422)


@app.post("/triage")
def triage(body: Annotated[object, Depends(_sent)]) -> Response:
    """Propose a level; a person decides."""
    return as_json(converter.to_json(book.classify(book.read(kp.Case, body))))


@app.post("/may-share")
def may_share(body: Annotated[object, Depends(_sent)]) -> Response:
    """Say whether a sharing may take place, on which basis and why."""
    return as_json(converter.to_json(book.may_share(book.read(kp.SharingRequest, body))))


def _openapi() -> Any:  # noqa: ANN401 - JSON
    made = get_openapi(title=app.title, version=app.version, routes=app.routes)
    shapes = class_schema("answers", kp.TriageAnswer)["$defs"] | class_schema("answers", kp.SharingAnswer)["$defs"]
    shapes["Case"] = record_schema("Case", {fact.name: fact for fact in book.facts("case")})
    shapes["SharingRequest"] = record_schema("SharingRequest", {fact.name: fact for fact in book.facts("request")})
    for path, sent, given in (("/triage", "Case", "TriageAnswer"), ("/may-share", "SharingRequest", "SharingAnswer")):
        asked, told = ({"application/json": {"schema": {"$ref": f"#/$defs/{name}"}}} for name in (sent, given))
        made["paths"][path]["post"]["requestBody"] = {"required": True, "content": asked}
        made["paths"][path]["post"]["responses"]["200"]["content"] = told
    made["components"]["schemas"] |= shapes
    return json.loads(json.dumps(made).replace("#/$defs/", "#/components/schemas/"))


app.openapi = _openapi  # type: ignore[method-assign] # - FastAPI's own way to change it
