"""States before and after as two boards of tiles: what changed has a heavy frame and a sign of its own."""

from __future__ import annotations

from textwrap import wrap

from keiway.answer import Verdict
from keiway.charts import Picture
from keiway.charts.theme import DARK, FONT, INK
from keiway.days import long_day
from keiway.map import look, style
from keiway.map.grid import ACROSS, GRID, ROWS
from keiway.map.paint import ICONS, PATTERNS, marks
from keiway.map.picture import slug, text
from keiway.policy.lab.record import LawChange, Place, Subject

PITCH, SIDE, EDGE, GAP = 38.4, 36.0, 9.0, 34.0  # px
BOARD = ACROSS * PITCH
KEY = 20.0
NONE = "Not open, or not known to be"
SIGNS = {"opens": "+", "closes": "\N{MINUS SIGN}", "": "\N{MIDDLE DOT}"}
#: The same drawn, so that no reader's font runs it into the letters.
STROKES = {"opens": "M{x} {y}h5.6M{middle} {up}v5.6", "closes": "M{x} {y}h5.6", "": "M{dot} {y}h2"}
FRAME = f"rect.changed{{fill:none;stroke-width:2.6;stroke:{INK}}}@media screen and (prefers-color-scheme:dark){{rect.changed{{stroke:{DARK[INK]}}}}}"


def picture(one: Subject, law: LawChange, page: bool = False, prefix: str = "places") -> Picture:
    """Both boards side by side. `page`: without a style of its own, which a page has."""
    return Picture(
        plain=lambda: _svg(one, law, page, prefix, ("before", "after")), title=title(one), summary=summary(one, law),
        columns=("state", "before", "after", "cap_before_mph", "cap_after_mph", "changed"),
        rows=[(place.name, _word(place.before), _word(place.after), place.cap_before, place.cap_after, place.changed) for place in one.places],
    )  # fmt: skip


def board(one: Subject, law: LawChange, when: str, prefix: str) -> Picture:
    """One of the two boards, for a page that stacks them where it is narrow."""
    count = one.open_before if when == "before" else one.open_after
    words = "As the law is" if when == "before" else "Under the reform"
    return Picture(
        plain=lambda: _svg(one, law, True, prefix, (when,)), title=f"{words}: {one.title}", summary=f"{words}: open in {_of(count)}. {one.title}, on {long_day(law.day)}.",
        columns=(), rows=(),
    )  # fmt: skip


def title(one: Subject) -> str:
    return f"{one.title}: open in {_of(one.open_before)} as the law is, in {_of(one.open_after)} under the reform"


def _of(count: int) -> str:
    return "every state and DC" if count == 51 else "no state" if not count else f"{count} of 50 states and DC"


def summary(one: Subject, law: LawChange) -> str:
    opens, closes = (_codes(one, lambda place, way=way: _changed_to(place) == way) for way in ("opens", "closes"))
    parts = [f"{word}: {'every state and DC' if len(codes) == 51 else ', '.join(codes)}" for word, codes in (("Opens", opens), ("Closes", closes)) if codes]
    limits = sum(place.changed and not _changed_to(place) for place in one.places)
    parts += [f"in {limits} the answer changes otherwise"] if limits else []
    return f"{title(one)}, on {long_day(law.day)}. {'. '.join(parts) or 'No state changes'}."


def _codes(one: Subject, holds) -> list[str]:
    return [place.state for place in one.places if holds(place)]


def _open(word: str) -> bool:
    return word in (Verdict.YES.value, Verdict.YES_WITH_LIMITS.value)


def _changed_to(place: Place) -> str:
    if _open(place.before) == _open(place.after):
        return ""
    return "opens" if _open(place.after) else "closes"


def _word(verdict: str) -> str:
    return Verdict(verdict).words.lower() if verdict else "not open"


def _svg(one: Subject, law: LawChange, page: bool, prefix: str, sides: tuple[str, ...]) -> str:
    wide = 2 * EDGE + len(sides) * BOARD + (len(sides) - 1) * GAP
    parts, y = [], EDGE
    if not page:
        for line in wrap(title(one), int(wide / 8.6)):
            y += 20
            parts.append(f'<text class="i b" x="{EDGE}" y="{y:g}" font-size="17">{text(line)}</text>')
        y += 22
        parts.append(f'<text class="i" x="{EDGE}" y="{y:g}" font-size="13">{text(law.title)}. Law of {long_day(law.day)}</text>')
        y += 14
    y += 18
    for n, when in enumerate(sides):
        x = EDGE + n * (BOARD + GAP)
        count = one.open_before if when == "before" else one.open_after
        head = "As the law is" if when == "before" else "Under the reform"
        parts.append(f'<text class="i b" x="{x:g}" y="{y:g}" font-size="14.5">{head}: {count} open</text>')
        parts += [_tile(place, when, x, y + 12, prefix) for place in one.places]
    legend, end = _legend(one, sides, y + 12 + ROWS * PITCH + 14, wide, prefix)
    own = "" if page else f"<style>{style()}{FRAME}</style>"
    shown = f'width="{wide:g}" height="{end:g}"'
    ground = f'<rect class="g" width="{wide:g}" height="{end:g}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" class="keiway-map" viewBox="0 0 {wide:g} {end:g}" {shown} font-family="{text(FONT)}">{own}<defs>{_drawn(prefix)}</defs>{ground}{"".join(parts)}{legend}</svg>'


