"""Every command, in the order help shows them."""

from keiway.cli import check, checkup, explain, sources, validate, vehicles, when, where
from keiway.cli.crash import command as crash
from keiway.cli.law import command as law

COMMANDS = {
    "check": check.check,
    "when": when.when,
    "where": where.where,
    "law": law.law,
    "crash": crash.crash,
    "validate": validate.validate,
    "vehicles": vehicles.vehicles,
    "sources": sources.sources,
    "explain": explain.explain,
    "checkup": checkup.checkup,
}
