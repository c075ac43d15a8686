"""Crash rates by class of road, condensed from the crash room: ``python -m keiway.policy.use.rates --write``.

For each vehicle and each of the crash room's 128 draws: deaths and serious injuries per 100 million miles on each class of posted
limit, of its own people and of people in other vehicles; how its front treats people on foot, against the average front; and two things
told apart: what part of the draw is the vehicle's own (its crush, its time and make ...) and what share of its crashes is of its own
making. `World` is what all vehicles share in a draw: miles by class, people on foot.

The own part is the least-squares fit of the logarithm of (its rate over the average vehicle's), all roads, on the vehicle's own
drawn parameters; the rest of a draw belongs to models and roads.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from keiway.errors import DataError, UsageError
from keiway.store import DATA, Topic
from keiway.vehicles.record import Vehicle

CLASSES = (25, 35, 45, 55, 65, 75)  # posted up to so many mph; the last: over 65
OUTCOMES = ("own_death", "own_serious", "vehicle_death", "vehicle_serious")
DRAWS = 128
N = 1 << 20  # crashes a vehicle: two blocks of each draw
SEED = 1
AVERAGE = "average"
KMH = 1.609344  # a mile an hour
FILE, SHARED = DATA / "policy" / "crash_rates.csv", DATA / "policy" / "crash_roads.csv"
_BY_CLASS = [f"{outcome}_{limit}" for outcome in OUTCOMES for limit in CLASSES]
_OWN = [f"own_part_{outcome}" for outcome in OUTCOMES]
_FAULT = [f"fault_{outcome}" for outcome in OUTCOMES]
COLUMNS = [*_BY_CLASS, "shape", *_OWN, *_FAULT]
_FORMATS = {"own_part": ".3f", "fault": ".2f"}  # of columns by how their names begin; else three digits
ROADS = [*(f"miles_{limit}" for limit in CLASSES), *(f"on_foot_{limit}" for limit in CLASSES), "people", "riders", "serious_per_death"]


class Rates(msgspec.Struct, frozen=True, eq=False):
    """Arrays with the crash room's draws first. Rates are per 100 million miles."""

    id: str
    by_class: Any  # [draw, class, outcome]
    shape: Any  # [draw]: death risk on foot over that of the average front
    own_part: Any  # [draw, outcome], logarithm, mean 0
    fault: Any  # [draw, outcome]: share in crashes of its own making


class Roads(msgspec.Struct, frozen=True, eq=False):
    """What all vehicles share in a draw."""

    miles: Any  # [draw, class] shares that add up to 1
    on_foot: Any  # [draw, class] shares of those struck
    people: Any  # [draw] deaths on foot and bicycles per 100 million miles, average front
    riders: Any  # [draw] motorcyclists
    serious_per_death: Any  # [draw] of people on foot


class Tables(msgspec.Struct, frozen=True):
    rows: dict[str, list[list[float]]]  # vehicle (or "roads") -> one row a draw


def _reads(path: Path) -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = {}
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    heads = next(reader := csv.reader(lines))
    wanted = ["vehicle", "draw", *(COLUMNS if path == FILE else ROADS)]
    if heads != wanted:
        raise DataError(f"{path.name}: columns are not those of this program. Run: python -m keiway.policy.use.rates --write")
    for vehicle, _, *cells in reader:
        found.setdefault(vehicle, []).append([float(cell) for cell in cells])
    return found


def _build(files: dict[str, Any]) -> Any:
    return {"rows": {key: rows for content in files.values() for key, rows in content.items()}}


TOPIC = Topic("policy-crash-rates", ["policy/crash_rates.csv", "policy/crash_roads.csv"], Tables, _build, _reads)


def shipped() -> tuple[str, ...]:
    """Keys of the vehicles in the table."""
    return tuple(id_ for id_ in TOPIC.value.rows if id_ != "roads")


@lru_cache(maxsize=1)
def roads() -> Roads:
    """From the table. Needs NumPy."""
    import numpy as np

    rows, n = np.array(TOPIC.value.rows["roads"]), len(CLASSES)
    miles, on_foot = rows[:, :n], rows[:, n : 2 * n]  # rounded in the table, so made to add up again
    return Roads(miles / miles.sum(axis=1, keepdims=True), on_foot / on_foot.sum(axis=1, keepdims=True), *rows[:, 2 * n :].T)


