"""What is used up: the front before the cabin yields, and the way of the chest to wheel or dashboard."""

from __future__ import annotations

from html import escape

from keiway.answer import Quantity
from keiway.crash.answer.record import CrashAnswer
from keiway.crash.scene.plots.plot import WIDTH, Plot, framed, noted
from keiway.crash.scene.record import Scene

INCH_M = 0.0254
ROW, HEAD, BAR = 46, 26, 14  # px: a bar with its words; a name; the bar itself
KEY = "Pale: most in the whole crash; full: at the moment shown; thin line: 90% band"
LONGEST = 0.96  # of the width, for the longest bar


def strip(scene: Scene, found: CrashAnswer) -> Plot:
    """Two bars for each vehicle: the most in the whole crash, and, once the player moves, at the moment shown."""
    rows = [_rows(scene, found, n) for n in (0, 1)]
    most_m = max(value for row in rows for _, _, used, room, high in row for value in (used, room, high))
    per_m = LONGEST * WIDTH / most_m
    key, y = noted(KEY, 0)
    drawn, table, told = [key], [], []
    y += 8
    for n, (actor, row) in enumerate(zip(scene.actors, rows, strict=True)):
        drawn.append(f'<rect class="key p{n}" x="0" y="{y + 3:.0f}" width="14" height="10" rx="2"/><text class="name" x="20" y="{y + 13:.0f}">{escape(actor.name)}</text>')
        y += HEAD
        for what, of, used, room, high in row:
            drawn.append(_bar(n, what, of, used, room, high, y, per_m))
            table.append((actor.name, what, f"{used / INCH_M:.1f}", f"{1e3 * used:.0f}", f"{room / INCH_M:.1f}", f"{1e3 * room:.0f}"))
            y += ROW
        told.append(_told(actor.name, row))
        y += 6
    summary = " ".join(told)
    title = "Front and space used up"
    columns = ("vehicle", "what", "used, in", "used, mm", "there is, in", "there is, mm")
    return Plot(name="strip", title=title, summary=summary, svg=framed("strip", title, summary, y, "".join(drawn)), columns=columns, rows=table)


def _rows(scene: Scene, found: CrashAnswer, n: int) -> list[tuple[str, str, float, float, float]]:
    """What, before what, used, room, upper end of the 90% band (m; the room's own where there is no band)."""
    crush = _of(found, n, "crash.crush")
    room = scene.rooms[n]
    travel = max(frame.sides[n].travel_m for frame in scene.frames)
    return [
        ("Front crushed", "yields at", crush.mid / 1e3, room.cabin_m, crush.high / 1e3),
        ("Chest moved", "wheel or dash at", travel, room.contact_m, 0.0),
    ]


def _of(found: CrashAnswer, n: int, id_: str) -> Quantity:
    return next(quantity for quantity in found.parties[n].quantities if quantity.id == id_)


def _bar(n: int, what: str, of: str, used: float, room: float, high: float, y: float, per_m: float) -> str:
    """A track as long as the room, filled as far as it is used; a whisker to the end of the band."""
    top = y + 19
    kind = "crush" if what.startswith("Front") else "travel"
    whisker = f'<line class="whisker" x1="{used * per_m:.1f}" x2="{high * per_m:.1f}" y1="{top + BAR / 2:.0f}" y2="{top + BAR / 2:.0f}"/>' if high > used else ""
    return (
        f'<text x="0" y="{y + 12:.0f}">{what} {inches(used)}</text>'
        f'<text class="soft" x="{WIDTH}" y="{y + 12:.0f}" text-anchor="end">{of} {inches(room)}</text>'
        f'<rect class="track" x="0" y="{top:.0f}" width="{room * per_m:.1f}" height="{BAR}"/>'
        f'<rect class="most p{n}" x="0" y="{top:.0f}" width="{used * per_m:.1f}" height="{BAR}"/>'
        f'<rect class="now p{n}" data-of="{kind}" data-side="{n}" data-per="{per_m:.2f}" x="0" y="{top:.0f}" width="0" height="{BAR}"/>'
        f'{whisker}<line class="limit" x1="{room * per_m:.1f}" x2="{room * per_m:.1f}" y1="{top - 4:.0f}" y2="{top + BAR + 4:.0f}"/>'
    )


def inches(metres: float) -> str:
    """18 in (455 mm)."""
    return f"{metres / INCH_M:.0f} in ({1e3 * metres:.0f} mm)"


def _told(name: str, row) -> str:
    (_, _, crush, cabin, _), (_, _, travel, contact, _) = row
    front = f"it is crushed {inches(crush - cabin)} past where the cabin begins to yield" if crush > cabin else f"{inches(cabin - crush)} of its front are left before the cabin yields"
    chest = "its driver's chest reaches wheel or dashboard" if travel > contact else f"its driver's chest stops {inches(contact - travel)} short of wheel or dashboard"
    return f"{name[:1].upper()}{name[1:]}: {front}; {chest}."
