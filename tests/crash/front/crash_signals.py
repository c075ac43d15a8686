"""A made barrier test: 1,000 kg stopped from 15 m/s by a half sine of 100 ms, with 0.5 m/s of rebound."""

from math import pi, sin

STEP_S, SAMPLES = 0.0005, 240
G = 9.80665


def slowing(t: float) -> float:
    """m/s2 at a time (s) after touch."""
    return 15.5 * pi / 0.2 * sin(pi * t / 0.1) if 0.0 <= t < 0.1 else 0.0


def rows(start: float = 0.0, samples: int = SAMPLES, step: float = STEP_S, mass: float = 1000.0):
    """(time s, acceleration m/s2, force N), forward positive."""
    times = (start + step * i for i in range(samples))
    return [(t, -slowing(t), mass * slowing(t)) for t in times]


def table(header="time_ms,acceleration_g,force_kN", mark=",", of=None):
    """Lines of a CSV table."""
    return [header.replace(',', mark), *(mark.join((f"{1e3 * t:.4f}", f"{a / G:.6f}", f"{f / 1e3:.6f}")) for t, a, f in of or rows())]


def iso_mme(folder, channels, name="T1"):
    """An ISO-MME test of its three kinds of file. `channels`: code, unit, samples, then lines of the head to change."""
    (folder / "Channel").mkdir(parents=True)
    (folder / f"{name}.mme").write_text("Data format edition number :1.6\nType of the test :Frontal impact\n")
    listed = [f"Name of channel {i:03d} :{code}" for i, (code, *_) in enumerate(channels, 1)]
    (folder / "Channel" / f"{name}.chn").write_text("\n".join([f"Number of channels :{len(channels)}", *listed]) + "\n")
    for i, (code, unit, samples, *changed) in enumerate(channels, 1):
        head = {
            "Channel code": code, "Unit": unit, "Reference channel": "implicit", "Reference channel name": "NOVALUE",
            "Sampling interval": STEP_S, "Time of first sample": 0.0, "Number of samples": len(samples),
        } | (changed[0] if changed else {})  # fmt: skip
        lines = [f"{key:<28}:{value}" for key, value in head.items() if value is not None]
        (folder / "Channel" / f"{name}.{i:03d}").write_text("\n".join([*lines, *map(str, samples)]) + "\n")
    return folder / f"{name}.mme"
