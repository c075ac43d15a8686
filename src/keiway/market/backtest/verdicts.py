"""What was wanted of the backtest, and whether it holds; rows of validate/1 and text for a terminal."""

from __future__ import annotations

from math import exp

from keiway.market.backtest.blind import VARIANTS, Case, Result
from keiway.market.backtest.score import Sums, covered, error

#: Wanted of all cases: share inside the 90 percent band at least, its width and the median error at most, as factors.
WANTED = {"most": 0.80, "width": 30.0, "error": 1.8}
GROUPS = {
    "all": lambda case: True,
    "minicars": lambda case: case.minicar,
    "subcompacts": lambda case: not case.minicar and not case.launch.neighbour,
    "neighbours": lambda case: case.launch.neighbour,
}


def verdicts(found: Sums) -> dict[str, bool]:
    return {"most": found.most >= WANTED["most"], "width": found.width <= WANTED["width"], "error": found.error <= WANTED["error"]}


def factor(case: Case, variant: str = "others") -> float:
    """Middle over sold, or its inverse where the middle is lower: never below one."""
    return exp(abs(error(case.bands[variant], case.units)))


def better(found: Result) -> str:
    """One sentence: how the forecast does beside the reference class, by CRPS over the cases that both have."""
    both = [case for case in found.cases if not case.apart and {"others", "class"} <= set(case.bands)]
    ours, plain = (sum(case.bands[name].crps for case in both) / len(both) for name in ("others", "class"))
    gain = 1.0 - ours / plain
    if gain > 0.05:
        return f"Its mean CRPS in logs is {gain:.0%} below that of the reference class ({ours:.2f} against {plain:.2f}), so the model adds something."
    word = "no better than" if gain >= -0.05 else "worse than"
    return f"By mean CRPS in logs ({ours:.2f} against {plain:.2f}) it is {word} the reference class: the model adds nothing to what other launches sold."


def checks(found: Result) -> list[dict]:
    """Rows of validate/1: sums with what was wanted, then every launch and plan."""
    rows = []
    for variant in VARIANTS:
        for group, which in GROUPS.items():
            seen = found.sums(variant, which)
            if seen is None:
                continue
            judged = verdicts(seen) if (variant, group) == ("others", "all") else {}
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
    lines += [f"{'':<9} {'':<12} {'n':>3} {'in 90%':>7} {'in 50%':>7} {'error':>6} {'width':>7} {'bias':>6} {'CRPS':>6}"]
    for variant in variants:
        for group, which in GROUPS.items():
            seen = found.sums(variant, which)
            if seen:
                lines.append(f"{variant:<9} {group:<12} {seen.n:>3} {seen.most:>7.0%} {seen.half:>7.0%} {seen.error:>6.2f} {seen.width:>7.1f} {seen.bias:>+6.2f} {seen.crps:>6.2f}")
    held = verdicts(found.sums("others")) if found.sums("others") else {}
    wanted = f"at least {WANTED['most']:.0%} inside the 90 percent band, a band narrower than a factor {WANTED['width']:g}, a median error of at most {WANTED['error']:g}"
    lines += ["", f"Wanted: {wanted}: {', '.join('holds' if held[name] else 'misses' for name in held)}.", better(found) if held else "", ""]
    lines += [f"{'launch':<26} {'sold':>8} {'5%':>8} {'middle':>8} {'95%':>8} {'off by':>7}  {'plan':>7}"]
    lines += [_line(case) for case in found.cases]
    return "\n".join(lines)


def _line(case: Case) -> str:
    of = case.bands["others"]
    plan = f"{case.launch.plan:,.0f}" if case.launch.plan else ""
    said = case.apart or ("" if covered(of, case.units)[1] else "outside")
    return f"{case.launch.title:<26} {case.units:>8,.0f} {of.low:>8,.0f} {of.mid:>8,.0f} {of.high:>8,.0f} {factor(case):>7.2f}  {plan:>7}  {said}".rstrip()
