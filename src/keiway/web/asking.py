"""The inputs of a question about one vehicle, as an address carries them: those of `keiway check`, under the same names."""

from __future__ import annotations

from keiway.case import Case
from keiway.errors import NotUnderstood
from keiway.flags import one_of
from keiway.question import Question
from keiway.web.page import Asked

TEXT = ("vehicle", "state", "built", "use", "arrive", "as_of", "origin", "importer", "registered_since", "features", "price_usd")
YES_NO = ("in_us", "original", "titled_elsewhere")
INPUTS = (*TEXT, *YES_NO, "set")
SEVERAL = ("set",)


def question(asked: Asked) -> Question:
    """The Question an address asks. Raises `KeiwayError` kinds."""
    given = {name: asked.one(name) for name in TEXT}
    vehicle = no_file(given.pop("vehicle") or "")
    answers = {name: _yes_no(name, asked.one(name)) for name in YES_NO}
    return Question(
        text=vehicle,
        settings=asked.all("set"),
        **{**given, "use": given["use"] or "road"},
        **{**answers, "in_us": bool(answers["in_us"])},
    )


def no_file(vehicle: str) -> str:
    """The name of a vehicle; that of a file is refused: the command line would read it."""
    if vehicle.casefold().endswith((".yaml", ".yml")):
        raise NotUnderstood(
            f"{vehicle!r}: a page reads no files of this machine. Ask about your own file on the command line, "
            "or change a vehicle of the catalogue with set=field=value.",
            try_="keiway check mykei.yaml",
        )
    return vehicle


def _yes_no(name: str, text: str | None) -> bool | None:
    if text is None or text == "unknown":
        return None
    if text not in ("yes", "no"):
        raise one_of(text, ("yes", "no", "unknown"), f"--{name.replace('_', '-')}")
    return text == "yes"


def permalink(asked: Asked, case: Case) -> tuple[tuple[str, str], ...]:
    """Every input with the day it was asked for: the same address gives the same answer on another day."""
    kept = [(key, value) for key, value in asked.given if key != "as_of"]
    return (*kept, ("as_of", case.as_of.isoformat()))
