"""A reform in one paragraph of plain words, from its levers and rules alone: what, from when, who can make it, what it leaves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec

from keiway.days import long_day
from keiway.law.federal.files import FEDERAL
from keiway.policy.reform.levers import lever
from keiway.policy.reform.patch.approvals import approvals, reached
from keiway.policy.reform.patch.classes import APPROVALS, FACTS
from keiway.policy.reform.record import Change, Reform, Setting
from keiway.policy.reform.standing import flag, given, moving, value
from keiway.policy.reform.told.leaves import leaves
from keiway.policy.reform.told.ordered import unsettled

WHO = {
    "congress": "Congress, by statute", "nhtsa": "NHTSA, by rule", "epa": "EPA, by rule", "president": "the President, by proclamation",
    "customs": "Customs", "states": "each state, in its own law",
}  # fmt: skip


def restated(reform: Reform) -> str:
    """One paragraph. Computes nothing: what the law comes to is another question."""
    settings = moving(reform)
    if not settings and not reform.rules:
        return "It changes nothing: no lever is set to anything but what the law says today."
    found = []
    for day, told in _by_day(reform, settings):
        found.append(f"From {long_day(day)}: {'; '.join(told)}.")
    found += _supposed(reform)
    found.append(f"Who can make it: {who(reform)}.")
    found += [words] if (words := unsettled(reform)) else []
    found += leaves(reform)
    return " ".join(found)


def makers(reform: Reform) -> tuple[str, ...]:
    """Who it takes: as the file says, else all whom the levers and rules name."""
    if reform.who:
        return reform.who
    found = [who for each in moving(reform) for who in lever(each.lever).who[:1]]
    for each in reform.rules:
        found.append("states" if each.state or not each.rule.startswith("us.") else "customs" if each.rule.startswith("us.duty") else "congress")
    return tuple(dict.fromkeys(found))


def who(reform: Reform) -> str:
    """Those it takes, in words: all of them, but where a lever can be moved by any one of several."""
    every, levers_ = makers(reform), [lever(each.lever) for each in moving(reform)]
    needed = {one.who[0] for one in levers_ if not one.either} | (set(makers(msgspec.structs.replace(reform, who=(), set=()))) if reform.rules else set())
    any_ = [each for each in every if each not in needed and any(one.either and each in one.who for one in levers_)]
    parts = [WHO[each] for each in every if each not in any_]
    parts += [_listed([WHO[each] for each in any_], ", or")] if any_ else []
    return _listed(parts, ", and")


def _supposed(reform: Reform) -> list[str]:
    """What the file takes to hold, which no lever moves."""
    if not reform.supposes:
        return []
    facts = FEDERAL.shipped.facts
    told = _listed([facts[each].meaning if each in facts else f"its maker holds {APPROVALS[{fact: key for key, fact in FACTS.items()}[each]]}" for each in reform.supposes])
    return [
        f"Supposed besides, of what is offered, and in both worlds, as the law is and under the reform: {told}. No act says so: where it is an agency's finding, only the agency can make it, "
        "and it is to be held against the deaths and injuries that the answer itself counts."
    ]


def _by_day(reform: Reform, settings: tuple[Setting, ...]) -> list[tuple[date, list[str]]]:
    told: dict[date, list[str]] = {}
    for each in settings:
        if say := _SAYS.get(each.lever):
            told.setdefault(each.from_, []).append(say(reform, each))
    for each in reform.rules:
        told.setdefault(each.from_ or reform.from_, []).append(_rule(each))
    return sorted(told.items())


def _rule(change: Change) -> str:
    if change.end:
        return f"the rule {change.rule} ends"
    if change.add:
        where = f" of {change.state}" if change.state else ""
        return f"a new rule{where} {change.rule} is added: {change.add.get('says') or change.add.get('title') or 'its fields are in the file'}".rstrip(".")
    return f"the rule {change.rule} is changed in {_listed(list(change.change))}"


def _age(reform: Reform, each: Setting) -> str:
    return f"any vehicle may come in without meeting the safety standards once it is {each.value} years old from its own day of manufacture, in place of {lever(each.lever).today}"


def _emissions(reform: Reform, each: Setting) -> str:
    return f"EPA asks for no certificate of a vehicle as built once it is {each.value} calendar years old, in place of {lever(each.lever).today}"


def _kei(reform: Reform, each: Setting) -> str:
    head = "us.class.kei."
    sizes = [(f"{head}max_engine_cc", "{:g} cc"), (f"{head}max_power_kw", "{:g} kW"), (f"{head}max_length_mm", "{:g} mm long"), (f"{head}max_width_mm", "{:g} mm wide"), (f"{head}max_height_mm", "{:g} mm high")]
    size = _listed([words.format(most) for id_, words in sizes if (most := value(reform, id_)) is not None])
    posted, freeways = value(reform, f"{head}posted_limit_max"), value(reform, f"{head}freeways")
    roads = f", made for roads posted {posted} mph or less" if posted else ", with no posted limit of its own"
    roads += "" if (posted is None if freeways is None else freeways) else " and no limited-access roads"
    accepts, keeps = value(reform, f"{head}accepts") or (), value(reform, f"{head}keeps") or ()
    goes = f"It goes by {_approvals(accepts)} in place of the safety standards and of the bumper standard, save {_listed([_number(each) for each in keeps])}" if accepts else "It names no approval to go by, so every safety standard still applies"
    built = ", assembled in the United States" if flag(reform, "us.built_in_us") else ""
    return f"new vehicles of at most {size}, on four wheels{built}, are a federal class of their own{roads}, to which their maker certifies them and sells any number. {goes}"


def _approvals(accepts: tuple[str, ...]) -> str:
    names = {"JP": "Japan's whole-vehicle approval", "UN": "approvals to the United Nations regulations (standards without a counterpart there stay)"}
    found = []
    for each in accepts:
        head, _, year = each.partition("-")
        found.append(f"{names[head]}{f' to the rules of {year}' if year else ''}")
    return _listed(found, "or")


def _number(number: str) -> str:
    return {"P565": "the vehicle identification number", "P581": "the bumper standard", "P541": "parts marking", "EPA": "EPA's certificate"}.get(number, f"No. {number}")


def _accepts(reform: Reform, each: Setting) -> str:
    which = value(reform, "us.fmvss.accepts_for")
    found = reached(each.value, which)
    less = [number for number in found if approvals()[number].alike == "less"]
    of = _listed([{"JP": "by Japan", "UN": "to the United Nations regulations"}[one.partition("-")[0]] for one in each.value], "or")
    built = " of vehicles assembled in the United States" if flag(reform, "us.built_in_us") else ""
    none = [one for one in which if one not in found] if which != "all" else []
    tail = f" ({_listed([_number(one) for one in none])} has no counterpart there, so nothing changes for it)" if none else ""
    weaker = f", of which {_listed(less)} ask less than the US standard" if less else ""
    return f"approval {of} counts as compliance{built} with {_counted(len(found), 'safety standard')} that {'has' if len(found) == 1 else 'have'} a counterpart there (No. {', '.join(found)}){weaker}{tail}"


def _counted(number: int, what: str) -> str:
    return f"the {what}" if number == 1 else f"{number} {what}s"


def _cap(reform: Reform, each: Setting) -> str:
    return f"a maker may sell {each.value:,} vehicles in any 12 months under a temporary exemption of Part 555, in place of {lever(each.lever).today:,}"


def _years(reform: Reform, each: Setting) -> str:
    return f"such an exemption is granted for up to {each.value} years, in place of {lever(each.lever).today}"


def _medium(reform: Reform, each: Setting) -> str:
    top = value(reform, "us.class.medium_speed.top_speed_mph")
    built = ", assembled in the United States" if flag(reform, "us.built_in_us") else ""
    heaviest = value(reform, "us.class.medium_speed.max_gvwr_lb")
    return f"new four-wheeled vehicles of at most {heaviest:,.0f} lb gross weight that their maker caps at over 25 and at most {top} mph{built} are a federal class of their own, with the equipment of a low-speed vehicle, no crash test and no bumper standard; the medium-speed laws that states have wake for it"


def _truck(reform: Reform, each: Setting) -> str:
    return f"the ordinary duty on trucks is {each.value:g} percent, in place of {lever(each.lever).today:g}"


def _car(reform: Reform, each: Setting) -> str:
    return f"the ordinary duty on cars is {each.value:g} percent, in place of {lever(each.lever).today:g}"


def _follow(reform: Reform, each: Setting) -> str:
    who = "every state and DC" if each.value == "all" else _listed(list(each.value))
    word = given(reform, "states.definition")
    if word and word != "none":
        return f"{who} {_verb(each, 'adopt')} {word[0].upper()}{word[1:]}'s definition of a kei vehicle, with its rule for titling, registration and roads"
    posted = value(reform, "us.class.kei.posted_limit_max") if flag(reform, "us.class.kei.exists") else value(reform, "us.class.medium_speed.posted_limit_max")
    roads = f"the roads posted {posted} mph or less" if posted else "all roads"
    return f"{who} {_verb(each, 'follow')}: vehicles of the class are titled, registered and let onto {roads}"


def _verb(each: Setting, verb: str) -> str:
    return verb if each.value != "all" and len(each.value) > 1 else f"{verb}s"


def _advice(reform: Reform, each: Setting) -> str:
    return "every state and DC follows AAMVA's best practice and neither titles nor registers a kei vehicle that no maker certified for the US, those already plated by their owners aside"



def _certificate(reform: Reform, each: Setting) -> str:
    return "California asks for no certificate of conformance of a used direct import any more"


_SAYS: dict[str, Callable[[Reform, Setting], str]] = {
    "us.import.age_years": _age,
    "us.import.emissions_age": _emissions,
    "us.class.kei.exists": _kei,
    "us.fmvss.accepts": _accepts,
    "us.part555.cap": _cap,
    "us.part555.years": _years,
    "us.class.medium_speed.exists": _medium,
    "us.duty.truck_pct": _truck,
    "us.duty.car_pct": _car,
    "states.follow": _follow,
    "states.direct_import_certificate": _certificate,
    "states.advice": _advice,
}


def _listed(parts: list[str], word: str = "and") -> str:
    gap = "" if word.startswith(",") else " "
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}{gap}{word} {parts[-1]}" if parts else "none"
