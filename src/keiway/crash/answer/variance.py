"""Which uncertain number drives the band: the variance of one figure split over groups of dials (Sobol indices).

Saltelli's sampling and Jansen's estimator as SALib has them, with dials in groups. A group's own share is what would go
if it alone were known; what is left over after all own shares only shows when two or more change together. Needs
NumPy and SALib (the `study` extra).
"""

from __future__ import annotations

import math
from importlib.util import find_spec

from keiway.crash.answer.meeting import Meeting, ones_of
from keiway.crash.answer.record import Share, Split
from keiway.crash.answer.single import TOLD, TOLD_UNBELTED
from keiway.crash.given import Fronts
from keiway.crash.runners.inputs import named
from keiway.crash.runners.plain import run
from keiway.days import Window
from keiway.errors import UsageError
from keiway.vehicles.record import Vehicle

FIGURES = {id_: (name, True) for id_, name, *_ in TOLD} | {id_: (name, False) for id_, name, *_ in TOLD_UNBELTED}
POINTS = 256  # a power of 2; runs are this times the number of groups plus two
STEP_S = 0.00075
EDGE = 1e-4  # dials stay off their very ends
SEED = 20261129


def split(
    vehicles: tuple[Vehicle, Vehicle],
    speeds_mps: tuple[float, float],
    overlap: float = 1.0,
    built: tuple[Window | None, Window | None] = (None, None),
    *,
    figure: str = "crash.risk.death",
    which: int = 0,
    points: int = POINTS,
    fronts: Fronts = None,
) -> Split:
    """Split the variance of `figure` of vehicle `which` (0 or 1). Risks are split in log-odds, the rest as they are."""
    if figure not in FIGURES:
        raise UsageError(f"{figure} is not a figure of a crash.", suggestions=list(FIGURES), fix=(figure, "crash.risk.death"))
    if not find_spec("SALib"):
        raise UsageError("The split of the variance needs SALib: pip install 'keiway[study]'.")
    meeting = Meeting(
        ones=ones_of(vehicles, built, fronts),
        closing_mps=sum(speeds_mps),
        overlap=overlap,
    )
    name, belted = FIGURES[figure]
    problem = _problem(meeting, belted)
    values, runs = _values(meeting, problem, belted, which, name, points)
    shares = _shares(problem, values)
    alone = sum(share.alone for share in shares)
    return Split(
        figure=figure,
        vehicle=vehicles[which].id,
        says=_says(shares, alone),
        shares=shares,
        alone=alone,
        together=max(1.0 - alone, 0.0),
        runs=runs,
    )


def _problem(meeting: Meeting, belted: bool) -> dict:
    """Dials that this figure can feel, in SALib's words."""
    other = f".{int(not belted)}."
    dials = [dial for dial in meeting.dials() if other not in dial.id]
    return {
        "num_vars": len(dials),
        "names": [dial.id for dial in dials],
        "groups": [dial.group for dial in dials],
        "bounds": [[EDGE, 1 - EDGE]] * len(dials),
    }


def _values(meeting: Meeting, problem: dict, belted: bool, which: int, name: str, points: int):
    """The figure at every sampled setting."""
    import numpy as np
    from SALib.sample import sobol

    sample = sobol.sample(problem, points, calc_second_order=False, seed=SEED)
    settings = [dict(zip(problem["names"], line, strict=True)) for line in sample.tolist()]
    rows = [meeting.row(dials, belted) for dials in settings]
    told = [
        meeting.driver(which, dials, belted, row, out, meeting.risk(dials, belted))[name]
        for dials, row, out in zip(settings, rows, _outputs(rows), strict=True)
    ]
    risk = name.endswith(("serious", "death"))
    return np.array([math.log(max(p, 1e-12) / max(1 - p, 1e-12)) if risk else p for p in told]), len(rows)


def _outputs(rows):
    """Outputs of many crashes by name: by the batch runner; one by one where it is not to be had."""
    import numpy as np

    try:
        from keiway.crash.runners import batch
    except ImportError:
        return [named(run(row, STEP_S)) for row in rows]
    found = np.asarray(batch(np.array(rows).T, STEP_S), float).T
    return [named(line) for line in found.tolist()]


def _shares(problem: dict, values) -> tuple[Share, ...]:
    from SALib.analyze import sobol

    if float(values.std()) < 1e-12:
        return ()
    found = sobol.analyze(problem, values, calc_second_order=False, seed=SEED, print_to_console=False)
    groups = list(dict.fromkeys(problem["groups"]))
    shares = [
        Share(group=group, alone=max(float(alone), 0.0), in_all=max(float(total), 0.0), error=float(error))
        for group, alone, total, error in zip(groups, found["S1"], found["ST"], found["S1_conf"], strict=True)
    ]
    return tuple(sorted(shares, key=lambda share: -share.in_all))


def _says(shares: tuple[Share, ...], alone: float) -> str:
    if not shares:
        return "Nothing that is uncertain changes this figure."
    first, second = shares[0], shares[1] if len(shares) > 1 else None
    also = f", then {second.group} ({second.alone:.0%})" if second else ""
    rest = 1.0 - alone
    together = f" {rest:.0%} only shows where two or more change together." if rest > 0.02 else ""
    return f"Most of the band comes from {first.group} ({first.alone:.0%} of the variance){also}.{together}"
