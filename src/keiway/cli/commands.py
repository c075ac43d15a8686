"""Every command, in the order help shows them."""

from keiway.cli import check, checkup, explain, law, sources, vehicles, when, where

COMMANDS = {
    "check": check.check,
    "when": when.when,
    "where": where.where,
    "law": law.law,
    "vehicles": vehicles.vehicles,
    "sources": sources.sources,
    "explain": explain.explain,
    "checkup": checkup.checkup,
}
