"""Each way to bring the vehicle to a dealer, drawn: its bill, its list price, its one-off costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from keiway.answer import Quantity
from keiway.cost.built_here.inputs import Input
from keiway.cost.built_here.parts.once import names
from keiway.cost.built_here.price import bill as bills
from keiway.cost.built_here.price.bill import Slope, Terms, World
from keiway.cost.built_here.price.curve import band
from keiway.cost.built_here.price.lines import LABELS, PORT, line, named
from keiway.cost.built_here.record import Route
from keiway.cost.built_here.table import PREFIX
from keiway.cost.record import Line
from keiway.cost.sums import summed

TITLES = {
    "imported": "Imported new",
    "us_kit": "Assembled here from kits",
    "us_plant": "Made in a plant here",
}


class Way(NamedTuple):
    """A route before it is drawn. `inputs`: all of them, those of its own duty included."""

    id: str
    title: str
    terms: Terms
    inputs: Mapping[str, Input]
    duty: str  # name of the input that is its duty
    duty_says: str
    port_says: str  # how the price at the port was worked out
    notes: tuple[str, ...] = ()
    later: tuple[float, date] | None = None  # its duty later by the text in force now, percent, from that day


class Drawn(NamedTuple):
    route: Route
    slopes: tuple[Slope, ...]


def likely(inputs: Mapping[str, Input]) -> dict[str, float]:
    """Every input at its most likely figure."""
    return {name: each.mid for name, each in inputs.items()}


def draw(way: Way, worlds: Sequence[World], volume: float, seed: int) -> Drawn:
    """The route at one lifetime volume."""
    at_mode = bills.bill(likely(way.inputs), way.terms, volume)
    priced = [bills.bill(world, way.terms, volume) for world in worlds]
    rows = [[each.lines[name] for each in priced] for name in at_mode.lines]
    lines = []
    for name, row in zip(at_mode.lines, rows, strict=True):
        low, _, high = band(row)
        mid = at_mode.lines[name]
        how = way.duty_says if name in ("duty", "parts_duty") else f"{way.port_says}." if name in PORT else ""
        lines.append(line(name, (min(low, mid), mid, max(high, mid)), way.inputs, how, [each for each, _ in way.terms.factory]))
    order = {PREFIX + name: n for n, name in enumerate(LABELS)}
    pairs = sorted(zip(lines, rows, strict=True), key=lambda pair: order[pair[0].id])
    route = Route(
        id=way.id,
        way=way.terms.way,
        title=way.title,
        price=summed([each for each, _ in pairs], [row for _, row in pairs], seed),
        list_price=_quantity("list_price", [each.sticker for each in priced], "price paid over (1 - discount), destination included"),
        once=tuple(_whole(name, way.inputs) for name in names(way.terms.way)),
        once_total=_quantity(
            "once_total", [each.slope.fixed for each in priced], "one-off costs with their capital charge, over the model's life"
        ),
        duty=_duty(way),
        duty_says=way.duty_says,
        notes=way.notes,
    )
    return Drawn(route, tuple(each.slope for each in priced))


def _quantity(name: str, found: Sequence[float], how: str) -> Quantity:
    low, mid, high = band(found)
    return Quantity(id=PREFIX + name, low=low, mid=mid, high=high, unit="usd", how=how, level="90% band")


def _duty(way: Way) -> Quantity:
    each = way.inputs[way.duty]
    return Quantity(
        id=PREFIX + way.duty, low=each.low, mid=each.mid, high=each.high, unit="%", how=way.duty_says, level="range of sources",
        sources=named(each.sources),
    )  # fmt: skip


def _whole(name: str, inputs: Mapping[str, Input]) -> Line:
    each = inputs[name]
    return Line(
        id=PREFIX + name, label=LABELS[f"once_{name}"], low=each.low, mid=each.mid, high=each.high, group="once",
        sources=named(each.sources), date=each.year, confidence=each.confidence, how=each.how, given=each.given,
    )  # fmt: skip
