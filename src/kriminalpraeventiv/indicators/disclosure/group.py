"""Group: what is said of a group without counting it, such as its oldest or the day of an event, and texts."""

import re
from typing import Final, TypeVar

from kriminalpraeventiv.errors import InvalidInput
from kriminalpraeventiv.indicators.disclosure.hidden import Suppressed
from kriminalpraeventiv.indicators.disclosure.one_way import count_faults
from kriminalpraeventiv.indicators.disclosure.profile import Profile
from kriminalpraeventiv.indicators.disclosure.words import plain

T = TypeVar("T")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile(r"\w+")


def of_group(value: T, size: int, profile: Profile) -> T | Suppressed:
    """Return what is said of a group of so many persons, or `Suppressed` where they are too few or nobody.

    For a smallest or largest number, a mean, a median, a day: in a small group it is one person's own. Raises
    `InvalidInput` for a size that cannot be.

    >>> from kriminalpraeventiv.indicators.disclosure.profile import profile
    >>> of_group(17, 5, profile("dst_research")), of_group(17, 4, profile("dst_research"))
    (17, Suppressed())
    """
    faults = tuple(count_faults("$.size", size))
    if faults:
        raise InvalidInput(faults)
    return Suppressed() if size < profile.threshold else value


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers a text holds, in figures and small ones in words, for a person to read before it is shared.

    No rule for tables protects a number in a text. A word that may be no number, such as `en`, is listed too.

    >>> numbers_in("I 2018 var der fire unge, hvoraf 2 flyttede.")
    ('2018', 'fire', '2')
    """
    words = frozenset(plain()["numbers"]["words"])
    found = [(match.start(), match[0]) for match in _NUMBER.finditer(text)]
    found += [(match.start(), match[0]) for match in _WORD.finditer(text) if match[0].lower() in words]
    return tuple(number for _, number in sorted(set(found)))
