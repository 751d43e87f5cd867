"""A plugin that is a module and sound."""

from kriminalpraeventiv.hookspecs import Manifest, hookimpl
from kriminalpraeventiv.logic.rule import TriageRule
from plugins.invented import MANIFEST, level_rule


@hookimpl
def manifest() -> Manifest:
    return MANIFEST


@hookimpl
def triage_rules() -> tuple[TriageRule, ...]:
    return (level_rule(),)
