"""Danish: numbers and days written and read as Danes do, with a decimal comma and a dot at the thousands."""

from kriminalpraeventiv.danish.dates import day_text, period_text
from kriminalpraeventiv.danish.number import number_text, write_number
from kriminalpraeventiv.danish.printed import PrintedNumber, Qualifier
from kriminalpraeventiv.danish.read import read_number
from kriminalpraeventiv.danish.words import unit_words

__all__ = [
    "PrintedNumber",
    "Qualifier",
    "day_text",
    "number_text",
    "period_text",
    "read_number",
    "unit_words",
    "write_number",
]
