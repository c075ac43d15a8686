"""The figures of docs/science/market_demand.md are those of the code, and its priors those of the files."""

import re
from pathlib import Path

import msgspec
import numpy as np
import pytest

from keiway.market import demand, fleet, priors
from keiway.market.demand.facts import facts
from keiway.market.demand.persons import DRAWN
from keiway.market.fleet.record import Product

PAGE = (Path(__file__).parents[3] / "docs/science/market_demand.md").read_text(encoding="utf-8")
KEI = Product(
    id="kei", name="A kei car", maker="-", body="car", energy="gasoline", units=0.0, price_usd=16000.0, mass_kg=889.0, footprint_m2=3.289, power_kw=47.0
)
NEAR = 0.03  # the fleet's files may be put right by a little before the page is


def numbers(cell: str) -> list[float]:
    return [float(number.replace(",", "")) for number in re.findall(r"-?[\d,]*\.?\d+", cell)]


@pytest.mark.parametrize("price", [13000.0, 16000.0, 22000.0])
def test_the_table_of_prices(price):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {price:,.0f} |")).split("|")
    found = demand.entered(msgspec.structs.replace(KEI, price_usd=price), demand.setting(2022), fleet.load(2022), quality_usd=16000.0)
    for cell, values in zip(row[2:5], (found.units, found.elasticity, found.surplus_usd), strict=True):
        np.testing.assert_allclose(np.percentile(values, (5, 50, 95)), numbers(cell), rtol=NEAR)


@pytest.fixture(scope="module")
def kei():
    return demand.entered(KEI, demand.setting(2022), fleet.load(2022))


def test_what_buyers_give_up(kei):
    sentence = re.search(r"What its buyers give up, percent, means (.*?)\.\n\n", PAGE, re.S).group(1).split("band: ")[1]
    shares = 100 * kei.instead
    told = {}
    for words, id_ in (("small cars", "new_small_car"), ("other cars", "new_car"), (" SUVs", "new_suv"), ("a used car", "used_car"), ("nothing", "nothing")):
        found = shares[:, demand.INSTEAD.index(id_)]
        mean, low, high = numbers(sentence.split(f"{words} ")[2 if words == " SUVs" else 1])[:3]
        told[id_] = mean
        assert found.mean() == pytest.approx(mean, abs=0.3), words
        np.testing.assert_allclose(np.percentile(found, (5, 95)), (low, high), atol=0.6)
    assert shares.mean(axis=0).sum() == pytest.approx(100.0)


@pytest.mark.parametrize(("name", "kinds"), [
    ("from_no_new", ("used_car", "motorcycle", "side_by_side", "nothing")), ("from_small_car", ("new_small_car",)), ("from_other_car", ("new_car",)),
    ("from_suv", ("new_small_suv", "new_suv")), ("from_pickup", ("new_pickup",)),
])  # fmt: skip
def test_the_page_says_which_checks_hold_and_which_fail(kei, name, kinds):
    prior = priors.load()[name]
    assert prior.use == "check"
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |")).split("|")
    found = kei.instead[:, [demand.INSTEAD.index(kind) for kind in kinds]].sum(axis=1)
    assert numbers(row[2]) == [prior.low, prior.mid, prior.high]
    np.testing.assert_allclose(np.percentile(found, (5, 50, 95)), numbers(row[3]), atol=0.012)
    assert ("holds" in row[4]) == (prior.low <= np.median(found) <= prior.high) != ("fails" in row[4])


@pytest.mark.parametrize("name", ["2022 Kia Rio", "2019 Nissan Versa"])
def test_cars_left_out(name):
    made, foretold = next(line for line in PAGE.splitlines() if line.startswith(f"| {name} |")).split("|")[2:4]
    whole = fleet.load(int(name[:4]))
    product = next(each for each in whole.products if each.name == name[5:])
    others = msgspec.structs.replace(whole, products=tuple(each for each in whole.products if each is not product))
    now = msgspec.structs.replace(demand.setting(whole.year), light_vehicles=sum(each.units for each in whole.products))
    assert numbers(made) == [product.units]
    np.testing.assert_allclose(np.percentile(demand.entered(product, now, others).units, (5, 50, 95)), numbers(foretold), rtol=NEAR)


def test_every_parameter_drawn_stands_on_the_page_with_its_prior():
    known = {**priors.load(), **{prior.id: prior for prior in facts().own}}
    for name in DRAWN:
        prior = known[name]
        told = f"{prior.mean:g} ({prior.sd:g})" if prior.kind == "normal" else " / ".join(f"{value:g}" for value in (prior.low, prior.mid, prior.high))
        cells = re.findall(r"\| (-?[\d.]+ (?:\(|/)[^|]*?) \|", PAGE)
        assert any(numbers(cell) == numbers(told) for cell in cells), name
