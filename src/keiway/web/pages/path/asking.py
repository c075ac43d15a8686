"""The question of an address, in the words of `keiway path`; what the boxes of the page send is put into those words."""

from __future__ import annotations

import re
from typing import NamedTuple

from keiway.case import Case
from keiway.errors import UsageError
from keiway.flags import one_of
from keiway.kept import Kept
from keiway.policy.path.goal import Goal
from keiway.policy.path.goal import read as read_goal
from keiway.policy.path.record import PathAnswer
from keiway.web import asking
from keiway.web.page import Asked, Page

#: Boxes that hold one word's value: "30" in the box `states` is states=30 in a goal.
BOXES = ("states", "units", "by")
TEXT = ("vehicle", "state", "built", "as_of", "features")
INPUTS = (*TEXT, "goal", "in_us", "original", "set", *BOXES, "which", "run")
#: What stands in the boxes where nothing was asked yet: pressed as they are, they are a question.
EXAMPLE = (("vehicle", "Honda N-Box JF5"), ("goal", "sold-new,55mph,states=30"))

_ANSWERS = Kept("web.path", 128)


class Question(NamedTuple):
    case: Case
    goal: Goal
    notes: tuple[str, ...]


def is_sent(asked: Asked) -> bool:
    """By the form: a goal in parts."""
    return len(asked.all("goal")) > 1 or any(asked.one(name) for name in BOXES)


def joined(asked: Asked) -> Asked:
    """One goal in the command's words, in the place of its parts."""
    goal = ",".join(word for word in (*asked.all("goal"), *_words(asked)) if word)
    rest = [(key, value) for key, value in asked.given if key not in ("goal", *BOXES)]
    first = [(key, value) for key, value in rest if key == "vehicle"]
    return Asked(asked.path, tuple([*first, *([("goal", goal)] if goal else []), *(each for each in rest if each not in first)]))


def _words(asked: Asked) -> list[str]:
    """30, CO + TX -> states=30, states=CO+TX: a number, or states named."""
    parts = [part.strip() for part in re.split(r"[,;]", asked.one("states") or "") if part.strip()]
    named = [part for part in parts if not (part.isdecimal() or part.casefold() in ("all", "every"))]
    words = [f"states={part}" for part in parts if part not in named]
    words += [f"states={'+'.join(re.split(r'[ ]*[+/][ ]*', '+'.join(named)))}"] if named else []
    units = (asked.one("units") or "").replace(",", "").replace(" ", "")
    return [*words, *([f"units={units}"] if units else []), *([f"by={asked.one('by')}"] if asked.one("by") else [])]


def read(asked: Asked) -> Question | None:
    """The command line's question; None where no vehicle was named yet. Raises `KeiwayError` kinds, every mistake at once."""
    from keiway.cli.path import understood

    if asked.one("run") not in (None, "yes"):
        raise one_of(asked.one("run") or "", ("yes",), "run")
    if not asked.one("vehicle") and not asked.all("set"):
        if asked.one("run"):
            raise UsageError("no vehicle was named.", try_='keiway path "Honda N-Box JF5" --goal sold-new,55mph,states=30')
        read_goal(asked.all("goal"), "new")
        return None
    return Question(*understood(asking.question(asked), list(asked.all("goal"))))


def answered(question: Question) -> PathAnswer:
    """The answer; asked again while it is remembered it costs nothing."""
    from keiway.policy.path.answer import answer

    return _ANSWERS.get((question.case, question.goal), lambda: answer(question.case, question.goal))


def permalink(asked: Asked, question: Question, pressed: bool) -> tuple[tuple[str, str], ...]:
    """Every input with the day and, once pressed, the button: the same address gives the same answer on another day."""
    kept = tuple((key, value) for key, value in asked.given if key not in ("as_of", "run", "which"))
    return (*kept, ("as_of", question.case.as_of.isoformat()), *((("run", "yes"),) if pressed else ()))


def command(page: Page, given: tuple[tuple[str, str], ...]) -> str:
    """The same on the command line."""
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    return " ".join(["keiway", *(quoted(word) for word in arguments(page, Asked({}, given)))])
