"""Printed: a number as a text prints it, with its precision, how exact it says it is and what it counts."""

from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Final, Literal, get_args

import attrs

from kriminalpraeventiv.danish.number import write_number
from kriminalpraeventiv.danish.words import unit_words, words
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.text import Language, Text

Qualifier = Literal["exact", "approximate", "at_least", "more_than", "at_most", "less_than", "just_over", "just_under"]
"""How exact a number says it is: `mere end 275` is `more_than`, `ca. 65` is `approximate`, `godt 100` `just_over`."""
_WITH_RANGE: Final = ("exact", "approximate")
_TIMES: Final = (1, 1000, 1_000_000, 1_000_000_000)


@attrs.frozen(kw_only=True)
class PrintedNumber:
    """A number as it is printed: `ca. 1,2 mio. kr.` has the value 1.2, the multiplier 1,000,000 and counts `dkk`.

    `value` keeps the printed precision (`8,0` is `Decimal("8.0")`); with `high` it is a range, such as 2-3.
    `counted` is the code of what is counted and `per` of what it is per; `None` where the text does not say.
    Raises `InvalidInput` with every fault at once.

    >>> PrintedNumber(value=Decimal("40.5"), counted="report", per="kinh").text.en
    '40.5 reports per 1,000 inhabitants'
    """

    value: Decimal
    high: Decimal | None = None
    qualifier: Qualifier = "exact"
    multiplier: int = 1
    counted: str | None = None
    per: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        faults = tuple(self._faults())
        if faults:
            raise InvalidInput(faults)

    @property
    def amount(self) -> Decimal:
        """The number itself, times its multiplier; its exponent still tells the printed precision."""
        return _times(self.value, self.multiplier)

    @property
    def high_amount(self) -> Decimal | None:
        """The upper end of a range, times its multiplier."""
        return None if self.high is None else _times(self.high, self.multiplier)

    @property
    def unit(self) -> str | None:
        """The code of the unit, such as `report/kinh`; `1/month` where what is counted is not said."""
        return self.counted if self.per is None else f"{self.counted or 1}/{self.per}"

    @property
    def text(self) -> Text:
        """The number as text in both languages; reading the Danish gives the same value again."""
        return Text(da=self._written("da"), en=self._written("en"))

    def _written(self, language: Language) -> str:
        known = words()
        parts = [write_number(self.value, language)]
        if self.high is not None:
            high = write_number(self.high, language)
            below = min(self.value, self.high) < 0
            parts = [*parts, {"da": "til", "en": "to"}[language], high] if below else [f"{parts[0]}-{high}"]
        if self.multiplier > 1:
            times = known["multiplier"][str(self.multiplier)]
            parts.append(times["da"][0] if language == "da" else times["en"])
        if self.qualifier != "exact":
            how = known["qualifier"][self.qualifier]
            parts.insert(0, how["da"][0] if language == "da" else how["en"])
        if self.unit is not None:
            one = self.high is None and self.multiplier == 1 and str(abs(self.value)) == "1"
            parts.append(unit_words(self.unit, one=one).in_(language))
        return " ".join(parts)

    def _faults(self) -> Iterator[Fault]:
        given = {"value": self.value} if self.high is None else {"value": self.value, "high": self.high}
        wrong = [name for name, number in given.items() if not (isinstance(number, Decimal) and number.is_finite())]
        for name in wrong:
            yield Fault("wrong_kind", f"$.{name}", "want a finite `Decimal`, never a float")
        if self.high is not None and not wrong and self.high <= self.value:
            yield Fault("contradiction", "$.high", "a range ends above where it begins")
        if self.qualifier not in get_args(Qualifier):
            yield Fault("unknown_code", "$.qualifier", f"want one of {', '.join(get_args(Qualifier))}")
        elif self.high is not None and self.qualifier not in _WITH_RANGE:
            yield Fault("contradiction", "$.qualifier", "a range has two ends of its own; write one number")
        if self.multiplier not in _TIMES:
            yield Fault("out_of_range", "$.multiplier", "want 1, a thousand, a million or a billion")
        yield from self._unit_faults()

    def _unit_faults(self) -> Iterator[Fault]:
        counted, per = words()["counted"], words()["per"]
        if self.counted is not None and self.counted not in counted:
            yield Fault("unknown_unit", "$.counted", "want the code of what is counted, such as `report`")
        if self.per is not None and self.per not in {**counted, **per}:
            yield Fault("unknown_unit", "$.per", "want the code of what it is per, such as `kinh` or `month`")


def _times(number: Decimal, multiplier: int) -> Decimal:
    zeros = len(str(multiplier)) - 1
    return number.scaleb(zeros, Context(prec=max(1, len(number.as_tuple().digits))))
