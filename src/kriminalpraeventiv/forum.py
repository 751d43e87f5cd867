"""Forum: where people meet, which cooperation that is, and whether persons may be discussed there."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput, suggestion
from kriminalpraeventiv.logic.fact import Fact, about, facts_of
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text
from kriminalpraeventiv.timeline import Validity

Party = Literal[
    "police",
    "social_authority",
    "school",
    "day_care",
    "prison_and_probation",
    "psychiatry",
    "employment_authority",
    "health_service",
    "prosecution",
    "tax_authority",
    "youth_crime_board",
    "other_authority",
    "self_governing_institution",
    "free_school",
    "private_provider",
    "housing_organisation",
    "association",
    "volunteer",
    "parent",
    "close_person",
    "data_subject",
    "employer",
    "company",
    "public",
]
"""Who may sit at a meeting, send or receive."""
Institution = Literal["self_governing_institution", "free_school", "private_provider"]
"""Who may be drawn into a cooperation without being an authority."""


@attrs.frozen(kw_only=True)
class Forum:
    """A forum as its host describes it; `None` is unknown.

    `kind` is the code of a kind of forum, or of a forum of a plugin. `parties` are the codes of those who sit there,
    each once; `drawn_in` those of them that are institutions drawn in. Raises `InvalidInput` with every fault at once.

    >>> Forum(id="f", kind="ssp", parties=("school", "police", "school")).parties
    ('police', 'school')
    """

    words: ClassVar[str] = "forum.toml"
    lists: ClassVar[tuple[str, ...]] = ("parties", "drawn_in")

    id: str = attrs.field(metadata=about("reference"))
    kind: str = attrs.field(metadata=about("code", vocabulary="forum"))
    municipality: str | None = attrs.field(default=None, metadata=about("code", vocabulary="municipality"))
    parties: tuple[Party, ...] | None = attrs.field(default=None, metadata=about("code", codes=Party))
    drawn_in: tuple[Institution, ...] | None = attrs.field(default=None, metadata=about("code", codes=Institution))
    discusses_persons: bool | None = attrs.field(default=None, metadata=about("yes_no"))
    meetings_a_year: int | None = attrs.field(default=None, metadata=about("number", high=366))

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once; then bring its lists into order."""
        faults = [fault for name, fact in self.facts().items() for fault in self._refusals(name, fact)]
        if not faults and self.parties is not None and set(self.drawn_in or ()) - set(self.parties):
            message = "who is drawn in sits there; name it among `parties` too"
            faults.append(Fault("contradiction", "$.drawn_in", message))
        if faults:
            raise InvalidInput(faults)
        for name in self.lists:
            if getattr(self, name) is not None:
                object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    def _refusals(self, name: str, fact: Fact) -> Iterator[Fault]:
        value = getattr(self, name)
        if name in ("id", "kind") and value is None:
            yield Fault("missing", f"$.{name}", f"`{name}` is required")
        elif name in self.lists and value is not None:
            if not isinstance(value, tuple | list):
                yield Fault("wrong_kind", f"$.{name}", "want a list of codes")
                return
            for number, code in enumerate(value):
                yield from _refused(fact, code, f"$.{name}[{number}]")
        elif value is not None:
            yield from _refused(fact, value, f"$.{name}")

    @classmethod
    def facts(cls) -> Mapping[str, Fact]:
        """Return what may be said of a forum, by name."""
        return facts_of(cls)


def _refused(fact: Fact, value: object, place: str) -> Iterator[Fault]:
    refusal = fact.refusal(value)
    if refusal:
        yield Fault(refusal[0], place, refusal[1])


@attrs.frozen(kw_only=True)
class Rest:
    """What a kind of forum rests on while `valid`: a place in a provision, and the name of the text that says so.

    Without a `provision` the wording that was in force is a point nobody has read: `point`. `seats` names what
    holds for those who sit there without being named.
    """

    provision: str | None = None
    place: str | None = None
    valid: Validity = Validity()
    says: str | None = None
    point: str | None = None
    seats: str | None = None


@attrs.frozen(kw_only=True)
class PartyRest(Rest):
    """Parties the law names, and in which words where the codes are wider than the law."""

    codes: tuple[str, ...]
    words: Text | None = None


@attrs.frozen(kw_only=True)
class MinimumRest(Rest):
    """How many meetings a year the law demands."""

    meetings: int


DrawnIn = Literal["yes", "no", "unknown"]


@attrs.frozen(kw_only=True)
class Seat:
    """What holds for those of some codes who sit in a forum whose law does not name them.

    `group` is the name a `Rest` uses; `drawn_in` limits it to institutions that are drawn in, are not, or of which
    that is unknown; `point` is what the law leaves open about them.
    """

    group: str
    codes: tuple[str, ...]
    says: str
    effect: Literal["forbids", "notes"]
    provision: str | None = None
    place: str | None = None
    drawn_in: DrawnIn | None = None
    point: str | None = None


@attrs.frozen(kw_only=True)
class ForumKind:
    """A kind of forum: the cooperation it belongs to, and whether it has a basis to share about persons.

    `exists` and `shares` are what it rests on, `named` the parties the law names, `minimum` how often it must meet;
    `notes` name texts that every answer about it carries, `no_basis` and `no_duty` those that say it has no basis
    to share, or to exist.
    """

    code: str
    title: Text
    cooperation: Literal["ssp", "psp", "ksp", "none"] | None = None
    source: Source
    exists: tuple[Rest, ...] = ()
    shares: tuple[Rest, ...] = ()
    named: tuple[PartyRest, ...] = ()
    minimum: tuple[MinimumRest, ...] = ()
    notes: tuple[str, ...] = ()
    no_basis: str = "forum_no_basis_to_share"
    no_duty: str = "forum_no_basis_to_exist"

    @property
    def shares_persons(self) -> bool:
        """Whether it has, or ever had, a basis to share about persons."""
        return bool(self.shares)

    def rests(self) -> tuple[Rest, ...]:
        """Return everything it rests on."""
        return (*self.exists, *self.shares, *self.named, *self.minimum)


def party_codes(codes: tuple[str, ...], sets: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the party codes of a list of codes and names of sets; raises `InvalidInput` for any other word.

    >>> party_codes(("police", "pair"), {"pair": ["school", "day_care"]})
    ('police', 'school', 'day_care')
    """
    known = get_args(Party)
    found = [code for word in codes for code in (sets[word] if isinstance(sets.get(word), list) else [word])]
    faults = [Fault("unknown_code", "", f"no party `{c}`{suggestion(c, known)}") for c in found if c not in known]
    if faults:
        raise InvalidInput(faults)
    return tuple(dict.fromkeys(found))
