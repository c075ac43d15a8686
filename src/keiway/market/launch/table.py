"""The facts of data/market/launch.yaml and dealers.csv, checked as they are read."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, Literal

import msgspec

from keiway.cost.record import Confidence
from keiway.market.source import Source, Strict
from keiway.places import PLACES
from keiway.store import Topic, read_yaml


class Triangle(msgspec.Struct, **Strict):
    """Least, likeliest and most, and where they come from."""

    low: float
    mid: float
    high: float
    confidence: Confidence
    sources: tuple[str, ...]
    how: str
    id: str = ""
    label: str = ""
    unit: str = ""

    @property
    def three(self) -> tuple[float, float, float]:
        return self.low, self.mid, self.high


class Drift(Triangle, **Strict):
    """A triangle of the yearly change of the log, and the standard deviation of a yearly random walk around it."""

    wander: float
    wander_how: str


class Seen(msgspec.Struct, **Strict):
    """A network and what it sold in one year."""

    name: str
    year: int
    dealers: int
    units: int
    sources: tuple[str, ...]


class Network(msgspec.Struct, **Strict):
    dealers: float
    dealers_source: str
    common: float
    common_source: str
    common_confidence: Confidence
    scale_mi: Triangle
    seen: tuple[Seen, ...]


class Households(msgspec.Struct, **Strict):
    sources: tuple[str, ...]
    confidence: Confidence
    states: dict[str, int]


class Capped(msgspec.Struct, **Strict):
    """Sales of vehicles with a cap beside those without, where both were sold."""

    id: str
    says: str
    capped: int
    free: int
    sources: tuple[str, ...]
    note: str = ""


class Cap(msgspec.Struct, **Strict):
    weights: tuple[Triangle, ...]
    seen: tuple[Capped, ...]


class Cell(msgspec.Struct, frozen=True, array_like=True):
    """What one three-digit ZIP prefix has in one state; see scripts/condense_dealer_places.py."""

    zip3: str
    state: str
    lat: float
    lon: float
    radius_mi: float
    share: float  # of the people of its state
    dealers: tuple[int, ...]  # ranks of the dealers that stand there


class Facts(msgspec.Struct, **Strict):
    checked: str
    sources: dict[str, Source]
    network: Network
    households: Households
    cap: Cap
    right_hand: Triangle
    drift: Drift
    cells: tuple[Cell, ...] = ()

    def weight(self, id_: Literal["keeps_another", "weight"]) -> Triangle:
        return next(one for one in self.cap.weights if one.id == id_)


def build(files: dict[str, Any]) -> dict[str, Any]:
    """One mapping from the YAML file and the table of cells."""
    (table,) = (content for name, content in files.items() if name.endswith(".csv"))
    (facts,) = (content for name, content in files.items() if name.endswith(".yaml"))
    return {**facts, "cells": table}


def _read(path: Path) -> Any:
    return read_yaml(path) if path.suffix == ".yaml" else _cells(path)


def _cells(path: Path) -> list[list[Any]]:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    numbers = ("lat", "lon", "radius_mi", "share")
    return [[row["zip3"], row["state"], *(float(row[name]) for name in numbers), [int(rank) for rank in row["dealers"].split()]] for row in rows]


TOPIC = Topic("market-launch", ["market/launch.yaml", "market/dealers.csv"], Facts, build, reads=_read)


def facts() -> Facts:
    """Read once a process."""
    return TOPIC.value


def households(states: tuple[str, ...] | None = None) -> float:
    """Share of US households in these states; None is all 51."""
    counts = facts().households.states
    return sum(counts[state] for state in (states if states is not None else PLACES)) / sum(counts.values())
