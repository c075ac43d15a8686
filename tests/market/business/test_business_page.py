"""The page on money tells the figures that the sums use."""

from __future__ import annotations

from pathlib import Path

from keiway.market.business.table import facts

PAGE = (Path(__file__).parents[3] / "docs/science/market_business.md").read_text(encoding="utf-8")


def test_every_input_stands_on_the_page():
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    for way in facts().ways:
        for each in (*way.edits, *((way.each,) if way.each else ())):
            if each.high == 0:
                continue
            once = each.unit == "usd once"
            three = [f"{end / 1e6:g} million" if once else f"{end:,.0f}" for end in (each.low, each.mid, each.high)]
            assert any(line.startswith(f"| `{way.id}`") and line.endswith(f"| {' | '.join(three)} |") for line in rows), (way.id, each.id, three)


def test_every_way_and_its_law_stand_on_the_page():
    for way in facts().ways:
        assert f"`{way.id}`" in PAGE
        assert way.law[-1] in PAGE
        if way.most_a_year:
            assert f"| {way.most_a_year:,.0f} |" in PAGE


def test_every_piece_of_evidence_stands_on_the_page():
    table = PAGE.split("## 5.")[1].split("## 6.")[0]
    for row in facts().evidence:
        shown = (f"{row.mid:,.0f}", f"{row.mid:g}", f"{row.mid / 100:g}", f"{row.low:,.0f}" if row.low else "-")
        assert any(figure in table for figure in shown), row.id
        assert row.date[:4] in table, row.id
