"""From what a person typed to a Case: every face calls this and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from keiway.case import COVERAGE_FROM, COVERAGE_TO, Case
from keiway.days import Window, month_window, parse_day, parse_window, year_window
from keiway.errors import KeiwayError, NotUnderstood, OutOfCoverage, Several, UsageError
from keiway.vehicles.record import Vehicle

USES = ("road", "farm", "offroad", "lsv", "show")

#: Instead of a vehicle, a class of them: ``class:kei-truck``. Without a date, a year of the 1990 size that any may import.
CLASS = "class:"
CLASS_BUILT = year_window(1996)

#: Sales months are not build months: the first are built before, the last may be sold after.
EARLY_BUILD = timedelta(days=92)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """The question in the person's own words; everything is text as given."""

    text: str = ""
    state: str | None = None
    built: str | None = None
    as_of: str | None = None
    arrive: str | None = None
    use: str = "road"
    origin: str | None = None
    importer: str | None = None
    in_us: bool = False
    registered_since: str | None = None
    titled_elsewhere: bool | None = None
    original: bool | None = None
    features: str | None = None
    price_usd: str | None = None
    settings: tuple[str, ...] = ()  # field=value, over the catalogue's record


class Reading(msgspec.Struct, frozen=True):
    """A Case and how the words were read."""

    case: Case
    notes: tuple[str, ...]
    dated: bool = True  # False: no build date was given, the window is the months of sale


def read(question: Question, today: date | None = None, vehicle: Vehicle | None = None) -> Reading:
    """Build the Case; a `vehicle` given is not looked up. Raises `KeiwayError` kinds that say what to type instead."""
    wrong: list[KeiwayError] = []
    as_of = _each(wrong, lambda: _as_of(question.as_of, today or date.today()))
    found = _each(wrong, lambda: (vehicle, None, ()) if vehicle else _vehicle(question))
    state = _each(wrong, lambda: find_state(question.state) if question.state else None)
    if wrong:
        raise wrong[0] if len(wrong) == 1 else Several(wrong)
    vehicle, typed_window, notes = found
    built, window_notes = _built(question, vehicle, typed_window, as_of)
    case = Case(
        vehicle=vehicle,
        built=built,
        as_of=as_of,
        state=state,
        use=_use(question.use),
        entry=parse_day(question.arrive, "--arrive") if question.arrive else None,
        origin=_origin(question.origin),
        importer=question.importer,
        in_us=question.in_us or bool(question.registered_since),
        registered_since=parse_window(question.registered_since, "--registered-since") if question.registered_since else None,
        titled_elsewhere=question.titled_elsewhere,
        original_configuration=question.original,
        features=_features(question.features),
        value_usd=_money(question.price_usd),
        text=question.text,
    )
    _no_contradiction(question, case)
    return Reading(case, (*notes, *window_notes), dated=bool(question.built or typed_window))


def _each(wrong: list[KeiwayError], step: Callable[[], Any]) -> Any:
    """Do a step; keep its error, so that one mistake does not hide the next."""
    try:
        return step()
    except KeiwayError as error:
        wrong.append(error)
        return None


def find_state(text: str) -> str:
    """Two-letter code of a state named by code or name, typos suggested and never guessed."""
    from keiway.places import PLACES

    plain = text.strip()
    if plain.upper() in PLACES:
        return plain.upper()
    by_name = {name.casefold(): code for code, name in PLACES.items()}
    by_name |= {"washington dc": "DC", "washington d.c.": "DC", "d.c.": "DC", "washington state": "WA"}
    if plain.casefold() in by_name:
        return by_name[plain.casefold()]
    from rapidfuzz import process

    near = [by_name[name] for name, _, _ in process.extract(plain.casefold(), list(by_name), limit=3, score_cutoff=60)]
    names = [f"{PLACES[code]} ({code})" for code in dict.fromkeys(near)]
    hint = f" Did you mean {', '.join(names)}?" if names else ""
    raise NotUnderstood(
        f"no state {text!r}.{hint}",
        suggestions=names,
        try_=None if near else 'keiway where "1996 Honda Beat"',
        fix=(text, near[0]) if near else None,
    )


def _as_of(text: str | None, today: date) -> date:
    day = parse_day(text, "--as-of") if text else today
    if not COVERAGE_FROM <= day <= COVERAGE_TO:
        raise OutOfCoverage(
            f"--as-of {day}: keiway's law runs from {COVERAGE_FROM} to {COVERAGE_TO}, the end of what is coded and signed.",
            suggestions=[str(COVERAGE_FROM if day < COVERAGE_FROM else COVERAGE_TO)],
            fix=(text or "", str(COVERAGE_FROM if day < COVERAGE_FROM else COVERAGE_TO)),
        )
    return day


