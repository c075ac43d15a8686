"""Used kei brought in from Japan, and how a reform moves them: by the age that may enter, the price at the door, and the states that give plates.

    units(t) = F(t) s  L(t) P(t)                      s: share of the kind;  F: market.imports, each year's band from one normal draw
    L = M / M0,  M = (1 - k) A(G) + k sum over states of h A(g)
    A(g) = R^((G0 - g) / 10)                          G: age from which one may enter, both gates open; g: from which the state registers it too
    P = (p / p0)^-e                                   p: price at the door at one age, by the duty of each world
    X(t) = 1 + (X - 1) min(1, (t + 1) / T)            of L and P where it is more than one; less is there at once

k: buyers who need plates for the road; h: share of the country's households. A state that registers none of any age adds nothing, one of which it
is not known a drawn part of its households. The same
facts give ones, and the same numbers to the bit.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

import numpy as np

from keiway.market.demand import INSTEAD
from keiway.policy.entering import law
from keiway.policy.entering.facts import Kind, drawn, factor, facts, middle
from keiway.policy.facts import Z95
from keiway.policy.parts import Stream
from keiway.policy.record import Asked
from keiway.store import World, under

TODAY, REFORM = 0, 1
AGE_GATE = 25  # years, where none may enter: of the few that are in stock
AGE_NOW = 28  # years: of the vehicle whose bill is asked for; the price under the hammer is known from 20 on
BILL_DRAWS = 400  # the middle and the ends of a bill do not move with more
SHORT = {"kei_truck": "truck", "kei_van": "van", "kei_car": "car"}


class Bill(NamedTuple):
    """At the door as the law is, dollars: means, and the ends of the sum against its mean."""

    rest: float  # all but duty
    value: float  # customs value
    hammer: float  # price under the hammer
    fees: float  # of the customs, in `rest`
    low: float
    mid: float
    high: float


class There(NamedTuple):
    """One kind in one world."""

    vehicle: Any
    gate: float | None  # years of age from which one may enter; None: none may
    age: float  # at sale
    duty_pct: float | None  # of the customs value; None: not coded
    states: tuple[str, ...]  # that register one of the age at sale
    steps: tuple[tuple[float, float], ...]  # (years of age, share of households in states that register it from then on)
    unsure: float  # share of households in states of which it is not known or disputed whether they do


class Used(NamedTuple):
    """One kind, fixed."""

    kind: str
    title: str
    bill: Bill
    flows: tuple[tuple[float, float], ...]  # of each year: log of the middle, standard deviation of the log
    worlds: tuple[There, There]


def prepare(asked: Asked, years: tuple[int, ...], reform_world: World | None) -> tuple[tuple[Used, ...], dict[str, dict[str, Any]]]:
    """Every kind, and all that is drawn of them: factor -> name -> array [draw]."""
    found = tuple(_kind(id_, kind, asked, years, reform_world) for id_, kind in facts().kinds.items())
    return found, _drawn(asked)


def _kind(id_: str, kind: Kind, asked: Asked, years: tuple[int, ...], reform_world: World | None) -> Used:
    day = law.covered(date(years[0], 1, 1))
    now = _stands_for(kind, years, AGE_NOW)
    same = reform_world is None
    today = _world(None, None, kind, now, day, years, asked)
    other = today if same else _world(asked.reform, reform_world, kind, now, day, years, asked)
    return Used(id_, kind.title, _bill(now, law.covered(asked.as_of), asked.seed), _flows(years), (today, other))


def _world(reform: Any, world: World | None, kind: Kind, vehicle: Any, day: date, years: tuple[int, ...], asked: Asked) -> There:
    from keiway.market.launch import households

    with under(world):
        terms = law.used_terms(reform, vehicle, day)
    gate = None if terms.open_years is None else float(terms.open_years)
    steps, unsure = _steps(terms), households(tuple(terms.unsure)) if terms.unsure else 0.0
    age = _age_at_sale(gate, steps, asked)
    states = next((names for years_, names in reversed(terms.by_age) if years_ <= age), terms.states)
    return There(_stands_for(kind, years, age), gate, age, terms.duty_pct[1] if terms.duty_pct else None, tuple(sorted(states)), steps, unsure)


def _steps(terms: Any) -> tuple[tuple[float, float], ...]:
    """Households by the age from which their state registers one: each state where it comes in first."""
    from keiway.market.launch import households

    seen: set[str] = set()
    found = []
    for years, states in sorted(terms.by_age or ((terms.open_years or 0, terms.states),)):
        new = tuple(sorted(set(states) - seen))
        seen |= set(states)
        if new:
            found.append((float(years), households(new)))
    return tuple(found)


def _age_at_sale(gate: float | None, steps: tuple[tuple[float, float], ...], asked: Asked) -> float:
    """Mean over buyers by the middles of the figures: some states register only older ones."""
    past = middle("past_gate", asked)
    if gate is None:
        return AGE_GATE + past
    k, times = middle("needs_plates", asked), middle("age_ten_years", asked)
    weights = [(gate, 1.0 - k), *((max(gate, years), k * share) for years, share in steps)]
    each = [(years, weight * times ** (-years / 10.0)) for years, weight in weights]
    return past + sum(years * weight for years, weight in each) / sum(weight for _, weight in each)


def _stands_for(kind: Kind, years: tuple[int, ...], age: float) -> Any:
    """The vehicle of the kind that was built when those sold half way through the years were; the nearest where none was."""
    from keiway.vehicles.catalogue import vehicle

    built = (years[0] + years[-1]) / 2.0 - age
    rows = [vehicle(id_) for id_ in kind.vehicles]
    return max((row for row in rows if float(row.production_from[:4]) <= built), key=lambda row: row.production_from, default=rows[0])


def _flows(years: tuple[int, ...]) -> tuple[tuple[float, float], ...]:
    from keiway.market.imports import flows

    known = {flow.year: flow for flow in flows(years[-1])}
    return tuple((float(np.log(known[year].mid)), float(np.log(known[year].high / known[year].low) / (2.0 * Z95))) for year in years)


def _bill(vehicle: Any, day: date, seed: int) -> Bill:
    """The cost room's, to near the port, of one of the age that comes in today, on the day of asking; as the law is, also within a reform."""
    from keiway.case import Case
    from keiway.cost.landed import answer
    from keiway.cost.record import Asked as Costs
    from keiway.days import Window

    built = date(day.year - AGE_NOW, 1, 1)
    case = Case(vehicle=vehicle, built=Window(built, built), as_of=day, entry=day, text=vehicle.id)
    with under(None):
        found = answer(Costs(case=case, draws=BILL_DRAWS, seed=seed))
    first = found.by_heading[0]
    line = {each.id.rpartition(".")[2]: each.expected for each in first.total.lines}
    door, fees = first.door.expected, line["mpf"] + line["hmf"]
    ends = (first.door.low / door, first.door.mid / door, first.door.high / door)
    return Bill(door - line["duty"], found.customs_value.expected, line["price"], fees, *ends)


