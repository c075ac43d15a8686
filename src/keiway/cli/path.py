"""`keiway path`: which changes of rule would open a goal for a vehicle."""

from __future__ import annotations

import csv
import sys
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.check import EXITS, section
from keiway.cli.output import Output, escape, verdict

Goals = Annotated[
    list[str] | None,
    typer.Option(
        "--goal", metavar="WORDS", show_default=False,
        help="sold-new, registered or imported; 55mph; freeways; states=30 or states=CO+TX; by=2030-01-01. With commas, or repeated. "
        "Otherwise sold-new for a model still built, registered for any other.",
    ),
]  # fmt: skip
File = Annotated[str | None, typer.Option("--reform", metavar="FILE", help="Write the first set as a reform file, for keiway reform.", show_default=False)]

COLUMNS = ("set", "acts", "change", "title", "setting", "who", "alone", "says", "years_low", "years_mid", "years_high", "made", "failed", "as_of", "data")


def path(
    vehicle: o.Vehicle = None,
    goal: Goals = None,
    state: o.State = None,
    built: o.Built = None,
    as_of: o.AsOf = None,
    in_us: o.InUs = False,
    original: o.Original = None,
    features: o.Features = None,
    settings: o.Settings = None,
    reform: File = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    verdict_exit: o.VerdictExit = False,
    debug: o.Debug = False,
) -> int:
    """Which rules would have to change?

    The smallest sets of changes that open a goal, who can make each, how long such things have taken, and what each does alone.

    Examples:

      keiway path "Honda N-Box JF5" --goal sold-new,55mph,states=30

      keiway path "2010 Daihatsu Hijet truck" --goal registered --state CO

      keiway path "2003 Daihatsu Copen" --goal imported --reform copen.yaml
    """
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    asked, wanted, notes = understood(o.question(vehicle, state=state, built=built, as_of=as_of, in_us=in_us, original=original, features=features, settings=settings), goal or [])
    from keiway.policy.path.answer import answer

    found = answer(asked, wanted)
    written = _write(reform, found) if reform is not None else None
    for note in notes if not (json or csv_) else ():
        out.note(note)
    if json:
        out.object(found)
    elif csv_:
        _csv(found)
    else:
        show(out, found)
    if written and not json:
        (out.note if csv_ else out.line)(f"Written {escape(written)}: the changes of set {found.options[0].id}")
    return EXITS.get(found.verdict, 0) if verdict_exit else 0


def understood(question, goals: list[str]):
    """The case, the goal and the notes on how they were read; every mistake is told."""
    from keiway.errors import attempt, raise_all
    from keiway.flags import find_state
    from keiway.policy.path.answer import default_way
    from keiway.policy.path.goal import read as read_goal
    from keiway.question import read

    wrong: list = []
    reading = attempt(wrong, lambda: read(question))
    way = default_way(reading.case, reading.dated) if reading else "used"
    state = attempt([], lambda: find_state(question.state)) if question.state else None
    wanted = attempt(wrong, lambda: read_goal(goals, way, state))
    raise_all(wrong)
    notes = reading.notes if wanted.way == "used" else ()
    return reading.case, wanted, notes


