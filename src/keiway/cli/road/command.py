"""`keiway road`: can it keep up?"""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

Versus = Annotated[str | None, typer.Option("--vs", metavar="VEHICLE", help="Another vehicle on the same road, beside it.", show_default=False)]
Grade = Annotated[str | None, typer.Option("--grade", metavar="PERCENT", help="The climb: 6 for 6%. Without it the level, and a table of grades.", show_default=False)]
Load = Annotated[str | None, typer.Option("--load", metavar="MASS", help="What rides besides the driver, with its unit: 200kg, 440lb.", show_default=False)]
Altitude = Annotated[str | None, typer.Option("--altitude", metavar="HEIGHT", help="Above the sea, with its unit: 2500m, 8200ft.", show_default=False)]
Wind = Annotated[str | None, typer.Option("--wind", metavar="SPEED", help="Head wind, mph unless a unit stands with it; -20 from behind.", show_default=False)]
Highway = Annotated[str | None, typer.Option("--highway", metavar="MPH", help="Design speed of the freeway that is entered; otherwise 70.", show_default=False)]
Ramp = Annotated[str | None, typer.Option("--ramp", metavar="MPH", help="Design speed of the ramp's curve, 0 for a stop; otherwise 30.", show_default=False)]
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="A picture of it, .svg or .png; its numbers as .csv.", show_default=False)]
Chart = Annotated[
    str | None,
    typer.Option("--chart", metavar="WHAT", help="What --plot draws: grade (speed kept), run (full throttle, with lanes) or use (by speed).", show_default=False),
]


def road(
    vehicle: o.Vehicle = None,
    versus: Versus = None,
    grade: Grade = None,
    load: Load = None,
    altitude: Altitude = None,
    wind: Wind = None,
    state: o.State = None,
    highway: Highway = None,
    ramp: Ramp = None,
    built: o.Built = None,
    as_of: o.AsOf = None,
    settings: o.Settings = None,
    plot: Plot = None,
    chart: Chart = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """Can it keep up, merge, climb, fit, and how far does it go?

    Speeds kept by grade, sprints, merging, overtaking, consumption, what of US driving it reaches, and whether it fits, with bands.

    Examples:

      keiway road "1999 Subaru Sambar truck" --grade 6 --state CO

      keiway road "Honda Acty HA6" --load 200kg --altitude 2500m

      keiway road "Honda N-Box JF3" --vs "Ford F-150" --wind 20mph

      keiway road "Nissan Sakura" --plot run.svg --chart run
    """
    given = dict(locals())
    from keiway.cli.road import asked, page
    from keiway.road.answer import answer

    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    question = asked.read(out, given)
    found = [answer(one) for one in question.asked]
    return page.show(out, question, found)
