"""Sweep files: by a shipped name or a path; every name in them is looked up, and everything that is wrong is told in one go.

    sweep: Import age
    reforms: [nothing, kei-class-45, ours.yaml, {reform: mine, from: 2028-01-01, set: {...}}]
    vary: {us.import.age_years: [10, 15, 20, 25]}      # each set over every reform; without `reforms` a reform by itself
    from: 2028-01-01                                   # first day of reforms that `vary` makes
    vehicles: [kei_truck, suzuki-carry-11, 1999 Subaru Sambar truck, all]
    built: [2005, 2010]                                # of used ones
    states: [TX, CO]                                   # otherwise all
    days: [2028-06-01]                                 # otherwise the first day of each reform
    work: [law, terms, impact]                         # otherwise law where vehicles are named, else impact
    offers: each                                       # or a list as in a reform file; otherwise the reforms' own
    entry: offered
    way: imported
    years: 10
    draws: 2000
    seed: 1
    as_of: 2026-11-29
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

from keiway.case import COVERAGE_FROM, COVERAGE_TO
from keiway.days import parse_day
from keiway.errors import DataError, InvalidFile, KeiwayError, NotUnderstood, attempt, raise_all
from keiway.policy.record import DRAWS, SEED, YEARS, Entry, Way
from keiway.policy.reform import Reform, parse
from keiway.policy.reform import read as read_reform
from keiway.policy.reform import shipped as reforms_shipped
from keiway.policy.reform.values import nearest
from keiway.policy.sweep import vary
from keiway.policy.sweep.cars import cars
from keiway.policy.sweep.record import WORKS, Point, Sweep
from keiway.store import DATA, parse_yaml

SHIPPED = DATA / "policy" / "sweeps"
KEYS = ("sweep", "reforms", "vary", "from", "vehicles", "built", "states", "days", "work", "offers", "entry", "way", "years", "draws", "seed", "as_of", "notes")
TRY = vary.TRY
#: Least and most of each number.
SPANS = {"years": (YEARS, 1, 30), "draws": (DRAWS, 100, 20_000), "seed": (SEED, 0, 2**32 - 1)}


def shipped() -> tuple[str, ...]:
    """Ids of the sweeps that come with keiway."""
    return tuple(path.stem for path in shipped_files())


def shipped_files() -> list[Path]:
    return sorted(SHIPPED.glob("*.yaml"))


def read(name: str | Path) -> Sweep:
    """Raises `NotUnderstood` with the nearest name, `InvalidFile` for what is wrong in it."""
    text = str(name)
    path = SHIPPED / f"{text}.yaml" if text in shipped() else Path(text)
    if path.is_file():
        try:
            return parse_sweep(path.read_text(encoding="utf-8"), path.name, path.parent)
        except UnicodeDecodeError as error:
            raise InvalidFile(f"{path.name}: not a text file in UTF-8.", try_=TRY) from error
        except OSError as error:
            raise InvalidFile(f"{path.name}: {error.strerror}.", try_=TRY) from error
    near = nearest(text, shipped())
    raise NotUnderstood(
        f"no sweep is called {text!r}, and there is no such file.", suggestions=[near] if near else list(shipped()),
        fix=(text, near) if near else None, try_=TRY,
    )  # fmt: skip


def parse_sweep(text: str, name: str, folder: Path | None = None) -> Sweep:
    """The sweep written in `text`. `name` stands in messages; paths of reforms are read from `folder`, or from where the program runs."""
    try:
        raw = parse_yaml(text, name)
    except DataError as error:
        raise InvalidFile(f"{error}", try_=TRY) from error
    if not isinstance(raw, dict):
        raise InvalidFile(f"{name}: a sweep file is a mapping that begins with `sweep:` and has `reforms:` or `vary:`.", try_=TRY)
    wrong: list[KeiwayError] = []
    raw = _known(raw, name, wrong)
    title = attempt(wrong, lambda: _title(raw, name))
    work = attempt(wrong, lambda: _words(raw, "work", WORKS, name)) or (("law",) if raw.get("vehicles") else ("impact",))
    numbers = {key: attempt(wrong, lambda key=key: _number(raw.get(key), key, name)) for key in SPANS}
    words = {key: attempt(wrong, lambda key=key, of=of: _word(raw.get(key), key, get_args(of), name)) for key, of in (("entry", Entry), ("way", Way))}
    states = attempt(wrong, lambda: _states(raw.get("states"), name)) or ()
    days = attempt(wrong, lambda: _days(raw.get("days"), "days", name, wrong)) or ()
    as_of = attempt(wrong, lambda: _day(raw["as_of"], "as_of", name)) if raw.get("as_of") is not None else None
    axes = vary.values(raw.get("vary"), name, wrong)
    points = _points(raw, axes, folder or Path(), name, wrong)
    named, notes = cars(raw.get("vehicles"), raw.get("built"), name, wrong)
    raise_all(wrong)
    raise_all(_together(raw, points, named, work, name))
    return Sweep(sweep=title, points=points, axes=tuple(axes), work=work, cars=named, states=states, days=days, each=raw.get("offers") == "each", as_of=as_of, says=str(raw.get("notes") or ""), notes=notes, **numbers, **words)


def _known(raw: dict[str, Any], name: str, wrong: list[KeiwayError]) -> dict[str, Any]:
    """Keys that are none are told, and read all the same as the nearest, so that the mistakes under them are told too."""
    for key in [key for key in raw if key not in KEYS]:
        near = nearest(str(key), KEYS)
        ask = f"did you mean `{near}`?" if near else f"it may be {', '.join(KEYS)}."
        wrong.append(InvalidFile(f"{name}: key `{key}`: {ask}", suggestions=[near] if near else [], try_=TRY))
        if near and near not in raw:
            raw = {**raw, near: raw[key]}
    return raw


def _title(raw: dict[str, Any], name: str) -> str:
    found = raw.get("sweep")
    if not isinstance(found, (str, int, float)) or not str(found).strip():
        raise InvalidFile(f"{name}: `sweep` is missing; it is the sweep's name, a word or two such as import age.", try_=TRY)
    return str(found).strip()


def _word(raw: Any, key: str, known: tuple[str, ...], name: str) -> str:
    if raw is None:
        return known[0]
    if raw in known:
        return raw
    near = nearest(str(raw), known)
    raise InvalidFile(f"{name}: {key}: {raw!r} is none of {', '.join(known)}.{f' Did you mean {near}?' if near else ''}", suggestions=[near] if near else [], try_=TRY)


def _words(raw: dict[str, Any], key: str, known: tuple[str, ...], name: str) -> tuple[str, ...]:
    given = raw.get(key) or []
    found = [_word(each, key, known, name) for each in (given if isinstance(given, list) else [given])]
    return tuple(each for each in known if each in found)


def _number(raw: Any, key: str, name: str) -> int:
    default, low, high = SPANS[key]
    if raw is None:
        return default
    if isinstance(raw, bool) or not isinstance(raw, int) or not low <= raw <= high:
        raise InvalidFile(f"{name}: {key}: {raw!r} is no whole number from {low:,} to {high:,}.", suggestions=[str(default)], try_=TRY)
    return raw


def _states(raw: Any, name: str) -> tuple[str, ...]:
    from keiway.flags import find_state
    from keiway.places import PLACES

    given = [raw] if isinstance(raw, str) else raw
    if given is None or given == ["all"]:
        return tuple(PLACES)
    if not isinstance(given, list) or not given:
        raise InvalidFile(f"{name}: `states` is all or a list such as [TX, CO].", try_=TRY)
    wrong: list[KeiwayError] = []

    def one(text: str) -> str:
        try:
            return find_state(text)
        except NotUnderstood as error:
            raise InvalidFile(f"{name}: states: {error.message}", suggestions=error.suggestions, try_=TRY) from error

    found = [attempt(wrong, lambda text=str(each): one(text)) for each in given]
    raise_all(wrong)
    return tuple(dict.fromkeys(found))


def _days(raw: Any, key: str, name: str, wrong: list[KeiwayError]) -> tuple[date, ...]:
    if raw is None:
        return ()
    found = [attempt(wrong, lambda each=each: _day(each, key, name)) for each in (raw if isinstance(raw, list) else [raw])]
    return tuple(dict.fromkeys(found))


def _day(raw: Any, key: str, name: str) -> date:
    try:
        day = parse_day(str(raw))
    except KeiwayError as error:
        raise InvalidFile(f"{name}: {key}: {error.message}", suggestions=error.suggestions or ["2028-06-01"], try_=TRY) from error
    if not COVERAGE_FROM <= day <= COVERAGE_TO:
        near = min(max(day, COVERAGE_FROM), COVERAGE_TO)
        raise InvalidFile(f"{name}: {key}: {day} lies outside {COVERAGE_FROM} to {COVERAGE_TO}, which the law is coded for.", suggestions=[str(near)], try_=TRY)
    return day


def _points(raw: dict[str, Any], axes: dict[str, list[Any]], folder: Path, name: str, wrong: list[KeiwayError]) -> tuple[Point, ...]:
    given = raw.get("reforms")
    given = [given] if isinstance(given, (str, dict)) else given
    if given is not None and not isinstance(given, list):
        wrong.append(InvalidFile(f"{name}: `reforms` is a list of names, files and reforms.", try_=TRY))
        return ()
    before = len(wrong)
    named = [one for each in given or [] for one in (reforms_shipped() if each == "all" else (each,))]
    bases = [base for each in named if (base := attempt(wrong, lambda each=each: _reform(each, folder, name))) is not None]
    if not bases and not axes and len(wrong) == before and not raw.get("vary"):
        wrong.append(InvalidFile(f"{name}: nothing is asked: name `reforms`, or levers under `vary`.", try_=TRY))
    if len(wrong) > before:
        return ()
    if axes and not bases and raw.get("from") is None:
        wrong.append(InvalidFile(f"{name}: `from` is missing; it is the first day of the reforms that `vary` makes, such as 2028-01-01.", try_=TRY))
        return ()
    over = {"offers": raw["offers"]} if raw.get("offers") not in (None, "each") else {}
    found = vary.points(bases, axes, over, None if raw.get("from") is None else str(raw["from"]), name, wrong)
    ids = [point.id for point in found]
    for twice in dict.fromkeys(each for each in ids if ids.count(each) > 1):
        wrong.append(InvalidFile(f"{name}: two reforms are called {twice!r}. Name each once, or give one another `reform:`.", try_=TRY))
    return found


def _reform(given: Any, folder: Path, name: str) -> Reform:
    if isinstance(given, dict):
        import yaml

        return parse(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), f"{name}: {given.get('reform') or 'reforms'}")
    text = str(given)
    if text not in reforms_shipped() and (folder / text).is_file():
        text = str(folder / text)
    try:
        return read_reform(text)
    except NotUnderstood as error:
        near = f" Did you mean {error.suggestions[0]}?" if len(error.suggestions) == 1 else ""
        raise InvalidFile(f"{name}: reforms: {error.message}{near}", suggestions=error.suggestions, try_=TRY) from error


def _together(raw: dict[str, Any], points: tuple[Point, ...], named: tuple, work: tuple[str, ...], name: str) -> list[KeiwayError]:
    """What is wrong only because of what else is asked."""
    wrong: list[KeiwayError] = []
    for asked in [each for each in work if each != "impact"]:
        if not named:
            wrong.append(InvalidFile(f"{name}: work: {asked} is about vehicles, and none is named: add `vehicles: [kei_truck]`.", try_=TRY))
    if raw.get("offers") == "each" and not named:
        wrong.append(InvalidFile(f"{name}: offers: each offers the vehicles one by one, and none is named: add `vehicles`.", try_=TRY))
    if raw.get("from") is not None and raw.get("reforms"):
        wrong.append(InvalidFile(f"{name}: `from` is the first day of reforms that `vary` makes by itself; those under `reforms` have their own. Leave it out.", try_=TRY))
    return wrong
