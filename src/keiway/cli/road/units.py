"""Numbers with units as people type them: 200kg, 440lb, 8,200ft, 2500m, 20mph, 6%."""

from __future__ import annotations

import re

from keiway.errors import UsageError

KG_PER = {"kg": 1.0, "kgs": 1.0, "lb": 0.45359237, "lbs": 0.45359237, "pounds": 0.45359237, "t": 1000.0}
M_PER = {"m": 1.0, "metres": 1.0, "meters": 1.0, "km": 1000.0, "ft": 0.3048, "feet": 0.3048, "'": 0.3048}
MPS_PER = {"mph": 0.44704, "km/h": 1 / 3.6, "kmh": 1 / 3.6, "kph": 1 / 3.6, "m/s": 1.0, "mps": 1.0, "kt": 0.514444, "kn": 0.514444, "knots": 0.514444}
NUMBER = r"\s*([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?)\s*([a-z/%°']*)\s*"  # a comma parts thousands

MOST_LOAD_KG = 2000.0
ALTITUDE_M = (-100.0, 4500.0)
MOST_WIND_MPS = 60 * 0.44704
MOST_GRADE = 0.35


def load_kg(text: str | None) -> float:
    """What rides besides the driver. A unit is asked for: pounds and kilograms are too far apart to guess."""
    value = _quantity(text, KG_PER, None, "--load", ("200kg", "440lb"))
    if value < 0:
        raise UsageError(f"--load {text!r}: a load cannot be less than nothing. Leave it out for the driver alone.", fix=("--load", None))
    if value > MOST_LOAD_KG:
        raise UsageError(f"--load {text!r}: {value:,.0f} kg is more than any vehicle here may carry; up to {MOST_LOAD_KG:,.0f} kg.", fix=("--load", "200kg"))
    return value


def altitude_m(text: str | None) -> float:
    """Height above the sea."""
    value = _quantity(text, M_PER, None, "--altitude", ("2500m", "8200ft"))
    low, high = ALTITUDE_M
    if not low <= value <= high:
        raise UsageError(
            f"--altitude {text!r}: US roads lie between {low:,.0f} and {high:,.0f} m (the highest, Mount Blue Sky in Colorado, at 4,307 m).",
            fix=("--altitude", f"{min(max(value, low), high):.0f}m"),
        )
    return value


def wind_mps(text: str | None) -> float:
    """Head wind; a minus sign makes it one from behind. A bare number is mph, as in US forecasts."""
    value = _quantity(text, MPS_PER, "mph", "--wind", ("20mph", "10m/s"))
    if abs(value) > MOST_WIND_MPS:
        raise UsageError(f"--wind {text!r}: up to 60 mph, ahead or (with a minus sign) behind.", fix=("--wind", "20mph"))
    return value


def grade(text: str | None) -> float:
    """Rise over run, from per cent."""
    value = _quantity(text, {"%": 1.0, "percent": 1.0}, "%", "--grade", ("6", "6%"))
    if 0 < value < 0.5:
        raise UsageError(f"--grade {text!r}: a grade is given in per cent; {value:g} would be next to level. Did you mean {100 * value:g}?", fix=("--grade", f"{100 * value:g}"))
    if value < 0:
        raise UsageError(f"--grade {text!r}: downhill asks for brakes, not for power, and is not modelled. Give 0 or more.", fix=("--grade", f"{-value:g}" if value >= -35 else "6"))
    if value > 100 * MOST_GRADE:
        raise UsageError(
            f"--grade {text!r}: grades are in per cent, up to {100 * MOST_GRADE:.0f} here. Interstates have at most 7, the steepest paved US streets about 35.",
            fix=("--grade", "6"),
        )
    return value / 100


def speed_mph(text: str | None, option: str) -> float | None:
    """A design speed in mph, or None where it was not given."""
    return None if text is None else _quantity(text, MPS_PER, "mph", option, ("70", "70mph")) / MPS_PER["mph"]


def _quantity(text: str | None, units: dict[str, float], bare: str | None, option: str, examples: tuple[str, str]) -> float:
    """In the unit that `units` are factors to; `bare`: what a number without a unit is in, None: it needs one."""
    if text is None:
        return 0.0
    match = re.fullmatch(NUMBER, text, re.IGNORECASE)
    if not match or not re.search(r"\d", match[1]):
        raise UsageError(f"{option} {text!r}: give a number with its unit, such as {examples[0]} or {examples[1]}.", fix=(option, examples[0]))
    number, unit = float(match[1].replace(",", "")), match[2].casefold()
    if not unit and bare is None:
        if number == 0:
            return 0.0
        known = " or ".join(re.sub(r"[\d.]", "", one) for one in examples)
        raise UsageError(f"{option} {text!r}: in which unit, {known}? Such as {examples[0]} or {examples[1]}.", fix=(option, f"{text.strip()}{re.sub(r'[0-9.]', '', examples[0])}"))
    unit = unit or bare
    if unit not in units:
        raise UsageError(f"{option} {text!r}: {unit!r} is no unit known here. Such as {examples[0]} or {examples[1]}.", fix=(option, examples[0]))
    return number * units[unit]
