"""The main finding, for each side: which wall, what change of speed, what risk."""

from __future__ import annotations

import re
from typing import NamedTuple

from markupsafe import Markup, escape

from keiway.cli.crash.words import middle, span
from keiway.crash.answer.words import percent


class Side(NamedTuple):
    """`wall`: like hitting one at. `risk`: of serious injury, with its 90% band."""

    name: str
    vehicle: str
    mass: str
    wall: str
    change: str
    risk: str
    within: str
    death: str
    belt: str
    held: str
    fitted: str


def unbroken(text: str) -> Markup:
    """Names such as F-150 and MX-5 are not broken at their hyphen."""
    return Markup(re.sub(r"[\w/]+(?:-[\w/]+)+(?:&#39;s)?", r'<span class="nb">\g<0></span>', str(escape(text))))


def sides(found, scene, belts: tuple[bool, bool]) -> list[Side]:
    return [_side(party, actor, room, worn) for party, actor, room, worn in zip(found.parties, scene.actors, scene.rooms, belts, strict=True)]


def _side(party, actor, room, worn: bool) -> Side:
    known = {quantity.id: quantity for quantity in party.quantities}
    kind = "risk" if worn else "unbelted"
    risk, death, wall, change = (known[id_] for id_ in (f"crash.{kind}.serious", f"crash.{kind}.death", "crash.wall_speed", "crash.delta_v"))
    pounds = party.mass_kg / 0.45359237
    return Side(
        name=actor.name, vehicle=party.vehicle, mass=f"{pounds:,.0f} lb ({party.mass_kg:,.0f} kg) with its driver", wall=middle(wall),
        change=f"{middle(change)} ({span(change.low, change.high, change)})", risk=percent(risk.mid / 100),
        within=f"{percent(risk.low / 100).removesuffix('%')} to {percent(risk.high / 100)}", death=percent(death.mid / 100),
        belt="belted" if room.belted else "no belt", held=party.held if worn else party.held_unbelted, fitted=party.restraint_says,
    )  # fmt: skip
