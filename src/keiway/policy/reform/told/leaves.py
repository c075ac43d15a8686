"""What a reform leaves as it is although a reader may think that it goes with it; also where it comes to less than it says."""

from __future__ import annotations

from datetime import date

from keiway.law.conditions import thresholds
from keiway.law.state.load import states
from keiway.law.state.standing import AGES, in_force
from keiway.policy.reform.levers import lever
from keiway.policy.reform.patch.approvals import reached
from keiway.policy.reform.record import Reform
from keiway.policy.reform.standing import flag, given, moving, value
from keiway.store import under

KEI = {"kei_car", "kei_van", "kei_truck"}


def leaves(reform: Reform) -> list[str]:
    """Sentences, the weightiest first."""
    moved = {each.lever for each in moving(reform)}
    found: list[str] = []
    if moved & {"us.import.age_years", "us.import.emissions_age"}:
        found += _ages(reform)
    classes = bool(moved & {"us.class.kei.exists", "us.class.medium_speed.exists"})
    if classes:
        found += _classes(reform)
    if "us.fmvss.accepts" in moved:
        found += _accepts(reform)
    if moved & {"us.part555.cap", "us.part555.years"}:
        found.append(
            "It leaves the rest of Part 555: NHTSA grants standard by standard, on a finding that only it can make, and EPA's certificate is asked for all the same. "
            "How long NHTSA may take to decide is not among the levers: a deadline for it, such as a bill may set, is not computed."
        )
    if moved & {"us.duty.truck_pct", "us.duty.car_pct"}:
        found += _duties(reform)
    if moved & {"states.definition", "states.advice", "states.direct_import_certificate"}:
        found += _states(reform, moved)
    return found


def _ages(reform: Reform) -> list[str]:
    safety, emissions = (given(reform, id_) if given(reform, id_) is not None else lever(id_).today for id_ in ("us.import.age_years", "us.import.emissions_age"))
    found = []
    if safety < emissions:
        found.append(
            f"It leaves EPA's own age of {emissions} calendar years, so one of {safety} to {emissions - 1} still cannot come in without EPA's certificate: "
            f"by itself it opens only those of {emissions} calendar years and more."
        )
    elif emissions < safety:
        own = given(reform, "us.import.age_years") is None
        found.append(
            f"It leaves the safety age of {safety} years, so EPA's {emissions} calendar years open nothing younger by themselves."
            if own else f"The safety age of {safety} years is the later of the two and decides; EPA's {emissions} calendar years come before it."
        )
    codes = _by_age(reform.from_)
    found.append(f"It leaves Section 232's 25 calendar years, the duty, and the ages that states ask for themselves ({', '.join(codes)}).")
    return found


def _by_age(day: date) -> list[str]:
    """States with a rule for kei vehicles that asks for an age."""
    with under(None):
        return [
            code
            for code, law in states().items()
            if any(KEI & set(rule.kinds) and in_force(rule, day) and any(each.fact in AGES for each in thresholds(rule.when)) for rule in law.rules)
        ]  # fmt: skip


def _classes(reform: Reform) -> list[str]:
    follow = given(reform, "states.follow")
    found = ["It leaves EPA: a new vehicle needs EPA's certificate all the same. It leaves the duty on one that is imported."]
    if follow != "all":
        own = "the medium-speed laws that states have apart, " if flag(reform, "us.class.medium_speed.exists") else ""
        found.append(f"It leaves road use to the states: {own}where a state does not follow, its own rules for kei vehicles decide, and many refuse or do not say.")
        if flag(reform, "us.class.kei.exists") and value(reform, "us.class.kei.posted_limit_max"):
            found.append("The posted limit binds nobody where a state does not write it: it caps no vehicle, and a state's rule that names no limit opens every road.")
        found.append("Those rules were written for imports of 25 years and for vehicles with foreign papers; that they take in a new federal class is assumed.")
    if [each.partition("-")[0] for each in value(reform, "us.class.kei.accepts") or ()] == ["UN"] and "un_approval" not in reform.supposes:
        found.append("Of a kei no United Nations approval is on record, so none is known to be inside the class; a file may suppose it (un_approval).")
    found.append("Used imports are left as they are.")
    if flag(reform, "us.built_in_us"):
        found.append("An imported vehicle is outside the class: only one assembled here is in it.")
    return found


def _accepts(reform: Reform) -> list[str]:
    taken = reached(given(reform, "us.fmvss.accepts"), value(reform, "us.fmvss.accepts_for"))
    stays = [number for number in ("138", "212", "216a", "219", "226") if number not in taken]
    found = []
    if stays:
        found.append(
            f"It leaves the standards that have no counterpart there or are not taken up, among them No. {', '.join(stays)}; a kei has no approval for them, accepted or not."
        )
    if "138" in taken:
        found.append("No. 138 has a counterpart (UN R141), which Japan does not ask for and a kei does not have.")
    found.append("It leaves EPA's certificate, the bumper standard for cars, the identification number and the duty. The maker still certifies the vehicle, and a state then registers it like any other car.")
    return found


def _duties(reform: Reform) -> list[str]:
    found = ["It leaves every other duty as its text has it: Section 232, Section 301, the fees."]
    truck = given(reform, "us.duty.truck_pct")
    if truck is not None and truck < 15:
        found.append(
            "Two of them close in once the ordinary duty falls below them: a Japanese truck of less than 25 calendar years then makes 15 percent in all under Section 232, "
            "and an older one 12.5 percent in all under the forced-labor duty of Section 301."
        )
    return found


def _states(reform: Reform, moved: set[str]) -> list[str]:
    found = ["It leaves every federal gate: what may come into the country stays as it is."]
    if "states.definition" in moved:
        if "states.direct_import_certificate" not in moved:
            found.append("California's certificate for direct imports stays, since it is a rule on emissions.")
        found.append(
            "A vehicle outside the definition falls under each state's own rule as before. The definition is asked of kei bodies alone; by its measures it may take in other small vehicles "
            "too, which keiway bill tells."
        )
    if "states.advice" in moved:
        found.append("Vehicles that their maker certified for the US, and farm and off-road use by federal law, are left as they are.")
    return found
