"""A plugin that is a module: its `triage_rules` bears no mark."""

from kriminalpraeventiv.hookspecs import Manifest, hookimpl
from kriminalpraeventiv.logic.rule import TriageRule
from plugins.invented import MANIFEST, level_rule


@hookimpl
def manifest() -> Manifest:
    return MANIFEST


def triage_rules() -> tuple[TriageRule, ...]:
    return (level_rule(),)
