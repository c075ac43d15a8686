"""Cargo against a pickup: rated load, and the bed where it is known."""

from __future__ import annotations

from keiway.road.fit.record import KG_PER_LB, Fits, inches
from keiway.road.us import us_roads
from keiway.vehicles.record import Vehicle

PERSON_KG = 75.0  # a driver, as gross weight minus curb mass has to carry one too
TRUCKS = ("kei_truck",)


def cargo(vehicle: Vehicle) -> tuple[Fits, ...]:
    """Load for any vehicle; the bed for those that have one."""
    facts = us_roads().beds
    load = _load(vehicle, facts)
    return (load, _bed(vehicle, facts)) if vehicle.kind in TRUCKS else (load,)


def _load(vehicle: Vehicle, facts) -> Fits:
    id_, title, rival = "fit.load", "Load against a pickup", facts.rival
    kg, how, confidence, sources = _payload(vehicle, facts)
    if kg is None and vehicle.is_kei and vehicle.seats:
        return Fits(
            id=id_, title=title, word="told", confidence="secondary", sources=(*facts.seat_kg.sources, *rival.sources), says=_seats(vehicle, facts),
        )  # fmt: skip
    if kg is None:
        return Fits(
            id=id_, title=title, word="unknown", says="What it may carry is not known.", confidence=None,
            settles="the maker's plate or certificate: payload_kg, or gross weight and curb mass",
        )  # fmt: skip
    other = rival.payload_kg
    says = f"{how} {kg:,.0f} kg ({kg / KG_PER_LB:,.0f} lb)"
    if vehicle.id != rival.vehicle:
        says += (
            f"; a {rival.name.split(',')[0]} about {other.mid:,.0f} kg ({other.low:,.0f} to {other.high:,.0f}), so {100 * kg / other.mid:.0f}% of it "
            f"({100 * kg / other.high:.0f} to {100 * kg / other.low:.0f}%)"
        )
    return Fits(id=id_, title=title, word="told", says=says + ".", sources=tuple(dict.fromkeys((*sources, *rival.sources))), confidence=confidence)


def _payload(vehicle: Vehicle, facts):
    """kg, how it is known, confidence and sources."""
    if vehicle.payload_kg:
        return vehicle.payload_kg, "Rated load", vehicle.confidence_of("payload_kg"), ("keiway-catalogue",)
    if vehicle.kind in ("kei_truck", "kei_van"):
        return facts.kei_payload_kg.value, "Rated load of its class", facts.kei_payload_kg.confidence, facts.kei_payload_kg.sources
    if not vehicle.is_kei and vehicle.gvw_kg and vehicle.curb_mass_kg and vehicle.gvw_kg > vehicle.curb_mass_kg.mid + PERSON_KG:
        kg = vehicle.gvw_kg - vehicle.curb_mass_kg.mid - PERSON_KG
        return kg, "Gross weight less curb mass and a driver leaves people and goods", "derived", ("keiway-catalogue",)
    return None, "", "", ()


def _seats(vehicle: Vehicle, facts) -> str:
    """A Japanese car has no rated load: its gross weight is its curb mass and so much a seat."""
    seats = [*dict.fromkeys((min(vehicle.seats), max(vehicle.seats)))]
    kg = " to ".join(f"{facts.seat_kg.value * n:,.0f}" for n in seats)
    return (
        f"A car has no rated load in Japan: its gross weight counts {facts.seat_kg.value:.0f} kg for each of its {'to '.join(f'{n} ' for n in seats)}seats, "
        f"{kg} kg in all, people and goods."
    )


def _bed(vehicle: Vehicle, facts) -> Fits:
    """Length and width of the bed, beside the pickup's, and whether a sheet of plywood lies flat."""
    id_, title, rival, sheet = "fit.bed", "Bed against a pickup's", facts.rival, facts.sheet
    found = bed(vehicle)
    if found is None:
        return Fits(
            id=id_, title=title, word="unknown", says="The size of its bed is not known.", settles="the maker's brochure, or a tape measure",
            sources=rival.sources,
        )  # fmt: skip
    (short, long), (narrow, wide), name, backed = found
    area = [a * b / 1e6 for a, b in ((short, narrow), (long, wide))]
    other = rival.length_mm * rival.width_mm / 1e6
    size = f"{_span(short, long)} by {_span(narrow, wide)} mm (about {inches((short + long) / 2)} by {inches((narrow + wide) / 2)})"
    lies = "lies between its sides" if narrow >= sheet.width_mm else "does not lie between its sides"
    over = sheet.length_mm - long
    says = (
        f"{name}: {size}, {_span(area[0], area[1], 1)} m2, against {rival.length_mm:,.0f} by {rival.width_mm:,.0f} mm, {other:.1f} m2, of a "
        f"{rival.name}: {_span(100 * area[0] / other, 100 * area[1] / other)}%. "
        f"{sheet.says[:1].upper()}{sheet.says[1:]} {lies} and stands {inches(over)} over the end; in the pickup {inches(sheet.length_mm - rival.length_mm)}."
    )
    return Fits(id=id_, title=title, word="told", says=says, sources=tuple(dict.fromkeys((*backed.sources, *rival.sources))), confidence=backed.confidence)


def bed(vehicle: Vehicle):
    """((least, most length), (least, most width), name, facts) of a kei truck's bed in mm, or None."""
    facts = us_roads().beds
    named = f"{vehicle.name} {vehicle.generation} {' '.join(vehicle.names)}".casefold()
    if any(word in named for word in facts.long_cab.words):
        cab = facts.long_cab
        return cab.length_mm, (cab.width_mm, cab.width_mm), "A truck with a long cab", cab
    since = vehicle.production_from or ""
    for row in facts.kei_truck:
        if vehicle.name in row.models and since >= row.from_:
            return (row.length_mm, row.length_mm), (row.width_mm, row.width_mm), row.name, row
    length = vehicle.length_mm or 0.0
    older = [row for row in facts.older if row.most_length_mm - 100 < length <= row.most_length_mm]
    if older and vehicle.payload_kg == facts.kei_payload_kg.value:
        row = older[0]
        return row.length_mm, row.width_mm, f"As {row.name} has it", row
    return None


def _span(low: float, high: float, digits: int = 0) -> str:
    a, b = f"{low:,.{digits}f}", f"{high:,.{digits}f}"
    return a if a == b else f"{a} to {b}"


