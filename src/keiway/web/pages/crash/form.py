"""The form that asks again: what stands in its boxes, and the partners one click away."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from keiway.web.page import Asked

#: Word on the page -> how it is typed.
PARTNERS = (
    ("Ford F-150", "Ford F-150"),
    ("Toyota Camry", "Toyota Camry"),
    ("Toyota RAV4", "Toyota RAV4"),
    ("Mazda MX-5", "Mazda MX-5"),
)
WALL = "Its own twin, as into a wall"
BELTS = (("on", "worn"), ("off", "not worn"))
NONE = (("on", "none fitted"),)


def form(given: Asked, question, found, scene) -> dict[str, Any]:
    """Values of the boxes as they were read, in US units."""
    shorts = [actor.short for actor in scene.actors]
    return {
        "vehicle": given.one("vehicle"),
        "vs": given.one("vs"),
        "built": given.one("built") or "",
        "speeds": [(name, label, _number(value)) for name, label, value in zip(("speed", "speed_vs"), shorts, found.speeds_mph, strict=True)],
        "overlap": _number(100 * question.overlap),
        "belts": [
            (name, label, "on" if worn else "off", BELTS if room.belted or not worn else NONE)
            for name, label, worn, room in zip(("belts", "belts_vs"), shorts, question.belts, scene.rooms, strict=True)
        ],
        "partners": [*_partners(given), _twin(given, question, found)],
    }


def _number(value: float) -> str:
    return f"{value:.4g}"


def _partners(given: Asked) -> list[tuple[str, str, bool]]:
    """Word, address, is it the one now."""
    return [(word, _address(given, typed), given.one("vs").casefold() == typed.casefold()) for word, typed in PARTNERS]


def _twin(given: Asked, question, found) -> tuple[str, str, bool]:
    first, second = question.vehicles
    return WALL, _address(given, given.one("vehicle"), same=True), first.id == second.id and found.speeds_mph[0] == found.speeds_mph[1]


def _address(given: Asked, vs: str, same: bool = False) -> str:
    """This question with another partner; `same`: at the same speed too."""
    dropped = ("vs", "speed_vs", "belts_vs") if same else ("vs",)
    inputs = [(key, vs if key == "vs" else value) for key, value in given.given if key == "vs" or key not in dropped]
    return f"/crash?{urlencode(inputs)}"


def safe(html: str) -> Markup:
    """HTML that `crash.scene.page.player` wrote: it escapes every word itself."""
    return Markup(html)
