"""The front of a catalogue vehicle (docs/science/vehicles.md, 1 to 4)."""

from __future__ import annotations

import msgspec

from keiway.crash.front.facts import shape
from keiway.crash.record import Front
from keiway.crash.vehicles.classify import class_id_of, own_test_of
from keiway.crash.vehicles.facts import CLASSES, Band, FrontClass, OwnTest, Test, kind_crush
from keiway.crash.vehicles.mass import curb_mass
from keiway.days import Window
from keiway.vehicles.record import Vehicle

KMH = 1.0 / 3.6  # m/s


class Bands(msgspec.Struct, frozen=True):
    """The distributions behind one front: triangular, with their source and confidence."""

    class_id: str
    crush_m: Band
    cabin_force_n: Band
    ahof_m: Band
    load_kg: Band
    curb_mass_kg: Band


def bands_of(vehicle: Vehicle, built: Window | None = None) -> Bands:
    """Low, middle and high of a vehicle's class. Raises `NotKnown` where it has no class or no mass."""
    id_ = class_id_of(vehicle, built)
    row = CLASSES.value.classes[id_]
    return Bands(
        class_id=id_,
        crush_m=_crush(row),
        cabin_force_n=_scaled(row, row.cabin_force_kn, 1e3, "N", "estimate"),
        ahof_m=_scaled(row, row.ahof_mm, 1e-3, "m", "estimate"),
        load_kg=CLASSES.value.load[row.load],
        curb_mass_kg=curb_mass(vehicle),
    )


def front_of(vehicle: Vehicle, built: Window | None = None) -> Front:
    """Front of a vehicle: from its own barrier test, or from its class and the launch year of its body.

    The vehicle's own mass sets the level of the curve: every body of a class is taken to stop in the class's crush
    when it is tested at the class's speed. `built` (days it can have been built) is read only where no launch is
    known. Raises `NotKnown`, with the reason and what would settle it.
    """
    bands = bands_of(vehicle, built)
    row = CLASSES.value.classes[bands.class_id]
    found = own_test_of(vehicle)
    if found is None:
        return _from_class(vehicle, row, bands)
    return _from_test(vehicle, row, bands, *found)


def _from_class(vehicle: Vehicle, row: FrontClass, bands: Bands) -> Front:
    return _front(
        vehicle,
        row,
        bands,
        test_mass_kg=bands.curb_mass_kg.mid + bands.load_kg.mid,
        test_speed_mps=row.speed_kmh * KMH,
        crush_m=bands.crush_m.mid,
        crush_sd=max(CLASSES.value.least_sd.crush, bands.crush_m.relative_sd),
        level="class" if vehicle.curb_mass_kg is None else row.level,
        sources=row.sources,
        says="; ".join([row.says, _untested(vehicle), *_weighed(vehicle, bands)]),
    )


def _weighed(vehicle: Vehicle, bands: Bands) -> list[str]:
    """What is to be said of its mass: only that it is an estimate."""
    return [bands.curb_mass_kg.says] if vehicle.curb_mass_kg is None else []


def _untested(vehicle: Vehicle) -> str:
    number = CLASSES.value.unread.get(vehicle.id)
    if number is None:
        return "no barrier test of its own was found"
    return f"its own NHTSA test {number} could not be used, its accelerations drift when integrated"


def _from_test(vehicle: Vehicle, row: FrontClass, bands: Bands, test: Test, own: OwnTest | None) -> Front:
    closer = own or OwnTest(make="", model="", from_=0, to=0, test=test.test)
    spread = CLASSES.value.own_test
    curb = test.curb_mass_kg or bands.curb_mass_kg.mid
    front = _front(
        vehicle,
        row,
        bands,
        test_mass_kg=closer.test_mass_kg or curb + bands.load_kg.mid,
        test_speed_mps=(closer.speed_kmh or test.speed_kmh) * KMH,
        crush_m=closer.crush_m or test.crush_m,
        crush_sd=closer.crush_sd or (spread.two_sensors if test.sensors == 2 else spread.one_sensor),
        level="measured",
        sources=("nhtsa-vehicle-tests", "nhtsa-safercar"),
        says=f"dynamic crush of the {test.model_year} {test.make} {test.model} in NHTSA test {test.test}; "
        "the shape of the curve and the cabin are those of its class",
    )
    return msgspec.structs.replace(front, ahof_m=closer.ahof_mm / 1e3) if closer.ahof_mm else front


def _front(vehicle: Vehicle, row: FrontClass, bands: Bands, *, crush_m: float, **given) -> Front:
    knots = shape(row.shape)
    return Front(
        crush_m=crush_m,
        s=knots.s,
        h=knots.h,
        cabin_crush_m=row.cabin_share * crush_m,
        cabin_force_n=bands.cabin_force_n.mid,
        cabin_sd=max(CLASSES.value.least_sd.cabin, bands.cabin_force_n.relative_sd),
        ahof_m=bands.ahof_m.mid,
        width_m=vehicle.width_mm / 1e3 if vehicle.width_mm else None,
        **given,
    )


def _crush(row: FrontClass) -> Band:
    """Crush of a class. From tests: mean, and the ends a triangle of their standard deviation has."""
    if row.tests is None:
        return _scaled(row, row.crush_m, 1.0, "m", row.confidence)
    found = kind_crush(row.tests)
    reach = 6**0.5 * found.sd_m  # half the base of a symmetric triangle
    ends = {"low": found.crush_m - reach, "mid": found.crush_m, "high": found.crush_m + reach}
    return Band(
        **ends, unit="m", confidence="secondary", sources=row.sources, says=f"{found.tests} tests of its kind"
    )


def _scaled(row: FrontClass, three: tuple[float, float, float], by: float, unit: str, confidence: str) -> Band:
    low, mid, high = (by * one for one in three)
    return Band(low=low, mid=mid, high=high, unit=unit, confidence=confidence, sources=row.sources, says=row.says)
