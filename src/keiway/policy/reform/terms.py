"""How the law stands to a vehicle under a reform, asked of the law room under its world; nothing is read from the reform's text.

What the reform's file supposes of an agency (a finding, a grant) is no law of its own: whoever asks what the reform changes supposes it
in both worlds (`both`), so that the change is what the act does and not what the agency would do.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window
from keiway.kept import Kept
from keiway.law.conditions import thresholds, truth
from keiway.law.federal.because import failing
from keiway.law.federal.facts import CaseFacts, missing
from keiway.law.federal.files import known, law
from keiway.law.federal.record import Pathway
from keiway.law.federal.way import judge
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.policy.record import Way
from keiway.policy.reform.levers import CAP, cap, term
from keiway.policy.reform.patch.classes import JP_APPROVAL
from keiway.policy.reform.record import Reform, Road, Terms
from keiway.policy.reform.spared import CLASS, Spared, spared
from keiway.policy.reform.world import world
from keiway.store import under
from keiway.vehicles.record import Vehicle

CERTIFIED = "us.safety.original_manufacturer_certified"
LSV = "us.safety.low_speed_vehicle"
CERTIFICATE = "us.emissions.epa_certificate_oem"
NO_MOTOR_VEHICLE = "us.emissions.epa_not_a_motor_vehicle"
#: What a maker does who offers a vehicle: it builds what the way asks, tests, files and certifies. Findings that are an agency's are not here.
ACTS = ("meets_all_fmvss", "maker_filed", "epa_certificate")
OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
#: What a kei body is called once it is certified for the US: the class a state then sees is an ordinary car's.
US_KIND = {"kei_car": "minicar", "kei_sports": "minicar", "kei_ev": "minicar", "kei_suv": "small_suv", "kei_van": "van", "kei_truck": "small_pickup"}
#: And what another body is called that its maker puts into a class of small vehicles.
KEI_KIND = {"van": "kei_van", "minivan": "kei_van", "small_pickup": "kei_truck", "large_pickup": "kei_truck"}
_KEPT = Kept("policy.terms", 512)


def terms(reform: Reform | None, vehicle: Vehicle, way: Way, day: date, supposes: tuple[str, ...] = ()) -> Terms:
    """The law for a new `vehicle` that its maker offers by `way` on `day`. `reform` None: the law as it is.

    `supposes`: facts taken to hold besides those of the reform's own file. Beside a reform ask with `both`, or with `supposed(reform, day)`.
    """
    held = tuple(dict.fromkeys((*supposes, *supposed(reform, day))))
    with under(world(reform)):
        return _KEPT.get((vehicle.id, msgspec.to_builtins(vehicle), way, day, held), lambda: _terms(vehicle, way, day, held))


def supposed(reform: Reform | None, day: date) -> tuple[str, ...]:
    """Facts of the law that the reform's file takes to hold from its first day on."""
    return reform.supposes if reform and day >= reform.from_ else ()


def both(reform: Reform | None, vehicle: Vehicle, way: Way, day: date) -> tuple[Terms, Terms]:
    """As the law is, and under the reform; what its file supposes of an agency is supposed in both."""
    return terms(None, vehicle, way, day, supposed(reform, day)), terms(reform, vehicle, way, day)


class _Tried(NamedTuple):
    """One way past the safety layer, for this maker."""

    way: Pathway
    case: Case
    open: bool | None
    why: str
    spared: Spared


def _terms(vehicle: Vehicle, way: Way, day: date, supposes: tuple[str, ...]) -> Terms:
    tried = [_try(each, vehicle, way, day, supposes) for each in _makers(vehicle, day)]
    best = min(tried, key=_rank)
    emissions, cleared, why = _emissions(best.case)
    open_ = False if best.open is False or cleared is False else None if None in (best.open, cleared) else True
    roads = _roads(best) if open_ is not False else ()
    caps = Counter((road.cap_mph, road.freeways) for road in roads)
    (cap_mph, freeways), _ = min(caps.items(), key=lambda each: (-each[1], each[0][0] or 999)) if caps else ((None, True), 0)
    return Terms(
        open=open_, pathway=best.way.id, emissions=emissions, says=" ".join(filter(None, (best.why, why))), cap_mph=cap_mph, freeways=freeways,
        states=tuple(road.state for road in roads), roads=roads, most_a_year=_most(best.way),
        term_years=term(best.way) if "part555" in best.way.id else None, top_speed_mph=_top(best), waived=best.spared.waived, later=best.spared.later,
        left=best.spared.left, us_built=_us_built(best), assumed=_assumed(best, supposes),
    )  # fmt: skip


def _makers(vehicle: Vehicle, day: date) -> list[Pathway]:
    """Ways by which a maker may sell on the road for good; of a low-speed vehicle the class it was built for among them."""
    lsv = vehicle.kind == "lsv"
    return [
        each
        for each in law().pathways
        if each.layer == "safety" and each.gate and known(each, day) and ("original_manufacturer" in each.who or (lsv and each.id.startswith(LSV)))
        and each.permits.entry == "permanent" and each.permits.sale == "yes" and each.permits.road == "state_decides"
    ]  # fmt: skip


def _rank(tried: _Tried) -> tuple:
    """Open ways first, a low-speed vehicle's own before all; of them the one that spares most; the maker's full certification where nothing else is open."""
    if tried.open and tried.way.id.startswith(LSV):
        return -1.0, 0, tried.way.id
    return ({True: 0.0, None: 1.0, False: 2.0}[tried.open] if tried.way.id != CERTIFIED or tried.open else 0.5, -len(tried.spared.waived), tried.way.id)


