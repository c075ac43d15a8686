"""A crash as something to look at: frames with positions, speeds, crush and chests, and the moments in words.

    of_meeting(vehicles, speeds_mps, overlap, built) -> Scene, the middle of the answer to the same question
    scene(vehicles, row, speeds_mps) -> Scene
    pictures.pulses(scene, title) -> Picture
    page.page(scene, ...) -> one HTML file that needs no network

Plain data out; the physics is that of the plain runner, read step by step.
"""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from keiway.crash.given import Fronts
from keiway.crash.names import called
from keiway.crash.runners.plain import run
from keiway.crash.scene.actors import actors_of
from keiway.crash.scene.before_after import ILLUSTRATED, after, approach
from keiway.crash.scene.frames import frames_of, given
from keiway.crash.scene.moments import moments_of
from keiway.crash.scene.record import Frame, Moment, Room, Scene
from keiway.crash.step import N_SIDE
from keiway.days import Window
from keiway.vehicles.record import Vehicle

OPEN = ("lsv", "golf_cart", "quadricycle", "utv")  # kinds that are sold without doors too

__all__ = ["Scene", "of_meeting", "scene"]


def of_meeting(
    vehicles: tuple[Vehicle, Vehicle],
    speeds_mps: tuple[float, float],
    overlap: float = 1.0,
    built: tuple[Window | None, Window | None] = (None, None),
    fronts: Fronts = None,
    belts: tuple[bool, bool] = (True, True),
) -> Scene:
    """What `crash.answer.head_on` answers with everything uncertain at its middle, to look at. `belts`: does each driver wear one?"""
    from keiway.crash.answer.meeting import Meeting, ones_of

    meeting = Meeting(ones=ones_of(vehicles, built, fronts), closing_mps=sum(speeds_mps), overlap=overlap)
    first, second = (meeting.row({}, worn) for worn in belts)
    return scene(vehicles, (*first[:-N_SIDE], *second[-N_SIDE:]), speeds_mps)


def scene(vehicles: tuple[Vehicle, Vehicle], row: tuple[float, ...], speeds_mps: tuple[float, float]) -> Scene:
    """The crash of two vehicles from the approach to rest. `row`: the inputs of the step, as the answer had them."""
    trace: list[tuple] = []
    run(row, trace=trace)
    crash = frames_of(trace, row, speeds_mps)
    parted = crash[-1].force_n <= 0.0  # a slow crash of little overlap outlasts the run
    frames = [*approach(speeds_mps), *crash, *(after(crash[-1]) if parted else [])]
    moments = [*moments_of(trace, row), _end(frames)]
    actors = actors_of(*vehicles)
    sizes = [f"Not in the catalogue, drawn as usual for its kind: {', '.join(a.assumed)} of the {a.name}." for a in actors if a.assumed]
    sides = ["open sides; it may have doors" if actor.silhouette == "LSV" else "doors; it may have none" for actor in actors]
    doors = [f"The {called(vehicle)} is drawn with {with_}." for vehicle, with_ in zip(vehicles, sides, strict=True) if vehicle.kind in OPEN]
    rooms = tuple(Room(cabin_m=given(row, "cabin", n), contact_m=given(row, "contact_at", n), belted=given(row, "belt", n) > 0) for n in (0, 1))
    told = (*ILLUSTRATED, *dict.fromkeys([*sizes, *doors]))
    return Scene(actors=actors, frames=tuple(frames), moments=_placed(moments, frames), illustrated=told, rooms=rooms)


def _end(frames: list[Frame]) -> Moment:
    last = frames[-1]
    if last.phase == "crash":
        says = "the run ends, the two still in touch"
    else:
        still = all(side.speed_mps == 0.0 for side in last.sides)
        says = f"{'both at rest' if still else 'the picture ends, not yet at rest'} (drawn, not worked out)"
    return Moment(time_s=last.time_s, side=None, says=says)


def _placed(moments: list[Moment], frames: list[Frame]) -> tuple[Moment, ...]:
    """Each with the first frame at or after its time."""
    times = [frame.time_s for frame in frames]
    return tuple(
        msgspec.structs.replace(moment, frame=min(bisect_left(times, moment.time_s - 1e-9), len(frames) - 1)) for moment in moments
    )
