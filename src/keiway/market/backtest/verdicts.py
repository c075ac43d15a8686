"""What was wanted of the backtest, and whether it holds; rows of validate/1 and text for a terminal."""

from __future__ import annotations

from keiway.market.backtest.blind import VARIANTS, Case, Result
from keiway.market.backtest.headline import adds
from keiway.market.backtest.score import covered
from keiway.market.backtest.wanted import GROUPS, JUDGED, JUDGED_OF, WANTED, factor, verdicts

FEW = 3  # nameplates, fewer make no sums to judge


def checks(found: Result) -> list[dict]:
    """Rows of validate/1: sums with what was wanted, then every launch and plan."""
    rows = []
    for variant in VARIANTS:
        for group, which in GROUPS.items():
            seen = found.sums(variant, which)
            if seen is None:
                continue
            judged = verdicts(seen) if variant in JUDGED and group in JUDGED_OF else {}
            for name, unit in (("most", "share"), ("half", "share"), ("error", "factor"), ("width", "factor"), ("crps", "log"), ("bias", "log")):
                verdict = "shown" if name not in judged else "holds" if judged[name] else "misses"
                low, high = (WANTED[name], 1.0) if name == "most" and judged else (None, WANTED.get(name) if judged else None)
                rows.append(_row(variant, f"{name}, {group}, {seen.n} launches", None, getattr(seen, name), unit, verdict, low, high))
    for case in found.cases:
        for variant, of in case.bands.items():
            inside = covered(of, case.units)[1]
            verdict = "shown" if case.apart or variant != "others" else "holds" if inside else "misses"
            rows.append(_row(variant, case.launch.title, case.units, of.mid, "vehicles a year", verdict, of.low, of.high, case.apart))
    return rows


def _row(table, what, expected, obtained, unit, verdict, low, high, why="") -> dict:
    return {
        "table": table, "what": what, "kind": "test", "unit": unit, "expected": expected, "obtained": obtained, "low": low, "high": high,
        "says": VARIANTS[table], "why": why, "verdict": verdict,
    }  # fmt: skip


def render(found: Result, variants: tuple[str, ...] = tuple(VARIANTS)) -> str:
    """For a terminal: sums by method and group, plans, then a line a launch, misses marked."""
    lines = ["Small cars as forecast on their first day, each without its own nameplate; vehicles in a steady year", ""]
    lines += [f"{'':<13} {'':<12} {'n':>3} {'in 90%':>7} {'in 50%':>7} {'error':>6} {'width':>7} {'bias':>6} {'CRPS':>6}"]
    for variant in variants:
        for group, which in GROUPS.items():
            seen = found.sums(variant, which)
            if seen:
                lines.append(f"{variant:<13} {group:<12} {seen.n:>3} {seen.most:>7.0%} {seen.half:>7.0%} {seen.error:>6.2f} {seen.width:>7.1f} {seen.bias:>+6.2f} {seen.crps:>6.2f}")
    whole = len({case.launch.nameplate for case in found.cases}) >= FEW
    lines += ["", *(wanted(found) if whole else []), *([adds(found), ""] if whole and {"others", "class"} <= set(variants) else [])]
    lines += [f"{'launch':<26} {'sold':>8} {'5%':>8} {'middle':>8} {'95%':>8} {'off by':>7}  {'plan':>7}"]
    lines += [_line(case) for case in found.cases]
    return "\n".join(lines)


def wanted(found: Result) -> list[str]:
    """Whether what was wanted holds, a line each of the methods and groups that are judged."""
    said = f"Wanted: at least {WANTED['most']:.0%} inside the 90 percent band, a band narrower than a factor {WANTED['width']:g}, a median error of at most {WANTED['error']:g}."
    lines = []
    for variant in JUDGED:
        for group in JUDGED_OF:
            seen = found.sums(variant, GROUPS[group])
            if seen:
                lines.append(f"  {variant}, {group}: {', '.join('holds' if held else 'misses' for held in verdicts(seen).values())}")
    return [said, *lines] if lines else []


def _line(case: Case) -> str:
    if not case.bands:
        return f"{case.launch.title:<26} {case.units:>8,.0f}  no forecast by this method"
    lead = next(iter(case.bands))
    of = case.bands[lead]
    plan = f"{case.launch.plan:,.0f}" if case.launch.plan else ""
    said = case.apart or ("" if covered(of, case.units)[1] else "outside")
    return f"{case.launch.title:<26} {case.units:>8,.0f} {of.low:>8,.0f} {of.mid:>8,.0f} {of.high:>8,.0f} {factor(case, lead):>7.2f}  {plan:>7}  {said}".rstrip()
