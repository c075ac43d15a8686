"""data/market/backtest.yaml from a result, and the one sentence that a forecast carries."""

from __future__ import annotations

from pathlib import Path

from keiway.market.backtest.blind import DRAWS, SEED, Result
from keiway.market.calibration.kept import Band, kept
from keiway.store import DATA

FILE = DATA / "market" / "backtest.yaml"
HEAD = """# Every small launch forecast as if on its first day: written by `python -m keiway.market.backtest`, not to be edited.
# structural: by fleet year, log of national steady sales (median of the draws), log of reach, sd of the draws; no launch has a part in it.
# bands: by method (backtest/blind.py, VARIANTS), steady sales at 5, 25, 50, 75, 95 percent and CRPS in logs. confidence: derived.
"""


def text(found: Result) -> str:
    lines = [HEAD + f"made: from the fleets of {' and '.join(sorted(found.structural))}", f"draws: {DRAWS}", f"seed: {SEED}", "structural:"]
    for year, each in sorted(found.structural.items()):
        lines.append(f"  '{year}':")
        lines += [f"    {id_}: {{national: {s.national:.4f}, reach: {s.reach:.4f}, sd: {s.sd:.4f}}}" for id_, s in each.items()]
    lines.append("bands:")
    for variant in dict.fromkeys(name for case in found.cases for name in case.bands):
        lines.append(f"  {variant}:")
        lines += [f"    {case.launch.id}: {{{_band(case.bands[variant])}}}" for case in found.cases if variant in case.bands]
    return "\n".join(lines) + "\n"


def _band(of: Band) -> str:
    return ", ".join(f"{name}: {getattr(of, name):.5g}" for name in of.__struct_fields__)


def write(found: Result, path: Path = FILE) -> Path:
    path.write_text(text(found), encoding="utf-8")
    return path


def summary() -> str:
    """How often the bands held over past launches, and how far off the middle was; one sentence."""
    from keiway.market.backtest.score import sums
    from keiway.market.history import launch, minicar, steady

    found = [(launch(id_), band) for id_, band in kept().bands["others"].items()]
    cases = [(each, band, units) for each, band in found if (units := steady(each).units)]
    seen = sums([(band, units) for _, band, units in cases])
    small = sums([(band, units) for each, band, units in cases if minicar(each.length_mm, each.power_kw)])
    return (
        f"Of {seen.n} small cars launched since 2002 and forecast this way without their own sales, {seen.most:.0%} fell in the 90 percent band "
        f"and {seen.half:.0%} in the 50 percent band; the middle was off by a factor {seen.error:.1f} in half of them, by {small.error:.1f} in half of the {small.n} minicars (keiway validate market)."
    )
