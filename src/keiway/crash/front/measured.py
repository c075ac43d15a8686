"""Fronts measured in a barrier test and shipped with their signals."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.crash.record import Front
from keiway.store import DATA, Topic


class Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wall test of the catalogue of fronts: what it was, its signals, what came out."""

    title: str
    date: str
    url: str
    mass_kg: float
    speed_mps: float
    signals: str  # file beside this one
    row_heights_m: tuple[float, ...]
    confidence: str
    says: str
    measured: dict[str, float]
    front: Front


def _by_name(files: dict[str, Any]) -> dict[str, Any]:
    return {path.rsplit("/", 1)[-1].removesuffix(".yaml"): content for path, content in files.items()}


TESTS = Topic("crash-measured-fronts", "crash/camry2018.yaml", dict[str, Test], build=_by_name)


def measured(name: str) -> Test:
    """One test by name: 'camry2018'."""
    return TESTS.value[name]


def signals_path(test: Test):
    return DATA / "crash" / test.signals
