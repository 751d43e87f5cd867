"""Høje-Taastrup's own data: Kriminalpræventivt team."""

from kriminalpraeventiv.rulepack import RulePack

plugin = RulePack.from_package(__name__)
