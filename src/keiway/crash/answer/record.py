"""The shape of a crash answer, `crash/2`."""

from __future__ import annotations

import msgspec

from keiway.answer import Quantity


class Rung(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rung of the evidence ladder, from the nearest evidence down: is there any, and what does it say?"""

    rung: str
    there: bool
    says: str
    sources: tuple[str, ...] = ()


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """One vehicle of a crash and what it and its driver go through."""

    vehicle: str
    name: str
    mass_kg: float
    front: str  # level of the front: measured, derived or class
    front_says: str
    restraint_says: str  # what is fitted, and why it is taken as fitted
    held: str  # what the belt and bag did
    held_unbelted: str
    quantities: tuple[Quantity, ...]
    ladder: tuple[Rung, ...]


class CrashAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Both vehicles of a head-on crash."""

    schema: str
    sentence: str
    risk_sentence: str
    speeds_mph: tuple[float, float]
    overlap: float
    parties: tuple[Party, Party]
    peak_force_kn: Quantity
    evidence: dict[str, str]  # the best evidence there is, in short; `ladder` of each party has all
    assumed: tuple[str, ...]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    data: str


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What one group of uncertain numbers drives: its own share of the variance, and with all it does in company."""

    group: str
    alone: float
    in_all: float
    error: float  # half of the 95% interval of `alone`


class Split(msgspec.Struct, frozen=True, kw_only=True):
    """The split of the variance of one figure (Sobol)."""

    figure: str  # id of the quantity
    vehicle: str
    says: str
    shares: tuple[Share, ...]  # largest first
    alone: float  # sum of the shares
    together: float  # the rest: what only shows when two or more change together
    runs: int
