"""The bill: it adds up, it answers to the price, an edit moves one line and no other, floors and caps hold."""

import math

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import keiway.api
from keiway.cost.landed import answer
from keiway.cost.landed.names import names
from keiway.cost.record import Asked, Edit, Money, Rate
from keiway.errors import UsageError
from keiway.law.library import explain

TRUCK = keiway.api.case("1999 Subaru Sambar truck", arrive="2026-12-10", as_of="2026-11-29")
VAN = keiway.api.case("1999 Suzuki Every", arrive="2026-12-10", as_of="2026-11-29")
YEN = Rate(currency="JPY", per_usd=155.0)
FEW = 200
DUE = ("duty", "mpf", "hmf", "bond")  # what follows from the customs value


def yen(amount=720_000, **more):
    given_ = {"case": TRUCK, "price": Money(amount=amount, currency="JPY"), "fx": YEN, "zip": "80202", "draws": FEW, **more}
    return answer(Asked(**given_))


def lines(found, n=0):
    return {line.id.removeprefix("cost.landed."): line for line in found.by_heading[n].total.lines}


def test_the_total_is_the_sum_of_its_lines():
    for found in (yen(), yen(price=None), yen(case=VAN), yen(price_at="auction")):
        for each in found.by_heading:
            assert each.total.expected == pytest.approx(sum(line.expected for line in each.total.lines))
            to_door = [line for line in each.total.lines if line.group not in ("state", "first_fixes")]
            assert each.door.expected == pytest.approx(sum(line.expected for line in to_door))
            assert each.total.low < each.total.mid < each.total.high
            assert all(line.low <= line.mid <= line.high for line in each.total.lines)


def test_shares_of_the_spread_make_the_whole():
    shares = yen(price=None, draws=2000).by_heading[0].total.shares
    assert sum(share.share for share in shares) == pytest.approx(1.0, abs=0.01)
    assert [share.share for share in shares] == sorted((share.share for share in shares), reverse=True)


def test_the_same_seed_gives_the_same_sum_and_another_moves_little():
    one, again, other = (yen(draws=2000, seed=seed).by_heading[0].total for seed in (1, 1, 2))
    assert one == again and one != other
    assert other.expected == pytest.approx(one.expected, rel=0.01)


def test_the_price_is_in_dollars_at_the_rate_given():
    assert lines(yen())["price"].expected == pytest.approx(720_000 / 155)
    dear = yen(fx=Rate(currency="JPY", per_usd=100.0))
    assert lines(dear)["price"].expected == pytest.approx(7200)


def test_without_a_rate_the_price_is_a_band_and_a_warning():
    found = yen(fx=None)
    price = lines(found)["price"]
    assert price.low < price.mid < price.high
    assert any("--fx" in text and "2026-02-25" in text for text in found.warnings)
    assert not any("--fx" in text for text in yen().warnings)


@settings(max_examples=40, deadline=None)
@given(a=st.floats(50, 60_000), b=st.floats(50, 60_000), auction=st.booleans(), van=st.booleans())
def test_more_price_never_costs_less(a, b, auction, van):
    at = {"case": VAN if van else TRUCK, "price_at": "auction" if auction else "fob", "fx": YEN, "zip": "02139", "draws": 60}
    low, high = (answer(Asked(price=Money(amount=usd, currency="USD"), **at)) for usd in sorted((a, b)))
    for cheap, dear in zip(low.by_heading, high.by_heading, strict=True):
        assert cheap.total.expected <= dear.total.expected + 1e-6
        assert cheap.total.high <= dear.total.high + 1e-6


@settings(max_examples=40, deadline=None)
@given(name=st.sampled_from(sorted(set(names()) - {"customs_value", "onward", "auction_fee", "agent_fee", "inland_japan", "export_papers", "wash"})), usd=st.floats(0, 9000))
def test_an_edit_replaces_one_line_and_no_other(name, usd):
    edit = Edit(id=f"cost.landed.{name}", low=usd, mid=usd, high=usd)
    before, after = lines(yen()), lines(yen(edits=(edit,)))
    assert set(before) == set(after)
    assert after[name].expected == pytest.approx(usd) and after[name].given and after[name].confidence == "given"
    assert {key: line for key, line in after.items() if key != name} == {key: line for key, line in before.items() if key != name}


def test_a_customs_value_of_ones_own_moves_what_follows_from_it_alone():
    edit = Edit(id="cost.landed.customs_value", low=2000, mid=2000, high=2000)
    before, after = lines(yen()), lines(yen(edits=(edit,)))
    assert {key for key in before if before[key] != after[key]} == set(DUE)
    assert after["duty"].expected == pytest.approx(500)
    assert after["bond"].expected == 0  # 2,000 dollars may go as an informal entry


