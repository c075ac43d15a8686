"""Signals of an ISO-MME test (ISO/TS 13499): a folder, its .mme or .chn file, or a .zip of it.

The format is plain text: one file a channel, numbered .001 and up, lines `name :value`, then one sample a line. It is
read here because the one library for it holds NumPy, SciPy and others at versions years old (docs/decisions.md).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from fnmatch import fnmatchcase
from math import isfinite
from pathlib import Path, PurePosixPath

import msgspec

from keiway.crash.front.fit.columns import UNITS
from keiway.crash.front.fit.signals import MOST_SAMPLES, Signals, even
from keiway.crash.front.fit.wrong import wrong

#: Vehicle x acceleration, best place first: rear seat crossmembers, B-pillar sills, centre of mass. Left and right of
#: the first that is there are averaged, so that a turn of the vehicle falls out.
ACCELERATION = ("??SEAT??????ACX?", "??BPIL??????ACX?", "??SILL??????ACX?", "??VEHC??????ACX?", "??CGRA??????ACX?")
CFC60 = "D"  # last letter of a channel code: its filter class
ENDS = (".mme", ".chn", ".zip")
MOST_BYTES = 50_000_000


class Channel(msgspec.Struct, frozen=True):
    """One channel file: its head, and its samples in the unit the head states."""

    code: str
    head: dict[str, str]
    samples: tuple[float, ...]


def is_iso_mme(path: Path) -> bool:
    """Does this name a test in ISO-MME?"""
    return path.is_dir() or path.suffix.lower() in ENDS


def read_iso_mme(path: str | Path, acceleration: str | None = None, force: str | None = None) -> Signals:
    """Signals of a test, by channel codes or patterns of them such as ``??BPILLE????ACX?``.

    The acceleration is looked for in the usual places when not named. The force is read only when named, laboratories
    code it differently; all channels that fit are added up, as the cells of a wall are. Raises `InvalidFile`.
    """
    name = Path(path).name
    found = _channels(Path(path))
    if not found:
        raise wrong(f"{path}: no channel of an ISO-MME test (Channel/NAME.001 and up) is there.")
    for pattern in (acceleration,) if acceleration else ACCELERATION:
        slowing = [one for one in found.values() if fnmatchcase(one.code, pattern.upper())]
        if slowing:
            break
    else:
        raise wrong(f"{name}: no channel {acceleration or 'of x acceleration of the vehicle'}. There are: {_listed(found)}.")
    wall = [one for one in found.values() if force and fnmatchcase(one.code, force.upper())]
    if force and not wall:
        raise wrong(f"{name}: no channel {force}. There are: {_listed(found)}.")
    return _signals(name, found, slowing, wall)


def _signals(name: str, found: dict[str, Channel], slowing: list[Channel], wall: list[Channel]) -> Signals:
    times = _times(name, found, slowing[0])
    even(times, None, name)
    for other in (*slowing, *wall):
        if _times(name, found, other) != times:
            raise wrong(f"{name}: {other.code} is not sampled as {slowing[0].code} is. Name channels of one rate.")
    columns = [[_factor(name, one, kind) * value for value in one.samples] for one, kind in _kinds(slowing, wall)]
    a = tuple(sum(values) / len(slowing) for values in zip(*columns[: len(slowing)], strict=True))
    f = tuple(map(sum, zip(*columns[len(slowing) :], strict=True))) if wall else None
    coded = {"acceleration": slowing, "force": wall}
    return Signals(
        time_s=times,
        acceleration_mps2=a,
        force_n=f,
        filtered=tuple(kind for kind, rows in coded.items() if rows and all(one.code.endswith(CFC60) for one in rows)),
        says=tuple(_said(kind, rows) for kind, rows in coded.items() if rows),
    )


def _kinds(slowing: list[Channel], wall: list[Channel]):
    return [*((one, "acceleration") for one in slowing), *((one, "force") for one in wall)]


def _said(kind: str, rows: list[Channel]) -> str:
    how = "" if len(rows) == 1 else "mean of " if kind == "acceleration" else "sum of "
    return f"{kind.capitalize()}: {how}{', '.join(one.code for one in rows[:4])}{f' and {len(rows) - 4} more' * (len(rows) > 4)}."


def _channels(path: Path) -> dict[str, Channel]:
    try:
        return {one.code: one for where, data in _files(path) if (one := _channel(where, data)) is not None}
    except (OSError, zipfile.BadZipFile) as error:
        raise wrong(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error}).") from error


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Channel files by name; of a folder or archive with several tests, those of the one named."""
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            for info in sorted(archive.infolist(), key=lambda info: info.filename):
                if _numbered(info.filename) and info.file_size <= MOST_BYTES:
                    yield info.filename, archive.read(info)
        return
    if not path.exists():
        raise wrong(f"{path}: cannot be read (No such file or directory).")
    folder = path if path.is_dir() else path.parent
    stem = None if path.is_dir() else path.stem.casefold()
    for file in sorted(folder.rglob("*")):
        if file.is_file() and _numbered(file.name) and stem in (None, file.stem.casefold()) and file.stat().st_size <= MOST_BYTES:
            yield str(file), file.read_bytes()


