"""What a dossier is asked: the question of `keiway check`, for whom, and the day it is made. And the same as a command."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

import msgspec

from keiway.errors import KeiwayError
from keiway.flags import one_of
from keiway.question import Question

Audience = Literal["buyer", "importer", "legislator", "press"]
AUDIENCES: tuple[str, ...] = get_args(Audience)

#: Inputs of a question that are one word each, in the order in which a command gives them.
TEXT = ("state", "built", "arrive", "as_of", "origin", "importer", "registered_since", "features", "price_usd")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """The question has its as-of day written out, so that the same file can be made again on another day."""

    question: Question
    audience: Audience
    made: date

    @property
    def is_own(self) -> bool:
        """A vehicle from a file of somebody's own, whose record goes into the dossier."""
        return self.question.text.strip().casefold().endswith((".yaml", ".yml"))

    @property
    def inputs(self) -> tuple[tuple[str, str], ...]:
        """Name and value of everything that was given, as an address carries it."""
        q = self.question
        found = [("vehicle", q.text), *((name, getattr(q, name)) for name in TEXT)]
        found += [("use", q.use if q.use != "road" else None), ("in_us", "yes" if q.in_us else None)]
        found += [(name, None if value is None else "yes" if value else "no") for name, value in (("original", q.original), ("titled_elsewhere", q.titled_elsewhere))]
        found += [("set", setting) for setting in q.settings]
        return (*((name, value) for name, value in found if value), ("for", self.audience))

    @property
    def command(self) -> str:
        """The command that makes it again, safe to type as it stands."""
        from keiway.cli.mistakes.mend import quoted

        words = ["keiway", "dossier"]
        for name, value in self.inputs:
            words += _words(name, value)
        return " ".join(quoted(word) for word in words)


def _words(name: str, value: str) -> list[str]:
    if name == "vehicle":
        return [value]
    if name == "in_us":
        return ["--in-us"]
    if name == "original":
        return ["--original" if value == "yes" else "--modified"]
    if name == "titled_elsewhere":
        return ["--titled-elsewhere" if value == "yes" else "--not-titled-elsewhere"]
    return [f"--{name.replace('_', '-')}", value]


def asked(question: Question, audience: str | None, today: date, wrong: list[KeiwayError] | None = None) -> Asked:
    """Raises every mistake at once, after those in `wrong`."""
    from keiway.errors import attempt, raise_all
    from keiway.question import as_of_day

    wrong = [] if wrong is None else wrong
    plain = attempt(wrong, lambda: audience_of(audience))
    day = attempt(wrong, lambda: as_of_day(question.as_of, today))
    if wrong:  # what else is wrong with the question is told with it
        from keiway.question import read

        attempt(wrong, lambda: read(msgspec.structs.replace(question, as_of=None), today))
        raise_all(wrong)
    return Asked(question=msgspec.structs.replace(question, as_of=day.isoformat()), audience=plain, made=today)


def audience_of(text: str | None) -> Audience:
    plain = (text or "buyer").strip().casefold()
    if plain not in AUDIENCES:
        raise one_of(text or "", AUDIENCES, "--for")
    return plain