@settings(max_examples=60, deadline=None)
@given(usd=st.floats(100, 400_000))
def test_processing_fee_has_a_floor_and_a_cap(usd):
    found = lines(yen(price=Money(amount=usd, currency="USD"), draws=5))["mpf"].expected
    if usd > 2501:
        assert found == pytest.approx(min(max(usd * 0.003464, 34.58), 670.86), abs=0.01)
    elif usd < 2499:
        assert found == pytest.approx(2.77)


def test_both_headings_differ_by_the_duty_and_nothing_else():
    found = yen(case=VAN)
    assert [each.heading for each in found.by_heading] == ["8704", "8703"] and found.missing
    goods, persons = lines(found), lines(found, 1)
    assert {key for key in goods if goods[key].expected != persons[key].expected} == {"duty"}
    gap = found.by_heading[0].total.expected - found.by_heading[1].total.expected
    assert gap == pytest.approx((25 - 15) / 100 * 720_000 / 155, abs=1)
    assert any(note.startswith("Car or truck?") for note in found.notes)


def test_a_heading_that_was_asked_for_is_the_only_one():
    assert [each.heading for each in yen(case=VAN, heading="8703").by_heading] == ["8703"]
    assert [each.heading for each in yen(heading="both").by_heading] == ["8703", "8704"]


def test_ways_of_shipping_and_coasts_have_their_own_freight():
    freight = {method: lines(yen(method=method))["ocean"].expected for method in ("roro", "container_shared", "container_own")}
    assert freight["roro"] < freight["container_shared"] < freight["container_own"]
    assert lines(yen(port="tacoma"))["ocean"].expected < lines(yen(port="baltimore"))["ocean"].expected


def test_a_larger_vehicle_takes_more_room():
    large = msgspec.structs.replace(TRUCK, vehicle=msgspec.structs.replace(TRUCK.vehicle, length_mm=4800, width_mm=1800, height_mm=1900))
    scale = 4.8 * 1.8 * 1.9 / 10
    assert lines(yen(case=large))["ocean"].mid == pytest.approx(lines(yen())["ocean"].mid * scale)


def test_without_a_price_the_range_of_its_kind_stands_and_japan_comes_on_top():
    found = yen(price=None)
    told = lines(found)
    assert told["price"].low == 500 and told["price"].high == 4800 and "agent_fee" in told
    assert found.price_says.startswith("No price was given")
    with pytest.raises(UsageError, match="no price was given"):
        yen(case=keiway.api.case("Nissan Sakura", as_of="2026-11-29"), price=None)


def test_nothing_to_import_is_refused():
    with pytest.raises(UsageError, match="nothing to import"):
        yen(case=keiway.api.case("2021 Ford F-150", as_of="2026-11-29"))


def test_before_it_may_enter_it_says_so_and_still_sums():
    early = keiway.api.case("2003 Daihatsu Copen", arrive="2026-12-10", as_of="2026-11-29")
    found = yen(case=early)
    assert found.entry.verdict in ("NO", "NOT_YET")
    assert found.by_heading[0].total.expected > 5000
    assert any("may not enter" in text and "sum is shown" in text for text in found.warnings)
    assert not any("may not enter" in text for text in yen().warnings)


def test_every_line_says_where_it_comes_from():
    for found in (yen(price=None), yen(case=VAN, zip="99501"), yen(zip=None)):
        for line in (line for each in found.by_heading for line in each.total.lines):
            assert line.how and line.confidence and (line.date or line.given), line.id
            assert explain(line.id)
            for source in line.sources:
                assert explain(source)
        for quantity in found.quantities:
            assert explain(quantity.id)


@pytest.mark.parametrize("zip_", ["99501", "96813", "80202", None])
def test_alaska_and_hawaii_have_a_second_voyage(zip_):
    told = lines(yen(zip=zip_))
    assert ("onward" in told) == (zip_ in ("99501", "96813"))
    assert math.isfinite(told["haul"].expected) and told["haul"].expected > 200


def test_a_heading_or_a_state_that_does_not_fit_is_told():
    assert any("as asked" in text and "8704" in text for text in yen(heading="8703").warnings)
    assert not any("as asked" in text for text in yen(heading="8704").warnings)
    assert any("lies in CO" in text for text in yen(state="TX").warnings)
    assert not any("lies in" in text for text in yen(state="CO").warnings)
