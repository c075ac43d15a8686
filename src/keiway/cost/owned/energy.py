"""What a vehicle takes a mile, and what that costs where it is driven."""

from __future__ import annotations

from keiway.cost.owned.draws import Draws
from keiway.cost.owned.facts import PREFIX, fact, facts, source_ids
from keiway.cost.owned.record import Owner, Uses
from keiway.cost.states.record import Band
from keiway.errors import KeiwayError, NotUnderstood
from keiway.vehicles.record import Vehicle

KWH_PER_GALLON = 33.7  # EPA's convention for MPGe


def uses(vehicle: Vehicle) -> Uses:
    """From the road room; else the stated range of its kind. Raises `NotUnderstood` where there is neither."""
    from keiway.road.use import use

    if vehicle.kind == "utv":  # the road room's cycles are of roads
        return _of_kind(vehicle, NotUnderstood(f"What the {vehicle.title} takes off the road is not published."))
    try:
        found = use(vehicle)
    except KeiwayError as missing:
        return _of_kind(vehicle, missing)
    unit = "kWh" if found.fuel == "electric" else "gal"
    fuel = "premium" if found.fuel == "petrol" and vehicle.id in facts().premium.vehicles else found.fuel
    return Uses(
        per_mile=Band(*found.per_mile()), unit=unit, fuel=fuel, confidence=found.confidence,
        sources=found.sources, how=found.how,
    )  # fmt: skip


def _of_kind(vehicle: Vehicle, missing: KeiwayError) -> Uses:
    electric = vehicle.fuel == "electric"
    table = facts().economy_mpge if electric else facts().economy_mpg
    known = table.get(vehicle.kind) or table.get(vehicle.law_kind)
    if known is None:
        raise NotUnderstood(
            f"{missing.message} No range of its kind ({vehicle.kind}) is stated either. Describe it in a file of its own with epa_combined.",
            try_="keiway vehicles --fields",
        ) from missing
    per_mile = Band(*(1.0 / each * (KWH_PER_GALLON if electric else 1.0) for each in (known.value.high, known.value.mid, known.value.low)))
    unit, word = ("kWh", "MPGe") if electric else ("gal", "mpg")
    how = f"its own consumption is not known; taken from its kind: {known.value.low:g} to {known.value.high:g} {word}. {known.how}"
    fuel = "electric" if electric else "diesel" if vehicle.fuel == "diesel" else "petrol"
    return Uses(per_mile=per_mile, unit=unit, fuel=fuel, confidence=known.confidence, sources=source_ids(known.sources), how=how, stated=True)


def price(fuel: str, state: str | None, draws: Draws) -> list[float]:
    """Dollars a gallon or a kWh, the average over the years: draws common to all vehicles in the state."""
    if fuel == "electric":
        return _current(state, draws)
    set_ = draws.given("petrol_price")
    regular = draws.of(f"{PREFIX}petrol_price", set_ or fact("petrol_price").value)
    if not set_ and state:
        here = facts().petrol_by_state.get(state)
        apart = Band(here, here, here) if here is not None else fact("petrol_elsewhere").value
        regular = [a + b for a, b in zip(regular, draws.of(f"{PREFIX}petrol_elsewhere", apart), strict=True)]
    more = {"premium": "premium_over_regular", "diesel": "diesel_over_regular"}.get(fuel)
    if more is None:
        return regular
    return [a + b for a, b in zip(regular, draws.of(f"{PREFIX}{more}", fact(more).value), strict=True)]


def _current(state: str | None, draws: Draws) -> list[float]:
    if set_ := draws.given("electricity_price"):
        return draws.of(f"{PREFIX}electricity_price", set_)
    cents = facts().electricity_2023[state or "US"]
    growth = draws.of(f"{PREFIX}electricity_growth", fact("electricity_growth").value)
    away = draws.of(f"{PREFIX}charging_loss", fact("charging_loss").value)
    return [cents / 100.0 * g * a for g, a in zip(growth, away, strict=True)]


def price_says(fuel: str, state: str | None, draws: Draws) -> tuple[str, str, tuple[str, ...]]:
    """How the price came about, its confidence and its sources."""
    key = "electricity_price" if fuel == "electric" else "petrol_price"
    if draws.given(key):
        return "price given", "given", ()
    where = state or "the US"
    if fuel == "electric":
        known = fact("electricity_growth")
        return f"{facts().electricity_2023[state or 'US']:g} cents a kWh in {where} in 2023, brought to 2026", known.confidence, source_ids(known.sources)
    known = fact("petrol_price")
    apart = facts().petrol_by_state.get(state) if state else 0.0
    word = "within 0.28 under and 0.15 over the US" if apart is None else f"{apart:+.2f} USD against the US" if apart else "the US average"
    grade = {"premium": "premium gasoline", "diesel": "diesel"}.get(fuel, "regular gasoline")
    return f"{grade} in {where}, {word}; {known.value.low:.2f} to {known.value.high:.2f} USD a gallon over the years", known.confidence, source_ids(
        [*known.sources, *(facts().petrol_by_state_sources if state else [])]
    )


def energy(owner: Owner, miles: float, draws: Draws) -> list[float]:
    """Dollars a year."""
    taken = draws.of(f"{PREFIX}consumption", owner.uses.per_mile, owner.id)
    return [gallons * usd * miles for gallons, usd in zip(taken, price(owner.uses.fuel, owner.state, draws), strict=True)]
