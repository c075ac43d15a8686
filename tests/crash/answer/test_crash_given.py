"""A front of one's own: what `keiway crash fit --save` writes is what a crash takes, and what the step cannot hold is refused."""

import json
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from keiway.cli.main import run
from keiway.crash.answer import head_on
from keiway.crash.front.fit import fit, read_csv
from keiway.crash.front.measured import measured, signals_path
from keiway.crash.given import Given, checked, read, save
from keiway.crash.record import Front
from keiway.crash.scene import of_meeting
from keiway.crash.sweep import sweep
from keiway.crash.vehicles import front_of
from keiway.errors import KeiwayError, UsageError
from keiway.schemas import schema, shapes
from keiway.vehicles.resolution import resolve

SPEEDS = (15.0, 15.0)


def car(name):
    return resolve(name).vehicle


PAIR = car("1995 Honda Beat"), car("2022 Toyota RAV4")


@pytest.fixture(scope="module")
def fitted():
    test = measured("camry2018")
    return fit(read_csv(signals_path(test)), mass_kg=test.mass_kg, speed_mps=test.speed_mps, heights_m=test.row_heights_m)


@pytest.fixture(scope="module")
def saved(fitted, tmp_path_factory):
    return save(fitted, tmp_path_factory.mktemp("front") / "camry.yaml", "a test")


def figure(party, id_):
    return next(q for q in party.quantities if q.id == id_)


def test_what_is_saved_is_read_back(fitted, saved):
    """The cabin's force is written in whole newtons."""
    front = read(saved).front
    assert front.s == fitted.front.s and front.h == fitted.front.h
    for name in ("test_mass_kg", "test_speed_mps", "crush_m", "cabin_crush_m", "cabin_force_n", "ahof_m"):
        assert getattr(front, name) == pytest.approx(getattr(fitted.front, name), rel=1e-4), name
    assert all(note in front.says for note in fitted.notes)
    assert saved.read_text().startswith("# A front")


def test_the_json_of_the_fit_is_a_front_too(fitted, tmp_path):
    path = tmp_path / "camry.json"
    path.write_text(json.dumps({"schema": "crash-fit/1", "fit": msgspec.to_builtins(fitted)}))
    assert read(path).front == fitted.front


def test_a_catalogue_front_given_back_gives_the_same_crash(tmp_path):
    """The answer's figures depend on the front alone, however it came."""
    fronts = tuple(front_of(vehicle) for vehicle in PAIR)
    plain, own = head_on(PAIR, SPEEDS, n=2), head_on(PAIR, SPEEDS, n=2, fronts=fronts)
    for a, b in zip(plain.parties, own.parties, strict=True):
        for x, y in zip(a.quantities, b.quantities, strict=True):
            assert y.mid == pytest.approx(x.mid, rel=1e-9), x.id


def test_the_front_given_changes_the_crash_and_is_told(saved):
    """A Camry's longer front on the Beat: more crush of the one, and the answer says whose front it is, and of what mass."""
    plain, own = head_on(PAIR, SPEEDS, n=2), head_on(PAIR, SPEEDS, n=2, fronts=(saved, None))
    assert figure(own.parties[0], "crash.crush").mid != pytest.approx(figure(plain.parties[0], "crash.crush").mid, rel=0.02)
    party, other = own.parties
    assert party.front == "measured" and party.front_says.startswith("given in camry.yaml") and "camry" not in other.front_says
    rung = next(rung for rung in party.ladder if rung.rung == "this model in a standard test")
    assert rung.there and "camry.yaml, level measured" in rung.says and "1,719 kg at 57.1 km/h" in rung.says
    assert any("taken as said. So is its cabin: it yields past 745 mm" in note for note in own.notes) and any("1,719 kg" in note and "835 kg" in note for note in own.notes)


def test_the_partner_takes_one_too_and_by_file_or_by_struct(saved):
    by_file = head_on(PAIR, SPEEDS, n=2, fronts=(None, str(saved)))
    by_struct = head_on(PAIR, SPEEDS, n=2, fronts=(None, read(saved).front))
    assert by_file.parties[1].quantities == by_struct.parties[1].quantities
    assert by_struct.parties[1].front_says.startswith("given in the call")


def test_a_derived_front_is_no_test_of_this_model(saved):
    front = msgspec.structs.replace(read(saved).front, level="derived")
    party = head_on(PAIR, SPEEDS, n=2, fronts=(Given(front=front, name="kin.yaml"), None)).parties[0]
    rungs = {rung.rung: rung for rung in party.ladder}
    assert not rungs["this model in a standard test"].there and "kin.yaml, level derived" in rungs["a close relative"].says


