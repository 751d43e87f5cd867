"""Ishøj's own data: safety and crime prevention as its note of 2023 maps it."""

from kriminalpraeventiv.rulepack import RulePack

plugin = RulePack.from_package(__name__)
