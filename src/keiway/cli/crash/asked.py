"""What was typed about a meeting, read: both vehicles, their speed, the overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from keiway.cli import options as o
from keiway.cli.crash.fit import speed_mps
from keiway.cli.output import Output
from keiway.days import Window
from keiway.vehicles.record import Vehicle

if TYPE_CHECKING:
    from pathlib import Path

    from keiway.crash.given import Fronts

OVERLAPS = {"full": 1.0, "half": 0.5, "40": 0.4, "25": 0.25}
SLOWEST_MPS, FASTEST_MPS = 0.447, 35.0  # 1 mph, and half the closing speeds the closed form was made for
#: What people ask about that this crash is not of.
NOT_CARS = (
    r"\b(?:motor ?cycles?|motor ?bikes?|moped|scooter|harley|bicycle|bike|e-bike|pedestrian|tree|pole|guard ?rail|deer|moose|bus|train|"
    r"tractor|semi(?:-?trailer)?|18-wheeler|lorry)\b|バイク|オートバイ|自転車"
)
PICKUP = r"(?:an? |any )?pick-?up(?: truck)?s?"
MOTORCYCLES = "motor|harley|moped|バイク|オートバイ"
WALLS = ("wall", "a wall", "rigid wall", "barrier")
BELTS = ("--belts", "--belts-vs")
LEAST_SHARE = 0.1  # as in keiway.crash.front.meeting
EXAMPLE = 'keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35'


class Asked(NamedTuple):
    """`texts`: both as typed. `speed_mps`: of each; None where it is swept. `drawn`, `moving`: files to write."""

    texts: tuple[str, str]
    vehicles: tuple[Vehicle, Vehicle]
    built: tuple[Window | None, Window | None]
    speed_mps: float | None
    overlap: float
    fronts: Fronts = None
    speed_vs_mps: float | None = None  # of the partner, where it has another
    belts: tuple[bool, bool] = (True, True)  # of the drivers that are drawn
    drawn: Path | None = None
    moving: Path | None = None

    @property
    def both_mps(self) -> tuple[float, float] | None:
        return None if self.speed_mps is None else (self.speed_mps, self.speed_mps if self.speed_vs_mps is None else self.speed_vs_mps)


def read(
    out: Output, wrong: list, first: str, second: str | None, speed: str | None, overlap: str, built: str | None,
    fronts: tuple[str | None, str | None] = (None, None), plot: str | None = None, animate: str | None = None,
    speed_vs: str | None = None, belts: tuple[str, str] = ("on", "on"),
) -> Asked:  # fmt: skip
    """Every mistake in it at once, after those in `wrong`. Notes on how a vehicle was read go to standard error."""
    from keiway.cli.crash import files
    from keiway.crash.given import given
    from keiway.errors import attempt, raise_all

    readings = [attempt(wrong, lambda: _reading(first, built)), second and attempt(wrong, lambda: _partner(second, first))]
    speeds = attempt(wrong, lambda: _speeds(speed, speed_vs)) if speed else (None, None)
    worn = tuple(attempt(wrong, lambda word=word, option=option: _worn(word, option)) for word, option in zip(belts, BELTS, strict=True))
    share = attempt(wrong, lambda: _share(overlap))
    own = tuple(attempt(wrong, lambda path=path: given(path)) for path in fronts)
    drawn = attempt(wrong, lambda: files.drawn(plot)) if plot is not None else None
    moving = attempt(wrong, lambda: files.moving(animate)) if animate is not None else None
    raise_all(wrong)
    for note in dict.fromkeys(_of(reading.case.vehicle, note) for reading in readings for note in reading.notes if reading.dated):
        out.note(note)
    vehicles = tuple(reading.case.vehicle for reading in readings)
    dates = tuple(reading.case.built if reading.dated else None for reading in readings)
    return Asked((first, second), vehicles, dates, speeds[0], share, own if any(own) else None, speeds[1], worn, drawn, moving)


def _of(vehicle: Vehicle, note: str) -> str:
    """A note on one of the two says which."""
    from keiway.crash.names import called, sentence_case

    lead = "No build date was given: "
    return f"{sentence_case(called(vehicle))}: no build date was given; {note.removeprefix(lead)}" if note.startswith(lead) else note


def _partner(text: str, first: str):
    from keiway.errors import UsageError

    if text.strip().casefold() in WALLS:
        raise UsageError(
            f"--vs {text!r}: name a vehicle. Two of a kind at one speed each go through what a rigid wall does at that speed.", fix=("--vs", first)
        )
    return _reading(text, None)


def _reading(text: str, built: str | None):
    """A vehicle as it was read. What is no car or light truck is told as that."""
    import re

    from keiway.errors import KeiwayError, NotUnderstood
    from keiway.question import read as reading_of

    try:
        return reading_of(o.question(text, built=built), needs_date=False)
    except KeiwayError as error:
        if (error.try_ or "").startswith("keiway check"):  # the example of another question
            error.try_ = EXAMPLE
        if re.fullmatch(PICKUP, text.strip(), re.IGNORECASE):
            raise NotUnderstood(f"{text!r} names no make or model; the one most sold in the US is the Ford F-150.", fix=(text, "Ford F-150")) from error
        word = re.search(NOT_CARS, text, re.IGNORECASE)
        if word is None or not isinstance(error, NotUnderstood):
            raise
        raise NotUnderstood(
            f"{text!r}: the crash here is of two cars, vans or pickups, head on; {word[0].casefold()!r} is none of them."
            + (" Deaths per mile beside a motorcycle's: keiway crash risk VEHICLE." if re.match(MOTORCYCLES, word[0], re.IGNORECASE) else ""),
            fix=(text, "Ford F-150"),
        ) from error


def lacking(error, asked: Asked):
    """The error for something not known of one of the two, with what to type: its year, or where to look."""
    which = next((i for i, vehicle in enumerate(asked.vehicles) if vehicle.title in error.message), 0)
    if "build date would settle it" in error.message:
        typed = asked.texts[which]
        error.fixes = [(typed, f"2015 {typed}")] * asked.texts.count(typed)
    error.try_ = f"keiway vehicles {asked.vehicles[which].id}"
    return error


def _speeds(speed: str, speed_vs: str | None) -> tuple[float, float | None]:
    """Of both, every mistake at once. Where each has its own, one of them may stand."""
    from keiway.errors import UsageError, attempt, raise_all

    if speed_vs is None:
        return _speed(speed, "--speed", SLOWEST_MPS), None
    wrong: list = []
    both = [attempt(wrong, lambda text=text, option=option: _speed(text, option, 0.0)) for text, option in ((speed, "--speed"), (speed_vs, "--speed-vs"))]
    raise_all(wrong)
    if sum(both) < 2 * SLOWEST_MPS:
        raise UsageError(f"--speed {speed!r} and --speed-vs {speed_vs!r}: together they must come to 2 mph or more, or nothing meets.", fix=("--speed", "35"))
    return both[0], both[1]


def _speed(text: str, option: str, least_mps: float) -> float:
    from keiway.errors import UsageError

    try:
        each = speed_mps(text)
    except UsageError as error:
        error.message = error.message.replace("--speed ", f"{option} ", 1)
        error.fixes = [(option, new) for _, new in error.fixes]
        raise
    if not least_mps <= each <= FASTEST_MPS:
        least = "1 to 78 mph" if least_mps else "0 to 78 mph"
        raise UsageError(f"{option} {text!r}: the model covers {least} for each vehicle.", fix=(option, "35"))
    return each


def _worn(text: str, option: str) -> bool:
    from keiway.flags import one_of

    word = text.strip().casefold()
    if word not in ("on", "off"):
        raise one_of(text, ("on", "off"), option)
    return word == "on"


def _share(text: str) -> float:
    from keiway.errors import UsageError

    plain = text.strip().casefold()
    if plain in OVERLAPS:
        return OVERLAPS[plain]
    try:
        number = float(plain.rstrip("%"))
    except ValueError:
        number = 0.0
    share = number / 100 if number > 1 or plain.endswith("%") else number
    if LEAST_SHARE <= share <= 1:
        return share
    less = "; with less than 10% the vehicles brush past each other" if 0 < share < LEAST_SHARE else ""
    raise UsageError(f"--overlap {text!r}: give full, half, or a share such as 40%{less}.", fix=("--overlap", "full"))
