"""How the law stands to a vehicle under a reform, asked of the law room under its world; nothing is read from the reform's text."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window
from keiway.kept import Kept
from keiway.law import fmvss
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
from keiway.policy.reform.patch.classes import APPROVED
from keiway.policy.reform.record import Reform, Road, Terms
from keiway.policy.reform.world import world
from keiway.store import under
from keiway.vehicles.record import Vehicle

CERTIFIED = "us.safety.original_manufacturer_certified"
CERTIFICATE = "us.emissions.epa_certificate_oem"
#: What a maker does who offers a vehicle: it builds what the way asks, tests, files and certifies. Findings that are an agency's are not here.
ACTS = ("meets_all_fmvss", "maker_filed", "epa_certificate")
OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
CLASS = "us.supposed.class_"
#: What a kei body is called once it is certified for the US: the class a state then sees is an ordinary car's.
US_KIND = {"kei_car": "minicar", "kei_sports": "minicar", "kei_ev": "minicar", "kei_suv": "small_suv", "kei_van": "van", "kei_truck": "small_pickup"}
#: And what another body is called that its maker puts into a class of small vehicles.
KEI_KIND = {"van": "kei_van", "minivan": "kei_van", "small_pickup": "kei_truck", "large_pickup": "kei_truck"}
WORK = ("gap", "likely", "not_known")  # words of the standard table on which work or a test is left
EXEMPTED = ("gap",)  # of them, those a maker asks a temporary exemption from
NOT_SAFETY = ("EPA", "P565", "P541")  # rows beside the safety standards, which no Part 555 exemption reaches
_KEPT = Kept("policy.terms", 512)
_WORDS = Kept("policy.terms.words", 512)


def terms(reform: Reform | None, vehicle: Vehicle, way: Way, day: date) -> Terms:
    """The law for a new `vehicle` that its maker offers by `way` on `day`. `reform` None: the law as it is."""
    supposes = reform.supposes if reform and day >= reform.from_ else ()
    with under(world(reform)):
        return _KEPT.get((vehicle.id, msgspec.to_builtins(vehicle), way, day, supposes), lambda: _terms(vehicle, way, day, supposes))


class _Tried(NamedTuple):
    """One way past the safety layer, for this maker."""

    way: Pathway
    case: Case
    open: bool | None
    why: str
    spared: tuple[str, ...]


def _terms(vehicle: Vehicle, way: Way, day: date, supposes: tuple[str, ...]) -> Terms:
    tried = [_try(each, vehicle, way, day, supposes) for each in _makers(day)]
    best = min(tried, key=_rank)
    cleared, why = _emissions(best.case)
    open_ = False if best.open is False or cleared is False else None if None in (best.open, cleared) else True
    roads = _roads(best) if open_ is not False else ()
    caps = Counter((road.cap_mph, road.freeways) for road in roads)
    (cap_mph, freeways), _ = min(caps.items(), key=lambda each: (-each[1], each[0][0] or 999)) if caps else ((None, True), 0)
    return Terms(
        open=open_, pathway=best.way.id, emissions=CERTIFICATE, says=" ".join(filter(None, (best.why, why))), cap_mph=cap_mph, freeways=freeways,
        states=tuple(road.state for road in roads), roads=roads, most_a_year=_most(best.way),
        term_years=term(best.way) if "part555" in best.way.id else None, top_speed_mph=_top(best), waived=best.spared,
        us_built=_us_built(best), assumed=_assumed(best, supposes),
    )  # fmt: skip


def _makers(day: date) -> list[Pathway]:
    """Ways by which a maker may sell on the road for good."""
    return [
        each
        for each in law().pathways
        if each.layer == "safety" and each.gate and known(each, day) and "original_manufacturer" in each.who
        and each.permits.entry == "permanent" and each.permits.sale == "yes" and each.permits.road == "state_decides"
    ]  # fmt: skip


def _rank(tried: _Tried) -> tuple:
    """Open ways first; of them the one that spares most; the maker's full certification where nothing else is open."""
    return ({True: 0, None: 1, False: 2}[tried.open] if tried.way.id != CERTIFIED or tried.open else 0.5, -len(tried.spared), tried.way.id)


def _try(way: Pathway, vehicle: Vehicle, built: Way, day: date, supposes: tuple[str, ...]) -> _Tried:
    asked = thresholds(way.when)
    top = [each.value for each in asked if each.fact == "top_speed_mph" and each.op == "<="]
    offered = _capped(vehicle, top[0]) if top else vehicle
    own = {each.fact for each in asked if each.fact.endswith("_class_certified") or (CAP.fullmatch(each.fact) and cap(way) is not None)}
    own |= {APPROVED} if _approved(vehicle) else set()
    case = Case(
        vehicle=offered, built=Window(day, day), as_of=day, entry=day, importer="original_manufacturer", origin="US" if built != "imported" else None,
        features=frozenset((*ACTS, *own, *supposes)),
    )  # fmt: skip
    facts = CaseFacts(case, day)
    state = judge(way, facts).state
    open_ = {"open": True, "unknown": None}.get(state, False)
    return _Tried(way, case, open_, _why(way, facts, open_), _spared(way, case) if open_ is not False else ())


def _approved(vehicle: Vehicle) -> bool:
    """A kei now on sale in Japan has its approval; one made in small numbers without air bags came in car by car."""
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


def _emissions(case: Case) -> tuple[bool | None, str]:
    """EPA's certificate, which the maker obtains: no way past the safety layer stands in for it."""
    way = next(each for each in law().pathways if each.id == CERTIFICATE)
    open_ = {"open": True, "unknown": None}.get(judge(way, CaseFacts(case, case.entry_day)).state, False)
    return open_, "EPA's certificate is asked for all the same." if open_ else "EPA's certificate is not to be had."


def _spared(way: Pathway, case: Case) -> tuple[str, ...]:
    """Numbers of the standards that the design need not meet in the US form on this way."""
    name = way.id.removeprefix(CLASS) if way.id.startswith(CLASS) else "us_built" if case.made_in == "US" else "none"
    day = case.entry_day
    vehicle = _as_built(case)
    here = _words(vehicle, day, name)
    with under(None):
        today = _words(vehicle, day, "none")
    freed = [number for number, word in today.items() if word in WORK and here[number] in ("not_applicable", "met")]
    asked = [number for number, word in here.items() if word in EXEMPTED and number not in NOT_SAFETY] if "part555" in way.id else []
    return tuple(dict.fromkeys([*freed, *asked]))


def _words(vehicle: Vehicle, day: date, us_class: str) -> dict[str, str]:
    """Number of each standard -> its word for the design built new on `day`; several ways ask for the same."""
    return _WORDS.get(
        (msgspec.to_builtins(vehicle), day, us_class), lambda: {row.number: row.if_new for row in fmvss.matrix(vehicle, Window(day, day), day, us_class=us_class).rows}
    )


def _as_built(case: Case) -> Vehicle:
    """The design as it is sold at home: what is known of it decides what is left to do."""
    return msgspec.structs.replace(case.vehicle, us_certified=False) if case.vehicle.us_certified and case.vehicle.is_kei else case.vehicle


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
