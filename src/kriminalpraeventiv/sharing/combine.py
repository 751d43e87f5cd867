"""Combine: permits and forbids into one verdict, open commencements decided every way.

In Kleene logic the verdict is: OR over permits p of (p AND NOT OR(forbids that reach p)).
True is `may`, false `may_not`, unknown `undetermined`. Where the ways to decide open acts
disagree, the verdict is `undetermined` and the acts that matter are named.
"""

from collections.abc import Iterator, Mapping

import attrs

from kriminalpraeventiv.explanation import Effect
from kriminalpraeventiv.law.provision import Basis, Provision
from kriminalpraeventiv.logic.evaluate import both, either, opposite
from kriminalpraeventiv.logic.rule import Duty, Forbid, Permit, Route, Rule
from kriminalpraeventiv.logic.ruleset import Choice, RuleSet, Segment
from kriminalpraeventiv.sharing.answer import Verdict
from kriminalpraeventiv.source import Source
from kriminalpraeventiv.timeline import Commencement, deciding

_VERDICTS: Mapping[bool | None, Verdict] = {True: "may", False: "may_not", None: "undetermined"}


@attrs.frozen
class Ruling:
    """What follows from which rules hold and which are unknown, on the days of one segment.

    `rules` are the ids of all rules that hold; `undecided` the rules that could still change the verdict;
    `sources` the place in the version in force of each rule that stands in a provision.
    """

    verdict: Verdict
    rules: tuple[str, ...]
    basis: tuple[Basis, ...]
    reasons: tuple[tuple[Rule, Effect], ...]
    checked: tuple[Rule, ...]
    undecided: tuple[Rule, ...]
    duties: tuple[tuple[Rule, bool], ...]
    routes: tuple[tuple[Rule, bool], ...]
    acts: tuple[Commencement, ...]
    sources: Mapping[str, Source] = attrs.field(eq=False, repr=False)


@attrs.frozen
class Combination:
    """The rules of sharing, and which forbids reach which permit."""

    rules: RuleSet
    provisions: Mapping[str, Provision]
    reach: Mapping[int, int] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Find, for each permit's bit, the bits of the forbids that reach it."""
        reach = {
            bit: sum(1 << other for other, rule in enumerate(self.rules.rules) if _reaches(rule, permit))
            for bit, permit in enumerate(self.rules.rules)
            if isinstance(permit, Permit)
        }
        object.__setattr__(self, "reach", reach)

    def rule(self, segment: Segment, holds: int, unknown: int, counting: int) -> Ruling:
        """Return the ruling on the days of `segment`; only the rules with bits in `counting` count."""
        state = _State(self, holds & counting, unknown & counting, counting)
        verdicts = {choice.begun: state.verdict(choice) for choice in segment.choices}
        agreed = set(verdicts.values())
        value = agreed.pop() if len(agreed) == 1 else None
        return Ruling(
            verdict=_VERDICTS[value],
            rules=tuple(rule.id for rule in self.rules.of(holds & counting)),
            basis=tuple(dict.fromkeys(state.basis(segment))) if value else (),
            reasons=tuple(state.reasons(segment, may=value is True)),
            checked=tuple(state.checked(segment)),
            undecided=tuple(state.undecided(segment)),
            duties=tuple(sorted(state.consequences(segment, Duty), key=_certain_first)),
            routes=tuple(sorted(state.consequences(segment, Route), key=_binding_first)),
            acts=deciding(segment.acts, verdicts),
            sources=dict(self._sources(segment)),
        )

    def _sources(self, segment: Segment) -> Iterator[tuple[str, Source]]:
        """Yield the place of each rule in the newest version under which the rule is in force."""
        for bit, rule in enumerate(self.rules.rules):
            begun = next((c.begun for c in reversed(segment.choices) if c.active >> bit & 1), None)
            if rule.provision is not None and begun is not None:
                provision = self.provisions[rule.provision]
                version = provision.timeline.at(segment.first, begun)
                if version is not None:
                    yield rule.id, provision.source(version, rule.place)


def _binding_first(route: tuple[Rule, bool]) -> tuple[bool, bool]:
    rule, certain = route
    binding = isinstance(rule, Route) and rule.binding
    return not binding, binding and not certain


