"""The page of `keiway reform`: what is said before anything is computed, the law, the impact, the files."""

from __future__ import annotations

import sys

from keiway.charts import Written
from keiway.cli.check import section
from keiway.cli.output import Output, escape
from keiway.cli.reform import effects, law
from keiway.cli.reform.asked import Question
from keiway.policy import lab
from keiway.policy.lab.record import LawChange
from keiway.policy.record import Asked, ImpactAnswer


def told(out: Output, question: Question) -> int:
    asked = lab.aligned(question.asked) if len(question.asked) > 1 else question.asked
    if not out.json:
        for one in asked:
            said(out, one)
        sys.stdout.flush()
    laws = [lab.opened(one.reform, one.as_of, one.offers) for one in asked]
    answers = [] if question.law else answered(out, asked)
    between = () if question.law or len(asked) < 2 else lab.beside(asked).between
    written = _files(question, laws, answers)
    if out.json:
        from keiway.cli.reform.shown import shown

        out.object(shown(laws, answers, between, written))
        return 0
    if len(asked) > 1:
        from keiway.cli.reform import beside

        beside.show(out, laws, answers, between)
    else:
        _one(out, question, laws[0], answers[0] if answers else None)
    from keiway.cli.crash.files import told as told_files

    told_files(out, written)
    return 0


def said(out: Output, asked: Asked) -> None:
    """The reform in one paragraph."""
    from keiway.policy import reform as room

    out.blank()
    out.line(f"[bold]{escape(asked.reform.title)}[/bold] [dim]({asked.reform.reform})[/dim]")
    out.line(escape(room.restated(asked.reform)))


def answered(out: Output, asked: tuple[Asked, ...]) -> list[ImpactAnswer]:
    from keiway.policy.use.rates import telling

    found = []
    for n, one in enumerate(asked, 1):
        where = f" ({n} of {len(asked)})" if len(asked) > 1 else ""
        out.note(f"Both worlds, {one.draws:,} draws{where}: some {seconds(one.draws):.0f} seconds ...")
        with telling(out.note):
            found.append(lab.answered(one))
    return found


def seconds(draws: int) -> float:
    """What one impact takes, about, on a plain machine."""
    return 3.0 + draws / 500


def _one(out: Output, question: Question, change: LawChange, found: ImpactAnswer | None) -> None:
    law.show(out, change)
    if found is None:
        foot(out, [f"keiway reform {change.reform}"] if change.reform in _shipped() else [], "")
        return
    effects.show(out, found, question.year)
    if question.tables:
        from keiway.cli.reform import tables

        tables.show(out, found.tables)
    section(out, "What this leaves out", found.left_out)
    section(out, "Assumed", found.assumed)
    for warning in found.warnings:
        out.line(f"[yellow]Note[/yellow]  {escape(warning)}")
    more = [] if question.tables else [f"keiway reform {change.reform} --tables"] if change.reform in _shipped() else []
    foot(out, [*found.next, *more], f"{found.draws:,} draws, seed {found.seed}, dollars of {found.money_year}. ")


def _shipped() -> tuple[str, ...]:
    from keiway.policy import reform as room

    return room.shipped()


def foot(out: Output, commands: list[str], says: str) -> None:
    from keiway.store import data_version

    out.blank()
    out.line(f"[dim]{says}How: docs/science/policy.md, docs/reforms.md | data {data_version()} | not legal advice[/dim]")
    for command in commands:
        out.line(f"[dim]Next:[/dim] {escape(command)}")


def _files(question: Question, laws: list[LawChange], answers: list[ImpactAnswer]) -> list[Written]:
    from keiway.cli.reform import files

    written = []
    if question.save:
        written.append(files.save(question.save, laws[0]))
    if question.csv:
        written += files.tables(question.csv, laws, answers)
    if question.out:
        written.append(files.picture(question.out, question.picture, laws, answers))
    return written
