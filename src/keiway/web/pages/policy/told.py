"""Step 3: what is read once Run was pressed. Where it takes long, one reform is worked out at a time and the page goes on by itself."""

from __future__ import annotations

import time
from typing import Any

import msgspec

from keiway.policy import lab
from keiway.policy.lab import compared
from keiway.policy.lab.rows import across
from keiway.policy.lab.said import crossing, number, short, signed, span, united
from keiway.policy.record import Asked as OnImpact
from keiway.policy.record import Effect, ImpactAnswer
from keiway.web.figure import Figure, figure
from keiway.web.pages.policy.asking import Question

#: Seconds of the processor after which an answer waits for the next request. One impact takes up to seven.
BUDGET_S = 3.0
#: Its chance would be that of a guess at what no study tells; both ends of that are told beside it.
GUESSED = ("net_3", "net_7", "net_0")
EACH = ("own_deaths", "others_deaths", "all_deaths", "own_serious", "others_serious", "co2", "hours_lost", "buyers")
GROUPS = {"vehicles": "Vehicles", "roads": "Roads", "safety": "Both sides of the crash", "energy": "Fuel and carbon", "time": "Time", "money": "Money, not discounted"}
DRIVERS = 5
DRIVEN = (("all_deaths", "all deaths"), ("net_3", "the net benefit at 3 percent"))


def worked_out(asked: tuple[OnImpact, ...]) -> int | None:
    """All of it, or as much as a request should take: then how many parts are done. What was worked out before costs nothing."""
    parts: list[Any] = [lambda one=one: lab.answered(one) for one in asked]
    parts += [lambda one=one: compared.draws(one) for one in asked] if len(asked) > 1 else []
    began = time.process_time()
    for n, part in enumerate(parts):
        if time.process_time() - began > BUDGET_S:
            return n
        part()
    return None


def view(found: Question) -> dict[str, Any]:
    beside = lab.beside(found.asked)
    answers, laws = beside.answers, beside.law
    show = found.show
    return {
        "answers": answers, "laws": laws, "between": [compared.sentence(one) for one in beside.between], "says": beside.says, "groups": groups(answers, show),
        "charts": figures(found, beside) if "pictures" in show else {}, "places": places(laws) if "pictures" in show else [],
        "drivers": [drivers(one) for one in answers], "left_out": list(dict.fromkeys(text for one in answers for text in one.left_out)),
        "assumed": list(dict.fromkeys(text for one in answers for text in one.assumed)), "tables": "tables" in show, "letters": "ABCD", "cell": _cell,
        "count": number, "change": lambda value: _minus(signed(value)),
    }  # fmt: skip


def groups(answers: tuple[ImpactAnswer, ...], show: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows of the table by group, one cell a reform; what never changes under any is told in a line."""
    told = []
    for id_, title in GROUPS.items():
        if id_ in show:
            told.append(_group(title, [[one for one in found.effects if one.group == id_] for found in answers]))
    if "money" in show:
        told.append(_group("Money by party, present value at 3 percent", [[one for one in found.parties if one.id.endswith("_3")] for found in answers]))
        told.append(_group("Net benefit, all parties in the United States", [[*found.poles, *found.net] for found in answers]))
    if "safety" in show:
        told.append(_group("For each 100,000 vehicles more or fewer", [[_each(one) for one in found.effects if one.per and one.id in EACH] for found in answers]))
    return [one for one in told if one["rows"] or one["still"]]


def _each(one: Effect) -> Effect:
    """For a round number of vehicles: how many there are is the least known of all."""
    return msgspec.structs.replace(one, low=one.per_low or 0.0, mid=one.per_mid or 0.0, high=one.per_high or 0.0)


def _group(title: str, columns: list[list[Effect]]) -> dict[str, Any]:
    rows, still = [], []
    for mine in across(columns):
        one = next(each for each in mine if each)
        if any(each and (each.up or each.down) for each in mine):
            rows.append({"id": one.id, "label": united(one), "says": one.says, "part": one.label.startswith("of these"), "cells": [_figure(each) for each in mine]})
        else:
            still.append(one.label)
    return {"title": title, "rows": rows, "still": still}


def _figure(one: Effect | None) -> dict[str, str]:
    if one is None:
        return {"change": "0", "band": "", "chance": "nothing of the kind enters", "sure": "high"}
    zero = one.up == one.down == 0.0
    return {"change": _minus(short(one, one.mid)), "band": "" if zero else _minus(span(one)), "chance": "no change in any draw" if zero else "as drawn" if one.id in GUESSED else crossing(one), "sure": one.sure}


def _minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")


def figures(found: Question, beside: Any) -> dict[str, Figure]:
    from keiway.policy import pictures

    made = {}
    for what in ("bars", "sold", "tornado"):
        if what != "tornado" or (len(beside.answers) == 1 and beside.answers[0].shares):
            made[what] = figure(pictures.picture(what, beside.law, beside.answers), f"chart-{what}")
    return made


def places(laws: tuple[Any, ...]) -> list[dict[str, Any]]:
    """Of each reform that moves a state: both boards of the vehicle for which most changes."""
    from markupsafe import Markup

    from keiway.charts import inline
    from keiway.policy import pictures
    from keiway.policy.pictures import places as drawn

    made = []
    for n, law in enumerate(laws):
        one = pictures.subject(law)
        if one.changed:
            boards = [Markup(inline(drawn.board(one, law, when, f"m{n}{when[0]}"), f"m{n}{when[0]}")) for when in ("before", "after")]
            whole = drawn.picture(one, law)
            rows = [row for row in whole.rows if row[-1]]
            made.append({"title": law.title, "summary": whole.summary, "boards": boards, "columns": whole.columns[:-1], "rows": [row[:-1] for row in rows]})
    return made


def drivers(found: ImpactAnswer) -> dict[str, Any]:
    from keiway.cli.reform.effects import share

    parts = [(words, [{"share": share(one), "label": one.label, "settles": one.settles, "factor": one.factor} for one in found.shares if one.effect == effect][:DRIVERS]) for effect, words in DRIVEN]
    return {"parts": [(words, mine) for words, mine in parts if mine], "narrows": found.narrows}


def _cell(found: Any) -> tuple[str, str]:
    """A cell of an agency's table: what it says, and its band."""
    from keiway.cli.reform.tables import cell

    mid, _, band = cell(found).partition("\n")
    return (_minus(mid), _minus(band)) if found.mid is not None else (mid, "")
