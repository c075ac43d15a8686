"""The rows of an answer in three columns, grouped by kind and era; and what one of two definitions catches alone."""

from __future__ import annotations

from typing import Any

COLUMNS = (("caught", "Caught", ("caught", "part")), ("near", "Near misses and not known", ("near", "unknown")), ("not", "Not caught", ("not",)))
OPEN_UP_TO = 3  # rows of a group that are shown without opening it


def columns(found: Any) -> list[dict[str, Any]]:
    """Three of them, each with its groups in the answer's order."""
    out = []
    for name, title, takes in COLUMNS:
        mine = [row for row in found.rows if _place(row) in takes]
        groups = []
        for group in found.groups:
            rows = [(row, _small(row)) for row in mine if (row.kind, row.era) == (group.kind, group.era)]
            if rows:
                groups.append({"label": f"{group.label[:1].upper()}{group.label[1:]}", "rows": rows, "open": len(rows) <= OPEN_UP_TO})
        out.append({"name": name, "title": title, "count": len(mine), "groups": groups})
    return out


def _place(row: Any) -> str:
    return "near" if row.near else row.outcome


def _small(row: Any) -> str:
    """What stands under a name."""
    if row.outcome == "unknown":
        return f"not known: {', '.join(row.lacking)}"
    return row.built or "; ".join(row.why)


def compared(found: Any) -> dict[str, Any] | None:
    """Lines of both beside each other, and lists of what one alone catches."""
    if found.against is None:
        return None
    one, two = found.definition, found.against.definition
    titles = {row.id: row.title for row in found.rows}
    lists = [
        (f"Only {one.title}", [(id_, titles[id_]) for id_ in found.against.only_first]),
        (f"Only {two.title}", [(id_, titles[id_]) for id_ in found.against.only_second]),
        ("Both", [(id_, titles[id_]) for id_ in found.against.both]),
    ]
    height = max(len(one.lines), len(two.lines))
    lines = [(one.lines[n] if n < len(one.lines) else "", two.lines[n] if n < len(two.lines) else "") for n in range(height)]
    return {"titles": (one.title, two.title), "lines": lines, "lists": lists}
