"""The parts of an exposure answer, made from runs: figures with bands, the sentence, what drives it, the evidence."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import numpy as np

from keiway.crash.exposure import answer as shapes
from keiway.crash.exposure import rates
from keiway.crash.exposure.crashes import engine
from keiway.crash.exposure.crashes.sample import KINDS, LIMITS
from keiway.crash.exposure.party import Own, own
from keiway.crash.exposure.table import Alternative, facts
from keiway.crash.names import a, titled
from keiway.days import Window
from keiway.vehicles.record import Vehicle

BINS, LEAST_LN = 4000, float(np.log(1e-8))  # of risk, equal in its logarithm: quantiles within half a percent
BANDS = (0.05, 0.25, 0.5, 0.75, 0.95)
OWN_DEATH, OWN_SERIOUS, VEHICLE_DEATH, VEHICLE_SERIOUS, FOOT_DEATH, FOOT_SERIOUS = range(6)
LEVELS = {
    "measured": "crush measured in its own wall test; shape of the curve and cabin from its class",
    "derived": "from wall tests of its class",
    "class": "an estimate for its class and years; no wall test was found",
}


class Simulated(msgspec.Struct, frozen=True):
    """One vehicle's run and rates; `own` None is the fleet."""

    own: Own | None
    title: str
    id: str
    run: engine.Run
    rates: rates.Rates
    within: str = ""  # in a sentence: a Honda Beat PP1


def _few(n: int) -> bool:
    """Too few crashes for bands: every parameter then stands at its middle."""
    return not engine.fast() or n < shapes.FEW_DRAWS * engine.BLOCK


@lru_cache(maxsize=4)
def _fleet_run(n: int, seed: int) -> engine.Run:
    return engine.run(None, n, seed=seed, fixed=_few(n))


def simulated(
    vehicle: Vehicle | None, built: Window | None, n: int, seed: int, rhd: bool = False, *, keep: bool = False, belted=None, ages=None
) -> Simulated:
    """Run a vehicle, or take the fleet's run. The fleet's people are the average's whatever was asked."""
    base = _fleet_run(n, seed)
    if vehicle is None:
        return Simulated(None, shapes.AVERAGE, "average", base, rates.rates(None, base, base))
    party = own(vehicle, built)
    if not party.belted.belt:  # nothing to put on
        belted = 0.0
    mix = {"belted": belted, "ages": dict(ages) if ages else None}
    run = engine.run(party, n, seed=seed, keep=keep, fixed=_few(n), **mix)
    return Simulated(party, titled(vehicle), vehicle.id, run, rates.rates(party, run, base, rhd=rhd), a(vehicle))


def figure(values: np.ndarray) -> shapes.Figure:
    """Median and bands over the draws."""
    if len(values) < shapes.FEW_DRAWS:
        return shapes.Figure(float(np.median(values)))
    low90, low50, mid, high50, high90 = (float(x) for x in np.quantile(values, BANDS))
    return shapes.Figure(mid, low50, high50, low90, high90)


def _least(values: np.ndarray) -> shapes.Figure:
    """A lower bound: the low end of the band in the middle's place, and nothing above it."""
    found = figure(values)
    return shapes.Figure(found.mid if found.low90 is None else found.low90)


def lines(ours: Simulated, fleet: Simulated, limits, miles: float, name: str | None = None) -> list[shapes.Line]:
    return [_line(ours, fleet, road, miles, name) for road in ("all", *(str(limit) for limit in limits))]


