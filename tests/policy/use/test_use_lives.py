"""What one vehicle changes over its life: signs, miles that are kept, zero against itself, caps, and the edges."""

from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from use_made import NEW, asked, side, stream

from keiway.market.demand import INSTEAD
from keiway.policy import use
from keiway.policy.parts import Life
from keiway.policy.use import rates, risk
from keiway.policy.use.facts import facts
from keiway.vehicles import vehicle

#: Everything that makes a kei differ from the vehicle it stands in for, put aside.
SAME = {"kei_share": 1.0, "fast_roads_new": 1.0, "behind_its_wheel": 1.0, "life_new": 1.0, "slow": 1.0}


def lives(*streams, **edits) -> tuple[Life, ...]:
    question, both = asked(**edits), side(*streams)
    part = use.prepare(question, (side(), both))
    return use.lives(part.fixed, part.drawn, both)


def life(*args, edits=None, **given_) -> Life:
    return lives(stream(*args, **given_), **(edits or {}))[0]


def total(values) -> np.ndarray:
    return values.sum(axis=1)


def middle(values) -> float:
    return float(np.median(total(values)))


def test_small_car_in_place_of_larger_ones_is_worse_for_its_people_and_better_for_others():
    found = life()
    assert middle(found.own_deaths) > 0.0 > middle(found.others_deaths)
    assert middle(found.own_serious) > 0.0 > middle(found.others_serious)
    assert np.mean(total(found.own_deaths) > 0.0) > 0.95
    assert np.all(total(found.others_in_vehicles_deaths) < 0.0)


def test_in_place_of_a_motorcycle_it_saves_lives_of_its_people():
    found = life(instead={"motorcycle": 1.0}, cap=35)  # and on as few miles as a motorcycle goes
    assert middle(found.own_deaths) < 0.0 and np.mean(total(found.own_deaths) < 0.0) > 0.9


def test_where_nothing_is_given_up_miles_and_deaths_on_both_sides_rise():
    found = life(instead={"nothing": 1.0}, edits={"new_trips": 1.0})
    assert np.all(total(found.own_deaths) > 0.0) and np.all(total(found.others_deaths) > 0.0)
    assert np.allclose(found.other_miles, found.miles)


def test_vehicle_that_displaces_itself_changes_nothing():
    """The same vehicle on both sides, driven alike: nothing, to rounding, in every field but its own miles."""
    alike = life("tesla-model-y-2025", {"new_electric": 1.0}, edits=SAME)
    for name in ("own_deaths", "own_serious", "others_deaths", "others_serious", "others_in_vehicles_deaths", "fuel_gal", "electric_kwh", "co2_tonnes",
                 "fuel_usd", "other_miles", "hours_lost", "upkeep_usd"):  # fmt: skip
        assert np.abs(getattr(alike, name)).max() < 1e-9 * alike.miles.max(), name
    assert alike.miles[:, 0].min() > 5000.0
    other = life("kia-k4-2025", {"new_electric": 1.0}, edits=SAME)
    assert np.abs(total(other.own_deaths)).min() > 1e-7  # another vehicle is not nothing


def test_household_miles_are_kept_but_for_the_rebound():
    """Where ordinary cars are given up, all miles together change by the rebound alone."""
    instead = {name: share / 0.9 for name, share in NEW.items() if name != "nothing"}
    found = life(instead=instead, edits={"rebound": 0.0})
    assert np.abs(found.other_miles).max() < 1e-6 * found.miles.max()
    more = life(instead=instead, edits={"rebound": 0.2})
    saved = 1.0 - total(found.miles) / total(more.miles)
    assert np.allclose(total(more.other_miles), total(more.miles) - total(found.miles)) and np.all(saved > 0.0)


def test_miles_of_a_used_import_are_kept_too():
    found = life("suzuki-carry-9", {"used_car": 0.6, "new_pickup": 0.4}, new=False, edits={"rebound": 0.0})
    assert np.abs(found.other_miles).max() < 1e-6 * found.miles.max()


