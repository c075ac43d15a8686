"""What a map is asked: the inputs of `keiway where`. A class of vehicles stands in where none is named."""

from __future__ import annotations

from keiway.question import CLASS, Question
from keiway.web.page import Asked

INPUTS = ("vehicle", "class", "built", "use", "as_of", "in_us", "registered_since", "titled_elsewhere", "original", "features", "set")
SEVERAL = ("set",)
#: Class -> what it is called. The first is shown where nothing is asked.
CLASSES = {"kei-truck": "Kei truck", "kei-van": "Kei van", "kei-car": "Kei car"}


def question_of(asked: Asked) -> Question:
    """The question of an address. A vehicle named goes before a class. Raises `KeiwayError` kinds."""
    from keiway.web.asking import question

    kind = class_of(asked)
    return question(Asked(asked.path, (("vehicle", CLASS + kind), *asked.query)) if kind else asked)


def class_of(asked: Asked) -> str | None:
    """The class asked about; None where a vehicle is named, or built by `set`. Raises `UsageError`."""
    if asked.one("vehicle") or (asked.one("set") and not asked.one("class")):
        return None
    from keiway.cli.where import vehicle_or_class

    return vehicle_or_class(None, asked.one("class") or next(iter(CLASSES))).removeprefix(CLASS)


def kept(asked: Asked, *without: str) -> tuple[tuple[str, str], ...]:
    """The inputs that go along to another address: all that belong to the question, `without` some."""
    left_out = {*without, *({"class"} if asked.one("vehicle") else ())}
    return tuple((key, value) for key, value in asked.given if key in INPUTS and key not in left_out)