def _drawn(prefix: str) -> str:
    """Symbols, patterns and what cuts them, once each."""
    found = [f'<g id="{prefix}-s-{slug(word)}">{icon}</g>' for word, icon in ICONS.items()]
    found += [f'<g id="{prefix}-p-{slug(word)}">{marks(one.pattern, SIDE, SIDE)}</g>' for word, one in look.LOOKS.items() if one.pattern in PATTERNS]
    return "".join(found) + "".join(f'<clipPath id="{prefix}-c-{side:g}"><rect width="{side:g}" height="{side:g}" rx="4"/></clipPath>' for side in (SIDE, KEY))


def _tile(place: Place, when: str, left: float, top: float, prefix: str) -> str:
    row, column = GRID[place.state]
    x, y = left + column * PITCH, top + row * PITCH
    verdict, cap = (place.before, place.cap_before) if when == "before" else (place.after, place.cap_after)
    name = slug(Verdict(verdict)) if verdict else "unknown"
    changed = place.changed and when == "after"
    says = f"{place.name}: {_word(verdict)}{f', to {cap} mph' if cap else ''}{'. Changed' if changed else ''}"
    parts = [f"<title>{text(says)}</title>", _ground(verdict, x, y, SIDE, prefix), f'<text class="k-{name} b" x="{x + 4:g}" y="{y + 13:g}" font-size="12">{place.state}</text>']
    if verdict:
        parts.append(f'<use href="#{prefix}-s-{name}" class="s-{name}" x="{x + SIDE - 13.4:g}" y="{y + 20.6:g}"/>')
    if cap:
        parts.append(f'<rect class="plate" x="{x + 3.6:g}" y="{y + 19:g}" width="17.4" height="11.8" rx="2"/><text class="n b" x="{x + 12.3:g}" y="{y + 28.6:g}" font-size="11" text-anchor="middle">{cap}</text>')
    if changed:
        parts.append(_frame(x, y, SIDE, _changed_to(place), name))
    return f"<g>{''.join(parts)}</g>"


def _ground(verdict: str, x: float, y: float, side: float, prefix: str) -> str:
    if not verdict:
        return f'<rect class="f-unknown o-unknown" x="{x + 0.5:g}" y="{y + 0.5:g}" width="{side - 1:g}" height="{side - 1:g}" rx="4"/>'
    name, pattern = slug(Verdict(verdict)), look.LOOKS[Verdict(verdict)].pattern
    if pattern == "hollow":
        return f'<rect class="f-{name} o-{name}" x="{x + 0.5:g}" y="{y + 0.5:g}" width="{side - 1:g}" height="{side - 1:g}" rx="4"/>'
    fill = f'<rect class="f-{name}" x="{x:g}" y="{y:g}" width="{side:g}" height="{side:g}" rx="4"/>'
    if pattern == "solid":
        return fill
    return f'{fill}<use class="m-{name}" href="#{prefix}-p-{name}" transform="translate({x:g} {y:g})" clip-path="url(#{prefix}-c-{side:g})"/>'


def _frame(x: float, y: float, side: float, way: str, name: str) -> str:
    """A heavy frame; plus opens, minus closes, a dot changes otherwise."""
    frame = f'<rect class="changed" x="{x + 0.3:g}" y="{y + 0.3:g}" width="{side - 0.6:g}" height="{side - 0.6:g}" rx="4"/>'
    stroke, (mx, my) = STROKES[way], (x + side - 6.2, y + 8.4)
    return f'{frame}<path class="s-{name}" fill="none" stroke-width="1.9" d="{stroke.format(x=round(mx - 2.8, 1), y=round(my, 1), up=round(my - 2.8, 1), middle=round(mx, 1), dot=round(mx - 1, 1))}"/>'


def _legend(one: Subject, sides: tuple[str, ...], y: float, wide: float, prefix: str) -> tuple[str, float]:
    """The words that occur, the plate, the frame; and where it ends."""
    values = [value for place in one.places for value in ((place.before, place.after) if len(sides) > 1 else (place.before if "before" in sides else place.after,))]
    keys = [(_ground(word.value, 0, 0, KEY, prefix) + f'<use href="#{prefix}-s-{slug(word)}" class="s-{slug(word)}" x="5" y="5"/>', word.words.capitalize()) for word in look.LOOKS if word.value in values]
    keys += [(_ground("", 0, 0, KEY, prefix), NONE)] if "" in values else []
    caps = [cap for place in one.places for when, cap in (("before", place.cap_before), ("after", place.cap_after)) if cap and when in sides]
    if caps:
        keys.append(('<rect class="plate" x="1" y="4" width="17.4" height="11.8" rx="2"/><text class="n b" x="9.7" y="13.6" font-size="11" text-anchor="middle">45</text>', "Highest posted limit, mph"))
    if "after" in sides and any(place.changed for place in one.places):
        keys.append(('<g class="i"><rect class="changed" x="1" y="1" width="18" height="18" rx="3"/><text class="i b" x="10" y="14.5" font-size="13" text-anchor="middle">+</text></g>', f"Changed: {SIGNS['opens']} opens, {SIGNS['closes']} closes, {SIGNS['']} otherwise"))
    across, parts = max(int(wide // 290), 1), []
    for n, (drawn, words) in enumerate(keys):
        x, row = EDGE + n % across * (wide - EDGE) / across, y + n // across * 27
        parts.append(f'<g transform="translate({x:g} {row:g})">{drawn}<text class="i" x="28" y="15" font-size="12.5">{text(words)}</text></g>')
    return "".join(parts), round(y + -(-len(keys) // across) * 27 + 6, 1)
