"""Tables of risk by delta-v: NASS by class, Joksch, Richards, NHTSA 2022."""

from __future__ import annotations

from keiway.crash.injury.curves import evaluate
from keiway.crash.validate.field.crowd import lognormal_points, mean_risk
from keiway.crash.validate.result import Check, Kind, between, factor, near
from keiway.crash.validate.table import Table

KMH, MPH = 1 / 3.6, 0.44704
CURVES_1997 = {
    ("frontal", 1): "nass_front_belted_fatal",
    ("frontal", 0): "nass_front_unbelted_fatal",
    ("nonfrontal", 1): "nass_nonfront_belted_fatal",
    ("nonfrontal", 0): "nass_nonfront_unbelted_fatal",
}


def _class(
    table: Table, what: str, shown: float, found: float, events: int, n: int, many: int, kind: Kind = "fit"
) -> Check:
    """Factor 1.5 where events are many, 3 elsewhere; a class without any allows what no event in n does (3 / n)."""
    if events == 0:
        return between(table.id, what, 0.0, 3 / n, found, kind=kind, says=f"none of {n}: up to 3/n")
    by = 1.5 if events >= many else 3.0
    return factor(table.id, what, shown, found, by=by, kind=kind, says=f"{events} of {n}, factor {by:g}")


def nass_1997(table: Table) -> list[Check]:
    """The curves of those very data, class by class; and the field curves of newer cars on the frontal classes."""
    checks = []
    for mode, belted, low, high, n, deaths, p in table.values["cells"]:
        name = "winsmash_frontal_1997_2002" if mode == "frontal" else "winsmash_nonfrontal_1997_2002"
        speeds = lognormal_points(name, low, high, n=50)
        found = sum(evaluate(CURVES_1997[mode, belted], v, "m/s").p for v in speeds) / len(speeds)
        what = f"death {mode} {'belted' if belted else 'unbelted'} {low:g}-{high:g} km/h"
        checks.append(_class(table, what, p, found, deaths, n, 40))
        if mode == "frontal":
            newer = mean_risk("fatal", "frontal", speeds, belted=float(belted)).mean()
            checks.append(
                _class(table, f"field curve of 2000-2016 cars, {what}", p, newer, deaths, n, 40, "test")
            )
    return checks


def nass_2000(table: Table) -> list[Check]:
    """The field curves, averaged over the people of the file, class by class."""
    checks = []
    for mode, belted, low, high, n, severe, deaths, p_severe, p_death in table.values["cells"]:
        speeds = lognormal_points(f"winsmash_{mode}", low, high, n=50)
        for outcome, shown, events in (("iss16", p_severe, severe), ("fatal", p_death, deaths)):
            found = mean_risk(outcome, mode, speeds, belted=float(belted)).mean()
            what = f"{outcome} {mode} {'belted' if belted else 'unbelted'} {low:g}-{high:g} km/h"
            checks.append(_class(table, what, shown, found, events, n, 20))
    speeds = lognormal_points("winsmash_frontal", 30, 50, n=50)
    near_side, frontal = (
        mean_risk("fatal", mode, speeds, belted=1.0).mean() for mode in ("near_side", "frontal")
    )
    checks.append(
        between(
            table.id,
            "death near side over frontal, 30-50 km/h, belted",
            5,
            15,
            near_side / frontal,
            kind="fit",
        )
    )
    return checks


def joksch(table: Table) -> list[Check]:
    """The rule itself, and unbelted occupants of all directions in NASS 1997-2002 and 2000-2015."""
    import numpy as np

    checks = []
    for mph in (20, 30, 40, 50):
        shown = table.values[f"at_{mph}mph"]
        rule = evaluate("joksch_fatal", mph, "mph").p
        checks.append(near(table.id, f"the rule at {mph} mph", shown, rule, within=0.001, kind="fit"))
        old = 0.628 * evaluate("nass_front_unbelted_fatal", mph, "mph").p
        old += 0.372 * evaluate("nass_nonfront_unbelted_fatal", mph, "mph").p
        checks.append(factor(table.id, f"unbelted, NASS 1997-2002, {mph} mph", shown, old, by=2))
        speed = np.array([mph * MPH])
        parts = {"frontal": 0.804, "near_side": 0.067, "far_side": 0.070, "rear": 0.059}
        new = sum(share * mean_risk("fatal", mode, speed, belted=0.0)[0] for mode, share in parts.items())
        says = "cars of 2000-2016 against a rule of the 1980s: a lower value is expected"
        checks.append(factor(table.id, f"unbelted, NASS 2000-2015, {mph} mph", shown, new, by=2, says=says))
    return checks


def richards(table: Table) -> list[Check]:
    """Curves fitted to the points, and US belted occupants of 2000-2016 at the same true delta-v."""
    import numpy as np

    checks = []
    for key, fitted, mode, scale in (
        ("frontal_mph", "richards_front_driver", "frontal", 0.81),
        ("side_mph", "richards_side_driver", "near_side", 1.129),
    ):
        for mph, shown in table.values[key].items():
            at = float(mph)
            own = evaluate(fitted, at, "mph").p
            checks.append(near(table.id, f"{fitted} at {mph} mph", shown, own, within=0.10, kind="fit"))
            us = mean_risk("fatal", mode, np.array([at * MPH * scale]), belted=1.0)[0]
            says = "the UK sample holds too many severe crashes, so a lower US value is expected"
            checks.append(
                near(table.id, f"US field curve, {mode}, {mph} mph", shown, us, within=0.10, says=says)
            )
    return checks


def nhtsa_2022(table: Table) -> list[Check]:
    """The field curves over the file's people against NHTSA's univariate ones, and the belted rate of 1998-2007."""
    import numpy as np

    checks = []
    for mph in table.values["mph"]:
        speed = np.array([mph * MPH])
        for outcome, level in (("fatal", "fatal"), ("mais3f", "mais3")):
            shown = evaluate(f"nhtsa22_frontal_{level}", mph, "mph").p
            found = mean_risk(outcome, "frontal", speed, belted=0.84, ais2005=True)[0]
            checks.append(factor(table.id, f"{outcome} frontal at {mph} mph", shown, found, by=2))
    speeds = lognormal_points("winsmash_frontal")
    rate = mean_risk("mais3f", "frontal", speeds, belted=1.0).mean()
    shown = table.values["frontal_belted_mais3_1998_2007"]
    checks.append(factor(table.id, "belted frontal MAIS3+ rate, AIS 1990/98", shown, rate, by=1.5))
    return checks
