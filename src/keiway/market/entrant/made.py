"""From a vehicle to the product it would be: size, power, mass, body and price in the fleet's money."""

from __future__ import annotations

import math

from keiway.answer import Missing
from keiway.errors import KeiwayError, UsageError
from keiway.market.entrant.facts import facts, value
from keiway.market.entrant.support import outside
from keiway.market.fleet.record import Body, Energy, Fleet, Product
from keiway.market.record import Outside
from keiway.vehicles.record import Vehicle

PRICE_YEARS = (1960, 2040)
ENERGY: dict[str, Energy] = {"petrol": "gasoline", "diesel": "diesel", "hybrid": "hybrid", "phev": "phev", "electric": "electric"}
#: Without these there is no product; where each is printed.
NEEDED = {
    "power_kw": ("its power", "the maker's data sheet or its registration"),
    "wheelbase_mm": ("its wheelbase", "a catalogue or a tape measure"),
    "width_mm": ("its width", "a catalogue or a tape measure"),
}
OWN_FILE = "Write it as a file of your own with {fields} (`keiway vehicles --fields` lists them all) and name that file in its place."


class NotKnown(KeiwayError):
    """A figure the model of demand cannot do without is not known; the message says which and what would settle it."""

    code = "not_known"


def of(
    vehicle: Vehicle, price_usd: float, price_year: int, fleet: Fleet, energy: Energy | None = None
) -> tuple[Product, tuple[Outside, ...], tuple[Missing, ...]]:
    """The vehicle new at `price_usd` (dollars of `price_year`, paid by the buyer before tax) beside all of `fleet`.

    `energy` in place of its own changes the drive and, between engine and battery, its mass; power stays. `Missing` names what
    was taken for a figure that is not known.
    """
    from keiway.market import years

    _price(price_usd, price_year)
    if vehicle.kind not in facts().bodies:
        raise NotKnown(
            f"The {vehicle.name} is a {vehicle.kind.replace('_', ' ')}, no light vehicle for the road: the fleet has nothing it competes with. "
            "Side-by-sides stand among what buyers do instead."
        )
    _needed(vehicle)
    drive, mass, taken = _drive_and_mass(vehicle, energy)
    track, assumed = _track(vehicle)
    product = Product(
        id=vehicle.id, name=vehicle.name, maker=vehicle.make, body=body(vehicle), energy=drive, units=0.0,
        price_usd=years.money(price_usd, price_year, fleet.price_year), mass_kg=mass, footprint_m2=vehicle.wheelbase_mm * track / 1e6,
        power_kw=vehicle.power_kw, length_mm=vehicle.length_mm, width_mm=vehicle.width_mm, height_mm=vehicle.height_mm,
        wheelbase_mm=vehicle.wheelbase_mm, seats=float(max(vehicle.seats)) if vehicle.seats else None,
    )  # fmt: skip
    return product, outside(product, fleet), (*taken, *assumed)


def body(vehicle: Vehicle) -> Body:
    """As the fleet sorts bodies: a kei truck is a pickup, an electric kei with a rated load a van."""
    if vehicle.kind == "kei_ev" and vehicle.payload_kg:
        return "van"
    return facts().bodies[vehicle.kind]


def _price(usd: float, year: int) -> None:
    least, most = value("price_least"), value("price_most")
    if not (math.isfinite(usd) and least <= usd <= most):
        near = most if usd > most else least
        raise UsageError(
            f"price {usd:,.10g}: a new vehicle costs between ${least:,.0f} and ${most:,.0f}, as a buyer pays it before tax. Nearest valid: {near:.0f}.",
            fix=("--price", f"{near:.0f}"),
        )
    first, last = PRICE_YEARS
    if not first <= year <= last:
        raise UsageError(f"price year {year}: dollars of {first} to {last} can be read. Nearest valid: {min(max(year, first), last)}.")


def _needed(vehicle: Vehicle) -> None:
    lacks = [field for field in NEEDED if getattr(vehicle, field) is None]
    if not lacks:
        return
    named = " and ".join(f"{NEEDED[field][0]} ({field})" for field in lacks)
    settle = "; ".join(f"{NEEDED[field][1]} states {NEEDED[field][0]}" for field in lacks)
    raise NotKnown(
        f"How the {vehicle.title} would sell cannot be told: {named} {'is' if len(lacks) == 1 else 'are'} not known. "
        f"{settle[:1].upper()}{settle[1:]}. {OWN_FILE.format(fields=', '.join(lacks))}",
        try_="keiway market mine.yaml --price 16000",
    )


def _drive_and_mass(vehicle: Vehicle, energy: Energy | None) -> tuple[Energy, float, list[Missing]]:
    """Curb mass in the middle of its spread; without one as the crash room estimates it from vehicles like it."""
    from keiway.crash.vehicles import NotKnown as NoMass
    from keiway.crash.vehicles import curb_mass

    try:
        found = curb_mass(vehicle)
    except NoMass as error:
        raise NotKnown(f"{error.message} {OWN_FILE.format(fields='curb_mass_kg')}", try_="keiway market mine.yaml --price 16000") from error
    told: list[Missing] = []
    if vehicle.curb_mass_kg is None:
        told.append(_missing("curb_mass_kg", "What does it weigh, ready to drive?", found.says, vehicle))
    own = ENERGY.get(vehicle.fuel or "")
    if own is None:
        own = "gasoline"
        told.append(_missing("fuel", "What drives it?", "gasoline is taken", vehicle))
    drive = energy or own
    mass = found.mid
    if (drive == "electric") != (own == "electric"):
        ratio = value("electric_mass") if drive == "electric" else 1.0 / value("electric_mass")
        mass *= ratio
        told.append(
            Missing(
                fact="mass_as_" + drive, question=f"What would it weigh as {drive}?",
                settles=f"{mass:,.0f} kg is taken, {ratio:.2f} times its own mass, as pairs in the catalogue have it; its power is kept",
            )
        )  # fmt: skip
    return drive, mass, told


def _track(vehicle: Vehicle) -> tuple[float, list[Missing]]:
    """Mean track, mm; one of the two for both, or the width less what vehicles like it have."""
    known = [track for track in (vehicle.track_front_mm, vehicle.track_rear_mm) if track is not None]
    if known:
        return sum(known) / len(known), []
    margin = facts().values["track_margin_kei" if vehicle.is_kei else "track_margin"]
    track = vehicle.width_mm - margin.value
    says = (
        f"{track:,.0f} mm is taken, its width less {margin.value:.0f}, as others have it ({margin.low:.0f} to {margin.high:.0f}); "
        "the track makes the footprint, with the wheelbase"
    )
    return track, [_missing("track_front_mm", "How wide are its tracks?", says, vehicle)]


def _missing(field: str, question: str, settles: str, vehicle: Vehicle) -> Missing:
    return Missing(fact=field, question=question, settles=settles, option=f"{field} in a file of your own")
