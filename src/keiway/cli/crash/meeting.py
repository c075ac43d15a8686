"""`keiway crash A --vs B`: both vehicles of a head-on crash."""

from __future__ import annotations

from keiway.cli import options as o
from keiway.cli.check import section
from keiway.cli.crash.fit import speed_mps
from keiway.cli.output import Output, escape

OVERLAPS = {"full": 1.0, "half": 0.5, "40": 0.4, "25": 0.25}
SLOWEST_MPS, FASTEST_MPS = 0.45, 35.0  # half the closing speeds the closed form was made for
LABELS = {
    "crash.delta_v": "Change of speed",
    "crash.ees": "Crush like a wall at",
    "crash.crush": "Front crushed by",
    "crash.intrusion": "Into the cabin",
    "crash.mean_g": "Mean deceleration",
    "crash.risk.serious": "Serious injury*",
    "crash.risk.death": "Death*",
}


def meeting(out: Output, first: str, second: str | None, speed: str | None, overlap: str, built: str | None) -> int:
    """Identify both, let them meet, show both sides."""
    from keiway.crash.answer import head_on
    from keiway.crash.vehicles import NotKnown
    from keiway.errors import UsageError
    from keiway.question import read

    example = 'keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35'
    if not second or not speed:
        raise UsageError("crash needs a partner and a speed: --vs VEHICLE --speed 35.", try_=example)
    readings = [read(o.question(first, built=built)), read(o.question(second))]
    days = tuple(reading.case.built if reading.dated else None for reading in readings)
    each = speed_mps(speed)
    if not SLOWEST_MPS <= each <= FASTEST_MPS:
        raise UsageError(f"--speed {speed!r}: the model covers 1 to 78 mph for each vehicle.", fix=("--speed", "35"))
    vehicles = tuple(reading.case.vehicle for reading in readings)
    try:
        found = head_on(vehicles, (each, each), _share(overlap), days)
    except NotKnown as error:
        lacking = next((vehicle for vehicle in vehicles if vehicle.title in error.message), vehicles[0])
        error.try_ = f"keiway vehicles {lacking.id}"
        raise
    if out.json:
        out.object(found)
        return 0
    for reading in readings:
        for note in reading.notes if reading.dated else ():
            out.note(note)
    show(out, found)
    return 0


def show(out: Output, found) -> None:
    """The sentence, the two columns, the evidence, what is left out."""
    a, b = found.parties
    out.blank()
    out.line(f"Head on, each at {found.speeds_mph[0]:.0f} mph, overlap {found.overlap:.0%}. A simulation of physics, not a reconstruction.")
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.blank()
    _table(out, a, b)
    force = found.peak_force_kn
    out.line("[dim]* of a belted driver of 40 in the average US vehicle of 2000 to 2016 at that change of speed[/dim]")
    out.line(f"Peak force between them {force.mid:.0f} kN ({force.low:.0f} to {force.high:.0f}). Bands: nine in ten.")
    section(out, "Evidence", [f"{name}: {says}" for name, says in found.evidence.items()])
    section(out, "Mind", found.notes)
    section(out, "Assumed", found.assumed)
    section(out, "Left out", found.left_out)
    out.line(f"[dim]data {found.data} | how: docs/science/fronts.md[/dim]")


def _table(out: Output, a, b) -> None:
    rows = [("With driver", f"{a.mass_kg:,.0f} kg", f"{b.mass_kg:,.0f} kg")]
    rows += [(LABELS[x.id], _words(x), _words(y)) for x, y in zip(a.quantities, b.quantities, strict=True)]
    if out.plain:
        for label, left, right in rows:
            out.line(f"{label}: {escape(a.name)} {left}: {escape(b.name)} {right}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 3, 0, 0), header_style="bold", pad_edge=False)
    for name in ("", escape(a.name), escape(b.name)):
        table.add_column(name)
    for row in rows:
        table.add_row(*row)
    out.show(table)


def _words(quantity) -> str:
    low, mid, high = (f"{value:.0f}" if value >= 2 or value == 0 or quantity.unit != "%" else f"{value:.1f}" for value in (quantity.low, quantity.mid, quantity.high))
    middle = f"{mid}{'' if quantity.unit == '%' else ' '}{quantity.unit}"
    return middle if low == high else f"{middle} ({low} to {high})"


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
    if 0 < share <= 1:
        return share
    raise UsageError(f"--overlap {text!r}: give full, half, or a share such as 40%.", fix=("--overlap", "full"))
