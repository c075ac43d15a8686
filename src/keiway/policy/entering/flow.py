"""How many used kei come in one world, and what each is: arithmetic on draws.

    units(t) = F(t) s  L(t) P(t)                      s: share of the kind;  F: market.imports, each year's band from one normal draw
    L = M / M0,  M = (1 - k) A(G) + k B,   B = sum over states of h A(g)
    A(g) = R^((G0 - g) / 10)                          G: age from which one may enter, both gates open; g: from which the state registers it too
    P = (p / p0)^-e                                   p: price a buyer pays at one age, by the duty of each world
    X(t) = 1 + (X - 1) min(1, (t + 1) / T)            of L and P where it is more than one; less is there at once
    plated = (k + a (1 - k)) B / M                    k: buyers who need plates; a: of the others, those that take them where they are given

h: share of the country's households; a state that registers none of any age adds nothing, one of which it is not known a drawn part. Where a
reform lets younger ones in there are two streams: those as old as today, as many as would come if age moved nobody, less those that switch,
and the younger. The same facts give ones, and the same numbers to the bit; a response of none gives no younger one.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from keiway.market.demand import INSTEAD
from keiway.policy.entering.bill import Bill
from keiway.policy.entering.used import AGE_GATE, REFORM, SHORT, TODAY, There, Used
from keiway.policy.facts import Z95
from keiway.policy.parts import Stream

NOTHING = INSTEAD.index("nothing")


class Group(NamedTuple):
    """Part of a kind in one world. Arrays [draw, year], [draw]."""

    there: There
    units: Any
    plated: Any
    younger: bool = False


def side(kinds: tuple[Used, ...], drawn: Any, which: int) -> tuple[Stream, ...]:
    """The streams of one world: TODAY or REFORM."""
    return tuple(stream for each in kinds for stream in _streams(each, drawn, which))


def _streams(used: Used, drawn: Any, which: int) -> list[Stream]:
    surplus, instead = _surplus(used, drawn, which), _instead(used.kind, drawn)
    return [_stream(used, group, drawn, which, surplus, instead) for group in _groups(used, drawn, which)]


def _groups(used: Used, drawn: Any, which: int) -> list[Group]:
    here, old = used.worlds[which], used.old if which == REFORM else None
    law, price = (_ramped(times, used, drawn) for times in (_law(used, here, drawn, which), _price(used, drawn, which)))
    whole = base(used, drawn) * law * price
    if old is None:
        return [Group(here, whole, _plated(here, used, drawn))]
    kept = _ramped(_law(used, old, drawn, which), used, drawn)
    stays = np.divide(kept, law, out=np.zeros_like(law), where=law > 0.0)
    as_old = whole * stays * (1.0 - drawn["age_response"]["switch"][:, None] * (1.0 - stays))
    return [Group(old, as_old, _plated(old, used, drawn)), Group(here, np.maximum(whole - as_old, 0.0), _plated(here, used, drawn, old), True)]


def base(used: Used, drawn: Any) -> Any:
    """Units as the law is [draw, year]."""
    imports = drawn["imports"]
    logs = np.array([middle for middle, _ in used.flows]) + imports["flow"][:, None] * np.array([spread for _, spread in used.flows])
    return np.exp(logs) * _share(used.kind, imports)[:, None]


def _share(kind: str, imports: Any) -> Any:
    """Share of the kind; the three add up to one."""
    van, car = imports["van_share"], imports["car_share"]
    whole = np.maximum(van + car, 1.0)
    return {"kei_truck": 1.0 - (van + car) / whole, "kei_van": van / whole, "kei_car": car / whole}[kind]


def _ramped(times: Any, used: Used, drawn: Any) -> Any:
    """[draw, year]: more are there after some years, fewer at once."""
    here = (np.arange(1, len(used.flows) + 1)[None, :] / np.maximum(drawn["imports"]["adjust_years"], 1e-9)[:, None]).clip(max=1.0)
    more = times[:, None]
    return np.where(more > 1.0, 1.0 + (more - 1.0) * here, more)


def _law(used: Used, here: There, drawn: Any, which: int) -> Any:
    """How many may come and be of use, against today [draw]."""
    today = _open(used, used.worlds[TODAY], drawn)[0]
    found = today if which == TODAY or here == used.worlds[TODAY] else _open(used, here, drawn)[0]
    return np.divide(found, today, out=np.zeros_like(found), where=today > 0.0)


def _open(used: Used, here: There, drawn: Any) -> tuple[Any, Any]:
    """M and B [draw] of one world."""
    k, times = drawn["state_response"]["needs_plates"], drawn["age_response"]["age_ten_years"]
    if here.gate is None:
        return np.zeros_like(k), np.zeros_like(k)
    gate0 = used.worlds[TODAY].gate or AGE_GATE
    at_gate = times ** ((gate0 - here.gate) / 10.0)
    plates = np.zeros_like(k)
    for years, share in (*here.steps, *((years, share * drawn["state_response"]["unsure_open"]) for years, share in here.doubts)):
        plates = plates + share * times ** ((gate0 - max(years, here.gate)) / 10.0)
    return (1.0 - k) * at_gate + k * plates, plates


def _plated(here: There, used: Used, drawn: Any, less: There | None = None) -> Any:
    """Share registered for the road [draw], of those that come; `less`: of those that come beyond these. Where none more come, as of these."""
    state = drawn["state_response"]
    take = state["needs_plates"] + state["plates_anyway"] * (1.0 - state["needs_plates"])
    whole, plates = _open(used, here, drawn)
    share = np.divide(take * plates, whole, out=np.zeros_like(whole), where=whole > 0.0)
    if less is not None:
        known, theirs = _open(used, less, drawn)
        more = whole - known
        share = np.divide(take * (plates - theirs), more, out=share, where=more > 1e-9 * whole)
    return np.clip(share, 0.0, 1.0)


def _stream(used: Used, group: Group, drawn: Any, which: int, surplus: Any, instead: Any) -> Stream:
    here = group.there
    door, duty, margin = _paid(used, here, drawn, which)
    return Stream(
        id=f"used.{used.kind}{'.younger' if group.younger else ''}", vehicle=here.vehicle, title=f"{used.title}{', younger than may enter today' if group.younger else ''}",
        new=False, rhd=True, cap_mph=_of_most(here)[0], freeways=_of_most(here)[1], states=here.states, units=group.units, instead=instead, groups=tuple(INSTEAD),
        price_usd=door + margin, duty_usd=duty, surplus_usd=surplus, maker_usd=np.zeros_like(group.units), dealer_usd=margin, us_share=0.0,
        age_at_sale=here.age, plated=group.plated, roads=here.roads,
    )  # fmt: skip


def _of_most(here: There) -> tuple[float | None, bool]:
    """Roads of most of the households in the states that register it."""
    return max(here.roads, key=lambda each: each[0], default=(1.0, None, True))[1:]


def _price(used: Used, drawn: Any, which: int) -> Any:
    """How many come at what a buyer pays, against today [draw]."""
    before, after = (_like(used, drawn, each) for each in (TODAY, which))
    return (after / before) ** -drawn["import_price"]["elasticity"]


def _duty_pct(used: Used, drawn: Any, which: int) -> Any:
    """Percent of the customs value [draw]: by the text, in a drawn part of entries by the other readings, the same part in both worlds.

    Of a world where it is not coded, as today; nothing where that is not coded either. `told` says so.
    """
    found = next((each for each in (used.worlds[which].readings, used.worlds[TODAY].readings) if each is not None), (0.0, 0.0, 0.0))
    text = drawn["import_price"]["duty_text"]
    low, told, high = found
    others = [end for end in (low, high) if end != told] or [told]
    return text * told + (1.0 - text) * (sum(others) / len(others))


def _like(used: Used, drawn: Any, which: int) -> Any:
    """Mean price to a buyer of one as it comes in today, at the duty of a world, dollars [draw]; the dealer's part is that of today."""
    margin = drawn["import_price"]["importer_margin"]
    at = [used.bill.rest + _duty_pct(used, drawn, each) / 100.0 * used.bill.value for each in (TODAY, which)]
    return at[1] + margin * at[0]


