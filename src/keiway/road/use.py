"""What a vehicle takes of fuel or current as it is used in the US: the door the cost room goes through.

    use(vehicle) -> Use, or `NotKnown` with what would settle it

In this order: the EPA label; a Japanese figure times how US labels stand to it (data/road/factors.yaml); the road model's
label. A driver's own use lies around the label, so its band is the label's times `real_over_label`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

import msgspec

from keiway.road.vehicles.facts import (
    FACTORS,
    PUBLISHED,
    Consumption,
    Figure,
    NotKnown,
    Three,
    label_equation,
    published,
)
from keiway.vehicles.record import Vehicle

if TYPE_CHECKING:
    from keiway.road.record import Car

Level = Literal["label", "converted", "modelled"]

KM_PER_MI = 1.609344
L_PER_100KM_AT_1_MPG = 235.214583
KWH_PER_GALLON = 33.7  # EPA's convention for MPGe
CITY, COLD = 0.55, 0.43  # shares of the label and of the cold half of its city test
HIGHWAY_MPS = 26.8  # the highway test's greatest speed
CATALOGUE = "catalogue"
#: Japanese cycles, best first. WLTC in the catalogue is Japan's three-phase one.
CYCLES = {"WLTC-JP": "WLTC-JP", "WLTC": "WLTC-JP", "JC08": "JC08", "10-15": "10-15", "10-mode": "10-mode"}


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """Consumption on US roads: low, mid and high of `unit`, what it stands on and how it came about."""

    low: float
    mid: float
    high: float
    unit: Literal["l/100 km", "kWh/100 km"]  # electricity as taken from the socket
    fuel: Literal["petrol", "diesel", "electric"]
    level: Level
    how: str
    confidence: str
    sources: tuple[str, ...]

    @property
    def economy(self) -> tuple[float, float, float]:
        """Low, mid and high economy: mpg, or MPGe for electricity."""
        return tuple(_economy(value, self.unit) for value in (self.high, self.mid, self.low))

    @property
    def economy_unit(self) -> str:
        return "mpg" if self.unit == "l/100 km" else "MPGe"

    def per_mile(self) -> tuple[float, float, float]:
        """Low, mid and high US gallons or kWh a mile."""
        if self.unit == "kWh/100 km":
            return tuple(value * KM_PER_MI / 100 for value in (self.low, self.mid, self.high))
        return tuple(value / L_PER_100KM_AT_1_MPG for value in (self.low, self.mid, self.high))


def use(vehicle: Vehicle) -> Use:
    """Consumption of this vehicle on US roads. Raises `NotKnown` where neither a figure nor the model gives one."""
    found = _label(vehicle) or _converted(vehicle)
    return found or _modelled(vehicle)


def _economy(per_100km: float, unit: str) -> float:
    if unit == "l/100 km":
        return L_PER_100KM_AT_1_MPG / per_100km
    return KWH_PER_GALLON * 100 / (per_100km * KM_PER_MI)


def _label(vehicle: Vehicle) -> Use | None:
    """From the EPA label's combined figure, or city and highway at 55 to 45."""
    economy = vehicle.epa_combined
    if economy is None and vehicle.epa_city and vehicle.epa_highway:
        economy = 1 / (0.55 / vehicle.epa_city + 0.45 / vehicle.epa_highway)
    if economy is None:
        return None
    electric = vehicle.fuel == "electric" or vehicle.epa_unit == "mpge"
    unit = "kWh/100 km" if electric else "l/100 km"
    mid = KWH_PER_GALLON * 100 / (economy * KM_PER_MI) if electric else L_PER_100KM_AT_1_MPG / economy
    word = "mpge" if electric else "mpg"
    return _use(
        vehicle,
        (mid, mid, mid),
        unit,
        "label",
        f"the EPA label's {economy:.0f} {word} combined; what a driver gets lies around it",
        _plain(vehicle, "epa_combined"),
        (CATALOGUE, "label-real"),
    )


def _converted(vehicle: Vehicle) -> Use | None:
    """From the best Japanese figure there is."""
    if vehicle.fuel == "electric":
        return _converted_electric(vehicle)
    for cycle, low, high, confidence, source in _japanese(vehicle):
        ratio: Figure = FACTORS.value.label_over[cycle]
        worst, mid, best = ratio.value
        litres = (100 / (high * best), 100 / ((low + high) / 2 * mid), 100 / (low * worst))
        span = f"{low:g}" if low == high else f"{low:g} to {high:g}"
        how = f"{span} km/l in Japan's {cycle} test; a US label shows {mid:.2f} of that ({worst:.2f} to {best:.2f})"
        weakest = "recalled" if confidence == "recalled" else ratio.confidence
        return _use(vehicle, litres, "l/100 km", "converted", how, weakest, (source, *ratio.sources, "label-real"))
    return None


def _converted_electric(vehicle: Vehicle) -> Use | None:
    row = next((row for row in published(vehicle.id) if row.cycle == "WLTC-JP" and row.unit == "wh/km"), None)
    if row is None:
        return None
    ratio = FACTORS.value.electric_us_over_wltc
    kwh = tuple(row.mid / 10 * share for share in ratio.value)
    how = f"{row.mid:g} Wh/km from the socket in Japan's WLTC test; US use taken as {ratio.mid:g} times that"
    return _use(vehicle, kwh, "kWh/100 km", "converted", how, ratio.confidence, (row.source, *ratio.sources))


