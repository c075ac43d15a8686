"""Published values as cases: what was published, of which variant of a vehicle, and which half it belongs to.

A half is by vehicle: all figures of one stand in the same. The rule is fixed here and looks at nothing but the id.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Literal

import msgspec

from keiway.road.vehicles.facts import Confidence, Consumption, Source, Tested, published, tested
from keiway.store import Topic
from keiway.vehicles.catalogue import by_id, vehicles
from keiway.vehicles.record import Vehicle

Half = Literal["calibration", "held out"]
KM_PER_MI = 1.609344
MPG_TO_L = 235.214583
LATER = ("option-2018", "hamilton-2008")  # sprints found after the first compilation
TURBO_KW = 47.0  # of every turbocharged kei since 1987, by the makers' agreement
TURBO_NM = {"Suzuki": 97.0, "Daihatsu": 100.0, "Honda": 104.0, "Mitsubishi": 100.0}  # of today's engines, from the catalogue's notes


class SprintRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One published sprint from rest."""

    vehicle: str
    seconds: float
    source: str
    confidence: Confidence
    to_mph: float | None = None
    to_kmh: float | None = None
    gearbox: str | None = None
    induction: str | None = None
    power_kw: float | None = None
    torque_nm: float | None = None
    aboard_kg: float = 90.0
    rollout: bool = False
    indicated: bool = False


