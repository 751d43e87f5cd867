"""Testing: strategies for those who embed or extend us (extra: testing)."""
