"""Testing: strategies, conformance and rule tables for those who embed or extend us (extra: testing)."""

from kriminalpraeventiv.testing.conformance import conformance
from kriminalpraeventiv.testing.tables import rule_table

__all__ = ["conformance", "rule_table"]