def _paid(used: Used, here: There, drawn: Any, which: int) -> tuple[Any, Any, Any]:
    """Price at the door, the duty and fees in it, and the dealer's part on top, dollars [draw].

    Younger ones are dearer under the hammer, and pay duty on that. The dealer's part is a share of the door price at the duty of today:
    what he does for a vehicle does not change with its duty.
    """
    younger = used.worlds[TODAY].age - here.age
    more = (drawn["age_response"]["newer_price"] ** (younger / 10.0) - 1.0) * used.bill.hammer
    scale = scaled(used.bill, drawn["import_price"]["door"])
    today, duty = (_duty_pct(used, drawn, each) / 100.0 * (used.bill.value + more) for each in (TODAY, which))
    rest = used.bill.rest + more
    return scale * (rest + duty), scale * (duty + used.bill.fees), drawn["import_price"]["importer_margin"] * scale * (rest + today)


def scaled(bill: Bill, z: Any) -> Any:
    """The bill's own spread: 5, 50 and 95 percent of it at those of z."""
    return bill.mid * np.exp(z / Z95 * np.where(z < 0.0, np.log(bill.mid / bill.low), np.log(bill.high / bill.mid)))


def _surplus(used: Used, drawn: Any, which: int) -> Any:
    """Worth to a buyer beyond the price [draw], dollars before tax: a straight demand through today's price and number.

    Whoever would have come gains the whole of a cut, those who come by it half: over all years of sale together, exactly, so that a cut of a
    duty is worth to buyers what it costs the treasury, and the triangle. Buyers who come by age or state are taken to be like those of today;
    that younger ones please today's buyers more is not counted.
    """
    e = drawn["import_price"]["elasticity"]
    scale = scaled(used.bill, drawn["import_price"]["door"])
    before, after = (scale * _like(used, drawn, each) for each in (TODAY, which))
    come = base(used, drawn) * _ramped(_law(used, used.worlds[which], drawn, which), used, drawn)
    times = _ramped(_price(used, drawn, which), used, drawn)
    whole = (come * (before[:, None] / (2.0 * e[:, None]) + (before - after)[:, None] * (1.0 + times) / 2.0)).sum(axis=1)
    buyers = (come * times).sum(axis=1)
    return np.maximum(np.divide(whole, buyers, out=before / (2.0 * e), where=buyers > 0.0), 0.0)


def _instead(kind: str, drawn: Any) -> Any:
    """Shares [draw, group] of what the kind's buyers would have had; where every weight is nothing, nothing."""
    weights, prefix = drawn["instead_used"], f"{SHORT[kind]}_"
    columns = [weights.get(prefix + group) for group in INSTEAD]
    any_ = next(each for each in columns if each is not None)
    table = np.stack([np.zeros_like(any_) if each is None else each for each in columns], axis=1)
    table[:, NOTHING] += table.sum(axis=1) == 0.0
    return table / table.sum(axis=1, keepdims=True)
