"""On what evidence the answer stands, in words: the ladder of each side, what would settle it, why no stars."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Rung(NamedTuple):
    """`sources`: title and address of each."""

    name: str
    there: bool
    says: str
    sources: tuple[tuple[str, str], ...]


def ladders(found) -> list[tuple[str, list[Rung]]]:
    """Of each side, nearest evidence first; once where both are the same."""
    told = []
    for party in found.parties:
        rungs = [Rung(rung.rung, rung.there, rung.says, tuple(_source(id_) for id_ in rung.sources)) for rung in party.ladder]
        if all(rungs != other for _, other in told):
            told.append((party.name, rungs))
    return told


def _source(id_: str) -> tuple[str, str]:
    source = _shelf().get(id_)
    return (source.title, source.url) if source else (id_, "")


@cache
def _shelf() -> dict:
    """Every source that a rung may name."""
    from keiway.crash.answer.ladder import EVIDENCE
    from keiway.crash.front.facts import FACTS
    from keiway.crash.vehicles.facts import CLASSES, TESTS
    from keiway.crash.vehicles.restraints import RESTRAINTS

    return {id_: source for topic in (FACTS, CLASSES, TESTS, RESTRAINTS, EVIDENCE) for id_, source in topic.value.sources.items()}


def settles(found) -> list[str]:
    """What would narrow the answer, the most telling first."""
    from keiway.crash.answer.ladder import FIELD, PAIR, TEST

    a, b = found.parties
    missing = [{rung.rung for rung in party.ladder if not rung.there} for party in (a, b)]
    told = [f"A crash test of the {a.name} into the {b.name}, with dummies in both."] if PAIR in missing[0] else []
    for party, lacks in zip((a, b), missing, strict=True):
        if party.front != "measured":
            told.append(f"{party.name}: the signals of a wall test of this model. Its front is now one {_level(party.front)}; keiway crash fit makes a front of signals.")
        elif TEST in lacks:
            told.append(f"{party.name}: a public test of this model.")
        if FIELD in lacks:
            told.append(f"{party.name}: records of real crashes of its class.")
    return list(dict.fromkeys(told))


def _level(front: str) -> str:
    return {"derived": "derived from tests of its kind", "class": "of its class"}[front]


def stars(vehicles) -> str:
    """Why the ratings of the two are compared or not, in the words of the room."""
    from keiway.crash.answer.stars import NotComparable, compare

    if vehicles[0].id == vehicles[1].id:
        return "A frontal rating is of a crash into a wall with the vehicle's own mass: it fits two of the same vehicle, and no other pair."
    try:
        return compare(*vehicles).says
    except NotComparable as error:
        return error.why


def shown_elsewhere(vehicles) -> tuple[str, ...]:
    """Notes of the answer that the page tells under its own heading."""
    from keiway.crash.answer.stars import warning

    return warning(*vehicles)
