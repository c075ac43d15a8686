"""`keiway law`: a state's rules, a federal topic, the FMVSS matrix, the duty."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.law import state as pages
from keiway.cli.output import Output

Topic = Annotated[
    str, typer.Argument(help="A state (CO, Texas); pathways, fmvss or duty with a VEHICLE; or words of a federal topic (epa 21).")
]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Only rules for kei-car, kei-van or kei-truck.", show_default=False)]
History = Annotated[bool, typer.Option("--history", help="Past rules and dated events too.")]
Dispute = Annotated[bool, typer.Option("--dispute", help="Who says what, in order of authority.")]
Diff = Annotated[
    tuple[str, str] | None, typer.Option("--diff", metavar="D1 D2", help="What changed between two days.", show_default=False)
]


def law(
    topic: Topic,
    vehicle: o.Vehicle = None,
    kind: Kind = None,
    history: History = False,
    dispute: Dispute = False,
    diff: Diff = None,
    as_of: o.AsOf = None,
    built: o.Built = None,
    arrive: o.Arrive = None,
    origin: o.Origin = None,
    importer: o.Importer = None,
    use: o.Use = "road",
    original: o.Original = None,
    in_us: o.InUs = False,
    features: o.Features = None,
    price_usd: o.Price = None,
    settings: o.Settings = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """The rule itself: text, dates, citations, history, dispute.

    Examples:

      keiway law CO --diff 2026-11-24 2028-02-01

      keiway law GA --dispute

      keiway law fmvss "Suzuki Every DA17V"

      keiway law duty "1996 Honda Beat" --arrive 2026-12-10

      keiway law pathways "2003 Daihatsu Copen" --importer registered_importer

      keiway law "epa 21"
    """
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    given = {
        "built": built, "as_of": as_of, "arrive": arrive, "origin": origin, "features": features,
        "price_usd": price_usd, "settings": settings,
    }  # fmt: skip
    match topic.casefold().removeprefix("us."):
        case "fmvss":
            from keiway.cli.law.fmvss import fmvss

            return fmvss(out, vehicle, given, csv_)
        case "duty" | "customs":
            from keiway.cli.law.duty import duty

            return duty(out, vehicle, given, csv_)
        case "pathways" | "paths" | "import":
            from keiway.cli.law.pathways import pathways

            return pathways(out, vehicle, {**given, "importer": importer, "use": use, "original": original, "in_us": in_us})
    return pages.show(out, topic, kind=kind, history=history, dispute=dispute, diff=diff, as_of=as_of)
