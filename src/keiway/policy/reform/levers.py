"""The levers: what of the law a reform may set, each described once, with today's value read from the law itself."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from keiway.law.conditions import thresholds
from keiway.law.customs.data import CUSTOMS
from keiway.law.federal.files import FEDERAL
from keiway.law.federal.record import FederalLaw, Pathway
from keiway.policy.reform.record import Lever, Value
from keiway.store import Topic, per_world

#: Ways past the safety and the emissions layer that go by age, and the measures of the ordinary duty.
BY_AGE = {"safety": "us.safety.age_25_exemption", "emissions": "us.emissions.epa_age_21"}
BASE = {"us.duty.truck_pct": "us.duty.truck_base", "us.duty.car_pct": "us.duty.car_base"}
#: The fact that carries the cap of Part 555: at most so many exempted vehicles a year.
CAP = re.compile(r"under_(\d+)")
CAPPED = "us.safety.part555"


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    levers: list[Lever]
    definitions: dict[str, list[str]]
    stays: list[str]


def _build(files: dict[str, Any]) -> dict[str, Any]:
    (content,) = files.values()
    levers = [{("with_" if key == "with" else key): value for key, value in row.items()} for row in content["levers"]]
    return {**content, "levers": levers}


TOPIC = Topic("policy-levers", "policy/levers.yaml", _File, _build)


@per_world(1)
def levers() -> tuple[Lever, ...]:
    """Every lever, in the file's order, with what the law says today."""
    return tuple(_read(lever) for lever in TOPIC.value.levers)


def lever(id_: str) -> Lever:
    return next(each for each in levers() if each.id == id_)


def definitions() -> dict[str, list[str]]:
    """Word of `states.definition` -> the rules of the law it stands for."""
    return TOPIC.value.definitions


def stays() -> list[str]:
    """Rules of states' emission law, which no definition of a kei vehicle moves."""
    return TOPIC.value.stays


def _read(lever: Lever) -> Lever:
    value, says = _today(lever.id)
    return msgspec.structs.replace(lever, today=value, today_says=says)


def _today(id_: str) -> tuple[Value | None, str]:
    law = FEDERAL.shipped
    match id_:
        case "us.import.age_years":
            return by_age(law, "safety"), "years, by the safety pathway"
        case "us.import.emissions_age":
            return by_age(law, "emissions"), "calendar years, by the emissions pathway"
        case "us.part555.cap":
            return cap(capped(law)[0]), "vehicles in any 12 months"
        case "us.part555.years":
            return term(capped(law)[0]), "years, renewable"
        case "us.duty.truck_pct" | "us.duty.car_pct":
            return next(each.rate for each in CUSTOMS.shipped.measures if each.id == BASE[id_]), "percent, ordinary duty alone"
        case "us.class.kei.exists" | "us.class.medium_speed.exists":
            return False, "no such class"
        case "states.direct_import_certificate":
            return True, "from model year 1975, by statute; 1968 to 1974 by practice"
        case "us.built_in_us":
            return False, "no such condition"
        case "states.definition" | "states.advice":
            return "none", "each state has its own"
        case "us.fmvss.accepts" | "states.follow":
            return (), "none"
    return None, "no such thing in the law"


def by_age(law: FederalLaw, layer: str) -> int:
    """Years the way by age asks for."""
    way = next(each for each in law.pathways if each.id == BY_AGE[layer])
    return next(int(each.value) for each in thresholds(way.when) if each.fact in ("age_years", "op_years"))


def capped(law: FederalLaw) -> list[Pathway]:
    """The Part 555 ways that have a cap."""
    return [way for way in law.pathways if way.id.startswith(CAPPED) and cap(way) is not None]


def cap(way: Pathway) -> int | None:
    """Vehicles a year that the way's own condition allows; None: it has no cap."""
    found = [match for each in thresholds(way.when) if each.value is True and (match := CAP.fullmatch(each.fact)) and not way.id.endswith("hardship")]
    return int(found[0][1]) if found else None


def term(way: Pathway) -> int:
    found = re.search(r"(\d+) years?", way.duration)
    return int(found[1]) if found else 0


