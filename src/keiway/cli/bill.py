"""`keiway bill`: a definition of a small vehicle, run over the catalogue."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output, escape

FINDINGS, LISTED = 14, 12  # lines of each on the screen; JSON and CSV have all
STYLE = {"caught": "bold green", "part": "bold yellow", "not": "bold red", "unknown": "bold cyan"}


def _option(name: str, metavar: str, help_: str):
    return Annotated[str | None, typer.Option(name, metavar=metavar, help=help_, show_default=False)]


Name = Annotated[str | None, typer.Argument(help="A definition: a preset such as co-2025, a state's rule such as nc.mini_truck, or a YAML file.", show_default=False)]
Other = Annotated[str | None, typer.Argument(help="Another beside it, as --against.", show_default=False)]
Rival = _option("--against", "WHAT", "Another definition beside it.")
Cc = _option("--cc", "CC", "Engine of at most so many cc. A limit here stands over the definition's own; none takes it away.")
Kw = _option("--kw", "KW", "Power of at most so many kW, or with its unit: 64PS.")
Length = _option("--length-in", "IN", "At most so long, inches, or with its unit: 3.4m.")
Width = _option("--width-in", "IN", "At most so wide.")
Height = _option("--height-in", "IN", "At most so high.")
Mass = _option("--mass-lb", "LB", "At most so heavy, curb mass, or with its unit: 700kg.")
Age = _option("--age", "YEARS", "At least so old.")
Speed = _option("--speed-mph", "MPH", "Top speed of at most so much.")
LeastSpeed = _option("--least-speed-mph", "MPH", "Top speed of at least so much.")
Wheels = _option("--wheels", "N", "At least so many wheels.")
Origin = _option("--origin", "CC", "Built in this country, two letters or the name.")
Fuel = _option("--fuel", "LIST", "Only these: gasoline, diesel, electric, hybrid, phev.")
Kinds = _option("--kinds", "LIST", "Only these: truck, van, car, low_speed, kei, or kinds of the catalogue.")
When = Annotated[
    list[str] | None, typer.Option("--when", metavar="LINE", help='One line more, as a file has it: "seats <= 4", "any: [engine <= 660 cc, power <= 15 kW]". Repeat as needed.', show_default=False)
]
Title = _option("--title", "TEXT", "A name for a definition of your own.")
Also = Annotated[list[str] | None, typer.Option("--also", metavar="TEXT", help="Something it asks too that cannot be tried here. Repeat as needed.", show_default=False)]
Says = Annotated[str | None, typer.Option("--says", hidden=True)]
FromSource = Annotated[list[str] | None, typer.Option("--source", hidden=True)]
Day = _option("--day", "DAY", "Ages are counted to this day; otherwise today.")
Presets = Annotated[bool, typer.Option("--presets", help="List the definitions that are known.")]
Plot = _option("--plot", "FILE", "The definition as a box over every generation: .svg, .png or .csv.")
Out = _option("--out", "FILE", "Write the definition as a YAML file.")


def bill(
    definition: Name = None,
    other: Other = None,
    against: Rival = None,
    cc: Cc = None,
    kw: Kw = None,
    length_in: Length = None,
    width_in: Width = None,
    height_in: Height = None,
    mass_lb: Mass = None,
    age: Age = None,
    speed_mph: Speed = None,
    least_speed_mph: LeastSpeed = None,
    wheels: Wheels = None,
    origin: Origin = None,
    fuel: Fuel = None,
    kinds: Kinds = None,
    when: When = None,
    also: Also = None,
    title: Title = None,
    says: Says = None,
    source: FromSource = None,
    day: Day = None,
    presets: Presets = False,
    plot: Plot = None,
    out_: Out = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """A definition in a bill: which vehicles does it catch, which does it miss, and by how little?

    Every generation of the catalogue is tried: caught, not caught, near misses within 5 percent, what comes in that nobody meant, and
    what each limit drops alone.

    Examples:

      keiway bill ma-2024

      keiway bill ma-2024 co-2025

      keiway bill ma-2024 --length-in 134 --against ma-2024

      keiway bill --cc 660 --length-in 130

      keiway bill my-bill.yaml --against co-2025 --csv > rows.csv

      keiway bill --presets
    """
    given = dict(locals())
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if presets:
        return _presets(out, csv_)
    asked, rival, on, plot_to, file_to = _asked(given)
    from keiway.policy.bill import answer, dump
    from keiway.policy.bill.table import HEADER, rows

    found = answer(asked, on, rival)
    written = _plot(plot_to, found, asked, rival) if plot_to else []
    if file_to:
        file_to.write_text(dump(asked), encoding="utf-8")
        written.append(f"{file_to}: the definition, as a file")
    if json:
        out.object(found)
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows(found))
    else:
        show(out, found)
    for line in written:
        (out.note if csv_ else out.line)(f"Written {escape(line)}") if not json else None
    return 0


def _asked(given: dict):
    """Both definitions, the day and where files go; every mistake is told, none hides another."""
    from keiway.days import parse_day
    from keiway.errors import UsageError, attempt, raise_all
    from keiway.policy.bill import changed, definition
    from keiway.policy.bill.given import OPTIONS

    wrong: list = []
    base = attempt(wrong, lambda: definition(given["definition"])) if given["definition"] else None
    made = base
    if base or not given["definition"]:
        limits = {name: given[name] for name in OPTIONS}
        lists = {name: tuple(given[name] or ()) for name in ("when", "also", "source")}
        made = attempt(wrong, lambda: changed(base, limits, kinds=given["kinds"], title=given["title"], says=given["says"], **lists))
    if given["other"] and given["against"]:
        wrong.append(UsageError(f"{given['other']!r} and --against {given['against']} were both given. Two are compared.", fix=("--against", None)))
    beside = given["against"] or given["other"]
    rival = attempt(wrong, lambda: definition(beside)) if beside else None
    on = attempt(wrong, lambda: parse_day(given["day"], "--day")) if given["day"] else date.today()
    plot = attempt(wrong, lambda: _suffix(given["plot"], "--plot")) if given["plot"] else None
    file = attempt(wrong, lambda: _suffix(given["out_"], "--out")) if given["out_"] else None
    raise_all(wrong)
    return made, rival, on, plot, file


def _suffix(path: str, option: str) -> Path:
    from keiway.charts import check_suffix

    if option == "--plot":
        return check_suffix(path, option, stem="bill")
    return check_suffix(path, option, (".yaml", ".yml"), "a definition is .yaml", stem="bill")


def _plot(path: Path, found, asked, rival) -> list[str]:
    from keiway.charts import save
    from keiway.policy.bill.drawn import picture

    drawn = picture(found, asked, rival)
    return [f"{save(drawn, path)}: {drawn.summary}"]


def _presets(out: Output, csv_: bool) -> int:
    from keiway.policy.bill.checked import told
    from keiway.policy.bill.known import presets

    known = [told(one) for one in presets().values()]
    if out.json:
        out.object({"schema": "bill-presets/1", "presets": known})
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("id", "title", "lines", "also", "confidence", "sources"))
        writer.writerows((one.id, one.title, "; ".join(one.lines), "; ".join(one.also), one.confidence, "; ".join(source.url for source in one.sources)) for one in known)
    else:
        out.rows(((one.id, escape(f"{one.title}: {'; '.join(one.lines)}")) for one in known), indent=24)
    return 0


def show(out: Output, found) -> None:
    """The sentence, what was found, what each line does, vehicles people ask after, near misses, the two side by side."""
    from keiway.cli.check import section
    from keiway.policy.bill.checked import WORDS

    out.blank()
    out.line(f"[bold]{escape(found.definition.title)}[/bold]")
    out.line(escape(found.sentence))
    out.line(f"[dim]{escape(' | '.join(found.definition.lines))}[/dim]")
    section(out, "Found", [one.text for one in found.findings[:FINDINGS]])
    section(out, "Each line", [f"{one.line}: drops {one.drops}, alone {one.alone} ({one.alone_kei} kei){_admits(one)}" for one in found.limits])
    section(out, "People ask after", [f"{one.title}: {WORDS[one.outcome]}{', near' if one.near else ''}. {one.says[:1].upper()}{one.says[1:]}." for one in found.watched])
    near = [row for row in found.rows if row.near]
    if near:
        more = [f"and {len(near) - LISTED} more (--csv lists all)"] if len(near) > LISTED else []
        section(out, f"Near misses, {len(near)}", [*(f"{row.title}: {'; '.join(row.why)}" for row in near[:LISTED]), *more])
    _groups(out, found)
    if found.against:
        section(out, f"Against {found.against.definition.title}", [found.against.sentence, *_only(found)])
    section(out, "How it is counted", found.assumed)
    section(out, "Next", found.next)
    out.line(f"[dim]Ages on {found.day} | data {found.data} | not legal advice[/dim]")


def _admits(one) -> str:
    return f"; {f'{one.admits:g} {one.unit}'.strip()} would let all in" if one.admits is not None else ""


def _groups(out: Output, found) -> None:
    """How many of each kind and era."""
    out.blank()
    if out.plain:
        for group in found.groups:
            c = group.counts
            out.line(f"{escape(group.label)}: caught {c.caught}: in part {c.part}: near {c.near}: not {c.not_}: unknown {c.unknown}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column("generations by kind and Japan's class when first sold")
    for name in ("caught", "in part", "not", "of them near", "unknown"):
        table.add_column(name, justify="right")
    for group in found.groups:
        c = group.counts
        table.add_row(group.label, *(str(n) if n else "[dim]-[/dim]" for n in (c.caught, c.part, c.not_, c.near, c.unknown)))
    out.show(table)


def _only(found) -> list[str]:
    """Some of what one alone catches."""
    titles = {row.id: row.title for row in found.rows}
    lines = []
    for which, ids in (("Only the first", found.against.only_first), ("Only the second", found.against.only_second)):
        if ids:
            more = f"; and {len(ids) - LISTED} more" if len(ids) > LISTED else ""
            lines.append(f"{which}: {'; '.join(titles[id_] for id_ in ids[:LISTED])}{more}")
    return lines
