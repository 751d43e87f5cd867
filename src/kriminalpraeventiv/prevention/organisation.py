"""Organisation: how municipalities and districts organise the work, as their documents tell, with derived figures."""

from typing import Final, Literal

import attrs

from kriminalpraeventiv.errors import Fault, InvalidRule
from kriminalpraeventiv.logic.rule import Column
from kriminalpraeventiv.prevention.cut_line import CriterionCode
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

Lost = Literal["from_age", "to_age"]
_OLDEST: Final = 130


@attrs.frozen(kw_only=True)
class Group:
    """A target group: its first and last age, completed years, both included; None where there is no such limit.

    `lost` names the ages that stood in the document and could not be read: they are missing, never "no limit".
    """

    title: Text
    from_age: int | None = None
    to_age: int | None = None
    condition: Text | None = None
    lost: tuple[Lost, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse ages that cannot be; raises `InvalidRule` with every fault at once."""
        ages = (self.from_age, self.to_age)
        faults = [Fault("out_of_range", "groups", f"ages are 0 to {_OLDEST}") for a in ages if not _is_age(a)]
        if None not in ages and ages[0] > ages[1]:  # type: ignore[operator] # - both are numbers
            faults.append(Fault("contradiction", "groups", "the last age is below the first"))
        given = (name for name in self.lost if getattr(self, name) is not None)
        faults += [Fault("contradiction", "groups", f"`{name}` is given, so it was not lost") for name in given]
        if faults:
            raise InvalidRule(faults)


def _is_age(age: int | None) -> bool:
    return age is None or 0 <= age <= _OLDEST


@attrs.frozen(kw_only=True)
class LegalReference:
    """What a document says the law is, as printed, and beside it what the law says; `provisions` are ids."""

    printed: Text
    place: str | None = None
    correction: Text | None = None
    provisions: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Post:
    """A function and how many hold it; `None` where the document does not say."""

    title: Text
    count: int | None = None
    hours: Text | None = None
    centre: str | None = None
    column: Column | None = None


@attrs.frozen(kw_only=True)
class Unit:
    """A part of an organisation: a level from the top down, a column, a function."""

    title: Text
    column: Column | None = None
    does: tuple[Text, ...] = ()


@attrs.frozen(kw_only=True)
class Organisation:
    """One way to organise the work; an example municipality has no code.

    `cut_line` is the code of the criterion that draws its dividing line (skærelinje).
    """

    id: str
    title: Text
    source: Source
    municipality: str | None = None
    police_district: str | None = None
    inhabitants: int | None = None
    about: bool = False
    organised_as: Text | None = None
    gathers: Text | None = None
    specialisation: Text | None = None
    cut_line: CriterionCode | None = None
    levels: tuple[Unit, ...] = ()
    units: tuple[Unit, ...] = ()
    posts: tuple[Post, ...] = ()
    links: tuple[Text, ...] = ()
    groups: tuple[Group, ...] = ()
    references: tuple[LegalReference, ...] = ()
    notes: tuple[Text, ...] = ()
    valid: Validity = Validity()
    rows: tuple[str, ...] = ()

    @property
    def head_count(self) -> int | None:
        """How many people hold its posts; None where the document leaves out a count, or all posts."""
        counts = [post.count for post in self.posts]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    @property
    def inhabitants_per_employee(self) -> int | None:
        """Inhabitants for each of its staff, rounded; None where either figure is missing."""
        staff = self.head_count
        return round(self.inhabitants / staff) if self.inhabitants and staff else None

    @property
    def staff_per_10_000(self) -> float | None:
        """Staff for each 10,000 inhabitants, to two decimals; None where either figure is missing."""
        staff = self.head_count
        return round(staff * 10_000 / self.inhabitants, 2) if self.inhabitants and staff else None
