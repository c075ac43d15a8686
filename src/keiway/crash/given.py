"""A front of one's own: the file `keiway crash fit SIGNALS --save FILE` writes, and what a crash takes in place of the catalogue's.

    save(fit, "camry.yaml", title)      a small YAML file, the fields of `crash.record.Front`
    read("camry.yaml") -> Given         from that, or from JSON (`keiway crash fit --json` too)

The step holds a front as six straight stretches (runners/ramps.py). One it cannot hold is refused with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import msgspec

from keiway.crash.front.curve import Curve, curve_of, force
from keiway.crash.record import Front, Level
from keiway.errors import InvalidFile, UsageError
from keiway.vehicles.mistakes import plain, sentence, unknown

SCHEMA = "crash-front/1"
EXAMPLE = "keiway crash fit camry2018 --save front.yaml"
#: Largest difference of force, as a share, between the front and the same front in the step.
HELD_WITHIN = 0.005
_TO = 1.6  # of the test's crush: how far both are compared
_STEPS = 320
#: What a relative standard deviation, a height (m) and a width (m) can be.
_BETWEEN = {"crush_sd": (0.0, 0.5), "stiffness_sd": (0.0, 0.6), "cabin_sd": (0.0, 0.6), "ahof_m": (0.1, 1.5), "width_m": (0.5, 3.0)}
_DIGITS = {"test_mass_kg": 1, "test_speed_mps": 4, "crush_m": 4, "cabin_crush_m": 4, "cabin_force_n": 0, "ahof_m": 4}
_HEAD = """\
# A front: force against crush, for `keiway crash VEHICLE --vs VEHICLE --speed 35 --front {file}` (the first vehicle's)
# or `--front-vs {file}` (the partner's).
# Made by `keiway crash fit` from: {title}
# F(x) = Fs h(x / crush_m); Fs is such that the energy up to crush_m is that of test_mass_kg at test_speed_mps.
# s and h are the knots of that shape: at most five up to 1.4, one past it, h never falling.
# Units stand in the names: kg, m/s, m, N. crush_sd, stiffness_sd, cabin_sd: relative standard deviations.
# level: measured, derived or class. ahof_m (average height of force) may be left out.
"""


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """A front, and how it is called where it is told: the name of its file."""

    front: Front
    name: str = "the call"


#: Of each vehicle of a meeting: a front, the path of its file, or None for the catalogue's.
Fronts = tuple[Given | Front | str | Path | None, Given | Front | str | Path | None] | None


def given(front: Given | Front | str | Path | None) -> Given | None:
    """Whatever stands for a front of one's own. Raises `InvalidFile` or `UsageError` where it is none."""
    if front is None or isinstance(front, Given):
        return front
    if isinstance(front, Front):
        return Given(front=checked(front))
    return read(front)


def save(fit, path: str | Path, title: str) -> Path:
    """Write the front of a `Fit` as YAML. A file that is there is written over, as pictures are."""
    import yaml

    path, front = Path(path), fit.front
    plain = {name: value for name, value in msgspec.to_builtins(front).items() if value is not None}
    plain |= {name: round(plain[name], digits) for name, digits in _DIGITS.items() if name in plain}
    plain["says"] = " ".join([front.says, *fit.notes])
    text = yaml.safe_dump({"schema": SCHEMA} | plain, sort_keys=False, allow_unicode=True, width=118, default_flow_style=None)
    path.write_text(_HEAD.format(file=path.name, title=title.replace("\n", " ")) + text, encoding="utf-8")
    return path


