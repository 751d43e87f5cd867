"""Plugins: the command that lists who is installed, for whom they speak, and whether they are admitted."""

import argparse
import json
from typing import Any

from kriminalpraeventiv.admission import admit
from kriminalpraeventiv.corpus.national import Corpus, read_national
from kriminalpraeventiv.errors import PluginRefused
from kriminalpraeventiv.plugins import Found, installed


def plugins(chosen: argparse.Namespace) -> int:
    """List the installed plugins; one that cannot be admitted is listed with the reason."""
    corpus = read_national()
    rows = [_row(found, corpus) for found in installed()]
    if chosen.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print("no plugins are installed")
    for row in rows:
        print(f"{row['name']:20} {row['distribution']} {row['version']} · {row['status']}")
        if row["reason"]:
            print("\n".join(f"    {line}" for line in row["reason"]))
        else:
            print(f"    interface {row['api']} · {', '.join(row['municipalities'])} · {row['rules']} rules")
    return 0


def _row(found: Found, corpus: Corpus) -> dict[str, Any]:
    row: dict[str, Any] = {"name": found.name, "distribution": found.distribution, "version": found.version}
    try:
        plugin = admit(found, corpus)
    except PluginRefused as error:
        reason = [str(fault) for fault in error.faults]
        return row | {"status": "refused", "api": None, "municipalities": [], "rules": 0, "reason": reason}
    told = {"api": plugin.manifest.api, "municipalities": list(plugin.municipalities), "rules": len(plugin.rules)}
    return row | {"status": "admitted", **told, "reason": []}
