"""What was typed, read: the vehicle or two, the road, the air, the place; every mistake at once."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from keiway.cli import options as o
from keiway.cli.output import Output
from keiway.cli.road import units
from keiway.road.answer.record import Asked

EXAMPLE = 'keiway road "1999 Subaru Sambar truck" --grade 6 --load 200kg'
CHARTS = ("grade", "run", "use")


class Question(NamedTuple):
    """One question a vehicle, and what to draw."""

    asked: tuple[Asked, ...]
    chart: str
    plot: Path | None


def read(out: Output, given: dict) -> Question:
    """From the command's parameters. Notes on how a vehicle was read go to standard error."""
    from keiway.errors import attempt, raise_all

    wrong: list = []
    road = {
        "grade": attempt(wrong, lambda: units.grade(given["grade"])),
        "load_kg": attempt(wrong, lambda: units.load_kg(given["load"])),
        "altitude_m": attempt(wrong, lambda: units.altitude_m(given["altitude"])),
        "head_wind_mps": attempt(wrong, lambda: units.wind_mps(given["wind"])),
        "highway_mph": attempt(wrong, lambda: units.speed_mph(given["highway"], "--highway")),
        "ramp_mph": attempt(wrong, lambda: units.speed_mph(given["ramp"], "--ramp")),
    }
    chart = attempt(wrong, lambda: _chart(given["chart"], given["plot"]))
    plot = attempt(wrong, lambda: _plot(given["plot"])) if given["plot"] is not None else None
    texts = [(given["vehicle"], given["built"], given["settings"]), *([(given["versus"], None, None)] if given["versus"] is not None else [])]
    readings = [attempt(wrong, lambda text=text, built=built, settings=settings: _reading(text, built, settings, given)) for text, built, settings in texts]
    if not wrong:
        attempt(wrong, lambda: _entrance(road))
    raise_all(wrong)
    for note in dict.fromkeys(note for reading in readings for note in reading.notes if reading.dated or given["state"]):
        out.note(note)
    asked = tuple(Asked(vehicle=reading.case.vehicle, case=reading.case if reading.case.state else None, **road) for reading in readings)
    return Question(asked, chart, plot)


def _reading(text: str | None, built: str | None, settings, given: dict):
    from keiway.errors import KeiwayError
    from keiway.question import read as reading_of

    try:
        question = o.question(text, built=built, state=given["state"], as_of=given["as_of"], settings=settings)
        return reading_of(question, needs_date=False)
    except KeiwayError as error:
        if (error.try_ or "").startswith("keiway check"):  # the example of another question
            error.try_ = EXAMPLE
        raise


def _entrance(road: dict) -> None:
    """AASHTO's table has that entrance."""
    from keiway.road.traffic.merge import entrance

    entrance(road["highway_mph"], road["ramp_mph"], road["grade"])


def _chart(text: str | None, plot: str | None) -> str:
    from keiway.errors import UsageError
    from keiway.flags import one_of

    plain = (text or "grade").strip().casefold()
    if plain not in CHARTS:
        raise one_of(text or "", CHARTS, "--chart")
    if text is not None and plot is None:
        raise UsageError("--chart says what --plot draws; give the file too.", fix=("--plot", "road.svg"))
    return plain


def _plot(plot: str) -> Path:
    from keiway.cli.crash.files import drawn

    return drawn(plot)
