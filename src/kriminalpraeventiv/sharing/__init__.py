"""Sharing: may I share this, with them, for this purpose, today, and on what basis."""
