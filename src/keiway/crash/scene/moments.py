"""What happens, in words and in order: belts, bags, cabins, the two parting. Read from the states of a run."""

from __future__ import annotations

from keiway.crash.runners.inputs import Side
from keiway.crash.runners.ramps import ramps_of
from keiway.crash.scene.frames import crush_at
from keiway.crash.scene.record import Moment
from keiway.crash.step import PARAMS, STATE, TAKE_UP_S, G

_AT = {name: j for j, name in enumerate(STATE)}
_NAMES = {name: j for j, name in enumerate(PARAMS)}


def moments_of(trace: list[tuple], row: tuple[float, ...], sides: tuple[Side, Side], speeds_mps: tuple[float, float]) -> list[Moment]:
    """Moments of a trace of `plain.run(row)`, by time."""
    found = [Moment(time_s=0.0, side=None, says="fronts touch")]
    found += [moment for which in (0, 1) for moment in _of_side(trace, row, sides, which)]
    found += _of_both(trace, speeds_mps)
    return sorted(found, key=lambda moment: moment.time_s)


def _first(trace: list[tuple], holds) -> float | None:
    return next((state[0] for state in trace if holds(state)), None)


def _of_side(trace: list[tuple], row: tuple[float, ...], sides: tuple[Side, Side], which: int) -> list[Moment]:
    end = "12"[which]
    given = {name: row[_NAMES[f"{name}{end}"]] for name in "belt slack take_up take_up_at bag_at bag contact_at contact limit cabin".split()}  # noqa: SIM905
    travel, slack, held = _AT[f"e{end}"], _AT[f"s{end}"], _AT[f"a{end}"]

    def belt_m(state):
        pulled = min(max((state[0] - given["take_up_at"]) / TAKE_UP_S, 0.0), 1.0) * given["take_up"]
        return state[travel] + pulled

    shared = sides[which].restraint.airbag and not given["bag"]  # the limit then is that of belt and bag together
    reached = [
        ("belt takes up", given["belt"], lambda s: belt_m(s) > given["slack"]),
        ("belt and airbag give way at their limit" if shared else "belt gives way at its limit", given["belt"], lambda s: s[slack] > given["slack"] + 0.002),
        ("chest reaches the airbag", given["bag"], lambda s: s[travel] > given["bag_at"]),
        ("chest reaches the wheel or dashboard", given["contact"], lambda s: s[travel] > given["contact_at"]),
    ]
    times = [(says, _first(trace, holds)) for says, fitted, holds in reached if fitted]
    times.append(("cabin begins to yield", _yields(trace, sides, which, given["cabin"])))
    hardest = max(trace, key=lambda s: s[held])
    times.append((f"hardest on the chest, {hardest[held] / G:.0f} g", hardest[0]))
    return [Moment(time_s=t, side=which, says=says) for says, t in times if t is not None]


def _yields(trace: list[tuple], sides: tuple[Side, Side], which: int, cabin_m: float) -> float | None:
    side = sides[which]
    if side.front is None:
        return None
    mu = 1.0 / sum(1.0 / one.mass_kg for one in sides)
    ramp = ramps_of(side.front, side.force_factor)
    return _first(trace, lambda s: crush_at(ramp, s[_AT["F"]] * mu) > cabin_m)


def _of_both(trace: list[tuple], speeds_mps: tuple[float, float]) -> list[Moment]:
    found = []
    common = _first(trace, lambda s: s[_AT["V"]] <= 0.0)
    if common is not None:
        found.append(Moment(time_s=common, side=None, says="greatest crush, both at one speed"))
    parted = _first(trace, lambda s: s[_AT["V"]] < 0.0 and s[_AT["F"]] <= 0.0)
    if parted is not None:
        found.append(Moment(time_s=parted, side=None, says="vehicles part"))
    return found
