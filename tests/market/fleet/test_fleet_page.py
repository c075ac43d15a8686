"""docs/science/market_fleet.md says what is so: figures of the fleets, and every column a reader's file may have."""

from pathlib import Path

import pytest

from keiway.market import fleet
from keiway.market.fleet import columns

PAGE = (Path(__file__).parents[3] / "docs/science/market_fleet.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*columns.NUMBERS, *columns.WORDS])
def test_every_column_is_on_the_page(name):
    assert f"`{name}`" in PAGE


def test_every_other_name_on_the_page_is_understood():
    rows = [line.split("|") for line in PAGE.splitlines() if line.startswith("| `")]
    for row in rows:
        for word in row[1].split("`")[1::2] + row[3].split("`")[1::2]:
            if not word.startswith("_"):
                assert columns._meant(word) is not None, word


def test_figures_of_the_page():
    for year in (2019, 2022):
        found = fleet.load(year)
        cars = sum(each.units for each in found.products if each.body == "car") / sum(each.units for each in found.products)
        assert f"{len(found.products)} |" in PAGE and f"{cars:.1%}".replace("%", " %") in PAGE


def test_units_at_the_end_of_a_name():
    meant, odd = columns.meanings(["Length (in)", "height_cm", "wheelbase_m", "Engine hp", "road_load_lbf", "color"])
    assert [meant[name][0] for name in meant] == ["length_mm", "height_mm", "wheelbase_mm", "engine_kw", "road_load_n"]
    assert [meant[name][1] for name in meant] == pytest.approx([25.4, 10, 1000, 0.745699872, 4.4482216]) and odd == ["color"]
