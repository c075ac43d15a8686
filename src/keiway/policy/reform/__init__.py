"""A reform: the file, its levers, what it says in plain words, the law under it, and how that law stands to a vehicle."""

from keiway.policy.reform.compare import compare
from keiway.policy.reform.levers import levers
from keiway.policy.reform.read import parse, read, shipped
from keiway.policy.reform.record import (
    SCHEMA,
    Change,
    Compared,
    Lever,
    Reform,
    Road,
    Row,
    Setting,
    Terms,
    UsedTerms,
)
from keiway.policy.reform.terms import both, supposed, terms
from keiway.policy.reform.used import used_terms
from keiway.policy.reform.words import restated
from keiway.policy.reform.world import world
from keiway.policy.reform.written import dump

__all__ = [
    "SCHEMA", "Change", "Compared", "Lever", "Reform", "Road", "Row", "Setting", "Terms", "UsedTerms", "both", "compare", "dump", "levers", "parse",
    "read", "restated", "shipped", "supposed", "terms", "used_terms", "world",
]  # fmt: skip
