"""Which outline stands for a vehicle: by its kind, and among cars by height and length."""

from __future__ import annotations

from keiway.vehicles.record import Vehicle

KINDS = {
    "kei_car": "hatch", "kei_van": "kei van", "kei_truck": "kei truck", "kei_suv": "off-roader", "kei_sports": "roadster", "kei_ev": "hatch",
    "minicar": "hatch", "small_car": "hatch", "midsize_car": "sedan", "small_suv": "SUV", "midsize_suv": "SUV", "large_suv": "SUV",
    "small_pickup": "pickup", "large_pickup": "pickup", "van": "van", "minivan": "van", "lsv": "LSV", "quadricycle": "city car", "utv": "LSV",
    "golf_cart": "LSV",
}  # fmt: skip
TALL_M, LOW_M, SEDAN_M, VERY_SHORT_M, CAB_OVER_M = 1.58, 1.30, 4.30, 3.10, 1.85  # ours; where one outline fits better than the next
SINGLE_CAB = ("regular cab", "single cab", "two seats", "minitruck")
KEI_TRUCK_M = 3.45
CAB_OVER_SHARE = 0.56  # wheelbase over length: where people sit over the front wheel it is short


def outline_of(vehicle: Vehicle, length_m: float, height_m: float) -> str:
    """Its name in `outlines.OUTLINES`."""
    usual = KINDS[vehicle.kind]
    if vehicle.kind == "kei_ev" and height_m >= CAB_OVER_M:
        return "kei van"
    if usual in ("hatch", "sedan"):
        return _car(length_m, height_m)
    if usual == "SUV" and length_m < 3.9:
        return "off-roader"
    if usual == "pickup" and _one_row(vehicle):
        return "kei truck" if length_m < KEI_TRUCK_M else "single-cab pickup"
    if usual == "van" and vehicle.wheelbase_mm and vehicle.wheelbase_mm / 1e3 < CAB_OVER_SHARE * length_m:
        return "kei van"
    if usual == "LSV" and vehicle.kind == "lsv" and height_m < TALL_M:
        return "city car"
    return usual


def _car(length_m: float, height_m: float) -> str:
    if height_m < LOW_M and length_m < SEDAN_M:
        return "roadster"
    if length_m < VERY_SHORT_M:
        return "city car"
    if height_m >= TALL_M:
        return "kei wagon" if length_m < 4.0 else "SUV"
    return "sedan" if length_m >= SEDAN_M else "hatch"


def _one_row(vehicle: Vehicle) -> bool:
    told = f"{vehicle.generation} {vehicle.model}".casefold()
    return bool(vehicle.seats and max(vehicle.seats) <= 3) or any(word in told for word in SINGLE_CAB)
