"""The lengths of one vehicle: as the catalogue or its owner gives them, or as usual for its kind and then so marked."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from keiway.drawing.body.kinds import outline_of
from keiway.drawing.body.outlines import OUTLINES
from keiway.drawing.body.warp import overhang_share
from keiway.drawing.record import Drawn, Measure, Sized
from keiway.errors import NotUnderstood
from keiway.vehicles.record import Vehicle

LEAST_ROWS = 3  # of its kind and size class, before those of the whole kind are taken
#: What the catalogue's word for a confidence is called in answers.
TOLD = {"knowledge": "recalled"}
KIND_WORDS = {"lsv": "low-speed vehicle", "utv": "side-by-side"}


def sized(vehicle: Vehicle, letter: str, name: str) -> Sized:
    """One vehicle with every length a drawing needs. Raises `NotUnderstood` where nothing of its kind has one."""
    length, width, height = (_measure(vehicle, f"{what}_mm") for what in ("length", "width", "height"))
    mass, seats = vehicle.curb_mass_kg, vehicle.seats
    area = length.value_m * width.value_m if length.known and width.known else None
    return Sized(
        id=vehicle.id, letter=letter, name=name, title=vehicle.title, kind=vehicle.kind, length_m=length, width_m=width, height_m=height,
        drawn=_drawn(vehicle, length.value_m, width.value_m, height.value_m),
        plan_area_m2=area, box_m3=area * height.value_m if area and height.known else None,
        curb_mass_kg=(mass.min, mass.max) if mass else None, mass_confidence=_word(vehicle, "curb_mass_kg") if mass else None,
        seats=(min(seats), max(seats)) if seats else None, seats_confidence=_word(vehicle, "seats") if seats else None,
        sources=tuple(vehicle.sources),
    )  # fmt: skip


def _measure(vehicle: Vehicle, field: str) -> Measure:
    value = getattr(vehicle, field)
    if value:
        note = vehicle.fields.get(field)
        return Measure(value_m=value / 1e3, known=True, confidence=_word(vehicle, field), says=(note and (note.why or note.source)) or "")
    rows, of = _alike(vehicle, lambda row: getattr(row, field))
    return Measure(value_m=median(rows) / 1e3, known=False, confidence="estimate", says=f"the middle of {of}")


def _word(vehicle: Vehicle, field: str) -> str:
    word = vehicle.confidence_of(field)
    return TOLD.get(word, word)


def _alike(vehicle: Vehicle, of: Callable[[Vehicle], float | None]) -> tuple[list[float], str]:
    """That figure of its kind in the catalogue: of the same years' size class where enough are, else of all."""
    from keiway.vehicles import vehicles

    kind = [row for row in vehicles() if row.kind == vehicle.kind and row.id != vehicle.id and of(row)]
    same = [row for row in kind if _era(row) == _era(vehicle)] if vehicle.is_kei else []
    rows = same if len(same) >= LEAST_ROWS else kind
    if not rows:
        raise NotUnderstood(f"The size of the {vehicle.title} is not known, nor that of another of its kind; give its sizes in a file of your own.", try_="keiway vehicles --fields")
    words = KIND_WORDS.get(vehicle.kind, vehicle.kind.replace("_", " "))
    return [of(row) for row in rows], f"{len(rows)} {words}s of the catalogue{' under the same size limits' if rows is same else ''}"


def _era(vehicle: Vehicle) -> str | None:
    from keiway.vehicles.classes import first_day, kei_class

    day = first_day(vehicle)
    era = kei_class(day) if day else None
    return era.id if era else None


def _drawn(vehicle: Vehicle, length_m: float, width_m: float, height_m: float) -> Drawn:
    name = outline_of(vehicle, length_m, height_m)
    wheelbase = _wheelbase(vehicle, length_m)
    share = overhang_share(OUTLINES[name])
    ahead = Measure(
        value_m=share * (length_m - wheelbase.value_m), known=False, confidence="estimate",
        says=f"{share:.0%} of what the wheelbase leaves of the length, as in the outline",
    )  # fmt: skip
    tyre, tyre_width = _tyre(vehicle)
    hood = vehicle.hood_height_mm
    return Drawn(
        outline=name, front_wheel_m=ahead, wheelbase_m=wheelbase, tyre_m=tyre, tyre_width_m=tyre_width, track_front_m=_track(vehicle, width_m),
        hood_m=hood / 1e3 if hood else None,
    )  # fmt: skip


def _wheelbase(vehicle: Vehicle, length_m: float) -> Measure:
    """Its own, or the usual share of the length."""
    if vehicle.wheelbase_mm:
        return _measure(vehicle, "wheelbase_mm")
    rows, of = _alike(vehicle, lambda row: row.wheelbase_mm / row.length_mm if row.wheelbase_mm and row.length_mm else None)
    return Measure(value_m=median(rows) * length_m, known=False, confidence="estimate", says=f"the usual share of the length, of {of}")


def _track(vehicle: Vehicle, width_m: float) -> Measure:
    """Its own, or the width less what the track of its kind is usually narrower by."""
    if vehicle.track_front_mm:
        return _measure(vehicle, "track_front_mm")
    try:
        rows, of = _alike(vehicle, lambda row: row.width_mm - row.track_front_mm if row.track_front_mm and row.width_mm else None)
    except NotUnderstood:
        rows, of = [0.15 * width_m * 1e3], "its outline (ours)"
    return Measure(value_m=width_m - median(rows) / 1e3, known=False, confidence="estimate", says=f"the width less the usual, of {of}")


def _tyre(vehicle: Vehicle) -> tuple[Measure, Measure]:
    """Outside diameter and width: of its size, or of the size usual for its kind (data/road/tyres.yaml)."""
    from keiway.road.vehicles.tables import TYRES, Asked, word
    from keiway.road.vehicles.tyres import driven_size, half_height_mm, read_tyre
    from keiway.vehicles.classes import first_day

    facts, day = TYRES.value, first_day(vehicle)
    tyre = read_tyre(driven_size(vehicle.tyre_size, "")) if vehicle.tyre_size else None
    known, says, confidence = tyre is not None, f"tyre {vehicle.tyre_size}", "derived"
    if tyre is None:
        row, usual = word(facts.rows, "tyre", Asked(vehicle=vehicle, year=day.year if day else None, height_mm=vehicle.height_mm))
        tyre, says, confidence = read_tyre(usual), f"{usual}, usual for a {row.says}", "estimate"
    across = 2 * half_height_mm(tyre, facts.bare_aspect.value[1]) / 1e3
    return (
        Measure(value_m=across, known=known, confidence=confidence, says=says),
        Measure(value_m=tyre.width_mm / 1e3, known=known, confidence=confidence, says=says),
    )
