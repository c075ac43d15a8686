"""A crash as plain data to draw: who, where, how fast, at which time. SI units."""

from __future__ import annotations

from typing import Literal

import msgspec

Phase = Literal["approach", "crash", "after"]


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle as it is drawn. Sizes in m; `assumed` names those the catalogue does not have."""

    name: str
    called: str  # within a sentence
    short: str
    kind: str
    silhouette: str
    length_m: float
    height_m: float
    wheelbase_m: float
    assumed: tuple[str, ...] = ()


class Moving(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle and its driver at one time.

    `position_m`: where its front would be, undamaged, along the road, the first touch at 0; the first vehicle comes from
    the left. `speed_mps`: along its own nose, so a vehicle thrown back has a negative one. `travel_m`: chest against cabin.
    """

    position_m: float
    speed_mps: float
    crush_m: float
    deceleration_g: float
    travel_m: float
    chest_g: float


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """Both at one time after the first touch."""

    time_s: float
    phase: Phase
    sides: tuple[Moving, Moving]
    force_n: float


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """Something that happens, in words. `side` 0 or 1; None: both."""

    time_s: float
    side: int | None
    says: str
    frame: int = 0  # index of the frame that shows it


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """What one vehicle has to give before it matters, m: crush until the cabin yields, way of the chest to wheel or dashboard."""

    cabin_m: float
    contact_m: float
    belted: bool


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """The whole run from approach to rest."""

    actors: tuple[Actor, Actor]
    frames: tuple[Frame, ...]
    moments: tuple[Moment, ...]
    illustrated: tuple[str, ...]  # what of it is drawing, not result
    rooms: tuple[Room, Room]

    @property
    def unbelted(self) -> str:
        """Who wears no belt, to follow a line on what is shown; empty where both do."""
        bare = [actor.called for actor, room in zip(self.actors, self.rooms, strict=True) if not room.belted]
        if len(bare) == 2:
            return ", both drivers unbelted"
        return f", the {bare[0]}'s driver unbelted" if bare else ""
