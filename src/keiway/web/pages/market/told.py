"""The page once Run was pressed: the forecast, and all that stands around it."""

from __future__ import annotations

from typing import Any

from keiway.market.record import MarketAnswer
from keiway.web.figure import Figure, figure
from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.market import asking, form, tables, words


def shown(given: Asked, page: Page) -> Shown:
    from keiway.cli.market.shown import shown as printed
    from keiway.market.answer.words import beyond

    asked, notes = asking.read(given)
    found = asking.answered(asked)
    link = asking.permalink(given, asked)
    view = {
        "found": found, "notes": notes, "lead": words.halves(found.sentence), "conditions": words.conditions(found), "cards": words.cards(found), "charts": figures(found),
        "beyond": beyond(len(found.outside)), "effects": tables.effects(found), "business": business(found), "sold": tables.sold(found.comparables),
        "form": form.form(given), "command": asking.command(page, link), "rooms": rooms(link, page), "words": words, "lacking": False,
    }  # fmt: skip
    return Shown(title=title(found), data=printed(found, []), view=view, header=tables.HEADER, rows=tables.rows(found), link=link)


def title(found: MarketAnswer) -> str:
    if found.far:
        return f"The model does not hold: {found.title} new at {words.dollars(found.price_usd)}"
    return f"About {words.vehicles(found.steady.mid)} a year: {found.title} new at {words.dollars(found.price_usd)}" if found.steady.mid is not None else f"Market: {found.title}"


def figures(found: MarketAnswer) -> dict[str, Figure]:
    """The pictures of what the answer holds."""
    from keiway.market.pictures import picture
    from keiway.market.pictures.used import picture as used

    flows = {"used": figure(used(found.used), "chart-used")} if found.used and len(found.used.flows) > 1 else {}
    holds = {"fan": found.years, "prices": len(found.prices) > 1, "instead": found.instead}
    return {what: figure(picture(what, found), f"chart-{what}") for what, there in holds.items() if there} | flows


def business(found: MarketAnswer) -> dict[str, Any]:
    """Tables of who earns; empty where the answer says nothing of it."""
    if found.business is None:
        return {}
    routes, rows = tables.ways(found.business)
    titles, prices = tables.by_price(found.business)
    return {"routes": routes, "rows": rows, "titles": titles, "prices": prices, "others": [route for route in found.business.routes if route not in routes]}


def rooms(link: tuple[tuple[str, str], ...], page: Page) -> list:
    """Other pages about the same vehicle."""
    from keiway.web.rooms import ways

    mine = tuple((key, value) for key, value in link if key not in page.alone)
    return [way for room, way in ways(mine).items() if room != page.room]
