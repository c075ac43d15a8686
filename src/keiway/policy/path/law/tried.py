"""The law asked under one set of changes after another, each world once."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import NamedTuple

from keiway.case import Case
from keiway.policy.path.facts import Change, Setting, facts
from keiway.policy.path.goal import Goal
from keiway.policy.path.law.standing import Standing, stand
from keiway.policy.path.law.worlds import reform

#: How near a state's rule is to the goal: its refusal rests on less the higher it stands here.
NEAR = ("doubt", "agency", "act")
#: Bases of a rule that an agency can change by itself.
AGENCY = ("regulation", "agency", "agency practice", "practice", "press reports", "no kei-specific limit found", "only third-party lists", "not coded for that day")


class Following(NamedTuple):
    """States that would be open if they took over a definition, or followed the class itself (None), and those taken."""

    definition: str | None
    could: tuple[str, ...]
    taken: tuple[str, ...]


class Tried:
    """One question: what stands under which changes. Results are kept by the set asked."""

    def __init__(self, case: Case, goal: Goal, day: date):
        self.case, self.goal, self.day = case, goal, day
        self._stood: dict[tuple, Standing] = {}

    @property
    def count(self) -> int:
        return len(self._stood)

    def under(self, settings: tuple[Setting, ...] = (), follow: tuple[str, ...] = (), definition: str | None = None) -> Standing:
        key = (settings_key(settings), follow, definition)
        if key not in self._stood:
            self._stood[key] = stand(reform(settings, self.day, follow, definition), self.case, self.goal, self.day)
        return self._stood[key]

    def acts(self, settings: tuple[Setting, ...]) -> float:
        """How many acts the goal takes with these changes: theirs, and those of states; infinite where it stays shut."""
        found = self.under(settings)
        if not (found.enters and found.enough(self.goal)):
            return inf
        need = found.needs(self.goal)
        if need == 0:
            return len(settings)
        return len(settings) + need if self.following(settings) else inf

    def following(self, settings: tuple[Setting, ...]) -> Following | None:
        """The class itself where the changes make one, else the mildest definition with which enough states would open it; or None.

        The states taken are checked as they stand, alone, when the set is told (`options`).
        """
        now = self.under(settings)
        own = [None] if any(makes_class(setting) for setting in settings) else []
        for definition in (*own, *(one.id for one in facts().definitions)):
            after = self.under(settings, ("all",), definition)
            could = set(after.open_states) - set(now.open_states)
            taken = self._taken(now, could)
            if taken:
                return Following(definition, tuple(sorted(could)), taken)
        return None

    def _taken(self, now: Standing, could: set[str]) -> tuple[str, ...]:
        """The states that must follow: the named ones, then the nearest; empty where there are not enough."""
        named = [state for state in self.goal.named if state not in now.open_states]
        need = now.needs(self.goal)
        others = sorted((place for place in now.places if place.state in could and place.state not in named), key=nearness)
        taken = [*named, *(place.state for place in others)][:need]
        return tuple(sorted(taken)) if len(taken) == need and set(named) <= could else ()


def makes_class(setting: Setting) -> bool:
    return any(lever.startswith("us.class.") and lever.endswith(".exists") and value is True for lever, value in setting.set.items())


def nearness(place) -> tuple[int, str]:
    """Sort key: a state in doubt, one that refuses by its agency's own word, one that refuses by law."""
    kind = "doubt" if place.open is None else "agency" if place.basis in AGENCY else "act"
    return NEAR.index(kind), place.state


def settings_key(settings: tuple[Setting, ...]) -> tuple:
    """Order does not matter: the same changes are the same law."""
    return tuple(sorted((repr(sorted(one.set.items())), one.supposes) for one in settings))


def strongest(changes: tuple[Change, ...]) -> tuple[Setting, ...]:
    return tuple(change.settings[-1] for change in changes)
