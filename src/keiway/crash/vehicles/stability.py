"""What keeps a vehicle upright: static stability factor and stability control (docs/science/vehicles.md, 7).

The factor is half the track over the height of the centre of gravity.
"""

from __future__ import annotations

from statistics import median

from keiway.crash.vehicles.facts import CLASSES, Band, NotKnown
from keiway.crash.vehicles.restraints import RESTRAINTS, Fitted, first_day
from keiway.days import Window
from keiway.vehicles.catalogue import vehicles
from keiway.vehicles.record import Vehicle


def ssf_of(vehicle: Vehicle, laden: bool = False) -> Band:
    """Static stability factor with its band.

    NHTSA's own where the catalogue has it; a class estimate for kei trucks; else from size and the share of the
    height at which centres of gravity lie; without a size the range of its kind. `laden` is known for kei trucks only.
    Raises `NotKnown` for other laden ones, and where fewer than two of its kind have a size.
    """
    if vehicle.ssf and not laden:
        value = vehicle.ssf
        return Band(low=value, mid=value, high=value, confidence=_plain(vehicle), sources=("safercar-ssf",))
    known = CLASSES.value.stability
    if vehicle.kind == "kei_truck":
        return known["kei_truck_laden" if laden else "kei_truck_unladen"]
    if laden:
        raise NotKnown(f"No stability factor of a loaded {vehicle.title} is known; of loaded vehicles only kei trucks.")
    if not _sized(vehicle):
        return _of_kind(vehicle)
    share = known["cg_share_ev" if vehicle.fuel == "electric" else "cg_share"]
    low, mid, high = _tracks(vehicle)
    height = vehicle.height_mm / 1e3
    return Band(
        low=low / (2 * share.high * height),
        mid=mid / (2 * share.mid * height),
        high=high / (2 * share.low * height),
        sources=share.sources,
        says="from track and height; the ends are those of the widest and narrowest case",
    )


def _sized(vehicle: Vehicle) -> bool:
    return bool(vehicle.height_mm and (vehicle.track_front_mm or vehicle.width_mm))


def _of_kind(vehicle: Vehicle) -> Band:
    """Least, middle and most over the vehicles of its kind that have a factor or a size."""
    bands = [ssf_of(row) for row in vehicles() if row.kind == vehicle.kind and (row.ssf or _sized(row))]
    if len(bands) < 2:
        raise NotKnown(
            f"No stability factor for the {vehicle.title}: its height and track are not in the catalogue, nor are those "
            "of others of its kind. Its height and width would settle it; give them as height_mm and width_mm."
        )
    return Band(
        low=min(band.low for band in bands),
        mid=median(band.mid for band in bands),
        high=max(band.high for band in bands),
        sources=("safercar-ssf",),
        says=f"its size is not known; the range of {len(bands)} of its kind in the catalogue",
    )


def _tracks(vehicle: Vehicle) -> tuple[float, float, float]:
    """Narrow, middle and wide track, m."""
    if vehicle.track_front_mm:
        rear = vehicle.track_rear_mm or vehicle.track_front_mm
        track = (vehicle.track_front_mm + rear) / 2e3
        return track, track, track
    less = CLASSES.value.stability["width_less_track_m"]
    width = vehicle.width_mm / 1e3
    return width - less.high, width - less.mid, width - less.low


def _plain(vehicle: Vehicle) -> str:
    """The catalogue's confidence in its factor, in this room's words."""
    word = vehicle.confidence_of("ssf")
    return "recalled" if word == "knowledge" else word


def esc_of(vehicle: Vehicle, built: Window | None = None) -> Fitted:
    """Is stability control taken as fitted? Where that is open it is taken as not fitted, and the reason says so."""
    if vehicle.esc is not None:
        known = {"standard": "sold with it", "none": "sold without it", "optional": "an option; taken without"}
        return Fitted(vehicle.esc == "standard", known.get(vehicle.esc, vehicle.esc), ("catalogue",))
    exempt = RESTRAINTS.value.no_esc
    if vehicle.kind in exempt.kinds:
        return Fitted(False, "none is asked of this kind of vehicle", exempt.sources)
    era = RESTRAINTS.value.eras["us_esc"]
    first = first_day(vehicle, built)
    if vehicle.us_certified and first is not None and first >= era.day:
        return Fitted(True, "US law asked for it when it was built", era.sources)
    return Fitted(False, "no record of it was found; taken without", era.sources)
