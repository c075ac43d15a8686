"""How the law stands to used imports of a kind under a reform: the two federal ages, the states, the duty."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Verdict
from keiway.case import Case
from keiway.days import Window, add_years
from keiway.kept import Kept
from keiway.law import customs
from keiway.law.conditions import thresholds
from keiway.law.federal.border import gates
from keiway.law.federal.files import law
from keiway.law.state.gates import finding
from keiway.law.state.load import states
from keiway.policy.reform.record import Reform, UsedTerms
from keiway.policy.reform.world import world
from keiway.store import under
from keiway.vehicles.record import Vehicle

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
OLDEST = 40  # years up to which the age that opens is looked for
_KEPT = Kept("policy.used_terms", 256)


def used_terms(reform: Reform | None, vehicle: Vehicle, day: date) -> UsedTerms:
    """The law for used imports of the kind that `vehicle` stands for, entered on `day` by a private person."""
    with under(world(reform)):
        return _KEPT.get((vehicle.id, msgspec.to_builtins(vehicle), day), lambda: _terms(vehicle, day))


def _terms(vehicle: Vehicle, day: date) -> UsedTerms:
    vehicle = msgspec.structs.replace(vehicle, us_certified=False)
    safety, emissions = (_age(_aged(vehicle, day, OLDEST), layer) for layer in ("safety", "emissions"))
    opens = next((years for years in range(OLDEST + 1) if _enters(_aged(vehicle, day, years))), None)
    by_age = _by_age(vehicle, day, opens) if opens is not None else ()
    return UsedTerms(
        age_years=safety, emissions_years=emissions, open_years=opens, states=by_age[0][1] if by_age else (), by_age=by_age,
        unsure=_unsure(_aged(vehicle, day, opens)) if opens is not None else (), duty_pct=_duty(_aged(vehicle, day, opens)) if opens is not None else None, says=_says(safety, emissions, opens),
    )  # fmt: skip


def _aged(vehicle: Vehicle, day: date, years: int) -> Case:
    """A vehicle that turned so old that very day, entered and asked about on it."""
    built = add_years(day, -years)
    return Case(vehicle=vehicle, built=Window(built, built), as_of=day, entry=day)


def _age(old: Case, layer: str) -> int | None:
    """Years that the way open to an old vehicle asks for."""
    gate = next(each for each in gates(old) if each.gate == f"enter.{layer}")
    if gate.verdict not in OPEN:
        return None
    way = next(each for each in law().pathways if each.id == gate.limits["pathway"])
    return next((int(each.value) for each in thresholds(way.when) if each.fact in ("age_years", "op_years")), 0)


def _enters(case: Case) -> bool:
    return all(gate.verdict in OPEN and gate.limits.get("entry") == "permanent" for gate in gates(case))


def _by_age(vehicle: Vehicle, day: date, opens: int) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Ages at which the states that register it change."""
    found: list[tuple[int, tuple[str, ...]]] = []
    for years in sorted({opens, *_turning(vehicle, day, opens)}):
        case = msgspec.structs.replace(_aged(vehicle, day, years), in_us=True, titled_elsewhere=False)
        open_ = tuple(code for code, state in states().items() if _registers(state, case))
        if not found or found[-1][1] != open_:
            found.append((years, open_))
    return tuple(found)


def _turning(vehicle: Vehicle, day: date, opens: int) -> set[int]:
    """Ages past `opens` at which a rule of a state can turn: those its conditions name, and the years they name."""
    found: set[int] = set()
    for state in states().values():
        for each in (each for rule in state.rules if vehicle.law_kind in rule.kinds for each in thresholds(rule.when)):
            if each.fact in ("age_years", "calendar_age"):
                found |= {int(each.value) + n for n in (-1, 0, 1)}
            elif each.fact in ("model_year", "built"):
                year = int(str(each.value).partition("-")[0].partition(".")[0])
                found |= {day.year - year + n for n in (-1, 0, 1)}
    return {years for years in found if opens < years <= OLDEST}


def _unsure(case: Case) -> tuple[str, ...]:
    case = msgspec.structs.replace(case, in_us=True, titled_elsewhere=False)
    open_ = (Verdict.UNKNOWN, Verdict.DISPUTED)
    return tuple(code for code, state in states().items() if finding(state, case, case.as_of).verdict in open_)


def _registers(state, case: Case) -> bool:
    gates = finding(state, case, case.as_of)
    return gates.register.verdict in OPEN and gates.drive.verdict in OPEN


def _duty(case: Case) -> tuple[float, float, float] | None:
    """Percent of the price, duty without fees: by the text, and as far as any reading goes."""
    duties = customs.answer(case).duties
    bands = [band for each in duties if each.total for band in (each.total, *(side.total for side in each.readings))]
    mids = [each.total.mid if each.total.mid is not None else each.total.low for each in duties if each.total]
    if not mids or any(band.high is None for band in bands):
        return None
    return min(band.low for band in bands), mids[0], max(band.high for band in bands)


def _says(safety: int | None, emissions: int | None, opens: int | None) -> str:
    if opens is None:
        return "No age opens both federal gates to a used import."
    parts = [f"Safety gate from {safety} years" if safety is not None else "no safety gate by age", f"EPA's from {emissions} calendar years" if emissions is not None else "none by EPA's"]
    last = f"both stand open from {opens} years"
    held = "; EPA's age is the later one" if safety is not None and emissions is not None and emissions > safety else ""
    return f"{', '.join(parts)}: {last}{held}."
