"""A reform as a world of facts: the law's topics with the reform worked in, in place of the shipped ones."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import msgspec

from keiway.policy.reform.levers import definitions
from keiway.policy.reform.patch import adopting, ages, approvals, duties, exemptions, medium_speed, rules
from keiway.policy.reform.patch.books import Books, holds
from keiway.policy.reform.patch.classes import Class, add_class
from keiway.policy.reform.record import Change, Reform, Setting
from keiway.policy.reform.standing import day, flag, given, moving, value
from keiway.store import World, under

KEPT = 64  # worlds kept in memory, about 3 MB each where every state's law moves


def world(reform: Reform | None) -> World | None:
    """The world of `reform`; None where it changes no fact of the law. Kept: the same reform gives the same object."""
    if reform is None:
        return None
    settings = moving(reform)
    if not settings and not reform.rules:
        return None
    return _world(_bytes(settings, reform))


def _bytes(settings: tuple[Setting, ...], reform: Reform) -> bytes:
    """All that decides the facts, and nothing else: a title or an offer makes no other world."""
    changes = tuple(msgspec.structs.replace(each, from_=each.from_ or reform.from_) for each in reform.rules)
    return msgspec.json.encode((reform.from_, settings, changes), order="deterministic")


@lru_cache(KEPT)
def _world(content: bytes) -> World | None:
    from_, settings, changes = msgspec.json.decode(content, type=tuple[str, tuple[Setting, ...], tuple[Change, ...]])
    reform = msgspec.convert({"reform": "-", "title": "-", "from_": from_}, Reform)
    reform = msgspec.structs.replace(reform, set=settings, rules=changes)
    with under(None):
        books = Books()
        _work(books, reform)
        facts = books.changed()
    return World(f"reform-{hashlib.blake2b(content, digest_size=8).hexdigest()}", facts) if facts else None


def _work(books: Books, reform: Reform) -> None:
    """The changes in a fixed order: what a state adopts is read before anything of it is replaced."""
    rules.work(books, reform)
    moved = {each.lever: each for each in moving(reform)}
    for lever, layer in (("us.import.age_years", "safety"), ("us.import.emissions_age", "emissions")):
        if lever in moved:
            ages.set_age(books, layer, moved[lever].value, moved[lever].from_)
    for lever in ("us.duty.truck_pct", "us.duty.car_pct"):
        if lever in moved:
            duties.set_duty(books, lever, moved[lever].value, moved[lever].from_)
    cap, years = (moved.get(f"us.part555.{name}") for name in ("cap", "years"))
    if cap or years:
        exemptions.widen(books, cap and cap.value, years and years.value, (cap or years).from_)
    if accepts := moved.get("us.fmvss.accepts"):
        approvals.accept(books, accepts.value, value(reform, "us.fmvss.accepts_for"), accepts.from_, flag(reform, "us.built_in_us"))
    _states(books, reform, moved)


def _states(books: Books, reform: Reform, moved: dict[str, Setting]) -> None:
    codes = adopting.everywhere(books, given(reform, "states.follow"))
    lifted = moved.get("states.direct_import_certificate")
    if lifted:
        adopting.lift(books, lifted.from_)
    if "states.definition" in moved:
        word = moved["states.definition"].value
        adopting.adopt(books, codes, definitions()[word], word, moved["states.definition"].from_, certificate=lifted is None)
    for new in classes(reform):
        add_class(books, new)
        if new.id == "medium_speed":
            medium_speed.waken(books, new)
        adopting.follow(books, codes, new)
    if "states.advice" in moved:
        adopting.refuse(books, tuple(books.states), moved["states.advice"].from_)


def classes(reform: Reform) -> list[Class]:
    """The classes that the reform makes."""
    found = []
    if flag(reform, "us.class.kei.exists"):
        found.append(_kei(reform))
    if flag(reform, "us.class.medium_speed.exists"):
        found.append(_medium_speed(reform))
    return found


def _kei(reform: Reform) -> Class:
    lever = "us.class.kei."
    sizes = [(name, value(reform, f"{lever}max_{name}")) for name in ("engine_cc", "power_kw", "length_mm", "width_mm", "height_mm")]
    posted, freeways = value(reform, f"{lever}posted_limit_max"), value(reform, f"{lever}freeways")
    return Class(
        id="kei", title="federal kei class", from_=day(reform, f"{lever}exists"), us_built=flag(reform, "us.built_in_us"),
        definition=(holds("wheels", "==", 4), *(holds(name, "<=", float(most)) for name, most in sizes if most is not None)),
        accepts=value(reform, f"{lever}accepts") or (), keeps=value(reform, f"{lever}keeps") or (), light=False,
        posted_mph=posted, freeways=posted is None if freeways is None else freeways,
    )  # fmt: skip


def _medium_speed(reform: Reform) -> Class:
    lever = "us.class.medium_speed."
    top, heaviest = value(reform, f"{lever}top_speed_mph"), value(reform, f"{lever}max_gvwr_lb")
    return Class(
        id="medium_speed", title="federal medium-speed class", from_=day(reform, f"{lever}exists"), us_built=flag(reform, "us.built_in_us"),
        definition=(holds("wheels", "==", 4), holds("top_speed_mph", ">", 25.0), holds("top_speed_mph", "<=", float(top)), holds("gvwr_lb", "<=", float(heaviest))),
        accepts=(), keeps=value(reform, "us.class.kei.keeps"), light=True, posted_mph=value(reform, f"{lever}posted_limit_max"), freeways=False,
    )  # fmt: skip
