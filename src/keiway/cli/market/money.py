"""Whether anybody earns, and the used imports, on a terminal."""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.cli.check import section
from keiway.cli.market.tables import table
from keiway.cli.output import Output
from keiway.market.answer.rounded import dollars, two, vehicles
from keiway.market.record import Business, Route, UsedImports

CHANCES = 6  # prices of the table of chances


def business(out: Output, found: Business) -> None:
    section(out, "Does anybody earn?", [found.sentence])
    heads = ["", "by law", "each costs", "brings", "spent once", "break-even a year", "chance"]
    table(out, "Ways to sell it", heads, [_route(one, found.life_years) for one in found.routes], f"{found.life_years:g} years, dollars of {found.price_year}")
    section(out, "Of the ways", [f"{one.title}: {one.says}" for one in found.routes if one.says])
    table(out, "The best way at other prices", ["", "sold a year", "must sell", "chance to earn"], _chances(found))
    section(out, "What small cars have earned", [_evidence(one) for one in found.evidence])
    section(out, "Taken for this", found.assumed)
    section(out, "Mind", found.warnings)


def _route(one: Route, life: float) -> list[str]:
    open_ = {True: "open", False: "closed", None: "not known"}[one.open]
    need = one.break_even.mid if one.break_even else None
    told = vehicles(need / life) if need else "no number" if one.never and one.never > 0.5 else ""
    return [one.title, open_, _usd(one.unit_cost), _usd(one.contribution), _once(one.once), told, "" if one.chance is None else f"{100 * one.chance:.0f}%"]


def _usd(one: Quantity | None) -> str:
    return "" if one is None or one.mid is None else f"-{dollars(-one.mid)}" if one.mid < 0 else dollars(one.mid)


def _once(one: Quantity | None) -> str:
    return "" if one is None or one.mid is None else f"${two(one.mid / 1e6):g}m"


def _chances(found: Business) -> list[list[str]]:
    if not found.at_prices:
        return []
    route = max(found.at_prices, key=lambda one: one.chance).route
    mine = [one for one in found.at_prices if one.route == route]
    by = max(round(len(mine) / CHANCES), 1)
    return [[dollars(one.price_usd), vehicles(one.units), vehicles(one.break_even) if one.break_even else "no number", f"{100 * one.chance:.0f}%"] for one in mine[::by]]


def _evidence(one: Quantity) -> str:
    if one.mid is None:
        return one.how
    band = f" ({two(one.low):,g} to {two(one.high):,g})" if one.low is not None and one.high is not None and one.low != one.high else ""
    return f"{two(one.mid):,g}{band} {one.unit}: {one.how}"


def used(out: Output, found: UsedImports) -> None:
    """Another market, told apart from the forecast."""
    section(out, "Used ones imported (another market, not in the forecast)", [found.says, found.doubt])
    rows = [[str(one.year), one.kind, vehicles(one.mid), f"({vehicles(one.low)} to {vehicles(one.high)})" if one.low != one.high else ""] for one in found.flows]
    table(out, "Of the kind, a year", ["", "", "vehicles", ""], rows)
