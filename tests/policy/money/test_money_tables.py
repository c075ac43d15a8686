"""The agency's tables: each has its rows, its sums are those of the worth, and what an accountant would add up adds up."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

import numpy as np
import pytest
from money_made import EMPTY, asked, life, side, stream

from keiway.policy import money
from keiway.policy.money import lines
from keiway.policy.money.agency.change import Change
from keiway.policy.money.agency.safety import counts, equivalent
from keiway.policy.money.agency.statement import sided
from keiway.policy.money.agency.sums import carbon
from keiway.policy.money.discount import present, yearly
from keiway.policy.money.facts import outside
from keiway.policy.record import Cell, Table

IDS = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "A4")


def change(today=EMPTY, today_lives=(), reform=None, reform_lives=None, **more) -> Change:
    reform = side(stream(1), stream(2, new=False)) if reform is None else reform
    reform_lives = (life(1), life(2)) if reform_lives is None else reform_lives
    one, sides = asked(**more), (today, reform)
    part = money.prepare(one, sides)
    worths = tuple(money.worth(part.fixed, part.drawn, *each, (today, today_lives)) for each in zip(sides, (today_lives, reform_lives), strict=True))
    return Change(one, part.fixed, part.drawn, sides, (today_lives, reform_lives), worths)


def made(of: Change) -> dict[str, Table]:
    return {table.id: table for table in money.tables(*of)}


@pytest.fixture(scope="module")
def reform() -> Change:
    return change()


@pytest.fixture(scope="module")
def tables(reform) -> dict[str, Table]:
    return made(reform)


def row(table: Table, label: str) -> tuple[Cell, ...]:
    return next(cells for cells in table.rows if cells[0].text.strip(" *") == label)


def test_all_tables_are_there_in_order_and_say_what_they_lack(tables):
    assert tuple(tables) == IDS
    for table in tables.values():
        assert table.rows and table.notes and all(len(cells) == len(table.columns) for cells in table.rows)
    for id_, lacks in {"T1": "mode of crash", "T4": "by system", "T5": "insurance", "T7": "nitrogen", "T8": "parking", "T11": "incomes"}.items():
        assert any("Not here" in note and lacks in note for note in tables[id_].notes), id_


def test_means_of_the_parties_add_up_to_the_mean_of_the_net(tables):
    table = tables["T9"]
    parties = sum(row(table, lines.PARTY_LABELS[party])[-1].mid for party in lines.PARTIES)
    assert parties == pytest.approx(row(table, "Net benefit")[-1].mid, rel=1e-9)


def test_the_net_of_the_tables_is_that_of_the_worth(reform, tables):
    for column, rate in ((1, 0.0), (2, 0.03), (3, 0.07)):
        low, mid, high = np.quantile(reform.worths[1].net(rate), (0.05, 0.5, 0.95)) / 1e6
        cell = row(tables["T9"], "Net benefit")[column]
        assert (cell.low, cell.mid, cell.high) == pytest.approx((low, mid, high))


def test_benefits_less_costs_of_the_statement_are_its_net(reform):
    for rate in (0.03, 0.07):
        at = reform.lines(rate)
        gained, lost = sided(reform)
        gains, costs = sum(at[id_] for id_ in gained), -sum(at[id_] for id_ in lost)
        transfers = sum(at[one.id] for one in lines.LINES if one.kind == "transfer")
        assert gains - costs == pytest.approx(lines.net(at), rel=1e-9, abs=1e-3)
        assert np.all(abs(transfers) <= 1e-6)


def test_the_statement_has_the_parts_of_the_circular(tables):
    heads = [cells[0].text for cells in tables["A4"].rows if all(not cell.text and cell.mid is None for cell in cells[1:])]
    assert [head.split(" (")[0] for head in heads] == ["BENEFITS", "COSTS", "NET", "TRANSFERS", "EFFECTS ON"]
    for rate in ("3%", "7%"):
        assert sum(cells[0].text == "Annualized monetized benefits" and cells[4].text == rate for cells in tables["A4"].rows) == 1
    for cells in tables["A4"].rows:
        if cells[1].mid is not None:
            assert cells[1].mid <= cells[2].mid <= cells[3].mid


@pytest.mark.parametrize(("rate", "years"), [(0.03, 10), (0.07, 10), (0.07, 1), (0.02, 30)])
def test_a_level_flow_is_its_own_yearly_amount_and_sums_are_by_hand(rate: float, years: int):
    by_hand = sum(100.0 / (1.0 + rate) ** n for n in range(1, years + 1))
    value = present(np.full(years, 100.0), range(2030, 2030 + years), 2030, rate)
    assert value == pytest.approx(by_hand)
    assert value == pytest.approx(100.0 * (1.0 - (1.0 + rate) ** -years) / rate)  # an annuity
    assert yearly(by_hand, rate, years) == pytest.approx(100.0)


def test_one_dollar_ten_years_off_at_seven_percent_is_half_of_one():
    assert present(np.array([1.0]), (2039,), 2030, 0.07) == pytest.approx(0.508349, abs=1e-6)
    assert yearly(12.0, 0.0, 4) == 3.0


def test_injuries_by_severity_add_up_and_equivalent_lives_weigh_them(reform):
    found, at = counts(reform), reform.quantity()
    serious = sum(found[id_][0] for id_ in ("mais3", "mais4", "mais5"))
    assert serious == pytest.approx(at["own_serious"] - at["own_deaths"], rel=1e-9, abs=1e-12)
    only_deaths = {id_: value for id_, value in found.items() if id_ == "fatal"}
    rest = {"mais1": 0.003, "mais2": 0.047, "mais3": 0.105, "mais4": 0.266, "mais5": 0.593}
    by_hand = sum(only_deaths["fatal"]) + sum(fraction * sum(found[id_]) for id_, fraction in rest.items())
    assert equivalent(reform, 0.0) == pytest.approx(by_hand)


def test_nothing_changed_gives_zero_in_every_figure():
    same = side(stream(2, new=False))
    for table in made(change(same, (life(2),), same, (life(2),))).values():
        if table.id not in ("T4", "T5"):  # what one vehicle costs is no change
            assert all(value in (None, 0.0) for cells in table.rows for cell in cells for value in (cell.low, cell.mid, cell.high)), table.id


def test_a_world_without_vehicles_has_its_tables_too():
    tables = made(change(EMPTY, (), EMPTY, ()))
    assert tuple(tables) == IDS
    assert "nothing enters" in tables["T4"].rows[0][0].text


def test_sensitivity_moves_the_way_the_figure_does(reform, tables):
    """Own risk that is all seen leaves none to count; at no rivals' loss the net is higher."""
    none, whole = (reform.net_at(0.03, rival_margin=value) for value in (0.0, 0.2))
    assert np.all(none > whole)
    assert reform.net_at(0.03) == pytest.approx(reform.net(0.03), rel=1e-12)
    labels = [cells[0].text for cells in tables["T10"].rows]
    assert len(labels) == len(set(labels))
    assert sum("statistical life" in label for label in labels) == 2


