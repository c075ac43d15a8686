"""Driven wheels and speed limiter."""

from __future__ import annotations

from keiway.errors import UsageError
from keiway.road.vehicles.tables import BODIES, LIMITERS, Asked, fits, word

WHEELS = {"FWD": "front", "RWD": "rear", "AWD": "all", "4WD": "all"}


def chosen(asked: Asked, driven: str | None, test) -> tuple[str, str]:
    """front, rear or all, and a note where it was sold with more than one. Two driven wheels before four."""
    sold = list(dict.fromkeys(WHEELS.get(one, "all") for one in asked.vehicle.drivetrain))
    if driven is not None:
        if driven not in ("front", "rear", "all"):
            raise UsageError(f"driven {driven!r}: front, rear or all.", fix=(driven, "all"))
        return driven, ""
    if sold:
        taken = next((one for one in sold if one != "all"), sold[0])
        return taken, f"driven at the {taken} wheels; also sold with {' and '.join(w for w in sold if w != taken)} driven" if len(sold) > 1 else ""
    if {"4WD", "AWD"} & set(asked.vehicle.generation.replace(",", " ").split()):
        return "all", ""
    if test is not None:
        return WHEELS.get(test.drive, "all"), ""
    return word(BODIES.value.driven, "driven", asked)[1], ""


def limiter_kmh(asked: Asked) -> float | None:
    """Speed limiter, km/h; None without one."""
    row = next((row for row in LIMITERS.value.rows if fits(row.when, asked) and not (row.catalogue and not asked.vehicle.top_speed_kmh)), None)
    if row is None or row.none:
        return None
    return asked.vehicle.top_speed_kmh if row.catalogue else row.kmh
