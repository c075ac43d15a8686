"""The boxes of the page: the levers of one column, and how it is worked out."""

from __future__ import annotations

from typing import Any

from keiway.policy.lab.written import box, shown
from keiway.policy.reform.levers import levers
from keiway.policy.reform.record import Lever, Reform
from keiway.policy.reform.words import WHO
from keiway.web.page import Asked
from keiway.web.pages.policy.asking import SHOWN, Question, seconds
from keiway.web.pages.policy.sent import typed_boxes

GROUPS = (
    ("us.import.", "Used imports: the age that frees"), ("us.class.kei.", "A federal class of small vehicles"), ("us.class.medium_speed.", "A federal medium-speed class"),
    ("us.fmvss.", "Foreign approvals"), ("us.part555.", "Temporary exemptions (Part 555)"), ("us.duty.", "Duty"), ("us.built_in_us", "Where it is built"), ("states.", "States"),
)  # fmt: skip
OTHERS = "More"


def rows(reform: Reform, asked: Asked, wrong: dict[str, str]) -> list[dict[str, Any]]:
    """Groups of levers; a group where one is set or wrong stands open."""
    held = {each.lever: each for each in reform.set}
    given = typed_boxes(asked) if wrong else {}
    groups: dict[str, list[dict[str, Any]]] = {}
    for n, lever in enumerate(levers()):
        each = held.get(lever.id)
        text, from_ = given.get(lever.id, ("", "")) if wrong else (box(each.value) if each else "", str(each.from_) if each and each.from_ else "")
        row = {
            "lever": lever, "name": f"set.{n}", "value": text, "from": from_, "today": _today(lever), "range": _range(lever), "wrong": wrong.get(lever.id, ""),
            "wrong_from": wrong.get(f"{lever.id}.from", ""), "options": _options(lever), "who": "; ".join(WHO[who] for who in lever.who), "set": bool(text),
        }  # fmt: skip
        groups.setdefault(_group(lever), []).append(row)
    return [{"title": title, "rows": mine, "open": any(row["set"] or row["wrong"] or row["wrong_from"] for row in mine), "set": sum(row["set"] for row in mine)} for title, mine in groups.items()]


def _group(lever: Lever) -> str:
    return next((title for head, title in GROUPS if lever.id.startswith(head)), OTHERS)


def _today(lever: Lever) -> str:
    if lever.today is not None:
        return shown(lever, lever.today)
    return f"not in the law; taken as {shown(lever, lever.default)}" if lever.default is not None else "not in the law"


def _range(lever: Lever) -> str:
    if lever.low is not None:
        return f"{lever.low:,g} to {lever.high:,g} {lever.unit}"
    if lever.id == "states.follow":
        return "all, none, or states: TX, CO"
    listed = ", ".join((*lever.choices, *lever.also))
    return "" if lever.kind in ("flag", "choice") else listed or "numbers of standards: 111, 141"


def _options(lever: Lever) -> tuple[str, ...]:
    """Of a lever that is chosen, not typed."""
    return ("yes", "no") if lever.kind == "flag" else lever.choices if lever.kind == "choice" else ()


def settings(asked: Asked, found: Question) -> dict[str, Any]:
    """Step 2: what stands in its boxes."""
    offers, edits = list(asked.all("offer")), list(asked.all("edit"))
    one = found.asked[0]
    return {
        "entry": one.entry, "offers": [*offers, *[""] * max(3 - len(offers), 0)], "edits": [*edits, *[""] * max(2 - len(edits), 0)], "years": asked.one("years") or "",
        "draws": asked.one("draws") or "", "seed": asked.one("seed") or "", "as_of": asked.one("as_of") or "", "show": [(id_, words, id_ in found.show) for id_, words in SHOWN],
        "seconds": round(seconds(one.draws, len(found.reforms))), "open": any(asked.one(name) for name in ("edit", "seed", "as_of")),
    }  # fmt: skip
