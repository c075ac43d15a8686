"""A command as it is typed, answered by the room behind it: the same question to the same door, without a face between.

Only what the claims ask is read here. What comes back is the object that the command prints with --json, as plain values.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import msgspec

from keiway.errors import KeiwayError, UsageError
from keiway.kept import Kept
from keiway.question import Question, Reading, read

#: Answers of one process; some 100 kB each.
KEPT = Kept("claims", 60)
#: Verbs that take seconds, and the packages they need.
HEAVY = {"market": ("numpy",), "risk": ("numpy",)}
FLAGS = {"built-here", "in-us"}  # options without a value
SEVERAL = {"set", "against"}


class Typed(msgspec.Struct, frozen=True):
    """A command read: its verb, the words after it, its options by name."""

    verb: str
    words: tuple[str, ...]
    options: dict[str, Any]

    def get(self, name: str) -> Any:
        return self.options.get(name)


def typed(command: str) -> Typed:
    """`keiway crash risk X` is the verb risk, `keiway law fmvss X` the verb fmvss."""
    words, options, parts = [], {}, iter(shlex.split(command)[1:])
    for part in parts:
        if not part.startswith("--"):
            words.append(part)
            continue
        name = part[2:]
        value = True if name in FLAGS else next(parts)
        if name in SEVERAL:
            options.setdefault(name, []).append(value)
        else:
            options[name] = value
    verb, *rest = words
    if (verb, *rest[:1]) in (("crash", "risk"), ("law", "fmvss"), ("law", "pathways")):
        verb, *rest = rest
    return Typed(verb, tuple(rest), options)


def is_heavy(command: str) -> bool:
    return typed(command).verb in HEAVY


def lacking(command: str) -> str:
    """What must be installed first, in a sentence; empty where nothing."""
    needs = [name for name in HEAVY.get(typed(command).verb, ()) if not find_spec(name)]
    return f"It needs one more package ({', '.join(needs)}): pip install 'keiway[market]'." if needs else ""


def recorded(command: str, at: str) -> dict[str, Any] | None:
    """That part of a forecast's answer which is a record of what was sold: it needs no forecast. None for every other part."""
    if typed(command).verb != "market" or not at.startswith("comparables["):
        return None
    from keiway.market.history import everyone

    return {"comparables": KEPT.get("comparables", lambda: msgspec.to_builtins(everyone()))}


def ask(command: str) -> dict[str, Any]:
    """What `command --json` prints. Raises `KeiwayError` with the room's words."""
    if missing := lacking(command):
        raise UsageError(missing, try_="pip install 'keiway[market]'")
    return KEPT.get(command, lambda: _answered(command))


def _answered(command: str) -> dict[str, Any]:
    question = typed(command)
    return msgspec.to_builtins(VERBS[question.verb](question))


def _read(text: str, question: Typed, needs_date: bool = False) -> Reading:
    return read(
        Question(
            text=text, built=question.get("built"), state=question.get("state"), as_of=question.get("as-of"), use=question.get("use") or "road",
            in_us=bool(question.get("in-us")),
        ),
        needs_date=needs_date,
    )  # fmt: skip


def _compare(question: Typed):
    from keiway.drawing import compare

    return compare([_read(text, question).case.vehicle for text in question.words])


def _crash(question: Typed):
    from keiway.crash.answer import head_on

    readings = [_read(text, Typed("crash", (), {})) for text in (question.words[0], question.get("vs"))]
    speed_mps = float(question.get("speed")) * MPS_PER_MPH
    dates = tuple(reading.case.built if reading.dated else None for reading in readings)
    return head_on(tuple(reading.case.vehicle for reading in readings), (speed_mps, speed_mps), 1.0, dates)


MPS_PER_MPH = 0.44704


def _risk(question: Typed):
    from keiway.crash.exposure.answer import exposure

    reading = _read(question.words[0], question)
    limits = (int(question.get("limit")),) if question.get("limit") else ()
    count = int(question.get("crashes")) if question.get("crashes") else None
    return exposure(reading.case.vehicle, built=reading.case.built if reading.dated else None, limits=limits, n=count)


