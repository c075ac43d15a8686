"""Shares of the spread against cases whose shares are known, and against SALib."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from keiway.policy.uncertainty.exchange import exchanged, order
from keiway.policy.uncertainty.narrows import narrows, strongest
from keiway.policy.uncertainty.shares import ranked, sobol
from keiway.policy.uncertainty.study import study
from keiway.policy.uncertainty.tornado import components, ends
from keiway.policy.uncertainty.turns import felt, turned

DRAWS = 2000


def uniform(names: str, draws: int = DRAWS, seed: int = 3) -> dict[str, dict[str, np.ndarray]]:
    random = np.random.default_rng(seed)
    return {name: {"x": (random.permutation(draws) + random.random(draws)) / draws} for name in names}


def drivers(model, drawn, seed=1):
    base = {"y": model(drawn)}
    found = study(base, lambda factor, way: {"y": model(exchanged(drawn, factor, way))}, drawn, seed)
    return {one.factor: one for one in found}


def ishigami(drawn) -> np.ndarray:
    a, b, c = (2 * np.pi * drawn[name]["x"] - np.pi for name in "abc")
    return np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)


#: Sobol and Levitan 1999: S1 = 0.314, 0.442, 0; ST = 0.558, 0.442, 0.244 for a = 7, b = 0.1.
ISHIGAMI = {"a": (0.3139, 0.5576), "b": (0.4424, 0.4424), "c": (0.0, 0.2437)}


@pytest.mark.parametrize("seed", range(3))
def test_the_ishigami_function_within_the_error_told(seed):
    found = drivers(ishigami, uniform("abc", seed=seed), seed)
    for name, (first, total) in ISHIGAMI.items():
        told = found[name].value
        assert 0.0 < told.error < 0.12
        assert abs(told.first - first) < 1.8 * told.error  # the 90% half width, so that about all seeds fit
        assert abs(told.total - total) < 1.8 * told.error


def test_as_salib_says_of_a_model_with_groups():
    """Two columns in one factor: the group's shares, as SALib's own sampling finds them for the same model."""
    from SALib.analyze import sobol as analyze
    from SALib.sample import sobol as sample

    def model(a, b, c):
        return np.exp(a) * (b + 0.5) + 2.0 * b * c

    problem = {"num_vars": 3, "names": ["a", "b", "c"], "groups": ["ab", "ab", "c"], "bounds": [[0, 1]] * 3}
    wide = sample.sample(problem, 4096, calc_second_order=False, seed=5)
    theirs = analyze.analyze(problem, model(*wide.T), calc_second_order=False, seed=5, print_to_console=False)
    names = list(dict.fromkeys(problem["groups"]))
    random = np.random.default_rng(8)
    drawn = {"ab": {"a": random.random(DRAWS), "b": random.random(DRAWS)}, "c": {"c": random.random(DRAWS)}}
    ours = drivers(lambda of: model(of["ab"]["a"], of["ab"]["b"], of["c"]["c"]), drawn)
    for name, first, total in zip(names, theirs["S1"], theirs["ST"], strict=True):
        assert ours[name].value.first == pytest.approx(first, abs=1.8 * ours[name].value.error)
        assert ours[name].value.total == pytest.approx(total, abs=1.8 * ours[name].value.error)


def test_the_error_told_is_the_one_seen():
    """Over many samples, 90 percent of the shares lie within the error told of the true ones."""
    weights = {"a": 3.0, "b": 2.0, "c": 1.0}
    truth = {name: weight**2 / 14.0 for name, weight in weights.items()}
    inside = []
    for seed in range(60):
        found = drivers(lambda drawn: sum(weights[name] * drawn[name]["x"] for name in weights), uniform("abc", 400, seed), seed)
        inside += [abs(found[name].value.first - share) <= found[name].value.error for name, share in truth.items()]
    assert 0.8 < np.mean(inside) <= 1.0


@given(st.lists(st.floats(0.1, 5.0), min_size=2, max_size=5), st.integers(0, 50))
@settings(max_examples=25, deadline=None)
def test_a_sum_has_shares_that_add_up_and_no_interactions(weights, seed):
    names = [f"f{n}" for n in range(len(weights))]
    drawn = {name: {"x": one["x"]} for name, one in zip(names, uniform("abcde", 1000, seed).values(), strict=False)}
    found = drivers(lambda of: sum(weight * of[name]["x"] for name, weight in zip(names, weights, strict=True)), drawn, seed)
    assert sum(one.value.first for one in found.values()) == pytest.approx(1.0, abs=0.25)
    assert all(abs(one.value.first - one.value.total) < 3 * one.value.error + 1e-9 for one in found.values())


def test_a_product_has_more_in_all_than_alone():
    found = drivers(lambda drawn: np.exp(3 * drawn["a"]["x"]) * (drawn["b"]["x"] - 0.5), uniform("ab"))
    assert found["b"].value.total > found["b"].value.first + 0.2
    assert found["a"].value.total > found["a"].value.first + 0.2


def test_shares_of_places_do_not_change_with_the_unit_nor_with_any_rising_scale():
    drawn = uniform("ab")
    plain = drivers(lambda of: of["a"]["x"] + 0.5 * of["b"]["x"], drawn)
    bent = drivers(lambda of: np.exp(9 * (of["a"]["x"] + 0.5 * of["b"]["x"])), drawn)
    for name in "ab":
        assert bent[name].sobol == plain[name].sobol
        assert bent[name].value.first < plain[name].value.first  # of the skewed value itself a few far draws decide


def test_what_never_differs_has_no_shares():
    flat = np.zeros(50)
    assert sobol(flat, flat, order(50, 1, "x")) == (0.0, 0.0, 0.0)
    assert sobol(flat + 7, flat + 7, order(50, 1, "x")) == (0.0, 0.0, 0.0)
    assert np.all(ranked(flat, flat) == 0.5)


def test_a_factor_nobody_feels_has_nothing_and_a_flat_tornado():
    found = drivers(lambda drawn: drawn["a"]["x"], uniform("ab"))
    assert found["b"].value[:2] == (0.0, 0.0)
    assert abs(found["b"].high_mid - found["b"].low_mid) < 0.15  # of an effect from 0 to 1; a median of 200
    assert found["a"].low_mid == pytest.approx(0.05, abs=0.02)
    assert found["a"].high_mid == pytest.approx(0.95, abs=0.02)


@pytest.mark.parametrize("draws", [2, 3, 7, 128, 2000])
def test_an_exchange_leaves_no_row_in_its_place(draws):
    for seed in range(20):
        way = order(draws, seed, "detour")
        assert sorted(way) == list(range(draws))
        assert not np.any(way == np.arange(draws))


def test_an_exchange_depends_on_name_seed_and_count_alone():
    assert np.array_equal(order(100, 4, "a"), order(100, 4, "a"))
    assert not np.array_equal(order(100, 4, "a"), order(100, 4, "b"))
    assert not np.array_equal(order(100, 4, "a"), order(100, 5, "a"))


def test_only_the_factor_is_exchanged_and_all_its_columns_together():
    drawn = {"a": {"x": np.arange(6.0), "y": np.arange(12.0).reshape(6, 2)}, "b": {"z": np.arange(6.0)}}
    way = order(6, 1, "a")
    found = exchanged(drawn, "a", way)
    assert found["b"] is drawn["b"]
    assert np.array_equal(found["a"]["y"][:, 0], 2 * found["a"]["x"])


def test_the_tornado_finds_the_order_of_a_factor_of_many_numbers():
    random = np.random.default_rng(2)
    hidden = random.normal(size=DRAWS)
    many = np.outer(hidden, np.linspace(1, 2, 40)) + 0.1 * random.normal(size=(DRAWS, 40))
    other = random.normal(size=DRAWS)
    way = order(DRAWS, 1, "f")
    ((low, high),) = ends({"many": many}, [hidden + other], [hidden[way] + other], way)
    assert low == pytest.approx(-1.75, abs=0.35)
    assert high == pytest.approx(1.75, abs=0.35)
    assert components({"many": many}).shape[1] <= 5


def test_names_of_draws_are_told_apart_by_what_they_do_and_not_by_their_number():
    """A factor that points at one of 128 draws of another model, in no order."""
    random = np.random.default_rng(6)
    does = random.normal(size=128)
    pointer = random.permutation(np.arange(DRAWS) % 128)
    other = random.normal(size=DRAWS)
    way = order(DRAWS, 1, "f")
    for size in (1.0, 0.0):
        effect = [size * does[pointer] + other]
        ((low, high),) = ends({"body": pointer}, effect, [size * does[pointer[way]] + other], way)
        assert high - low > 2.0 if size else abs(high - low) < 0.4


def test_the_fact_that_narrows_most_is_the_one_with_the_largest_share_of_its_own():
    drawn = uniform("abc")
    effects = {"net_deaths": lambda of: 2 * of["a"]["x"] + of["b"]["x"], "net_benefit": lambda of: of["a"]["x"] + of["c"]["x"]}
    base = {id_: model(drawn) for id_, model in effects.items()}
    found = study(base, lambda f, way: {id_: model(exchanged(drawn, f, way)) for id_, model in effects.items()}, drawn, 1)
    assert strongest(found, ("net_deaths", "net_benefit")) == "a"
    assert strongest(found, ()) is None
    says = narrows(found, {"net_deaths": "net deaths", "net_benefit": "the net benefit"}, {"a": "miles of their owners"}, {"a": "An odometer survey."})
    assert "miles of their owners" in says
    assert "An odometer survey." in says
    assert "of how the draws rank by net deaths" in says  # shares are of places, and no width of a band follows from them
    assert "narrower" not in says
    assert narrows((), {"net_deaths": "net deaths"}, {}, {}).startswith("Nothing")


def test_the_figures_that_move_an_effect_most_are_found_without_a_run():
    drawn = {name: one["x"] for name, one in uniform("abcd").items()}
    effect = np.exp(4 * drawn["b"]) * (1 + drawn["d"]) - drawn["a"]
    assert felt(drawn, [effect], 2) == ("b", "d")
    assert set(felt(drawn, [effect, -drawn["c"]], 1)) == {"b", "c"}
    assert felt(drawn, [np.zeros(DRAWS)], 2) == ()
    assert felt({"flat": np.ones(DRAWS)}, [effect], 2) == ()


def test_a_sign_turns_where_the_ends_lie_on_both_sides():
    assert turned(-1.0, 2.0)
    assert not turned(1.0, 2.0)
    assert not turned(0.0, 2.0)
    assert not turned(-1.7e-16, 2.0)
