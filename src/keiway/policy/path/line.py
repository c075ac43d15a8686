"""The one line on rules that stands beside the law: which rule stands in the way, and which single change would open it.

Told from the gates that are answered already and the ages behind them, so that it costs next to nothing; `keiway path` asks the law
under each change. The two are held together by tests.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from keiway.answer import Answer, Gate, RoomLine, Verdict
from keiway.case import COVERAGE_TO, Case
from keiway.days import long_day
from keiway.places import PLACES

if TYPE_CHECKING:
    from keiway.law.state.finding import Finding

OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)
DOUBT = (Verdict.UNKNOWN, Verdict.DISPUTED)
YOUNG = 5  # years: below it an import age is no longer told as a way in
#: Basis of a state's rule -> what would move it.
BY_STATUTE = ("statute", "court")


def line(case: Case, found: Answer) -> RoomLine | None:
    """For road use of a vehicle no maker certified for the US. None for any other, and where a fact about the vehicle is missing."""
    if case.use != "road" or case.vehicle.us_certified:
        return None
    gates = {gate.gate: gate for gate in found.gates}
    federal = _federal(case, gates)
    if federal is None:
        return None
    state = _state(case, gates)
    says = " ".join(part for part in (federal, state) if part) or "No rule stands in the way, so none need change."
    return RoomLine(known=True, says=says, next=_next(case))


def _federal(case: Case, gates: dict[str, Gate]) -> str | None:
    """What the federal gates come to; empty where both are open, None where it turns on a fact that was not given."""
    shut = {name: gates[f"enter.{name}"] for name in ("safety", "emissions") if gates[f"enter.{name}"].verdict not in OPEN}
    if any(gate.verdict == Verdict.UNKNOWN for gate in shut.values()):
        return None
    if not shut:
        return ""
    if any(gate.possible_from is None for gate in shut.values()):
        return _closed(shut)
    ages = _ages(case)
    if min(ages[name] for name in shut) < YOUNG:
        return "No age near those in force lets it in as a used one; what would let its maker sell it new is asked with keiway path."
    names = {"safety": f"an import age of {ages['safety']} or less for NHTSA's 25 (an act of Congress)", "emissions": f"{ages['emissions']} or less for EPA's 21 calendar years (a rule of EPA)"}
    if len(shut) == 2:
        return f"Two rules bar it and no single change lets it in: {names['safety']} and {names['emissions']} together would."
    (name,) = shut
    return f"One rule bars it from entry: {names[name]} would let it in."


def _closed(shut: dict[str, Gate]) -> str:
    return "No age opens it: " + " ".join(dict.fromkeys(gate.says for gate in shut.values()))


def _ages(case: Case) -> dict[str, int]:
    """The ages in force at which it could come in on its day of entry, whichever day it was built."""
    from keiway.law.federal.facts import age_years, op_years

    return {"safety": int(age_years(case.built, case.entry_day).low), "emissions": int(op_years(case.built, case.entry_day).low)}


def _state(case: Case, gates: dict[str, Gate]) -> str:
    """What the state's gates come to; empty where both are open, or no state is asked."""
    if case.state is None or "register" not in gates:
        return ""
    shut = [gates[name] for name in ("register", "drive") if gates[name].verdict not in OPEN]
    if not shut:
        return ""
    register, name = gates["register"], PLACES[case.state]
    basis = register.limits.get("basis")
    if register.verdict == Verdict.NOT_YET:
        return f"{name} has an age of its own that bars it too."
    says = _basis(name, str(basis), register.verdict in DOUBT)
    comes = _comes(case)
    return f"{says} An act already signed opens it without any change on {long_day(comes)}." if comes else says


def _basis(name: str, basis: str, doubt: bool) -> str:
    """What stands in the way, and whose it is to move."""
    if basis == "regulation":
        return f"In {name} a regulation stands in the way: its agency could change it, or one act."
    if basis in BY_STATUTE:
        return f"In {name} a {basis} leaves it open: its agency could settle it, or one act." if doubt else f"In {name} a {basis} stands in the way; one act there would do."
    kind = {"absence": "no rule was found", "lists": "only third-party lists speak of it", "agency": "its agency's own word stands in the way"}.get(basis, "practice stands in the way, no statute")
    return f"In {name} {kind}: its agency could settle it, or one act."


def _comes(case: Case) -> date | None:
    """The day on which the state's signed law opens it by itself. Asked only of days on which that law changes: mostly none."""
    from keiway.law.state.facts import law_kind
    from keiway.law.state.gates import finding
    from keiway.law.state.load import states
    from keiway.law.state.standing import change_days

    law = states()[case.state]
    days = sorted(day for day in change_days(law, law_kind(case)) if case.as_of < day <= COVERAGE_TO)
    return next((day for day in days if _open(finding(law, msgspec.structs.replace(case, as_of=day), day))), None)


def _open(found: Finding) -> bool:
    return found.register.verdict in OPEN and found.drive.verdict in OPEN


def _next(case: Case) -> str:
    place = f" --state {case.state}" if case.state else ""
    new = case.vehicle.current and case.built.last >= case.as_of
    return f'keiway path "{case.text or case.vehicle.id}"{" --goal sold-new" if new else place}'