def _certain_first(duty: tuple[Rule, bool]) -> bool:
    return not duty[1]


def _reaches(rule: Rule, permit: Permit) -> bool:
    if permit.obliges and rule.owner != "national":
        return False
    return isinstance(rule, Forbid) and (not rule.of or permit.id in rule.of or permit.provision in rule.of)


@attrs.frozen
class _State:
    """One pair of masks, looked at under each choice."""

    combination: Combination
    holds: int
    unknown: int
    counting: int

    def of(self, bits: int) -> bool | None:
        """Return the Kleene disjunction of the rules with these bits."""
        return True if self.holds & bits else None if self.unknown & bits else False

    def permit(self, bit: int, choice: Choice) -> bool | None:
        """Return whether a permit lets through under a choice."""
        if not choice.active >> bit & 1:
            return False
        barred = self.of(self.combination.reach[bit] & choice.active)
        return both((self.of(1 << bit), opposite(barred)))

    def verdict(self, choice: Choice) -> bool | None:
        return either(tuple(self.permit(bit, choice) for bit in self.combination.reach))

    def basis(self, segment: Segment) -> Iterator[Basis]:
        """Yield what carries a `may`: the permits that do whichever way open acts are decided, else all that do."""
        always = [b for b in self.combination.reach if all(self.permit(b, choice) for choice in segment.choices)]
        for choice in segment.choices:
            for bit in always or self.combination.reach:
                permit = self.combination.rules.rules[bit]
                if isinstance(permit, Permit) and permit.provision and self.permit(bit, choice):
                    provision = self.combination.provisions[permit.provision]
                    basis = provision.basis(segment.first, choice.begun, permit.place)
                    if basis:
                        yield basis

    def reasons(self, segment: Segment, *, may: bool) -> Iterator[tuple[Rule, Effect]]:
        """Yield the rules that hold, permits that carry the verdict first, then bars, then notes."""
        found = [(rule, self._effect(bit, rule, segment, may)) for bit, rule in self._in_force(segment, self.holds)]
        for effect in ("permits", "forbids", "notes"):
            yield from ((rule, effect) for rule, its in found if its == effect)

    def _effect(self, bit: int, rule: Rule, segment: Segment, may: bool) -> Effect | None:  # noqa: FBT001 - the verdict
        if isinstance(rule, Duty | Route):
            return None
        if isinstance(rule, Forbid):
            return "forbids" if not may else "notes" if self._bars(bit) else None
        carries = bit in self.combination.reach and all(self.permit(bit, choice) for choice in segment.choices)
        return "permits" if carries else "notes"

    def _bars(self, bit: int) -> bool:
        """Return whether a forbid reaches a permit that holds."""
        return any(self.holds >> permit & reach >> bit & 1 for permit, reach in self.combination.reach.items())

    def checked(self, segment: Segment) -> Iterator[Rule]:
        """Yield the permits and forbids that were tested and do not apply."""
        for _, rule in self._in_force(segment, ~(self.holds | self.unknown)):
            if isinstance(rule, Permit | Forbid):
                yield rule

    def undecided(self, segment: Segment) -> Iterator[Rule]:
        """Yield the unknown permits, and forbids of permits, that leave a choice undecided."""
        bits = 0
        for choice in segment.choices:
            if self.verdict(choice) is None:
                for bit, reach in self.combination.reach.items():
                    if self.permit(bit, choice) is None:
                        bits |= self.unknown & choice.active & (1 << bit | reach)
        yield from self.combination.rules.of(bits)

    def consequences(self, segment: Segment, kind: type[Rule]) -> Iterator[tuple[Rule, bool]]:
        """Yield the duties, or routes, that hold or may hold, and whether that is certain."""
        for bit, rule in self._in_force(segment, self.holds | self.unknown):
            if isinstance(rule, kind):
                always = all(choice.active >> bit & 1 for choice in segment.choices)
                yield rule, always and bool(self.holds >> bit & 1)

    def _in_force(self, segment: Segment, mask: int) -> Iterator[tuple[int, Rule]]:
        active = 0
        for choice in segment.choices:
            active |= choice.active
        for bit, rule in enumerate(self.combination.rules.rules):
            if (active & mask & self.counting) >> bit & 1:
                yield bit, rule
