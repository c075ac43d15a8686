"""Driving cycles: a target speed for every second. Sources stand in data/road/cycles/, one file a cycle."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

import msgspec

from keiway.errors import NotUnderstood
from keiway.store import Topic

UNIT_MPS = {"mph": 0.44704, "km/h": 1 / 3.6}


class Cycle(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A cycle as its regulation prints it: `tenths` of `unit`, one a second from second 0; `phases`: when each part ends."""

    id: str
    title: str
    unit: Literal["mph", "km/h"]
    phases: list[int]
    source: str
    url: str
    note: str
    checked: str
    confidence: str
    tenths: list[int]

    @cached_property
    def speeds_mps(self) -> tuple[float, ...]:
        """m/s at each second; a step goes from one to the next."""
        unit = UNIT_MPS[self.unit] / 10
        return tuple(x * unit for x in self.tenths)

    @property
    def seconds(self) -> int:
        return len(self.tenths) - 1

    @property
    def distance_m(self) -> float:
        speeds = self.speeds_mps
        return sum(speeds) - (speeds[0] + speeds[-1]) / 2

    def phase(self, number: int) -> tuple[float, ...]:
        """m/s of one part, counted from 0, with the second it begins at."""
        return self.speeds_mps[([0, *self.phases])[number] : self.phases[number] + 1]


def _by_id(files: dict[str, Any]) -> dict[str, Any]:
    return {cycle["id"]: cycle for cycle in files.values()}


CYCLES = Topic("road-cycles", "road/cycles/*.yaml", dict[str, Cycle], _by_id)


def cycle(name: str) -> Cycle:
    """One of udds, hwfet, us06, wltc-jp. NotUnderstood for any other name."""
    found = CYCLES.value.get(name.lower())
    if found is None:
        raise NotUnderstood(f"no driving cycle is called {name!r}: there are {', '.join(CYCLES.value)}", suggestions=list(CYCLES.value))
    return found
