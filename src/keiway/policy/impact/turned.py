"""Which single figures turn the sign of a main effect: each held at its low and at its high end, all else as drawn (policy.uncertainty.turns)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from keiway.market import years
from keiway.policy.facts import Figure
from keiway.policy.impact import edits, measured
from keiway.policy.impact.chain import Model
from keiway.policy.impact.figures import dollars, signed
from keiway.policy.record import MONEY_YEAR, Turn
from keiway.policy.uncertainty.turns import felt, turned

Array = np.ndarray
EFFECTS = ("all_deaths", measured.NET, "own_deaths", "others_deaths")
LED = EFFECTS[:2]  # whose figures are tried
TRIED = 6  # figures, of each of them
SEEN = 1000  # draws in which they are looked for
ROWS = 400  # draws: the middles that are told are of these
TOLD = 3  # in a sentence
Key = tuple[str, str]  # factor, part.name


def turns(found: Model) -> tuple[Turn, ...]:
    """By effect, the figure that moves it most first. Nothing where both worlds are the same."""
    base = measured.main(found.least())
    if not any(base[effect].any() for effect in LED):
        return ()
    every = edits.figures()
    columns = {key: values for key, values in _columns(found).items() if _id(key) in every}
    led = felt({key: values[:SEEN] for key, values in columns.items()}, [base[effect][:SEEN] for effect in LED], TRIED)
    few = found.few(ROWS)
    told = [one for key in led for one in _turned(few, key, every[_id(key)])]
    return tuple(sorted(told, key=lambda one: (EFFECTS.index(one.effect), -abs(one.high_mid - one.low_mid))))


def _columns(found: Model) -> dict[Key, Array]:
    return {(factor, name): np.asarray(values) for factor, of in found.drawn.items() for name, values in of.items() if np.ndim(values) == 1}


def _id(key: Key) -> str:
    return f"policy.{key[1]}"


def _turned(few: Model, key: Key, figure: Figure) -> Iterator[Turn]:
    low, high = (measured.main(few.put(key[0], {key[1]: _held(few, key, end, figure)})) for end in (figure.low, figure.high))
    for effect in EFFECTS:
        ends = [float(np.median(values[effect])) for values in (low, high)]
        if turned(*ends):
            yield Turn(
                effect=effect, id=_id(key), says=figure.says, unit=figure.unit, low=figure.low, high=figure.high, low_mid=ends[0], high_mid=ends[1],
                low_up=float(np.mean(low[effect] > 0.0)), high_up=float(np.mean(high[effect] > 0.0)), confidence=figure.confidence,
            )  # fmt: skip


def _held(few: Model, key: Key, value: float, figure: Figure) -> Any:
    """In all draws, in the dollars in which the part draws it."""
    like = few.drawn[key[0]][key[1]]
    return np.full(np.shape(like), value if figure.year is None or not _carried(key) else value * years.money(1.0, figure.year, MONEY_YEAR), dtype=float)


def _carried(key: Key) -> bool:
    """The money part carries its figures to the dollars of the answer as it draws them; the others where they use them."""
    return key[1].startswith("money.")


def _unit(one: Turn) -> str:
    return "" if one.unit in edits.PLAIN else f" {one.unit}"


def says(found: tuple[Turn, ...], names: dict[str, str]) -> str:
    """What decides the signs, in words. `names`: effect -> how a sentence calls it."""
    parts = []
    for effect, name in names.items():
        of = [one for one in found if one.effect == effect]
        if of:
            say = dollars if effect == measured.NET else signed
            each = "; ".join(f"{one.says[:1].lower()}{one.says[1:]} ({say(one.low_mid)} at {one.low:g}, {say(one.high_mid)} at {one.high:g}{_unit(one)})" for one in of[:TOLD])
            more = f"; {len(of) - TOLD} more" if len(of) > TOLD else ""
            parts.append(f"The sign of {name} turns on any of these alone, between its own ends: {each}{more}.")
    return " ".join(parts)

