"""Every command, in the order help shows them. A module is imported when its command is called, or help asks for all."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

HOMES = {
    "check": "keiway.cli.check",
    "when": "keiway.cli.when",
    "where": "keiway.cli.where",
    "law": "keiway.cli.law.command",
    "crash": "keiway.cli.crash.command",
    "road": "keiway.cli.road.command",
    "cost": "keiway.cli.cost.command",
    "market": "keiway.cli.market.command",
    "bill": "keiway.cli.bill",
    "reform": "keiway.cli.reform.command",
    "path": "keiway.cli.path",
    "sweep": "keiway.cli.sweep.command",
    "claims": "keiway.cli.claims",
    "compare": "keiway.cli.compare.command",
    "dossier": "keiway.cli.dossier",
    "verify": "keiway.cli.verify",
    "validate": "keiway.cli.validate",
    "vehicles": "keiway.cli.vehicles",
    "sources": "keiway.cli.sources",
    "explain": "keiway.cli.explain",
    "serve": "keiway.cli.serve",
    "checkup": "keiway.cli.checkup",
}


def command(name: str) -> Callable[..., int]:
    """The function of one command."""
    return getattr(import_module(HOMES[name]), name)
