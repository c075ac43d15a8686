"""From what a person typed to a Case: every face calls this and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from keiway import flags
from keiway.case import COVERAGE_FROM, COVERAGE_TO, Case
from keiway.days import Window, month_window, parse_day, parse_window, year_window
from keiway.errors import KeiwayError, NotUnderstood, OutOfCoverage, UsageError, attempt, raise_all
from keiway.vehicles.record import Vehicle

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


def read(
    question: Question, today: date | None = None, vehicle: Vehicle | None = None, needs_date: bool = True
) -> Reading:
    """Build the Case; a `vehicle` given is not looked up. Raises `KeiwayError` kinds that say what to type instead.

    Without `needs_date` a vehicle whose months of sale nobody knows may stay without: not `dated`.
    """
    wrong: list[KeiwayError] = []
    given = _given(question, today or date.today(), wrong)
    typed = given["built"] or _meant(question, wrong)
    found = attempt(wrong, lambda: (vehicle, typed, ()) if vehicle else _vehicle(question, typed))
    raise_all(wrong)
    vehicle, typed, notes = found
    if not (needs_date or typed or vehicle.production_from):
        built, window_notes = Window(given["as_of"], given["as_of"]), ()
    else:
        built, window_notes = _built(question, vehicle, typed, given["as_of"])
    case = Case(
        vehicle=vehicle,
        in_us=question.in_us or bool(question.registered_since),
        titled_elsewhere=question.titled_elsewhere,
        original_configuration=question.original,
        text=question.text,
        **{**given, "built": built},
    )
    raise_all(_contradictions(question, case))
    return Reading(case, (*notes, *window_notes), dated=bool(typed))


def _given(question: Question, today: date, wrong: list[KeiwayError]) -> dict[str, Any]:
    """Every option that is read by itself, under its name in the Case; mistakes are added to `wrong`."""
    q = question
    steps: dict[str, Callable[[], Any]] = {
        "as_of": lambda: as_of_day(q.as_of, today),
        "built": lambda: parse_window(q.built, "--built") if q.built is not None else None,
        "entry": lambda: parse_day(q.arrive, "--arrive") if q.arrive is not None else None,
        "registered_since": lambda: parse_window(q.registered_since, "--registered-since") if q.registered_since is not None else None,
        "state": lambda: flags.find_state(q.state) if q.state is not None else None,
        "use": lambda: flags.use(q.use),
        "origin": lambda: flags.origin(q.origin),
        "importer": lambda: flags.importer(q.importer),
        "features": lambda: flags.features(q.features),
        "value_usd": lambda: flags.money(q.price_usd),
    }
    return {name: attempt(wrong, step) for name, step in steps.items()}


def _meant(question: Question, wrong: list[KeiwayError]) -> Window | None:
    """A build date with a slip still narrows the vehicle to what is offered for it, so that both repairs fit together."""
    offered = [error.fix[1] for error in wrong if error.fix and error.fix[0] == question.built]
    return parse_window(offered[0]) if offered and offered[0] else None


def as_of_day(text: str | None, today: date, option: str = "--as-of") -> date:
    """A day within what the law data covers. Raises `OutOfCoverage`."""
    day = parse_day(text, option) if text is not None else today
    if COVERAGE_FROM <= day <= COVERAGE_TO:
        return day
    nearest = str(COVERAGE_FROM if day < COVERAGE_FROM else COVERAGE_TO)
    raise OutOfCoverage(
        f"{option} {day}: the law coded here runs from {COVERAGE_FROM} to {COVERAGE_TO}. The nearest day is {nearest}.",
        suggestions=[nearest],
        fix=(text or option, nearest),
    )


def _vehicle(question: Question, built: Window | None) -> tuple[Vehicle, Window | None, tuple[str, ...]]:
    if not question.text.strip():
        if question.settings:
            from keiway.vehicles.spec import from_settings

            return from_settings(question.settings), built, ("A vehicle of your own, from --set.",)
        raise NotUnderstood("no vehicle was named.", try_='keiway check "1999 Subaru Sambar truck" --state CO')
    from keiway.vehicles.resolution import resolve

    if question.text.startswith(CLASS):
        from keiway.vehicles.generic import generic

        built = built or CLASS_BUILT
        vehicle = generic(question.text.removeprefix(CLASS), built)
        return vehicle, built, (f"{vehicle.name} of the {vehicle.generation}, as long and wide as it allows, built {built}.",)
    found = resolve(question.text, built=built, settings=question.settings)
    return found.vehicle, found.built, found.notes


def _built(question: Question, vehicle: Vehicle, typed: Window | None, as_of: date) -> tuple[Window, tuple[str, ...]]:
    """The build window: as typed, else the months the vehicle was sold; never later than the day asked about."""
    window = typed or sold_window(vehicle, as_of)
    notes = () if typed else (f"No build date was given: taken from when it was sold, {window}. Narrow it with --built 1999-05.",)
    if typed:
        _sold_then(question, vehicle, window)
    if window.first > as_of:
        raise _built_later(question, vehicle, window, as_of)
    return (Window(window.first, min(window.last, as_of)), notes)


def _built_later(question: Question, vehicle: Vehicle, window: Window, as_of: date) -> UsageError:
    """Built after the day asked about: a day asked about in the past moves on, else the build date moves back."""
    later = question.as_of is not None and sold_first(vehicle, window.first) > as_of and window.first <= COVERAGE_TO
    fix = ("--as-of", str(window.first)) if later else (question.built or str(window), str(as_of.year))
    hint = f"Ask about {window.first} or later." if later else f"Give a build date up to {as_of}."
    return UsageError(
        f"built {window} is after the day asked about, {as_of}. {hint}",
        suggestions=[fix[1]],
        try_=f'keiway check "{vehicle.id}"',
        fix=fix,
    )


def sold_first(vehicle: Vehicle, unknown: date) -> date:
    """First day it was sold; `unknown` where nobody wrote it down."""
    from keiway.vehicles.choose import production

    sold = production(vehicle)
    return sold.first if sold else unknown


def _sold_then(question: Question, vehicle: Vehicle, window: Window) -> None:
    """A row named by its id, or a vehicle of one's own, is not one of another year."""
    from keiway.vehicles.choose import SLACK, months_away, sold_words

    if months_away(vehicle, window) > SLACK:
        raise NotUnderstood(
            f"built {window}: the {vehicle.title} was sold {sold_words(vehicle)}. Leave the date out, or name another vehicle.",
            try_=f'keiway check "{vehicle.id}"',
            fix=(question.built, None) if question.built else None,
        )


