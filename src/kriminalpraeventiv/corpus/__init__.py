"""Corpus: what laws and plans say, as TOML files, and its one reader."""
