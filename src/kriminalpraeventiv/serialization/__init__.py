"""Serialization: values to JSON and back, strictly; JSON Schema; TOML entries into values."""
