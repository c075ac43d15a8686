"""What does it cost: from the price in Japan to the driveway, line by line; to own; or new from its maker. Every line can be put otherwise."""

from __future__ import annotations

from keiway.web.page import Asked, Page, Shown
from keiway.web.pages.cost import asking, bill, phrases


def show(asked: Asked) -> Shown:
    from keiway.cli.cost.answers import whole

    if any(key.startswith(asking.LINE) for key, _ in asked.given):
        return Shown(title="Cost", data=None, to=asking.href(asking.boxes_as_set(asked).given))
    named = asked.one("vehicle") is not None
    given = asked if named else asking.example(asked)
    question, notes = asking.read(given)
    if instead := _instead(question):
        given = Asked(given.path, (*given.given, instead))
        question, notes = asking.read(given)
    found = asking.answered(question)
    inputs = asking.link(given, question.asked.case.as_of.isoformat())
    view = {
        "found": found, "given": given, "inputs": inputs, "example": not named, "notes": [phrases.here(note) for note in notes] if named else (), "case": question.asked.case,
        "tabs": _tabs(inputs, question), "unpriced": bool(question.built_here and not _priced(question)), "hidden": _hidden(given, question), "command": _command(inputs), "rooms": _rooms(inputs), **_part(question, found, given, inputs),
        **_words(),
    }  # fmt: skip
    return Shown(title=_title(found), data=whole(found), view=view, header=bill.HEADER, rows=bill.table(found), link=inputs)


def _part(question, found, given: Asked, inputs) -> dict:
    """What the asked part shows, and nothing of the others: pictures take most of the time."""
    if question.built_here:
        from keiway.web.pages.cost import making

        return making.view(found.built_here, found.owned, given, inputs)
    if found.owned:
        from keiway.web.pages.cost import owning

        return owning.view(found.owned, given, inputs)
    from keiway.web.pages.cost import importing

    return importing.view(question, found.landed, given, inputs)


def _instead(question) -> tuple[str, str] | None:
    """What is answered where the sum at the door can not be: owning where there is nothing to import, a new one where no price is known."""
    if question.built_here or question.owning is not None:
        return None
    if _nothing_to_import(question):
        return ("own", "5y")
    return None if question.asked.price or _priced(question) else ("built_here", "yes")


def _priced(question) -> bool:
    """Is a range of prices known for its kind and age?"""
    from keiway.cost.landed.price import age_at, hammer
    from keiway.errors import UsageError

    case = question.asked.case
    try:
        hammer(case.vehicle, age_at(case.entry_day, case.built.first))
    except UsageError:
        return False
    return True


def _nothing_to_import(question) -> bool:
    case = question.asked.case
    return case.vehicle.us_certified or case.made_in == "US"


def _tabs(inputs, question):
    """The three questions, each as a link that keeps what it can."""
    years = f"{question.asked.years} years"
    imported, priced = not _nothing_to_import(question), bool(question.asked.price) or _priced(question)
    found = [("At your door", asking.bought(inputs), question.landed and question.owning is None)] if imported and priced else []
    if priced or not imported:
        found.append((f"Owned for {years}", asking.owned(inputs), question.owning is not None and not question.built_here))
    if imported:
        found.append(("New, from its maker", asking.built_here(inputs), question.built_here))
    return [(label, asking.href(kept), here) for label, kept, here in found]


#: Inputs that have a field of their own in each part; all others go along unseen.
FIELDS = {
    "importing": ("vehicle", "price", "price_jpy", "price_usd", "fx", "to", "arrive", "price_at", "method", "port", "built", "state", "features"),
    "owning": ("vehicle", "own", "miles", "against", "insurance_usd_year", "rival_insurance_usd_year", "winter_share", "tyres", "to", "state", "built", "finance_pct"),
    "making": ("vehicle", "volume", "programme_years", "assembly", "arrive", "fx"),
}  # fmt: skip


#: The room whose lines have boxes in each part.
BOXES = {"importing": "cost.landed.", "owning": "cost.owned.", "making": "cost.built_here."}


def _hidden(given: Asked, question):
    part = "making" if question.built_here else "owning" if question.owning is not None else "importing"
    lines = asking.set_of(given, BOXES[part])
    return [(key, value) for key, value in given.given if key not in FIELDS[part] and (key, value) not in lines]


def _title(found) -> str:
    first = found.owned if found.owned and not found.built_here else found.landed or found.built_here
    return first.sentence.partition("; ")[0].partition(". ")[0].rstrip(".")


def _command(inputs) -> str:
    from keiway.cli.mistakes.mend import quoted
    from keiway.web.mistakes import arguments

    return " ".join(["keiway", *(quoted(word) for word in arguments(PAGE, Asked({}, inputs)))])


def _rooms(inputs):
    from keiway.web.rooms import ways

    return [way for room, way in ways(asking.without(inputs, *PAGE.alone)).items() if room != "cost"]


def _words() -> dict:
    from keiway.cost.landed.words import about, band, usd

    return {"usd": usd, "about": about, "band": band, "short": asking.short, "said": phrases.here}


PAGE = Page(
    path="/cost", show=show, label="Cost", place=60, inputs=asking.INPUTS, several=asking.SEVERAL, alone=("set",), begins=asking.LINE, units=(("price", " JPY"),), csv=True,
    command="cost", room="cost", door="What does it come to, at your door and after?",
    examples=(
        "/cost", "/cost?vehicle=1999+Suzuki+Every&to=98101&price_jpy=720000&arrive=2026-12-10&set=broker%3D0&as_of=2026-11-24",
        "/cost?vehicle=1996+Honda+Beat&to=80202&own=5y&as_of=2026-11-24", "/cost?vehicle=Honda+N-Box+JF5&built_here=yes&as_of=2026-11-24",
    ),
)  # fmt: skip