@lru_cache(maxsize=64)
def _from_table(id_: str) -> Rates:
    import numpy as np

    return _unpacked(id_, np.array(TOPIC.value.rows[id_]))


def _unpacked(id_: str, rows: Any) -> Rates:
    n, k = len(CLASSES), len(OUTCOMES)
    by_class = rows[:, : n * k].reshape(-1, k, n).transpose(0, 2, 1)
    return Rates(id_, by_class, rows[:, n * k], rows[:, n * k + 1 : n * k + 1 + k], rows[:, n * k + 1 + k :])


def key(vehicle: Vehicle) -> str:
    """What the vehicle goes by here: its id; with `@` and miles an hour where its top speed is not the catalogue's; any other change is named too."""
    from keiway.vehicles.catalogue import by_id

    row = by_id().get(vehicle.id)
    if row is None or row == vehicle:
        return vehicle.id
    top = vehicle.top_speed_kmh
    if top and msgspec.structs.replace(row, top_speed_kmh=top) == vehicle:
        return f"{vehicle.id}@{top / KMH:.4g}"
    return f"{vehicle.id}#{blake2b(msgspec.json.encode(vehicle), digest_size=6).hexdigest()}"


def named(key_: str) -> Vehicle:
    """The vehicle of a key of the table: a row of the catalogue, held to a top speed where the key has one."""
    from keiway.vehicles import vehicle

    id_, _, mph = key_.partition("@")
    found = vehicle(id_)
    return msgspec.structs.replace(found, top_speed_kmh=float(mph) * KMH) if mph else found


def rates(vehicle: Vehicle | None) -> Rates:
    """Of a vehicle, None: the average one. From the table where it is there under its key, else simulated, some seconds.

    Raises `NotKnown` where its mass or front is not known, `UsageError` where it would have to be simulated without numba.
    """
    key_ = key(vehicle) if vehicle else AVERAGE
    found = _from_table(key_) if key_ in TOPIC.value.rows else _live(msgspec.json.encode(vehicle))
    free, at, _ = key_.partition("@")
    # held to a top speed it is the same vehicle: what is its own in a draw stays, so that speed alone makes the difference
    return msgspec.structs.replace(found, own_part=_from_table(free).own_part) if at and free in TOPIC.value.rows else found


_SAYS: ContextVar[Callable[[str], None] | None] = ContextVar("says", default=None)


@contextmanager
def telling(says: Callable[[str], None]) -> Iterator[None]:
    """Within it `says` hears of each vehicle whose rates have to be simulated, before they are."""
    token = _SAYS.set(says)
    try:
        yield
    finally:
        _SAYS.reset(token)


@lru_cache(maxsize=32)
def _live(told: bytes) -> Rates:
    from keiway.crash.exposure.crashes import engine

    vehicle = msgspec.json.decode(told, type=Vehicle)
    if not engine.fast():
        raise UsageError(
            f"The crash rates of the {vehicle.title} are not in the shipped table, and simulating them needs numba. "
            f"In the table: {', '.join(id_ for id_ in shipped() if id_ != AVERAGE)}.",
            try_="pip install 'keiway[fast]'",
        )
    if says := _SAYS.get():
        says(f"The crash rates of the {vehicle.title} are not in the shipped table: {N:,} crashes are simulated, 5 to 15 seconds on a plain machine ...")
    return simulated(vehicle)


