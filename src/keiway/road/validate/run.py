"""Run every case and render the result as text, as JSON rows and as the sums that are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from math import sqrt

import msgspec

from keiway.road.validate.cases import Case, Half, cases
from keiway.road.validate.ours import ours
from keiway.vehicles.catalogue import by_id

TABLES = {"energy": "Consumption on cycles and labels", "sprint": "Acceleration from rest"}
WANTED = {"energy": 0.08, "sprint": 0.12}  # RMS error of the half that was not fitted
SIXTY_MPS = 26.5  # sprints to at least this are counted as 0 to 60 mph


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A case with what the model gives; `error` is ours over published, less 1. None: it does not reach the speed."""

    case: Case
    ours: float | None

    @property
    def error(self) -> float | None:
        return None if self.ours is None else self.ours / self.case.value - 1

    @property
    def group(self) -> str:
        """What kind of published value it is."""
        case = self.case
        if case.kind == "sprint":
            return "0-60 mph, 0-100 km/h" if case.to_mps >= SIXTY_MPS else "to a lower speed"
        if case.cycle == "jc08":
            return "JC08 through its ratio"
        if case.cycle.startswith("wltc"):
            return "WLTC-JP"
        return "labels" if case.cycle.startswith("label") else "EPA tests, unadjusted"


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """RMS and mean error over some results, rows that are one value counted once, and over the vehicles' own means."""

    n: int
    vehicles: int
    rms: float
    mean: float
    rms_of_vehicles: float


def run(only: Iterable[str] = (), progress: Callable[[str], None] | None = None) -> list[Result]:
    """All cases, or those of the tables named."""
    wanted = set(only) or set(TABLES)
    chosen = [case for case in cases() if case.kind in wanted]
    found = []
    for k, case in enumerate(chosen):
        found.append(Result(case=case, ours=ours(case)))
        if progress and k % 50 == 49:
            progress(f"{k + 1} of {len(chosen)}")
    return found


def counted(results: Iterable[Result]) -> list[Result]:
    """Rows that are one value, once: published consumption of one car on one cycle with the same engine, gearbox and wheels.

    Type codes (3BD and 5BD, V and W) and mass bands repeat one figure: their mean stands against the mean of ours. Of sprints
    each is a run of its own.
    """
    by: dict[tuple, list[Result]] = defaultdict(list)
    for k, one in enumerate(results):
        case = one.case
        same = (case.vehicle, case.cycle, case.gearbox, case.driven, case.induction, case.assist, case.power_kw, case.model_year)
        by[same if case.kind == "energy" and one.ours is not None else (k,)].append(one)
    return [_mean(rows) for rows in by.values()]


def _mean(rows: list[Result]) -> Result:
    if len(rows) == 1:
        return rows[0]
    value = sum(row.case.value for row in rows) / len(rows)
    return Result(case=msgspec.structs.replace(rows[0].case, value=value), ours=sum(row.ours for row in rows) / len(rows))


def summed(results: Iterable[Result]) -> Sum | None:
    """None where there is nothing to sum."""
    by: dict[str, list[float]] = defaultdict(list)
    for one in counted(results):
        if one.error is not None:
            by[one.case.vehicle].append(one.error)
    errors = [error for row in by.values() for error in row]
    if not errors:
        return None
    means = [sum(row) / len(row) for row in by.values()]
    return Sum(n=len(errors), vehicles=len(by), rms=_rms(errors), mean=sum(errors) / len(errors), rms_of_vehicles=_rms(means))


def _rms(values: list[float]) -> float:
    return sqrt(sum(value * value for value in values) / len(values))


def of(results: Iterable[Result], kind: str, half: Half | None = None, group: str | None = None) -> list[Result]:
    """Those of a table, a half, a group."""
    return [r for r in results if r.case.kind == kind and half in (None, r.case.half) and group in (None, r.group)]


def aimed(results: Iterable[Result]) -> list[Result]:
    """Those of the first compilation of published values and the trial, kei and small US cars: what the wanted errors were set for."""
    return [one for one in results if one.case.listed]


SETS = {"kei and small US cars of the first compilation": aimed, "everything": list}  # what is told, side by side


def groups(results: Iterable[Result], kind: str) -> list[str]:
    return list(dict.fromkeys(r.group for r in results if r.case.kind == kind))


def judged(results: list[Result], kind: str) -> list[Result]:
    """What the wanted error is about: all of energy; of sprints those to 60 mph or 100 km/h."""
    return [r for r in results if r.case.kind == kind and (kind == "energy" or r.case.to_mps >= SIXTY_MPS)]


def checks(results: list[Result]) -> list[dict]:
    """Rows in the shape of validate/1: sums with what was wanted, then every case."""
    rows = []
    for kind, wanted in WANTED.items():
        for name, chosen in SETS.items():
            for half in ("held out", "calibration"):
                found = summed(of(judged(chosen(results), kind), kind, half))
                if found is None:
                    continue
                verdict = "shown" if half == "calibration" else "holds" if found.rms <= wanted else "misses"
                high = wanted if half == "held out" else None
                rows.append(_check(kind, f"RMS error, {half} half, {name}", None, found.rms, "share", half, verdict, high))
    for one in results:
        case = one.case
        verdict = "shown" if one.ours is not None else "waits"
        rows.append(_check(case.kind, f"{case.vehicle}: {case.what}", case.value, one.ours, case.unit, case.half, verdict, None))
    return rows


def _check(table, what, expected, obtained, unit, half, verdict, high) -> dict:
    kind = "test" if half == "held out" else "fit"
    low = None if high is None else 0.0
    return {
        "table": table, "what": what, "kind": kind, "unit": unit, "expected": expected, "obtained": obtained, "low": low,
        "high": high, "says": "", "why": "", "verdict": verdict,
    }  # fmt: skip


def render(results: list[Result], every: bool = True) -> str:
    """The sums, and a line a case under its vehicle."""
    lines = []
    for kind, title in TABLES.items():
        mine = of(results, kind)
        if not mine:
            continue
        for name, chosen in SETS.items():
            lines += ["", f"{title}, {name}: error of ours against the published value", *_sums(chosen(results), kind)]
        if every:
            lines += [""] + [_line(one) for one in sorted(mine, key=lambda r: (r.case.half, by_id()[r.case.vehicle].title, r.case.what))]
    return "\n".join(lines).lstrip("\n")


def _sums(results: list[Result], kind: str) -> list[str]:
    lines = []
    for half in ("calibration", "held out"):
        for group in (None, *groups(results, kind)):
            found = summed(of(results if group else judged(results, kind), kind, half, group))
            if found and not (group or "").startswith("0-60"):  # that is what is judged already
                name = group or ("all" if kind == "energy" else "0-60 mph and alike")
                lines.append(
                    f"  {half:<12} {name:<24} RMS {found.rms:6.1%}  mean {found.mean:+6.1%}  a vehicle {found.rms_of_vehicles:6.1%}"
                    f"  {found.n} values of {found.vehicles} vehicles"
                )
    return lines


def _line(one: Result) -> str:
    case = one.case
    said = "does not reach it" if one.ours is None else f"{one.ours:.4g}, {one.error:+.1%}"
    return f"  {case.half:<12} {by_id()[case.vehicle].title}: {case.what}: published {case.value:.4g} {case.unit}, ours {said}"
