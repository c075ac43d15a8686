"""Who owns what: the vehicle asked about, and a rival named in words."""

from __future__ import annotations

from datetime import date

from keiway.cost.owned.energy import uses
from keiway.cost.owned.facts import PREFIX, Rival, facts, source_ids
from keiway.cost.owned.record import Owner, Priced, Profile
from keiway.cost.owned.worth import left
from keiway.cost.record import Asked
from keiway.cost.states.record import Band
from keiway.days import Window
from keiway.errors import KeiwayError, NotUnderstood
from keiway.vehicles.record import Vehicle

OFF_ROAD = ("utv", "golf_cart", "lsv", "quadricycle")
#: From here on a home-market vehicle is kept as an old import and not as a car that ages like a US one.
OLD_FROM_YEARS = 15.0
SENSORS_FROM = 2008  # FMVSS 138 covers every light vehicle from this model year
#: By kind, where the catalogue has no mass: only some states' fees hang on it.
MASS_KG = {"kei_truck": 700.0, "kei_van": 850.0, "kei_car": 750.0, "utv": 770.0}
USUAL_FX = 150.0
UNDATED_DAYS = 400  # a build window wider than this is that of the months of sale


def vehicle_owner(asked: Asked) -> Owner:
    """The vehicle asked about, at what it came to at the door, or at a stated range."""
    case = asked.case
    age = _vehicle_age(asked)
    used_off_road = case.use in ("farm", "offroad")
    return _owner(case.vehicle, age, asked, _edited(None, asked, "price") or _price(asked, age), role="vehicle", plated=not used_off_road)


def _vehicle_age(asked: Asked) -> float:
    """From the middle of the build window; one still on sale of which no date was given is taken as new."""
    case, today = asked.case, max(asked.entry, asked.case.as_of)
    window = case.built
    if case.vehicle.current and (window.last - window.first).days > UNDATED_DAYS and (today - window.last).days < UNDATED_DAYS:
        return 0.0
    return max(0.0, (today - (window.first + (window.last - window.first) / 2)).days / 365.25)


def rival_owner(text: str, asked: Asked) -> Owner:
    """A rival as typed: one of the usual ones, or any vehicle of the catalogue. Raises `NotUnderstood`."""
    named = _usual(text)
    if named:
        vehicle = _catalogue(named.vehicle)
        price = _edited(_listed(named), asked, "rival_price")
        return _owner(vehicle, named.age, asked, price, role="rival", label=named.label)
    vehicle, built = _typed(text)
    age = _age(vehicle, asked.case.as_of, built)
    edit = _edited(None, asked, "rival_price")
    return _owner(vehicle, age, asked, edit or market_price(vehicle, age, asked, "rival_price"), role="rival")


def _listed(rival: Rival) -> Priced:
    return Priced(usd=rival.price_usd, at_the_door=False, confidence=rival.confidence, sources=source_ids(rival.sources), date=rival.year, how=rival.how)


def _usual(text: str) -> Rival | None:
    plain = " ".join(text.casefold().replace("_", " ").split())
    for key, rival in facts().rivals.items():
        if plain in (key, key.replace("-", " "), rival.vehicle, *rival.words):
            return rival
    return None


def _typed(text: str) -> tuple[Vehicle, Window | None]:
    from keiway.vehicles import resolve

    try:
        found = resolve(text)
    except KeiwayError as error:
        names = ", ".join(facts().rivals)
        raise NotUnderstood(
            f"--against {text!r}: {error.message} The usual rivals are {names}; any vehicle of the catalogue will do.",
            suggestions=error.suggestions or list(facts().rivals), fix=(text, next(iter(facts().rivals))),
        ) from error  # fmt: skip
    return found.vehicle, found.built


def _catalogue(id: str) -> Vehicle:
    from keiway.vehicles import vehicle

    return vehicle(id)


def _age(vehicle: Vehicle, today: date, built: Window | None) -> float:
    """New where still on sale in the US; else from the middle of its years of sale."""
    if built is not None:
        return max(0.0, (today - (built.first + (built.last - built.first) / 2)).days / 365.25)
    if vehicle.kind in OFF_ROAD or (vehicle.current and vehicle.us_certified):
        return 0.0
    if vehicle.model_year_from:
        return max(0.0, today.year - ((vehicle.model_year_from + (vehicle.model_year_to or today.year)) / 2))
    if vehicle.production_from:
        first, last = int(vehicle.production_from[:4]), int((vehicle.production_to or str(today.year))[:4])
        return max(0.0, today.year - (first + last) / 2)
    return 0.0


def profile_of(vehicle: Vehicle, age: float) -> Profile:
    if vehicle.kind in OFF_ROAD:
        return "off_road"
    return "old_import" if not vehicle.us_certified and age >= OLD_FROM_YEARS else "car"


