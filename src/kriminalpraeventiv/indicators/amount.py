"""Amount: an exact number of a unit, with the arithmetic its unit allows and no other."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from kriminalpraeventiv.danish import number_text, unit_words
from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.units import exact, factor, from_quantity, product, to_quantity, unit_code, unlike

if TYPE_CHECKING:
    from kriminalpraeventiv.units import Quantity, Registry


@attrs.frozen
class Amount:
    """An exact number of a unit: 40.5 `report/kinh`, 3 `meeting`, 1,200,000 `dkk`.

    `value` is given as an `int`, a `Decimal` or a `Fraction`, never as a float, and kept as a fraction. Amounts of one
    kind add in the unit of the first; amounts multiply and divide as they are, and become a share only when asked:
    times `Amount(1, "share")`. Shares do not add, and nothing adds to a bare number.
    Raises `InvalidInput`, in one line, for what does not fit.

    >>> rate = (Amount(810, "report") / Amount(20_000, "inhabitant")).to("report/kinh")
    >>> rate.text().da, str(Amount(1, "quarter") + Amount(2, "month"))
    ('40,5 anmeldelser pr. 1.000 indbyggere', '5/3 quarter')
    >>> Amount(3, "person") + Amount(2, "meeting")
    Traceback (most recent call last):
    kriminalpraeventiv.errors.InvalidInput: $.unit: `person` and `meeting` do not add: they count different things
    """

    value: Fraction = attrs.field(converter=exact)
    unit: str = attrs.field(converter=unit_code)

    @classmethod
    def of_quantity(cls, quantity: "Quantity") -> "Amount":
        """Return a host's quantity of pint, of any registry, as an amount; raises `InvalidInput` for an unlike unit."""
        return cls(*from_quantity(quantity))

    def to_quantity(self, registry: "Registry | None" = None) -> "Quantity":
        """Return it as a quantity of a host's registry of pint, or of ours where none is given."""
        return to_quantity(self.value, self.unit, registry)

    def to(self, unit: str) -> "Amount":
        """Return the same amount in another unit of its kind."""
        return Amount(self.value * factor(self.unit, unit), unit)

    def text(self, decimals: int | None = None) -> Text:
        """Return it with its words in both languages.

        Raises `InvalidInput` for a unit without words, and for a fraction that never ends without `decimals`.
        """
        number = number_text(self.value, decimals)
        if not self.unit:
            return number
        try:
            words = unit_words(self.unit, one=number.en == "1")
        except KeyError:
            raise _refusal("no_words", f"no words for `{self.unit}`; convert it first, a share to `percent`") from None
        return Text(da=f"{number.da} {words.da}", en=f"{number.en} {words.en}")

    def __str__(self) -> str:
        return f"{self.value} {self.unit}".rstrip()

    def __add__(self, other: object) -> "Amount":
        return Amount(self.value + self._alike(other, "add"), self.unit)

    def __sub__(self, other: object) -> "Amount":
        return Amount(self.value - self._alike(other, "subtract"), self.unit)

    def __radd__(self, other: object) -> "Amount":
        # `sum` begins with 0; every other bare number is refused.
        return self + (Amount(0, self.unit) if type(other) is int and not other else other)

    def __mul__(self, other: "Amount | int | Decimal | Fraction") -> "Amount":
        by = other if isinstance(other, Amount) else Amount(other, "")
        return Amount(self.value * by.value, product((self.unit, 1), (by.unit, 1)))

    __rmul__ = __mul__

    def __truediv__(self, other: "Amount | int | Decimal | Fraction") -> "Amount":
        by = other if isinstance(other, Amount) else Amount(other, "")
        if not by.value:
            raise _refusal("out_of_range", "nothing divides by 0")
        return Amount(self.value / by.value, product((self.unit, 1), (by.unit, -1)))

    def _alike(self, other: object, verb: str) -> Fraction:
        """Return the number of another amount in this one's unit, where the two add."""
        if not isinstance(other, Amount):
            raise _refusal("unit_missing", f"`{self.unit or 1}` can {verb} only an `Amount`; give a number its unit")
        why = unlike(self.unit, other.unit)
        if why:
            raise _refusal("unit_mismatch", f"`{self.unit or 1}` and `{other.unit or 1}` do not {verb}: {why}")
        if unlike(self.unit, "share") is None:
            raise _refusal("shares_do_not_add", f"shares do not {verb} as numbers; take a `Share` for each")
        return other.value * factor(other.unit, self.unit)


def _refusal(code: str, message: str) -> InvalidInput:
    return InvalidInput([Fault(code, "$.unit", message)])
