"""Viborg's own rules, as data: SSP in the youth school and the early effort in day care."""

from kriminalpraeventiv.rulepack import RulePack

plugin = RulePack.from_package(__name__)
