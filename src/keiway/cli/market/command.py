"""`keiway market`: who would buy it new?"""

from __future__ import annotations

from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

Price = Annotated[
    str | None, typer.Option("--price", metavar="USD", help="What a buyer pays, destination included, before tax. Otherwise the list price, or what a maker would have to ask.", show_default=False)
]
PriceYear = Annotated[int | None, typer.Option("--price-year", metavar="YEAR", help="Whose dollars; otherwise of the day asked, or of the first year where that is past.", show_default=False)]
Years = Annotated[str, typer.Option("--years", metavar="FIRST-LAST", help="Calendar years; the first is the year of launch. Years back to 2004 are asked as if at launch.")]
Scenario = Annotated[str, typer.Option("--scenario", metavar="NAME", help="How it is sold and what the law does: a name, or your own YAML file. Single options stand over it.")]
Dealers = Annotated[str | None, typer.Option("--dealers", metavar="N", help="Places that sell and mend it, once the network stands.", show_default=False)]
States = Annotated[str | None, typer.Option("--states", metavar="STATES", help="all, a list such as CO,TX, or law: those whose present rules let a vehicle of its kind be registered.", show_default=False)]
Cap = Annotated[str | None, typer.Option("--cap", metavar="MPH", help="Fastest road it may use: 25, 35, 45, 55 or none.", show_default=False)]
Gas = Annotated[str | None, typer.Option("--gas", metavar="USD", help="Price of a gallon of regular gasoline through all years.", show_default=False)]
Electric = Annotated[bool | None, typer.Option("--electric/--gasoline", help="The same vehicle with the other drive.", show_default=False)]
Fleet = Annotated[str | None, typer.Option("--fleet", metavar="FILE", help="A fleet of your own (CSV), instead of the newest that ships.", show_default=False)]
Settings = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help='Over the catalogue, as in --set "power_kw=47", or a maker\'s cost, as in --set built_here.launch=20e6. Repeat as needed.', show_default=False)
]
Draws = Annotated[int, typer.Option("--draws", metavar="N", help="How many draws the bands are made of.")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Another seed, other draws; the same seed, the same answer.")]
Plot = Annotated[str | None, typer.Option("--plot", metavar="FILE", help="The years as a fan, with small cars that were sold here and break-even: .svg, .png or .csv.", show_default=False)]
PlotPrices = Annotated[str | None, typer.Option("--plot-prices", metavar="FILE", help="Sales by price.", show_default=False)]
PlotInstead = Annotated[str | None, typer.Option("--plot-instead", metavar="FILE", help="What buyers would have done without it.", show_default=False)]


def market(
    vehicle: o.Vehicle = None,
    price: Price = None,
    price_year: PriceYear = None,
    years: Years = "2027-2036",
    scenario: Scenario = "base",
    dealers: Dealers = None,
    states: States = None,
    cap: Cap = None,
    gas: Gas = None,
    electric: Electric = None,
    fleet: Fleet = None,
    built: o.Built = None,
    settings: Settings = None,
    as_of: o.AsOf = None,
    draws: Draws = 2000,
    seed: Seed = 1,
    plot: Plot = None,
    plot_prices: PlotPrices = None,
    plot_instead: PlotInstead = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """Who would buy it new here, at what price, and does anybody earn?

    Sales a year with bands beside what small cars really sold, what buyers would have driven instead, what moves it, break-even by every
    way to sell it, and the used imports as a series of their own.

    Examples:

      keiway market "Honda N-Box JF5" --price 16000

      keiway market "Nissan Sakura" --price 19000 --cap 45 --gas 5

      keiway market "Suzuki Carry DA16T" --states CO --dealers 60 --plot fan.svg

      keiway market "Fiat 500" --years 2011-2017 --price 15500 --price-year 2011
    """
    given = dict(locals())
    from keiway.cli.market import asked, page
    from keiway.market.answer import answer

    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    question = asked.read(out, given)
    with asked.offering(question):
        found = answer(question.asked)
    return page.told(out, question, found)
