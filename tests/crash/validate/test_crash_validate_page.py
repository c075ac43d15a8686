"""The committed page is what the models give today, as far as that can be checked in seconds."""

import re
from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("numba")

from keiway.crash.validate.page.text import page  # noqa: E402
from keiway.crash.validate.result import Check  # noqa: E402
from keiway.crash.validate.run import run  # noqa: E402
from keiway.crash.validate.table import tables  # noqa: E402
from keiway.errors import UsageError  # noqa: E402

SCIENCE = Path(__file__).parents[3] / "docs/science"
#: Run in seconds; the others draw crashes by the hundred thousand and are checked when the page is written.
QUICK = {
    "evans_1994_newton", "joksch_1993", "nass_1997_2002_by_delta_v", "richards_2010", "iihs_2009_small_into_midsize",
    "jncap_kei", "tiny_cars_other_ncaps", "iihs_2010_lsv_minitruck", "iihs_pickup_rear_seat_2023",
    "iihs_small_overlap_mass_bins", "camry_10146_wall_test", "nhtsa_wall_fleet", "pedestrian_points", "rollover_ssf",
    "nhtsa_2022_mais", "icbc_rhd",
}  # fmt: skip
NEAR = 0.02  # other processors and other libraries may differ in the last digit shown


def committed() -> dict[str, list[tuple[str, str, float]]]:
    """Table id -> verdict, what, obtained of each row on the page."""
    found: dict[str, list[tuple[str, str, float]]] = {}
    table = ""
    for line in (SCIENCE / "validation.md").read_text(encoding="utf-8").splitlines():
        if head := re.match(r"`(\w+)`\. ", line):
            table = head[1]
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if table and len(cells) == 6 and cells[0].strip("*") in ("holds", "misses", "shown"):
            found.setdefault(table, []).append((cells[0].strip("*"), cells[1], float(cells[4].split()[0])))
    return found


def test_the_page_is_current():
    """If this fails: keiway validate crash --write docs/science"""
    rows = committed()
    for check in run(QUICK):
        fitting = [row for row in rows[check.table] if row[1].startswith(check.what)]
        assert fitting, (check.table, check.what)
        verdict, _, obtained = fitting[0]
        assert (verdict, obtained) == (check.verdict, pytest.approx(check.obtained, rel=NEAR, abs=1e-12)), check.what


def test_the_page_has_every_table_and_picture_and_no_miss_without_a_reason():
    text = (SCIENCE / "validation.md").read_text(encoding="utf-8")
    assert set(committed()) == set(tables())
    assert "not understood yet" not in text and "waits" not in text.split("## Table by table")[1]
    pictures = re.findall(r"!\[([^\]]+)\]\(plots/([\w.]+)\)", text)
    assert len(pictures) >= 6 and all(len(caption) > 30 for caption, _ in pictures)
    for _, name in pictures:
        assert (SCIENCE / "plots" / name).stat().st_size < 100_000
    assert {path.name for path in (SCIENCE / "plots").iterdir()} == {name for _, name in pictures}


def test_a_miss_stands_on_top_with_its_reason_and_a_fit_does_not():
    rows = [
        Check(table="rollover_ssf", what="a", kind="test", obtained=2.0, low=0.0, high=1.0, why="because"),
        Check(table="rollover_ssf", what="b", kind="fit", obtained=2.0, low=0.0, high=1.0, why="own"),
    ]
    top = page(rows, []).split("## Table by table")[0]
    assert "a: 2 for 0 to 1" in top and "because" in top and "own" not in top.split("## Independent misses")[1]


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    pytest.importorskip("altair")
    from keiway.crash.validate.page.write import check_folder

    with pytest.raises(UsageError, match="no such folder") as caught:
        check_folder(tmp_path / "no where")
    assert caught.value.try_ == f"mkdir -p '{tmp_path / 'no where'}'"


def test_a_file_in_the_place_of_the_folder_is_said_to_be_one_and_another_folder_is_offered(tmp_path):
    pytest.importorskip("altair")
    from keiway.crash.validate.page.write import check_folder

    (tmp_path / "page.md").write_text("")
    for folder in (tmp_path / "page.md", tmp_path / "page.md" / "plots"):
        with pytest.raises(UsageError, match=r"page\.md'? ?.*is a file") as caught:
            check_folder(folder)
        assert caught.value.fix == ("--write", ".") and caught.value.try_ is None