def read(path: str | Path) -> Given:
    """The front in a file. Raises `InvalidFile` with what is wrong with it."""
    path = Path(path)
    content = _content(path)
    if isinstance(content, dict) and isinstance(content.get("fit"), dict):  # the answer of `keiway crash fit --json`
        content = content["fit"].get("front")
    if not isinstance(content, dict):
        raise _wrong(path, "it is no list of 'name: value' lines, such as 'crush_m: 0.745'. `keiway crash fit` makes one of a test's signals")
    content = dict(content)
    schema = content.pop("schema", SCHEMA)
    if schema != SCHEMA:
        raise _wrong(path, f"its schema is {schema!r}; a front is {SCHEMA}")
    if problems := [*_fields(content)]:
        raise _wrong(path, sentence(problems).rstrip("."))
    try:
        front = msgspec.convert(content, Front)
        return Given(front=checked(front), name=path.name)
    except msgspec.ValidationError as error:
        raise _wrong(path, _plainly(str(error))) from error
    except UsageError as error:
        raise _wrong(path, error.message.removeprefix("Front: ").rstrip(".")) from error


def checked(front: Front) -> Front:
    """The front, if a wall test can have given it and the step holds it; else `UsageError`."""
    for name, (low, high) in _BETWEEN.items():
        value = getattr(front, name)
        if value is not None and not low <= value <= high:
            raise UsageError(f"Front: {name} is {value:g}; between {low:g} and {high:g} is needed.", try_=EXAMPLE)
    whole = curve_of(front)
    fall = next((a for a, (b, c) in zip(front.s, pairwise(front.h), strict=False) if c < b), None)
    if fall is not None:
        raise UsageError(
            f"Front: h falls after s = {fall:g}; two fronts in series need a force that never falls. `keiway crash fit` levels a dip with "
            "the peak before it at equal energy.",
            try_=EXAMPLE,
        )
    off, at = max((abs(force(_held(front), x) / force(whole, x) - 1.0), x) for x in _places(front))
    if off > HELD_WITHIN:
        raise UsageError(
            f"Front: the stepped model holds five knots up to s = 1.4 and the slope after them; held so, this one's force is {off:.0%} off at "
            f"s = {at / front.crush_m:.2f}. It has {sum(0 < s <= 1.4 for s in front.s)} knots up to there. `keiway crash fit` makes a front "
            "of five stretches, the last to s = 1, and one to 1.6.",
            try_=EXAMPLE,
        )
    return front


def _held(front: Front) -> Curve:
    """The front as the step has it."""
    from keiway.crash.runners.ramps import ramps_of

    ramps = ramps_of(front)
    return Curve(x=(0.0, *ramps.x), f=(0.0, *ramps.f), energy=(), end=ramps.k_end)


def _places(front: Front) -> list[float]:
    """Crushes (m) at which both are compared: not the first two percent, where the force is next to none."""
    return [_TO * front.crush_m * i / _STEPS for i in range(_STEPS // 50, _STEPS + 1)]


def _content(path: Path) -> Any:
    """What stands in the file, YAML or JSON."""
    from keiway.errors import DataError
    from keiway.store import parse_yaml

    try:
        return parse_yaml(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise _wrong(path, "it is no UTF-8 text") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InvalidFile(f"the front {str(path)!r} could not be read: {why}.", try_=EXAMPLE) from error
    except DataError as error:
        raise _wrong(path, f"it is not YAML:{str(error).removeprefix(str(path))}") from error


def _fields(content: dict) -> Iterator[str]:
    """What is missing, and what is not a field."""
    names = {field.name: field.required for field in msgspec.structs.fields(Front)}
    yield from (unknown(str(name), names)[0] for name in content if name not in names)
    lacks = [name for name, required in names.items() if required and name not in content]
    if lacks:
        yield f"{', '.join(lacks)} {'is' if len(lacks) == 1 else 'are'} missing"


def _plainly(message: str) -> str:
    """The validator's complaint with the field first."""
    text, _, place = message.partition(" - at `$.")
    place = place.rstrip("`")
    return f"{place or 'it'}: {plain(text, {'low': None}, get_args(Level), None)}"


def _wrong(path: Path, what: str) -> InvalidFile:
    return InvalidFile(f"{path} is not a front: {what}.", try_=EXAMPLE)