def _vehicle(question: Question) -> tuple[Vehicle, Window | None, tuple[str, ...]]:
    if not question.text.strip():
        if question.settings:
            from keiway.vehicles.spec import from_settings

            return from_settings(question.settings), None, ("A vehicle of your own, from --set.",)
        raise NotUnderstood("no vehicle was named.", try_='keiway check "1999 Subaru Sambar truck" --state CO')
    from keiway.vehicles.resolution import resolve

    if question.text.startswith(CLASS):
        from keiway.vehicles.generic import generic

        built = parse_window(question.built, "--built") if question.built else CLASS_BUILT
        vehicle = generic(question.text.removeprefix(CLASS), built)
        return vehicle, built, (f"{vehicle.name} of the {vehicle.generation}, as long and wide as it allows, built {built}.",)
    found = resolve(question.text, built=question.built, settings=question.settings)
    return found.vehicle, found.built, found.notes


def _built(question: Question, vehicle: Vehicle, typed: Window | None, as_of: date) -> tuple[Window, tuple[str, ...]]:
    """The build window: the flag, else the words, else the months the vehicle was sold."""
    flag = parse_window(question.built, "--built") if question.built else None
    if flag and typed:
        both = flag.intersect(typed)
        if both is None:
            raise UsageError(
                f"--built {question.built} and {question.text!r} name different years ({flag} and {typed}).",
                suggestions=[str(flag), str(typed)],
                try_=f'drop one of the two, for example --built {flag} with "{vehicle.name}"',
            )
        flag = both
    window = flag or typed
    notes: tuple[str, ...] = ()
    if window is None:
        window = sold_window(vehicle, as_of)
        notes = (f"No build date was given: taken from when it was sold, {window}. Narrow it with --built 1999-05.",)
    if window.first > as_of:
        raise UsageError(
            f"built {window} is after the day asked about, {as_of}.",
            suggestions=[str(window.last)],
            try_=f"--built YYYY-MM with a day up to {as_of}, or a later --as-of",
        )
    return (Window(window.first, min(window.last, as_of)), notes)


def sold_window(vehicle: Vehicle, as_of: date) -> Window:
    """The widest build window the sales months allow: from three months before the first to the end of the last."""
    if not vehicle.production_from:
        raise NotUnderstood(
            f"{vehicle.title}: its production months are not known, so a build date is needed.",
            try_=f'keiway check "{vehicle.id}" --built 1999-05',
        )
    first = month_window(*map(int, vehicle.production_from.split("-"))).first
    last = month_window(*map(int, vehicle.production_to.split("-"))).last if vehicle.production_to else as_of
    early = min(first, as_of) if vehicle.us_certified else first - EARLY_BUILD
    return Window(early, max(early, min(last, as_of)))


def _use(text: str) -> str:
    plain = text.strip().casefold().replace("-", "").replace("_", "")
    if plain in USES:
        return plain
    raise UsageError(f"--use {text!r}: not one of {', '.join(USES)}.", fix=(text, _nearest(text, USES)))


def _nearest(text: str, options: tuple[str, ...]) -> str:
    from rapidfuzz import process

    return process.extractOne(text.casefold(), options)[0]


def _origin(text: str | None) -> str | None:
    if text is None:
        return None
    code = text.strip().upper()
    if len(code) == 2 and code.isalpha():
        return code
    raise UsageError(f"--origin {text!r}: give the country of build as two letters, such as JP.", fix=(text, "JP"))


def _features(text: str | None) -> frozenset[str]:
    return frozenset(part.strip().casefold().replace("-", "_") for part in (text or "").split(",") if part.strip())


def _money(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        value = float(text.replace(",", "").replace("$", ""))
    except ValueError:
        value = -1.0
    if value <= 0:
        raise UsageError(f"--price-usd {text!r}: give an amount in dollars, such as 4000.", fix=(text, "4000"))
    return value


def _no_contradiction(question: Question, case: Case) -> None:
    """Flags that cannot both be true are refused, naming both."""
    if case.entry and case.in_us:
        raise UsageError(
            "--arrive and --in-us contradict each other: a vehicle already in the country does not arrive.",
            try_="keep --in-us for one that has cleared customs, --arrive for one that has not",
        )
    if case.entry and case.entry < case.built.first:
        raise UsageError(f"--arrive {case.entry} is before it can have been built ({case.built}).", try_="a later --arrive")
    since = case.registered_since
    if since and since.last < case.built.first:
        raise UsageError(
            f"--registered-since {question.registered_since} is before it can have been built ({case.built}).",
            try_="a later --registered-since",
        )
    if since and since.first > case.as_of:
        raise UsageError(f"--registered-since {since} is after the day asked about, {case.as_of}.", try_="a later --as-of")
    if case.use == "lsv" and case.vehicle.kind != "lsv" and case.vehicle.us_certified:
        raise UsageError(f"--use lsv: {case.vehicle.title} is certified as a car, not as a low-speed vehicle.", try_="--use road")
