"""Picture: the prevention triangle drawn: as text in a terminal, as a table, as SVG."""
