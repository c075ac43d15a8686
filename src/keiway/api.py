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
    """The three gates for one vehicle and one place, and the other rooms' lines. Raises `KeiwayError` kinds with suggestions."""
    return answer(case(text, **given))


def answer(case: Case) -> Answer:
    """The main answer, from all rooms that have a say in it: the gates of the law, and a line each of the others."""
    from keiway.cost.line import line as on_cost
    from keiway.crash.line import line as on_crash
    from keiway.law.check import answer as gates
    from keiway.market.line import line as on_market
    from keiway.policy.path.line import line as on_policy
    from keiway.road.line import line as on_road

    found = gates(case)
    lines = {"crash": on_crash(case), "road": on_road(case), "cost": on_cost(case), "market": on_market(case), "policy": on_policy(case, found)}
    more = [line.next for line in lines.values() if line and line.next]
    return msgspec.structs.replace(found, **lines, next=(*found.next, *more))


def when(text: str, **given):
    """The clocks and gates over time: `keiway.law.when.When`."""
    from keiway.law import when as room

    return room.when(case(text, **given))


def where(text: str, since: date | None = None, **given):
    """All 51 places on one day: `keiway.law.where.Where`."""
    from keiway.law import where as room

    return room.where(case(text, **given), since)
