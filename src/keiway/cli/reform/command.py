"""`keiway reform`: what if the rule changes?"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output

Names = Annotated[list[str] | None, typer.Argument(metavar="[REFORM]...", help="A shipped reform by its name, or a YAML file; up to four beside each other. Without one: the list.", show_default=False)]
Levers = Annotated[bool, typer.Option("--levers", help="List what a reform may set: today's value, range, who can change it.")]
Set = Annotated[list[str] | None, typer.Option("--set", metavar="LEVER=VALUE", help="Set a lever over the reform, or alone; =today leaves it as the law is. Repeat as needed.", show_default=False)]
From = Annotated[str | None, typer.Option("--from", metavar="DAY", help="First day of the reform, over the file's.", show_default=False)]
Entry = Annotated[str, typer.Option("--entry", metavar="WHEN", help="offered: what the reform lists is on sale under it; either: on sale in both worlds, so that what is told is what the rule does to a car that is offered anyway; earns: only in draws in which its maker would earn by it.")]
Offers = Annotated[
    list[str] | None,
    typer.Option("--offer", metavar="VEHICLE[:WAY][@USD]", help="A new vehicle on sale under it, in place of the file's own; way imported, us_kit or us_plant; none: no new one. Repeat as needed.", show_default=False),
]  # fmt: skip
Years = Annotated[str, typer.Option("--years", metavar="N", help="Years of sales that are counted, or first to last: 2030-2034.")]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="Show that calendar year alone, instead of whole lives.", show_default=False)]
Draws = Annotated[int, typer.Option("--draws", metavar="N", help="How many draws the bands are made of.")]
Seed = Annotated[int, typer.Option("--seed", metavar="N", help="Another seed, other draws; the same seed, the same answer.")]
Edits = Annotated[list[str] | None, typer.Option("--edit", metavar="ID=VALUE", help="A figure held at one value, by the id that keiway explain knows. Repeat as needed.", show_default=False)]
Law = Annotated[bool, typer.Option("--law", help="What changes in law, and nothing more: at once.")]
Tables = Annotated[bool, typer.Option("--tables", help="The tables of a regulatory impact analysis, with the accounting statement of Circular A-4.")]
Save = Annotated[str | None, typer.Option("--save", metavar="FILE", help="Write the reform as its file, what was set in it.", show_default=False)]
Csv = Annotated[str | None, typer.Option("--csv", metavar="FOLDER", help="Every table as a CSV file in this folder.", show_default=False)]
Out = Annotated[str | None, typer.Option("--out", metavar="FILE", help="A picture: .svg or .png, or its numbers as .csv.", show_default=False)]
Picture = Annotated[str | None, typer.Option("--picture", metavar="WHICH", help="Of --out: bars (the default), map (the default with --law), tornado or sold.", show_default=False)]


def reform(
    names: Names = None,
    levers: Levers = False,
    set_: Set = None,
    from_: From = None,
    entry: Entry = "offered",
    offer: Offers = None,
    years: Years = "10",
    year: Year = None,
    draws: Draws = 2000,
    seed: Seed = 1,
    edit: Edits = None,
    law: Law = False,
    tables: Tables = False,
    as_of: o.AsOf = None,
    save: Save = None,
    csv_: Csv = None,
    out_: Out = None,
    picture: Picture = None,
    json: o.Json = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """What if the rule changes?

    The reform in plain words, what it changes in law, then the change against the law as it is: vehicles, both sides of the crash, fuel,
    money by party, each with a 90% band and the chance of each sign; what makes the spread, and what is left out.

    Examples:

      keiway reform

      keiway reform kei-class-45

      keiway reform kei-class-45 --law

      keiway reform --set us.duty.truck_pct=10 --save ours.yaml

      keiway reform kei-class-35 kei-class-55

      keiway reform import-age-15-both --tables

      keiway reform kei-class-45 --entry earns --out bars.svg
    """
    given = dict(locals())
    from keiway.cli.reform import asked as read
    from keiway.cli.reform import listed

    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if levers:
        return listed.levers(out)
    if not (names or set_):
        return listed.shipped(out)
    question = read.read(given)
    from keiway.cli.reform import page

    if not (out.json or sys.stderr.isatty()):
        out.quiet = True  # progress is for those who wait
    return page.told(out, question)
