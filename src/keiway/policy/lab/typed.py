"""What a person types around a reform, read: levers, offers, figures. Every mistake names what was typed and the nearest valid thing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from keiway.days import parse_day
from keiway.errors import InvalidFile, KeiwayError, NotUnderstood, UsageError, attempt, raise_all
from keiway.policy.lab.written import box
from keiway.policy.record import Offer
from keiway.policy.reform.levers import levers
from keiway.policy.reform.read import FIRST, LAST, WAYS, allowed, parse
from keiway.policy.reform.record import Lever, Reform, Setting
from keiway.policy.reform.values import nearest, value
from keiway.policy.reform.written import dump

_NUMBER = re.compile(r"([-+]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*(\S.*)?")
UNSET = ("", "today", "unset")
CHANGED = "-changed"
TRY = "keiway reform kei-class-45 --set us.class.kei.posted_limit_max=55"


def changed(
    reform: Reform, settings: Iterable[tuple[str, Setting | None]] = (), from_: date | None = None, title: str = "", name: str = "The reform"
) -> Reform:
    """The reform with levers set (None: left as the law is) and its first day moved. One that differs from what it was says so in its name.

    Raises `InvalidFile`, or `Several`, where the levers do not go together.
    """
    held = {each.lever: each for each in reform.set}
    new: dict[str, Setting] = {}
    for lever, setting in settings:
        if setting is None:
            held.pop(lever, None)
            new.pop(lever, None)
        else:
            (held if lever in held else new)[lever] = setting
    order = [each.id for each in levers()]  # of those that are added; the others stay where they stand
    added = sorted(new.values(), key=lambda each: order.index(each.lever))
    made = msgspec.structs.replace(reform, set=(*held.values(), *added), from_=from_ or reform.from_)
    if (set(made.set), made.from_) != (set(reform.set), reform.from_) or (title and title != reform.title):
        own = reform.reform.endswith(CHANGED) or reform.reform == OWN.reform
        made = msgspec.structs.replace(
            made, reform=reform.reform if own else f"{reform.reform}{CHANGED}", title=title if title and title != reform.title else reform.title if own else f"{reform.title}, changed",
        )  # fmt: skip
    try:
        return parse(dump(made), name)  # what does not go together is told as of a file
    except KeiwayError as error:
        for each in getattr(error, "errors", [error]):
            each.message = each.message.removeprefix(f"{name}: ").removeprefix("set: ")
        raise


#: A reform of nothing, on which levers are set.
OWN = Reform(reform="own", title="A reform of your own", from_=date(2028, 1, 1))


def setting(id_: str, text: str, from_text: str = "") -> tuple[str, Setting | None]:
    """A lever by its id set to what was typed: `45`, `45 mph`, `yes`, `JP, UN`; `today` leaves it as the law is. Raises `InvalidFile`."""
    lever = known(id_)
    from_ = day(from_text, f"{lever.id}: from") if from_text.strip() else None
    plain = text.strip()
    if plain.casefold() in UNSET:
        return lever.id, None
    raw, unit = _raw(lever, plain)
    return lever.id, Setting(lever=lever.id, value=value(lever, raw, unit, allowed()), from_=from_)


def day(text: str, option: str = "--from") -> date:
    """A first day of a reform. Raises `BadDate`, or `UsageError` outside the years that are taken."""
    found = parse_day(text.strip(), option)
    if not FIRST <= found <= LAST:
        near = min(max(found, FIRST), LAST).isoformat()
        raise UsageError(f"{option} {text!r}: a reform begins from {FIRST} to {LAST}. The nearest day is {near}.", suggestions=[near], fix=(option, near) if option.startswith("--") else None)
    return found


def known(id_: str) -> Lever:
    """The lever of this id. Raises `InvalidFile` with the nearest: by its last word where the rest is right, else by the whole."""
    found = {each.id: each for each in levers()}
    if id_ in found:
        return found[id_]
    head, _, tail = id_.rpartition(".")
    beside = {each.rpartition(".")[2]: each for each in found if each.rpartition(".")[0] == head}
    word = nearest(tail, beside)
    near = beside[word] if word else nearest(id_, found)
    ask = f" Did you mean {near}?" if near else " All of them: keiway reform --levers"
    raise InvalidFile(f"no lever is called {id_!r}.{ask}", suggestions=[near] if near else [], fix=(id_, near) if near else None, try_=TRY)


def _raw(lever: Lever, text: str) -> tuple[Any, str | None]:
    """The value as a file would hold it, and its unit."""
    if lever.kind == "flag":
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(text.casefold(), text), None
    if lever.kind in ("whole", "number"):
        found = _NUMBER.fullmatch(text)
        if not found:
            return text, None
        number = float(found[1].replace(",", ""))
        return int(number) if number == int(number) else number, found[2]
    if lever.kind == "list":
        inner = text.removeprefix("[").removesuffix("]").strip()
        if inner.casefold() in lever.also or (lever.id == "states.follow" and inner.casefold() in ("ask", "list")):
            return inner, None
        return [part for part in re.split(r"[,;\s]+", inner) if part], None
    return text, None


def assignments(texts: Iterable[str]) -> list[tuple[str, Setting | None]]:
    """`lever=value` each, as in --set. All mistakes at once, each with the text that would do."""
    wrong: list[KeiwayError] = []
    found = [attempt(wrong, lambda text=text: _assignment(text)) for text in texts]
    raise_all(wrong)
    return [each for each in found if each is not None]


def _assignment(text: str) -> tuple[str, Setting | None]:
    lever, equals, typed = (part.strip() for part in text.partition("="))
    if not equals:
        try:
            one = known(lever)
        except KeiwayError as error:
            raise UsageError(f"--set {text!r}: {error.message}", suggestions=error.suggestions, fix=error.fix, try_=TRY) from error
        usual = box(one.default if one.today is None else one.today) or (f"{one.low:g}" if one.low is not None else "yes")
        raise UsageError(f"--set {text!r}: a lever and its value, such as {lever}={usual}. All levers: keiway reform --levers", fix=(text, f"{lever}={usual}"), try_=TRY)
    try:
        return setting(lever, typed)
    except KeiwayError as error:
        near = error.suggestions[0] if error.suggestions else None
        mended = f"{near}={typed}" if near and "." in near and not near[0].isdigit() else f"{lever}={near}" if near else None
        raise InvalidFile(f"--set: {error.message}", suggestions=error.suggestions, fix=(text, mended) if mended else None, try_=TRY) from error


def offers(texts: Iterable[str]) -> tuple[Offer, ...]:
    """`VEHICLE[:way][@price]` each; `none` alone is no offer. All mistakes at once."""
    given = [text.strip() for text in texts]
    if [text.casefold() for text in given] == ["none"]:
        return ()
    wrong: list[KeiwayError] = []
    found = [attempt(wrong, lambda text=text: _offer(text)) for text in given]
    raise_all(wrong)
    made = tuple(dict.fromkeys(each for each in found if each is not None))
    ways = [(each.vehicle, each.way) for each in made]
    twice = next((pair for pair in ways if ways.count(pair) > 1), None)
    if twice:
        raise UsageError(f"--offer: {twice[0]} is offered twice by the way {twice[1]}. Give it once, or by another way: {', '.join(WAYS)}.")
    return made


def _offer(text: str) -> Offer:
    rest, at, price_text = text.rpartition("@") if "@" in text else (text, "", "")
    name, colon, way = rest.rpartition(":") if ":" in rest and not rest.startswith("class:") else (rest, "", "")
    if colon and way.strip() not in WAYS:
        near = nearest(way.strip(), WAYS) or WAYS[0]
        raise UsageError(f"--offer {text!r}: the way {way.strip()!r} is none of {', '.join(WAYS)}.", suggestions=[near], fix=(text, f"{name}:{near}{at}{price_text}"))
    price = _price(text, price_text, rest) if at else None
    return Offer(vehicle=_vehicle(text, name.strip()), way=way.strip() or WAYS[0], price_usd=price)


def _price(text: str, typed: str, rest: str) -> float:
    plain = re.sub(r"[\s,_$]|usd", "", typed.casefold())
    times = 1000.0 if plain.endswith("k") else 1.0
    try:
        price = float(plain.removesuffix("k")) * times
    except ValueError:
        price = math.nan
    if not (math.isfinite(price) and 500 <= price <= 500_000):
        raise UsageError(f"--offer {text!r}: a price in dollars from 500 to 500,000 stands behind the @, such as {rest}@16000.", fix=(text, f"{rest}@16000"))
    return price


def _vehicle(text: str, name: str) -> str:
    """Its id, by id or by name."""
    from keiway.vehicles.catalogue import by_id
    from keiway.vehicles.identification import identify

    if not name:
        raise UsageError(f"--offer {text!r}: which vehicle? Such as honda-n-box-3, or its name in quotes.", try_='keiway reform kei-class-45 --offer "Honda N-Box JF5"')
    if name in by_id():
        return name
    if name.startswith("class:") or name.casefold().endswith((".yaml", ".yml")):
        raise NotUnderstood(f"--offer {text!r}: an offer is a vehicle of the catalogue, by id or name.", try_="keiway vehicles")
    try:
        return identify(name).vehicle.id
    except KeiwayError as error:
        near = error.suggestions[0].partition(":")[0] if error.suggestions else None
        raise NotUnderstood(f"--offer: {error.message}", suggestions=error.suggestions, fix=(text, text.replace(name, near, 1)) if near else None, try_=error.try_) from error


def edits(texts: Iterable[str]) -> tuple[tuple[str, float], ...]:
    """`id=value` each: a figure of the policy room held at one value in all draws. All mistakes at once."""
    wrong: list[KeiwayError] = []
    found = [attempt(wrong, lambda text=text: _edit(text)) for text in texts]
    raise_all(wrong)
    return tuple(dict(each for each in found if each is not None).items())


def _edit(text: str) -> tuple[str, float]:
    id_, equals, typed = (part.strip() for part in text.partition("="))
    every = figures()
    if not equals:
        raise UsageError(f"--edit {text!r}: a figure's id and its value, such as {_example(every)}.", fix=(text, _example(every)))
    if id_ not in every:
        near = nearest(id_, every)
        ask = f" Did you mean {near}?" if near else " All of them: keiway explain policy.factor.demand"
        raise NotUnderstood(f"--edit: no figure of the policy room has the id {id_!r}.{ask}", suggestions=[near] if near else [], fix=(text, f"{near}={typed}") if near else None, try_=TRY)
    one = every[id_]
    try:
        number = float(typed.replace(",", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise UsageError(f"--edit {text!r}: {typed!r} is no number. It is {one.says}: {one.low:g} to {one.high:g} {one.unit}.", fix=(text, f"{id_}={one.mid:g}"))
    return id_, number


def _example(every: dict[str, Any]) -> str:
    id_ = next(iter(every))
    return f"{id_}={every[id_].mid:g}"


def figures() -> dict[str, Any]:
    """Id -> every drawn figure of the policy room."""
    from keiway.policy.entering import facts as entering
    from keiway.policy.money import facts as money
    from keiway.policy.use import facts as use

    return {f"{part.PREFIX}{id_}": figure for part in (entering, use, money) for id_, figure in part.facts().figures.items()}
