"""One state: what it says to the common kinds on a day, what it said before, who disputes it, how the office behaves."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.map.asked import INPUTS, SEVERAL, kept, question_of

KINDS = {"kei-truck": "Kei truck", "kei-van": "Kei van", "kei-car": "Kei car"}
#: Of the chain of papers, what stands between the port and a plate; each is told in full by `keiway explain`.
PAPERS = (
    "us.paper.export_certificate", "us.paper.hs7", "us.paper.epa_3520_1", "us.paper.title_application", "us.paper.vin_inspection",
    "us.paper.insurance",
)  # fmt: skip


def show(asked: Asked) -> Shown:
    from keiway.flags import find_state
    from keiway.law.state.load import states
    from keiway.law.state.page import page
    from keiway.question import as_of_day

    law = states()[find_state(asked.path["code"])]
    today = date.today()
    day = as_of_day(asked.one("as_of"), today)
    found = page(law, day)
    along = (*kept(asked, "as_of"), ("as_of", day.isoformat()))
    view = {
        **_said(asked, law, day),
        "found": found,
        "shown": [rule for rule in found.rules if rule.standing in ("in force", "coming")],
        "past": [rule for rule in found.rules if rule.standing not in ("in force", "coming")],
        "day": day,
        "is_today": day == today,
        "papers": _papers(),
        "along": urlencode(along),
        "kept": kept(asked, "vehicle", "class", "as_of"),
    }
    verdicts = [verdict for _, verdict in view["heads"]]
    said = verdicts[0].words if len(set(verdicts)) == 1 else ", ".join(f"{name.lower()} {verdict.words}" for name, verdict in view["heads"][-3:])
    return Shown(title=f"{said}: kei vehicles in {found.name}", data=found, view=view, link=along)


def _said(asked: Asked, law, day: date) -> dict[str, Any]:
    """Verdicts and gates on the day: of the vehicle kept from another page, then of the common kinds; and what they were."""
    import msgspec
    from markupsafe import Markup

    from keiway.map.board import tile
    from keiway.map.neighbours import NEIGHBOURS
    from keiway.map.ribbon import picture, ribbon, sentence

    cases, trouble = _cases(asked)
    told = {name: (tile(law, case, day), _gates(law, case, day)) for name, case in cases.items()}
    kinds = [(_listed(names), *told[names[0]]) for names in _alike({name: (one.verdict, one.cap_mph, gates) for name, (one, gates) in told.items()})]
    long = {name: ribbon(name, law, case) for name, case in cases.items()}
    ribbons = [
        msgspec.structs.replace(long[names[0]], name=_listed(names))
        for names in _alike({name: [(part.first, part.verdict, part.reason) for part in one.stretches] for name, one in long.items()})
    ]
    asked_about, first = next(iter(cases.items()))
    return {
        "heading": _heading(law.name, asked_about if len(cases) > len(KINDS) else None, {name: one for name, (one, _) in told.items()}),
        "heads": [(name, one.verdict) for name, (one, _) in told.items()],
        "asked_about": asked_about if len(cases) > len(KINDS) else f"a {asked_about.lower()} built in 1996",
        "kinds": kinds,
        "trouble": trouble,
        "ribbons": ribbons,
        "sentences": [sentence(one) for one in ribbons],
        "picture": Markup(picture(ribbons, day)),
        "near": [tile(one, first, day) for one in _near(NEIGHBOURS[law.state])],
    }


def _heading(state: str, asked_about: str | None, tiles: dict[str, Any]) -> str:
    """Florida: YES, WITH LIMITS, to 35 mph, for kei trucks; UNKNOWN for kei vans and cars. Of the vehicle asked about, where there is one."""
    if asked_about:
        return f"{state}: {_said_of(tiles[asked_about])} for the {asked_about}"
    groups = _alike({name: (one.verdict, one.cap_mph) for name, one in tiles.items()})
    return f"{state}: " + "; ".join(f"{_said_of(tiles[names[0]])} for {_plural(names)}" for names in groups)


def _said_of(one) -> str:
    return f"{one.verdict.words}, to {one.cap_mph} mph," if one.cap_mph else one.verdict.words


def _plural(names: list[str]) -> str:
    """Kei trucks, vans and cars."""
    bodies = [f"{name.lower().removeprefix('kei ')}s" for name in names]
    return f"kei {bodies[0] if len(bodies) == 1 else ', '.join(bodies[:-1]) + ' and ' + bodies[-1]}"


def _alike(answers: dict[str, Any]) -> list[list[str]]:
    """The names that share one answer, told once."""
    found: list[tuple[Any, list[str]]] = []
    for name, answer in answers.items():
        mine = next((names for other, names in found if other == answer), None)
        if mine is None:
            found.append((answer, [name]))
        else:
            mine.append(name)
    return [names for _, names in found]


def _listed(names: list[str]) -> str:
    """Kei truck, kei van and kei car."""
    low = [names[0], *(name.lower() if name in KINDS.values() else name for name in names[1:])]
    return low[0] if len(low) == 1 else f"{', '.join(low[:-1])} and {low[-1]}"


def _near(codes: tuple[str, ...]) -> list:
    from keiway.law.state.load import states

    return [states()[code] for code in codes]


def _cases(asked: Asked) -> tuple[dict[str, Any], str | None]:
    """Name -> case; and what was wrong with the vehicle, if it was not understood: the state's law is told all the same."""
    from keiway.errors import KeiwayError
    from keiway.question import CLASS, Question, read

    found, trouble = {}, None
    if asked.one("vehicle") or asked.one("set"):
        try:
            case = read(question_of(asked)).case
            found[asked.one("vehicle") or case.vehicle.name] = case
        except KeiwayError as error:
            trouble = error.message
    return {**found, **{name: read(Question(text=CLASS + kind)).case for kind, name in KINDS.items()}}, trouble


def _gates(law, case, day: date) -> list[tuple[str, Any]]:
    """Register and drive, as the law room says them."""
    import msgspec

    from keiway.law.state.gates import finding

    found = finding(law, msgspec.structs.replace(case, as_of=day), day)
    return [("Register", found.register), ("Drive", found.drive)]


def _papers() -> list[Any]:
    from keiway.law.library import explain

    return [explain(id_) for id_ in PAPERS]


PAGE = Page(
    path="/state/{code}", show=show, inputs=INPUTS, several=SEVERAL, command="law",
    examples=("/state/CO?as_of=2026-11-24", "/state/texas?vehicle=1999+Subaru+Sambar+truck"),
)
