"""Engines and motors: rated points, efficiency, idle, from the catalogue, relatives and classes."""

from __future__ import annotations

from typing import Any

from keiway.road.vehicles.facts import NotKnown, Tested
from keiway.road.vehicles.relatives import like
from keiway.road.vehicles.running import _class
from keiway.road.vehicles.tables import ELECTRIC, ENGINES, Asked, word
from keiway.vehicles.record import Vehicle

TURBO_FROM_KW_L = 69.0  # an engine whose breathing the catalogue does not name and that gives more is taken as turbocharged: estimate
KW_PER_HP = 0.7457
RATED = 0.015  # reach of a rated power or torque: series tolerance and rounding from ps
NAMES = (
    "power_rpm", "torque_share", "limit_over", "idle_rpm", "efficiency", "idle_l_h", "idle_l_h_per_l", "idle_stop", "overrun_cut",
    "cold_share", "friction_kpa", "aux_w", "inertia_per_l", "assist", "line_kpa", "net_share",
)  # fmt: skip
MOTOR = ("motor", "regen", "regen_share", "ratio", "limit_rpm", "usable", "discharge", "wall", "aux_w", "rotor_per_kw")


def breathing(asked: Asked) -> str:
    """na, turbo or supercharged: the catalogue's word, then the class's, then power over displacement."""
    v = asked.vehicle
    if v.induction:
        return v.induction
    told = next((row.words["induction"] for row in ENGINES.value.engines if "induction" in row.words and v.id in row.when.ids), None)
    if told:
        return told
    dense = v.power_kw and v.displacement_cc and v.power_kw / v.displacement_cc * 1000 > TURBO_FROM_KW_L
    return "turbo" if dense and v.kind != "utv" else "na"


def assisted(asked: Asked) -> bool:
    """Does a belt starter-generator help? It does not with the turbocharged rows the list leaves out."""
    return word(ENGINES.value.engines, "assist", asked) is not None


def numbers(asked: Asked) -> tuple[dict[str, dict[str, Any]], str]:
    """An engine's numbers, and its group in the calibration."""
    rows = ENGINES.value.engines
    found = {name: _class(rows, name, asked) for name in NAMES}
    found["displacement_l"] = _displacement(asked)
    found["power_kw"] = _power(asked)
    v = asked.vehicle
    found["torque_nm"] = _rated(v, "torque_nm", v.torque_nm) if v.torque_nm else _class(rows, "torque_over", asked)
    return found, word(rows, "group", asked)[1]


def motor(asked: Asked, test: Tested | None) -> dict[str, dict[str, Any]]:
    """A motor's and its battery's numbers."""
    rows = ELECTRIC.value.rows
    found = {name: _class(rows, name, asked) for name in MOTOR}
    v = asked.vehicle
    if v.power_kw or test is None:
        found["power_kw"] = _power(asked)
    else:
        power = test.power_hp * KW_PER_HP
        says = "rated power in the EPA's list"
        found["power_kw"] = {"value": (power, power, power), "origin": "published", "confidence": "primary", "sources": ("epa-test-cars-2022",), "says": says}
    found["torque_nm"] = _rated(v, "torque_nm", v.torque_nm) if v.torque_nm else _class(rows, "torque_per_kw", asked)
    found["battery_kwh"] = _battery(asked)
    return found


def _rated(vehicle: Vehicle, name: str, value: float) -> dict[str, Any]:
    word_ = vehicle.confidence_of(name)
    confidence = "recalled" if word_ == "knowledge" else word_
    return {"value": (value * (1 - RATED), value, value * (1 + RATED)), "origin": "catalogue", "confidence": confidence, "sources": ("catalogue",)}


