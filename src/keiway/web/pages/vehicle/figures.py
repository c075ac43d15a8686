"""What people ask first of a vehicle, in their words: size, mass, power, years, kei class, frame numbers."""

from __future__ import annotations

from typing import NamedTuple

from keiway.vehicles.record import Vehicle
from keiway.web.templates import day

KW_PER_HP, KG_PER_LB, KMH_PER_MPH = 0.74569987, 0.45359237, 1.609344
TOLD = {"knowledge": "recalled"}  # what the catalogue's word is called in answers

KIND_WORDS = {
    "kei_car": "kei car", "kei_van": "kei van", "kei_truck": "kei truck", "kei_suv": "kei off-roader", "kei_sports": "kei sports car",
    "kei_ev": "electric kei car", "minicar": "very small car", "small_car": "small car", "midsize_car": "midsize car", "small_suv": "small SUV",
    "midsize_suv": "midsize SUV", "large_suv": "large SUV", "small_pickup": "small pickup", "large_pickup": "large pickup", "van": "van",
    "minivan": "minivan", "lsv": "low-speed vehicle", "quadricycle": "quadricycle", "utv": "side-by-side", "golf_cart": "golf cart",
}  # fmt: skip


class FigureOf(NamedTuple):
    """`small` stands under the value; `sure` is its confidence, empty where it is worked out of others."""

    label: str
    value: str
    small: str = ""
    sure: str = ""


def figures(v: Vehicle) -> list[FigureOf]:
    """Those that are known; what is not is told at the page's foot."""
    found = [_size(v), _mass(v), _power(v), _speed(v), _seats(v), _built(v), *_class(v), _frames(v), _drive(v)]
    return [one for one in found if one]


def sold(v: Vehicle) -> str:
    """Months or years of sale as people write them; empty where nobody knows them."""
    first, last = v.production_from or v.model_year_from, v.production_to or v.model_year_to
    if not first and not last:
        return ""
    to = day(last) if last else "now" if v.current else "?"
    return f"{day(first) if first else '?'} to {to}"


def _sure(v: Vehicle, *fields: str) -> str:
    """The weakest word of the fields that are known."""
    order = ("primary", "secondary", "derived", "knowledge", "estimate")
    words = [v.confidence_of(name) for name in fields if getattr(v, name)]
    worst = max(words, key=lambda word: order.index(word) if word in order else len(order), default="")
    return TOLD.get(worst, worst)


def _size(v: Vehicle) -> FigureOf | None:
    from keiway.drawing.marks import feet

    three = [(v.length_mm, "long"), (v.width_mm, "wide"), (v.height_mm, "high")]
    if not any(value for value, _ in three):
        return None
    imperial = ", ".join(f"{feet(value / 1e3)} {what}" for value, what in three if value)
    metric = " × ".join(f"{value / 1e3:.2f}" if value else "?" for value, _ in three)
    return FigureOf("Size", imperial, f"{metric} m", _sure(v, "length_mm", "width_mm", "height_mm"))


def _mass(v: Vehicle) -> FigureOf | None:
    from keiway.drawing.marks import span

    if not v.curb_mass_kg:
        return None
    ends = (v.curb_mass_kg.min, v.curb_mass_kg.max)
    return FigureOf("Curb mass", f"{span([one / KG_PER_LB for one in ends])} lb", f"{span(ends)} kg, ready to drive, nobody in it", _sure(v, "curb_mass_kg"))


def _power(v: Vehicle) -> FigureOf | None:
    parts = [f"{v.displacement_cc:,.0f} cc" if v.displacement_cc else "", f"{v.cylinders} cylinders" if v.cylinders else "", v.induction if v.induction in ("turbo", "supercharged") else "", {"petrol": "gasoline"}.get(v.fuel, v.fuel or "")]
    engine = ", ".join(part for part in parts if part)
    if not v.power_kw:
        return FigureOf("Engine", engine, "", _sure(v, "displacement_cc", "cylinders", "fuel")) if engine else None
    return FigureOf("Power", f"{v.power_kw / KW_PER_HP:.0f} hp ({v.power_kw:.0f} kW)", engine, _sure(v, "power_kw"))


def _speed(v: Vehicle) -> FigureOf | None:
    if not v.top_speed_kmh:
        return None
    return FigureOf("Top speed", f"{v.top_speed_kmh / KMH_PER_MPH:.0f} mph ({v.top_speed_kmh:.0f} km/h)", "as rated or measured, on the flat", _sure(v, "top_speed_kmh"))


def _seats(v: Vehicle) -> FigureOf | None:
    return FigureOf("Seats", " or ".join(map(str, sorted(v.seats))), "", _sure(v, "seats")) if v.seats else None


def _built(v: Vehicle) -> FigureOf | None:
    when = sold(v)
    small = "US model years" if not v.production_from and v.model_year_from else "months of sale; the first were built a little before"
    return FigureOf("Sold", when, small, _sure(v, "production_from", "model_year_from")) if when else None


def _class(v: Vehicle) -> list[FigureOf]:
    """By the limits of its first day, and by today's where those are others."""
    from keiway.vehicles.classes import kei_now, kei_then

    then, now = kei_then(v), kei_now(v)
    if then and then.size_class.id != now.size_class.id:
        return [FigureOf("Kei class when new", *_class_words(then)), FigureOf("Kei class today", *_class_words(now))]
    return [FigureOf("Kei class", *_class_words(now))]


def _class_words(fit) -> tuple[str, str]:
    """A word, and what is left or over of each limit."""
    known = {name: margin for name, margin in fit.margins.items() if margin is not None}
    word = {True: "Inside the limits", False: "Over the limits", None: "Inside as far as known" if known else "Not known"}[fit.inside]
    over = [f"{_measure(name)} by {_margin(name, -margin)}" for name, margin in known.items() if margin < 0]
    if over:
        return word, f"{fit.size_class.name}: over in {', '.join(over)}"
    spare = [f"{_measure(name)} {_margin(name, margin)}" for name, margin in known.items()]
    unknown = [_measure(name) for name, margin in fit.margins.items() if margin is None]
    told = [f"to spare: {', '.join(spare)}"] if spare else []
    return word, "; ".join([fit.size_class.name, *told, *([f"not known: {', '.join(unknown)}"] if unknown else [])])


def _measure(name: str) -> str:
    return name.rsplit("_", 1)[0].replace("displacement", "engine")


def _margin(name: str, value: float) -> str:
    """Lengths in inches first."""
    return f"{value / 25.4:.1f} in ({value:,.0f} mm)" if name.endswith("_mm") else f"{value:,.0f} cc"


def _frames(v: Vehicle) -> FigureOf | None:
    if not v.codes or v.origin != "JP" or v.us_certified:
        return None
    more = f" and {len(v.codes) - 8} more" if len(v.codes) > 8 else ""
    return FigureOf("Frame numbers begin", ", ".join(v.codes[:8]) + more, "stamped on the frame and on the maker's plate", _sure(v, "codes"))


def _drive(v: Vehicle) -> FigureOf | None:
    parts = [" or ".join(v.drivetrain), ", ".join(v.transmission)]
    told = "; ".join(part for part in parts if part)
    return FigureOf("Drive", told, "", _sure(v, "drivetrain", "transmission")) if told else None
