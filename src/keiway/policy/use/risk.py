"""Deaths and serious injuries a mile, for the policy's draws.

A policy draw points at two of the crash room's draws: one for what all vehicles share (models, roads: factor `crash_models`), one for
what is the vehicle's own (factor `crash_vehicle`). Vehicles met in one draw share both pointers, so the same vehicle on both sides
cancels exactly. Where the two differ, a rate is the shared draw's with its own part exchanged.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.policy.use.rates import CLASSES, DRAWS, OUTCOMES, Rates, Roads

PER_MILES = 1e8
#: Columns of every array of risks.
WHAT = ("own_deaths", "own_serious", "others_deaths", "others_serious", "others_in_vehicles_deaths")


class Pointers(NamedTuple):
    world: Any  # [draw] of the crash room's draws
    body: Any


def pointers(draws: int, seed: int) -> Pointers:
    """Each of the crash room's draws as often as any other, in random order."""
    import numpy as np

    from keiway.market.launch.streams import stream

    each = np.arange(draws) % DRAWS
    return Pointers(*(stream(f"policy.use.crash_{name}", seed).permutation(each) for name in ("world", "body")))


def in_vehicles(found: Rates, at: Pointers) -> Any:
    """[draw, class, OUTCOMES] per mile: people in vehicles."""
    import numpy as np

    part = np.exp(found.own_part[at.body] - found.own_part[at.world])
    return found.by_class[at.world] * part[:, None, :] / PER_MILES


def on_foot(found: Rates, shared: Roads, at: Pointers) -> Any:
    """[draw, class] deaths per mile of people on foot, bicycles and motorcycles."""
    struck = shared.people[at.world] * found.shape[at.body] + shared.riders[at.world]
    return shared.on_foot[at.world] / shared.miles[at.world] * struck[:, None] / PER_MILES


def by_class(found: Rates, shared: Roads, at: Pointers, times: Any = 1.0) -> Any:
    """[draw, class, WHAT] per mile. `times` (of the shape of `in_vehicles`): crashes with people in vehicles, against the average driver's."""
    import numpy as np

    inside, foot = in_vehicles(found, at) * times, on_foot(found, shared, at)
    serious = foot * shared.serious_per_death[at.world][:, None]
    own_death, own_serious, death, hurt = (inside[:, :, j] for j in range(len(OUTCOMES)))
    return np.stack([own_death, own_serious, death + foot, hurt + serious, death], axis=2)


def over(rates: Any, profile: Any) -> Any:
    """[draw, WHAT] per mile of a mix of roads, `profile` [draw, class]."""
    import numpy as np

    return np.einsum("dc,dcw->dw", profile, rates)


def mixed(found: Rates, shared: Roads) -> Any:
    """[crash draw, OUTCOMES] per mile of people in vehicles, on the national mix of roads of each of the crash room's draws."""
    import numpy as np

    return np.einsum("dc,dco->do", shared.miles, found.by_class) / PER_MILES


def all_roads(mix: Any, shared: Roads, found: Rates, at: Pointers) -> Any:
    """[draw, WHAT] per mile on the national mix of roads, of what `mixed` gave."""
    import numpy as np

    inside = mix[at.world] * np.exp(found.own_part[at.body] - found.own_part[at.world])
    foot = (shared.people[at.world] * found.shape[at.body] + shared.riders[at.world]) / PER_MILES
    own_death, own_serious, death, hurt = inside.T
    return np.stack([own_death, own_serious, death + foot, hurt + foot * shared.serious_per_death[at.world], death], axis=1)


def at_fault(found: Rates, at: Pointers, factor: Any) -> Any:
    """[draw, 1, OUTCOMES] times as many with the wheel on the right: `factor` [draw] on the crashes of its own making."""
    return 1.0 + (factor[:, None] - 1.0)[:, None, :] * found.fault[at.world][:, None, :]


def keeps_up(top_mph: float | None, factor: Any) -> Any:
    """[draw, class, 1] times as many crashes where the vehicle cannot keep up: on classes posted within 5 mph of its top speed or above."""
    import numpy as np

    slow = np.array([top_mph is not None and limit + 5.0 > top_mph for limit in CLASSES])
    return np.where(slow[None, :], factor[:, None], 1.0)[:, :, None]
