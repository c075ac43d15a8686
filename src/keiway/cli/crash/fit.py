"""`keiway crash fit SIGNALS`: a barrier test's signals turned into a front."""

from __future__ import annotations

from pathlib import Path

from keiway.charts import Written, check_suffix
from keiway.cli.crash.files import told
from keiway.cli.output import Output, escape

PS_PER = {"km/h": 3.6, "kmh": 3.6, "kph": 3.6, "mph": 1 / 0.44704, "m/s": 1.0, "mps": 1.0}


EXAMPLE = "keiway crash fit wall.csv --mass 1719kg --speed 57.09km/h"
SHIPPED = "camry2018"
FRONTS = (".yaml", ".yml")
KINDS = ("time", "acceleration", "force")


def fit(
    out: Output, path: str | None, mass: str | None, speed: str | None, heights: str | None, units: str | None,
    acceleration: str | None = None, force: str | None = None, save: str | None = None,
) -> int:  # fmt: skip
    """Read, fit, show; write the front to a file if asked."""
    from keiway.crash.front.fit import fit as fitted
    from keiway.errors import UsageError

    if not path:
        raise UsageError(f"crash fit needs a table of signals; {SHIPPED} is the one that comes with keiway.", try_=f"keiway crash fit {SHIPPED}")
    brought = {"--mass": mass, "--speed": speed, "--heights": heights, "--units": units, "--acceleration": acceleration, "--force": force}
    extra = [option for option, value in brought.items() if value] if path == SHIPPED else []
    if extra:
        raise UsageError(f"{SHIPPED} brings its own figures: leave out {', '.join(extra)}.", fixes=[(option, None) for option in extra])
    target = check_suffix(save, "--save", FRONTS, "a front is one .yaml file") if save is not None else None
    title, table, signals, given = _shipped() if path == SHIPPED else _given(path, mass, speed, heights, units, acceleration, force)
    found = fitted(signals, sources=(title,), **given)
    written = [_saved(found, target, title)] if target else []
    if out.json:
        out.object({"schema": "crash-fit/1", "fit": found})
        return 0
    out.blank()
    out.line(escape(f"{title}; {given['mass_kg']:,.0f} kg at {given['speed_mps'] * 3.6:.1f} km/h"))
    out.line(escape(f"Table: {table}"))
    out.blank()
    out.rows(_measures(found), indent=18)
    out.blank()
    out.line("[bold]Front[/bold], force against crush, as a share of the test's crush")
    out.line(escape("s: " + ", ".join(f"{value:.3f}" for value in found.front.s)))
    out.line(escape("h: " + ", ".join(f"{value:.3f}" for value in found.front.h)))
    out.blank()
    out.bullets(found.notes)
    told(out, written)
    return 0


def _saved(found, path: Path, title: str) -> Written:
    from keiway.cli.crash.files import writing
    from keiway.crash.given import save

    with writing("--save", path):
        save(found, path, title)
    return Written(path=str(path), summary=f"this front, for keiway crash VEHICLE --vs VEHICLE --speed 35 --front {path}")


def _shipped():
    """The test that comes with keiway: its title, table, signals, and what the fit is told of it."""
    from keiway.crash.front.fit import read_csv
    from keiway.crash.front.measured import measured, signals_path

    test = measured(SHIPPED)
    given = {"mass_kg": test.mass_kg, "speed_mps": test.speed_mps, "heights_m": test.row_heights_m}
    return test.title, signals_path(test), read_csv(signals_path(test)), given


