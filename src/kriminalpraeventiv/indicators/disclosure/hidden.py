"""Hidden: a number that may not be seen, as a value of its own that every calculation carries on."""

from collections.abc import Callable
from typing import Any, Final, Literal, NoReturn, TypeVar

import attrs

from kriminalpraeventiv.indicators.disclosure.words import sentence
from kriminalpraeventiv.text import Text

Why = Literal["small_numbers", "small_population", "not_checked"]
"""Why a number is hidden: it is small or would give a small one away, too few live there, or it was not checked."""
MARK: Final = ".."
"""What stands in a table instead of a hidden number, as Statistics Denmark prints it."""
_TEACHING: Final = (
    "a suppressed number is hidden: it can be neither ordered nor turned into a number or a truth value; "
    "ask `isinstance(number, Suppressed)` and show its `text`"
)
T = TypeVar("T")


def _carried(left: "Suppressed", *_: object) -> "Suppressed":
    return left


def _refused(*_: object) -> NoReturn:
    raise TypeError(_TEACHING)


@attrs.frozen
class Suppressed:
    """A number that is hidden: not 0, not missing. What is computed from it is hidden too.

    It holds no number, and does not say whether the number was small itself or hides a small one; `suppressed` is the
    reason's code. Written, it is the mark `..`. To order it, or to make an `int`, a `float` or a truth value of it,
    raises `TypeError`.

    >>> hidden = Suppressed()
    >>> 100 * hidden / 19, sum([3, hidden]), hidden == 0
    (Suppressed(), Suppressed(), False)
    >>> f"{hidden:.1f}"
    '..'
    """

    suppressed: Why = "small_numbers"

    @property
    def text(self) -> Text:
        """What a reader is told instead of the number."""
        return sentence(f"hidden.{self.suppressed}")

    def __repr__(self) -> str:
        return "Suppressed()" if self.suppressed == "small_numbers" else f"Suppressed({self.suppressed!r})"

    def __str__(self) -> str:
        return MARK

    def __format__(self, _: str) -> str:
        return MARK

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _carried
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = _carried
    __neg__ = __pos__ = __abs__ = __round__ = __floor__ = __ceil__ = __trunc__ = _carried
    __lt__ = __le__ = __gt__ = __ge__ = _refused
    __bool__ = __int__ = __float__ = __complex__ = __index__ = __iter__ = __len__ = __contains__ = _refused

    def __divmod__(self, _: object) -> tuple["Suppressed", "Suppressed"]:
        return self, self

    __rdivmod__ = __divmod__


SUPPRESSED: Final = Suppressed()


def computed(method: Callable[..., T], *numbers: Any, **named: Any) -> T | Suppressed:  # noqa: ANN401 - any method's
    """Return what a method gives, or `Suppressed` where one of the numbers it is asked for is hidden.

    A rate, a per cent, an interval, a difference and a cost per outcome are as telling as the count they came from.
    `None` stays what the method makes of it.

    >>> computed(divmod, 19, 4), computed(divmod, Suppressed(), 4)
    ((4, 3), Suppressed())
    """
    for number in (*numbers, *named.values()):
        if isinstance(number, Suppressed):
            return number
        if isinstance(number, tuple | list) and (inner := [n for n in number if isinstance(n, Suppressed)]):
            return inner[0]
    return method(*numbers, **named)
