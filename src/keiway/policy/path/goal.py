"""What is to become possible, read from words: ``sold-new,55mph,states=30,by=2030-01-01``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from keiway.case import COVERAGE_TO
from keiway.days import parse_day
from keiway.errors import KeiwayError, UsageError, attempt, raise_all
from keiway.flags import find_state
from keiway.places import PLACES

Way = Literal["new", "used"]
#: Words of a goal, with what each asks. `keiway path --help` and its errors tell them.
WORDS = {
    "sold-new": "its maker may sell it new without rebuilding its body",
    "registered": "a used one may be brought in, registered and driven",
    "imported": "a used one may be brought in; no state is asked",
    "55mph": "it may use roads posted to 55 mph (any speed)",
    "freeways": "limited-access roads too",
    "states=30": "in so many of the 50 states and DC; or named ones, as in states=CO+TX",
    "units=10000": "so many may be sold new a year",
    "by=2030-01-01": "on that day; otherwise on the day asked about",
}
TRY = 'keiway path "Honda N-Box JF5" --goal sold-new,55mph,states=30'
_SPEED = re.compile(r"(\d{1,3})\s*(?:mph|mi/h)?")
SPEEDS = (15, 85)  # posted limits there are, mph


class Goal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One goal. `states` is how many must register it; the `named` ones among them."""

    way: Way
    states: int = 0
    named: tuple[str, ...] = ()
    mph: int | None = None  # posted limit of the roads it must be let on
    freeways: bool = False
    units: int | None = None  # new ones a year
    by: date | None = None

    @property
    def asks_states(self) -> bool:
        return bool(self.states or self.named)

    @property
    def words(self) -> str:
        """The goal in a phrase: 'sold new and driven on roads to 55 mph in 30 states by 2030-01-01'."""
        parts = ["sold new" + (f", {self.units:,} a year" if self.units else "")] if self.way == "new" else ["brought in used"]
        if self.asks_states:
            parts.append("registered and driven" + (f" on roads to {self.mph} mph" if self.mph else "") + (", freeways too," if self.freeways else ""))
        said = ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
        if self.named:
            said += f" in {', '.join(self.named)}"
        elif self.states:
            said += f" in {places(self.states)}"
        return said + (f" by {self.by}" if self.by else "")


def places(n: int) -> str:
    return "a state" if n == 1 else "all 50 states and DC" if n == len(PLACES) else f"{n} states"


def read(texts: Sequence[str], default: Way, state: str | None = None) -> Goal:
    """The goal of one or more texts of words; every mistake is told. `default`: the way where none is named.

    Raises `UsageError` naming the word and the nearest one.
    """
    wrong: list[KeiwayError] = []
    given: dict[str, object] = {}
    for text in texts:
        own: list[KeiwayError] = []
        for word in (part.strip() for part in text.split(",")):
            if word:
                _take(given, word, own)
        wrong += _mended(text, own)
    raise_all(wrong)
    return _goal(given, default, state)


def _mended(text: str, wrong: list[KeiwayError]) -> list[KeiwayError]:
    """The mistakes of one text, each mended in the whole of it: a face puts one text in place of the other."""
    right = text
    for error in wrong:
        for typed, instead in error.fixes:
            right = right.replace(typed, instead or "", 1)
    right = ",".join(word for word in (part.strip() for part in right.split(",")) if word)
    whole = bool(right) and all(error.fixes for error in wrong)
    for n, error in enumerate(wrong):
        error.fix = ((text if n == 0 else right), right) if whole else ("--goal", right or None) if error.fixes else None
        error.fixes = [error.fix] if error.fix else []
        error.try_ = error.try_ or TRY
    return wrong


def _goal(given: dict[str, object], default: Way, state: str | None) -> Goal:
    named = tuple(dict.fromkeys([*([state] if state else []), *given.get("named", ())]))
    way = given.get("way", default)
    states = int(given.get("states", 0))
    driven = given.get("mph") or given.get("freeways") or (way == "used" and not given.get("imported"))
    if given.get("imported") and (states or named or driven):
        raise UsageError(
            "the goal asks for a vehicle that is only brought in and for roads or states too. Say registered instead of imported.",
            try_=TRY.replace("sold-new", "registered"),
        )
    if way == "used" and given.get("units"):
        raise UsageError("units= is of new ones sold a year, and the goal is a used one. Say sold-new, or leave units out.", try_=TRY)
    if not named and not states and driven:
        states = 1
    return Goal(
        way=way, states=max(states, len(named)), named=named, mph=given.get("mph"), freeways=bool(given.get("freeways")), units=given.get("units"), by=given.get("by")
    )