def sold_window(vehicle: Vehicle, as_of: date) -> Window:
    """The widest build window the sales months allow: from three months before the first to the end of the last."""
    if not vehicle.production_from:
        raise NotUnderstood(
            f"{vehicle.title}: its production months are not known, so a build date is needed.",
            fix=("--built", "1999-05"),
        )
    first = month_window(*map(int, vehicle.production_from.split("-"))).first
    last = month_window(*map(int, vehicle.production_to.split("-"))).last if vehicle.production_to else as_of
    early = min(first, as_of) if vehicle.us_certified else first - EARLY_BUILD
    return Window(early, max(early, min(last, as_of)))


def _contradictions(question: Question, case: Case) -> list[KeiwayError]:
    """Options that cannot both be true, each pair named."""
    found = []
    entry, since, built = case.entry, case.registered_since, case.built
    if entry and case.in_us:
        other = "--in-us" if question.in_us else "--registered-since"
        found.append(
            UsageError(
                f"--arrive {entry} and {other} contradict each other: a vehicle already in the country does not arrive. "
                "Leave one of them out.",
                fix=("--arrive", None),
            )
        )
    elif entry and entry < built.first:
        found.append(UsageError(f"--arrive {entry} is before it can have been built: {built}. Give a later day, or none.", fix=("--arrive", None)))
    if since and since.last < built.first:
        found.append(
            UsageError(
                f"--registered-since {question.registered_since} is before it can have been built: {built}. Give {built.last.year} or later.",
                suggestions=[str(built.last.year)],
                fix=("--registered-since", str(built.last.year)),
            )
        )
    if since and since.first > case.as_of:
        found.append(
            UsageError(
                f"--registered-since {question.registered_since} is after the day asked about, {case.as_of}. Give that day or an earlier one.",
                suggestions=[str(case.as_of)],
                fix=("--registered-since", str(case.as_of)),
            )
        )
    if case.use == "lsv" and case.vehicle.kind != "lsv" and case.vehicle.us_certified:
        message = f"--use lsv: the {case.vehicle.title} is certified as a car, not as a low-speed vehicle. Its use is road."
        found.append(UsageError(message, suggestions=["road"], fix=("--use", "road")))
    return found
