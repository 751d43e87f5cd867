"""Numbers: how a number of a report is written: its counts first, then the share or rate, then how sure it is."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from kriminalpraeventiv.danish import number_text, unit_words
from kriminalpraeventiv.danish.dates import period_text
from kriminalpraeventiv.indicators.figure import Figure, is_ratio
from kriminalpraeventiv.indicators.methods.result import Interval
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.reports.words import word
from kriminalpraeventiv.text import Text

_TENTH: Final = Decimal("0.1")
_MINUS: Final = "\N{MINUS SIGN}"


def unit_text(unit: str, number: Fraction | Decimal | int = 2) -> Text:
    """Return what a unit is called for so many; one this library has no name for is its own code.

    >>> unit_text("report/kinh").da, unit_text("person", 1).en
    ('anmeldelser pr. 1.000 indbyggere', 'person')
    """
    try:
        return unit_words(unit, one=number == 1)
    except KeyError:
        return Text(da=unit, en=unit)


def figure_text(figure: Figure) -> Text:
    """Return a number in words: counts first, and what is missing told as missing.

    >>> figure_text(Figure(count=12, denominator=40, unit="percent")).en
    '12 of 40, 30 per cent'
    >>> figure_text(Figure(value=Decimal("40.5"), unit="report/kinh")).da
    '40,5 anmeldelser pr. 1.000 indbyggere (antallet er ikke oplyst)'
    """
    if figure.suppressed:
        return word("number.hidden")
    if figure.text is not None:
        return figure.text
    if figure.state is not None:
        return word(f"state.{figure.state}")
    return _qualified(figure, _number(figure))


def amount_text(amount: Fraction | Decimal | float, unit: str | None) -> Text:
    """Return a number with its unit, a computed one with one decimal at most.

    >>> amount_text(Fraction(25, 4), "percent").da
    '6,2 pct.'
    """
    number = amount if isinstance(amount, Decimal) else rounded(amount)
    return _with_unit(number_text(number), number, unit)


def interval_text(interval: Interval, unit: str | None) -> Text:
    """Return from where to where an interval goes, both ends with the same decimals, or where it has its one bound.

    >>> interval_text(Interval(low=5.34, high=11.81), "percent").da
    '5,3–11,8 pct.'
    """
    low, high = interval.low, interval.high
    if low is not None and high is not None:
        ends = rounded(low), rounded(high)
        tenths = any(end != int(end) for end in ends)
        low_end, high_end = (end.quantize(_TENTH) if tenths else end for end in ends)
        return word("number.interval", low=number_text(low_end), high=amount_text(high_end, unit))
    if low is not None:
        return word("number.interval_from", bound=amount_text(low, unit))
    return word("number.none") if high is None else word("number.interval_to", bound=amount_text(high, unit))


def rounded(amount: Fraction | float) -> Decimal:
    """Return a computed number to one decimal, half to even; a whole one has none.

    >>> rounded(Fraction(30)), rounded(8.727)
    (Decimal('30'), Decimal('8.7'))
    """
    tenths = round(Fraction(amount) * 10)
    return Decimal(tenths) / 10 if tenths % 10 else Decimal(tenths // 10)


def figure_words(said: Text, period: Period | None) -> Text:
    """Return a number in words with the period it is for.

    >>> from datetime import date
    >>> year = Period(date(2018, 1, 1), date(2018, 12, 31))
    >>> figure_words(Text(da="12 møder", en="12 meetings"), year).en
    '12 meetings (2018)'
    """
    return said if period is None else word("number.in_period", number=said, period=period_text(period))


def _number(figure: Figure) -> Text:
    if figure.value is not None:
        return _printed(figure, figure.value)
    if figure.count is None:
        return word("number.lost" if figure.lost else "number.none")
    count = number_text(figure.count)
    if figure.unit is None or not is_ratio(figure.unit) or figure.denominator is None:
        return _with_unit(count, Decimal(figure.count), figure.unit)
    amount, denominator = figure.amount, number_text(figure.denominator)
    if "/" in figure.unit and amount is not None:
        counted = _with_unit(count, Decimal(figure.count), figure.unit.partition("/")[0])
        return word("number.rate", counted=counted, amount=amount_text(amount, figure.unit), denominator=denominator)
    of = word("number.of", count=count, denominator=denominator)
    return of if amount is None else word("number.and", counts=of, amount=amount_text(amount, figure.unit))


def _printed(figure: Figure, value: Decimal) -> Text:
    """Return a number as its source printed it: a change with its sign, a share with how many answers it is of."""
    if figure.measure != "level":
        return _change(figure, value)
    if figure.unit is None:
        return word("number.nothing_else", number=number_text(value))
    amount = _with_unit(number_text(value), value, figure.unit)
    if figure.respondents is not None:
        return word("number.of_answers", amount=amount, answers=number_text(figure.respondents))
    return word("number.uncounted", amount=amount) if is_ratio(figure.unit) else amount


def _change(figure: Figure, value: Decimal) -> Text:
    unit = "percent" if figure.measure == "relative_change" else "percentage_point"
    sign = "+" if value > 0 else _MINUS if value < 0 else ""
    amount = _with_unit(number_text(abs(value)), abs(value), unit)
    signed = Text(da=f"{sign}{amount.da}", en=f"{sign}{amount.en}")
    return word("number.since", amount=signed, since=period_text(figure.since)) if figure.since else signed


def _qualified(figure: Figure, said: Text) -> Text:
    there = figure.value is not None or figure.count is not None
    return said if figure.qualifier == "exact" or not there else word(f"number.{figure.qualifier}", number=said)


def _with_unit(written: Text, number: Decimal, unit: str | None) -> Text:
    if unit is None:
        return word("number.unitless", number=written)
    return word("number.with_unit", number=written, unit=unit_text(unit, number))
