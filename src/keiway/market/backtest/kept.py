"""data/market/backtest.yaml from a result, and what a forecast says of it."""

from __future__ import annotations

from pathlib import Path

from keiway.market.backtest.blind import DRAWS, SEED, Result, beside
from keiway.market.calibration.kept import Band, kept
from keiway.market.history import launch
from keiway.store import DATA

FILE = DATA / "market" / "backtest.yaml"
HEAD = """# Every small launch forecast as if on its first day: written by `python -m keiway.market.backtest`, not to be edited.
# structural: by fleet year, log of national steady sales (median of the draws), log of reach, sd of the draws; no launch has a part in it.
# In the market of the year before the launch; electric ones in that of their own year, which is what they teach by.
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


def shipped() -> Result:
    """The result that ships, without its single years."""
    held = kept()
    bands = {id_: {variant: found[id_] for variant, found in held.bands.items() if id_ in found} for id_ in held.bands["others"]}
    return Result(cases=tuple(beside(launch(id_), of) for id_, of in bands.items()), structural=held.structural)


def summary() -> str:
    """How past launches were told, minicars first; a paragraph."""
    from keiway.market.backtest import headline

    return headline.summary(shipped())
