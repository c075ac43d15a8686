"""The picture of `keiway when`: a bar a gate from the day of build to the day it opens, the state's changes as flags, today, arrival.

    picture(found) -> keiway.charts.Picture     from the answer of `keiway.law.when.when`
    finding(found)                              from which day it may land, in a sentence or two

The table has every stretch with its days; the summary is one sentence. Nothing is worked out here that the answer does not hold.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from keiway.answer import Verdict
from keiway.case import COVERAGE_FROM
from keiway.charts import Picture
from keiway.days import Window, long_day

if TYPE_CHECKING:
    from keiway.law.when import Bar, When

#: Gate -> the clock it turns on for most people, and the name of its row.
GATES = {"enter.safety": ("us.clock.nhtsa_25", "Safety, 25 years"), "enter.emissions": ("us.clock.epa_21", "Emissions, 21 years")}
#: A clock that is no gate, drawn below: what waits for it.
OTHERS = {"us.clock.customs_232_25": "232 duty, 25 calendar years"}
STATE_GATES = {"register": "register", "drive": "drive"}
OPEN = (Verdict.YES, Verdict.YES_WITH_LIMITS)


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """Days of one row with one look: wait, hatched (depends on the day of build), open, closed, disputed, unknown."""

    first: date
    last: date
    look: str
    finding: str


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its name, when it opens in words, its days."""

    name: str
    opens: str
    pieces: tuple[Piece, ...]


class Flag(msgspec.Struct, frozen=True, kw_only=True):
    """A day on which the state's answer changes."""

    on: date
    words: str
    coming: bool  # after the day asked about


def picture(found: When) -> Picture:
    """The timeline of an answer. It is drawn when it is saved or put into a page."""
    return Picture(
        plain=lambda: _drawn(found),
        title=_title(found),
        summary=summary(found),
        columns=("what", "from", "to", "finding"),
        rows=_table(found),
    )


def rows(found: When) -> tuple[Row, ...]:
    """The bars: safety, emissions, then clocks that open something else."""
    clocks = {clock.id: clock for clock in found.clocks}
    made = [_gate(found, bar, clocks[GATES[bar.gate][0]], GATES[bar.gate][1]) for bar in found.bars if bar.gate in GATES]
    for id_, name in OTHERS.items():
        clock = clocks.get(id_)
        if clock and clock.possible_from and clock.state != "not_needed":
            made.append(_clock(found, clock, name))
    return tuple(made)


def flags(found: When) -> tuple[Flag, ...]:
    """The days on which a gate of the state asked about changes, both gates of one day together."""
    on: dict[date, dict[str, Verdict]] = {}
    for bar in _state_bars(found):
        for stretch in bar.stretches[1:]:
            on.setdefault(stretch.first, {})[STATE_GATES[bar.gate]] = stretch.finding
    return tuple(Flag(on=day, words=f"{short_day(day)}: {_gates(on[day])}", coming=day > found.as_of) for day in sorted(on))


def state_today(found: When) -> str | None:
    """What the state says on the day asked about; None where no state was named."""
    now = {STATE_GATES[bar.gate]: _at(bar, found.as_of) for bar in _state_bars(found)}
    return f"{_state(found)} on {short_day(found.as_of)}: {_gates(now)}" if now else None


def summary(found: When) -> str:
    """One sentence: when each gate opens, and what the state changes."""
    parts = [f"{row.name.replace(', ', ' (').casefold()}) {_opens(row, found.as_of, long_day)}" for row in rows(found)[: len(GATES)]]
    changes = flags(found)
    if changes:
        parts.append(f"{_state(found)}'s answer changes on {_and([long_day(flag.on) for flag in changes])}")
    return f"{_name(found)} built {_built(found).words}, as of {long_day(found.as_of)}: {'; '.join(parts)}."


def finding(found: When) -> str:
    """What to do about shipping, first thing: from which day it may land, and what a proof of the build day would change."""
    ship = found.ship
    if ship.safe is None:
        return ship.says
    if ship.safe <= found.as_of:
        limits = ", with limits" if any(_at(bar, found.as_of) == Verdict.YES_WITH_LIMITS for bar in found.bars if bar.gate in GATES) else ""
        since = f", and could since {long_day(ship.safe)}" if ship.safe > COVERAGE_FROM and _waited(found) else ""
        return f"You may import it now{limits}{since}."
    earlier = f" With papers that prove its build day, perhaps from {long_day(ship.possible)}." if ship.possible and ship.possible < ship.safe else ""
    sail = f" Sail no earlier than {long_day(ship.sail_from)}." if ship.sail_from else " Ship so that it lands no sooner."
    return f"You may import it from {long_day(ship.safe)}.{earlier}{sail}"


def _waited(found: When) -> bool:
    """Was there a day on which it was too young?"""
    return any(piece.look == "wait" for row in rows(found)[: len(GATES)] for piece in row.pieces)


