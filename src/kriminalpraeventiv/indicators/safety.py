"""Safety: what happens and what people experience are two things, shown beside each other and never merged."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, NoReturn, get_args

import attrs

from kriminalpraeventiv.errors import Fault, InvalidInput
from kriminalpraeventiv.indicators.checks import one_of, reference_faults, refuse
from kriminalpraeventiv.indicators.figure import Figure
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

SafetyKind = Literal["objective", "subjective", "composite"]
"""`composite` is an index its publisher has put together of both: it is neither, and stands apart."""


@attrs.frozen(kw_only=True)
class SafetyMeasure:
    """A survey question, a register or an index that says something about safety.

    `asks` is what is asked or counted, `minds` what a reader must mind. Raises `InvalidInput` with every fault at once.

    >>> known_measures()["politiets_tryghedsindeks"].kind
    'composite'
    """

    id: str
    kind: SafetyKind
    title: Text
    asks: Text
    minds: Text | None = None
    source: Source

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse([*reference_faults("$.id", self.id), *one_of("$.kind", self.kind, get_args(SafetyKind))])


def _never(*_numbers: object) -> NoReturn:
    raise InvalidInput([Fault("not_merged", "", line("never_merged").en)])


class _Apart:
    """No arithmetic and no order: a number of safety is read, shown and judged by itself."""

    __slots__ = ()
    if not TYPE_CHECKING:  # a type checker sees no such operations and says so where they are written
        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _never
        __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __divmod__ = __rdivmod__ = _never
        __lt__ = __le__ = __gt__ = __ge__ = __neg__ = __pos__ = __abs__ = __round__ = _never
        __float__ = __int__ = __index__ = __complex__ = as_integer_ratio = _never


@attrs.frozen(kw_only=True)
class Safety(_Apart):
    """A number of safety and what measured it; made as one of its three kinds.

    Adding, averaging, sorting or converting raises `InvalidInput`: take the `figure` of the one you mean. Raises it
    too for a measure of another kind.
    """

    kind: ClassVar[SafetyKind]
    measure: SafetyMeasure
    figure: Figure

    def __attrs_post_init__(self) -> None:
        """Refuse a measure of another kind, and this class by itself."""
        kind = getattr(type(self), "kind", None)
        if not isinstance(self.measure, SafetyMeasure) or self.measure.kind != kind:
            wanted = f"want a measure that is {kind}" if kind else "want one of the three kinds of safety"
            raise InvalidInput(
                [Fault("other_kind", "$.measure", f"{wanted}; objective and subjective are never merged")]
            )
        if not isinstance(self.figure, Figure):
            raise InvalidInput([Fault("wrong_type", "$.figure", "want a figure or a measurement")])


@attrs.frozen(kw_only=True)
class ObjectiveSafety(Safety):
    """What happens: the actual level of crime, or the actual exposure to it."""

    kind: ClassVar[SafetyKind] = "objective"


@attrs.frozen(kw_only=True)
class SubjectiveSafety(Safety):
    """What residents experience."""

    kind: ClassVar[SafetyKind] = "subjective"


@attrs.frozen(kw_only=True)
class CompositeSafety(Safety):
    """An index its publisher has put together of both; shown apart, and in place of neither."""

    kind: ClassVar[SafetyKind] = "composite"


@attrs.frozen(kw_only=True)
class SafetyPicture:
    """Both safeties of one area, beside each other. There is no number for the two together.

    `notes` say that one side is missing, that they are not from the same time, and what each measure must be read with.
    """

    area: str
    objective: tuple[ObjectiveSafety, ...]
    subjective: tuple[SubjectiveSafety, ...]
    composite: tuple[CompositeSafety, ...]
    notes: tuple[Text, ...]


def side_by_side(
    area: str,
    *,
    objective: Iterable[ObjectiveSafety],
    subjective: Iterable[SubjectiveSafety],
    composite: Iterable[CompositeSafety] = (),
) -> SafetyPicture:
    """Return both safeties of an area beside each other, each under its own heading.

    The strategy asks for both: data on crime and safety surveys. One that is missing is said so, never filled in from
    the other. Raises `InvalidInput` for a number under the wrong heading and for one of another area, with every
    fault at once. Source: National strategi for forebyggelse af kriminalitet 2014-2015, Rigspolitiet, s. 4.

    >>> from decimal import Decimal
    >>> asked = known_measures()["koebenhavns_tryghedsundersoegelse"]
    >>> unsafe = SubjectiveSafety(measure=asked, figure=Figure(value=Decimal(8), unit="percent", area="ydre_noerrebro"))
    >>> picture = side_by_side("ydre_noerrebro", objective=(), subjective=[unsafe])
    >>> picture.notes[0].en
    'Objective safety is missing: what residents experience does not say what happens.'
    """
    what_happens, experienced, indices = tuple(objective), tuple(subjective), tuple(composite)
    given = {"objective": what_happens, "subjective": experienced, "composite": indices}
    refuse(_faults(area, given))
    return SafetyPicture(
        area=area, objective=what_happens, subjective=experienced, composite=indices, notes=tuple(_notes(given))
    )


def not_the_same_question(first: Safety, second: Safety) -> Text | None:
    """Return why two numbers of safety do not compare: they come of two measures; `None` where it is one.

    >>> known = known_measures()
    >>> share = Figure(unit="percent")
    >>> not_the_same_question(
    ...     SubjectiveSafety(measure=known["politiets_tryghedsundersoegelse"], figure=share),
    ...     CompositeSafety(measure=known["politiets_tryghedsindeks"], figure=share)).en.partition(":")[0]
    'The numbers do not compare'
    """
    if first.measure == second.measure:
        return None
    return line("other_question", first=first.measure.title, second=second.measure.title)


def known_measures() -> Mapping[str, SafetyMeasure]:
    """Return what the sources name as measures of safety, by id; a host may make its own.

    >>> [name for name, measure in known_measures().items() if measure.kind == "objective"]
    ['reports', 'victimisation']
    """
    return {
        name: SafetyMeasure(
            id=name,
            kind=plain["kind"],
            title=Text(**plain["title"]),
            asks=Text(**plain["asks"]),
            minds=Text(**plain["minds"]),
            source=Source(**plain["source"]),
        )
        for name, plain in _words()["measures"].items()
    }


def heading(kind: SafetyKind) -> Text:
    """Return the heading of a kind and what it means, as a report shows it.

    >>> heading("subjective").en
    'Subjective safety: the safety that residents experience'
    """
    plain = _words()["kinds"][kind]
    return line("heading", title=Text(**plain["title"]), meaning=Text(**plain["meaning"]))


def _faults(area: str, given: Mapping[str, tuple[Any, ...]]) -> Iterator[Fault]:
    for kind, numbers in given.items():
        for position, number in enumerate(numbers, 1):
            place = f"$.{kind}, number {position}"
            if not isinstance(number, _CLASSES[kind]):
                yield Fault("other_kind", place, f"want a number of {kind} safety; the kinds are never merged")
            elif number.figure.area != area:
                yield Fault("other_area", place, "want a number for the same area")


def _notes(given: Mapping[str, tuple[Safety, ...]]) -> Iterator[Text]:
    for kind in ("objective", "subjective"):
        if not given[kind]:
            yield line(f"{kind}_missing")
    periods = {number.figure.period for kind in ("objective", "subjective") for number in given[kind]}
    if len(periods) > 1:
        yield line("other_times")
    seen = dict.fromkeys(number.measure for numbers in given.values() for number in numbers)
    yield from (measure.minds for measure in seen if measure.minds)
    if given["objective"] and given["subjective"]:
        yield line("need_not_go_together")


_CLASSES: Final[Mapping[str, type[Safety]]] = {
    "objective": ObjectiveSafety,
    "subjective": SubjectiveSafety,
    "composite": CompositeSafety,
}


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((files("kriminalpraeventiv.indicators") / "safety.toml").read_text(encoding="utf-8"))
