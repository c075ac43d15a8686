"""The question of an address, read by what reads `keiway cost`; and the addresses of the same question put otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from keiway.errors import NotUnderstood, UsageError
from keiway.flags import one_of
from keiway.kept import Kept
from keiway.web.page import Asked

Inputs = tuple[tuple[str, str], ...]

TEXT = (
    "vehicle", "price_jpy", "price_usd", "price", "price_at", "fx", "to", "state", "port", "method", "heading", "volume", "programme_years", "assembly",
    "own", "tyres", "built", "origin", "features", "as_of",
)  # fmt: skip
NUMBERS = {"miles": 2500, "insurance_usd_year": 900, "rival_insurance_usd_year": 900, "winter_share": 0.4, "finance_pct": 5}
INPUTS = (*TEXT, *NUMBERS, "arrive", "against", "built_here", "seed", "set")
SEVERAL = ("against", "set")
LINE = "cost."  # an input that begins so is a box of the table
EXAMPLE: Inputs = (("vehicle", "1999 Subaru Sambar truck"), ("to", "80202"))
USUAL = {"price_at": "fob", "method": "roro", "heading": "auto"}
#: What belongs to one of the three questions alone: it is left behind on the way to another.
BOUGHT = ("price_jpy", "price_usd", "price", "price_at", "port", "method")
OWNED = ("own", "miles", "against", "insurance_usd_year", "rival_insurance_usd_year", "winter_share", "tyres", "finance_pct")
BUILT = ("built_here", "volume", "programme_years", "assembly")

_ANSWERS = Kept("web.cost", 64)
_HEADINGS = Kept("web.cost.headings", 64)


class Notes:
    """What the command line would print on standard error: kept for the page."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, text: str) -> None:
        self.told.append(text)


def boxes_as_set(asked: Asked) -> Asked:
    """Boxes of the table as lines set, over what was set of the same line before."""
    filled = {key: value for key, value in asked.given if key.startswith(LINE)}
    if not filled:
        return asked
    known = _rooms(asked)
    kept = [(key, value) for key, value in asked.given if not key.startswith(LINE) and not (key == "set" and _id(value, known) in filled)]
    return Asked(asked.path, (*kept, *(("set", f"{short(key)}={value}") for key, value in filled.items())))


def example(asked: Asked) -> Asked:
    """The question where no vehicle was named: what was given stays, the rest is the example's."""
    given = {key for key, _ in asked.given}
    place = [each for each in EXAMPLE if each[0] == "vehicle" or not given & {"to", "state"}]
    return Asked(asked.path, (*place, *asked.given))


def read(asked: Asked) -> tuple[Any, tuple[str, ...]]:
    """The command line's question, and how its words were read. Raises `KeiwayError` kinds."""
    from keiway.cli.cost.asked import read as read_command

    for text in (asked.one("vehicle") or "", *asked.all("against")):
        if text.casefold().endswith((".yaml", ".yml")):
            raise NotUnderstood(f"{text!r}: a page reads no files of this machine. Ask about your own file on the command line.", try_="keiway cost mykei.yaml")
    given: dict[str, Any] = {name: asked.one(name) or USUAL.get(name) for name in TEXT}
    given |= {name: _number(asked, name, example) for name, example in NUMBERS.items()}
    seed = _number(asked, "seed", 1)
    given |= {
        "entry": asked.one("arrive"), "lines": list(asked.all("set")), "against": list(asked.all("against")), "costs": None, "plot": None, "plot_duty": None,
        "built_here": _yes(asked), "seed": 1 if seed is None else int(seed),
    }  # fmt: skip
    notes = Notes()
    question = read_command(notes, given)
    return question, tuple(notes.told)


def _yes(asked: Asked) -> bool:
    text = asked.one("built_here")
    if text not in (None, "yes", "no"):
        raise one_of(text, ("yes", "no"), "--built-here")
    return text == "yes"


