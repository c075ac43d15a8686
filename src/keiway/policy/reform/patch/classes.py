"""A federal class of its own, kei or medium-speed: its maker's pathway, its definition, and the standards that do not reach it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import msgspec

from keiway.law.conditions import Condition
from keiway.law.federal.record import Filing, Pathway, Permits
from keiway.law.fmvss.record import Finding
from keiway.policy.reform.patch.approvals import counterpart
from keiway.policy.reform.patch.books import CITE, Books, every, holds

APPROVED = "home_approval"  # the fact that a class by approval asks for


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
    if new.accepts:
        names = " or ".join(APPROVALS[each] for each in _countries(new.accepts))
        books.fact(
            APPROVED, meaning=f"its maker holds {names} for it as it is sold now", question=f"Does its maker hold {names} for it?",
            settles="the class goes by that approval", feature=APPROVED, needs=names,
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
    terms += [holds(APPROVED, "==", True)] if new.accepts else []
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
        says = _spared(standard.number, standard.group, new)
        finding = Finding(for_=["any"], when=inside, word="not_applicable", says=says) if says else None
        rows.append(msgspec.structs.replace(standard, findings=[finding, *standard.findings]) if finding else standard)
    books.fmvss = msgspec.structs.replace(books.fmvss, standards=rows)


def _spared(number: str, group: str, new: Class) -> str:
    """Why the standard does not reach the class; empty where it does."""
    if number in new.keeps or (group == "beside" and number not in ("P581", "P541")):
        return ""
    if new.light:
        return f"Supposed: the {new.title} has the equipment of a low-speed vehicle and no crash test; this standard does not reach it."
    if "JP" in _countries(new.accepts):
        return f"Supposed: the {new.title} goes by the Japanese whole-vehicle approval in place of this standard."
    if "UN" in _countries(new.accepts) and counterpart(number, "UN"):
        return f"Supposed: the {new.title} goes by {counterpart(number, 'UN')} in place of this standard."
    return ""


def _countries(accepts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each.partition("-")[0] for each in accepts)
