"""Gearbox: which, its ratios and its losses."""

from __future__ import annotations

import re
from typing import Any

from keiway.errors import UsageError
from keiway.road.curves import RAD_PER_RPM
from keiway.road.vehicles.facts import Tested, Three
from keiway.road.vehicles.running import MPH_MPS, _class
from keiway.road.vehicles.tables import GEARBOXES, RATIOS, Asked, Ratios, word

KINDS = {"MT": "manual", "AT": "automatic", "AGS": "amt", "AMT": "amt", "DCT": "amt", "CVT": "cvt", "ECVT": "cvt"}
CVT_USUAL_FROM = 2003  # kei cars sold with a manual and a CVT: from here on most are the latter, estimate
_LISTED = re.compile(r"^([2-9]|1\d)?(MT|AT|AGS|AMT|DCT|E?CVT)$")
RPM_AT_100 = 100 / 3.6 / MPH_MPS  # mph


def read(name: str) -> tuple[str, int]:
    """Kind and number of gears of 5MT, 4AT, CVT, 5AGS, single_speed. Raises `UsageError` for other words."""
    plain = name.strip().upper().replace("-", "").replace(" ", "")
    if plain in ("SINGLE_SPEED", "SINGLE", "1AT"):
        return "single", 1
    match = _LISTED.match(plain)
    if not match:
        raise UsageError(f"gearbox {name!r}: not read; write it as 5MT, 4AT, 6DCT, 5AGS, CVT or single_speed.", fix=(name, "5MT"))
    gears, letters = match.groups()
    kind = KINDS[letters]
    return kind, 2 if kind == "cvt" else int(gears or {"manual": 5, "automatic": 4, "amt": 6}[kind])


def chosen(asked: Asked, wanted: str | None, test: Tested | None) -> tuple[str, str]:
    """Its gearbox, and a note where it was sold with more than one or none is known."""
    vehicle = asked.vehicle
    if vehicle.fuel == "electric":
        return "single_speed", ""
    if wanted is not None:
        read(wanted)
        return wanted.upper(), ""
    sold = [one for one in vehicle.transmission if _LISTED.match(one.upper().replace("-", ""))]
    if sold:
        taken = _usual_of(asked, sold)
        return taken, f"with the {taken}; also sold with {', '.join(one for one in sold if one != taken)}" if len(sold) > 1 else ""
    own = next((row.gearbox for row in GEARBOXES.value.own if vehicle.id in row.ids), None)
    if own or test:
        return own or test.transmission, ""
    row, usual = word(GEARBOXES.value.usual, "gearbox", asked)
    why = f"gearbox {', '.join(vehicle.transmission)} was not read as one" if vehicle.transmission else "its gearbox is not in the catalogue"
    return usual, f"{why}; a {usual} is taken, as usual for a {row.says}"


def _usual_of(asked: Asked, sold: list[str]) -> str:
    """Of several: the CVT of a kei car of the years when most had it, else a manual, else the first."""
    if asked.vehicle.kind == "kei_car" and "CVT" in sold and (asked.year or 9999) >= CVT_USUAL_FROM:
        return "CVT"
    return next((one for one in sold if one.endswith("MT") and not one.endswith("AMT")), sold[0])


def known(vehicle: str, gearbox: str) -> Ratios | None:
    """Its gears as published, or None: then its class's two ends hold."""
    return next((row for row in RATIOS.value.rows if vehicle in row.ids and read(row.gearbox) == read(gearbox)), None)


def numbers(asked: Asked, test: Tested | None, fuel: str, own: Ratios | None, radius_m: Three) -> dict[str, dict[str, Any]]:
    """Its figures: revs at 100 km/h and lowest gear (not for an electric one), losses, launch and shifts."""
    facts = GEARBOXES.value
    names = ("part", "full", "shift_s", "launch_share", "gain", "upshift_rpm", "four_wheels", "spin_w_per_kg")
    found = {name: _class(facts.losses, name, asked) for name in names}
    if fuel != "electric":
        found |= {name: _class(facts.gearings, name, asked) for name in ("rev_100", "first")}
        if test is not None and 10 < test.n_v < 200:
            found["rev_100"] = _tested(test)
        if own is not None:
            found |= _published(own, radius_m)
    return found


def _published(own: Ratios, radius_m: Three) -> dict[str, dict[str, Any]]:
    """Both ends of its gears; the revs at 100 km/h are as sure as the rolling radius."""
    top, first = own.overall[-1], own.overall[0]
    says = f"gears {', '.join(f'{gear:g}' for gear in own.gears)}; final drive {own.final * own.transfer:.4g}"
    low, mid, high = (top * 100 / 3.6 / radius / RAD_PER_RPM for radius in reversed(radius_m))
    both = {"origin": "published", "confidence": own.confidence, "sources": own.sources, "says": says}
    return {"rev_100": {"value": (low, mid, high), **both}, "first": {"value": (first, first, first), **both}}


def _tested(test: Tested) -> dict[str, Any]:
    revs = test.n_v * RPM_AT_100
    says = f"{test.n_v:g} rpm per mph in the highest gear, in the EPA's list"
    return {"value": (0.98 * revs, revs, 1.02 * revs), "origin": "measured", "confidence": "primary", "sources": ("epa-test-cars-2022",), "says": says}


def ratios(kind: str, gears: int, first: float, top: float) -> tuple[float, ...]:
    """Overall ratios, lowest gear first; between the ends evenly in the logarithm, the lower steps a little wider."""
    if kind == "cvt" or gears == 2:
        return (max(first, top * 1.2), top)
    first = max(first, top * 1.2)
    many, wider = min(gears, 6), WIDER if gears <= 6 else WIDER_OF_MANY
    return tuple(first * (top / first) ** ((k / (many - 1)) ** wider) for k in range(many))


#: Exponent below 1: wider steps in the low gears. Kei manuals of 5.106, 3.017, 1.908, 1.264, 1.000 fit 0.85.
WIDER = 0.87
#: A gearbox of more than six gears is told by six: its close upper ones, and wide steps below, which its converter bridges.
WIDER_OF_MANY = 0.7
