"""The chart of a sweep: four panels over what is swept, both sides with their 90% bands."""

from __future__ import annotations

from keiway.charts import Line, Panel, Picture, chart
from keiway.crash.names import sentence_case
from keiway.crash.sweep.run import TOLD, Sweep, value_of

UNDER = "A simulation by keiway, not a reconstruction. Drivers of 40. Lines: the middle; shaded: nine in ten draws."
PANELS = (
    ("crash.delta_v", "Change of speed", "mph"),
    ("crash.wall_speed", "Like hitting a wall at", "mph"),
    ("crash.risk.serious", "Serious injury, belted driver", "%"),
    ("crash.risk.death", "Death, belted driver", "%"),
)


def picture(found: Sweep) -> Picture:
    """Both sides over what is swept."""
    return Picture(
        chart=lambda: _chart(found),
        title=_title(found),
        summary=found.sentence,
        columns=(f"{found.swept}_{found.unit}", *(f"{name}: {id_}{end}" for name in found.names for id_ in TOLD for end in ("", " low", " high"))),
        rows=[(point.value, *_numbers(point)) for point in found.points],
    )


def _title(found: Sweep) -> str:
    fixed = [f"each at {found.speeds_mph[0]:g} mph"] if found.speeds_mph else []
    fixed += [f"overlap {found.overlap:.0%}"] if found.overlap is not None else []
    return f"{sentence_case(found.names[0])} against {found.names[1]}, head on, {', '.join(fixed)}, over the {found.says}"


def _numbers(point):
    for side in (0, 1):
        for id_ in TOLD:
            quantity = value_of(point, side, id_)
            yield from (round(value, 4) for value in (quantity.mid, quantity.low, quantity.high))


def _chart(found: Sweep):
    x = [point.value for point in found.points]

    def line(side: int, id_: str) -> Line:
        quantities = [value_of(point, side, id_) for point in found.points]
        return Line(
            party=found.names[side], x=x, y=[q.mid for q in quantities], low=[q.low for q in quantities], high=[q.high for q in quantities]
        )

    panels = [
        Panel(title=title, y=unit, height=115, lines=[line(side, id_) for side in (1, 0)])
        for id_, title, unit in PANELS
    ]
    return chart(panels, found.names, f"{found.says}, {found.unit}", (x[0], x[-1]), _title(found), UNDER)
