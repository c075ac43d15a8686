"""Reform files: one way in, by a shipped name, a path or the text itself; everything that is wrong is told in one go."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from keiway.case import COVERAGE_TO
from keiway.days import parse_day
from keiway.errors import DataError, InvalidFile, KeiwayError, NotUnderstood, attempt, raise_all
from keiway.policy.record import Offer
from keiway.policy.reform.levers import levers
from keiway.policy.reform.record import Change, Reform, Setting
from keiway.policy.reform.values import nearest, value
from keiway.store import DATA, parse_yaml

SHIPPED = DATA / "policy" / "reforms"
KEYS = ("reform", "title", "author", "from", "who", "set", "rules", "offers", "supposes", "notes", "sources")
WHO = ("congress", "nhtsa", "epa", "president", "customs", "states")
TRY = "keiway reform kei-class-45 --law --save example.yaml"  # a whole file to look at
LEVERS = "keiway reform --levers"
WAYS = ("imported", "us_kit", "us_plant")
FIRST, LAST = date(2000, 1, 1), COVERAGE_TO


def shipped() -> tuple[str, ...]:
    """Ids of the reforms that come with keiway."""
    return tuple(sorted(path.stem for path in SHIPPED.glob("*.yaml")))


def read(name: str | Path) -> Reform:
    """The reform of a shipped name or of a file. Raises `NotUnderstood` with the nearest name, `InvalidFile` for what is wrong in it."""
    text = str(name)
    if text in shipped():
        path = SHIPPED / f"{text}.yaml"
        return parse(path.read_text(encoding="utf-8"), text)
    path = Path(text)
    if path.is_file():
        try:
            return parse(path.read_text(encoding="utf-8"), path.name)
        except UnicodeDecodeError as error:
            raise InvalidFile(f"{path.name}: not a text file in UTF-8.", try_=TRY) from error
    near = nearest(text, shipped())
    file = f"there is no file {text}, and " if "." in text or "/" in text else ""
    raise NotUnderstood(
        f"{file}no shipped reform is called {text!r}." if file else f"no reform is called {text!r}, and there is no such file.",
        suggestions=[near] if near else list(shipped()),
        try_=f"keiway reform {near or shipped()[0]} --law",
        fix=(text, near) if near else None,
    )


def parse(text: str, name: str) -> Reform:
    """The reform written in `text`. `name` stands in messages. Raises `InvalidFile`, or `Several` of them."""
    try:
        raw = parse_yaml(text, name)
    except DataError as error:
        raise InvalidFile(f"{error}", try_=TRY) from error
    if not isinstance(raw, dict):
        raise InvalidFile(f"{name}: a reform file is a mapping that begins with `reform:` and `from:`.", try_=TRY)
    return _checked(raw, name)


def _checked(raw: dict[str, Any], name: str) -> Reform:
    wrong: list[KeiwayError] = []
    for key in [key for key in raw if key not in KEYS]:
        wrong.append(_unknown(name, str(key), KEYS, "key"))
        meant = nearest(str(key), KEYS)
        if meant and meant not in raw:
            raw = {**raw, meant: raw[key]}  # what it says is read all the same, so that its own mistakes are told too
    id_ = attempt(wrong, lambda: _text(raw, "reform", name, needed=True))
    from_ = attempt(wrong, lambda: _day(raw.get("from"), name, "from"))
    who = attempt(wrong, lambda: _who(raw.get("who"), name))
    settings = _settings(raw.get("set"), name, wrong)
    rules = _rules(raw.get("rules"), name, wrong)
    offers = _offers(raw.get("offers"), name, wrong)
    supposes = attempt(wrong, lambda: _supposes(raw.get("supposes"), name))
    texts = {key: attempt(wrong, lambda key=key: _text(raw, key, name)) for key in ("title", "author", "notes")}
    sources = attempt(wrong, lambda: _texts(raw.get("sources"), name, "sources"))
    raise_all(wrong)
    reform = Reform(
        reform=id_, from_=from_, who=who, set=settings, rules=rules, offers=offers, supposes=supposes, sources=sources,
        **{**texts, "title": texts["title"] or id_},
    )  # fmt: skip
    raise_all(_together(reform, name))
    return reform


def _unknown(name: str, key: str, known: tuple[str, ...], what: str) -> InvalidFile:
    near = nearest(key, known)
    ask = f" did you mean `{near}`?" if near else f" it may be {', '.join(known)}."
    return InvalidFile(f"{name}: {what} `{key}`:{ask}", suggestions=[near] if near else [], try_=TRY)


def _text(raw: dict[str, Any], key: str, name: str, needed: bool = False) -> str:
    found = raw.get(key)
    if found is None or found == "":
        if needed:
            raise InvalidFile(f"{name}: `{key}` is missing; it is the reform's name, a word or two such as kei class 45.", try_=TRY)
        return ""
    if not isinstance(found, (str, int, float)):
        raise InvalidFile(f"{name}: `{key}` is text; it is {found!r}.", try_=TRY)
    return str(found).strip()


def _texts(raw: Any, name: str, key: str) -> tuple[str, ...]:
    found = [raw] if isinstance(raw, str) else raw or []
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise InvalidFile(f"{name}: `{key}` is a list of texts.", try_=TRY)
    return tuple(found)


def _day(raw: Any, name: str, key: str) -> date:
    if raw is None:
        raise InvalidFile(f"{name}: `{key}` is missing; it is the first day of the reform, such as 2028-01-01.", try_=TRY)
    try:
        day = parse_day(str(raw))
    except KeiwayError as error:
        raise InvalidFile(f"{name}: `{key}`: {error.message}", suggestions=error.suggestions or ["2028-01-01"], try_=TRY) from error
    if not FIRST <= day <= LAST:
        near = min(max(day, FIRST), LAST)
        raise InvalidFile(f"{name}: `{key}`: {day} lies outside {FIRST} to {LAST}, the days that the law can be asked about.", suggestions=[near.isoformat()], try_=TRY)
    return day


def _who(raw: Any, name: str) -> tuple[str, ...]:
    given = [raw] if isinstance(raw, str) else raw or []
    if not isinstance(given, list):
        raise InvalidFile(f"{name}: `who` is a list of {', '.join(WHO)}.", try_=TRY)
    wrong = [str(each) for each in given if each not in WHO]
    if wrong:
        near = nearest(wrong[0], WHO)
        raise InvalidFile(
            f"{name}: `who`: {wrong[0]!r} is none of {', '.join(WHO)}.", suggestions=[near] if near else [], try_=TRY
        )
    return tuple(dict.fromkeys(given))


def _settings(raw: Any, name: str, wrong: list[KeiwayError]) -> tuple[Setting, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, dict):
        wrong.append(InvalidFile(f"{name}: `set` is a mapping of levers to values, such as us.import.age_years: 15.", try_=TRY))
        return ()
    known, words = {each.id: each for each in levers()}, allowed()
    found = []
    for key, given in _flat(raw).items():
        if key not in known:
            wrong.append(_no_lever(name, key, tuple(known)))
        elif (one := attempt(wrong, lambda key=key, given=given: _setting(known[key], given, words, name))) is not None:
            found.append(one)
    return tuple(found)


def _no_lever(name: str, key: str, known: tuple[str, ...]) -> InvalidFile:
    """The nearest lever by its last word where the rest is right, else by the whole."""
    head, _, tail = key.rpartition(".")
    near = {each.rpartition(".")[2]: each for each in known if each.rpartition(".")[0] == head}
    word = nearest(tail, near)
    if word:
        return InvalidFile(
            f"{name}: set: `{tail}`: did you mean `{word}`? ({near[word]})", suggestions=[near[word]], try_=LEVERS
        )
    whole = nearest(key, known)
    ask = f" did you mean `{whole}`?" if whole else f" there is no such lever; there are {', '.join(known)}."
    return InvalidFile(f"{name}: set: `{key}`:{ask}", suggestions=[whole] if whole else [], try_=LEVERS)


def _flat(raw: dict[str, Any], head: str = "") -> dict[str, Any]:
    """Levers may be nested as well as dotted; a mapping with `value` is a setting."""
    found: dict[str, Any] = {}
    for key, given in raw.items():
        name = f"{head}.{key}" if head else str(key)
        inside = isinstance(given, dict) and "value" not in given and not {"unit", "from"} & set(given)
        found.update(_flat(given, name) if inside else {name: given})
    return found


def _setting(lever, given: Any, words: dict, name: str) -> Setting:
    unit = from_ = None
    if isinstance(given, dict):
        for key in given:
            if key not in ("value", "unit", "from"):
                raise _unknown(name, f"{lever.id}.{key}", ("value", "unit", "from"), "set:")
        unit = given.get("unit")
        from_ = _day(given["from"], name, f"{lever.id}: from") if given.get("from") is not None else None
        if "value" not in given:
            raise InvalidFile(f"{name}: set: {lever.id}: `value` is missing.", try_=TRY)
        given = given["value"]
    try:
        return Setting(lever=lever.id, value=value(lever, given, unit, words), from_=from_)
    except InvalidFile as error:
        raise InvalidFile(f"{name}: set: {error.message}", suggestions=error.suggestions, try_=LEVERS) from error


def allowed() -> dict[str, tuple[str, ...]]:
    from keiway.law.fmvss import standards
    from keiway.law.state.load import states

    numbers = tuple(each.number for each in standards())
    return {"states.follow": tuple(states()), "us.class.kei.keeps": numbers, "us.fmvss.accepts_for": numbers}


def _rules(raw: Any, name: str, wrong: list[KeiwayError]) -> tuple[Change, ...]:
    from keiway.policy.reform.patch.rules import changes

    return attempt(wrong, lambda: changes(raw, name, lambda given, key: _day(given, name, key))) or ()


def _offers(raw: Any, name: str, wrong: list[KeiwayError]) -> tuple[Offer, ...]:
    from keiway.vehicles.catalogue import vehicle

    if raw is not None and not isinstance(raw, list):
        wrong.append(InvalidFile(f"{name}: `offers` is a list, each with `vehicle`.", try_=TRY))
        return ()
    found = []
    for given in raw or []:
        given = {"vehicle": given} if isinstance(given, str) else given

        def one(given=given) -> Offer:
            if not isinstance(given, dict) or "vehicle" not in given:
                raise InvalidFile(f"{name}: offers: each names a `vehicle`, an id of the catalogue.", try_="keiway vehicles")
            extra = [key for key in given if key not in Offer.__struct_fields__]
            if extra:
                raise _unknown(name, str(extra[0]), Offer.__struct_fields__, "offers:")
            if given.get("way", WAYS[0]) not in WAYS:
                raise _unknown(name, str(given["way"]), WAYS, "offers: way")
            try:
                offer = msgspec.convert(given, Offer)
            except msgspec.ValidationError as error:
                raise InvalidFile(f"{name}: offers: {error}.", try_=TRY) from error
            try:
                vehicle(offer.vehicle)
            except NotUnderstood as error:
                raise InvalidFile(f"{name}: offers: {error.message}", suggestions=error.suggestions, try_=error.try_) from error
            return offer

        if (offer := attempt(wrong, one)) is not None:
            found.append(offer)
    return tuple(found)


def _supposes(raw: Any, name: str) -> tuple[str, ...]:
    from keiway.law.federal import features
    from keiway.policy.reform.patch.classes import FACTS

    given, known = _texts(raw, name, "supposes"), (*features(), *FACTS.values())
    for each in given:
        if each not in known:
            raise _unknown(name, each, known, "supposes:")
    return given


def _together(reform: Reform, name: str) -> list[KeiwayError]:
    """What is wrong only because of what else is set, or is not."""
    from keiway.policy.reform.standing import flag, given

    wrong: list[KeiwayError] = []
    for each in reform.set:
        needs = next(one.with_ for one in levers() if one.id == each.lever)
        if needs and not given(reform, needs):
            what = f"`{needs}` is not set" if needs.endswith("accepts") else f"`{needs}: true` is not set"
            wrong.append(InvalidFile(f"{name}: set: {each.lever} means nothing where {what}.", suggestions=[needs], try_=LEVERS))
    classes = flag(reform, "us.class.kei.exists") or flag(reform, "us.class.medium_speed.exists")
    definition = given(reform, "states.definition")
    if given(reform, "states.follow") and not classes and (not definition or definition == "none"):
        wrong.append(
            InvalidFile(f"{name}: set: states.follow says who follows, but nothing to follow is set: a class or states.definition.", suggestions=["states.definition"], try_=LEVERS)
        )
    if definition and definition != "none" and given(reform, "states.follow") is None:
        wrong.append(
            InvalidFile(f"{name}: set: states.definition: nobody is said to adopt it; add states.follow: all, or a list such as [TX, CO].", suggestions=["states.follow: all"], try_=LEVERS)
        )
    if flag(reform, "us.built_in_us") and not classes and not given(reform, "us.fmvss.accepts"):
        wrong.append(
            InvalidFile(f"{name}: set: us.built_in_us is a condition of a class or an acceptance, and none is set.", suggestions=["us.class.kei.exists"], try_=LEVERS)
        )
    return wrong
