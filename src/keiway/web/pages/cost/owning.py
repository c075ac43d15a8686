"""The part of the page on owning: the vehicle beside rivals, line by line, and tyres."""

from __future__ import annotations

from keiway.web.figure import figure
from keiway.web.pages.cost import bill


def view(found, given, inputs) -> dict:
    from keiway.cost.owned import pictures

    sides = [found.vehicle, *(each.rival for each in found.compared)]
    lines = found.vehicle.over(found.years).bill.lines
    rows = [(bill.row(line, *_known(given), inputs), [side.over(found.years).bill.lines[n] for side in sides]) for n, line in enumerate(lines)]
    head, _, rest = found.sentence.partition(". ")
    return {
        "part": "owning", "owned": found, "sides": sides, "lines": rows, "head": f"{head.rstrip('.')}.", "rest": rest,
        "figures": {name: figure(picture, name) for name, picture in pictures(found).items()}, "others": _others(lines, given, inputs),
        "insurance": next((each for each in found.missing if each.fact == "insurance"), None),
        "settles": [each for each in found.missing if each.fact != "insurance"],
    }  # fmt: skip


def _known(given):
    from keiway.web.pages.cost import asking

    return asking.names(given), asking.typed(given)


def _others(lines, given, inputs):
    return tuple(row for row in bill.others(lines, given, inputs) if row.line.id.startswith("cost.owned."))
