"""Pictures and pages of a crash, written where the command line says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from keiway.charts import Picture, Written, check_suffix, save
from keiway.cli.output import Output, escape

PAGES = (".html",)


def drawn(plot: str, option: str = "--plot") -> Path:
    """Where the picture goes, refused before anything is worked out."""
    path = check_suffix(plot, option)
    if path.suffix.casefold() != ".csv":
        _can_draw(path, option)
    return path


def moving(animate: str) -> Path:
    """Where the page goes."""
    return check_suffix(animate, "--animate", PAGES, "the moving picture is one .html file")


def _can_draw(path: Path, option: str) -> None:
    from keiway.charts.picture import altair
    from keiway.errors import UsageError

    try:
        altair()
    except UsageError as error:
        raise UsageError(f"{error.message} Their numbers need none: give a .csv file.", fix=(option, str(path.with_suffix(".csv")))) from error


@contextmanager
def writing(option: str, path: Path) -> Iterator[None]:
    """What the system says when a file cannot be written, as an error of that option."""
    from keiway.errors import UsageError

    try:
        yield
    except OSError as error:
        raise UsageError(f"{option} {str(path)!r} could not be written: {error.strerror or error}. Give another place.", fix=(option, None)) from error


def write_picture(path: Path, picture: Picture, option: str = "--plot") -> Written:
    """The picture, or its table by suffix."""
    with writing(option, path):
        return Written(path=str(save(picture, path)), summary=picture.summary)


def asked(scene, found) -> str:
    """What was asked, in a line."""
    from keiway.crash.names import speeds

    a, b = scene.actors
    overlap = "full overlap" if found.overlap == 1 else f"overlap {found.overlap:.0%}"
    return f"{a.name} against {b.called}, head on, {speeds(found.speeds_mph)}, {overlap}{scene.unbelted}."


def write_page(path: Path, scene, found) -> Written:
    """The moving picture of an answer, with its words."""
    from keiway.crash.scene.page import page

    a, b = (actor.name for actor in scene.actors)
    text = page(
        scene,
        title=f"{a} against {b}",
        sentence=found.sentence,
        asked=asked(scene, found),
        lists={"Risk": [found.risk_sentence], "Evidence": [f"{name}: {says}" for name, says in found.evidence.items()], "Mind": found.notes,
               "Assumed": found.assumed, "Left out": found.left_out},
        footer=f"keiway, data {found.data}. How: docs/science/fronts.md, kernel.md and injury.md.",
    )  # fmt: skip
    with writing("--animate", path):
        path.write_text(text, encoding="utf-8")
    return Written(path=str(path), summary=f"{a} against {b}, to scale, from the approach to rest: play, step, stills and words.")


def told(out: Output, files: list[Written]) -> None:
    """Each file with its sentence."""
    for file in files:
        out.line(f"[bold]Written[/bold] {escape(file.path)}: {escape(file.summary)}")
