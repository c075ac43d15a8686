"""A new small vehicle from its maker: imported from home, assembled here from kits, or made in a plant here.

    answer(asked) -> BuiltHereAnswer      the door; `asked` is cost.record.Asked (volume, programme_years, heading, fx, edits)
    economics(asked) -> (Economics, ...)  every input of each way, draw by draw, for whoever has sales to pair them with
    made(world, terms), slope(world, terms, lines, fixed)   the sums of one way, for numbers or arrays of draws
    markers()                             what small cars really sold here
    picture(found) -> Picture             price against lifetime volume, for keiway.charts.save
    editable() -> ids that may be set
    entries() in explain.py               what stands behind every id

Which standards it lacks and what duty it owes are the law room's words; here they become money. docs/science/built_here.md says
how, and which figures are estimates.
"""

from keiway.cost.built_here.answer import answer, markers
from keiway.cost.built_here.economics import Economics, economics
from keiway.cost.built_here.inputs import editable
from keiway.cost.built_here.price.bill import Terms, made, slope
from keiway.cost.built_here.record import (
    BuiltHereAnswer,
    Content,
    Crossing,
    Curve,
    Marker,
    Needed,
    Pathway,
    Point,
    Route,
)

__all__ = [
    "BuiltHereAnswer", "Content", "Crossing", "Curve", "Economics", "Marker", "Needed", "Pathway", "Point", "Route",
    "Terms", "answer", "economics", "editable", "made", "markers", "picture", "slope",
]  # fmt: skip


def picture(found: BuiltHereAnswer):
    """`plot.picture`, imported when called: charts are an extra."""
    from keiway.cost.built_here.plot import picture as drawn

    return drawn(found)
