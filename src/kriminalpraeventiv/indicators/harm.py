"""Harm: what an offence weighs, by a versioned table that somebody published, never by this library."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

import attrs

from kriminalpraeventiv.errors import Fault, suggestion
from kriminalpraeventiv.indicators.checks import code_faults, decimal_faults, one_of, reference_faults, refuse, sums_to
from kriminalpraeventiv.indicators.meanings import line
from kriminalpraeventiv.period import Period
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.text import Text

Basis = Literal["recommended_days", "mean_sentence_days", "own"]
"""What a weight is: the days prosecutors recommend (Danish), the mean days sentenced to (Swedish), or one's own."""


def _table(weights: Mapping[str, Decimal] | tuple[tuple[str, Decimal], ...]) -> tuple[tuple[str, Decimal], ...]:
    return tuple(sorted(weights.items(), key=str)) if isinstance(weights, Mapping) else weights


@attrs.frozen(kw_only=True)
class HarmWeights:
    """What each offence weighs, in one published version of one scheme.

    `weights` are given by offence code; `valid` are the days offences may be weighed by them. A scheme whose weights
    are shares says by `sums_to` what they must sum to. Raises `InvalidInput` with every fault at once.

    >>> days = {"burglary": Decimal(30), "violence": Decimal(120)}
    >>> own = HarmWeights(id="own.harm", version="2026", basis="own", valid=Period(None, None), weights=days,
    ...     source=Source(document="Byrådets notat", standing="practice", certainty="stated"))
    >>> own.of("violence")
    Decimal('120')
    """

    id: str
    version: str
    basis: Basis
    source: Source
    valid: Period
    weights: tuple[tuple[str, Decimal], ...] = attrs.field(converter=_table)
    sums_to: Decimal | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse it with all its faults at once."""
        refuse(self._faults())

    def _faults(self) -> Iterator[Fault]:
        yield from reference_faults("$.id", self.id)
        yield from code_faults("$.version", self.version or "?")
        yield from one_of("$.basis", self.basis, get_args(Basis))
        if not self.weights:
            yield Fault("missing", "$.weights", "want the weight of at least one offence")
        wrong = []
        for number, (code, weight) in enumerate(self.weights, 1):
            place = f"$.weights, number {number}"
            wrong += [*code_faults(place, code or "?"), *decimal_faults(place, weight)]
            wrong += [Fault("missing", place, "want a weight; leave out what has none")] if weight is None else []
        yield from wrong
        if len({code for code, _ in self.weights}) != len(self.weights):
            yield Fault("duplicate", "$.weights", "want each offence once")
        yield from decimal_faults("$.sums_to", self.sums_to)
        if self.sums_to is not None and not wrong and not sums_to(tuple(w for _, w in self.weights), self.sums_to):
            yield Fault("contradiction", "$.weights", "the weights do not sum to what the scheme demands in `sums_to`")

    def of(self, code: str) -> Decimal:
        """Return what an offence weighs. Raises `InvalidInput` for one that has no weight, naming the nearest."""
        known = dict(self.weights)
        if code not in known:
            refuse([unknown_offence("$.code", code, known)])
        return known[code]

    @property
    def text(self) -> Text:
        """What the weights are, in words."""
        basis = _bases()[self.basis]
        return line("harm_basis", title=Text(**basis["title"]), version=self.version, weight=Text(**basis["weight"]))

    @property
    def unit(self) -> Text:
        """What a score counts, in words."""
        return Text(**_bases()[self.basis]["unit"])


def unknown_offence(place: str, code: object, known: Mapping[str, Decimal]) -> Fault:
    """Return that an offence has no weight, and the nearest that has.

    >>> unknown_offence("$.code", "burglery", {"burglary": Decimal(30)}).message
    'no weight for this offence; the nearest is `burglary`'
    """
    return Fault("unknown_code", place, f"no weight for this offence{suggestion(str(code), known)}")


def basis_source(basis: Basis) -> Source:
    """Return where a kind of weights comes from; the weights themselves have a source of their own.

    >>> print(basis_source("recommended_days"))
    Dansk Crime Harm Index
    """
    return Source(**_bases()[basis]["source"])


@cache
def _bases() -> Mapping[str, Any]:
    plain = tomllib.loads((files("kriminalpraeventiv.indicators") / "harm.toml").read_text(encoding="utf-8"))
    bases: Mapping[str, Any] = plain["bases"]
    return bases
