"""Albertslund's own rules, as data: the PRO model of Den Kriminalpræventive Enhed (DKE)."""

from kriminalpraeventiv.rulepack import RulePack

plugin = RulePack.from_package(__name__)
