"""Pictures of the tables of roads: the mass law, risk by change of speed, classes, pounds."""

from __future__ import annotations

import math

import numpy as np

from keiway.charts import Picture
from keiway.crash.validate.field.crowd import mean_risk
from keiway.crash.validate.page import marks as m
from keiway.crash.validate.roads import classes, mass
from keiway.crash.validate.roads.fleet import fleet_deaths
from keiway.crash.validate.roads.kinds import Kind
from keiway.crash.validate.roads.population import light
from keiway.crash.validate.table import tables

KMH = 1 / 3.6
LB = 0.45359237


def mass_law() -> Picture:
    """Risk ratio over mass ratio, with the published band."""
    table = tables()["evans_frick_1993_mass_law"]
    belts = table.given("belted_1980s")
    early = Kind(name="car", front="car_early", mass_kg=1500, restraint="belt")
    modern = Kind(name="car", front="midsize_car_2010", mass_kg=1500)
    then, now = "model, cars to 1995, belts 0.2", "model, cars of 2010 on, belts 0.86"
    rows = [{"x": mu, "y": r, "who": then} for mu, r in mass.mass_law_points(early, belts)]
    rows += [{"x": mu, "y": r, "who": now} for mu, r in mass.mass_law_points(modern)]
    low, high, head = (table.values[name] for name in ("u_low", "u_high", "u_headline"))
    ratios = [1 + 0.1 * j for j in range(14)]
    published = [{"x": mu, "y": mu**low, "top": mu**high} for mu in ratios]
    middle = [{"x": mu, "y": mu**head, "who": "published 3.58, band 2.7 to 4.3"} for mu in ratios]
    x = m.x_axis("heavier mass over lighter", log=True, domain=(1, 2.3), values=(1, 1.2, 1.4, 1.6, 1.8, 2, 2.2))
    y, c = m.y_axis(log=True, domain=(1, 36), values=(1, 2, 4, 8, 16, 32)), m.colour([then, now, middle[0]["who"]])
    return Picture(
        chart=m.layered("Driver deaths, lighter car over heavier", m.band(published, x, y), m.line(middle, x, y, c, dash="dashed"), m.points(rows, x, y, c)),
        title="Mass ratio law", columns=("mass ratio", "risk ratio", "which"), rows=[tuple(row.values()) for row in rows],
        summary="Death risk in the lighter of two cars over that in the heavier, by mass ratio: the model lies in the published band.",
    )  # fmt: skip


def risk_by_delta_v() -> Picture:
    """Belted frontal death: NASS classes with the interval of their count, the curve, and the whole model's fleet."""
    cells = [row for row in tables()["nass_2000_2015_by_delta_v"].values["cells"] if row[0] == "frontal" and row[1] == 1]
    dv, death, weight = fleet_deaths()
    dots, bars, fleet = [], [], []
    seen, whole, curve = "NASS 2000-2015, 95% of the count", "whole model, fleet", "field curve"
    for _, _, low, high, _, _, deaths, _, p in cells:
        if not deaths:
            continue
        at, spread = (low + min(high, 100)) / 2, 1.96 / math.sqrt(deaths)
        dots.append({"x": at, "y": 100 * p, "who": seen})
        bars.append({"x": at, "y": 100 * p * math.exp(-spread), "top": 100 * min(p * math.exp(spread), 1.0), "who": seen})
        inside = (dv >= low * KMH) & (dv < high * KMH)
        fleet.append({"x": at + 1.2, "y": 100 * float(np.average(death[inside], weights=weight[inside])), "who": whole})
    speeds = np.arange(13, 100, 3) * KMH
    risk = mean_risk("fatal", "frontal", speeds, belted=1.0)
    line = [{"x": float(v / KMH), "y": 100 * float(r), "who": curve} for v, r in zip(speeds, risk, strict=True)]
    x = m.x_axis("delta-v by WinSMASH, km/h", domain=(5, 100))
    y = m.y_axis(log=True, domain=(0.002, 60), values=(0.01, 0.1, 1, 10), form="~g")
    c = m.colour([seen, whole, curve])
    return Picture(
        chart=m.layered("Death of belted people, frontal, %", m.line(line, x, y, c), m.intervals(bars, x, y, c), m.points([*dots, *fleet], x, y, c)),
        title="Risk by change of speed", columns=("delta-v, km/h", "death, %", "which"),
        rows=[tuple(row.values()) for row in (*dots, *fleet)],
        summary="Death of belted front occupants by class of delta-v: the file the curve was fitted to, the curve, and vehicles drawn and stepped.",
    )  # fmt: skip