def test_carbon_has_money_in_its_own_rows_alone(reform):
    more = life(1)._replace(co2_tonnes=life(1).co2_tonnes + 10.0)
    other = change(reform=side(stream(1), stream(2, new=False)), reform_lives=(more, life(2)))
    assert np.all(other.net(0.03) == reform.net(0.03))
    assert np.all(carbon(other, "carbon_3pct") < carbon(reform, "carbon_3pct"))
    by_hand = -sum(reform.quantity_by_year("co2_tonnes")["co2_tonnes"][3, n] * usd / 1.03 ** (n + 1) for n, usd in enumerate(_carbon_prices(reform)))
    assert carbon(reform, "carbon_3pct")[3] == pytest.approx(by_hand)


def _carbon_prices(change: Change) -> list[float]:
    """EPA's series every five years, straight between, dollars of 2018 in dollars of 2025."""
    series = outside("carbon_3pct")
    found = []
    for year in change.calendar:
        before, after = next((a, b) for a, b in pairwise(series) if a.year <= year <= b.year)
        found.append((before.value + (year - before.year) / (after.year - before.year) * (after.value - before.value)) * 321.943 / 251.107)
    return found


def test_a_table_reads_in_a_terminal_and_as_csv(tables):
    for table in tables.values():
        text = money.as_text(table, 100)
        assert table.columns[0].split()[0] in text and max(map(len, text.splitlines())) <= 130
        found = list(csv.reader(io.StringIO(money.as_csv(table))))
        assert len(found) == len(table.rows) + 1 and len({len(cells) for cells in found}) == 1
    head = next(csv.reader(io.StringIO(money.as_csv(tables["T2"]))))
    assert head[:4] == ["Severity", "Own, low", "Own", "Own, high"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (Cell(low=-3.14159, mid=12.0, high=40.2), "12 (-3 to 40)"), (Cell(low=-0.00012, mid=0.0, high=0.00021), "0.00000 (-0.00012 to 0.00021)"),
        (Cell(mid=23951.0), "24,000"), (Cell(text="none"), "none"), (Cell(low=0.0, mid=0.0, high=0.0), "0"), (Cell(low=-5.0, mid=-0.04, high=9.0), "0.0 (-5.0 to 9.0)"),
    ],
)  # fmt: skip
def test_figures_are_said_with_the_places_they_bear(cell: Cell, words: str):
    from keiway.policy.money.agency.printed import said

    assert said(cell) == words


