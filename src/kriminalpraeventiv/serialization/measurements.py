"""Measurements: JSON into what was measured, one number at a time or a stream of many."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.aggregate import Row
from kriminalpraeventiv.indicators.counting import is_counted
from kriminalpraeventiv.indicators.figure import Measurement, is_ratio
from kriminalpraeventiv.serialization.strict import strict_converter, structure

_CONVERTER: Final = strict_converter()
_COUNT: Final = {"indicator", "area", "start", "end", "count"}
_PLAIN: Final = _COUNT | {"denominator", "unit", "source", "definition_version"}
_THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
_DAY: Final = len("2026-11-01")


def read_measurement(payload: object) -> Measurement:
    """Return the measurement a JSON object holds; raises `InvalidInput` with every fault at its path.

    A `value` such as "1.000" of what comes in whole numbers is refused: a Danish host means a thousand. `1000` says so.

    >>> day = {"start": "2017-03-31", "end": "2017-03-31"}
    >>> read_measurement({"count": 290, "unit": "person", "area": "koebenhavns_politikreds", "period": day}).count
    290
    """
    given = payload if isinstance(payload, Mapping) else {}
    value, unit = given.get("value"), given.get("unit")
    whole = (
        isinstance(unit, str) and is_counted(unit) and not is_ratio(unit) and given.get("measure", "level") == "level"
    )
    if whole and isinstance(value, str) and _THOUSANDS.fullmatch(value):
        message = "three digits behind one dot may be thousands: write a thousand as `1000`, and one as `1.0`"
        raise InvalidInput([Fault("ambiguous_number", "$.value", message)])
    return structure(_CONVERTER, payload, Measurement)


def read_row(payload: object) -> Row:
    """Return the row of a stream a JSON object holds; raises `InvalidInput` with every fault at its path.

    >>> day = {"start": "2015-05-01", "end": "2015-05-31"}
    >>> read_row({"indicator": "a1", "area": "albertslund", "count": 12} | day).end
    datetime.date(2015, 5, 31)
    """
    return _plain_row(payload) or structure(_CONVERTER, payload, Row)


def _plain_row(payload: object) -> Row | None:
    """Return the row of a plain count, as most are, in a tenth of the time; `None` for any other."""
    if not isinstance(payload, Mapping) or not _COUNT <= payload.keys() <= _PLAIN:
        return None
    start, end, *codes = (payload[name] for name in ("start", "end", "indicator", "area"))
    codes += [payload[name] for name in ("unit", "source", "definition_version") if name in payload]
    numbers = [payload[name] for name in ("count", "denominator") if name in payload]
    if any(type(code) is not str for code in (start, end, *codes)) or any(type(one) is not int for one in numbers):
        return None
    if len(start) != _DAY or len(end) != _DAY:
        return None
    try:
        days = {"start": date.fromisoformat(start), "end": date.fromisoformat(end)}
    except ValueError:
        return None
    return Row(**{**payload, **days})
