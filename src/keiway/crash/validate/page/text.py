"""The page: how to redo and read it, the count, and each table with its rows, what was compared and what it teaches."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.crash.validate.result import Check
from keiway.crash.validate.run import summary
from keiway.crash.validate.table import Table, tables

FOLD = 14  # rows from which a table is folded away
WORDS = {"test": "", "fit": "own data", "input": "given", "waits": ""}

HEAD = """\
# Validation

The crash models against published tables: what was expected, what came out, how near is near enough, and the verdict,
misses included. Written by one command, which also draws the pictures (some 20 s of work, half a minute to a minute):

```
keiway validate crash --write docs/science
```

`keiway validate crash` prints the same without writing; `--table ID` runs one table, `--json` gives it to programs.
The published numbers, their sources and their confidence are in `src/keiway/data/crash/validation.yaml`; so are the
assumptions each table needed, and the reasons given for misses.

**How to read it.** A row without a mark is a test: the models were made without that table. *own data* marks a
comparison with the data that a curve or figure was fitted to; it shows shape and arithmetic, not foresight. *given*
marks a number that is merely given back, or follows from momentum alone. Only tests are evidence. Tolerances are the
reference's and were not widened for any miss. "shown" means that the reference gives no tolerance.

**What was fitted to these tables: nothing.** Three factors may be (era, override, force of the cabin); none is.
Random draws are Philox of a fixed seed, so every run gives the same numbers; tables of roads draw 10,000 crashes for
each pair of vehicles, and another seed moves their figures by one or two percent.
"""


LESSONS = """\
## What holds and what does not

- **Mass between vehicles holds, untuned**: the mass ratio law, a striker 1,000 lb heavier, 100 lb off a class, deaths
  in the other car over deaths in the own.
- **Risk at a change of speed** holds for belted people in frontals from 20 to 80 km/h, in two US files. For the
  unbelted one belt term is too simple. Above 80 km/h US and UK files differ by a factor of ten, and nobody knows.
- **A front** is right where it was measured, in a wall at 56 km/h, and its crush is at 40. Its dips are levelled, so short
  peaks are missing at low speed.
- **Partial overlap** is too soft below 0.4: too much intrusion, most of all at a quarter of the front.
- **The driver of a good small car** is too well off in a wall, because every modern belt is the one of a Camry.
- **The side of a vehicle without doors** is not modelled; its risk is too low by a factor of two or more.
- **Death rates by class** hold who drives, where and how far. The model has the vehicle's part only.
"""


def page(checks: Sequence[Check], pictures: Sequence[tuple[str, str]]) -> str:
    """The whole page as Markdown. `pictures`: (file name, caption); the first stands at the top, others by table id."""
    by_table = {name: [check for check in checks if check.table == name] for name in tables()}
    parts = [HEAD, "## The count\n", summary(list(checks)) + "\n"]
    parts += [_picture(*pictures[0])] if pictures else []
    parts += [LESSONS, _misses(checks), "## Table by table\n"]
    shown = dict(pictures[1:])
    for name, table in tables().items():
        parts.append(_table(table, by_table[name]))
        parts += [_picture(file, caption) for file, caption in shown.items() if file.startswith(PLACES.get(name, "?"))]
    return "\n".join(parts).rstrip("\n") + "\n"


#: Table -> beginning of the names of its pictures.
PLACES = {
    "evans_frick_1993_mass_law": "mass_law",
    "nass_2000_2015_by_delta_v": "risk_by_delta_v",
    "iihs_2009_small_into_midsize": "force_crush",
    "iihs_driver_death_rates": "class_rates",
    "nhtsa_mass_footprint": "pounds_off",
    "camry_10146_wall_test": "camry_pulse",
    "weight_externality_economics": "pounds_that_kill",
    "nhtsa_wall_fleet": "wall_fleet",
}


def _picture(file: str, caption: str) -> str:
    return f"![{caption}](plots/{file})\n\n*{caption}*\n"


def _misses(checks: Sequence[Check]) -> str:
    """One entry for all rows of a table that miss for one reason."""
    found: dict[tuple[str, str], list[Check]] = {}
    for check in checks:
        if check.kind == "test" and check.verdict == "misses":
            found.setdefault((check.table, check.why), []).append(check)
    lines = ["## Independent misses and why\n"]
    for (table, why), rows in found.items():
        said = "; ".join(f"{row.what}: {_number(row.obtained)}{_unit(row)} for {_wanted(row)}" for row in rows)
        lines.append(f"- **{tables()[table].title}.** {said}. *Why*: {why}.")
    return "\n".join(lines) + "\n"


def _unit(check: Check) -> str:
    return f" {check.unit}" if check.unit else ""


def _table(table: Table, checks: Sequence[Check]) -> str:
    lines = [f"### {table.title}\n", f"`{table.id}`. {_source(table)}\n", f"{table.compares}\n"]
    if table.caution:
        lines.append(f"Caution: {table.caution}.\n")
    rows = [
        "| verdict | what | published | wanted | obtained | mark |", "| --- | --- | --- | --- | --- | --- |",
        *(_row(check) for check in checks),
    ]  # fmt: skip
    if len(checks) > FOLD:
        lines += [f"<details><summary>{_count(checks)}</summary>\n", *rows, "\n</details>\n"]
    else:
        lines += [*rows, ""]
    if table.setup:
        lines.append(_setup(table))
    lines.append(f"{table.teaches}\n")
    return "\n".join(lines)


def _source(table: Table) -> str:
    said = f"[{table.reference}]({table.url})" if table.url else table.reference
    return f"{said}. Tolerance: {table.tolerance}."


def _setup(table: Table) -> str:
    """Assumptions in one paragraph; a long list of one kind is only named."""
    if len(table.setup) > 10:
        return f"Assumed: {len(table.setup)} numbers by class (masses, stability, shares), listed in the data file.\n"
    parts = []
    for name, given in table.setup.items():
        band = f", {given.low:g} to {given.high:g}" if given.low is not None and given.high is not None else ""
        parts.append(f"{name} {given.value:g} {given.unit.replace('1', '')}".strip() + f" ({given.confidence}{band})")
    return "Assumed: " + "; ".join(parts) + ".\n"


def _count(checks: Sequence[Check]) -> str:
    held = sum(check.verdict == "holds" for check in checks)
    missed = sum(check.verdict == "misses" for check in checks)
    return f"{len(checks)} rows: {held} hold, {missed} miss"


def _row(check: Check) -> str:
    says = f" ({check.says})" if check.says else ""
    published = "" if check.expected is None else _number(check.expected)
    verdict = f"**{check.verdict}**" if check.verdict == "misses" else check.verdict
    return f"| {verdict} | {check.what}{says} | {published} | {_wanted(check)} | {_number(check.obtained)}{_unit(check)} | {WORDS[check.kind]} |"


def _wanted(check: Check) -> str:
    if check.low is None or check.high is None:
        return ""
    if _number(check.low) == _number(check.high):
        return _number(check.low)
    if check.high >= 100 * max(abs(check.low), 1e-9) and check.high >= 10:
        return f"{_number(check.low)} or more" if check.low > 1e-3 else "over 0"
    return f"at most {_number(check.high)}" if check.low <= -100 else f"{_number(check.low)} to {_number(check.high)}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}"