def test_a_loss_that_is_assumed_is_said(tables):
    """Offered vehicles may lose; of used ones alone nobody is taken to offer anything."""
    assert any("taken as offered" in note for note in tables["T9"].notes)
    assert any("makers' own loss" in cells[0].text for cells in tables["T9"].rows) and any("own loss" in cells[0].text for cells in tables["A4"].rows)
    earning = made(change(entry="earns"))
    assert not any("taken as offered" in note for note in earning["T9"].notes)
    used = made(change(reform=side(stream(2, new=False)), reform_lives=(life(2),)))
    assert not any("taken as offered" in note for note in used["T9"].notes)


def test_the_statement_puts_losses_under_costs_and_lives_saved_under_benefits():
    """Whoever has them: a reader of the form reads what a rule costs under COSTS."""
    saves = life(1)._replace(others_deaths=-abs(life(1).others_deaths), others_serious=-abs(life(1).others_serious) * 20.0)
    costs = life(1)._replace(others_deaths=abs(life(1).others_deaths), others_serious=abs(life(1).others_serious) * 20.0)
    losing = stream(1, maker_usd=np.full((50, 3), -1e7))
    for of, here, there in ((saves, "BENEFITS", "COSTS"), (costs, "COSTS", "BENEFITS")):
        table = made(change(reform=side(losing), reform_lives=(of,), entry="earns"))["A4"]
        assert "Deaths of others" in under(table, here) and "Deaths of others" not in under(table, there)
        assert {"Makers of the vehicles", "Makers of the vehicles not bought"} <= set(under(table, "COSTS"))
        makers = next(cells for cells in table.rows if cells[0].text.strip() == "Makers of the vehicles")
        assert makers[2].mid == pytest.approx(0.3 * 10.0)  # a cost, so positive; each year's, 30 percent of it here
    away = made(change(side(losing), (saves,), EMPTY, (), entry="earns"))["A4"]
    assert "Deaths of others" in under(away, "COSTS") and "Makers of the vehicles" in under(away, "BENEFITS")


def under(table: Table, head: str) -> list[str]:
    """Rows between a head and the next."""
    names = [cells[0].text for cells in table.rows]
    heads = [n for n, cells in enumerate(table.rows) if all(not cell.text and cell.mid is None for cell in cells[1:])]
    first = names.index(head)
    return [name.strip() for name in names[first : min(n for n in heads if n > first)]]


def test_figures_that_nobody_measured_are_marked_where_their_ends_are_shown(tables):
    labels = [cells[0].text for cells in tables["T10"].rows]
    assert sum(label.endswith(" *") and "foresee" in label for label in labels) == 2
    assert not any(label.endswith(" *") for label in labels if "statistical life" in label)
    assert any("none of their own risk" in note and "all of it" in note for note in tables["T10"].notes)


def test_lines_that_rest_on_judgement_alone_are_marked(tables):
    labels = {cells[0].text.strip() for cells in tables["T9"].rows}
    assert {"Makers of the vehicles not bought *", "Own deaths they did not see *"} <= labels
    assert {"Deaths of others", "Federal fuel tax"} <= labels


def test_the_two_ends_of_own_risk_seen_are_at_hand(reform):
    none, whole = reform.poles(0.03)
    at, seen = reform.lines(0.03), reform.prices["own_risk_seen"]
    own = sum(at[id_] for id_ in ("own_deaths", "own_serious", "own_minor"))
    assert whole == pytest.approx(reform.net(0.03) - own)
    assert none == pytest.approx(reform.net(0.03) - own + own / (1.0 - seen))
