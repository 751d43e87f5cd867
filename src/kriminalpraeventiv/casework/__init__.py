"""Casework: the course of a case file: may it take its next step, and what comes next."""
