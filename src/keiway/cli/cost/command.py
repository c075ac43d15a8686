"""`keiway cost`: what it costs at the door, built here, and to own."""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

PriceJpy = Annotated[str | None, typer.Option("--price-jpy", metavar="YEN", help="Price in Japan: 720000.", show_default=False)]
PriceUsd = Annotated[str | None, typer.Option("--price-usd", metavar="USD", help="Price in Japan, in dollars.", show_default=False)]
Price = Annotated[str | None, typer.Option("--price", metavar="AMOUNT", help='Price in Japan in another currency, with --fx: "4500 GBP".', show_default=False)]
PriceAt = Annotated[
    str, typer.Option("--price-at", metavar="WHERE", help="fob: the exporter's price at the ship; auction: under the hammer, fees in Japan come on top.")
]
Fx = Annotated[
    str | None, typer.Option("--fx", metavar="RATE", help="Units of the price's currency for one dollar, with its day if you like: 155, 155@2026-11-20.", show_default=False)
]
Entry = Annotated[str | None, typer.Option("--entry", "--arrive", metavar="DAY", help="Day it reaches US customs; otherwise the as-of day.", show_default=False)]
To = Annotated[str | None, typer.Option("--to", metavar="ZIP", help="Where it goes: 80202.", show_default=False)]
Port = Annotated[str | None, typer.Option("--port", metavar="PORT", help="Where it lands: tacoma, long_beach, baltimore ...; otherwise the cheapest.", show_default=False)]
Method = Annotated[str, typer.Option("--method", metavar="HOW", help="roro, container-shared or container-own.")]
Heading = Annotated[str, typer.Option("--heading", metavar="WHAT", help="auto, 8703 (car), 8704 (truck) or both.")]
Set = Annotated[
    list[str] | None, typer.Option("--set", metavar="LINE=USD", help="A line of your own: ocean=1500, broker=0, haul=500/800/1200. Repeat as needed.", show_default=False)
]
Costs = Annotated[str | None, typer.Option("--costs", metavar="FILE", help="Such lines in a YAML file: ocean: 1500.", show_default=False)]
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="The waterfall, .svg or .png; its numbers as .csv.", show_default=False)]
PlotDuty = Annotated[str | None, typer.Option("--plot-duty", metavar="FILE", help="The duty by day of entry, .svg, .png or .csv.", show_default=False)]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Another seed draws other costs.")]
BuiltHere = Annotated[bool, typer.Option("--built-here", help="Instead: what a maker would have to ask for it new, imported or built in the US.")]
Volume = Annotated[str | None, typer.Option("--volume", metavar="N", help="built here: vehicles a year.", show_default=False)]
Own = Annotated[str | None, typer.Option("--own", metavar="YEARS", help="Also what it costs to own, beside rivals: 5y, 10y.", show_default=False)]
Miles = Annotated[float | None, typer.Option("--miles", metavar="MILES", help="own: miles a year.", show_default=False)]
Years = Annotated[str | None, typer.Option("--programme-years", metavar="N", help="built here: years the model is sold.", show_default=False)]
Assembly = Annotated[str | None, typer.Option("--assembly", metavar="HOW", help="built here: imported, us-kit or us-plant told first.", show_default=False)]
Insurance = Annotated[
    float | None, typer.Option("--insurance-usd-year", metavar="USD", help="own: what you would pay for insurance; nobody can tell it for you.", show_default=False)
]
RivalInsurance = Annotated[float | None, typer.Option("--rival-insurance-usd-year", metavar="USD", help="own: the same for the rival.", show_default=False)]
Winter = Annotated[float | None, typer.Option("--winter-share", metavar="SHARE", help="own: share of the miles on winter tyres, 0 to 1.", show_default=False)]
Tyres = Annotated[str | None, typer.Option("--tyres", metavar="PLAN", help="own: one, remount or two sets of wheels, in the bill.", show_default=False)]
Finance = Annotated[float | None, typer.Option("--finance-pct", metavar="PCT", help="own: what the money in it would bring a year.", show_default=False)]
Against = Annotated[list[str] | None, typer.Option("--against", metavar="VEHICLE", help="own: a rival instead of the usual ones. Repeat as needed.", show_default=False)]


def cost(
    vehicle: o.Vehicle = None,
    price_jpy: PriceJpy = None,
    price_usd: PriceUsd = None,
    price: Price = None,
    price_at: PriceAt = "fob",
    fx: Fx = None,
    entry: Entry = None,
    to: To = None,
    state: o.State = None,
    port: Port = None,
    method: Method = "roro",
    heading: Heading = "auto",
    lines: Set = None,
    costs: Costs = None,
    built_here: BuiltHere = False,
    volume: Volume = None,
    programme_years: Years = None,
    assembly: Assembly = None,
    own: Own = None,
    miles: Miles = None,
    against: Against = None,
    insurance_usd_year: Insurance = None,
    rival_insurance_usd_year: RivalInsurance = None,
    winter_share: Winter = None,
    tyres: Tyres = None,
    finance_pct: Finance = None,
    built: o.Built = None,
    origin: o.Origin = None,
    features: o.Features = None,
    as_of: o.AsOf = None,
    plot: Plot = None,
    plot_duty: PlotDuty = None,
    seed: Seed = 1,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """What does it cost, from the price in Japan to the driveway?

    Every line with low, likely and high, where it comes from, and its year; duty by day of entry and heading.

    With --built-here: the price a maker would have to ask for it new. With --own 5y: what it costs to own.

    Examples:

      keiway cost "1999 Subaru Sambar truck" --price-jpy 720000 --to 80202

      keiway cost "1999 Suzuki Every" --fx 155 --entry 2026-12-10 --set broker=0

      keiway cost "1996 Honda Beat" --plot cost.svg --plot-duty duty.svg

      keiway cost "Honda N-Box JF5" --built-here

      keiway cost "1999 Subaru Sambar truck" --to 80202 --own 5y
    """
    given = dict(locals())
    from keiway.cli.cost import asked
    from keiway.cli.cost.answers import answered, told

    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    question = asked.read(out, given)
    return told(out, question, answered(question))
