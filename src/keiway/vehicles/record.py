"""What is known of a vehicle, described once.

Validation, ``keiway vehicles --fields``, CSV headers and the reference page all come from these annotations:
type, range, unit and meaning. A field left out is not known; nothing is filled in.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta

Kind = Literal[
    "kei_car", "kei_van", "kei_truck", "kei_suv", "kei_sports", "kei_ev",
    "minicar", "small_car", "midsize_car", "small_suv", "midsize_suv", "large_suv",
    "small_pickup", "large_pickup", "van", "minivan", "lsv", "quadricycle", "utv", "golf_cart",
]  # fmt: skip

#: How the law sees a catalogue kind: body styles of kei cars are cars to every rule found.
LAW_KIND = {"kei_suv": "kei_car", "kei_sports": "kei_car", "kei_ev": "kei_car"}

Confidence = Literal["primary", "secondary", "knowledge", "estimate"]
Fitted = str  # none | optional | standard, with a prefix such as dual_ or driver_ or 6_


def field(kind: Any, meaning: str, *, unit: str | None = None, ge=None, le=None) -> Any:
    limits = {name: value for name, value in (("ge", ge), ("le", le)) if value is not None}
    base = Annotated[kind, Meta(description=meaning, extra={"unit": unit} if unit else None, **limits)]
    return base


class Spread(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that differs over trims and gearboxes: the least and the most of them."""

    min: float
    max: float

    @property
    def mid(self) -> float:
        return (self.min + self.max) / 2


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where one field's value comes from, when that differs from the rest of the row."""

    confidence: Confidence
    source: str | None = None  # source id or address
    why: str | None = None


Month = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]

Span = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])\.\.(\d{4}-(0[1-9]|1[0-2]))?$")]