def _write(target: str, found) -> str:
    """The first set as a reform file. Raises `UsageError` where there is none, or the file cannot be written."""
    from pathlib import Path

    from keiway.errors import UsageError

    if not found.options:
        why = "nothing need change" if not found.blocked else "no set opens the goal"
        raise UsageError(f"--reform {target}: {why}, so there is no set to write.", fix=("--reform", None))
    try:
        Path(target).write_text(found.options[0].reform, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--reform {target}: {error.strerror}.", fix=("--reform", None)) from error
    return target


def show(out: Output, found) -> None:
    """The goal, what stands in the way, the sets, each change alone, how long such things took."""
    out.blank()
    out.rows([("Read as", escape(read_as_words(found))), ("Goal", escape(found.goal))])
    out.blank()
    out.rows([("ANSWER", f"{verdict(found.verdict)} - {escape(found.sentence)}")])
    section(out, "As the law is", [f"{gate_title(shut.gate)}: {shut.word.replace('_', ' ')}. {shut.says}" for shut in found.today])
    if found.waits_says:
        section(out, "Waiting", [found.waits_says])
    goal = found.asked["goal"]
    named = bool(goal.get("named")) and goal.get("states") == len(goal["named"])
    for option in found.options:
        _option(out, option, named)
    if found.more:
        out.line(f"[dim]{found.more} more sets are as small as they can be, and take as many acts or more.[/dim]")
    section(out, "Why not", [found.blocked] if found.blocked else [])
    if found.granted:
        out.blank()
        out.line("[bold]By a decision for its maker, which changes no rule[/bold]")
    for option in found.granted:
        _option(out, option, named)
    _singles(out, found)
    section(out, "Without a change of rule", [_way(one) for one in found.unchanged])
    _took(out, found)
    if found.in_doubt:
        section(out, "In doubt, and not counted", [f"{', '.join(found.in_doubt)}: a word from the agency would settle {'it' if len(found.in_doubt) == 1 else 'each'}"])
    section(out, "Open with a string attached", found.limited)
    section(out, "Assumed", found.assumed)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    out.blank()
    out.line(f"[dim]As of {found.as_of}, judged on {found.day} | law checked {found.law_checked} | data {found.data} | id {found.id} | {found.tried} laws asked[/dim]")
    for command in found.next:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def read_as_words(found) -> str:
    """What was asked about: a new one as its maker offers it, or a used one with its build date."""
    if found.asked["goal"]["way"] == "new":
        return f"{found.title}, new, offered by its maker"
    from keiway.cli.check import named

    return f"{named(found.read_as)}, used, built {found.read_as['built']['window']}"


def gate_title(gate: str) -> str:
    """safety -> Safety (NHTSA)"""
    return {"safety": "Safety (NHTSA)", "emissions": "Emissions (EPA)", "sale": "Sale of a new one", "states": "States"}[gate]


def _option(out: Output, option, named: bool) -> None:
    out.blank()
    acts = "1 act" if option.acts == 1 else f"{option.acts} acts"
    out.line(f"[bold]Set {option.id}[/bold]  {acts}")
    lines = []
    for step in option.steps:
        lines.append(f"{step.who}: {step.title}, {step.label}. {step.note}".strip())
        lines += [step.unsettled] if step.unsettled else []
    if option.states:
        lines.append(_states(option.states, named))
    lines.append(f"Then: {option.opens}")
    if option.most_a_year:
        lines.append(f"At most {option.most_a_year:,.0f} a year.")
    lines += [words for words in (option.slowest, option.in_time) if words]
    out.bullets(lines)


def _states(acts, named: bool = False) -> str:
    kinds = ((acts.by_agency, "where a rule, a word or the practice of its agency stands in the way, no statute that was found"), (acts.by_act, "where a statute stands in the way"))
    parts = [f"{'' if named else f'{len(codes)} '}{by} ({', '.join(codes)})" for codes, by in kinds if codes]
    if named:
        return f"{', '.join(sorted((*acts.by_agency, *acts.by_act)))}: {'one act each, ' if acts.n > 1 else ''}{acts.does}; {'; '.join(parts)}. {acts.note}".strip()
    choice = f", of {acts.of} that could" if acts.of > acts.n else ""
    open_ = f"Open already: {len(acts.open_already)} ({', '.join(acts.open_already) or 'none'})."
    return f"{acts.n} {'state' if acts.n == 1 else 'states'} more, one act each{choice}, {acts.does}: {'; '.join(parts)}. {acts.note} {open_}".replace("  ", " ")


def alike(found) -> list[tuple[list[str], str, str, str]]:
    """Each change by itself: (changes, who, effect, sentence); those of which the same is said share one row."""
    same: dict[tuple[str, str], list] = {}
    for one in found.singles:
        same.setdefault((one.effect, one.says), []).append(one)
    return [([_named(one) for one in ones], ", ".join(dict.fromkeys(one.who for one in ones)), effect, says) for (effect, says), ones in same.items()]


def _singles(out: Output, found) -> None:
    rows = [("; ".join(names), who, effect, says) for names, who, effect, says in alike(found)]
    if not rows:
        return
    out.blank()
    out.line("[bold]Each change by itself[/bold]")
    if out.plain or out.console.width < 84:
        for title, who, _, says in rows:
            out.line(f"{escape(title)} ({who}): {escape(says)}")
        return
    from rich.table import Table

    table = Table.grid(padding=(0, 2, 0, 0))
    for width in (44, 12, None):
        table.add_column(width=width, ratio=None if width else 1)
    styles = {"opens": "bold green", "part": "yellow", "nothing": "dim"}
    for title, who, effect, says in rows:
        table.add_row(escape(title), who, f"[{styles[effect]}]{escape(says)}[/]")
    out.show(table)


def _named(one) -> str:
    """The change; with its setting where the setting matters to what it does."""
    return one.title if one.effect == "nothing" else f"{one.title}, {one.label}"


def _way(one) -> str:
    asks = f" It asks: {' '.join(ask if ask.endswith('?') else f'{ask};' for ask in one.asks).rstrip(';')}" if one.asks else ""
    return f"{one.title}: {one.says}{asks}"


def _took(out: Output, found) -> None:
    """How long each kind of change has taken, once a kind."""
    told = {}
    for option in (*found.options, *found.granted):
        for took in (*(step.took for step in option.steps), *((option.states.took, option.states.took_policy) if option.states else ())):
            if took:
                told[took.way, took.rows] = took
    section(out, "How long such things have taken", [f"{took.way}: {took.says} {took.in_time}".strip() for took in told.values()])


def _csv(found) -> None:
    """One row a change of each set, then one a change tried alone."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows(found))


def rows(found) -> list[list]:
    end = [found.as_of, found.data]
    told = []
    for option in (*found.options, *found.granted):
        for step in option.steps:
            took = step.took
            told.append([option.id, option.acts, step.change, step.title, step.label, step.who, step.alone, step.alone_says, *_years(took), *end])
        if option.states:
            acts = option.states
            told.append([option.id, option.acts, f"states.{acts.definition}", acts.title, ";".join((*acts.by_agency, *acts.by_act)), "each state", "", _states(acts), *_years(acts.took), *end])
    told += [["alone", 1 if not one.change.startswith("states.") else "", one.change, one.title, one.label, one.who, one.effect, one.says, "", "", "", "", "", *end] for one in found.singles]
    return told


def _years(took) -> list:
    return [*(None if years is None else round(years, 2) for years in (took.low, took.mid, took.high)), took.made, took.failed]
