"""Number: a number as text, `1.164,5` in Danish and `1,164.5` in English, whatever the machine's locale."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Final

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.text import Language, Text

_SWAPPED: Final = str.maketrans({",": ".", ".": ","})
_WIDEST: Final = 999_999


def write_number(number: float | Decimal | Fraction, language: Language = "da", decimals: int | None = None) -> str:
    """Return a number as text: `1.164,5` in Danish, `1,164.5` in English.

    With `decimals` it is rounded to so many, half to even; without, a whole number has none and any other all it has.
    Raises `InvalidInput` for what is no finite number, and for a fraction that never ends without `decimals`.

    >>> write_number(1164.5), write_number(1164.5, "en"), write_number(8, decimals=1)
    ('1.164,5', '1,164.5', '8,0')
    """
    exact = _decimal(number, decimals)
    if decimals is not None:
        # A context of our own: the caller's may have any precision.
        context = Context(prec=max(1, exact.adjusted() + decimals + 2), Emax=_WIDEST, Emin=-_WIDEST)
        exact = exact.quantize(Decimal(1).scaleb(-decimals, context), ROUND_HALF_EVEN, context)
    english = f"{exact or exact.copy_abs():,f}"
    return english if language == "en" else english.translate(_SWAPPED)


def number_text(number: float | Decimal | Fraction, decimals: int | None = None) -> Text:
    """Return a number as text in both languages.

    >>> number_text(36.2).da
    '36,2'
    """
    return Text(da=write_number(number, "da", decimals), en=write_number(number, "en", decimals))


def _decimal(number: float | Decimal | Fraction, decimals: int | None) -> Decimal:
    if isinstance(number, Fraction):
        return _of_fraction(number, decimals)
    exact = (
        number if isinstance(number, Decimal) else Decimal(repr(float(number)) if isinstance(number, float) else number)
    )
    if not exact.is_finite():
        raise InvalidInput([Fault("out_of_range", "$.number", "want a finite number")])
    return exact


def _of_fraction(number: Fraction, decimals: int | None) -> Decimal:
    places = decimals
    if places is None:
        places = next((n for n in range(len(bin(number.denominator))) if not 10**n % number.denominator), None)
    if places is None:
        raise InvalidInput([Fault("missing", "$.decimals", "want how many decimals: this fraction never ends")])
    digits = round(number * 10**places)
    return Decimal((digits < 0, tuple(int(digit) for digit in str(abs(digits))), -places))
