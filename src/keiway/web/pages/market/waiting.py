"""The page before Run is pressed: the form, what pressing it does, and what small cars really sold. Nothing is forecast."""

from __future__ import annotations

from keiway.errors import UsageError
from keiway.web.figure import figure
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.market import asking, form, tables

HEADER = ("name", "year_on_sale", "year", "units", "plan_a_year", "confidence", "sources")
INSTALL = "pip install 'keiway[market]'"


def shown(given: Asked, page: Page, lacking: bool) -> Shown:
    """`lacking`: the package a forecast needs is not installed; then that is told where Run was pressed."""
    from keiway.market.history import everyone
    from keiway.market.pictures.past import drawn, picture

    asking.refused(given)
    cars = everyone()
    view = {
        "found": None, "lacking": lacking, "install": INSTALL, "charts": {"sold": figure(picture(cars), "chart-sold")}, "sold": tables.sold(cars), "drawn": tables.sold(tuple(drawn(cars))), "form": form.form(given),
        "named": given.one("vehicle"), "command": asking.command(page, _example(given)),
    }  # fmt: skip
    data = {"schema": "market-sold/1", "says": "Nothing is forecast until run=yes is given. What small cars really sold:", "comparables": cars}
    refused = lacking and page.is_pressed(given.given)  # the page says so beside the rest; its twins have no place for that
    return Shown(title="Market", data=_missing if refused else data, view=view, header=HEADER, rows=_none() if refused else rows(cars), link=given.given)


def _example(given: Asked) -> tuple[tuple[str, str], ...]:
    return given.given if given.one("vehicle") else (*asking.EXAMPLE, *given.given)


def _missing():
    raise UsageError(f"a forecast needs a package that is not installed: {asking.NEEDED}.", try_=INSTALL)


def _none():
    """Rows that are refused when they are read."""
    yield _missing()


def rows(cars):
    """Each car, year by year."""
    return [(one.name, point.n, point.year, point.units, one.plan, one.confidence, one.sources) for one in cars for point in one.points]
