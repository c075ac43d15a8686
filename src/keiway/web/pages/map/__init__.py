"""The dated map: 51 tiles for a vehicle on a day, the days on which it changes, and the same as a table.

With ``part=day`` only what another day changes is written: the script asks for it when the slider moves.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from keiway.days import long_day
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.map.asked import CLASSES, INPUTS, SEVERAL, class_of, kept, question_of


def show(asked: Asked) -> Shown:
    from markupsafe import Markup

    from keiway.cli.where import table
    from keiway.flags import USES
    from keiway.law.where import where
    from keiway.map import board, svg
    from keiway.question import read

    reading = read(question_of(asked))
    case, day = reading.case, reading.case.as_of
    kind = class_of(asked)
    inputs = kept(asked, "as_of") if asked.one("class") or not kind else (("class", kind), *kept(asked, "as_of"))
    along = urlencode((*inputs, ("as_of", day.isoformat())))
    found, shown = where(case), board(case, day)
    header, rows = table(found)
    view = {
        **_time(asked, day),
        "board": shown,
        "groups": _groups(shown),
        "part": asked.one("part") is not None,
        "svg": Markup(svg(shown, prefix="map", link=lambda tile: f"/state/{tile.state}?{along}", styled=False, bare=True)),
        "found": found,
        "notes": reading.notes,
        "kind": kind,
        "classes": CLASSES,
        "uses": USES,
        "use": case.use,
        "open": found.counts["YES"] + found.counts["YES_WITH_LIMITS"],
        "told": counted(found.counts),
        "of_it": f"{named_as(shown)}, {shown.use} use" if shown.use != "road" else named_as(shown),
        "inputs": inputs,
        "to": lambda on: f"/map?{urlencode((*inputs, ('as_of', on)))}",
        "instead": lambda **other: f"/map?{urlencode(_instead(inputs, other, day))}",
        "state": lambda code: f"/state/{code}?{along}",
    }
    title = f"Open in {view['open']}, shut in {found.counts['NO'] + found.counts['NOT_YET']}: {view['of_it']}, {day.isoformat()}"
    return Shown(title=title, data=found, view=view, header=header, rows=rows, link=(*inputs, ("as_of", day.isoformat())))


def named_as(shown: Any) -> str:
    """The vehicle as a headline names it."""
    if shown.vehicle.startswith("class-"):
        return f"{shown.name} built in {shown.built}" if len(shown.built) == 4 else f"{shown.name}, built {shown.built}"
    return f"{shown.built} {shown.name}" if len(shown.built) == 4 else f"{shown.name}, built {shown.built}"


def counted(counts: dict[str, int]) -> str:
    """The counts as a sentence; what none says is left out."""
    said = [
        f"{counts[word]} {words}"
        for word, words in (
            ("YES", "say yes"), ("YES_WITH_LIMITS", "say yes with limits"), ("NOT_YET", "not yet"), ("DISPUTED", "disputed"),
            ("NO", "say no"), ("UNKNOWN", "not known"),
        )
        if counts[word]
    ]  # fmt: skip
    return f"{', '.join(said)}."


def _time(asked: Asked, day: date) -> dict[str, Any]:
    """The slider, and the changes about the day shown."""
    from keiway.case import COVERAGE_TO
    from keiway.web.pages.map.slider import because, position

    found, years, changes = _stops(kept(asked, "as_of"), date.today())
    here = position(found, day)
    exact = found[here].day == day
    changing = found[here].change if exact else None
    return {
        "stops": found,
        "years": years,
        "stop_at": here,
        "day": day,
        "valuetext": found[here].told if exact else f"{long_day(day)}: as since {found[here].told}" if day > found[0].day else long_day(day),
        "first": min(found[0].day, day),
        "last": COVERAGE_TO,
        "before": next((stop for stop in reversed(found) if stop.day < day), None),
        "after": next((stop for stop in found if stop.day > day), None),
        "changing": changing,
        "quiet": [one for one in changing.changes if one.by == "evidence" and one.before == one.after] if changing else [],
        "past": [one for one in changes if one.day < day][-1:],
        "coming": [one for one in changes if one.day > day][:1],
        "changes": changes,
        "because": because,
    }


@lru_cache(64)
def _stops(inputs: tuple[tuple[str, str], ...], today: date) -> tuple:
    """Stops, years and change days of a question without its day; kept, because a slider asks for another day again and again.

    The days are those of the vehicle as it stands at the end of the law coded: a build window that is cut at the day asked
    about would move the marks with every move of the slider.
    """
    import msgspec

    from keiway.case import COVERAGE_FROM, COVERAGE_TO
    from keiway.map import change_days
    from keiway.question import read
    from keiway.web.pages.map.slider import stops, years

    case = read(msgspec.structs.replace(question_of(Asked({}, inputs)), as_of=COVERAGE_TO.isoformat())).case
    first = max(COVERAGE_FROM, case.built.first)
    changes = change_days(case, first, COVERAGE_TO)
    found = stops(changes, first, today)
    return found, years(found), changes


def _groups(shown: Any) -> list[tuple[Any, list]]:
    """The tiles by verdict, from the best down, then by name."""
    from keiway.answer import ORDER

    return [(word, sorted(mine, key=lambda one: one.name)) for word in ORDER if (mine := [one for one in shown.tiles if one.verdict == word])]


def _instead(inputs, other: dict[str, str], day: date) -> tuple[tuple[str, str], ...]:
    """The question with one input changed; a class goes in place of a vehicle."""
    gone = {*other, *(("vehicle", "set") if "class" in other else ())}
    return (*other.items(), *((key, value) for key, value in inputs if key not in gone), ("as_of", day.isoformat()))


PAGE = Page(
    path="/map", show=show, label="Map", place=40, room="map", inputs=(*INPUTS, "part"), several=SEVERAL, csv=True, command="where",
    door="50 states and DC on any day from 2000 to 2030, and what each change of law moved",
    examples=("/map", "/map?vehicle=1999+Subaru+Sambar+truck&as_of=2028-02-01"),
)
