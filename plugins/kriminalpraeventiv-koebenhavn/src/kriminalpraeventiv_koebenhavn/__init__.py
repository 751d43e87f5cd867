"""Copenhagen's own rules, as data: the partnership For et trygt Nørrebro, 2017-2019."""

from kriminalpraeventiv.rulepack import RulePack

plugin = RulePack.from_package(__name__)
