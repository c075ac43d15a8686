"""The shape of a comparison of sizes, `compare/1`. SI; nothing here is for drawing alone but `Drawn`."""

from __future__ import annotations

import msgspec

M_PER_FT, M_PER_IN, KG_PER_LB = 0.3048, 0.0254, 0.45359237


class Measure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One length. `known`: the catalogue or its owner gives it; otherwise it is what is usual, for the drawing only."""

    value_m: float
    known: bool
    confidence: str
    says: str = ""


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The outline that stands for it, and the lengths that only a drawing needs."""

    outline: str
    front_wheel_m: Measure  # from the bumper
    wheelbase_m: Measure
    tyre_m: Measure  # outside diameter
    tyre_width_m: Measure
    track_front_m: Measure
    hood_m: float | None  # height of its leading edge, where it is known


class Sized(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One vehicle. A share or an area is told only of lengths that are known."""

    id: str
    letter: str  # A is the first
    name: str
    title: str
    kind: str
    length_m: Measure
    width_m: Measure
    height_m: Measure
    drawn: Drawn
    plan_area_m2: float | None = None  # length x width
    box_m3: float | None = None  # length x width x height
    curb_mass_kg: tuple[float, float] | None = None  # least and most over its trims
    mass_confidence: str | None = None
    seats: tuple[int, int] | None = None  # fewest and most it was sold with
    seats_confidence: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Its length, width and height are known."""
        return self.length_m.known and self.width_m.known and self.height_m.known


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """The first vehicle over another, 1 for as much. None: not known of one of them."""

    of: str  # letter
    name: str
    length: float | None
    width: float | None
    height: float | None
    plan_area: float | None
    box: float | None
    curb_mass: tuple[float, float] | None  # the lightest over the heaviest, the heaviest over the lightest
    seats: float | None  # the most over the most


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Vehicles beside each other; the first is the one asked about."""

    schema: str
    vehicles: tuple[Sized, ...]
    shares: tuple[Share, ...]
    headline: str
    sentence: str
    missing: tuple[str, ...]
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    data: str