def _japanese(vehicle: Vehicle) -> list[tuple[str, float, float, str, str]]:
    """Japanese figures as (cycle, low, high, confidence, source), newest cycle first, the catalogue's own before others."""
    found = [(CYCLES[row.cycle], row.low, row.high, row.confidence, row.source) for row in _rows(vehicle)]
    own = CYCLES.get(vehicle.fuel_economy_cycle or "")
    if own and vehicle.fuel_economy_km_l:
        value = vehicle.fuel_economy_km_l
        found.append((own, value, value, _plain(vehicle, "fuel_economy_km_l"), CATALOGUE))
    best = next((cycle for cycle in FACTORS.value.label_over if any(one[0] == cycle for one in found)), None)
    same = [one for one in found if one[0] == best]
    if not same:
        return []
    lists = [one for one in same if one[4] != CATALOGUE] or same
    low, high = min(one[1] for one in lists), max(one[2] for one in lists)
    return [(best, low, high, lists[0][3], lists[0][4])]


def _rows(vehicle: Vehicle) -> list[Consumption]:
    """Its rows of the published list that are of its own engine's breathing, or say nothing of it."""
    own = vehicle.induction
    rows = [row for row in published(vehicle.id) if row.cycle in CYCLES and row.unit == "km/l"]
    return [row for row in rows if own is None or row.induction in (None, own)]


def _modelled(vehicle: Vehicle) -> Use:
    """What a US label would show by the road model; only the city test for what cannot keep up with the highway one."""
    from keiway.road.vehicles import car_of

    try:
        car = car_of(vehicle)
    except NotKnown as error:
        raise NotKnown(
            f"What the {vehicle.title} uses is not known: no EPA label and no Japanese figure of it was found, and the road model "
            f"has none. {error}"
        ) from error
    electric = car.battery is not None
    parts = [(share, _label_of(car, name, electric)) for name, share in (("city", CITY), ("highway", 1 - CITY)) if name == "city" or _keeps_up(car)]
    mid = sum(share * value for share, value in parts) / sum(share for share, _ in parts)
    less, _, more = FACTORS.value.real_over_model.value
    which = "city and highway label" if len(parts) > 1 else "city label, driven as fast as it goes,"
    how = f"no label and no Japanese figure of it was found; the {which} by the road model"
    unit = "kWh/100 km" if electric else "l/100 km"
    return _use(vehicle, (mid * less, mid, mid * more), unit, "modelled", how, "estimate", ("road-validation", "cfr-600-210", "label-real"))


def _keeps_up(car: Car) -> bool:
    from keiway.road.inputs import cap_mps

    return cap_mps(car) >= HIGHWAY_MPS


def _label_of(car: Car, name: str, electric: bool) -> float:
    """l or kWh/100 km that a label of today would show."""
    from keiway.road.energy import over_cycle
    from keiway.road.record import Conditions

    aboard = Conditions(payload_kg=FACTORS.value.test_mass_kg["epa"].mid)
    if electric:
        return over_cycle(car, "udds" if name == "city" else "hwfet", aboard).wall_wh_per_km / 10 / FACTORS.value.electric_label.mid
    hot = over_cycle(car, "udds" if name == "city" else "hwfet", aboard).litres_per_100km
    raw = COLD * over_cycle(car, "udds", aboard, cold=True).litres_per_100km + (1 - COLD) * hot if name == "city" else hot
    a, b = getattr(label_equation(None), name)
    return L_PER_100KM_AT_1_MPG * (a + b * raw / L_PER_100KM_AT_1_MPG)


def _use(vehicle, per_100km, unit, level, how, confidence, sources) -> Use:
    """`per_100km` (low, mid, high) times what drivers get against the label; the reaches of both added as squares."""
    low, middle, high = _times(per_100km, FACTORS.value.real_over_label.value)
    fuel = "electric" if unit == "kWh/100 km" else "diesel" if vehicle.fuel == "diesel" else "petrol"
    cited = tuple(dict.fromkeys(sources))
    return Use(
        low=low, mid=middle, high=high, unit=unit, fuel=fuel, level=level, how=how,
        confidence=confidence, sources=cited,
    )  # fmt: skip


def _times(one: Three, other: Three) -> Three:
    """Product of two independent uncertain numbers: their reaches, as logarithms, added as squares."""
    mid = one[1] * other[1]
    reach = [math.hypot(*(math.log(value[end] / value[1]) for value in (one, other))) for end in (0, 2)]
    return mid * math.exp(-reach[0]), mid, mid * math.exp(reach[1])


def _plain(vehicle: Vehicle, field: str) -> str:
    """The catalogue's confidence in a field, in this room's words."""
    word = vehicle.confidence_of(field)
    return "recalled" if word == "knowledge" else word


def sources() -> dict[str, dict[str, str]]:
    """Id -> plain values of every source this module cites, for `keiway explain`."""
    both = {**FACTORS.value.sources, **PUBLISHED.value.sources}
    return {id_: {"title": one.title, "url": one.url, "date": one.date, "note": one.note} for id_, one in both.items()}
