"""What states write into their own law under the reform: a class, another state's definition, or an association's advice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from keiway.answer import Verdict
from keiway.law.state.record import Drive, Register, StateRule
from keiway.law.state.standing import in_force
from keiway.policy.reform.levers import stays
from keiway.policy.reform.patch.books import CITE, Books, every, holds
from keiway.policy.reform.patch.classes import Class

KEI = ["kei_car", "kei_van", "kei_truck"]
ADVICE = "us.question.aamva"


def follow(books: Books, codes: tuple[str, ...], new: Class) -> None:
    """The states register vehicles of the class and open the roads that it is made for."""
    roads = f"Roads posted {new.posted_mph} mph or less" if new.posted_mph else "All public roads"
    roads += "." if new.freeways else "; no limited-access roads."
    for code in codes:
        rule = StateRule(
            id=f"{code.lower()}.supposed.class_{new.id}", title=f"{new.title[0].upper()}{new.title[1:]} (supposed)", kinds=KEI,
            when=every(holds("us_class", "==", new.id), holds("built", ">=", new.from_.isoformat())), from_=new.from_,
            status="restricted_road_use" if new.posted_mph or not new.freeways else "full_road_use", basis="statute",
            says=f"Under the reform the state follows the {new.title}: titled and registered. {roads}",
            register=Register(verdict=Verdict.YES, way="ordinary", says=f"Titled and registered as a vehicle of the {new.title}, under the reform."),
            drive=Drive(
                verdict=Verdict.YES_WITH_LIMITS if new.posted_mph or not new.freeways else Verdict.YES, says=roads, max_posted_mph=new.posted_mph, crossing="unknown",
                interstate="yes" if new.freeways else "no", limited_access="yes" if new.freeways else "no",
            ),
            cites=[CITE], evidence="background_only", confidence="low",
        )  # fmt: skip
        _before(books, code, [rule])


def adopt(books: Books, codes: tuple[str, ...], ids: list[str], word: str, day: date, certificate: bool = True) -> None:
    """The states take another's rules word for word; what lies outside its definition falls to their own as before.

    `certificate`: a state's emission law on direct imports stands before what it adopts.
    """
    rules = _template(books, ids, day)
    home = ids[0][:2].upper()
    for code in codes:
        if code != home or not all(in_force(rule, day) for rule in rules):
            _before(books, code, [_adopted(rule, code, word, day) for rule in rules], stays() if certificate else ())


def _template(books: Books, ids: list[str], day: date) -> list[StateRule]:
    return [rule for law in books.states.values() for rule in law.rules if rule.id in ids]


def _adopted(rule: StateRule, code: str, word: str, day: date) -> StateRule:
    name = f"{word[0].upper()}{word[1:]}"
    return msgspec.structs.replace(
        rule, id=f"{code.lower()}.supposed.{rule.id.partition('.')[0]}", title=f"{name}'s definition (supposed)", kinds=list(rule.kinds),
        from_=day, from_precision="day", to=None, to_precision="day", seen=None, says=f"Under the reform the state adopts {name}'s rule: {rule.says}",
        event=None, cites=[CITE], sources=[], evidence="background_only", confidence="low", positions=[], in_practice=None, settled_by=None,
        if_you_act=None, leaning=None, transition=None, exceptions=[], must_say=[],
    )  # fmt: skip


def lift(books: Books, day: date) -> None:
    """No certificate is asked of a direct import any more; whether its title and plates are then given, no rule says."""
    for code in {id_[:2].upper() for id_ in stays()}:
        rule = StateRule(
            id=f"{code.lower()}.supposed.no_certificate", title="No certificate for direct imports (supposed)", kinds=[*KEI, "foreign_car"],
            when=every(holds("us_class", "==", "none"), holds("model_year", ">=", 1968)), from_=day, status="case_by_case_unclear", basis="absence",
            says="Under the reform the state asks for no certificate of conformance of a direct import. No rule then bars a kei vehicle and none speaks of it.",
            register=Register(verdict=Verdict.UNKNOWN, says="Nothing found would bar it then, and no office has said that it would be plated."),
            drive=Drive(verdict=Verdict.UNKNOWN, says="A registered car has no kei-specific road limit; none was found."),
            cites=[CITE], evidence="background_only", confidence="low", settled_by="an answer in writing from the DMV",
        )  # fmt: skip
        _before(books, code, [rule])


def refuse(books: Books, codes: tuple[str, ...], day: date) -> None:
    """The states follow the association's advice: no title and no plates for a kei that no maker certified for the US."""
    for code in codes:
        rule = StateRule(
            id=f"{code.lower()}.supposed.aamva", title="AAMVA's advice followed (supposed)", kinds=KEI,
            when=every(holds("us_class", "==", "none"), holds("registered_since", ">=", day.isoformat())), from_=day, status="prohibited", basis="agency",
            says="Under the reform the state follows AAMVA's best practice: a kei vehicle that no maker certified for the US is neither titled nor registered.",
            register=Register(verdict=Verdict.NO, way="none", says="Neither titled nor registered, under the reform."),
            drive=Drive(verdict=Verdict.NO, says="Without registration it may not be driven on public roads."),
            transition="One plated in the state by its owner before that day is left as it is.", cites=[CITE], evidence="background_only", confidence="low",
        )  # fmt: skip
        _before(books, code, [rule])


def _before(books: Books, code: str, rules: list[StateRule], first: Sequence[str] = ()) -> None:
    """Put the rules before the state's own, save those named `first`."""
    law = books.states[code]
    new = [msgspec.structs.replace(rule, supposed=rule.from_) for rule in rules]
    ahead = [rule for rule in law.rules if rule.id in first]
    books.states[code] = msgspec.structs.replace(law, rules=[*ahead, *new, *(rule for rule in law.rules if rule.id not in first)])


def everywhere(books: Books, follow: tuple[str, ...] | str | None) -> tuple[str, ...]:
    """The codes of the states that follow."""
    return tuple(books.states) if follow == "all" else tuple(follow or ())