class Sprints(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    rows: list[SprintRow]


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


SPRINTS = Topic("road-sprints", "road/sprints.yaml", Sprints, _only)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One published value, in l/100 km, Wh/km (socket), or s."""

    vehicle: str
    what: str  # cycle or sprint, with its variant
    kind: Literal["energy", "sprint"]
    cycle: str
    value: float
    unit: Literal["l/100 km", "Wh/km", "s"]
    source: str
    confidence: str
    gearbox: str | None = None
    driven: Literal["front", "rear", "all"] | None = None
    induction: str | None = None
    power_kw: float | None = None
    torque_nm: float | None = None
    mass_kg: float | None = None  # curb
    test_mass_kg: float | None = None
    coast_lbf: tuple[float, float, float] | None = None
    assist: bool | None = None
    model_year: int | None = None
    to_mps: float | None = None
    aboard_kg: float = 90.0
    rollout: bool = False
    indicated: bool = False
    listed: bool = False  # of the first compilation of published values and the trial: what the wanted errors were set for

    @property
    def half(self) -> Half:
        return half(self.vehicle)


def half(vehicle: str) -> Half:
    """By the first byte of the id's SHA-256: even is calibration, odd is held out."""
    return "calibration" if sha256(vehicle.encode()).digest()[0] % 2 == 0 else "held out"


def cases() -> list[Case]:
    """Every published value the model can be held against."""
    return [*_listed(), *_tests(), *_labels(), *_catalogue_japan(), *_sprints()]


WHEELS = {"FWD": "front", "RWD": "rear", "4WD": "all", "AWD": "all"}
_PLAIN = {"WLTC-JP": "wltc-jp", "WLTC-JP low (urban)": "wltc-jp 0", "WLTC-JP medium (suburban)": "wltc-jp 1", "WLTC-JP high (expressway)": "wltc-jp 2"}
_US = {"FTP": "ftp", "HWFET": "hwfet", "label city": "label city", "label highway": "label highway"}


def _listed() -> list[Case]:
    """Rows of published.yaml whose cycle can be driven; JC08 through its ratio where there is no WLTC of that engine."""
    found = []
    for vehicle in vehicles():
        for row in published(vehicle.id):
            cycle = _PLAIN.get(row.cycle) or _US.get(row.cycle)
            if row.cycle == "JC08" and not _has_wltc(vehicle, row.induction):
                cycle = "jc08"
            if cycle and row.unit in ("km/l", "mpg", "mpge", "wh/km"):
                found.append(_from_row(vehicle, row, cycle))
    return found


def _has_wltc(vehicle: Vehicle, induction: str | None) -> bool:
    rows = [row for row in published(vehicle.id) if row.cycle == "WLTC-JP"]
    return any(row.induction == induction for row in rows) or vehicle.fuel_economy_cycle == "WLTC"


def _from_row(vehicle: Vehicle, row: Consumption, cycle: str) -> Case:
    turbo = row.induction == "turbo" and vehicle.induction != "turbo"
    value, unit = _in_unit(row.mid, row.unit)
    return Case(
        vehicle=vehicle.id, what=_said(row), kind="energy", cycle=cycle, value=value, unit=unit, source=row.source,
        confidence=row.confidence, gearbox=row.transmission, driven=WHEELS.get(row.drive or ""), induction=row.induction,
        power_kw=TURBO_KW if turbo else None, torque_nm=TURBO_NM.get(vehicle.make) if turbo else None,
        mass_kg=sum(row.mass_kg) / 2 if row.mass_kg else None,
        test_mass_kg=row.test_weight_lb * 0.45359237 if row.test_weight_lb else None, coast_lbf=row.coast_lbf,
        assist=row.mild_hybrid if row.code else None, model_year=row.model_year, listed=True,
    )  # fmt: skip


def _said(row: Consumption) -> str:
    parts = [row.cycle, row.code, row.transmission, row.drive, "turbo" if row.induction == "turbo" else ""]
    weight = f"{row.test_weight_lb:.0f} lb" if row.test_weight_lb else ""
    return " ".join(part for part in (*parts, weight, str(row.model_year or "")) if part)


def _in_unit(value: float, unit: str) -> tuple[float, str]:
    """l/100 km or Wh/km."""
    if unit == "km/l":
        return 100 / value, "l/100 km"
    if unit == "mpg":
        return MPG_TO_L / value, "l/100 km"
    if unit == "mpge":
        return 33_705 / (value * KM_PER_MI), "Wh/km"
    return value, "Wh/km"


def _tests() -> list[Case]:
    """The EPA's tests of 2022, but for those that published.yaml has already."""
    found = []
    for vehicle in vehicles():
        test = tested(vehicle.id)
        if test is None or any(row.cycle == "FTP" and row.source == "epa-test-cars-2022" for row in published(vehicle.id)):
            continue
        found += [_test_case(vehicle, test, "ftp", test.city_mpg), _test_case(vehicle, test, "hwfet", test.highway_mpg)]
    return found


def _test_case(vehicle: Vehicle, test: Tested, cycle: str, mpg: float) -> Case:
    electric = vehicle.fuel == "electric"
    value, unit = _in_unit(mpg, "mpge" if electric else "mpg")
    name = {"ftp": "UDDS" if electric else "FTP", "hwfet": "HWFET"}[cycle]
    if test.adjusted:
        name = cycle = {"ftp": "label city", "hwfet": "label highway"}[cycle]
    return Case(
        vehicle=vehicle.id, what=f"{name} {test.model} {test.transmission} {test.test_weight_lb:.0f} lb", kind="energy",
        cycle="udds" if electric and cycle == "ftp" else cycle, value=value, unit=unit, source="epa-test-cars-2022",
        confidence="primary", gearbox=None if electric else test.transmission, driven=WHEELS.get(test.drive),
        test_mass_kg=test.test_weight_lb * 0.45359237, model_year=2022,
    )  # fmt: skip


def _labels() -> list[Case]:
    """City and highway labels of the catalogue, where neither a test nor a listed label of the vehicle is at hand."""
    found = []
    for vehicle in vehicles():
        listed = any(row.cycle in _US for row in published(vehicle.id))
        if vehicle.fuel in ("hybrid", "phev") or tested(vehicle.id) or listed:
            continue
        for cycle, mpg in (("label city", vehicle.epa_city), ("label highway", vehicle.epa_highway)):
            if mpg:
                value, unit = _in_unit(mpg, vehicle.epa_unit or "mpg")
                found.append(
                    Case(
                        vehicle=vehicle.id, what=cycle, kind="energy", cycle=cycle, value=value, unit=unit, source="catalogue",
                        confidence=_plain(vehicle, "epa_city"), model_year=vehicle.model_year_from,
                    )
                )
    return found


def _catalogue_japan() -> list[Case]:
    """WLTC and JC08 of the catalogue, for vehicles without a listed figure."""
    found = []
    for vehicle in vehicles():
        cycle = {"WLTC": "wltc-jp", "JC08": "jc08"}.get(vehicle.fuel_economy_cycle or "")
        if cycle and not any(row.unit == "km/l" for row in published(vehicle.id)):
            value, unit = _in_unit(vehicle.fuel_economy_km_l, "km/l")
            found.append(
                Case(
                    vehicle=vehicle.id, what=f"{vehicle.fuel_economy_cycle}, best grade", kind="energy", cycle=cycle, value=value, unit=unit,
                    source="catalogue", confidence=_plain(vehicle, "fuel_economy_km_l"), mass_kg=vehicle.curb_mass_kg.min if vehicle.curb_mass_kg else None,
                )
            )
    return found


def _sprints() -> list[Case]:
    rows = SPRINTS.value.rows
    listed = {row.vehicle for row in rows}
    own = [
        SprintRow(vehicle=v.id, to_mph=60, seconds=v.zero_to_60mph_s, source="catalogue", confidence=_plain(v, "zero_to_60mph_s"), rollout=v.us_certified)
        for v in vehicles()
        if v.zero_to_60mph_s and v.id not in listed and v.fuel not in ("hybrid", "phev")
    ]
    return [_sprint(row, listed=row.source not in LATER) for row in rows] + [_sprint(row) for row in own]


def _sprint(row: SprintRow, listed: bool = False) -> Case:
    to = row.to_mph * 0.44704 if row.to_mph else row.to_kmh / 3.6
    name = f"0-{row.to_mph:g} mph" if row.to_mph else f"0-{row.to_kmh:g} km/h"
    other = row.induction == "turbo" and by_id()[row.vehicle].induction != "turbo"
    parts = (name, row.gearbox, "turbo" if other else "", f"{row.aboard_kg:g} kg aboard" if row.aboard_kg != 90 else "")
    return Case(
        vehicle=row.vehicle, what=" ".join(part for part in parts if part), kind="sprint", cycle="", value=row.seconds, unit="s",
        source=row.source, confidence=row.confidence, gearbox=row.gearbox, induction=row.induction, power_kw=row.power_kw,
        torque_nm=row.torque_nm, to_mps=to, aboard_kg=row.aboard_kg, rollout=row.rollout, indicated=row.indicated,
        listed=listed,
    )  # fmt: skip


def _plain(vehicle: Vehicle, name: str) -> str:
    word = vehicle.confidence_of(name)
    return "recalled" if word == "knowledge" else word
