"""The 50 states and DC: what each says to a kei truck, van and car on a day, and what is signed and coming."""

from __future__ import annotations

from datetime import date
from typing import Any

from keiway.web.page import Asked, Page, Shown

KINDS = {"kei-truck": "Kei truck", "kei-van": "Kei van", "kei-car": "Kei car"}


def show(asked: Asked) -> Shown:
    from keiway.law.state.table import table
    from keiway.question import as_of_day

    day = as_of_day(asked.one("as_of"), date.today())
    found = table(day)
    rows = _rows(day)
    view = {"found": found, "day": day, "kinds": KINDS, "rows": rows, "counts": _counts(rows)}
    header = ("state", "name", *(kind.replace("-", "_") for kind in KINDS), *(f"{kind.replace('-', '_')}_cap_mph" for kind in KINDS), "coming", "checked", "as_of", "data")
    cells = [
        (row["state"], row["name"], *(one.verdict.value for one in row["tiles"]), *(one.cap_mph for one in row["tiles"]),
         "; ".join(f"{on} {words}" for on, words in row["coming"]), row["checked"], day, found.data)
        for row in rows
    ]  # fmt: skip
    return Shown(title=f"50 states and DC, {day.isoformat()}", data=found, view=view, header=header, rows=cells, link=(("as_of", day.isoformat()),))


def _rows(day: date) -> list[dict[str, Any]]:
    """A row a state: its tiles for the common kinds, and the signed changes that follow the day."""
    from keiway.case import COVERAGE_TO
    from keiway.law.state.load import states
    from keiway.map.board import tile
    from keiway.map.changes import state_changes
    from keiway.question import CLASS, Question, read

    cases = {name: read(Question(text=CLASS + kind)).case for kind, name in KINDS.items()}
    rows = []
    for law in sorted(states().values(), key=lambda law: law.name):
        coming: dict[tuple[date, str], list[str]] = {}
        for name, case in cases.items():
            for on, one in state_changes(law, case, day, COVERAGE_TO):
                if one.by == "law" and one.before != one.after:
                    coming.setdefault((on, one.after.words), []).append(name)
        words = [(on, after if len(names) == len(cases) else f"{after} ({', '.join(names).lower()})") for (on, after), names in sorted(coming.items())]
        rows.append({"state": law.state, "name": law.name, "tiles": [tile(law, case, day) for case in cases.values()], "coming": words, "checked": law.checked_on})
    return rows


def _counts(rows: list[dict[str, Any]]) -> list[tuple[str, str, int, int]]:
    """Class, its name, how many are open, how many shut."""
    from keiway.map.board import OPEN, SHUT

    return [
        (kind, name, sum(row["tiles"][at].verdict in OPEN for row in rows), sum(row["tiles"][at].verdict in SHUT for row in rows))
        for at, (kind, name) in enumerate(KINDS.items())
    ]


PAGE = Page(
    path="/states", show=show, label="States", place=110, inputs=("as_of",), csv=True, command="law",
    examples=("/states", "/states?as_of=2028-02-01"),
)