def simulated(vehicle: Vehicle | None) -> Rates:
    """Through the crash room. Needs numba."""
    import numpy as np

    from keiway.crash.exposure import rates as room
    from keiway.crash.exposure import report

    fleet = report.simulated(None, None, N, SEED)
    ours = fleet if vehicle is None else report.simulated(vehicle, None, N, SEED)
    by_class = _by_class(ours, roads_of(fleet).miles)
    nothing = np.zeros((DRAWS, len(OUTCOMES)))
    if vehicle is None:
        return Rates(AVERAGE, by_class, np.ones(DRAWS), nothing, nothing)
    national = [draw.national for draw in ours.run.draws]
    right = room.rates(ours.own, ours.run, fleet.run, rhd=True).values[:, -1, : len(OUTCOMES)]
    plain = ours.rates.values[:, -1, : len(OUTCOMES)]
    more = np.array([one["rhd_crash_factor"] - 1.0 for one in national])
    shape = np.array([room.shape_factor(one["hood_own"]) for one in national])
    return Rates(vehicle.id, by_class, shape, _own_part(ours, fleet), (right / plain - 1.0) / more[:, None])


def _by_class(ours: Any, miles: Any) -> Any:
    """Rates on each class from those on all roads up to a limit."""
    import numpy as np

    upto = np.cumsum(miles, axis=1)[:, :, None] * ours.rates.values[:, : len(CLASSES), : len(OUTCOMES)]
    return np.diff(upto, axis=1, prepend=0.0) / miles[:, :, None]


def _own_part(ours: Any, fleet: Any) -> Any:
    """[draw, outcome]: what the vehicle's own parameters make of the logarithm of its rate over the average's."""
    import numpy as np

    named = ours.rates.named
    own = [name for name in named[0] if name.startswith("its ")]
    known = np.array([[draw[name] for name in own] for draw in named])
    known = known[:, known.std(axis=0) > 0.0]
    known = (known - known.mean(axis=0)) / known.std(axis=0)
    ratio = np.log(ours.rates.values[:, -1, : len(OUTCOMES)] / fleet.rates.values[:, -1, : len(OUTCOMES)])
    fit, *_ = np.linalg.lstsq(known, ratio - ratio.mean(axis=0), rcond=None)
    return known @ fit


def roads_of(fleet: Any) -> Roads:
    """Of the fleet's run: what its draws say of miles and of people on foot."""
    import numpy as np

    from keiway.crash.exposure import rates as room

    national = [draw.national for draw in fleet.run.draws]
    miles, hit = (np.array([[one[f"{mix}_{limit}"] for limit in CLASSES] for one in national]) for mix in ("miles_by_limit", "on_foot_by_limit"))
    people, riders = np.array([room.struck(one) for one in national]).T
    return Roads(miles, hit, people, riders, np.array([one["on_foot_serious_per_death"] for one in national]))


def packed(one: Rates) -> Any:
    """[draw, COLUMNS] as the table holds them."""
    import numpy as np

    flat = one.by_class.transpose(0, 2, 1).reshape(DRAWS, -1)
    return np.concatenate([flat, one.shape[:, None], one.own_part, one.fault], axis=1)


def write(ids: tuple[str, ...]) -> None:
    """Simulate all and write both tables."""
    from keiway.crash.exposure import report

    fleet = roads_of(report.simulated(None, None, N, SEED))
    import numpy as np

    shared = np.concatenate([fleet.miles, fleet.on_foot, np.array([fleet.people, fleet.riders, fleet.serious_per_death]).T], axis=1)
    about = "# deaths and serious injuries per 100 million miles, by `python -m keiway.policy.use.rates --write` from the crash room"
    _table(SHARED, ROADS, {"roads": shared}, f"{about}: what all vehicles share in a draw")
    _table(FILE, COLUMNS, {id_: packed(simulated(named(id_) if id_ != AVERAGE else None)) for id_ in (AVERAGE, *ids)}, about)


def _table(path: Path, columns: list[str], rows: dict[str, Any], about: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{about}\n")
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["vehicle", "draw", *columns])
        for id_, draws in rows.items():
            out.writerows([id_, d, *(_told(name, value) for name, value in zip(columns, row, strict=True))] for d, row in enumerate(draws))


def _told(column: str, value: float) -> str:
    return format(value, next((spec for begin, spec in _FORMATS.items() if column.startswith(begin)), ".3g"))


def main(argv: list[str]) -> int:
    from keiway.policy.use.facts import facts

    wanted = facts().crash_rates_of()
    if argv == ["--write"]:
        write(wanted)
        return 0
    print("python -m keiway.policy.use.rates --write: simulates", ", ".join(wanted))
    return 0 if not argv else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
