"""Documents: JSON text into plain values, strictly: no duplicate keys, no NaN, one clear fault."""

import json
from typing import Any, NoReturn

from kriminalpraeventiv.errors import Fault, InvalidInput


class _RefusedError(ValueError):
    """A JSON feature that is not let through."""


def load_json(text: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return the value of a JSON text; raises `InvalidInput` with the line and column of the fault."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_constant)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        second = error.msg == "Extra data"
        message = "a second value begins here; in JSON Lines each stands on one line" if second else "this is not JSON"
        raise InvalidInput([Fault("not_json", place, message)]) from None
    except _RefusedError as error:
        raise InvalidInput([Fault("not_json", "", str(error))]) from None
    except (RecursionError, ValueError):
        raise InvalidInput([Fault("not_json", "", "this nests too deeply, or holds a number too long")]) from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _RefusedError("a key stands twice in one object")
    return found


def _constant(_: str) -> NoReturn:
    raise _RefusedError("NaN and Infinity are not JSON")
