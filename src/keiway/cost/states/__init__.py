"""What states charge: title, tax on a purchase, registration, tests. The door of this table.

    tax_rate(state, used=True) -> TaxRate      state_pct and local_pct (low, mid, high, percent); .on(price_usd, "mid") -> dollars
    title_line(state, id=...) -> Line          title with first plates, once
    registration(state, vehicle, ...) -> Band  one year's registration in dollars
    tests(state, ...) -> tuple[Due, ...]       inspection and emissions test, where the law room says they are due
"""

_HOME = {
    "fees": "keiway.cost.states.load",
    "table": "keiway.cost.states.load",
    "tax_rate": "keiway.cost.states.tax",
    "title_line": "keiway.cost.states.tax",
    "registration": "keiway.cost.states.yearly",
    "tests": "keiway.cost.states.yearly",
}

__all__ = [*_HOME]


def __getattr__(name: str):
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'keiway.cost.states' has no attribute {name!r}")