def test_motorcycle_is_given_up_for_as_long_as_the_used_kei_lasts():
    """Deaths that are spared end with the kei: not more than a rider's own over those years, on the miles that move."""
    given_ = {"motorcycle_deaths": 26, "motorcycle_miles": 2300, "owner": 1.0, "level": 1.0}
    whole, part = (life("suzuki-carry-9", {"motorcycle": 1.0}, new=False, edits={**given_, "motorcycle_moves": at}) for at in (1.0, 0.25))
    spared = 26e-8 * 2300 * total(whole.alive)
    assert np.all(total(whole.own_deaths) > -1.01 * spared) and np.mean(total(whole.own_deaths) < 0.0) > 0.8
    assert np.all(total(part.own_deaths) > -0.2501 * spared)


def test_motorcycle_is_not_given_up_whole():
    """Whoever has a kei rides on: by the middle of the draws under half of what a rider risks is spared."""
    found = life("suzuki-carry-9", {"motorcycle": 1.0}, new=False, edits={"motorcycle_deaths": 26, "motorcycle_miles": 2300, "owner": 1.0, "level": 1.0})
    spared = 26e-8 * 2300 * total(found.alive)
    assert np.median(-total(found.own_deaths) / spared) < 0.5


@pytest.mark.long
def test_vehicle_that_is_slow_by_itself_keeps_off_fast_roads():
    slow = msgspec.structs.replace(vehicle("honda-n-box-3"), id="slow-n-box", top_speed_kmh=60.0)
    found = lives(stream(of=slow), stream())
    assert found[0].miles_by_road[:, :, 3:].max() == 0.0 < found[1].miles_by_road[:, :, 5].max()


def test_vehicle_of_one_id_in_two_forms_is_two_vehicles():
    """Held to 35 mph by one reform's class, free beside it; and what stands for a group stays what it is."""
    free, held = rates.named("nissan-sakura-1"), rates.named("nissan-sakura-1@35")
    both = lives(stream(of=free, cap=35), stream(of=held, cap=35))
    assert not np.allclose(both[0].own_deaths, both[1].own_deaths)
    assert np.array_equal(lives(stream(of=free, cap=35))[0].own_deaths, both[0].own_deaths)


@pytest.mark.long
def test_vehicle_without_doors_is_worse_for_its_people_than_the_crash_rooms_bound():
    cart = vehicle("generic-low-speed-vehicle")
    cart = msgspec.structs.replace(cart, id="open-cart", curb_mass_kg=vehicle("gem-e2-2016").curb_mass_kg, top_speed_kmh=40.0)
    bound, likely = (lives(stream(of=cart, cap=35), open_body=at)[0] for at in (1.0, 3.0))
    assert middle(likely.own_deaths) > middle(bound.own_deaths)
    assert np.allclose(likely.others_deaths, bound.others_deaths)


def test_capped_miles_move_to_the_other_vehicle_or_around():
    """With nothing forgone and no rebound, the household's miles grow by the way around alone."""
    instead = {"new_car": 1.0}
    kept = {"rebound": 0.0, "forgone": 0.0}
    straight = life(instead=instead, cap=45, edits={**kept, "way": 0.0})
    assert np.abs(straight.other_miles).max() < 1e-6 * straight.miles.max()
    around = life(instead=instead, cap=45, edits={**kept, "way": 0.2})
    assert np.all(total(around.other_miles) > 0.0) and np.all(total(around.other_miles) < 0.2 * total(around.miles))
    lost = life(instead=instead, cap=45, edits={"rebound": 0.0, "forgone": 0.3, "way": 0.0})
    assert np.all(total(lost.other_miles) < 0.0) and np.allclose(lost.other_miles, -lost.trips_lost_miles, atol=1e-6)
    assert straight.trips_lost_miles.max() == 0.0


