"""The two pictures of no forecast: what small cars really sold, and the used ones; and a fan of one year, under which few of them fall."""

import re
from datetime import date
from xml.etree import ElementTree

import msgspec
import pytest

from keiway.charts import theme
from keiway.market.history import everyone
from keiway.market.imports import used as of_used
from keiway.market.pictures import past, picture, used
from keiway.market.record import Comparable, Flow, Point, Year

from stand_in import stand_in  # isort: skip

PHONE = 360 - 2 * 16  # px of a picture on a telephone 360 px wide


@pytest.fixture(scope="module")
def imported():
    from keiway.vehicles.catalogue import vehicle

    return of_used(vehicle("subaru-sambar-6"), date(2026, 11, 24))


@pytest.fixture(params=["past", "used", "two years"])
def one(request, imported):
    short = msgspec.structs.replace(imported, flows=imported.flows[-2:])
    return {"past": past.picture(everyone()), "used": used.picture(imported), "two years": used.picture(short)}[request.param]


def test_it_is_read_on_a_telephone_and_in_the_dark(one):
    svg = one.plain()
    wide, high = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        size, x, y = (float(node.get(key)) for key in ("font-size", "x", "y"))
        long = 0.53 * size * len(node.text)
        left = x - {"end": long, "middle": long / 2}.get(node.get("text-anchor"), 0)
        assert size * PHONE / wide >= 9.5 and left >= -7 and left + long <= wide - 7 and 0 <= y <= high - 8, node.text
    assert set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', svg)) <= set(theme.DARK)


def test_what_was_sold_is_told_as_it_was():
    found = past.picture(everyone())
    assert ("smart fortwo (2008)", 1, 2008, 24622, 16000.0) in found.rows
    best = {}
    for name, _, _, units, _ in found.rows:
        best[name] = max(best.get(name, 0), units)
    most = max(best, key=best.get)
    assert f"the {most} did best" in found.summary and f"Of {len(best)} launches" in found.summary
    planned = {name: plan for name, *_, plan in found.rows if plan != ""}
    assert f"{sum(best[name] < plan for name, plan in planned.items())} of the {len(planned)} whose maker named a plan never reached it." in found.summary


def test_the_used_ones_are_said_to_be_no_sales(imported):
    found = used.picture(imported)
    counted = next(flow for flow in imported.flows if flow.kind == "counted")
    assert f"{counted.year}" in found.summary and "no sales of new ones" in found.summary
    assert f"{counted.mid:,.0f} counted in {counted.year}" in found.plain()
    assert [(row[0], row[4]) for row in found.rows] == [(str(flow.year), flow.kind) for flow in imported.flows]
    with pytest.raises(ValueError, match="two years"):
        used.picture(msgspec.structs.replace(imported, flows=(Flow(year=2023, low=1, mid=2, high=3, kind="counted"),)))


def test_a_fan_of_one_year_leaves_out_cars_without_a_first_year():
    late = Comparable(id="late", name="Late", points=(Point(n=2, year=2012, units=900), Point(n=3, year=2013, units=800)))
    found = picture("fan", stand_in(years=(Year(year=2036, low=1, low50=2, mid=3, high50=4, high=5),), comparables=(late,)))
    assert "Late" not in found.plain() and "Late" not in found.summary
