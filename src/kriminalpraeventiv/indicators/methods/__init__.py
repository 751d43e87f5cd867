"""Methods: the statistics of small counts, each computed with the standard library alone."""