def _owner(vehicle: Vehicle, age: float, asked: Asked, price: Priced, *, role: str, label: str = "", plated: bool = True) -> Owner:
    profile = profile_of(vehicle, age)
    mass = vehicle.curb_mass_kg.mid if vehicle.curb_mass_kg else MASS_KG.get(vehicle.law_kind, 1300.0)
    taken = uses(vehicle)
    return Owner(
        id=vehicle.id, role=role, label=label or vehicle.title, kind=vehicle.kind, profile=profile, age_years=age, mass_kg=mass,
        wheels=max(3, vehicle.wheels), electric=taken.unit == "kWh", plated=plated and profile != "off_road",
        sensors=vehicle.us_certified and asked.case.as_of.year - age >= SENSORS_FROM, list_usd=list_usd(vehicle, asked),
        price=price, uses=taken, state=asked.state, notes=(taken.how,) if taken.stated else (),
    )  # fmt: skip


def list_usd(vehicle: Vehicle, asked: Asked) -> float | None:
    """List price when new; a home-market one at the rate asked with."""
    if vehicle.base_msrp_usd:
        return vehicle.base_msrp_usd
    return vehicle.base_price_jpy / _yen(asked) if vehicle.base_price_jpy else None


def _yen(asked: Asked) -> float:
    """Yen for a dollar."""
    return asked.fx.per_usd if asked.fx and asked.fx.currency == "JPY" else USUAL_FX


def _price(asked: Asked, age: float) -> Priced:
    """What the vehicle comes to: a landed sum, a price given in dollars, or a stated range."""
    if asked.paid_usd:
        return Priced(usd=Band(*asked.paid_usd), at_the_door=True, confidence="derived", how="the sum at the door, with tax and title")
    if asked.price and asked.price.currency == "USD":
        usd = asked.price.amount
        return Priced(usd=Band(usd, usd, usd), at_the_door=False, confidence="given", how="the price given; tax and title come on top")
    return market_price(asked.case.vehicle, age, asked)


def market_price(vehicle: Vehicle, age: float, asked: Asked, edit: str = "price") -> Priced:
    """A price for where nobody gave one. Raises `NotUnderstood` where nothing says what it costs."""
    if profile_of(vehicle, age) == "old_import":
        known = facts().landed_usd.get(vehicle.kind) or facts().landed_usd.get(vehicle.law_kind) or facts().landed_usd["kei_car"]
        return Priced(usd=known.value, at_the_door=True, confidence=known.confidence, sources=source_ids(known.sources), date="2025", how=known.how)
    usual = next((rival for rival in facts().rivals.values() if rival.vehicle == vehicle.id and abs(rival.age - age) < 2.0), None)
    if usual:
        return _listed(usual)
    new = list_usd(vehicle, asked)
    if new is not None:
        return _car_price(vehicle, age, new)
    if known := facts().price_usd.get(vehicle.kind):
        return Priced(usd=known.value, at_the_door=False, confidence=known.confidence, sources=source_ids(known.sources), date="2026", how=known.how)
    if known := facts().list_jpy.get(vehicle.kind):
        low, mid, high = (each / _yen(asked) * left(age) for each in (known.value.low, known.value.mid, known.value.high))
        how = f"no list price is known: what its kind costs in Japan, times 1 to 1.8 for what it takes to bring it here. {known.how}"
        return Priced(usd=Band(low, mid * 1.35, high * 1.8), at_the_door=False, confidence="estimate", sources=source_ids(known.sources), date="2026", how=how)
    raise NotUnderstood(
        f"The {vehicle.title} has no list price in the catalogue, so what it costs is not known. Give one: --set owned.{edit}=20000.",
        fixes=[("--against", None)] if edit == "rival_price" else [],
    )


def _car_price(vehicle: Vehicle, age: float, new: float) -> Priced:
    known = facts().facts["destination" if age < 0.5 else "used_price_doubt"]
    if not vehicle.us_certified and not vehicle.base_msrp_usd:
        band = Band(new * left(age), new * 1.35 * left(age), new * 1.8 * left(age))
        how = f"list price of {new:,.0f} USD in Japan, times 1 to 1.8 for what it takes to bring it here: our judgement; see --built-here"
        return Priced(usd=band, at_the_door=False, confidence="estimate", how=how)
    if age < 0.5:
        band = Band(*(new + each for each in (known.value.low, known.value.mid, known.value.high)))
        how = f"list price of {new:,.0f} USD ({vehicle.msrp_year or 'year not known'}) and delivery"
    else:
        band = known.value.times(new * left(age))
        how = f"list price of {new:,.0f} USD less the curve's loss at {age:.0f} years"
    return Priced(usd=band, at_the_door=False, confidence="estimate", sources=source_ids(known.sources), date=known.year, how=how)


def _edited(price: Priced | None, asked: Asked, id: str) -> Priced | None:
    """A price set by the person (`--set cost.owned.price=9000`) in place of the one found."""
    for edit in asked.edits:
        if edit.id == f"{PREFIX}{id}":
            return Priced(usd=Band(edit.low, edit.mid, edit.high), at_the_door=False, confidence="given", how="the price given; tax and title come on top")
    return price