def _number(asked: Asked, name: str, example: float) -> float | None:
    text = asked.one(name)
    try:
        return float(text.replace(",", "")) if text is not None else None
    except ValueError:
        option = f"--{name.replace('_', '-')}"
        raise UsageError(f"{option} {text!r}: give a number, such as {example:g}.", fix=(option, f"{example:g}")) from None


def link(asked: Asked, as_of: str) -> Inputs:
    """Every input with the day asked about: rates, duties and ages turn on it."""
    return (*((key, value) for key, value in asked.given if key != "as_of"), ("as_of", as_of))


def href(inputs: Iterable[tuple[str, str]]) -> str:
    return f"/cost?{urlencode(tuple(inputs))}"


def without(inputs: Inputs, *names: str) -> Inputs:
    return tuple((key, value) for key, value in inputs if key not in names)


def put(inputs: Inputs, name: str, value: str | None) -> Inputs:
    """The same with one input put otherwise; None leaves it out."""
    kept = without(inputs, name)
    return kept if value is None else (*kept, (name, value))


def bought(inputs: Inputs) -> Inputs:
    """The same vehicle, at the door alone."""
    return _lines(without(inputs, *OWNED, *BUILT))


def owned(inputs: Inputs, years: str = "5y") -> Inputs:
    kept = without(inputs, *BUILT)
    return _lines(kept if any(key == "own" for key, _ in kept) else (*kept, ("own", years)))


def built_here(inputs: Inputs) -> Inputs:
    return _lines((*without(inputs, *OWNED, *BOUGHT, "built_here"), ("built_here", "yes")))


def _lines(inputs: Inputs) -> Inputs:
    """Without lines set of a sum that is not asked any more."""
    known = _rooms(Asked({}, inputs))
    return tuple((key, value) for key, value in inputs if key != "set" or _id(value, known))


def back(inputs: Inputs, id_: str) -> Inputs:
    """The same with one line as it was researched."""
    known = _rooms(Asked({}, inputs))
    return tuple((key, value) for key, value in inputs if key != "set" or _id(value, known) != id_)


def names(asked: Asked) -> dict[str, str]:
    """Every line that may be set of what is asked: full id -> what it is."""
    return {id_: label for room in _rooms(asked) for id_, label in room.items()}


def typed(asked: Asked) -> dict[str, str]:
    """Line id -> the figure as it was typed."""
    known = _rooms(asked)
    return {id_: value.partition("=")[2].strip() for value in asked.all("set") if (id_ := _id(value, known))}


def set_of(asked: Asked, room: str) -> set[tuple[str, str]]:
    """The lines set of one room: cost.landed."""
    known = _rooms(asked)
    return {("set", value) for value in asked.all("set") if (_id(value, known) or "").startswith(room)}


def short(id_: str) -> str:
    """cost.landed.ocean -> ocean; of the other rooms with their room: owned.maintenance."""
    from keiway.cost.edits import LANDED

    return id_.removeprefix(LANDED) if id_.startswith(LANDED) else id_.removeprefix(LINE)


def _rooms(asked: Asked):
    from keiway.cost import edits

    built = asked.one("built_here") == "yes"
    return edits.rooms(landed=not built, built_here=built, owned=asked.one("own") is not None)


def _id(text: str, known) -> str | None:
    from keiway.cost.edits import full_id

    return full_id(text.partition("=")[0], known)


def answered(question) -> Any:
    """What the rooms say; for the twins of a page, and on the way back to it, it is remembered."""
    from keiway.cli.cost.answers import answered

    return _ANSWERS.get((question.asked, question.landed, question.built_here, question.owning), lambda: answered(question))


def both_headings(asked) -> Any:
    """The sums under each heading customs may take, whichever was asked for."""
    import msgspec

    from keiway.cost.landed import answer

    either = msgspec.structs.replace(asked, heading="both")
    return _HEADINGS.get(either, lambda: answer(either).by_heading)
