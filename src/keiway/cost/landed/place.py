"""Where the vehicle goes: a ZIP's state and position, and the road miles from a port. An approximation to three digits, and says so."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

import msgspec

from keiway.cost.landed.facts import FREIGHT, PLACES, Port
from keiway.errors import NotUnderstood
from keiway.places import PLACES as PLACE_NAMES

EARTH_MI = 3958.8
NO_ROAD = ("AK", "HI")  # the port is not on the same road


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A ZIP as it was read: state, and where the areas of its first three digits lie."""

    zip: str
    state: str
    lat: float
    lon: float
    within_mi: float  # nine in ten of the prefix's areas lie within
    note: str = ""


class Miles(msgspec.Struct, frozen=True, kw_only=True):
    """Road miles from the port to the place: low, most likely, high."""

    low: float
    mid: float
    high: float


def place(text: str) -> Place:
    """Read a ZIP (five digits, or nine). Raises `NotUnderstood` for what is none, or lies where nothing is worked out."""
    plain = text.strip()
    found = re.fullmatch(r"(\d{5})(?:-?\d{4})?", plain)
    if not found:
        raise NotUnderstood(f"--to {text!r}: a ZIP has five digits, such as 80202.{_short(plain)}", fix=("--to", _padded(plain)))
    code, facts = found[1], PLACES.value
    prefix = code[:3]
    if prefix in facts.military:
        raise NotUnderstood(f"--to {code} is a military address (APO or FPO): no haul from a US port. Give the ZIP where it will be kept.", fix=("--to", None))
    where = facts.territories.get(prefix) or ("American Samoa" if facts.exceptions.get(code) == "AS" else None)
    if where:
        raise NotUnderstood(f"--to {code} is in {where}: freight there is not worked out; the 50 states and DC are. Leave --to out for the sum to the port.", fix=("--to", None))
    known = prefix if prefix in facts.prefixes else facts.taken_for.get(prefix)
    if known is None:
        near = _near(prefix)
        raise NotUnderstood(f"--to {code}: no ZIP begins with {prefix}. The nearest that is used begins with {near[:3]}.", suggestions=[near], fix=(text, near))
    state, lat, lon, within = facts.prefixes[known]
    note = f"{prefix} is a prefix of offices; taken for {known}." if known != prefix else ""
    return Place(zip=code, state=facts.exceptions.get(code, state), lat=lat, lon=lon, within_mi=within, note=note)


def miles(port: Port, to: Place) -> Miles:
    """Great circle times the road factor; the ends also by how far the ZIP may lie from the middle of its prefix."""
    straight, factor = great_circle_mi((port.lat, port.lon), (to.lat, to.lon)), FREIGHT.value.road_factor
    return Miles(
        low=max(0.0, straight - to.within_mi) * factor.low,
        mid=straight * factor.mid,
        high=(straight + to.within_mi) * factor.high,
    )


def great_circle_mi(a: tuple[float, float], b: tuple[float, float]) -> float:
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_MI * asin(sqrt(h))


def haul_usd(road_mi: float) -> float:
    """What a carrier asks for a haul of so many road miles, most likely."""
    knots = _haul_knots()
    for (x0, y0), (x1, y1) in pairwise(knots):
        if road_mi <= x1:
            return y0 + (y1 - y0) * (road_mi - x0) / (x1 - x0)
    (x0, y0), (x1, y1) = knots[-2:]
    return y1 + (road_mi - x1) * (y1 - y0) / (x1 - x0)


@cache
def _haul_knots() -> tuple[tuple[float, float], ...]:
    haul = FREIGHT.value.haul
    return tuple(zip(haul.miles, haul.usd, strict=True))


def _short(plain: str) -> str:
    if plain.upper() in PLACE_NAMES:
        return f" For a state alone: --state {plain.upper()}."
    return f" Did you mean {plain.zfill(5)}?" if re.fullmatch(r"\d{4}", plain) else ""


def _padded(plain: str) -> str | None:
    if plain.upper() in PLACE_NAMES:
        return None
    return plain.zfill(5) if re.fullmatch(r"\d{4}", plain) else "80202"


def _near(prefix: str) -> str:
    """A ZIP of the used prefix nearest in number."""
    used = [known for known in PLACES.value.prefixes if known not in PLACES.value.territories]
    return f"{min(used, key=lambda known: abs(int(known) - int(prefix)))}01"
