"""Syd- og Sønderjylland: the cooperation plan of 2017-18 as local rules, as data."""

from kriminalpraeventiv.rulepack import RulePack

plugin = RulePack.from_package(__name__)