def _take(given: dict[str, object], word: str, wrong: list[KeiwayError]) -> None:
    """Read one word into `given`; what is wrong with it goes to `wrong`."""
    name, sign, value = word.partition("=")
    plain = name.strip().casefold().replace("_", "-").replace(" ", "-")
    found: dict[str, object] | None = {}
    if plain in ("sold-new", "new", "sold"):
        found = {"way": "new"}
    elif plain in ("registered", "used", "driven"):
        found = {"way": "used"}
    elif plain == "imported":
        found = {"way": "used", "imported": True}
    elif plain in ("freeways", "freeway", "interstates"):
        found = {"freeways": True}
    elif plain in ("states", "state") and sign:
        found = attempt(wrong, lambda: _states(value.strip()))
    elif plain == "units" and sign:
        found = attempt(wrong, lambda: {"units": _units(value.strip())})
    elif plain == "by" and sign:
        found = attempt(wrong, lambda: {"by": _by(value.strip())})
    elif match := _SPEED.fullmatch(plain.removesuffix("-mph")):
        found = attempt(wrong, lambda: {"mph": _speed(word, int(match[1]))})
    else:
        wrong.append(_unknown(word, plain))
    _add(given, found or {}, word, wrong)


def _add(given: dict[str, object], found: dict[str, object], word: str, wrong: list[KeiwayError]) -> None:
    """A thing said twice, and differently, is a mistake; said twice alike it is once."""
    for key, value in found.items():
        if given.setdefault(key, value) != value:
            wrong.append(UsageError(f"the goal says {_said(key, given[key])} and {_said(key, value)}. Leave one out.", fix=(word, None)))


def _said(key: str, value: object) -> str:
    shown = {"way": {"new": "sold-new", "used": "registered"}.get(str(value)), "mph": f"{value}mph", "named": "+".join(value) if key == "named" else ""}
    return shown.get(key) or f"{key}={value}"


def _states(text: str) -> dict[str, object]:
    if text.casefold() in ("all", "every"):
        return {"states": len(PLACES)}
    if text.isdecimal():
        n = int(text)
        if not 1 <= n <= len(PLACES):
            raise UsageError(f"states={text}: there are 50 states and DC. Give 1 to {len(PLACES)}.", fix=(f"states={text}", f"states={len(PLACES)}"))
        return {"states": n}
    return {"named": tuple(dict.fromkeys(find_state(part.strip()) for part in re.split(r"[+/]", text) if part.strip()))}


def _units(text: str) -> int:
    plain = text.replace("_", "")
    if not plain.isdecimal() or int(plain) < 1:
        raise UsageError(f"units={text}: give how many a year, as in units=10000.", fix=(f"units={text}", "units=10000"))
    return int(plain)


def _by(text: str) -> date:
    day = parse_day(text, "by")
    if day > COVERAGE_TO:
        raise UsageError(f"by={text}: the law coded here runs to {COVERAGE_TO}.", suggestions=[str(COVERAGE_TO)], fix=(f"by={text}", f"by={COVERAGE_TO}"))
    return day


def _speed(word: str, mph: int) -> int:
    if not SPEEDS[0] <= mph <= SPEEDS[1]:
        raise UsageError(f"{word}: no road is posted {mph} mph. Give {SPEEDS[0]} to {SPEEDS[1]}, as in 55mph.", fix=(word, "55mph"))
    return mph


def _unknown(word: str, plain: str) -> UsageError:
    from keiway.flags import nearest

    close = nearest(plain, list(WORDS))
    hint = f"did you mean {close[0]}?" if close else f"A goal is made of {', '.join(WORDS)}."
    return UsageError(
        f"goal {word!r} is not understood: {hint}", suggestions=close, fix=(word, close[0]) if close else None,
    )  # fmt: skip
