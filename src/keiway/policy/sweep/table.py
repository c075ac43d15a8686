"""A sweep's answer as one table: a row for each vehicle in each state, for each new vehicle's terms, for each effect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keiway.policy.sweep.record import SweepAnswer

HEADER = (
    "work", "reform", "vehicle", "built", "day", "state", "effect", "unit", "before", "after", "register_before", "register_after", "drive_before", "drive_after",
    "cap_before_mph", "cap_after_mph", "low", "mid", "high", "mean", "share_up", "share_down", "sure", "says",
)  # fmt: skip


def header(answer: SweepAnswer) -> tuple[str, ...]:
    """With a column for each lever that is varied."""
    return (*HEADER[:2], *answer.axes, *HEADER[2:])


def rows(answer: SweepAnswer) -> Iterator[list[Any]]:
    swept = {each.id: [_plain(each.swept.get(axis)) for axis in answer.axes] for each in answer.points}
    for row in _rows(answer):
        yield [row.get("work"), row["reform"], *swept[row["reform"]], *(row.get(column, "") for column in HEADER[2:])]


def _rows(answer: SweepAnswer) -> Iterator[dict[str, Any]]:
    for one in answer.law:
        for row in one.rows:
            yield {
                "work": "law", "reform": one.point, "vehicle": one.vehicle, "built": one.built, "day": one.day, "state": row.state, "before": row.before,
                "after": row.after, "register_before": row.register_before, "register_after": row.register_after, "drive_before": row.drive_before,
                "drive_after": row.drive_after, "cap_before_mph": row.cap_before, "cap_after_mph": row.cap_after, "says": row.says,
            }  # fmt: skip
    for one in answer.terms:
        yield {
            "work": "terms", "reform": one.point, "vehicle": one.vehicle, "built": "new", "day": one.day, "before": one.before.pathway, "after": one.after.pathway,
            "cap_before_mph": one.before.cap_mph, "cap_after_mph": one.after.cap_mph, "says": one.says,
        }  # fmt: skip
        for what, unit in (("states", "states"), ("waived", "standards"), ("most_a_year", "vehicles a year")):
            before, after = (getattr(each, what) for each in (one.before, one.after))
            before, after = (len(each) if what == "states" else each for each in (before, after))
            yield {"work": "terms", "reform": one.point, "vehicle": one.vehicle, "built": "new", "day": one.day, "effect": what, "unit": unit, "before": before, "after": after}
    for one in answer.impact:
        for effect in (*one.effects, *one.net, *one.poles):
            yield {
                "work": "impact", "reform": one.point, "vehicle": " ".join(one.offered), "effect": effect.id, "unit": effect.unit, "low": effect.low, "mid": effect.mid,
                "high": effect.high, "mean": effect.mean, "share_up": effect.up, "share_down": effect.down, "sure": effect.sure, "says": effect.label,
            }  # fmt: skip
    for one in answer.failed:
        yield {"work": one.work, "reform": one.point, "effect": "failed", "says": f"{one.about}: {one.message}"}


def _plain(value: Any) -> Any:
    return " ".join(value) or "none" if isinstance(value, tuple) else value
