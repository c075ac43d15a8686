"""How a catalogue vehicle is drawn: which outline, which sizes. What the catalogue lacks is taken from its kind and said."""

from __future__ import annotations

from keiway.crash.names import KINDS_NOT_MAKES, called, sentence_case
from keiway.crash.scene.record import Actor
from keiway.drawing.body.kinds import outline_of
from keiway.vehicles.record import Vehicle

#: Kind -> length, height, wheelbase (m) where a row has none (estimates, for the drawing only).
KINDS = {
    "kei_car": (3.40, 1.50, 2.40),
    "kei_van": (3.40, 1.88, 2.40),
    "kei_truck": (3.40, 1.78, 1.90),
    "kei_suv": (3.40, 1.70, 2.25),
    "kei_sports": (3.35, 1.20, 2.25),
    "kei_ev": (3.40, 1.65, 2.50),
    "minicar": (3.40, 1.50, 2.20),
    "small_car": (4.00, 1.47, 2.50),
    "midsize_car": (4.85, 1.45, 2.80),
    "small_suv": (4.50, 1.67, 2.68),
    "midsize_suv": (4.95, 1.78, 2.90),
    "large_suv": (5.40, 1.93, 3.10),
    "small_pickup": (5.20, 1.80, 3.20),
    "large_pickup": (5.88, 1.95, 3.69),
    "van": (5.00, 2.00, 3.00),
    "minivan": (4.60, 1.90, 2.80),
    "lsv": (2.60, 1.75, 1.75),
    "quadricycle": (2.45, 1.50, 1.70),
    "utv": (3.00, 1.90, 2.05),
    "golf_cart": (2.40, 1.78, 1.68),
}


def actors_of(first: Vehicle, second: Vehicle) -> tuple[Actor, Actor]:
    """Both as they are drawn; two of one name are told apart by where they come from."""
    if first.name != second.name:
        return actor_of(first), actor_of(second)
    return actor_of(first, " (left)"), actor_of(second, " (right)")


def actor_of(vehicle: Vehicle, mark: str = "") -> Actor:
    """Outline and sizes of a vehicle; `mark` follows its names."""
    usual = KINDS[vehicle.kind]
    sizes, assumed = {}, []
    for name, typical in zip(("length", "height", "wheelbase"), usual, strict=True):
        value = getattr(vehicle, f"{name}_mm")
        sizes[f"{name}_m"] = value / 1e3 if value else typical
        if not value:
            assumed.append(f"{name} {typical:.2f} m")
    if not vehicle.wheelbase_mm and vehicle.length_mm:  # keep the kind's proportion
        sizes["wheelbase_m"] = sizes["length_m"] * usual[2] / usual[0]
        assumed[-1] = f"wheelbase {sizes['wheelbase_m']:.2f} m"
    return Actor(
        name=sentence_case(called(vehicle)) + mark, called=called(vehicle) + mark, short=sentence_case(called(vehicle) if vehicle.make in KINDS_NOT_MAKES else vehicle.model) + mark, kind=vehicle.kind, silhouette=outline_of(vehicle, sizes["length_m"], sizes["height_m"]),
        assumed=tuple(assumed), **sizes,
    )  # fmt: skip