def _try(way: Pathway, vehicle: Vehicle, built: Way, day: date, supposes: tuple[str, ...]) -> _Tried:
    asked = thresholds(way.when)
    top = [each.value for each in asked if each.fact == "top_speed_mph" and each.op == "<="]
    offered = _capped(vehicle, top[0]) if top else vehicle
    own = {each.fact for each in asked if each.fact.endswith("_class_certified") or (CAP.fullmatch(each.fact) and cap(way) is not None)}
    own |= {JP_APPROVAL} if _approved(vehicle) else set()
    case = Case(
        vehicle=offered, built=Window(day, day), as_of=day, entry=day, importer="original_manufacturer", origin="US" if built != "imported" else None,
        features=frozenset((*ACTS, *own, *supposes)),
    )  # fmt: skip
    facts = CaseFacts(case, day)
    state = judge(way, facts).state
    open_ = {"open": True, "unknown": None}.get(state, False)
    return _Tried(way, case, open_, _why(way, facts, open_), spared(way, case) if open_ is not False else Spared())


def _approved(vehicle: Vehicle) -> bool:
    """A kei now on sale in Japan has Japan's approval; one made in small numbers without air bags came in car by car. Of UN approvals nothing is on record."""
    return vehicle.is_kei and vehicle.current and vehicle.airbags != "none"


def _capped(vehicle: Vehicle, mph: float) -> Vehicle:
    """As its maker caps it for the class."""
    most = mph * 1.609344
    own = vehicle.top_speed_kmh
    return msgspec.structs.replace(vehicle, top_speed_kmh=most if own is None else min(own, most))


def _why(way: Pathway, facts: CaseFacts, open_: bool | None) -> str:
    if open_:
        return way.says
    if open_ is None:
        asks = " ".join(missing(fact, facts.case).question for fact in sorted(truth(way.when, facts)[1]))
        return f"{way.title}: it turns on what is not known. {asks}"
    return f"{way.title}: {'; '.join(failing(way.when, facts))}."


def _emissions(case: Case) -> tuple[str, bool | None, str]:
    """(way, open, words): what EPA does not count as a motor vehicle asks for nothing; else its certificate, which no way past the safety layer stands in for."""
    facts, ways = CaseFacts(case, case.entry_day), {each.id: each for each in law().pathways}
    if judge(ways[NO_MOTOR_VEHICLE], facts).state == "open":
        return NO_MOTOR_VEHICLE, True, ways[NO_MOTOR_VEHICLE].says
    open_ = {"open": True, "unknown": None}.get(judge(ways[CERTIFICATE], facts).state, False)
    return CERTIFICATE, open_, "EPA's certificate is asked for all the same." if open_ else "EPA's certificate is not to be had."


def _roads(tried: _Tried) -> tuple[Road, ...]:
    """States that register it, each with the roads it opens."""
    case = _as_seen(tried)
    found = []
    for code, state in states().items():
        gates = finding(state, case, case.as_of)
        if gates.register.verdict in OPEN and gates.drive.verdict in OPEN:
            limits = gates.drive.limits
            closed = "no" in (limits.get("limited_access"), limits.get("interstate"))
            found.append(Road(state=code, cap_mph=limits.get("max_posted_mph"), freeways=not closed))
    return tuple(found)


def _as_seen(tried: _Tried) -> Case:
    """The vehicle a state sees: in a class of its own, or certified like any other car, an exempted one included."""
    vehicle, way = tried.case.vehicle, tried.way
    if way.id.startswith(CLASS):
        kind = vehicle.kind if vehicle.is_kei else KEI_KIND.get(vehicle.kind, "kei_car")
        features = tried.case.features | {f"us_class_{way.id.removeprefix(CLASS)}"}
        return msgspec.structs.replace(tried.case, vehicle=msgspec.structs.replace(vehicle, kind=kind, us_certified=False), features=features, in_us=True)
    plain = msgspec.structs.replace(vehicle, kind=US_KIND.get(vehicle.kind, vehicle.kind), us_certified=True)
    return msgspec.structs.replace(tried.case, vehicle=plain, in_us=True)


def _most(way: Pathway) -> float | None:
    if "replica" in way.id:
        return 325.0
    found = cap(way)
    return None if found is None else float(found)


def _top(tried: _Tried) -> float | None:
    return next((each.value for each in thresholds(tried.way.when) if each.fact == "top_speed_mph" and each.op == "<="), None)


def _us_built(tried: _Tried) -> bool:
    return any(each.fact == "made_in" and each.value == "US" for each in thresholds(tried.way.when))


def _assumed(tried: _Tried, supposes: tuple[str, ...]) -> tuple[str, ...]:
    named = [each for each in supposes if each in {one.fact for one in thresholds(tried.way.when)}]
    found = [f"Taken to hold: {law().facts[each].meaning}." for each in named]
    found.append("In California and in the states that take its emission rules its maker certifies it to those too.")
    if tried.way.id.startswith(CLASS):
        found.append(f"Its maker meets the terms of the class: {'; '.join(tried.way.limits)}.")
    else:
        found.append("States are taken to register a vehicle that its maker certified, or that NHTSA exempted, like any other car.")
    return tuple(found)
