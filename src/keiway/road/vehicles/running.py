"""Mass, air, tyres and layout: what a vehicle takes to move, whatever drives it."""

from __future__ import annotations

from typing import Any

from keiway.crash.vehicles import NotKnown as MassNotKnown
from keiway.crash.vehicles import curb_mass
from keiway.road.vehicles.facts import NotKnown, Tested, Three
from keiway.road.vehicles.relatives import like, of_kind
from keiway.road.vehicles.tables import BODIES, TYRES, Asked, Class, figure, word
from keiway.road.vehicles.tyres import driven_size, half_height_mm, read_tyre

LBF_N, MPH_MPS, LB_KG, G = 4.4482216, 0.44704, 0.45359237, 9.80665
AIR_KG_M3 = 1.2041  # of record.Conditions as it stands: what turns a measured force into a drag area and back
MEASURED = 0.03  # reach of a coast-down's figures: one car of the type, on one day
Numbers = dict[str, dict[str, Any]]


def numbers(asked: Asked, test: Tested | None) -> tuple[Numbers, tuple[str, ...]]:
    """Numbers by name, and notes. Raises `NotKnown` where mass or size can be neither read nor estimated."""
    found: Numbers = {"curb_mass_kg": _mass(asked)}
    found |= _sizes(asked)
    found |= _coast(test) if test else _air_and_tyres(asked)
    found["wheel_radius_m"], note = _radius(asked)
    found |= {
        "weight_rear": _class(BODIES.value.driven + BODIES.value.rows, "weight_rear", asked),
        "cg": _class(BODIES.value.rows, "cg", asked),
        "grip": _class(BODIES.value.grip, "grip", asked),
        "rotating": _class(BODIES.value.rotating, "rotating", asked),
    }
    return found, (note,) if note else ()


def _class(rows: list[Class], name: str, asked: Asked) -> dict[str, Any]:
    found = figure(rows, name, asked)
    if found is None:
        raise NotKnown(f"No {name.replace('_', ' ')} for a {asked.vehicle.kind.replace('_', ' ')} is on file.")
    row, value = found
    return {"value": value, "origin": "class", "confidence": row.confidence, "sources": row.sources, "says": row.says}


def _mass(asked: Asked) -> dict[str, Any]:
    try:
        band = curb_mass(asked.vehicle)
    except MassNotKnown as error:
        raise NotKnown(str(error)) from error
    origin = "derived" if band.says else "catalogue"
    return {"value": (band.low, band.mid, band.high), "origin": origin, "confidence": band.confidence, "sources": band.sources, "says": band.says}


def _sizes(asked: Asked) -> Numbers:
    return {name: _size(asked, name) for name in ("width_mm", "height_mm", "wheelbase_mm")}


def _size(asked: Asked, name: str) -> dict[str, Any]:
    value = getattr(asked.vehicle, name)
    if value:
        word_ = asked.vehicle.confidence_of(name)
        confidence = "recalled" if word_ == "knowledge" else word_
        return {"value": (value, value, value), "origin": "catalogue", "confidence": confidence, "sources": ("catalogue",)}
    found = like(asked.vehicle, lambda row: getattr(row, name), lambda row: row.kind)
    band = found[0] if found else of_kind(asked.vehicle.kind, name)
    what = name.removesuffix("_mm")
    if band is None:
        raise NotKnown(
            f"The {what} of the {asked.vehicle.title} is not known, nor are those of others of its kind. A tape measure "
            f"would settle it; give it as {name}."
        )
    says = f"its {what} is not in the catalogue; that of others of its kind"
    return {"value": band, "origin": "derived", "confidence": "estimate", "sources": ("catalogue",), "says": says}


def _coast(test: Tested) -> Numbers:
    """Drag area and rolling resistance from the EPA's target coefficients."""
    weight = test.test_weight_lb * LB_KG * G
    area = 2 * test.c * LBF_N / MPH_MPS**2 / AIR_KG_M3
    roll, rise = test.a * LBF_N / weight, test.b * LBF_N / MPH_MPS / weight
    says = f"coast-down of the {test.model} in the EPA's list: {test.a:g} lbf, {test.b:g} lbf/mph, {test.c:g} lbf/mph2"

    def measured(value: float) -> dict[str, Any]:
        ends = sorted((value * (1 - MEASURED), value * (1 + MEASURED)))
        return {"value": (ends[0], value, ends[1]), "origin": "measured", "confidence": "primary", "sources": ("epa-test-cars-2022",), "says": says}

    return {"drag_area_m2": measured(area), "rolling": measured(roll), "rolling_rise": measured(rise)}


def _air_and_tyres(asked: Asked) -> Numbers:
    rows = BODIES.value.rows
    return {name: _class(rows, name, asked) for name in ("drag", "area", "rolling")}


def _radius(asked: Asked) -> tuple[dict[str, Any], str]:
    """Rolling radius, m, from the size on the driven axle; the class's usual size without one."""
    facts = TYRES.value
    text, note, share = asked.vehicle.tyre_size, "", (1.0, 1.0, 1.0)
    tyre = read_tyre(driven_size(text, asked.driven or "")) if text else None
    if tyre is not None:
        origin, confidence, sources, says = "derived", "derived", ("catalogue", *facts.rolling.sources), f"from the size {text}"
    else:
        if text:
            note = f"tyre size {text!r} was not read as one; the usual size of its class is taken"
        row, usual = word(facts.rows, "tyre", asked) or (None, None)
        if row is None:
            raise NotKnown(f"No usual tyre size for a {asked.vehicle.kind.replace('_', ' ')} is on file; give it as tyre_size.")
        tyre, share = read_tyre(usual), row.figures.get("size_share", share)
        origin, confidence, sources = "class", row.confidence, (*row.sources, *facts.rolling.sources)
        says = f"its tyre size is not in the catalogue; {usual} as usual for a {row.says}"
    value = _rolled(tyre, share)
    return {"value": value, "origin": origin, "confidence": confidence, "sources": sources, "says": says}, note


def _rolled(tyre, share: Three) -> Three:
    facts = TYRES.value
    ends = zip(facts.rolling.value, facts.bare_aspect.value, share, strict=True)
    low, mid, high = (rolling * half_height_mm(tyre, aspect) * one / 1000 for rolling, aspect, one in ends)
    return low, mid, high
