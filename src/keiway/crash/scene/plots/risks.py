"""Risks as bars with their bands, both drivers under each other."""

from __future__ import annotations

from html import escape

from keiway.answer import Quantity
from keiway.crash.answer.record import CrashAnswer
from keiway.crash.answer.words import percent
from keiway.crash.scene.plots.plot import Plot, framed, legend, noted, rounded_up, step
from keiway.crash.scene.record import Scene

BAR_FROM, BAR_TO = 0, 206  # px across; the value stands right of it
HEAD, ROW, BAR = 26, 26, 14
KEY = "Thick: half of draws; thin: nine in ten; line: middle"
INJURY = (("serious", "Serious injury (MAIS3+) or death"), ("death", "Death"))
PARTS = (("head", "Head (AIS3+)"), ("neck", "Neck (AIS3+)"), ("chest", "Chest (AIS3+)"), ("thigh", "Knee, thigh, hip (AIS2+)"))


Belts = tuple[bool, bool]


def risks(scene: Scene, found: CrashAnswer, belts: Belts = (True, True)) -> Plot:
    """Serious injury and death, and beside them the average vehicle's at the same change of speed. `belts`: which figures of each driver."""
    rows = [(words, [(_of(found, n, f"risk.{name}", belts), _average(found, n, name, belts)) for n in (0, 1)]) for name, words in INJURY]
    return _plot(scene, "risks", "Risk of each driver", rows, "\u25b2 average US vehicle (2000-2016) at that change of speed", " ".join(_told(scene, words, pair) for words, pair in rows))


def dummy(scene: Scene, found: CrashAnswer, belts: Belts = (True, True)) -> Plot:
    """Where a crash dummy in that seat would be hurt, by its readings."""
    rows = [(words, [(_of(found, n, f"dummy.{name}", belts), None) for n in (0, 1)]) for name, words in PARTS]
    return _plot(scene, "parts", "Part of the body, by a dummy's readings", rows, "", " ".join(_hardest(scene, rows, n) for n in (0, 1)))


def _of(found: CrashAnswer, n: int, name: str, belts: Belts) -> Quantity:
    return _quantity(found, n, f"crash.{name}" if belts[n] else f"crash.unbelted.{name.removeprefix('risk.')}")


def _average(found: CrashAnswer, n: int, name: str, belts: Belts) -> Quantity | None:
    """Only beside the belted: the answer has no average of the unbelted."""
    return _quantity(found, n, f"crash.average.{name}") if belts[n] else None


def _quantity(found: CrashAnswer, n: int, id_: str) -> Quantity:
    return next(quantity for quantity in found.parties[n].quantities if quantity.id == id_)


def _plot(scene: Scene, name: str, title: str, rows, marked: str, summary: str) -> Plot:
    names = [actor.short + ("" if room.belted else ", no belt") for actor, room in zip(scene.actors, scene.rooms, strict=True)]
    most = min(rounded_up(max(value for _, pair in rows for own, average in pair for value in (own.high, average.mid if average else 0.0)), 4), 100.0)
    keys, y = legend(names, 0)
    drawn = [keys]
    for text in (KEY, marked if any(average for _, pair in rows for _, average in pair) else ""):
        lines, tall = noted(text, y)
        drawn.append(lines)
        y += tall
    first = y + HEAD
    for words, pair in rows:
        drawn.append(f'<text class="name" x="0" y="{y + 21:.0f}">{words}</text>')
        y += HEAD
        for n, (own, average) in enumerate(pair):
            drawn.append(_bar(n, own, average, y + 4, most))
            y += ROW
        y += 4
    drawn.insert(0, _scale(most, first, y))
    columns = ("risk", "driver of", "middle, %", "half of all draws, %", "nine in ten, %")
    return Plot(name=name, title=title, summary=summary, svg=framed(name, title, summary, y + 20, "".join(drawn)), columns=columns, rows=_table(names, rows))


def _scale(most: float, top: float, foot: float) -> str:
    """Upright lines with the percent below."""
    by = step(most, 4)
    places = [by * n for n in range(round(most / by) + 1)]
    return "".join(
        f'<line class="grid" x1="{_x(value, most):.1f}" x2="{_x(value, most):.1f}" y1="{top:.0f}" y2="{foot:.0f}"/>'
        f'<text class="tick" x="{_x(value, most):.1f}" y="{foot + 15:.0f}" text-anchor="{"start" if value == 0 else "middle"}">{value:g}%</text>'
        for value in places
    )


def _x(value: float, most: float) -> float:
    return BAR_FROM + 1 + (BAR_TO - BAR_FROM - 2) * min(value / most, 1.0)


def _bar(n: int, own: Quantity, average: Quantity | None, y: float, most: float) -> str:
    """Both bands, the middle as a line, the average vehicle as a mark, the numbers beside."""

    def span(low: float, high: float, name: str, inset: float) -> str:
        left, right = _x(low, most), _x(high, most)
        return f'<rect class="{name} p{n}" x="{left:.1f}" y="{y + inset:.1f}" width="{max(right - left, 1.5):.1f}" height="{BAR - 2 * inset:.1f}" rx="2"/>'

    at = _x(own.mid, most)
    mark = f'<path class="average" d="M{_x(average.mid, most):.1f},{y + BAR + 0.5:.1f} l4.5,7 h-9Z"/>' if average else ""
    return (
        f"{span(own.low, own.high, 'nine', 3.5)}{span(own.low50, own.high50, 'half', 0)}"
        f'<line class="middle" x1="{at:.1f}" x2="{at:.1f}" y1="{y - 2:.1f}" y2="{y + BAR + 2:.1f}"/>{mark}'
        f'<text class="value" x="{BAR_TO + 8}" y="{y + 12:.1f}"><tspan class="name">{_short(own.mid)}</tspan> {escape(within(own))}</text>'
    )


def _short(value: float) -> str:
    return escape(percent(value / 100).replace("under ", "<"))


def within(own: Quantity) -> str:
    """(14 to 46)."""
    low, high = (percent(value / 100).removesuffix("%").replace("under ", "<") for value in (own.low, own.high))
    return f"({low} to {high})" if low != high else ""


def _told(scene: Scene, words: str, pair) -> str:
    each = [f"{actor.name} {percent(own.mid / 100)} {within(own)}".rstrip() for actor, (own, _) in zip(scene.actors, pair, strict=True)]
    return f"{words}: {', '.join(each)}."


def _hardest(scene: Scene, rows, n: int) -> str:
    words, pair = max(rows, key=lambda row: row[1][n][0].mid)
    return f"The {scene.actors[n].called}'s driver: most at the {words.split(' (')[0].casefold()}, {percent(pair[n][0].mid / 100)} {within(pair[n][0])}".rstrip() + "."


def _table(names, rows) -> list[tuple[str, ...]]:
    return [
        (words, name, percent(own.mid / 100), f"{percent(own.low50 / 100)} to {percent(own.high50 / 100)}", f"{percent(own.low / 100)} to {percent(own.high / 100)}")
        for words, pair in rows
        for name, (own, _) in zip(names, pair, strict=True)
    ]  # fmt: skip


