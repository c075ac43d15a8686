"""The vehicle asked about, and the fleet it meets, as the tables that `rows` reads (middle values; `draws` varies them)."""

from __future__ import annotations

from functools import cache

import msgspec

from keiway.crash.exposure.table import facts, value
from keiway.crash.names import titled
from keiway.crash.record import Front, Restraint
from keiway.crash.risk.era import UNPROTECTED, era_of
from keiway.crash.risk.people import near_side_odds
from keiway.crash.runners.ramps import ramps_of
from keiway.crash.vehicles import (
    Band,
    Bands,
    NotKnown,
    bands_of,
    esc_of,
    front_of,
    mass_of,
    restraint_of,
    ssf_of,
)
from keiway.crash.vehicles.facts import CLASSES, launched
from keiway.crash.vehicles.restraints import RESTRAINTS, kind_of
from keiway.days import Window
from keiway.vehicles.record import Spread, Vehicle

LIGHT_TRUCKS = ("small_pickup", "large_pickup", "small_suv", "midsize_suv", "large_suv", "van", "minivan")
NO_CAP = 1e3  # m/s
NARROW_MM = 1500  # a kei body is 1.395 to 1.48 m wide
#: The body that stands for each kind of partner.
BODIES = {"car": "midsize_car", "suv_crossover": "small_suv", "pickup": "large_pickup", "minivan_van": "minivan", "heavy_truck_bus": "large_pickup"}


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle as the exposure model needs it."""

    id: str
    name: str
    kind: str
    mass_kg: float
    front: Front
    bands: Bands
    belted: Restraint
    unbelted: Restraint
    kinds: tuple[str, str]  # of its restraints, for their bands
    ssf: Band | None
    ssf_says: str
    esc: bool
    esc_says: str
    era: float  # odds of its time against the average vehicle of 2000 to 2016 at the same delta-v
    era_says: str
    near_odds: float
    year: int | None
    light_truck: bool
    top_mps: float
    unprotected: bool
    hood_m: float
    hood_sd: float
    hood_says: str


def own(vehicle: Vehicle, built: Window | None = None) -> Own:
    """Raises `NotKnown` where mass or front are not known."""
    belted, unbelted = (restraint_of(vehicle, built, belted=held) for held in (True, False))
    ssf, says = _ssf(vehicle)
    esc = esc_of(vehicle, built)
    launch = launched(vehicle) or ""
    era = era_of(vehicle)
    year = int(launch[:4]) if launch else None
    hood, hood_sd, hood_says = _hood(vehicle)
    return Own(
        id=vehicle.id,
        name=titled(vehicle),
        kind=vehicle.kind,
        mass_kg=mass_of(vehicle),
        front=front_of(vehicle, built),
        bands=bands_of(vehicle, built),
        belted=belted,
        unbelted=unbelted,
        kinds=tuple(kind_of(vehicle, built, held) for held in (True, False)),
        ssf=ssf,
        ssf_says=says,
        esc=esc.yes,
        esc_says=esc.why,
        era=era.odds,
        era_says=era.says,
        near_odds=near_side_odds(
            narrow_body=(vehicle.width_mm or 9999) < NARROW_MM or vehicle.is_kei,
            side_airbag=False if year and year < value("head_bag_year") else None,
        ),
        year=year,
        light_truck=vehicle.kind in LIGHT_TRUCKS,
        top_mps=vehicle.top_speed_kmh / 3.6 if vehicle.top_speed_kmh else NO_CAP,
        unprotected=vehicle.kind in UNPROTECTED,
        hood_m=hood,
        hood_sd=hood_sd,
        hood_says=hood_says,
    )


def _ssf(vehicle: Vehicle) -> tuple[Band | None, str]:
    try:
        return ssf_of(vehicle), ""
    except NotKnown as error:
        return None, error.message


def _hood(vehicle: Vehicle) -> tuple[float, float, str]:
    """Height, its standard deviation (m, estimates), and where it is from."""
    if vehicle.hood_height_mm:
        return vehicle.hood_height_mm / 1e3, 0.0, "from the catalogue"
    return _hood_of(vehicle.kind), value("hood_sd"), "an estimate for its kind"


def _hood_of(kind: str) -> float:
    row = facts().values.get(f"hood_{kind}")
    return row.mid if row else value("hood_kei" if kind.startswith("kei") else "hood_car")


def _fleet_year() -> int:
    return int(value("fleet_model_year"))


@cache
def fleet(kind: str) -> Own:
    """The average member of one kind of partner: a body of today's average model year with the mean mass of its kind."""
    mass = value(f"mass_{kind}")
    body = BODIES[kind]
    curb = (value("mass_pickup") if kind == "heavy_truck_bus" else mass) - CLASSES.value.load["us"].mid
    vehicle = Vehicle(
        id=f"fleet-{kind}", make="", model=kind, kind=body, origin="US", us_certified=True,
        model_year_from=_fleet_year(), model_year_to=_fleet_year(), curb_mass_kg=Spread(curb, curb), height_mm=1500, width_mm=1800,
        airbags="standard",
    )  # fmt: skip
    found = own(vehicle)
    return msgspec.structs.replace(found, mass_kg=mass, hood_m=_hood_of(body), light_truck=kind != "car")