def test_roads_over_the_cap_are_not_driven_and_miles_by_road_add_up():
    for cap, open_ in ((25, 1), (35, 2), (45, 3), (55, 4), (65, 5), (None, 6)):
        found = life(cap=cap)
        assert found.miles_by_road[:, :, open_:].max(initial=0.0) == 0.0
        assert np.allclose(found.miles_by_road.sum(axis=2), found.miles)
    half = life(cap=40).miles_by_road
    assert half[:, :, 2].max() > 0.0 == half[:, :, 3:].max()


def test_freeways_shut_leaves_none_of_their_miles():
    found, open_ = (life(freeways=freeways, edits={"way": 0.0}) for freeways in (False, True))
    assert found.miles_by_road[:, :, 5].max() == 0.0 and np.all(total(found.miles) <= total(open_.miles))
    assert middle(found.hours_lost) > 0.0


#: Held alike: what is asked of the kei, how it keeps up with traffic and what it takes of fuel (and so the rebound).
SPEED_ALONE = {"slow": 1.0, "rebound": 0.0}


@pytest.mark.parametrize("id_", ["honda-n-box-3", "nissan-sakura-1"])
@pytest.mark.parametrize("given_up", [NEW, {"nothing": 1.0}, {"motorcycle": 1.0}])
def test_lower_top_speed_never_raises_deaths_through_speed_alone(id_, given_up):
    """The same roads and miles, the same given up, only slower: fewer of its people die, in every draw, and no fewer miles are driven."""
    free, held = lives(*(stream(of=rates.named(each), instead=given_up, cap=35) for each in (id_, f"{id_}@35")), **SPEED_ALONE)
    assert np.array_equal(free.miles_by_road, held.miles_by_road) and np.array_equal(free.other_miles, held.other_miles)
    assert np.all(total(held.own_deaths) < total(free.own_deaths)) and np.all(total(held.own_serious) <= total(free.own_serious))
    assert np.all(total(held.others_in_vehicles_deaths) <= total(free.others_in_vehicles_deaths))


@pytest.mark.long
def test_ever_lower_top_speeds_never_raise_deaths_through_speed_alone():
    """Below 35 mph it would keep off some of the roads, and no longer be on the same."""
    free, *ladder = lives(*(stream(of=rates.named(f"honda-n-box-3{at}"), cap=35) for at in ("", "@65", "@55", "@45", "@35")), **SPEED_ALONE)
    assert all(np.array_equal(free.miles_by_road, one.miles_by_road) for one in ladder)
    assert all(np.all(total(slower.own_deaths) <= total(faster.own_deaths)) for faster, slower in pairwise(ladder))
    # the table of the free one is rounded to three digits
    assert np.all(total(ladder[0].own_deaths) <= total(free.own_deaths) + 0.005 * np.abs(total(free.own_deaths)).max())


def test_cap_by_law_changes_roads_and_miles_and_no_risk_on_a_road():
    """So it has no way to raise deaths by speed: under every cap they are its miles by road times one rate a road."""
    question, caps = asked(rebound=0.0, new_trips=1.0), (None, 72, 65, 55, 45, 35, 25, 10)
    both = side(*(stream(instead={"nothing": 1.0}, cap=cap) for cap in caps))
    part = use.prepare(question, (side(), both))
    found = use.lives(part.fixed, part.drawn, both)
    d = {name: values for factor in part.drawn.values() for name, values in factor.items()}
    times = d["behind_its_wheel"][:, None, None] * risk.keeps_up(part.fixed.bodies["honda-n-box-3"].top_mph, d["slow"])
    at = risk.Pointers(d["world"], d["body"])
    a_mile = risk.by_class(rates.rates(vehicle("honda-n-box-3")), rates.roads(), at, times)[:, :, 0] * (d["level"] * d["owner"])[:, None]
    for cap, one in zip(caps, found, strict=True):
        assert np.allclose(total(one.own_deaths), (one.miles_by_road.sum(axis=1) * a_mile).sum(axis=1)), cap


