"""A new small vehicle from its maker: imported from home, assembled here from kits, or made in a plant here.

    answer(asked) -> BuiltHereAnswer      the door; `asked` is cost.record.Asked (volume, programme_years, heading, fx, edits)
    picture(found) -> Picture             price against lifetime volume, for keiway.charts.save
    editable() -> ids that may be set
    entries() in explain.py               what stands behind every id

Which standards it lacks and what duty it owes are the law room's words; here they become money. docs/science/built_here.md says
how, and which figures are estimates.
"""

from keiway.cost.built_here.answer import answer
from keiway.cost.built_here.inputs import editable
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

__all__ = ["BuiltHereAnswer", "Content", "Crossing", "Curve", "Marker", "Needed", "Pathway", "Point", "Route", "answer", "editable", "picture"]


def picture(found: BuiltHereAnswer):
    """`plot.picture`, imported when called: charts are an extra."""
    from keiway.cost.built_here.plot import picture as drawn

    return drawn(found)
