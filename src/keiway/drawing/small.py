"""One vehicle from the side, small and without words: for a list. In whole centimetres, so that many of them are light."""

from __future__ import annotations

import re
from functools import cache

from keiway.charts import theme
from keiway.drawing.sizes import sized
from keiway.drawing.views import layers, warped
from keiway.vehicles.record import Vehicle

_NUMBER = re.compile(r"-?\d+\.\d+")


def outline(vehicle: Vehicle, px_per_m: float = 18.0) -> str:
    """A picture to the scale given. It is decoration beside the name: hidden from those who do not see it."""
    width, height, body = _drawn(vehicle.id) if _of_catalogue(vehicle) else _paths(vehicle)
    size = f'width="{width / 100 * px_per_m:.0f}" height="{height / 100 * px_per_m:.0f}" viewBox="0 {-height} {width} {height}"'
    return f'<svg {size} aria-hidden="true" focusable="false">{body}</svg>'


def _of_catalogue(vehicle: Vehicle) -> bool:
    from keiway.vehicles.catalogue import by_id

    return by_id().get(vehicle.id) is vehicle


@cache
def _drawn(id_: str) -> tuple[int, int, str]:
    from keiway.vehicles.catalogue import vehicle

    return _paths(vehicle(id_))


def _paths(vehicle: Vehicle) -> tuple[int, int, str]:
    """Width and height in cm, and body, glass and wheels."""
    row = sized(vehicle, "A", "")
    parts = layers(row, "side")
    radius = round(50 * row.drawn.tyre_m.value_m)
    body = "".join(f'<path d="{in_cm(path)}" fill="{theme.FIRST}"/>' for name, path in parts if name == "body")
    glass = f'<path d="{"".join(in_cm(path) for name, path in parts if name == "glass")}" fill="{theme.GROUND}"/>'
    wheels = "".join(
        f'<circle class="kt" cx="{100 * x:.0f}" cy="{-radius}" r="{radius}" fill="{theme.INK}"/><circle class="kr" cx="{100 * x:.0f}" cy="{-radius}" r="{0.55 * radius:.0f}" fill="{theme.GRID}"/>'
        for x in warped(row).wheels
    )
    return round(100 * row.length_m.value_m), round(100 * row.height_m.value_m), body + glass + wheels


def in_cm(path: str) -> str:
    """Path data in metres with decimals, in whole centimetres."""
    return _NUMBER.sub(lambda number: f"{100 * float(number[0]):.0f}", path)