def test_harsher_cap_means_fewer_miles_in_it_and_fewer_own_deaths_in_the_middle():
    """Miles asked for, ways around aside."""
    found = [life(cap=cap, edits={"way": 0.0}) for cap in (None, 65, 55, 45, 35, 25)]
    own, driven = [middle(one.own_deaths) for one in found], [total(one.miles) for one in found]
    assert own == sorted(own, reverse=True)
    assert all(np.all(more >= less) for more, less in pairwise(driven))
    assert middle(found[0].hours_lost) == 0.0 < middle(found[3].hours_lost)


def test_wheel_on_the_right_adds_crashes():
    left, right = life("suzuki-carry-9", {"used_car": 1.0}, new=False), life("suzuki-carry-9", {"used_car": 1.0}, new=False, rhd=True)
    assert np.all(total(right.own_deaths) > total(left.own_deaths))
    assert np.all(total(right.others_in_vehicles_deaths) > total(left.others_in_vehicles_deaths))
    foot = [one.others_deaths - one.others_in_vehicles_deaths for one in (left, right)]
    assert np.allclose(*foot)  # none more on foot, as the crash room has it


def test_heavier_displaced_vehicle_saves_more_of_the_others():
    small, pickup = (life(instead={name: 1.0}) for name in ("new_car", "new_pickup"))
    assert np.mean(total(pickup.others_deaths) < total(small.others_deaths)) > 0.99
    assert middle(pickup.fuel_gal) < middle(small.fuel_gal)


def test_electric_one_burns_no_gasoline_and_pays_no_tax_on_it():
    found = life("nissan-sakura-1", {"new_small_suv": 1.0}, edits={"kei_share": 1.0, "buyer_miles": 1.0})
    assert middle(found.electric_kwh) > 0.0 > middle(found.fuel_gal)
    assert np.allclose(found.fuel_tax_federal_usd, 0.184 * found.fuel_gal)
    assert middle(found.co2_tonnes) < 0.0


def test_used_imports_have_their_own_short_life():
    old, young = (life("suzuki-carry-9", {"used_car": 1.0}, new=False, age=age) for age in (28.0, 17.0))
    assert 5.0 < middle(old.alive) < 13.0 and middle(young.alive) > middle(old.alive) + 2.0
    assert total(old.miles).max() < 300_000


def test_side_by_side_is_safer_or_not_by_what_is_drawn():
    """Off public roads nobody counts either: the sign hangs on the figure, and nothing else does."""
    safer, worse = (life("suzuki-carry-9", {"side_by_side": 1.0}, new=False, edits={"kei_off_road": at, "off_road_truck": 0.8}) for at in (0.3, 1.7))
    assert middle(safer.own_deaths) < middle(worse.own_deaths)
    assert np.allclose(safer.others_deaths, worse.others_deaths)
    assert facts().figures["kei_off_road"].mid == 1.0  # neither sign is favored


def test_deaths_in_side_by_sides_are_those_counted_over_one_fleet():
    """What is spared on roads is the killed there a vehicle and year, however far it is driven, and off roads by as many as are killed there."""
    known_ = {"side_by_side_fleet": 1.7, "side_by_side_killed": 148.0, "side_by_side_killed_on_road": 38.0, "owner": 1.0, "level": 1.0}
    never = {**known_, "miles_used_truck": 1e-6, "new_trips": 1.0, "kei_off_road": 1.0, "side_by_side_on_road": 0.1}
    for miles in (500.0, 4000.0):
        found = life("suzuki-carry-9", {"side_by_side": 1.0}, new=False, edits={**never, "side_by_side_miles": miles})
        assert np.allclose(total(found.own_deaths), -38.0 / 1.7e6 * total(found.alive), rtol=1e-3)
    twice = [life("suzuki-carry-9", {"side_by_side": 1.0}, new=False, edits={**known_, "new_trips": 1.0, "off_road_truck": 0.99, "miles_used_truck": 1e5,
             "side_by_side_miles": 1500.0, "side_by_side_on_road": 0.1, "kei_off_road": at}) for at in (2.0, 1.0)]  # fmt: skip
    assert np.allclose(total(twice[0].own_deaths) - total(twice[1].own_deaths), 110.0 / 1.7e6 * total(twice[0].alive), rtol=1e-3)


