"""Run every table and render the result as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from keiway.crash.validate import mass, others, risk
from keiway.crash.validate.result import Check
from keiway.crash.validate.table import Table, tables

RUNS: dict[str, Callable[[Table], list[Check]]] = {
    "evans_frick_1993_mass_law": mass.evans_frick,
    "evans_1994_newton": mass.evans_1994,
    "weight_externality_economics": mass.externality,
    "momentum_precheck": mass.precheck,
    "joksch_1993": risk.joksch,
    "nass_1997_2002_by_delta_v": risk.nass_1997,
    "nass_2000_2015_by_delta_v": risk.nass_2000,
    "richards_2010": risk.richards,
    "nhtsa_2022_mais": risk.nhtsa_2022,
    "rollover_ssf": others.rollover_ssf,
    "pedestrian_points": others.pedestrians,
}


def run(only: Iterable[str] = ()) -> list[Check]:
    """The checks of every table, or of those named; a table that waits is one line saying for what."""
    found, wanted = [], set(only)
    for name, table in tables().items():
        if wanted and name not in wanted:
            continue
        if name in RUNS:
            found += RUNS[name](table)
        else:
            found.append(
                Check(table=name, what=table.title, kind="waits", says=f"waits for {table.waits_for}")
            )
    return found


def render(checks: list[Check]) -> str:
    """One line a check under its table's name, and a count at the end."""
    lines, last = [], ""
    for check in checks:
        if check.table != last:
            lines.append(f"\n{check.table}: {tables()[check.table].title}")
            last = check.table
        lines.append("  " + _line(check))
    return "\n".join([*lines, "", summary(checks)]).lstrip("\n")


def summary(checks: list[Check]) -> str:
    def count(kind: str) -> str:
        rows = [check.verdict for check in checks if check.kind == kind]
        return f"{rows.count('holds')} hold, {rows.count('misses')} miss"

    waiting = sum(check.verdict == "waits" for check in checks)
    return f"Independent: {count('test')}. Against a curve's own data: {count('fit')}. {waiting} wait."


def _line(check: Check) -> str:
    if check.verdict == "waits":
        return f"waits   {check.what}: {check.says}"
    expected = "" if check.expected is None else f"expected {check.expected:.4g}, "
    bounds = f"{check.low:.4g} to {check.high:.4g}"
    says = f" ({check.says})" if check.says else ""
    return f"{check.verdict:<7} {check.what}: {expected}obtained {check.obtained:.4g}, wanted {bounds}{says}"
