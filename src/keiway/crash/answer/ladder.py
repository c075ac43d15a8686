"""The evidence ladder: which kinds of evidence there are for one vehicle of a crash, from the nearest down."""

from __future__ import annotations

from typing import Any

import msgspec

from keiway.crash.answer.record import Rung
from keiway.crash.answer.stars import ratings
from keiway.crash.vehicles.facts import Source, launched
from keiway.store import Topic
from keiway.vehicles.record import Vehicle

PAIR = "this model into this partner"
TEST = "this model in a standard test"
RELATIVE = "a close relative"
FIELD = "field data for the class"
PHYSICS = "physics"


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing known, and of what: a pair, a model, or kinds of vehicles first sold from a month on."""

    says: str
    source: str
    confidence: str
    vehicles: tuple[str, ...] = ()
    vehicle: str = ""
    kinds: tuple[str, ...] = ()
    from_: str = msgspec.field(name="from", default="")


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    checked: str
    sources: dict[str, Source]
    pairs: list[Row]
    tests: list[Row]
    relatives: list[Row]
    field: list[Row]


def _only(files: dict[str, Any]) -> Any:
    return next(iter(files.values()))


EVIDENCE = Topic("crash-evidence", "crash/evidence.yaml", Evidence, _only)


def ladder(this, partner) -> tuple[Rung, ...]:
    """Five rungs; `this` and `partner` are `meeting.One`."""
    known, vehicle = EVIDENCE.value, this.vehicle
    pair = [row for row in known.pairs if {vehicle.id, partner.vehicle.id} == set(row.vehicles)]
    own = _own_test(this, [row for row in known.tests if row.vehicle == vehicle.id])
    return (
        _rung(PAIR, pair, "no crash test of these two together was found"),
        own,
        _relative(this, _fitting(known.relatives, vehicle), own),
        _rung(FIELD, _fitting(known.field, vehicle), "none found"),
        Rung(rung=PHYSICS, there=True, says="momentum is exact; crush and force follow from the fronts, motion of the people from the restraint"),
    )  # fmt: skip


def _own_test(this, rows: list[Row]) -> Rung:
    told = [row.says for row in rows]
    told += [f"{rating.programme}, {rating.test}: {rating.value}" for rating in ratings(this.vehicle)]
    if this.front.level == "measured":
        told.append(_given(this) if this.given else this.front.says.split(";")[0])
    if not told:
        return Rung(rung=TEST, there=False, says="no public test of it was found")
    sources = tuple(dict.fromkeys([row.source for row in rows] + (list(this.front.sources) if this.front.level == "measured" else [])))
    return Rung(rung=TEST, there=True, says="; ".join(told), sources=sources)


def _given(this) -> str:
    """A front of one's own: what its file says it is."""
    front = this.front
    says = front.says.split(". ")[0].rstrip(".") or "nothing is said of where it comes from"
    return (
        f"front given in {this.given}, level {front.level}: {says[:1].lower()}{says[1:]} ({front.test_mass_kg:,.0f} kg at "
        f"{front.test_speed_mps * 3.6:.1f} km/h, crush {front.crush_m * 1e3:.0f} mm)"
    )


def _relative(this, rows: list[Row], own: Rung) -> Rung:
    """A tested relative of its own kind; else the tests that its front was taken from."""
    if this.given and this.front.level != "measured":
        return Rung(rung=RELATIVE, there=True, says="; ".join([_given(this), *(row.says for row in rows)]), sources=tuple(row.source for row in rows))
    if not rows and this.front.level == "derived":
        return Rung(rung=RELATIVE, there=True, says=f"wall tests of its kind: {this.front.says}", sources=this.front.sources)
    return _rung(RELATIVE, rows, "not needed, it was tested itself" if own.there else "none found")


def _fitting(rows: list[Row], vehicle: Vehicle) -> list[Row]:
    when = launched(vehicle) or ""
    return [row for row in rows if vehicle.kind in row.kinds and when >= row.from_][:1]


def _rung(name: str, rows: list[Row], none: str) -> Rung:
    if not rows:
        return Rung(rung=name, there=False, says=none)
    return Rung(rung=name, there=True, says="; ".join(row.says for row in rows), sources=tuple(row.source for row in rows))
