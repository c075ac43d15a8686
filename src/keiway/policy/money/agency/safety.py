"""T1 to T3: who is hurt, how badly, and what is gained for each life lost or saved."""

from __future__ import annotations

from typing import Any

import numpy as np

from keiway.policy.money.agency.cells import MIDDLES, MILLION, band, mean, one, table
from keiway.policy.money.agency.change import Change, pooled
from keiway.policy.money.facts import facts, minor_for_each, serious_shares
from keiway.policy.money.lines import SAFETY
from keiway.policy.record import Table

ROADS = ("up to 25 mph", "30 and 35 mph", "40 and 45 mph", "50 and 55 mph", "60 and 65 mph", "over 65 mph")


def population(change: Change) -> Table:
    """T1: people and roads that the change touches."""
    at, miles = change.quantity(), pooled(change, "miles_by_road")
    roles = (
        ("People in these households' vehicles", at["own_deaths"]), ("People in other vehicles", at["others_in_vehicles_deaths"]),
        ("On foot, bicycles and motorcycles", at["others_deaths"] - at["others_in_vehicles_deaths"]),
    )  # fmt: skip
    rows = [[label, "deaths", band(deaths), mean(deaths)] for label, deaths in roles]
    for column, road in enumerate(ROADS):
        driven = miles[:, column] if np.ndim(miles) == 2 else np.zeros(change.draws)
        rows.append([f"Roads posted {road}", "million miles of the vehicles", band(driven, MILLION), mean(driven, MILLION)])
    notes = (
        f"Over the lives of all vehicles sold {change.period}. For scale: {_national()}",
        "Not here: deaths by mode of crash. `keiway crash VEHICLE --us` has them for one vehicle; the change by mode is not worked out.",
    )  # fmt: skip
    return table("T1", "Target population: change by role and by posted limit of the road", ("Who or where", "What", "Change", "Mean"), rows, notes)


def _national() -> str:
    from keiway.crash.exposure.table import value

    return f"{value('occupant_deaths'):,.0f} people died in passenger vehicles in 2023 and {value('killed_pedestrians_2023'):,.0f} on foot."


def counts(change: Change, rate: float = 0.0) -> dict[str, tuple[Any, Any]]:
    """Severity -> people hurt, (own, others) [draw]; own ones whole, seen or not."""
    at = change.quantity(rate)
    found = {}
    for level in facts().levels:
        if level.id == "fatal":
            found[level.id] = (at["own_deaths"], at["others_deaths"])
            continue
        share = serious_shares()[level.id] if level.serious else minor_for_each()[level.id] * change.prices["minor_follow"]
        found[level.id] = tuple(share * (at[f"{who}_serious"] - at[f"{who}_deaths"]) for who in ("own", "others"))
    return found


def injuries(change: Change) -> Table:
    """T2: by severity."""
    rows = [[level.label, *(band(each) for each in (own, others, own + others))] for level in facts().levels for own, others in (counts(change)[level.id],)]
    notes = (
        MIDDLES,
        "MAIS 3 to 5 together come from the crash room and are split as injuries of 2019 were. MAIS 1 and 2 are an estimate: they follow the serious ones by 0 to 0.8 of their change in percent.",
    )  # fmt: skip
    return table("T2", f"Deaths and injuries, change over the lives of vehicles sold {change.period}", ("Severity", "Own", "Others", "All"), rows, notes)


def equivalent(change: Change, rate: float) -> Any:
    """Lives lost (positive) with injuries as parts of one, by DOT's fractions [draw]."""
    return sum(facts().level(id_).fraction * (own + others) for id_, (own, others) in counts(change, rate).items())


def lives(change: Change) -> Table:
    """T3: equivalent lives, and all other money for each."""
    rows = []
    for rate in (0.0, *change.rates):
        lost = equivalent(change, rate)
        rest = change.net(rate) - sum(change.lines(rate)[id_] for id_ in SAFETY)
        rows.append([_at(rate), band(lost), mean(lost), band(rest, MILLION), _for_each(rest, lost)])
    columns = ("Rate", "Equivalent lives lost (+) or saved (-)", "Mean", "All other effects, USD million", "Of them for each life, USD million, by means")
    notes = (
        "Injuries are parts of a life by DOT's fractions. All other effects: the net benefit without deaths and injuries. By means: the mean of the one over that of the other, since single draws divide by next to nothing.",
        f"DOT's value of a life beside which the last column stands: {np.median(change.prices['vsl']):.1f} million dollars of 2025.",
        "Own risk is whole here, whether buyers see it or not.",
    )  # fmt: skip
    return table("T3", f"Equivalent lives and cost-effectiveness, vehicles sold {change.period}", columns, rows, notes)


def _for_each(rest: Any, lost: Any) -> Any:
    whole, gained = float(np.mean(lost)), float(np.mean(rest))
    if whole == 0.0:
        return "no change in lives"
    if max(np.mean(lost > 0.0), np.mean(lost < 0.0)) < 0.9:
        return "not told: lives may be lost or saved"
    if whole < 0.0:
        return "lives are saved at no cost" if gained >= 0.0 else one(gained / whole, MILLION)
    return one(gained / whole, MILLION)


def _at(rate: float) -> str:
    return "not discounted" if rate == 0.0 else f"{rate:.0%}"

