"""The tables of docs/science/market_launch.md and market_imports.md are what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from keiway.market import imports, launch

DOCS = Path(__file__).parents[3] / "docs" / "science"


def rows(page: str, head: str) -> list[list[str]]:
    """Cells of the table whose first line begins so."""
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(head))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def number(cell: str) -> float:
    return float(re.match(r"-?[\d.,]+", cell.strip()).group().rstrip(",").replace(",", ""))


def test_reach():
    for dealers, told, _ in rows("market_launch.md", "| dealers | reach"):
        found = np.percentile(launch.reach(number(dealers)), [5, 50, 95])
        told = [number(one) for one in told.split("/")]
        assert found == pytest.approx(told * (3 // len(told)), abs=0.006), dealers


def test_caps():
    for cap, *told in rows("market_launch.md", "| cap, mph"):
        assert np.percentile(launch.capped(number(cap)), [5, 50, 95]) == pytest.approx([number(one) for one in told], abs=0.006), cap


def test_years_since_launch():
    years = [1, 2, 3, 4, 5, 6, 8, 10]
    found = np.percentile(launch.ramp(tuple(years)), [5, 50, 95], axis=0)
    for at, (_, *told) in zip(found, rows("market_launch.md", "| year | 1 |"), strict=True):
        assert at == pytest.approx([number(one) for one in told], abs=0.02)


def test_what_was_learnt():
    learnt = launch.learn()
    told = {row[0].split(",")[0]: row[1] for row in rows("market_launch.md", "| | value | from")}
    mean, error = re.findall(r"-?\d\.\d+", told["mu"])
    assert (learnt.mean, learnt.mean_error) == pytest.approx((float(mean), float(error)), abs=0.002)
    assert learnt.between == pytest.approx(number(told["a"]), abs=0.003)
    text = (DOCS / "market_launch.md").read_text(encoding="utf-8")
    assert f"{learnt.launches} launches, {learnt.steps} steps" in text
    assert f"{learnt.firsts} first years" in text


def test_used_imports():
    flows = {flow.year: flow for flow in imports.flows()}
    for year, *told in rows("market_imports.md", "| year | low"):
        found = flows[int(year)]
        assert [found.low, found.mid, found.high] == pytest.approx([number(one) for one in told], abs=51), year
