"""The boxes that ask: what stands in them, and beside which of them a mistake belongs."""

from __future__ import annotations

import re
from typing import Any

from keiway.errors import KeiwayError, attempt
from keiway.policy.path.goal import WORDS
from keiway.policy.path.goal import read as read_goal
from keiway.web.page import Asked
from keiway.web.pages.path.asking import EXAMPLE

WAYS = (("sold-new", "Sold new"), ("registered", "Registered"), ("imported", "Imported"))
ALSO = {"new": "sold-new", "sold": "sold-new", "used": "registered", "driven": "registered"}
ROADS = (("", "Any road it may be let on"), ("25mph", "Roads to 25 mph"), ("35mph", "Roads to 35 mph"), ("45mph", "Roads to 45 mph"), ("55mph", "Roads to 55 mph"), ("65mph", "Roads to 65 mph"))
MORE = ("built", "as_of", "features", "original", "in_us")
SPEED = re.compile(r"(\d{1,3})[ -]*(?:mph|mi/h)?", re.IGNORECASE)
#: Options of the command whose box has another name.
SPELT = {"--modified": "original", "--goal": "goal"}


def form(asked: Asked, way: str | None = None, wrong: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """Values as they were typed, the example's where nothing was. `way`: new or used, of a vehicle for which no way was named."""
    nothing = not (asked.one("vehicle") or asked.all("set") or asked.all("goal"))
    given = Asked({}, EXAMPLE) if nothing else asked
    boxes = in_boxes(given)
    chosen = boxes["way"] or {"new": "sold-new", "used": "registered"}.get(way or "", "sold-new" if nothing else "")
    speed = boxes["roads"]
    roads = ROADS if any(speed == value for value, _ in ROADS) else (*ROADS, (speed, f"Roads to {speed.removesuffix('mph')} mph"))
    return {
        "value": {**boxes, "vehicle": given.one("vehicle") or "", **{name: asked.one(name) or "" for name in MORE}},
        "ways": [(value, label, f"{WORDS[value][0].upper()}{WORDS[value][1:]}", value == chosen) for value, label in WAYS],
        "roads": roads, "set": asked.all("set"), "open": any(asked.one(name) for name in MORE if name != "as_of") or any(name in (wrong or {}) for name in MORE), "wrong": wrong or {},
    }  # fmt: skip


def in_boxes(asked: Asked) -> dict[str, str]:
    """The words of a goal, each in its box; those of no box are left out, and told as mistakes."""
    found = {"way": "", "roads": "", "freeways": "", "states": [], "units": "", "by": ""}
    for word in words(asked):
        name, sign, value = word.partition("=")
        plain = name.strip().casefold().replace("_", "-").replace(" ", "-")
        if sign and plain in ("states", "state"):
            found["states"].append(value.strip().replace("+", ", "))
        elif sign and plain in ("units", "by"):
            found[plain] = value.strip()
        elif plain in ("freeways", "freeway", "interstates"):
            found["freeways"] = "freeways"
        elif match := SPEED.fullmatch(plain):
            found["roads"] = f"{match[1]}mph"
        elif ALSO.get(plain, plain) in dict(WAYS):
            found["way"] = ALSO.get(plain, plain)
    if asked.one("state"):
        found["states"].insert(0, asked.one("state"))
    return {**found, "states": ", ".join(dict.fromkeys(found["states"]))}


def words(asked: Asked) -> list[str]:
    return [word.strip() for text in asked.all("goal") for word in text.split(",") if word.strip()]


def misplaced(asked: Asked, error: KeiwayError) -> dict[str, list[str]]:
    """Box -> what is wrong with it. What is wrong with the goal as a whole stands at its head: ``goal``."""
    found: dict[str, list[str]] = {}
    for word in words(asked):
        wrong: list[KeiwayError] = []
        attempt(wrong, lambda word=word: read_goal([word], "new"))
        for one in wrong:
            found.setdefault(_box(word), []).append(one.message)
    of_words = {message for messages in found.values() for message in messages}
    for one in getattr(error, "errors", [error]):
        if one.message not in of_words:
            found.setdefault(_field(asked, one), []).append(one.message)
    return found


def _box(word: str) -> str:
    boxes = in_boxes(Asked({}, (("goal", word),)))
    return next((name for name in ("states", "units", "by", "roads") if boxes[name]), "goal")


def _field(asked: Asked, error: KeiwayError) -> str:
    """The box that holds what the error would mend; else the vehicle's; empty for what has no box."""
    if error.message.startswith("by="):
        return "by"
    if error.message.startswith("run "):
        return ""
    for typed, _ in error.fixes:
        if typed.startswith("--"):
            name = SPELT.get(typed, typed.removeprefix("--").replace("-", "_"))
            return "states" if name == "state" else name
        for key, value in asked.given:
            if typed and typed.casefold() in value.casefold():
                return {"state": "states", "set": "vehicle"}.get(key, key)
    return "goal" if error.message.startswith("the goal") or "units=" in error.message else "vehicle"
