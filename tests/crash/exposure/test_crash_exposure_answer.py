"""The answer about ordinary use: what a reader of it relies on."""

import subprocess
import sys

import msgspec
import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("numba")

from keiway.crash.exposure import answer as answers  # noqa: E402
from keiway.crash.exposure import others  # noqa: E402
from keiway.crash.exposure.answer import AVERAGE, ExposureAnswer, NeedsFast, exposure  # noqa: E402
from keiway.crash.exposure.crashes import engine  # noqa: E402
from keiway.crash.exposure.table import facts  # noqa: E402
from keiway.errors import UsageError  # noqa: E402
from keiway.vehicles import vehicle, vehicles  # noqa: E402

SAMBAR = vehicle("subaru-sambar-5")
N = 32 * engine.BLOCK
ANSWER = exposure(SAMBAR, limits=(25, 45), miles_per_year=3000, n=N)


def line(name, road="all"):
    return next(one for one in ANSWER.lines if one.name == name and one.road == road)


def test_it_says_how_much_against_the_average_and_per_year():
    own, average = line(SAMBAR.title), line(AVERAGE)
    assert average.times_own.mid == 1 and 0.7 < average.own_death.mid < 0.95
    assert own.times_own.mid > 2 and own.times_others.mid < 0.9
    assert own.own_death_per_year.mid == pytest.approx(own.own_death.mid * 3000 / 1e8)
    assert SAMBAR.title in ANSWER.sentence and "3,000 miles" in ANSWER.sentence and "45 mph" in ANSWER.sentence


def test_bands_lie_in_order_around_the_middle():
    for one in ANSWER.lines:
        for name in ("own_death", "own_serious", "others_death", "others_serious", "times_own"):
            figure = getattr(one, name)
            assert figure.low90 <= figure.low50 <= figure.mid <= figure.high50 <= figure.high90, (one.name, name)
        assert one.own_serious.mid > one.own_death.mid
    own = line(SAMBAR.title).times_own
    assert own.high90 / own.low90 > 1.5  # an estimated front, an estimated era: no narrow band


def test_it_holds_the_alternatives_people_name():
    names = {one.name for one in (*ANSWER.lines, *ANSWER.published)}
    assert {one.name for one in facts().alternatives} <= names
    published = {one.name: one for one in ANSWER.published}
    assert published["Motorcycle"].own_death.mid > 20
    assert published["Side-by-side (UTV)"].own_death is None and "unknown" in published["Side-by-side (UTV)"].says


def test_it_tells_what_is_calibrated_what_is_assumed_and_what_stands_behind():
    assert "national rate" in ANSWER.calibrated[0] and any("average one" in text for text in ANSWER.assumed)
    assert "estimate" in ANSWER.evidence["its front"] and ANSWER.crashes == N and ANSWER.draws == 32
    assert sum(ANSWER.by_kind.values()) == pytest.approx(1)
    assert ANSWER.crash.median < ANSWER.crash.worst_tenth < ANSWER.crash.worst_hundredth and ANSWER.crash.share_of_deaths > 0.1


def test_the_same_seed_gives_the_same_answer_and_it_goes_through_json():
    again = exposure(SAMBAR, limits=(25, 45), miles_per_year=3000, n=N)
    assert again == ANSWER
    assert msgspec.json.decode(msgspec.json.encode(ANSWER), type=ExposureAnswer) == ANSWER


def test_alternatives_go_by_their_names():
    assert others.named("1998 civic").id == "civic-1998" and others.named("F-150").id == "f-150"
    assert others.named("something else") is None
    civic = others.vehicle_of(others.named("1998 Honda Civic"))
    assert civic.curb_mass_kg.mid == 1050 and others.vehicle_of(others.named("motorcycle")) is None


@pytest.mark.parametrize("wrong, says", [
    ({"limits": (40,)}, "posted up to 40"), ({"miles_per_year": -1}, "miles a year"),
    ({"belted": 2.0}, "belted share"), ({"n": 0}, "0 crashes"),
])  # fmt: skip
def test_nonsense_is_refused_with_what_is_valid(wrong, says):
    with pytest.raises(UsageError, match=says) as caught:
        exposure(SAMBAR, against=(), **wrong)
    assert caught.value.fix


def test_without_the_compiler_it_answers_without_bands_and_says_so(monkeypatch):
    from keiway.crash.exposure import report

    monkeypatch.setattr(engine, "fast", lambda: False)
    report._fleet_run.cache_clear()
    found = exposure(SAMBAR, against=(), n=engine.BLOCK)
    report._fleet_run.cache_clear()
    assert found.lines[0].own_death.low90 is None and "keiway[fast]" in found.notes[0] and not found.drivers


def test_few_crashes_give_the_middle_and_no_bands():
    found = exposure(SAMBAR, against=(), n=engine.BLOCK)
    assert found.draws == 1 and found.lines[0].own_death.low90 is None and "too few" in found.notes[0]
    assert found.lines[0].own_death.mid == pytest.approx(line(SAMBAR.title).own_death.mid, rel=0.25)


def test_vehicles_without_a_car_s_structure_are_told_as_lower_bounds():
    found = exposure(vehicle("gem-e2-2016"), against=(), n=N)
    own = found.lines[0]
    assert own.at_least and own.own_death.high90 is None and "at least" in found.sentence and "lower bounds" in found.notes[0]
    assert not found.lines[1].at_least


def test_where_no_belt_is_fitted_nobody_is_belted():
    cart = next(one for one in vehicles() if one.kind == "golf_cart")
    with_belts, without = (exposure(cart, against=(), belted=share, n=engine.BLOCK).lines[0].own_death.mid for share in (1.0, 0.0))
    assert with_belts == without > line(SAMBAR.title).own_death.mid


def test_without_numpy_it_names_the_command_that_installs_it(monkeypatch):
    import importlib.util

    known = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "numpy" else known(name))
    with pytest.raises(NeedsFast) as caught:
        answers.exposure(SAMBAR)
    assert "keiway[fast]" in caught.value.try_
    assert caught.value.exit_code == UsageError.exit_code  # as wherever else an extra is missing


@pytest.mark.parametrize(
    ("mid", "low", "high", "unit", "says"),
    [
        (26, 23, 31, "", "26 (23-31)"),
        (2.331, 1.629, 3.3, "", "2.3 (1.6-3.3)"),
        (0.8214, 0.8, 0.84, "", "0.82 (0.80-0.84)"),
        (2.84, 2.0, 4.0, "x", "2.8x (2.0-4.0)"),
        (14.2, 9.6, 22.1, "x", "14x (10-22)"),
        (1.0, 1.0, 1.0, "x", "1.0x"),
    ],
)
def test_a_figure_shows_two_digits_of_its_middle(mid, low, high, unit, says):
    from keiway.cli.crash.risk import _words

    assert _words(answers.Figure(mid, None, None, low, high), unit) == says


def test_the_shape_of_the_answer_loads_no_array_library():
    code = "import sys, keiway.crash.exposure.answer; print('numpy' in sys.modules or 'numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"
