"""Units of the predictors. Each maps to (dimension, size in the SI unit of that dimension)."""

from __future__ import annotations

from keiway.errors import UsageError

UNITS: dict[str, tuple[str, float]] = {
    "1": ("number", 1.0),
    "m/s": ("speed", 1.0),
    "km/h": ("speed", 1 / 3.6),
    "mph": ("speed", 0.44704),
    "N": ("force", 1.0),
    "kN": ("force", 1000.0),
    "m": ("length", 1.0),
    "cm": ("length", 0.01),
    "mm": ("length", 0.001),
    "in": ("length", 0.0254),
    "m/s2": ("acceleration", 1.0),
    "g": ("acceleration", 9.80665),
}


def convert(amount: float, unit: str, wanted: str) -> float:
    """`amount` of `unit` in `wanted`; another dimension or an unknown unit is refused."""
    dimension, size = _unit(unit)
    wanted_dimension, wanted_size = _unit(wanted)
    if dimension != wanted_dimension:
        raise UsageError(
            f"{unit} is a {dimension}; a {wanted_dimension} is wanted, in {', '.join(_like(wanted_dimension))}.",
            suggestions=_like(wanted_dimension),
            fix=(unit, wanted),
        )
    return amount if unit == wanted else amount * size / wanted_size


def _unit(name: str) -> tuple[str, float]:
    if name not in UNITS:
        raise UsageError(
            f"The unit {name!r} is not known. Known: {', '.join(UNITS)}.", suggestions=list(UNITS)
        )
    return UNITS[name]


def _like(dimension: str) -> list[str]:
    return [name for name, (kind, _) in UNITS.items() if kind == dimension]
