"""Fronts and their meeting in closed form. `meet` is the door; `batch` does the same for arrays."""

from keiway.crash.front.meeting import WALL, Body, Meeting, Side, meet

__all__ = ["WALL", "Body", "Meeting", "Side", "meet"]
