"""Danish crime-prevention cooperation as dated, explained rules: triage and information sharing."""

__version__ = "0.1.0"