def _road(question: Typed):
    from keiway.road.answer import answer
    from keiway.road.answer.record import Asked

    reading = _read(question.words[0], question)
    return answer(Asked(vehicle=reading.case.vehicle, case=reading.case if reading.case.state else None))


def _cost(question: Typed) -> dict[str, Any]:
    """The rooms of cost that the options name, as the command composes them."""
    from keiway.cost.record import Asked

    built_here, own = question.get("built-here"), question.get("own")
    reading = _read(question.words[0], question, needs_date=not built_here)
    asked = Asked(
        case=reading.case, zip=question.get("to"), state=question.get("state"), against=tuple(question.get("against") or ()),
        miles_per_year=float(question.get("miles")) if question.get("miles") else None, **({"years": int(own.removesuffix("y"))} if own else {}),
    )  # fmt: skip
    if built_here:
        from keiway.cost import built_here as makers

        return {"built_here": makers.answer(asked)}
    landed = None
    if not (reading.case.in_us or reading.case.vehicle.us_certified or reading.case.made_in == "US"):
        from keiway.cost import landed as room

        landed = room.answer(asked)
        total = landed.by_heading[0].total
        paid = (min(total.low, total.expected), total.expected, max(total.high, total.expected))
        asked = msgspec.structs.replace(asked, paid_usd=paid, state=landed.to.state)
    if not own:
        return {"landed": landed}
    from keiway.cost.owned import answer

    return {"landed": landed, "owned": answer(asked)}


def _market(question: Typed):
    from keiway.cost import edits
    from keiway.market.answer import answer
    from keiway.market.record import Asked

    reading = _read(question.words[0], question)
    costs = edits.read(list(question.get("set") or ()), edits.rooms(landed=False, built_here=True)) if question.get("set") else ()
    draws = {"draws": int(question.get("draws"))} if question.get("draws") else {}
    return answer(Asked(vehicle=reading.case.vehicle, as_of=reading.case.as_of, text=question.words[0], edits=costs, **draws))


def _check(question: Typed):
    from keiway.api import answer

    return answer(_read(question.words[0], question, needs_date=True).case)


def _where(question: Typed):
    from keiway.law.where import where

    return where(_read(question.words[0], question, needs_date=True).case)


def _when(question: Typed):
    from keiway.law.when import when

    return when(_read(question.words[0], question, needs_date=True).case)


def _fmvss(question: Typed):
    from keiway.law.fmvss import matrix

    reading = _read(question.words[0], question, needs_date=True)
    return matrix(reading.case.vehicle, reading.case.built if reading.dated else None, reading.case.as_of)


def _pathways(question: Typed):
    from keiway.law import federal

    return {"pathways": federal.pathways(_read(question.words[0], question, needs_date=True).case)}


def _path(question: Typed):
    from keiway.policy.path.answer import answer, default_way
    from keiway.policy.path.goal import read as goal

    reading = _read(question.words[0], question, needs_date=True)
    return answer(reading.case, goal((), default_way(reading.case, reading.dated), None))


def _law(question: Typed):
    from keiway.law.library import search

    return {"entries": search(question.words[0])}


def _vehicles(question: Typed):
    from keiway.vehicles.catalogue import of_kind, vehicles
    from keiway.vehicles.resolution import resolve

    if question.words:
        return {"vehicles": [resolve(question.words[0]).vehicle]}
    every = list(vehicles())
    return {"vehicles": of_kind(every, question.get("kind")) if question.get("kind") else every}


VERBS: dict[str, Callable[[Typed], Any]] = {
    "compare": _compare, "crash": _crash, "risk": _risk, "road": _road, "cost": _cost, "market": _market, "check": _check, "where": _where, "when": _when,
    "fmvss": _fmvss, "pathways": _pathways, "path": _path, "law": _law, "vehicles": _vehicles,
}  # fmt: skip

__all__ = ["KeiwayError", "ask", "is_heavy", "lacking", "recorded", "typed"]
