"""Tables of docs/science/market_demand.md: `python validation/market_demand.py`. Takes a minute: each small car is left out of its fleet in turn.

Left out means that neither the slopes, nor the typical residual, nor the shares that are inverted know of it; it is then put in as a new product.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from keiway.market import demand, fleet, priors
from keiway.market.demand.choice import picked
from keiway.market.demand.effects import elasticities
from keiway.market.demand.offer import INSTEAD, KINDS, offer
from keiway.market.demand.ready import Ready, built, ready
from keiway.market.fleet.record import Fleet, Product

#: A current kei car as a round figure: Honda N-Box or Suzuki Wagon R, 64 PS.
KEI = Product(
    id="kei", name="A kei car", maker="-", body="car", energy="gasoline", units=0.0, price_usd=16000.0, mass_kg=889.0, footprint_m2=3.289, power_kw=47.0
)


def banded(values: np.ndarray, digits: int = 0) -> str:
    low, mid, high = np.percentile(values, (5, 50, 95))
    return f"{low:,.{digits}f} / {mid:,.{digits}f} / {high:,.{digits}f}"


def left_out(market: Fleet) -> Iterator[tuple[str, float, np.ndarray]]:
    """Each small car by the rule: name, units made, and what is foretold without it."""
    seen = offer(market)
    for product in (each for each, small in zip(seen.products, seen.small, strict=True) if small):
        others = msgspec.structs.replace(market, products=tuple(each for each in market.products if each.id != product.id))
        now = msgspec.structs.replace(demand.setting(market.year), light_vehicles=sum(each.units for each in market.products))
        yield product.name, product.units, demand.entered(product, now, others).units


def own_elasticities(known: Ready) -> dict[str, np.ndarray]:
    """Own-price elasticity by kind, means over products weighted by units [points]; `all` and `unweighted` beside."""
    seen, rows = known.offer, []
    for k, point in enumerate(known.points[::4]):
        at = {name: float(values[4 * k]) for name, values in known.drawn.items()}
        people, market, each = built(seen, at, 4 * k)
        price = np.append(seen.price, seen.other_price)
        found = elasticities(market.tasted(point.sd * each), point.delta, people.alpha, price)
        rows.append(np.diag(found))
    own, new = np.array(rows), np.array(rows)[:, : seen.units.size]
    by_kind = {kind: np.average(new[:, seen.kind == k], axis=1, weights=seen.units[seen.kind == k]) for k, kind in enumerate(KINDS) if (seen.kind == k).any()}
    by_kind |= {"all, by units": np.average(new, axis=1, weights=seen.units), "all, each alike": new.mean(axis=1), "used car": own[:, -3]}
    return by_kind


def small_segment(known: Ready) -> np.ndarray:
    """Percent that all small cars together sell for a percent on all of their prices, at every fourth point."""
    seen, found = known.offer, []
    for k in range(0, len(known.points), 4):
        at = {name: float(values[k]) for name, values in known.drawn.items()}
        people, market, each = built(seen, at, k)
        matrix = elasticities(market.tasted(known.points[k].sd * each), known.points[k].delta, people.alpha, np.append(seen.price, seen.other_price))
        small = np.append(seen.small, [False] * 3)
        found.append(np.average(matrix[np.ix_(small, small)].sum(axis=1), weights=seen.units[seen.small]))
    return np.array(found)


def spending(known: Ready) -> np.ndarray:
    """Spending on new vehicles by tenths of households by income, over the mean [10]."""
    found = []
    for k, point in enumerate(known.points):
        at = {name: float(values[k]) for name, values in known.drawn.items()}
        people, market, each = built(known.offer, at, k)
        new = picked(market.tasted(point.sd * each), point.delta).group[0].mean(axis=1)
        poorest = np.argsort(-people.alpha)
        spent = np.cumsum((people.weight * new * point.price.sum(axis=1))[poorest])
        tenths = np.interp(np.arange(11) / 10, np.append(0.0, np.cumsum(people.weight[poorest])), np.append(0.0, spent))
        found.append(np.diff(tenths) / spent[-1] * 10)
    return np.mean(found, axis=0)


#: Check priors of what a kei car's buyers give up, and the kinds each is a sum of.
FROM = {
    "from_no_new": ("used_car", "motorcycle", "side_by_side", "nothing"), "from_small_car": ("new_small_car",), "from_other_car": ("new_car",),
    "from_suv": ("new_small_suv", "new_suv"), "from_pickup": ("new_pickup",),
}  # fmt: skip


def checks(known: Ready, kei: demand.Entered) -> dict[str, np.ndarray]:
    """What comes out beside each prior that is held against and not drawn."""
    own = own_elasticities(known)
    given = {name: kei.instead[:, [INSTEAD.index(kind) for kind in kinds]].sum(axis=1) for name, kinds in FROM.items()}
    return {"small_segment_elasticity": small_segment(known), "own_elasticity_mean": own["all, by units"], **given}


def verdict(name: str, found: np.ndarray) -> str:
    """Whether the middle of what comes out lies within the prior."""
    prior = priors.load()[name]
    middle = float(np.median(found))
    return "holds" if prior.low <= middle <= prior.high else f"fails, {'above' if middle > prior.high else 'below'} its {'high' if middle > prior.high else 'low'} end"


def main() -> None:
    for year in fleet.shipped():
        market = fleet.load(year)
        known = ready(market)
        print(f"\n## {year}\nown-price elasticity, 5 / 50 / 95 percent")
        for kind, values in own_elasticities(known).items():
            print(f"| {kind} | {banded(values, 1)} |")
        print(f"| small cars together | {banded(small_segment(known), 1)} |")
        print(f"| all new, used prices move (drawn) | {banded(known.drawn['aggregate_elasticity'], 2)} |")
        print(f"| all new, used prices held | {banded(np.array([point.held for point in known.points]), 2)} |")
        print(f"| sd of taste for buying any | {banded(np.array([point.sd for point in known.points]), 0)} |")
        z = known.projection
        print(f"slopes: log footprint {banded(z.b[:, 1], 1)}; log power/mass {banded(z.power, 1)}; residual of small cars {banded(z.small, 1)}, of cheap electric ones {banded(z.electric, 1)}")
        print("spending by tenths of income over the mean", np.round(spending(known), 2))
        print("\nleft out: name, made, foretold 5 / 50 / 95")
        errors = []
        for name, units, foretold in left_out(market):
            errors.append(np.log(np.median(foretold) / units))
            print(f"| {name} | {units:,.0f} | {banded(foretold)} |")
        errors = np.array(errors)
        print(f"n {errors.size}, mean log error {errors.mean():+.2f}, rmse {np.sqrt((errors**2).mean()):.2f}, median factor {np.exp(np.median(np.abs(errors))):.1f}")
    market = fleet.load()
    print("\n## a kei car in the market of 2022, no shift")
    for price in (13000.0, 16000.0, 19000.0, 22000.0):
        found = demand.entered(msgspec.structs.replace(KEI, price_usd=price), demand.setting(2022), market, quality_usd=16000.0)
        print(f"| {price:,.0f} | {banded(found.units)} | {banded(found.elasticity, 1)} | {banded(found.surplus_usd)} |")
        if price == KEI.price_usd:
            for name, values in zip(INSTEAD, found.instead.T, strict=True):
                print(f"| {name} | {banded(100 * values, 1)} |")
    now = demand.setting(2022)
    kei = demand.entered(KEI, now, market)
    print("\nchecks: prior low / mode / high, what comes out 5 / 50 / 95")
    for name, found in checks(ready(market), kei).items():
        prior = priors.load()[name]
        print(f"| `{name}` | {prior.low:g} / {prior.mid:g} / {prior.high:g} | {banded(found, 2)} | {verdict(name, found)} |")
    print("\ngiven up, means in percent, by parts of the draws with the largest and the least response of all new vehicles to price")
    e = ready(market).drawn["aggregate_elasticity"][kei.point]
    for part in np.array_split(np.argsort(e), 5):
        used, nothing = (kei.instead[part, INSTEAD.index(name)] for name in ("used_car", "nothing"))
        print(f"| {np.median(e[part]):.2f} | {100 * used.mean():.0f} | {100 * nothing.mean():.0f} | {banded(100 * (used + nothing))} | {np.median(kei.units[part]):,.0f} |")
    print("means", {name: round(100 * float(share), 1) for name, share in zip(INSTEAD, kei.instead.mean(axis=0), strict=True)})
    for body, energy in (("pickup", "gasoline"), ("van", "gasoline"), ("car", "electric")):
        found = demand.entered(msgspec.structs.replace(KEI, body=body, energy=energy), now, market)
        print(f"| {body}, {energy} | {banded(found.units)} | {banded(found.elasticity, 1)} |")
    for year in (2008, 2012, 2019, 2025):
        print(f"| in {year} | {banded(demand.entered(KEI, demand.setting(year), market).units)} |")


if __name__ == "__main__":
    main()
