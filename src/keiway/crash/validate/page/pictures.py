"""The pictures of the page, each an Altair chart with its sentence and its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from keiway.charts import Picture
from keiway.crash.front.curve import curve_of, force
from keiway.crash.front.measured import measured, signals_path
from keiway.crash.validate.laboratory.bench import car, into_wall
from keiway.crash.validate.laboratory.walls import camry_car, camry_pulse, fleet
from keiway.crash.validate.page import marks as m
from keiway.crash.validate.result import Check
from keiway.crash.validate.table import tables

KMH = 1 / 3.6


def all_of(checks: Sequence[Check]) -> dict[str, Picture]:
    """File name -> picture; the first is the overview."""
    from keiway.crash.validate.page import roads

    return {
        "verdicts.svg": verdicts(checks),
        "mass_law.svg": roads.mass_law(),
        "risk_by_delta_v.svg": roads.risk_by_delta_v(),
        "force_crush.svg": force_crush(),
        "class_rates.svg": roads.class_rates(),
        "pounds_off.svg": roads.pounds_off(),
        "camry_pulse.svg": pulse(),
        "pounds_that_kill.svg": roads.pounds_that_kill(),
        "wall_fleet.svg": wall_fleet(),
    }


def verdicts(checks: Sequence[Check]) -> Picture:
    """Independent rows of each table, held and missed."""
    import altair as alt

    from keiway.charts import theme

    rows = []
    for name, table in tables().items():
        mine = [check for check in checks if check.table == name and check.kind == "test"]
        for verdict, who in (("holds", "hold"), ("misses", "miss")):
            count = sum(check.verdict == verdict for check in mine)
            if count:
                rows.append({"table": SHORT.get(name, table.title), "who": who, "n": count})
    order = [row["table"] for row in rows]
    held = sum(row["n"] for row in rows if row["who"] == "hold")
    missed = sum(row["n"] for row in rows if row["who"] == "miss")
    bars = (
        alt.Chart(m.data(rows))
        .mark_bar(height=11)
        .encode(
            alt.X("n:Q", title="independent comparisons", axis=alt.Axis(tickMinStep=1)),
            alt.Y("table:N", title=None, sort=list(dict.fromkeys(order)), axis=alt.Axis(labelLimit=220, labelColor=theme.INK)),
            m.colour(["hold", "miss"]),
            alt.Order("who:N"),
        )
        .properties(width=180, height=18 * len(set(order)), title="Independent comparisons")
    )
    return Picture(
        chart=bars, title="Verdicts", columns=("table", "verdict", "count"), rows=[tuple(row.values()) for row in rows],
        summary=f"Of {held + missed} independent comparisons {held} hold and {missed} miss.",
    )  # fmt: skip


SHORT = {
    "evans_frick_1993_mass_law": "mass ratio law",
    "joksch_1993": "fourth power rule",
    "nass_1997_2002_by_delta_v": "US cars, 1997-2002",
    "nass_2000_2015_by_delta_v": "US cars, 2000-2015",
    "richards_2010": "UK risk by delta-v",
    "iihs_2009_small_into_midsize": "small into midsize 2009",
    "iihs_driver_death_rates": "class death rates",
    "nhtsa_mass_footprint": "100 lb off a class",
    "jncap_kei": "kei in Japanese barriers",
    "tiny_cars_other_ncaps": "tiny cars elsewhere",
    "japan_kei_vs_regular": "kei and regular, Japan",
    "ono_2025_kei": "kei hospital deaths",
    "iihs_2010_lsv_minitruck": "LSV and minitruck",
    "iihs_pickup_rear_seat_2023": "pickup rear seat",
    "iihs_small_overlap_mass_bins": "small overlap by mass",
    "camry_10146_wall_test": "Camry wall test",
    "weight_externality_economics": "what weight does to others",
    "nhtsa_wall_fleet": "US wall tests",
    "pedestrian_points": "people on foot",
    "nhtsa_2022_mais": "injury by delta-v 2022",
}


def force_crush() -> Picture:
    """Three fronts of the catalogue, up to a little past their own wall test."""
    names = {"N-Box (kei, estimate)": "honda-n-box-2", "2018 Camry (measured)": None, "F-150 (class of tests)": "ford-f-150-2021"}
    rows, ends = [], []
    for who, id_ in names.items():
        front = (car(id_) if id_ else camry_car()).front
        curve = curve_of(front)
        for j in range(0, 61):
            at = 1.25 * front.crush_m * j / 60
            rows.append({"x": 1e3 * at, "y": force(curve, at) / 1e3, "who": who})
        ends.append({"x": 1e3 * front.crush_m, "y": force(curve, front.crush_m) / 1e3, "who": who})
    x, y, c = m.x_axis("crush, mm", domain=(0, 950)), m.y_axis(), m.colour(list(names))
    return Picture(
        chart=m.layered("Force of the front, kN", m.line(rows, x, y, c), m.points(ends, x, y, c)),
        title="Force over crush", columns=("crush, mm", "force, kN", "vehicle"), rows=[tuple(row.values()) for row in rows],
        summary="Force of three fronts over their crush; the dot is the crush in the front's own wall test. The kei's is an estimate.",
    )  # fmt: skip


def pulse() -> Picture:
    """Measured and modelled deceleration of the Camry in its wall test."""
    time, g, _ = camry_pulse()
    modelled = [{"x": 1e3 * t, "y": a, "who": "modelled"} for t, a in zip(time[::2], g[::2], strict=True) if t <= 0.12]
    seen = [{"x": t, "y": a, "who": "measured, CFC 60"} for t, a in _measured_pulse() if t <= 120]
    x, y, c = m.x_axis("time from first touch, ms", domain=(0, 120)), m.y_axis(), m.colour(["measured, CFC 60", "modelled"])
    return Picture(
        chart=m.layered("Deceleration of the compartment, g", m.line(seen, x, y, c), m.line(modelled, x, y, c)),
        title="Pulse of the 2018 Camry in NHTSA test 10146",
        columns=("time, ms", "deceleration, g", "which"), rows=[tuple(row.values()) for row in (*seen, *modelled)],
        summary="The 2018 Camry into a wall at 57 km/h, measured and modelled: the model levels each dip with the peak before it and follows the rise to the end.",
    )  # fmt: skip


def _measured_pulse() -> list[tuple[float, float]]:
    """Every millisecond: time (ms) and deceleration (g)."""
    import csv

    with signals_path(measured("camry2018")).open(newline="", encoding="utf-8") as file:
        return [(float(row["time_ms"]), -float(row["acceleration_g_cfc60"])) for row in csv.DictReader(file)][::2]


def wall_fleet() -> Picture:
    """Crush of the fleet in walls at three speeds: quartiles published, ours in the median and quartiles."""
    from statistics import quantiles

    table, cars = tables()["nhtsa_wall_fleet"], fleet()
    seen, ours = [], []
    for key in ("at_40kmh", "at_48kmh", "at_56kmh"):
        kmh = table.values["mean_speed_kmh"][key]
        crush = table.values[key]["crush_mm"]
        seen.append({"x": kmh - 0.4, "y": crush["p50"], "low": crush["p25"], "top": crush["p75"], "who": "published median, quartiles"})
        low, mid, top = quantiles([1e3 * into_wall(one, kmh * KMH)["crush_m1"] for one in cars], n=4)
        ours.append({"x": kmh + 0.4, "y": mid, "low": low, "top": top, "who": "modelled"})
    x, y = m.x_axis("speed into the wall, km/h", domain=(36, 60)), m.y_axis(domain=(300, 800))
    c = m.colour(["published median, quartiles", "modelled"])
    both = [*seen, *ours]
    bars = [{**row, "y": row["low"]} for row in both]
    return Picture(
        chart=m.layered("Dynamic crush, mm", m.intervals(bars, x, y, c), m.points(both, x, y, c)),
        title="Crush of the US fleet in walls", columns=("speed, km/h", "crush, mm", "lower quartile", "upper quartile", "which"),
        rows=[tuple(row.values()) for row in both],
        summary="Crush of US vehicles in walls: fronts come from 56 km/h; the other speeds are predictions; 48 km/h is five tests.",
    )  # fmt: skip
