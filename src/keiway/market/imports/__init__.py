"""Used kei brought in under the 25-year rule: a series of its own, with its few counts and its doubt.

    used(vehicle, as_of) -> record.UsedImports | None      None where the vehicle is no Japanese kei
    facts()                                                data/market/imports.yaml
    ages(vehicle) -> (opens, closes)                       years in which the first and the last built of this generation turn 25

Plain Python. docs/science/market_imports.md.
"""

from keiway.market.imports.flow import LAST, flows
from keiway.market.imports.table import facts
from keiway.market.imports.used import ages, is_used_kei, used

__all__ = ["LAST", "ages", "facts", "flows", "is_used_kei", "used"]
