"""Run every table and render the result as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from time import perf_counter

import msgspec

from keiway.crash.validate.result import Check
from keiway.crash.validate.table import Table, tables

#: Table -> the functions that run it, as module:function under this package; loaded when run.
RUNS: dict[str, tuple[str, ...]] = {
    "evans_frick_1993_mass_law": ("field.mass:evans_frick", "roads.mass:mass_law"),
    "evans_1994_newton": ("field.mass:evans_1994",),
    "joksch_1993": ("field.by_delta_v:joksch",),
    "nass_1997_2002_by_delta_v": ("field.by_delta_v:nass_1997",),
    "nass_2000_2015_by_delta_v": ("field.by_delta_v:nass_2000", "roads.fleet:nass_2000"),
    "richards_2010": ("field.by_delta_v:richards",),
    "iihs_2009_small_into_midsize": ("laboratory.pairs:small_into_midsize",),
    "iihs_driver_death_rates": ("roads.classes:death_rates",),
    "nhtsa_mass_footprint": ("roads.mass:footprint",),
    "jncap_kei": ("laboratory.barriers:jncap",),
    "tiny_cars_other_ncaps": ("laboratory.barriers:tiny",),
    "japan_kei_vs_regular": ("roads.japan:kei_vs_regular",),
    "ono_2025_kei": ("roads.japan:hospital",),
    "icbc_rhd": ("roads.given:right_hand_drive",),
    "iihs_2010_lsv_minitruck": ("laboratory.side:low_speed_vehicles", "laboratory.pairs:minitruck"),
    "iihs_pickup_rear_seat_2023": ("laboratory.barriers:rear_seat",),
    "iihs_small_overlap_mass_bins": ("laboratory.barriers:small_overlap",),
    "camry_10146_wall_test": ("laboratory.walls:camry",),
    "weight_externality_economics": ("field.mass:externality", "roads.mass:externality"),
    "nhtsa_wall_fleet": ("laboratory.walls:nhtsa_fleet",),
    "pedestrian_points": ("field.feet_and_rollover:pedestrians",),
    "momentum_precheck": ("field.mass:precheck",),
    "rollover_ssf": ("field.feet_and_rollover:rollover_ssf",),
    "nhtsa_2022_mais": ("field.by_delta_v:nhtsa_2022",),
}


def run(only: Iterable[str] = (), progress: Callable[[str], None] | None = None) -> list[Check]:
    """The checks of every table, or of those named; a table that waits is one line saying for what.

    `progress` is told each table's name and time when it is done.
    """
    found, wanted = [], set(only)
    for name, table in tables().items():
        if wanted and name not in wanted:
            continue
        began = perf_counter()
        found += run_table(table)
        if progress:
            progress(f"{name} {perf_counter() - began:.1f} s")
    return found


def run_table(table: Table) -> list[Check]:
    """The checks of one table, each miss with its reason."""
    if table.id not in RUNS:
        return [Check(table=table.id, what=table.title, kind="waits", says=f"waits for {table.waits_for}")]
    checks = [check for name in RUNS[table.id] for check in _function(name)(table)]
    return [_explained(table, check) for check in checks]


def _function(name: str) -> Callable[[Table], list[Check]]:
    module, function = name.split(":")
    return getattr(import_module(f"keiway.crash.validate.{module}"), function)


def _explained(table: Table, check: Check) -> Check:
    if check.verdict != "misses":
        return check
    fitting = [begins for begins in table.misses if check.what.startswith(begins)]
    if not fitting:
        return msgspec.structs.replace(check, why="not understood yet")
    return msgspec.structs.replace(check, why=table.misses[max(fitting, key=len)])


def render(checks: list[Check]) -> str:
    """One line a check under its table's name, and a count at the end."""
    lines, last = [], ""
    for check in checks:
        if check.table != last:
            lines.append(f"\n{check.table}: {tables()[check.table].title}")
            last = check.table
        lines.append("  " + _line(check))
        if check.why:
            lines.append(f"          why: {check.why}")
    return "\n".join([*lines, "", summary(checks)]).lstrip("\n")


def summary(checks: list[Check]) -> str:
    def count(kind: str) -> str:
        rows = [check.verdict for check in checks if check.kind == kind]
        return f"{rows.count('holds')} hold, {rows.count('misses')} miss"

    waiting = sum(check.verdict == "waits" for check in checks)
    return (
        f"Independent: {count('test')}. Against a model's own data: {count('fit')}. "
        f"Given back or true by momentum: {count('input')}. {waiting} wait."
    )


def _line(check: Check) -> str:
    if check.verdict == "waits":
        return f"waits   {check.what}: {check.says}"
    unit = f" {check.unit}" if check.unit else ""
    expected = "" if check.expected is None else f"expected {check.expected:.4g}{unit}, "
    bounds = "no tolerance given" if check.verdict == "shown" else f"wanted {check.low:.4g} to {check.high:.4g}"
    says = f"; {check.says}" if check.says else ""
    kind = "" if check.kind == "test" else f" [{check.kind}]"
    return f"{check.verdict:<7} {check.what}{kind}: {expected}obtained {check.obtained:.4g}{unit}, {bounds}{says}"
