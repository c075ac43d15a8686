"""Reforms in columns on a terminal: the same rows, the same draws, and the chances between them."""

from __future__ import annotations

from collections.abc import Iterable

from keiway.cli.check import section
from keiway.cli.market.tables import table
from keiway.cli.output import Output
from keiway.policy.lab.compared import sentence
from keiway.policy.lab.record import Between, LawChange
from keiway.policy.lab.rows import across
from keiway.policy.lab.said import crossing, short, span, united
from keiway.policy.record import ImpactAnswer


def show(out: Output, laws: list[LawChange], answers: list[ImpactAnswer], between: Iterable[Between]) -> None:
    section(out, "In law", [f"{law.title}: {law.sentence}" for law in laws])
    if not answers:
        return
    first = answers[0]
    rows = []
    for mine in across([(*found.effects, *found.net) for found in answers]):
        if any(each and (each.up or each.down) for each in mine):
            rows.append([united(next(each for each in mine if each)), *(f"{short(each, each.mid)}\n{span(each)}\n{crossing(each)}" if each and (each.up or each.down) else "0" for each in mine)])
    table(out, "Change against the law as it is", ["", *(law.reform for law in laws)], rows, f"sales of {first.first_year} to {first.last_year}, whole lives")
    section(out, "One against another, on the same draws", [sentence(one) for one in between])
    for found in answers:
        section(out, f"{found.title}", [found.sentence])
    section(out, "What this leaves out", dict.fromkeys(text for found in answers for text in found.left_out))
    from keiway.cli.reform.page import foot

    foot(out, [f"keiway reform {law.reform}" for law in laws], f"{first.draws:,} draws, seed {first.seed}, dollars of {first.money_year}. ")
