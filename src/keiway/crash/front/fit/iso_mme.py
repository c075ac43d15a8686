"""Signals of an ISO-MME test folder, read by pyisomme (an extra; it is not needed for CSV)."""

from __future__ import annotations

from pathlib import Path

from keiway.crash.front.fit.signals import Signals, parse
from keiway.errors import InvalidFile, UsageError

#: Vehicle x acceleration, best place first: rear seat crossmembers, B-pillar sills, centre of mass.
ACCELERATION = ("??SEAT??????ACX?", "??BPIL??????ACX?", "??VEHC??????ACX?", "??CGRA??????ACX?")


def read_iso_mme(path: str | Path, acceleration: str | None = None, force: str | None = None) -> Signals:
    """Signals of a test in a folder, a ``.mme`` file or an archive, by channel codes or patterns of them.

    The acceleration is looked for in the usual places when not named. The sum of the wall's cells is read only when
    named: laboratories code it differently.

    Raises `UsageError` when pyisomme is not installed, `InvalidFile` when the test lacks the channel.
    """
    try:
        from pyisomme import Isomme
    except ImportError as error:
        raise UsageError(
            "Reading ISO-MME needs pyisomme, which is not installed. Or save time and acceleration as CSV.",
            try_="pip install 'keiway[isomme]'",
        ) from error
    test = Isomme().read(path)
    found = _first(test, (acceleration,) if acceleration else ACCELERATION)
    if found is None:
        raise InvalidFile(f"{Path(path).name}: no x acceleration of the vehicle found; name the channel.")
    wall = _first(test, (force,)) if force else None
    if force and wall is None:
        raise InvalidFile(f"{Path(path).name}: no channel {force}.")
    times = [float(t) for t in found.data.index]
    columns = {"time_s": times, "acceleration_mps2": [float(v) for v in found.get_data(unit="m/s^2")]}
    if wall is not None:
        columns["force_N"] = [float(v) for v in wall.get_data(times, unit="N")]
    lines = [",".join(columns), *(",".join(map(repr, row)) for row in zip(*columns.values(), strict=True))]
    return parse(lines, Path(path).name)


def _first(test, patterns: tuple[str, ...]):
    """The first channel that is there and not computed."""
    for pattern in patterns:
        channel = test.get_channel(pattern, filter=False, calculate=False, differentiate=False, integrate=False)
        if channel is not None:
            return channel
    return None
