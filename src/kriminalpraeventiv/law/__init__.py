"""Law: how provisions and their versions are represented; what they say stands in the corpus."""