def test_kei_that_never_sees_a_road_has_a_life_in_numbers():
    found = life("suzuki-carry-9", {"side_by_side": 0.5, "used_car": 0.5}, new=False, edits={"off_road_truck": 1.0})
    assert all(np.isfinite(each).all() for each in found) and np.abs(found.miles).max() == 0.0


def test_roads_of_states_are_mixed_by_their_households():
    """Half to 55 mph, a third to 35 and the rest without a cap: as the three beside each other."""
    mix = ((0.5, 55.0, True), (0.3, 35.0, True), (0.2, None, True))
    given_ = {"id_": "suzuki-carry-9", "instead": {"used_car": 0.5, "nothing": 0.5}, "new": False, "rhd": True}
    one = stream(**given_)._replace(roads=mix)
    mixed, *each = lives(one, *(stream(**given_, cap=cap, freeways=freeways) for _, cap, freeways in mix), rebound=0.0, spare=1.0)
    for name in ("miles", "miles_by_road", "own_deaths", "others_deaths", "other_miles", "fuel_gal", "hours_lost"):
        expected = sum(share * getattr(found, name) for (share, _, _), found in zip(mix, each, strict=True))
        assert np.allclose(getattr(mixed, name), expected, rtol=1e-9, atol=1e-9 * np.abs(expected).max()), name
    assert 0.0 < middle(mixed.miles_by_road[:, :, 5]) < middle(each[2].miles_by_road[:, :, 5])
    held = lives(stream(**given_)._replace(roads=((1.0, 55.0, True),)))[0]
    assert held.miles_by_road[:, :, 4:].max() == 0.0  # the limit a state enacts is kept


def test_without_plates_it_stays_on_land():
    """States that register none: its road miles go to the other vehicle, but for short ways; work on land goes on."""
    given_ = {"id_": "suzuki-carry-9", "instead": {"used_car": 0.4, "nothing": 0.3, "side_by_side": 0.3}, "new": False}
    none, half, all_ = (stream(**given_)._replace(plated=np.full(256, at)) for at in (0.0, 0.5, 1.0))
    found = lives(none, half, all_, stream(**given_), rebound=0.0)
    assert all(np.allclose(one, other) for one, other in zip(found[2], found[3], strict=True))
    on = [total(one.miles) for one in found]
    assert np.all(on[0] <= 0.2501 * on[2]) and np.allclose(on[1], (on[0] + on[2]) / 2.0)
    assert np.abs(found[0].miles_by_road[:, :, 4:]).max() == 0.0 and middle(found[0].own_deaths) < middle(found[2].own_deaths)
    never = lives(none, crossing=0.0)[0]
    assert never.miles.max() == 0.0 and np.isfinite(never.own_deaths).all()
    assert np.allclose(lives(none, crossing=1.0, rebound=0.0, fast_roads_used=0.0)[0].miles, found[3].miles)


def test_plates_alone_change_no_miles_of_the_household_where_a_car_is_given_up():
    given_ = {"id_": "suzuki-carry-9", "instead": {"used_car": 1.0}, "new": False}
    for at in (0.0, 0.3):
        found = lives(stream(**given_)._replace(plated=np.full(256, at)), rebound=0.0)[0]
        assert np.abs(found.other_miles).max() < 1e-6 * total(found.alive).max() * 7000.0


