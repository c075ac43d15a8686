"""The uncertain parameters, drawn: what all crashes share, and what is not known of the one vehicle.

Draw d of seed s is always the same draw. Each parameter is spread evenly over its own distribution (Latin hypercube). What the roads, the people and the models share is
drawn apart from what belongs to the vehicle, so that two vehicles of one seed meet the same roads.
"""

from __future__ import annotations

import math
from functools import lru_cache
from random import Random
from statistics import NormalDist

import msgspec

from keiway.crash.exposure import party as parties
from keiway.crash.exposure.crashes import rows, sample
from keiway.crash.exposure.party import Own
from keiway.crash.exposure.table import facts, shares, value
from keiway.crash.front.facts import FACTS, number
from keiway.crash.injury.table import facts as injury_facts
from keiway.crash.risk.facts import FACTS as RISK
from keiway.crash.risk.facts import by_name, known, row_of
from keiway.crash.risk.layout import MODES, OUTCOMES
from keiway.crash.runners.inputs import restraint_numbers
from keiway.crash.vehicles.restraints import bands_of_restraint
from keiway.quantiles import triangular

STRATA = 64
DRAWS = 2 * STRATA
LEAST_REBOUND = 0.05  # below it the step would have to be finer; delta-v hardly knows the difference
_INJURY = ("winsmash_frontal", "winsmash_side", "winsmash_side_ltv", "winsmash_rear")


class Draw(msgspec.Struct, frozen=True):
    """One draw: the tables of `rows` and `sample`, K of `risk.people`, national figures, and each parameter by name."""

    C: list[float]
    T: list[list[float]]
    R: list[list[float]]
    S: list[float]
    K: tuple[float, ...]
    national: dict[str, float]
    named: dict[str, float]


@lru_cache(maxsize=4096)
def _quantiles(name: str, seed: int, set_: int) -> tuple[float, ...]:
    """64 numbers between 0 and 1 in random order, one in each 64th: every 64 draws hold each parameter in its own shares."""
    random = Random(f"{name} {seed} {set_}")
    order = list(range(STRATA))
    random.shuffle(order)
    return tuple((place + random.random()) / STRATA for place in order)


