"""`keiway crash A --vs B`: both vehicles of a head-on crash."""

from __future__ import annotations

from keiway.cli.check import section
from keiway.cli.crash import asked
from keiway.cli.crash.words import HEADINGS, bands, label, middle, ordered
from keiway.cli.output import Output, escape
from keiway.crash.names import speeds


def meeting(
    out: Output, wrong: list, first: str, second: str | None, speed: str | None, overlap: str, built: str | None,
    plot: str | None = None, animate: str | None = None, why: bool = False,
    fronts: tuple[str | None, str | None] = (None, None), speed_vs: str | None = None, belts: tuple[str, str] = ("on", "on"),
) -> int:  # fmt: skip
    """Identify both, with what is `wrong` already; let them meet, show both sides, write what was asked for."""
    from keiway.cli.crash import files
    from keiway.crash.answer import head_on
    from keiway.crash.vehicles import NotKnown

    question = asked.read(out, wrong, first, second, speed, overlap, built, fronts, plot, animate, speed_vs, belts)
    if why:
        _can_split()
    about = (question.vehicles, question.both_mps, question.overlap, question.built)
    try:
        found = head_on(*about, fronts=question.fronts)
    except NotKnown as error:
        raise asked.lacking(error, question) from None
    splits = _splits(about, question.fronts) if why else ()
    written = _files(about, question, found)
    if out.json:
        from keiway.cli.crash.shown import Shown, shown

        out.object(shown(Shown, found, why=splits, files=written))
        return 0
    show(out, found)
    for split in splits:
        _split(out, split)
    files.told(out, written)
    return 0


def _can_split() -> None:
    from importlib.util import find_spec

    from keiway.errors import UsageError

    if not find_spec("SALib"):
        raise UsageError("--why needs two more packages: pip install 'keiway[study]'. The bands are there without it.", fix=("--why", None))


def _splits(about, fronts) -> tuple:
    """Of the first driver's risks."""
    from keiway.crash.answer import split

    return tuple(split(*about, figure=figure, fronts=fronts) for figure in ("crash.risk.serious", "crash.risk.death"))


def _files(about, question, found) -> list:
    """The pictures asked for, all of one run."""
    drawn, moving = question.drawn, question.moving
    if not (drawn or moving):
        return []
    from keiway.cli.crash import files
    from keiway.crash.scene import of_meeting
    from keiway.crash.scene.pictures import pulses

    scene = of_meeting(*about, fronts=question.fronts, belts=question.belts)
    title = files.asked(scene, found).rstrip(".")
    return [
        *([files.write_picture(drawn, pulses(scene, title))] if drawn else []),
        *([files.write_page(moving, scene, found)] if moving else []),
    ]


def show(out: Output, found) -> None:
    """The sentences, the two columns, the evidence, what is left out."""
    a, b = found.parties
    out.blank()
    out.line(f"Head on, {speeds(found.speeds_mph)}, overlap {found.overlap:.0%}. A simulation of physics, not a reconstruction.")
    out.blank()
    out.line(f"[bold]{escape(found.sentence)}[/bold]")
    out.line(escape(found.risk_sentence))
    out.blank()
    _table(out, a, b)
    force = found.peak_force_kn
    out.line(f"Peak force between them {middle(force)} ({bands(force)}). In brackets: half of all draws; nine in ten.")
    _held(out, found)
    _ladder(out, found)
    section(out, "Mind", found.notes)
    section(out, "Assumed", found.assumed)
    section(out, "Left out", found.left_out)
    out.line(f"[dim]data {found.data} | how: docs/science/fronts.md, kernel.md, injury.md | what a figure is: keiway explain crash.olc[/dim]")


def _table(out: Output, a, b) -> None:
    pairs = list(zip(ordered(a.quantities), ordered(b.quantities), strict=True))
    if out.plain:
        out.line(f"With driver: {escape(a.name)} {a.mass_kg:,.0f} kg: {escape(b.name)} {b.mass_kg:,.0f} kg")
        heading = ""
        for x, y in pairs:
            heading = HEADINGS.get(x.id, heading)
            out.line(f"{heading}: {label(x.id, alone=True)}: {escape(a.name)} {_cell(x)}: {escape(b.name)} {_cell(y)}")
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("")
    for party in (a, b):
        table.add_column(escape(party.name))
    table.add_row("With driver", f"{a.mass_kg:,.0f} kg", f"{b.mass_kg:,.0f} kg")
    for x, y in pairs:
        if x.id in HEADINGS:
            table.add_row(f"[dim]{HEADINGS[x.id]}[/dim]")
        table.add_row(label(x.id), _cell(x), _cell(y))
    out.show(table)


def _cell(quantity) -> str:
    within = bands(quantity)
    return f"{middle(quantity)} ({within})" if within else middle(quantity)


def _held(out: Output, found) -> None:
    lines = [line for party in found.parties for line in (f"{party.name}: {party.held}. {_sentence(party.restraint_says)}", f"{party.name}, unbelted: {party.held_unbelted}.")]
    section(out, "What held them", list(dict.fromkeys(lines)))


def _sentence(text: str) -> str:
    return f"Taken: {text}." if text else ""


def _ladder(out: Output, found) -> None:
    """The evidence of each, nearest first; where there is none, it says so."""
    a, b = found.parties
    for party in (a,) if (a.name, a.ladder) == (b.name, b.ladder) else (a, b):
        section(out, f"Evidence, nearest first: {escape(party.name)}", [f"{'' if rung.there else 'none: '}{rung.rung}: {rung.says}" for rung in party.ladder])


def _split(out: Output, split) -> None:
    """What drives the spread of one figure, largest first."""
    title = f"What drives the spread: {label(split.figure).casefold()}"
    shares = [share for share in split.shares if share.in_all >= 0.005]
    lines = [f"{share.alone:.0%} alone (give or take {share.error:.0%}), {share.in_all:.0%} with others: {share.group}" for share in shares]
    section(out, title, [split.says, *lines, f"Sobol shares of the variance of the log-odds from {split.runs:,} crashes; give or take: half of a 95% interval."])