def class_rates() -> Picture:
    """Classes over all, published for three sets of model years and modelled."""
    import altair as alt

    from keiway.charts import theme

    table = tables()["iihs_driver_death_rates"]
    found, values = classes.rates(table), table.values
    new, mid, old = (values[name] for name in ("models_2020_cy_2018_2021", "models_2017_cy_2015_2018", "models_2005_08_cy_2006_2009"))
    rows = [("minicar", new["minicar"] / new["all"]), ("minicar", mid["minicar"] / mid["all"]), ("minicar", old["minicar_4door"] / old["all"])]
    rows += [("very large SUV", mid["very_large_suv"] / mid["all"]), ("minivan", old["minivans"] / old["all"]), ("pickup", old["pickups"] / old["all"])]
    published = [{"kind": kind, "y": ratio, "who": "published"} for kind, ratio in rows]
    names = {"minicar": "minicar", "very large SUV": "very_large_suv", "minivan": "minivan", "pickup": "large_pickup"}
    ours = [{"kind": kind, "y": found[name].own, "who": "model, vehicle alone"} for kind, name in names.items()]
    across = alt.X("y:Q", title="driver deaths over those of all", scale=alt.Scale(domain=[0, 4.5]))
    up = alt.Y("kind:N", title=None, sort=list(names), axis=alt.Axis(labelColor=theme.INK, labelFontSize=theme.TEXT))
    dots = alt.Chart(m.data([*published, *ours])).mark_point().encode(across, up, m.colour(["published", "model, vehicle alone"]))
    return Picture(
        chart=alt.layer(dots).properties(title="Driver death rate by class", width=theme.WIDTH - 70, height=170),
        title="Death rates by class", columns=("class", "ratio", "which"), rows=[tuple(row.values()) for row in (*published, *ours)],
        summary="Driver deaths of four classes over those of all, published by IIHS for models of 2005-08, 2017 and 2020, and by the model.",
    )  # fmt: skip


def pounds_off() -> Picture:
    """Percent more deaths after 100 lb less, with the published intervals."""
    import altair as alt

    from keiway.charts import theme

    table = tables()["nhtsa_mass_footprint"]
    names = {
        "car_lt_3106_lb": "cars under 3,106 lb", "car_ge_3106_lb": "cars from 3,106 lb", "cuv_minivan": "CUVs, minivans",
        "ltv_lt_4594_lb": "trucks under 4,594 lb", "ltv_ge_4594_lb": "trucks from 4,594 lb",
    }  # fmt: skip
    change, published = mass.footprint_changes(table), table.values["values_percent"]["kahane_2012"]
    bars, dots = [], []
    for name, kind in names.items():
        low, high = published[name]["ci"]
        bars.append({"kind": kind, "y": low, "top": high, "who": "Kahane 2012, 95%"})
        dots.append({"kind": kind, "y": published[name]["est"], "who": "Kahane 2012, 95%"})
        dots.append({"kind": kind, "y": float(change[name]), "who": "model"})
    across = alt.X("y:Q", title="more deaths per 100 lb less, %", scale=alt.Scale(domain=[-2, 3]))
    up = alt.Y("kind:N", title=None, sort=list(names.values()), axis=alt.Axis(labelColor=theme.INK, labelLimit=170))
    c = m.colour(["Kahane 2012, 95%", "model"])
    return Picture(
        chart=alt.layer(
            alt.Chart(m.data(bars)).mark_rule(strokeWidth=1.5).encode(across, up, alt.X2("top:Q"), c),
            alt.Chart(m.data(dots)).mark_point().encode(across, up, c),
        ).properties(title="A class made 100 lb lighter", width=theme.WIDTH - 130, height=190),
        title="100 lb off a class", columns=("class", "percent", "which"), rows=[tuple(row.values()) for row in dots],
        summary="Change of all deaths in crashes of a class that loses 100 lb at the same size: NHTSA's regressions of 2012 and the model.",
    )  # fmt: skip


def pounds_that_kill() -> Picture:
    """Deaths in the other and in the own car by the curb weight of one vehicle, over those of the median."""
    table = tables()["weight_externality_economics"]
    values = table.values["economist_2024"]
    seen_other, seen_own = values["other_car_deaths_per_10000_crashes"], values["own_car_deaths_per_10000_crashes"]
    lb = values["curb_lb"]
    weights = [2300, 2800, 3500, 4200, 5000, 6000, 6800]
    kinds = [_by_weight(pounds) for pounds in weights]
    base = weights.index(lb["median"])
    other, own = [mass.of_others(kind, light()) for kind in kinds], [mass.among(kind, light()) for kind in kinds]
    them, us = "in the other car", "in the own car"
    rows = [{"x": w, "y": float(r / other[base]), "who": them} for w, r in zip(weights, other, strict=True)]
    rows += [{"x": w, "y": float(r / own[base]), "who": us} for w, r in zip(weights, own, strict=True)]
    dots = [{"x": lb[name], "y": seen_other[name] / seen_other["median"], "who": them} for name in lb]
    dots += [{"x": lb[name], "y": seen_own[name] / seen_own["median"], "who": us} for name in lb]
    x = m.x_axis("curb weight of one vehicle, lb", domain=(2000, 7000), values=(2000, 3000, 4000, 5000, 6000, 7000))
    y, c = m.y_axis(log=True, domain=(0.2, 8), values=(0.25, 0.5, 1, 2, 4, 8), form="~g"), m.colour([them, us])
    return Picture(
        chart=m.layered("Deaths per crash over those at 3,500 lb", m.line(rows, x, y, c), m.points(dots, x, y, c)),
        title="What weight does", columns=("curb weight, lb", "ratio", "whose"), rows=[tuple(row.values()) for row in (*rows, *dots)],
        summary="Deaths per two-vehicle crash by weight: lines the model, dots The Economist 2024; the heaviest have harder crashes, so both their dots lie higher.",
    )  # fmt: skip


def _by_weight(pounds: float) -> Kind:
    """The front of the class that mostly has this weight: small car, midsize car, SUV, pickup."""
    for below, front in ((3000, "small_car_2010"), (3800, "midsize_car_2010"), (4700, "midsize_suv_2010"), (1e9, "large_pickup_2010")):
        if pounds < below:
            truck = front not in ("small_car_2010", "midsize_car_2010")
            return Kind(name=front, front=front, mass_kg=pounds * LB + 80, light_truck=truck)
    raise AssertionError(pounds)


