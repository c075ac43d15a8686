"""What EPA's rows are called, folded into nameplates by the table data/market/fleet_names.yaml."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import Any

from keiway.store import DATA, read_yaml


@cache
def rules() -> dict[str, Any]:
    return read_yaml(DATA / "market" / "fleet_names.yaml")


@cache
def _patterns(group: str) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    makes = rules()["groups"].get(group, {})
    return tuple(
        (re.compile(pattern or "^" + re.escape(str(name).upper()) + r"(?![A-Z0-9])"), make, str(name))
        for make, names in makes.items()
        for name, pattern in names.items()
    )


def tidied(raw: str) -> str:
    """Upper case, without HTML escapes and doubled blanks."""
    return " ".join(html.unescape(raw.strip()).upper().split())


def nameplate(group: str, raw: str) -> tuple[str, str]:
    """Make and nameplate of a row: ("BMW", "M340I XDRIVE SEDAN") -> ("BMW", "3 Series").

    A name no pattern knows keeps what is left without its words for drive and trim.
    """
    name = tidied(raw)
    for pattern, make, plate in _patterns(group):
        if pattern.search(name):
            return make, plate
    bare = re.sub(r"\(.*?\)", " ", name)
    words = [word for word in bare.split() if word not in rules()["drop"]] or bare.split()
    return group, " ".join(word.title() if len(word) > 3 else word for word in words)


def left_out(raw: str) -> bool:
    """Hearses, taxis, postal vans, chassis without a body: not bought by households."""
    return re.search(rules()["left_out"], tidied(raw)) is not None


def energy(group: str, raw: str, code: str) -> str | None:
    """EPA's N, HEV, PHEV, EV, FCV -> our word; None for hydrogen, which no entrant here competes with."""
    said = rules()
    if code == "FCV":
        return None
    if code == "HEV" and re.search(said["plug_ins"].get(group, "^$"), tidied(raw)):
        code = "PHEV"
    if code == "HEV" and group in said["mild_hybrids"]:
        code = "N"
    if code == "N":
        return "diesel" if re.search(said["diesel"], tidied(raw)) else "gasoline"
    return {"HEV": "hybrid", "PHEV": "phev", "EV": "electric"}[code]


def body(full_name: str, style: str, size: str) -> str:
    """car, suv, pickup or van: as sold where the table says so, else by EPA's body style and size class."""
    for word, plates in rules()["bodies"].items():
        if full_name in plates:
            return word
    if style == "pickup":
        return "pickup"
    if style == "sedan":
        return "car"
    return "van" if size.endswith("Van") else "suv"