def _drawn(asked: Asked) -> dict[str, dict[str, Any]]:
    from keiway.market.imports import facts as imports
    from keiway.market.launch.streams import stream, triangular

    found: dict[str, dict[str, Any]] = {}

    def put(name: str, values: Any, of: str) -> None:
        found.setdefault(of, {})[name] = values

    def even(name: str) -> Any:
        """One in each part of the whole, in random order."""
        random = stream(f"policy.entering.{name}", asked.seed)
        return (random.permutation(asked.draws) + random.random(asked.draws)) / asked.draws

    put("flow", _normal(even("flow")), "imports")
    put("door", _normal(even("door")), "import_price")
    elasticity = imports().forecast.price_elasticity
    put("elasticity", triangular(even("price_elasticity"), elasticity.low, elasticity.mid, elasticity.high), "import_price")
    for name in ("van_share", "car_share", "adjust_years", "newer_price", "needs_plates", "unsure_open", "importer_margin"):
        put(name, drawn(name, asked), factor(name))
    put("age_ten_years", np.maximum(drawn("age_ten_years", asked), 1.0), factor("age_ten_years"))  # who may choose younger ones may still choose older
    for name in facts().figures:
        if name.partition("_")[0] in SHORT.values() and name not in ("van_share", "car_share"):
            put(name, drawn(name, asked), factor(name))
    return found


def _normal(u: Any) -> Any:
    from statistics import NormalDist

    inverse = NormalDist().inv_cdf
    return np.array([inverse(share) for share in u])


def side(kinds: tuple[Used, ...], drawn: Any, which: int) -> tuple[Stream, ...]:
    """The streams of one world: TODAY or REFORM."""
    return tuple(_stream(each, drawn, which) for each in kinds)


def _stream(used: Used, drawn: Any, which: int) -> Stream:
    here = used.worlds[which]
    units, _ = moved(used, drawn, which)
    price, duty = _paid(used, drawn, which)
    return Stream(
        id=f"used.{used.kind}", vehicle=here.vehicle, title=used.title, new=False, rhd=True, cap_mph=None, freeways=True, states=here.states,
        units=units, instead=_instead(used.kind, drawn), groups=tuple(INSTEAD), price_usd=price * (1.0 + drawn["import_price"]["importer_margin"]),
        duty_usd=duty, surplus_usd=_surplus(used, drawn, which), maker_usd=np.zeros_like(units),
        dealer_usd=price * drawn["import_price"]["importer_margin"], us_share=0.0, age_at_sale=here.age,
    )  # fmt: skip


