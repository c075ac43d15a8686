"""Garage, lane, parking stall, parallel bay: lengths against lengths. The catalogue's widths are without mirrors."""

from __future__ import annotations

from keiway.road.fit.record import MM_PER_FT, Fits, feet, inches, lacking
from keiway.road.us import us_roads
from keiway.vehicles.record import Vehicle

DOOR_MM = 600  # a car door opened far enough to get out by


def spaces(vehicle: Vehicle) -> tuple[Fits, ...]:
    """Each of them, or which measure is missing."""
    facts = us_roads().spaces
    return (_garage(vehicle, facts), _lane(vehicle, facts), _stall(vehicle, facts), _parallel(vehicle, facts), *_turning(vehicle, facts))


def _garage(vehicle: Vehicle, facts) -> Fits:
    """Through the door with its mirrors, under the lintel, and the length inside."""
    id_, title, garage = "fit.garage", "Single garage", facts.garage
    for field, what in (("width_mm", "width"), ("height_mm", "height"), ("length_mm", "length")):
        if getattr(vehicle, field) is None:
            return lacking(id_, title, field, what)
    mirrors = facts.mirrors_mm
    checks = (
        (vehicle.width_mm + mirrors.low, vehicle.width_mm + mirrors.high, garage.door_width_ft),
        (vehicle.height_mm, vehicle.height_mm, garage.door_height_ft),
        (vehicle.length_mm, vehicle.length_mm, garage.length_ft),
    )
    word = _worst([_word(least, most, room) for least, most, room in checks])
    beside = (garage.door_width_ft.low * MM_PER_FT - vehicle.width_mm) / 2
    says = (
        f"{feet(vehicle.width_mm)} wide without mirrors, {feet(vehicle.height_mm)} high, {feet(vehicle.length_mm)} long, against a door of "
        f"{garage.door_width_ft.low:g} to {garage.door_width_ft.high:g} ft by {garage.door_height_ft.low:g} ft and "
        f"{garage.length_ft.low:g} to {garage.length_ft.high:g} ft inside: {inches(beside)} on each side of the body in the narrower door, "
        f"{feet(garage.length_ft.low * MM_PER_FT - vehicle.length_mm)} left in length."
    )
    return Fits(id=id_, title=title, word=word, says=says, sources=(*garage.sources, *mirrors.sources), confidence=garage.confidence)


def _lane(vehicle: Vehicle, facts) -> Fits:
    """What is left on each side, kept in the middle."""
    id_, title = "fit.lane", "Lane"
    if vehicle.width_mm is None:
        return lacking(id_, title, "width_mm", "width")
    told, word = [], "yes"
    for lane in facts.lanes:
        left = [(width * MM_PER_FT - vehicle.width_mm) / 2 / MM_PER_FT for width in (lane.width_ft.low, lane.width_ft.high)]
        word = "no" if left[1] <= 0 else "tight" if left[0] <= 0 else word
        span = f"{left[0]:.1f}" if lane.width_ft.low == lane.width_ft.high else f"{left[0]:.1f} to {left[1]:.1f}"
        told.append(f"{lane.name} {span} ft")
    return Fits(
        id=id_, title=title, word=word, says="Left on each side of the body: " + ", ".join(told) + ".",
        sources=tuple(dict.fromkeys(source for lane in facts.lanes for source in lane.sources)), confidence="recalled",
    )  # fmt: skip


def _stall(vehicle: Vehicle, facts) -> Fits:
    id_, title = "fit.stall", "Parking stall"
    for field, what in (("width_mm", "width"), ("length_mm", "length")):
        if getattr(vehicle, field) is None:
            return lacking(id_, title, field, what)
    stall, compact = (next(one for one in facts.stalls if one.id == name) for name in ("stall", "compact"))
    word = _worst([_word(vehicle.width_mm + DOOR_MM, vehicle.width_mm + DOOR_MM, stall.width_ft), _word(vehicle.length_mm, vehicle.length_mm, stall.length_ft)])
    in_compact = _worst(
        [_word(vehicle.width_mm + DOOR_MM, vehicle.width_mm + DOOR_MM, compact.width_ft), _word(vehicle.length_mm, vehicle.length_mm, compact.length_ft)]
    )
    beside = (stall.width_ft.low * MM_PER_FT - vehicle.width_mm) / 2
    spare = stall.length_ft.low * MM_PER_FT - vehicle.length_mm
    says = (
        f"{inches(beside)} on each side in a stall {stall.width_ft.low:g} ft wide; of its {stall.length_ft.low:g} ft "
        f"{feet(abs(spare))} {'stay free' if spare >= 0 else 'too little'}; a compact stall of {compact.width_ft.low:g} by {compact.length_ft.low:g} ft: "
        f"{ {'yes': 'fits', 'tight': 'fits some', 'no': 'does not fit'}[in_compact] }."
    )
    return Fits(id=id_, title=title, word=word, says=says, sources=tuple(dict.fromkeys((*stall.sources, *compact.sources))), confidence="recalled")


def _parallel(vehicle: Vehicle, facts) -> Fits:
    """Two in one bay, and nose to the kerb."""
    id_, title = "fit.parallel", "Two in one parallel bay"
    if vehicle.length_mm is None:
        return lacking(id_, title, "length_mm", "length")
    bay = next(one for one in facts.stalls if one.id == "parallel")
    between = facts.between_parked_m
    needs = [2 * vehicle.length_mm + 1e3 * room for room in (between.low, between.high)]
    word = _word(needs[0], needs[1], bay.length_ft)
    over = vehicle.length_mm - bay.width_ft.low * MM_PER_FT
    says = (
        f"Two of it end to end are {feet(2 * vehicle.length_mm)} and need {needs[0] / MM_PER_FT:.0f} to {needs[1] / MM_PER_FT:.0f} ft with room to get "
        f"out, of a bay's {bay.length_ft.low:g} to {bay.length_ft.high:g} ft. Nose to the kerb it "
        + (f"stands {feet(over)} out of a bay {bay.width_ft.low:g} ft wide." if over > 0 else "stays within the bay.")
    )
    return Fits(id=id_, title=title, word=word, says=says, sources=(*bay.sources, *between.sources), confidence="recalled")


def _turning(vehicle: Vehicle, facts) -> tuple[Fits, ...]:
    """Turning radius, for the few that have one here."""
    found = next((row for row in facts.turning if row.vehicle == vehicle.id), None)
    if found is None:
        return ()
    low, high = found.radius_m
    radius = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    says = f"Turns within a radius of {radius} m ({2 * low / 0.3048:.0f} ft from kerb to kerb); US corners are laid out for a car that needs {facts.design_car.radius_m:g} m."
    return (
        Fits(id="fit.turning", title="Turning", word="told", says=says, sources=(*found.sources, *facts.design_car.sources), confidence=found.confidence),
    )


def _word(least: float, most: float, room) -> str:
    """yes: the most it needs goes into the least there is; no: not even the other way round. mm against feet."""
    if most <= room.low * MM_PER_FT:
        return "yes"
    return "tight" if least <= room.high * MM_PER_FT else "no"


def _worst(words: list[str]) -> str:
    return max(words, key=("yes", "tight", "no").index)