def _numbered(name: str) -> bool:
    return re.fullmatch(r"\.\d{3,}", PurePosixPath(name).suffix) is not None


def _channel(where: str, data: bytes) -> Channel | None:
    """One file; None where it is no channel."""
    lines = _text(data).splitlines()
    head: dict[str, str] = {}
    at = 0
    for at, line in enumerate(lines):  # noqa: B007
        key, colon, value = line.partition(":")
        if not colon:
            break
        head[key.strip().casefold()] = value.strip()
    code = head.get("channel code", "").upper()
    if not code:
        return None
    samples = [_sample(where, at + i + 1, text.strip()) for i, text in enumerate(lines[at:]) if text.strip()]
    said = head.get("number of samples", "")
    if said.isdecimal() and int(said) != len(samples):
        raise wrong(f"{PurePosixPath(where).name}: it says {said} samples and holds {len(samples)}; the file is cut or joined.")
    if len(samples) > MOST_SAMPLES:
        raise wrong(f"{where}: more than {MOST_SAMPLES:,} samples; a crash takes about 0.1 s. Cut it around the crash.")
    return Channel(code, head, tuple(samples))


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _sample(where: str, line: int, text: str) -> float:
    """NaN where the channel has none there: only a channel that is used is refused for it."""
    if text.upper() == "NOVALUE":
        return float("nan")
    try:
        return float(text)
    except ValueError:
        raise wrong(f"{PurePosixPath(where).name} line {line}: {text[:40]!r} is no number.") from None


def _times(name: str, found: dict[str, Channel], one: Channel) -> tuple[float, ...]:
    """Times (s) of a channel: by step and first sample, or by the channel it refers to."""
    if not all(map(isfinite, one.samples)):
        raise wrong(f"{name}: {one.code} has samples without a value; a gap cannot be integrated over.")
    other = found.get(one.head.get("reference channel name", "").upper())
    if one.head.get("reference channel", "").casefold() == "explicit" and other:
        return other.samples
    try:
        step = float(one.head["sampling interval"])
        first = float(one.head.get("time of first sample", "0"))
    except (KeyError, ValueError):
        raise wrong(f"{name}: {one.code} states no sampling interval, or a time of its first sample that is no number.") from None
    return tuple(first + step * i for i in range(len(one.samples)))


def _factor(name: str, one: Channel, kind: str) -> float:
    unit = re.sub(r"[^a-z0-9]+", "_", one.head.get("unit", "").casefold().replace("²", "2").replace("^", "")).strip("_")
    factor = UNITS[kind].get(unit)
    if factor is None:
        raise wrong(f"{name}: {one.code} is in {one.head.get('unit') or 'no unit'}, which is no unit of {kind} keiway knows.")
    return factor


def _listed(found: dict[str, Channel]) -> str:
    codes = sorted(code for code in found if code[12:14] in ("AC", "FO")) or sorted(found)
    return ", ".join(codes[:8]) + (f" and {len(codes) - 8} more" if len(codes) > 8 else "")
