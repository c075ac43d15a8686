"""What each way costs, draw by draw, before any volume or price is chosen: what the market room pairs with its sales.

    economics(asked) -> (Economics, ...)     one a way; raises what `answer` raises

`made(world, terms)` and `slope(world, terms, lines, fixed)` of price/bill.py take arrays of draws as well as numbers, so that
whoever has numpy works out all draws at once.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from keiway.cost.built_here.answer import ground
from keiway.cost.built_here.inputs import drawn
from keiway.cost.built_here.parts.once import names
from keiway.cost.built_here.price.bill import Terms
from keiway.cost.record import Asked


class Economics(NamedTuple):
    id: str  # imported, us_kit, us_plant; imported_8704 where the heading is open
    title: str
    terms: Terms
    draws: dict[str, list[float]]  # every input by name, `asked.draws` of each, dollars of the price year or shares
    once: tuple[str, ...]  # which of them are one-off costs of this way, whole, without a capital charge
    duty_says: str
    port_says: str  # how the price at the port was worked out
    notes: tuple[str, ...]
    gaps: tuple[str, ...]  # standards with a known difference that the costs close
    untold: tuple[str, ...]  # standards whose cost is not known, and not in the sum
    later: tuple[float, date] | None  # its duty later by the text in force now, percent, from that day


def economics(asked: Asked, ways: tuple[str, ...] = ("imported", "us_kit", "us_plant"), waived: tuple[str, ...] = ()) -> tuple[Economics, ...]:
    """The ways named, as far as the vehicle has them. Draws are those of `answer`: same seed, same figures.

    `waived`: numbers of standards that it is spared, by an exemption or a class of its own; their hardware and their engineering drop out.
    """
    settled = ground(asked, waived)
    rules = settled.rules
    untold = tuple(each.number for each in rules.content if each.low is None)
    draws: dict[str, list[float]] = {}
    told = []
    for way in settled.ways:
        if way.terms.way not in ways:
            continue
        draws |= drawn({name: each for name, each in way.inputs.items() if name not in draws or name == "duty"}, asked.seed, asked.draws)
        own = {name: draws[name] for name in way.inputs}
        told.append(Economics(way.id, way.title, way.terms, own, names(way.terms.way), way.duty_says, way.port_says, way.notes, rules.gaps, untold, way.later))
    return tuple(told)
