"""Plugins written in Python, each a sound one with one fault; the class's name says which."""

import time
from collections.abc import Iterator
from itertools import count
from typing import Any

import attrs

from kriminalpraeventiv.hookspecs import LocalFact, Manifest, hookimpl
from kriminalpraeventiv.level import Scheme
from kriminalpraeventiv.logic.fact import Fact
from kriminalpraeventiv.logic.rule import Permit, TargetRule
from kriminalpraeventiv.text import Text
from plugins.invented import MANIFEST, SOURCE, WORDS, Nordby, forbid, level_rule

Given = Any
"""What a bad hook returns: not what the hook's specification says."""


def scheme(id_: str) -> Scheme:
    return Scheme(id=id_, title=WORDS, source=SOURCE, extends="core-default")


class UnmarkedHook(Nordby):
    def triage_rules(self) -> Given:
        return (level_rule(),)


class MisspeltHook(Nordby):
    @hookimpl
    def triage_rule(self) -> Given:
        return (level_rule(),)


class MisspeltUnmarked(Nordby):
    def triage_rule(self) -> Given:
        return (level_rule(),)


class MisspeltOptional(Nordby):
    @hookimpl(optionalhook=True)
    def triage_rule(self) -> Given:
        return (level_rule(),)


class WrongArgument(Nordby):
    @hookimpl
    def triage_rules(self, municipality: str) -> Given:
        return (level_rule(id_=f"nordby.{municipality}"),)


class ListForTuple(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return [level_rule()]


class TextInTuple(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule(), "risk_behaviour")


class NoManifestReturned(Nordby):
    @hookimpl
    def manifest(self) -> Given:
        return {"prefix": "nordby"}


class NoManifest:
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule(),)


class WrapsHook(Nordby):
    @hookimpl(wrapper=True)
    def triage_rules(self) -> Iterator[None]:
        return (yield)


class WrapsHookOldStyle(Nordby):
    @hookimpl(hookwrapper=True)
    def triage_rules(self) -> Iterator[None]:
        yield


class AsynchronousHook(Nordby):
    @hookimpl
    async def triage_rules(self) -> Given:
        return (level_rule(),)


class ForeignPrefix(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule(id_="sydby.concern"),)


class TwoValues(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule("offences >= 2"), level_rule("offences >= 3"))


class TwoHooksOfOneName(Nordby):
    @hookimpl
    def sharing_rules(self) -> Given:
        return (forbid(),)

    @hookimpl(specname="sharing_rules")
    def more_sharing_rules(self) -> Given:
        return (forbid('receiver == "association"', "nordby.not_to_associations"),)


class Override(Nordby):
    @hookimpl
    def sharing_rules(self) -> Given:
        return (forbid(id_="law.no_investigation"),)


class HoldsPermit(Nordby):
    @hookimpl
    def sharing_rules(self) -> Given:
        return (Permit(id="nordby.schools_may", when='receiver == "school"', text=WORDS, source=SOURCE),)


class TwoSchemes(Nordby):
    @hookimpl
    def schemes(self) -> Given:
        return (scheme("north"), scheme("south"))


class NationalScheme(Nordby):
    @hookimpl
    def schemes(self) -> Given:
        return (scheme("core-default"),)


class LowersLevel(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule("not risk_behaviour"),)


class NamesVictim(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule("victim"),)


class TargetShrinks(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (
            TargetRule(id="nordby.quiet", group="nordby.quiet", when="not offences >= 2", text=WORDS, source=SOURCE),
        )


class UnknownFact(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule("risk_behavior"),)


class WhoRaises(UnknownFact):
    def who(self) -> Given:
        raise LookupError


class WhoIsText(UnknownFact):
    who = "somebody"


class TownAndFarDistrict(Nordby):
    """Names a municipality outside the district it names too."""

    @hookimpl
    def manifest(self) -> Manifest:
        return attrs.evolve(MANIFEST, municipalities=("0751",), police_district="1469")


class NotACondition(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule("risk_behaviour == true"),)


class UnknownBasis(Nordby):
    @hookimpl
    def sharing_rules(self) -> Given:
        return (forbid(of=("law.prevention_sharin",)),)


class FreeTextFact(Nordby):
    @hookimpl
    def facts(self) -> Given:
        return (LocalFact(fact=Fact(name="nordby.remarks", kind="text", label=WORDS, question=WORDS)),)


class DanishEmpty(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (attrs.evolve(level_rule(), text=Text(da=" ", en="Invented.")),)


class DanishEmptyInManifest(Nordby):
    @hookimpl
    def manifest(self) -> Manifest:
        return attrs.evolve(MANIFEST, name=Text(da="", en="Invented"))


class HookRaises(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        raise LookupError


class HookExits(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        raise SystemExit(1)


class PropertyRaises(Nordby):
    @property
    def rules(self) -> Given:
        raise LookupError


class CountsItsCalls(Nordby):
    def __init__(self) -> None:
        self.calls = count()

    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule(f"offences >= {next(self.calls)}"),)


class OtherOrder(Nordby):
    """As a set of texts under another hash seed: the same rules in another order."""

    def __init__(self) -> None:
        self.calls = count()

    @hookimpl
    def triage_rules(self) -> Given:
        rules = (level_rule(), level_rule("offences >= 2", "nordby.again"))
        return rules if next(self.calls) % 2 else rules[::-1]


class ReadsTheClock(Nordby):
    @hookimpl
    def triage_rules(self) -> Given:
        return (level_rule(f'on >= "2026-01-01" and offences >= {time.perf_counter_ns() % 999_983}'),)


@attrs.define
class Unhashable:
    """Cannot be a key, since it is mutable and compares by value."""

    town: str = "0165"

    @hookimpl
    def manifest(self) -> Manifest:
        return attrs.evolve(MANIFEST, municipalities=(self.town,))


class UnknownMunicipality(Nordby):
    @hookimpl
    def manifest(self) -> Manifest:
        return attrs.evolve(MANIFEST, municipalities=("0166",))


class SchemeNorth(Nordby):
    @hookimpl
    def schemes(self) -> Given:
        return (scheme("north"),)


class SchemeSouth:
    @hookimpl
    def manifest(self) -> Manifest:
        return attrs.evolve(MANIFEST, prefix="sydby")

    @hookimpl
    def schemes(self) -> Given:
        return (scheme("south"),)
