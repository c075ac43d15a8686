"""For a law maker: how the state draws the line now and from when, and how others draw theirs, its neighbours first."""

from __future__ import annotations

import re

from keiway.answer import ORDER
from keiway.dossier.section import Part, Section
from keiway.map.neighbours import BORDERS
from keiway.spoken import in_words

#: Conditions on the vehicle itself; the others are on its age or its papers.
MEASURED = re.compile(r"(?:length|width|height)_in|engine_cc|power_|curb_mass_lb|top_speed")


def show(found, said) -> Part:
    rows = _rows(found)
    rules = [rule for rule in found.law.rules if rule.standing in ("in force", "coming")] if found.law else []
    return Part(
        view={
            "rules": rules, "near": [row for row in rows if row["near"]], "others": [row for row in rows if not row["near"]],
            "kind": found.answer.read_as["law_kind"], "pending": found.law.pending if found.law else [],
        },
        cites=tuple(cite for rule in rules for cite in rule.cites),
        data={"rows": rows},
    )  # fmt: skip


def _rows(found) -> list[dict]:
    """A state with a rule in force that names the kind and measures something or caps its roads; neighbours in any case."""
    from keiway.law.state.load import states
    from keiway.law.state.page import page

    case, kind = found.case, found.answer.read_as["law_kind"]
    near = BORDERS[case.state] if case.state else ()
    rows = []
    for code, law in sorted(states().items(), key=lambda item: item[1].name):
        if code == case.state:
            continue
        rules = [rule for rule in page(law, case.as_of, kind).rules if rule.standing == "in force"]
        rows += [_row(code, law.name, rule, code in near) for rule in rules if code in near or rule.max_posted_mph or MEASURED.search(rule.conditions)]
    return sorted(rows, key=lambda row: (row["state"] if row["near"] else "", ORDER.index(row["register"]), row["name"]))


def _row(code: str, name: str, rule, near: bool) -> dict:
    return {
        "state": code, "name": name, "near": near, "title": rule.title, "conditions": in_words(rule.conditions), "register": rule.register, "drive": rule.drive,
        "cap_mph": rule.max_posted_mph, "since": rule.since.replace("not known; earliest sign", "seen"), "basis": rule.basis, "rule": rule.id,
    }  # fmt: skip


SECTION = Section(title="How the line is drawn", place={"legislator": 10}, show=show)
