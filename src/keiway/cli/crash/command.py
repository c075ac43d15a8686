"""`keiway crash`: what happens to its people, and to the others."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

Vehicle = Annotated[str, typer.Argument(help="A vehicle; or one of the words `risk` and `fit`, before what it is of.")]
Of = Annotated[
    str | None,
    typer.Argument(
        help="After `risk` a vehicle. After `fit` a table: columns time_s, acceleration_g, wall_force_kN ...; a test in ISO-MME; or camry2018, "
        "which comes with keiway.",
        show_default=False,
    ),
]
Versus = Annotated[str | None, typer.Option("--vs", metavar="VEHICLE", help="The partner.", show_default=False)]
Speed = Annotated[
    str | None, typer.Option("--speed", metavar="SPEED", help="Speed of each, mph unless a unit stands with it: 35, 57.09km/h.", show_default=False)
]
SpeedVs = Annotated[
    str | None, typer.Option("--speed-vs", metavar="SPEED", help="The partner's speed, where it has another; 0 where it stands.", show_default=False)
]
Belts = Annotated[str, typer.Option("--belts", metavar="on|off", help="Belt of the first driver that --plot and --animate draw. The answer tells both ways.")]
BeltsVs = Annotated[str, typer.Option("--belts-vs", metavar="on|off", help="The same for the partner's driver.")]
Overlap = Annotated[str, typer.Option("--overlap", metavar="SHARE", help="full, half, or a share of the narrower front such as 40%.")]
Sweep = Annotated[
    str | None, typer.Option("--sweep", metavar="WHAT", help="The same crash over a range of speed, overlap or mass (the partner's).", show_default=False)
]
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="A picture of it, .svg or .png; its numbers as .csv.", show_default=False)]
Animate = Annotated[
    str | None, typer.Option("--animate", metavar="FILE.html", help="The crash to watch: one page to play and step, without a network.", show_default=False)
]
Why = Annotated[bool, typer.Option("--why", help="What drives the spread of the first driver's risk; some seconds, needs keiway[study].")]
Front = Annotated[
    str | None, typer.Option("--front", metavar="FILE", help="A front for the first vehicle, as `fit --save` writes it.", show_default=False)
]
FrontVs = Annotated[str | None, typer.Option("--front-vs", metavar="FILE", help="The same for the partner.", show_default=False)]
Against = Annotated[
    list[str] | None,
    typer.Option("--against", metavar="VEHICLE", help="risk: what it is held against, instead of the usual choice. Repeat as needed.", show_default=False),
]
Limit = Annotated[
    list[int] | None, typer.Option("--limit", metavar="MPH", help="risk: only roads posted up to that limit, beside all roads. Repeat as needed.", show_default=False)
]
Miles = Annotated[float | None, typer.Option("--miles", metavar="MILES", help="risk: miles a year.", show_default=False)]
Belted = Annotated[float | None, typer.Option("--belted", metavar="SHARE", help="risk: share of its people who wear the belt, 0 to 1.", show_default=False)]
Rhd = Annotated[bool, typer.Option("--rhd", help="risk: its driver sits on the right.")]
Crashes = Annotated[int | None, typer.Option("--crashes", metavar="N", help="risk: crashes to simulate for each vehicle.", show_default=False)]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="risk: another seed draws other crashes.")]
Mass = Annotated[str | None, typer.Option("--mass", metavar="MASS", help="fit: test mass with its unit: 1719kg, 3790lb.", show_default=False)]
Save = Annotated[
    str | None, typer.Option("--save", metavar="FILE.yaml", help="fit: write the front to a file, for --front and --front-vs.", show_default=False)
]
Heights = Annotated[
    str | None, typer.Option("--heights", metavar="MM,MM,...", help="fit: heights of the wall's rows in mm, lowest first.", show_default=False)
]
Units = Annotated[
    str | None, typer.Option("--units", metavar="LIST", help="fit: units that the column names leave out: acceleration=g,force=kN.", show_default=False)
]
Channel = Annotated[str | None, typer.Option("--acceleration", metavar="CODE", help="fit, ISO-MME: channel of the vehicle's x acceleration.", show_default=False)]
Wall = Annotated[str | None, typer.Option("--force", metavar="CODE", help="fit, ISO-MME: channels of the wall's force, added up, such as ??WALL*FOX?.", show_default=False)]


def crash(
    vehicle: Vehicle,
    of: Of = None,
    versus: Versus = None,
    speed: Speed = None,
    speed_vs: SpeedVs = None,
    overlap: Overlap = "full",
    belts: Belts = "on",
    belts_vs: BeltsVs = "on",
    sweep: Sweep = None,
    plot: Plot = None,
    animate: Animate = None,
    why: Why = False,
    front: Front = None,
    front_vs: FrontVs = None,
    built: o.Built = None,
    against: Against = None,
    limit: Limit = None,
    miles: Miles = None,
    belted: Belted = None,
    rhd: Rhd = False,
    crashes: Crashes = None,
    seed: Seed = 1,
    mass: Mass = None,
    save: Save = None,
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

    After the word risk, one vehicle: deaths and serious injuries of its ordinary use on US roads, in it and around it.

    After the word fit, a table: the front of a vehicle from a barrier test's signals.

    Examples:

      keiway crash "Honda N-Box JF3" --vs "Ford F-150" --speed 35

      keiway crash "1999 Subaru Sambar truck" --vs "2022 Toyota RAV4" --speed 25 --overlap 40%

      keiway crash "Honda Beat" --vs "Ford F-150" --speed 35 --plot crash.svg

      keiway crash "Honda Beat" --vs "Ford F-150" --speed 35 --animate a.html

      keiway crash "Honda N-Box JF3" --vs "Ford F-150" --sweep speed

      keiway crash risk "1999 Subaru Sambar truck" --limit 45 --miles 3000

      keiway crash fit camry2018 --save camry.yaml

      keiway crash "Honda Beat" --vs Camry --speed 35 --front-vs camry.yaml
    """
    given = dict(locals())
    from keiway.cli.crash import forms
    from keiway.errors import raise_all

    form = vehicle if vehicle in ("risk", "fit") else "meeting"
    if form == "meeting":
        forms.one_name(vehicle, of, versus)
    wrong = forms.mistakes(form, given)
    if form != "meeting":
        raise_all(wrong)
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if form == "fit":
        from keiway.cli.crash.fit import fit

        return fit(out, of, mass, speed, heights, units, acceleration, force, save)
    if form == "risk":
        from keiway.cli.crash.risk import risk

        return risk(
            out, of, against=against, limits=limit, miles=miles, built=built, belted=belted, rhd=rhd, crashes=crashes, seed=seed
        )
    if sweep is not None:
        from keiway.cli.crash import sweep as over

        return over.sweep(out, wrong, sweep, vehicle, versus, speed, overlap, built, plot, (front, front_vs))
    from keiway.cli.crash.meeting import meeting

    return meeting(out, wrong, vehicle, versus, speed, overlap, built, plot, animate, why, (front, front_vs), speed_vs, (belts, belts_vs))
