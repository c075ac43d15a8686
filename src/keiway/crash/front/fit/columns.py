"""The head of a table of signals: which column is what, in which unit.

``time_s`` or ``Time [ms]``; ``acceleration_g``, ``accel_mps2``, ``a (m/s2)``; ``force_kN``, ``wall_force_lbf``;
``wall_row_1_kN`` and up for the rows of a load-cell wall, lowest first. An end in ``_cfc60`` says that the channel is
filtered already. Other columns are left alone. Where a name states no unit, the caller must.
"""

from __future__ import annotations

import re

import msgspec

from keiway.crash.front.fit.wrong import EXAMPLE, wrong
from keiway.errors import UsageError

GRAVITY = 9.80665
_MPS2 = ("mps2", "m_s2", "m_s_2", "m_s_s", "ms2")  # m/s2, m/s**2 and m/(s*s) among them
UNITS = {
    "time": {"s": 1.0, "sec": 1.0, "seconds": 1.0, "ms": 1e-3, "msec": 1e-3, "milliseconds": 1e-3},
    "acceleration": {"g": GRAVITY, "gs": GRAVITY, "g_s": GRAVITY, **dict.fromkeys(_MPS2, 1.0)},
    "force": {"n": 1.0, "kn": 1e3, "lbf": 4.4482216152605},
}
SHOWN = {"time": "s, ms", "acceleration": "g, mps2", "force": "N, kN, lbf"}
_HEADS = {"time": "t|time", "acceleration": "a|acc|accel|acceleration", "force": "(?:wall_)?force"}
NAMES = {kind: re.compile(rf"^(?:{head})(?:_(?P<unit>[a-z0-9_]+?))?(?:_cfc_?(?P<cfc>\d+))?$") for kind, head in _HEADS.items()}
ROW = re.compile(r"^wall_row_(?P<row>\d+)(?:_from_ground)?(?:_(?P<unit>[a-z0-9_]+?))?(?:_cfc_?(?P<cfc>\d+))?$")
FINE_CLASS = 60  # a coarser filter than this still needs the one of CFC 60


class Column(msgspec.Struct, frozen=True):
    """One column that is read: kind, place, name as given, factor to SI, filtered to CFC 60 or below."""

    kind: str
    at: int
    name: str
    factor: float
    filtered: bool = False
    row: int = 0


def columns(header: list[str], name: str, units: dict[str, str]) -> list[Column]:
    """The columns of a header line. Raises `InvalidFile` for one without time or acceleration, or with no names."""
    _check_units(units)
    if header and all(_is_number(title) for title in header):
        raise wrong(f"{name} line 1: numbers where the column names should be. Put a line such as time_ms,acceleration_g above.")
    strict, loose = [], []
    for at, title in enumerate(header):
        for kind, said in _kinds(title):
            unit = said["unit"] or units.get("force" if kind == "row" else kind, "").casefold()
            (strict if _factor(kind, unit) else loose).append((kind, at, title.strip(), unit, said))
    found = [_column(*one) for one in strict]
    for kind in ("time", "acceleration", "force", "row"):
        unread = [one for one in loose if one[0] == kind]
        if unread and (kind == "row" or not any(column.kind == kind for column in found)):
            raise _no_unit(name, *unread[0])
    for kind in ("time", "acceleration"):
        if not any(column.kind == kind for column in found):
            raise wrong(
                f"{name} line 1: no {kind} column among {', '.join(header) or 'no columns'}. "
                f"Name one as in {'time_ms' if kind == 'time' else 'acceleration_g'}."
            )
    twice = [a.name for i, a in enumerate(found) if any((a.kind, a.row) == (b.kind, b.row) for b in found[:i])]
    if twice:
        raise wrong(f"{name} line 1: column {twice[0]} gives a channel that another gives too; keep one.")
    return found


def _kinds(title: str):
    """What a title can be: `Acceleration [m/s²]` is read as acceleration_m_s2."""
    plain = re.sub(r"[^a-z0-9]+", "_", title.strip().casefold().replace("²", "2").replace("^", "")).strip("_")
    if match := ROW.match(plain):
        yield "row", match.groupdict()
    for kind, pattern in NAMES.items():
        if match := pattern.match(plain):
            yield kind, match.groupdict()


def _factor(kind: str, unit: str) -> float | None:
    return UNITS["force" if kind == "row" else kind].get(unit)


def _column(kind: str, at: int, title: str, unit: str, said: dict) -> Column:
    filtered = said["cfc"] is not None and int(said["cfc"]) <= FINE_CLASS
    return Column(kind, at, title, _factor(kind, unit), filtered, int(said.get("row") or 0))


def _no_unit(name: str, kind: str, at: int, title: str, unit: str, said: dict):
    shown = SHOWN["force" if kind == "row" else kind]
    return wrong(f"{name} line 1: column {title} states no unit keiway knows. End its name in one of {shown}.")


def _check_units(units: dict[str, str]) -> None:
    for kind, unit in units.items():
        if kind not in UNITS:
            raise UsageError(f"Units are given for time, acceleration or force, not for {kind!r}.", try_=EXAMPLE)
        if unit.casefold() not in UNITS[kind]:
            raise UsageError(f"Unit {unit!r} of {kind}: one of {SHOWN[kind]} is needed.", try_=EXAMPLE)


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