def _line(ours: Simulated, fleet: Simulated, road: str, miles: float, name: str | None) -> shapes.Line:
    at = len(LIMITS) if road == "all" else LIMITS.index(int(road))
    mine, theirs = ours.rates.values[:, at], fleet.rates.values[:, at]
    others = mine[:, VEHICLE_DEATH] + mine[:, FOOT_DEATH]
    others_average = theirs[:, VEHICLE_DEATH] + theirs[:, FOOT_DEATH]
    bound = ours.own is not None and ours.own.unprotected
    inside = _least if bound else figure
    return shapes.Line(
        vehicle=ours.id,
        name=name or ours.title,
        road=road,
        own_death=inside(mine[:, OWN_DEATH]),
        own_serious=inside(mine[:, OWN_SERIOUS]),
        others_death=figure(others),
        others_serious=figure(mine[:, VEHICLE_SERIOUS] + mine[:, FOOT_SERIOUS]),
        in_other_vehicles_death=figure(mine[:, VEHICLE_DEATH]),
        all_death=inside(mine[:, OWN_DEATH] + others),
        times_own=inside(mine[:, OWN_DEATH] / theirs[:, OWN_DEATH]),
        times_others=figure(others / others_average),
        times_all=inside((mine[:, OWN_DEATH] + others) / (theirs[:, OWN_DEATH] + others_average)),
        own_death_per_year=inside(mine[:, OWN_DEATH] * miles / rates.PER_MILES),
        at_least=bound,
    )


def published(other: Alternative) -> shapes.Published:
    if other.published is None:
        return shapes.Published(name=other.name, own_death=None, says=other.says)
    row = facts().values[other.published]
    return shapes.Published(
        name=other.name,
        own_death=shapes.Figure(row.mid, None, None, row.low, row.high),
        says=f"{other.says} ({facts().sources[row.source].title}, {row.confidence})",
    )


def sentence(ours: Simulated, fleet: Simulated, miles: float, limits) -> str:
    """One plain sentence: times the average, what a limit changes, what it does to others."""
    line = _line(ours, fleet, "all", miles, None)
    at_least, once = ("at least ", "more often than once") if line.at_least else ("", "about once")
    text = (
        f"Per mile, the people in {ours.within} are killed {at_least}{_times(line.times_own)} as often as those in the average US "
        f"vehicle, and it kills others {_times(line.times_others)} as often; {miles:,.0f} miles a year mean "
        f"a death in it {once} in {_round(1 / line.own_death_per_year.mid)} years."
    )
    if limits:
        road = str(max(limits))
        near, at = _line(ours, fleet, road, miles, None), LIMITS.index(int(road))
        ratio = ours.rates.values[:, at, OWN_DEATH] / fleet.rates.values[:, -1, OWN_DEATH]
        against = _times(_least(ratio) if line.at_least else figure(ratio))
        text += (
            f" On roads posted up to {road} mph alone it is {at_least}{against} the average vehicle's rate on all roads "
            f"({at_least}{near.own_death.mid:.2f} deaths per 100 million miles)."
        )
    return text


def _times(figure: shapes.Figure) -> str:
    if figure.low90 is None:
        return f"{figure.mid:.1f} times"
    return f"{figure.mid:.1f} times ({figure.low90:.1f} to {figure.high90:.1f})"


def _round(years: float) -> str:
    step = 10 ** max(len(str(int(years))) - 2, 0)
    return f"{round(years / step) * step:,.0f}"


def by_kind(ours: Simulated) -> dict[str, float]:
    """Share of its people's deaths by kind of crash, all roads."""
    mean = ours.rates.by_kind.mean(axis=0)
    return {kind: float(part) for kind, part in zip(KINDS, mean / mean.sum(), strict=True)}


def spread(ours: Simulated) -> shapes.Spread | None:
    """How the risk of death is spread over crashes; each kind of crash counts as often as the calibration says."""
    if ours.run.risks is None:
        return None
    code = np.clip((np.log(ours.run.risks[0]) - LEAST_LN) / -LEAST_LN * BINS, 0, BINS - 1).astype(np.int64)
    counts = np.bincount(code + BINS * ours.run.kinds.astype(np.int64), minlength=BINS * len(KINDS)).reshape(len(KINDS), BINS)
    often = np.median(ours.rates.weights, axis=0) @ counts
    edges = np.exp(LEAST_LN * (1.0 - np.arange(1, BINS + 1) / BINS))
    below, deaths = np.cumsum(often) / often.sum(), np.cumsum(often * edges) / (often * edges).sum()
    at = [int(np.searchsorted(below, share)) for share in (0.5, 0.9, 0.99)]
    return shapes.Spread(*(float(edges[j]) for j in at), float(1.0 - deaths[at[-1]]))


