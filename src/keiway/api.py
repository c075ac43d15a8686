"""The public functions: words in, answers out."""

from __future__ import annotations

from datetime import date

import msgspec

from keiway.answer import Answer
from keiway.case import Case
from keiway.question import Question, read


def case(text: str, **given) -> Case:
    """A Case from words. Keywords are those of `keiway.question.Question`; dates are text such as ``1999-05``."""
    return read(Question(text=text, **given)).case


def check(text: str, **given) -> Answer:
    """The three gates for one vehicle and one place, and a line on a crash. Raises `KeiwayError` kinds with suggestions."""
    return answer(case(text, **given))


def answer(case: Case) -> Answer:
    """The main answer, from all rooms that have a say in it: the gates of the law, and the line on a crash."""
    from keiway.crash.line import line
    from keiway.law.check import answer as gates

    found, crash = gates(case), line(case)
    return msgspec.structs.replace(found, crash=crash, next=(*found.next, *([crash.next] if crash.next else [])))


def when(text: str, **given):
    """The clocks and gates over time: `keiway.law.when.When`."""
    from keiway.law import when as room

    return room.when(case(text, **given))


def where(text: str, since: date | None = None, **given):
    """All 51 places on one day: `keiway.law.where.Where`."""
    from keiway.law import where as room

    return room.where(case(text, **given), since)
