"""What the science page, `keiway explain` and the picture say is what is computed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from keiway.cost.built_here import answer, editable, picture
from keiway.cost.built_here.explain import entries
from keiway.cost.built_here.table import facts, inflation
from keiway.cost.record import Asked
from keiway.question import Question, read
from keiway.vehicles.catalogue import vehicles

PAGE = (Path(__file__).parents[3] / "docs" / "science" / "built_here.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found():
    def asked(id_: str):
        case = read(Question(text=id_, arrive="2026-12-10"), today=date(2026, 11, 29), needs_date=False).case
        return answer(Asked(case=case))

    return {id_: asked(id_) for id_ in ("honda-n-box-3", "suzuki-carry-11", "honda-n-van-1")}


def test_every_input_on_the_page_is_the_one_that_is_used():
    for value in facts().values.values():
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{value.id}` |"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert [float(cell.replace(",", "")) for cell in cells[2:5]] == [value.low, value.mid, value.high], value.id
        assert cells[6:] == [str(value.year), value.confidence], value.id


def test_every_study_of_hardware_is_on_the_page():
    rows = [line for line in PAGE.splitlines() if line.startswith(tuple(f"| {each.standard} |" for each in facts().content))]
    assert len(rows) == len(facts().content)
    for row, study in zip(rows, facts().content, strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert [float(cell) for cell in cells[2:5]] == [study.low, study.mid, study.high]
        assert cells[5] == str(study.year)


def test_the_figures_of_the_page_are_computed(found):
    words = " ".join(PAGE.split())
    for route, name in zip(found["honda-n-box-3"].routes, ("imported", "from kits", "from a retooled plant"), strict=True):
        low, mid, high = (f"{100 * round(each / 100):,.0f}" for each in (route.price.low, route.price.mid, route.price.high))
        assert f"{name} {mid} dollars ({low} to {high})" in words or f"{name} {mid} ({low} to {high})" in words
    box, truck = ({each.route: each for each in found[id_].crossings} for id_ in ("honda-n-box-3", "suzuki-carry-11"))
    assert f"{box['us_kit'].never:.0%}".replace("%", " percent of the draws") in words
    assert f"about {round(truck['us_kit'].mid, -4):,.0f} over" in words
    assert f"about {truck['us_plant'].mid / 1e6:.1f} million" in words


def test_certified_cars_come_back_as_the_page_says():
    """List price in, bill built up, list price out: 9 percent low from the US, up to 12 high from Japan, Korea and Italy, 3 from Mexico."""
    off: dict[str, list[float]] = {}
    for row in vehicles():
        small = row.kind in ("minicar", "small_car", "small_suv", "midsize_car")
        if not (small and row.us_certified and row.base_msrp_usd and (row.msrp_year or 0) >= 2022):
            continue
        case = read(Question(text="", arrive="2026-12-10"), today=date(2026, 11, 29), vehicle=row, needs_date=False).case
        found = answer(Asked(case=case, draws=300)).routes[0].list_price
        off.setdefault(row.origin, []).append(found.mid / (row.base_msrp_usd * inflation(row.msrp_year) + 1250) - 1)
    assert len(off["US"]) == 11 and all(-0.11 < each < -0.07 for each in off["US"])
    east = [*off["JP"], *off["KR"], *off["IT"]]
    assert len(east) == 13 and all(0.06 < each < 0.13 for each in east)
    assert len(off["MX"]) == 4 and all(0.0 < each < 0.06 for each in off["MX"])


def test_every_id_of_an_answer_is_explained(found):
    known = entries()
    for each in found.values():
        ids = [quantity.id for quantity in (*each.quantities, *each.checks, each.content_total)]
        ids += [one.id for route in each.routes for one in (*route.price.lines, *route.once)]
        ids += [quantity.id for route in each.routes for quantity in (route.list_price, route.once_total, route.duty)]
        ids += [marker.id for marker in each.reached]
        sources = [id_ for route in each.routes for one in (*route.price.lines, *route.once) for id_ in one.sources]
        sources += [id_ for marker in each.reached for id_ in marker.sources]
        own = [id_ for id_ in (*ids, *sources) if id_.startswith(("cost.built_here.", "built_here:"))]
        assert not [id_ for id_ in own if id_ not in known]


def test_what_can_be_set_is_explained():
    assert not [id_ for id_ in editable() if id_ not in entries()]


def test_every_input_has_a_source_that_is_listed():
    rows = (*facts().values.values(), *facts().content, *facts().whole_car, *facts().parts_duty, *facts().reached, facts().offset)
    for row in rows:
        assert row.sources and all(id_ in facts().sources for id_ in row.sources), row
        assert row.low <= row.mid <= row.high if hasattr(row, "low") else True


def test_the_picture_has_a_table_of_every_way_and_says_what_it_shows(found):
    drawn = picture(found["honda-n-van-1"])
    assert len(drawn.columns) == 1 + 3 * len(found["honda-n-van-1"].routes)
    assert all(len(row) == len(drawn.columns) for row in drawn.rows)
    assert "An estimate" in drawn.summary


def test_the_picture_is_drawn(found, tmp_path):
    pytest.importorskip("altair")
    from keiway.charts import save

    for id_ in found:
        file = save(picture(found[id_]), tmp_path / f"{id_}.svg")
        text = file.read_text(encoding="utf-8")
        assert "Imported new" in text and "smart fortwo" in text
