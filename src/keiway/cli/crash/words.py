"""How the figures of a crash are named and written on a terminal."""

from __future__ import annotations

#: Id -> label, in the order of the table. A figure not named here is shown by its id.
LABELS = {
    "crash.delta_v": "Change of speed",
    "crash.wall_speed": "Like a wall at",
    "crash.ees": "Crush like a wall at",
    "crash.crush": "Front crushed by",
    "crash.intrusion": "Into the cabin",
    "crash.olc": "OLC",
    "crash.ride_down": "Ride-down",
    "crash.chest_g": "Chest, 3 ms",
    "crash.chest_mm": "Chest pressed in",
    "crash.hic15": "HIC15",
    "crash.risk.serious": "Serious injury",
    "crash.average.serious": "  average vehicle",
    "crash.risk.death": "Death",
    "crash.average.death": "  average vehicle",
    "crash.departure": "Own odds, average 1",
    "crash.dummy.head": "Head",
    "crash.dummy.neck": "Neck",
    "crash.dummy.chest": "Chest",
    "crash.dummy.thigh": "Thigh",
    "crash.unbelted.serious": "Serious injury",
    "crash.unbelted.death": "Death",
    "crash.unbelted.dummy.head": "Head",
    "crash.unbelted.dummy.neck": "Neck",
    "crash.unbelted.dummy.chest": "Chest",
    "crash.unbelted.dummy.thigh": "Thigh",
}
#: Where a heading stands in the table, before this id.
HEADINGS = {"crash.delta_v": "The vehicle", "crash.olc": "Its driver, belted", "crash.risk.serious": "Risk, belted", "crash.dummy.head": "Risk of a dummy, belted",
            "crash.unbelted.serious": "Risk, unbelted", "crash.unbelted.dummy.head": "Risk of a dummy, unbelted"}  # fmt: skip
#: Labels that lean on the line above them, in full.
ALONE = {"crash.average.serious": "Serious injury, average vehicle", "crash.average.death": "Death, average vehicle"}
UNITS = {"1": "", "x odds": ""}


def ordered(quantities) -> list:
    """Figures in the table's order, those without a label last."""
    places = {id_: n for n, id_ in enumerate(LABELS)}
    return sorted(quantities, key=lambda quantity: places.get(quantity.id, len(places)))


def label(id_: str, alone: bool = False) -> str:
    """The label in a table, or where it stands alone."""
    return (ALONE.get(id_) if alone else None) or LABELS.get(id_, id_.removeprefix("crash."))


def middle(quantity) -> str:
    """The middle with its unit: 55 mph, 2.5%, 0.69."""
    unit = UNITS.get(quantity.unit, quantity.unit)
    return f"{number(quantity.mid, quantity)}{unit if unit == '%' else f' {unit}'.rstrip()}"


def bands(quantity) -> str:
    """Its bands: half of the draws; nine in ten."""
    if quantity.low is None or quantity.high is None:
        return ""
    pairs = [(quantity.low50, quantity.high50), (quantity.low, quantity.high)]
    told = [span(low, high, quantity) for low, high in pairs if low is not None and high is not None]
    return "; ".join(dict.fromkeys(told))


def span(low: float, high: float, quantity) -> str:
    a, b = number(low, quantity), number(high, quantity)
    return a if a == b else f"{a}-{b}"


def number(value: float, quantity) -> str:
    """As many digits as say something: two for a small percentage or odds, none for the rest."""
    if quantity.unit == "x odds":
        return f"{value:.2f}" if value < 9.95 else f"{value:.0f}"
    if quantity.unit != "%":
        return f"{value:.0f}"
    if value < 0.01:
        return "0" if value == 0 else "<0.01"
    return f"{value:.{0 if value >= 9.95 else 1 if value >= 0.95 else 2}f}"
