"""The same figures by other ways, so that a reader can see how far apart they lie."""

from __future__ import annotations

from keiway.answer import Quantity
from keiway.cost.built_here.inputs import Input
from keiway.cost.built_here.parts.content import Asked as Content
from keiway.cost.built_here.parts.factory import Factory, by_mass
from keiway.cost.built_here.price.bill import at_port
from keiway.cost.built_here.price.lines import named
from keiway.cost.built_here.price.routes import likely
from keiway.cost.built_here.record import Route
from keiway.cost.built_here.table import PREFIX, facts, inflation
from keiway.crash.vehicles import NotKnown, curb_mass
from keiway.vehicles.record import Vehicle


def checks(vehicle: Vehicle, rules: Content, made: Factory, set_: dict[str, Input], imported: Route) -> tuple[Quantity, ...]:
    found = [_whole_car(row.id) for row in facts().whole_car]
    if made.level in ("list_jpy", "list_usd", "relatives") and vehicle.fuel == "petrol" and (by_weight := _by_mass(vehicle, set_)):
        found.append(by_weight)
    found.append(_markup(made, imported))
    if rules.oneoff_mid_usd:
        found.append(
            Quantity(
                id=PREFIX + "check.table_oneoff",
                mid=rules.oneoff_mid_usd,
                unit="usd",
                level="estimate",
                sources=("fmvss:study",),
                how="middle of the law room's one-off costs, row by row; the engineering here adds the body as a whole, the wheel on the left, the powertrain",
            )
        )
    return tuple(found)


def _whole_car(id_: str) -> Quantity:
    row = next(each for each in facts().whole_car if each.id == id_)
    factor, rpe = inflation(row.year), facts().values["rpe"].mid
    return Quantity(
        id=f"{PREFIX}check.{id_}", mid=row.mid * factor / rpe, unit="usd", level="estimate", sources=named(row.sources),
        how=f"all standards together, {row.label}: {row.mid:g} dollars of {row.year} at retail x {factor:.3f} / {rpe:g}; the hardware here is what a kei lacks of it",
    )  # fmt: skip


def _by_mass(vehicle: Vehicle, set_: dict[str, Input]) -> Quantity | None:
    try:
        mass = curb_mass(vehicle)
    except NotKnown:
        return None
    cost = by_mass((mass.low, mass.mid, mass.high), set_)
    return Quantity(
        id=PREFIX + "check.by_mass", low=cost.low, mid=cost.mid, high=cost.high, unit="usd", level="estimate", sources=named(cost.sources),
        how=f"direct cost of a US subcompact scaled to its mass ({cost.how}), beside the price at the port used here",
    )  # fmt: skip


def _markup(made: Factory, imported: Route) -> Quantity:
    """What a buyer pays over the price at the port, beside the retail price equivalent of the rulemakings."""
    port = at_port(likely(made.inputs), made.steps)
    return Quantity(
        id=PREFIX + "check.markup", mid=imported.price.likely / port, unit="ratio", level="estimate", sources=named(("nhtsa-rpe",)),
        how="price paid over the price at the port, every input at its most likely; the retail price equivalent without ship, duty and US rules is 1.25 to 1.5",
    )  # fmt: skip