def short_day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def span(found: When) -> tuple[date, date]:
    """The first and the last day of the axis: from the build, or from where the gates are told, to their end."""
    pieces = [piece for row in rows(found) for piece in row.pieces]
    return min(piece.first for piece in pieces), max(piece.last for piece in pieces)


def _gate(found: When, bar: Bar, clock, name: str) -> Row:
    """A gate's own stretches; where it begins shut for its age, the wait is drawn back to the day of build."""
    pieces = []
    for stretch in bar.stretches:
        by_build = clock.possible_from and clock.possible_from <= stretch.first and stretch.last < clock.certain_from
        pieces.append(Piece(first=stretch.first, last=stretch.last, look=_look(stretch.finding, by_build), finding=stretch.finding.words))
    if pieces[0].look == "wait":
        pieces[:1] = _wait(found, pieces[0].last)
    return _row(name, pieces, found.as_of)


def _clock(found: When, clock, name: str) -> Row:
    """A clock alone: waiting, hanging on the day of build, reached."""
    last = max(stretch.last for bar in found.bars for stretch in bar.stretches)
    pieces = _wait(found, clock.possible_from - timedelta(days=1))
    if clock.certain_from > clock.possible_from:
        pieces.append(Piece(first=clock.possible_from, last=clock.certain_from - timedelta(days=1), look="hatched", finding="depends on the build day"))
    pieces.append(Piece(first=clock.certain_from, last=last, look="open", finding="reached"))
    return _row(name, pieces, found.as_of)


def _wait(found: When, last: date) -> list[Piece]:
    """From the build to the last day on which it is surely too young."""
    built = _built(found)
    hatched = [Piece(first=built.first, last=built.last, look="built", finding="built on one of these days")] if built.first < built.last < last else []
    begin = built.last if hatched else built.first
    return [*hatched, Piece(first=begin, last=last, look="wait", finding=Verdict.NOT_YET.words)]


def _row(name: str, pieces: list[Piece], today: date) -> Row:
    made = Row(name=name, opens="", pieces=tuple(pieces))
    return msgspec.structs.replace(made, opens=_opens(made, today, short_day))


def _look(finding: Verdict, by_build: bool) -> str:
    if finding in OPEN:
        return "open"
    if finding == Verdict.NOT_YET:
        return "wait"
    if finding == Verdict.UNKNOWN:
        return "hatched" if by_build else "unknown"
    return "disputed" if finding == Verdict.DISPUTED else "closed"


def _opens(row: Row, today: date, words) -> str:
    """When a row opens: since or from a day, between two days, or that it does not."""
    at = next((n for n, piece in enumerate(row.pieces) if piece.look == "open"), None)
    if at is None:
        return row.pieces[-1].finding
    if at == 0:
        return "is open whatever its age"
    before, day = row.pieces[at - 1], row.pieces[at].first
    if before.look == "hatched" and day > today:
        return f"from {words(before.first)} at the earliest, surely from {words(day)}" if words is long_day else f"{_brief(before.first, day)}"
    return f"{'since' if day <= today else 'from'} {words(day)}"


def _brief(first: date, last: date) -> str:
    """Two days without saying month and year twice."""
    if first.year != last.year:
        return f"{short_day(first)} to {short_day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%b} to {short_day(last)}"
    return f"{first.day} to {short_day(last)}"


def _gates(told: dict[str, Verdict]) -> str:
    """register YES, drive NO; register and drive YES."""
    if len(told) == 2 and len(set(told.values())) == 1:
        return f"register and drive {next(iter(told.values())).words}"
    return ", ".join(f"{gate} {verdict.words}" for gate, verdict in told.items())


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _table(found: When) -> list[tuple]:
    built = _built(found)
    table = [("Built", built.first, built.last, "one of these days" if built.first < built.last else "")]
    table += [(row.name, piece.first, piece.last, piece.finding) for row in rows(found) for piece in row.pieces if piece.look != "built"]
    table += [(clock.title, None, None, clock.says) for clock in found.clocks if clock.possible_from is None]
    table += [(bar.title, stretch.first, stretch.last, stretch.finding.words) for bar in _state_bars(found) for stretch in bar.stretches]
    table.append(("As of", found.as_of, found.as_of, ""))
    return [*table, ("Arrives", found.arrive, found.arrive, "")] if found.arrive else table


def _state_bars(found: When) -> list[Bar]:
    return [bar for bar in found.bars if bar.gate in STATE_GATES]


def _at(bar: Bar, day: date) -> Verdict:
    return next((stretch.finding for stretch in bar.stretches if stretch.first <= day <= stretch.last), bar.stretches[-1].finding)


def _state(found: When) -> str:
    from keiway.places import PLACES

    return PLACES[found.state]


def _name(found: When) -> str:
    return found.read_as["name"]


def _built(found: When) -> Window:
    return Window(found.read_as["built"]["from"], found.read_as["built"]["to"])


def _title(found: When) -> str:
    return f"When the {_name(found)} may enter"


def _drawn(found: When) -> str:
    from keiway.law.timeline_chart import svg

    return svg(found, _title(found))
