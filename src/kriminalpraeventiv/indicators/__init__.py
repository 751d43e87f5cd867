"""Indicators: is it getting better, can we know, and may the numbers be shown."""