def _power(asked: Asked) -> dict[str, Any]:
    """Rated power, kW; else a relative's kW a litre (electric: kW) times the displacement. Raises `NotKnown`."""
    v = asked.vehicle
    if v.power_kw:
        return _rated(v, "power_kw", v.power_kw)
    electric = v.fuel == "electric"
    litres = 1.0 if electric else (v.displacement_cc or 0) / 1000
    found = None
    if litres:
        for same in (lambda row: (row.kind, row.fuel, _breath(row)), lambda row: (row.is_kei, _slow(row), row.fuel, _breath(row))):
            found = found or like(v, lambda row: _per_litre(row, electric), lambda row, same=same: _of(row, v, asked, same))
    if found is None:
        raise NotKnown(
            f"The power of the {v.title} is not known, and too few vehicles like it are to estimate one. Its registration or the "
            "maker's data sheet states it; give it as power_kw."
        )
    band, count, _ = found
    value = tuple(litres * one for one in band)
    says = f"its power is not in the catalogue; {value[1]:.0f} kW ({value[0]:.0f} to {value[2]:.0f}) as of {count} vehicles like it, for its displacement"
    return {"value": value, "origin": "derived", "confidence": "estimate", "sources": ("catalogue",), "says": says}


def _of(row: Vehicle, own: Vehicle, asked: Asked, same) -> object:
    """What relatives must agree in; the vehicle itself counts with the breathing taken for it."""
    key = same(row)
    return (*key[:-1], asked.induction) if row is own and own.fuel != "electric" else key


def _breath(row: Vehicle) -> str | None:
    return None if row.fuel == "electric" else breathing(Asked(row, None))


def _slow(row: Vehicle) -> bool:
    return row.kind in ("lsv", "golf_cart", "quadricycle", "utv")


def _per_litre(row: Vehicle, electric: bool) -> float | None:
    if electric:
        return row.power_kw
    return row.power_kw / row.displacement_cc * 1000 if row.power_kw and row.displacement_cc else None


def _displacement(asked: Asked) -> dict[str, Any]:
    v = asked.vehicle
    if v.displacement_cc:
        return _rated(v, "displacement_cc", v.displacement_cc / 1000) | {"value": (v.displacement_cc / 1000,) * 3}
    found = like(v, lambda row: row.displacement_cc, lambda row: (row.kind, row.fuel))
    if found is None:
        raise NotKnown(f"The displacement of the {v.title} is not known; its data plate states it; give it as displacement_cc.")
    value = tuple(one / 1000 for one in found[0])
    return {"value": value, "origin": "derived", "confidence": "estimate", "sources": ("catalogue",), "says": "its displacement is not in the catalogue; that of others of its kind"}


def _battery(asked: Asked) -> dict[str, Any]:
    """Battery energy, kWh; else from its range at what its kind uses. Wide where neither is known."""
    v = asked.vehicle
    if v.battery_kwh:
        return _rated(v, "battery_kwh", v.battery_kwh)
    if v.range_mi and v.epa_combined and v.epa_unit == "mpge":
        kwh = v.range_mi * 33.7 / v.epa_combined * 0.87
        says = "from its label's range and consumption, less what charging loses"
        return {"value": (0.92 * kwh, kwh, 1.08 * kwh), "origin": "derived", "confidence": "derived", "sources": ("catalogue",), "says": says}
    found = like(v, lambda row: row.battery_kwh or _from_range(row), lambda row: (row.kind, row.fuel))
    wide = like(v, lambda row: row.battery_kwh or _from_range(row), lambda row: (row.fuel, _slow(row), row.is_kei))
    band = (found or wide or [(8.0, 30.0, 90.0)])[0]
    says = "its battery is not in the catalogue; the span of electric vehicles like it. Only the range rests on it"
    return {"value": band, "origin": "derived", "confidence": "estimate", "sources": ("catalogue",), "says": says}


def _from_range(row: Vehicle) -> float | None:
    return row.range_mi * 33.7 / row.epa_combined * 0.87 if row.range_mi and row.epa_combined and row.epa_unit == "mpge" else None

