"""The question of an address, read by what reads the command line's."""

from __future__ import annotations

from typing import Any

from keiway.errors import NotUnderstood
from keiway.web.page import Asked, Page

#: What is taken where the address does not say: the example's vehicle; the partner most sold in the US; the US wall test's speed.
USUAL = (("vehicle", "Honda N-Box JF3"), ("vs", "Ford F-150"), ("speed", "35mph"), ("overlap", "full"))


class _Heard:
    """Where the command line would print how the words were read: kept for the page."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, text: str) -> None:
        self.told.append(text)


def completed(asked: Asked) -> Asked:
    """With what is usual where nothing was said, in the order of the command line."""
    given = dict(asked.given)
    kept = tuple((key, given.pop(key, usual)) for key, usual in USUAL)
    return Asked(asked.path, (*kept, *given.items()))


def filled(asked: Asked) -> bool:
    """A vehicle was named, and its partner or the speed was left to us."""
    return bool(asked.one("vehicle")) and not (asked.one("vs") and asked.one("speed"))


def read(given: Asked) -> tuple[Any, tuple[str, ...]]:
    """The command line's question, and how the words were read. Raises `KeiwayError` kinds."""
    from keiway.cli.crash.asked import read as read_command

    for name in ("vehicle", "vs"):
        if given.one(name).casefold().endswith((".yaml", ".yml")):
            raise NotUnderstood(
                f"{given.one(name)!r}: a page reads no files of this machine. Ask about your own file on the command line.",
                try_='keiway crash mykei.yaml --vs "Ford F-150" --speed 35',
            )
    heard = _Heard()
    question = read_command(
        heard, [], given.one("vehicle"), given.one("vs"), given.one("speed"), given.one("overlap"), given.one("built"),
        speed_vs=given.one("speed_vs"), belts=(given.one("belts") or "on", given.one("belts_vs") or "on"),
    )  # fmt: skip
    return question, tuple(heard.told)


def answered(question) -> tuple[Any, Any]:
    """The answer, and the same crash to look at."""
    from keiway.cli.crash.asked import lacking
    from keiway.crash.answer import head_on
    from keiway.crash.scene import of_meeting
    from keiway.crash.vehicles import NotKnown

    about = (question.vehicles, question.both_mps, question.overlap, question.built)
    try:
        return head_on(*about), of_meeting(*about, belts=question.belts)
    except NotKnown as error:
        raise lacking(error, question) from None


def title(found, scene) -> str:
    from keiway.crash.names import speeds

    a, b = scene.actors
    return f"{a.name} against {b.called}, {speeds(found.speeds_mph)}"


def command(page: Page, given: Asked) -> str:
    """The same on the command line."""
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    return " ".join(["keiway", *(quoted(word) for word in arguments(page, given))])