def _given(path, mass, speed, heights, units, acceleration, force):
    from keiway.crash.front.fit import is_iso_mme, read_csv, read_iso_mme
    from keiway.errors import UsageError

    if Path(path).suffix.casefold() in FRONTS:
        raise UsageError(
            f"{path} is no table of signals. A front that was made before goes into a crash: keiway crash VEHICLE --vs VEHICLE --speed 35 --front {path}",
            try_=f"keiway crash fit {SHIPPED}",
        )
    if not mass or not speed:
        lacks = " and ".join(name for name, value in (("--mass 1719kg", mass), ("--speed 57.09km/h", speed)) if not value)
        raise UsageError(f"crash fit needs the test mass and the impact speed; add {lacks}.", try_=f"keiway crash fit {SHIPPED}")
    given = {"mass_kg": mass_kg(mass), "speed_mps": speed_mps(speed), "heights_m": _heights(heights)}
    file = Path(path)
    signals = read_iso_mme(file, acceleration, force) if is_iso_mme(file) else read_csv(file, units=_units(units))
    return file.name, file, signals, given


def _measures(found) -> list[tuple[str, str]]:
    low, mid, high = (1e3 * value for value in found.static_crush_m)
    rows = [
        ("Dynamic crush", f"{1e3 * found.crush_m:.0f} mm"),
        ("Static crush", f"{mid:.0f} mm ({low:.0f} to {high:.0f}; an estimate from the dynamic crush)"),
        ("Time to stop", f"{1e3 * found.time_s:.1f} ms"),
        ("Peak wall force", f"{found.peak_force_n / 1e3:.0f} kN"),
        ("Mean force", f"{found.mean_force_n / 1e3:.0f} kN (kinetic energy over crush)"),
        ("Peak", f"{found.peak_g:.1f} g"),
        ("Restitution", f"{found.restitution:.3f}"),
    ]
    if found.kw400_n_per_m is not None:
        rows.append(("KW400", f"{found.kw400_n_per_m / 1e3:.0f} N/mm"))
    if found.ahof400_m is not None:
        rows.append(("AHOF400", f"{1e3 * found.ahof400_m:.0f} mm"))
    if found.olc_g is not None:
        rows.append(("OLC", f"{found.olc_g:.1f} g"))
    return rows


def speed_mps(text: str) -> float:
    """A speed with its unit; a bare number is mph, as on US signs."""
    return _quantity(text, PS_PER, "mph", "--speed", "35mph or 56km/h", divide=True)


def mass_kg(text: str) -> float:
    """A mass with its unit; a bare number is kilograms."""
    return _quantity(text, {"kg": 1.0, "lb": 0.45359237, "lbs": 0.45359237}, "kg", "--mass", "1719kg or 3790lb")


def _quantity(text: str, units: dict[str, float], bare: str, option: str, example: str, divide: bool = False) -> float:
    import re

    from keiway.errors import UsageError

    # a comma parts thousands: 57,09 is no number here, or it would be read as 5709
    match = re.fullmatch(r"\s*((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]*)?)\s*([a-z/]*)\s*", text, re.IGNORECASE)
    unit = (match[2].casefold() or bare) if match else ""
    if unit not in units:
        raise UsageError(f"{option} {text!r}: give a number with its unit, such as {example}.", fix=(option, example.split(" or ")[0]))
    number = float(match[1].replace(",", ""))
    return number / units[unit] if divide else number * units[unit]


def _units(text: str | None) -> dict[str, str] | None:
    """``acceleration=g,force=kN`` as a mapping."""
    from keiway.errors import UsageError

    if not text:
        return None
    parts = [part.partition("=") for part in text.split(",")]
    if not all(equals and kind.strip() in KINDS for kind, equals, _ in parts):
        raise UsageError(
            f"--units {text!r}: give the unit of time, acceleration or force, such as acceleration=g,force=kN.",
            fix=("--units", "acceleration=g"),
        )
    return {kind.strip(): unit.strip() for kind, _, unit in parts}


def _heights(text: str | None) -> list[float] | None:
    """Heights of the wall's rows in millimetres, lowest first."""
    from keiway.errors import UsageError

    if not text:
        return None
    try:
        return [float(part) / 1e3 for part in text.split(",")]
    except ValueError:
        raise UsageError(f"--heights {text!r}: give numbers in mm, lowest first, such as 143,268,393.", fix=("--heights", None)) from None
