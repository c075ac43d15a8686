"""The part of the page on a new one from its maker: what it would have to sell at, way by way, and how many it takes."""

from __future__ import annotations

from keiway.web.figure import figure
from keiway.web.pages.cost import asking, bill

FIELDS = ("cost.built_here.volume", "cost.built_here.years")  # asked for above the table
VOLUMES = (20000, 80000, 160000, 320000, 900000)  # lifetime volumes that are shown


def view(found, owned, given, inputs) -> dict:
    from keiway.cost.built_here import picture

    known, typed = asking.names(given), asking.typed(given)
    titles = {route.id: route.title for route in found.routes}
    # the lines of a price follow from numbers in units of their own: those are what one may put otherwise
    others = tuple(row for row in bill.others((), given, inputs) if row.line.id.startswith("cost.built_here.") and row.line.id not in FIELDS)
    head, _, rest = found.sentence.partition("; ")
    return {
        "head": f"{head}.", "rest": f"{rest[:1].upper()}{rest[1:]}",
        "part": "making", "built": found, "owned": owned, "figures": {"built_here": figure(picture(found), "built_here")}, "titles": titles,
        "groups": _groups(found.routes, known, typed, inputs), "others": others, "volumes": VOLUMES,
        "curves": [(titles[curve.route], [next((p.mid for p in curve.points if p.volume == volume), None) for volume in VOLUMES]) for curve in found.curves],
        "once": list({line.id: line for route in found.routes for line in route.once if line.high}.values()),
    }  # fmt: skip


def _groups(routes, known, typed, inputs):
    """Group -> its lines, each with what it comes to in every way; what comes to nothing is left out."""
    made = []
    for group, title in bill.GROUPS.items():
        by_route = [{line.id: line for line in route.price.lines if line.group == group} for route in routes]
        rows = []
        for id_ in dict.fromkeys(id_ for lines in by_route for id_ in lines):
            lines = [each.get(id_) for each in by_route]
            if any(line and line.expected for line in lines):
                rows.append((bill.row(next(line for line in lines if line), known, typed, inputs), lines))
        if rows:
            made.append((title, rows))
    return made