class _Drawn:
    """Draws by name, for draw `d` of a seed (None: the middle of everything), and remembers them in `named`."""

    def __init__(self, whose: str, seed: int, d: int | None, named: dict[str, float]):
        self.whose, self.seed, self.d, self.named = whose, seed, d, named

    def _u(self, name: str) -> float:
        return _quantiles(f"{self.whose} {name}", self.seed, self.d // STRATA)[self.d % STRATA]

    def between(self, name: str, low: float | None, mid: float, high: float | None) -> float:
        if self.d is None or low is None or high is None or low == high:
            return mid
        self.named[name] = triangular(self._u(name), low, mid, high)
        return self.named[name]

    def fact(self, name: str) -> float:
        row = facts().values[name]
        return self.between(name, row.low, row.mid, row.high)

    def normal(self, name: str, sd: float) -> float:
        """A standard normal times `sd`."""
        if self.d is None or not sd:
            return 0.0
        self.named[name] = sd * NormalDist().inv_cdf(self._u(name))
        return self.named[name]


def drawn(own: Own | None, d: int | None, *, seed: int = 1, belted: float | None = None, ages: dict[str, float] | None = None) -> Draw:
    """Draw `d` of `seed` for a vehicle, or for the fleet itself (None). `d` None: every parameter at its middle."""
    world = _world(d, seed)
    named = dict(world.named)
    mine = _Drawn(f"own {own.id if own else None}", seed, d, named)
    first = _own_type(own, mine, world.by_ltv) if own else world.fleet[0]
    national = dict(world.national)
    if own and own.ssf:
        national["ssf_own"] = mine.between("its stability", own.ssf.low, own.ssf.mid, own.ssf.high)
    if own:
        national["hood_own"] = own.hood_m + mine.normal("its hood", own.hood_sd)
    return Draw(
        C=world.C if belted is None and ages is None else sample.chances(belted=belted, ages=ages, **world.speeds),
        T=[[row[name] for name in rows.TYPE] for row in (first, *world.fleet)],
        R=[list(restraint_numbers(one)) for one in _restraints(own, mine)],
        S=world.S,
        K=world.K,
        national=national,
        named=named,
    )


class _World(msgspec.Struct, frozen=True):
    """What all vehicles share in one draw."""

    C: list[float]
    speeds: dict[str, float]
    fleet: list[dict[str, float]]
    S: list[float]
    K: tuple[float, ...]
    by_ltv: float
    national: dict[str, float]
    named: dict[str, float]


@lru_cache(maxsize=4 * DRAWS)
def _world(d: int | None, seed: int) -> _World:
    named: dict[str, float] = {}
    at = _Drawn("shared", seed, d, named)
    s, K = _shared(at), _coefficients(at)
    ltv = injury_facts().values["side_ltv_2010s"]
    by_ltv = at.between("bonnet into a door", ltv.low, ltv.mid, ltv.high) / ltv.mid
    fleet = [parties.fleet_row(kind) for kind in sample.PARTNERS]
    fleet[-1]["ahof"] = at.fact("ahof_heavy_truck")
    for row in fleet:
        row["strikes_near"] *= by_ltv if row["light_truck"] else 1.0
    speeds = {
        "correlation": at.fact("speed_limit_correlation"),
        "closing_scale": math.exp(at.normal("closing speeds", value("closing_scale_sd"))),
        "fixed_scale": math.exp(at.normal("speeds into fixed objects", value("fixed_speed_scale_sd"))),
    }
    return _World(
        sample.chances(**speeds), speeds, fleet, [s[name] for name in rows.SHARED], row_of(K), by_ltv, _national(at), named
    )


def _shared(at: _Drawn) -> dict[str, float]:
    span = {name: FACTS.value.values[name] for name in ("height_force_loss", "height_cabin_loss")}
    loss, cabin = (at.between(name, row.low, row.value, row.high) for name, row in span.items())
    a, b, c, e = number("restitution_low_speed")
    return {
        "side_share": at.fact("side_force_share"),
        "rear_share": at.fact("rear_force_share"),
        "height_loss": loss,
        "height_cabin": cabin,
        "height_span": number("height_span"),
        "rebound": max(number("restitution_high_speed") + at.normal("rebound", 0.05), LEAST_REBOUND),
        "rebound_side": at.fact("side_restitution"),
        "low_a": a, "low_b": b, "low_c": c, "low_d": e,
        "low_to": number("restitution_low_speed_to"),
        "high_from": number("restitution_high_speed_from"),
        "no_rail": number("overlap_no_rail_to"),
        "rail": number("overlap_rail_from"),
        "no_rail_force": number("overlap_no_rail_force"),
        "limiter": at.fact("fleet_limiter"),
        "airbag": at.fact("fleet_airbag"),
    }  # fmt: skip


def _coefficients(at: _Drawn) -> dict[str, float]:
    """K by name. In each mode slope and levels move together for death and serious injury, belted and not apart."""
    K = dict(by_name())
    found = {(one.mode, one.outcome, one.belted): one for one in RISK.value.curve_spread}
    for mode in MODES:
        steeper, loose, held = (at.normal(f"{mode} curve, {what}", 1.0) for what in ("slope", "unbelted", "belted"))
        for outcome in OUTCOMES:
            off, on = found[mode, outcome, False], found[mode, outcome, True]
            by = steeper * off.slope
            shift = loose * off.level - by * math.log(off.at_mph)
            K[f"{mode}_{outcome}_slope"] += by
            K[f"{mode}_{outcome}_intercept"] += shift
            K[f"{mode}_{outcome}_belted"] += held * on.level - by * math.log(on.at_mph) - shift
    rows_ = injury_facts().values
    for name in _INJURY:
        K[name] = at.between(name, rows_[name].low, rows_[name].mid, rows_[name].high)
    exponent = rows_["departure_exponent"]
    K["exponent"] = at.between("how much structure and restraint count", exponent.low, exponent.mid, exponent.high)
    esc = rows_["esc_rollover"]
    ratio = at.between("stability control", esc.low, esc.mid, esc.high) / esc.mid
    K["esc"], K["esc_stable"] = K["esc"] * ratio, K["esc_stable"] * ratio
    for name, row in RISK.value.values.items():
        if name in K:
            K[name] = at.between(name, row.low, row.mid, row.high)
    return K


def _own_type(own: Own, at: _Drawn, by_ltv: float) -> dict[str, float]:
    """The vehicle's own row: crush, cabin, height, door and era from their bands."""
    row, front, bands = parties.own_row(own), own.front, own.bands
    crush = max(1.0 + at.normal("its crush", front.crush_sd), 0.4)
    for j in range(1, 6):
        row[f"x{j}"] *= crush
        row[f"f{j}"] /= crush
    row["k_end"] /= crush * crush
    row["cabin_crush"] *= crush
    for name, band in (("cabin_force", bands.cabin_force_n), ("ahof", bands.ahof_m)):
        row[name] *= at.between(f"its {name.replace('_', ' ')}", band.low, band.mid, band.high) / band.mid
    row["odds"] *= math.exp(at.normal("its time and make", known("era_sd_log")))
    door = injury_facts().values["kei_door_space"]
    if own.near_odds > 1.0:
        row["near_odds"] *= at.between("its doors", door.low, door.mid, door.high) / door.mid
    if own.light_truck:
        row["strikes_near"] *= by_ltv
    return row


def _restraints(own: Own | None, at: _Drawn):
    """In the order of `rows.HELD`: those of the vehicle, drawn; those of the fleet, at their middle."""
    kinds = own.kinds if own else (rows.HELD[2], rows.HELD[5])
    for kind in kinds:
        drawn_ = {
            name: at.between(f"its {name}", band.low, band.mid, band.high) for name, band in bands_of_restraint(kind).items()
        }
        yield parties.restraint_of_kind(kind, drawn_)
    for kind in rows.HELD[2:]:
        yield parties.restraint_of_kind(kind)


def _national(at: _Drawn) -> dict[str, float]:
    """What sets the level, and what keeps the fleet upright."""
    names = (
        "passenger_vehicle_share_of_miles", "occupant_deaths", "single_vehicle_share", "single_vehicle_rolled_share",
        "on_foot_struck_by_passenger_vehicle", "motorcyclists_killed_with_passenger_vehicle", "fleet_esc", "rhd_crash_factor",
        "on_foot_serious_per_death",
        *(f"ssf_{kind}" for kind in sample.LIGHT),
    )  # fmt: skip
    found = {name: at.fact(name) for name in names}
    sd = value("miles_share_sd")
    for mix in ("miles_by_limit", "on_foot_by_limit"):
        parts = {limit: share * math.exp(at.normal(f"{mix} {limit}", sd)) for limit, share in shares(mix).items()}
        total = sum(parts.values())
        found |= {f"{mix}_{limit}": part / total for limit, part in parts.items()}
    for limit in sample.LIMITS:
        found[f"crashes_by_limit_{limit}"] = math.exp(at.normal(f"crashes by limit {limit}", sd))
    return found
