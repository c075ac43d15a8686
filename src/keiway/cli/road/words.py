"""How the figures of a road answer are named and written on a terminal."""

from __future__ import annotations

ECONOMY = {
    "udds": "City test (UDDS)", "hwfet": "Highway test (HWFET)", "us06": "US06", "label_city": "As a US label: city", "label_highway": "As a US label: highway",
    "label": "As a US label: both", "used": "By published figures, as driven", **{f"at{mph}": f"Steady {mph} mph" for mph in (25, 35, 55, 65)}, "top": "Steady, near its top speed",
}  # fmt: skip
RANGES = {"udds": "Range, city test", "hwfet": "Range, highway test", "us06": "Range, US06", "label": "Range, as a US label", "top": "Range, steady near its top speed", **{f"at{mph}": f"Range, steady {mph} mph" for mph in (25, 35, 55, 65)}}
WORDS = {"yes": "yes", "no": "no", "unsure": "in doubt", "tight": "tight", "told": "", "unknown": "not known"}
COLOURS = {"yes": "green", "no": "red", "unsure": "yellow", "tight": "yellow", "unknown": "cyan"}
LIMITS = {"power": "", "limiter": "speed limiter", "revs": "rev limit in top gear", "nothing holds": "cannot climb it"}


def cell(quantity, digits: int = 0) -> str:
    """53 mph (51-53); without its band where there is none."""
    if quantity is None:
        return "never"
    middle = f"{quantity.mid:,.{digits}f} {quantity.unit}"
    if quantity.low is None:
        return middle
    low = f"{quantity.low:,.{digits}f}"
    if quantity.high is None:
        return f"{middle} or more" if low == f"{quantity.mid:,.{digits}f}" else f"{middle} ({low} or more)"
    high = f"{quantity.high:,.{digits}f}"
    return middle if low == high else f"{middle} ({low}-{high})"


def percent(band) -> str:
    """A band of shares: 45-70%, none, all."""
    if not band:
        return "not known"
    low, high = band[0], band[-1]
    if high <= 0:
        return "none"
    if low >= 1:
        return "all"
    a, b = f"{100 * low:.0f}", f"{100 * high:.0f}"
    return f"{a}%" if a == b else f"{a}-{b}%"


def word(text: str, plain: bool) -> str:
    said = WORDS.get(text, text)
    return said if plain or text not in COLOURS else f"[{COLOURS[text]}]{said}[/]"


def given(found) -> str:
    """The conditions in one line."""
    g = found.given
    told = [f"{g.grade_pct:g}% grade" if g.grade_pct else "level road"]
    told.append(f"{g.load_kg / 0.45359237:,.0f} lb ({g.load_kg:,.0f} kg) and a driver" if g.load_kg else "a driver alone")
    told.append(f"{g.altitude_m / 0.3048:,.0f} ft ({g.altitude_m:,.0f} m)" if g.altitude_m else "sea level")
    if g.head_wind_mph:
        told.append(f"{abs(g.head_wind_mph):.0f} mph of wind from {'ahead' if g.head_wind_mph > 0 else 'behind'}")
    if g.state:
        told.append(g.state)
    return ", ".join(told)
