"""`keiway crash`: what happens to its people, and to the others."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

What = Annotated[str, typer.Argument(help="A vehicle, or `fit` with a table of a barrier test's signals.")]
File = Annotated[
    str | None,
    typer.Argument(help="The table: columns time_s, acceleration_g, wall_force_kN ...; a test in ISO-MME; or camry2018, which comes with keiway.", show_default=False),
]
Channel = Annotated[str | None, typer.Option("--acceleration", metavar="CODE", help="ISO-MME: channel of the vehicle's x acceleration.", show_default=False)]
Wall = Annotated[str | None, typer.Option("--force", metavar="CODE", help="ISO-MME: channels of the wall's force, added up, such as ??WALL*FOX?.", show_default=False)]
Mass = Annotated[str | None, typer.Option("--mass", metavar="MASS", help="Test mass with its unit: 1719kg, 3790lb.", show_default=False)]
Speed = Annotated[
    str | None, typer.Option("--speed", metavar="SPEED", help="Speed of each, mph unless a unit stands with it: 35, 57.09km/h.", show_default=False)
]
Versus = Annotated[str | None, typer.Option("--vs", metavar="VEHICLE", help="The partner.", show_default=False)]
Overlap = Annotated[str, typer.Option("--overlap", metavar="SHARE", help="full, half, or a share of the narrower front such as 40%.")]
Heights = Annotated[
    str | None, typer.Option("--heights", metavar="MM,MM,...", help="Heights of the wall's rows in mm, lowest first.", show_default=False)
]
Units = Annotated[
    str | None, typer.Option("--units", metavar="LIST", help="Units that the column names leave out: acceleration=g,force=kN.", show_default=False)
]


def crash(
    what: What,
    file: File = None,
    versus: Versus = None,
    speed: Speed = None,
    overlap: Overlap = "full",
    built: o.Built = None,
    mass: Mass = None,
    heights: Heights = None,
    units: Units = None,
    acceleration: Channel = None,
    force: Wall = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """What happens to both vehicles of a head-on crash?

    Examples:

      keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35

      keiway crash "1999 Subaru Sambar truck" --vs "2022 Toyota RAV4" --speed 25 --overlap 40%

      keiway crash fit camry2018
    """
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if what == "fit":
        from keiway.cli.crash.fit import fit

        return fit(out, file, mass, speed, heights, units, acceleration, force)
    from keiway.cli.crash.meeting import meeting

    return meeting(out, what, versus, speed, overlap, built)
