"""`keiway crash risk VEHICLE`: deaths and serious injuries of ordinary use, of its people and of the others."""

from __future__ import annotations

import sys

from keiway.cli import options as o
from keiway.cli.check import section
from keiway.cli.output import Output, escape

EXAMPLE = 'keiway crash risk "1999 Subaru Sambar truck" --limit 45 --miles 3000'
KIND_WORDS = {
    "head_on": "head on", "into_side": "into a side", "into_rear": "into a rear", "fixed": "into a fixed object",
    "near_side": "struck at its own side", "far_side": "struck at the far side", "rear": "struck from behind", "rollover": "rolled over",
}  # fmt: skip


def risk(
    out: Output,
    what: str | None,
    *,
    against: list[str] | None = None,
    limits: list[int] | None = None,
    miles: float | None = None,
    built: str | None = None,
    belted: float | None = None,
    rhd: bool = False,
    crashes: int | None = None,
    seed: int = 1,
) -> int:
    """Identify the vehicle and what it is held against, simulate, show."""
    from keiway.crash.exposure.answer import exposure
    from keiway.crash.vehicles import NotKnown
    from keiway.errors import UsageError
    from keiway.question import read

    if not what:
        raise UsageError("crash risk needs a vehicle.", try_=EXAMPLE)
    reading = read(o.question(what, built=built), needs_date=False)
    vehicle = reading.case.vehicle
    if reading.dated:
        for note in reading.notes:
            out.note(note)
    others = tuple(_other(text) for text in against) if against else None
    _first_time(out)
    try:
        found = exposure(
            vehicle, built=reading.case.built if reading.dated else None, limits=tuple(sorted(set(limits or ()))), miles_per_year=miles,
            against=others, belted=belted, rhd=rhd, n=crashes, seed=seed,
        )  # fmt: skip
    except NotKnown as error:
        error.try_ = error.try_ or f"keiway vehicles {vehicle.id}"
        raise
    if out.json:
        out.object(found)
        return 0
    show(out, found)
    return 0


def _other(text: str):
    """An alternative by its name, else a vehicle of the catalogue."""
    from keiway.crash.exposure.others import named
    from keiway.question import read

    return named(text) or read(o.question(text), needs_date=False).case.vehicle


def _first_time(out: Output) -> None:
    """Compiling takes a while once; say so before the silence."""
    from importlib.util import find_spec
    from pathlib import Path

    import keiway.crash.exposure.crashes as room

    if find_spec("numba") and sys.stderr.isatty() and not list(Path(room.__file__).parent.glob("__pycache__/kernel.*.nbi")):
        out.note("Compiling the crash model for this machine, about 20 seconds; kept for the next time.")


def show(out: Output, found) -> None:
    """The sentence, a table for each set of roads, what is known and how."""
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    for road in dict.fromkeys(line.road for line in found.lines):
        out.blank()
        out.line("On all US roads" if road == "all" else f"On roads posted up to {road} mph")
        _table(out, found, road)
    out.line("[dim]deaths and serious injuries per 100 million miles; in brackets nine in ten; serious injuries include deaths[/dim]")
    out.blank()
    kinds = sorted(found.by_kind.items(), key=lambda pair: -pair[1])
    out.line("Its people die: " + ", ".join(f"{KIND_WORDS[kind]} {share:.0%}" for kind, share in kinds if share >= 0.005) + ".")
    if found.crash:
        worst = found.crash
        out.line(
            f"In the median crash the risk of death is {worst.median:.1%}, in the worst tenth over {worst.worst_tenth:.0%}, in the worst "
            f"hundredth over {worst.worst_hundredth:.0%}; that hundredth holds {worst.share_of_deaths:.0%} of the deaths."
        )
    if found.drivers:
        parts = (f"{one.name} ({'more' if one.correlation > 0 else 'less'} of it, more deaths)" for one in found.drivers)
        out.line("Most of the band against the average comes from: " + ", ".join(parts) + ".")
    section(out, "Evidence", [f"{name}: {says}" for name, says in found.evidence.items()])
    section(out, "Mind", found.notes)
    section(out, "Calibrated", found.calibrated)
    section(out, "Predicted", found.predicted)
    section(out, "Assumed", found.assumed)
    section(out, "Left out", found.left_out)
    out.line(f"[dim]{found.crashes:,} crashes a vehicle, {found.draws} draws, seed {found.seed} | data {found.data} | how: docs/science/exposure.md[/dim]")


def _table(out: Output, found, road: str) -> None:
    rows = [
        (
            line.name,
            *("at least " * line.at_least + cell for cell in (_words(line.own_death), _words(line.times_own, "x"), _words(line.own_serious, digits=1))),
            _words(line.others_death),
            _words(line.times_others, "x"),
        )
        for line in found.lines
        if line.road == road
    ]
    if road == "all":
        rows += [(one.name, _words(one.own_death) if one.own_death else "not known", "", "", "", "") for one in found.published]
    titles = ("", "Deaths in it", "to average", "Serious in it", "Others killed", "to average")
    if out.plain:
        for name, *cells in rows:
            out.line(escape(f"{name}: " + "; ".join(f"{title} {cell}" for title, cell in zip(titles[1:], cells, strict=True) if cell)))
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    for title in titles:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    out.show(table)


def _words(figure, unit: str = "", digits: int = 2) -> str:
    """The middle and its band; two digits of the middle that are not leading zeros set the decimals, `digits` at most."""
    if unit:
        digits = 1
    if figure.mid >= 1:
        digits = min(digits, max(2 - len(f"{figure.mid:.0f}"), 0))
    middle = f"{figure.mid:.{digits}f}{unit}"
    if figure.low90 is None or abs(figure.high90 - figure.low90) < 10**-digits / 2:
        return middle
    return f"{middle} ({figure.low90:.{digits}f}-{figure.high90:.{digits}f})"