def moved(used: Used, drawn: Any, which: int) -> tuple[Any, dict[str, Any]]:
    """Units [draw, year], and what moves them against today [draw]: law (age and states), price."""
    imports = drawn["imports"]
    logs = np.array([middle for middle, _ in used.flows]) + imports["flow"][:, None] * np.array([spread for _, spread in used.flows])
    base = np.exp(logs) * _share(used.kind, imports)[:, None]
    times = {"law": _law(used, drawn, which), "price": _price(used, drawn, which)}
    here = (np.arange(1, len(used.flows) + 1)[None, :] / imports["adjust_years"][:, None]).clip(max=1.0)
    for each in times.values():
        more = each[:, None]
        base = base * np.where(more > 1.0, 1.0 + (more - 1.0) * here, more)
    return base, times


def _share(kind: str, imports: Any) -> Any:
    """Share of the kind; the three add up to one."""
    if kind == "kei_truck":
        return 1.0 - imports["van_share"] - imports["car_share"]
    return imports[f"{SHORT[kind]}_share"]


def _law(used: Used, drawn: Any, which: int) -> Any:
    """How many may come and be of use, against today [draw]."""
    today = _open(used, drawn, TODAY)
    here = today if used.worlds[which] == used.worlds[TODAY] else _open(used, drawn, which)
    return np.divide(here, today, out=np.zeros_like(here), where=today > 0.0)


def _open(used: Used, drawn: Any, which: int) -> Any:
    here, base = used.worlds[which], used.worlds[TODAY].gate or AGE_GATE
    k, times = drawn["state_response"]["needs_plates"], drawn["age_response"]["age_ten_years"]
    if here.gate is None:
        return np.zeros_like(k)
    found = (1.0 - k + k * drawn["state_response"]["unsure_open"] * here.unsure) * times ** ((base - here.gate) / 10.0)
    for years, share in here.steps:
        found = found + k * share * times ** ((base - max(years, here.gate)) / 10.0)
    return found


def _price(used: Used, drawn: Any, which: int) -> Any:
    ratio = _like(used.bill, _duty_pct(used, which)) / _like(used.bill, _duty_pct(used, TODAY))
    return np.full_like(drawn["import_price"]["elasticity"], ratio) ** -drawn["import_price"]["elasticity"]


def _duty_pct(used: Used, which: int) -> float:
    """Of a world where it is not coded, as today; nothing where that is not coded either. `told` says so."""
    found = used.worlds[which].duty_pct
    return next((each for each in (found, used.worlds[TODAY].duty_pct) if each is not None), 0.0)


def _like(bill: Bill, duty_pct: float) -> float:
    """Mean price at the door of one as it comes in today, at a duty, dollars."""
    return bill.rest + duty_pct / 100.0 * bill.value


def _paid(used: Used, drawn: Any, which: int) -> tuple[Any, Any]:
    """Price at the door and the duty and fees in it, dollars [draw]; younger ones are dearer under the hammer, and pay duty on that."""
    here = used.worlds[which]
    younger = used.worlds[TODAY].age - here.age
    more = (drawn["age_response"]["newer_price"] ** (younger / 10.0) - 1.0) * used.bill.hammer
    scale = _scale(used.bill, drawn["import_price"]["door"])
    duty = _duty_pct(used, which) / 100.0 * (used.bill.value + more)
    return scale * (used.bill.rest + more + duty), scale * (duty + used.bill.fees)


def _scale(bill: Bill, z: Any) -> Any:
    """The bill's own spread: 5, 50 and 95 percent of it at those of z."""
    return bill.mid * np.exp(z / Z95 * np.where(z < 0.0, np.log(bill.mid / bill.low), np.log(bill.high / bill.mid)))


def _surplus(used: Used, drawn: Any, which: int) -> Any:
    """Worth to a buyer beyond the price [draw], dollars: a straight demand through today's price and number, and half the change for those who come or go by price.

    Buyers who come by age or state are taken to be like those of today; that younger ones please today's buyers more is not counted.
    """
    e = drawn["import_price"]["elasticity"]
    scale = _scale(used.bill, drawn["import_price"]["door"])
    before, after = (scale * _like(used.bill, _duty_pct(used, each)) for each in (TODAY, which))
    times = _price(used, drawn, which)
    return np.maximum((before / (2.0 * e) + (before - after) * (1.0 + times) / 2.0) / times, 0.0)


def _instead(kind: str, drawn: Any) -> Any:
    """Shares [draw, group] of what the kind's buyers would have had."""
    weights, prefix = drawn["instead_used"], f"{SHORT[kind]}_"
    columns = [weights.get(prefix + group) for group in INSTEAD]
    any_ = next(each for each in columns if each is not None)
    table = np.stack([np.zeros_like(any_) if each is None else each for each in columns], axis=1)
    return table / table.sum(axis=1, keepdims=True)


__all__ = ["REFORM", "TODAY", "Used", "moved", "prepare", "side"]