def drivers(ours: Simulated, fleet: Simulated) -> tuple[shapes.Driver, ...]:
    """The uncertain parameters that move own deaths against the average vehicle most, by rank correlation over the draws."""
    if len(ours.run.draws) < shapes.FEW_DRAWS:
        return ()
    ratio = _ranks(ours.rates.values[:, -1, OWN_DEATH] / fleet.rates.values[:, -1, OWN_DEATH])
    found = []
    for name in ours.rates.named[0]:
        at = _ranks(np.array([draw[name] for draw in ours.rates.named]))
        found.append(shapes.Driver(name.replace("_", " "), float(np.corrcoef(at, ratio)[0, 1])))
    strong = [one for one in found if abs(one.correlation) >= shapes.STRONG]
    return tuple(sorted(strong, key=lambda one: -abs(one.correlation))[:5])


def _ranks(values: np.ndarray) -> np.ndarray:
    return np.argsort(np.argsort(values)).astype(float)


def evidence(ours: Simulated) -> dict[str, str]:
    """The ladder, from the nearest evidence down."""
    party = ours.own
    return {
        "deaths in this vehicle in the US": "none counted: no US figure by kei model was found",
        "its front": LEVELS[party.front.level],
        "its restraint": party.belted.says,
        "its stability": party.ssf_says or f"static stability factor {party.ssf.mid:.2f} ({party.ssf.low:.2f} to {party.ssf.high:.2f})",
        "its stability control": party.esc_says,
        "its front against people on foot": f"hood edge {100 * party.hood_m:.0f} cm, {party.hood_says}",
        "risk of people": "NASS/CDS 2000-2015 fits by change of speed, moved by pulse and restraint",
        "crashes": "national counts; closing speeds, partners and shares by posted limit are partly estimates of ours",
    }


def notes(ours: Simulated, quick: bool, rhd: bool) -> tuple[str, ...]:
    party, found = ours.own, []
    if not quick:
        found.append(
            f"numba is not installed: {ours.run.n:,} crashes with every parameter at its middle, so no bands and about 10% of noise. "
            "A quarter of a million with bands: pip install 'keiway[fast]'"
        )
    elif _few(ours.run.n):
        found.append(f"{ours.run.n:,} crashes are too few for bands: every parameter at its middle, and 10% of noise. Give --crashes 262144 or more.")
    if rhd:
        found.append("Right-hand drive: 1.3 to 1.5 times the crashes of its own making (British Columbia), none more of the others'.")
    elif party.kind.startswith("kei"):
        found.append("If it is right-hand drive, --rhd adds its at-fault crashes, 1.3 to 1.5 times as many (British Columbia).")
    if party.unprotected:
        found.append(
            "The risk curves are of cars with doors, a cage and a crash structure. Without them people fare worse by an unknown "
            "amount, so the figures of its own people are lower bounds. Struck in the side they are too low by a factor of two or more: a GEM e2 struck "
            "there at 31 mph gave severe or fatal measures in IIHS tests of 2010, where the curves give 0.18 to 0.25 for a serious injury."
        )
    if party.kind in ("kei_truck", "kei_van"):
        found.append("A cab-over's flat face lies outside the sample of the curves for people on foot: read its others' deaths with that in mind.")
    if party.ssf is None:
        found.append("Its stability is not known; it is taken to roll over as often as the average vehicle.")
    elif party.ssf.low < rates.LEAST_SSF:
        found.append("Its stability factor may be below 1.00, where NHTSA's rollover curve ends; 1.00 is taken there.")
    if party.top_mps < 35.0:
        found.append(f"Its top speed of {party.top_mps / 0.44704:.0f} mph holds its own part of closing speeds down.")
    if party.era_says:
        spread = "" if party.unprotected else "; in the bands here one standard deviation of it is a factor of 1.35"
        found.append(f"Its time of design: {party.era_says}{spread}.")
    return tuple(found)
