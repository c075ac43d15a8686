"""The changes with their bands: lives on both sides of the crash together and apart from money, each group on an axis of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from keiway.charts import Picture, theme
from keiway.charts.sketch import Sketch
from keiway.policy.impact.figures import band, chance, crosses, dollars, signed
from keiway.policy.lab.said import number, short, span
from keiway.policy.pictures import plot as p
from keiway.policy.record import Effect, ImpactAnswer

MINUS = "\N{MINUS SIGN}"
ROW, HEAD = 34.0, 24.0  # px from bar to bar; of a group's heading
MONEY = ("buyers", "occupants", "others", "makers", "dealers", "federal", "states", "net")


class Group(NamedTuple):
    title: str
    dollar: bool
    ids: tuple[str, ...]


GROUPS = (
    Group("Deaths, over the vehicles' lives", False, ("own_deaths", "others_deaths", "all_deaths")),
    Group("Serious injuries and deaths", False, ("own_serious", "others_serious")),
    Group("Carbon dioxide, tonnes", False, ("co2",)),
    Group("Hours lost on slower ways", False, ("hours_lost",)),
    Group("Money by party, USD, present value at 3 percent", True, tuple(f"{party}_3" for party in MONEY)),
)


def picture(answers: tuple[ImpactAnswer, ...]) -> Picture:
    return Picture(plain=lambda: _svg(answers), title=title(answers), summary=summary(answers), columns=("reform", "effect", "unit", "low", "mid", "high", "up", "down"), rows=list(_rows(answers)))


def title(answers: Sequence[ImpactAnswer]) -> str:
    if len(answers) > 1:
        return f"{len(answers)} reforms beside each other: change against the law as it is"
    one = effects(answers[0])["all_deaths"]
    if one.up == one.down == 0.0:
        return f"{answers[0].title}: no change in deaths in any draw"
    return f"{answers[0].title}: deaths {signed(one.mid)} ({band(one)})"


def summary(answers: Sequence[ImpactAnswer]) -> str:
    return " ".join(f"{f'{found.title}: ' if len(answers) > 1 else ''}{_said(found)}" for found in answers)


def _said(found: ImpactAnswer) -> str:
    told = effects(found)
    own, others, both, net = (told[id_] for id_ in ("own_deaths", "others_deaths", "all_deaths", "net_3"))
    if all(one.up == one.down == 0.0 for one in (own, others, both, net)):
        return "No change in any draw."
    sign = f"a rise in {chance(both.up)} of the draws" if both.up >= both.down else f"a fall in {chance(both.down)} of the draws"
    return (
        f"Deaths of people in these households' vehicles {signed(own.mid)} ({band(own)}), of everyone else {signed(others.mid)} ({band(others)}); together {signed(both.mid)}"
        f" ({band(both)}{'; the band crosses zero' if crosses(both) else ''}; {sign}). Net benefit at 3 percent {dollars(net.mid)} ({band(net)})."
    )


def effects(found: ImpactAnswer) -> dict[str, Effect]:
    return {one.id: one for one in (*found.effects, *found.parties, *found.net)}


def _rows(answers: Sequence[ImpactAnswer]) -> Iterator[tuple]:
    for group in GROUPS:
        for id_ in group.ids:
            for found in answers:
                one = effects(found)[id_]
                yield found.reform, one.label, one.unit, one.low, one.mid, one.high, one.up, one.down


def _svg(answers: Sequence[ImpactAnswer]) -> str:
    sketch = Sketch(p.WIDE)
    under = "The bar ends at the middle of the draws, the line holds nine in ten of them. Left of zero: less; right: more. A hollow bar: the band crosses zero."
    at = sketch.head(title(answers), under) + 4
    if len(answers) > 1:
        at = sketch.legend([f"{p.LETTERS[n]}  {one.title}"[:58] for n, one in enumerate(answers)], p.COLORS[: len(answers)], at) + 4
    for group in GROUPS:
        told = [(id_, [effects(found)[id_] for found in answers]) for id_ in group.ids]
        told = [(id_, mine) for id_, mine in told if any(one.up or one.down for one in mine)]
        if told:
            at = _group(sketch, group, told, at)
    return sketch.svg(at)


def _group(sketch: Sketch, group: Group, told: Sequence[tuple[str, list[Effect]]], at: float) -> float:
    """Heading, rows and axis; where it ends."""
    sketch.text(0, at + 8, group.title, size=theme.TEXT, bold=True)
    at += HEAD
    on = p.scale(value for _, mine in told for one in mine for value in (one.low, one.high))
    count = len(told[0][1])
    each = ROW if count == 1 else 18.0 + 15.0 * count
    foot = at + each * len(told) + 2
    say: Callable[[float], str] = lambda value: tick(value, group.dollar)  # noqa: E731
    p.axis(sketch, at, foot, on, say)
    for n, (_, mine) in enumerate(told):
        _effect(sketch, mine, at + n * each, on)
    return foot + 30


def _effect(sketch: Sketch, mine: Sequence[Effect], y: float, on: p.Scale) -> None:
    if len(mine) == 1:
        one = mine[0]
        sketch.text(0, y + 8, f"{_label(one)}: {short(one, one.mid)} ({span(one)})", halo=True)
        p.change(sketch, y + 23, on, one.low, one.mid, one.high, theme.FIRST if one.mid < 0 else theme.SECOND, crosses(one))
        return
    sketch.text(0, y + 8, _label(mine[0]), halo=True)
    for n, one in enumerate(mine):
        middle = y + 23 + 15 * n
        p.change(sketch, middle, on, one.low, one.mid, one.high, p.COLORS[n], crosses(one))
        right = on.x(one.high) + 8
        sketch.text(right if right < p.WIDE - 12 else on.x(one.low) - 12, middle, p.LETTERS[n], p.COLORS[n], bold=True, halo=True)


def _label(one: Effect) -> str:
    return {"own_deaths": "In these households' vehicles", "others_deaths": "Everyone else", "all_deaths": "Together", "own_serious": "In these households' vehicles", "others_serious": "Everyone else", "co2": "Change", "hours_lost": "Change"}.get(one.id, one.label)


def tick(value: float, dollar: bool) -> str:
    if abs(value) < 1e-9:
        return "0"
    return f"{MINUS if value < 0 else '+'}{'$' if dollar else ''}{number(value)}"
