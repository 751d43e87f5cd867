"""Danish numbers: written and read as Danes do, with a decimal comma and a dot at the thousands."""

from decimal import ROUND_HALF_EVEN, Decimal

from kriminalpraeventiv.text import Language, Text


def write_number(number: float | Decimal, language: Language = "da", decimals: int | None = None) -> str:
    """Return a number as text: `1.164,5` in Danish, `1,164.5` in English.

    With `decimals` it is rounded to so many, half to even; without, a whole number has none and any other all it has.

    >>> write_number(1164.5), write_number(1164.5, "en"), write_number(8, decimals=1)
    ('1.164,5', '1,164.5', '8,0')
    """
    exact = number if isinstance(number, Decimal) else Decimal(repr(number) if isinstance(number, float) else number)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_EVEN)
    english = f"{exact:,f}"
    return english if language == "en" else english.translate(_SWAPPED)


def number_text(number: float | Decimal, decimals: int | None = None) -> Text:
    """Return a number as text in both languages.

    >>> number_text(36.2).da
    '36,2'
    """
    return Text(da=write_number(number, "da", decimals), en=write_number(number, "en", decimals))


_SWAPPED = str.maketrans({",": ".", ".": ","})
