"""State gates for what is not a kei vehicle: US-built cars, low-speed vehicles, carts and other imports."""

from __future__ import annotations

from keiway.answer import Gate, Missing, Reason, Verdict
from keiway.case import Case
from keiway.law.state.facts import KG_PER_LB, KM_PER_MI
from keiway.law.state.record import StateLaw
from keiway.vehicles.classes import kei_now


def gates(law: StateLaw, case: Case, kind: str) -> tuple[Gate, Gate, str]:
    """Both gates and, in a few words, what they rest on."""
    if kind == "us_car":
        return _us_car(law)
    if kind == "lsv":
        outside = _outside_low_speed(case)
        return _not_low_speed(law, outside) if outside else _low_speed(law)
    if kind == "golf_cart":
        return _golf_cart(law)
    return _not_covered(law, case, kind)


def _pair(law: StateLaw, register: tuple, drive: tuple, cites: tuple[str, ...] = (), **limits) -> tuple[Gate, Gate]:
    (register_verdict, register_says), (drive_verdict, drive_says) = register, drive
    return (
        Gate(
            gate="register", title=f"Title and register ({law.state})", verdict=register_verdict, says=register_says,
            reasons=(Reason(text=register_says, cites=cites),), limits={"status": limits["status"]},
        ),
        Gate(
            gate="drive", title=f"Drive on ({law.state})", verdict=drive_verdict, says=drive_says,
            reasons=(Reason(text=drive_says, cites=cites),), limits=limits,
        ),
    )  # fmt: skip


def _us_car(law: StateLaw) -> tuple[Gate, Gate, str]:
    says = "Built and labelled to US standards: titled and registered like any other car."
    pair = _pair(law, (Verdict.YES, says), (Verdict.YES, "All public roads."), status="full_road_use")
    return *pair, "US-certified"


def _low_speed(law: StateLaw) -> tuple[Gate, Gate, str]:
    low = law.low_speed
    cites = tuple(low.cites)
    needs = [word for word, flag in (("title and plates", low.registration), ("insurance", low.insurance), ("a licence", low.licence)) if flag == "yes"]
    register_says = "Registered as a low-speed vehicle" + (f"; needs {', '.join(needs)}." if needs else ".")
    register = Verdict.UNKNOWN if low.registration == "unknown" else Verdict.YES
    if register == Verdict.UNKNOWN:
        register_says = "Whether it is registered was not found; low-speed vehicles are known to the state's law."
    weak = low.confidence == "low" or low.evidence == "background_only"
    says = f"Roads posted {low.max_posted_mph} mph or less" if low.max_posted_mph else "The speed limit of the roads it may use was not found"
    says += f"; {low.crossing}." if low.crossing else "."
    if weak and low.max_posted_mph:
        says = f"A commonly stated figure, not read in the law: {says[0].lower()}{says[1:]}"
    if low.note:
        says += f" {low.note}"
    drive = Verdict.YES_WITH_LIMITS if low.max_posted_mph and not weak else Verdict.UNKNOWN
    pair = _pair(
        law, (register, register_says), (drive, says), cites,
        status="restricted_road_use", max_posted_mph=low.max_posted_mph, interstate="no",
    )  # fmt: skip
    return *pair, "low-speed vehicle law" if drive != Verdict.UNKNOWN else "low-speed rule not read"


def _outside_low_speed(case: Case) -> str | None:
    """Why it is no low-speed vehicle under 49 CFR 571.3(b), or None: under 3,000 lb, over 20 and to 25 mph."""
    vehicle = case.vehicle
    if vehicle.gvw_kg and vehicle.gvw_kg >= 3000 * KG_PER_LB - 0.1:
        return f"its gross weight of {vehicle.gvw_kg / KG_PER_LB:,.0f} lb is not below 3,000 lb"
    if vehicle.top_speed_kmh and vehicle.top_speed_kmh > 25.05 * KM_PER_MI:
        return f"its top speed of {vehicle.top_speed_kmh / KM_PER_MI:.0f} mph is above 25 mph"
    if vehicle.top_speed_kmh and vehicle.top_speed_kmh <= 20 * KM_PER_MI:
        return f"its top speed of {vehicle.top_speed_kmh / KM_PER_MI:.0f} mph is not above 20 mph"
    return None


def _not_low_speed(law: StateLaw, why: str) -> tuple[Gate, Gate, str]:
    says = f"Not a low-speed vehicle: {why}. On the road it would need full certification to US standards."
    pair = _pair(
        law, (Verdict.NO, says), (Verdict.NO, "Not on public roads."), ("49 CFR 571.3(b)",), status="prohibited", interstate="no"
    )
    return *pair, "outside the low-speed class"


def _golf_cart(law: StateLaw) -> tuple[Gate, Gate, str]:
    says = law.low_speed.golf_carts or "No golf-cart rule was found."
    verdict = Verdict.YES_WITH_LIMITS if law.low_speed.golf_carts else Verdict.UNKNOWN
    pair = _pair(law, (verdict, says), (verdict, says), status=None, interstate="no")
    return *pair, "golf-cart rule"


def _not_covered(law: StateLaw, case: Case, kind: str) -> tuple[Gate, Gate, str]:
    what = {"foreign_car": "an imported vehicle that is not a kei", "utv": "a side-by-side", "quadricycle": "a quadricycle"}.get(kind, kind)
    says = f"No rule for {what} is coded for {law.name}; its kei rules do not name it. Ask {law.agency.rstrip('.')}."
    register, drive = _pair(law, (Verdict.UNKNOWN, says), (Verdict.UNKNOWN, says), status=None)
    ask = Missing(fact="law", question=f"Ask {law.agency.rstrip('.')}.", settles=f"whether {what} can be titled there")
    return (
        Gate(
            gate="register", title=register.title, verdict=Verdict.UNKNOWN, says=says, missing=(ask,),
            reasons=_measured(case) if kind == "foreign_car" else (),
        ),
        drive,
        "not a kei",
    )


def _measured(case: Case) -> tuple[Reason, ...]:
    """What an office that takes it for a kei can be shown: the measurements that say it is none."""
    return (Reason(text=kei_now(case.vehicle).words, kind="fact"),)
