"""What happens, in words and in order: belts, bags, cabins, the two parting. Read from the states of a run."""

from __future__ import annotations

from keiway.crash.scene.frames import crush_at, given, ramps_in, reduced_mass_kg
from keiway.crash.scene.record import Moment
from keiway.crash.step import STATE, TAKE_UP_S, G

_AT = {name: j for j, name in enumerate(STATE)}
_LIMITED_MPS2 = 1e5  # a belt's limit below it stands for an air bag that helps the belt
_PAID_OUT_M = 0.002  # of belt, from which its limit counts as reached
_RESTRAINT = "belt slack take_up take_up_at limit bag_at bag contact_at contact".split()  # noqa: SIM905


def moments_of(trace: list[tuple], row: tuple[float, ...]) -> list[Moment]:
    """Moments of a trace of `plain.run(row)`, by time."""
    found = [Moment(time_s=0.0, side=None, says="fronts touch")]
    found += [moment for which in (0, 1) for moment in _of_side(trace, row, which)]
    found += _of_both(trace)
    return sorted(found, key=lambda moment: moment.time_s)


def _first(trace: list[tuple], holds) -> float | None:
    return next((state[0] for state in trace if holds(state)), None)


def _of_side(trace: list[tuple], row: tuple[float, ...], which: int) -> list[Moment]:
    end = which + 1
    held_by = {name: given(row, name, which) for name in _RESTRAINT}
    travel, slack, held = _AT[f"e{end}"], _AT[f"s{end}"], _AT[f"a{end}"]
    shared = held_by["limit"] < _LIMITED_MPS2 and not held_by["bag"]  # the limit then is that of belt and bag together

    def belt_m(state):
        pulled = min(max((state[0] - held_by["take_up_at"]) / TAKE_UP_S, 0.0), 1.0) * held_by["take_up"]
        return state[travel] + pulled

    reached = [
        ("belt takes up", held_by["belt"], lambda s: belt_m(s) > held_by["slack"]),
        ("belt and airbag give way at their limit" if shared else "belt gives way at its limit", held_by["belt"], lambda s: s[slack] > held_by["slack"] + _PAID_OUT_M),
        ("chest reaches the airbag", held_by["bag"], lambda s: s[travel] > held_by["bag_at"]),
        ("chest reaches the wheel or dashboard", held_by["contact"], lambda s: s[travel] > held_by["contact_at"]),
    ]
    times = [(says, _first(trace, holds)) for says, fitted, holds in reached if fitted]
    times.append(("cabin begins to yield", _yields(trace, row, which)))
    hardest = max(trace, key=lambda s: s[held])
    times.append((f"hardest on the chest, {hardest[held] / G:.0f} g", hardest[0]))
    return [Moment(time_s=t, side=which, says=says) for says, t in times if t is not None]


def _yields(trace: list[tuple], row: tuple[float, ...], which: int) -> float | None:
    mu, ramps, at = reduced_mass_kg(row), ramps_in(row, which), given(row, "cabin", which)
    return _first(trace, lambda s: crush_at(ramps, s[_AT["F"]] * mu) > at)


def _of_both(trace: list[tuple]) -> list[Moment]:
    found = []
    common = _first(trace, lambda s: s[_AT["V"]] <= 0.0)
    if common is not None:
        found.append(Moment(time_s=common, side=None, says="greatest crush, both at one speed"))
    parted = _first(trace, lambda s: s[_AT["V"]] < 0.0 and s[_AT["F"]] <= 0.0)
    if parted is not None:
        found.append(Moment(time_s=parted, side=None, says="vehicles part"))
    return found
