"""`keiway crash`: what happens to its people, and to the others."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

What = Annotated[str, typer.Argument(metavar="VEHICLE", help="A vehicle; or the word `fit`, before a table of a barrier test's signals.")]
File = Annotated[
    str | None,
    typer.Argument(
        metavar="[TABLE]",
        help="After `fit`: columns time_s, acceleration_g, wall_force_kN ...; a test in ISO-MME; or camry2018, which comes with keiway.",
        show_default=False,
    ),
]
Versus = Annotated[str | None, typer.Option("--vs", metavar="VEHICLE", help="The partner.", show_default=False)]
Speed = Annotated[
    str | None, typer.Option("--speed", metavar="SPEED", help="Speed of each, mph unless a unit stands with it: 35, 57.09km/h.", show_default=False)
]
Overlap = Annotated[str, typer.Option("--overlap", metavar="SHARE", help="full, half, or a share of the narrower front such as 40%.")]
Sweep = Annotated[
    str | None, typer.Option("--sweep", metavar="WHAT", help="The same crash over a range of speed, overlap or mass (the partner's).", show_default=False)
]
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="A picture of it, .svg or .png; its numbers as .csv.", show_default=False)]
Animate = Annotated[
    str | None, typer.Option("--animate", metavar="FILE.html", help="The crash to watch: one page to play and step, without a network.", show_default=False)
]
Mass = Annotated[str | None, typer.Option("--mass", metavar="MASS", help="fit: test mass with its unit: 1719kg, 3790lb.", show_default=False)]
Heights = Annotated[
    str | None, typer.Option("--heights", metavar="MM,MM,...", help="fit: heights of the wall's rows in mm, lowest first.", show_default=False)
]
Units = Annotated[
    str | None, typer.Option("--units", metavar="LIST", help="fit: units that the column names leave out: acceleration=g,force=kN.", show_default=False)
]
Channel = Annotated[str | None, typer.Option("--acceleration", metavar="CODE", help="fit, ISO-MME: channel of the vehicle's x acceleration.", show_default=False)]
Wall = Annotated[str | None, typer.Option("--force", metavar="CODE", help="fit, ISO-MME: channels of the wall's force, added up, such as ??WALL*FOX?.", show_default=False)]


def crash(
    what: What,
    file: File = None,
    versus: Versus = None,
    speed: Speed = None,
    overlap: Overlap = "full",
    sweep: Sweep = None,
    plot: Plot = None,
    animate: Animate = None,
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

    Two vehicles meet: what each driver goes through, beside a wall and beside the average vehicle, with bands and evidence.
    After the word fit, a barrier test's signals become a front.

    Examples:

      keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35

      keiway crash "1999 Subaru Sambar truck" --vs "2022 Toyota RAV4" --speed 25 --overlap 40%

      keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35 --plot crash.svg --animate crash.html

      keiway crash "Honda N-Box JF3" --vs "Ford F-150" --sweep speed

      keiway crash fit camry2018
    """
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if what == "fit":
        from keiway.cli.crash.fit import fit

        return fit(out, file, mass, speed, heights, units, acceleration, force)
    _one_vehicle(what, file)
    _not_with(sweep, animate)
    if sweep is not None:
        from keiway.cli.crash import sweep as over

        return over.sweep(out, sweep, what, versus, speed, overlap, built, plot)
    from keiway.cli.crash.meeting import meeting

    return meeting(out, what, versus, speed, overlap, built, plot, animate)


def _one_vehicle(what: str, more: str | None) -> None:
    """A second word belongs to the name."""
    from keiway.errors import UsageError

    if more is not None:
        joined = f"{what} {more}"
        raise UsageError(f"too many words: {joined!r} is more than one. A name with spaces stands in quotes.", fixes=[(what, joined), (more, None)])


def _not_with(sweep: str | None, animate: str | None) -> None:
    from keiway.errors import UsageError

    for option, given in (("--animate", animate),):
        if sweep is not None and given:
            raise UsageError(f"--sweep and {option} contradict each other: a sweep is many crashes, {option} shows one. Leave one out.", fix=(option, None))
