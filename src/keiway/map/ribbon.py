"""What one state said over the years, as ribbons: one a kind of vehicle, each stretch with its verdict's colour, pattern and word.

Lengths run in percent and heights in pixels, so that the words stay as large on a telephone as at a desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from keiway.answer import Verdict
from keiway.case import COVERAGE_FROM, COVERAGE_TO, Case
from keiway.days import long_day
from keiway.law.state.record import StateLaw
from keiway.map.board import tile
from keiway.map.changes import state_changes
from keiway.map.look import LOOKS
from keiway.map.picture import definitions, slug, text

ROW, BAR, TOP = 50, 26, 20  # px: of one ribbon, of its bar, of its name above the bar
WIDEST = 2400  # px of a bar, whatever the window
#: Least length that holds the word, percent: at a desk, on a telephone; and the sign alone.
WORD_WIDE, WORD_NARROW, SIGN = 8.5, 26, 5.5


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """Days in a row with one verdict."""

    first: date
    last: date
    verdict: Verdict
    reason: str
    rule: str | None
    future: bool  # it begins by law that was signed, and not yet in force, when last checked


class Ribbon(msgspec.Struct, frozen=True, kw_only=True):
    """The stretches of one kind of vehicle."""

    name: str
    stretches: tuple[Stretch, ...]


def ribbon(name: str, law: StateLaw, case: Case) -> Ribbon:
    """The verdicts of one state for one vehicle, from the first day coded, or its build, to the last."""
    start = max(COVERAGE_FROM, case.built.first)
    began = tile(law, case, start)
    moves = [(day, one) for day, one in state_changes(law, case, start, COVERAGE_TO) if one.before != one.after]
    firsts = [start, *(day for day, _ in moves)]
    lasts = [*(day - timedelta(days=1) for day, _ in moves), COVERAGE_TO]
    told = [(began.verdict, began.reason, began.rule, False), *((one.after, one.says.partition(": ")[2], one.rule, one.future) for _, one in moves)]
    return Ribbon(
        name=name,
        stretches=tuple(
            Stretch(first=first, last=last, verdict=verdict, reason=reason, rule=rule, future=future)
            for first, last, (verdict, reason, rule, future) in zip(firsts, lasts, told, strict=True)
        ),
    )


def sentence(one: Ribbon) -> str:
    """The ribbon in words: what it was, then each change."""
    head, *rest = one.stretches
    if not rest:
        return f"{one.name}: {head.verdict.words} all the time."
    moves = [f"{part.verdict.words} from {long_day(part.first)}{' (signed)' if part.future else ''}" for part in rest]
    return f"{one.name}: {head.verdict.words} at first; {'; '.join(moves)}."


def picture(ribbons: Sequence[Ribbon], on: date, prefix: str = "ribbon") -> str:
    """The ribbons as SVG without styles, from the year before the first change; a line marks `on`."""
    changes = [part.first for one in ribbons for part in one.stretches[1:]]
    start = date(max(COVERAGE_FROM.year, min([2020, *(day.year - 1 for day in changes)])), 1, 1)
    height = ROW * len(ribbons) + 22

    def at(day: date) -> float:
        return 100 * (max(day, start) - start).days / ((COVERAGE_TO - start).days + 1)

    drawn = [_row(one, number * ROW, at, prefix) for number, one in enumerate(ribbons)]
    told = " ".join(sentence(one) for one in ribbons)
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" class="keiway-map ribbons" role="img" aria-labelledby="{prefix}-t" width="100%" height="{height}">',
        f'<title id="{prefix}-t">{text(told)}</title><defs>{definitions(prefix, WIDEST, BAR)}</defs>',
        *drawn, *_years(start, height, at),
        f'<line class="on" x1="{at(on):.3f}%" x2="{at(on):.3f}%" y1="{TOP - 4}" y2="{height - 20}"/>' if on >= start else "",
        "</svg>\n",
    ])  # fmt: skip


def _row(one: Ribbon, y: float, at, prefix: str) -> str:
    parts = [f'<text class="i b" x="0" y="{y + TOP - 6}" font-size="13">{text(one.name)}</text>']
    for part in one.stretches:
        x, end = at(part.first), at(part.last + timedelta(days=1))
        if end > x:
            parts.append(_stretch(part, x, end - x, y + TOP, prefix))
    return "".join(parts)


def _stretch(part: Stretch, x: float, wide: float, y: float, prefix: str) -> str:
    look, name = LOOKS[part.verdict], slug(part.verdict)
    at = f'x="{x:.3f}%" y="{y}" width="{wide:.3f}%" height="{BAR}"'
    marks = [f"<title>{text(f'{long_day(part.first)} to {long_day(part.last)}: {look.word}. {part.reason}')}</title>"]
    marks.append(f'<rect class="f-{name}{f" o-{name}" if look.pattern == "hollow" else ""}" {at}/>')
    if look.pattern not in ("solid", "hollow"):
        marks.append(f'<svg class="bar" {at}><use class="m-{name}" href="#{prefix}-p-{name}"/></svg>')
    if look.pattern != "hollow":
        marks.append(f'<rect class="edge{" signed" if part.future else ""}" {at}/>')
    if wide >= SIGN:
        word = f'<text class="k-{name}{"" if wide >= WORD_NARROW else " wide"}" x="15" y="4.5" font-size="12.5">{look.short}</text>'
        marks.append(
            f'<svg x="{x:.3f}%" y="{y + BAR / 2:g}" overflow="visible"><use href="#{prefix}-s-{name}" class="s-{name}" x="4" y="-5"/>'
            f"{word if wide >= WORD_WIDE else ''}</svg>"
        )
    return f"<g>{''.join(marks)}</g>"


def _years(start: date, height: float, at) -> list[str]:
    """Every second year below the ribbons, every year where there are few."""
    years = range(start.year, COVERAGE_TO.year + 1)
    step = 1 if len(years) <= 8 else 2 if len(years) <= 16 else 5
    return [
        f'<svg x="{at(date(year, 1, 1)):.3f}%" y="{height - 4:g}" overflow="visible"><path class="tick" d="M0-14v-4"/>'
        f'<text class="s{"" if number % 2 == 0 else " wide"}" font-size="12">{year}</text></svg>'
        for number, year in enumerate(year for year in years if year % step == 0 or step == 1)
    ]
