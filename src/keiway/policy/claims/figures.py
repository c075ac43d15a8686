"""The figures of a claim: read from the rooms' answers, worked out of one another, or read somewhere with source and date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from keiway.answer import Verdict
from keiway.errors import DataError, KeiwayError
from keiway.policy.claims import words
from keiway.policy.claims.facts import FigureFact
from keiway.policy.claims.paths import Nowhere, every, one
from keiway.policy.claims.record import Figure

VERDICTS = frozenset(Verdict)
PICKS: dict[str, Callable[[list], float]] = {"max": max, "min": min, "count": len}
LIST = "list"  # the words found, as a text


class NotThere(KeiwayError):
    """An answer, on the day asked about, has not what a claim reads from it."""

    code = "not_there"


class Found(NamedTuple):
    """A number with its ends, or a word."""

    mid: float | None = None
    low: float | None = None
    high: float | None = None
    text: str = ""
    sources: tuple[str, ...] = ()


class Maker:
    """Figures of one claim, made when they are asked for. `answer` gives a command's answer, `part` what of it needs no work, or None."""

    def __init__(
        self, facts: Mapping[str, FigureFact], commands: Mapping[str, str], answer: Callable[[str], Any], part: Callable[[str, str], Any] = lambda command, at: None
    ):
        self.facts, self.commands, self.answer, self.part = facts, commands, answer, part
        self.made: dict[str, Figure] = {}

    def __call__(self, name: str) -> Figure:
        if name not in self.made:
            if name not in self.facts:
                raise DataError(f"claims.yaml: no figure is called {name!r}")
            self.made[name] = self._figure(name, self.facts[name])
        return self.made[name]

    def told(self, name: str) -> tuple[Figure, str]:
        return self(name), self.facts[name].as_

    def _figure(self, name: str, fact: FigureFact) -> Figure:
        if fact.ask:
            found = self._read(name, fact)
            rest = {"command": self.commands[fact.ask], "path": fact.at}
        elif fact.op:
            found, rest = self._worked(fact), {"of": fact.of}
        else:
            found, rest = _given(fact), {"date": fact.date}
        text = words.word(found.text, fact.as_) if found.text else ""
        made = Figure(
            id=name, label=fact.label, shown=text or words.shown(fact.as_, found.mid, found.low, found.high), unit=words.unit(fact.as_), mid=found.mid,
            low=found.low, high=found.high, text=text, how=fact.how or _how(fact), confidence=fact.confidence, sources=(*fact.sources, *found.sources), **rest,
        )  # fmt: skip
        return msgspec.structs.replace(made, ends=words.ends(made, fact.as_))

    def _read(self, name: str, fact: FigureFact) -> Found:
        command = self.commands[fact.ask]
        document = self.part(command, fact.at) or self.answer(command)
        try:
            if fact.pick:
                values = [value for value in every(document, fact.at) if value is not None]
                if fact.pick == LIST:
                    return Found(text=", ".join(map(str, values)) or "none")
                if not values and fact.pick != "count":
                    raise Nowhere(f"row at {fact.at}")
                return Found(mid=float(PICKS[fact.pick](values)))
            value = one(document, fact.at)
            if value is None:
                raise Nowhere(f"value at {fact.at}")
            return found_in(value)
        except Nowhere as error:
            raise NotThere(f"{fact.label[:1].upper()}{fact.label[1:]} is not in the answer to {self.commands[fact.ask]}: no {error}.") from error

    def _worked(self, fact: FigureFact) -> Found:
        """Ends are carried where one alone has them; two bands that move together are not combined."""
        parts = [self(each) for each in fact.of]
        exact = [each.low is None for each in parts]
        combine = OPS[fact.op]
        mid = combine([each.mid for each in parts]) if all(each.mid is not None for each in parts) else None
        if exact.count(False) != 1:
            return Found(mid=mid)
        ends = [combine([each.mid if each.low is None else getattr(each, end) for each in parts]) for end in ("low", "high")]
        return Found(mid=mid, low=min(ends), high=max(ends))


def _ratio(values: list[float]) -> float:
    return values[0] / values[1]


def _difference(values: list[float]) -> float:
    return values[0] - values[1]


OPS: dict[str, Callable[[list[float]], float]] = {"ratio": _ratio, "difference": _difference, "sum": sum}
HOW = {"ratio": "the first over the second", "difference": "the first less the second", "sum": "their sum"}


def _how(fact: FigureFact) -> str:
    return HOW.get(fact.op, "")


def _given(fact: FigureFact) -> Found:
    if isinstance(fact.value, str):
        return Found(text=fact.value)
    return Found(mid=fact.value, low=fact.low, high=fact.high)


def found_in(value: Any) -> Found:
    """A quantity of any room, a band of two or three ends, a number or a word."""
    if isinstance(value, list | tuple):
        low, *mid, high = map(float, value)
        if low == high:
            return Found(mid=low)
        return Found(mid=mid[0] if mid else None, low=low, high=high)
    if isinstance(value, dict):
        low, high = value.get("low", value.get("low90")), value.get("high", value.get("high90"))
        if low == high:
            low = high = None
        return Found(mid=value.get("mid"), low=low, high=high, sources=tuple(value.get("sources", ())))
    if isinstance(value, bool):
        return Found(text="yes" if value else "no")
    if isinstance(value, str):
        return Found(text=Verdict(value).words if value in VERDICTS else str(value).replace("_", " "))
    if isinstance(value, int | float):
        return Found(mid=float(value))
    raise DataError(f"claims.yaml: neither a figure nor a word: {msgspec.json.encode(value)[:80]!r}")
