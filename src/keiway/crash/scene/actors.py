"""How a catalogue vehicle is drawn: which outline, which sizes. What the catalogue lacks is taken from its kind and said."""

from __future__ import annotations

from keiway.crash.names import KINDS_NOT_MAKES, called, sentence_case
from keiway.crash.scene.record import Actor
from keiway.vehicles.record import Vehicle

#: Kind -> outline, and length, height, wheelbase (m) where a row has none (estimates, for the drawing only).
KINDS = {
    "kei_car": ("hatch", 3.40, 1.50, 2.40),
    "kei_van": ("cab_van", 3.40, 1.88, 2.40),
    "kei_truck": ("kei_truck", 3.40, 1.78, 1.90),
    "kei_suv": ("suv", 3.40, 1.70, 2.25),
    "kei_sports": ("roadster", 3.35, 1.20, 2.25),
    "kei_ev": ("wagon", 3.40, 1.65, 2.50),
    "minicar": ("hatch", 3.40, 1.50, 2.20),
    "small_car": ("hatch", 4.00, 1.47, 2.50),
    "midsize_car": ("sedan", 4.85, 1.45, 2.80),
    "small_suv": ("suv", 4.50, 1.67, 2.68),
    "midsize_suv": ("suv", 4.95, 1.78, 2.90),
    "large_suv": ("suv", 5.40, 1.93, 3.10),
    "small_pickup": ("pickup", 5.20, 1.80, 3.20),
    "large_pickup": ("pickup", 5.88, 1.95, 3.69),
    "van": ("van", 5.00, 2.00, 3.00),
    "minivan": ("van", 4.60, 1.90, 2.80),
    "lsv": ("micro", 2.60, 1.75, 1.75),
    "quadricycle": ("micro", 2.45, 1.50, 1.70),
    "utv": ("micro", 3.00, 1.90, 2.05),
    "golf_cart": ("micro", 2.40, 1.78, 1.68),
}
_TALL_M, _LOW_M, _SEDAN_M = 1.58, 1.30, 4.30  # outlines by height and length (ours)


def actors_of(first: Vehicle, second: Vehicle) -> tuple[Actor, Actor]:
    """Both as they are drawn; two of one name are told apart by where they come from."""
    if first.name != second.name:
        return actor_of(first), actor_of(second)
    return actor_of(first, " (left)"), actor_of(second, " (right)")


def actor_of(vehicle: Vehicle, mark: str = "") -> Actor:
    """Outline and sizes of a vehicle; `mark` follows its names."""
    silhouette, *usual = KINDS[vehicle.kind]
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
        name=sentence_case(called(vehicle)) + mark, short=sentence_case(called(vehicle) if vehicle.make in KINDS_NOT_MAKES else vehicle.model) + mark, kind=vehicle.kind, silhouette=_outline(silhouette, **sizes),
        assumed=tuple(assumed), **sizes,
    )  # fmt: skip


def _outline(usual: str, length_m: float, height_m: float, wheelbase_m: float) -> str:
    """Among cars, the height and the length tell a tall wagon, an open two-seater and a saloon from a hatchback."""
    if usual not in ("hatch", "wagon", "sedan"):
        return usual
    if height_m < _LOW_M and length_m < _SEDAN_M:
        return "roadster"
    if height_m >= _TALL_M:
        return "wagon" if length_m < 4.0 else "suv"
    return "sedan" if length_m >= _SEDAN_M else "hatch"
