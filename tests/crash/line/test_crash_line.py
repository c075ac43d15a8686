"""The line on a crash beside the law: the same figures as the crash itself, or why there are none."""

import keiway
import keiway.api
from keiway.crash.answer import MPH, head_on
from keiway.crash.answer.brief import brief
from keiway.crash.answer.meeting import ones_of
from keiway.crash.line import PARTNER, SPEED_MPH, TOLD, _built
from keiway.errors import KeiwayError
from keiway.vehicles.catalogue import vehicle, vehicles

AS_OF = "2026-11-24"


def crash_of(text, **given):
    return keiway.check(text, as_of=AS_OF, **given).crash


def test_the_line_says_what_the_crash_command_says():
    line = crash_of("Honda N-Box JF3")
    found = head_on((keiway.identify("Honda N-Box JF3").vehicle, vehicle(PARTNER)), (SPEED_MPH * MPH,) * 2)
    told = {quantity.id: quantity for quantity in found.parties[0].quantities}
    assert line.known and all(told[quantity.id] == quantity for quantity in line.quantities)
    assert f"{told['crash.wall_speed'].mid:.0f} mph" in line.says and "Ford F-150" in line.says and "simulation" in line.says
    assert line.next in keiway.check("Honda N-Box JF3", as_of=AS_OF).next


def test_the_short_way_has_the_figures_of_the_whole_crash():
    """Of light and heavy, open and closed, new and old vehicles, and of the partner against itself."""
    partner = vehicle(PARTNER)
    each = SPEED_MPH * MPH
    rows = [row for row in vehicles()[::60] if _crashes(row)]
    for row in (*rows, partner):
        found = {quantity.id: quantity for quantity in head_on((row, partner), (each, each)).parties[0].quantities}
        assert brief((row, partner), (each, each), TOLD) == tuple(found[id_] for id_ in TOLD)
    assert len(rows) >= 5


def _crashes(row):
    try:
        return bool(ones_of((row, row), (None, None)))
    except KeiwayError:
        return False


def test_a_build_date_counts_and_months_of_sale_do_not():
    case = keiway.api.case("Honda Beat", built="1995-10", as_of=AS_OF)
    assert _built(case) == case.built
    assert _built(keiway.api.case("Honda Beat", as_of=AS_OF)) is None


def test_where_it_cannot_be_worked_out_it_says_why():
    line = crash_of("Polaris Ranger XP 1000", built="2020-05")
    assert not line.known and line.says.startswith("Not known: ") and "barrier test" in line.says
    assert line.quantities == () and line.next is None


def test_the_partner_is_the_one_most_sold():
    assert vehicle(PARTNER).us_sales == max(row.us_sales or 0 for row in vehicles())


def test_the_law_does_not_wait_for_it():
    with_line = keiway.check("1996 Honda Beat", state="CA", as_of=AS_OF)
    from keiway.law.check import answer

    alone = answer(keiway.api.case("1996 Honda Beat", state="CA", as_of=AS_OF))
    assert alone.crash is None and (alone.verdict, alone.gates, alone.id) == (with_line.verdict, with_line.gates, with_line.id)
