"""Brands: every launch has its name's size, golden figures as printed, gaps said, no future and no invention."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keiway.market import brands, history
from keiway.market.brands.table import facts

KEI_MAKERS = ["Honda", "Toyota", "Nissan", "Mitsubishi", "Mazda", "Subaru", "Suzuki", "Daihatsu"]


@pytest.mark.parametrize("launch", history.launches(), ids=lambda launch: launch.id)
def test_every_launch_has_one(launch):
    found = brands.before(launch)
    assert found.year == launch.year - 1 and found.source
    if not found.units:  # a new name, or one that came back
        assert found.how.startswith("none: the name was first sold here in") or launch.maker == "Fiat"


def test_nearly_all_launches_have_a_row_of_their_own_year():
    carried = [launch.id for launch in history.launches() if brands.before(launch).how and brands.before(launch).units]
    assert len(carried) <= 0.1 * len(history.launches()), carried


def test_sources_are_known_and_used():
    rows = [row for some in facts().rows.values() for row in some]
    assert {row.source for row in rows} == set(facts().source)
    assert all(row.note for row in rows if row.confidence == "derived")  # from which figures


def test_rows_are_of_years_on_sale_once_each():
    for brand, rows in facts().rows.items():
        years = [row.year for row in rows]
        assert years == sorted(set(years)) and all(row.units > 0 for row in rows)
        assert all(any(first <= year <= last for first, last in facts().name[brand]) for year in years), brand


@pytest.mark.parametrize(
    ("make", "year", "units"),
    [
        ("Ford", 2012, 2_160_859),  # Automotive News, 2014-01-03
        ("Chevrolet", 2012, 1_851_646),  # General Motors, as filed with the SEC
        ("Kia", 2012, 557_599),  # Automotive News, 2014-01-03
        ("Mitsubishi", 2012, 57_790),  # CarsDirect, 2013-01-04
        ("Mazda", 2014, 305_801),  # Response, 2015-01-08
        ("Mazda", 2004, 263_900),  # Reuters, 2005-01-09
        ("MINI", 2006, 39_171),  # Library of Motoring, 2014-01-27
        ("Scion", 2006, 173_034),  # Wikipedia
        ("Scion", 2014, 58_009),  # Car and Driver
        ("Hyundai", 2016, 775_005 - 6_948),  # Automotive News, 2017-01-04, without Genesis
        ("Toyota", 2010, 1_534_266 - 45_678),  # AutoInformed, without Scion
        ("Toyota", 2012, 1_851_646 - 86_813),  # Tire Business, 2013-01-16
        ("Fiat", 2023, 605),  # Stellpower, January 2024
        ("Daihatsu", 1992, 7_346),
        ("Honda", 2025, 1_297_144),  # Nasdaq after Honda
        ("Mitsubishi", 2025, 94_754),  # Carscoops
    ],
)
def test_golden(make, year, units):
    found = brands.sold(make, year)
    assert found.units == units and found.brand == make and not found.how


def test_sums_of_makers_as_printed():
    """Totals that are in print: brands and what is left out of them must make them up."""
    assert brands.sold("Hyundai", 2005).units + brands.sold("Kia", 2005).units == 730_863  # Automotive News, January 2006
    assert brands.sold("Scion", 2012).units == 86_813 - 13_308  # two leads of Chevrolet over Toyota
    ford = 1_935_000 - 93_195 - 85_828  # 2010: Ford Motor less Mercury and Lincoln
    assert brands.sold("Ford", 2010).units == pytest.approx(ford, rel=1e-3)
    assert brands.sold("Ford", 2009).units == pytest.approx(ford / 1.215, rel=1e-3)


@pytest.mark.parametrize(("car", "brand"), [("mini", "MINI"), ("fortwo", "smart"), ("fiat-brand", "Fiat")])
def test_brands_of_one_car_agree_with_the_history(car, brand):
    history_rows = {sale.year: sale.units for sale in history.sales(car)}
    for row in facts().rows[brand]:
        assert row.units == pytest.approx(history_rows[row.year], rel=5e-3), row.year


@pytest.mark.parametrize(
    ("make", "year", "how"),
    [
        ("MINI", 2001, "none: the name was first sold here in 2002"),
        ("smart", 2007, "none: the name was first sold here in 2008"),
        ("Fiat", 2010, "none: the name was sold here until 1984"),
        ("Suzuki", 2026, "none: the name was sold here until 2013"),
        ("Daihatsu", 2026, "none: the name was sold here until 1992"),
        ("BYD", 2025, "none: no car of the name has been sold here"),
    ],
)
def test_none_is_said_with_its_reason(make, year, how):
    found = brands.sold(make, year)
    assert found.units == 0 and found.how == how


def test_names_as_catalogue_and_launches_write_them():
    assert brands.sold("Smart", 2009) == brands.sold("smart", 2009) == brands.sold(" SMART ", 2009)
    assert brands.sold("BMW", 2006).brand == "MINI" and brands.sold("GM", 2012).brand == "Chevrolet"
    badges = {launch.id: brands.badge(launch) for launch in history.launches()}
    assert (badges["xa-2004"], badges["ia-2015"], badges["yaris-2006"], badges["mini-4door-2015"]) == ("Scion", "Scion", "Toyota", "MINI")
    assert brands.sold("Scion", 2014).dealers == "Toyota" and brands.sold("Honda", 2013).dealers == ""


def test_gaps_are_said():
    line = brands.sold("Volkswagen", 2003)
    assert line.units == 256_111 and line.confidence == "estimate" and line.how == "the figure of 2004, the nearest year known, is carried"
    between = brands.sold("Hyundai", 2006)
    assert between.units == pytest.approx((455_012 + 467_047) / 2) and between.how == "on the straight line between 2005 and 2007"
    assert brands.sold("Volkswagen", 2015) is None  # three years from either row
    assert brands.sold("Lada", 2010) is None and brands.sold("GEM", 2010) is None  # not in the table: unknown, not none


@pytest.mark.parametrize("make", KEI_MAKERS)
def test_makers_of_keis_have_a_latest(make):
    found = brands.latest(make, 2029)
    assert found.units == 0 if make in ("Suzuki", "Daihatsu") else found.units > 90_000 and "2025" in found.how


@given(make=st.sampled_from(brands.brands()), year=st.integers(1950, 2040))
def test_any_year_is_told_or_unknown(make, year):
    found = brands.sold(make, year)
    assert found is None or (found.units >= 0 and found.source and (found.how or found.confidence != "estimate" or found.note or make == "Tesla"))
    last = brands.latest(make, year)
    assert last is None or not last.how.startswith("the figure of") or int(last.how.split()[3].rstrip(",")) <= year


def test_no_numpy_is_imported():
    import subprocess
    import sys

    code = "import sys, keiway.market.brands as b; b.sold('Honda', 2025); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
