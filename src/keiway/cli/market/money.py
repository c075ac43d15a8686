"""Whether anybody earns, and the used imports, on a terminal."""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.cli.check import section
from keiway.cli.market.tables import table
from keiway.cli.output import Output
from keiway.market.answer.rounded import dollars, needed, two, vehicles
from keiway.market.record import Business, Route, UsedImports

CHANCES = 6  # prices of the table of chances
EVIDENCE = 9  # lines; all of them with --json


def business(out: Output, found: Business) -> None:
    section(out, "Does anybody earn?", [found.sentence])
    heads = ["", "by law", "each costs", "brings", "spent once", "break-even a year", "chance"]
    table(out, "Ways to sell it", heads, [_route(one, found.life_years) for one in found.routes], f"{f'{found.life_years:g} years, ' if found.life_years else ''}dollars of {found.price_year}")
    section(out, "Of the ways", [f"{one.title}: {one.says}" for one in found.routes if one.says])
    title, rows = _chances(found)
    table(out, f"{title}, the same car at other prices", ["", "sold a year", "must sell", "chance to earn"], rows)
    section(out, "What small cars have earned", [_evidence(one) for one in found.evidence[:EVIDENCE]] + _more(len(found.evidence) - EVIDENCE))
    section(out, "Taken for this", found.assumed)
    section(out, "Mind", found.warnings)


def _more(rest: int) -> list[str]:
    return [f"{rest} more with --json."] if rest > 0 else []


def _route(one: Route, life: float) -> list[str]:
    open_ = {True: "open", False: "closed", None: "not known"}[one.open]
    need = "" if one.break_even is None else needed(None if one.break_even.mid is None else one.break_even.mid / (one.years or life or 1.0))
    chance = "" if one.chance is None else f"{100 * one.chance:.0f}%"
    return [one.title, open_, _usd(one.unit_cost), _usd(one.contribution), _once(one.once), need, chance]


def _usd(one: Quantity | None) -> str:
    if one is None or one.mid is None:
        return ""
    return f"-{dollars(-one.mid)}" if round(one.mid, -1) < 0 else dollars(abs(one.mid))


def _once(one: Quantity | None) -> str:
    if one is None or one.mid is None:
        return ""
    return f"${two(one.mid / 1e9):g}bn" if one.mid >= 1e9 else f"${two(one.mid / 1e6):g}m"


def _chances(found: Business) -> tuple[str, list[list[str]]]:
    """Of the way the sentence speaks of, at its best price."""
    route = found.best_route or found.route
    mine = [one for one in found.at_prices if one.route == route]
    by = max(round(len(mine) / CHANCES), 1)
    title = next((one.title for one in found.routes if one.id == route), "")
    return title, [[dollars(one.price_usd), vehicles(one.units), needed(one.break_even), f"{100 * one.chance:.0f}%"] for one in mine[::by]]


def _evidence(one: Quantity) -> str:
    if one.mid is None:
        return one.how
    band = f" ({_number(one.low)} to {_number(one.high)})" if one.low is not None and one.high is not None and one.low != one.high else ""
    return f"{_number(one.mid)}{band} {one.unit}: {one.how}"


def _number(value: float) -> str:
    return f"{two(value):,.0f}" if abs(value) >= 100 else f"{two(value):g}"


def used(out: Output, found: UsedImports) -> None:
    """Another market, told apart from the forecast."""
    section(out, "Used ones imported (another market, not in the forecast)", [found.says, found.doubt])
    last = max((one.year for one in found.flows if one.kind != "forecast"), default=0)
    seen = [one for one in found.flows if last - 4 <= one.year <= last + 1 or one.year % 5 == 0 or one is found.flows[-1]]
    rows = [[str(one.year), one.kind, vehicles(one.mid), f"({vehicles(one.low)} to {vehicles(one.high)})" if one.low != one.high else ""] for one in seen]
    table(out, "Of the kind, a year", ["", "", "vehicles", ""], rows)