def own_row(party: Own) -> dict[str, float]:
    """Middle values of `rows.TYPE` for the vehicle itself."""
    return {**_front_row(party), "mass_sd": 0.0, "crush_sd": 0.0, "least_kg": 0.0, "rides_over": rides_over(party)}


def fleet_row(kind: str) -> dict[str, float]:
    """Middle values of `rows.TYPE` for one kind of partner."""
    party, mass = fleet(kind), value(f"mass_{kind}")
    least = facts().values.get(f"mass_least_{kind}")
    return {
        **_front_row(party),
        "mass_sd": value(f"mass_sd_{kind}"),
        "least_kg": least.mid if least else mass / 2,
        "crush_sd": value("fleet_crush_sd"),
        "ahof": value("ahof_heavy_truck") if kind == "heavy_truck_bus" else party.front.ahof_m,
        "rides_over": 1.0 if kind == "heavy_truck_bus" else rides_over(party),
    }


def rides_over(party: Own) -> float:
    """Share of a height mismatch that this vehicle causes where it stands higher: none, half by the agreement, or all."""
    if not party.light_truck:
        return 0.0
    from keiway.crash.front.facts import number

    return number("height_agreement_share") if (party.year or 0) >= number("height_agreement_from") else 1.0


def _front_row(party: Own) -> dict[str, float]:
    ramps = ramps_of(party.front)
    strikes = near_side_odds(striker_is_ltv=True, striker_year=party.year or _fleet_year()) if party.light_truck else 1.0
    return {
        "ref_kg": party.front.test_mass_kg,
        "mass_kg": party.mass_kg,
        **{f"x{j + 1}": x for j, x in enumerate(ramps.x)},
        **{f"f{j + 1}": f for j, f in enumerate(ramps.f)},
        "k_end": ramps.k_end,
        "cabin_crush": party.front.cabin_crush_m,
        "cabin_force": party.front.cabin_force_n,
        "ahof": party.front.ahof_m,
        "near_odds": party.near_odds,
        "strikes_near": strikes,
        "light_truck": float(party.light_truck),
        "top_mps": party.top_mps,
        "odds": party.era,
    }


def restraint_of_kind(kind: str, figures: dict[str, float] | None = None) -> Restraint:
    """Restraint of a kind of restraints.yaml, at its middle or with `figures` drawn."""
    row = RESTRAINTS.value.kinds[kind]
    mids = {name: mid for name, (_, mid, _) in row.figures.items()} | (figures or {})
    return Restraint(belt=row.belt, airbag=row.airbag, **mids)