class Vehicle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One generation, or one clearly different variant of it."""

    id: field(str, "stable name of this row, never reused")
    make: field(str, "maker as sold")
    model: field(str, "model name as sold")
    generation: field(str, "generation or variant") = ""
    kind: field(Kind, "body and market class")
    origin: field(str, "country of build, ISO code") = "JP"
    codes: field(list[str], "model codes (katashiki), as they begin the frame number") = []
    code_sold: field(dict[str, Span], "months of single codes, where narrower than the row's: 1999-11..2001-09") = {}
    names: field(list[str], "other names: katakana, badge-engineered, common short forms") = []
    production_from: field(Month, "month sales began; the first built may be a month or two earlier") | None = None
    production_to: field(Month, "month sales ended; none means still on sale, or not known, see current") | None = None
    model_year_from: field(int, "first US model year; the first built may be of the calendar year before", ge=1940, le=2035) | None = None
    model_year_to: field(int, "last US model year", ge=1940, le=2035) | None = None
    current: field(bool, "still on sale when the row was checked") = False
    displacement_cc: field(float, "engine displacement", unit="cc", ge=40, le=9000) | None = None
    cylinders: field(int, "cylinders", ge=1, le=16) | None = None
    induction: field(Literal["na", "turbo", "supercharged"], "how the engine breathes") | None = None
    fuel: field(Literal["petrol", "diesel", "electric", "hybrid", "phev"], "energy carried") | None = None
    power_kw: field(float, "rated power", unit="kW", ge=0.5, le=1000) | None = None
    torque_nm: field(float, "rated torque", unit="N.m", ge=2, le=2000) | None = None
    length_mm: field(float, "overall length", unit="mm", ge=1500, le=7000) | None = None
    width_mm: field(float, "overall width without mirrors", unit="mm", ge=900, le=2500) | None = None
    height_mm: field(float, "overall height, unladen", unit="mm", ge=800, le=3000) | None = None
    wheelbase_mm: field(float, "wheelbase", unit="mm", ge=900, le=4500) | None = None
    track_front_mm: field(float, "front track", unit="mm", ge=700, le=2000) | None = None
    track_rear_mm: field(float, "rear track", unit="mm", ge=700, le=2000) | None = None
    hood_height_mm: field(float, "height of the bonnet's leading edge", unit="mm", ge=400, le=1500) | None = None
    bumper_height_mm: field(float, "height of the bumper beam's centre", unit="mm", ge=250, le=900) | None = None
    curb_mass_kg: field(Spread, "curb mass over trims, gearboxes and driven wheels", unit="kg") | None = None
    gvw_kg: field(float, "gross vehicle mass", unit="kg", ge=200, le=12000) | None = None
    payload_kg: field(float, "rated load", unit="kg", ge=50, le=4000) | None = None
    seats: field(list[int], "numbers of seats it was sold with") = []
    wheels: field(int, "wheels on the ground", ge=2, le=8) = 4
    drivetrain: field(list[str], "FWD, RWD, AWD, 4WD") = []
    transmission: field(list[str], "gearboxes sold, such as 5MT, 3AT, CVT") = []
    top_speed_kmh: field(float, "top speed as rated or measured", unit="km/h", ge=15, le=500) | None = None
    zero_to_60mph_s: field(float, "0 to 60 mph", unit="s", ge=1.5, le=120) | None = None
    ssf: field(float, "static stability factor, track / (2 x cg height)", ge=0.7, le=2.0) | None = None
    tyre_size: field(str, "tyre size, front then rear where they differ") | None = None
    fuel_economy_km_l: field(float, "fuel economy in the cycle named beside it", unit="km/l", ge=3, le=60) | None = None
    fuel_economy_cycle: field(str, "10-15, JC08, WLTC") | None = None
    epa_city: field(float, "EPA city", unit="mpg or mpge", ge=5, le=200) | None = None
    epa_highway: field(float, "EPA highway", unit="mpg or mpge", ge=5, le=200) | None = None
    epa_combined: field(float, "EPA combined", unit="mpg or mpge", ge=5, le=200) | None = None
    epa_unit: field(Literal["mpg", "mpge"], "unit of the EPA figures") | None = None
    range_mi: field(float, "electric range", unit="mi", ge=10, le=700) | None = None
    battery_kwh: field(float, "battery energy", unit="kWh", ge=1, le=300) | None = None
    base_price_jpy: field(float, "cheapest grade at launch in Japan", unit="JPY", ge=100000, le=20000000) | None = None
    base_msrp_usd: field(float, "US list price without destination", unit="USD", ge=500, le=300000) | None = None
    msrp_year: field(int, "model year of that price", ge=1950, le=2030) | None = None
    airbags: field(Fitted, "none, optional or standard, with what is fitted") | None = None
    abs: field(Fitted, "anti-lock brakes: none, optional or standard") | None = None
    esc: field(Fitted, "stability control: none, optional or standard") | None = None
    jncap: field(str, "Japanese crash rating as published") | None = None
    nhtsa_overall: field(int, "NHTSA stars, overall", ge=1, le=5) | None = None
    nhtsa_front: field(int, "NHTSA stars, front", ge=1, le=5) | None = None
    nhtsa_side: field(int, "NHTSA stars, side", ge=1, le=5) | None = None
    nhtsa_rollover: field(int, "NHTSA stars, rollover", ge=1, le=5) | None = None
    iihs_small_overlap: field(Literal["G", "A", "M", "P"], "IIHS driver-side small overlap") | None = None
    iihs_moderate_updated: field(Literal["G", "A", "M", "P"], "IIHS updated moderate overlap") | None = None
    iihs_side: field(Literal["G", "A", "M", "P"], "IIHS side") | None = None
    us_sales: field(int, "US sales in the year named beside it", ge=0, le=2000000) | None = None
    us_sales_year: field(int, "year of that figure", ge=1950, le=2030) | None = None
    us_certified: field(bool, "built and labelled by its maker to US standards") = False
    confidence: field(Confidence, "how sure the row is as a whole") = "knowledge"
    recalled: field(list[str], "fields known from general knowledge only, where the row as a whole is better") = []
    fields: field(dict[str, Note], "confidence of single fields where it differs from the row's") = {}
    sources: field(list[str], "where the row comes from; 'see:' marks where to check, not where it was read") = []
    notes: field(str, "anything else worth knowing") = ""

    @property
    def name(self) -> str:
        return f"{self.make} {self.model}"

    @property
    def title(self) -> str:
        """Name with what tells this row from its neighbours."""
        extra = "/".join(self.codes[:3]) or self.generation
        return f"{self.name} {extra}".strip()

    def confidence_of(self, name: str) -> str:
        """How sure one field is: its own note, else 'knowledge' where recalled, else the row's."""
        if name in self.fields:
            return self.fields[name].confidence
        return "knowledge" if name in self.recalled else self.confidence

    @property
    def law_kind(self) -> str:
        return LAW_KIND.get(self.kind, self.kind)

    @property
    def is_kei(self) -> bool:
        return self.kind.startswith("kei_")


def described() -> list[dict[str, Any]]:
    """Each field with its unit, range and meaning, in the record's order."""
    rows = []
    for name, hint in get_type_hints(Vehicle, include_extras=True).items():
        parts = [hint, *get_args(hint)] if get_origin(hint) is not Annotated else [hint]
        metas = [m for part in parts if get_origin(part) is Annotated for m in part.__metadata__ if isinstance(m, Meta)]
        meta = next(m for m in metas if m.description)  # a pattern may stand before it
        rows.append(
            {
                "field": name,
                "unit": (meta.extra or {}).get("unit"),
                "low": meta.ge,
                "high": meta.le,
                "meaning": meta.description,
            }
        )
    return rows
