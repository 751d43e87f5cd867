"""Triage: how serious is this case, who is it about, and what comes next."""
