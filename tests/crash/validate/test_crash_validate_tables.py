"""Every published table is run, its misses are shown with a reason, and nothing is counted for more than it is."""

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("numba")

from keiway.crash.validate.result import Check, between, factor, near, shown  # noqa: E402
from keiway.crash.validate.run import RUNS, render, run, summary  # noqa: E402
from keiway.crash.validate.table import tables  # noqa: E402

#: Tables that draw crashes by the hundred thousand: some seconds each, run by the page and by hand.
LONG = {"evans_frick_1993_mass_law", "nass_2000_2015_by_delta_v", "iihs_driver_death_rates", "nhtsa_mass_footprint",
        "weight_externality_economics"}  # fmt: skip
CHECKS = run(set(tables()) - LONG)


def of(table, part=""):
    found = [check for check in CHECKS if check.table == table and check.what.startswith(part)]
    assert found, (table, part)
    return found


def holds(table, part=""):
    return all(check.verdict == "holds" for check in of(table, part) if check.verdict not in ("waits", "shown"))


def test_no_table_waits():
    assert set(RUNS) == set(tables())
    for name, table in tables().items():
        assert table.reference and table.tolerance and table.confidence and table.compares and table.teaches, name
        assert not table.waits_for, name
    assert not [check for check in CHECKS if check.verdict == "waits"]


def test_every_miss_says_why_and_no_reason_is_left_over():
    misses = [check for check in CHECKS if check.verdict == "misses"]
    assert misses and not [check.what for check in misses if check.why in ("", "not understood yet")]
    for name in set(tables()) - LONG:
        for begins in tables()[name].misses:
            assert any(check.what.startswith(begins) for check in misses if check.table == name), (name, begins)


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("evans_1994_newton", ""),
        ("momentum_precheck", ""),
        ("joksch_1993", "the rule"),
        ("richards_2010", "richards_"),
        ("rollover_ssf", ""),
        ("pedestrian_points", "Rosen-Sander"),
        ("nhtsa_2022_mais", "fatal"),
        ("iihs_2009_small_into_midsize", "greater femur force"),
        ("iihs_2009_small_into_midsize", "HIC15, small less big, 2009 smart"),
        ("iihs_2009_small_into_midsize", "HIC15, small less big, 2009 Toyota"),
        ("iihs_pickup_rear_seat_2023", ""),
        ("ono_2025_kei", ""),
        ("japan_kei_vs_regular", "single"),
        ("camry_10146_wall_test", ""),
    ],
)
def test_what_the_models_reproduce(table, part):
    assert holds(table, part), [check for check in of(table, part) if check.verdict == "misses"]


def test_belted_frontal_classes_with_many_deaths_are_reproduced_within_a_factor_of_1_5():
    for low in ("25-40", "40-55", "55-130"):
        assert holds("nass_1997_2002_by_delta_v", f"death frontal belted {low}")


def test_what_is_given_back_is_not_counted_as_evidence():
    assert {check.kind for check in of("icbc_rhd")} == {"input"}
    assert {check.kind for check in of("evans_1994_newton")} == {"input"}
    assert all(check.kind == "input" for check in of("iihs_2009_small_into_midsize", "change of speed"))
    assert all(check.kind == "fit" for check in of("camry_10146_wall_test", "chest 3 ms, driver"))
    independent = [check for check in CHECKS if check.kind == "test" and check.verdict in ("holds", "misses")]
    counted = summary(CHECKS).split(".")[0]
    assert str(sum(check.verdict == "holds" for check in independent)) in counted


def test_misses_are_shown_not_hidden():
    text = render(CHECKS)
    misses = [check for check in CHECKS if check.verdict == "misses"]
    assert all(check.what in text for check in misses)
    assert text.count("\n  misses ") == len(misses) == text.count("\n          why: ")
    assert summary(CHECKS) in text


def test_verdicts_keep_to_their_bounds():
    assert near("t", "w", 1.0, 1.1, within=0.2).verdict == "holds"
    assert factor("t", "w", 1.0, 2.1, by=2).verdict == "misses"
    assert factor("t", "w", 1.0, float("nan"), by=2).verdict == "misses"
    assert between("t", "w", 1, 2, 2.0).verdict == "holds"
    assert shown("t", "w", 1.0, 5.0).verdict == "shown"
    assert Check(table="t", what="w", kind="waits").verdict == "waits"


def test_one_table_can_be_run_alone_and_tells_its_progress():
    told = []
    assert {check.table for check in run(["rollover_ssf"], told.append)} == {"rollover_ssf"}
    assert len(told) == 1 and told[0].startswith("rollover_ssf")
