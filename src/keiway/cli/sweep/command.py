"""`keiway sweep`: many reforms, vehicles and states in one go, here or on a cluster."""

from __future__ import annotations

import csv
import shlex
import sys
from datetime import date
from typing import Annotated

import typer

from keiway.cli import options as o
from keiway.cli.output import Output, escape
from keiway.cli.sweep.asked import read
from keiway.cli.sweep.progress import runner, showing

File = Annotated[str | None, typer.Argument(help="A sweep's YAML file, or a shipped sweep such as import-ages; without one they are listed.", show_default=False)]
Cluster = Annotated[str | None, typer.Option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: tcp://127.0.0.1:8786.", show_default=False)]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", help="Work in so many processes of this machine.")]
Kept = Annotated[str | None, typer.Option("--results", metavar="FILE", help="Where what is done is kept (.jsonl); otherwise beside you, named as the sweep.", show_default=False)]
Fresh = Annotated[bool, typer.Option("--fresh", help="Put what is kept aside, and begin anew.")]
Plan = Annotated[bool, typer.Option("--plan", help="Say what would be asked, and how much of it is done; work nothing out.")]
Out = Annotated[str | None, typer.Option("--out", metavar="FILE", help="A picture: .svg, .png, or its numbers as .csv.", show_default=False)]
Picture = Annotated[str | None, typer.Option("--picture", metavar="KIND", help="heat, curve or bars; otherwise the one that fits.", show_default=False)]
Effect = Annotated[list[str] | None, typer.Option("--effect", metavar="ID", help="An effect that the picture and the table show, as all_deaths or net_3. Repeat as needed.", show_default=False)]


def sweep(
    file: File = None,
    cluster: Cluster = None,
    jobs: Jobs = 1,
    results: Kept = None,
    fresh: Fresh = False,
    plan: Plan = False,
    out_: Out = None,
    picture: Picture = None,
    effect: Effect = None,
    json: o.Json = False,
    csv_: o.Csv = False,
    plain: o.Plain = False,
    no_color: o.NoColor = False,
    quiet: o.Quiet = False,
    debug: o.Debug = False,
) -> int:
    """Many reforms, vehicles and states at once.

    The file names reforms, ranges of levers, vehicles and states; each of their combinations is one task. What is done is kept at once: the
    same command goes on where it stopped.

    Examples:

      keiway sweep import-ages

      keiway sweep kei-class-caps --jobs 2 --out caps.svg

      keiway sweep every-reform --cluster tcp://127.0.0.1:8786 --csv > rows.csv

      keiway sweep mine.yaml --plan
    """
    out = Output(json=json, plain=plain, no_color=no_color, quiet=quiet)
    if file is None:
        return _shipped(out, csv_)
    asked = read(file, cluster, jobs, results, out_, picture, effect or [])
    from keiway.policy.sweep import run as work
    from keiway.policy.sweep.results import aside

    if fresh and not plan and (put := aside(asked.results)):
        out.note(f"What was kept is now in {put}.")
    if plan:
        return _plan(out, asked)
    with work.keeping(asked.sweep, asked.results, date.today()) as kept:
        for note in kept.notes:
            out.note(note)
        tasks = work.keyed(asked.sweep, kept.head.as_of)
        before = sum(key in kept.found for key in tasks)
        try:
            with showing(out, len(tasks), before) as bar:
                work.run(tasks, kept, lambda batches: runner(asked, batches, bar.says), bar.told)
        except KeyboardInterrupt:
            kept.close()
            done = sum(key in kept.found for key in tasks)
            print(f"Stopped. {done} of {len(tasks)} tasks are kept in {asked.results}. To go on: {_again()}", file=sys.stderr)
            return 130
        from keiway.policy.sweep.answer import answer

        found = answer(asked.sweep, tasks, kept.found, kept.head.as_of, before, len(tasks) - before)
    return _told(out, asked, found, csv_)


def _again() -> str:
    """The command as it was typed, without what must not be done twice."""
    return shlex.join(["keiway", *(each for each in sys.argv[1:] if each != "--fresh")])


def _plan(out: Output, asked) -> int:
    from keiway.policy.sweep.plan import plan

    found = plan(asked.sweep, asked.results, date.today())
    if out.json:
        out.object(found)
        return 0
    out.rows([(label, escape(text)) for label, text in found.lines])
    return 0


def _shipped(out: Output, csv_: bool) -> int:
    from keiway.policy.sweep.plan import shipped

    known = shipped()
    if out.json:
        out.object({"schema": "sweeps/1", "sweeps": known})
    elif csv_:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("id", "title", "reforms", "tasks", "notes"))
        writer.writerows((one.id, one.title, one.reforms, one.tasks, one.notes) for one in known)
    else:
        out.rows(((one.id, escape(f"{one.title}: {one.reforms} reforms, {one.tasks} tasks. {one.notes}")) for one in known), indent=16)
    return 0


def _told(out: Output, asked, found, csv_: bool) -> int:
    """The answer; 4 where some of it is missing."""
    written = _drawn(asked, found) if asked.to else None
    if out.json:
        out.object(found)
    elif csv_:
        from keiway.policy.sweep.table import header, rows

        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(header(found))
        writer.writerows(rows(found))
    else:
        from keiway.cli.sweep.page import show

        show(out, found, asked.effects)
    if not out.json:
        for line in filter(None, (written, f"{asked.results}: what is done, so that the same command has nothing to do again")):
            (out.note if csv_ else out.line)(f"Written {escape(line)}")
    return 4 if found.failed or len(found.law) + len(found.terms) + len(found.impact) < found.tasks else 0


def _drawn(asked, found) -> str:
    from keiway.charts import save
    from keiway.policy.sweep.pictures import default, picture

    drawn = picture(found, asked.picture or default(found), asked.effects)
    return f"{save(drawn, asked.to)}: {drawn.summary}"
