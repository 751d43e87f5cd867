"""Suppressed: numbers that may be hidden, and the tables that hold them, from JSON."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from cattrs import Converter

from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.release import Release
from kriminalpraeventiv.indicators.disclosure.releases import ReleaseLog
from kriminalpraeventiv.indicators.disclosure.tables import SuppressedCross, SuppressedTable
from kriminalpraeventiv.serialization.single import UnfitError
from kriminalpraeventiv.serialization.strict import strict_converter, structure


def with_suppressed(converter: Converter) -> Converter:
    """Return the converter, which now also reads a number or `Suppressed`, and a table of either kind."""
    converter.register_structure_hook_factory(
        lambda kind: Suppressed in get_args(kind), lambda kind: _number(converter, kind)
    )
    converter.register_structure_hook_factory(
        lambda kind: set(get_args(kind)) == {SuppressedTable, SuppressedCross}, lambda _: _table(converter)
    )
    return converter


def read_log(payload: object) -> ReleaseLog:
    """Return the log of releases that plain JSON values hold; raises `InvalidInput` with every fault and its path."""
    return structure(with_suppressed(strict_converter()), payload, ReleaseLog)


def write_log(log: ReleaseLog) -> dict[str, Any]:
    """Return a log of releases as plain JSON values: it holds no number that is hidden."""
    plain: dict[str, Any] = strict_converter().unstructure(log)
    return plain


def read_release(payload: object) -> Release:
    """Return the release that plain JSON values hold; raises `InvalidInput` with every fault and its path."""
    return structure(with_suppressed(strict_converter()), payload, Release)


def _number(converter: Converter, kind: Any) -> Callable[[object, object], object]:  # noqa: ANN401 - a typing form
    others = [part for part in get_args(kind) if part not in (Suppressed, type(None))]
    optional = type(None) in get_args(kind)

    def read(value: object, _: object) -> object:
        if isinstance(value, Mapping):
            return converter.structure(value, Suppressed)
        if value is None:
            if optional:
                return None
            raise UnfitError("want a number, or that it is suppressed")
        return converter.structure(value, others[0])

    return read


def _table(converter: Converter) -> Callable[[object, object], object]:
    def read(value: object, _: object) -> object:
        cross = isinstance(value, Mapping) and "row_labels" in value
        return converter.structure(value, SuppressedCross if cross else SuppressedTable)

    return read
