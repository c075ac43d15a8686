"""The harness runs every table it can, says what the others wait for, and shows its misses."""

import pytest

np = pytest.importorskip("numpy")

from keiway.crash.validate.result import Check, between, factor, near  # noqa: E402
from keiway.crash.validate.run import RUNS, render, run, summary  # noqa: E402
from keiway.crash.validate.table import tables  # noqa: E402

CHECKS = run()


def of(table, part=""):
    found = [check for check in CHECKS if check.table == table and check.what.startswith(part)]
    assert found, (table, part)
    return found


def holds(table, part=""):
    return all(check.verdict == "holds" for check in of(table, part) if check.verdict != "waits")


def test_every_table_is_run_or_says_what_it_waits_for():
    assert {check.table for check in CHECKS} == set(tables())
    assert set(RUNS) <= set(tables())
    for name, table in tables().items():
        assert (name in RUNS) != bool(table.waits_for), name
        assert table.reference and table.tolerance and table.confidence, name
    assert all(check.says for check in CHECKS if check.verdict == "waits")


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("evans_frick_1993_mass_law", ""),
        ("evans_1994_newton", ""),
        ("weight_externality_economics", "rise per 1000 lb"),
        ("momentum_precheck", ""),
        ("joksch_1993", "the rule"),
        ("richards_2010", "richards_"),
        ("rollover_ssf", ""),
        ("pedestrian_points", "Rosen-Sander"),
        ("nass_2000_2015_by_delta_v", "death near side over frontal"),
        ("nhtsa_2022_mais", "fatal"),
    ],
)
def test_what_momentum_and_the_field_curves_reproduce(table, part):
    assert holds(table, part), [check for check in of(table, part) if check.verdict == "misses"]


def test_belted_frontal_classes_with_many_events_are_reproduced_within_a_factor_of_1_5():
    for low in ("20-30", "30-40", "40-50", "50-60", "60-80"):
        assert holds("nass_2000_2015_by_delta_v", f"iss16 frontal belted {low}")
    for low in ("25-40", "40-55", "55-130"):
        assert holds("nass_1997_2002_by_delta_v", f"death frontal belted {low}")


def test_misses_are_shown_not_hidden():
    text = render(CHECKS)
    misses = [check for check in CHECKS if check.verdict == "misses"]
    assert misses and all(check.what in text for check in misses)
    assert text.count("\n  misses ") == len(misses)
    assert summary(CHECKS) in text


def test_verdicts_keep_to_their_bounds():
    assert near("t", "w", 1.0, 1.1, within=0.2).verdict == "holds"
    assert factor("t", "w", 1.0, 2.1, by=2).verdict == "misses"
    assert factor("t", "w", 1.0, float("nan"), by=2).verdict == "misses"
    assert between("t", "w", 1, 2, 2.0).verdict == "holds"
    assert Check(table="t", what="w", kind="waits").verdict == "waits"


def test_one_table_can_be_run_alone():
    assert {check.table for check in run(["rollover_ssf"])} == {"rollover_ssf"}
