"""The part of the page on what it comes to at the door: waterfall, lines, heading, duty by day."""

from __future__ import annotations

import msgspec

from keiway.web.figure import figure
from keiway.web.pages.cost import asking, bill

#: What customs looks at in a van, as it is asked on the page.
SETTLE = (("Seats, belts and windows", "rear_seats,rear_belts,side_windows"), ("Bare or partitioned", "bare"))
SEEN = ("heading", "label", "expected_usd", "low_usd", "likely_usd", "high_usd", "chance")  # of the waterfall's table
SPREAD = 4  # lines named as what is not sure


def view(question, found, given, inputs) -> dict:
    from keiway.cost.landed.duty_chart import duty_by_day
    from keiway.cost.landed.facts import PORTS
    from keiway.cost.landed.pictures import waterfall
    from keiway.cost.record import METHODS

    first = found.by_heading[0]
    lines = first.total.lines
    return {
        "part": "importing", "first": first, "figures": {"waterfall": figure(_short(waterfall(found)), "waterfall"), "duty": figure(duty_by_day(question.asked, found), "duty")},
        "groups": bill.groups(first.total, first.door, given, inputs), "others": bill.others(lines, given, inputs), "switch": _switch(question, found, inputs),
        "spread": _spread(first), "methods": METHODS, "ports": [(port.id, port.name) for port in PORTS.value.ports],
        "settle": [(words, asking.href(asking.put(inputs, "features", features))) for words, features in SETTLE], "price": _price(given), "paid": question.asked.price,
    }  # fmt: skip


def _short(picture):
    """Without where the lines are from, which stands in the bill below."""
    kept = [n for n, name in enumerate(picture.columns) if name in SEEN]
    return msgspec.structs.replace(picture, columns=tuple(picture.columns[n] for n in kept), rows=[[row[n] for n in kept] for row in picture.rows])


def _switch(question, found, inputs):
    """Car or truck: each heading with its whole sum, as a link; whichever was asked for, both are worked out."""
    asked = question.asked
    both = found.by_heading if len(found.by_heading) > 1 else asking.both_headings(asked)
    shown = {each.heading for each in found.by_heading}
    usual = {each.heading for each in found.by_heading} if asked.heading == "auto" else set()
    rows = [(each, asking.href(asking.put(inputs, "heading", each.heading)), each.heading in shown, each.heading in usual) for each in both]
    return {"rows": sorted(rows, key=lambda row: row[0].heading, reverse=True), "auto": asking.href(asking.put(inputs, "heading", None)), "asked": asked.heading}


def _spread(each):
    labels = {line.id: line for line in each.total.lines}
    return [(share.share, labels[share.id]) for share in each.total.shares[:SPREAD] if share.share >= 0.03]


def _price(given) -> str:
    """The price as one box takes it."""
    if text := given.one("price_jpy"):
        return f"{text} JPY"
    if text := given.one("price_usd"):
        return f"{text} USD"
    return given.one("price") or ""