def test_miles_a_capped_kei_leaves_are_driven_in_a_used_car_that_is_kept():
    """With a cap of 25 mph nearly all are left: they carry the risk of a used car beyond what the other vehicle takes on."""
    plain, kept = (life(instead={"new_car": 1.0}, cap=25, edits={"used_risk": at, "spare": 0.3, "rebound": 0.0}) for at in (1.0, 1.5))
    assert np.all(total(kept.own_deaths) > total(plain.own_deaths))
    assert np.allclose(kept.other_miles, plain.other_miles) and np.allclose(kept.others_deaths, plain.others_deaths)
    none = life(instead={"new_car": 1.0}, cap=25, edits={"used_risk": 1.5, "spare": 1.0, "rebound": 0.0})
    assert np.allclose(none.own_deaths, plain.own_deaths)
    free, dear = (life(instead={"new_car": 1.0}, edits={**SAME, "used_risk": at}) for at in (1.0, 1.5))
    assert np.allclose(free.own_deaths, dear.own_deaths)  # one that takes over all miles leaves none


def test_kept_car_wears_out_and_costs_by_the_year():
    cheap, dear = (life(instead={"new_car": 1.0}, cap=25, edits={"used_car_year": at, "spare": 0.3}) for at in (0.0, 300.0))
    assert np.all(total(dear.upkeep_usd) > total(cheap.upkeep_usd))


def test_no_streams_no_lives():
    part = use.prepare(asked(), (side(), side()))
    assert use.lives(part.fixed, part.drawn, side()) == ()


def test_today_and_reform_with_the_same_stream_are_the_same_bits():
    question, one = asked(), stream(cap=45)
    part = use.prepare(question, (side(one), side(one)))
    first, second = (use.lives(part.fixed, part.drawn, side(one))[0] for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    other = use.prepare(question, (side(), side(one, stream("suzuki-carry-9", new=False))))
    assert np.array_equal(use.lives(other.fixed, other.drawn, side(one))[0].own_deaths, first.own_deaths)  # whatever else enters


def test_every_unknown_belongs_to_a_factor_and_may_be_fixed():
    part = use.prepare(asked(level=0.5), (side(), side(stream())))
    assert set(part.drawn) == set(facts().factors)
    names = [name for values in part.drawn.values() for name in values]
    assert len(names) == len(set(names)) and all(len(column) == 256 for values in part.drawn.values() for column in values.values())
    assert set(part.drawn["roads"]["level"]) == {0.5}
    half, whole = life(edits={"level": 0.5}), life(edits={"level": 1.0})
    assert np.allclose(2.0 * half.own_deaths, whole.own_deaths)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0.0, 1.0), min_size=len(INSTEAD), max_size=len(INSTEAD)).filter(lambda parts: sum(parts) > 0.1), st.sampled_from([None, 45, 25]))
def test_a_mix_is_the_mean_of_its_parts(parts, cap):
    """Deaths, miles and energy are linear in what is given up, but for the rebound."""
    shares = {name: part / sum(parts) for name, part in zip(INSTEAD, parts, strict=True)}
    streams = [stream(instead=shares, cap=cap), *(stream(instead={name: 1.0}, cap=cap) for name in INSTEAD)]
    mixed, *each = lives(*streams, rebound=0.0)
    for name in ("own_deaths", "others_deaths", "other_miles", "fuel_gal", "upkeep_usd"):
        expected = sum(share * getattr(one, name) for share, one in zip(shares.values(), each, strict=True))
        assert np.allclose(getattr(mixed, name), expected, rtol=1e-9, atol=1e-9 * np.abs(expected).max()), name


@pytest.mark.parametrize("factor", ["crash_models", "crash_vehicle", "miles", "conduct"])
def test_rows_of_one_factor_may_be_exchanged(factor):
    """The spread is divided by that: the model takes any rows, and the mean does not move by much."""
    both = side(stream())
    part = use.prepare(asked(), (side(), both))
    order = np.random.default_rng(3).permutation(256)
    mixed = {**part.drawn, factor: {name: column[order] for name, column in part.drawn[factor].items()}}
    before, after = (use.lives(part.fixed, drawn, both)[0].own_deaths for drawn in (part.drawn, mixed))
    assert not np.array_equal(before, after)
    assert total(after).mean() == pytest.approx(total(before).mean(), rel=0.25)
