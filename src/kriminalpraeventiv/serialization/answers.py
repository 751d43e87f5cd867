"""Answers: to JSON and back, the same value."""

import json
from typing import Any, TypeVar

from kriminalpraeventiv.serialization.strict import strict_converter, structure

A = TypeVar("A")


class AnswerConverter:
    """Writes and reads answers; make one and keep it, it holds no answer."""

    def __init__(self) -> None:
        """Prepare the converter."""
        self._converter = strict_converter()

    def to_plain(self, value: object) -> dict[str, Any]:
        """Return an answer, or any other value of this library, as plain JSON values."""
        plain: dict[str, Any] = self._converter.unstructure(value)
        return plain

    def to_json(self, value: object) -> str:
        """Return an answer, or any other value of this library, as one line of JSON."""
        return json.dumps(self.to_plain(value), ensure_ascii=False, separators=(",", ":"))

    def from_plain(self, cls: type[A], payload: object) -> A:
        """Return the value of this library plain JSON values hold; raises `InvalidInput` with every fault."""
        return structure(self._converter, payload, cls)
