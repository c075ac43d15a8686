"""The question of an address, read by what reads the command line's; and the boxes that ask it again."""

from __future__ import annotations

from typing import Any, NamedTuple

from keiway.errors import NotUnderstood
from keiway.road.answer import Asked as OnRoad
from keiway.road.answer import RoadAnswer
from keiway.web.page import Asked, Page

FT, LB, MPH = 0.3048, 0.45359237, 0.44704  # m, kg, m/s


class Box(NamedTuple):
    """A number box in the unit people use, with the limits that are read."""

    name: str
    label: str
    unit: str
    value: str
    low: str
    high: str
    hint: str


class _Notes:
    """Where the command line would print them: kept for the page."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def note(self, text: str) -> None:
        self.told.append(text)


def example(asked: Asked, instead: tuple[tuple[str, str], ...]) -> Asked:
    """The question where none was asked: what was given stays, the rest is the example's."""
    given = {key for key, _ in asked.given}
    return Asked(asked.path, (*((key, value) for key, value in instead if key not in given), *asked.given))


def read(asked: Asked) -> tuple[Any, tuple[str, ...]]:
    """The command line's question, and how the words were read. Raises `KeiwayError` kinds."""
    from keiway.cli.road.asked import read as read_command

    for name in ("vehicle", "vs"):
        if (asked.one(name) or "").casefold().endswith((".yaml", ".yml")):
            raise NotUnderstood(
                f"{asked.one(name)!r}: a page reads no files of this machine. Ask about your own file on the command line, "
                "or change a vehicle of the catalogue with set=field=value.",
                try_="keiway road mykei.yaml",
            )
    names = ("vehicle", "grade", "load", "altitude", "wind", "highway", "ramp", "state", "built", "as_of")
    notes = _Notes()
    question = read_command(notes, {**{name: asked.one(name) for name in names}, "versus": asked.one("vs"), "settings": list(asked.all("set")), "chart": None, "plot": None})
    return question, tuple(notes.told)


def twin(found: list[RoadAnswer]) -> Any:
    """What the command line prints with --json."""
    from keiway.cli.road.shown import shown

    return shown(found, [])


def permalink(asked: Asked, found: RoadAnswer) -> tuple[tuple[str, str], ...]:
    """Every input; with the day where a state's law was asked, which changes with it."""
    kept = tuple((key, value) for key, value in asked.given if key != "as_of")
    return (*kept, ("as_of", found.given.as_of.isoformat())) if found.given.as_of else kept


def command(page: Page, asked: Asked) -> str:
    """The same on the command line."""
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    return " ".join(["keiway", *(quoted(word) for word in arguments(page, asked))])


def boxes(asked: Asked, road: OnRoad) -> tuple[Box, ...]:
    """Numbers as read, in US units; empty where nothing was given."""

    def box(name: str, label: str, unit: str, value: float | None, low: float, high: float, hint: str) -> Box:
        return Box(name, label, unit, f"{value:.0f}" if value is not None and asked.one(name) else "", f"{low:.0f}", f"{high:.0f}", hint)

    return (
        box("grade", "Hill", "%", None, 0, 35, "0 is level; Interstates have 6 or 7 at most")._replace(value=f"{100 * road.grade:.4g}" if asked.one("grade") else ""),
        box("load", "Load", "lb", road.load_kg / LB, 0, 4400, "People and goods besides the driver"),
        box("altitude", "Height above the sea", "ft", road.altitude_m / FT, -300, 14700, "Denver 5,280; Eisenhower Tunnel 11,000"),
        box("wind", "Head wind", "mph", road.head_wind_mps / MPH, -60, 60, "A minus sign: from behind"),
        box("highway", "Freeway's design speed", "mph", road.highway_mph, 50, 75, "70 where empty"),
        box("ramp", "Ramp's design speed", "mph", road.ramp_mph, 0, 50, "30 where empty; 0 from a stop"),
    )