def test_a_vehicle_no_front_is_known_of_can_be_given_one(saved):
    ranger = car("Polaris Ranger XP 1000")
    with pytest.raises(KeiwayError, match="No front"):
        head_on((ranger, PAIR[1]), SPEEDS, n=2)
    found = head_on((ranger, PAIR[1]), SPEEDS, n=2, fronts=(saved, None))
    assert figure(found.parties[0], "crash.crush").mid > 0


def test_a_front_without_height_takes_that_of_its_class_and_says_so(saved):
    front = msgspec.structs.replace(read(saved).front, ahof_m=None)
    pickup = car("Ford F-150")
    found = head_on((PAIR[0], pickup), SPEEDS, n=2, fronts=(front, None))
    assert any("has no ahof_m: 390 mm, that of its class" in note for note in found.notes)
    answered = head_on((PAIR[0], pickup), SPEEDS, n=2, fronts=(msgspec.structs.replace(front, ahof_m=0.39), None))
    assert figure(found.parties[0], "crash.crush").mid == figure(answered.parties[0], "crash.crush").mid


def test_picture_and_sweep_are_of_the_front_given(saved):
    answer = head_on(PAIR, SPEEDS, n=2, fronts=(saved, None))
    scene = of_meeting(PAIR, SPEEDS, fronts=(saved, None))
    crush = max(frame.sides[0].crush_m for frame in scene.frames)
    assert 1e3 * crush == pytest.approx(figure(answer.parties[0], "crash.crush").mid, rel=0.01)
    found = sweep(PAIR, "overlap", SPEEDS, fronts=(saved, None))
    assert any("camry.yaml" in note for note in found.notes)


@pytest.mark.parametrize("name", ["crush_sd", "ahof_m", "crush_m"])
def test_nothing_that_is_no_number_goes_through(saved, name):
    with pytest.raises(UsageError, match=name):
        checked(msgspec.structs.replace(read(saved).front, **{name: float("nan")}))


@settings(max_examples=100, deadline=None)
@drawn(st.lists(st.tuples(st.floats(0.02, 0.2), st.floats(0.0, 0.6)), min_size=5, max_size=12))
def test_a_front_is_held_whole_or_refused(steps):
    """Whatever rises: either the step has it within half a percent, or it is refused."""
    from keiway.crash.front.curve import curve_of, force
    from keiway.crash.runners.ramps import ramps_of

    s, h = [0.0], [0.0]
    for ds, dh in steps:
        s.append(s[-1] + ds)
        h.append(h[-1] + dh + 0.01)
    top = max(s[-1], 1e-9)
    front = Front(
        test_mass_kg=1000.0, test_speed_mps=15.0, crush_m=0.5, s=tuple(1.2 * x / top for x in s), h=tuple(h),
        cabin_crush_m=0.5, cabin_force_n=2e5, level="class",
    )  # fmt: skip
    try:
        checked(front)
    except UsageError as error:
        assert "stepped model" in error.message
        return
    whole, ramps = curve_of(front), ramps_of(front)
    knots = [(0.0, 0.0), *zip(ramps.x, ramps.f, strict=True)]
    for (xa, fa), (xb, fb) in pairwise(knots):
        x = (xa + xb) / 2
        if 0.02 * 0.5 < x < 1.6 * 0.5:
            assert (fa + fb) / 2 == pytest.approx(force(whole, x), rel=0.02)


def test_one_command_line_after_the_other(tmp_path, monkeypatch, capsys):
    """Fit, save, crash, sweep, in JSON as its schema has it."""
    import jsonschema

    def keiway(*args):
        with pytest.raises(SystemExit) as stopped:
            run(["crash", *args, "--quiet"])
        told = capsys.readouterr()
        assert stopped.value.code == 0, told.err
        return told.out

    monkeypatch.chdir(tmp_path)
    assert "Written camry.yaml" in keiway("fit", "camry2018", "--save", "camry.yaml")
    found = json.loads(keiway("1995 Honda Beat", "--vs", "Ford F-150", "--speed", "35", "--front", "camry.yaml", "--front-vs", "camry.yaml", "--json"))
    jsonschema.validate(found, schema("crash/2", shapes()["crash/2"]))
    assert [party["front"] for party in found["parties"]] == ["measured", "measured"]
    assert "camry.yaml" in keiway("1995 Honda Beat", "--vs", "Ford F-150", "--sweep", "speed", "--front-vs", "camry.yaml", "--plain")
