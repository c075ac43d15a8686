"""The inputs of one question: the shipped triangles, what the person set instead, and their draws.

An input is named as in data/cost/built_here.yaml; a few more are worked out for the vehicle first (the price at the port, the
hardware the standards ask for, the duties). Any may be set with its whole id, cost.built_here.dealer. Each input has its own
stream of random numbers and is drawn once for all routes, so routes differ by what they are and not by luck.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import lru_cache

import msgspec

from keiway.cost.built_here.table import PREFIX, facts, in_price_year
from keiway.cost.record import Asked, Confidence
from keiway.cost.sums import stream
from keiway.errors import UsageError
from keiway.quantiles import triangular

#: Inputs worked out for the vehicle, which may also be set: id -> what it is.
WORKED_OUT = {
    "list_price_jpy": "list price in Japan as shown there today, yen",
    "list_price_usd": "list price in the United States, without destination, dollars",
    "factory": "price at the port of the vehicle as sold at home, dollars",
    "content": "hardware that the safety standards ask for, dollars a vehicle",
    "emissions": "hardware for US emissions rules, dollars a vehicle",
    "duty": "duty on the whole vehicle, percent",
    "parts_duty": "duty on parts for assembly here, percent",
}

#: In the table for the reader; no sum uses them.
TOLD_ONLY = ("greenfield",)

SHARES = ("fob_share", "warranty", "overhead", "dealer", "incentive", "kit_share", "plant_share", "capital", "list_growth")
ABOVE = ("list_price_jpy", "list_price_usd", "factory", "fob_share", "rpe", "direct_cost", "direct_cost_mass", "volume", "years")


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """A triangle in the money of the price year."""

    id: str
    label: str
    low: float
    mid: float
    high: float
    unit: str = "usd"
    year: str = ""
    confidence: Confidence = "estimate"
    sources: tuple[str, ...] = ()
    how: str = ""
    given: bool = False

    @property
    def three(self) -> tuple[float, float, float]:
        return self.low, self.mid, self.high


def editable() -> dict[str, str]:
    """Every id that may be set -> what it is, with its unit."""
    return {
        **{PREFIX + id_: label for id_, label in WORKED_OUT.items()},
        **{PREFIX + value.id: f"{value.label}, {value.unit}" for value in facts().values.values() if value.id not in TOLD_ONLY},
    }


def given(asked: Asked) -> dict[str, Input]:
    """What the person set, by input name. Raises `UsageError` for an id of this room that there is not, or figures out of order."""
    known = editable()
    found = {}
    for edit in asked.edits:
        if not edit.id.startswith(PREFIX):
            continue
        if edit.id not in known:
            near = get_close_matches(edit.id, known, n=3)
            raise UsageError(
                f"{edit.id}: there is no such figure in a maker's price. {len(known)} can be set, such as {', '.join(near or list(known)[:3])}.",
                suggestions=near,
                fix=(edit.id, near[0]) if near else None,
            )
        _in_order(edit.id, (edit.low, edit.mid, edit.high))
        name = edit.id.removeprefix(PREFIX)
        found[name] = Input(
            id=edit.id, label=known[edit.id], low=edit.low, mid=edit.mid, high=edit.high, unit="", confidence="given",
            how=f"set by you ({edit.from_})" if edit.from_ else "set by you", given=True,
        )  # fmt: skip
    return found


def _in_order(id_: str, three: tuple[float, float, float]) -> None:
    low, mid, high = three
    short = id_.removeprefix("cost.")
    typed = f"{short}={mid:g}" if low == high else short
    if not low <= mid <= high:
        raise UsageError(f"{short}: {low:g}, {mid:g}, {high:g} are not in order; give low/likely/high.", fix=(typed, None))
    if low < 0:
        raise UsageError(f"{typed}: {low:g} is below zero. Every figure here is a cost, a share or a number of vehicles.", fix=(typed, None))
    if id_.removeprefix(PREFIX) in SHARES and high >= 1:
        raise UsageError(
            f"{typed}: {high:g} is no share below 1; 12 percent is 0.12.", fix=(typed, f"{short}={mid / 100:g}" if mid < 100 else None)
        )
    if id_.removeprefix(PREFIX) in ABOVE and low <= 0:
        raise UsageError(f"{typed}: {low:g} is not above zero, and prices are worked out from it.", fix=(typed, None))


def shipped(name: str) -> Input:
    """One input of the table, in the money of the price year."""
    value = facts().values[name]
    low, mid, high = in_price_year(value)
    return Input(
        id=PREFIX + name, label=value.label, low=low, mid=mid, high=high, unit=value.unit, year=str(value.year),
        confidence=value.confidence, sources=value.sources, how=value.how,
    )  # fmt: skip


def choose(name: str, set_: Mapping[str, Input]) -> Input:
    """What the person set, else the shipped input; what it is stays the same."""
    if name not in facts().values:
        return set_[name]
    own = shipped(name)
    mine = set_.get(name)
    if mine is None:
        return own
    return msgspec.structs.replace(
        own, low=mine.low, mid=mine.mid, high=mine.high, year="", confidence="given", sources=(), how=mine.how, given=True
    )


def drawn(inputs: Mapping[str, Input], seed: int, n: int) -> dict[str, list[float]]:
    """n draws of each input, independent of one another."""
    return {name: _draws(each, seed, n) for name, each in inputs.items()}


@lru_cache(maxsize=128)  # ways and variants of one question share most inputs: drawing them again was half of an answer's time
def _draws(each: Input, seed: int, n: int) -> list[float]:
    """Not to be changed by whoever gets it."""
    if each.high <= each.low:
        return [each.mid] * n
    random = stream(each.id, seed).random
    low, mid, high = each.three
    return [triangular(random(), low, mid, high) for _ in range(n)]
