"""The small logic under every rule: facts, conditions, three truth values, rules as data."""
