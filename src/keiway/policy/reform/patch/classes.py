"""A federal class of its own, kei or medium-speed: its maker's pathway, its definition, and the standards that do not reach it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from keiway.law.conditions import Compare, Condition
from keiway.law.federal.record import Filing, Pathway, Permits
from keiway.law.fmvss.record import Finding
from keiway.policy.reform.patch.approvals import approvals, counterpart
from keiway.policy.reform.patch.books import CITE, Books, either, every, holds

#: The facts that a class by approval asks for: one for each approval, since who has one need not have the other.
JP_APPROVAL, UN_APPROVAL = "jp_approval", "un_approval"
FACTS = {"JP": JP_APPROVAL, "UN": UN_APPROVAL}
BUMPER = "P581"  # what NHTSA asks under the bumper statute; it left low-speed vehicles out (49 CFR 581.3)


class Class(NamedTuple):
    """A class as the reform defines it."""

    id: str  # kei, medium_speed
    title: str
    from_: date
    definition: tuple[Condition, ...]
    accepts: tuple[str, ...]  # approvals that stand in place of the standards; none: nothing does
    keeps: tuple[str, ...]
    light: bool  # no approval is asked: the equipment of a low-speed vehicle is
    posted_mph: int | None
    freeways: bool
    us_built: bool

    @property
    def pathway(self) -> str:
        return f"us.supposed.class_{self.id}"


#: Measures that a class may be defined by: how a person would ask for one that is not known.
MEASURES = {
    "engine_cc": ("engine displacement", "cc", "What is the engine's displacement?", '--set "displacement_cc=658"'),
    "power_kw": ("rated power", "kW", "What is its rated power?", '--set "power_kw=47"'),
    "length_mm": ("overall length", "mm", "How long is it?", '--set "length_mm=3395"'),
    "width_mm": ("overall width", "mm", "How wide is it?", '--set "width_mm=1475"'),
    "height_mm": ("overall height", "mm", "How high is it?", '--set "height_mm=1790"'),
    "made_in": ("country of build", "", "Where was it built?", "--origin US"),
}


APPROVALS = {"JP": "Japan's whole-vehicle approval", "UN": "approvals to the United Nations regulations"}


def add_class(books: Books, new: Class) -> None:
    """The pathway of the class, the facts it names, and the standards it is spared."""
    for name, (said, unit, question, option) in MEASURES.items():
        books.fact(name, name=said, meaning=said, unit=unit, question=question, settles="whether it lies inside the supposed class", option=option)
    certified = f"{new.id}_class_certified"
    books.fact(
        certified, meaning=f"certified by its maker to the supposed {new.title}", question=f"Will its maker certify it to the {new.title}?",
        settles="only the maker can certify", feature=certified, needs=f"its maker's certification to the {new.title}",
    )  # fmt: skip
    for each in _countries(new.accepts):
        name, fact = APPROVALS[each], FACTS[each]
        books.fact(
            fact, meaning=f"its maker holds {name} for it as it is sold now", question=f"Does its maker hold {name} for it?",
            settles="the class goes by that approval", feature=fact, needs=name,
        )  # fmt: skip
    books.federal = msgspec.structs.replace(books.federal, pathways=[*books.federal.pathways, _pathway(new, certified)])
    _spare(books, new)


def _pathway(new: Class, certified: str) -> Pathway:
    limits = [f"built on or after {new.from_.isoformat()}, inside the definition of the class"]
    limits += [f"with {' or '.join(APPROVALS[each] for each in _countries(new.accepts))}"] if new.accepts else []
    limits += [f"made for roads posted {new.posted_mph} mph or less"] if new.posted_mph else []
    limits += [] if new.freeways else ["no limited-access roads"]
    limits += ["assembled in the United States"] if new.us_built else []
    terms = [*new.definition, holds("built", ">=", new.from_.isoformat()), holds(certified, "==", True), holds("maker_filed", "==", True)]
    approved: list[Compare] = [holds(FACTS[each], "==", True) for each in _countries(new.accepts)]
    terms += [either(*approved)] if len(approved) > 1 else approved
    terms += [holds("made_in", "==", "US")] if new.us_built else []
    return Pathway(
        id=new.pathway, layer="safety", title=f"{new.title[0].upper()}{new.title[1:]} (supposed)", who=["original_manufacturer", "small_manufacturer"],
        when=every(*terms), from_=new.from_, supposed=new.from_, verdict="YES_WITH_LIMITS",
        says=f"Under the reform its maker may certify it to the {new.title} and sell it without limit of number; road use is each state's.",
        permits=Permits(entry="permanent", road="state_decides", sale="yes", says="any number"),
        forms=[Filing(form="HS-7", entry="2A")], duration="permanent; the class rules of the build day apply",
        not_exempt=["EPA certificate", "customs duty", "recall duties", "state title, registration and road rules"], limits=limits,
        cites=[CITE, "49 CFR 571.3(b)", "49 USC 30115"], verified="knowledge", confidence="low",
    )  # fmt: skip


def _spare(books: Books, new: Class) -> None:
    """Put before each standard's findings: for a vehicle of the class it asks nothing, or the approval is taken for it."""
    inside = every(holds("us_class", "==", new.id), holds("made", ">=", new.from_.isoformat()))
    rows = []
    for standard in books.fmvss.standards:
        found = [Finding(for_=designs, when=inside, word=word, says=says) for designs, word, says in _spared(standard.number, standard.group, new)]
        rows.append(msgspec.structs.replace(standard, findings=[*found, *standard.findings]) if found else standard)
    books.fmvss = msgspec.structs.replace(books.fmvss, standards=rows)


def reaches(number: str, group: str, new: Class) -> bool:
    """Does the class spare a vehicle this standard? The safety standards and the bumper rule, but for those it keeps; never EPA's or the other statutes'."""
    if number in new.keeps or (group == "beside" and number != BUMPER):
        return False
    return new.light or "JP" in _countries(new.accepts) or ("UN" in _countries(new.accepts) and bool(counterpart(number, "UN")))


def _spared(number: str, group: str, new: Class) -> list[tuple[list[str], str, str]]:
    """Why the standard does not reach the class, by design; empty where it does. A rule that takes its place is asked for: a design known not to have it is spared nothing."""
    if not reaches(number, group, new):
        return []
    if new.light:
        return [(["any"], "not_applicable", f"Supposed: the {new.title} has the equipment of a low-speed vehicle and no crash test; this standard does not reach it.")]
    if "JP" in _countries(new.accepts):
        return [(["any"], "not_applicable", f"Supposed: the {new.title} goes by the Japanese whole-vehicle approval in place of this standard.")]
    says = f"Supposed: the {new.title} goes by {counterpart(number, 'UN')} in place of this standard."
    if approvals()[number].kei:
        return [(["any"], "not_applicable", says)]
    return [(["other"], "likely", f"{says} Whether this design is approved so is to be shown.")]


def _countries(accepts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.partition("-")[0] for each in accepts)
