"""A tyre size as written on its side, and the radius it rolls on."""

from __future__ import annotations

import re
from typing import NamedTuple

MM_PER_IN = 25.4

_METRIC = re.compile(r"^(?:P|LT)?(\d{3})(?:/(\d{2,3}))?\s*[A-Z]{0,2}[RBD-]\s*(\d{2}(?:\.5)?)", re.IGNORECASE)
_INCH = re.compile(r"^(\d{1,2}\.\d{1,2})\s*[-RBD]\s*(\d{1,2})", re.IGNORECASE)
_ALL_TERRAIN = re.compile(r"^(?:AT)?(\d{2}(?:\.\d)?)\s*[xX]\s*(\d{1,2}(?:\.\d{1,2})?)\s*[-RBD]\s*(\d{1,2})")


class Tyre(NamedTuple):
    """Width and rim, mm; `aspect`: height over width, None where the size does not say; or the outside diameter itself."""

    width_mm: float
    rim_mm: float
    aspect: float | None
    diameter_mm: float | None = None


def read_tyre(text: str) -> Tyre | None:
    """The driven tyre of a size such as 155/65R14, 145R12-6PR, 6.00-16, 27x9R12. None: not read as a size."""
    text = text.strip().replace(" ", "")
    if match := _ALL_TERRAIN.match(text):
        across, width, rim = (float(part) * MM_PER_IN for part in match.groups())
        return Tyre(width, rim, None, across)
    if match := _METRIC.match(text):
        width, aspect, rim = match.groups()
        return Tyre(float(width), float(rim) * MM_PER_IN, float(aspect) / 100 if aspect else None)
    if match := _INCH.match(text):
        width, rim = (float(part) * MM_PER_IN for part in match.groups())
        return Tyre(width, rim, 1.0)
    return None


def sizes(text: str) -> list[str]:
    """Front and rear size where both are given ('145/65R15; 175/55R15'), else one."""
    return [part.strip() for part in re.split(r"[;|]|\s/\s|\bfront\b|\brear\b", text) if part.strip()]


def driven_size(text: str, driven: str) -> str:
    """The size on the driven axle: the rear one only for rear drive."""
    both = sizes(text)
    return both[-1] if driven == "rear" else both[0]


def half_height_mm(tyre: Tyre, bare_aspect: float) -> float:
    """Half the outside diameter, unloaded. `bare_aspect` where the size does not say its height."""
    if tyre.diameter_mm is not None:
        return tyre.diameter_mm / 2
    return tyre.rim_mm / 2 + tyre.width_mm * (bare_aspect if tyre.aspect is None else tyre.aspect)
