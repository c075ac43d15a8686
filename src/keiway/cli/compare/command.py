"""`keiway compare`: how big beside another, to scale?"""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

Vehicles = Annotated[
    list[str] | None, typer.Argument(metavar="A B [C] [D]", help="Two to four, each by name, model code, or your own YAML file; the first is the one asked about.", show_default=False)
]
View = Annotated[str, typer.Option("--view", metavar="VIEW", help="side, front, top or all.")]
Align = Annotated[str, typer.Option("--align", metavar="WHERE", help="What stands together: front (the bumper), wheel (the front one) or centre.")]
With = Annotated[
    str | None, typer.Option("--with", metavar="LIST", help="What stands beside them: person (5 ft 9 in), lane (12 ft), parking; with commas.", show_default=False)
]
Overlap = Annotated[str | None, typer.Option("--overlap", metavar="PERCENT", help="100: drawn over each other; 0: beside each other.", show_default=False)]
Out = Annotated[str | None, typer.Option("--out", metavar="FILE", help="The drawing, .svg or .png; its numbers as .csv.", show_default=False)]


def compare(
    vehicles: Vehicles = None,
    view: View = "side",
    align: Align = "front",
    with_: With = None,
    overlap: Overlap = None,
    out: Out = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """How big is it beside another, to scale?

    Lengths, plan area, mass and seats of two to four vehicles, the shares of the first, and a drawing of them.

    Examples:

      keiway compare "Honda N-Box JF5" "Ford F-150" --out size.svg

      keiway compare "Honda Acty HA9" "Ford F-150" --view all --with lane

      keiway compare "Honda Beat" "Mazda MX-5 ND" --align wheel
    """
    given = dict(locals())
    from keiway.cli.compare import asked, page
    from keiway.drawing import compare as compared

    way_out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    question = asked.read(way_out, given)
    return page.show(way_out, question, compared(question.vehicles))
